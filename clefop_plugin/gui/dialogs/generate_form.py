"""The questions of the generation: which references with which weights, how many territories, within which limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate_data import Choice, Prepared
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.histogram import Weight

MOST_RESIDENTS = 20_000_000


class References(QWidget):
    """One row a zoning: a tick, its name, its number of zones, its weight."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, QCheckBox, QDoubleSpinBox, Weight]] = []
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.setContentsMargins(6, 4, 6, 4)

    def offer(self, zonings: tuple[Choice, ...], chosen: dict[str, float]) -> None:
        """List the zonings, those that are proposed first."""
        ordered = sorted(zonings, key=lambda z: -chosen.get(z.id, 0.0))
        for i, zoning in enumerate(ordered):
            tick = QCheckBox(zoning.label)
            weight = QDoubleSpinBox()
            weight.setRange(0.0, 100.0)
            weight.setDecimals(2)
            weight.setSingleStep(0.05)
            weight.setValue(chosen.get(zoning.id, 0.1))
            weight.setAccessibleName(tr("Weight of {zoning}", zoning=zoning.label))
            count = QLabel(number(zoning.zones))
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            bar = Weight()
            tick.setChecked(zoning.id in chosen)
            tick.toggled.connect(lambda _on: self._follow())
            weight.valueChanged.connect(lambda _value: self._follow())
            for column, widget in enumerate((tick, count, weight, bar)):
                self._grid.addWidget(widget, i, column)
            self._rows.append((zoning.id, tick, weight, bar))
        self._grid.setRowStretch(len(ordered), 1)
        self._follow()

    def values(self) -> tuple[tuple[str, float], ...]:
        """The references that count: (zoning, weight)."""
        return tuple((zoning, weight.value()) for zoning, tick, weight, _ in self._rows if _counts(tick, weight))

    def _follow(self) -> None:
        widest = max([weight.value() for _, tick, weight, _ in self._rows if tick.isChecked()] + [1e-9])
        for _, tick, weight, bar in self._rows:
            weight.setEnabled(tick.isChecked())
            bar.show_length(weight.value() / widest if tick.isChecked() else 0.0)
        self.changed.emit()


class GenerateForm(QWidget):
    """References above, limits below. ``changed`` is emitted at each answer."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._proposed: Any = None
        self.references = References()
        self.blocks, self.nest, self.locked = QComboBox(), QComboBox(), QComboBox()
        self.k, self.minimum, self.maximum = QSpinBox(), QSpinBox(), QSpinBox()
        self.seconds, self.seed = QSpinBox(), QSpinBox()
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("given by the plugin"))
        self.k.setRange(1, 2000)
        self.seconds.setRange(1, 3600)
        self.seconds.setSuffix(tr(" s"))
        self.seed.setRange(0, 999_999)
        for box in (self.minimum, self.maximum):
            box.setRange(0, MOST_RESIDENTS)
            box.setSingleStep(5000)
            box.setLocale(_grouping_locale())
            box.setGroupSeparatorShown(True)
        self._lay_out()
        self.references.changed.connect(self.changed)
        for combo in (self.blocks, self.nest, self.locked):
            combo.currentIndexChanged.connect(lambda _i: self.changed.emit())
        for spin in (self.k, self.minimum, self.maximum, self.seconds, self.seed):
            spin.valueChanged.connect(lambda _v: self.changed.emit())

    def offer(self, prepared: Prepared) -> None:
        """Fill the form with what the workspace holds and the proposed parameters."""
        proposed = self._proposed = prepared.parameters
        for zoning in prepared.zonings:
            self.blocks.addItem(tr("{label} ({count})", label=zoning.label, count=number(zoning.zones)), zoning.id)
        self.blocks.setCurrentIndex(max(0, self.blocks.findData(proposed.blocks)))
        self.nest.addItem(tr("nothing"), "")
        for zoning in prepared.zonings:
            if zoning.id != proposed.blocks:
                self.nest.addItem(zoning.label, zoning.id)
        self.locked.addItem(tr("no scenario"), "")
        for scenario in prepared.scenarios:
            self.locked.addItem(scenario.label, scenario.id)
        self.k.setValue(proposed.k)
        self.minimum.setValue(round(proposed.minimum))
        self.maximum.setValue(round(proposed.maximum))
        self.seconds.setValue(round(proposed.time_limit))
        self.seed.setValue(proposed.seed)
        others = tuple(zoning for zoning in prepared.zonings if zoning.id != proposed.blocks)
        self.references.offer(others, dict(proposed.references))

    def parameters(self) -> Any:
        """The parameters as answered."""
        return replace(
            self._proposed,
            blocks=self.blocks.currentData(),
            references=self.references.values(),
            k=self.k.value(),
            minimum=float(self.minimum.value()),
            maximum=float(self.maximum.value()),
            nest_in=self.nest.currentData(),
            locked=self.locked.currentData(),
            time_limit=float(self.seconds.value()),
            seed=self.seed.value(),
            scenario_name=self.name.text().strip(),
        )

    def _lay_out(self) -> None:
        title = self._heading(tr("Reference zonings"))
        columns = QLabel(tr("zones · weight"))
        columns.setFont(colour_table.scaled(self.font(), 0.9))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setWidget(self.references)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        bounds = QHBoxLayout()
        bounds.addWidget(self.minimum, 1)
        bounds.addWidget(QLabel(tr("to")))
        bounds.addWidget(self.maximum, 1)
        time = QHBoxLayout()
        time.addWidget(self.seconds, 1)
        time.addWidget(QLabel(tr("seed")))
        time.addWidget(self.seed, 1)
        form.addRow(tr("Indivisible blocks"), self.blocks)
        form.addRow(tr("Number of territories"), self.k)
        form.addRow(tr("Population"), bounds)
        form.addRow(tr("Without crossing"), self.nest)
        form.addRow(tr("Keep the locks of"), self.locked)
        form.addRow(tr("Longest time"), time)
        form.addRow(tr("Name of the scenario"), self.name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        box.addWidget(area, 1)
        box.addWidget(self._heading(tr("Territories")))
        box.addLayout(form)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        return label


def _grouping_locale() -> QLocale:
    """The user's locale with its thousands separator, which QGIS turns off for the whole application."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale


def _counts(tick: QCheckBox, weight: QDoubleSpinBox) -> bool:
    return tick.isChecked() and weight.value() > 0
