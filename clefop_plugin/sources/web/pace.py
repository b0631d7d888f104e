"""Not more requests than a service allows, one at a time, and waits that a cancel ends at once."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from clefop_plugin.core.errors import Cancelled

_MINUTE = 60.0
#: How often a wait asks whether the user has cancelled (s).
_STEP = 0.1


@dataclass
class Clock:
    """Time, as waits see it; tests give their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def wait(self, seconds: float, cancelled: Callable[[], bool]) -> None:
        """Wait, and raise Cancelled as soon as the user asks."""
        end = self.now() + seconds
        while True:
            if cancelled():
                raise Cancelled
            left = end - self.now()
            if left <= 0:
                return
            self.sleep(min(left, _STEP))


@dataclass
class _Lane:
    lock: threading.Lock = field(default_factory=threading.Lock)
    sent: deque[float] = field(default_factory=deque)


class Pace:
    """The requests of the last minute, by service. One object serves every thread of the process."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or Clock()
        self._lanes: dict[str, _Lane] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, service: str, per_minute: int, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Wait for one's turn: one request at a time, at most ``per_minute`` in any minute."""
        with self._guard:
            lane = self._lanes.setdefault(service, _Lane())
        while not lane.lock.acquire(timeout=_STEP):
            if cancelled():
                raise Cancelled
        try:
            self._wait_for_room(lane, per_minute, cancelled)
            lane.sent.append(self._clock.now())
            yield
        finally:
            lane.lock.release()

    def _wait_for_room(self, lane: _Lane, per_minute: int, cancelled: Callable[[], bool]) -> None:
        while True:
            now = self._clock.now()
            while lane.sent and now >= lane.sent[0] + _MINUTE:
                lane.sent.popleft()
            if len(lane.sent) < per_minute:
                return
            # A little more than needed: a difference of two clocks may round to nothing.
            self._clock.wait(lane.sent[0] + _MINUTE - now + _STEP / 100, cancelled)


#: The pace every client keeps together, whatever the window or algorithm it works for.
SHARED = Pace()
