"""Constraints beyond the bounds: distances, blocks together, apart or pinned, and the links between blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate.data import BlockSet
from clefop_plugin.gui.dialogs.generate.layout import label_of, question_layout
from clefop_plugin.gui.widgets.block_groups import BlockGroups, BlockPins, explanation
from clefop_plugin.gui.widgets.block_search import BlockSearch
from clefop_plugin.gui.widgets.fields import Choice, OptionalNumber, RealField
from clefop_plugin.gui.widgets.link_table import LinkTable

NO_LIMIT, STRAIGHT, TABLE = "", "straight", "table"
USUAL_DIAMETER_KM, USUAL_SEAT_KM, USUAL_TRAVEL = 100.0, 45.0, 45.0
MOST_KM = 5000.0


class ConstraintsSection(QWidget):
    """Everything may be left empty. ``changed`` is emitted at each answer."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: Any = None
        self._active: BlockSearch | None = None
        km = RealField(tr("Longest diameter"), MOST_KM, 1, 5, tr(" km"))
        self.diameter = OptionalNumber(tr("at most"), km, USUAL_DIAMETER_KM)
        self.seat_mode = Choice(tr("Distance to the seat"))
        self.seat_mode.offer(
            [
                (NO_LIMIT, tr("no limit")),
                (STRAIGHT, tr("in a straight line, at most")),
                (TABLE, tr("by a table of journeys, at most")),
            ]
        )
        self.seat_km = RealField(tr("Longest distance to the seat"), MOST_KM, 1, 5, tr(" km"))
        self.travel = RealField(tr("Longest journey to the seat"), 100_000.0, 1, 5)
        self.seat_km.load(USUAL_SEAT_KM)
        self.travel.load(USUAL_TRAVEL)
        self.table = QgsFileWidget()
        self.table.setFilter(tr("Tables of journeys (*.csv)"))
        self.table.setDialogTitle(tr("Table of journeys: origin, destination, value"))
        self.table.lineEdit().setAccessibleName(tr("Table of journeys"))
        self.table.lineEdit().setPlaceholderText(tr("origin, destination, value"))
        self.seat_help = explanation(
            tr("The seat is the main commune of the block with most residents of each territory."), self
        )
        self.together = BlockGroups(
            tr("Blocks kept together"),
            tr("The blocks of a group share one territory, whichever it is."),
            tr("Keep together"),
            " + ",
        )
        self.apart = BlockGroups(
            tr("Blocks kept apart"),
            tr("No two blocks of a group share a territory."),
            tr("Keep apart"),
            " | ",
        )
        self.pins = BlockPins(
            tr("Blocks pinned to a seed"),
            tr("Blocks of one seed form one territory with others; two seeds never share one."),
        )
        self.links = LinkTable()
        self._lay_out()
        self._connect()
        self._follow()

    def offer(self, blocks: BlockSet) -> None:
        """Offer the blocks by their names, and the links proposed for islands."""
        for editor in (self.together, self.apart, self.pins):
            editor.offer(blocks.names)
        self.links.offer(blocks.names, blocks.links, blocks.distance)

    def load(self, parameters: Any) -> None:
        """Show these parameters."""
        self._loaded = parameters
        self.diameter.load(parameters.maximum_diameter_km)
        mode = STRAIGHT if parameters.maximum_seat_km is not None else NO_LIMIT
        self.seat_mode.choose(TABLE if parameters.travel_table else mode)
        self.seat_km.load(parameters.maximum_seat_km or USUAL_SEAT_KM)
        self.table.setFilePath(parameters.travel_table)
        self.travel.load(USUAL_TRAVEL if parameters.maximum_travel is None else parameters.maximum_travel)
        self.together.load(parameters.together)
        self.apart.load(parameters.apart)
        self.pins.load(parameters.pins)
        self.links.load(parameters.links)
        self._follow()

    def fill(self, parameters: Any) -> Any:
        """``parameters`` with the answers of this section."""
        mode = self.seat_mode.key()
        return replace(
            parameters,
            maximum_diameter_km=self.diameter.exact(),
            maximum_seat_km=self.seat_km.exact() if mode == STRAIGHT else None,
            travel_table=self.table.filePath().strip() if mode == TABLE else "",
            maximum_travel=self.travel.exact() if mode == TABLE else None,
            together=self.together.exact(),
            apart=self.apart.exact(),
            pins=self.pins.exact(),
            links=self.links.exact(),
        )

    def pick(self, code: str) -> None:
        """Take a block that was clicked on the map into the search that was used last."""
        if self._active is not None and self._active.isVisible():
            self._active.take(code)

    def _use(self, search: BlockSearch) -> None:
        self._active = search

    def summary(self) -> str:
        """How many constraints are set, for the closed section."""
        count = len(self.together.exact()) + len(self.apart.exact()) + len(self.pins.exact())
        count += (self.diameter.exact() is not None) + (self.seat_mode.key() != NO_LIMIT)
        count += self.links.exact() is not None
        if not count:
            return tr("no constraint")
        return tr("1 set") if count == 1 else tr("{count} set", count=number(count))

    def _follow(self) -> None:
        mode = self.seat_mode.key()
        self.seat_km.setVisible(mode == STRAIGHT)
        self.travel.setVisible(mode == TABLE)
        self.table.setVisible(mode == TABLE)
        self.seat_help.setText(
            tr("The seat is the main commune of the block with most residents of each territory.")
            if mode != TABLE
            else tr(
                "CSV file: a row is an origin, a destination (codes of communes or blocks) and a value, in the unit "
                "of your choice."
            )
        )
        self.seat_help.setVisible(mode != NO_LIMIT)
        self.changed.emit()

    def _connect(self) -> None:
        self.diameter.changed.connect(self._follow)
        self.seat_mode.currentIndexChanged.connect(lambda _i: self._follow())
        for field in (self.seat_km, self.travel):
            field.valueChanged.connect(lambda _value: self._follow())
        self.table.fileChanged.connect(lambda _path: self._follow())
        for editor in (self.together, self.apart, self.pins, self.links):
            editor.changed.connect(self._follow)
        for search in self.findChildren(BlockSearch):
            search.used.connect(self._use)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        seat = QVBoxLayout()
        seat.setSpacing(round(line * 0.3))
        for widget in (self.seat_mode, self.seat_km, self.travel, self.table, self.seat_help):
            seat.addWidget(widget)
        form = question_layout()
        form.addRow(label_of(tr("Longest diameter")), self.diameter)
        form.addRow(label_of(tr("Distance to the seat")), seat)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.2), 0, round(line * 0.7))
        box.setSpacing(round(line * 0.8))
        box.addLayout(form)
        for editor in (self.together, self.apart, self.pins, self.links):
            box.addWidget(editor)
