"""The search while it works: the best scenario and its bound over time, until they meet."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.axis import axis_decimals, axis_ticks

Points = list[tuple[float, float]]
#: Seconds the axis shows at least.
SHORTEST = 5.0
#: Steps kept: two of a plateau are enough to draw it.
MOST_STEPS = 4000


class ConvergenceChart(QWidget):
    """Full line: agreement of the best scenario; dotted while none respects every limit; dashed: the upper bound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Any] = []
        self._now = 0.0
        self._proven = self._ended = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clear()

    def clear(self) -> None:
        """Forget everything: a new search begins."""
        self._steps, self._now, self._proven, self._ended = [], 0.0, False, False
        self._speak()
        self.update()

    def add(self, steps: Sequence[Any]) -> None:
        """Draw more steps of the search (core/regions/track.py)."""
        for step in steps:
            if len(self._steps) > 1 and _same(self._steps[-2], self._steps[-1], step):
                self._steps[-1] = step
            elif len(self._steps) < MOST_STEPS:
                self._steps.append(step)
            self._now = max(self._now, step.seconds)
        self._speak()
        self.update()

    def tick(self, seconds: float) -> None:
        """Lengthen the lines to the present moment."""
        if not self._ended:
            self._now = max(self._now, seconds)
            self.update()

    def end(self, objective: float, bound: float | None, proven: bool) -> None:
        """The search has ended with this scenario."""
        from clefop_plugin.core.regions.track import Step, gap_of

        self._ended, self._proven = True, proven
        last = self._steps[-1].columns if self._steps else 0
        self.add([Step(self._now, "end", objective, None, bound, gap_of(objective, bound), 0, last)])

    def sizeHint(self) -> QSize:
        """About nine lines of text."""
        return QSize(320, round(self.fontMetrics().height() * 9.5))

    def minimumSizeHint(self) -> QSize:
        """Five lines still show something."""
        return QSize(220, round(self.fontMetrics().height() * 6.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, grid, lines and their names."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.frame(painter, self.rect(), colours, 2)
        _Drawing(self, painter, colours).draw()

    def series(self, name: str) -> Points:
        """(seconds, value) of one field of the steps, where it is known; ``near`` stops where a scenario is found."""
        found = []
        for step in self._steps:
            value = getattr(step, name)
            if value is not None and not (name == "near" and step.objective is not None):
                found.append((step.seconds, value))
        return found

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return self._now

    @property
    def proven(self) -> bool:
        """Whether the bound has met the scenario."""
        return self._proven

    def _speak(self) -> None:
        last = self._steps[-1] if self._steps else None
        if last is None:
            text = tr("No scenario yet")
        elif last.objective is None:
            text = tr("No scenario respects every limit yet")
        elif self._proven:
            text = tr("{value} proven", value=number(last.objective, 2))
        elif last.bound is None:
            text = tr("scenario {value}", value=number(last.objective, 2))
        else:
            text = f"{tr('scenario {value}', value=number(last.objective, 2))}, "
            text += tr("bound {value}", value=number(last.bound, 2))
        self.setAccessibleName(tr("Agreement of the best scenario and bound: {text}", text=text))


class _Drawing:
    """One drawing of the chart: the scales, then each thing on them."""

    def __init__(self, chart: ConvergenceChart, painter: QPainter, colours: colour_table.Colours) -> None:
        self.chart, self.painter, self.colours = chart, painter, colours
        self.small = colour_table.scaled(chart.font(), 0.9)
        self.bold = colour_table.scaled(chart.font(), 0.95, semibold=True)
        self.line = paint.line_height(self.small)
        self.best, self.near = chart.series("objective"), chart.series("near")
        self.bound = chart.series("bound")
        low, high = value_range([v for _, v in self.best], [v for _, v in self.near], [v for _, v in self.bound])
        self.ticks = axis_ticks(low, high)
        labels = [number(tick, axis_decimals(self.ticks)) for tick in self.ticks]
        self.labels = labels
        left = max(paint.width_of(self.small, label) for label in labels) + self.line * 1.3
        right = paint.width_of(self.bold, tr("scenario {value}", value=number(-100.55, 2))) + self.line * 0.8
        self.area = QRectF(left, self.line * 1.1, chart.width() - left - right, chart.height() - self.line * 3.0)
        self.span = max(SHORTEST, chart.now * 1.04)

    def draw(self) -> None:
        """Everything, from the ground up."""
        self._grid()
        if not self.best and not self.near:
            self._waiting()
            return
        self.painter.save()
        # What is beyond the scale comes in from outside: it is cut, not drawn at the edge.
        self.painter.setClipRect(self.area.adjusted(-2, -self.line * 0.6, self.line, self.line * 0.3))
        self._between()
        self._stairs(self.near, QPen(self.colours.accent, 1.6, Qt.PenStyle.DotLine), self._end_of_near())
        if self.near and self.best:
            x = self.best[0][0]
            self._line((x, self.near[-1][1]), (x, self.best[0][1]), QPen(self.colours.accent, 2.0))
        self._stairs(self.bound, QPen(self.colours.alert, 1.6, Qt.PenStyle.DashLine), self.chart.now)
        self._stairs(self.best, QPen(self.colours.accent, 2.2), self.chart.now)
        self.painter.restore()
        if self.near:
            self._note()
        self._names()

    def at(self, seconds: float, value: float) -> QPointF:
        """Point of the chart."""
        low, high = self.ticks[0], self.ticks[-1]
        return QPointF(
            self.area.left() + self.area.width() * seconds / self.span,
            self.area.bottom() - self.area.height() * (value - low) / (high - low),
        )

    def _grid(self) -> None:
        painter, area, line = self.painter, self.area, self.line
        for tick, label in zip(self.ticks, self.labels, strict=True):
            y = self.at(0, tick).y()
            painter.setPen(QPen(self.colours.hairline, 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            box = QRectF(0, y - line / 2, area.left() - line * 0.5, line)
            paint.text_right(painter, self.small, self.colours.secondary, box, label)
        step = _time_step(self.span)
        for i in range(int(self.span / step) + 1):
            text = number(i * step) if (i + 1) * step <= self.span else with_unit(i * step, "s")
            x, width = self.at(i * step, 0).x(), paint.width_of(self.small, text)
            paint.text_left(
                painter,
                self.small,
                self.colours.secondary,
                QRectF(x - width / 2, area.bottom() + line * 0.5, width + 2, line),
                text,
            )

    def _stairs(self, points: Points, pen: QPen, until: float) -> None:
        if not points:
            return
        path: list[QPointF] = [self.at(*points[0])]
        for (_, before), (seconds, value) in itertools.pairwise(points):
            path += [self.at(seconds, before), self.at(seconds, value)]
        path.append(self.at(max(until, points[-1][0]), points[-1][1]))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        paint.polyline(self.painter, path, pen)

    def _between(self) -> None:
        """Tint between scenario and bound, from the moment both are known."""
        if not self.best or not self.bound:
            return
        tint = QColor(self.colours.second)
        tint.setAlpha(46)
        moments = sorted({s for s, _ in (*self.best, *self.bound)} | {self.chart.now})
        start = max(self.best[0][0], self.bound[0][0])
        moments = [m for m in moments if m >= start]
        for begin, end in itertools.pairwise(moments):
            top, bottom = self.at(begin, _value(self.bound, begin)), self.at(end, _value(self.best, begin))
            self.painter.fillRect(QRectF(top, bottom).normalized(), tint)

    def _line(self, first: tuple[float, float], second: tuple[float, float], pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(self.at(*first), self.at(*second))

    def _end_of_near(self) -> float:
        return self.best[0][0] if self.best else self.chart.now

    def _note(self) -> None:
        """Beside the dotted line: what it is."""
        text = tr("until then, limits not respected") if self.best else tr("limits not respected yet")
        width = paint.width_of(self.small, text)
        point = self.at(self._end_of_near(), self.near[-1][1])
        if not self.area.top() <= point.y() <= self.area.bottom() + 1:
            return
        x = min(point.x() + self.line * 0.5, self.chart.width() - width - 4)
        y = max(point.y() - self.line / 2, 2.0)
        paint.text_left(self.painter, self.small, self.colours.secondary, QRectF(x, y, width + 2, self.line), text)

    def _names(self) -> None:
        """The value of each line where it ends; the proven optimum has a dot."""
        if self.best:
            point, value = self.at(self.chart.now, self.best[-1][1]), number(self.best[-1][1], 2)
            ink, text = self.colours.accent, tr("scenario {value}", value=value)
            if self.chart.proven:
                ink, text = self.colours.success, tr("{value} proven", value=value)
                self.painter.setPen(QPen(self.colours.base, 1.5))
                self.painter.setBrush(ink)
                self.painter.drawEllipse(point, self.line * 0.32, self.line * 0.32)
            left = point.x() + self.line * 0.7
            box = QRectF(left, point.y() - self.line / 2, self.chart.width() - left - 2, self.line)
            paint.text_left(self.painter, self.bold, ink, box, text)
        if self.bound:
            self._bound_name()

    def _bound_name(self) -> None:
        """Beside the bound as it is, or as it was longest when it has met the scenario."""
        value = self.bound[-1][1]
        if self.chart.proven:
            value = longest(self.bound, self.chart.now)
        text = tr("bound {value}", value=number(value, 2))
        width = paint.width_of(self.small, text)
        first = next(seconds for seconds, bound in self.bound if bound == value)
        point = self.at(first, value)
        start = self.at(self.bound[0][0], value).x()
        x, y = start - width - self.line * 0.4, point.y() - self.line / 2
        if self.best:
            # never across the line of the scenario
            y = min(y, self.at(0, self.best[-1][1]).y() - self.line * 1.15)
        if x < self.area.left():
            x, y = min(point.x(), self.area.right() - width), y - self.line * 0.65
        y = max(y, self.area.top() - self.line)
        paint.text_left(self.painter, self.small, self.colours.alert, QRectF(x, y, width + 2, self.line), text)

    def _waiting(self) -> None:
        self.painter.setFont(self.small)
        self.painter.setPen(self.colours.secondary)
        self.painter.drawText(self.area, Qt.AlignmentFlag.AlignCenter, tr("The search begins…"))


def value_range(best: Sequence[float], near: Sequence[float], bound: Sequence[float]) -> tuple[float, float]:
    """Lowest and highest value worth showing: where the lines end, and not all the way they came from."""
    if not best and near and not bound:
        margin = max(0.1 * (max(near) - min(near)), 0.02 * abs(near[-1]), 1e-3)
        return min(near) - margin, max(near) + margin
    values = [*best, *near[-1:]] or [0.0]
    last = best[-1] if best else values[-1]
    room = max(4 * (bound[-1] - last) if bound else 0.0, 0.12 * abs(last), 1e-3)
    low, high = max(min(values), last - room), max([last, *near[-1:]])
    if near and near[-1] >= last - 3 * room:
        low = min(low, near[-1])
    if bound:
        high = max(high, bound[-1], min(max(bound), last + room / 2))
    if high - low < 0.01 * max(1e-3, abs(high)):
        margin = 0.02 * max(abs(high), 1e-3)
        return low - margin, high + margin
    return low - 0.05 * (high - low), high


def longest(points: Points, now: float) -> float:
    """The value a line kept longest before its last one."""
    ends = [*(seconds for seconds, _ in points[1:]), now]
    kept: dict[float, float] = {}
    for (start, value), end in zip(points, ends, strict=True):
        kept[value] = kept.get(value, 0.0) + end - start
    kept.pop(points[-1][1], None)
    return max(kept, key=lambda value: kept[value], default=points[-1][1])


def _value(points: Points, seconds: float) -> float:
    """Value of a stair at a moment."""
    found = points[0][1]
    for moment, value in points:
        if moment > seconds:
            break
        found = value
    return found


def _same(first: Any, second: Any, third: Any) -> bool:
    """Whether the middle one of three steps adds nothing to the drawing."""
    fields = [(s.objective, s.near if s.objective is None else None, s.bound) for s in (first, second, third)]
    return fields[0] == fields[1] == fields[2]


def _time_step(span: float) -> float:
    """A round number of seconds with three to six ticks."""
    power = 10.0 ** math.floor(math.log10(span / 3))
    return next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= 5.5)
