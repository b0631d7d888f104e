"""The panel of imports: the journal of the workspace, and what each import kept, corrected and left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons, messages
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.import_detail import ImportDetail
from clefop_plugin.gui.docks.import_rows import ROW, ImportDelegate, ImportModel
from clefop_plugin.gui.docks.no_workspace import say_no_workspace
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.header import MenuLabel
from clefop_plugin.gui.widgets.states import PATIENCE_MS, LoadingView, StateView

if TYPE_CHECKING:
    from clefop_plugin.services.journal import Imported

QUESTION = "imports.list"


class ImportsDock(QgsDockWidget):
    """Every import of the workspace; it follows the workspace by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Imports"))
        self.setObjectName("ClefopImportsDock")
        self.setAccessibleName(tr("Journal of the imports"))
        self.context = context
        self._seen, self._stale = False, True
        self.list, self.detail = QListView(), ImportDetail()
        self.state, self.loading = StateView(), LoadingView(self._cancel)
        self.stack = QStackedWidget()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE_MS)
        self._delay.timeout.connect(lambda: self.stack.setCurrentWidget(self.loading))
        self._lay_out()
        for signal in (context.session.opened, context.session.closed, context.session.changed):
            signal.connect(self.forget)
        self.visibilityChanged.connect(self._visibility)
        self.follow()

    def dispose(self) -> None:
        """Nothing of it is left to stop: called when the plugin is unloaded."""
        self._delay.stop()

    def forget(self) -> None:
        """The workspace changed: read again when the panel is seen."""
        self._stale = True
        self.follow()

    def follow(self) -> None:
        """Show the journal, or why there is none."""
        session = self.context.session
        if session.workspace is None or session.reader is None:
            self._delay.stop()
            say_no_workspace(self.state, self.context)
            self.stack.setCurrentWidget(self.state)
        elif self._seen and self._stale:
            self._stale = False
            self.loading.report(0.0, tr("Reading the journal… The map remains usable."))
            self._delay.start()
            session.reader.ask(QUESTION, _journal, self._listed, self._failed)

    def entry(self) -> Imported | None:
        """The import that is chosen."""
        index = self.list.currentIndex()
        found: Imported | None = index.data(ROW) if index.isValid() else None
        return found

    def save(self, path: Path) -> None:
        """Write the report of the chosen import: a page (.html) or a table (.csv)."""
        entry = self.entry()
        if entry is None:
            return
        try:
            if path.suffix.lower() == ".csv":
                path.write_text(entry.report.as_csv(), encoding="utf-8-sig", newline="")
            else:
                path.write_text(_page(entry), encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            messages.warning(self.context.iface, tr("The file cannot be written: {reason}.", reason=reason))
            return
        remember_folder(path)
        messages.info(self.context.iface, tr("The report is in {file}.", file=path))

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _listed(self, found: list[Imported]) -> None:
        self._delay.stop()
        latest, before = self.list.model().latest(), self.entry()
        self.list.model().show_rows(found)
        if not found:
            self.state.say(
                "imports",
                tr("Nothing was imported yet"),
                tr("Drop files here, as they were downloaded: each import leaves its report in this journal."),
                (tr("Import…"), lambda: self.context.import_files(())),
            )
            self.stack.setCurrentWidget(self.state)
            return
        self.stack.setCurrentWidget(self.content)
        # A new import is shown at once; else the one that was looked at stays.
        place = self.list.model().place(before) if latest == self.list.model().latest() else 0
        self.list.setCurrentIndex(self.list.model().index(place, 0))

    def _failed(self, failure: Failure) -> None:
        self._delay.stop()
        self._stale = True
        self.state.say(
            "warning",
            tr("The workspace does not answer"),
            failure.sentence,
            (tr("Try again"), self.follow),
            (tr("Details…"), lambda: messages.show_details(self.windowTitle(), failure.details)),
            alert=True,
        )
        self.stack.setCurrentWidget(self.state)

    def _cancel(self) -> None:
        self._delay.stop()
        self._stale = True
        if self.context.session.reader is not None:
            self.context.session.reader.forget(QUESTION)
        self.state.say("info", tr("Reading stopped"), tr("Nothing was changed."), (tr("Read again"), self.follow))
        self.stack.setCurrentWidget(self.state)

    def _visibility(self, visible: bool) -> None:
        self._seen = visible
        if visible:
            self.follow()

    def _open(self) -> None:
        entry = self.entry()
        if entry is not None:
            messages.open_page(tr("Import report: {file}", file=entry.source), _page(entry))

    def _ask(self, suffix: str, kinds: str) -> None:
        entry = self.entry()
        if entry is None:
            return
        name = tr("report-{file}", file=Path(entry.source.replace("/", "-")).stem) + suffix
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), str(Path(folder()) / name), kinds)
        if path:
            self.save(Path(path) if Path(path).suffix else Path(path + suffix))

    def _draw_icons(self) -> None:
        self.import_button.setIcon(icons.icon("import", self.palette()))

    def _lay_out(self) -> None:
        self.import_button = QPushButton(tr("Import…"))
        self.import_button.clicked.connect(lambda _checked=False: self.context.import_files(()))
        self.export = MenuLabel()
        self.export.setText(tr("Report"))
        self.export.setFixedWidth(self.export.sizeHint().width())
        self.export.setToolTip(tr("Open or save the report of the chosen import"))
        menu = self.export.menu()
        menu.addAction(tr("Open in the browser"), self._open)
        menu.addAction(tr("Save as a page (HTML)…"), lambda: self._ask(".html", tr("Web pages (*.html)")))
        menu.addAction(tr("Save as a table (CSV)…"), lambda: self._ask(".csv", tr("Tables (*.csv)")))
        rows.prepare(self.list)
        self.list.setAccessibleName(tr("Imports, the latest first"))
        self.list.setItemDelegate(ImportDelegate(self.list))
        self.list.setModel(ImportModel())
        self.list.selectionModel().currentChanged.connect(lambda _now, _was: self.detail.show_import(self.entry()))
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.addWidget(self.import_button)
        top.addStretch(1)
        top.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setChildrenCollapsible(False)
        split.setSizes([200, 300])
        split.setStretchFactor(1, 1)
        self.content = QWidget()
        box = QVBoxLayout(self.content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(split, 1)
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for part in (self.state, self.loading, self.content):
            self.stack.addWidget(part)
        self.setWidget(self.stack)
        self.setMinimumWidth(280)
        self._draw_icons()


def _journal(profiles: Any, progress: Progress) -> list[Imported]:
    """The journal (worker thread)."""
    from clefop_plugin.services.journal import imports_of

    progress.check()
    return imports_of(profiles.workspace)


def _page(entry: Imported) -> str:
    from clefop_plugin.services.report_page import report_page

    return report_page(tr("Import report: {file}", file=entry.source), entry.report.as_html())
