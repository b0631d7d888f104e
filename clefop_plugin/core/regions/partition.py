"""Choice of territories that cover every block once and are worth most, among columns that are listed.

The linear relaxation is solved by looking at the list: a small part of it, then the columns it prices wrongly. Its
multipliers drop the columns that no better choice can use (certificate.py); cuts tighten it; what stays small goes to
scipy's ``milp``, what does not is branched. HiGHS cannot be interrupted and has been seen to overrun its time limit on
large set partitions: here each call is short, the clock is read between calls, and the bound is valid whenever the
search stops.

Branching: two blocks share a territory, or do not (Ryan and Foster 1981).
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from clefop_plugin.core.regions.certificate import Certificate
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.columns import Columns
from clefop_plugin.core.regions.cuts import BoolArray, violated
from clefop_plugin.core.regions.master import relax
from clefop_plugin.core.regions.problem import FloatArray, IntArray

#: Pools up to this size are given to ``milp``, for so many seconds at most.
SMALL, SECONDS = 1_500, 2.0
#: Values nearer than this to 0 or 1 are whole.
WHOLE = 1e-6
#: Artificial columns cost at most so many times what they cost at first.
MOST_PENALTY = 1e6
#: Columns that one look at the list adds to the relaxation, of one root at most.
LOOK, PER_ROOT = 400, 20
#: Cuts added at a time, rounds of cuts of a branch, and the share of the gap a round must close to be followed.
CUTS, ROUNDS, CLOSED = 40, 12, 0.03


@dataclass(frozen=True)
class Choice:
    """Best choice found: indices of the columns (None: none above the floor given), and a bound of every choice."""

    columns: IntArray | None
    objective: float
    bound: float


@dataclass
class _Branch:
    """Columns a branch may still use, as indices; ``active``: those its relaxation started from."""

    bound: float
    pool: IntArray
    active: BoolArray


class _Branching:
    """Branch and bound over pools of columns."""

    def __init__(
        self, columns: Columns, k_min: int, k_max: int, floor: float, slack: float, clock: Clock, most: int | None
    ) -> None:
        self.columns, self.k_min, self.k_max = columns, k_min, k_max
        self.slack, self.clock, self.most = slack, clock, most
        self.penalty = 2.0 * max(1.0, float(np.abs(columns.values).max(initial=0.0)))
        self.best = floor
        self.chosen: IntArray | None = None
        self.lost = -math.inf
        self.heap: list[tuple[float, int, _Branch]] = []
        self.made = 0

    @property
    def over(self) -> bool:
        """Whether the work or the time is used up. Raises Cancelled."""
        return (self.most is not None and self.made > self.most) or self.clock.expired()

    def push(self, branch: _Branch) -> None:
        if len(branch.pool) >= self.k_min and branch.bound > self.best + self.slack:
            heapq.heappush(self.heap, (-branch.bound, self.made, branch))
            self.made += 1

    def take(self, chosen: IntArray) -> None:
        """Keep a choice, when it is one and better."""
        covered = self.columns.sets[chosen].sum(axis=0)
        if not self.k_min <= len(chosen) <= self.k_max or (covered != 1).any():
            return
        value = float(self.columns.values[chosen].sum())
        if value > self.best + self.slack / 2 or (self.chosen is None and value > self.best - self.slack):
            self.best, self.chosen = value, chosen

    def bound(self) -> float:
        """Upper bound of every choice, the best found included."""
        top = max((-bound for bound, _, _ in self.heap), default=-math.inf)
        return max(self.best, self.lost, top)

    def treat(self) -> None:
        """Bound the most promising branch, thin its pool, finish or split it."""
        branch = heapq.heappop(self.heap)[2]
        rounds = 0
        while branch.bound > self.best + self.slack:
            if not len(branch.pool):
                return
            if self.over:
                self.lost = max(self.lost, branch.bound)
                return
            before = branch.bound
            use = self._relax(branch)
            if use is None:
                self.lost = max(self.lost, branch.bound)
                return
            if branch.bound <= self.best + self.slack:
                return
            if len(branch.pool) <= SMALL:
                branch.bound = min(branch.bound, self._finish(branch.pool))
            slow = rounds and before - branch.bound < CLOSED * (before - self.best)
            if slow or rounds == ROUNDS or not self._cut(branch, use):
                self._split(branch, use)
                return
            rounds += 1

    def _cut(self, branch: _Branch, use: FloatArray) -> bool:
        """Add the cuts that the relaxation of a branch breaks; whether there are any."""
        used = use > WHOLE
        fresh = violated(self.columns.sets[branch.pool[used]], use[used], self.columns.blocks, CUTS)
        if len(fresh):
            self.columns = self.columns.cut(fresh)
        return len(fresh) > 0

    def _relax(self, branch: _Branch) -> FloatArray | None:
        """Solve the relaxation of a branch: its bound and pool shrink. Use of its columns, None when nothing is known.

        The bound of every look at the whole pool is valid, so that a search cut short keeps the least.
        """
        pool, active, penalty = self.columns.take(branch.pool), branch.active.copy(), self.penalty
        while True:
            part = np.flatnonzero(active)
            found = relax(pool.take(part), self.k_min, self.k_max, self.clock, penalty)
            if found is None:
                return None
            reduced = pool.reduced(found.pi, found.sigma, found.mu)
            here = Certificate(
                found.pi, found.sigma, pool.charges(found.mu), pool.maxima(reduced), self.k_min, self.k_max
            )
            branch.bound = min(branch.bound, here.bound)
            if branch.bound <= self.best + self.slack:
                return np.zeros(len(pool))
            fresh = _best_of_roots(pool, np.where(active, -np.inf, reduced), WHOLE, LOOK, PER_ROOT)
            if len(fresh):
                active[fresh] = True
            elif found.spare > WHOLE and penalty < MOST_PENALTY * self.penalty:
                penalty *= 10
            else:
                break
            if self.clock.expired():
                return None
        use = np.zeros(len(pool))
        use[part] = found.use
        self.take(branch.pool[use > 1 - WHOLE])
        kept = reduced + found.sigma > here.thresholds(self.best)[pool.roots] - self.slack
        branch.pool, branch.active = branch.pool[kept], active[kept]
        kept_use: FloatArray = use[kept]
        return kept_use

    def _finish(self, which: IntArray) -> float:
        """The bound ``milp`` proves of a small pool within seconds; what it finds is kept."""
        pool = self.columns.take(which)
        rows = sparse.vstack([pool.matrix.T, np.ones((1, len(pool))), pool.crossed.T], format="csc")
        n, cuts = pool.sets.shape[1], pool.crossed.shape[1]
        low = np.concatenate([np.ones(n), [self.k_min], np.zeros(cuts)])
        high = np.concatenate([np.ones(n), [self.k_max], np.ones(cuts)])
        found = milp(
            -pool.values,
            constraints=LinearConstraint(rows, low, high),
            integrality=np.ones(len(pool)),
            bounds=Bounds(0, 1),
            options={"time_limit": min(SECONDS, self.clock.left()), "mip_rel_gap": 1e-9},
        )
        if found.status == 2:
            return -math.inf
        if found.x is not None:
            self.take(which[found.x > 0.5])
        return math.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)

    def _split(self, branch: _Branch, use: FloatArray) -> None:
        """Two branches: two blocks share a territory, or they do not."""
        sets = self.columns.sets[branch.pool]
        pair = _doubtful_pair(sets, use)
        if pair is None:
            self.lost = max(self.lost, branch.bound)
            return
        one, two = (sets[:, i] for i in pair)
        for kept in (one == two, ~(one & two)):
            self.push(_Branch(branch.bound, branch.pool[kept], branch.active[kept]))


def _best_of_roots(pool: Columns, score: FloatArray, least: float, most: int, per_root: int) -> IntArray:
    """The columns of best score, ``most`` at most, ``per_root`` of each root, all above ``least``."""
    good = np.flatnonzero(score > least)
    good = good[np.lexsort((-score[good], pool.roots[good]))]
    start = np.flatnonzero(np.diff(pool.roots[good], prepend=-1))
    place = np.arange(len(good)) - np.repeat(start, np.diff(start, append=len(good)))
    good = good[place < per_root]
    best: IntArray = good[np.argsort(-score[good], kind="stable")[:most]]
    return best


def _doubtful_pair(sets: BoolArray, use: FloatArray) -> tuple[int, int] | None:
    """Two blocks that the relaxation puts together by half, or any two that tell the columns apart."""
    used = use > WHOLE
    inside = sets[used].astype(np.float64)
    together = (inside * use[used, None]).T @ inside
    doubt = np.triu(np.minimum(together, 1 - together), 1)
    i, j = np.unravel_index(int(doubt.argmax()), doubt.shape)
    if doubt[i, j] > WHOLE:
        return int(i), int(j)
    # the relaxation is whole but refused: any pair that splits the pool makes progress
    members = sets.astype(np.float32)
    both = np.triu(members.T @ members, 1)
    alone = members.sum(axis=0)
    splits = (both > 0) & ((alone[:, None] != both) | (alone[None, :] != both))
    if not splits.any():
        return None
    i, j = np.unravel_index(int(np.where(splits, both, -1).argmax()), both.shape)
    return int(i), int(j)


def choose(
    columns: Columns,
    k_min: int,
    k_max: int,
    floor: float,
    slack: float,
    clock: Clock,
    most: int | None = None,
    promise: FloatArray | None = None,
) -> Choice:
    """The best choice worth more than ``floor`` - ``slack``; one worth ``floor`` may be missed or returned.

    ``bound`` holds for every choice worth more than ``floor``, and is ``floor`` + ``slack`` at most when none is.
    ``promise``: reduced costs of the columns under some multipliers, to start from. Stops at the deadline or after
    ``most`` branches, with a valid bound. Raises Cancelled.
    """
    search = _Branching(columns, k_min, k_max, floor, slack, clock, most)
    score = columns.values if promise is None else promise
    active = np.zeros(len(columns), dtype=bool)
    active[_best_of_roots(columns, score, -np.inf, 5 * LOOK, PER_ROOT)] = True
    search.push(_Branch(math.inf, np.arange(len(columns)), active))
    while search.heap and not search.over:
        search.treat()
    return Choice(search.chosen, search.best, search.bound() + (slack if search.made else 0.0))
