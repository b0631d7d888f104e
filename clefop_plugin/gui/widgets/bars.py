"""Horizontal bars with their labels and values, and the mark of the region: one painted widget."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QPoint, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import line_height, text_left, text_right, width_of


@dataclass(frozen=True)
class Bar:
    """One bar: ``length`` and ``mark`` between 0 and 1 of the widest, ``colour`` empty for the usual one."""

    key: str
    label: str
    length: float
    value: str
    mark: float | None = None
    colour: QColor | None = None


class Bars(QWidget):
    """Bars one under another; ``clicked`` gives the key of one. The chosen ones are written in semibold."""

    clicked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None, selectable: bool = False) -> None:
        super().__init__(parent)
        self._bars: list[Bar] = []
        self._chosen: set[str] = set()
        self._selectable = selectable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: list[Bar], chosen: set[str] | None = None, spoken: str = "") -> None:
        """Replace the bars; ``spoken`` is what a screen reader says of the whole."""
        self._bars, self._chosen = bars, chosen or set()
        self.setAccessibleName(spoken or ", ".join(f"{bar.label} {bar.value}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line and a little for each bar."""
        return QSize(200, round(self._row() * len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """The height is never cut."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw labels, tracks, bars, marks and values."""
        if not self._bars:
            return
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        labels = min(self.width() * 0.62, max(width_of(bold, bar.label) for bar in self._bars) + 1)
        values = max(width_of(bold, bar.value) for bar in self._bars)
        line = line_height(self.font())
        track = QRectF(labels + line * 0.5, 0, self.width() - labels - values - line, line * 0.42)
        for i, bar in enumerate(self._bars):
            row = QRectF(0, i * self._row(), self.width(), self._row())
            font = bold if bar.key in self._chosen else self.font()
            text_left(painter, font, colours.text, QRectF(0, row.top(), labels, row.height()), bar.label)
            text_right(painter, bold if not self._selectable else font, colours.text, row, bar.value)
            track.moveTop(row.center().y() - track.height() / 2)
            self._bar(painter, track, bar, colours)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which bar was clicked."""
        position = event.pos()
        if self._selectable and event.button() == Qt.MouseButton.LeftButton and self._at(position) is not None:
            self.clicked.emit(self._at(position))

    def _bar(self, painter: QPainter, track: QRectF, bar: Bar, colours: colour_table.Colours) -> None:
        painter.fillRect(track, colours.track)
        full = QRectF(track.left(), track.top(), track.width() * min(1.0, max(0.0, bar.length)), track.height())
        painter.fillRect(full, bar.colour or colours.second)
        if bar.mark is not None:
            x = track.left() + track.width() * min(1.0, bar.mark)
            reach = track.height() * 0.45
            painter.fillRect(QRectF(x - 2, track.top() - reach, 4, track.height() + 2 * reach), colours.base)
            painter.fillRect(QRectF(x - 1, track.top() - reach, 2, track.height() + 2 * reach), colours.text)

    def _at(self, position: QPoint) -> str | None:
        i = int(position.y() / self._row())
        return self._bars[i].key if 0 <= i < len(self._bars) else None

    def _row(self) -> float:
        return line_height(self.font()) * 1.22
