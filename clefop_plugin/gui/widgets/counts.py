"""A few counts side by side: the number in semibold, what it counts below it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import elided, line_height, width_of

Count = tuple[int, str, str, str]


class Counts(QWidget):
    """``show_counts`` takes (number, what it counts, the same in a word, name of a colour of the panels or "")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[Count, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Replace the counts."""
        self._counts = tuple(counts)
        self.setAccessibleName(", ".join(f"{number(count)} {label}" for count, label, _, _ in self._counts))
        self.updateGeometry()
        self.update()

    def counts(self) -> tuple[Count, ...]:
        """What is shown."""
        return self._counts

    def sizeHint(self) -> QSize:
        """A line of figures and a small line of words."""
        line = line_height(self.font())
        return QSize(round(line * 20), round(line * 2.7))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the words are then cut."""
        return QSize(round(line_height(self.font()) * 10), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the counts in columns of one width."""
        if not self._counts:
            return
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        line = line_height(self.font())
        large = colour_table.scaled(self.font(), 1.2, semibold=True)
        small = colour_table.scaled(self.font(), 0.9)
        width = self.width() / len(self._counts)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for position, (count, label, short, colour) in enumerate(self._counts):
            x = position * width
            if position:
                painter.setPen(QPen(colours.hairline, 1.0))
                painter.drawLine(QPointF(x, line * 0.3), QPointF(x, self.height() - line * 0.3))
            room = QRectF(x + (line * 0.7 if position else 0), 0, width - line * 0.9, line * 1.5)
            painter.setFont(large)
            painter.setPen(getattr(colours, colour) if colour and count else colours.text)
            painter.drawText(room, left, number(count))
            room.moveTop(line * 1.35)
            room.setHeight(line * 1.1)
            painter.setFont(small)
            painter.setPen(colours.secondary)
            text = label if width_of(small, label) <= room.width() else short
            painter.drawText(room, left, elided(small, text, room.width(), middle=False))


def report_counts(read: int, kept: int, corrected: int, skipped: int) -> list[Count]:
    """The four counts of a report."""
    return [
        (read, tr("rows read"), tr("read"), ""),
        (kept, tr("kept"), tr("kept"), "success"),
        (corrected, tr("values corrected"), tr("mended"), ""),
        (skipped, tr("rows left out"), tr("aside"), "" if kept else "alert"),
    ]
