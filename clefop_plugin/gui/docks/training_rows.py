"""Rows of the training panel: the list model, its filters and orders, and how a row is painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.text import NO_VALUE, number, tr
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.services.profile_types import TrainingRow

ROW = Qt.ItemDataRole.UserRole + 1
#: From this width (in lines of text) the commune has a column of its own.
WIDE = 21


@dataclass
class Filters:
    """What the list keeps; empty sets and texts keep everything."""

    text: str = ""
    domains: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    streams: set[str] = field(default_factory=set)
    open_only: bool = False

    def active(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.text.strip() or self.domains or self.levels or self.streams or self.open_only)

    def keep(self, rows_: Sequence[TrainingRow], texts: Sequence[str]) -> list[TrainingRow]:
        """The rows that satisfy every filter; ``texts`` is what is searched of each."""
        words = fold(self.text).split()
        return [
            row
            for row, text in zip(rows_, texts, strict=True)
            if self._keys(row) and all(word in text for word in words)
        ]

    def _keys(self, row: TrainingRow) -> bool:
        return (
            (not self.domains or row.domain in self.domains)
            and (not self.levels or row.level in self.levels)
            and (not self.streams or row.stream in self.streams)
            and (not self.open_only or row.open_sessions > 0)
        )


def fold(text: str) -> str:
    """A text without case nor accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def searched(row: TrainingRow) -> str:
    """What a search looks in."""
    return fold(f"{row.title} {row.organisation} {row.commune_name} {row.domain_label} {row.level_label}")


def stream_label(stream: str) -> str:
    """Name of a stream."""
    labels = {
        "school": tr("School"),
        "apprenticeship": tr("Apprenticeship"),
        "adult": tr("Continuing training"),
    }
    return labels.get(stream, tr("Unknown stream"))


def orders() -> dict[str, tuple[str, Callable[[TrainingRow], Any]]]:
    """Orders of the list: key, name, and what to sort by."""
    return {
        "title": (tr("by title"), lambda row: (fold(row.title), fold(row.organisation))),
        "places": (tr("by number of places"), lambda row: (-(row.places or 0), fold(row.title))),
        "organisation": (tr("by organisation"), lambda row: (fold(row.organisation), fold(row.title))),
        "commune": (tr("by commune"), lambda row: (fold(row.commune_name), fold(row.title))),
        "session": (tr("by next session"), lambda row: (row.next_session or "9999", fold(row.title))),
    }


def spoken(row: TrainingRow) -> str:
    """The whole row in one sentence."""
    places = "" if row.places is None else tr("{count} places", count=number(row.places))
    return ", ".join(p for p in (row.title, row.organisation, row.commune_name, row.domain_label, places) if p)


class TrainingModel(QAbstractListModel):
    """The kept trainings, in order. Nothing is copied a row at a time: 200,000 rows cost one list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TrainingRow] = []

    def show_rows(self, kept: list[TrainingRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows = kept
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of kept trainings."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, the row itself, or its sentence."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return row if role == ROW else None


class TrainingDelegate(QStyledItemDelegate):
    """Paints a training: dot of its domain, title and places, organisation and commune."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Two lines."""
        line = paint.line_height(option.font)
        small = paint.line_height(colour_table.scaled(option.font, 0.9))
        return QSize(0, round(line + small + 0.7 * line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        row = index.data(ROW)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.ground(painter, option, colours)
        line = paint.line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        area = QRectF(option.rect).adjusted(line * 1.5, line * 0.3, -line * 0.6, -line * 0.3)
        first = QRectF(area.left(), area.top(), area.width(), line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_table.domain_colour(row.domain, colours.dark))
        painter.drawEllipse(
            QRectF(option.rect.left() + line * 0.65, first.center().y() - line * 0.2, line * 0.4, line * 0.4)
        )
        bold = colour_table.scaled(option.font, 1, semibold=True)
        used = paint.text_right(painter, bold, colours.text, first, number(row.places))
        title = QRectF(first.left(), first.top(), first.width() - max(used, line * 2.2) - line * 0.4, line)
        wide = option.rect.width() > WIDE * line
        if wide:
            commune = QRectF(title.right() - line * 6.5, first.top(), line * 6.5, line)
            paint.text_left(painter, small, colours.secondary, commune, row.commune_name)
            title.setRight(commune.left() - line * 0.4)
        paint.text_left(painter, option.font, colours.text, title, row.title, middle=True)
        below = row.organisation if wide else " · ".join(p for p in (row.organisation, row.commune_name) if p)
        second = QRectF(area.left(), first.bottom(), area.width(), area.bottom() - first.bottom())
        paint.text_left(painter, small, colours.secondary, second, below or NO_VALUE)
        painter.restore()
