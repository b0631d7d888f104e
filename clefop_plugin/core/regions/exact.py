"""The best plan with a proof: column generation, cuts, a list of every territory that could improve, set partition.

1. *Generate.* The relaxation of the set partition over the territories known gives multipliers; the search for
   territories (pricing.py) gives those worth adding under them, and a bound (certificate.py). Again, until the bound
   and the relaxation meet, or nearly.
2. *List.* Every territory that a plan better than the best one known could use, by the same search. Where these are
   too many, cuts (cuts.py) narrow the gap and 1 starts again.
3. *Choose.* The set partition over the list (partition.py) is exact for plans better than the best one known: that
   closes the proof.

As long as no plan is known, the list is made for targets that fall from the bound, so that a missing start costs
time, not the proof.

**Infeasible.** No plan is worth less than the sum of all negative pair values. When the bound falls under it, or when
the list for a target under it holds no choice, there is no plan at all.

The multipliers come from HiGHS; they steer the proof but it does not rest on their precision. What it rests on:
floating-point sums of pair values, compared with a slack of 1e-12 per unit of the largest term, and the tolerance of
``milp``; "proven" means that no plan is better by more than a millionth of J (or of a typical pair value, when J is
smaller).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from clefop_plugin.core.regions.certificate import Certificate
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.columns import Columns, Store, values_of
from clefop_plugin.core.regions.cuts import BoolArray, Cuts, violated
from clefop_plugin.core.regions.master import Relaxation, relax
from clefop_plugin.core.regions.partition import choose
from clefop_plugin.core.regions.pricing import Found, Pricing, pair_values
from clefop_plugin.core.regions.problem import FloatArray, IntArray, Problem, admissible, evaluate

#: Blocks up to which the engine is worth trying: above, it closes too rarely.
EXACT_BLOCKS = 250
#: Reduced costs below this are no reason to add a column, in units of a typical pair value.
TOLERANCE = 1e-7
#: A plan is proven when the bound exceeds it by less than this share.
PROOF = 1e-6
#: Columns a root may add in one round of generation.
PER_ROOT = 12
#: Columns a list may hold: at first, and when no cut helps any more.
LISTED, MOST_LISTED = 40_000, 400_000
#: Branches of the set partition when the work is limited, not the time; and when only a better plan is looked for.
MOST_BRANCHES, FEW_BRANCHES = 2_000, 30
#: Weight of the multipliers of the least bound: those of the relaxation alone swing from round to round (Wentges 1997).
SMOOTH = 0.6
#: Partial sets of the first, quick rounds of pricing; more are allowed when a round adds nothing.
QUICK = 10_000
#: The generation ends when the relaxation is nearer to the bound than this share of the gap left.
NEAR = 0.01
#: Cuts added at a time, in all, and the share of the gap they must close to be followed by more.
CUTS, MOST_CUTS, CLOSED = 60, 400, 0.02

#: Told at every step: phase (generate, list, choose), best plan in J or None, bound in J or None.
Report = Callable[[str, float | None, float | None], None]


def scaled(problem: Problem) -> tuple[float, FloatArray]:
    """A typical pair value in J (what a block gains from its best partner, on average), and the values in this unit."""
    pairs = pair_values(problem)
    best = pairs.max(axis=1)
    unit = float(best[best > 0].mean()) if (best > 0).any() else float(np.abs(pairs).max())
    unit = unit if unit > 0 else 1.0
    return unit, pairs / unit


class Exact:
    """The exact engine on a problem without locked territories (at least one block).

    ``labels``, ``objective`` and ``bound`` (in J) hold the best known at any moment, also after a cancel.
    ``infeasible``: it is proven that no plan exists. ``proven``: ``labels`` are optimal.
    """

    def __init__(self, problem: Problem, clock: Clock, report: Report, work: int | None = None) -> None:
        self.problem, self.clock, self.report = problem, clock, report
        self.work = math.inf if work is None else work
        self.k_min, self.k_max = max(1, problem.k_min), min(problem.k_max, problem.size)
        #: J of a typical pair value: the engine counts in these, so that tolerances suit any region
        self.unit, self.pairs = scaled(problem)
        self.pricing = Pricing(problem, self.pairs)
        self.columns = Store(self.pairs, problem.rank)
        self.labels: IntArray | None = None
        self.best = -math.inf
        self.ceiling = math.inf
        self.infeasible = self.k_min > self.k_max
        self.nodes = self.rounds = self.listed = 0
        #: columns that the last relaxation uses, and how much
        self.solution: tuple[BoolArray, FloatArray] = np.zeros((0, problem.size), dtype=bool), np.zeros(0)
        self.penalty = 2.0 * max(1.0, float(np.abs(self.pairs).sum(axis=1).max()))
        # one unit under what any plan is worth
        self.floor = float(np.minimum(self.pairs, 0).sum()) / 2 - 1.0

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

    @property
    def known(self) -> int:
        """Number of territories known."""
        return len(self.columns)

    @property
    def ended(self) -> bool:
        """Whether there is nothing left to prove, or no more time or work for it. Raises Cancelled."""
        return self.proven or self.infeasible or self.nodes >= self.work or self.clock.expired()

    def start(self, labels: Sequence[int] | IntArray) -> None:
        """Take a plan as start: its territories become columns, and the plan the best when it is feasible."""
        label = np.asarray(labels)
        if evaluate(self.problem, label).feasible:
            self._take(label)
        self.add_columns(np.flatnonzero(label == c).tolist() for c in np.unique(label))

    def add_columns(self, territories: Iterable[Sequence[int]]) -> int:
        """Take territories (block indices) met elsewhere as columns; those that may not be one are left out.

        How many were new.
        """
        added = 0
        for blocks in territories:
            if admissible(self.problem, blocks):
                inside = np.zeros(self.problem.size, dtype=bool)
                inside[list(blocks)] = True
                added += self.columns.add(inside)
        return added

    def run(self) -> None:
        """Search until proven, infeasible, or the clock ends. Raises Cancelled; what is known then stays."""
        certificate: Certificate | None = None
        most, gap = LISTED, math.inf
        while not self.ended:
            certificate = self._generate(certificate)
            if certificate is None or self.ended:
                return
            self._improve()
            if self.ended:
                return
            before, gap = gap, self._gap(certificate)
            if gap > (1 - CLOSED) * before or len(self.columns.columns().blocks) >= MOST_CUTS:
                most = MOST_LISTED
            if self._close(certificate, most) or most == MOST_LISTED:
                return
            if not self._cut():
                most = MOST_LISTED

    def candidates(self, target: float) -> tuple[BoolArray, bool]:
        """Territories (sets) that a plan worth more than ``target`` (in units) may use, and whether none is missing."""
        certificate = self._generate(None)
        if certificate is not None and not self.clock.expired():
            found = self._list(certificate, target, LISTED)
            if found is not None:
                return found.sets, True
        return self.columns.columns().sets, False

    # ------------------------------------------------------------------ plans and bounds
    def _tell(self, phase: str) -> None:
        found = self.best * self.unit if self.labels is not None else None
        self.report(phase, found, self.bound)

    def _take(self, label: IntArray) -> None:
        """Keep a plan when it is better and the check from scratch agrees."""
        found = evaluate(self.problem, label)
        value = found.objective / self.unit
        if found.feasible and value > self.best:
            self.best, self.labels = value, label

    def _lower(self, bound: float) -> None:
        self.ceiling = min(self.ceiling, bound)
        if self.ceiling < self.floor:
            self.infeasible = self.labels is None

    # ------------------------------------------------------------------ column generation
    def _generate(self, best: Certificate | None) -> Certificate | None:
        """The least bound met; ``best``: the one of the last generation, to start from. None when none could be had."""
        limit, smooth = QUICK, best is not None
        if best is not None:
            best = self._extended(best)
        while not self.ended:
            columns = self.columns.columns()
            relaxed = relax(columns, self.k_min, self.k_max, self.clock, self.penalty)
            if relaxed is None:
                break
            pi, sigma, cuts = _multipliers(relaxed, columns, best if smooth else None)
            found = self._price(pi, sigma, cuts, limit)
            maxima = np.maximum(found.maximum - sigma, TOLERANCE)
            here = Certificate(pi, sigma, cuts, maxima, self.k_min, self.k_max)
            if best is None or here.bound < best.bound:
                best = here
                self._lower(here.bound)
            self._tell("generate")
            self.solution = columns.sets[relaxed.use > 0], relaxed.use[relaxed.use > 0]
            if relaxed.spare < 1e-6 and best.bound - relaxed.objective < NEAR * self._gap(best):
                break
            if self._add(found):
                smooth = True
            elif smooth:  # the multipliers of the relaxation themselves decide whether anything is missing
                smooth = False
            elif not found.complete:
                limit *= 10
            elif relaxed.spare > 1e-6 and self.penalty < 1e7:
                self.penalty *= 10
            else:
                break
        return best

    def _gap(self, certificate: Certificate) -> float:
        """From the bound of a certificate to the best plan; 0 without a plan."""
        return certificate.bound - self.best if self.labels is not None else 0.0

    def _extended(self, certificate: Certificate) -> Certificate:
        """The same certificate with multipliers of zero for the cuts added since."""
        blocks = self.columns.columns().blocks
        mu = np.zeros(len(blocks))
        mu[: len(certificate.cuts)] = certificate.cuts.mu
        return Certificate(
            certificate.pi, certificate.sigma, Cuts(blocks, mu), certificate.maxima, self.k_min, self.k_max
        )

    def _price(self, pi: FloatArray, sigma: float, cuts: Cuts, limit: int) -> Found:
        self.rounds += 1
        thresholds = np.full(self.problem.size, sigma + TOLERANCE)
        most = int(min(limit, max(1, self.work - self.nodes)))
        found = self._search(pi, thresholds, 0.5, most, 1_000_000, cuts)
        self.nodes += found.nodes
        return found

    def _search(self, pi: FloatArray, thresholds: FloatArray, slope: float, nodes: int, most: int, cuts: Cuts) -> Found:
        return self.pricing.search(pi, thresholds, slope, self.clock, nodes, most, cuts)

    def _add(self, found: Found) -> int:
        """Columns new to the store, the best of each root first."""
        added, per_root = 0, np.zeros(self.problem.size, dtype=np.int64)
        for inside, root in zip(found.sets, found.roots, strict=True):
            if per_root[root] < PER_ROOT:
                per_root[root] += 1
                added += self.columns.add(inside)
        return added

    def _cut(self) -> bool:
        """Add the cuts that the last relaxation breaks; whether there are any."""
        sets, use = self.solution
        fresh = violated(sets, use, self.columns.columns().blocks, CUTS)
        if len(fresh):
            self.columns.cut(fresh)
        return len(fresh) > 0

    # ------------------------------------------------------------------ incumbent and proof
    def _improve(self) -> None:
        """A better plan from the territories at hand."""
        columns = self.columns.columns()
        floor = max(self.best, self.floor)
        found = choose(columns, self.k_min, self.k_max, floor, self.slack, self._soon(), FEW_BRANCHES)
        if found.columns is not None:
            self._take(columns.sets[found.columns].argmax(axis=0).astype(np.int64))
        self._tell("choose")

    def _soon(self) -> Clock:
        """A clock that leaves most of the time left to the proof; the same clock when time is not limited."""
        if self.clock.deadline is None:
            return self.clock
        return Clock(time.monotonic() + 0.1 * self.clock.left(), self.clock.progress)

    def _close(self, certificate: Certificate, most: int) -> bool:
        """List and partition for falling targets until the proof closes; False when a list is too long."""
        step = max(0.02 * abs(certificate.bound), 1e-6 * abs(self.floor))
        while not self.ended:
            target = max(self.best, certificate.bound - step, self.floor)
            found = self._list(certificate, target, most)
            if found is None:
                return False
            self._partition(found, certificate, target)
            if target <= max(self.best, self.floor):
                return True
            step *= 2
        return True

    def _list(self, certificate: Certificate, target: float, most: int) -> Found | None:
        """Every column a plan worth more than ``target`` may use; None when there are too many or time is up."""
        self._tell("list")
        thresholds = certificate.thresholds(target) - TOLERANCE
        nodes = int(min(10**12, max(1, self.work - self.nodes)))
        found = self._search(certificate.pi, thresholds, 0.0, nodes, most, certificate.cuts)
        self.nodes += found.nodes
        return found if found.complete else None

    def _partition(self, listed: Found, certificate: Certificate, target: float) -> None:
        """The best plan above the target made of the territories listed, or the proof that there is none."""
        columns = Columns.of(listed.sets, values_of(listed.sets, self.pairs), listed.roots)
        if len(certificate.cuts):
            columns = columns.cut(certificate.cuts.blocks)
        self.listed = len(columns)
        self._tell("choose")
        most = None if math.isinf(self.work) else MOST_BRANCHES
        promise = columns.reduced(certificate.pi, certificate.sigma, certificate.cuts.mu)
        found = choose(columns, self.k_min, self.k_max, target, self.slack, self.clock, most, promise)
        if found.columns is not None:
            self._take(columns.sets[found.columns].argmax(axis=0).astype(np.int64))
        if self.labels is None and target <= self.floor and found.columns is None and found.bound < self.floor + 0.5:
            self.infeasible = True
            return
        self._lower(max(found.bound, target, self.best))
        self._tell("choose")


def _multipliers(relaxed: Relaxation, columns: Columns, best: Certificate | None) -> tuple[FloatArray, float, Cuts]:
    """Those of the relaxation, or between them and those of the least bound."""
    if best is None:
        return relaxed.pi, relaxed.sigma, Cuts(columns.blocks, relaxed.mu)
    mix = 1 - SMOOTH
    return (
        SMOOTH * best.pi + mix * relaxed.pi,
        SMOOTH * best.sigma + mix * relaxed.sigma,
        Cuts(columns.blocks, SMOOTH * best.cuts.mu + mix * relaxed.mu),
    )
