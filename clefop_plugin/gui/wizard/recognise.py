"""Recognise files before anything is written: which fields, how many rows match, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer

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

NAMES = ("nom", "libgeo", "nom_com", "nom_commune", "libelle", "name", "nom_officiel", "lib", "libcom")
POPULATIONS = ("population", "pmun", "pop", "pop_mun", "population_municipale")
SAMPLE = 300
ENOUGH = 0.9


def open_layer(source: Any) -> QgsVectorLayer:
    """The layer of a path, or the layer itself. Raises InputError when QGIS cannot read it as polygons."""
    layer = source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(str(source), Path(source).stem, "ogr")
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
    layer = open_layer(source)
    fields = [field.name() for field in layer.fields()]
    code = code_field or _code_field(layer, fields)
    if not code:
        shown = ", ".join(tr("“{name}”", name=name) for name in fields[:8]) or "–"
        raise InputError(
            tr(
                "No commune code in this file. The fields read are {fields}. A code has five characters, for example "
                "44109 or 2A004. Export the layer with this field, or choose another file.",
                fields=shown,
            )
        )
    return CommuneLayer(
        source=source,
        name=layer.name() if isinstance(source, QgsVectorLayer) else Path(source).name,
        crs=layer.crs().authid(),
        fields=fields,
        code_field=code,
        name_field=_named(fields, NAMES) or code,
        population_field=_named(fields, POPULATIONS),
        codes=_values(layer, code, -1),
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
    from clefop_plugin.sources.geography import read_membership

    progress.update(0.1, tr("Reading {file}", file=path.name))
    labels = labels or labels_beside(path)
    found = read_membership(path, labels_path=labels, communes=codes)
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


def is_labels(path: Path) -> bool:
    """Whether a table holds the names of zones (INSEE: NIVGEO, CODGEO, LIBGEO), not the zones of communes."""
    from clefop_plugin.sources.tables import read_table

    return read_table(path).find("NIVGEO") is not None


def labels_beside(path: Path) -> Path | None:
    """The table of zone names that comes with a membership table of the same year, in the same folder."""
    from clefop_plugin.sources.detect import year_of_name

    year = year_of_name(path.stem)
    for other in sorted(path.parent.glob("libelles*.csv")):
        if year is None or year_of_name(other.stem) == year:
            return other
    return None


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


def _code_field(layer: QgsVectorLayer, fields: list[str]) -> str:
    from clefop_plugin.core.codes import is_commune, repair_commune

    best, best_share = "", 0.0
    for field in fields:
        values = _values(layer, field, SAMPLE)
        filled = [value for value in values if value]
        if not filled or len(set(filled)) < 0.5 * len(filled):
            continue
        share = sum(is_commune(repair_commune(value)) for value in filled) / len(values)
        if share > best_share:
            best, best_share = field, share
    return best if best_share >= ENOUGH else ""


def _values(layer: QgsVectorLayer, field: str, most: int) -> list[str]:
    from clefop_plugin.cartography.features import as_text
    from clefop_plugin.core.codes import repair_commune

    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    request.setSubsetOfAttributes([field], layer.fields())
    if most > 0:
        request.setLimit(most)
    index = layer.fields().indexOf(field)
    return [repair_commune(as_text(feature.attributes()[index])) for feature in layer.getFeatures(request)]


def _named(fields: list[str], names: tuple[str, ...]) -> str:
    folded = {field.lower(): field for field in fields}
    return next((folded[name] for name in names if name in folded), "")
