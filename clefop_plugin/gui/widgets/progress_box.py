"""How far a long work is, in a window that waits for it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.wrapped import wrap


class ProgressBox(QFrame):
    """How far it is: a title, what it means, a bar that ``name`` tells to screen readers, and the numbers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.title, self.text, self.numbers, self.bar = QLabel(), QLabel(), QLabel(), QProgressBar()
        self.title.setFont(colour_table.scaled(self.font(), 1.15, semibold=True))
        self.numbers.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self.title, self.text, self.numbers):
            label.setTextFormat(Qt.TextFormat.PlainText)
            wrap(label)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        line = self.fontMetrics().height()
        self.bar.setFixedHeight(round(line * 0.5))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.3), 0, 0)
        box.setSpacing(round(line * 0.35))
        for widget in (self.title, self.text, self.bar, self.numbers):
            box.addWidget(widget)

    def say(self, title: str, text: str, numbers: str) -> None:
        """Replace the words."""
        for label, words_ in ((self.title, title), (self.text, text), (self.numbers, numbers)):
            label.setText(words_)
            label.setVisible(bool(words_))
        self.setAccessibleName(f"{title}. {text}")
