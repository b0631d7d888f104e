"""The ground of a row: plain, under the pointer, chosen (tint and bar, text unchanged), focused; section headings."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import chevron, line_height, text_left, text_right
from clefop_plugin.gui.widgets.palette import Colours


def ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Fill the row and draw its lower rule, the bar of a chosen one and the rectangle of the focus."""
    area = QRectF(option.rect)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(area, colours.chosen if chosen else colours.base)
    painter.setPen(QPen(colours.hairline, 1.0))
    painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
    if chosen:
        painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), colours.primary)
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(QPen(colours.accent, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1, 1, -1.5, -1.5))


def heading(
    painter: QPainter, option: QStyleOptionViewItem, colours: Colours, text: str, expanded: bool, tail: str = ""
) -> None:
    """A section heading with the mark that opens and closes it."""
    area = QRectF(option.rect)
    line = line_height(option.font)
    painter.fillRect(area, colours.band)
    painter.setPen(QPen(colours.hairline, 1.0))
    painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
    chevron(painter, QPointF(area.left() + line * 0.85, area.center().y()), line * 0.2, colours.secondary, expanded)
    inner = area.adjusted(line * 1.45, 0, -line * 0.6, 0)
    small = colour_table.scaled(option.font, 0.9)
    if tail:
        used = text_right(painter, small, colours.muted, inner, tail)
        inner.setRight(inner.right() - used - line * 0.4)
    text_left(painter, colour_table.scaled(option.font, 1, semibold=True), colours.text, inner, text)


def heading_height(option: QStyleOptionViewItem) -> int:
    """Height of a section heading."""
    return round(line_height(option.font) * 1.6)


def prepare(view: QAbstractItemView) -> None:
    """What every list of rows has in common."""
    view.setFrameShape(view.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    if isinstance(view, QTreeView):
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setExpandsOnDoubleClick(False)
        view.clicked.connect(lambda index: _toggle(view, index))


def _toggle(view: QTreeView, index: QModelIndex) -> None:
    if not index.parent().isValid():
        view.setExpanded(index, not view.isExpanded(index))
