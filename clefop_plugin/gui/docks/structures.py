"""The support panel: missions locales and other structures, how far they are, and which communes have none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QTreeView, QVBoxLayout, QWidget

from clefop_plugin import settings
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.gui.areas import MapAreas
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.figure_list import FigureList
from clefop_plugin.gui.docks.structure_rows import STRUCTURE, StructureDelegate, make_model
from clefop_plugin.gui.map_colours import MAP_ACCENT
from clefop_plugin.gui.points import MapPoints
from clefop_plugin.gui.reach import UNIT, UnitChoice, remembered_unit
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.chips import Chip
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.header import ElidedLabel
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.profile_types import Figure, SeatDistance, StructureRow, Support, TerritoryRef
from clefop_plugin.services.reach import Unit, estimated_minutes, how_estimated, how_measured, minutes_text
from clefop_plugin.sources.networks import network_label

#: Names of uncovered communes written in the alert; the others are counted.
NAMED = 5
MOST_BARS = 6
#: Bars of distances are never drawn on a shorter scale: 200 m is not a long way.
SHORTEST_SCALE: dict[Unit, float] = {"km": 10.0, "min": 15.0}


#: Indicators of the young people whom missions locales support. Those the workspace has are shown.
YOUNG = (
    "pop1529",
    "part_1529",
    "part_hors_ecole_emploi",
    # those of the fictional region
    "pop_15_29",
    "part_15_29",
    "part_jeunes_sans_emploi_ni_formation",
)


@dataclass(frozen=True)
class Answer:
    """What the panel shows of a territory."""

    support: Support
    young: tuple[Figure, ...]


class StructuresDock(TerritoryDock):
    """Support structures of the selected territory."""

    def __init__(self, context: Context) -> None:
        self._support: Support | None = None
        self._hidden: set[str] = set()
        self._uncovered: list[str] = []
        canvas = context.iface.mapCanvas()
        self.points = MapPoints(canvas, context.session)
        self.uncovered = MapAreas(canvas, context.session)
        super().__init__("ClefopStructuresDock", tr("Missions locales"), tr("Missions locales and support"), context)

    def make_content(self) -> QWidget:
        """Chips, scope, list by network, distances, alert, sources."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        self.chips = QWidget()
        FlowLayout(self.chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.chips.setSizePolicy(policy)
        self.scope = QComboBox()
        self.scope.addItem(tr("That serve the territory"), "serves")
        self.scope.addItem(tr("Inside the territory"), "inside")
        self.scope.addItem(tr("All those known here"), "all")
        self.scope.setAccessibleName(tr("Which structures"))
        self.scope.currentIndexChanged.connect(lambda _i: self._apply())
        self.absent = ElidedLabel()
        self.absent.setFont(colour_table.scaled(self.font(), 0.9))
        self.absent.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self.chips)
        top.addWidget(self.absent)
        top.addWidget(self.scope)
        box.addLayout(top)
        self.view = QTreeView()
        rows.prepare(self.view)
        self.view.setAccessibleName(tr("Support structures of the territory"))
        self.view.setItemDelegate(StructureDelegate(self.view))
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.doubleClicked.connect(self._zoom_to)
        box.addWidget(self.view, 1)
        box.addWidget(self._make_distances())
        box.addWidget(self._make_foot())
        return page

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> Answer:
        """The structures, and how many young people there are."""
        progress.update(0.1, tr("Reading the structures… The map remains usable."))
        support = profiles.support(ref)
        progress.update(0.6)
        return Answer(support, tuple(profiles.figures(ref, list(YOUNG))))

    def nothing_imported(self, answer: Answer) -> bool:
        """No structure at all in the workspace."""
        if answer.support.region_total or answer.support.rows:
            return False
        self.state.say(
            "structures",
            tr("No structure in this workspace"),
            tr("Import the directory of missions locales, or a CSV list with addresses."),
            (tr("Import…"), lambda: self.context.import_files(())),
        )
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click the map to see who supports the residents.")

    def show_answer(self, answer: Answer) -> None:
        """Fill chips, list, distances, young people and alert."""
        self._support = answer.support
        names = dict(answer.support.uncovered_communes)
        self._uncovered = list(names)
        self._fill_chips(self._support)
        self._distances(self._support)
        self.young.show_figures(answer.young)
        self._alert(self._support, names)
        self.source.tell(", ".join(self._support.sources))
        self._apply()

    def clear(self) -> None:
        """Nothing of this panel stays on the map."""
        self.points.clear()
        self.uncovered.clear()

    def dispose(self) -> None:
        """Leave nothing on the canvas."""
        self.points.dispose()
        self.uncovered.dispose()

    def kept(self) -> list[StructureRow]:
        """Rows that the chips and the scope keep."""
        if self._support is None:
            return []
        scope = self.scope.currentData()
        return [
            row
            for row in self._support.rows
            if row.network not in self._hidden
            and (scope == "all" or (row.serves or row.inside if scope == "serves" else row.inside))
        ]

    def _apply(self) -> None:
        kept = self.kept()
        self.model = make_model(kept)
        self.view.setModel(self.model)
        self.view.expandAll()
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self._choose(current))
        placed = [(row.x, row.y) for row in kept if row.x is not None and row.y is not None]
        self.points.show_points({MAP_ACCENT: placed})

    def _fill_chips(self, support: Support) -> None:
        layout = self.chips.layout()
        while layout.count():
            item = layout.takeAt(0)
            item.widget().deleteLater()
        absent = [_short(label) for _, label, count in support.networks if not count]
        self.absent.setVisible(bool(absent))
        self.absent.setText(tr("None here: {networks}", networks=", ".join(absent)))
        self.absent.setToolTip(plain_tip(self.absent.text()))
        for network, label, count in support.networks:
            if not count:
                continue
            chip = Chip(_short(label), count)
            chip.setToolTip(plain_tip(label))
            chip.setChecked(network not in self._hidden)
            chip.toggled.connect(lambda on, network=network: self._toggle(network, on))
            layout.addWidget(chip)
        self.chips.updateGeometry()

    def _toggle(self, network: str, on: bool) -> None:
        if on:
            self._hidden.discard(network)
        else:
            self._hidden.add(network)
        if self._support is not None:
            self._distances(self._support)
        self._apply()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(STRUCTURE)
        placed = row is not None and row.x is not None and row.y is not None
        self.points.choose((row.x, row.y) if placed else None)

    def _zoom_to(self, index: QModelIndex) -> None:
        row = index.data(STRUCTURE)
        if row is not None and row.x is not None and row.y is not None:
            around = QgsGeometry.fromPointXY(QgsPointXY(row.x, row.y)).buffer(3000, 8)
            self.context.highlight.zoom_to(around)

    def _distances(self, support: Support) -> None:
        networks = list(dict.fromkeys(distance.network for distance in support.distances))
        networks = [network for network in networks if network not in self._hidden] or networks
        network = networks[0] if networks else ""
        chosen = [distance for distance in support.distances if distance.network == network]
        unit = self.units.unit()
        bars = [_bar(distance, unit) for distance in chosen]
        bars.sort(key=lambda bar: -bar.length)
        widest = max([bar.length for bar in bars if np.isfinite(bar.length)] + [SHORTEST_SCALE[unit]])
        self.distance_bars.show_bars([replace(bar, length=min(1.0, bar.length / widest)) for bar in bars[:MOST_BARS]])
        self.distance_title.setText(tr("To the nearest: {network}", network=network_label(network)))
        parts = [tr("From the most populated commune of each EPCI.")]
        if unit == "km":
            parts.append(tr("As the crow flies."))
        else:
            timed = bool(support.time_sources)
            parts.append(how_measured(support.time_sources) if timed else how_estimated())
        if len(chosen) > MOST_BARS:
            parts.append(tr("The {count} farthest.", count=MOST_BARS))
        self.distance_note.setText(" ".join(parts))
        self.distance_box.setVisible(bool(chosen))

    def _turn_unit(self) -> None:
        settings.set_value(UNIT, self.units.unit())
        if self._support is not None:
            self._distances(self._support)

    def _alert(self, support: Support, names: dict[str, str]) -> None:
        count = len(support.uncovered_communes)
        if not support.has_service_areas:
            self.show_uncovered.setVisible(False)
            self.notice.say(
                "",
                tr("No service area was imported: which commune is covered by which structure is not known."),
                "info",
            )
            return
        self.show_uncovered.setVisible(True)
        if not count:
            self.notice.setVisible(False)
            return
        first = ", ".join(list(names.values())[:NAMED])
        more = tr("{names} and {count} more", names=first, count=number(count - NAMED)) if count > NAMED else first
        title = (
            tr("{count} communes without mission locale", count=number(count))
            if count > 1
            else tr("1 commune without mission locale")
        )
        self.notice.say(title, tr("In no service area: {names}.", names=more), "alert")

    def _show_uncovered(self) -> None:
        reader = self.context.session.reader
        if reader is None:
            return
        codes = self._uncovered

        def outlines(profiles: Any, progress: Progress) -> list[bytes]:
            found = []
            for i, code in enumerate(codes):
                progress.update(i / len(codes))
                found.append(profiles.geometry(TerritoryRef("commune", "", code)).wkb)
            return found

        reader.ask("structures.uncovered", outlines, self._draw_uncovered, self._uncovered_failed)

    def _uncovered_failed(self, failure: Failure) -> None:
        self.notice.say("", failure.sentence, "alert")

    def _draw_uncovered(self, shapes: list[bytes]) -> None:
        united = self.uncovered.show_shapes(shapes)
        if not united.isEmpty():
            self.context.highlight.zoom_to(united)

    def _make_distances(self) -> QWidget:
        self.distance_box = QWidget()
        box = QVBoxLayout(self.distance_box)
        box.setContentsMargins(8, 8, 8, 2)
        box.setSpacing(3)
        self.distance_title, self.distance_note = QLabel(), QLabel()
        self.distance_title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.distance_note.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self.distance_title, self.distance_note):
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.distance_bars = Bars()
        self.units = UnitChoice(tr("Unit of the distance"))
        self.units.show_unit(remembered_unit())
        self.units.currentIndexChanged.connect(lambda _i: self._turn_unit())
        head = QHBoxLayout()
        head.addWidget(self.distance_title, 1)
        head.addWidget(self.units, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for widget in (self.distance_bars, self.distance_note):
            box.addWidget(widget)
        return self.distance_box

    def _make_foot(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 6, 8, 4)
        box.setSpacing(4)
        self.notice = Notice()
        self.show_uncovered = self.notice.add_button(tr("Show on the map"), self._show_uncovered)
        self.source = ElidedLabel()
        self.source.setFont(colour_table.scaled(self.font(), 0.9))
        line = QHBoxLayout()
        line.addWidget(self.source, 1)
        self.young = FigureList()
        box.addWidget(self.young)
        box.addWidget(self.notice)
        box.addLayout(line)
        return holder


def _bar(distance: SeatDistance, unit: Unit) -> Bar:
    """How far a seat is, its length in the unit: the longest of all when no journey is known."""
    if unit == "km":
        value, text = distance.distance_km, with_unit(distance.distance_km, "km", 1)
    elif distance.minutes is None:
        value = estimated_minutes(distance.distance_km)
        text = minutes_text(value, True)
    else:
        value = distance.minutes
        text = minutes_text(value, False) if np.isfinite(value) else tr("time not known")
    return Bar(distance.block_code, distance.seat_name, value, text)


def _short(label: str) -> str:
    """The acronym of a network when its name ends with one in brackets."""
    return label[label.rindex("(") + 1 : -1] if label.endswith(")") else label
