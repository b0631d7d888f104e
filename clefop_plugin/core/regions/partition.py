"""Choice of k block sets that cover every block once and are worth most, with scipy's HiGHS.

The linear relaxation gives multipliers; branch and bound over small linear programs gives the choice. HiGHS cannot be
interrupted and has been seen to overrun its time limit on large set partitions: here each call is short, the clock is
read between calls, and the bound is valid whenever the search stops. scipy's ``milp`` ends the branches whose pool is
small.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from clefop_plugin.core.regions.improve import Clock
from clefop_plugin.core.regions.problem import FloatArray, IntArray

BoolArray = npt.NDArray[np.bool_]

#: Pools up to this size are given to ``milp``, for a second at most.
SMALL = 600
#: Values nearer than this to 0 or 1 are whole.
WHOLE = 1e-6


@dataclass(frozen=True)
class Relaxation:
    """Optimum of a linear relaxation: ``use`` per column, multipliers ``pi`` per block and ``sigma`` of k.

    ``spare``: total use of artificial columns (0 when there are none).
    """

    objective: float
    use: FloatArray
    pi: FloatArray
    sigma: float
    spare: float


@dataclass(frozen=True)
class Choice:
    """Best choice found: indices of the columns (None: none above the floor given), and a bound of every choice."""

    columns: IntArray | None
    objective: float
    bound: float


def _matrix(sets: BoolArray) -> sparse.csc_matrix:
    """One row per block and one that counts the columns."""
    return sparse.csc_matrix(np.vstack([sets.T, np.ones(len(sets), dtype=bool)]).astype(np.float64))


def relax(sets: BoolArray, values: FloatArray, k: int, clock: Clock, penalty: float | None = None) -> Relaxation | None:
    """Linear relaxation over the columns ``sets`` (m, n); its objective is -inf when it has no solution.

    None when time ended or HiGHS met numerical trouble: nothing is known then. ``penalty``: price of artificial
    columns that cover a block, or count as a territory more or less.
    """
    n = sets.shape[1]
    matrix, cost = _matrix(sets), -values
    if penalty is not None:
        matrix = sparse.hstack([matrix, sparse.eye(n + 1), -sparse.eye(n + 1)], format="csc")
        cost = np.concatenate([cost, np.full(2 * n + 2, penalty)])
    sides, options = np.append(np.ones(n), k), {"time_limit": clock.left()}
    found = linprog(cost, A_eq=matrix, b_eq=sides, bounds=(0, None), method="highs", options=options)
    if found.status == 2:
        return Relaxation(-math.inf, np.zeros(len(values)), np.zeros(n), 0.0, 0.0)
    if found.status != 0:
        return None
    dual = -found.eqlin.marginals  # linprog minimises
    return Relaxation(
        objective=-float(found.fun),
        use=found.x[: len(values)],
        pi=dual[:n],
        sigma=float(dual[n]),
        spare=float(found.x[len(values) :].sum()),
    )


class _Branching:
    """Branch and bound: a branch is the pool of columns it may still use."""

    def __init__(self, sets: BoolArray, values: FloatArray, k: int, floor: float, slack: float, clock: Clock) -> None:
        self.sets, self.values, self.k, self.slack, self.clock = sets, values, k, slack, clock
        self.best = floor
        self.columns: IntArray | None = None
        self.lost = -math.inf
        self.heap: list[tuple[float, int, IntArray]] = []
        self.made = 0

    def push(self, bound: float, pool: IntArray) -> None:
        if len(pool) >= self.k and bound > self.best + self.slack:
            heapq.heappush(self.heap, (-bound, self.made, pool))
            self.made += 1

    def take(self, columns: IntArray) -> None:
        """Keep a choice when it is better."""
        value = float(self.values[columns].sum())
        if value > self.best + self.slack / 2 or (self.columns is None and value > self.best - self.slack):
            self.best, self.columns = value, columns

    def bound(self) -> float:
        """Upper bound of every choice, the best found included."""
        top = max((-bound for bound, _, _ in self.heap), default=-math.inf)
        return max(self.best, self.lost, top)

    def treat(self) -> None:
        """Bound the most promising branch, thin its pool, finish or split it."""
        ceiling, _, pool = heapq.heappop(self.heap)
        if -ceiling <= self.best + self.slack:
            return
        sets, values = self.sets[pool], self.values[pool]
        found = relax(sets, values, self.k, self.clock)
        if found is None:
            self.lost = max(self.lost, -ceiling)
            return
        if found.objective == -math.inf:
            return
        reduced = values - sets @ found.pi - found.sigma
        excess = max(0.0, float(reduced.max()))
        base = float(found.pi.sum()) + self.k * found.sigma
        # valid for any multipliers: a choice has k columns, none of reduced cost above the excess
        bound = min(-ceiling, base + self.k * excess)
        whole = np.flatnonzero(found.use > 1 - WHOLE)
        if len(whole) == self.k and (sets[whole].sum(axis=0) == 1).all():
            self.take(pool[whole])
        if bound <= self.best + self.slack:
            return
        kept = reduced > self.best - base - (self.k - 1) * excess - self.slack
        self._go_on(bound, pool[kept], found.use[kept])

    def _go_on(self, bound: float, pool: IntArray, use: FloatArray) -> None:
        if len(pool) <= SMALL:
            bound = min(bound, self._finish(pool))
            if bound <= self.best + self.slack:
                return
        pair = self._pair(self.sets[pool], use)
        if pair is None:
            self.lost = max(self.lost, bound)
            return
        one, two = (self.sets[pool][:, i] for i in pair)
        self.push(bound, pool[one == two])
        self.push(bound, pool[~(one & two)])

    def _finish(self, pool: IntArray) -> float:
        """The bound ``milp`` proves of a small pool within a second."""
        sides = np.append(np.ones(self.sets.shape[1]), self.k)
        found = milp(
            -self.values[pool],
            constraints=LinearConstraint(_matrix(self.sets[pool]), sides, sides),
            integrality=np.ones(len(pool)),
            bounds=Bounds(0, 1),
            options={"time_limit": min(1.0, self.clock.left()), "mip_rel_gap": 1e-9},
        )
        if found.status == 2:
            return -math.inf
        if found.x is not None:
            chosen = np.flatnonzero(found.x > 0.5)
            if len(chosen) == self.k and (self.sets[pool[chosen]].sum(axis=0) == 1).all():
                self.take(pool[chosen])
        return math.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)

    def _pair(self, sets: BoolArray, use: FloatArray) -> tuple[int, int] | None:
        """Two blocks that the relaxation puts together by half: Ryan and Foster's branching."""
        together = (sets * use[:, None]).T @ sets
        doubt = np.triu(np.minimum(together, 1 - together), 1)
        i, j = np.unravel_index(int(doubt.argmax()), doubt.shape)
        if doubt[i, j] > WHOLE:
            return int(i), int(j)
        # the relaxation is whole but refused: any pair that splits the pool makes progress
        both = np.triu(sets.T.astype(np.int64) @ sets.astype(np.int64), 1)
        alone = sets.sum(axis=0)
        splits = (both > 0) & ((alone[:, None] != both) | (alone[None, :] != both))
        if not splits.any():
            return None
        i, j = np.unravel_index(int(np.where(splits, both, -1).argmax()), both.shape)
        return int(i), int(j)


def choose(
    sets: BoolArray, values: FloatArray, k: int, floor: float, slack: float, clock: Clock, most: int | None = None
) -> Choice:
    """The best choice worth more than ``floor`` - ``slack``; one worth ``floor`` may be missed or returned.

    ``bound`` holds for every choice worth more than ``floor``, and is ``floor`` + ``slack`` at most when none is.
    Stops at the deadline or after ``most`` branches, with a valid bound. Raises Cancelled.
    """
    search = _Branching(sets, values, k, floor, slack, clock)
    search.push(math.inf, np.arange(len(sets)))
    while search.heap and not clock.expired() and (most is None or search.made <= most):
        search.treat()
    return Choice(search.columns, search.best, search.bound() + (slack if search.made else 0.0))
