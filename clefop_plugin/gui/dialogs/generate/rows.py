"""Rows of the result page: a territory with its colour, its name and its residents."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate.told import TerritoryRow
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import line_height, text_left, text_right
from clefop_plugin.gui.widgets.rows import ground

ROW = Qt.ItemDataRole.UserRole + 1


class TerritoryModel(QAbstractListModel):
    """The territories of a scenario, in the order of their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TerritoryRow, ...] = ()

    def show_rows(self, rows: tuple[TerritoryRow, ...]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of territories."""
        return len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its name, or the whole row in words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{code}, {name}, {people} inhab.", code=row.code, name=row.name, people=number(row.population))
        return None


class TerritoryDelegate(QStyledItemDelegate):
    """Number in the colour of the territory, name, residents."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """One line with room above and below."""
        return QSize(160, round(line_height(option.font) * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one territory."""
        row: TerritoryRow = index.data(ROW)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground(painter, option, colours)
        line, area = line_height(option.font), QRectF(option.rect)
        chip = QRectF(area.left() + line * 0.5, area.center().y() - line * 0.62, line * 1.7, line * 1.24)
        painter.setPen(QPen(QColor(colour_table.INK), 0.6))
        painter.setBrush(colour_table.territory_fill(row.colour))
        painter.drawRoundedRect(chip, 2, 2)
        painter.setFont(colour_table.scaled(option.font, 0.9, semibold=True))
        painter.setPen(QColor(colour_table.INK))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.code)
        inner = area.adjusted(line * 2.6, 0, -line * 0.5, 0)
        used = text_right(
            painter, colour_table.scaled(option.font, 0.9), colours.secondary, inner, number(row.population)
        )
        inner.setRight(inner.right() - used - line * 0.5)
        text_left(painter, option.font, colours.text, inner, row.name, middle=True)
        painter.restore()
