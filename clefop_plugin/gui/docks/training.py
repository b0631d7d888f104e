"""The training panel: how much of what, the list that filters and sorts, the chosen training, the points on the map."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QEvent, QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.training_detail import TrainingDetail
from clefop_plugin.gui.docks.training_rows import (
    ROW,
    Filters,
    TrainingDelegate,
    TrainingModel,
    orders,
    searched,
    stream_label,
)
from clefop_plugin.gui.points import MapPoints
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.chips import Chip, ChoiceChip
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.header import ElidedLabel, MenuLabel
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.states import StateView
from clefop_plugin.services.profile_types import Count, TerritoryRef, TrainingOffer, TrainingRow


class TrainingDock(TerritoryDock):
    """Training offer of the selected territory."""

    def __init__(self, context: Context) -> None:
        self._offer: TrainingOffer | None = None
        self._texts: list[str] = []
        self._order = "title"
        self.points = MapPoints(context.iface.mapCanvas(), context.session)
        super().__init__("ClefopTrainingDock", tr("Trainings"), tr("Training offer"), context)

    def make_content(self) -> QWidget:
        """Search and filters, counts by domain, list, chosen training, sources."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        top.addWidget(self._make_search())
        top.addWidget(self._make_chips())
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.RichText)
        self.bars = Bars(selectable=True)
        self.bars.clicked.connect(self._toggle_domain)
        self.bars_note = QLabel()
        self.bars_note.setFont(colour_table.scaled(self.font(), 0.9))
        self.broad = QLabel()
        self.broad.setTextFormat(Qt.TextFormat.PlainText)
        self.broad.setWordWrap(True)
        self.broad.setFont(colour_table.scaled(self.font(), 0.9))
        for widget in (self.count, self.broad, self.bars, self.bars_note):
            top.addWidget(widget)
        box.addLayout(top)
        box.addWidget(self._make_sorter())
        box.addWidget(self._make_list(), 1)
        self.detail = TrainingDetail(self._zoom_to)
        box.addWidget(self.detail)
        box.addWidget(self._make_foot())
        return page

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> TrainingOffer:
        """The offer of the territory."""
        progress.update(0.1, tr("Reading the training offer… The map remains usable."))
        return profiles.training_offer(ref)

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
        self._offer = answer
        self._texts = [searched(row) for row in answer.rows]
        self.domains.offer([(c.key, _counted(c)) for c in answer.by_domain])
        self.levels.offer([(c.key, _counted(c)) for c in answer.by_level])
        streams = sorted({row.stream for row in answer.rows if row.stream})
        self.streams.offer([(stream, stream_label(stream)) for stream in streams])
        self.open_only.setVisible(any(row.open_sessions for row in answer.rows))
        self.source.setText(", ".join(answer.sources))
        self.source.setToolTip(plain_tip(self.source.text()))
        self._apply()

    def clear(self) -> None:
        """No point is left on the map when the panel shows nothing."""
        self.points.clear()

    def dispose(self) -> None:
        """Leave nothing on the canvas."""
        self.points.dispose()

    def filters(self) -> Filters:
        """The filters as set."""
        return Filters(
            self.search.text(),
            self.domains.keys(),
            self.levels.keys(),
            self.streams.keys(),
            self.open_only.isChecked() and not self.open_only.isHidden(),
        )

    def reset_filters(self) -> None:
        """Remove every filter."""
        self.search.clear()
        self.open_only.setChecked(False)
        for chip in (self.domains, self.levels, self.streams):
            chip.choose(set())

    def _apply(self) -> None:
        offer = self._offer
        if offer is None:
            return
        filters = self.filters()
        kept = filters.keep(offer.rows, self._texts)
        kept.sort(key=orders()[self._order][1])
        self.model.show_rows(kept)
        self.detail.show_row(None)
        self._count(offer, kept)
        self._bars(offer, filters.domains)
        self._show_list(offer, bool(kept))
        self._points(kept)

    def _count(self, offer: TrainingOffer, kept: list[TrainingRow]) -> None:
        places = sum(row.places or 0 for row in kept)
        known = any(row.places is not None for row in kept)
        shown = f"<b style='font-size:large'>{number(len(kept))}</b> "
        if len(kept) != offer.total:
            shown += tr("trainings of {total}", total=number(offer.total))
        else:
            shown += tr("trainings")
        if known:
            shown += " · " + tr("{places} places", places=f"<b>{number(places)}</b>")
        self.count.setText(shown)
        self.broad.setText(broad_text(offer))
        self.broad.setVisible(bool(offer.at_departement))

    def _bars(self, offer: TrainingOffer, chosen: set[str]) -> None:
        dark = colour_table.colours(self.palette()).dark
        widest = max([c.share for c in offer.by_domain] + [c.region_share for c in offer.by_domain] + [1e-9])
        self.bars.show_bars(
            [
                Bar(
                    c.key,
                    c.label,
                    c.share / widest,
                    percent(c.share),
                    c.region_share / widest,
                    colour_table.domain_colour(c.key, dark),
                )
                for c in offer.by_domain
            ],
            chosen,
        )
        self.bars.setVisible(bool(offer.by_domain) and offer.total > 0)
        self.bars_note.setVisible(self.bars.isVisibleTo(self.content))
        places = offer.shares_of == "places"
        self.bars_note.setText(
            tr("Share of places; mark: region") if places else tr("Share of trainings; mark: region")
        )

    def _show_list(self, offer: TrainingOffer, found: bool) -> None:
        self.lists.setCurrentIndex(0 if found else 1)
        if found:
            return
        if offer.total == 0:
            title = tr("No training in this territory")
            text = tr("The region has {count} in this workspace.", count=number(offer.region_total))
            self.none.say("training", title, text)
            return
        self.none.say(
            "filter",
            tr("No training with these filters"),
            tr("The territory has {count}.", count=number(offer.total)),
            (tr("Remove the filters"), self.reset_filters),
        )

    def _points(self, kept: list[TrainingRow]) -> None:
        placed = [row for row in kept if row.x is not None and row.y is not None]
        groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
        if self.on_map.isChecked():
            for row in placed:
                if row.x is not None and row.y is not None:
                    groups[colour_table.domain_colour(row.domain, False).name()].append((row.x, row.y))
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
        self.detail.show_row(row)
        placed = row is not None and row.x is not None and row.y is not None and self.on_map.isChecked()
        self.points.choose((row.x, row.y) if row is not None and placed else None)

    def _zoom_to(self, row: TrainingRow) -> None:
        if row.x is not None and row.y is not None:
            around = QgsGeometry.fromPointXY(QgsPointXY(row.x, row.y)).buffer(2000, 8)
            self.context.highlight.zoom_to(around)

    def _toggle_domain(self, key: str) -> None:
        self.domains.choose(self.domains.keys() ^ {key})

    def _make_search(self) -> SearchField:
        self.search = SearchField(tr("Title, organisation, commune"))
        self.search.setAccessibleName(tr("Search the trainings"))
        self.search.textChanged.connect(lambda _text: self._apply())
        return self.search

    def _make_chips(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.domains = ChoiceChip(tr("Domain"))
        self.levels = ChoiceChip(tr("Level"))
        self.streams = ChoiceChip(tr("Stream"))
        self.open_only = Chip(tr("Open sessions"))
        for chip in (self.domains, self.levels, self.streams):
            chip.chosen.connect(self._apply)
            flow.addWidget(chip)
        self.open_only.toggled.connect(lambda _on: self._apply())
        flow.addWidget(self.open_only)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return holder

    def _make_sorter(self) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(8, 2, 12, 2)
        self.sorter = MenuLabel()
        for key, (label, _by) in orders().items():
            action = self.sorter.menu().addAction(label)
            action.triggered.connect(lambda _checked=False, key=key: self._sort(key))
        self.sorter.setText(tr("Trainings {order}", order=orders()[self._order][0]))
        places = QLabel(tr("Places"))
        for widget in (self.sorter, places):
            widget.setFont(colour_table.scaled(self.font(), 0.9))
        box.addWidget(self.sorter)
        box.addStretch(1)
        box.addWidget(places)
        return holder

    def _sort(self, key: str) -> None:
        self._order = key
        self.sorter.setText(tr("Trainings {order}", order=orders()[key][0]))
        self._apply()

    def _make_list(self) -> QStackedWidget:
        self.model = TrainingModel()
        self.view = QListView()
        rows.prepare(self.view)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(tr("Trainings of the territory"))
        self.view.setItemDelegate(TrainingDelegate(self.view))
        self.view.setModel(self.model)
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
        self.on_map.toggled.connect(lambda _on: self._points(self.model.rows))
        box.addWidget(self.source, 1)
        box.addWidget(self.on_map)
        return holder

    def changeEvent(self, event: QEvent) -> None:
        """Colours of the domains follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._offer is not None:
            self._bars(self._offer, self.filters().domains)


def broad_text(offer: TrainingOffer) -> str:
    """What is known by département only, which no figure of the territory counts; "" when there is none."""
    if not offer.at_departement:
        return ""
    shown = ", ".join(f"{place.name} ({number(place.offers)})" for place in offer.at_departement)
    return tr("Known by département only, and not counted here: {departements}", departements=shown)


def _counted(count: Count) -> str:
    """A domain or a level with its number of trainings in the territory."""
    return f"{count.label} · {number(count.offers)}"
