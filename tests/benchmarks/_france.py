"""Workspaces of mainland France and of one region that the benchmarks share.

Made once from the real data files (a minute), kept in ``build/benchmarks``.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import time
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "build" / "benchmarks"
COMMUNES = "communes_france_2018.geojson.gz"
MEMBERSHIPS = "appartenance_communes_2018_france.csv"
#: Eight zonings made of whole communes, all over France.
EIGHT = ("dep", "epci", "arr", "cv", "ze2010", "uu2010", "au2010", "bv2012")


#: What QGIS and Python must not collect.
_KEPT: list[object] = []


def data_folder() -> Path:
    """Folder of the real data files; leaves with a sentence when they are not there."""
    folder = Path(os.environ.get("CLEFOP_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / COMMUNES).exists():
        sys.exit(f"The real data files are not in {folder}: nothing to measure.")
    return folder


def start_qgis() -> None:
    """QGIS without a screen, with the native algorithms and those of the plugin."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.append("/usr/share/qgis/python/plugins")
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from processing.core.Processing import Processing

    from clefop_plugin.processing.provider import ClefopProvider

    Processing.initialize()
    provider = ClefopProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    _KEPT.extend([application, provider])


def france_workspace() -> Path:
    """The workspace of mainland France: 35,228 communes and eight zonings."""
    return _workspace("france", "", COMMUNES)


def region_workspace() -> Path:
    """The workspace of Pays de la Loire: 1,272 communes and eight zonings."""
    return _workspace("pays_de_la_loire", "52", "communes_pdl_2018.geojson")


def _workspace(name: str, region: str, source: str) -> Path:
    path = FOLDER / f"{name}.gpkg"
    if path.exists():
        return path
    from qgis.core import QgsCoordinateReferenceSystem

    from clefop_plugin.cartography.features import crs_of, read_polygons
    from clefop_plugin.services.create import Study, create_workspace
    from clefop_plugin.services.imports import import_zonings

    data, begin = data_folder(), time.perf_counter()
    FOLDER.mkdir(parents=True, exist_ok=True)
    plain = FOLDER / f"{name}.geojson"
    opened = gzip.open if source.endswith(".gz") else open
    with opened(data / source, "rb") as origin, plain.open("wb") as target:
        shutil.copyfileobj(origin, target)
    frame = read_polygons(plain, "EPSG:2154").rename(columns={"nom": "name"})
    frame = frame[~frame["code"].str.startswith("97")].reset_index(drop=True)
    draft = FOLDER / f"{name}_draft.gpkg"
    crs = crs_of(QgsCoordinateReferenceSystem("EPSG:2154"))
    people = data / "population_communes_france_cog2018_2021_2024.csv"
    study = Study(name, "2018", region=region)
    workspace = create_workspace(draft, frame, crs, study, population=people).workspace
    import_zonings(workspace, data / MEMBERSHIPS)
    draft.replace(path)
    plain.unlink()
    print(f"Workspace {name} made in {time.perf_counter() - begin:.0f} s: {path}")
    return path


def many_zonings(memberships: pd.DataFrame, count: int) -> dict[str, pd.Series]:
    """``count`` zonings of the communes: the real ones, then others made by joining their zones by twos and threes."""
    real = {
        str(zoning): rows.set_index("commune_code")["zone_code"] for zoning, rows in memberships.groupby("zoning_id")
    }
    found = dict(real)
    step = 2
    while len(found) < count:
        for name, zones in real.items():
            if len(found) < count:
                groups = pd.Categorical(zones).codes // step
                found[f"{name}_{step}"] = pd.Series(groups, index=zones.index).astype(str)
        step += 1
    return found
