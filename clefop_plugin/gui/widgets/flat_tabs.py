"""Tabs that are only words, the current one underlined: four of them fit in a narrow panel."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QTabBar, QWidget

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import line_height, width_of


class FlatTabs(QTabBar):
    """A tab bar painted from the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFont(colour_table.scaled(self.font(), 0.9))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 (called by Qt)
        """The words in semibold with half an em of room on each side."""
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        line = line_height(self.font())
        return QSize(round(width_of(bold, self.tabText(index)) + line), round(line * 1.8))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 (called by Qt)
        """A tab may be narrowed: its words are then cut."""
        return QSize(round(line_height(self.font()) * 3), self.tabSizeHint(index).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the line under the current tab, and the focus."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setPen(QPen(colours.rule, 1.0))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for index in range(self.count()):
            area, current = QRectF(self.tabRect(index)), index == self.currentIndex()
            font = colour_table.scaled(self.font(), 1, semibold=current)
            painter.setFont(font)
            painter.setPen(colours.text if current else colours.secondary)
            shown = self.fontMetrics().elidedText(self.tabText(index), self.elideMode(), round(area.width()))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
            if current:
                painter.fillRect(QRectF(area.left(), area.bottom() - 2.5, area.width(), 2.5), colours.accent)
            if current and self.hasFocus():
                painter.setPen(QPen(colours.accent, 1.0, Qt.PenStyle.DotLine))
                painter.drawRect(area.adjusted(1, 1, -2, -4))
