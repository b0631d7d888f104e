"""Rows of the journal of imports: what, from which file, when, how much was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractListModel, QDateTime, QLocale, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.themes import theme_icon, theme_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.paint import line_height, text_left, text_right
from clefop_plugin.gui.widgets.plain import plain_tip

if TYPE_CHECKING:
    from clefop_plugin.services.journal import Imported

ROW = Qt.ItemDataRole.UserRole + 1


def day_text(moment: str, long: bool = False) -> str:
    """A moment of the journal (UTC, ISO 8601) as a day of the user's place, with the time when ``long``."""
    found = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    if not found.isValid():
        return moment
    locale = QLocale()
    if long:
        return locale.toString(found, QLocale.FormatType.ShortFormat)
    return locale.toString(found.date(), QLocale.FormatType.ShortFormat)


def kept_text(entry: Imported) -> str:
    """How many rows were kept and left out."""
    kept, left = entry.report.rows_kept, entry.report.skipped
    first = tr("1 kept") if kept == 1 else tr("{count} kept", count=number(kept))
    return first if not left else first + " · " + tr("{count} left out", count=number(left))


class ImportModel(QAbstractListModel):
    """The journal, the latest import first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Imported] = []

    def show_rows(self, entries: list[Imported]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows = list(reversed(entries))
        self.endResetModel()

    def latest(self) -> tuple[str, ...]:
        """What tells the latest import from another; empty when there is none."""
        return (self.rows[0].theme, self.rows[0].source, self.rows[0].imported) if self.rows else ()

    def place(self, entry: Imported | None) -> int:
        """The row of an import of the same file; the first one when it is not there."""
        key = None if entry is None else (entry.theme, entry.source)
        return next((i for i, row in enumerate(self.rows) if (row.theme, row.source) == key), 0)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of imports."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The import, its file, or the row in words."""
        entry = self.rows[index.row()]
        words = f"{theme_label(entry.theme)}, {day_text(entry.imported, long=True)}, {kept_text(entry)}"
        if role == ROW:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.source
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{entry.source}\n{words}")
        return f"{entry.source}, {words}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class ImportDelegate(QStyledItemDelegate):
    """Icon of the theme, the file and its day, then what was kept."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Two lines with room above and below."""
        small = line_height(colour_table.scaled(option.font, 0.9))
        return QSize(0, round(line_height(option.font) * 1.8 + small))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one import."""
        entry: Imported = index.data(ROW)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.ground(painter, option, colours)
        line = line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        area = QRectF(option.rect)
        icons.paint(
            painter,
            theme_icon(entry.theme),
            colours.accent,
            QRectF(area.left() + line * 0.6, area.top() + line * 0.5, line * 1.2, line * 1.2),
        )
        first = area.adjusted(line * 2.2, line * 0.35, -line * 0.6, 0)
        first.setHeight(line)
        used = text_right(painter, small, colours.secondary, first, day_text(entry.imported))
        name = QRectF(first)
        name.setRight(first.right() - used - line * 0.5)
        text_left(painter, option.font, colours.text, name, entry.source, middle=True)
        below = QRectF(first.left(), first.bottom() + line * 0.1, first.width(), line_height(small))
        text_left(painter, small, colours.secondary, below, kept_text(entry))
        painter.restore()
