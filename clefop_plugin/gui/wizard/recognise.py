"""Recognise files before anything is written: which fields, how many rows match, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsVectorLayer

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.wizard.draft import (
    CommuneLayer,
    FoundZoning,
    IndicatorFile,
    PopulationFile,
    ZoningFile,
)

#: Features whose attributes are looked at to recognise the fields of a layer.
SAMPLE = 300


def open_layer(source: Any) -> QgsVectorLayer:
    """The layer of a path, or the layer itself. Raises InputError when QGIS cannot read it as polygons."""
    from clefop_plugin.cartography.given_layers import layers_of

    if isinstance(source, QgsVectorLayer):
        layer = source
    else:
        layer = QgsVectorLayer(layers_of(Path(source))[0].uri, Path(source).stem, "ogr")
    if not layer.isValid():
        name = Path(str(source)).name
        raise InputError(tr("QGIS cannot read {file}. Choose a GeoPackage, GeoJSON or Shapefile.", file=name))
    if layer.geometryType() != Qgis.GeometryType.Polygon:
        raise InputError(tr("{name} holds no polygons. Choose a layer of communes or zones.", name=layer.name()))
    return layer


def recognise_communes(source: Any, code_field: str = "") -> CommuneLayer:
    """Find the fields of a layer of communes; on the main thread when ``source`` is a layer of the project.

    Raises InputError when no field holds commune codes.
    """
    from clefop_plugin.cartography.given_layers import attributes_of
    from clefop_plugin.core.codes import repair_commune
    from clefop_plugin.sources.commune_layers import commune_fields, no_commune_code

    layer = open_layer(source)
    table = attributes_of(layer, SAMPLE)
    found = commune_fields(table, code_field)
    if found is None:
        raise InputError(no_commune_code(table))
    return CommuneLayer(
        source=source,
        name=layer.name() if isinstance(source, QgsVectorLayer) else Path(source).name,
        crs=layer.crs().authid(),
        fields=table.columns,
        code_field=found.code,
        name_field=found.name,
        population_field=found.population,
        codes=attributes_of(layer, fields=[found.code]).frame[found.code].map(repair_commune).tolist(),
    )


def recognise_population(path: Path, codes: set[str], vintage: str, progress: Progress) -> PopulationFile:
    """Read a table of population for these communes. Raises InputError when it is none."""
    from clefop_plugin.sources.populations import read_population

    progress.update(0.1, tr("Reading {file}", file=path.name))
    found = read_population(path, int(vintage) if vintage.isdigit() else None, codes)
    known = found.frame[found.frame["code"].isin(codes)]
    published = known["population"].dropna()
    if published.empty:
        raise InputError(
            tr("{file} has no population for these communes. Choose the table of your region.", file=path.name)
        )
    without = len(codes) - len(published)
    return PopulationFile(path, float(published.sum()), without, found.vintage or 0, found.report.as_html())


def recognise_zonings(path: Path, labels: Path | None, codes: set[str], progress: Progress) -> ZoningFile:
    """Read the zonings of a membership table for these communes. Raises InputError when it has none."""
    from clefop_plugin.sources.formats import Options
    from clefop_plugin.sources.registry import read_file
    from clefop_plugin.sources.zone_names import names_beside

    progress.update(0.1, tr("Reading {file}", file=path.name))
    labels = labels or names_beside(path)
    found = read_file(path, "zonings", Options(communes=frozenset(codes), labels=labels), progress)
    zonings = []
    for _, row in found.zonings.iterrows():
        members = found.memberships[found.memberships["zoning_id"] == row["id"]]
        zones = found.zones[found.zones["zoning_id"] == row["id"]]
        without = sorted(codes - set(members["commune_code"]))
        beyond = int((zones["communes_outside"].fillna(0) > 0).sum()) if "communes_outside" in zones else 0
        zonings.append(
            FoundZoning(
                id=str(row["id"]),
                label=str(row["label"]),
                column=str(row["id"]).upper(),
                zones=int(members["zone_code"].nunique()),
                without=len(without),
                remark=_remark(len(without), beyond),
            )
        )
    vintages = list(found.zonings["vintage"].dropna()) if "vintage" in found.zonings else []
    vintage = int(max(vintages)) if len(vintages) else 0
    return ZoningFile(path, labels, tuple(zonings), found.report.skipped, vintage, found.report.as_html())


def recognise_indicators(path: Path, codes: set[str], progress: Progress) -> IndicatorFile:
    """Read a table of indicators for these communes. Raises InputError when it has none."""
    from clefop_plugin.sources.indicators import read_indicators

    progress.update(0.1, tr("Reading {file}", file=path.name))
    found = read_indicators(path, communes=codes)
    shown = found.indicators[found.indicators["theme"] != ""]
    return IndicatorFile(
        path=path,
        labels=tuple(str(label) for label in shown["label"]),
        periods=tuple(sorted(set(found.values["period"]))),
        values=len(found.values),
        masked=int((found.values["status"] == "secret").sum()),
        report=found.report.as_html(),
    )


def _remark(without: int, beyond: int) -> str:
    parts = []
    if without:
        parts.append(
            tr("1 commune without zone") if without == 1 else tr("{count} communes without zone", count=number(without))
        )
    if beyond:
        parts.append(
            tr("1 zone goes beyond the region")
            if beyond == 1
            else tr("{count} zones go beyond the region", count=number(beyond))
        )
    return " · ".join(parts) or tr("complete")
