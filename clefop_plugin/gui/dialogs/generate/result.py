"""The result page: certificate, figures and map, then what there is to know of the scenario, in tabs."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate import words
from clefop_plugin.gui.dialogs.generate.before import chart_heading
from clefop_plugin.gui.dialogs.generate.tabs import (
    AgreementTab,
    BordersTab,
    NotesTab,
    ScenariosTab,
    StabilityTab,
    TerritoriesTab,
)
from clefop_plugin.gui.dialogs.generate.told import Told
from clefop_plugin.gui.widgets.certificate import Certificate
from clefop_plugin.gui.widgets.convergence import ConvergenceChart
from clefop_plugin.gui.widgets.notice import Notice


class ResultPage(QWidget):
    """``scenario_chosen`` gives the id of the scenario that "Open on the map" opens."""

    scenario_chosen = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.certificate, self.stale = Certificate(), Notice("info")
        self.territories, self.agreement, self.borders = TerritoriesTab(), AgreementTab(), BordersTab()
        self.scenarios, self.stability, self.notes = ScenariosTab(), StabilityTab(), NotesTab()
        self.chart, self._search = ConvergenceChart(), QWidget()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.territories.chosen.connect(self.certificate.map.choose)
        self.certificate.map.picked.connect(self._pick)
        self.scenarios.chosen.connect(self.scenario_chosen)
        line = self.fontMetrics().height()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, round(line * 0.3), 0)
        box.setSpacing(round(line * 0.6))
        box.addWidget(self.stale)
        box.addWidget(self.certificate)
        box.addWidget(self.tabs, 1)
        # The tabs take the room that is left, whatever their contents would like.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(line * 12)
        inside = QVBoxLayout(self._search)
        inside.setContentsMargins(0, round(line * 0.5), 0, 0)
        inside.addLayout(chart_heading())
        inside.addWidget(self.chart, 1)
        self.stale.hide()

    def show_result(self, result: Any, told: Told, jobs: bool) -> None:
        """Show a scenario that was just found."""
        report = result.report
        title, text = words.certificate(report, len(result.territories))
        figures = words.metrics(report, result.territories, jobs)
        self.certificate.say(bool(report["optimal"]), title, text, figures)
        self.certificate.map.show_shapes(told.shapes)
        self.territories.show_rows(told.territories)
        self.agreement.show_rows(told.references, told.before)
        self.borders.show_rows(told.borders, told.objective)
        self.scenarios.show_rows(told.scenarios)
        if told.stability is not None:
            self.stability.show_stability(told.stability)
        self.notes.show_notes(told.notes)
        self.stale.hide()
        self._show_tabs(told)

    def say_stale(self) -> None:
        """The answers have changed since this result."""
        self.stale.say("", tr("The answers have changed since this result: generate again to follow them."), "info")

    def _show_tabs(self, told: Told) -> None:
        self.tabs.clear()
        self.tabs.addTab(self.territories, tr("Territories"))
        self.tabs.addTab(self.agreement, tr("Agreement"))
        self.tabs.addTab(self.borders, tr("Blocks on a border"))
        if len(told.scenarios) > 1:
            self.tabs.addTab(self.scenarios, tr("{count} scenarios", count=number(len(told.scenarios))))
        if told.stability is not None:
            self.tabs.addTab(self.stability, tr("Stability"))
        if told.notes:
            self.tabs.addTab(self.notes, tr("Good to know"))
        self.tabs.addTab(self._search, tr("Computation"))

    def _pick(self, position: int) -> None:
        self.tabs.setCurrentWidget(self.territories)
        self.territories.choose(position)
