"""What a search tells while it works: the best plan, the bound, and the phase, some times a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

#: Seconds between two steps: often enough for a live curve, rarely enough to cost nothing.
INTERVAL = 0.25


@dataclass(frozen=True)
class Step:
    """A moment of a search, ``seconds`` after its start.

    ``phase``: search (heuristic engine), generate, list and choose (exact engine), bound, alternatives, sensitivity.
    ``objective``: J of the best plan, None while none respects every constraint, and ``near`` is then J of the nearest
    one. ``bound``: upper bound of J, None while there is none; ``gap``: their distance as a share of |J|. ``rounds``
    of the heuristic engine, ``columns`` (territories) the exact engine knows.
    """

    seconds: float
    phase: str
    objective: float | None = None
    near: float | None = None
    bound: float | None = None
    gap: float | None = None
    rounds: int = 0
    columns: int = 0


Watch = Callable[[Step], None]


class Ticker:
    """Calls ``tell`` with the seconds since the start, at most once per :data:`INTERVAL`."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell, self._start, self._last = tell, time.monotonic(), -INTERVAL

    def tick(self, now: bool = False) -> None:
        """Tell when the interval has passed, or at once when ``now``."""
        seconds = time.monotonic() - self._start
        if now or seconds - self._last >= INTERVAL:
            self._last = seconds
            self._tell(seconds)


def gap_of(objective: float | None, bound: float | None) -> float | None:
    """Distance of the bound to J as a share of |J|; None where one is unknown or J is next to nothing."""
    if objective is None or bound is None or abs(objective) < 1e-9:
        return None
    return max(0.0, bound - objective) / abs(objective)
