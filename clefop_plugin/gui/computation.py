"""A result computed in the background, again whenever what it depends on changes; it always says how old it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.gui.reader import Reader
from clefop_plugin.gui.tasks import Failure

#: Several changes in a row (a weight that is being typed) make one computation.
REST_MS = 300

Work = Callable[[Any, Any, Progress], Any]


class State(Enum):
    """What is known of a result."""

    NOTHING = "nothing"
    COMPUTING = "computing"
    FRESH = "fresh"
    STOPPED = "stopped"
    FAILED = "failed"


class Computation(QObject):
    """``work(profiles, key, progress)`` computes the result of a key, in the worker.

    ``changed``: another state or another result; ``reported``: how far it is (0 to 1) and a short text.
    """

    changed = pyqtSignal()
    reported = pyqtSignal(float, str)

    def __init__(self, name: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._work = name, work
        self._reader: Reader | None = None
        self.key: Hashable = None
        self.state = State.NOTHING
        self.result: Any = None
        self.result_key: Any = None
        self.failure: Failure | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def is_stale(self) -> bool:
        """Whether the result that is there is not that of the present key."""
        return self.result is not None and self.result_key != self.key

    def use(self, reader: Reader | None) -> None:
        """Work on another workspace, or none: nothing of the one before is kept."""
        self._rest.stop()
        self._reader = reader
        self.key = self.result = self.result_key = self.failure = None
        self._become(State.NOTHING)

    def want(self, key: Hashable, at_once: bool = False) -> None:
        """Have the result of ``key``; None wants nothing any more. What is already known or asked is left alone."""
        if key == self.key and self.state is not State.NOTHING:
            return
        self.key = key
        if key is None or self._reader is None:
            self.cancel()
            self.result = self.result_key = None
            self._become(State.NOTHING)
        elif key == self.result_key:
            self._forget()
            self._become(State.FRESH)
        else:
            self._forget()
            self._become(State.COMPUTING)
            self._rest.start(0 if at_once else REST_MS)

    def again(self) -> None:
        """Compute the present key again, after a failure or a stop."""
        if self.key is not None:
            self._become(State.COMPUTING)
            self._rest.start(0)

    def cancel(self) -> None:
        """Stop computing; the result that was there stays, and is stale."""
        self._forget()
        if self.state is State.COMPUTING:
            self._become(State.STOPPED)

    def _forget(self) -> None:
        self._rest.stop()
        if self._reader is not None:
            self._reader.forget(self._name)

    def _ask(self) -> None:
        reader, key = self._reader, self.key
        if reader is None:
            return
        reader.ask(
            self._name,
            lambda profiles, progress: self._work(profiles, key, progress),
            lambda result: self._answered(key, result),
            self._failed,
            self.reported.emit,
        )

    def _answered(self, key: Hashable, result: Any) -> None:
        if key == self.key:
            self.result, self.result_key, self.failure = result, key, None
            self._become(State.FRESH)

    def _failed(self, failure: Failure) -> None:
        self.failure = failure
        self._become(State.FAILED)

    def _become(self, state: State) -> None:
        self.state = state
        self.changed.emit()
