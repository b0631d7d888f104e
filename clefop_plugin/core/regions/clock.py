"""When a search has to stop."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from clefop_plugin.core.progress import Progress


@dataclass
class Clock:
    """When to stop: a moment of ``time.monotonic`` (None: never), and the user's cancel."""

    deadline: float | None
    progress: Progress

    def check(self) -> None:
        """Raise Cancelled when the user asked to stop."""
        self.progress.check()

    def expired(self) -> bool:
        """Whether the time is over. Raises Cancelled when the user asked to stop."""
        self.progress.check()
        return self.deadline is not None and time.monotonic() >= self.deadline

    def left(self) -> float:
        """Seconds left: infinite without deadline, never under a hundredth."""
        return math.inf if self.deadline is None else max(0.01, self.deadline - time.monotonic())
