"""The table of a comparison: its model, and how a cell is painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.text import number, percent, tr, with_unit
from clefop_plugin.gui.docks.indicator_rows import LONGEST_SYMBOL, gap_text, note_text, value_text
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.comparison import Comparison, Line, Whole
from clefop_plugin.services.profile_types import Figure, Identity

CELL = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Cell:
    """What one cell says: its text, a second line, whether it is the farthest of its row from the region."""

    text: str
    below: str = ""
    marked: bool = False
    heading: bool = False
    tip: str = ""


class CompareModel(QAbstractTableModel):
    """Who the territories are, then one row an indicator. Sorting moves the indicators only.

    A click on a territory sorts by its gap to the region, in share of the regional value; on the first column, by
    name; on the region, back to the order of the themes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.lines: list[Line] = []
        self._facts: list[list[Cell]] = []

    def show(self, comparison: Comparison) -> None:
        """Show another comparison."""
        self.beginResetModel()
        self.comparison = comparison
        self.lines = list(comparison.lines)
        self._facts = _facts(comparison.identities, comparison.whole)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Facts and indicators."""
        return 0 if parent is not None and parent.isValid() else len(self._facts) + len(self.lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """The label, the territories, the region."""
        known = self.comparison
        return 0 if known is None or (parent is not None and parent.isValid()) else len(known.identities) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        known = self.comparison
        if known is None or orientation != Qt.Orientation.Horizontal:
            return None
        names = [tr("Indicator"), *(identity.name for identity in known.identities), known.whole.name or tr("Region")]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{names[section]}\n{_sort_hint(section, len(names))}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts of a cell, and the cell itself for the painting."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tip or cell.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mark = tr("the farthest from the region") if cell.marked else ""
            return ", ".join(text for text in (cell.text, cell.below, mark) if text)
        return None

    def cell(self, row: int, column: int) -> Cell:
        """One cell."""
        if row < len(self._facts):
            return self._facts[row][column]
        line = self.lines[row - len(self._facts)]
        if column == 0:
            word = "" if _symbol(line.unit) else line.unit
            below = " · ".join(text for text in (line.theme, line.period, word) if text)
            return Cell(line.label, below, heading=True)
        if column > len(line.figures):
            return Cell(with_unit(line.region_value, _symbol(line.unit), line.decimals))
        return _figure_cell(line.figures[column - 1], line.farthest() == column - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the indicators; those without a gap stay last."""
        if self.comparison is None:
            return
        self.layoutAboutToBeChanged.emit()
        lines = list(self.comparison.lines)
        backwards = order == Qt.SortOrder.DescendingOrder
        if column == 0:
            lines.sort(key=lambda line: line.label.casefold(), reverse=backwards)
        elif 0 < column <= len(self.comparison.identities):
            sign = -1.0 if backwards else 1.0
            lines.sort(key=lambda line: _gap_key(line.distances()[column - 1], sign))
        elif backwards:
            lines.reverse()
        self.lines = lines
        self.layoutChanged.emit()


class CompareDelegate(QStyledItemDelegate):
    """Two lines a cell: value above, gap below; a bar on the left marks the farthest from the region."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for two lines, and for the longest of them."""
        cell = index.data(CELL)
        line = paint.line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        height = line + (paint.line_height(small) if cell.below else 0) + 0.6 * line
        width = max(paint.width_of(option.font, cell.text), paint.width_of(small, cell.below)) + 1.6 * line
        return QSize(round(width), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one cell."""
        cell = index.data(CELL)
        colours = colour_table.colours(option.palette)
        line = paint.line_height(option.font)
        painter.save()
        self._ground(painter, option, colours, cell)
        area = QRectF(option.rect).adjusted(line * 0.6, line * 0.3, -line * 0.6, -line * 0.3)
        write = paint.text_left if cell.heading else paint.text_right
        font = colour_table.scaled(option.font, 1, semibold=cell.marked)
        first = QRectF(area.left(), area.top(), area.width(), line)
        write(painter, font, colours.text, first, paint.elided(font, cell.text, area.width(), middle=False))
        if cell.below:
            small = colour_table.scaled(option.font, 0.9, semibold=cell.marked)
            below = QRectF(area.left(), first.bottom(), area.width(), paint.line_height(small))
            colour = colours.accent if cell.marked else colours.secondary
            write(painter, small, colour, below, paint.elided(small, cell.below, area.width(), middle=False))
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, colours: colour_table.Colours, cell: Cell
    ) -> None:
        if cell.marked:
            painter.fillRect(option.rect, colours.info_ground)
            painter.fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), colours.accent)
        painter.setPen(QPen(colours.hairline, 1.0))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _facts(identities: tuple[Identity, ...], whole: Whole) -> list[list[Cell]]:
    everyone: tuple[Identity | Whole, ...] = (*identities, whole)
    places = [", ".join(name for _, name in identity.departements) for identity in identities]
    rows: list[tuple[str, str, list[str]]] = [
        (tr("Container"), "", [identity.container_label for identity in identities] + [""]),
        (tr("Départements"), "", [*places, ""]),
        (tr("Residents"), "", [number(each.population) for each in everyone]),
        (tr("Share of the region"), "", [percent(identity.share_of_region, 1) for identity in identities] + [""]),
        (tr("Communes"), "", [number(each.communes) for each in everyone]),
        (tr("Area"), "", [with_unit(each.area_km2, "km²") for each in everyone]),
        (tr("Density"), tr("inh./km²"), [number(each.density, 1) for each in everyone]),
    ]
    return [[Cell(label, below, heading=True), *(Cell(text) for text in texts)] for label, below, texts in rows]


def _figure_cell(figure: Figure | None, marked: bool) -> Cell:
    if figure is None:
        return Cell(tr("missing"))
    if figure.value is None:
        return Cell(tr("secret") if figure.status == "secret" else tr("missing"), tip=note_text(figure))
    reserve = tr("estimated") if figure.status == "estimated" else ""
    below = " · ".join(text for text in (gap_text(figure), reserve) if text)
    text = value_text(replace(figure, unit=_symbol(figure.unit)))
    return Cell(text, below, marked, tip=" · ".join((value_text(figure), note_text(figure))))


def _symbol(unit: str) -> str:
    """A unit short enough to stand beside the value; words are under the label."""
    return unit if len(unit) <= LONGEST_SYMBOL else ""


def _gap_key(distance: float | None, sign: float) -> tuple[bool, float]:
    return (distance is None, sign * (distance or 0.0))


def _sort_hint(section: int, count: int) -> str:
    if section == 0:
        return tr("Click to sort by name")
    if section == count - 1:
        return tr("Click to sort by theme")
    return tr("Click to sort by the gap to the region, in share of the regional value")
