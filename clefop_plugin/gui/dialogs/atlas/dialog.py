"""“Export the atlas”: the questions, the pages as they will be printed, the export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QCloseEvent, QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QFileDialog

from clefop_plugin import settings
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.dialogs.atlas.data import AtlasData, Key, read
from clefop_plugin.gui.dialogs.atlas.preview import PreviewDesk
from clefop_plugin.gui.dialogs.atlas.printing import Printing
from clefop_plugin.gui.dialogs.atlas.view import AtlasView
from clefop_plugin.gui.folders import folder, remember_folder, writable_folder
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.tasks import Failure, ServiceTask

CHOICES = "atlas/choices"
#: Answers are followed by the preview once the user rests for this long (ms).
REST = 300
#: Pages that failed are told by name up to this many.
NAMED = 6


class AtlasDialog(QDialog):
    """Prints what the selection looks at, unless the user says otherwise."""

    def __init__(self, iface: Any, selection: Selection) -> None:
        super().__init__(iface.mainWindow())
        self.setObjectName("ClefopAtlas")
        self.setWindowTitle(tr("Export the atlas"))
        self.setSizeGripEnabled(True)
        self._selection, self._session = selection, selection.session
        self._data: AtlasData | None = None
        self._reading: ServiceTask | None = None
        self.result_of_export: Any = None
        self.view = AtlasView(self)
        self.form, self.page, self.notice = self.view.form, self.view.page, self.view.notice
        self.desk, self.printing = PreviewDesk(self), Printing(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.preview)
        self._connect()
        self._enable()
        self._read()

    def preview(self) -> None:
        """Draw the pages of the present answers."""
        options = self.form.options()
        if self._data is None or self.printing.busy:
            return
        self.desk.stop()
        if options is None:
            self.page.set_count(0, True)
            self.page.sheet.say(self.form.missing())
            return
        self.page.sheet.say(tr("Drawing the pages…"))
        self.desk.use(self._data.profiles, options, QgsProject.instance())
        self._want(0 if self.page.position < 0 else self.page.position)

    def export(self, output: Path) -> None:
        """Print into a file (for pictures: how their names begin), or a folder with one file per territory."""
        options = self.form.options()
        if options is None or self._data is None or self.printing.busy:
            return
        self._keep_answers()
        self.desk.pause(True)
        self.notice.hide()
        self.notice.clear_buttons()
        self.view.search.say(tr("Printing the atlas"), "", "")
        self.view.search.bar.setValue(0)
        self.result_of_export = None
        self.printing.start(self._data.profiles, options, output, QgsProject.instance())
        self._enable()

    def reject(self) -> None:
        """Stop the export first; a second time closes."""
        if self.printing.busy:
            self.printing.cancel()
            return
        self._leave()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window goes: what is finished stays."""
        self.printing.cancel()
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._keep_answers()
        self.desk.stop()
        self._rest.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _read(self) -> None:
        if self._session.workspace is None or self.printing.busy:
            return
        workspace, first = self._session.workspace, self._first()[0]
        if self._reading is not None:
            self._reading.cancel()

        def work(progress: Progress) -> AtlasData:
            return read(workspace, first, progress)

        def done(data: AtlasData) -> None:
            if self._reading is task:
                self._reading = None
                self._offer(data)

        def failed(failure: Failure) -> None:
            if self._reading is task:
                self._reading = None
                self._fail(failure)

        task = ServiceTask(tr("Reading the workspace"), work, done, failed, hidden=True)
        self._reading = task
        self.desk.stop()
        self.page.sheet.say(tr("Reading the workspace"))
        tasks.start(task)
        self._enable()

    def _first(self) -> tuple[Key, list[str]]:
        """The set of territories to show first, and the selected ones when there are several of it."""
        refs = [ref for ref in self._selection.refs if ref.kind in ("territory", "zone")]
        if refs:
            key = (refs[-1].kind, refs[-1].container)
            codes = [ref.code for ref in refs if (ref.kind, ref.container) == key]
            return key, codes if len(codes) > 1 else []
        return (self._selection.kind, self._selection.container), []

    def _offer(self, data: AtlasData) -> None:
        from clefop_plugin.cartography.atlas import page_labels
        from clefop_plugin.cartography.base_map import theme_names

        first_time = self._data is None
        self._data = data
        if not self.form.pages:
            self.form.offer_pages(page_labels())
        wanted, codes = self._first()
        first = wanted if wanted in data.coverages else next(iter(data.coverages), ("", ""))
        self.form.offer(data, first, codes if first == wanted else [], theme_names(QgsProject.instance()))
        if first_time:
            self.form.load(_remembered())
        self.view.show_form()
        self._enable()
        self.preview()

    def _changed(self) -> None:
        self._enable()
        self._rest.start()

    def _listed(self) -> None:
        self.page.set_count(len(self.desk.jobs), self.desk.complete)
        if self.desk.complete:
            self._want(self.page.position)

    def _want(self, position: int) -> None:
        position = max(0, min(position, len(self.desk.jobs) - 1) if self.desk.complete else position)
        if self.desk.complete and self.desk.jobs:
            self.page.show_name(self.desk.jobs[position].name)
        if self.desk.image(position) is None:
            self.page.sheet.say(tr("Drawing the page…"))
        landscape = self._lies(position)
        self.desk.want(position, self.page.sheet.dots(landscape))

    def _lies(self, position: int) -> bool:
        image = self.desk.image(position)
        if image is not None:
            return image.width() > image.height()
        return position < len(self.desk.jobs) and bool(self.desk.jobs[position].page.landscape)

    def _drawn(self, position: int) -> None:
        image = self.desk.image(position)
        if image is not None and position == self.page.position:
            name = self.desk.jobs[position].name
            self.page.show_name(name)
            self.page.sheet.show_page(image, name)

    def _page_failed(self, position: int, reason: str) -> None:
        if position == self.page.position:
            name = self.desk.jobs[position].name
            self.page.show_name(name)
            self.page.sheet.say(tr("{page} was not printed: {reason}", page=name, reason=reason), alert=True)

    def _refused(self, sentence: str) -> None:
        self.page.set_count(0, True)
        self.page.sheet.say(sentence, alert=True)

    def _report(self, fraction: float, text: str) -> None:
        self.view.search.bar.setValue(round(1000 * fraction))
        self.view.search.say(tr("Printing the atlas"), text, tr("Pages already printed are kept when you stop."))

    def _ended(self, result: Any) -> None:
        self.result_of_export = result
        self._enable()
        self._tell(result)
        self.desk.pause(False)

    def _fail(self, failure: Failure) -> None:
        self._enable()
        self.desk.pause(False)
        self.notice.clear_buttons()
        self.notice.say(tr("The atlas was not printed"), failure.sentence, "alert")

    def _tell(self, result: Any) -> None:
        """What was printed, where, and what is missing from it."""
        missing = [
            tr("{page} was not printed: {reason}", page=failure.page, reason=failure.reason)
            for failure in result.failures[:NAMED]
        ]
        if len(result.failures) > NAMED:
            missing.append(tr("And {count} other pages.", count=number(len(result.failures) - NAMED)))
        lines = [*missing, *result.notes]
        self.notice.clear_buttons()
        if not result.paths:
            title = tr("Stopped. Nothing was written.") if result.cancelled else tr("The atlas was not printed")
            self.notice.say(title, "\n".join(lines), "info" if result.cancelled else "alert")
            return
        title = _done_title(result)
        self.notice.say(title, "\n".join(lines), "alert" if missing else "info" if result.cancelled else "success")
        if len(result.paths) == 1:
            self.notice.add_button(tr("Open"), lambda: _open(result.paths[0]))
        self.notice.add_button(tr("Open the folder"), lambda: _open(result.paths[0].parent))
        if result.cancelled:
            self.notice.add_button(tr("Delete these files"), lambda: self._delete(result.paths))

    def _delete(self, paths: list[Path]) -> None:
        try:
            for path in paths:
                path.unlink(missing_ok=True)
        except OSError as error:
            self.notice.say("", tr("The file cannot be deleted: {reason}", reason=error.strerror or error), "alert")
            return
        self.notice.clear_buttons()
        self.notice.say("", tr("The files were deleted."), "info")

    def _ask(self) -> None:
        """Ask where, then print."""
        kind, several = self.form.file_kind()
        if several or kind != "PDF":
            chosen = QFileDialog.getExistingDirectory(self, tr("Folder of the files"), folder())
            path = Path(chosen) if several or not chosen else Path(chosen) / f"{tr('atlas')}.{kind.lower()}"
        else:
            start = str(writable_folder() / f"{tr('atlas')}.pdf")
            chosen, _ = QFileDialog.getSaveFileName(self, tr("Export the atlas"), start, tr("PDF files (*.pdf)"))
            path = Path(chosen)
            path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf") if chosen else path
        if chosen:
            remember_folder(path / "x" if several else path)
            self.export(path)

    def _enable(self) -> None:
        ready = self._data is not None and self._reading is None and not self.form.missing()
        self.view.show_state(busy=self.printing.busy, ready=ready)

    def _keep_answers(self) -> None:
        if self._data is not None:
            settings.set_value(CHOICES, json.dumps(self.form.answers(), sort_keys=True))

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.page.asked.connect(self._want)
        self.page.sheet.resized.connect(lambda: self._want(self.page.position) if self.desk.jobs else None)
        self.desk.listed.connect(self._listed)
        self.desk.drawn.connect(self._drawn)
        self.desk.failed.connect(self._page_failed)
        self.desk.refused.connect(self._refused)
        self.printing.reported.connect(self._report)
        self.printing.ended.connect(self._ended)
        self.printing.failed.connect(self._fail)
        self.view.close.clicked.connect(lambda _checked=False: self.reject())
        self.view.main.clicked.connect(lambda _checked=False: self._ask())
        self._session.changed.connect(self._read)
        self._session.closed.connect(self.close)


def _done_title(result: Any) -> str:
    pages = tr("1 page") if result.pages == 1 else tr("{pages} pages", pages=number(result.pages))
    if result.cancelled:
        place = result.paths[0].name if len(result.paths) == 1 else str(result.paths[0].parent)
        return tr("Stopped: {pages} are kept in {place}", pages=pages, place=place)
    if len(result.paths) == 1:
        return tr("{pages} in {file}", pages=pages, file=result.paths[0].name)
    return tr(
        "{pages}, {files} files in {folder}",
        pages=pages,
        files=number(len(result.paths)),
        folder=result.paths[0].parent.name,
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _remembered() -> dict[str, Any]:
    try:
        found = json.loads(settings.text(CHOICES))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
