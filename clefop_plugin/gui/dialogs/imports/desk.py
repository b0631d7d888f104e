"""The queue of the dialog: one file at a time in the background, read again when the user corrects something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from clefop_plugin.cartography.features import to_workspace, workspace_crs
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.dialogs.imports import work
from clefop_plugin.gui.dialogs.imports.entry import Entry, State
from clefop_plugin.gui.dialogs.imports.layers import GivenLayer
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.services.importing.choices import Choices

#: Several corrections in a row make one reading.
REST_MS = 350


class ImportDesk(QObject):
    """``changed`` carries the entry that moved, ``listed`` says that the list did, ``reported`` how far the work is
    (0 to 1) and a short text, ``ended`` that everything asked was written, refused or stopped."""

    changed = pyqtSignal(object)
    listed = pyqtSignal()
    reported = pyqtSignal(float, str)
    ended = pyqtSignal()

    def __init__(self, workspace: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._crs = workspace_crs(workspace)
        self._project = to_workspace(self._crs)
        self.entries: list[Entry] = []
        self._to_read: list[Entry] = []
        self._to_write: list[Entry] = []
        self._corrected: list[Entry] = []
        self._task: ServiceTask | None = None
        self._on: Entry | None = None
        # The last file that was read whole: the only one whose data stay in memory.
        self._held: tuple[Entry, int, work.Held] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read_corrected)

    def add(self, given: Sequence[Path | GivenLayer]) -> list[Entry]:
        """Put files and layers in the list and read them; those that are there already are left alone."""
        known = {_key(entry.given) for entry in self.entries}
        fresh = [Entry(one, Choices(to_workspace=self._project)) for one in given if _key(one) not in known]
        self.entries += fresh
        self._to_read += fresh
        if fresh:
            self.listed.emit()
            self._next()
        return fresh

    def remove(self, entry: Entry) -> None:
        """Take an entry off the list; the one being written stays."""
        if entry not in self.entries or entry.state is State.WRITING:
            return
        self._forget(entry)
        self.entries.remove(entry)
        if self._held is not None and self._held[0] is entry:
            self._held = None
        self.listed.emit()
        self._next()

    def correct(self, entry: Entry, at_once: bool = False, **changes: Any) -> None:
        """Read an entry again with other choices, once the user has stopped changing them."""
        choices = replace(entry.choices, **changes)
        if entry.state is State.WRITING or choices == entry.choices:
            return
        self._forget(entry)
        entry.choices, entry.turn = choices, entry.turn + 1
        entry.check, entry.failure, entry.stopped = None, None, False
        entry.state = State.READING
        self._corrected.append(entry)
        self._rest.start(0 if at_once else REST_MS)
        self.changed.emit(entry)

    def write(self) -> None:
        """Import every entry that is ready, one after another."""
        if self.writing():
            return
        self._to_write = [entry for entry in self.entries if entry.importable()]
        for entry in self._to_write:
            entry.state, entry.stopped = State.WAITING, False
            self.changed.emit(entry)
        self._next()

    def stop(self) -> None:
        """Stop the import: the file being written leaves the workspace as it was, the others wait."""
        waiting, self._to_write = self._to_write, []
        for entry in waiting:
            entry.state = State.READY
            self.changed.emit(entry)
        if self._on is not None and self._on.state is State.WRITING and self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Give up everything."""
        self._rest.stop()
        self._to_read, self._to_write, self._corrected, self._held = [], [], [], None
        if self._task is not None:
            self._task.cancel()
        self._task = self._on = None

    def writing(self) -> bool:
        """Whether an import is being written or waits for it."""
        return bool(self._to_write) or (self._on is not None and self._on.state is State.WRITING)

    def busy(self) -> bool:
        """Whether anything is being done or waits."""
        return self._on is not None or bool(self._to_read or self._to_write or self._corrected)

    def importable(self) -> list[Entry]:
        """What the main button would import."""
        return [entry for entry in self.entries if entry.importable()]

    def _read_corrected(self) -> None:
        self._to_read = [*self._corrected, *self._to_read]
        self._corrected = []
        self._next()

    def _forget(self, entry: Entry) -> None:
        """Nothing that was asked of an entry is heard any more."""
        for queue in (self._to_read, self._to_write, self._corrected):
            if entry in queue:
                queue.remove(entry)
        if self._on is entry and self._task is not None:
            task, self._task, self._on = self._task, None, None
            task.cancel()

    def _next(self) -> None:
        if self._on is not None:
            return
        if self._to_write:
            self._start_write(self._to_write.pop(0))
        elif self._to_read:
            self._start_look(self._to_read.pop(0))
        else:
            self.reported.emit(1.0, "")
            self.ended.emit()

    def _start_look(self, entry: Entry) -> None:
        workspace, crs, given, choices = self.workspace, self._crs, entry.given, entry.choices

        def found(answer: tuple[Any, Any, Choices]) -> None:
            entry.look, inspection, entry.choices = answer
            # What is not recognised is checked too: the pipeline says in one sentence why it cannot go on.
            self._start_check(entry, inspection, unknown=not answer[0].chosen)

        self._start(
            entry,
            State.READING,
            tr("Opening {name}", name=entry.name),
            lambda progress: work.look(workspace, crs, given, choices, progress),
            found,
            State.REFUSED,
        )

    def _start_check(self, entry: Entry, inspection: Any, unknown: bool = False) -> None:
        workspace, choices, turn = self.workspace, entry.choices, entry.turn

        def found(answer: tuple[Any, work.Held]) -> None:
            entry.check = answer[0]
            self._held = (entry, turn, answer[1])
            entry.state = _settled(entry)

        self._held = None
        self._start(
            entry,
            State.CHECKING,
            tr("Reading {name}", name=entry.name),
            lambda progress: work.check(workspace, inspection, choices, progress),
            found,
            State.UNKNOWN if unknown else State.REFUSED,
        )

    def _start_write(self, entry: Entry) -> None:
        workspace, crs, given, choices = self.workspace, self._crs, entry.given, entry.choices
        held = self._held[2] if self._held is not None and self._held[:2] == (entry, entry.turn) else None
        self._held = None

        def found(answer: Any) -> None:
            entry.check, entry.state = answer, State.DONE

        self._start(
            entry,
            State.WRITING,
            tr("Importing {name}", name=entry.name),
            lambda progress: work.write(workspace, crs, given, choices, held, progress),
            found,
            State.REFUSED,
        )

    def _start(
        self,
        entry: Entry,
        state: State,
        title: str,
        job: Callable[[Progress], Any],
        found: Callable[[Any], None],
        refused: State,
    ) -> None:
        def heard(answer: Callable[..., None]) -> Callable[..., None]:
            """What a task says once another one took its place is not heard."""
            return lambda *said: self._hear(task, entry, answer, *said)

        def failed(failure: Failure) -> None:
            entry.failure, entry.state = failure, refused

        def stopped() -> None:
            entry.stopped, entry.state = True, State.READY

        task = ServiceTask(title, job, heard(found), heard(failed), heard(stopped), hidden=True)
        task.reported.connect(lambda fraction, text: self._report(task, fraction, text))
        self._task, self._on, entry.state, entry.failure = task, entry, state, None
        self.reported.emit(0.0, title)
        self.changed.emit(entry)
        tasks.start(task)

    def _hear(self, task: ServiceTask, entry: Entry, answer: Callable[..., None], *said: Any) -> None:
        if self._task is not task:
            return
        self._task = self._on = None
        answer(*said)
        self.changed.emit(entry)
        self._next()

    def _report(self, task: ServiceTask, fraction: float, text: str) -> None:
        if self._task is task:
            self.reported.emit(fraction, text)


def _settled(entry: Entry) -> State:
    """Where an entry stands once it was read whole."""
    if entry.check is None:
        return State.REFUSED
    if entry.check.already:
        return State.ALREADY
    return State.READY if entry.check.report.rows_kept else State.EMPTY


def _key(given: Path | GivenLayer) -> str:
    return given.key if isinstance(given, GivenLayer) else str(given)
