"""Layers of QGIS into plain tables, and coordinate systems between QGIS and the workspace. Main thread only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from clefop_plugin.core.codes import parse_places
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.pieces import PopulationLayer
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

Floats = npt.NDArray[np.float64]
Source: TypeAlias = str | Path | QgsFeatureSource | QgsVectorLayer


@dataclass(frozen=True)
class Readable:
    """What features are read from: a layer, a source of Processing, or a layer of the project as it was on the main
    thread (``rows``: its features, for a request)."""

    fields: QgsFields
    kind: Qgis.WkbType
    crs: QgsCoordinateReferenceSystem
    count: int
    rows: Callable[[QgsFeatureRequest], QgsFeatureIterator]


#: The longitudes and latitudes that official directories publish.
GEOGRAPHIC = "EPSG:4326"
STEP = 500


def crs_of(reference: QgsCoordinateReferenceSystem) -> Crs:
    """The workspace's description of a QGIS coordinate system. Raises InputError when it is not in metres."""
    if not reference.isValid():
        raise InputError(tr("This coordinate system is unknown. Choose a projected one, for example EPSG:2154."))
    if reference.isGeographic() or reference.mapUnits() != Qgis.DistanceUnit.Meters:
        raise InputError(
            tr(
                "{crs} is not in metres. Choose a projected coordinate system, for example EPSG:2154 (Lambert-93).",
                crs=reference.authid() or reference.description(),
            )
        )
    return Crs(reference.authid(), reference.toWkt(Qgis.CrsWktVariant.PreferredGdal))


def workspace_crs(workspace: Workspace) -> QgsCoordinateReferenceSystem:
    """The QGIS coordinate system of a workspace."""
    return reference_of(workspace.crs)


def reference_of(crs: Crs | str | QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """A QGIS coordinate system from any of the three ways the plugin names one."""
    if isinstance(crs, QgsCoordinateReferenceSystem):
        return crs
    if isinstance(crs, str):
        return QgsCoordinateReferenceSystem(crs)
    known = QgsCoordinateReferenceSystem(crs.authority)
    return known if known.isValid() else QgsCoordinateReferenceSystem.fromWkt(crs.wkt)


def to_workspace(authority: str | QgsCoordinateReferenceSystem) -> Callable[[Floats, Floats], tuple[Floats, Floats]]:
    """A function that takes longitudes and latitudes (n,), degrees, into the workspace CRS.

    Positions that cannot be projected (absent, outside the world) come back as NaN.
    """
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(GEOGRAPHIC), reference_of(authority), transform_context()
    )

    def project(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
        lon, lat = np.asarray(longitude, dtype=np.float64), np.asarray(latitude, dtype=np.float64)
        x, y = np.full(lon.shape, np.nan), np.full(lat.shape, np.nan)
        usable = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
        for position in np.flatnonzero(usable):
            try:
                point = transform.transform(QgsPointXY(float(lon[position]), float(lat[position])))
            except QgsCsException:
                continue
            if np.isfinite(point.x()) and np.isfinite(point.y()):
                x[position], y[position] = point.x(), point.y()
        return x, y

    return project


def transform_context() -> QgsCoordinateTransformContext:
    """The project's choice of datum operations."""
    project = QgsProject.instance()
    return project.transformContext() if project is not None else QgsCoordinateTransformContext()


def read_polygons(
    source: Source, target_crs: Crs | str | QgsCoordinateReferenceSystem, progress: Progress | None = None
) -> pd.DataFrame:
    """Features of a polygon layer: every attribute as text, and ``geom`` (shapely, target CRS).

    ``frame.attrs`` tells what happened: ``repaired`` and ``without_geometry`` are lists of feature ids,
    ``crs`` the authority of the layer, ``name`` its name. Raises InputError when the source cannot be read, has no
    polygon or no coordinate system; Cancelled when the user stops.
    """
    progress = progress or Progress()
    layer = _open(source)
    name = _name(layer, source)
    none = tr("{name} holds no polygons. Choose a layer of communes or zones.", name=name)
    if layer.wkbType() != Qgis.WkbType.Unknown and Qgis.GeometryType.Polygon != _geometry_type(layer):
        raise InputError(none)
    whole = read_features(readable(layer), target_crs, name, progress)
    frame = whole[~shapely.is_missing(whole["geom"].to_numpy(dtype=object))].reset_index(drop=True)
    if frame.empty:
        raise InputError(none)
    frame.attrs.update(whole.attrs)
    progress.update(1.0, tr("{count} polygons read", count=number(len(frame))))
    return frame


def readable(layer: QgsFeatureSource | QgsVectorLayer) -> Readable:
    """A layer or a source of Processing, to be read at once."""
    return Readable(layer.fields(), layer.wkbType(), layer.sourceCrs(), layer.featureCount(), layer.getFeatures)


def snapshot(layer: QgsVectorLayer) -> Readable:
    """A layer of the project (main thread), whose features a task may then read."""
    rows = QgsVectorLayerFeatureSource(layer).getFeatures
    return Readable(layer.fields(), layer.wkbType(), layer.sourceCrs(), layer.featureCount(), rows)


def read_features(
    layer: Readable,
    target_crs: Crs | str | QgsCoordinateReferenceSystem,
    name: str,
    progress: Progress,
) -> pd.DataFrame:
    """Every feature of a layer or table: its attributes as text, and ``geom`` (shapely, target CRS; None for none).

    ``frame.attrs`` as :func:`read_polygons`. Raises InputError when a spatial layer has no coordinate system.
    """
    spatial = layer.kind not in (Qgis.WkbType.NoGeometry, Qgis.WkbType.Unknown)
    spatial = spatial or layer.crs.isValid()
    transform = _transform(layer.crs, reference_of(target_crs), name) if spatial else None
    total = max(layer.count, 1)
    rows: list[list[str]] = []
    shapes: list[bytes | None] = []
    repaired: list[str] = []
    absent: list[str] = []
    for position, feature in enumerate(layer.rows(QgsFeatureRequest())):
        if position % STEP == 0:
            progress.update(0.9 * min(position / total, 1.0), tr("Reading {name}", name=name))
        rows.append([as_text(value) for value in feature.attributes()])
        if not spatial or not feature.hasGeometry() or feature.geometry().isEmpty():
            absent.append(str(feature.id()))
            shapes.append(None)
            continue
        geometry, changed = _prepared(feature.geometry(), transform, name, feature.id())
        if changed:
            repaired.append(str(feature.id()))
        shapes.append(bytes(geometry.asWkb()))
    frame = pd.DataFrame(rows, columns=_field_names(layer.fields), dtype=object)
    frame["geom"] = pd.Series(shapely.from_wkb(np.array(shapes, dtype=object)), dtype=object)
    lost = absent if spatial else []
    frame.attrs.update(repaired=repaired, without_geometry=lost, name=name, crs=layer.crs.authid())
    return frame


def reading_notes(frame: pd.DataFrame) -> list[str]:
    """Sentences on the features that were mended or had no geometry, from a frame of :func:`read_features`."""
    found = []
    repaired, absent = frame.attrs.get("repaired", []), frame.attrs.get("without_geometry", [])
    if repaired:
        found.append(
            tr("{count} polygons were invalid and were mended: {ids}.", count=len(repaired), ids=_some(repaired))
        )
    if absent:
        found.append(
            tr("{count} features have no geometry and were left out: {ids}.", count=len(absent), ids=_some(absent))
        )
    return found


def _some(ids: list[str], most: int = 10) -> str:
    return ", ".join(ids[:most]) + (", …" if len(ids) > most else "")


def read_rows(source: QgsFeatureSource) -> pd.DataFrame:
    """Every attribute of a layer or table as text, without geometry."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [[as_text(value) for value in feature.attributes()] for feature in source.getFeatures(request)]
    return pd.DataFrame(rows, columns=_field_names(source.fields()), dtype=object)


def read_residents(
    source: Source, field: str, target_crs: QgsCoordinateReferenceSystem, progress: Progress | None = None
) -> tuple[PopulationLayer, int]:
    """Points or polygons with their number of residents, and how many features have no usable place or number.

    Raises InputError when the layer has no such field, no coordinate system or no usable feature.
    """
    progress = progress or Progress()
    layer = _open(source)
    name = _name(layer, source)
    transform = _transform(layer.sourceCrs(), target_crs, name)
    position = layer.fields().lookupField(field)
    if position < 0:
        raise InputError(
            tr(
                "{file} has no field “{field}”. The fields read are {fields}.",
                file=name,
                field=field,
                fields=", ".join(_field_names(layer.fields())),
            )
        )
    shapes: list[bytes] = []
    residents: list[float] = []
    total, unread = max(layer.featureCount(), 1), 0
    for row, feature in enumerate(layer.getFeatures(QgsFeatureRequest())):
        if row % STEP == 0:
            progress.update(0.1 * min(row / total, 1.0), tr("Reading {name}", name=name))
        value = _residents(as_text(feature.attribute(position)))
        if np.isnan(value) or not feature.hasGeometry():
            unread += 1
            continue
        shape, _ = _prepared(feature.geometry(), transform, name, feature.id())
        shapes.append(bytes(shape.asWkb()))
        residents.append(value)
    if not shapes:
        raise InputError(tr("{name} holds no place with a number of residents. Choose another layer.", name=name))
    return PopulationLayer(shapely.from_wkb(np.array(shapes, dtype=object)), np.array(residents)), unread


def _residents(text: str) -> float:
    """A number of residents; NaN when the text is none."""
    try:
        return parse_places(text)
    except ValueError:
        return float("nan")


def as_text(value: object) -> str:
    """An attribute as text: empty when null, whole numbers without a decimal part, lists and objects as JSON."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, float):
        return "" if np.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if hasattr(value, "toString"):
        return str(value.toString("yyyy-MM-dd"))
    return str(value)


def from_shapely(geometry: shapely.Geometry) -> QgsGeometry:
    """A QGIS geometry from a shapely one."""
    result = QgsGeometry()
    result.fromWkb(shapely.to_wkb(geometry))
    return result


def _open(source: Source) -> QgsFeatureSource | QgsVectorLayer:
    if not isinstance(source, str | Path):
        return source
    text = str(source)
    path = Path(text.split("|", 1)[0])
    if not path.exists():
        raise InputError(tr("The file {file} does not exist.", file=str(path)))
    layer = QgsVectorLayer(text, path.stem, "ogr")
    if not layer.isValid():
        raise InputError(tr("QGIS cannot read {file}. Choose a GeoPackage, GeoJSON or Shapefile.", file=path.name))
    return layer


def _name(layer: QgsFeatureSource | QgsVectorLayer, source: Source) -> str:
    if isinstance(source, str | Path):
        return Path(str(source).split("|", 1)[0]).name
    return layer.name() if isinstance(layer, QgsVectorLayer) else layer.sourceName()


def _geometry_type(layer: QgsFeatureSource | QgsVectorLayer) -> Qgis.GeometryType:
    return QgsWkbTypes.geometryType(layer.wkbType())


def _field_names(fields: QgsFields) -> list[str]:
    return list(_unique(field.name() for field in fields))


def _unique(names: Iterator[str]) -> Iterator[str]:
    seen = {"geom"}
    for name in names:
        free = name
        while free in seen:
            free += "_"
        seen.add(free)
        yield free


def _transform(
    origin: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem, name: str
) -> QgsCoordinateTransform | None:
    if not origin.isValid():
        raise InputError(
            tr("{name} has no coordinate system. Set it in the properties of the layer, then try again.", name=name)
        )
    return None if origin == target else QgsCoordinateTransform(origin, target, transform_context())


def _prepared(
    geometry: QgsGeometry, transform: QgsCoordinateTransform | None, name: str, feature: int
) -> tuple[QgsGeometry, bool]:
    shape = QgsGeometry(geometry)
    shape.convertToStraightSegment()
    shape.get().dropZValue()
    shape.get().dropMValue()
    if transform is not None:
        try:
            shape.transform(transform)
        except QgsCsException as error:
            raise InputError(
                tr(
                    "The feature {feature} of {name} has coordinates outside the area of its coordinate system. "
                    "Check the coordinate system of the layer.",
                    feature=feature,
                    name=name,
                )
            ) from error
    if shape.isGeosValid():
        return shape, False
    mended = QgsGeometry(shape.makeValid())
    if shape.type() == Qgis.GeometryType.Polygon:
        mended.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    return mended, True
