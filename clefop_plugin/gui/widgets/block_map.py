"""The blocks before any search: which fit the bounds, how they are linked, which are kept together, apart or pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.minimap import Rings, fit
from clefop_plugin.gui.widgets.paint import frame, line_height, text_left, width_of
from clefop_plugin.gui.widgets.plain import plain_tip

BELOW, WITHIN, ABOVE = 0, 1, 2


@dataclass(frozen=True)
class MappedBlock:
    """One block: its outline (metres), how it stands to the bounds, what its tool tip says."""

    code: str
    rings: Rings
    state: int
    tip: str


@dataclass(frozen=True)
class Marks:
    """Positions of blocks: ``links`` in pairs, groups kept ``together`` and ``apart``, ``pins`` with their seed."""

    links: tuple[tuple[int, int], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, ...], ...] = ()
    pins: tuple[tuple[int, str], ...] = ()


class BlockMap(QWidget):
    """``picked`` gives the code of a block that was clicked."""

    picked = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._blocks: tuple[MappedBlock, ...] = ()
        self._marks = Marks()
        self._drawn: list[list[QPolygonF]] = []
        self._centres: list[QPointF] = []
        self._size = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_blocks(self, blocks: tuple[MappedBlock, ...], marks: Marks) -> None:
        """Draw these blocks and marks."""
        if [b.code for b in blocks] != [b.code for b in self._blocks]:
            self._size = QSize()
        self._blocks, self._marks = blocks, marks
        above = sum(block.state == ABOVE for block in blocks)
        below = sum(block.state == BELOW for block in blocks)
        self.setAccessibleName(
            tr(
                "Map of {count} blocks, {below} below the minimum, {above} above the maximum, {links} links",
                count=number(len(blocks)),
                below=number(below),
                above=number(above),
                links=number(len(marks.links)),
            )
        )
        self.update()

    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self._blocks

    def sizeHint(self) -> QSize:
        """About eleven lines of text; it takes more where there is room."""
        return QSize(320, round(self.fontMetrics().height() * 11))

    def minimumSizeHint(self) -> QSize:
        """Nine lines still show something."""
        return QSize(200, round(self.fontMetrics().height() * 9))

    def event(self, event: QEvent) -> bool:
        """Say the name of the block under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(found.tip), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which block was clicked."""
        found = self._at(QPointF(event.pos()))
        if found is not None:
            self.picked.emit(found.code)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, blocks, marks and legend."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame(painter, self.rect(), colours, 2)
        if not self._blocks:
            return
        self._place()
        painter.setPen(QPen(colours.base, 1.0))
        for block, polygons in zip(self._blocks, self._drawn, strict=True):
            painter.setBrush(self._fill(block.state, colours))
            for polygon in polygons:
                painter.drawPolygon(polygon)
        painter.save()
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        self._draw_marks(painter, colours)
        painter.restore()
        self._legend(painter, colours)

    def _place(self) -> None:
        if self._size == self.size():
            return
        line = line_height(self.font())
        area = QRectF(self.rect()).adjusted(line * 0.3, line * 0.3, -line * 0.3, -line * 1.8)
        self._drawn = fit([block.rings for block in self._blocks], area)
        boxes = [_bounds(polygons) for polygons in self._drawn]
        self._centres = [box.center() for box in boxes]
        self._size = self.size()

    def _fill(self, state: int, colours: colour_table.Colours) -> QColor:
        if state == ABOVE:
            return colours.alert
        return colour_table.mix(colours.second, colours.base, 0.35 if state == WITHIN else 0.78)

    def _draw_marks(self, painter: QPainter, colours: colour_table.Colours) -> None:
        line = line_height(self.font())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pair in self._marks.links:
            self._join(painter, pair, QPen(colours.text, 1.4, Qt.PenStyle.DashLine))
        for group in self._marks.together:
            self._join(painter, group, QPen(colours.text, 2.4))
        for group in self._marks.apart:
            self._join(painter, group, QPen(colours.alert, 2.0, Qt.PenStyle.DotLine))
        for i in {i for group in (*self._marks.together, *self._marks.apart) for i in group}:
            painter.setPen(QPen(colours.base, 1.0))
            painter.setBrush(colours.text)
            painter.drawEllipse(self._centres[i], line * 0.2, line * 0.2)
        small = colour_table.scaled(self.font(), 0.85, semibold=True)
        for i, seed in self._marks.pins:
            width = width_of(small, seed) + line * 0.6
            box = QRectF(self._centres[i].x() - width / 2, self._centres[i].y() - line * 0.55, width, line * 1.1)
            painter.setPen(QPen(colours.text, 1.0))
            painter.setBrush(colours.base)
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(small)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, seed)

    def _join(self, painter: QPainter, group: Sequence[int], pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self._centres[i] for i in group]))

    def _legend(self, painter: QPainter, colours: colour_table.Colours) -> None:
        small = colour_table.scaled(self.font(), 0.9)
        line = line_height(small)
        x, y = line * 0.7, self.height() - line * 1.5
        labels = {
            BELOW: tr("below the minimum"),
            WITHIN: tr("between the bounds"),
            ABOVE: tr("above the maximum"),
        }
        present = {block.state for block in self._blocks}
        for state in (BELOW, WITHIN, ABOVE):
            if state in present:
                painter.fillRect(QRectF(x, y + line * 0.2, line * 0.7, line * 0.7), self._fill(state, colours))
                x = self._word(painter, small, colours, x + line, y, labels[state])
        if self._marks.links:
            painter.setPen(QPen(colours.text, 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, y + line * 0.55), QPointF(x + line * 1.4, y + line * 0.55))
            self._word(painter, small, colours, x + line * 1.7, y, tr("declared link"))

    def _word(
        self, painter: QPainter, font: QFont, colours: colour_table.Colours, x: float, y: float, text: str
    ) -> float:
        line = line_height(font)
        width = width_of(font, text)
        text_left(painter, font, colours.secondary, QRectF(x, y, width + 2, line), text)
        return x + width + line

    def _at(self, point: QPointF) -> MappedBlock | None:
        for block, polygons in zip(self._blocks, self._drawn, strict=False):
            if any(polygon.containsPoint(point, Qt.FillRule.OddEvenFill) for polygon in polygons):
                return block
        return None


def _bounds(polygons: Sequence[QPolygonF]) -> QRectF:
    """Box of the largest part."""
    boxes = [polygon.boundingRect() for polygon in polygons]
    return max(boxes, key=lambda box: box.width() * box.height(), default=QRectF())
