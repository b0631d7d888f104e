"""Rows of the training panel: the list model, its orders, and how a row is painted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from qgis.PyQt.QtCore import QAbstractListModel, QEvent, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QPainter
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from clefop_plugin.core.text import NO_VALUE, number, tr, with_unit
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.services.profile_types import TrainingOffer, TrainingRow
from clefop_plugin.services.reach import Unit, estimated_minutes, minutes_text

ROW = Qt.ItemDataRole.UserRole + 1
#: From this width (in lines of text) the commune has a column of its own.
WIDE = 21


def stream_label(stream: str) -> str:
    """Name of a stream."""
    labels = {
        "school": tr("School"),
        "apprenticeship": tr("Apprenticeship"),
        "adult": tr("Continuing training"),
    }
    return labels.get(stream, tr("Unknown stream"))


def orders() -> dict[str, str]:
    """Orders of the list: key and name."""
    return {
        "title": tr("by title"),
        "places": tr("by number of places"),
        "organisation": tr("by organisation"),
        "commune": tr("by commune"),
        "level": tr("by level"),
        "session": tr("by next session"),
        "distance": tr("by distance"),
    }


def spoken(row: TrainingRow, unit: Unit = "km") -> str:
    """The whole row in one sentence."""
    places = "" if row.places is None else tr("{count} places", count=number(row.places))
    parts = (row.title, row.organisation, row.commune_name, far(row, unit), row.domain_label, places)
    return ", ".join(part for part in parts if part)


def far(row: TrainingRow, unit: Unit = "km") -> str:
    """How far a training outside the territory is; "" inside."""
    if not row.distance_km:
        return ""
    if unit == "km":
        return tr("at {distance}", distance=with_unit(row.distance_km, "km", 1))
    if row.minutes is not None:
        return tr("at {distance}", distance=minutes_text(row.minutes, False))
    return tr("at {distance}", distance=minutes_text(estimated_minutes(row.distance_km), True))


class TrainingModel(QAbstractListModel):
    """The kept trainings, in order: positions in the table of the offer. A row is made when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._offer: TrainingOffer | None = None
        self.unit: Unit = "km"
        self.kept: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._row = lru_cache(maxsize=512)(self._make)

    @property
    def rows(self) -> list[TrainingRow]:
        """Every kept training, made now: slow when there are many."""
        return [self._make(int(i)) for i in self.kept]

    def show_rows(self, offer: TrainingOffer, kept: npt.NDArray[np.int64], unit: Unit = "km") -> None:
        """Replace the rows; ``unit`` is that of distances."""
        self.beginResetModel()
        self._offer, self.kept, self.unit = offer, kept, unit
        self._row.cache_clear()
        self.endResetModel()

    def carry_over(self, offer: TrainingOffer, kept: npt.NDArray[np.int64]) -> None:
        """The same rows, in an offer that holds no other: nothing changes in the list."""
        self._offer, self.kept = offer, kept
        self._row.cache_clear()

    def _make(self, position: int) -> TrainingRow:
        offer = self._offer
        if offer is None:
            raise IndexError(position)
        return offer.row(position)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of kept trainings."""
        return 0 if parent is not None and parent.isValid() else len(self.kept)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, the row itself, or its sentence."""
        row = self._row(int(self.kept[index.row()]))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.unit)
        return row if role == ROW else None


def row_height(font: QFont) -> int:
    """Height of a row: a line, a smaller one, and room around them."""
    line = paint.line_height(font)
    return round(line + paint.line_height(colour_table.scaled(font, 0.9)) + 0.7 * line)


class TrainingDelegate(QStyledItemDelegate):
    """Paints a training: dot of its domain, title and places, organisation and commune."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Two lines."""
        return QSize(0, row_height(option.font))

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
        title = QRectF(first.left(), first.top(), first.width() - used - line * 0.5, line)
        wide = option.rect.width() > WIDE * line
        if wide:
            commune = QRectF(title.right() - line * 6.5, first.top(), line * 6.5, line)
            paint.text_left(painter, small, colours.secondary, commune, row.commune_name)
            title.setRight(commune.left() - line * 0.4)
        paint.text_left(painter, option.font, colours.text, title, row.title, middle=True)
        parts = (row.organisation, "" if wide else row.commune_name, far(row, index.model().unit))
        below = " · ".join(part for part in parts if part)
        second = QRectF(area.left(), first.bottom(), area.width(), area.bottom() - first.bottom())
        paint.text_left(painter, small, colours.secondary, second, below or NO_VALUE)
        painter.restore()


class TrainingList(QTableView):
    """The list itself: a table of one column, which alone shows 200,000 rows without asking the model for each."""

    def __init__(self, model: TrainingModel) -> None:
        super().__init__()
        rows.prepare(self)
        self.setAccessibleName(tr("Trainings of the territory"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(TrainingDelegate(self))
        self.setModel(model)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as their two lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
