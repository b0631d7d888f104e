"""The evolution of one indicator: the territory in full line, the region dashed, named at the end of the lines."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.services.profile_types import Figure

MOST_PERIODS = 5


class TrendChart(QWidget):
    """Two lines over the periods of a figure; nothing is drawn with fewer than two periods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure | None) -> None:
        """Draw the trend of a figure."""
        self._figure = figure if figure is not None and len(figure.trend) > 1 else None
        self.setVisible(self._figure is not None)
        if self._figure is not None:
            said = ", ".join(f"{when} {number(v, self._figure.decimals)}" for when, v in self._figure.trend)
            self.setAccessibleName(tr("Evolution: {values}", values=said))
        self.update()

    def sizeHint(self) -> QSize:
        """About seven lines of text."""
        return QSize(240, round(self.fontMetrics().height() * 6.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, lines and names."""
        figure = self._figure
        if figure is None:
            return
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = colour_table.scaled(self.font(), 0.9)
        line = paint.line_height(small)
        ends = self._ends(figure)
        margin = (
            max(paint.width_of(colour_table.scaled(self.font(), 0.9, semibold=True), text) for text in ends)
            + line * 0.9
        )
        periods = sorted({when for when, _ in figure.trend} | {when for when, _ in figure.region_trend})
        values = [v for _, v in (*figure.trend, *figure.region_trend)]
        ticks = axis_ticks(min(values), max(values))
        labels = [number(tick, axis_decimals(ticks)) for tick in ticks]
        left = max(paint.width_of(small, label) for label in labels) + line * 0.5
        area = QRectF(left, line * 0.6, self.width() - left - margin, self.height() - line * 2.2)
        self._grid(painter, area, ticks, labels, periods)

        def at(when: str, value: float) -> QPointF:
            x = area.left() + area.width() * periods.index(when) / max(1, len(periods) - 1)
            return QPointF(x, area.bottom() - area.height() * (value - ticks[0]) / (ticks[-1] - ticks[0]))

        own = [at(*pair) for pair in figure.trend]
        dashed = QPen(colours.text, 1.2, Qt.PenStyle.DashLine)
        heights = [own[-1].y()]
        if len(figure.region_trend) > 1:
            region = [at(*pair) for pair in figure.region_trend]
            paint.polyline(painter, region, dashed)
            heights.append(region[-1].y())
        paint.polyline(painter, own, QPen(colours.accent, 2.0))
        painter.setBrush(colours.accent)
        painter.drawEllipse(own[-1], 2.4, 2.4)
        self._names(painter, ends, heights, area, line)

    def _ends(self, figure: Figure) -> list[str]:
        names = [tr("Territ. {value}", value=number(figure.trend[-1][1], figure.decimals))]
        if len(figure.region_trend) > 1:
            names.append(tr("Region {value}", value=number(figure.region_trend[-1][1], figure.decimals)))
        return names

    def _grid(self, painter: QPainter, area: QRectF, ticks: list[float], labels: list[str], periods: list[str]) -> None:
        colours = colour_table.colours(self.palette())
        small = colour_table.scaled(self.font(), 0.9)
        line = paint.line_height(small)
        for tick, label in zip(ticks, labels, strict=True):
            y = area.bottom() - area.height() * (tick - ticks[0]) / (ticks[-1] - ticks[0])
            painter.setPen(QPen(colours.rule, 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            box = QRectF(0, y - line / 2, area.left() - line * 0.4, line)
            paint.text_right(painter, small, colours.secondary, box, label)
        step = math.ceil(len(periods) / MOST_PERIODS)
        for i in range(len(periods) - 1, -1, -step):
            x = area.left() + area.width() * i / max(1, len(periods) - 1)
            width = paint.width_of(small, periods[i])
            start = min(max(0.0, x - width / 2), self.width() - width - 1)
            box = QRectF(start, area.bottom() + line * 0.55, width + 1, line)
            paint.text_left(painter, small, colours.secondary, box, periods[i])

    def _names(self, painter: QPainter, names: list[str], heights: list[float], area: QRectF, line: float) -> None:
        colours = colour_table.colours(self.palette())
        if len(heights) > 1 and abs(heights[0] - heights[1]) < line:
            middle = sum(heights) / 2
            up = -0.5 if heights[0] <= heights[1] else 0.5
            heights = [middle + up * line, middle - up * line]
        fonts = [colour_table.scaled(self.font(), 0.9, semibold=True), colour_table.scaled(self.font(), 0.9)]
        inks = [colours.accent, colours.text]
        for name, y, font, ink in zip(names, heights, fonts, inks, strict=False):
            box = QRectF(area.right() + line * 0.5, y - line / 2, self.width() - area.right() - line * 0.5, line)
            paint.text_left(painter, font, ink, box, name)


def axis_ticks(low: float, high: float) -> list[float]:
    """Three to five round values that enclose the data."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 3))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if span / (power * factor) <= 3.2)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * i for i in range(first, max(last, first + 1) + 1)]


def axis_decimals(ticks: list[float]) -> int:
    """Decimals that tell the ticks apart."""
    step = ticks[1] - ticks[0]
    return max(0, -math.floor(math.log10(step) + 1e-9)) + (
        1 if round(step / 10 ** math.floor(math.log10(step)), 1) % 1 else 0
    )
