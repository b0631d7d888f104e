"""The main questions: which blocks, how many territories, within which bounds, along which limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate.data import Prepared, Scenario, counted_indicator
from clefop_plugin.gui.dialogs.generate.layout import GAP, label_of, question_layout
from clefop_plugin.gui.widgets.fields import Choice, RealField, WholeField

MOST_RESIDENTS = 100_000_000
MOST_TERRITORIES = 100_000
FIXED, RANGE, FREE = "fixed", "range", "free"
RULE, WISH = "rule", "wish"
RESIDENTS, JOBS = "residents", "jobs"
#: Weight of a zoning one would rather not cross, when it is first wished for: as much as all references.
USUAL_NEST_WEIGHT = 1.0


class TerritoriesSection(QWidget):
    """Blocks, number, bounds, nesting, locks, name. ``changed`` is emitted at each answer, ``blocks_changed`` when the
    blocks or what is counted must be read anew."""

    changed = pyqtSignal()
    blocks_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: Any = None
        self._scenarios: tuple[Scenario, ...] = ()
        self._nestable: list[tuple[str, str]] = []
        self.blocks, self.count_mode = Choice(tr("Indivisible blocks")), Choice(tr("Number of territories"))
        self.count_mode.offer([(FIXED, tr("exactly")), (RANGE, tr("between")), (FREE, tr("left open"))])
        self.k = WholeField(tr("Number of territories"), 1, MOST_TERRITORIES)
        self.k_most = WholeField(tr("Largest number of territories"), 1, MOST_TERRITORIES)
        self.counted = Choice(tr("Bounds count"))
        self.minimum = WholeField(tr("Minimum of a territory"), 0, MOST_RESIDENTS, 5000)
        self.maximum = WholeField(tr("Maximum of a territory"), 0, MOST_RESIDENTS, 5000)
        self.nest, self.nest_mode = Choice(tr("Without crossing")), Choice(tr("How strictly"))
        self.nest_mode.offer([(RULE, tr("never")), (WISH, tr("if possible"))])
        self.nest_weight = RealField(tr("Weight of the limits not to cross"), 1000.0, 2, 0.1)
        self.nest_weight.load(USUAL_NEST_WEIGHT)
        self.locked = Choice(tr("Keep the locks of"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the scenario"))
        self.name.setPlaceholderText(tr("given by the plugin"))
        self._and, self._bounds_label = QLabel(tr("and")), label_of(tr("Population"))
        self._strictness, self._weight = QWidget(), QLabel(tr("weight"))
        self._lay_out()
        self._connect()

    def offer(self, prepared: Prepared) -> None:
        """List zonings, scenarios and counts."""
        self.offer_scenarios(prepared.scenarios)
        self.blocks.offer(
            [(z.id, tr("{label} ({count})", label=z.label, count=number(z.zones))) for z in prepared.zonings]
        )
        jobs = sorted(prepared.counts, key=lambda pair: "empl" not in (pair[0] + pair[1]).lower())
        self.counted.offer(
            [((RESIDENTS, ""), tr("residents"))]
            + [((JOBS, indicator), tr("jobs: {indicator}", indicator=label)) for indicator, label in jobs]
        )
        self._nestable = [(z.id, z.label) for z in prepared.zonings]

    def offer_scenarios(self, scenarios: tuple[Scenario, ...]) -> None:
        """List the scenarios one may keep the locks of."""
        self._scenarios = scenarios
        made_of = [s for s in scenarios if s.blocks == self.blocks.key()]
        self.locked.offer([("", tr("no scenario"))] + [(s.id, _scenario_label(s)) for s in made_of])

    def load(self, parameters: Any) -> None:
        """Show these parameters."""
        self._loaded = parameters
        self.blocks.choose(parameters.blocks)
        self._follow_blocks()
        self._load_count(parameters)
        self.counted.choose((parameters.counted, counted_indicator(parameters)))
        self.minimum.load(parameters.minimum)
        self.maximum.load(parameters.maximum)
        self.nest.choose(parameters.nest_in)
        self.nest_mode.choose(WISH if parameters.nest_weight > 0 else RULE)
        self.nest_weight.load(parameters.nest_weight or USUAL_NEST_WEIGHT)
        self.locked.choose(parameters.locked)
        self.name.setText(parameters.scenario_name)
        self._follow()

    def fill(self, parameters: Any) -> Any:
        """``parameters`` with the answers of this section."""
        k, k_most = self._count()
        counted, indicator = self._counted()
        wished = bool(self.nest.key()) and self.nest_mode.key() == WISH
        return replace(
            parameters,
            blocks=self.blocks.key(),
            k=k,
            k_most=k_most,
            counted=counted,
            counted_indicator=indicator,
            minimum=self.minimum.exact(),
            maximum=self.maximum.exact(),
            nest_in=self.nest.key() or "",
            nest_weight=self.nest_weight.exact() if wished else 0.0,
            locked=self.locked.key() or "",
            scenario_name=self.name.text().strip(),
        )

    def _load_count(self, parameters: Any) -> None:
        k, k_most = int(parameters.k), int(parameters.k_most)
        mode = FREE if k < 1 else RANGE if k_most > k else FIXED
        self.count_mode.choose(mode)
        if mode != FREE:
            self.k.load(k)
            self.k_most.load(max(k, k_most))

    def _count(self) -> tuple[int, int]:
        """k and k_most of the parameters; those loaded when they say the same."""
        mode, k = self.count_mode.key(), self.k.value()
        if mode == FREE:
            return 0, 0
        if mode == RANGE:
            return k, max(k, self.k_most.value())
        same = self._loaded is not None and self._loaded.k == self._loaded.k_most == k
        return k, k if same else 0

    def _counted(self) -> tuple[str, str]:
        """``counted`` and ``counted_indicator`` of the parameters; the usual indicator keeps the name it was given."""
        key = self.counted.key()
        if not isinstance(key, tuple):
            return RESIDENTS, ""
        loaded = self._loaded
        unnamed = loaded is not None and loaded.counted == JOBS and not loaded.counted_indicator
        return (JOBS, "") if unnamed and key == (JOBS, counted_indicator(loaded)) else key

    def _follow_blocks(self) -> None:
        """Lists that depend on the blocks: zonings one may nest in, scenarios made of these blocks."""
        blocks = self.blocks.key()
        self.nest.offer([("", tr("nothing"))] + [(z, label) for z, label in self._nestable if z != blocks])
        self.offer_scenarios(self._scenarios)

    def _follow(self) -> None:
        mode = self.count_mode.key()
        self.k.setVisible(mode != FREE)
        self.k_most.setVisible(mode == RANGE)
        self._and.setVisible(mode == RANGE)
        self._strictness.setVisible(bool(self.nest.key()))
        for widget in (self._weight, self.nest_weight):
            widget.setVisible(self.nest_mode.key() == WISH)
        jobs = self._counted()[0] == JOBS
        self._bounds_label.setText(tr("Jobs") if jobs else tr("Population"))
        self.changed.emit()

    def _read_anew(self) -> None:
        self._follow_blocks()
        self._follow()
        self.blocks_changed.emit()

    def _count_anew(self) -> None:
        self._follow()
        self.blocks_changed.emit()

    def _connect(self) -> None:
        self.blocks.currentIndexChanged.connect(lambda _i: self._read_anew())
        self.counted.currentIndexChanged.connect(lambda _i: self._count_anew())
        for choice in (self.count_mode, self.nest, self.nest_mode, self.locked):
            choice.currentIndexChanged.connect(lambda _i: self._follow())
        for field in (self.k, self.k_most, self.minimum, self.maximum, self.nest_weight):
            field.valueChanged.connect(lambda _value: self._follow())
        self.name.textChanged.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        count, bounds, nest = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for widget in (self.count_mode, self.k, self._and, self.k_most):
            count.addWidget(widget)
        count.addStretch(1)
        bounds.addWidget(self.minimum, 1)
        bounds.addWidget(QLabel(tr("to")))
        bounds.addWidget(self.maximum, 1)
        strictness = QHBoxLayout(self._strictness)
        strictness.setContentsMargins(0, 0, 0, 0)
        strictness.addWidget(self.nest_mode)
        strictness.addWidget(self._weight)
        strictness.addWidget(self.nest_weight)
        strictness.addStretch(1)
        nest.setSpacing(GAP)
        nest.addWidget(self.nest)
        nest.addWidget(self._strictness)
        form = question_layout()
        form.addRow(label_of(tr("Indivisible blocks")), self.blocks)
        form.addRow(label_of(tr("Number of territories")), count)
        form.addRow(label_of(tr("Bounds count")), self.counted)
        form.addRow(self._bounds_label, bounds)
        form.addRow(label_of(tr("Without crossing")), nest)
        form.addRow(label_of(tr("Keep the locks of")), self.locked)
        form.addRow(label_of(tr("Name of the scenario")), self.name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)


def _scenario_label(scenario: Scenario) -> str:
    if not scenario.locked:
        return tr("{scenario} (nothing is locked)", scenario=scenario.label)
    if scenario.locked == 1:
        return tr("{scenario} (1 territory locked)", scenario=scenario.label)
    return tr("{scenario} ({count} territories locked)", scenario=scenario.label, count=number(scenario.locked))
