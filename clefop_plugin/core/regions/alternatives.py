"""The next best plans: distinct scenarios nearly as good as the best one, so that a meeting has something to choose.

The exact engine lists every territory that a plan worth more than the target may use. The plans made of them are then
taken in order of worth (Murty 1968): once a plan of territories S1 … Sm is taken, every other plan holds, for exactly
one i, the territories S1 … Si-1 but not Si. Each of these families is a smaller set partition, whose best plan waits in
a heap until its turn. Where the list is not complete, the plans are good ones, and others may be missing between them;
regions too large for the exact engine are given the best plans that differ by the move of one block.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.columns import Columns, roots_of
from clefop_plugin.core.regions.cuts import BoolArray
from clefop_plugin.core.regions.exact import EXACT_BLOCKS, Exact
from clefop_plugin.core.regions.moves import moves
from clefop_plugin.core.regions.partition import choose
from clefop_plugin.core.regions.problem import (
    FloatArray,
    IntArray,
    Problem,
    evaluate,
    territory_value,
    with_locked,
    without_locked,
)

#: Values nearer than this, in typical pair values, are the same.
SLACK = 1e-7


@dataclass(frozen=True)
class Alternatives:
    """Plans in order of worth, the given one left out: ``labels`` and ``objectives`` (J).

    ``complete``: no plan was missed: every other one is worth less than the last of these, or lies outside the share.
    """

    labels: tuple[IntArray, ...]
    objectives: tuple[float, ...]
    complete: bool


def alternatives(
    problem: Problem, best: Sequence[int] | IntArray, share: float, most: int, clock: Clock
) -> Alternatives:
    """At most ``most`` plans other than ``best`` and worth at least its J less ``share`` of |J|.

    Locked territories stay. When the clock ends or the user stops, the plans met so far are returned.
    """
    part, indices = without_locked(problem)
    label = np.asarray(best, dtype=np.int64)
    objective = evaluate(problem, label).objective
    target = objective - share * abs(objective)
    if most < 1 or not part.size:
        return Alternatives((), (), True)
    if part.size > EXACT_BLOCKS:
        return _moved(problem, label, target, most)
    fixed = sum(territory_value(problem, territory)[0] for territory in problem.locked)
    found = _Ranked(part, label[indices], target - fixed, most, clock)
    found.run()
    plans = [(value, with_locked(problem, indices, labels)) for value, labels in found.plans]
    checked = [(evaluate(problem, labels), labels) for _, labels in plans]
    good = [(figures.objective, labels) for figures, labels in checked if figures.feasible]
    return Alternatives(tuple(labels for _, labels in good), tuple(value for value, _ in good), found.complete)


@dataclass(frozen=True)
class _Family:
    """The plans that hold some territories and lack others, with the best of them (indices of columns)."""

    plan: IntArray
    held: tuple[int, ...]
    lacked: frozenset[int]


class _Ranked:
    """The plans of a problem without locked territories, taken in order of worth."""

    def __init__(self, problem: Problem, best: IntArray, target: float, most: int, clock: Clock) -> None:
        self.problem, self.best, self.most, self.clock = problem, best, most, clock
        self.exact = Exact(problem, clock, lambda *_: None)
        self.target = target / self.exact.unit
        self.plans: list[tuple[float, list[int]]] = []
        self.complete = False
        self.heap: list[tuple[float, int, _Family]] = []
        self.made = 0

    def run(self) -> None:
        """Take plans until there are enough of them, none is left, or time is up."""
        try:
            self.exact.start(self.best)
            sets, listed = self.exact.candidates(self.target)
            self.columns = Columns.of(sets, self._values(sets), roots_of(sets, self.problem.rank))
            self._push((), frozenset())
            while self.heap and len(self.plans) < self.most and not self.clock.expired():
                self._take()
            self.complete = listed and not self.clock.expired()
        except Cancelled:
            self.complete = False

    def _values(self, sets: BoolArray) -> FloatArray:
        members = sets.astype(np.float64)
        values: FloatArray = np.einsum("mi,mi->m", members @ self.exact.pairs, members) / 2
        return values

    def _take(self) -> None:
        """Keep the best plan waiting, and split the family it comes from."""
        worth, _, family = heapq.heappop(self.heap)
        labels = self.columns.sets[family.plan].argmax(axis=0)
        if not _same(labels, self.best):
            self.plans.append((-worth, labels.tolist()))
        held, lacked = family.held, family.lacked
        for column in [int(c) for c in family.plan if int(c) not in set(held)]:
            if self.clock.expired():
                return
            self._push(held, lacked | {column})
            held = (*held, column)

    def _floor(self) -> float:
        """What a plan must be worth to be wanted: the target, or the last of enough plans already waiting."""
        waiting = sorted((-worth for worth, _, _ in self.heap), reverse=True)
        # one of those waiting may be the plan given, which does not count
        needed = self.most - len(self.plans) + 1
        return max(self.target, waiting[needed - 1]) if len(waiting) >= needed else self.target

    def _push(self, held: tuple[int, ...], lacked: frozenset[int]) -> None:
        """Look for the best plan of a family, and let it wait for its turn."""
        taken = self.columns.sets[list(held)].any(axis=0) if held else np.zeros(self.problem.size, dtype=bool)
        free = np.flatnonzero(~taken)
        if not len(free):
            return
        usable = ~(self.columns.sets & taken[None, :]).any(axis=1)
        usable[list(lacked)] = False
        pool = np.flatnonzero(usable)
        place = np.full(self.problem.size, -1, dtype=np.int64)
        place[free] = np.arange(len(free))
        part = Columns.of(
            self.columns.sets[np.ix_(pool, free)], self.columns.values[pool], place[self.columns.roots[pool]]
        )
        order = np.argsort(place[self.columns.roots[pool]], kind="stable")
        worth = float(self.columns.values[list(held)].sum()) if held else 0.0
        k_min, k_max = max(1, self.exact.k_min - len(held)), self.exact.k_max - len(held)
        if k_max < 1 or not len(pool):
            return
        found = choose(part, k_min, k_max, self._floor() - worth - SLACK, SLACK, self.clock)
        if found.columns is not None:
            plan = np.concatenate([np.array(held, dtype=np.int64), pool[order[found.columns]]])
            self.made += 1
            heapq.heappush(self.heap, (-(worth + found.objective), self.made, _Family(plan, held, lacked)))


def _same(one: Sequence[int] | IntArray, two: Sequence[int] | IntArray) -> bool:
    """Whether two labellings are the same partition."""
    pairs = set(zip(np.asarray(one).tolist(), np.asarray(two).tolist(), strict=True))
    return len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})


def _moved(problem: Problem, label: IntArray, target: float, most: int) -> Alternatives:
    """The best plans that differ by one allowed move."""
    found = moves(problem, label)
    found = found[found["constraints"].map(len) == 0].sort_values(["gain", "block"], ascending=[False, True])
    plans, values = [], []
    for move in found.head(most).to_dict("records"):
        other = label.copy()
        other[int(move["block"])] = int(move["target"])
        figures = evaluate(problem, other)
        if figures.feasible and figures.objective >= target:
            plans.append(other)
            values.append(figures.objective)
    return Alternatives(tuple(plans), tuple(values), False)
