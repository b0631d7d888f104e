"""The result at a glance: what is proven, the figures, and the map; green when the optimum is proven."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.minimap import MiniMap
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap


class Certificate(QWidget):
    """``say`` sets the words and figures; ``map`` draws the territories."""

    def __init__(self) -> None:
        super().__init__()
        self._proven = False
        self.title, self.text, self.map = QLabel(), QLabel(), MiniMap(lines=10)
        self.title.setFont(colour_table.scaled(self.font(), 1.3, semibold=True))
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            wrap(label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = self.fontMetrics().height()
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(round(line * 0.8))
        self._figures.setVerticalSpacing(round(line * 0.12))
        self._figures.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        left = QVBoxLayout()
        left.setSpacing(round(line * 0.35))
        head = QHBoxLayout()
        head.addSpacing(round(line * 1.7))
        head.addWidget(self.title, 1)
        left.addLayout(head)
        left.addWidget(self.text)
        left.addLayout(self._figures)
        left.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(round(line * 0.8), round(line * 0.6), round(line * 0.6), round(line * 0.6))
        box.addLayout(left, 1)
        box.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, proven: bool, title: str, text: str, figures: Sequence[tuple[str, str, str]]) -> None:
        """``figures``: label, value and explanation of each."""
        self._proven = proven
        self.title.setText(title)
        self.text.setText(text)
        while self._figures.count():
            widget = self._figures.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for row, (name, value, hint) in enumerate(figures):
            for column, words in enumerate((name, value)):
                label = QLabel(words)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setToolTip(plain_tip(hint))
                if column:
                    label.setFont(colour_table.scaled(self.font(), 1, semibold=True))
                    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._figures.addWidget(label, row, column)
        said = ", ".join(f"{name} {value}" for name, value, _ in figures)
        self.setAccessibleName(f"{title}. {text} {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the edge and the mark."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.success if self._proven else colours.rule, 1.0))
        painter.setBrush(colours.success_ground if self._proven else colours.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        line = self.fontMetrics().height()
        side = line * 1.35
        top = self.title.geometry().center().y() - side / 2 + 1
        ink = colours.success if self._proven else colours.secondary
        icons.paint(painter, "check" if self._proven else "info", ink, QRectF(line * 0.8, top, side, side))
