"""One queue for everything that is read of a workspace: never two threads in the same profiles, never the main one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import Failure, ServiceTask

Question = Callable[[Any, Progress], Any]

#: What was read of a workspace is kept for this long after the last question.
KEPT_MS = 90_000


@dataclass
class _Job:
    owner: str
    question: Question
    done: Callable[[Any], None]
    failed: Callable[[Failure], None]
    reported: Callable[[float, str], None] | None
    ahead: bool = False
    forgotten: bool = False


class Reader(QObject):
    """Asks the profiles of one workspace in the background, one question after another.

    ``open_profiles`` makes the profiles, in the worker; a new question of the same owner replaces the one before.
    ``refreshed`` is emitted when the file was found changed: answers given earlier are out of date. What was read is
    let go of when nothing has been asked for a while, since that of a whole country weighs hundreds of megabytes:
    ``released`` is emitted then.
    """

    refreshed = pyqtSignal()
    released = pyqtSignal()

    def __init__(self, open_profiles: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_profiles = open_profiles
        self._profiles: Any = None
        self._changed = False
        self._waiting: list[_Job] = []
        self._current: _Job | None = None
        self._task: ServiceTask | None = None
        self._closed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEPT_MS)
        self._rest.timeout.connect(self.release)

    def ask(
        self,
        owner: str,
        question: Question,
        done: Callable[[Any], None],
        failed: Callable[[Failure], None],
        reported: Callable[[float, str], None] | None = None,
        first: bool = False,
    ) -> None:
        """Answer ``question(profiles, progress)`` later through ``done``; ``first`` goes before those that wait."""
        self.forget(owner)
        job = _Job(owner, question, done, failed, reported)
        last = next((place for place, other in enumerate(self._waiting) if other.ahead), len(self._waiting))
        self._waiting.insert(0 if first else last, job)
        self._next()

    def read_ahead(self, owner: str, question: Question) -> None:
        """Ask what will be needed, once nothing else is asked; why it fails is told when it is asked in earnest."""
        self.forget(owner)
        self._waiting.append(_Job(owner, question, tasks.nothing, tasks.nothing, None, ahead=True))
        self._next()

    def forget(self, owner: str) -> None:
        """Give up the question of ``owner``, if any: its answer will not come."""
        self._waiting = [job for job in self._waiting if job.owner != owner]
        if self._current is not None and self._current.owner == owner and self._task is not None:
            # The answer may already be on its way to the main thread, where a cancel no longer stops it.
            self._current.forgotten = True
            self._task.cancel()

    def close(self) -> None:
        """Give up everything."""
        self._closed = True
        self._rest.stop()
        self._waiting = []
        if self._task is not None:
            self._task.cancel()

    def busy(self) -> bool:
        """Whether a question is being answered or waits."""
        return self._current is not None or bool(self._waiting)

    def keeps(self) -> bool:
        """Whether something that was read is kept."""
        return self._profiles is not None

    def release(self) -> None:
        """Let go of what was read, in the worker: freeing millions of values takes a while."""
        if self._profiles is None or self.busy() or self._closed:
            return
        job = _Job("release", self._drop, lambda _nothing: self.released.emit(), tasks.nothing, None)
        self._run(job, lambda progress: job.question(None, progress))

    def _drop(self, _profiles: Any, _progress: Progress) -> None:
        self._profiles = None

    def _next(self) -> None:
        if self._current is not None or self._closed:
            return
        if not self._waiting:
            if self._profiles is not None:
                self._rest.start()
            return
        job = self._waiting.pop(0)
        self._run(job, lambda progress: self._answer(job, progress))

    def _run(self, job: _Job, work: Callable[[Progress], Any]) -> None:
        self._rest.stop()
        self._current = job
        task = ServiceTask(
            tr("Reading the workspace"),
            work,
            lambda answer: self._finish(job, lambda: job.done(answer)),
            lambda failure: self._finish(job, lambda: job.failed(failure)),
            lambda: self._finish(job, None),
            hidden=True,
        )
        self._task = task
        if job.reported is not None:
            task.reported.connect(job.reported)
        tasks.start(task)

    def _answer(self, job: _Job, progress: Progress) -> Any:
        progress.check()
        if self._profiles is None:
            self._profiles = self._open_profiles()
        elif self._profiles.is_stale():
            self._profiles.refresh()
            self._changed = True
        progress.check()
        return job.question(self._profiles, progress)

    def _finish(self, job: _Job, deliver: Callable[[], None] | None) -> None:
        self._current, self._task = None, None
        if self._closed:
            return
        if self._changed:
            self._changed = False
            self.refreshed.emit()
        if deliver is not None and not job.forgotten:
            deliver()
        self._next()
