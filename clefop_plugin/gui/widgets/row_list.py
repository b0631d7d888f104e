"""A short framed list whose rows can be removed one by one: groups of blocks, seeds, links."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import frame


class RowList(QWidget):
    """Rows of one wide column and others as wide as their text; ``removed`` gives the position of a row."""

    removed = pyqtSignal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        line = self.fontMetrics().height()
        self._grid.setContentsMargins(round(line * 0.5), 1, 1, 1)
        self._grid.setHorizontalSpacing(round(line * 0.6))
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[str, ...]] = []
        self.buttons: list[QToolButton] = []
        self.hide()

    def rows(self) -> list[tuple[str, ...]]:
        """The texts shown."""
        return list(self._rows)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Replace the rows; the list hides itself when there is none."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self._rows, self.buttons = list(rows), []
        for i, texts in enumerate(self._rows):
            for column, text in enumerate(texts):
                self._grid.addWidget(self._label(text, first=column == 0), i, column)
            button = QToolButton()
            button.setText("×")
            button.setAutoRaise(True)
            button.setToolTip(tr("Remove"))
            button.setAccessibleName(tr("Remove: {text}", text=", ".join(texts)))
            button.clicked.connect(lambda _checked=False, i=i: self.removed.emit(i))
            self._grid.addWidget(button, i, len(texts))
            self.buttons.append(button)
        self.setVisible(bool(self._rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the hairlines."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        frame(painter, self.rect(), colours)
        for row in range(1, len(self._rows)):
            y = self._grid.cellRect(row, 0).top() - 1
            painter.drawLine(1, y, self.width() - 2, y)

    def _label(self, text: str, first: bool) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(first)
        if not first:
            label.setFont(colour_table.scaled(self.font(), 0.9))
        return label
