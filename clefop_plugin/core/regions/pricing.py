"""Search for the connected block sets that are worth most, by branch and bound on many partial sets at once.

A set S is *admissible* when it is connected, holds minimum to maximum residents and no pair of far blocks. For
multipliers pi its worth is v(S) - sum of pi over S, where v(S) is the part of J that S makes. Every set has one
*root*: its first block in a fixed order. The search grows sets from their root. A partial set (S, F) stands for all
sets that hold S and otherwise only blocks of F; it is split on a neighbour of S: sets with it, sets without it.

Each step takes some hundreds of partial sets from the top of the stack, of any roots, and treats them together as
columns of matrices: plain numpy then costs some microseconds per partial set, and no compiler is needed. Worths are
computed from S at every step, never added and subtracted along the way, so that nothing drifts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.regions.improve import Clock
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem

BoolArray = npt.NDArray[np.bool_]

#: Partial sets treated together.
BATCH = 512
#: Sweeps that drop blocks from a partial set before it is split.
SWEEPS = 3
#: Slack of every comparison of worths that discards something, per unit of the largest term of their sums.
SLACK = 1e-12
#: The same for sums of residents, which need not be whole numbers.
PERSON = 1e-6


def pair_values(problem: Problem) -> FloatArray:
    """Value in J of every pair of blocks in one territory: symmetric, zero on the diagonal, shape (n, n)."""
    n = problem.size
    table = np.zeros((n, max(1, problem.zone_count)))
    for i, row in enumerate(problem.rows):
        for zone, value in row:
            table[i, zone] += value
    values: FloatArray = table @ table.T - problem.resolution / UNIT * np.outer(problem.population, problem.population)
    for i, row in enumerate(problem.ties):
        for j, value in row:
            values[i, j] += value
    np.fill_diagonal(values, 0.0)
    return (values + values.T) / 2


@dataclass
class Found:
    """Sets found: ``sets`` (m, n) with their ``worths`` and ``roots``, best first within a root.

    A set may miss the bounds on residents by a rounding error (1e-6 residents): callers that need more check.

    ``maximum``: per root, an upper bound of the worth of every admissible set, or the threshold given when none
    exceeds it. ``complete``: nothing was left unexplored, so ``maximum`` is exact and, with ``slope`` 0, ``sets``
    holds every admissible set above its threshold.
    """

    sets: BoolArray
    worths: FloatArray
    roots: IntArray
    maximum: FloatArray
    complete: bool
    nodes: int


class _Stack:
    """Partial sets waiting, last in first out: ``inside`` S, ``free`` F, root, bound, and whether S is new."""

    def __init__(self, n: int) -> None:
        self.count = 0
        self.inside = np.zeros((4096, n), dtype=bool)
        self.free = np.zeros((4096, n), dtype=bool)
        self.root = np.zeros(4096, dtype=np.int64)
        self.bound = np.zeros(4096)
        self.fresh = np.zeros(4096, dtype=bool)

    def push(self, inside: BoolArray, free: BoolArray, root: IntArray, bound: FloatArray, fresh: bool) -> None:
        end = self.count + len(root)
        if end > len(self.root):
            more = max(end, 2 * len(self.root))
            for name in ("inside", "free", "root", "bound", "fresh"):
                old = getattr(self, name)
                new = np.zeros((more, *old.shape[1:]), dtype=old.dtype)
                new[: self.count] = old[: self.count]
                setattr(self, name, new)
        here = slice(self.count, end)
        self.inside[here], self.free[here], self.root[here] = inside, free, root
        self.bound[here], self.fresh[here] = bound, fresh
        self.count = end

    def pop(self, count: int) -> tuple[BoolArray, BoolArray, IntArray, FloatArray, BoolArray]:
        here = slice(max(0, self.count - count), self.count)
        self.count = here.start
        return (
            np.ascontiguousarray(self.inside[here].T),
            np.ascontiguousarray(self.free[here].T),
            self.root[here].copy(),
            self.bound[here].copy(),
            self.fresh[here].copy(),
        )


@dataclass
class _Batch:
    """Partial sets under treatment, one per column of the (n, b) arrays."""

    inside: BoolArray
    free: BoolArray
    root: IntArray
    gain: FloatArray
    beside: BoolArray
    worth: FloatArray
    residents: FloatArray
    profit: FloatArray
    access: FloatArray
    bound: FloatArray

    def keep(self, mask: BoolArray) -> None:
        """Drop the partial sets outside the mask."""
        if mask.all():
            return
        for name in ("inside", "free", "gain", "beside", "profit", "access"):
            setattr(self, name, np.ascontiguousarray(getattr(self, name)[:, mask]))
        for name in ("root", "worth", "residents", "bound"):
            setattr(self, name, getattr(self, name)[mask])


class Pricing:
    """The search, bound to a problem without locked territories; ``values`` are its pair values, in any unit."""

    def __init__(self, problem: Problem, values: FloatArray) -> None:
        n = problem.size
        self.problem, self.values = problem, values
        self.population = problem.population.astype(np.float64)
        self.minimum, self.maximum = problem.minimum - PERSON, problem.maximum + PERSON
        self.order: IntArray = np.argsort(-self.population, kind="stable").astype(np.int64)
        self.position = np.empty(n, dtype=np.int64)
        self.position[self.order] = np.arange(n)
        self.far = np.zeros((n, n), dtype=bool)
        if problem.far is not None:
            for i, others in enumerate(problem.far):
                self.far[i, list(others)] = True
                self.far[list(others), i] = True
        self._half = np.maximum(self.values, 0.0) / 2
        self._contact = np.zeros((n, n))
        for i, around in enumerate(problem.neighbours):
            self._contact[i, list(around)] = 1.0
        # neighbours by rank: row j holds the j-th neighbour of every block that has one, most contacts first
        degree = np.array([len(around) for around in problem.neighbours], dtype=np.int64)
        busiest = np.argsort(-degree, kind="stable")
        self._back = np.argsort(busiest, kind="stable")
        self._ranked = [
            np.array([problem.neighbours[i][j] for i in busiest if degree[i] > j], dtype=np.int64)
            for j in range(int(degree.max(initial=0)))
        ]

    def nearest(self, reach: FloatArray) -> FloatArray:
        """Least value among the neighbours of each block, per column of ``reach`` (n, b)."""
        least = np.full(reach.shape, np.inf)
        for ends in self._ranked:
            part = least[: len(ends)]
            np.minimum(part, reach[ends], out=part)
        found: FloatArray = least[self._back]
        return found

    def search(
        self, pi: FloatArray, thresholds: FloatArray, slope: float, clock: Clock, max_nodes: int, max_sets: int
    ) -> Found:
        """Admissible sets whose worth exceeds the threshold of their root.

        ``slope`` 0 finds them all; ``slope`` s in (0, 1] raises a root's threshold to threshold + s (best - threshold)
        as better sets are found: the best is still found, most others are not. Stops early at ``max_nodes`` partial
        sets, ``max_sets`` sets or the deadline. Raises Cancelled.
        """
        return _Run(self, pi, thresholds, slope).go(clock, max_nodes, max_sets)


class _Run:
    """One search: thresholds that rise, sets found, stack of partial sets."""

    def __init__(self, pricing: Pricing, pi: FloatArray, thresholds: FloatArray, slope: float) -> None:
        n = len(pi)
        self.pricing, self.bonus, self.slope = pricing, -pi, slope
        self.given = thresholds.astype(np.float64)
        self.threshold, self.best = self.given.copy(), self.given.copy()
        self.slack = SLACK * n * (float(np.abs(pi).max()) + float(np.abs(pricing.values).max()) + 1.0)
        self.sets: list[BoolArray] = []
        self.worths: list[FloatArray] = []
        self.roots: list[IntArray] = []
        self.count = 0
        self.stack = _Stack(n)
        roots = pricing.order[pricing.population[pricing.order] <= pricing.maximum]
        later = pricing.position[None, :] > pricing.position[roots][:, None]
        inside = np.zeros((len(roots), n), dtype=bool)
        inside[np.arange(len(roots)), roots] = True
        self.stack.push(inside, later & ~pricing.far[roots], roots, np.full(len(roots), np.inf), True)

    def go(self, clock: Clock, max_nodes: int, max_sets: int) -> Found:
        """Steps until the stack is empty or a limit is met; the roots are always treated once."""
        nodes, stack = 0, self.stack
        size = stack.count
        while stack.count and (not nodes or not (nodes >= max_nodes or self.count >= max_sets or clock.expired())):
            size = min(size, stack.count)
            nodes += size
            self._step(size)
            size = BATCH
        maximum = self.best.copy()
        if stack.count:
            np.maximum.at(maximum, stack.root[: stack.count], stack.bound[: stack.count])
        return self._found(maximum, nodes)

    def _found(self, maximum: FloatArray, nodes: int) -> Found:
        n = len(self.bonus)
        sets = np.concatenate(self.sets) if self.sets else np.zeros((0, n), dtype=bool)
        worths = np.concatenate(self.worths) if self.worths else np.zeros(0)
        roots = np.concatenate(self.roots) if self.roots else np.zeros(0, dtype=np.int64)
        rank = np.lexsort((-worths, roots))
        return Found(sets[rank], worths[rank], roots[rank], maximum, not self.stack.count, nodes)

    def _step(self, count: int) -> None:
        """Take partial sets from the stack, record, bound, split."""
        pricing = self.pricing
        inside, free, root, bound, fresh = self.stack.pop(count)
        if self.slope > 0:
            alive = bound > self.threshold[root] - self.slack
            inside, free, root, bound, fresh = inside[:, alive], free[:, alive], root[alive], bound[alive], fresh[alive]
        member = inside.astype(np.float64)
        gain = pricing.values @ member + self.bonus[:, None]
        worth = 0.5 * ((gain + self.bonus[:, None]) * member).sum(axis=0)
        residents = pricing.population @ member
        self._record(inside, root, worth, fresh & (residents >= pricing.minimum))
        free &= residents[None, :] + pricing.population[:, None] <= pricing.maximum
        batch = _Batch(inside, free, root, gain, (pricing._contact @ member) > 0, worth, residents, gain, gain, bound)
        self._tighten(batch)
        if len(batch.root):
            self._fill(batch)
        if len(batch.root):
            self._split(batch)

    def _record(self, inside: BoolArray, root: IntArray, worth: FloatArray, admissible: BoolArray) -> None:
        good = np.flatnonzero(admissible & (worth > self.threshold[root]))
        if not len(good):
            return
        self.sets.append(np.ascontiguousarray(inside[:, good].T))
        self.worths.append(worth[good])
        self.roots.append(root[good])
        self.count += len(good)
        np.maximum.at(self.best, root[good], worth[good])
        if self.slope > 0:
            self.threshold = np.maximum(self.threshold, self.given + self.slope * (self.best - self.given))

    def _tighten(self, batch: _Batch) -> None:
        """Drop the blocks that cannot pay for their access, then the partial sets that cannot beat the threshold.

        profit(v) = worth of adding v alone + half its positive pair values with the other free blocks: the profits of
        the blocks added sum to at least what they bring together. A block that is not beside S needs a chain of free
        blocks: access(v) is the least total loss (negative profits) of such a chain.
        """
        pricing = self.pricing
        for _ in range(SWEEPS):
            batch.profit = batch.gain + pricing._half @ batch.free
            loss = np.maximum(-batch.profit, 0.0)
            batch.access = self._access(batch, loss)
            batch.free &= np.isfinite(batch.access)
            batch.bound = batch.worth + np.where(batch.free, np.maximum(batch.profit, 0.0), 0.0).sum(axis=0)
            least = self.threshold[batch.root] - self.slack
            alive = (batch.bound > least) & (batch.residents + pricing.population @ batch.free >= pricing.minimum)
            batch.keep(alive)
            if not len(batch.root):
                return
            poor = batch.free & (batch.bound - batch.access - np.maximum(-batch.profit, 0.0) <= least[alive])
            if not poor.any():
                return
            batch.free &= ~poor

    def _access(self, batch: _Batch, loss: FloatArray) -> FloatArray:
        """Least loss on the way from S to each free block, its own excluded; infinite when there is no way."""
        access: FloatArray = np.where(batch.beside & batch.free, 0.0, np.inf)
        loss = np.where(batch.free, loss, np.inf)
        columns, here = np.arange(access.shape[1]), access
        while len(columns):
            nearer = np.minimum(self.pricing.nearest(here + loss), here)
            nearer[np.isinf(loss)] = np.inf
            changed = (nearer < here).any(axis=0)
            access[:, columns] = nearer
            if 2 * changed.sum() > len(columns):
                here = nearer
            else:  # go on with the columns that still move
                columns, here, loss = columns[changed], nearer[:, changed], loss[:, changed]
        return access

    def _fill(self, batch: _Batch) -> None:
        """Bound by the residents: a fractional knapsack that must reach the minimum and stay under the maximum."""
        pricing = self.pricing
        room, need = pricing.maximum - batch.residents, pricing.minimum - batch.residents
        batch.profit = batch.gain + pricing._half @ batch.free
        load = np.where(batch.free & (batch.profit > 0), pricing.population[:, None], 0.0).sum(axis=0)
        tight = np.flatnonzero((load > room) | (load < need))
        if not len(tight):
            return
        profit = np.where(batch.free[:, tight], batch.profit[:, tight], -np.inf).T
        people = np.maximum(pricing.population, 1e-6)
        rank = np.argsort(-profit / people[None, :], axis=1)
        rows = np.arange(len(tight))[:, None]
        profit, size = profit[rows, rank], people[rank]
        before = np.cumsum(size, axis=1) - size
        # positive profits fill the room; negative ones are taken only as far as the minimum asks
        limit = np.where(profit > 0, room[tight][:, None], need[tight][:, None])
        part = np.clip((limit - before) / size, 0.0, 1.0)
        taken = np.where(part > 0, part * np.where(np.isfinite(profit), profit, -1e300), 0.0).sum(axis=1)
        batch.bound[tight] = np.minimum(batch.bound[tight], batch.worth[tight] + taken)
        batch.keep(batch.bound > self.threshold[batch.root] - self.slack)

    def _split(self, batch: _Batch) -> None:
        """Two partial sets per partial set: with and without the neighbour that promises most."""
        pricing = self.pricing
        score = np.where(batch.free & batch.beside, batch.profit, -np.inf)
        block = score.argmax(axis=0)
        some = np.flatnonzero(np.isfinite(score[block, np.arange(len(block))]))
        if not len(some):
            return
        block = block[some]
        here = np.arange(len(some))
        inside = np.ascontiguousarray(batch.inside[:, some].T)
        free = np.ascontiguousarray(batch.free[:, some].T)
        root, bound = batch.root[some], batch.bound[some]
        free[here, block] = False
        self.stack.push(inside, free, root, bound, False)
        inside[here, block] = True
        self.stack.push(inside, free & ~pricing.far[block], root, bound, True)
