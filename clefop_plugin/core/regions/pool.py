"""Territories met by a search, and the best plan made of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.problem import Problem, territory_value
from clefop_plugin.core.regions.state import State

#: Territories kept, and blocks in all of them: those not met again for longest are forgotten.
MOST, MOST_BLOCKS = 12_000, 600_000
#: New territories after which a choice among all is worth a try, at first; it is put off where it brings nothing.
READY = 300


class Pool:
    """Territories that respect every constraint, each once, with their values in J."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.values: dict[bytes, float] = {}
        self.blocks = 0
        self.fresh = 0
        self.wait = READY

    def meet(self, state: State) -> None:
        """Keep the territories of a plan that respect the constraints."""
        origin = state.ground.origin
        for members in state.blocks:
            if members and state.sound(members):
                self._keep(sorted(j for i in members for j in origin[i]))
        while len(self.values) > MOST or self.blocks > MOST_BLOCKS:
            oldest = next(iter(self.values))
            del self.values[oldest]
            self.blocks -= len(oldest) // 4

    def _keep(self, blocks: list[int]) -> None:
        key = np.array(blocks, dtype=np.int32).tobytes()
        value = self.values.pop(key, None)
        if value is None:
            value = territory_value(self.problem, blocks)[0]
            self.blocks += len(blocks)
            self.fresh += 1
        self.values[key] = value

    def territories(self) -> Iterator[tuple[int, ...]]:
        """The territories, as sorted tuples of blocks."""
        for key in self.values:
            yield tuple(np.frombuffer(key, dtype=np.int32).tolist())

    def ready(self) -> bool:
        """Whether enough territories are new since the last choice."""
        return self.fresh >= self.wait

    def best_plan(self, floor: float, clock: Clock) -> list[int] | None:
        """Labels of the best plan made of the territories met, None when none worth more than ``floor`` was found."""
        try:
            from clefop_plugin.core.regions.recombine import best_choice
        except ImportError:  # scipy is not part of every QGIS
            self.wait = 10**12
            return None
        territories = [np.frombuffer(key, dtype=np.int32).astype(np.int64) for key in self.values]
        values = np.array(list(self.values.values()))
        problem = self.problem
        chosen = best_choice(territories, values, problem.size, problem.k_min, problem.k_max, floor, clock)
        self.fresh = 0
        if chosen is None:
            self.wait = min(2 * self.wait, 20 * READY)
            return None
        self.wait = READY
        labels = [0] * problem.size
        for number, which in enumerate(chosen.tolist()):
            for i in territories[which].tolist():
                labels[i] = number
        return labels
