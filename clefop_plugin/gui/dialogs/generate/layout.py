"""How the questions of the generation are laid out: one width of labels, the same gaps, in every section."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.wrapped import wrap

GAP = 6


def question_layout() -> QFormLayout:
    """A form whose fields start on one line in every section."""
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
    wrap(label)
    # One width for all: that of a long label and the padding of some themes; longer ones wrap.
    metrics = label.fontMetrics()
    label.setFixedWidth(metrics.horizontalAdvance(tr("Number of territories")) + round(metrics.height() * 0.7))
    return label
