"""The exact engine for problems of a thousand blocks: the same proof, with local pricing and held multipliers.

Two things keep the engine of :mod:`exact` from regions of this size, and each has its remedy. A search that treats
every block at every step is in vain where territories are local (:mod:`local_pricing`). Column generation swings for a
hundred rounds where the relaxation has many optimal multipliers (:mod:`proximal`): here the multipliers stay near those
of the least bound met, and nearer and nearer.

The first multipliers need no search: let pi be, for each block, half the sum of its positive pair values. No territory
has a reduced cost then, so that the sum of pi is an upper bound already (sigma 0). The validity of every later bound is
that of :mod:`certificate`: local pricing returns, for each root, at least the largest worth of its sets.
"""

from __future__ import annotations

import numpy as np

from clefop_plugin.core.regions.bounds import quick_bound
from clefop_plugin.core.regions.certificate import Certificate
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.cuts import Cuts
from clefop_plugin.core.regions.exact import TOLERANCE, Exact, Report
from clefop_plugin.core.regions.local_pricing import LocalPricing
from clefop_plugin.core.regions.master import relax
from clefop_plugin.core.regions.pricing import Found
from clefop_plugin.core.regions.problem import FloatArray, Problem
from clefop_plugin.core.regions.proximal import Near, relax_near

#: Blocks up to which the engine is worth trying: above, its matrices of all pairs are too large.
LARGE_BLOCKS = 2_500
#: How much a block may be covered more or less than once: at first, once there are cuts, at last; and its reduction.
WIDE, CUT, NARROW, REDUCED = 0.3, 0.01, 1e-4, 5.0
#: How far a multiplier may go from the centre in one round, times its own size; the most this may become.
REACH, FARTHEST = 1.0, 1e3
#: Partial sets of a round of pricing, before more are allowed.
NODES = 40_000
#: The held relaxation is done when it is nearer to the bound than this share of the gap; and the free one than that.
DONE, NEAR = 1e-4, 0.01


class LargeExact(Exact):
    """See :class:`Exact`: the same members, for up to :data:`LARGE_BLOCKS` blocks."""

    def __init__(self, problem: Problem, clock: Clock, report: Report, work: int | None = None) -> None:
        super().__init__(problem, clock, report, work)
        self.local = LocalPricing(problem, self.pairs, self.unit)
        centre = np.maximum(self.pairs, 0.0).sum(axis=1) / 2
        maxima = np.full(problem.size, TOLERANCE)
        self.first = Certificate(centre, 0.0, Cuts.none(problem.size), maxima, self.k_min, self.k_max)
        self._lower(self.first.bound)

    def _generate(self, best: Certificate | None) -> Certificate | None:
        """The least bound met, from ``best`` or from multipliers that need no search."""
        if best is None:
            self._lower(quick_bound(self.problem, self.clock) / self.unit)
        best = self.first if best is None else self._extended(best)
        width, limit, reach = CUT if len(best.cuts) else WIDE, NODES, REACH
        while not self.ended:
            near = self._near(best, width, reach)
            if near is None:
                break
            here, added, complete = self._bounded(near, limit)
            if here.bound < best.bound:
                best = here
                self._lower(here.bound)
            self._tell("generate")
            if added and best.bound - near.objective > DONE * self._scale(best):
                continue
            if near.boxed and reach < FARTHEST:
                reach *= 4
            elif self._met(best) or (width <= NARROW and complete):
                break
            else:
                limit *= 10 if width <= NARROW else 1
                width /= REDUCED
                self._improve()
        return best

    def _search(self, pi: FloatArray, thresholds: FloatArray, slope: float, nodes: int, most: int, cuts: Cuts) -> Found:
        return self.local.search(pi, thresholds, slope, self.clock, nodes, most, cuts)

    def _near(self, best: Certificate, width: float, reach: float) -> Near | None:
        """The relaxation held near the multipliers of the least bound."""
        centre = np.append(best.pi, best.sigma)
        box = reach * np.maximum(1.0, np.abs(centre))
        return relax_near(self.columns.columns(), self.k_min, self.k_max, centre, width, box, self.clock)

    def _bounded(self, near: Near, limit: int) -> tuple[Certificate, int, bool]:
        """The bound of some multipliers, how many columns they brought, and whether the search was complete."""
        columns = self.columns.columns()
        cuts = Cuts(columns.blocks, near.mu)
        self.solution = columns.sets[near.use > 0], near.use[near.use > 0]
        found = self._price(near.pi, near.sigma, cuts, limit)
        maxima = np.maximum(found.maximum - near.sigma, TOLERANCE)
        here = Certificate(near.pi, near.sigma, cuts, maxima, self.k_min, self.k_max)
        return here, self._add(found), found.complete

    def _scale(self, best: Certificate) -> float:
        """The gap to close, or the bound itself while there is no plan."""
        return abs(self._gap(best)) if self.labels is not None else abs(best.bound)

    def _met(self, best: Certificate) -> bool:
        """Whether the relaxation without hold is about as high as the bound: nothing more is to be had of it."""
        plain = relax(self.columns.columns(), self.k_min, self.k_max, self.clock)
        return plain is not None and best.bound - plain.objective < NEAR * self._gap(best)
