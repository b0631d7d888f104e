"""Small drawings of a partition: territories in their colours, one of them chosen; or the blocks before it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.frame import Box, main_box

Rings = list[list[tuple[float, float]]]


class MiniMap(QWidget):
    """Territories in their colours; ``picked`` gives the position of the one that was clicked."""

    picked = pyqtSignal(int)

    def __init__(self, lines: float = 11, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: list[tuple[Rings, int]] = []
        self._drawn: list[list[QPolygonF]] = []
        self._size = QSize()
        self._chosen = -1
        self._side = round(self.fontMetrics().height() * lines)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_shapes(self, shapes: list[tuple[Rings, int]], name: str = "") -> None:
        """``shapes``: the outer rings of each territory (metres) and its colour index."""
        self._shapes, self._size, self._chosen = shapes, QSize(), -1
        self.setAccessibleName(name or tr("Map of {count} territories", count=len(shapes)))
        self.update()

    def choose(self, position: int) -> None:
        """Outline one territory; -1 for none."""
        self._chosen = position
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Half of it, where there is no room."""
        return QSize(self._side // 2, self._side // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which territory is under the pointer."""
        point = QPointF(event.pos())
        for i, polygons in enumerate(self._drawn):
            if any(p.containsPoint(point, Qt.FillRule.OddEvenFill) for p in polygons):
                self.picked.emit(i)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the territories, the chosen one last."""
        if self._size != self.size():
            self._drawn, self._size = fit([rings for rings, _ in self._shapes], QRectF(self.rect())), self.size()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour_table.INK), 0.7))
        for polygons, (_, colour) in zip(self._drawn, self._shapes, strict=True):
            painter.setBrush(colour_table.territory_fill(colour))
            for polygon in polygons:
                painter.drawPolygon(polygon)
        if 0 <= self._chosen < len(self._drawn):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in (
                QPen(QColor("white"), 4.5),
                QPen(QColor(colour_table.INK), 2.2),
            ):
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                for polygon in self._drawn[self._chosen]:
                    painter.drawPolygon(polygon)


def fit(shapes: Sequence[Rings], area: QRectF) -> list[list[QPolygonF]]:
    """Rings in metres as polygons, north up; the main ones fill ``area``."""
    boxes = [_box(rings) for rings in shapes if any(rings)]
    if not boxes:
        return [[] for _ in shapes]
    west, south, east, north = main_box(boxes)
    wide, high = max(east - west, 1e-9), max(north - south, 1e-9)
    scale = min((area.width() - 8) / wide, (area.height() - 8) / high)
    dx = area.left() + (area.width() - scale * wide) / 2
    dy = area.top() + (area.height() - scale * high) / 2
    return [
        [QPolygonF([QPointF(dx + scale * (x - west), dy + scale * (north - y)) for x, y in ring]) for ring in rings]
        for rings in shapes
    ]


def _box(rings: Rings) -> Box:
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)
