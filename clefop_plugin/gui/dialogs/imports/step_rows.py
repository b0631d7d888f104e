"""One step of the reading: what it is, its value with a control to correct it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QEvent, QPointF, QRegularExpression, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpinBox, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import Choice, leave_wheel
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap

#: Widths of the label and of the field, in lines of text.
LABEL_LINES, FIELD_LINES = 7.4, 12.0
#: Letters of a reason that are shown; the tool tip has the whole.
MOST_LETTERS = 110


class Found(Choice):
    """A list whose first item is what was found in the file; the others correct it.

    ``corrected`` carries the key, empty for what was found.
    """

    corrected = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._showing = False
        self.currentIndexChanged.connect(lambda _i: self._told())

    def show_choices(self, found: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show what was found and what else may be chosen. Says nothing."""
        first = found if found and not chosen else tr("As found")
        others = [(key, label) for key, label in choices if key == chosen or label != first]
        self._showing = True
        self.offer([("", first), *others], chosen)
        self._showing = False
        self.setToolTip(plain_tip(self.currentText()))

    def _told(self) -> None:
        if not self._showing:
            self.corrected.emit(str(self.key() or ""))


class Line(QSpinBox):
    """The line of the column names; 0 is the one that was found. ``corrected`` carries it as text."""

    corrected = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, 999)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        leave_wheel(self)
        self.valueChanged.connect(lambda value: self.corrected.emit(str(value or "")))

    def show_line(self, found: str, chosen: int) -> None:
        """Show the line found and the one chosen (0: none). Says nothing."""
        self.blockSignals(True)
        self.setSpecialValueText(found if found and not chosen else tr("As found"))
        self.setValue(chosen)
        self.blockSignals(False)


class Word(QLineEdit):
    """A short text (year, period); the placeholder says what was found. ``corrected`` once it is whole or empty."""

    corrected = pyqtSignal(str)

    def __init__(self, name: str, pattern: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        if pattern:
            self.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self))
        self.textEdited.connect(lambda _text: self._told())

    def show_word(self, found: str, chosen: str) -> None:
        """Show what was found and what was chosen. Says nothing."""
        self.setPlaceholderText(found or tr("As found"))
        if self.text() != chosen and not self.hasFocus():
            self.setText(chosen)

    def _told(self) -> None:
        if self.hasAcceptableInput() or not self.text():
            self.corrected.emit(self.text().strip())


class Companion(QgsFileWidget):
    """A file that goes with the one imported. ``corrected`` carries its path, empty for none."""

    corrected = pyqtSignal(str)

    def __init__(self, name: str, kinds: str) -> None:
        super().__init__()
        self.setFilter(kinds)
        self.setDialogTitle(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setPlaceholderText(tr("none"))
        self.fileChanged.connect(self._told)

    def show_path(self, path: Path | None) -> None:
        """Show the file. Says nothing."""
        self.blockSignals(True)
        self.setFilePath("" if path is None else str(path))
        self.blockSignals(False)

    def _told(self, path: str) -> None:
        if not path or Path(path).is_file():
            self.corrected.emit(path)


class StepRow(QWidget):
    """Label, field and reason on one line, a hairline below."""

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        self.field, self._corrected = field, False
        line = self.fontMetrics().height()
        self.label, self.why = QLabel(label), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self.label)
        self.label.setBuddy(field)
        self.label.setFixedWidth(round(line * LABEL_LINES))
        field.setFixedWidth(round(line * FIELD_LINES))
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self.why)
        self.why.setFont(colour_table.scaled(self.font(), 0.9))
        self.why.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, round(line * 0.2), 0, round(line * 0.2))
        row.setSpacing(round(line * 0.6))
        row.addWidget(self.label)
        row.addWidget(field)
        row.addWidget(self.why, 1)

    def explain(self, why: str, corrected: bool) -> None:
        """Say why this value: what the file shows, or that the user chose it."""
        text = tr("chosen by you") if corrected else why
        self.why.setText(_shortened(text[:1].upper() + text[1:]))
        self.why.setToolTip(plain_tip(text))
        self.field.setAccessibleDescription(text)
        self._corrected = corrected
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the reason again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        colours = colour_table.colours(self.palette())
        palette = self.why.palette()
        palette.setColor(self.why.foregroundRole(), colours.accent if self._corrected else colours.secondary)
        self.why.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        painter.setPen(QPen(colour_table.colours(self.palette()).hairline, 1.0))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))


def _shortened(text: str) -> str:
    """A reason that holds in three or four lines: whole items of a list, then “…”."""
    if len(text) <= MOST_LETTERS:
        return text
    cut = text[:MOST_LETTERS]
    return (cut.rpartition(",")[0].rstrip() + ", …") if "," in cut else cut.rpartition(" ")[0] + "…"
