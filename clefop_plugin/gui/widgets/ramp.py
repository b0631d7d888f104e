"""The legend of a heat map."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table


class Ramp(QWidget):
    """The colours of a heat map and the limits between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breaks: Sequence[float] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_breaks(self, breaks: Sequence[float]) -> None:
        """Draw these limits."""
        self._breaks = breaks
        self.setAccessibleName(tr("Limits of the colours: {values}", values="; ".join(number(b, 2) for b in breaks)))
        self.update()

    def sizeHint(self) -> QSize:
        """A strip and a line of figures."""
        return QSize(200, round(self.fontMetrics().height() * 1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip and the limits, every other one when they are too close."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        ramp = colour_table.matrix_ramp(colours.dark)
        small = colour_table.scaled(self.font(), 0.9)
        line = paint.line_height(small)
        step = self.width() / len(ramp)
        for position, colour in enumerate(ramp):
            painter.fillRect(QRectF(position * step, 0, step, line * 0.6), colour)
        every = 1 if paint.width_of(small, number(0.88, 2)) * 1.25 < step else 2
        painter.setFont(small)
        painter.setPen(colours.secondary)
        for position, limit in enumerate(self._breaks):
            if position % every == 0:
                area = QRectF((position + 1) * step - step, line * 0.65, 2 * step, line)
                painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, number(limit, 2))
