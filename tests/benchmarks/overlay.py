"""Measures the overlay against chained ``native:union`` and ``geopandas.overlay``, on the same polygons.

    python tests/benchmarks/overlay.py [--france] [--minutes 10] [--threads 1]

By default eight commune zonings of Pays de la Loire, and three that cut communes. ``--france`` measures the eight
zonings over mainland France: the peers then need a long time, and are stopped after ``--minutes``; a stopped peer
counts as slower than its time so far. geopandas is measured when it is installed. Times are those of the processor
(``process_time``), which other work on the machine changes less, and of the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _france import EIGHT, data_folder, france_workspace, region_workspace, start_qgis

#: Zonings of the region given as polygons, drawn otherwise than the communes: they cut some.
POLYGONS = (
    "contrats_ville_pdl_2018.geojson",
    "contrats_ruralite_petr_pdl_2019.geojson",
    "territoires_industrie_pdl.geojson",
)
#: Runs of which the quickest counts, where one lasts less than a second.
RUNS = 5
#: Two perimeters are the same within this share of the largest area.
SAME_AREA = 1e-6


class Stopped(Exception):
    """A peer reached the time it was given."""


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Result, seconds of the processor, seconds of the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    result = work()
    return result, time.process_time() - cpu, time.perf_counter() - clock


def ours(path: Path, ids: tuple[str, ...]) -> pd.DataFrame:
    """The combinations, from the workspace on disk."""
    from clefop_plugin.services.overlay import overlay_zonings
    from clefop_plugin.workspace.store import Workspace

    return overlay_zonings(Workspace.open(path), ids).polygons


def zone_layers(path: Path, ids: tuple[str, ...]) -> list[Any]:
    """The zones of each zoning in memory, with one field named after the zoning."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from clefop_plugin.workspace.store import Workspace

    workspace, layers = Workspace.open(path), []
    for zoning in ids:
        zones = workspace.read("zones", zoning, by="zoning_id")
        layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:2154&field={zoning}:string", zoning, "memory")
        features = []
        for code, shape in zip(zones["code"], zones["geom"], strict=True):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([code])
            geometry = QgsGeometry()
            geometry.fromWkb(shape.wkb)
            feature.setGeometry(geometry)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layers.append(layer)
    return layers


def chained_union(layers: list[Any], seconds: float, quiet: bool = False) -> Any:
    """``native:union`` of the first two layers, then of the result and the next…; Stopped after ``seconds``."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    limit = time.perf_counter() + seconds

    class Feedback(QgsProcessingFeedback):
        def isCanceled(self) -> bool:
            return time.perf_counter() > limit

    feedback, result = QgsProcessingFeedback(False), layers[0]
    for position, layer in enumerate(layers[1:], 2):
        parameters = {"INPUT": result, "OVERLAY": layer, "OUTPUT": "memory:"}
        context = QgsProcessingContext()
        result = processing.run("native:union", parameters, context=context, feedback=feedback)["OUTPUT"]
        if not quiet:
            print(f"    native:union, {position} layers: {result.featureCount()} pieces", flush=True)
        if time.perf_counter() > limit and position < len(layers):
            raise Stopped(position)
    return result


def areas_of_layer(layer: Any, ids: tuple[str, ...]) -> pd.Series:
    """Area, km², of each combination in the result of the unions."""
    rows = []
    for feature in layer.getFeatures():
        codes = tuple(str(feature[zoning]) if feature[zoning] else "" for zoning in ids)
        rows.append((codes, feature.geometry().area() / 1e6))
    frame = pd.DataFrame(rows, columns=["key", "area"])
    return frame.groupby("key")["area"].sum()


def areas_of_frame(frame: pd.DataFrame, ids: tuple[str, ...]) -> pd.Series:
    """Area, km², of each combination of ours; where no zoning has a zone, the unions have nothing."""
    keys = list(zip(*(frame[f"{zoning}_code"] for zoning in ids), strict=True))
    found = pd.Series(frame["area_km2"].to_numpy(), index=pd.Index(keys, tupleize_cols=False))
    return found[[any(key) for key in found.index]]


def difference(first: pd.Series, second: pd.Series) -> float:
    """Largest difference of area between two results, as a share of the largest combination."""
    a, b = first.align(second, fill_value=0.0)
    return float(np.abs(a - b).max() / max(a.max(), b.max()))


def chained_geopandas(path: Path, ids: tuple[str, ...], seconds: float) -> Any:
    """``geopandas.overlay(how="union")`` of the zones, one after the other; Stopped after ``seconds``."""
    import geopandas

    from clefop_plugin.workspace.store import Workspace

    workspace, limit, result = Workspace.open(path), time.perf_counter() + seconds, None
    for position, zoning in enumerate(ids, 1):
        zones = workspace.read("zones", zoning, by="zoning_id")
        layer = geopandas.GeoDataFrame({zoning: zones["code"]}, geometry=list(zones["geom"]))
        result = layer if result is None else geopandas.overlay(result, layer, how="union", keep_geom_type=True)
        print(f"    geopandas.overlay, {position} layers: {len(result)} pieces", flush=True)
        if time.perf_counter() > limit and position < len(ids):
            raise Stopped(position)
    return result


def line(name: str, cpu: float, clock: float, against: float, note: str = "") -> None:
    """One row of the table."""
    print(f"{name:44} {cpu:9.2f} s {clock:9.2f} s {cpu / against:9.1f} × {note}", flush=True)


def eight_zonings(path: Path, seconds: float) -> None:
    """The eight zonings made of communes: ours, then the peers."""
    import clefop_plugin.services.overlay  # noqa: F401  (loaded before the measure, as the peers are)

    frame, cpu, clock = timed(lambda: ours(path, EIGHT))
    print(f"Eight commune zonings, {path.stem}: {len(frame)} combinations, {frame['area_km2'].sum():.3f} km²")
    print(f"{'':44} {'processor':>11} {'clock':>11} {'of ours':>10}")
    line("overlay, from the workspace", cpu, clock, cpu)
    mine = areas_of_frame(frame, EIGHT)
    layers = zone_layers(path, EIGHT)
    begin, begin_clock = time.process_time(), time.perf_counter()
    try:
        result = chained_union(layers, seconds)
        spent = time.process_time() - begin
        gap = difference(mine, areas_of_layer(result, EIGHT))
        same = "same areas" if gap < SAME_AREA else "AREAS DIFFER"
        line("native:union, chained", spent, time.perf_counter() - begin_clock, cpu, f"{same} ({gap:.1e})")
    except Stopped as stop:
        spent = time.process_time() - begin
        line(
            "native:union, chained", spent, time.perf_counter() - begin_clock, cpu, f"or more: stopped at layer {stop}"
        )
    try:
        import geopandas  # noqa: F401
    except ImportError:
        print("geopandas is not installed: not measured.")
        return
    begin, begin_clock = time.process_time(), time.perf_counter()
    try:
        found = chained_geopandas(path, EIGHT, seconds)
        spent = time.process_time() - begin
        codes = found[list(EIGHT)].fillna("")
        keys = list(codes.itertuples(index=False, name=None))
        areas = pd.Series(found.geometry.area.to_numpy() / 1e6, index=pd.Index(keys, tupleize_cols=False))
        gap = difference(mine, areas.groupby(level=0).sum())
        same = "same areas" if gap < SAME_AREA else "AREAS DIFFER"
        line("geopandas.overlay, chained", spent, time.perf_counter() - begin_clock, cpu, f"{same} ({gap:.1e})")
    except Stopped as stop:
        spent = time.process_time() - begin
        line("geopandas.overlay, chained", spent, time.perf_counter() - begin_clock, cpu, f"or more: stopped at {stop}")


def file_layers(path: Path, ids: tuple[str, ...]) -> list[Any]:
    """The zones of each zoning as QGIS reads them in the workspace."""
    from qgis.core import QgsVectorLayer

    return [QgsVectorLayer(f"{path}|layername=zones|subset=zoning_id = '{zoning}'", zoning, "ogr") for zoning in ids]


def one_that_cuts(path: Path, name: str) -> None:
    """A zoning of communes and one of polygons that cut them: ours and ``native:union`` of the two, from the file."""
    from clefop_plugin.cartography.features import workspace_crs
    from clefop_plugin.cartography.given_layers import read_given_layer
    from clefop_plugin.core.progress import Progress
    from clefop_plugin.services.importing.choices import Choices
    from clefop_plugin.services.importing.preparing import import_given
    from clefop_plugin.workspace.store import Workspace

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "w.gpkg"
        copy.write_bytes(path.read_bytes())
        workspace = Workspace.open(copy)
        read = read_given_layer(data_folder() / name, workspace_crs(workspace), Progress())
        found = import_given(workspace, read, Choices(format="zone_polygons"))
        ids = ("epci", found.ids[0])
        own = [timed(lambda: ours(copy, ids)) for _ in range(RUNS)]
        peer = [timed(lambda: chained_union(file_layers(copy, ids), 600, quiet=True)) for _ in range(RUNS)]
        frame, cpu, clock = min(own, key=lambda run: run[1])
        result, spent, spent_clock = min(peer, key=lambda run: run[1])
        print(f"EPCI and {name}: {len(frame)} combinations, best of {RUNS} runs")
        line("overlay, from the workspace", cpu, clock, cpu)
        line("native:union, from the workspace", spent, spent_clock, cpu, f"{result.featureCount()} pieces")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--france", action="store_true", help="the eight zonings over mainland France")
    parser.add_argument("--minutes", type=float, default=10.0, help="time given to each peer")
    options = parser.parse_args()
    data_folder()
    start_qgis()
    if options.france:
        eight_zonings(france_workspace(), 60 * options.minutes)
    else:
        eight_zonings(region_workspace(), 60 * options.minutes)
        for name in POLYGONS:
            one_that_cuts(region_workspace(), name)
    sys.stdout.flush()
    os._exit(0)  # leaving QGIS in order can crash in the teardown of its providers


if __name__ == "__main__":
    main()
