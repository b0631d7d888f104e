"""Rows of the panel of needs: an occupation family, what is needed, what is taught, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clefop_plugin.core.recruitment import Need
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.services.needs import FamilyRow
from clefop_plugin.services.reach import Reach
from clefop_plugin.services.recruitment import projects_text

ROW = Qt.ItemDataRole.UserRole + 1


def orders() -> dict[str, str]:
    """Orders of the list: key and name."""
    return {
        "needs": tr("most needs first"),
        "difficult": tr("most difficult first"),
        "ratio": tr("fewest trainings for the needs first"),
        "name": tr("by name"),
    }


def ordered(found: Sequence[FamilyRow], key: str) -> list[FamilyRow]:
    """The rows in an order; what is not known is last."""
    if key == "difficult":
        return sorted(found, key=lambda row: -((row.need and row.need.share_difficult) or 0.0))
    if key == "ratio":
        return sorted(found, key=lambda row: (row.ratio is None, row.ratio or 0.0, -_projects(row)))
    if key == "name":
        return sorted(found, key=lambda row: row.label)
    return sorted(found, key=lambda row: -_projects(row))


def difficult_text(need: Need | None) -> str:
    """Share of difficult projects, beside that of the region."""
    if need is None:
        return tr("no need surveyed")
    if need.share_difficult is None:
        return tr("difficulty not published")
    if need.region_share_difficult is None:
        return tr("{share} difficult", share=percent(need.share_difficult))
    return tr(
        "{share} difficult, region {region}",
        share=percent(need.share_difficult),
        region=percent(need.region_share_difficult),
    )


def supply_text(row: FamilyRow, reach: Reach) -> str:
    """Places, or trainings, in the territory and in reach."""
    if row.need is not None and row.key.startswith("survey:"):
        return tr("no correspondence with trainings")
    if not row.measure:
        return tr("trainings not known")
    within = reach.text()
    if row.offers_near == 0:
        return tr("no training within {distance}", distance=within)
    if row.measure == "places" and row.places_near is not None:
        here, near = row.places or 0.0, row.places_near
        if round(here) == round(near):
            return tr("{here} places here, none more within {distance}", here=number(here), distance=within)
        return tr("{here} places here, {near} within {distance}", here=number(here), near=number(near), distance=within)
    if row.offers == row.offers_near:
        return tr("{here} trainings here, none more within {distance}", here=number(row.offers), distance=within)
    return tr(
        "{here} trainings here, {near} within {distance}",
        here=number(row.offers),
        near=number(row.offers_near),
        distance=within,
    )


def ratio_text(row: FamilyRow) -> str:
    """Places, or trainings, of the territory for 100 projects, beside the region; "" when projects are not known."""
    if row.ratio is None:
        return ""
    ratio = tr("{ratio} per 100 projects", ratio=_short(row.ratio))
    if row.region_ratio is None:
        return ratio
    return tr("{ratio}, region {region}", ratio=ratio, region=_short(row.region_ratio))


def _short(ratio: float) -> str:
    """A ratio with one decimal when it is small."""
    return number(ratio, 1 if 0 < ratio < 10 else 0)


def spoken(row: FamilyRow, reach: Reach) -> str:
    """The whole row in one sentence."""
    needs = tr("{count} recruitment projects", count=projects_text(row.need))
    parts = (row.label, needs, difficult_text(row.need), supply_text(row, reach), ratio_text(row))
    return ", ".join(part for part in parts if part)


class FamilyModel(QAbstractListModel):
    """The families, in order, for a distance."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FamilyRow] = []
        self.reach = Reach(0)

    def show_rows(self, found: list[FamilyRow], reach: Reach) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows, self.reach = found, reach
        self.endResetModel()

    @property
    def widest(self) -> float:
        """The largest ratio, the scale of the bars."""
        ratios = [ratio for row in self.rows for ratio in (row.ratio, row.region_ratio) if ratio is not None]
        return max(ratios, default=1.0) or 1.0

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of families."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, the row itself, or its sentence."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(row, self.reach)
        return row if role == ROW else None


class FamilyDelegate(QStyledItemDelegate):
    """Paints a family: name and projects; how difficult; what is taught, with the ratio of the region as a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Four lines."""
        line = paint.line_height(option.font)
        small = paint.line_height(colour_table.scaled(option.font, 0.9))
        return QSize(0, round(line + 3 * small + 0.9 * line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        row: FamilyRow = index.data(ROW)
        model = index.model()
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.ground(painter, option, colours)
        line = paint.line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        bold = colour_table.scaled(option.font, 1, semibold=True)
        low = paint.line_height(small)
        area = QRectF(option.rect).adjusted(line * 0.6, line * 0.3, -line * 0.6, -line * 0.3)
        first = QRectF(area.left(), area.top(), area.width(), line)
        used = paint.text_right(painter, bold, colours.text, first, projects_text(row.need))
        name = QRectF(first.left(), first.top(), first.width() - used - line * 0.5, line)
        paint.text_left(painter, option.font, colours.text, name, row.label, middle=True)
        second = QRectF(area.left(), first.bottom(), area.width(), low)
        paint.text_left(painter, small, colours.secondary, second, difficult_text(row.need))
        third = QRectF(area.left(), second.bottom(), area.width(), low)
        if row.unmet:
            icons.paint(painter, "warning", colours.alert, QRectF(third.left(), third.top(), low, low))
            words = QRectF(third.left() + low * 1.25, third.top(), third.width() - low * 1.25, low)
            paint.text_left(painter, bold_small(option), colours.alert, words, supply_text(row, model.reach))
        else:
            paint.text_left(painter, small, colours.secondary, third, supply_text(row, model.reach))
        fourth = QRectF(area.left(), third.bottom() + line * 0.15, area.width(), low)
        self._ratio(painter, row, model.widest, fourth, option, colours)
        painter.restore()

    def _ratio(
        self,
        painter: QPainter,
        row: FamilyRow,
        widest: float,
        area: QRectF,
        option: QStyleOptionViewItem,
        colours: colour_table.Colours,
    ) -> None:
        """A thin bar of the supply for 100 projects, the mark of the region, and the figures."""
        if row.ratio is None:
            return
        small = colour_table.scaled(option.font, 0.9)
        used = paint.text_right(painter, small, colours.secondary, area, ratio_text(row))
        track = QRectF(area.left(), area.center().y() - 2.5, area.width() - used - area.height() * 0.6, 5)
        painter.fillRect(track, colours.track)
        full = QRectF(track.left(), track.top(), track.width() * min(1.0, row.ratio / widest), track.height())
        painter.fillRect(full, colours.second)
        if row.region_ratio is not None:
            x = track.left() + track.width() * min(1.0, row.region_ratio / widest)
            painter.fillRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6), colours.text)


def bold_small(option: QStyleOptionViewItem) -> Any:
    """The font of what must not be missed on a line of small text."""
    return colour_table.scaled(option.font, 0.9, semibold=True)


def _projects(row: FamilyRow) -> float:
    return (row.need.projects if row.need is not None else None) or 0.0
