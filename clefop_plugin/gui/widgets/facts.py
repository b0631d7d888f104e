"""A framed table of what was recognised: a label, what was found (or a field to change it), and a mark."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import frame
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap


class Mark(QWidget):
    """A small tick (good) or triangle (to look at)."""

    def __init__(self, good: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._good = good
        side = round(self.fontMetrics().height() * 1.1)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.success if self._good else colours.alert
        icons.paint(painter, "check" if self._good else "warning", colour, QRectF(self.rect()))


class Facts(QWidget):
    """Rows with hairlines between them, in one frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        line = self.fontMetrics().height()
        self._grid.setContentsMargins(round(line * 0.6), 1, round(line * 0.6), 1)
        self._grid.setHorizontalSpacing(round(line * 0.8))
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def clear(self) -> None:
        """Remove every row; widgets that were given are released, not destroyed."""
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None and widget.property("clefop_own"):
                widget.deleteLater()
            elif widget is not None:
                widget.setParent(None)
        self._rows = 0

    def add(self, label: str, value: str | QWidget, good: bool | None = None, hint: str = "") -> None:
        """Add a row; ``good`` None shows no mark; ``hint`` is the tool tip that explains the label."""
        name = self._own(QLabel(label))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(plain_tip(hint))
        name.setMinimumHeight(round(self.fontMetrics().height() * 1.9))
        shown: QWidget
        if isinstance(value, str):
            shown = self._own(QLabel(value))
            wrap(shown)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setToolTip(plain_tip(hint))
        else:
            shown = value
            shown.setAccessibleName(label)
            name.setBuddy(shown)
        self._grid.addWidget(name, self._rows, 0)
        self._grid.addWidget(shown, self._rows, 1)
        if good is not None:
            self._grid.addWidget(self._own(Mark(good)), self._rows, 2)
        self._rows += 1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the hairlines."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        frame(painter, self.rect(), colours)
        for row in range(1, self._rows):
            y = self._grid.itemAtPosition(row, 0).geometry().top() - 1
            painter.drawLine(1, y, self.width() - 2, y)

    def _own(self, widget: QWidget) -> QWidget:
        widget.setProperty("clefop_own", True)
        return widget
