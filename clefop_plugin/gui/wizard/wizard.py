"""“New workspace”: five steps from the files of a region, or one page of the official services, to a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets.plain import plain_lines
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.states import PrimaryButton
from clefop_plugin.gui.widgets.windows import rule
from clefop_plugin.gui.wizard.build import Built, build, read_communes
from clefop_plugin.gui.wizard.draft import Draft
from clefop_plugin.gui.wizard.page_communes import CommunesPage
from clefop_plugin.gui.wizard.page_services import ServicesPage
from clefop_plugin.gui.wizard.page_summary import SummaryPage
from clefop_plugin.gui.wizard.page_tables import IndicatorsPage, PopulationPage, ZoningsPage
from clefop_plugin.gui.wizard.pages import Page
from clefop_plugin.gui.wizard.route import FILES, Route
from clefop_plugin.gui.wizard.steps import Steps


class WorkspaceWizard(QDialog):
    """Gathers, shows, then writes. ``created(path, generate_next)`` is called when the workspace is there."""

    def __init__(self, parent: QWidget | None, created: Callable[[Path, bool], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New workspace"))
        self.draft = Draft()
        self._created = created
        self._task: ServiceTask | None = None
        self._ready: Path | None = None
        self.pages: list[Page] = [
            CommunesPage(self.draft),
            PopulationPage(self.draft),
            ZoningsPage(self.draft),
            IndicatorsPage(self.draft),
            SummaryPage(self.draft),
        ]
        self.steps = Steps([tr("Communes"), tr("Population"), tr("Zonings"), tr("Indicators"), tr("Summary")])
        self.steps.chosen.connect(self._jump)
        self.services = ServicesPage(Draft())
        self.services.files_wanted.connect(lambda: self.choose(FILES))
        self.one_step = Steps([tr("Official services")])
        self.one_step.hide()
        self.route = Route()
        self.route.chosen.connect(self.choose)
        self.stack = QStackedWidget()
        for page in (*self.pages, self.services):
            self.stack.addWidget(scrolled(page))
            page.changed.connect(self._enable)
        self._make_buttons()
        self._lay_out()
        self.go(0)

    @property
    def by_services(self) -> bool:
        """Whether the route is that of the official services."""
        return self.stack.currentIndex() == len(self.pages)

    def choose(self, route: str) -> None:
        """Take a route: the first step of the files, or the page of the services. Each keeps what was chosen in it."""
        self.route.show_route(route)
        if route == FILES:
            self.go(0)
            return
        self.stack.setCurrentIndex(len(self.pages))
        self.services.enter()
        self._enable()

    def go(self, step: int) -> None:
        """Show a step of the files."""
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.pages[step].enter()
        self._enable()

    def next(self) -> None:
        """Leave the current step forwards: to the next one, or to the creation."""
        step, page = self.stack.currentIndex(), self._page()
        sentence = page.leave()
        if sentence:
            page.tell("", sentence, kind="alert")
        elif self._ready is not None:
            self._open(self._ready)
        elif self.by_services:
            self.download()
        elif step + 1 < len(self.pages):
            self.go(step + 1)
        else:
            self.create()

    def create(self) -> ServiceTask | None:
        """Write the workspace in the background."""
        draft = self.draft
        summary = self.pages[-1]
        try:
            from clefop_plugin.cartography.features import crs_of

            crs = crs_of(QgsCoordinateReferenceSystem(draft.crs))
            layer = draft.communes
            in_project = layer is not None and isinstance(layer.source, QgsVectorLayer)
            communes = read_communes(draft) if in_project else None  # only on the main thread
        except ClefopError as error:
            summary.refuse(error)
            return None

        def work(progress: Progress) -> Built:
            progress.update(0.0, tr("Reading {file}", file=layer.name if layer is not None else ""))
            return build(draft, read_communes(draft) if communes is None else communes, crs, progress)

        return self._start(work, self._built)

    def download(self) -> ServiceTask | None:
        """Bring everything from the services in the background."""
        try:
            work = self.services.work()
        except ClefopError as error:
            self.services.refuse(error)
            return None
        return self._start(work, self._brought, network=True)

    def _start(
        self, work: Callable[[Progress], Any], done: Callable[[Any], None], network: bool = False
    ) -> ServiceTask:
        self._page().notice.hide()
        title = tr("CLEFOP: new workspace")
        self._task = ServiceTask(title, work, done, self._failed, self._stopped, hidden=True, network=network)
        self._task.reported.connect(self._report)
        self.progress.setValue(0)
        tasks.start(self._task)
        self._enable()
        return self._task

    def reject(self) -> None:
        """Cancel: first what is being written, then the wizard."""
        if self._task is not None:
            self._task.cancel()
            self.words.setText(tr("Stopping…"))
            return
        for page in self.pages:
            page.stop()
        super().reject()

    def _page(self) -> Page:
        return self.services if self.by_services else self.pages[self.stack.currentIndex()]

    def _built(self, built: Any) -> None:
        self._task = None
        self._open(built.path)

    def _brought(self, found: Any) -> None:
        """Everything came: open it; else say first what did not."""
        self._task = None
        path: Path = found.workspace.path
        if not found.failed:
            self._open(path)
            return
        self._ready = path
        self.services.show_result(found)
        self._enable()

    def _open(self, path: Path) -> None:
        page = self._page()
        generate = isinstance(page, SummaryPage | ServicesPage) and page.generate.isChecked()
        self.accept()
        self._created(path, generate)

    def _failed(self, failure: Failure) -> None:
        self._task = None
        page = self._page()
        if isinstance(failure.error, ClefopError):
            page.refuse(failure.error)
        else:
            page.tell("", failure.sentence, plain_lines(failure.details), "alert")
        self._enable()

    def _stopped(self) -> None:
        self._task = None
        self._page().tell("", tr("Stopped. Nothing was written."))
        self._enable()

    def _report(self, fraction: float, text: str) -> None:
        self.progress.setValue(round(1000 * fraction))
        if text:
            self.words.setText(text)

    def _jump(self, step: int) -> None:
        if self._task is None:
            self.go(step)

    def _enable(self) -> None:
        step, busy = self.stack.currentIndex(), self._task is not None
        services, done = self.by_services, self._ready is not None
        self.back.setEnabled(0 < step < len(self.pages) and not busy)
        self.forward.setText(self._next_words(step))
        self.forward.setEnabled((self._page().ready() or done) and not busy)
        self.cancel.setText(tr("Close") if done else tr("Cancel"))
        self.stack.setEnabled(not busy)
        self.steps.setEnabled(not busy)
        self.steps.setVisible(not services)
        self.one_step.setVisible(services)
        self.route.setVisible((step == 0 or services) and not done)
        self.route.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.words.setVisible(busy)

    def _next_words(self, step: int) -> str:
        if self._ready is not None:
            return tr("Open the workspace")
        if self.by_services:
            return tr("Download and create")
        return tr("Create the workspace") if step + 1 == len(self.pages) else tr("Next")

    def _make_buttons(self) -> None:
        self.back, self.cancel = QPushButton(tr("Previous")), QPushButton(tr("Cancel"))
        self.forward = PrimaryButton(tr("Next"))
        self.forward.setDefault(True)
        self.back.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.back.clicked.connect(lambda _checked=False: self.go(self.stack.currentIndex() - 1))
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self.forward.clicked.connect(lambda _checked=False: self.next())
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.steps)
        body.addWidget(self.one_step)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.route)
        pages.addWidget(self.stack, 1)
        body.addLayout(pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(line, round(line * 0.6), line, round(line * 0.6))
        foot.addWidget(self.back)
        working = QVBoxLayout()
        working.setSpacing(2)
        working.addWidget(self.words)
        working.addWidget(self.progress)
        foot.addSpacing(line)
        foot.addLayout(working, 1)
        foot.addSpacing(line)
        foot.addWidget(self.cancel)
        foot.addWidget(self.forward)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(body, 1)
        box.addWidget(rule())
        box.addLayout(foot)
        self.resize(line * 52, line * 37)
