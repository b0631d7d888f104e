"""Small inputs of the panels: a tick whose text is cut rather than widen the panel, a weight."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QSizePolicy, QWidget

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import elided
from clefop_plugin.gui.widgets.plain import plain_tip


class Tick(QCheckBox):
    """A check box whose label is cut in its middle when there is no room; the tool tip then says it whole.

    It is drawn from the palette: in dark themes the box of some styles cannot be seen on the ground of a list.
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label.replace("&", "&&"), parent)
        self._label = label
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def label(self) -> str:
        """The whole label."""
        return self._label

    def sizeHint(self) -> QSize:
        """A line of text, the box before it."""
        line = self.fontMetrics().height()
        return QSize(round(self._indent()) + self.fontMetrics().horizontalAdvance(self._label), round(line * 1.2))

    def minimumSizeHint(self) -> QSize:
        """The box and a few letters."""
        return QSize(self.fontMetrics().height() * 4, self.sizeHint().height())

    def hitButton(self, position: object) -> bool:  # noqa: N802 (called by Qt)
        """The whole width can be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its tick and the label."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.fontMetrics().height() * 0.78
        box = QRectF(0.75, self.height() / 2 - side / 2, side, side)
        on = self.isChecked() and self.isEnabled()
        edge = colours.primary if on else colours.muted if self.isEnabled() else colours.track
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(colours.primary if on else colours.base)
        painter.drawRoundedRect(box, 2, 2)
        if on:
            painter.setPen(QPen(Qt.GlobalColor.white, max(1.4, side * 0.13)))
            steps = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
            painter.drawPolyline(QPolygonF([QPointF(box.x() + x * side, box.y() + y * side) for x, y in steps]))
        words = QRectF(self._indent(), 0, self.width() - self._indent(), self.height())
        shown = elided(self.font(), self._label, words.width())
        self.setToolTip(plain_tip(self._label) if shown != self._label else "")
        painter.setFont(self.font())
        painter.setPen(colours.text if self.isEnabled() else colours.muted)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _indent(self) -> float:
        return tick_indent(self)


def tick_indent(widget: QWidget) -> float:
    """Where the label of a tick starts, in pixels; what stands below it is aligned there."""
    return widget.fontMetrics().height() * 1.25


class WeightBox(QDoubleSpinBox):
    """A weight from 0 up, with one or two decimals; the wheel changes it only when it has the focus."""

    def __init__(self, name: str, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0.0, most)
        self.setDecimals(2)
        self.setSingleStep(0.5)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def textFromValue(self, value: float) -> str:  # noqa: N802 (called by Qt)
        """``1,0`` and ``0,25``: a second decimal only when it says something."""
        text = super().textFromValue(value)
        return text[:-1] if text.endswith("0") and len(text) > 3 else text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then an edge that is seen in dark themes too."""
        super().paintEvent(event)
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent if self.hasFocus() else colours.rule, 1.2 if self.hasFocus() else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list that scrolls, unless the box is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
