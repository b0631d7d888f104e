"""Layers of the project and files that QGIS opens (GeoPackage, Shapefile, GeoJSON, KML), as documents to import."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from qgis.core import QgsCoordinateTransform, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from clefop_plugin.cartography.features import as_text, reference_of, transform_context
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr

#: Suffixes of the files that QGIS opens as layers.
SUFFIXES = (".gpkg", ".shp", ".geojson", ".kml", ".fgb")
STEP = 500


@dataclass(frozen=True)
class GivenLayer:
    """A layer to import: its name, and how to read it in the worker."""

    name: str
    key: str
    read: Callable[[Any, Progress], Any]


def is_layer_file(path: Path) -> bool:
    """Whether QGIS opens the file as a layer."""
    return path.suffix.lower() in SUFFIXES


def given_layer(layer: QgsVectorLayer) -> GivenLayer:
    """A layer of the project (main thread): its features are then read in the worker."""
    source, name = QgsVectorLayerFeatureSource(layer), layer.name()
    total, crs = layer.featureCount(), layer.crs()

    def read(target: Any, progress: Progress) -> Any:
        return _document(Path(name), source, crs, total, target, progress)

    return GivenLayer(name, layer.id(), read)


def given_file(path: Path) -> GivenLayer:
    """A file that QGIS opens, read in the worker."""

    def read(target: Any, progress: Progress) -> Any:
        layer = QgsVectorLayer(str(path), path.stem, "ogr")
        if not layer.isValid():
            raise InputError(tr("QGIS cannot read {file}. Choose a GeoPackage, GeoJSON or Shapefile.", file=path.name))
        return _document(path, layer, layer.crs(), layer.featureCount(), target, progress)

    return GivenLayer(path.name, str(path), read)


def _document(path: Path, source: Any, crs: Any, total: int, target: Any, progress: Progress) -> Any:
    """Attributes as text, shapes in the CRS of the workspace."""
    import numpy as np
    import pandas as pd
    import shapely

    from clefop_plugin.sources.formats import Document
    from clefop_plugin.sources.tables import Table

    transform = QgsCoordinateTransform(crs, reference_of(target), transform_context())
    digest = hashlib.sha256()
    rows: list[list[str]] = []
    shapes: list[bytes | None] = []
    for position, feature in enumerate(source.getFeatures(QgsFeatureRequest())):
        if position % STEP == 0:
            progress.update(min(0.95, position / max(total, 1)), tr("Reading {name}", name=path.name))
        geometry = feature.geometry()
        wkb = None
        if feature.hasGeometry() and not geometry.isEmpty():
            geometry.transform(transform)
            wkb = bytes(geometry.asWkb())
        row = [as_text(value) for value in feature.attributes()]
        digest.update("\x1f".join(row).encode("utf-8", "replace") + (wkb or b""))
        rows.append(row)
        shapes.append(wkb)
    if not rows:
        raise InputError(tr("{name} holds no row.", name=path.name))
    columns = [field.name() for field in source.fields()]
    table = Table(
        path=path,
        frame=pd.DataFrame(rows, columns=columns, dtype=object),
        encoding="",
        separator="",
        header_row=0,
        first_data_line=1,
        sheet="",
        sha256=digest.hexdigest(),
        lines=tuple(range(1, len(rows) + 1)),
    )
    geometry = shapely.from_wkb(np.array(shapes, dtype=object)) if any(shapes) else None

    def stream() -> AbstractContextManager[BinaryIO]:
        return path.open("rb") if path.is_file() else BytesIO()

    return Document(path, stream, table=table, geometry=geometry)
