"""Soft terms beside the references, and how the search is led: time, seed, other scenarios, sensitivity."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.gui.dialogs.generate.layout import label_of, question_layout
from clefop_plugin.gui.widgets.block_groups import explanation
from clefop_plugin.gui.widgets.fields import RealField, WholeField
from clefop_plugin.gui.widgets.histogram import Weight

MOST_WEIGHT = 100.0
MOST_SECONDS = 86_400
MOST_SEED = 2_147_483_647


class WishesSection(QWidget):
    """Commuting flows, compactness and balance: a weight, its bar, and one line that says what it does."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = {
            "flow_weight": (tr("Commuting flows"), tr("Keep commuters inside their territory.")),
            "compactness": (tr("Compactness"), tr("Cut few common borders: territories without arms.")),
            "balance": (tr("Balance"), tr("Bring the populations of the territories closer together.")),
        }
        self.weights = {
            name: RealField(tr("Weight of {zoning}", zoning=label), MOST_WEIGHT, 2, 0.1)
            for name, (label, _) in self._texts.items()
        }
        self._bars = {name: Weight() for name in self._texts}
        self._help = {name: explanation(text, self) for name, (_, text) in self._texts.items()}
        self._lay_out()
        for field in self.weights.values():
            field.valueChanged.connect(lambda _value: self._follow())
        self._follow()

    def offer(self, flows: bool) -> None:
        """Say when the workspace has no flow to count."""
        if not flows:
            self._help["flow_weight"].setText(tr("No commuting flow in this workspace: import some first."))

    def load(self, parameters: Any) -> None:
        """Show these parameters."""
        for name, field in self.weights.items():
            field.load(getattr(parameters, name))
        self._follow()

    def fill(self, parameters: Any) -> Any:
        """``parameters`` with the answers of this section."""
        return replace(parameters, **{name: field.exact() for name, field in self.weights.items()})

    def summary(self) -> str:
        """The terms that count, for the closed section."""
        decimals = 2
        found = [
            f"{self._texts[name][0].lower()} {number(field.value(), decimals).rstrip('0').rstrip('.,')}"
            for name, field in self.weights.items()
            if field.value() > 0
        ]
        return " · ".join(found) if found else tr("no wish")

    def _follow(self) -> None:
        for name, field in self.weights.items():
            self._bars[name].show_length(min(1.0, field.value()))
        self.changed.emit()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(round(line * 0.2))
        for i, (name, (label, _)) in enumerate(self._texts.items()):
            grid.addWidget(QLabel(label), 2 * i, 0)
            grid.addWidget(self.weights[name], 2 * i, 1)
            grid.addWidget(self._bars[name], 2 * i, 2)
            grid.addWidget(self._help[name], 2 * i + 1, 0, 1, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.2), 0, round(line * 0.7))
        box.addWidget(explanation(tr("1 is worth as much as all references together; 0 does not count."), self))
        box.addLayout(grid)


class SearchSection(QWidget):
    """Time, seed, rounds; other scenarios within a share of the best; sensitivity to the weights."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.seconds = WholeField(tr("Longest time"), 1, MOST_SECONDS, 10, tr(" s"))
        self.seed = WholeField(tr("Seed"), 0, MOST_SEED)
        self.seed.setGroupSeparatorShown(False)
        self.rounds = WholeField(tr("Rounds at most"), 0, 1_000_000, 10)
        self.alternatives = WholeField(tr("Other scenarios"), 0, 50)
        self.share = RealField(tr("Share of the best under which they are looked for"), 100.0, 1, 0.5, tr(" %"))
        self.sensitivity = QCheckBox(tr("Solve again under other weights"))
        self.sensitivity.setAccessibleName(tr("Sensitivity: solve again under other weights"))
        self._within = QLabel(tr("within"))
        self._lay_out()
        for field in (self.seconds, self.seed, self.rounds, self.alternatives, self.share):
            field.valueChanged.connect(lambda _value: self._follow())
        self.sensitivity.toggled.connect(lambda _on: self._follow())
        self._follow()

    def load(self, parameters: Any) -> None:
        """Show these parameters."""
        self.seconds.load(parameters.time_limit)
        self.seed.load(parameters.seed)
        self.rounds.load(parameters.rounds)
        self.alternatives.load(parameters.alternatives)
        self.share.load(100 * parameters.alternatives_share)
        self._share = parameters.alternatives_share
        self.sensitivity.setChecked(parameters.sensitivity)
        self._follow()

    def fill(self, parameters: Any) -> Any:
        """``parameters`` with the answers of this section."""
        share = self.share.exact() / 100
        return replace(
            parameters,
            time_limit=self.seconds.exact(),
            seed=self.seed.value(),
            rounds=self.rounds.value(),
            alternatives=self.alternatives.value(),
            alternatives_share=self._share if abs(share - self._share) < 1e-12 else share,
            sensitivity=self.sensitivity.isChecked(),
        )

    def summary(self) -> str:
        """Time, seed and what is looked for beyond the best, for the closed section."""
        parts = [with_unit(self.seconds.value(), "s"), tr("seed {seed}", seed=self.seed.value())]
        others = self.alternatives.value()
        if others:
            parts.append(tr("1 other scenario") if others == 1 else tr("{count} other scenarios", count=number(others)))
        if self.sensitivity.isChecked():
            parts.append(tr("sensitivity"))
        return " · ".join(parts)

    def _follow(self) -> None:
        for widget in (self._within, self.share):
            widget.setEnabled(self.alternatives.value() > 0)
        self.changed.emit()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        time, others = QHBoxLayout(), QHBoxLayout()
        for widget in (self.seconds, QLabel(tr("seed")), self.seed):
            time.addWidget(widget)
        for widget in (self.alternatives, self._within, self.share):
            others.addWidget(widget)
        for row in (time, others):
            row.addStretch(1)
        rounds = QHBoxLayout()
        rounds.addWidget(self.rounds)
        rounds.addStretch(1)
        form = question_layout()
        form.addRow(label_of(tr("Longest time")), time)
        form.addRow(label_of(tr("Rounds at most")), rounds)
        form.addRow(label_of(tr("Other scenarios")), others)
        form.addRow("", explanation(tr("Distinct scenarios nearly as good, so that a meeting has a choice."), self))
        form.addRow(label_of(tr("Sensitivity")), self.sensitivity)
        form.addRow("", explanation(tr("Tells which blocks never move. It takes longer."), self))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.2), 0, round(line * 0.7))
        box.addLayout(form)
        self._share = 0.02
