"""The estimate of difficulty: four steps, a word and a reason."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.wrapped import wrap

STEPS = 4


class _Steps(QWidget):
    """Bars of growing height, as many filled as the level."""

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        line = self.fontMetrics().height()
        self.setFixedSize(round(line * 1.7), round(line * 1.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars; the last level is in the colour of alerts."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        width, gap = self.width() / STEPS, 2.0
        ink = colours.alert if self.level >= STEPS else colours.second
        for i in range(STEPS):
            height = self.height() * (i + 1.4) / (STEPS + 0.4)
            bar = QRectF(i * width, self.height() - height, width - gap, height)
            painter.fillRect(bar, ink if i < self.level else colours.track)


class LevelBox(QWidget):
    """``say(level, word, text)``: level 1 (easy) to 4 (impossible)."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self._steps, self._word, self._text = _Steps(), QLabel(), QLabel()
        self._word.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        for label in (self._word, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = self.fontMetrics().height()
        head = QHBoxLayout()
        head.setSpacing(round(line * 0.6))
        head.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._word, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(round(line * 0.7), round(line * 0.5), round(line * 0.7), round(line * 0.5))
        box.setSpacing(round(line * 0.25))
        box.addLayout(head)
        box.addWidget(self._text)

    def say(self, level: int, word: str, text: str) -> None:
        """Show a level, its word and why."""
        self._level = self._steps.level = level
        self._word.setText(word)
        self._text.setText(text)
        self.setAccessibleName(tr("Difficulty: {word}. {text}", word=word, text=text))
        self._steps.update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the frame."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bad = self._level >= STEPS
        painter.setPen(QPen(colours.alert if bad else colours.rule, 1.0))
        painter.setBrush(colours.alert_ground if bad else colours.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
