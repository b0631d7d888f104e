"""Search for the connected block sets that are worth most: what it is asked, what it knows of the region, its answer.

A set S is *admissible* when it may be a territory (see :func:`problem.admissible`). For multipliers pi of the blocks
and cuts (see cuts.py) its worth is

    w(S) = v(S) - sum of pi over S - sum of mu over the cuts with two blocks or more in S

where v(S) is the part of J that S makes. Every set has one *root*: its first block in ``problem.order``, which is
also the seat of the territory. The search itself is in growth.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.cuts import BoolArray, Cuts
from clefop_plugin.core.regions.growth import Growth, Region
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem

#: Slack of sums of residents or jobs during the search: they need not be whole numbers.
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
    """Sets found: ``sets`` (m, n) with their ``worths`` and ``roots``, best first within a root; all are admissible.

    ``maximum``: per root, an upper bound of the worth of every admissible set, or the threshold given when none
    exceeds it. ``complete``: nothing was left unexplored, so ``maximum`` is exact (up to a millionth of a resident in
    the bounds) and, with ``slope`` 0, ``sets`` holds every admissible set above its threshold. ``nodes``: partial sets
    treated.
    """

    sets: BoolArray
    worths: FloatArray
    roots: IntArray
    maximum: FloatArray
    complete: bool
    nodes: int


class Pricing:
    """The search, bound to a problem without locked territories; ``values`` are its pair values, in any unit."""

    def __init__(self, problem: Problem, values: FloatArray) -> None:
        self.problem, self.values = problem, values
        self.region = Region.of(problem, values, problem.minimum - PERSON, problem.maximum + PERSON)

    def search(
        self,
        pi: FloatArray,
        thresholds: FloatArray,
        slope: float,
        clock: Clock,
        max_nodes: int,
        max_sets: int,
        cuts: Cuts | None = None,
    ) -> Found:
        """Admissible sets whose worth exceeds the threshold of their root.

        ``slope`` 0 finds them all; ``slope`` s in (0, 1] raises a root's threshold to threshold + s (best - threshold)
        as better sets are found: the best is still found, most others are not. Stops early at ``max_nodes`` partial
        sets, ``max_sets`` sets or the deadline. Raises Cancelled.
        """
        growth = Growth(self.region, pi, thresholds, slope, cuts)
        nodes = growth.run(clock, max_nodes, max_sets)
        sets, worths, roots = growth.found()
        exact = self._within(sets)
        sets, worths, roots = sets[exact], worths[exact], roots[exact]
        rank = np.lexsort((-worths, roots))
        return Found(sets[rank], worths[rank], roots[rank], growth.maximum(), growth.done, nodes)

    def _within(self, sets: BoolArray) -> BoolArray:
        """Which sets keep the bounds without any slack, added up as the check of plans does."""
        total: FloatArray = np.zeros(len(sets))
        for i, amount in enumerate(self.problem.amounts.tolist()):
            total += amount * sets[:, i]
        good: BoolArray = (total >= self.problem.minimum) & (total <= self.problem.maximum)
        return good
