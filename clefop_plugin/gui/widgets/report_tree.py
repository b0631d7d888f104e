"""What an import left out, corrected and says besides: each reason with its count, opened into its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFontMetrics, QPainter, QResizeEvent
from qgis.PyQt.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.paint import chevron, line_height, text_left, text_right, width_of

NODE = Qt.ItemDataRole.UserRole + 1
#: Lines of text after which a very long sentence is cut (the tool tip has it whole).
MOST_LINES = 6
#: Kinds whose number of cases says nothing.
UNCOUNTED = ("note", "step")


@dataclass(frozen=True)
class Node:
    """A heading ("kind"), a reason or a case; ``tail`` is its count or its line, ``cases`` what opens below it."""

    level: str
    text: str
    tail: str
    parent: int
    row: int
    kind: str = ""
    cases: tuple[tuple[int, str], ...] = ()

    def spoken(self) -> str:
        """The row in words."""
        return f"{self.text}, {self.tail}" if self.tail else self.text


class ReportModel(QAbstractItemModel):
    """Headings, reasons and cases of one report. Cases are made when they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: list[Node] = []
        self._children: dict[int, list[int]] = {}

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show the entries (``sources.report.Entry``) of a report."""
        self.beginResetModel()
        self._nodes, self._children = [], {-1: []}
        for kind, title in _titles():
            own = [entry for entry in entries if entry.kind == kind]
            if not own:
                continue
            total = "" if kind in UNCOUNTED else number(sum(entry.count for entry in own))
            heading = self._add(-1, Node("heading", title, total, -1, len(self._children[-1]), kind))
            for row, entry in enumerate(own):
                self._add(heading, _reason(entry, heading, row))
        self.endResetModel()

    def node(self, index: QModelIndex) -> Node:
        """What a row shows."""
        parent = int(index.internalId()) - 1
        if parent >= 0 and self._nodes[parent].level == "reason":
            return _case(self._nodes[parent], parent, index.row())
        return self._nodes[self._children[parent][index.row()]]

    def index(self, row: int, column: int, parent: QModelIndex | None = None) -> QModelIndex:
        """The place of a row below another one."""
        inside = parent is not None and parent.isValid()
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, self._position(parent) + 1 if inside and parent is not None else 0)

    def parent(self, index: QModelIndex) -> QModelIndex:
        """The row above."""
        position = int(index.internalId()) - 1 if index.isValid() else -1
        if position < 0:
            return QModelIndex()
        node = self._nodes[position]
        return self.createIndex(node.row, 0, node.parent + 1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Headings, reasons of a heading, cases of a reason."""
        if parent is None or not parent.isValid():
            return len(self._children.get(-1, []))
        above = int(parent.internalId()) - 1
        if above >= 0 and self._nodes[above].level == "reason":
            return 0
        position = self._position(parent)
        node = self._nodes[position]
        return len(node.cases) if node.level == "reason" else len(self._children[position])

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """One column, painted whole."""
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The node, its text, or the row in words."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        return node.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _add(self, parent: int, node: Node) -> int:
        self._nodes.append(node)
        position = len(self._nodes) - 1
        self._children.setdefault(position, [])
        self._children[parent].append(position)
        return position

    def _position(self, index: QModelIndex | None) -> int:
        if index is None or not index.isValid():
            return -1
        return self._children[int(index.internalId()) - 1][index.row()]


class ReportTree(QTreeView):
    """The reasons, wrapped to the width; Right and Left open and close them, Ctrl+C copies the row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        rows.prepare(self)
        self.setAccessibleName(name)
        self.setUniformRowHeights(False)
        self.setItemDelegate(ReportDelegate(self))
        self.setModel(ReportModel())
        self.clicked.connect(self._toggle)

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show the entries of a report, its headings open."""
        model = self.model()
        model.show_entries(entries)
        for row in range(model.rowCount()):
            self.setExpanded(model.index(row, 0), True)
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: Any) -> None:
        """Copy the row in words with Ctrl+C; open and close it with Enter."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier and index.isValid():
            QApplication.clipboard().setText(self.model().node(index).spoken())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        # Headings are toggled by what every list of rows has in common.
        if index.parent().isValid() and self.model().rowCount(index):
            self.setExpanded(index, not self.isExpanded(index))


class ReportDelegate(QStyledItemDelegate):
    """Paints headings as those of the panels, reasons wrapped with their count, cases with their line."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As many lines as the sentence needs in this width."""
        node: Node = index.data(NODE)
        if node.level == "heading":
            return QSize(0, rows.heading_height(option))
        line = line_height(option.font)
        if node.level == "case":
            return QSize(0, round(line * 1.35))
        room = self._room(option, QRectF(0, 0, self._view.viewport().width(), 0), node)
        box = QFontMetrics(option.font).boundingRect(
            0, 0, round(room.width()), 10_000, int(Qt.TextFlag.TextWordWrap), node.text
        )
        return QSize(0, round(min(box.height(), line * MOST_LINES) + line * 0.6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        node: Node = index.data(NODE)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.level == "heading":
            rows.heading(painter, option, colours, node.text, self._view.isExpanded(index), node.tail)
        else:
            rows.ground(painter, option, colours)
            if node.level == "case":
                self._case(painter, option, node, colours)
            else:
                self._reason(painter, option, index, node, colours)
        painter.restore()

    def _reason(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, node: Node, colours: Any
    ) -> None:
        line = line_height(option.font)
        area = QRectF(option.rect)
        if node.cases:
            place = QPointF(area.left() + line * 0.85, area.top() + line * 0.8)
            chevron(painter, place, line * 0.18, colours.secondary, self._view.isExpanded(index))
        room = self._room(option, area, node)
        painter.setFont(option.font)
        painter.setPen(colours.text)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
        painter.drawText(room, flags, node.text)
        if node.tail:
            bold = colour_table.scaled(option.font, 1, semibold=True)
            top = QRectF(area.left(), room.top(), area.width() - line * 0.6, line)
            text_right(painter, bold, colours.text, top, node.tail)

    def _case(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, colours: Any) -> None:
        line = line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        inner = QRectF(option.rect).adjusted(line * 1.9, 0, -line * 0.6, 0)
        if node.tail:
            used = text_right(painter, small, colours.muted, inner, node.tail)
            inner.setRight(inner.right() - used - line * 0.5)
        text_left(painter, small, colours.secondary, inner, node.text, middle=True)

    def _room(self, option: QStyleOptionViewItem, area: QRectF, node: Node) -> QRectF:
        line = line_height(option.font)
        bold = colour_table.scaled(option.font, 1, semibold=True)
        tail = width_of(bold, node.tail) + line * 0.8 if node.tail else 0.0
        return area.adjusted(line * 1.45, line * 0.3, -line * 0.6 - tail, -line * 0.3)


def _reason(entry: Any, parent: int, row: int) -> Node:
    cases = tuple(entry.cases)
    if entry.count > len(cases) and cases:
        cases = (*cases, (0, tr("and {count} more", count=number(entry.count - len(cases)))))
    tail = "" if entry.kind in UNCOUNTED else number(entry.count)
    return Node("reason", _sentence(entry.reason), tail, parent, row, entry.kind, cases)


def _case(reason: Node, parent: int, row: int) -> Node:
    line, value = reason.cases[row]
    tail = tr("line {line}", line=number(line)) if line else ""
    return Node("case", value or "–", tail, parent, row, reason.kind)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _titles() -> list[tuple[str, str]]:
    return [
        ("skipped", tr("Left out")),
        ("corrected", tr("Corrected")),
        ("note", tr("Good to know")),
        ("step", tr("How it was read")),
    ]
