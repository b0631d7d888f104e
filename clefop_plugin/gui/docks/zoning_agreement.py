"""Second page of the panel of zonings: the agreement as a heat map, and the chosen pair below it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.computation import State
from clefop_plugin.gui.docks.zoning_measures import Measure, matrix, measures
from clefop_plugin.gui.docks.zoning_pair import PairDetail
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.freshness import Freshness
from clefop_plugin.gui.widgets.heat_map import HeatMap
from clefop_plugin.gui.widgets.ramp import Ramp
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.states import StateView
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.gui.zoning_desk import ALL, TICKED, ZoningDesk


class AgreementPage(QWidget):
    """``colouring`` and ``reporting`` carry the ids of the chosen pair; ``listing`` asks for the list of zonings."""

    colouring = pyqtSignal(str, str)
    reporting = pyqtSignal(str, str)
    listing = pyqtSignal()

    def __init__(self, desk: ZoningDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Any = None
        self._asked: tuple[str, str] | None = None
        self._measures = {measure.key: measure for measure in measures()}
        self._make_choices()
        self.freshness = Freshness(
            desk.agreement, lambda failure: messages.show_details(tr("Agreement"), failure.details)
        )
        self.ramp, self.meaning, self.notes = Ramp(), QLabel(), QLabel()
        self.heat = HeatMap(self._words)
        self.heat.chosen.connect(self._choose)
        self.heat.fitted.connect(self._explain)
        for label in (self.meaning, self.notes):
            label.setFont(colour_table.scaled(self.font(), 0.9))
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.pair = PairDetail()
        self.pair.colouring.connect(self.colouring)
        self.pair.reporting.connect(self.reporting)
        self.state = StateView()
        self._lay_out()
        desk.listed.connect(self._offer_weights)
        desk.agreement.changed.connect(self._follow)
        desk.session.zonings.ticked_changed.connect(self._follow)
        self._offer_weights()

    def measure(self) -> Measure:
        """The measure that is shown."""
        return self._measures[str(self.kind.currentData())]

    def look_at(self, first: str, second: str) -> None:
        """Show this pair (ids), now or when it is known; empty keeps the present one."""
        if first and second:
            self._asked = (first, second)
        self._show_asked()

    def _make_choices(self) -> None:
        self.kind, self.weight, self.scope = QComboBox(), QComboBox(), QComboBox()
        for measure in self._measures.values():
            self.kind.addItem(measure.label, measure.key)
            self.kind.setItemData(self.kind.count() - 1, measure.meaning, Qt.ItemDataRole.ToolTipRole)
        self.scope.addItem("", ALL)
        self.scope.addItem("", TICKED)
        for combo, name in (
            (self.kind, tr("Measure of agreement")),
            (self.weight, tr("What the measures count")),
            (self.scope, tr("Zonings compared")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.kind.currentIndexChanged.connect(lambda _i: self._draw())
        self.weight.activated.connect(lambda _i: self._desk.compare(weight=str(self.weight.currentData())))
        self.scope.activated.connect(lambda _i: self._compare(str(self.scope.currentData())))

    def _compare(self, scope: str) -> None:
        self._desk.compare(scope=scope)
        self._follow()

    def _offer_weights(self) -> None:
        labels = {
            "population": tr("Residents"),
            "communes": tr("Communes"),
            "area": tr("Area"),
            "jobs": tr("Jobs"),
        }
        known = self._desk.zonings.weights if self._desk.zonings is not None else ("population",)
        self.weight.clear()
        for key in known:
            self.weight.addItem(labels[key], key)
        self.weight.setCurrentIndex(max(0, self.weight.findData(self._desk.weight)))
        self._follow()

    def _follow(self) -> None:
        ticked = len(self._desk.ticked())
        listed = self._desk.zonings.zonings if self._desk.zonings is not None else ()
        every = sum(not zoning.is_scenario for zoning in listed)
        self.scope.setItemText(0, tr("All the zonings ({count})", count=number(every)))
        self.scope.setItemText(1, tr("Ticked ({count})", count=number(ticked)))
        self.scope.setCurrentIndex(self.scope.findData(self._desk.scope))
        computation = self._desk.agreement
        if computation.result is not None:
            if computation.result is not self._shown:
                self._shown = computation.result
                self._draw()
            self._stack.setCurrentWidget(self._content)
        elif computation.state in (State.COMPUTING, State.FAILED, State.STOPPED):
            self._stack.setCurrentWidget(self._blank)
        else:
            self._shown = None
            self.state.say(
                "zonings",
                tr("Two zonings are needed"),
                tr("Tick two zonings or more in the list, or compare them all."),
                (tr("Compare them all"), lambda: self._compare(ALL)) if every > 1 else None,
                (tr("See the list"), self.listing.emit),
            )
            self._stack.setCurrentWidget(self.state)

    def _draw(self) -> None:
        found = self._shown
        if found is None:
            return
        measure = self.measure()
        shown = matrix(found, measure, [zoning.zones for zoning in found.chosen])
        pair = self.pair.pair()
        self.heat.show_matrix(shown)
        self.ramp.show_breaks(shown.breaks)
        self._explain()
        self.notes.setText(" ".join(found.weight.notes))
        self.notes.setVisible(bool(found.weight.notes))
        ids = [zoning.id for zoning in found.chosen]
        if self._asked is None:
            self._asked = pair if pair is not None and set(pair) <= set(ids) else self._first_pair()
        self._show_asked()

    def _explain(self) -> None:
        """What 1 and 0 mean, and what the marks of the map say."""
        words = [self.measure().meaning, tr("On the diagonal, the number of zones.")]
        if self.heat.is_compact():
            words.append(tr("Values are in hundredths."))
        if self.heat.has_partial():
            words.append(tr("A notched cell compares less than 90% of the residents."))
        self.meaning.setText(" ".join(words))

    def _first_pair(self) -> tuple[str, str] | None:
        """The pair that is most telling: the scenario, or the first zoning, with the one it agrees with most."""
        from clefop_plugin.services.agreement_pair import closest_pairs

        rows = closest_pairs(self._shown, "v_measure", self._desk.scenario())
        if len(rows):
            return str(rows["first"].iloc[0]), str(rows["second"].iloc[0])
        ids = [zoning.id for zoning in self._shown.chosen]
        return ids[0], ids[1]

    def _show_asked(self) -> None:
        if self._shown is None or self._asked is None:
            return
        ids = [zoning.id for zoning in self._shown.chosen]
        first, second = self._asked
        if first in ids and second in ids:
            self._asked = None
            self.heat.pick(ids.index(first), ids.index(second))
            self.pair.show_pair(self._shown, first, second)

    def _choose(self, row: int, column: int) -> None:
        ids = [zoning.id for zoning in self._shown.chosen]
        self.pair.show_pair(self._shown, ids[row], ids[column])

    def _words(self, row: int, column: int) -> str:
        """A cell in words."""
        from clefop_plugin.services.agreement_pair import pair_view

        found, measure = self._shown, self.measure()
        if found is None:
            return ""
        a, b = found.chosen[row], found.chosen[column]
        value = matrix(found, measure, []).values[row][column]
        head = tr(
            "{a} and {b}: {measure} {value}.", a=a.label, b=b.label, measure=measure.label, value=number(value, 2)
        )
        words = pair_view(found, a.id, b.id).sentences
        return f"{head} {words[0]}" if words else head

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        margin = round(line * 0.6)
        choices = QGridLayout()
        choices.setContentsMargins(margin, round(line * 0.5), margin, round(line * 0.3))
        choices.setHorizontalSpacing(round(line * 0.5))
        choices.setVerticalSpacing(round(line * 0.3))
        choices.addWidget(self.scope, 0, 0, 1, 2)
        choices.addWidget(self.kind, 1, 0)
        choices.addWidget(self.weight, 1, 1)
        self._content, self._blank = QWidget(), QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(margin, round(line * 0.3), margin, margin)
        inside.setSpacing(round(line * 0.35))
        inside.addWidget(self.heat)
        inside.addWidget(self.ramp)
        inside.addWidget(self.meaning)
        inside.addWidget(self.notes)
        inside.addSpacing(round(line * 0.6))
        inside.addWidget(self.pair)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        for page in (self._content, self._blank, self.state):
            self._stack.addWidget(page)
        fresh = QVBoxLayout()
        fresh.setContentsMargins(margin, 0, margin, 0)
        fresh.addWidget(self.freshness)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(choices)
        box.addLayout(fresh)
        box.addWidget(scrolled(self._stack), 1)
