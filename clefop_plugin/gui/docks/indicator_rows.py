"""Rows of the indicator panel: the model by theme, what is said of each figure, and how a row is painted."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QPainter, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from clefop_plugin.cartography.chart_content import gap_text
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.text import number, ordinal, percent, tr, with_unit
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.profile_types import Figure

FIGURE = Qt.ItemDataRole.UserRole + 1
#: From this width (in ems) a row has room for its trend.
WIDE = 33
#: Units with more letters than this are words ("habitants"), not symbols ("km", "ha").
LONGEST_SYMBOL = 3


def value_text(figure: Figure, short: bool = False) -> str:
    """The value with its unit; a sum over masked communes is preceded by the sign "at least".

    ``short`` keeps of the unit only the symbol it begins with: beside the label, words would take its room.
    """
    symbol = figure.unit.split(" ")[0]
    unit = figure.unit if not short else symbol if len(symbol) <= LONGEST_SYMBOL else ""
    text = with_unit(figure.value, unit, figure.decimals)
    return f"≥ {text}" if figure.lower_bound and figure.value is not None else text


def rank_text(figure: Figure) -> str:
    """``13e sur 18``; empty when there is no rank."""
    if figure.rank is None or figure.ranked < 2:
        return ""
    return tr("{rank} of {count}", rank=ordinal(figure.rank), count=number(figure.ranked))


def note_text(figure: Figure) -> str:
    """Period and reserve of a figure, for its third line."""
    parts = [figure.period] if figure.period else []
    if figure.status == "secret" and figure.communes == 1:
        return tr("Statistical secrecy: no value is published.")
    if figure.status == "secret":
        return tr(
            "Statistical secrecy in {masked} communes out of {communes}: no value is published.",
            masked=number(figure.masked_communes),
            communes=number(figure.communes),
        )
    if figure.status == "missing":
        return tr("No value for this territory.")
    if figure.status == "estimated":
        parts.append(tr("estimated"))
        return " · ".join(parts)
    if figure.lower_bound:
        parts.append(tr("minimum: {masked} communes masked", masked=number(figure.masked_communes)))
    return " · ".join(parts)


def spoken(figure: Figure) -> str:
    """The whole row in one sentence, for screen readers."""
    parts = [figure.label, value_text(figure) if figure.value is not None else ""]
    if figure.region_value is not None:
        parts.append(tr("region {value}", value=with_unit(figure.region_value, figure.unit, figure.decimals)))
    parts += [gap_text(figure), rank_text(figure), note_text(figure)]
    if figure.status == "estimated":
        parts.append(tr("{share} of residents covered", share=percent(figure.coverage)))
    return ", ".join(part for part in parts if part)


def make_model(figures: Sequence[Figure], heading: str = "") -> QStandardItemModel:
    """A tree: themes, and the figures of each; with ``heading`` all under it, in the order they are given."""
    model = QStandardItemModel()
    themes: dict[str, QStandardItem] = {}
    for figure in figures:
        theme = heading or figure.theme or tr("Other indicators")
        if theme not in themes:
            themes[theme] = QStandardItem(theme)
            model.appendRow(themes[theme])
        item = QStandardItem(figure.label)
        item.setData(figure, FIGURE)
        item.setData(spoken(figure), Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(
            plain_tip(f"{figure.label}\n{value_text(figure)}" if figure.value is not None else figure.label)
        )
        themes[theme].appendRow(item)
    for theme, parent in themes.items():
        label = tr("{theme}, {count} indicators", theme=theme, count=parent.rowCount())
        parent.setData(label, Qt.ItemDataRole.AccessibleTextRole)
    return model


class FigureFilter(QSortFilterProxyModel):
    """Keeps the indicators whose label, theme or source has every word of a text."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setRecursiveFilteringEnabled(True)

    def search(self, text: str) -> None:
        """Keep the rows that have these words, in any order."""
        self._words = fold_text(text).split()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Whether a row is kept; a theme is when one of its figures is."""
        figure = self.sourceModel().index(row, 0, parent).data(FIGURE)
        if figure is None:
            return False
        text = fold_text(f"{figure.label} {figure.theme} {figure.source}")
        return all(word in text for word in self._words)


class FigureDelegate(QStyledItemDelegate):
    """Paints a figure: label and value, position strip with gap and rank, period and coverage."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.code = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Three lines for a figure with a value, two without."""
        figure = index.data(FIGURE)
        if figure is None:
            return QSize(0, rows.heading_height(option))
        line, small = paint.line_height(option.font), paint.line_height(colour_table.scaled(option.font, 0.9))
        lines = line * 2 + small if figure.value is not None else line + 2 * small
        return QSize(0, round(lines + 0.8 * line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure = index.data(FIGURE)
        if figure is None:
            rows.heading(painter, option, colours, index.data(), self._view.isExpanded(index))
        else:
            rows.ground(painter, option, colours)
            self._figure(painter, option, figure, colours)
        painter.restore()

    def _figure(
        self, painter: QPainter, option: QStyleOptionViewItem, figure: Figure, colours: colour_table.Colours
    ) -> None:
        line = paint.line_height(option.font)
        area = QRectF(option.rect).adjusted(line * 0.6, line * 0.35, -line * 0.6, -line * 0.35)
        first = QRectF(area.left(), area.top(), area.width(), line)
        self._head(painter, option, figure, colours, first)
        if figure.value is None:
            below = QRectF(area.left(), first.bottom(), area.width(), area.bottom() - first.bottom())
            painter.setFont(colour_table.scaled(option.font, 0.9))
            painter.setPen(colours.secondary)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap), note_text(figure))
            return
        second = QRectF(area.left(), first.bottom(), area.width(), line)
        self._comparison(painter, option, figure, colours, second)
        third = QRectF(area.left(), second.bottom(), area.width(), area.bottom() - second.bottom())
        self._note(painter, option, figure, colours, third)

    def _head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        figure: Figure,
        colours: colour_table.Colours,
        area: QRectF,
    ) -> None:
        line = area.height()
        right = QRectF(area)
        if figure.value is None:
            box = QRectF(area.right() - line * 3.2, area.top() + line * 0.12, line * 3.2, line * 0.76)
            paint.hatch(painter, box, colours.muted, mirrored=figure.status == "missing")
            right.setRight(box.left() - line * 0.4)
        else:
            font = colour_table.scaled(option.font, 1.1, semibold=True)
            used = paint.text_right(painter, font, colours.text, area, value_text(figure, short=True))
            right.setRight(area.right() - used - line * 0.5)
            if area.width() > WIDE * line * 0.62 and len(figure.trend) > 1:
                box = QRectF(right.right() - line * 3.4, area.top() + line * 0.2, line * 3.2, line * 0.6)
                paint.spark(painter, box, figure.trend, colours)
                right.setRight(box.left() - line * 0.4)
        paint.text_left(painter, option.font, colours.text, right, figure.label, middle=True)

    def _comparison(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        figure: Figure,
        colours: colour_table.Colours,
        area: QRectF,
    ) -> None:
        line = area.height()
        small = colour_table.scaled(option.font, 0.9)
        bold = colour_table.scaled(option.font, 0.9, semibold=True)
        usual = paint.width_of(bold, tr("{rank} of {count}", rank=ordinal(88), count="88"))
        rank_width = max(usual, paint.width_of(bold, rank_text(figure)))
        gap_width = paint.width_of(small, "+88,88" + tr("pt") + " ")
        paint.text_right(painter, bold, colours.text, area, rank_text(figure))
        middle = QRectF(area.left(), area.top(), area.width() - rank_width - line * 0.5, line)
        paint.text_right(painter, small, colours.secondary, middle, gap_text(figure))
        track = QRectF(area.left(), area.top(), middle.width() - gap_width - line * 0.4, line)
        paint.strip(painter, track.adjusted(0, line * 0.12, 0, -line * 0.12), figure, self.code, colours)

    def _note(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        figure: Figure,
        colours: colour_table.Colours,
        area: QRectF,
    ) -> None:
        small = colour_table.scaled(option.font, 0.9)
        line = paint.line_height(small)
        used = paint.text_left(painter, small, colours.secondary, area, note_text(figure))
        if figure.status != "estimated":
            return
        box = QRectF(area.left() + used + line * 0.5, area.center().y() - line * 0.22, line * 1.8, line * 0.44)
        paint.coverage(painter, box, figure.coverage, colours)
        tail = QRectF(box.right() + line * 0.4, area.top(), area.right() - box.right() - line * 0.4, area.height())
        words = tr("{share} of residents covered", share=percent(figure.coverage))
        paint.text_left(painter, small, colours.secondary, tail, words)
