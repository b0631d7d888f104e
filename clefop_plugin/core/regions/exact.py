"""The best plan with a proof: column generation, enumeration of every territory that could improve, set partition.

Notation. A column is an admissible set S (connected, minimum <= residents <= maximum, no far pair) of value v(S), its
part of J. For any multipliers pi (one per block) and sigma (of the number of territories), write

    rc(S) = v(S) - sum of pi over S - sigma          base = sum of pi + k sigma

**Bound.** A plan is k columns that cover each block once, so J = base + sum of rc over its columns, whatever the
multipliers. Every column has one root, its first block in a fixed order; the columns of a plan are disjoint, so their
roots differ. Let R_r be at least rc of every column of root r. Then

    J <= UB = base + sum of the k largest R_r

It holds for multipliers that did not converge, and for a search that was stopped: pricing then counts, in R_r, the
bound of every partial set left unexplored. What it needs: R from *the same* multipliers as base, and
R_r above *every* column of the root, which the search ensures because it never discards a partial set whose bound
exceeds the threshold it returns as maximum.

**Enumeration.** A plan worth more than T only uses columns with

    rc(S) > T - base - sum of the k - 1 largest R of the other roots

When the search lists all of these to the end, the set partition over the list is exact for plans worth more than T:
every plan is worth at most max(bound of the set partition, T). With T the best plan known, that closes the proof. T
starts near UB and falls towards the best plan, so that a poor start costs time, not the proof.

**Infeasible.** No plan is worth less than the sum of all negative pair values. When UB falls under it, or when the
list for a T under it holds no choice, there is no plan at all.

The multipliers come from ``scipy.optimize.linprog`` (HiGHS); they steer the proof but it does not rest on their
precision. What it rests on: floating-point sums of pair values, compared with a slack of 1e-12 per unit of the
largest term, and the tolerance of ``milp``; "proven" means that no plan is better by more than a millionth of J (or of
a typical pair value, when J is smaller). Branch and price with enumeration; Ryan and Foster (1981) for the
branching of the set partition.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.regions.improve import Clock
from clefop_plugin.core.regions.partition import BoolArray, choose, relax
from clefop_plugin.core.regions.pricing import Found, Pricing, pair_values
from clefop_plugin.core.regions.problem import FloatArray, IntArray, Problem, evaluate

#: Reduced costs below this are no reason to add a column, in units of a typical pair value.
TOLERANCE = 1e-7
#: A plan is proven when the bound exceeds it by less than this share.
PROOF = 1e-6
#: Columns a root may add in one round of generation, columns an enumeration may list.
PER_ROOT, MOST_LISTED = 12, 150_000
#: Branches of the set partition when the work is limited, not the time.
MOST_BRANCHES = 2_000
#: Weight of the multipliers of the least bound: those of the relaxation alone swing from round to round (Wentges 1997).
SMOOTH = 0.6
#: Partial sets of the first, quick rounds of pricing; more are allowed when a round adds nothing.
QUICK = 5_000

#: Told at every step: phase (generate, list, choose), best plan in J or None, bound in J or None.
Report = Callable[[str, float | None, float | None], None]


def _scaled(problem: Problem) -> tuple[float, FloatArray]:
    """A typical pair value in J (what a block gains from its best partner, on average), and the values in this unit."""
    pairs = pair_values(problem)
    best = pairs.max(axis=1)
    unit = float(best[best > 0].mean()) if (best > 0).any() else float(np.abs(pairs).max())
    unit = unit if unit > 0 else 1.0
    return unit, pairs / unit


class _Columns:
    """Territories known so far, each once, with their values."""

    def __init__(self, pairs: FloatArray) -> None:
        self.pairs = pairs
        self.seen: set[bytes] = set()
        self.sets: list[BoolArray] = []
        self.values: list[float] = []

    def add(self, inside: BoolArray) -> bool:
        """Whether the column is new."""
        key = inside.tobytes()
        if key in self.seen:
            return False
        self.seen.add(key)
        self.sets.append(inside)
        self.values.append(float(inside @ self.pairs @ inside) / 2)
        return True

    def arrays(self) -> tuple[BoolArray, FloatArray]:
        shape = (0, self.pairs.shape[0])
        return np.array(self.sets, dtype=bool) if self.sets else np.zeros(shape, dtype=bool), np.array(self.values)


@dataclass
class _Certificate:
    """Multipliers, per-root maxima of reduced costs, and the bound they give."""

    pi: FloatArray
    sigma: float
    maxima: FloatArray
    k: int

    @property
    def base(self) -> float:
        return float(self.pi.sum()) + self.k * self.sigma

    @property
    def largest(self) -> FloatArray:
        return np.sort(self.maxima)[::-1][: self.k]

    @property
    def bound(self) -> float:
        return self.base + float(self.largest.sum())

    def thresholds(self, target: float) -> FloatArray:
        """Per root, the worth a column of a plan worth more than ``target`` exceeds."""
        largest = self.largest
        # the k - 1 largest of the other roots: without itself, or without the last of the k
        others = float(largest.sum()) - np.where(self.maxima >= largest[-1], self.maxima, largest[-1])
        needed: FloatArray = target - self.base - others + self.sigma
        return needed


class Exact:
    """The exact engine on a problem without locked territories (at least one block, 1 <= k <= blocks).

    ``labels``, ``objective`` and ``bound`` (in J) hold the best known at any moment, also after a cancel.
    ``infeasible``: it is proven that no plan exists. ``proven``: ``labels`` are optimal.
    """

    def __init__(self, problem: Problem, clock: Clock, report: Report, work: int | None = None) -> None:
        self.problem, self.clock, self.report = problem, clock, report
        self.work = math.inf if work is None else work
        #: J of a typical pair value: the engine counts in these, so that tolerances suit any region
        self.unit, pairs = _scaled(problem)
        self.pricing = Pricing(problem, pairs)
        self.columns = _Columns(pairs)
        self.labels: IntArray | None = None
        self.best = -math.inf
        self.ceiling = math.inf
        self.infeasible = False
        self.nodes = self.rounds = self.listed = 0
        # one unit under what any plan is worth
        self.floor = float(np.minimum(pairs, 0).sum()) / 2 - 1.0

    @property
    def slack(self) -> float:
        """Difference of worth that counts as none, in units."""
        return PROOF * max(1.0, abs(self.best)) if math.isfinite(self.best) else PROOF

    @property
    def proven(self) -> bool:
        """Whether the best plan is optimal."""
        return self.labels is not None and self.ceiling <= self.best + 2 * self.slack

    @property
    def bound(self) -> float | None:
        """Upper bound of J, None while there is none."""
        return self.ceiling * self.unit if math.isfinite(self.ceiling) else None

    def start(self, labels: Sequence[int] | IntArray) -> None:
        """Take a plan as start: its territories become columns, and the plan the best when it is feasible."""
        label = np.asarray(labels)
        if evaluate(self.problem, label).feasible:
            self._take(label)
            for c in np.unique(label):
                self.columns.add(label == c)

    def run(self) -> None:
        """Search until proven, infeasible, or the clock ends. Raises Cancelled; what is known then stays."""
        certificate = self._generate()
        if certificate is None or self.proven or self.infeasible:
            return
        self._improve()
        if not self.proven:
            self._close(certificate)

    def _tell(self, phase: str) -> None:
        found = self.best * self.unit if self.labels is not None else None
        self.report(phase, found, self.bound)

    def _take(self, label: IntArray) -> None:
        """Keep a plan when it is better and the check from scratch agrees."""
        found = evaluate(self.problem, label)
        value = found.objective / self.unit
        if found.feasible and value > self.best:
            self.best, self.labels = value, label

    def _label(self, sets: BoolArray) -> IntArray:
        label: IntArray = sets.argmax(axis=0).astype(np.int64)
        return label

    def _admissible(self, found: Found) -> BoolArray:
        """Bounds on residents as the check of plans counts them: the search leaves them a rounding error."""
        people = np.cumsum(found.sets * self.problem.population[None, :], axis=1)
        total = people[:, -1] if len(people) else np.zeros(0)
        good: BoolArray = (total >= self.problem.minimum) & (total <= self.problem.maximum)
        return good

    # ------------------------------------------------------------------ column generation
    def _generate(self) -> _Certificate | None:
        """Multipliers and maxima with the least bound met; None when none could be computed."""
        penalty = 2.0 * max(1.0, float(np.abs(self.pricing.values).sum(axis=1).max()))
        limit, best, smooth = QUICK, None, True
        while not self.clock.expired() and self.nodes < self.work:
            sets, values = self.columns.arrays()
            relaxed = relax(sets, values, self.problem.k_max, self.clock, penalty)
            if relaxed is None:
                break
            pi, sigma = relaxed.pi, relaxed.sigma
            if smooth and best is not None:
                pi, sigma = SMOOTH * best.pi + (1 - SMOOTH) * pi, SMOOTH * best.sigma + (1 - SMOOTH) * sigma
            found = self._price(pi, sigma, limit)
            here = _Certificate(pi, sigma, np.maximum(found.maximum - sigma, TOLERANCE), self.problem.k_max)
            if best is None or here.bound < best.bound:
                best = here
                self._lower(here.bound)
            self._tell("generate")
            if self.infeasible or self.proven:
                break
            if self._add(found):
                smooth = True
                continue
            if smooth:  # the multipliers of the relaxation themselves decide whether anything is missing
                smooth = False
                continue
            if not found.complete:
                limit *= 10
            elif relaxed.spare > 1e-6 and penalty < 1e6:
                penalty *= 10
            else:
                break
        return best

    def _price(self, pi: FloatArray, sigma: float, limit: int) -> Found:
        self.rounds += 1
        thresholds = np.full(self.problem.size, sigma + TOLERANCE)
        most = int(min(limit, max(1, self.work - self.nodes)))
        found = self.pricing.search(pi, thresholds, 0.5, self.clock, most, 1_000_000)
        self.nodes += found.nodes
        return found

    def _add(self, found: Found) -> int:
        """Columns new to the pool, the best of each root first."""
        good = self._admissible(found)
        added, per_root = 0, np.zeros(self.problem.size, dtype=np.int64)
        for inside, root in zip(found.sets[good], found.roots[good], strict=True):
            if per_root[root] < PER_ROOT:
                per_root[root] += 1
                added += self.columns.add(inside)
        return added

    def _lower(self, bound: float) -> None:
        self.ceiling = min(self.ceiling, bound)
        if self.ceiling < self.floor:
            self.infeasible = self.labels is None

    # ------------------------------------------------------------------ incumbent and proof
    def _improve(self) -> None:
        """A better plan from the territories at hand."""
        sets, values = self.columns.arrays()
        floor = max(self.best, self.floor)
        found = choose(sets, values, self.problem.k_max, floor, self.slack, self.clock, most=60)
        if found.columns is not None:
            self._take(self._label(sets[found.columns]))
        self._tell("choose")

    def _close(self, certificate: _Certificate) -> None:
        """Enumerate and partition for falling targets until the proof closes."""
        step = max(0.02 * abs(certificate.bound), 1e-6 * abs(self.floor))
        while not self.clock.expired() and self.nodes < self.work:
            target = max(self.best, certificate.bound - step, self.floor)
            found = self._list(certificate, target)
            if found is None:
                return
            sets = found.sets[self._admissible(found)]
            self.listed = len(sets)
            self._tell("choose")
            self._partition(sets, target)
            if self.proven or self.infeasible or target <= max(self.best, self.floor):
                return
            step *= 2

    def _list(self, certificate: _Certificate, target: float) -> Found | None:
        """Every column a plan worth more than ``target`` may use; None when there are too many or time is up."""
        self._tell("list")
        thresholds = certificate.thresholds(target) - TOLERANCE
        most = int(min(10**12, max(1, self.work - self.nodes)))
        found = self.pricing.search(certificate.pi, thresholds, 0.0, self.clock, most, MOST_LISTED)
        self.nodes += found.nodes
        return found if found.complete else None

    def _partition(self, sets: BoolArray, target: float) -> None:
        values = np.einsum("mi,mi->m", sets @ self.pricing.values, sets) / 2 if len(sets) else np.zeros(0)
        most = None if math.isinf(self.work) else MOST_BRANCHES
        found = choose(sets, values, self.problem.k_max, target, self.slack, self.clock, most)
        if found.columns is not None:
            self._take(self._label(sets[found.columns]))
        if self.labels is None and target <= self.floor and found.columns is None and found.bound < self.floor + 0.5:
            self.infeasible = True
            return
        self._lower(max(found.bound, target, self.best))
        self._tell("choose")
