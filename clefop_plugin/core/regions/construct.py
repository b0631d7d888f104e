"""First plans: greedy agglomeration on a heap, cuts along random trees, and repair towards the bounds."""

from __future__ import annotations

import heapq

from clefop_plugin.core.regions.problem import UNIT, Problem
from clefop_plugin.core.regions.state import Draws, State


class _Cluster:
    """Growing groups of blocks: tables as dictionaries, because at first there is one group per block."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tables = [dict(row) for row in problem.rows]
        self.residents: list[float] = problem.population.tolist()
        self.members = [[i] for i in range(problem.size)]
        self.around = [set(blocks) for blocks in problem.neighbours]
        self.ties = [dict(row) for row in problem.ties]
        self.version = [0] * problem.size

    def gain(self, a: int, b: int) -> float:
        one, two = self.tables[a], self.tables[b]
        if len(one) > len(two):
            one, two = two, one
        shared = sum(value * two[zone] for zone, value in one.items() if zone in two)
        shared -= self.problem.resolution * self.residents[a] * self.residents[b] / UNIT
        return shared + (self.ties[a].get(b, 0.0) if self.ties else 0.0)

    def priority(self, a: int, b: int) -> float:
        """Gain of a merge, normalised by size; what breaks a bound or the diameter comes last, the small first."""
        minimum, maximum = self.problem.minimum, self.problem.maximum
        one, two = self.residents[a], self.residents[b]
        small, large = (one, two) if one < two else (two, one)
        score: float = self.gain(a, b) * 1e6 / max(1.0, small) / max(1.0, large) ** 0.5
        if one + two > maximum:
            score -= 1e6 * (one + two) / maximum
        if small < minimum:
            score += 0.3 * (1 - small / minimum)
        return score - (1e5 if self.too_wide(a, b) else 0.0)

    def too_wide(self, a: int, b: int) -> bool:
        far = self.problem.far
        return far is not None and any(not far[i].isdisjoint(self.members[b]) for i in self.members[a])

    def merge(self, a: int, b: int) -> None:
        """b disappears into a."""
        table = self.tables[a]
        for zone, value in self.tables[b].items():
            table[zone] = table.get(zone, 0.0) + value
        self.residents[a] += self.residents[b]
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

    def _merge_ties(self, a: int, b: int) -> None:
        mine = self.ties[a]
        for c, value in self.ties[b].items():
            self.ties[c].pop(b, None)
            if c != a:
                mine[c] = mine.get(c, 0.0) + value
                self.ties[c][a] = mine[c]
        mine.pop(b, None)
        self.ties[b] = {}


def agglomerate(problem: Problem, draws: Draws, noise: float = 0.0) -> State:
    """Merge neighbours by gain, normalised by size, down to k territories (more when the graph is in pieces)."""
    cluster = _Cluster(problem)

    def priority(a: int, b: int) -> float:
        score = cluster.priority(a, b)
        return score + noise * abs(score) * draws.gauss() if noise else score

    heap = [(-priority(a, b), a, b, 0, 0) for a in range(problem.size) for b in problem.neighbours[a] if a < b]
    heapq.heapify(heap)
    version, left = cluster.version, problem.size
    while left > problem.k_max and heap:
        _, a, b, one, two = heapq.heappop(heap)
        if version[a] != one or version[b] != two:
            continue
        if len(cluster.members[a]) < len(cluster.members[b]):
            a, b = b, a
        cluster.merge(a, b)
        left -= 1
        for c in sorted(cluster.around[a]):
            heapq.heappush(heap, (-priority(a, c), a, c, version[a], version[c]))
    label = [0] * problem.size
    for number, members in enumerate(m for m in cluster.members if m):
        for i in members:
            label[i] = number
    return State(problem, label)


def random_tree(state: State, c: int, draws: Draws) -> tuple[list[int], dict[int, int]]:
    """A random spanning tree of a territory: blocks in the order they were met, and the parent of each."""
    label, neighbours = state.label, state.problem.neighbours
    members = sorted(state.blocks[c])
    root = members[draws.below(len(members))]
    seen, parent, front, order = {root}, {}, [root], []
    while front:
        place = draws.below(len(front))
        here = front[place]
        front[place] = front[-1]
        front.pop()
        order.append(here)
        for other in neighbours[here]:
            if label[other] == c and other not in seen:
                seen.add(other)
                parent[other] = here
                front.append(other)
    return order, parent


def below(order: list[int], parent: dict[int, int], top: int) -> set[int]:
    """Blocks of the branch of a tree that hangs at ``top``."""
    side = {top}
    for block in order:
        if parent.get(block) in side:
            side.add(block)
    return side


def _branches(state: State, c: int, draws: Draws) -> list[tuple[float, float, set[int]]]:
    """Cuts of one random tree: (residents outside the bounds, change of J, blocks of the branch)."""
    order, parent = random_tree(state, c, draws)
    problem, total, whole = state.problem, state.residents[c], state.tables[c]
    people = {i: state.people[i] for i in order}
    tables: dict[int, dict[int, float]] = {}
    cuts: list[tuple[float, float, int]] = []
    for here in reversed(order[1:]):
        table = tables.pop(here, {})
        for zone, value in problem.rows[here]:
            table[zone] = table.get(zone, 0.0) + value
        mine = people[here]
        lost = sum(value * (whole[zone] - value) for zone, value in table.items()) - state.scale * mine * (total - mine)
        cuts.append((state.shortage(mine) + state.shortage(total - mine), -lost, here))
        up = parent[here]
        people[up] += mine
        other = tables.get(up)
        if other is None:
            tables[up] = table
            continue
        small, large = (other, table) if len(other) < len(table) else (table, other)
        for zone, value in small.items():
            large[zone] = large.get(zone, 0.0) + value
        tables[up] = large
    cuts.sort(key=lambda cut: (cut[0], -cut[1], cut[2]))
    keep = cuts[: 12 if problem.far is not None or problem.ties else 1]
    return [(out, gain, below(order, parent, top)) for out, gain, top in keep]


def _tie_loss(state: State, c: int, side: set[int]) -> float:
    label = state.label
    return sum(v for i in side for j, v in state.problem.ties[i] if label[j] == c and j not in side)


def _far_pairs(state: State, members: set[int]) -> int:
    far = state.problem.far
    return 0 if far is None else sum(len(far[i] & members) for i in members)


def best_split(state: State, c: int, draws: Draws, trees: int, strict: bool = True) -> tuple[float, set[int]] | None:
    """Best cut of a territory along random trees: (change of J, blocks of one side), or None.

    ``strict`` keeps only cuts whose two sides are within bounds; otherwise the cut nearest to the bounds is taken.
    """
    if len(state.blocks[c]) < 2 or (strict and state.residents[c] < 2 * state.problem.minimum):
        return None
    best: tuple[float, float, set[int]] | None = None
    for _ in range(trees):
        for out, change, side in _branches(state, c, draws):
            gain = change - (_tie_loss(state, c, side) if state.problem.ties else 0.0)
            wide = _far_pairs(state, side) + _far_pairs(state, state.blocks[c] - side)
            breach = out + 1e4 * wide
            if (strict and breach > 0) or (best is not None and (breach, -gain) >= (best[0], -best[1])):
                continue
            best = breach, gain, side
    return None if best is None else (best[1], best[2])


def _absorb_small(state: State) -> None:
    """Merge each territory under the minimum into the neighbour that gains most, where it fits if possible."""
    problem, stuck = state.problem, set()
    while True:
        low = [c for c in state.alive() if state.residents[c] < problem.minimum and c not in stuck]
        if not low:
            return
        c = min(low, key=lambda x: (state.residents[x], x))
        around = state.around(c)
        if not around:
            stuck.add(c)
            continue
        room = problem.maximum - state.residents[c]
        fitting = [d for d in around if state.residents[d] <= room and not state.too_wide(c, d)]
        state.merge(max(fitting or around, key=lambda d: (state.link_territories(c, d), -d)), c)


def _merge_cheapest(state: State) -> bool:
    """Merge the two neighbours that lose least, within the maximum when possible."""
    options = [(state.link_territories(a, b), a, b) for a in state.alive() for b in state.around(a) if a < b]
    fitting = [
        option
        for option in options
        if state.residents[option[1]] + state.residents[option[2]] <= state.problem.maximum
        and not state.too_wide(option[1], option[2])
    ]
    if not options:
        return False
    _, a, b = max(fitting or options)
    state.merge(a, b)
    return True


def _cut_more(state: State, draws: Draws) -> bool:
    """Add one territory by the best cut; when none keeps the bounds, by the cut nearest to them."""
    largest = sorted(state.alive(), key=lambda c: (-state.residents[c], c))[:60]
    for strict in (True, False):
        options = []
        for c in largest:
            cut = best_split(state, c, draws, 3, strict)
            if cut is not None:
                options.append((cut[0], -c, cut[1]))
                if not strict:
                    break
        if options:
            _, c, side = max(options, key=lambda option: option[:2])
            state.split(-c, side)
            return True
    return False


def repair(state: State, draws: Draws, rounds: int = 8) -> None:
    """Bring a plan to exactly k territories, within the bounds when simple merges and cuts can do it."""
    k = state.problem.k_max
    for _ in range(rounds):
        _absorb_small(state)
        while len(state.alive()) > k and _merge_cheapest(state):
            pass
        while len(state.alive()) < k and _cut_more(state, draws):
            pass
        if len(state.alive()) == k and state.excess() <= 0:
            return
