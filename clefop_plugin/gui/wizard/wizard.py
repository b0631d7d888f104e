"""“New workspace”: five steps from the files of a region to a workspace on the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
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
from clefop_plugin.gui.widgets.states import PrimaryButton
from clefop_plugin.gui.wizard.build import Built, build, read_communes
from clefop_plugin.gui.wizard.draft import Draft
from clefop_plugin.gui.wizard.page_communes import CommunesPage
from clefop_plugin.gui.wizard.page_summary import SummaryPage
from clefop_plugin.gui.wizard.page_tables import IndicatorsPage, PopulationPage, ZoningsPage
from clefop_plugin.gui.wizard.pages import Page
from clefop_plugin.gui.wizard.steps import Steps


class WorkspaceWizard(QDialog):
    """Gathers, shows, then writes. ``created(path, generate_next)`` is called when the workspace is there."""

    def __init__(self, parent: QWidget | None, created: Callable[[Path, bool], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New workspace"))
        self.draft = Draft()
        self._created = created
        self._task: ServiceTask | None = None
        self.pages: list[Page] = [
            CommunesPage(self.draft),
            PopulationPage(self.draft),
            ZoningsPage(self.draft),
            IndicatorsPage(self.draft),
            SummaryPage(self.draft),
        ]
        self.steps = Steps([tr("Communes"), tr("Population"), tr("Zonings"), tr("Indicators"), tr("Summary")])
        self.steps.chosen.connect(self._jump)
        self.stack = QStackedWidget()
        for page in self.pages:
            area = QScrollArea()
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(page)
            self.stack.addWidget(area)
            page.changed.connect(self._enable)
        self._make_buttons()
        self._lay_out()
        self.go(0)

    def go(self, step: int) -> None:
        """Show a step."""
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.pages[step].enter()
        self._enable()

    def next(self) -> None:
        """Leave the current step forwards: to the next one, or to the creation."""
        step = self.stack.currentIndex()
        sentence = self.pages[step].leave()
        if sentence:
            self.pages[step].tell("", sentence, kind="alert")
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

        summary.notice.hide()
        self._task = ServiceTask(
            tr("CLEFOP: new workspace"), work, self._built, self._failed, self._stopped, hidden=True
        )
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

    def _built(self, built: Any) -> None:
        self._task = None
        summary = self.pages[-1]
        generate = isinstance(summary, SummaryPage) and summary.generate.isChecked()
        self.accept()
        self._created(built.path, generate)

    def _failed(self, failure: Failure) -> None:
        self._task = None
        summary = self.pages[-1]
        if isinstance(failure.error, ClefopError):
            summary.refuse(failure.error)
        else:
            summary.tell("", failure.sentence, plain_lines(failure.details), "alert")
        self._enable()

    def _stopped(self) -> None:
        self._task = None
        self.pages[-1].tell("", tr("Stopped. Nothing was written."))
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
        last = step + 1 == len(self.pages)
        self.back.setEnabled(step > 0 and not busy)
        self.forward.setText(tr("Create the workspace") if last else tr("Next"))
        self.forward.setEnabled(self.pages[step].ready() and not busy)
        self.stack.setEnabled(not busy)
        self.steps.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.words.setVisible(busy)

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
        body.addWidget(self.stack, 1)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFrameShadow(QFrame.Shadow.Plain)
        rule.setForegroundRole(QPalette.ColorRole.Mid)
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
        box.addWidget(rule)
        box.addLayout(foot)
        self.resize(line * 52, line * 37)
