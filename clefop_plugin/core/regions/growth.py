"""Branch and bound over connected block sets that grow from their root, many partial sets at once.

A partial set (S, F) stands for all admissible sets that hold S and otherwise only blocks of F. It is split by the next
block that joins: the neighbours of S in F, best first, each without the ones before it. So every connected set is met
once, by its root and the order of its neighbours.

Each step takes some hundreds of partial sets from the top of the stack, of any roots, and treats them together as
columns of matrices: plain numpy then costs some microseconds per partial set, and no compiler is needed. Worths are
computed from S at every step, never added and subtracted along the way, so that nothing drifts.

**Bound of a partial set.** Adding a set T of free blocks to S changes the worth by the gain of each block alone and
the values of the pairs inside T. Half of each positive pair value is given to either end:

    profit(v) = gain of v alone + half its positive pair values with the other free blocks
    w(S + T) <= w(S) + sum of the profits over T <= w(S) + sum of the positive profits

Residents are a knapsack over the profits: with the best multiplier eta per resident (of the room left, or of those
still missing), profit(v) - eta a_v takes the place of profit(v). Blocks that must come along (the rest of a group to
keep together) count with their profit whatever its sign.

**Access.** A block that is not beside S comes with a chain of free blocks: access(v) is the least total loss (negative
profits) of such a chain. A block whose bound less its access falls under the threshold is dropped, and ways through it
with it.

**Cuts.** A set pays mu for a cut C when it holds two of its blocks. Of the payment that T causes, a third of mu per
block of T when S holds one block of C, and a third of mu per pair of C inside T when S holds none or one, is a lower
bound: one block pays mu, two pay mu, and 2/3 + 1/3 = 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.cuts import BoolArray, Cuts
from clefop_plugin.core.regions.problem import FloatArray, IntArray, Problem

#: Partial sets treated together.
BATCH = 512
#: Slack of every comparison of worths that discards something, per unit of the largest term of their sums.
SLACK = 1e-12


@dataclass(frozen=True)
class Region:
    """What the search knows of a problem, as arrays; ``low`` and ``high`` bound the amounts.

    ``reach`` (n, n): the blocks a root may take: later in the order, within its reach, not kept apart from it.
    ``groups`` (g, n): blocks to keep together. ``roots``: the blocks that can be a root at all, in the order.
    ``ranked``, ``back``: neighbours by rank; row j holds the j-th neighbour of every block that has one, most contacts
    first.
    """

    values: FloatArray
    amounts: FloatArray
    low: float
    high: float
    far: BoolArray
    reach: BoolArray
    groups: BoolArray
    roots: IntArray
    contact: FloatArray
    ranked: tuple[IntArray, ...]
    back: IntArray

    @staticmethod
    def of(problem: Problem, values: FloatArray, low: float, high: float) -> Region:
        """The arrays of a problem without locked territories."""
        n = problem.size
        far = np.zeros((n, n), dtype=bool)
        for i, others in enumerate(problem.far or ()):
            far[i, list(others)] = far[list(others), i] = True
        reach = (problem.rank[None, :] > problem.rank[:, None]) & ~far
        for i, within in enumerate(problem.reach or ()):
            reach[i] &= np.isin(np.arange(n), list(within))
        groups = np.zeros((len(problem.together), n), dtype=bool)
        for g, blocks in enumerate(problem.together):
            groups[g, list(blocks)] = True
        contact = np.zeros((n, n))
        for i, around in enumerate(problem.neighbours):
            contact[i, list(around)] = 1.0
        degree = np.array([len(around) for around in problem.neighbours], dtype=np.int64)
        busiest = np.argsort(-degree, kind="stable")
        return Region(
            values=values,
            amounts=problem.amounts.astype(np.float64),
            low=low,
            high=high,
            far=far,
            reach=reach,
            groups=groups,
            roots=problem.order[problem.amounts[problem.order] <= high],
            contact=contact,
            ranked=tuple(
                np.array([problem.neighbours[i][j] for i in busiest if degree[i] > j], dtype=np.int64)
                for j in range(int(degree.max(initial=0)))
            ),
            back=np.argsort(busiest, kind="stable").astype(np.int64),
        )

    def nearest(self, cost: FloatArray) -> FloatArray:
        """Least value among the neighbours of each block, per column of ``cost`` (n, b)."""
        least = np.full(cost.shape, np.inf)
        for ends in self.ranked:
            part = least[: len(ends)]
            np.minimum(part, cost[ends], out=part)
        found: FloatArray = least[self.back]
        return found


class _Stack:
    """Partial sets waiting, last in first out: ``inside`` S, ``free`` F, root and bound."""

    def __init__(self, n: int) -> None:
        self.count = 0
        self.inside = np.zeros((4096, n), dtype=bool)
        self.free = np.zeros((4096, n), dtype=bool)
        self.root = np.zeros(4096, dtype=np.int64)
        self.bound = np.zeros(4096)

    def push(self, inside: BoolArray, free: BoolArray, root: IntArray, bound: FloatArray) -> None:
        end = self.count + len(root)
        if end > len(self.root):
            more = max(end, 2 * len(self.root))
            for name in ("inside", "free", "root", "bound"):
                old = getattr(self, name)
                new = np.zeros((more, *old.shape[1:]), dtype=old.dtype)
                new[: self.count] = old[: self.count]
                setattr(self, name, new)
        here = slice(self.count, end)
        self.inside[here], self.free[here], self.root[here], self.bound[here] = inside, free, root, bound
        self.count = end

    def pop(self, count: int) -> tuple[BoolArray, BoolArray, IntArray, FloatArray]:
        here = slice(max(0, self.count - count), self.count)
        self.count = here.start
        return self.inside[here], self.free[here], self.root[here].copy(), self.bound[here].copy()


@dataclass
class _Batch:
    """Partial sets under treatment, one per column of the (n, b) arrays.

    ``needed``: blocks that must join (groups begun), never free; ``worth``: of S; ``amount``: of S and the needed.
    ``base`` + the sum of positive ``profit`` over the free blocks is the ``bound``.
    """

    inside: BoolArray
    free: BoolArray
    needed: BoolArray
    root: IntArray
    gain: FloatArray
    beside: BoolArray
    worth: FloatArray
    amount: FloatArray
    profit: FloatArray
    base: FloatArray
    bound: FloatArray

    def keep(self, mask: BoolArray) -> bool:
        """Drop the partial sets outside the mask; whether any is left."""
        if not mask.all():
            for name in ("inside", "free", "needed", "gain", "beside", "profit"):
                setattr(self, name, np.ascontiguousarray(getattr(self, name)[:, mask]))
            for name in ("root", "worth", "amount", "base", "bound"):
                setattr(self, name, getattr(self, name)[mask])
        return len(self.root) > 0


class Growth:
    """One search: thresholds that rise, sets found, stack of partial sets."""

    def __init__(
        self, region: Region, pi: FloatArray, thresholds: FloatArray, slope: float, cuts: Cuts | None = None
    ) -> None:
        n = len(pi)
        self.region, self.bonus, self.slope = region, -pi, slope
        self.given = thresholds.astype(np.float64)
        self.threshold, self.best = self.given.copy(), self.given.copy()
        self.half = np.maximum(region.values, 0.0) / 2
        self.cuts = None if cuts is None or not cuts.mu.any() else cuts.active()
        self.mu = 0.0
        if self.cuts is not None:
            self.blocks = self.cuts.blocks.astype(np.float64)
            shared = (self.blocks * self.cuts.mu[:, None]).T @ self.blocks / 3
            np.fill_diagonal(shared, 0.0)
            self.half = np.maximum(region.values - shared, 0.0) / 2
            self.mu = float(self.cuts.mu.sum())
        self.slack = SLACK * n * (float(np.abs(pi).max()) + float(np.abs(region.values).max()) + self.mu + 1.0)
        #: no smaller amount divides a profit: multipliers of the knapsack stay of the order of the profits
        self.size = np.maximum(region.amounts, 1e-4 * max(1.0, float(region.amounts.max())))[:, None]
        self.sets: list[BoolArray] = []
        self.worths: list[FloatArray] = []
        self.roots: list[IntArray] = []
        self.count = 0
        self.stack = _Stack(n)
        inside = np.zeros((len(region.roots), n), dtype=bool)
        inside[np.arange(len(region.roots)), region.roots] = True
        self.stack.push(inside, region.reach[region.roots], region.roots, np.full(len(region.roots), np.inf))

    @property
    def done(self) -> bool:
        """Whether nothing is left to explore."""
        return not self.stack.count

    def run(self, clock: Clock, max_nodes: int, max_sets: int) -> int:
        """Steps until the stack is empty or a limit is met; the roots are always treated once. Partial sets treated."""
        nodes, size = 0, self.stack.count
        while self.stack.count and (not nodes or not (nodes >= max_nodes or self.count >= max_sets or clock.expired())):
            size = min(size, self.stack.count)
            nodes += size
            self._step(size)
            size = BATCH
        return nodes

    def maximum(self) -> FloatArray:
        """Per root, a bound of the worth of every set, those left unexplored included."""
        maximum = self.best.copy()
        left = self.stack.count
        np.maximum.at(maximum, self.stack.root[:left], self.stack.bound[:left])
        return maximum

    def found(self) -> tuple[BoolArray, FloatArray, IntArray]:
        """Sets, worths and roots met above the threshold."""
        if not self.sets:
            return np.zeros((0, len(self.bonus)), dtype=bool), np.zeros(0), np.zeros(0, dtype=np.int64)
        return np.concatenate(self.sets), np.concatenate(self.worths), np.concatenate(self.roots)

    # ------------------------------------------------------------------ one step
    def _step(self, count: int) -> None:
        """Take partial sets from the stack; record, bound and split them."""
        inside, free, root, bound = self.stack.pop(count)
        alive = bound > self._least(root)
        if alive.any():
            batch = self._open(inside[alive], free[alive], root[alive], bound[alive])
            if self._complete(batch) and self._limit(batch) and self._approach(batch):
                self._split(batch)

    def _least(self, root: IntArray) -> FloatArray:
        """What a bound must exceed, per partial set."""
        least: FloatArray = self.threshold[root] - self.slack
        return least

    def _open(self, inside: BoolArray, free: BoolArray, root: IntArray, bound: FloatArray) -> _Batch:
        """Worths and gains of partial sets given by row; the admissible sets among them are recorded."""
        region = self.region
        inside, free = np.ascontiguousarray(inside.T), np.ascontiguousarray(free.T)
        member = inside.astype(np.float64)
        gain = region.values @ member + self.bonus[:, None]
        worth = 0.5 * ((gain + self.bonus[:, None]) * member).sum(axis=0)
        if self.cuts is not None:
            held = self.blocks @ member
            worth -= self.cuts.mu @ (held > 1.5)
            gain -= self.blocks.T @ (self.cuts.mu[:, None] / 3 * ((held > 0.5) & (held < 1.5)))
        amount = region.amounts @ member
        needed = np.zeros_like(inside)
        whole = amount >= region.low
        if len(region.groups):
            held = region.groups @ member
            begun = (held > 0) & (held < region.groups.sum(axis=1)[:, None])
            needed = (region.groups.T.astype(np.float64) @ begun > 0) & ~inside
            whole &= ~begun.any(axis=0)
        self._record(inside, root, worth, whole)
        beside = (region.contact @ member) > 0
        return _Batch(inside, free, needed, root, gain, beside, worth, amount, gain, worth, bound)

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

    def _complete(self, batch: _Batch) -> bool:
        """Free blocks that still fit, with the rest of their group; whether a partial set is left."""
        region = self.region
        alive = np.ones(len(batch.root), dtype=bool)
        if len(region.groups):
            wanted = region.groups.sum(axis=1)[:, None]
            there = region.groups @ (batch.inside | batch.free).astype(np.float64) >= wanted
            # a group that cannot be whole stays out; one that is begun must be whole, and apart from no member
            batch.free &= ~(region.groups.T.astype(np.float64) @ ~there > 0)
            alive = ~(batch.needed & ~batch.free).any(axis=0)
            batch.free &= ~batch.needed & ~(region.far.astype(np.float64) @ batch.needed > 0)
            batch.amount = batch.amount + region.amounts @ batch.needed
            alive &= batch.amount <= region.high
        batch.free &= batch.amount[None, :] + region.amounts[:, None] <= region.high
        alive &= batch.amount + region.amounts @ batch.free >= region.low
        return batch.keep(alive)

    # ------------------------------------------------------------------ bounds
    def _limit(self, batch: _Batch) -> bool:
        """Profits, bounds, and the knapsack where its limits bind; whether a partial set is left."""
        region = self.region
        batch.profit = batch.gain + self.half @ (batch.free | batch.needed).astype(np.float64)
        batch.base = batch.worth + np.where(batch.needed, batch.profit, 0.0).sum(axis=0)
        paying = batch.free & (batch.profit > 0)
        batch.bound = batch.base + np.where(paying, batch.profit, 0.0).sum(axis=0)
        if not batch.keep(batch.bound > self._least(batch.root)):
            return False
        paying = batch.free & (batch.profit > 0)
        load = region.amounts @ paying
        over, under = load > region.high - batch.amount, load < region.low - batch.amount
        tight = np.flatnonzero(over | under)
        if not len(tight):
            return True
        limit = np.where(over, region.high, region.low)[tight] - batch.amount[tight]
        eta = self._price(batch.free[:, tight], batch.profit[:, tight], limit)
        eta = np.where(over[tight], np.maximum(eta, 0.0), np.minimum(eta, 0.0))
        batch.profit[:, tight] -= eta * region.amounts[:, None]
        batch.base[tight] += eta * limit
        gains = np.where(batch.free[:, tight], np.maximum(batch.profit[:, tight], 0.0), 0.0)
        batch.bound[tight] = batch.base[tight] + gains.sum(axis=0)
        return batch.keep(batch.bound > self._least(batch.root))

    def _price(self, free: BoolArray, profit: FloatArray, limit: FloatArray) -> FloatArray:
        """Profit per unit of amount of the free block that meets the limit, best first: the knapsack's multiplier."""
        ratio = np.where(free, profit / self.size, -np.inf).T
        rank = np.argsort(-ratio, axis=1)
        rows = np.arange(len(limit))
        filled = np.cumsum(np.where(free.T, self.region.amounts[None, :], 0.0)[rows[:, None], rank], axis=1)
        last = np.minimum((filled < limit[:, None]).sum(axis=1), len(free) - 1)
        price = ratio[rows, rank[rows, last]]
        found: FloatArray = np.where(np.isfinite(price), price, 0.0)
        return found

    def _approach(self, batch: _Batch) -> bool:
        """Drop the free blocks that cannot pay for their access; whether a partial set is left."""
        joining = batch.free | batch.needed
        loss = np.where(joining, np.where(batch.needed, 0.0, np.maximum(-batch.profit, 0.0)), np.inf)
        budget = batch.bound - self._least(batch.root)
        reached = self._access(np.where(batch.beside & joining, 0.0, np.inf), loss, budget) + loss < budget
        batch.free &= reached
        gains = np.where(batch.free, np.maximum(batch.profit, 0.0), 0.0)
        batch.bound = batch.base + gains.sum(axis=0)
        alive = (batch.bound > self._least(batch.root)) & ~(batch.needed & ~reached).any(axis=0)
        alive &= batch.amount + self.region.amounts @ batch.free >= self.region.low
        return batch.keep(alive)

    def _access(self, access: FloatArray, loss: FloatArray, budget: FloatArray) -> FloatArray:
        """Least loss on the way from S to each block, its own excluded; infinite when it reaches the budget.

        ``access``: zero beside S, infinite elsewhere; ``loss``: of each block, infinite where none may pass.
        """
        columns, here = np.arange(access.shape[1]), access.copy()
        while len(columns):
            cost = here + loss
            cost[cost >= budget] = np.inf
            nearer = np.minimum(self.region.nearest(cost), here)
            nearer[np.isinf(loss)] = np.inf
            changed = (nearer < here).any(axis=0)
            access[:, columns] = nearer
            if 2 * changed.sum() > len(columns):
                here = nearer
            else:  # go on with the columns that still move
                columns, here, loss, budget = columns[changed], nearer[:, changed], loss[:, changed], budget[changed]
        return access

    # ------------------------------------------------------------------ branching
    def _split(self, batch: _Batch) -> None:
        """Next partial sets: S with one more neighbour, without the better neighbours before it.

        The profits of those are no longer to be had, and a neighbour at a loss costs its loss: that bounds a next
        partial set before it is made. Where a needed block is beside S, it is the only one to try.
        """
        first = batch.needed & batch.beside
        choice = np.where(first.any(axis=0), first, batch.free & batch.beside)
        column, block = np.nonzero(choice.T)
        if not len(column):
            return
        profit = batch.profit[block, column]
        rank = np.lexsort((-profit, column))
        column, block, profit = column[rank], block[rank], profit[rank]
        start = np.flatnonzero(np.diff(column, prepend=-1))
        turn = np.arange(len(column)) - np.repeat(start, np.diff(start, append=len(column)))
        needed = batch.needed[block, column]
        profit[needed] = 0.0  # the bound holds it already
        gone = np.cumsum(np.maximum(profit, 0.0)) - np.maximum(profit, 0.0)
        gone -= np.repeat(gone[start], np.diff(start, append=len(column)))
        bound = batch.bound[column] - gone + np.minimum(profit, 0.0)
        good = (bound > self._least(batch.root[column])) & ~(needed & (turn > 0))
        if not good.any():
            return
        order = np.full(batch.free.T.shape, len(batch.free), dtype=np.int64)
        order[column, block] = turn
        column, block, turn, bound = column[good], block[good], turn[good], bound[good]
        free = (batch.free | batch.needed).T[column] & (order[column] > turn[:, None]) & ~self.region.far[block]
        inside = np.ascontiguousarray(batch.inside.T)[column]
        inside[np.arange(len(block)), block] = True
        best_last = np.lexsort((-turn, column))
        self.stack.push(inside[best_last], free[best_last], batch.root[column][best_last], bound[best_last])
