"""Layers given to be imported, from a file or from the project, read by QGIS as documents.

A layer of the project is read on the main thread only; a file may be read by a task.

Attributes become text, geometries shapely shapes in the CRS of the workspace. A file is read even when it has no
geometry: its attributes are then a table like any other.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)

from clefop_plugin.cartography.features import Readable, as_text, read_features, readable, reading_notes, snapshot
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.fingerprints import file_hash
from clefop_plugin.sources.formats import Document
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zone_layers import NOTES
from clefop_plugin.workspace.geopackage import Crs

SUFFIXES = frozenset({".geojson", ".gpkg", ".shp", ".kml", ".kmz", ".gml", ".fgb", ".tab", ".mif", ".topojson"})
#: Files that belong to a Shapefile: all of them make its contents.
_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_GEOJSON = (b'"FeatureCollection"', b'"Feature"', b'"Topology"')
_WORKSPACE_TABLES = frozenset({"communes", "zonings", "memberships", "scenarios"})
_ONE_LAYER = (".geojson", ".json", ".geojson.gz")
_PEEKED = 65_536
#: What GDAL's first driver for KML calls itself: it knows a name and a description, no other field.
_BARE_KML = "KML"
_ORDER = ("polygons", "mixed", "points", "lines", "table")


@dataclass(frozen=True)
class Sublayer:
    """One layer of a file: name, kind (polygons, points, lines, mixed or unknown, table), features (-1: unknown)."""

    name: str
    kind: str
    features: int
    uri: str


@dataclass(frozen=True)
class Given:
    """A layer of the project as it was on the main thread, for :func:`read_given_layer` in a task."""

    name: str
    source: Readable


def given(layer: QgsVectorLayer) -> Given:
    """Take a layer of the project (main thread). Raises InputError when it cannot be read."""
    if not layer.isValid():
        raise InputError(
            tr("The layer {name} can no longer be read: repair its source, then try again.", name=layer.name())
        )
    return Given(layer.name(), snapshot(layer))


def is_layer_file(path: Path) -> bool:
    """Whether a file is one that QGIS reads as layers: by its suffix, or its first bytes for JSON, or inside a ZIP."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES or path.name.lower().endswith(".geojson.gz"):
        return True
    if suffix == ".json":
        return _is_geojson(path)
    return suffix == ".zip" and _holds_layers(path)


def layers_of(path: Path) -> tuple[Sublayer, ...]:
    """The layers of a file, polygons first, the largest first. Raises InputError when QGIS can read none.

    A workspace of the plugin is refused: it is opened, not imported.
    """
    if not path.is_file():
        raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=path))
    if path.name.lower().endswith(_ONE_LAYER):  # listing the layers would read the file one more time
        return (Sublayer(path.name.split(".")[0], "mixed", -1, _readable(path)),)
    details = QgsProviderRegistry.instance().querySublayers(_readable(path), Qgis.SublayerQueryFlag.CountFeatures)
    found = [_sublayer(detail) for detail in details if detail.type() == Qgis.LayerType.Vector]
    if not found:
        raise InputError(_unreadable(path))
    if {sublayer.name for sublayer in found} >= _WORKSPACE_TABLES:
        raise InputError(tr("{file} is a workspace of this plugin: open it instead of importing it.", file=path.name))
    return tuple(sorted(found, key=lambda sublayer: (_ORDER.index(sublayer.kind), -sublayer.features, sublayer.name)))


def read_given_layer(
    source: Path | QgsVectorLayer | QgsFeatureSource | Given,
    crs: Crs | str | QgsCoordinateReferenceSystem,
    progress: Progress | None = None,
    layer: str = "",
) -> Document:
    """A file, or a layer of the project, as a document; ``layer`` names the one to read ("": see :func:`layers_of`).

    Rows without a geometry are kept, with None as shape. Raises InputError when the source cannot be read, is empty or
    has no coordinate system; Cancelled when the user stops.
    """
    progress = progress or Progress()
    if isinstance(source, Path):
        return _read_file(source, crs, progress, layer)
    if isinstance(source, QgsVectorLayer):
        source = given(source)
    elif not isinstance(source, Given):
        source = Given(source.sourceName(), readable(source))
    return _document(Path(source.name.replace("/", "-") or "layer"), source.source, crs, progress, "", "")


def attributes_of(layer: QgsVectorLayer, most: int = -1, fields: Sequence[str] = ()) -> Table:
    """The attributes of a layer as a table: the first ``most`` rows (-1: all), and only ``fields`` when they are given.

    For recognition: nothing is hashed and no shape is read.
    """
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    names = list(fields) or [field.name() for field in layer.fields()]
    request.setSubsetOfAttributes(names, layer.fields())
    if most >= 0:
        request.setLimit(most)
    positions = [layer.fields().indexOf(name) for name in names]
    rows = []
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        rows.append([as_text(values[position]) for position in positions])
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    return Table(Path(layer.name() or "layer"), frame, "", "", 1, 1, "", "", tuple(range(1, len(frame) + 1)))


def _read_file(path: Path, crs: Crs | str | QgsCoordinateReferenceSystem, progress: Progress, wanted: str) -> Document:
    offered = layers_of(path)
    chosen = next((sublayer for sublayer in offered if wanted in ("", sublayer.name)), None)
    if chosen is None:
        raise InputError(
            tr(
                "{file} has no layer “{layer}”. Its layers are: {layers}.",
                file=path.name,
                layer=wanted,
                layers=", ".join(sublayer.name for sublayer in offered),
            )
        )
    opened = QgsVectorLayer(chosen.uri, path.stem, "ogr")
    if not opened.isValid():
        raise InputError(_unreadable(path))
    if opened.dataProvider().storageType() == _BARE_KML and _has_fields(path):
        raise InputError(
            tr(
                "This QGIS reads the shapes of {file} without its fields: its GDAL has no LIBKML driver. Save the file "
                "as GeoPackage or GeoJSON with another QGIS, and import that.",
                file=path.name,
            )
        )
    return _document(path, readable(opened), crs, progress, chosen.name if len(offered) > 1 else "", _digest(path))


def _document(
    path: Path,
    layer: Readable,
    crs: Crs | str | QgsCoordinateReferenceSystem,
    progress: Progress,
    member: str,
    digest: str,
) -> Document:
    frame = read_features(layer, crs, path.name, progress)
    if frame.empty:
        raise InputError(tr("The layer {name} is empty.", name=path.name))
    shapes: npt.NDArray[np.object_] = frame["geom"].to_numpy(dtype=object)
    attributes = frame.drop(columns="geom")
    frame.attrs["without_geometry"] = []  # they are kept here: the reader of the document counts them
    attributes.attrs = {NOTES: tuple(reading_notes(frame))}
    lines = tuple(range(1, len(frame) + 1))
    known = digest or _content_digest(attributes, shapes)
    table = Table(path, attributes, "", "", 1, 1, "", known, lines, member=member)
    spatial = not bool(shapely.is_missing(shapes).all())

    def stream() -> AbstractContextManager[BinaryIO]:
        return path.open("rb") if path.is_file() else io.BytesIO()

    return Document(path, stream, table, geometry=shapes if spatial else None)


def _sublayer(detail: QgsProviderSublayerDetails) -> Sublayer:
    kinds = {
        Qgis.GeometryType.Polygon: "polygons",
        Qgis.GeometryType.Point: "points",
        Qgis.GeometryType.Line: "lines",
        Qgis.GeometryType.Null: "table",
    }
    kind = kinds.get(QgsWkbTypes.geometryType(detail.wkbType()), "mixed")
    return Sublayer(detail.name(), kind, int(detail.featureCount()), detail.uri())


def _unreadable(path: Path) -> str:
    return tr(
        "QGIS cannot read {file}: it is damaged, locked by another program, or not a layer. Close the program that "
        "uses it, or choose a GeoPackage, Shapefile, GeoJSON or KML.",
        file=path.name,
    )


def _has_fields(path: Path) -> bool:
    """Whether a KML file holds other attributes than a name and a description."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return content.find(b"<ExtendedData") >= 0


def _readable(path: Path) -> str:
    """The address by which QGIS reads a file that may be compressed."""
    if path.suffix.lower() == ".gz":
        return f"/vsigzip/{path}"
    return f"/vsizip/{path}" if path.suffix.lower() == ".zip" else str(path)


def _is_geojson(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_PEEKED)
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=path.name, error=error)) from error
    return any(mark in start for mark in _GEOJSON)


def _holds_layers(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(Path(name).suffix.lower() in SUFFIXES for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


def _digest(path: Path) -> str:
    if path.suffix.lower() != ".shp":
        return file_hash(path)
    return file_hash(*(part for part in (path.with_suffix(suffix) for suffix in _SHAPEFILE) if part.is_file()))


def _content_digest(attributes: pd.DataFrame, shapes: npt.NDArray[np.object_]) -> str:
    """The fingerprint of a layer of the project, which may be edited or filtered: of what was read."""
    digest = hashlib.sha256()
    digest.update("\x1f".join(map(str, attributes.columns)).encode())
    for row in attributes.itertuples(index=False, name=None):
        digest.update(("\x1e" + "\x1f".join(row)).encode("utf-8", "replace"))
    for shape in shapely.to_wkb(shapes):
        digest.update(shape or b"\x00")
    return digest.hexdigest()
