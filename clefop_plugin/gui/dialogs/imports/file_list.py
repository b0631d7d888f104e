"""The list of what is to be imported: icon, name, format, and where each stands."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPainter
from qgis.PyQt.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.dialogs.imports.entry import Entry, State, state_icon, state_words
from clefop_plugin.gui.themes import theme_icon
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.paint import line_height, text_left
from clefop_plugin.gui.widgets.plain import plain_tip

ENTRY = Qt.ItemDataRole.UserRole + 1


class EntryModel(QAbstractListModel):
    """The entries of the desk, in the order they were given."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def refresh(self, entry: Entry) -> None:
        """Draw one row again."""
        if entry in self.entries:
            index = self.index(self.entries.index(entry), 0)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, its name, or the row in words."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            sentence = entry.failure.sentence if entry.failure is not None else ""
            return plain_tip("\n".join(part for part in (str(_where(entry)), sentence) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.name, _format(entry), state_words(entry)) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints one entry on three lines: name, format, state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """The name and two small lines, with room above and below."""
        small = line_height(colour_table.scaled(option.font, 0.9))
        return QSize(0, round(line_height(option.font) * 1.8 + 2 * small))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        entry: Entry = index.data(ENTRY)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.ground(painter, option, colours)
        line = line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        step = line_height(small)
        area = QRectF(option.rect)
        icons.paint(
            painter,
            theme_icon(entry.theme),
            colours.accent if entry.theme else colours.muted,
            QRectF(area.left() + line * 0.6, area.top() + line * 0.42, line * 1.25, line * 1.25),
        )
        text = area.adjusted(line * 2.3, line * 0.35, -line * 0.6, 0)
        text.setHeight(line)
        bold = colour_table.scaled(option.font, 1, semibold=True)
        text_left(painter, bold, colours.text, text, entry.name, middle=True)
        below = QRectF(text.left(), text.bottom() + line * 0.08, text.width(), step)
        text_left(painter, small, colours.secondary, below, _format(entry) or tr("Format unknown so far"))
        below.translate(0, step)
        name, colour = state_icon(entry)
        ink = getattr(colours, colour)
        if name:
            icons.paint(painter, name, ink, QRectF(below.left(), below.top() + step * 0.08, step * 0.85, step * 0.85))
            below.setLeft(below.left() + step * 1.15)
        text_left(painter, small, ink, below, state_words(entry))
        painter.restore()


class EntryList(QListView):
    """``chosen`` carries the entry that is selected (or None); ``removed`` the one that Delete was pressed on."""

    chosen = pyqtSignal(object)
    removed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        rows.prepare(self)
        self.setAccessibleName(tr("Files to import"))
        self.setItemDelegate(EntryDelegate(self))
        self.setModel(EntryModel())
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit(self.entry()))

    def entry(self) -> Entry | None:
        """The entry that is selected."""
        found: Entry | None = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        return found

    def show_entries(self, entries: list[Entry]) -> None:
        """Replace the rows; the selected one stays selected when it is still there, else its neighbour is."""
        before, row = self.entry(), self.currentIndex().row()
        self.model().show_entries(entries)
        if before in entries:
            row = entries.index(before)
        if entries:
            self.select(entries[min(max(row, 0), len(entries) - 1)])
        else:
            self.chosen.emit(None)

    def select(self, entry: Entry) -> None:
        """Select an entry."""
        entries = self.model().entries
        if entry in entries:
            self.setCurrentIndex(self.model().index(entries.index(entry), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the entry off the list with Delete."""
        entry = self.entry()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and entry is not None:
            self.removed.emit(entry)
        else:
            super().keyPressEvent(event)


def _format(entry: Entry) -> str:
    if entry.look is None:
        return ""
    return entry.look.label or (tr("No known format") if entry.state is not State.READING else "")


def _where(entry: Entry) -> object:
    return entry.given if isinstance(entry.given, Path) else entry.name
