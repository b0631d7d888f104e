"""A line to type in: its hint can be read in every theme, and a text too long ends with an ellipsis."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import text_left


class Line(QLineEdit):
    """Draws its own hint: that of a theme made with a style sheet has half the strength of the text."""

    def __init__(self, hint: str = "", cut: bool = False) -> None:
        """``cut``: a text that is too long is cut while nobody types."""
        super().__init__()
        self._hint, self._cut = "", cut
        self.setPlaceholderText(hint)

    def setPlaceholderText(self, hint: str) -> None:  # noqa: N802 (a name of Qt)
        """Set the hint."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.update()

    def placeholderText(self) -> str:  # noqa: N802 (a name of Qt)
        """The hint."""
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, or the hint in its place."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = QRectF(self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self))
        # The cursor of an empty line stands where its text begins, after the icons.
        start = self.cursorRect().center().x() if not self.text() else round(area.left()) + 2
        words = QRectF(start, area.top(), area.right() - start - self._room_of_icons(), area.height())
        if self._cut and self.text() and not self.hasFocus() and self._is_long(words.width()):
            painter = QPainter(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            text_left(painter, self.font(), self.palette().color(QPalette.ColorRole.Text), words, self.text())
            return
        super().paintEvent(event)
        if self._hint and not self.text():
            text_left(QPainter(self), self.font(), colour_table.colours(self.palette()).muted, words, self._hint)

    def _is_long(self, width: float) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > width

    def _room_of_icons(self) -> float:
        """Width at the end that the cross which empties the line would take."""
        return self.fontMetrics().height() * 1.4 if self.isClearButtonEnabled() and self.text() else 2.0
