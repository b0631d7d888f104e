"""Pricing of large problems: which blocks each root may meet, then the search among these blocks alone.

The search of :mod:`pricing` treats every block at every step. On a thousand blocks nearly all of that is in vain: the
territories worth something are local. Before the search, each root is *screened*, and the screen proves that no set of
the root exceeds its threshold, or that the sets which do lie within a few blocks, its *candidates*.

**Screen of root r.** Let A be the blocks a set adds to r, F the blocks still possible, gain(v) the worth of adding v
to r alone. With V the pair values and V+ their positive parts, the pairs within A are worth at most the sum over A of

    profit(v) = gain(v) + 1/2 sum over F of V+(v, .)

and the blocks of negative profit (losses) on the way to a block must all be taken. That much is the bound of
:mod:`pricing`; it counts every profit of the country, because r alone is too small to make distant blocks lose. They do
lose with each other: V = C - lambda p p' where C, what the zonings agree and the ties, is zero between distant blocks.
So for any set Q of blocks with a profit, their pairs are worth at most

    1/2 sum over v of (sum over Q of C+(v, .)) - lambda / 2 ((sum of p)^2 - sum of p^2)

and what Q brings is at most the maximum, for 0 <= x <= 1, of a concave function of one sum:

    sum of q x - lambda / 2 (sum of p x)^2      q(v) = gain(v) + 1/2 sum over F - Q of V+ + 1/2 sum over Q of C+
                                                       + lambda / 2 p(v)^2

which sorting by q / p solves. Q is what lies more than some steps from the root; the best of several steps is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.cuts import BoolArray, Cuts
from clefop_plugin.core.regions.growth import SLACK
from clefop_plugin.core.regions.pricing import PERSON, Found, Pricing
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem, restricted

#: Steps from the root beyond which profits are bounded together.
STEPS = (0, 1, 2, 3, 4, 6)
#: Times the candidates of a root are thinned with the bound that the last thinning gave.
SWEEPS = 6
#: Roots of one neighbourhood, searched together when their candidates fit in a window.
GROUP = 16
#: Blocks of a window; a root with more candidates has a window of its own.
WINDOW = 160
#: Windows a group keeps for the next rounds.
KEPT = 4
#: Partial sets of one window: a share of those allowed, and at least so many.
SHARES, FEWEST = 8, 1_000
#: Threshold of the roots that a search leaves out.
NEVER = 1e300


@dataclass
class Screen:
    """``bound`` per root: no set of the root is worth more; ``candidates`` of the roots that may exceed theirs."""

    bound: FloatArray
    candidates: dict[int, IntArray]


@dataclass
class _Window:
    """Some blocks with the search bound to them; ``place``: index of each of them among these."""

    blocks: IntArray
    inside: BoolArray
    place: IntArray
    pricing: Pricing

    @staticmethod
    def of(problem: Problem, values: FloatArray, inside: BoolArray) -> _Window:
        """The window of the blocks inside."""
        blocks = np.flatnonzero(inside)
        part = restricted(problem, blocks, 1, len(blocks))
        return _Window(blocks, inside, np.cumsum(inside) - 1, Pricing(part, values[np.ix_(blocks, blocks)]))

    def search(
        self,
        pi: FloatArray,
        thresholds: FloatArray,
        roots: list[int],
        slope: float,
        clock: Clock,
        max_nodes: int,
        max_sets: int,
        cuts: Cuts | None,
    ) -> Found:
        """The search for the sets of some roots."""
        limits = np.full(len(self.blocks), NEVER)
        limits[self.place[roots]] = thresholds[roots]
        if cuts is not None:
            held = cuts.blocks[:, self.blocks]
            some = held.sum(axis=1) > 1
            cuts = Cuts(held[some], cuts.mu[some])
        return self.pricing.search(pi[self.blocks], limits, slope, clock, max_nodes, max_sets, cuts)


@dataclass
class _Group:
    """Roots of a neighbourhood and the windows they used lately."""

    roots: IntArray
    windows: list[_Window] = field(default_factory=list)


def concave_fill(value: FloatArray, weight: FloatArray, scale: float) -> float:
    """Maximum of sum(value x) - scale / 2 (sum(weight x))^2 for 0 <= x <= 1; weights and scale above zero."""
    some = value > 0
    value, weight = value[some], weight[some]
    ratio = value / weight
    rank = np.argsort(-ratio)
    value, weight, ratio = value[rank], weight[rank], ratio[rank]
    before = np.cumsum(weight) - weight
    part = np.clip((ratio / scale - before) / weight, 0.0, 1.0)
    return float((value * part).sum()) - scale / 2 * float((weight * part).sum()) ** 2


def neighbourhoods(xy: FloatArray, blocks: IntArray, size: int) -> list[IntArray]:
    """The blocks cut in groups of at most ``size``, by halves of their longer side."""
    if len(blocks) <= size:
        return [blocks]
    here = xy[blocks]
    side = int(np.ptp(here[:, 1]) > np.ptp(here[:, 0]))
    rank = blocks[np.argsort(here[:, side], kind="stable")]
    half = len(rank) // 2
    return neighbourhoods(xy, rank[:half], size) + neighbourhoods(xy, rank[half:], size)


class LocalPricing:
    """Screen and search, bound to a problem without locked territories.

    ``values`` are its pair values, in units of ``unit`` J; pairs of blocks apart, too far or kept together are left to
    the searches in the windows.
    """

    def __init__(self, problem: Problem, values: FloatArray, unit: float) -> None:
        n = problem.size
        self.problem, self.values, self.size = problem, values, n
        self.people = problem.population.astype(np.float64)
        self.scale = problem.resolution / UNIT / unit
        self.positive = np.maximum(values, 0.0)
        agreement = values + self.scale * np.outer(self.people, self.people)
        np.fill_diagonal(agreement, 0.0)
        self.agreement = np.maximum(agreement, 0.0)
        degree = np.array([len(around) for around in problem.neighbours], dtype=np.int64)
        ends = np.concatenate([np.asarray(around, dtype=np.int64) for around in problem.neighbours])
        starts = np.concatenate([[0], np.cumsum(degree)])
        self.graph = sparse.csr_matrix((np.ones(len(ends)), ends, starts), shape=(n, n))
        self.steps = self._steps()
        self.allowed = np.isfinite(self.steps)
        np.fill_diagonal(self.allowed, False)
        self.half = self.allowed @ self.positive / 2
        self.groups = [_Group(roots) for roots in neighbourhoods(problem.xy, np.arange(n), GROUP)]

    def _steps(self) -> FloatArray:
        """Steps from each root (rows) to the blocks its sets may hold, through such blocks; infinite to the others."""
        problem, n = self.problem, self.size
        amounts = problem.amounts
        may = problem.rank[None, :] > problem.rank[:, None]
        may &= amounts[None, :] + amounts[:, None] <= problem.maximum + PERSON
        for r in range(n):
            if problem.far is not None:
                may[r, list(problem.far[r])] = False
            if problem.reach is not None:
                reached = np.zeros(n, dtype=bool)
                reached[list(problem.reach[r])] = True
                may[r] &= reached
        steps = np.full((n, n), np.inf)
        front, count = np.eye(n, dtype=bool), 0
        while front.any():
            steps[front] = count
            count += 1
            front = ((self.graph @ front.T.astype(np.float32)).T > 0) & may & np.isinf(steps)
        return steps

    # ------------------------------------------------------------------ screen
    def screen(self, pi: FloatArray, thresholds: FloatArray) -> Screen:
        """Bound and candidates of every root, for the multipliers ``pi``."""
        problem, n = self.problem, self.size
        slack = SLACK * n * (float(np.abs(pi).max()) + float(np.abs(self.values).max()) + 1.0)
        profit = self.values - pi[None, :] + self.half
        total = -pi + np.where(self.allowed, np.maximum(profit, 0.0), 0.0).sum(axis=1)
        total[problem.amounts > problem.maximum + PERSON] = -np.inf
        bound = np.minimum(total, thresholds)
        candidates = {}
        for r in np.flatnonzero(total > thresholds - slack):
            found, top = self._thin(int(r), pi, float(thresholds[r]) - slack, profit[r])
            bound[r] = top
            if top > thresholds[r] - slack:
                candidates[int(r)] = found
        return Screen(np.maximum(bound, thresholds), candidates)

    def _thin(self, r: int, pi: FloatArray, least: float, profit: FloatArray) -> tuple[IntArray, float]:
        """Candidates of root r, and a bound of its sets; their blocks' ``profit`` when none is discarded yet."""
        free = np.flatnonzero(self.allowed[r])
        profit, top = profit[free], np.inf
        for _ in range(SWEEPS):
            top = min(top, self._top(r, pi, free, profit))
            if top <= least:
                break
            loss = np.full(self.size, np.inf)
            # a little above zero: the graph routines take a zero for no contact
            loss[free] = np.maximum(-profit, 1e-200)
            paths = sparse.csr_matrix((loss[self.graph.indices], self.graph.indices, self.graph.indptr))
            paths.data[~np.isfinite(paths.data)] = NEVER
            ways = dijkstra(paths, indices=r, limit=top - least)[free]
            near = np.isfinite(ways)
            if near.all():
                break
            free = free[near]
            profit = self.values[r, free] - pi[free] + self.positive[np.ix_(free, free)].sum(axis=1) / 2
        amounts = self.problem.amounts
        if float(amounts[free].sum()) + float(amounts[r]) < self.problem.minimum - PERSON:
            top = -np.inf
        return free, top

    def _top(self, r: int, pi: FloatArray, free: IntArray, profit: FloatArray) -> float:
        """The least bound of the sets of root r made of free blocks, over the ways to choose Q."""
        own = -float(pi[r])
        top = own + float(np.maximum(profit, 0.0).sum())
        if self.scale <= 0:
            return top
        paid = np.flatnonzero((profit > 0) & (self.people[free] > 0))
        steps, blocks = self.steps[r, free[paid]], free[paid]
        between = self.agreement[np.ix_(blocks, blocks)] - self.positive[np.ix_(blocks, blocks)]
        weight = self.people[blocks]
        alone = top - float(profit[paid].sum())
        for step in STEPS:
            far = steps > step
            if not far.any():
                break
            value = profit[paid][far] + between[np.ix_(far, far)].sum(axis=1) / 2 + self.scale / 2 * weight[far] ** 2
            near = float(profit[paid][~far].sum())
            top = min(top, alone + near + concave_fill(value, weight[far], self.scale))
        return top

    # ------------------------------------------------------------------ search
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
        """As :meth:`Pricing.search`; at a limit, the maxima of the roots not searched are those of the screen."""
        screened = self.screen(pi, thresholds)
        maximum, nodes, sets, complete = screened.bound, 0, 0, True
        parts: list[tuple[_Window, Found]] = []
        for window, roots in self._plan(screened.candidates):
            if nodes >= max_nodes or sets >= max_sets or clock.expired():
                complete = False
                break
            some = min(max_nodes - nodes, max(FEWEST, max_nodes // SHARES))
            found = window.search(pi, thresholds, roots, slope, clock, some, max_sets, cuts)
            nodes, sets = nodes + found.nodes, sets + len(found.sets)
            complete &= found.complete
            maximum[roots] = np.minimum(maximum[roots], found.maximum[window.place[roots]])
            parts.append((window, found))
        return self._joined(parts, maximum, complete, nodes)

    def _joined(self, parts: list[tuple[_Window, Found]], maximum: FloatArray, complete: bool, nodes: int) -> Found:
        """What the windows found, as sets of all blocks."""
        parts = [(window, found) for window, found in parts if len(found.sets)]
        sets = np.zeros((sum(len(found.sets) for _, found in parts), self.size), dtype=bool)
        worths = np.zeros(len(sets))
        roots = np.zeros(len(sets), dtype=np.int64)
        start = 0
        for window, found in parts:
            here = slice(start, start + len(found.sets))
            sets[here, window.blocks] = found.sets
            worths[here], roots[here] = found.worths, window.blocks[found.roots]
            start = here.stop
        whole = np.ones(len(sets), dtype=bool)
        for blocks in self.problem.together:  # a window may hold a part of a group
            held = sets[:, list(blocks)].sum(axis=1)
            whole &= (held == 0) | (held == len(blocks))
        rank = np.lexsort((-worths, roots))
        rank = rank[whole[rank]]
        return Found(sets[rank], worths[rank], roots[rank], maximum, complete, nodes)

    def _plan(self, candidates: dict[int, IntArray]) -> list[tuple[_Window, list[int]]]:
        """Windows that hold all candidates of some roots, the smaller first."""
        plan: list[tuple[_Window, list[int]]] = []
        for group in self.groups:
            tasks: dict[int, tuple[_Window, list[int]]] = {}
            missing: list[int] = []
            for r in group.roots.tolist():
                if r not in candidates:
                    continue
                window = next((w for w in group.windows if w.inside[r] and w.inside[candidates[r]].all()), None)
                if window is None:
                    missing.append(r)
                else:
                    tasks.setdefault(id(window), (window, []))[1].append(r)
            plan += tasks.values()
            for roots, inside in self._pack(missing, candidates):
                window = _Window.of(self.problem, self.values, inside)
                if len(window.blocks) <= WINDOW:
                    group.windows = [window, *group.windows][:KEPT]
                plan.append((window, roots))
        return sorted(plan, key=lambda task: len(task[0].blocks))

    def _pack(self, roots: Sequence[int], candidates: dict[int, IntArray]) -> list[tuple[list[int], BoolArray]]:
        """Roots put together while a window holds their candidates, those with most candidates first."""
        packs: list[tuple[list[int], BoolArray]] = []
        for r in sorted(roots, key=lambda r: -len(candidates[r])):
            blocks = np.zeros(self.size, dtype=bool)
            blocks[candidates[r]] = blocks[r] = True
            for members, union in packs:
                joined = union | blocks
                if joined.sum() <= max(WINDOW, union.sum()):
                    members.append(r)
                    union[:] = joined
                    break
            else:
                packs.append(([r], blocks))
        return packs
