"""The indicator panel: figures of the territory by set, each compared; charts, definition and map of the chosen one."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import messages, set_store
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.indicator_detail import IndicatorDetail
from clefop_plugin.gui.docks.indicator_rows import FIGURE, FigureDelegate, FigureFilter, make_model
from clefop_plugin.gui.indicator_mapping import IndicatorMapping
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.set_choice import SetChoice
from clefop_plugin.gui.widgets.states import StateView
from clefop_plugin.services import indicator_sets
from clefop_plugin.services.profile_types import Figure, TerritoryRef


class IndicatorsDock(TerritoryDock):
    """Indicators of the selected territory."""

    def __init__(self, context: Context) -> None:
        self._chosen = ""
        self._closed: set[str] = set()
        self._figures: list[Figure] = []
        super().__init__("ClefopIndicatorsDock", tr("Indicators"), tr("Indicators"), context)

    def make_content(self) -> QWidget:
        """Search field, list by theme, and below it the chosen indicator."""
        self.search = SearchField(tr("Search for an indicator"))
        self.filter = FigureFilter()
        self.view = QTreeView()
        rows.prepare(self.view)
        self.view.setAccessibleName(tr("Indicators of the territory"))
        self.delegate = FigureDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setModel(self.filter)
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self._choose(current))
        self.view.expanded.connect(lambda index: self._closed.discard(index.data()))
        self.view.collapsed.connect(lambda index: self._closed.add(index.data()))
        self.search.textChanged.connect(self._search)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        self.sets = SetChoice()
        self.sets.chosen.connect(self.choose_set)
        self.sets.edited.connect(self._edit_set)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.sets)
        box.addLayout(bar)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self.none = StateView()
        self.lists = QStackedWidget()
        self.lists.addWidget(self.view)
        self.lists.addWidget(self.none)
        split.addWidget(self.lists)
        split.addWidget(self._make_detail())
        split.setStretchFactor(0, 1)
        box.addWidget(split, 1)
        return page

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> list[Figure]:
        """All figures of the territory."""
        progress.update(0.1, tr("Reading the indicators… The map remains usable."))
        return profiles.figures(ref)

    def nothing_imported(self, answer: list[Figure]) -> bool:
        """No indicator at all in the workspace."""
        if answer:
            return False
        self.state.say(
            "indicators",
            tr("No indicator in this workspace"),
            tr("Import a table of communes, such as a file of Insee, as you downloaded it."),
            (tr("Import…"), lambda: self.context.import_files(())),
        )
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click a commune, an EPCI or a territory on the map, or type its name.")

    def show_answer(self, answer: list[Figure]) -> None:
        """Fill the list, keep the indicator that was chosen."""
        ref = self.context.selection.ref
        self.delegate.code = ref.code if ref else ""
        self._figures = answer
        self._fill()

    def choose_set(self, key: str) -> None:
        """Show another set, now and next time."""
        set_store.choose(key)
        self._fill()

    def offered_sets(self) -> list[indicator_sets.IndicatorSet]:
        """Sets of indicators to choose from."""
        return indicator_sets.offered(self._figures, set_store.own_sets())

    def _fill(self) -> None:
        """List the figures of the set, or all of them when the workspace has none of it."""
        sets = [(found, len(indicator_sets.kept(self._figures, found))) for found in self.offered_sets()]
        key = set_store.chosen_key()
        current = next((found for found, count in sets if found.key == key and count), sets[0][0])
        self.sets.offer(sets, current)
        shown = indicator_sets.kept(self._figures, current)
        before = self._chosen
        self.model = make_model(shown, "" if current.key == indicator_sets.ALL else current.name)
        self.filter.setSourceModel(self.model)
        self._open_themes()
        self._show_none()
        wanted = self._find(before) if before else None
        first = wanted is None
        wanted = wanted or self._find(shown[0].id)
        if wanted is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(wanted, flag)
        if first:
            # The view scrolls to the chosen row once it is laid out: come back after that.
            QTimer.singleShot(0, self.view.scrollToTop)

    def _find(self, identifier: str) -> QModelIndex | None:
        for i in range(self.filter.rowCount()):
            theme = self.filter.index(i, 0)
            for j in range(self.filter.rowCount(theme)):
                index = self.filter.index(j, 0, theme)
                if index.data(FIGURE).id == identifier:
                    return index
        return None

    def _open_themes(self) -> None:
        closed = set(self._closed)
        for i in range(self.filter.rowCount()):
            index = self.filter.index(i, 0)
            self.view.setExpanded(index, index.data() not in closed)

    def _search(self, text: str) -> None:
        self.filter.search(text)
        self._open_themes()
        self._show_none()

    def _show_none(self) -> None:
        """Say that nothing matches, rather than show an empty list."""
        found = self.filter.rowCount() > 0
        self.lists.setCurrentIndex(0 if found else 1)
        if not found:
            count = number(sum(self.model.rowCount(self.model.index(i, 0)) for i in range(self.model.rowCount())))
            self.none.say(
                "filter",
                tr("Nothing matches “{text}”", text=self.search.text().strip()),
                tr("None of the {count} indicators of this set has these words.", count=count),
                (tr("Clear the search"), self.search.clear),
            )

    def _make_detail(self) -> QWidget:
        self.detail = IndicatorDetail(self._tell_failure)
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.mapping = IndicatorMapping(self.context.session, self)
        self.detail.mapped.connect(self._map)
        self.detail.said.connect(self._say)
        self.mapping.done.connect(self._say)
        self.mapping.failed.connect(self._tell_failure)
        self.mapping.busy.connect(self.detail.set_mapping)
        return self.detail

    def _choose(self, index: QModelIndex) -> None:
        figure = index.data(FIGURE)
        selection = self.context.selection
        code = selection.ref.code if selection.ref else ""
        name = selection.members.name(code)
        self.detail.show_figure(figure, self._figures, code, name)
        if figure is not None:
            self._chosen = figure.id

    def _map(self, method: str) -> None:
        ref, figure = self.context.selection.ref, self.detail.figure
        if ref is not None and figure is not None:
            self.mapping.add(ref, figure.id, method)

    def _edit_set(self, change: bool) -> None:
        from clefop_plugin.gui.dialogs.indicator_sets import IndicatorSetDialog

        own = set_store.own_sets()
        key = set_store.chosen_key()
        current = next((found for found in self.offered_sets() if found.key == key), self.offered_sets()[0])
        start = current if change or current.key != indicator_sets.ALL else indicator_sets.own_set("", ())
        if not change:
            start = indicator_sets.own_set("", start.indicators)
        dialog = IndicatorSetDialog(self._figures, start, [found.name for found in own], self)
        if not dialog.exec():
            return
        made = dialog.result_set()
        gone = {start.name} if change else set()
        kept = [found for found in own if found.name not in gone | {made.name}]
        set_store.save_own(kept if dialog.removed else [*kept, made])
        self.choose_set(indicator_sets.ALL if dialog.removed else made.key)

    def _say(self, sentence: str) -> None:
        messages.info(self.context.iface, sentence)

    def _tell_failure(self, failure: Failure) -> None:
        messages.failure(self.context.iface, failure)
