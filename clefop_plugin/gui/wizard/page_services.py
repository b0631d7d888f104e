"""The page “From the official services”: a région, a vintage, what to bring, and where to write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from clefop_plugin import settings
from clefop_plugin.core.departements import REGIONS, crs_of_region, region_name
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.names import slug
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui.folders import folder, with_suffix
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.facts import Facts
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.wizard.draft import Draft, file_name
from clefop_plugin.gui.wizard.pages import Page
from clefop_plugin.gui.wizard.target import Target
from clefop_plugin.services.download_parts import PARTS, USUAL, part_label

if TYPE_CHECKING:
    from clefop_plugin.services.download import Downloaded

#: The région chosen last time.
_REGION_SETTING = "services/region"


class ServicesPage(Page):
    """Everything it needs is chosen here; ``files_wanted`` asks for the other route."""

    files_wanted = pyqtSignal()

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            tr("A workspace from the official services"),
            tr("The communes, their zonings and populations come from IGN, Insee and the public directories."),
        )
        # What is said here must be seen at once: it stands above the choices.
        self.box.removeWidget(self.notice)
        self.box.insertWidget(1, self.notice)

    def make(self, box: QVBoxLayout) -> None:
        """Région, vintage, file; what to bring; the login some of it needs."""
        self._proposed: Path | None = None
        self.to_files = self.notice.add_button(tr("From files"), self.files_wanted.emit)
        self.region, self.vintage = Choice(tr("Region")), Choice(tr("Vintage"))
        self.word = QLineEdit(self.draft.word)
        self.word.setPlaceholderText(tr("Clefop, CLPE, territory…"))
        self.file = Target()
        self.file.edited.connect(self._store)
        self.path = self.file.path
        self.login = QgsAuthConfigSelect()
        self.login.setToolTip(tr("An “API header” configuration; its key is kept by QGIS, never in a project."))
        self.parts = {part: QCheckBox(part_label(part)) for part in PARTS}
        self.generate = QCheckBox(tr("Generate territories next"))
        self.facts = Facts()
        box.addWidget(self.facts)
        heading = QLabel(tr("To bring besides the communes"))
        heading.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        box.addWidget(heading)
        ticks = QVBoxLayout()
        ticks.setSpacing(round(self.fontMetrics().height() * 0.2))
        for part, tick in self.parts.items():
            tick.setChecked(part in USUAL)
            tick.toggled.connect(lambda _on: self._store())
            ticks.addWidget(tick)
        box.addLayout(ticks)
        box.addWidget(self.login)
        box.addSpacing(round(self.fontMetrics().height() * 0.5))
        box.addWidget(self.generate)
        self._offer()
        self.region.currentIndexChanged.connect(lambda _i: self._region_chosen())
        self.vintage.currentIndexChanged.connect(lambda _i: self._store())
        self.word.textEdited.connect(lambda _t: self._store())

    def _offer(self) -> None:
        """The régions in alphabetical order; the vintages of the catalogue are known when the page is shown."""
        regions = sorted(REGIONS.items(), key=lambda pair: slug(pair[1]))
        last = settings.text(_REGION_SETTING)
        self.region.offer([("", tr("Choose a region…")), *regions], last if last in REGIONS else "")
        facts = self.facts
        facts.add(tr("Region"), self.region)
        facts.add(tr("Vintage of the communes"), self.vintage)
        facts.add(tr("Territories are called"), self.word)
        facts.add(tr("Workspace"), self.file)

    def enter(self) -> None:
        """Say at once when there is no network, or when the catalogue is not usable."""
        from clefop_plugin import network

        self.details.hide()
        try:
            catalogue = network.catalogue()
        except ClefopError as error:
            self.vintage.offer([])
            self.refuse(error)
            self.changed.emit()
            return
        years = [(year, str(year)) for year in catalogue.vintages]
        self.vintage.offer(years, self.vintage.key() if self.vintage.key() else years[0][0] if years else None)
        login = network.login_of("data_inclusion")
        if login:
            self.login.setConfigId(login)
        if network.is_offline():
            self._say_offline()
        else:
            self.notice.hide()
        self._region_chosen()

    def _say_offline(self) -> None:
        self.tell(
            tr("This computer is offline"),
            tr("The official services cannot be reached. What was downloaded before can serve again."),
            kind="alert",
        )
        self.to_files.show()

    def refuse(self, error: ClefopError, name: str = "") -> None:
        """Say why it did not come, with the way by files one click away."""
        super().refuse(error, name)
        self.to_files.show()

    def tell(self, title: str, text: str, report: str = "", kind: str = "info") -> None:
        """Say what is worth knowing; the button to the files is for what failed."""
        super().tell(title, text, report, kind)
        self.to_files.hide()

    def ready(self) -> bool:
        """There is a région, a vintage, a file, and a login when one is needed."""
        login = "data_inclusion" not in self.chosen_parts() or bool(self.login.configId())
        return bool(super().ready() and self.region.key() and self.vintage.key() and self.path.text().strip() and login)

    def leave(self) -> str:
        """The folder must exist."""
        path = self.draft.path
        if path is None or not path.parent.is_dir():
            return tr("This folder does not exist. Choose another one.")
        return ""

    def chosen_parts(self) -> tuple[str, ...]:
        """The parts that are ticked."""
        return tuple(part for part, tick in self.parts.items() if tick.isChecked())

    def work(self) -> Callable[[Progress], Downloaded]:
        """What the background task does. On the main thread; raises ClefopError when it cannot begin."""
        from clefop_plugin import network
        from clefop_plugin.cartography.features import crs_of, to_workspace

        region, vintage, path = str(self.region.key()), int(str(self.vintage.key())), self.draft.path
        if path is None:
            raise ValueError("no file")
        settings.set_value(_REGION_SETTING, region)
        settings.set_value(network.LOGIN_SETTING + "data_inclusion", self.login.configId())
        reference = QgsCoordinateReferenceSystem(crs_of_region(region))
        crs, project = crs_of(reference), to_workspace(reference)
        parts, word, client = self.chosen_parts(), self.draft.word, network.client()

        def work(progress: Progress) -> Downloaded:
            progress.update(0.0, part_label("communes"))
            # Every reader of the plugin comes with it: 0.2 s that the window need not wait for.
            from clefop_plugin.services.download import Wanted, default_study, download_reference

            study = default_study(region, vintage, word)
            return download_reference(path, Wanted(region, vintage, parts), study, crs, client, project, progress)

        return work

    def show_result(self, found: Downloaded) -> None:
        """The workspace is there, and some parts are not: which, and why."""
        missing = "\n".join(step.sentence for step in found.failed)
        title = tr("The workspace is ready, but not everything came")
        self.tell(title, missing, found.as_html(), "alert")

    def _region_chosen(self) -> None:
        name = region_name(str(self.region.key() or ""))
        if name and self.draft.path in (None, self._proposed):
            self._proposed = Path(folder()) / file_name(name)
            self.path.setText(str(self._proposed))
        self._store()

    def _store(self) -> None:
        text = self.path.text().strip()
        self.draft.path = with_suffix(Path(text)) if text else None
        self.draft.word = self.word.text().strip() or settings.text("territory/label")
        chosen = self.chosen_parts()
        self.login.setVisible("data_inclusion" in chosen)
        possible = "zonings" in chosen
        self.generate.setEnabled(possible)
        self.generate.setChecked(possible and self.generate.isChecked())
        self.generate.setToolTip("" if possible else tr("Generating needs the population and the EPCI."))
        self.changed.emit()
