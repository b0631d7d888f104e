"""How the questions of the generation are laid out: one width of labels, the same gaps, in every section."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel

#: Width of the labels, in lines of text: the longest French one fits.
LABEL_LINES = 8.1
GAP = 6


def question_layout() -> QFormLayout:
    """A form whose fields start on one line in every section, and pass under their label when there is no room."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setHorizontalSpacing(GAP)
    form.setVerticalSpacing(GAP)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def label_of(text: str) -> QLabel:
    """The label of a question."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(round(label.fontMetrics().height() * LABEL_LINES))
    label.setMaximumWidth(label.minimumWidth())
    return label
