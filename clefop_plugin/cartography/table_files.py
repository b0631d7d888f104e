"""Tables of territories as the layers of one GeoPackage: the territories with their outlines, the others without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.drafts import drafted

if TYPE_CHECKING:
    from clefop_plugin.core.progress import Progress
    from clefop_plugin.services.territory_tables.model import DataTable, Field

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
    try:
        with drafted(path, ".gpkg") as draft:
            for rank, table in enumerate(tables):
                progress.update(rank / len(tables), table.title)
                _write(table, outline_of if table.name == WITH_OUTLINES else None, crs, draft, first=rank == 0)
    except OSError as error:
        raise InputError(
            tr(
                "{name} cannot be written: {error}. Is it open in a spreadsheet?",
                name=path.name,
                error=error.strerror or error,
            )
        ) from error
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
    fields = _fields(table.fields)
    kind = Qgis.WkbType.MultiPolygon if outline_of is not None else Qgis.WkbType.NoGeometry
    writer = QgsVectorFileWriter.create(
        str(draft), fields, kind, crs if outline_of is not None else QgsCoordinateReferenceSystem(),
        QgsCoordinateTransformContext(), options,
    )  # fmt: skip
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise _refusal(writer.errorMessage())
    for values in _rows(table):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        if outline_of is not None:
            feature.setGeometry(_multipolygon(outline_of(str(values[0]))))
        if not writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise _refusal(writer.errorMessage())
    if not writer.flushBuffer():
        raise _refusal(writer.errorMessage())
    del writer


def _refusal(reason: str) -> InputError:
    return InputError(tr("The result cannot be written: {reason}. Choose another file.", reason=reason or "–"))


#: Types of the columns of a layer, by what they hold.
_TYPES = {
    "text": QMetaType.Type.QString,
    "whole": QMetaType.Type.LongLong,
    "measure": QMetaType.Type.Double,
    "share": QMetaType.Type.Double,
    "day": QMetaType.Type.QDate,
    "year": QMetaType.Type.Int,
}


def _fields(columns: Sequence[Field]) -> QgsFields:
    fields = QgsFields()
    for column in columns:
        fields.append(QgsField(column.name, _TYPES[column.kind]))
    return fields


def _rows(table: DataTable) -> list[tuple[Any, ...]]:
    columns = []
    for field in table.fields:
        series = table.frame[field.name]
        missing = series.isna().tolist()
        plain = [None if no else _plain(value, field) for value, no in zip(series.tolist(), missing, strict=True)]
        columns.append(plain)
    return list(zip(*columns, strict=True))


def _plain(value: Any, field: Field) -> Any:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if field.kind == "day":
        return QDate(value.year, value.month, value.day)
    if field.kind in ("whole", "year"):
        return round(value)
    return float(value) if isinstance(value, int | float) else str(value)


def _multipolygon(shape: Any) -> QgsGeometry:
    geometry = QgsGeometry()
    if shape is None:
        return geometry
    geometry.fromWkb(shape.wkb)
    geometry.convertToMultiType()
    return geometry
