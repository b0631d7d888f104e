"""Population of the blocks on a logarithmic scale, with the bounds asked of the territories."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table

CLASSES_PER_DECADE = 8


class Histogram(QWidget):
    """Bars: number of blocks by class of population; tinted: between the bounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._bounds = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float], minimum: float, maximum: float) -> None:
        """Draw these populations and bounds."""
        self._values = [value for value in values if value > 0]
        self._bounds = (minimum, maximum)
        below = sum(value < minimum for value in self._values)
        self.setAccessibleName(
            tr("{count} blocks, of which {below} below the minimum", count=len(self._values), below=below)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """About eight lines of text."""
        return QSize(320, round(self.fontMetrics().height() * 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, bars, bounds and scale."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.frame(painter, self.rect(), colours)
        if not self._values:
            return
        small = colour_table.scaled(self.font(), 0.9)
        line = paint.line_height(small)
        area = QRectF(line, line * 1.7, self.width() - 2 * line, self.height() - line * 3.4)
        low, high = self._range()

        def at(value: float) -> float:
            return area.left() + area.width() * (math.log10(max(value, 1.0)) - low) / (high - low)

        left, right = (min(max(at(bound), area.left()), area.right()) for bound in self._bounds)
        tint = colour_table.mix(colours.accent, colours.base, 0.82)
        tint.setAlpha(130)
        painter.fillRect(
            QRectF(left, area.top() - line * 0.3, max(0.0, right - left), area.height() + line * 0.3), tint
        )
        self._bars(painter, area, low, high)
        names = (tr("min. {value}", value=number(self._bounds[0])), tr("max. {value}", value=number(self._bounds[1])))
        self._bound(painter, area, left, names[0], left_side=True)
        self._bound(painter, area, right, names[1], left_side=right > self.width() / 2)
        painter.setPen(QPen(colours.secondary, 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        last = -1e9
        for tick in self._ticks(low, high):
            text = number(tick)
            width = paint.width_of(small, text)
            x = min(max(at(tick) - width / 2, 2.0), self.width() - width - 2)
            if x > last + line * 0.6:
                box = QRectF(x, area.bottom() + line * 0.25, width + 1, line)
                paint.text_left(painter, small, colours.secondary, box, text)
                last = x + width

    def _bars(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        colours = colour_table.colours(self.palette())
        count = max(1, round((high - low) * CLASSES_PER_DECADE))
        classes = [0] * count
        for value in self._values:
            classes[min(count - 1, max(0, int((math.log10(value) - low) / (high - low) * count)))] += 1
        width = area.width() / count
        fill = colour_table.mix(colours.tick, colours.text, 0.2)
        for i, size in enumerate(classes):
            height = area.height() * size / max(classes)
            painter.fillRect(QRectF(area.left() + i * width + 0.5, area.bottom() - height, width - 1, height), fill)

    def _bound(self, painter: QPainter, area: QRectF, x: float, text: str, left_side: bool) -> None:
        colours = colour_table.colours(self.palette())
        small = colour_table.scaled(self.font(), 0.9, semibold=True)
        line = paint.line_height(small)
        painter.setPen(QPen(colours.accent, 1.6))
        painter.drawLine(QPointF(x, area.top() - line * 0.3), QPointF(x, area.bottom()))
        painter.setBrush(colours.accent)
        top = area.top() - line * 0.3
        half = line * 0.24
        painter.drawPolygon(QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + half * 1.5)]))
        width = paint.width_of(small, text)
        start = x - width - line * 0.5 if left_side and x - width - line * 0.5 > 2 else x + line * 0.5
        start = min(start, self.width() - width - 4)
        box = QRectF(start, line * 0.35, width + 1, line)
        paint.text_left(painter, small, colours.accent, box, text)

    def _range(self) -> tuple[float, float]:
        values = [*self._values, *(bound for bound in self._bounds if bound > 0)]
        low, high = math.log10(min(values)), math.log10(max(values))
        margin = max(0.05, (high - low) * 0.04)
        return low - margin, high + margin

    def _ticks(self, low: float, high: float) -> list[float]:
        found = []
        for power in range(math.floor(low), math.ceil(high) + 1):
            found += [factor * 10.0**power for factor in (1, 2, 5) if low <= math.log10(factor) + power <= high]
        return found


class Weight(QWidget):
    """A bar as long as the weight beside it; length between 0 and 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = 0.0
        self.setFixedSize(round(self.fontMetrics().height() * 3), round(self.fontMetrics().height() * 0.6))

    def show_length(self, length: float) -> None:
        """Draw this length."""
        self._length = length
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and bar."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.track)
        painter.fillRect(QRectF(0, 0, self.width() * self._length, self.height()), colours.second)
