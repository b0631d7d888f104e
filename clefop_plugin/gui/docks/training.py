"""The training panel: filters, how much of what, the list that sorts, the chosen training, the points on the map."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QModelIndex, QTimer
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.training_counts import TrainingCounts
from clefop_plugin.gui.docks.training_detail import TrainingDetail
from clefop_plugin.gui.docks.training_filters import TrainingFilters
from clefop_plugin.gui.docks.training_rows import ROW, TrainingList, TrainingModel, orders
from clefop_plugin.gui.points import MapPoints, Point, thinned
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.header import ElidedLabel, MenuLabel
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.states import StateView
from clefop_plugin.services.offer import count_by
from clefop_plugin.services.profile_types import TerritoryRef, TrainingOffer, TrainingRow, TrainingSession
from clefop_plugin.services.reach import Reach, how_estimated, how_measured

#: Height of what is told of a training, in lines of text; the rest is scrolled.
DETAIL_LINES = 13


class TrainingDock(TerritoryDock):
    """Training offer of the selected territory, and around it."""

    def __init__(self, context: Context) -> None:
        self._offer: TrainingOffer | None = None
        #: At rest the offer holds the listed trainings only.
        self._whole = False
        self._order = "title"
        #: Read in the worker: whether distances are asked.
        self._around = False
        self.points = MapPoints(context.iface.mapCanvas(), context.session)
        super().__init__("ClefopTrainingDock", tr("Trainings"), tr("Training offer"), context)

    def make_content(self) -> QWidget:
        """Filters, counts by domain and level, list, chosen training, sources."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        self.filters = TrainingFilters()
        self.filters.changed.connect(self._filtered)
        self.counts = TrainingCounts()
        self.counts.clicked.connect(self._toggle)
        top.addWidget(self.filters)
        top.addWidget(self.counts)
        box.addLayout(top)
        box.addWidget(self._make_sorter())
        box.addWidget(self._make_list(), 1)
        self.detail = TrainingDetail(self._zoom_to, lambda: self.view.setCurrentIndex(QModelIndex()))
        self.detail_area = scrolled(self.detail)
        self.detail_area.setFixedHeight(self.fontMetrics().height() * DETAIL_LINES)
        self.detail_area.hide()
        box.addWidget(self.detail_area)
        box.addWidget(self._make_foot())
        return page

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> TrainingOffer:
        """The offer of the territory."""
        progress.update(0.1, tr("Reading the training offer… The map remains usable."))
        return profiles.training_around(ref) if self._around else profiles.training_offer(ref)

    def nothing_imported(self, answer: TrainingOffer) -> bool:
        """No training at all in the workspace."""
        if answer.region_total or answer.total or answer.at_departement:
            return False
        self.state.say(
            "training",
            tr("No training offer in this workspace"),
            tr("Import a LHÉO, Onisep or Parcoursup file, as you downloaded it."),
            (tr("Import…"), lambda: self.context.import_files(())),
        )
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click the map to see the trainings of a territory, their places and their dates.")

    def show_answer(self, answer: TrainingOffer) -> None:
        """Fill filters, bars and list."""
        self._offer, self._whole = answer, True
        self.filters.offer(answer)
        self.source.tell(", ".join(answer.sources))
        self._apply()

    def rest(self) -> bool:
        """Of the offer of the whole workspace, keep the trainings of the list."""
        if self._offer is not None and self._whole:
            listed = np.sort(self.model.kept)
            self._offer, self._whole = self._offer.only(listed), False
            self.model.carry_over(self._offer, np.searchsorted(listed, self.model.kept))
        return False

    def clear(self) -> None:
        """No point is left on the map when the panel shows nothing."""
        self.points.clear()

    def dispose(self) -> None:
        """Leave nothing on the canvas."""
        self.points.dispose()

    def _filtered(self) -> None:
        """Another filter; distances are measured the first time they are asked, in the background."""
        self._around = self.filters.reach().value > 0
        if self._around and self._offer is not None and self._offer.metres is None and self._shown is not None:
            self._answers.clear()
            self._shown = None
            self.follow()
        else:
            self._apply()

    def _apply(self) -> None:
        """Keep, count, sort and draw. Everything is a mask over the columns: a panel of a whole country answers too."""
        offer = self._offer
        if offer is None:
            return
        if not self._whole:
            self.wake()
            return
        chosen, table = self.filters.chosen(), offer.table
        reach = self.filters.reach()
        here, region = offer.within(reach), table.commune >= 0
        mask, any_domain, any_level = chosen.masks(table)
        by = {
            column: count_by(table, here & free, region & free, column, offer.shares_of)
            for column, free in (("domain", any_domain), ("level", any_level))
        }
        timed = reach.unit == "min" and offer.minutes is not None
        kept = table.order(np.flatnonzero(here & mask), self._order, offer.minutes if timed else offer.metres)
        self.filters.tell_how(_how(reach, offer))
        self.model.show_rows(offer, kept, reach.unit)
        self._show_detail(None)
        places = table.places[kept]
        known = float(np.nansum(places)) if not np.isnan(places).all() else None
        sessions = int(table.session_count[kept].sum())
        self.counts.show_total(offer, len(kept), int(here.sum()), sessions, known)
        keys = {"domain": set(chosen.domains), "level": set(chosen.levels)}
        self.counts.show_counts(by["domain"], by["level"], keys, offer.shares_of)
        self.filters.count(by["domain"], by["level"])
        self._show_list(offer, int(here.sum()), bool(len(kept)))
        self._points(kept)

    def _toggle(self, column: str, key: str) -> None:
        if column == "domain":
            self.filters.toggle_domain(key)
        else:
            self.filters.toggle_level(key)

    def _show_list(self, offer: TrainingOffer, here: int, found: bool) -> None:
        self.lists.setCurrentIndex(0 if found else 1)
        if found:
            return
        if here == 0:
            reach = self.filters.reach()
            title = tr("No training in this territory")
            if reach.value:
                title = tr("No training here nor within {distance}", distance=reach.text())
            text = tr("The region has {count} in this workspace.", count=number(offer.region_total))
            around = None if reach.value else (tr("Look around"), lambda: self.filters.around.setChecked(True))
            self.none.say("training", title, text, around)
            return
        self.none.say(
            "filter",
            tr("No training with these filters"),
            tr("The territory has {count}.", count=number(offer.total))
            if not self.filters.reach().value
            else tr("There are {count} here and around.", count=number(here)),
            (tr("Remove the filters"), self.filters.reset),
        )

    def _points(self, kept: npt.NDArray[np.int64]) -> None:
        offer = self._offer
        if offer is None:
            return
        table = offer.table
        placed = kept[table.placed[kept]]
        groups: dict[str, list[Point]] = {}
        if self.on_map.isChecked():
            domains = table.words("domain")
            # Each place once for each domain, whatever the number of its trainings.
            sites = len(table.site_xy)
            domain, site = np.divmod(np.unique(domains.of[placed].astype(np.int64) * sites + table.site[placed]), sites)
            for i in np.unique(domain):
                colour = colour_table.domain_colour(domains.values[i], False).name()
                groups.setdefault(colour, []).extend(thinned(table.site_xy[site[domain == i]]))
        self.points.show_points(groups)
        without = len(kept) - len(placed)
        text = tr("{count} points on the map", count=number(len(placed)))
        self.on_map.setText(text)
        self.on_map.setToolTip(
            tr("{count} have no known place: they count in the totals, not on the map.", count=number(without))
            if without
            else text
        )

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        sessions: tuple[TrainingSession, ...] = ()
        if row is not None and self._offer is not None:
            sessions = self._offer.table.sessions_of(int(self.model.kept[index.row()]))
        self._show_detail(row, sessions)
        placed = row is not None and row.x is not None and row.y is not None and self.on_map.isChecked()
        self.points.choose((row.x, row.y) if row is not None and placed else None)

    def _show_detail(self, row: TrainingRow | None, sessions: tuple[TrainingSession, ...] = ()) -> None:
        """The chosen training takes the room of the bars and of the filters that are seldom used."""
        self.detail.show_row(row, sessions)
        self.detail_area.setVisible(row is not None)
        self.counts.set_compact(row is not None)
        if row is not None:
            self.filters.more.heading.setChecked(False)
            # The list has another height once the window has been laid out again.
            QTimer.singleShot(0, lambda: self.view.scrollTo(self.view.currentIndex()))

    def _zoom_to(self, row: TrainingRow) -> None:
        if row.x is not None and row.y is not None:
            around = QgsGeometry.fromPointXY(QgsPointXY(row.x, row.y)).buffer(2000, 8)
            self.context.highlight.zoom_to(around)

    def _make_sorter(self) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(8, 2, 12, 2)
        self.sorter = MenuLabel()
        for key, label in orders().items():
            action = self.sorter.menu().addAction(label)
            action.triggered.connect(lambda _checked=False, key=key: self._sort(key))
        self.sorter.setText(tr("Trainings {order}", order=orders()[self._order]))
        places = QLabel(tr("Places"))
        for widget in (self.sorter, places):
            widget.setFont(colour_table.scaled(self.font(), 0.9))
        box.addWidget(self.sorter)
        box.addStretch(1)
        box.addWidget(places)
        return holder

    def _sort(self, key: str) -> None:
        self._order = key
        self.sorter.setText(tr("Trainings {order}", order=orders()[key]))
        self._apply()

    def _make_list(self) -> QStackedWidget:
        self.model = TrainingModel()
        self.view = TrainingList(self.model)
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self._choose(current))
        self.none = StateView()
        self.lists = QStackedWidget()
        self.lists.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.lists.setMinimumHeight(self.fontMetrics().height() * 4)
        self.lists.addWidget(self.view)
        self.lists.addWidget(self.none)
        return self.lists

    def _make_foot(self) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(8, 4, 8, 4)
        self.source = ElidedLabel()
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.on_map = QCheckBox()
        self.on_map.setChecked(True)
        for widget in (self.source, self.on_map):
            widget.setFont(colour_table.scaled(self.font(), 0.9))
        self.on_map.toggled.connect(lambda _on: self._points(self.model.kept))
        box.addWidget(self.source, 1)
        box.addWidget(self.on_map)
        return holder


def _how(reach: Reach, offer: TrainingOffer) -> str:
    """How the minutes of a distance are known."""
    if not reach.value or reach.unit == "km":
        return ""
    return how_estimated() if offer.minutes is None else how_measured(offer.time_sources)
