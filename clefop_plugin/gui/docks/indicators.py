"""The indicator panel: figures of the territory by theme, each compared, and the evolution of the chosen one."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTreeView, QVBoxLayout, QWidget

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.indicator_rows import FIGURE, FigureDelegate, FigureFilter, make_model
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.trend import TrendChart
from clefop_plugin.services.profile_types import Figure, TerritoryRef


class IndicatorsDock(TerritoryDock):
    """Indicators of the selected territory."""

    def __init__(self, context: Context) -> None:
        self._chosen = ""
        self._closed: set[str] = set()
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
        bar.addWidget(self.search)
        box.addLayout(bar)
        box.addWidget(self.view, 1)
        box.addWidget(self._make_detail())
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
        before = self._chosen
        self.model = make_model(answer)
        self.filter.setSourceModel(self.model)
        self._open_themes()
        wanted = self._find(before) if before else None
        first = wanted is None
        wanted = wanted or self._find(answer[0].id)
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

    def _make_detail(self) -> QWidget:
        self.detail = QWidget()
        box = QVBoxLayout(self.detail)
        box.setContentsMargins(8, 8, 8, 6)
        box.setSpacing(4)
        self.detail_title, self.detail_text, self.detail_source = QLabel(), QLabel(), QLabel()
        self.chart = TrendChart()
        self.detail_title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        for label in (self.detail_text, self.detail_source):
            label.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self.detail_title, self.detail_text, self.detail_source):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(self.detail_title)
        box.addWidget(self.chart)
        box.addWidget(self.detail_text)
        box.addWidget(self.detail_source)
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return self.detail

    def _choose(self, index: QModelIndex) -> None:
        figure = index.data(FIGURE)
        self.detail.setVisible(figure is not None)
        if figure is None:
            return
        self._chosen = figure.id
        unit = f", {tr('in {unit}', unit=figure.unit)}" if figure.unit else ""
        self.detail_title.setText(figure.label + unit)
        self.chart.show_figure(figure)
        self.detail_text.setText(_comparison(figure))
        self.detail_source.setText(source_line(figure))


def source_line(figure: Figure) -> str:
    """Where the figure comes from, in one line, and its definition when known."""
    producer = "" if figure.source.startswith(figure.producer) else figure.producer
    parts = [producer, figure.source, figure.period, figure.licence]
    line = ", ".join(part for part in parts if part)
    return f"{line}\n{figure.note}" if figure.note else line


def _comparison(figure: Figure) -> str:
    parts = []
    if figure.region_value is not None:
        parts.append(tr("Region: {value}", value=with_unit(figure.region_value, figure.unit, figure.decimals)))
    if figure.departement_value is not None:
        value = with_unit(figure.departement_value, figure.unit, figure.decimals)
        parts.append(tr("{place}: {value}", place=figure.departement_name, value=value))
    if figure.ranked > 1:
        parts.append(tr("rank 1 is the highest of {count}", count=number(figure.ranked)))
    return " · ".join(parts)
