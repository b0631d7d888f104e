"""Groups of blocks that grow by merging neighbours: first plans, and coarser grounds."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.ground import Ground
from clefop_plugin.core.regions.state import Draws

#: Merges between two looks at the clock.
LOOK = 256


class Clusters:
    """Growing groups: tables as dictionaries, because at first there is one group per block."""

    def __init__(self, ground: Ground, within: Sequence[int] | None = None) -> None:
        self.ground = ground
        self.tables = [dict(row) for row in ground.rows]
        self.residents = list(ground.residents)
        self.amounts = list(ground.amounts)
        self.members = [[i] for i in range(ground.size)]
        self.around = [set(near) for near in ground.neighbours]
        if within is not None:
            self.around = [{j for j in near if within[j] == within[i]} for i, near in enumerate(self.around)]
        self.ties = [dict(row) for row in ground.ties]
        self.version = [0] * ground.size
        self.count = ground.size
        self.mean = max(1.0, sum(self.residents) / max(1, ground.k_max))

    def likeness(self, a: int, b: int) -> float:
        """Value of a merge per million million pairs of residents, more for the large: what greedy merges rank by."""
        one, two = self.tables[a], self.tables[b]
        if len(one) > len(two):
            one, two = two, one
        gain = 0.0
        for zone, value in one.items():
            if zone in two:
                gain += value * two[zone]
        small, large = self.residents[a], self.residents[b]
        gain -= self.ground.scale * small * large
        if self.ties:
            gain += self.ties[a].get(b, 0.0)
        if small > large:
            small, large = large, small
        spread: float = (max(1.0, large) * self.mean) ** 0.5
        return gain * 1e9 / max(1.0, small) / spread / 2

    def urgency(self, a: int, b: int) -> float:
        """Likeness, with the groups under the minimum first, and last what breaks a constraint."""
        minimum, maximum = self.ground.minimum, self.ground.maximum
        one, two = self.amounts[a], self.amounts[b]
        score, small = self.likeness(a, b), min(one, two)
        if one + two > maximum:
            score -= 1e6 * (one + two) / maximum
        if small < minimum:
            score += 0.3 * (1 - small / minimum)
        return score - (1e5 if self.ground.bound_by_pairs and self.unfit(a, b) else 0.0)

    def unfit(self, a: int, b: int) -> bool:
        """Whether a merge puts blocks together that may not be."""
        ground, one, two = self.ground, self.members[a], self.members[b]
        if ground.far is not None and any(not ground.far[i].isdisjoint(two) for i in one):
            return True
        if ground.seat_reach is None:
            return False
        both = one + two
        return not ground.seat_reach[min(both, key=ground.rank.__getitem__)].issuperset(both)

    def merge(self, a: int, b: int) -> None:
        """b disappears into a."""
        table = self.tables[a]
        for zone, value in self.tables[b].items():
            table[zone] = table.get(zone, 0.0) + value
        self.residents[a] += self.residents[b]
        self.amounts[a] += self.amounts[b]
        self.members[a] += self.members[b]
        for c in self.around[b]:
            self.around[c].discard(b)
            if c != a:
                self.around[c].add(a)
                self.around[a].add(c)
        if self.ties:
            self._merge_ties(a, b)
        self.tables[b], self.members[b], self.around[b] = {}, [], set()
        self.version[a] += 1
        self.version[b] = -1
        self.count -= 1

    def _merge_ties(self, a: int, b: int) -> None:
        mine = self.ties[a]
        for c, value in self.ties[b].items():
            self.ties[c].pop(b, None)
            if c != a:
                mine[c] = mine.get(c, 0.0) + value
                self.ties[c][a] = mine[c]
        mine.pop(b, None)
        self.ties[b] = {}

    def labels(self) -> list[int]:
        """Number of the group of each block, from 0 without gaps."""
        label = [0] * self.ground.size
        for number, members in enumerate(m for m in self.members if m):
            for i in members:
                label[i] = number
        return label


def agglomerate(ground: Ground, count: int, draws: Draws, clock: Clock, noise: float = 0.0) -> list[int]:
    """Merge the neighbours that are most alike down to ``count`` groups (more when the graph is in pieces)."""
    clusters = Clusters(ground)

    def score(a: int, b: int) -> float:
        found = clusters.urgency(a, b)
        return found + noise * abs(found) * draws.gauss() if noise else found

    heap = [(-score(a, b), a, b, 0, 0) for a in range(ground.size) for b in ground.neighbours[a] if a < b]
    heapq.heapify(heap)
    version = clusters.version
    while clusters.count > count and heap:
        if len(heap) % LOOK == 0:
            clock.check()
        _, a, b, one, two = heapq.heappop(heap)
        if version[a] != one or version[b] != two:
            continue
        if len(clusters.members[a]) < len(clusters.members[b]):
            a, b = b, a
        clusters.merge(a, b)
        for c in sorted(clusters.around[a]):
            heapq.heappush(heap, (-score(a, c), a, c, version[a], version[c]))
    return clusters.labels()


def coarsen(
    ground: Ground, count: int, most: float, draws: Draws, clock: Clock, within: Sequence[int] | None = None
) -> list[int]:
    """Groups of blocks that are alike and of about the same size, ``count`` or more of them.

    The smallest joins the neighbour it is most like, unless both hold more than ``most`` together or break a
    constraint. ``within``: labels of a partition; groups do not cross it. A little noise makes each call differ.
    """
    clusters = Clusters(ground, within)
    uneven = draws.many(ground.size)
    heap = [(size * (0.8 + 0.4 * uneven[i]), i, 0) for i, size in enumerate(ground.residents)]
    heapq.heapify(heap)
    while clusters.count > count and heap:
        if len(heap) % LOOK == 0:
            clock.check()
        _, a, version = heapq.heappop(heap)
        if clusters.version[a] != version:
            continue
        b = _partner(clusters, a, most, draws)
        if b is None:
            continue
        if len(clusters.members[a]) < len(clusters.members[b]):
            a, b = b, a
        clusters.merge(a, b)
        heapq.heappush(heap, (clusters.residents[a] * (0.8 + 0.4 * draws.one()), a, clusters.version[a]))
    return clusters.labels()


def _partner(clusters: Clusters, a: int, most: float, draws: Draws) -> int | None:
    """The neighbour that group a is most like, within what a group may hold."""
    best, found = -math.inf, None
    pairs = clusters.ground.bound_by_pairs
    for c in sorted(clusters.around[a]):
        if clusters.amounts[a] + clusters.amounts[c] > most or (pairs and clusters.unfit(a, c)):
            continue
        score = clusters.likeness(a, c)
        score += 0.1 * abs(score) * (draws.one() - 0.5)
        if score > best:
            best, found = score, c
    return found
