"""A generation in the background: its steps come to the main thread, and it can end with or without its scenario."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.generate.told import Told, tell
from clefop_plugin.gui.tasks import Failure, ServiceTask


class Discarded(Exception):
    """The user gave everything up. Not a Cancelled: the service, which then keeps its best scenario, lets it pass."""


class Relay(QObject):
    """Carries steps from the worker to ``told`` on the main thread.

    One signal is under way at a time: steps that come before it is answered wait and go with the next, so that a busy
    main thread is never flooded, and none is lost.
    """

    _come = pyqtSignal()

    def __init__(self, told: Callable[[list[Any]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told, self._lock = told, Lock()
        self._waiting: list[Any] = []
        self._under_way = False
        self._come.connect(self.deliver, Qt.ConnectionType.QueuedConnection)

    def push(self, step: Any) -> None:
        """Worker thread: one more step."""
        with self._lock:
            self._waiting.append(step)
            first, self._under_way = not self._under_way, True
        if first:
            self._come.emit()

    def deliver(self) -> None:
        """Main thread: hand over what has come."""
        with self._lock:
            steps, self._waiting, self._under_way = self._waiting, [], False
        if steps:
            self._told(steps)


class GenerationTask(ServiceTask):
    """``keep`` ends the search and stores the best scenario found; ``cancel`` gives everything up."""

    def __init__(
        self,
        workspace: Any,
        parameters: Any,
        relay: Relay,
        done: Callable[[Any], None],
        failed: Callable[[Failure], None],
        stopped: Callable[[], None],
    ) -> None:
        def work(progress: Progress) -> tuple[Any, Told]:
            from clefop_plugin.services.generate import generate

            result = generate(workspace, parameters, progress, watch=relay.push, keep_on_cancel=True)
            return result, tell(workspace, result)

        super().__init__(tr("CLEFOP: generating territories"), work, done, failed, stopped, hidden=True)
        self.kept = False

    def keep(self) -> None:
        """Ask the search to end with what it has."""
        self.kept = True

    def asked_to_stop(self) -> bool:
        """Worker thread. Raises Discarded when the user gave everything up."""
        if self.isCanceled():
            raise Discarded
        return self.kept
