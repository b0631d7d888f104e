"""What the forms of a council have in common: they stay open until what they hold is written, and say why it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.states import PrimaryButton


class CouncilDialog(QDialog):
    """A form with Save and Cancel. ``save`` is given the value; :meth:`finish` or :meth:`refuse` answers."""

    def __init__(self, parent: QWidget | None, title: str, save: Callable[[Any], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("ClefopCouncilForm")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._save = save
        self.fields = QWidget()
        self.form = QFormLayout(self.fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.notice = Notice("alert")
        self.notice.hide()
        self.ok, self.cancel = PrimaryButton(tr("Save")), QPushButton(tr("Cancel"))
        self.ok.setDefault(True)
        self.ok.clicked.connect(lambda _checked=False: self.accept())
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        box = QVBoxLayout(self)
        box.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        box.addWidget(self.fields)
        box.addWidget(self.notice)
        box.addStretch(1)
        box.addLayout(foot)
        self.make()
        line = self.fontMetrics().height()
        self.resize(line * 28, self.sizeHint().height())

    def make(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the fields say."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why this cannot be saved, in one sentence; nothing when it can."""
        return ""

    def accept(self) -> None:
        """Ask for the writing; the form closes when it is done."""
        problem = self.problem()
        if problem:
            self.refuse(problem)
            return
        self.notice.hide()
        self._enable(False)
        self._save(self.value())

    def finish(self) -> None:
        """It is written."""
        super().accept()

    def refuse(self, sentence: str) -> None:
        """Say why it is not written; what was typed stays."""
        self._enable(True)
        self.notice.say("", sentence, "alert")
        self.notice.setFocus()

    def _enable(self, on: bool) -> None:
        self.fields.setEnabled(on)
        self.ok.setEnabled(on)


def listed(name: str, values: Iterable[str], chosen: str, none: str = "") -> Choice:
    """A choice among the words of a list; a word that is not in it, but is recorded, may be kept."""
    field = Choice(name)
    words = list(values)
    if chosen and chosen not in words:
        words.append(chosen)
    field.offer([("", none or "–"), *((word, word) for word in words)], chosen)
    return field


def suggested(name: str, values: Iterable[str], text: str) -> QComboBox:
    """A free text with suggestions."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(sorted({value for value in values if value}))
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setCurrentText(text)
    field.lineEdit().setCursorPosition(0)
    field.setAccessibleName(name)
    return field
