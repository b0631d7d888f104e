"""Simulated annealing on single-block moves; contiguity holds at every step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.improve import EPSILON, SMALL
from clefop_plugin.core.regions.state import Draws, State

#: Proposals at one temperature.
BATCH = 512
#: Price of excess at the start: of a mean territory, in hottest temperatures; and how it rises and falls.
PRICE, RISE, FALL = 1000.0, 1.05, 0.97


@dataclass
class _Best:
    """The best labels of a walk, as the walk back to them while it is short."""

    label: list[int]
    objective: float = -math.inf
    trail: list[tuple[int, int]] | None = None
    kept: list[int] | None = None

    def found(self, objective: float) -> None:
        """The labels of this moment are the best."""
        self.objective, self.trail, self.kept = objective, [], None

    def moved(self, i: int, a: int) -> None:
        """Block i has just left territory a."""
        if self.trail is not None:
            self.trail.append((i, a))
            if len(self.trail) > 4 * len(self.label):
                self.kept, self.trail = self.labels(), None

    def labels(self) -> list[int] | None:
        """The best labels, None when there are none."""
        if self.trail is None:
            return self.kept
        back = self.label[:]
        for i, a in reversed(self.trail):
            back[i] = a
        return back


class _Walk:
    """A walk of annealing: moves made, and what they changed."""

    def __init__(self, state: State, price: float) -> None:
        self.state, self.price = state, price
        self.here = np.array(state.label, dtype=np.int64)
        self.excess, self.objective = state.excess(), 0.0
        self.best = _Best(state.label)

    def batch(self, blocks: list[int], others: list[int], limits: list[float]) -> None:
        """Try to move each block to the territory of the other: it may cost up to its limit."""
        state, price, here = self.state, self.price, self.here
        label, gain, strain, can_leave = state.label, state.gain, state.strain, state.can_leave
        for i, j, limit in zip(blocks, others, limits, strict=True):
            a, b = label[i], label[j]
            if a == b:
                continue
            change, more = gain(i, a, b), strain(i, a, b)
            if change - price * more < -limit or not can_leave(i):
                continue
            self.best.moved(i, a)
            state.move(i, b)
            here[i] = b
            self.objective += change
            self.excess += more
            if self.excess <= SMALL and self.objective > self.best.objective + EPSILON:
                self.best.found(self.objective)


def anneal(state: State, draws: Draws, clock: Clock, proposals: int, hot: float, cold: float) -> list[int] | None:
    """Simulated annealing on single-block moves; the labels of the best plan met without excess, or None.

    ``hot`` and ``cold`` are temperatures in J. The price of excess rises while there is some, and falls otherwise.
    """
    start, end = state.ground.contacts
    walk = _Walk(state, PRICE * hot / state.ground.breach)
    batch = min(BATCH, max(64, len(start)))
    stages = max(1, proposals // batch)
    # rounded, so that the last digit of a power, which differs between machines, changes nothing
    cooling = round((cold / hot) ** (1 / stages), 9)
    temperature = hot
    for _ in range(stages):
        cut = np.flatnonzero(walk.here[start] != walk.here[end])
        if not len(cut) or clock.expired():
            break
        pick = cut[draws.places(batch, len(cut))]
        walk.batch(start[pick].tolist(), end[pick].tolist(), (temperature * draws.exponentials(batch)).tolist())
        walk.price *= RISE if walk.excess > SMALL else FALL
        temperature *= cooling
    return walk.best.labels()
