"""Rows of the support panel: structures by network, with what they cover and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from clefop_plugin.core.text import NARROW_NBSP, language, number, percent, tr, with_unit
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.profile_types import StructureRow

STRUCTURE = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2


def lines_of(row: StructureRow) -> list[str]:
    """What is said below the name: branch of, address, contact, opening hours, area."""
    address = ", ".join(part for part in (row.address, f"{row.postcode} {row.city}".strip()) if part)
    contact = " · ".join(part for part in (row.phone, row.email) if part)
    hours = hours_text(row.opening_hours)
    branch = tr("Branch of {name}", name=row.parent_name) if row.is_branch and row.parent_name else ""
    return [line for line in (branch, address or row.commune_name, contact, hours, area_text(row)) if line]


def hours_text(hours: str) -> str:
    """Opening hours written for OpenStreetMap (``Mo-Th 09:00-12:30; Fr 09:00-12:00``) as they are read.

    Text of another form is given as it is.
    """
    days = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    for short, name in zip(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), days, strict=True):
        hours = re.sub(rf"\b{short}\b", name, hours)
    if language() == "fr":
        hours = re.sub(r"\b0?(\d{1,2}):00\b", f"\\1{NARROW_NBSP}h", hours)
        hours = re.sub(r"\b0?(\d{1,2}):(\d\d)\b", f"\\1{NARROW_NBSP}h{NARROW_NBSP}\\2", hours)
        hours = hours.replace(";", f"{NARROW_NBSP};")
    return re.sub(r",(?=\S)", ", ", hours)


def area_text(row: StructureRow) -> str:
    """What the structure covers in the territory, or where it stands."""
    if row.is_branch and row.inside:
        return ""
    if row.covered_communes is not None and row.covered_share is not None:
        return tr(
            "Covers {communes} communes, {share} of residents",
            communes=number(row.covered_communes),
            share=percent(row.covered_share),
        )
    if row.inside:
        return ""
    if row.distance_km is not None:
        return tr("Outside the territory, {distance} away", distance=with_unit(row.distance_km, "km", 1))
    return tr("Outside the territory")


def make_model(structures: Sequence[StructureRow]) -> QStandardItemModel:
    """A tree: networks, and the structures of each."""
    model = QStandardItemModel()
    networks: dict[str, QStandardItem] = {}
    for row in structures:
        if row.network not in networks:
            networks[row.network] = QStandardItem(row.network_label)
            model.appendRow(networks[row.network])
        item = QStandardItem(row.name)
        item.setData(row, STRUCTURE)
        spoken = ", ".join([row.name, *lines_of(row)])
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(plain_tip("\n".join([row.name, *lines_of(row)])))
        networks[row.network].appendRow(item)
    for parent in networks.values():
        parent.setData(number(parent.rowCount()), COUNT)
        parent.setData(f"{parent.text()}, {parent.rowCount()}", Qt.ItemDataRole.AccessibleTextRole)
    return model


class StructureDelegate(QStyledItemDelegate):
    """Paints a structure: pin, name in semibold, one line for each thing known."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As many lines as there is to say."""
        row = index.data(STRUCTURE)
        if row is None:
            return QSize(0, rows.heading_height(option))
        line = paint.line_height(option.font)
        small = paint.line_height(colour_table.scaled(option.font, 0.9))
        return QSize(0, round(line * 1.7 + small * len(lines_of(row))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        row = index.data(STRUCTURE)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            rows.heading(painter, option, colours, index.data(), self._view.isExpanded(index), index.data(COUNT))
        else:
            rows.ground(painter, option, colours)
            self._structure(painter, option, row, colours)
        painter.restore()

    def _structure(
        self, painter: QPainter, option: QStyleOptionViewItem, row: StructureRow, colours: colour_table.Colours
    ) -> None:
        line = paint.line_height(option.font)
        small = colour_table.scaled(option.font, 0.9)
        left = option.rect.left() + line * (1.7 if not row.is_branch else 2.4)
        area = QRectF(left, option.rect.top() + line * 0.35, option.rect.right() - left - line * 0.5, line)
        pin = QRectF(area.left() - line * 1.1, area.top() + line * 0.1, line * 0.85, line * 0.85)
        icons.paint(painter, "structures", colours.accent if row.inside else colours.muted, pin)
        bold = colour_table.scaled(option.font, 1, semibold=not row.is_branch)
        paint.text_left(painter, bold, colours.text, area, row.name, middle=True)
        step = paint.line_height(small)
        below = QRectF(area.left(), area.bottom(), area.width(), step)
        for text in lines_of(row):
            paint.text_left(painter, small, colours.secondary, below, text)
            below.translate(0, step)
