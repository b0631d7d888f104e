"""The first choice of the wizard: files that one has, or the official services; two cards, one of them chosen."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table

FILES, SERVICES = "files", "services"


class Route(QWidget):
    """``chosen`` carries ``FILES`` or ``SERVICES``."""

    chosen = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards = {
            FILES: _Card("file", tr("From files"), tr("What you already have")),
            SERVICES: _Card("globe", tr("From the official services"), tr("IGN, Insee, public directories")),
        }
        self._group = QButtonGroup(self)
        line = self.fontMetrics().height()
        box = QHBoxLayout(self)
        box.setContentsMargins(round(line * 1.2), line, round(line * 1.2), 0)
        box.setSpacing(round(line * 0.6))
        for name, card in self.cards.items():
            self._group.addButton(card)
            card.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            box.addWidget(card, 1)
        self.show_route(FILES)

    def show_route(self, name: str) -> None:
        """Mark a card as the chosen one."""
        self.cards[name].setChecked(True)


class _Card(QAbstractButton):
    """A radio button as wide as a card: an icon, what it is, what it means."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._icon, self._text = icon, text
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {text}")
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        line = self.fontMetrics().height()
        return QSize(line * 18, round(line * 3.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card: the chosen one has a thick edge, a tint and a full dot, not a colour alone."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        on = self.isChecked()
        edge = colours.primary if on else colours.muted
        painter.setPen(QPen(edge, 2.0 if on or self.hasFocus() else 1.0))
        painter.setBrush(colours.chosen if on or self.underMouse() else colours.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        middle = self.height() / 2
        dot = QRectF(line * 0.8, middle - line * 0.45, line * 0.9, line * 0.9)
        painter.setPen(QPen(edge, 1.4))
        painter.setBrush(colours.base)
        painter.drawEllipse(dot)
        if on:
            painter.setBrush(colours.primary)
            painter.drawEllipse(dot.adjusted(line * 0.24, line * 0.24, -line * 0.24, -line * 0.24))
        ink = colours.text if self.isEnabled() else colours.muted
        icons.paint(painter, self._icon, ink, QRectF(line * 2.3, middle - line * 0.75, line * 1.5, line * 1.5))
        self._words(painter, QRectF(line * 4.4, 0, self.width() - line * 5.0, self.height()), ink, colours)

    def _words(self, painter: QPainter, area: QRectF, ink: object, colours: colour_table.Colours) -> None:
        half = area.height() / 2
        left = Qt.AlignmentFlag.AlignLeft
        for text, font, colour, place, align in (
            (
                self.text(),
                colour_table.scaled(self.font(), 1, semibold=True),
                ink,
                area.adjusted(0, 0, 0, -half),
                left | Qt.AlignmentFlag.AlignBottom,
            ),
            (
                self._text,
                self.font(),
                colours.secondary,
                area.adjusted(0, half, 0, 0),
                left | Qt.AlignmentFlag.AlignTop,
            ),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
            painter.drawText(place, align, shown)
