"""Run a service function in the background, with progress, cancel, and answers on the main thread."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QRunnable, QThreadPool, QTimer, pyqtSignal

from clefop_plugin import environment
from clefop_plugin.core.errors import Cancelled, ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import interpreter

LOG = "CLEFOP"
#: How often a task that has not begun is looked at (ms).
LOOK_MS = 300

Work = Callable[[Progress], Any]


class Failure:
    """Why a task stopped: the sentence for the user and the details for the log."""

    def __init__(self, error: BaseException, details: str) -> None:
        self.error = error
        self.details = details
        self.expected = isinstance(error, ClefopError)

    @property
    def sentence(self) -> str:
        """What the user reads."""
        if self.expected:
            return str(self.error)
        return tr(
            "This action stopped because of a defect of the plugin ({kind}). Nothing was written; the details are in "
            "the log messages, under CLEFOP.",
            kind=type(self.error).__name__,
        )


def nothing(_given: Any) -> None:
    """What a task does with an answer that nobody waits for, and once it is over."""


class ServiceTask(QgsTask):
    """A service function run by the task manager. ``reported`` carries the fraction (0 to 1) and a short text."""

    reported = pyqtSignal(float, str)
    rescued = pyqtSignal(bool)

    def __init__(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None] = nothing,
        failed: Callable[[Failure], None] = nothing,
        stopped: Callable[[], None] | None = None,
        hidden: bool = False,
        network: bool = False,
    ) -> None:
        # Silent: the plugin says itself what was done, and QGIS's notification would cover it.
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        if hidden:
            flags = flags | QgsTask.Flag.Hidden
        super().__init__(title, flags)
        self._work, self._done, self._failed, self._stopped = work, done, failed, stopped
        self._network = network
        self._result: Any = None
        self._failure: Failure | None = None
        self._rescue: _Rescue | None = None
        self._over = False
        self.rescued.connect(self._conclude)

    def run(self) -> bool:
        """Worker thread: call the service, keep what it returns or why it failed.

        The work has a thread of its own, that ends with it. A thread of QGIS's pool lives on after a task while
        Python's record of it is thrown away; compiled packages that were first imported there (scipy, matplotlib:
        those made with pybind11) keep a pointer to that record, and end the process when they use it in a later task.
        A work that asks the ``network`` stays in the pool: the network manager that QGIS gives to a thread ends with
        it, and takes along answers that Python still holds.
        """
        progress = Progress(self._report, self.asked_to_stop)
        try:
            self._result = self._work(progress) if self._network else _apart(self._work, progress)
        except Cancelled:
            return False
        except Exception as error:
            self._failure = Failure(error, traceback.format_exc())
            return False
        return True

    def asked_to_stop(self) -> bool:
        """What the work asks from time to time, in the worker thread."""
        return self.isCanceled()

    def finished(self, ok: bool) -> None:
        """Main thread: hand over the result, the failure, or the news that the user stopped it."""
        if self._rescue is None:
            self._conclude(ok)

    def rescue(self) -> None:
        """Do the work outside the task manager, which has lost it (see :func:`start`)."""
        self._rescue = _Rescue(self)
        QThreadPool.globalInstance().start(self._rescue)

    def _conclude(self, ok: bool) -> None:
        if self._over:
            return
        self._over = True
        _leave(self)
        stopped = self.isCanceled()
        if self._rescue is not None:
            self.cancel()  # the manager still lists it
        result, failure, done, failed, gone = self._result, self._failure, self._done, self._failed, self._stopped
        self._let_go()
        if ok:
            done(result)
        elif failure is not None and not stopped:
            QgsMessageLog.logMessage(failure.details, LOG, Qgis.MessageLevel.Warning, False)
            failed(failure)
        elif gone is not None:
            gone()

    def _let_go(self) -> None:
        """Hold nothing any more: what a task has read may weigh much, and who asked often holds the task."""
        self._result = self._failure = self._stopped = None
        self._work, self._done, self._failed = nothing, nothing, nothing

    def _report(self, fraction: float, text: str) -> None:
        self.setProgress(100.0 * fraction)
        self.reported.emit(fraction, text)


def _apart(work: Work, progress: Progress) -> Any:
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(work, progress).result()


class _Rescue(QRunnable):
    """The work of a task that the manager will never begin."""

    def __init__(self, task: ServiceTask) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._task = task

    def run(self) -> None:
        """Worker thread."""
        self._task.rescued.emit(self._task.run())


#: Tasks the manager runs: without a reference, Python would collect them in the middle of their work.
_alive: set[ServiceTask] = set()


def _leave(task: ServiceTask) -> None:
    _alive.discard(task)
    if not _alive:
        interpreter.take_back()


def start(task: ServiceTask) -> ServiceTask:
    """Hand a task to QGIS and keep it alive until it has finished.

    When a task ends, the manager takes its runnable out of the pool by an address that a newer task may have been given
    since: that one would then wait for ever. One that waits while threads are free is such a task, and is rescued.
    """
    interpreter.make_way()
    _alive.add(task)
    QgsApplication.taskManager().addTask(task)
    QTimer.singleShot(LOOK_MS, lambda: look_after(task))
    return task


def look_after(task: ServiceTask) -> None:
    """See that a task begins."""
    if task not in _alive or task.status() != QgsTask.TaskStatus.Queued or task.isCanceled():
        return
    pool = QThreadPool.globalInstance()
    if pool.activeThreadCount() < pool.maxThreadCount():
        task.rescue()
    else:
        QTimer.singleShot(LOOK_MS, lambda: look_after(task))


def when_loaded(packages: tuple[str, ...], then: Callable[[], Any]) -> None:
    """Call ``then`` on the main thread once packages are imported: at once, or after they were in the background.

    Importing them for the first time takes a second or more, during which QGIS would not answer. One that cannot be
    imported is told by what ``then`` does.
    """
    if environment.loaded(packages):
        then()
        return

    def load(_progress: Progress) -> None:
        environment.load(packages)

    start(
        ServiceTask(tr("Loading Python packages"), load, lambda nothing: then(), lambda _failure: then(), hidden=True)
    )


def cancel_all() -> None:
    """Stop every task of the plugin and wait a little for them: called when the plugin is unloaded."""
    for task in list(_alive):
        task.cancel()
    for task in list(_alive):
        if task.status() in (QgsTask.TaskStatus.Running, QgsTask.TaskStatus.Queued):
            task.waitForFinished(3000)
    _alive.clear()
    interpreter.take_back()
