"""Tables of territories as the layers of one GeoPackage: the territories with their outlines, the others without."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    import pandas as pd

    from clefop_plugin.core.progress import Progress
    from clefop_plugin.services.territory_tables import DataTable

#: The table whose rows are territories, and the column of their codes.
WITH_OUTLINES, CODE = "territoires", "code_territoire"


def save_geopackage(
    tables: Sequence[DataTable],
    outline_of: Callable[[str], Any],
    crs: QgsCoordinateReferenceSystem,
    path: Path,
    progress: Progress,
) -> Path:
    """Write every table as a layer of ``path``; ``outline_of`` gives the shapely outline of a territory's code.

    A file that existed is replaced once the new one is whole. Raises InputError when it cannot be written.
    """
    draft = path.with_name(f".{path.stem}.{os.getpid()}.gpkg")
    try:
        for rank, table in enumerate(tables):
            progress.update(rank / len(tables), table.title)
            _write(table, outline_of if table.name == WITH_OUTLINES else None, crs, draft, first=rank == 0)
        draft.replace(path)
    except OSError as error:
        raise InputError(
            tr("{name} cannot be written: {error}. Is it open in a spreadsheet?", name=path.name, error=error)
        ) from error
    finally:
        if draft.exists():
            draft.unlink()
    return path


def _write(
    table: DataTable,
    outline_of: Callable[[str], Any] | None,
    crs: QgsCoordinateReferenceSystem,
    draft: Path,
    first: bool,
) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", table.name
    action = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = action.CreateOrOverwriteFile if first else action.CreateOrOverwriteLayer
    fields = _fields(table.frame)
    kind = Qgis.WkbType.MultiPolygon if outline_of is not None else Qgis.WkbType.NoGeometry
    writer = QgsVectorFileWriter.create(
        str(draft), fields, kind, crs if outline_of is not None else QgsCoordinateReferenceSystem(),
        QgsCoordinateTransformContext(), options,
    )  # fmt: skip
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise InputError(
            tr("The result cannot be written: {reason}. Choose another file.", reason=writer.errorMessage() or "–")
        )
    for values in _rows(table.frame):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        if outline_of is not None:
            feature.setGeometry(_multipolygon(outline_of(str(values[0]))))
        writer.addFeature(feature)
    del writer


def _fields(frame: pd.DataFrame) -> QgsFields:
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    fields = QgsFields()
    for name in frame.columns:
        number = is_numeric_dtype(frame[name]) and not is_bool_dtype(frame[name])
        fields.append(QgsField(str(name), QMetaType.Type.Double if number else QMetaType.Type.QString))
    return fields


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = []
    for name in frame.columns:
        missing = frame[name].isna().tolist()
        columns.append([None if no else _plain(value) for value, no in zip(frame[name].tolist(), missing, strict=True)])
    return list(zip(*columns, strict=True))


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return float(value) if isinstance(value, int | float) else str(value)


def _multipolygon(shape: Any) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shape.wkb)
    geometry.convertToMultiType()
    return geometry
