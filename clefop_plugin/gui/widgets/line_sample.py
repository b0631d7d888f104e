"""How a line of the map looks, on a scrap of the map's ground: readable in both themes."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.cartography import palettes
from clefop_plugin.gui.widgets import palette as colour_table

#: Pixels of one millimetre of line in a sample, for a text of 16 pixels.
SCALE = 3.0


def paint_line(
    painter: QPainter, area: QRectF, colour: str, width: float, dash: Sequence[float], unit: float, dark: bool
) -> None:
    """Draw a line (millimetres, ``unit`` pixels each) across ``area``; in a dark theme, on the ground of the map."""
    if dark:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palettes.LAND))
        painter.drawRoundedRect(area, 2, 2)
        area = area.adjusted(2, 0, -2, 0)
    thick = max(1.0, width * unit)
    pen = QPen(QColor(colour), thick)
    if dash:
        dots = dash[0] < width
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if dots else Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([max(0.01, length * unit / thick) for length in dash])
    else:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))


class LineSample(QWidget):
    """The line of one zoning; decorative, its meaning is in the words beside it."""

    def __init__(self, colour: str, width: float, dash: Sequence[float] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._width, self._dash = colour, width, tuple(dash)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """About an em wide."""
        line = self.fontMetrics().height()
        return QSize(round(line * 1.2), round(line * 0.8))

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = SCALE * self.fontMetrics().height() / 16
        dark = colour_table.colours(self.palette()).dark
        paint_line(painter, QRectF(self.rect()), self._colour, self._width, self._dash, unit, dark)
