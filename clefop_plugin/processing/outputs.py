"""Results of the algorithms: rows into sinks, reports into the log and HTML files, styles on the loaded layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    import pandas as pd

    from clefop_plugin.processing.base import ClefopAlgorithm
    from clefop_plugin.sources.report import Report

TEXT = QMetaType.Type.QString
REAL = QMetaType.Type.Double
WHOLE = QMetaType.Type.Int
YES_NO = QMetaType.Type.Bool

_CONVERT: Mapping[Any, Callable[[Any], Any]] = {TEXT: str, REAL: float, WHOLE: int, YES_NO: bool}


def fields_of(columns: Mapping[str, Any]) -> QgsFields:
    """Fields of an output, from column names and their QMetaType."""
    fields = QgsFields()
    for name, kind in columns.items():
        fields.append(QgsField(name, kind))
    return fields


def write_rows(
    sink: QgsFeatureSink | None,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    feedback: QgsProcessingFeedback,
    destination: str,
) -> str:
    """Write the rows of a frame, with the geometry of its column ``geom`` when it has one; returns ``destination``.

    Raises InputError when the sink or a row cannot be written (full disk, file open elsewhere).
    """
    from clefop_plugin.cartography.new_features import made_feature

    if sink is None:
        raise InputError(tr("The results cannot be written there. Choose another file."))
    fields = fields_of(columns)
    values = list(zip(*(_values(frame[name], kind) for name, kind in columns.items()), strict=True))
    shapes = _wkb(frame) if "geom" in frame else [None] * len(frame)
    for row, wkb in zip(values, shapes, strict=True):
        if feedback.isCanceled():
            break
        if not sink.addFeature(made_feature(fields, row, wkb), QgsFeatureSink.Flag.FastInsert):
            raise InputError(
                tr("The result cannot be written: {reason}. Choose another file.", reason=sink.lastError() or "–")
            )
    sink.flushBuffer()
    return destination


def _values(series: pd.Series[Any], kind: Any) -> list[Any]:
    convert = _CONVERT[kind]
    missing = series.isna().tolist()
    return [None if absent else convert(value) for value, absent in zip(series.tolist(), missing, strict=True)]


def _wkb(frame: pd.DataFrame) -> list[bytes | None]:
    import numpy as np
    import shapely

    shapes = np.asarray(frame["geom"], dtype=object)
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    return [None if nothing else bytes(wkb) for wkb, nothing in zip(shapely.to_wkb(shapes), empty, strict=True)]


def add_report_outputs(algorithm: ClefopAlgorithm, label: str = "") -> None:
    """Declare the outputs of every import: the counts, and the report as an HTML file when wanted."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", label or tr("Import report"), tr("HTML files (*.html)"), optional=True, createByDefault=False
        )
    )
    algorithm.addOutput(QgsProcessingOutputNumber("ROWS_READ", tr("Rows read")))
    algorithm.addOutput(QgsProcessingOutputNumber("ROWS_KEPT", tr("Rows kept")))
    algorithm.addOutput(QgsProcessingOutputNumber("ROWS_SKIPPED", tr("Rows left out")))


def give_report(report: Report, path: Path | None, feedback: QgsProcessingFeedback, title: str = "") -> dict[str, Any]:
    """Write a report into the log, and as HTML when ``path`` is given; return the outputs of the import."""
    for line in report.as_text().splitlines():
        feedback.pushInfo(line)
    results: dict[str, Any] = {
        "ROWS_READ": report.rows_read,
        "ROWS_KEPT": report.rows_kept,
        "ROWS_SKIPPED": report.skipped,
    }
    if path is not None:
        write_page(path, title or tr("Import report: {file}", file=report.source), report.as_html())
        results["REPORT"] = str(path)
    return results


def write_page(path: Path, title: str, body: str) -> None:
    """Write an HTML page around a fragment. Raises InputError when the file cannot be written."""
    from clefop_plugin.services.report_page import report_page

    write_text(path, report_page(title, body))


def write_text(path: Path, text: str) -> None:
    """Write a text file. Raises InputError when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            tr("The file {file} cannot be written. Close it if it is open, or choose another.", file=str(path))
        ) from error


class StyleAfterLoad(QgsProcessingLayerPostProcessorInterface):
    """Styles one output layer once QGIS has loaded it, on the main thread."""

    #: Processing keeps no reference to a post-processor, so each stays here until it has served.
    waiting: list[StyleAfterLoad] = []  # noqa: RUF012 - one list for the class, on purpose

    def __init__(self, style: Callable[[QgsMapLayer], None]) -> None:
        super().__init__()
        self._style = style
        StyleAfterLoad.waiting.append(self)

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer."""
        self._style(layer)
        if self in StyleAfterLoad.waiting:
            StyleAfterLoad.waiting.remove(self)


def style_when_loaded(
    context: QgsProcessingContext, destination: str, name: str, style: Callable[[QgsMapLayer], None]
) -> None:
    """Name and style an output layer, when the user asked to load it."""
    if not context.willLoadLayerOnCompletion(destination):
        return
    details = context.layerToLoadOnCompletionDetails(destination)
    details.name = name
    details.forceName = True
    details.setPostProcessor(StyleAfterLoad(style))
