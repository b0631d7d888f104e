"""The list of steps at the left of the wizard: number or tick, the current one in semibold on a tint."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table


class Steps(QWidget):
    """Names of the steps; ``chosen`` carries the position of one that was already passed."""

    chosen = pyqtSignal(int)

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names, self._current, self._reached = names, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """Set the current step."""
        self._current = current
        self._reached = max(self._reached, current)
        name = tr("Step {step} of {count}: {name}", step=current + 1, count=len(self._names), name=self._names[current])
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest name in semibold."""
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        line = self.fontMetrics().height()
        return QSize(round(max(paint.width_of(bold, name) for name in self._names) + line * 4.2), line * 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back to a step that was passed."""
        step = int((event.pos().y() - self._top()) // self._row())
        if event.button() == Qt.MouseButton.LeftButton and 0 <= step <= self._reached:
            self.chosen.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the steps."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.band)
        painter.setPen(QPen(colours.rule, 1.0))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        for i, name in enumerate(self._names):
            row = QRectF(0, self._top() + i * self._row(), self.width() - 1, self._row())
            self._step(painter, row, i, name, colours)

    def _step(self, painter: QPainter, row: QRectF, i: int, name: str, colours: colour_table.Colours) -> None:
        line = paint.line_height(self.font())
        current = i == self._current
        if current:
            painter.fillRect(row, colours.chosen)
            painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), colours.primary)
        ink = colours.text if current or i <= self._reached else colours.secondary
        circle = QRectF(line * 0.9, row.center().y() - line * 0.62, line * 1.24, line * 1.24)
        if i < self._current:
            icons.paint(painter, "check", colours.success, circle.adjusted(-2, -2, 2, 2))
        else:
            painter.setPen(QPen(ink, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle)
            painter.setFont(colour_table.scaled(self.font(), 0.9))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(i + 1))
        words = QRectF(circle.right() + line * 0.6, row.top(), row.right() - circle.right() - line, row.height())
        paint.text_left(painter, colour_table.scaled(self.font(), 1, semibold=current), ink, words, name)

    def _row(self) -> float:
        return paint.line_height(self.font()) * 2.0

    def _top(self) -> float:
        return paint.line_height(self.font()) * 0.8
