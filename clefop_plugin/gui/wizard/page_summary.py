"""Last step: everything in one table before anything is written, where to write it, and what to do next."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from clefop_plugin import settings
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.folders import folder, with_suffix
from clefop_plugin.gui.widgets.facts import Facts
from clefop_plugin.gui.wizard.draft import Draft, file_name
from clefop_plugin.gui.wizard.page_tables import count_of_files
from clefop_plugin.gui.wizard.pages import Page
from clefop_plugin.gui.wizard.target import Target


class SummaryPage(Page):
    """Nothing is written until the user asks for it here."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft, tr("Everything is ready"), tr("Nothing is written yet. One file will hold the whole study.")
        )

    def make(self, box: QVBoxLayout) -> None:
        """Table of everything, and the choices of the end."""
        self._proposed: Path | None = None
        self.facts = Facts()
        self.name, self.word = QLineEdit(), QLineEdit()
        self.word.setPlaceholderText(tr("Clefop, CLPE, territory…"))
        self.file = Target()
        self.file.edited.connect(self._store)
        self.path = self.file.path
        self.generate = QCheckBox(tr("Generate territories next"))
        for field in (self.name, self.word):
            field.textEdited.connect(lambda _text: self._store())
        box.addWidget(self.facts)
        box.addWidget(self.generate)

    def ready(self) -> bool:
        """There is a name and a file."""
        return super().ready() and bool(self.name.text().strip()) and bool(self.path.text().strip())

    def enter(self) -> None:
        """Write the table again."""
        draft = self.draft
        self.name.setText(draft.name)
        self.word.setText(draft.word)
        if draft.path in (None, self._proposed):
            draft.path = self._proposed = Path(folder()) / file_name(draft.name)
        self.path.setText(str(draft.path))
        facts = self.facts
        facts.clear()
        facts.add(tr("Name of the study"), self.name)
        facts.add(tr("Territories are called"), self.word)
        facts.add(tr("Workspace"), self.file)
        vintage = tr("vintage {year}", year=draft.vintage) if draft.vintage else tr("vintage unknown")
        facts.add(tr("Communes"), f"{number(len(draft.kept_codes()))}, {vintage}", True)
        facts.add(tr("Population"), *self._population())
        facts.add(tr("Zonings"), *self._zonings())
        facts.add(tr("Indicators"), *self._indicators())
        possible = self._can_generate()
        self.generate.setEnabled(possible)
        self.generate.setChecked(possible)
        self.generate.setToolTip("" if possible else tr("Generating needs the population and the EPCI."))
        self._warn()

    def leave(self) -> str:
        """The folder must exist."""
        path = self.draft.path
        if path is None or not path.parent.is_dir():
            return tr("This folder does not exist. Choose another one.")
        return ""

    def _population(self) -> tuple[str, bool | None]:
        draft = self.draft
        if draft.population is not None:
            text = tr("{count} residents", count=number(draft.population.residents))
            without = draft.population.without
            if without:
                return f"{text}, " + tr("{count} communes without value", count=number(without)), False
            return f"{text}, " + tr("no commune without value"), True
        if draft.communes is not None and draft.communes.population_field:
            return tr("field “{field}” of the layer", field=draft.communes.population_field), True
        return tr("none: territories cannot be generated"), False

    def _zonings(self) -> tuple[str, bool | None]:
        draft = self.draft
        if draft.zonings is None or not draft.chosen:
            return tr("none for now: you can add some later"), None
        partial = [z.label for z in draft.zonings.zonings if z.id in draft.chosen and z.without]
        if not partial:
            return number(len(draft.chosen)), True
        names = ", ".join(partial[:2]) + ("…" if len(partial) > 2 else "")
        text = tr("{count}, of which {partial} incomplete ({names})", count=number(len(draft.chosen)),
                  partial=number(len(partial)), names=names)  # fmt: skip
        return text, True

    def _indicators(self) -> tuple[str, bool | None]:
        count = sum(len(table.labels) for table in self.draft.indicators)
        if not count:
            return tr("none for now: you can add some later"), None
        return tr(
            "{count} indicators, {files}", count=number(count), files=count_of_files(len(self.draft.indicators))
        ), True

    def _can_generate(self) -> bool:
        draft = self.draft
        people = draft.population is not None or bool(draft.communes and draft.communes.population_field)
        return people and "epci" in draft.chosen

    def _warn(self) -> None:
        if self.draft.path is not None and self.draft.path.exists():
            name = self.draft.path.name
            self.tell("", tr("The file {file} exists already: it will be replaced.", file=name), kind="alert")
        else:
            self.notice.hide()

    def _store(self) -> None:
        self.draft.name = self.name.text().strip()
        self.draft.word = self.word.text().strip() or settings.text("territory/label")
        text = self.path.text().strip()
        self.draft.path = with_suffix(Path(text)) if text else None
        self._warn()
        self.changed.emit()
