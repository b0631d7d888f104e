"""The questions of the generation, section after section, and the parameters they make."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.generate.constraints import ConstraintsSection
from clefop_plugin.gui.dialogs.generate.data import BlockSet, Prepared
from clefop_plugin.gui.dialogs.generate.references import References
from clefop_plugin.gui.dialogs.generate.search import SearchSection, WishesSection
from clefop_plugin.gui.dialogs.generate.territories import TerritoriesSection
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.section import Section
from clefop_plugin.gui.widgets.soft_form import SoftForm


class GenerateForm(SoftForm):
    """References, territories, then three sections that open: constraints, wishes, search. ``changed`` is emitted at
    each answer, ``blocks_changed`` when other blocks must be read."""

    changed = pyqtSignal()
    blocks_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: Any = None
        self._prepared: Prepared | None = None
        self._quiet = False
        self.references, self.territories = References(), TerritoriesSection()
        self.constraints, self.wishes, self.search = ConstraintsSection(), WishesSection(), SearchSection()
        self.sections: dict[Any, Section] = {
            self.constraints: Section(tr("Constraints")),
            self.wishes: Section(tr("Wishes beside the references")),
            self.search: Section(tr("Computation")),
        }
        self._lay_out()
        self._parts: tuple[Any, ...] = (self.territories, *self.sections)
        for part in (self.references, *self._parts):
            part.changed.connect(self._follow)
        self.territories.blocks_changed.connect(self._change_blocks)

    def offer(self, prepared: Prepared) -> None:
        """Fill the form with what the workspace holds and the proposed parameters."""
        self._prepared = prepared
        self._quiet = True
        self.references.offer(prepared.zonings, dict(prepared.parameters.references))
        self.territories.offer(prepared)
        self.constraints.offer(prepared.blocks)
        self.wishes.offer(prepared.flows)
        self._quiet = False
        self.load(prepared.parameters)

    def show_blocks(self, blocks: BlockSet) -> None:
        """Offer other blocks in the constraints."""
        self.constraints.offer(blocks)
        self._follow()

    def load(self, parameters: Any) -> list[str]:
        """Show these parameters; returns the names of what they cite and this workspace does not have."""
        before = (self.territories.blocks.key(), self.territories.counted.key())
        self._loaded = parameters
        self._quiet = True
        self.references.load(parameters.references)
        for part in self._parts:
            part.load(parameters)
        self._quiet = False
        self._follow()
        if (self.territories.blocks.key(), self.territories.counted.key()) != before:
            self.blocks_changed.emit()
        return self._unknown(parameters)

    def parameters(self) -> Any:
        """The parameters as answered."""
        found = replace(self._loaded, references=self.references.values())
        for part in self._parts:
            found = part.fill(found)
        return found

    def show_section(self, part: QWidget, target: QWidget) -> None:
        """Open the section of ``part`` and bring ``target``, a widget of it, into view."""
        self.sections[part].open()
        self.layout().activate()
        area = self.parent().parent() if self.parent() is not None else None
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(target)
        target.setFocus()

    def _unknown(self, parameters: Any) -> list[str]:
        """What the parameters cite and the form cannot show: zonings, a scenario, an indicator."""
        if self._prepared is None:
            return []
        zonings = {z.id for z in self._prepared.zonings}
        named = [parameters.blocks, *(z for z, _ in parameters.references), parameters.nest_in]
        missing = [zoning for zoning in dict.fromkeys(named) if zoning and zoning not in zonings]
        if parameters.locked and parameters.locked not in {s.id for s in self._prepared.scenarios}:
            missing.append(parameters.locked)
        indicator = parameters.counted_indicator
        if indicator and indicator not in {identifier for identifier, _ in self._prepared.counts}:
            missing.append(indicator)
        return missing

    def _change_blocks(self) -> None:
        if not self._quiet:
            self.blocks_changed.emit()

    def _follow(self) -> None:
        if self._quiet:
            return
        self.references.blockSignals(True)
        self.references.exclude(str(self.territories.blocks.key() or ""))
        self.references.blockSignals(False)
        for part, section in self.sections.items():
            section.heading.summarise(part.summary())
        self.changed.emit()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        columns = QLabel(tr("zones · weight"))
        columns.setFont(colour_table.scaled(self.font(), 0.9))
        head = QHBoxLayout()
        head.addWidget(self._heading(tr("Reference zonings")), 1)
        head.addWidget(columns)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, round(line * 0.3), 0)
        box.setSpacing(round(line * 0.4))
        box.addLayout(head)
        box.addWidget(self.references)
        box.addSpacing(round(line * 0.3))
        box.addWidget(self._heading(tr("Territories")))
        box.addWidget(self.territories)
        sections = QVBoxLayout()
        sections.setSpacing(0)
        for part, section in self.sections.items():
            inside = QVBoxLayout(section.content)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(part)
            sections.addWidget(section)
        box.addLayout(sections)
        box.addStretch(1)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        return label
