"""Steps two to four: the tables of population, zonings and indicators. Each may be left for later."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QSizePolicy, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.widgets.dropzone import DropZone
from clefop_plugin.gui.widgets.facts import Facts
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.wizard import recognise
from clefop_plugin.gui.wizard.draft import Draft, FoundZoning, IndicatorFile, PopulationFile, ZoningFile
from clefop_plugin.gui.wizard.pages import Page, expand, paths_of, tables


class PopulationPage(Page):
    """The residents of the communes: from a table, or from a field of the layer."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            tr("The population"),
            tr("Drop a table of communes with their population. The rows of your vintage are found by their codes."),
        )

    def make(self, box: QVBoxLayout) -> None:
        """Drop zone and what was recognised."""
        self.zone = DropZone("people", tr("Drop the table of population here"), tables(), folder)
        self.zone.given.connect(self._given)
        self.facts = Facts()
        self.facts.hide()
        box.addWidget(self.zone)
        box.addWidget(self.facts)

    def enter(self) -> None:
        """Say what happens without table."""
        if self.draft.population is not None or self.draft.communes is None:
            return
        self.facts.hide()
        self.zone.say("", "")
        field = self.draft.communes.population_field
        if field:
            self.tell("", tr("Without table, the field “{field}” of the layer is taken.", field=field))
        else:
            self.tell("", tr("Without population, territories cannot be generated. You can create a workspace again."))

    def take(self, path: Path) -> None:
        """Recognise a table."""
        codes, vintage = self.draft.kept_codes(), self.draft.vintage
        self.draft.population = None
        self.zone.say(path.name, tr("Reading…"))

        def work(progress: Progress) -> PopulationFile:
            return recognise.recognise_population(path, codes, vintage, progress)

        self.read(tr("Reading {file}", file=path.name), work, self._found)

    def _given(self, given: list[str]) -> None:
        paths = paths_of(given)
        if paths:
            remember_folder(paths[0])
            self.take(paths[0])

    def _found(self, found: PopulationFile) -> None:
        self.draft.population = found
        count = len(self.draft.kept_codes())
        self.zone.say(found.path.name, tr("{count} communes recognised", count=number(count - found.without)))
        self.facts.clear()
        self.facts.add(tr("Residents"), number(found.residents), True)
        if found.without:
            missing = tr("{count} communes of {total} without value", count=number(found.without), total=number(count))
            self.facts.add(tr("Coverage"), missing, False)
        else:
            self.facts.add(tr("Coverage"), tr("all the communes have a value"), True)
        if found.vintage:
            same = not self.draft.vintage or str(found.vintage) == self.draft.vintage
            self.facts.add(tr("Vintage of the table"), str(found.vintage), same)
        self.facts.show()
        self.tell("", tr("What was read, corrected and left out is in the report."), found.report)


class ZoningsPage(Page):
    """The zonings of a membership table; each recognised column may be left out."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            tr("The zonings"),
            tr("Drop a membership table (commune → zone). Each recognised column becomes a zoning; untick the others."),
        )

    def make(self, box: QVBoxLayout) -> None:
        """Drop zone and list of zonings."""
        self.zone = DropZone("zonings", tr("Drop the membership table and its labels here"), tables(), folder)
        self.zone.given.connect(self._given)
        self.list = QTreeWidget()
        expand(self.list)
        # The page scrolls when the list asks for more than it needs.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setMinimumHeight(round(self.fontMetrics().height() * 9))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("Zoning"), tr("Column"), tr("Zones"), tr("Good to know")])
        self.list.header().setStretchLastSection(True)
        self.list.setAccessibleName(tr("Recognised zonings"))
        self.list.itemChanged.connect(lambda _item, _column: self._store())
        self.list.hide()
        box.addWidget(self.zone)
        box.addWidget(self.list, 100)

    def enter(self) -> None:
        """Say what happens without table."""
        if self.draft.zonings is None:
            self.list.hide()
            self.zone.say("", "")
            self.tell("", tr("Without EPCI, territories cannot be generated. Zonings can also be imported later."))

    def take(self, path: Path, labels: Path | None = None) -> None:
        """Recognise a table, with its file of zone names."""
        codes = self.draft.kept_codes()
        self.draft.zonings = None
        self.zone.say(path.name, tr("Reading…"))

        def work(progress: Progress) -> ZoningFile:
            return recognise.recognise_zonings(path, labels, codes, progress)

        self.read(tr("Reading {file}", file=path.name), work, self._found)

    def _given(self, given: list[str]) -> None:
        paths = paths_of(given)
        if not paths:
            return
        remember_folder(paths[0])
        known = self.draft.zonings
        names = [path for path in paths if len(paths) > 1 or known is not None if path.stem.startswith("libelles")]
        others = [path for path in paths if path not in names]
        if others:
            self.take(others[0], names[0] if names else None)
        elif known is not None and names:
            self.take(known.path, names[0])

    def _found(self, found: ZoningFile) -> None:
        self.draft.zonings = found
        labels = tr("names of the zones: {file}", file=found.labels.name) if found.labels else ""
        count = tr("{count} zonings recognised", count=number(len(found.zonings)))
        self.zone.say(found.path.name, " · ".join(part for part in (count, labels) if part))
        self.list.blockSignals(True)
        self.list.clear()
        for zoning in found.zonings:
            self.list.addTopLevelItem(_item(zoning))
        self.list.blockSignals(False)
        for column in range(3):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.show()
        self._store()
        text = tr(
            "{count} rows of other regions or without match are left out. The list is in the report.",
            count=number(found.left_out),
        )
        self.tell("", text if found.left_out else tr("Every row was recognised."), found.report)

    def _store(self) -> None:
        self.draft.chosen = {
            self.list.topLevelItem(i).data(0, Qt.ItemDataRole.UserRole)
            for i in range(self.list.topLevelItemCount())
            if self.list.topLevelItem(i).checkState(0) == Qt.CheckState.Checked
        }
        self.changed.emit()


class IndicatorsPage(Page):
    """Tables of indicators, as many as wanted."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            tr("The indicators"),
            tr("Drop tables of communes, such as files of Insee. You can also import them later."),
        )

    def make(self, box: QVBoxLayout) -> None:
        """Drop zone and list of files."""
        self.zone = DropZone("indicators", tr("Drop tables of indicators here"), tables(), folder)
        self.zone.given.connect(self._given)
        self.facts = Facts()
        self.facts.hide()
        box.addWidget(self.zone)
        box.addWidget(self.facts)

    def enter(self) -> None:
        """Show what is already recognised."""
        if not self.draft.indicators:
            self.zone.say("", "")
            self.facts.hide()

    def take(self, paths: list[Path]) -> None:
        """Recognise tables."""
        codes = self.draft.kept_codes()
        known = {table.path for table in self.draft.indicators}
        fresh = [path for path in paths if path not in known]

        def work(progress: Progress) -> list[IndicatorFile]:
            return [
                recognise.recognise_indicators(path, codes, progress.part(i / len(fresh), (i + 1) / len(fresh)))
                for i, path in enumerate(fresh)
            ]

        if fresh:
            self.read(tr("Reading the indicators"), work, self._found)

    def _given(self, given: list[str]) -> None:
        paths = paths_of(given)
        if paths:
            remember_folder(paths[0])
            self.take(paths)

    def _found(self, found: list[IndicatorFile]) -> None:
        self.draft.indicators += found
        files = self.draft.indicators
        self.zone.say(count_of_files(len(files)), tr("Drop others to add them."))
        self.facts.clear()
        for table in files:
            periods = ", ".join(table.periods[-3:])
            text = tr(
                "{count} indicators · {periods} · {values} values",
                count=number(len(table.labels)),
                periods=periods,
                values=number(table.values),
            )
            if table.masked:
                text += " · " + tr("{count} secret", count=number(table.masked))
            self.facts.add(table.path.name, text, True)
        self.facts.show()
        report = "".join(table.report for table in files)
        self.tell("", tr("Secret values stay secret: they are never read as zero."), report)


def count_of_files(count: int) -> str:
    """A number of files in words."""
    return tr("1 file") if count == 1 else tr("{count} files", count=number(count))


def _item(zoning: FoundZoning) -> QTreeWidgetItem:
    item = QTreeWidgetItem([zoning.label, zoning.column, number(zoning.zones), zoning.remark])
    item.setCheckState(0, Qt.CheckState.Checked)
    item.setData(0, Qt.ItemDataRole.UserRole, zoning.id)
    item.setTextAlignment(2, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
    for column in range(4):
        item.setToolTip(column, plain_tip(item.text(column)))
    return item
