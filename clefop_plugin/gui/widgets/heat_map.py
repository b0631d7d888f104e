"""Zonings against zonings: one cell a pair, its colour and its number; the mouse or the arrows choose a pair."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from clefop_plugin.core.text import NO_VALUE, number
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.matrix import Cell, Matrix
from clefop_plugin.gui.widgets.plain import plain_tip

#: Part of the width that the names of the rows may take, and what is left of it when the cells need the room.
NAMES, LEAST_NAMES = 0.4, 0.36


class HeatMap(QAbstractScrollArea):
    """A matrix that fits the width: names on the left stay in place, cells scroll when there are too many.

    ``chosen`` gives the row and the column of the pair that was clicked, or validated with Enter; ``fitted`` tells
    that cells have another size.
    """

    chosen = pyqtSignal(int, int)
    fitted = pyqtSignal()

    def __init__(self, words: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        """``words(row, column)`` says a cell in a sentence, for the tool tip and for screen readers."""
        super().__init__(parent)
        self._words = words
        self._matrix: Matrix | None = None
        self._current: Cell | None = None
        self._picked: Cell | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    def show_matrix(self, matrix: Matrix) -> None:
        """Draw these values; the pair that was chosen stays so when it is still there."""
        self._matrix = matrix
        if self._picked is not None and not matrix.has(self._picked):
            self._picked = None
        self._current = self._picked
        self._say()
        self._measure()

    def pick(self, row: int, column: int) -> None:
        """Mark a pair as chosen, without a signal; in a lower triangle its order does not matter."""
        self._picked = self._current = self._drawn((row, column))
        self._say()
        self.viewport().update()

    def picked(self) -> Cell | None:
        """Row and column of the chosen pair."""
        return self._picked

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is, in pixels of the viewport."""
        side, height = self._side(), self._height()
        left = self._names_width() + column * side - self.horizontalScrollBar().value()
        return QRectF(left, row * height, side, height)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(260, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        """The height is never cut."""
        return QSize(120, self._whole_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, then the names over them, then what is chosen."""
        matrix = self._matrix
        if matrix is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colour_table.colours(self.palette())
        painter.save()
        left = self._names_width()
        painter.setClipRect(QRectF(left - 1, 0, self.viewport().width() - left + 1, self._whole_height()))
        for row in range(len(matrix.names)):
            for column in range(len(matrix.names)):
                if row == column:
                    self._diagonal(painter, row, colours)
                elif matrix.has((row, column)):
                    self._cell(painter, row, column, colours)
            self._column_name(painter, row, colours)
        if matrix.outlined is not None:
            self._outline(painter, matrix.outlined, colours)
        for cell, wide in ((self._current if self.hasFocus() else None, 1.4), (self._picked, 2.6)):
            if cell is not None:
                self._frame(painter, cell, colours, wide)
        painter.restore()
        for row in range(len(matrix.names)):
            self._row_name(painter, row, colours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cells into the new width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the cell under the pointer in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._at(QPointF(event.pos()))
            text = "" if cell is None else self._words(*cell)
            QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the pair under the pointer."""
        cell = self._at(QPointF(event.pos()))
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a cell can be clicked."""
        hand = self._at(QPointF(event.pos())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from pair to pair, Home and End to the first and the last, Enter or Space chooses."""
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        cells = self._cells()
        if not cells:
            super().keyPressEvent(event)
        elif key in moves:
            self._go(self._beside(*moves[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(cells[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current is not None:
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Start from the chosen pair, or the first one."""
        cells = self._cells()
        if self._current is None and cells:
            self._current = cells[0]
        self._say()
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Hide the mark of the keyboard."""
        self.viewport().update()

    def _choose(self, cell: Cell) -> None:
        self._picked = self._current = cell
        self._say()
        self.viewport().update()
        self.chosen.emit(*cell)

    def _go(self, cell: Cell | None) -> None:
        if cell is None:
            return
        self._current = cell
        area = self.cell_rect(*cell)
        bar = self.horizontalScrollBar()
        if area.left() < self._names_width():
            bar.setValue(bar.value() - round(self._names_width() - area.left()))
        elif area.right() > self.viewport().width():
            bar.setValue(bar.value() + round(area.right() - self.viewport().width()))
        self._say()
        self.viewport().update()

    def _beside(self, down: int, right: int) -> Cell | None:
        """The next pair in a direction, over the diagonal if need be."""
        matrix, cell = self._matrix, self._current
        if matrix is None or cell is None:
            return self._cells()[0]
        row, column = cell[0] + down, cell[1] + right
        if row == column and not matrix.symmetric:
            row, column = row + down, column + right
        return (row, column) if matrix.has((row, column)) else None

    def _cells(self) -> list[Cell]:
        if self._matrix is None:
            return []
        n = range(len(self._matrix.names))
        return [(row, column) for row in n for column in n if self._matrix.has((row, column))]

    def _drawn(self, cell: Cell) -> Cell | None:
        if self._matrix is None:
            return None
        return next((c for c in (cell, cell[::-1]) if self._matrix.has(c)), None)

    def _at(self, point: QPointF) -> Cell | None:
        left = self._names_width()
        if self._matrix is None or point.x() < left:
            return None
        column = math.floor((point.x() - left + self.horizontalScrollBar().value()) / self._side())
        cell = (math.floor(point.y() / self._height()), column)
        return cell if self._matrix.has(cell) else None

    def _say(self) -> None:
        title = self._matrix.title if self._matrix is not None else ""
        words = self._words(*self._current) if self._current is not None else ""
        self.setAccessibleName(f"{title}. {words}" if words else title)

    def _measure(self) -> None:
        bar = self.horizontalScrollBar()
        n = len(self._matrix.names) if self._matrix is not None else 0
        hidden = self._names_width() + n * self._side() - self.viewport().width()
        bar.setRange(0, max(0, math.ceil(hidden - 0.5)))
        bar.setPageStep(max(1, self.viewport().width()))
        bar.setSingleStep(round(self._side()))
        self.setFixedHeight(self._whole_height())
        self.viewport().update()
        self.fitted.emit()

    def _font(self, bold: bool = False) -> QFont:
        return colour_table.scaled(self.font(), 0.92, semibold=bold)

    def _names_width(self) -> float:
        if self._matrix is None:
            return 0.0
        n, room = len(self._matrix.names), self.viewport().width()
        widest = max(paint.width_of(self._font(bold=True), self._numbered(i)) for i in range(n))
        usual = min(widest + paint.line_height(self._font()) * 0.6, room * NAMES)
        return max(min(usual, room - n * self._least_side() - 1), min(usual, room * LEAST_NAMES))

    def _numbered(self, position: int) -> str:
        return f"{position + 1} {self._matrix.names[position]}" if self._matrix is not None else ""

    def _least_side(self) -> float:
        """Room for two figures."""
        return paint.width_of(self._font(bold=True), "00") + 3

    def _side(self) -> float:
        """Width of a cell: what there is, between two figures and about four times the height of a line."""
        n = max(1, len(self._matrix.names) if self._matrix is not None else 1)
        room = (self.viewport().width() - self._names_width() - 1) / n
        return min(max(room, self._least_side()), paint.line_height(self._font()) * 4)

    def _height(self) -> float:
        line = paint.line_height(self._font())
        return max(line * 1.45, min(self._side(), line * 2))

    def _whole_height(self) -> int:
        n = len(self._matrix.names) if self._matrix is not None else 0
        bar = self.horizontalScrollBar()
        scroll = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return round(n * self._height() + paint.line_height(self._font()) * 1.25 + scroll)

    def is_compact(self) -> bool:
        """Whether cells are so narrow that values are written in hundredths, without "0,"."""
        return self._side() < paint.width_of(self._font(bold=True), number(0.88, 2)) + 4

    def has_partial(self) -> bool:
        """Whether some cells rest on a part of the region only."""
        return self._matrix is not None and bool(self._matrix.partial)

    def _text(self, value: float) -> str:
        if not math.isfinite(value):
            return NO_VALUE
        return number(100 * value) if self.is_compact() else number(value, 2)

    def _cell(self, painter: QPainter, row: int, column: int, colours: colour_table.Colours) -> None:
        if self._matrix is None:
            return
        value = self._matrix.values[row][column]
        area = self.cell_rect(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = colours.base
        if math.isfinite(value):
            ramp = colour_table.matrix_ramp(colours.dark)
            ground = ramp[min(bisect_right(list(self._matrix.breaks), value), len(ramp) - 1)]
        painter.fillRect(area, ground)
        if not math.isfinite(value):
            paint.hatch(painter, area, colours.tick, mirrored=True)
        if (row, column) in self._matrix.partial:
            self._notch(painter, area, colours)
        self._centred(painter, area, self._text(value), colour_table.ink_on(ground), bold=True)

    def _notch(self, painter: QPainter, area: QRectF, colours: colour_table.Colours) -> None:
        """A corner cut off the cell."""
        reach = min(area.width(), area.height()) * 0.3
        corner = area.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(self.backgroundRole()))
        painter.drawPolygon(
            QPolygonF([corner + QPointF(0.6, -0.6), corner + QPointF(-reach, -0.6), corner + QPointF(0.6, reach)])
        )

    def _diagonal(self, painter: QPainter, row: int, colours: colour_table.Colours) -> None:
        if self._matrix is None:
            return
        area = self.cell_rect(row, row).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(area, colours.band)
        self._centred(painter, area, number(self._matrix.counts[row]), colours.muted)

    def _centred(self, painter: QPainter, area: QRectF, text: str, ink: QColor, bold: bool = False) -> None:
        painter.setFont(self._font(bold))
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _row_name(self, painter: QPainter, row: int, colours: colour_table.Colours) -> None:
        line = paint.line_height(self._font())
        area = QRectF(0, row * self._height(), self._names_width() - line * 0.5, self._height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mine = self._is_of_pair(row)
        ink = colours.accent if mine or self._outlined(row) else colours.text
        paint.text_left(painter, self._font(bold=mine), ink, area, self._numbered(row), middle=True)

    def _column_name(self, painter: QPainter, column: int, colours: colour_table.Colours) -> None:
        if self._matrix is None:
            return
        below = self.cell_rect(len(self._matrix.names), column)
        below.setHeight(paint.line_height(self._font()) * 1.2)
        mine = self._is_of_pair(column)
        ink = colours.accent if mine or self._outlined(column) else colours.secondary
        self._centred(painter, below, str(column + 1), ink, bold=mine)

    def _is_of_pair(self, position: int) -> bool:
        return self._picked is not None and position in self._picked

    def _outlined(self, position: int) -> bool:
        return self._matrix is not None and self._matrix.outlined == position

    def _outline(self, painter: QPainter, position: int, colours: colour_table.Colours) -> None:
        """One line around the row and the column that are set apart."""
        if self._matrix is None:
            return
        n = len(self._matrix.names)
        own, first, last = (self.cell_rect(position, c) for c in (position, 0, n - 1))
        bottom = n * self._height()
        points = [
            first.topLeft(),
            own.topRight(),
            QPointF(own.right(), bottom),
            QPointF(own.left(), bottom),
            own.bottomLeft(),
            first.bottomLeft(),
        ]
        if not self._matrix.symmetric:
            points = [
                first.topLeft(), own.topLeft(), QPointF(own.left(), 0), QPointF(own.right(), 0), own.topRight(),
                last.topRight(), last.bottomRight(), own.bottomRight(), QPointF(own.right(), bottom),
                QPointF(own.left(), bottom), own.bottomLeft(), first.bottomLeft(),
            ]  # fmt: skip
        painter.setPen(QPen(colours.alert, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(points))

    def _frame(self, painter: QPainter, cell: Cell, colours: colour_table.Colours, wide: float) -> None:
        """A frame that is seen on light and dark cells: the text colour around, the ground inside."""
        area = self.cell_rect(*cell)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.base, wide + 1.6))
        painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(colours.text, wide))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
