"""The legend of shared borders: line, words, length as a bar and in kilometres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.line_sample import SCALE, paint_line

if TYPE_CHECKING:
    from clefop_plugin.cartography.comparison_styles import BorderClass


class BorderLegend(QWidget):
    """One row a class, the hardest lines first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[BorderClass] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_classes(self, classes: Sequence[BorderClass]) -> None:
        """Draw these classes."""
        self._classes = classes
        rows = "; ".join(f"{c.label}, {tr('{km} km', km=number(c.km))}" for c in classes)
        self.setAccessibleName(tr("Legend of the borders: {rows}", rows=rows))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """One line and a half for each class."""
        return QSize(240, round(self._row() * len(self._classes)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = paint.line_height(self.font())
        longest = max((found.km for found in self._classes), default=1.0) or 1.0
        figures = max((paint.width_of(self.font(), self._km(found)) for found in self._classes), default=0.0)
        sample, gap = line * 1.7, line * 0.4
        words_width = max((paint.width_of(self.font(), found.label) for found in self._classes), default=0.0)
        bars = min(line * 4.5, self.width() - sample - words_width - figures - line * 1.8)
        bars = bars if bars >= line else 0.0
        for i, found in enumerate(self._classes):
            row = QRectF(0, i * self._row(), self.width(), self._row())
            drawn = QRectF(0, row.center().y() - line * 0.45, sample, line * 0.9)
            paint_line(painter, drawn, found.colour, found.width, (), SCALE * line / 16, colours.dark)
            right = row.width() - figures - gap
            words = QRectF(sample + gap, row.top(), right - bars - sample - 2 * gap, row.height())
            paint.text_left(painter, self.font(), colours.text, words, found.label)
            bar = QRectF(right - bars, row.center().y() - line * 0.22, bars * found.km / longest, line * 0.44)
            painter.fillRect(bar, colours.second)
            paint.text_right(painter, self.font(), colours.text, row, self._km(found))

    def _row(self) -> float:
        return paint.line_height(self.font()) * 1.45

    def _km(self, found: BorderClass) -> str:
        return tr("{km} km", km=number(found.km))
