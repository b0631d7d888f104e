"""Zones of one zoning to zones of another: bars on both sides, ribbons as wide as what they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from clefop_plugin.cartography.flow_layout import main_partner, order_left, order_right, ribbon_ends
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip

if TYPE_CHECKING:
    from clefop_plugin.services.agreement_pair import Flows

Floats = npt.NDArray[np.float64]
LEFT, RIGHT = 0, 1
#: Part of the width that the names of one side may take.
NAMES = 0.4
#: Partners named in the sentence of a zone; the others are counted.
NAMED = 4
Zone = tuple[int, int]


@dataclass(frozen=True)
class _Layout:
    """Pixels: slot (top, height) of each zone by side, top of its bar, both ends of each ribbon, pixels of one unit."""

    orders: tuple[list[int], list[int]]
    slots: tuple[list[tuple[float, float]], list[tuple[float, float]]]
    tops: tuple[Floats, Floats]
    ends: list[tuple[float, float]]
    scale: float
    height: float


class FlowChart(QWidget):
    """A bipartite chart. Pointing at a zone, or going to it with the arrows, shows what it shares and with whom.

    ``described`` carries that in a sentence, empty when no zone is pointed at.
    """

    described = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flows: Flows | None = None
        self._layout: _Layout | None = None
        self._main: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._zone: Zone | None = None
        self._title = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_flows(self, flows: Flows, title: str) -> None:
        """Draw these flows; ``title`` is what a screen reader says first."""
        self._flows, self._title, self._zone = flows, title, None
        self._main = main_partner(flows.a, flows.weight)
        self._arrange()
        self.setFixedHeight(self.sizeHint().height())
        self._tell()

    def names(self, side: int) -> tuple[str, ...]:
        """Names of the zones of one side."""
        if self._flows is None:
            return ()
        return self._flows.left if side == LEFT else self._flows.right

    def zone(self) -> Zone | None:
        """Side (0 left, 1 right) and position of the zone that is pointed at."""
        return self._zone

    def point_at(self, zone: Zone | None) -> None:
        """Show one zone and what it shares, or all of them alike."""
        if zone != self._zone:
            self._zone = zone
            self._tell()
            self.update()

    def sentence(self, zone: Zone) -> str:
        """What a zone shares, largest part first, in words."""
        flows = self._flows
        if flows is None:
            return ""
        side, position = zone
        own, other = (flows.a, flows.b) if side == LEFT else (flows.b, flows.a)
        names, partners = (flows.left, flows.right) if side == LEFT else (flows.right, flows.left)
        pairs = np.flatnonzero(own == position)
        pairs = pairs[np.argsort(-flows.weight[pairs], kind="stable")]
        total = float(flows.weight[pairs].sum())
        parts = [
            tr("{share} in {zone} ({count})", share=percent(flows.weight[p] / total if total else None),
               zone=partners[other[p]], count=number(flows.weight[p]))
            for p in pairs[:NAMED]
        ]  # fmt: skip
        if len(pairs) > NAMED:
            parts.append(tr("{count} others", count=number(len(pairs) - NAMED)))
        return tr("{zone}: {parts}.", zone=names[position], parts=", ".join(parts))

    def sizeHint(self) -> QSize:
        """As high as its zones."""
        return QSize(260, round(self._layout.height) if self._layout is not None else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ribbons, bars and names."""
        if self._flows is None or self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colour_table.colours(self.palette())
        for cut in (False, True):
            for pair in range(len(self._flows.a)):
                if cut == self._is_cut(pair):
                    self._ribbon(painter, pair, colours)
        for side in (LEFT, RIGHT):
            for position in self._layout.orders[side]:
                self._bar(painter, (side, position), colours)

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._flows is not None:
            self._arrange()
            self.setFixedHeight(self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say the zone under the pointer in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            zone = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(self.sentence(zone) if zone else ""), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self.point_at(self._at(QPointF(event.pos())))

    def leaveEvent(self, event: QEvent) -> None:
        """Show all zones alike again, unless the keyboard holds one."""
        if not self.hasFocus():
            self.point_at(None)

    def focusOutEvent(self, event: QEvent) -> None:
        """Let go of the zone."""
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from zone to zone, Left and Right to the other side, Escape lets go."""
        key = Qt.Key(event.key())
        if self._layout is None or not self._layout.orders[LEFT]:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.point_at(self._next(1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.point_at(self._partner(LEFT if key == Qt.Key.Key_Left else RIGHT))
        elif key == Qt.Key.Key_Escape and self._zone is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)

    def _next(self, by: int) -> Zone:
        layout = self._arranged()
        if self._zone is None:
            return (LEFT, layout.orders[LEFT][0])
        side, position = self._zone
        order = layout.orders[side]
        return (side, order[min(max(order.index(position) + by, 0), len(order) - 1)])

    def _partner(self, side: int) -> Zone:
        """The zone of the other side that shares most with the present one."""
        layout, flows = self._arranged(), self._flows
        if self._zone is None or flows is None:
            return (side, layout.orders[side][0])
        if self._zone[0] == side:
            return self._zone
        own, other = (flows.a, flows.b) if self._zone[0] == LEFT else (flows.b, flows.a)
        pairs = np.flatnonzero(own == self._zone[1])
        return (side, int(other[pairs[np.argmax(flows.weight[pairs])]]))

    def _at(self, point: QPointF) -> Zone | None:
        if self._layout is None:
            return None
        side = LEFT if point.x() < self.width() / 2 else RIGHT
        for position, (top, height) in zip(self._layout.orders[side], self._layout.slots[side], strict=True):
            if top <= point.y() < top + height:
                return (side, position)
        return None

    def _arranged(self) -> _Layout:
        if self._layout is None:
            raise RuntimeError("show_flows comes first")
        return self._layout

    def _tell(self) -> None:
        words = "" if self._zone is None else self.sentence(self._zone)
        self.setAccessibleName(f"{self._title}. {words}" if words else self._title)
        self.described.emit(words)

    def _is_cut(self, pair: int) -> bool:
        """Whether a ribbon leaves the main partner of its left zone."""
        return self._flows is not None and bool(self._main[self._flows.a[pair]] != pair)

    def _arrange(self) -> None:
        flows = self._flows
        if flows is None or not len(flows.a):
            self._layout = None
            return
        left = np.bincount(flows.a, flows.weight, minlength=len(flows.left)).astype(np.float64)
        right = np.bincount(flows.b, flows.weight, minlength=len(flows.right)).astype(np.float64)
        order_a = order_left(left, flows.b, self._main, right)
        order_b = order_right(right, flows.a, flows.b, flows.weight, order_a)
        line = paint.line_height(self._font())
        scale = line * 1.15 * max(len(left), len(right)) / max(float(left.sum()), 1e-9)
        sides = ((left, order_a), (right, order_b))
        whole = max(sum(max(line, w * scale) + line * 0.25 for w in weights) for weights, _ in sides)
        slots, tops = [], []
        for weights, order in sides:
            used = sum(max(line, w * scale) for w in weights)
            gap = (whole - used) / max(1, len(weights))
            y, own, top = gap / 2, [], np.zeros(len(weights))
            for position in order:
                tall = max(line, weights[position] * scale)
                own.append((y, tall))
                top[position] = y + (tall - weights[position] * scale) / 2
                y += tall + gap
            slots.append(own)
            tops.append(top)
        ends = ribbon_ends(flows.a, flows.b, flows.weight * scale, tops[0], tops[1], order_a, order_b)
        self._layout = _Layout((order_a, order_b), (slots[0], slots[1]), (tops[0], tops[1]), ends, scale, whole)

    def _font(self, bold: bool = False) -> QFont:
        return colour_table.scaled(self.font(), 0.92, semibold=bold)

    def _edges(self) -> tuple[float, float, float]:
        """Left of the left bars, left of the right bars, width of a bar."""
        bar = paint.line_height(self._font()) * 0.4
        return self.width() * NAMES, self.width() * (1 - NAMES) - bar, bar

    def _concerned(self, pair: int) -> bool:
        if self._zone is None or self._flows is None:
            return True
        own = self._flows.a if self._zone[0] == LEFT else self._flows.b
        return bool(own[pair] == self._zone[1])

    def _ribbon(self, painter: QPainter, pair: int, colours: colour_table.Colours) -> None:
        layout, flows = self._arranged(), self._flows
        if flows is None:
            return
        x_a, x_b, bar = self._edges()
        (y_a, y_b), thick = layout.ends[pair], max(0.8, float(flows.weight[pair]) * layout.scale)
        x_a, middle = x_a + bar, (x_a + bar + x_b) / 2
        path = QPainterPath(QPointF(x_a, y_a))
        path.cubicTo(QPointF(middle, y_a), QPointF(middle, y_b), QPointF(x_b, y_b))
        path.lineTo(x_b, y_b + thick)
        path.cubicTo(QPointF(middle, y_b + thick), QPointF(middle, y_a + thick), QPointF(x_a, y_a + thick))
        path.closeSubpath()
        painter.fillPath(path, self._ribbon_colour(pair, colours))

    def _ribbon_colour(self, pair: int, colours: colour_table.Colours) -> QColor:
        colour = colours.alert if self._is_cut(pair) else colours.second
        fade = (0.25 if self._is_cut(pair) else 0.55) if self._concerned(pair) else 0.85
        return colour_table.mix(colour, colours.base, fade)

    def _bar(self, painter: QPainter, zone: Zone, colours: colour_table.Colours) -> None:
        layout, flows = self._arranged(), self._flows
        if flows is None:
            return
        side, position = zone
        x_a, x_b, bar = self._edges()
        own = flows.a if side == LEFT else flows.b
        tall = float(flows.weight[own == position].sum()) * layout.scale
        top, height = layout.slots[side][layout.orders[side].index(position)]
        painter.fillRect(
            QRectF(x_a if side == LEFT else x_b, layout.tops[side][position], bar, max(1.0, tall)), colours.secondary
        )
        line = paint.line_height(self._font())
        here = self._zone == zone
        middle = top + height / 2 - line / 2
        if side == LEFT:
            area = QRectF(0, middle, x_a - line * 0.3, line)
        else:
            area = QRectF(x_b + bar + line * 0.3, middle, self.width() - x_b - bar - line * 0.3, line)
        self._name(painter, area, (flows.left if side == LEFT else flows.right)[position], side, here, colours)
        if here and self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _name(
        self, painter: QPainter, area: QRectF, text: str, side: int, here: bool, colours: colour_table.Colours
    ) -> None:
        font = self._font(bold=here)
        if side == RIGHT:
            paint.text_left(painter, font, colours.text, area, text)
        else:
            paint.text_right(painter, font, colours.text, area, paint.elided(font, text, area.width(), middle=False))
