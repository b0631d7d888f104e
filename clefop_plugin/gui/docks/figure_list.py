"""A few figures of a territory beside something else: name and value, then the gap to the region and the rank."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QRectF, QSize
from qgis.PyQt.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from clefop_plugin.cartography.chart_content import gap_text
from clefop_plugin.gui.docks.indicator_rows import rank_text, spoken, value_text
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import line_height, text_left, text_right
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.profile_types import Figure


class FigureList(QWidget):
    """Two lines a figure, with hairlines between them; the tool tip of a row is its note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Replace the figures; the list hides itself when there are none."""
        self.figures = tuple(figures)
        self.setAccessibleName(". ".join(spoken(figure) for figure in self.figures))
        self.setVisible(bool(self.figures))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of the rows."""
        return QSize(200, round(self._row() * len(self.figures)))

    def minimumSizeHint(self) -> QSize:
        """The height is never cut."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        small = colour_table.scaled(self.font(), 0.9)
        line, low = line_height(self.font()), line_height(small)
        for i, figure in enumerate(self.figures):
            top = i * self._row() + line * 0.25
            first = QRectF(0, top, self.width(), line)
            used = text_right(painter, bold, colours.text, first, value_text(figure, short=True))
            name = first.adjusted(0, 0, -used - line * 0.6, 0)
            text_left(painter, self.font(), colours.text, name, figure.label, middle=True)
            told = " · ".join(part for part in (figure.period, gap_text(figure), rank_text(figure)) if part)
            text_left(painter, small, colours.secondary, QRectF(0, first.bottom(), self.width(), low), told)
            if i:
                painter.setPen(QPen(colours.hairline, 1.0))
                painter.drawLine(0, round(i * self._row()), self.width(), round(i * self._row()))

    def event(self, event: QEvent) -> bool:
        """Explain a row in its tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int(event.pos().y() / self._row())
            if 0 <= row < len(self.figures):
                figure = self.figures[row]
                said = "\n".join(part for part in (spoken(figure), figure.note) if part)
                QToolTip.showText(event.globalPos(), plain_tip(said), self)
                return True
        return super().event(event)

    def _row(self) -> float:
        return line_height(self.font()) * 1.5 + line_height(colour_table.scaled(self.font(), 0.9))
