"""Cuts of territories along random trees, and repair of a plan towards the number of territories and the bounds."""

from __future__ import annotations

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.state import Draws, State


def random_tree(state: State, c: int, draws: Draws) -> tuple[list[int], dict[int, int]]:
    """A random spanning tree of a territory: blocks in the order they were met, and the parent of each."""
    label, neighbours = state.label, state.ground.neighbours
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
    """Cuts of one random tree: (amounts outside the bounds, change of J without ties, blocks of the branch)."""
    order, parent = random_tree(state, c, draws)
    ground, residents, amount, whole = state.ground, state.residents[c], state.amounts[c], state.tables[c]
    people = {i: ground.residents[i] for i in order}
    held = {i: ground.amounts[i] for i in order}
    tables: dict[int, dict[int, float]] = {}
    cuts: list[tuple[float, float, int]] = []
    for here in reversed(order[1:]):
        table = tables.pop(here, {})
        for zone, value in ground.rows[here]:
            table[zone] = table.get(zone, 0.0) + value
        mine = people[here]
        lost = -ground.scale * mine * (residents - mine)
        for zone, value in table.items():
            lost += value * (whole[zone] - value)
        cuts.append((state.shortage(held[here]) + state.shortage(amount - held[here]), -lost, here))
        up = parent[here]
        people[up] += mine
        held[up] += held[here]
        tables[up] = _added(tables[up], table) if up in tables else table
    cuts.sort(key=lambda cut: (cut[0], -cut[1], cut[2]))
    keep = cuts[: 12 if ground.bound_by_pairs or ground.ties else 1]
    return [(out, gain, below(order, parent, top)) for out, gain, top in keep]


def _added(one: dict[int, float], two: dict[int, float]) -> dict[int, float]:
    """Sum of two tables; the larger is changed and returned."""
    small, large = (one, two) if len(one) < len(two) else (two, one)
    for zone, value in small.items():
        large[zone] = large.get(zone, 0.0) + value
    return large


def _lost_ties(state: State, c: int, side: set[int]) -> float:
    label = state.label
    return sum(v for i in sorted(side) for j, v in state.ground.ties[i] if label[j] == c and j not in side)


def best_split(state: State, c: int, draws: Draws, trees: int, strict: bool = True) -> tuple[float, set[int]] | None:
    """Best cut of a territory along random trees: (change of J, blocks of one side), or None.

    ``strict`` keeps only cuts whose two sides respect the constraints; otherwise the cut nearest to that is taken.
    """
    ground, blocks = state.ground, state.blocks[c]
    if len(blocks) < 2 or (strict and state.amounts[c] < 2 * ground.minimum):
        return None
    best: tuple[float, float, set[int]] | None = None
    for _ in range(trees):
        for out, change, side in _branches(state, c, draws):
            gain = change - (_lost_ties(state, c, side) if ground.ties else 0.0)
            breach = out + (ground.breach * state.cut_breaches(c, side) if ground.bound_by_pairs else 0.0)
            if (strict and breach > 0) or (best is not None and (breach, -gain) >= (best[0], -best[1])):
                continue
            best = breach, gain, side
    return None if best is None else (best[1], best[2])


def _absorb_small(state: State, clock: Clock) -> None:
    """Merge each territory under the minimum into the neighbour that gains most, where it fits if possible."""
    ground, stuck = state.ground, set()
    while True:
        clock.check()
        low = [c for c in state.alive() if state.amounts[c] < ground.minimum and c not in stuck]
        if not low:
            return
        c = min(low, key=lambda x: (state.amounts[x], x))
        around = state.around(c)
        if not around:
            stuck.add(c)
            continue
        room = ground.maximum - state.amounts[c]
        fitting = [d for d in around if state.amounts[d] <= room and not state.merged_breaches(c, d)]
        state.merge(max(fitting or around, key=lambda d: (state.link_territories(c, d), -d)), c)


def _merge_cheapest(state: State) -> bool:
    """Merge the two neighbours that lose least, within the constraints when possible."""
    options = [(a, b) for a in state.alive() for b in state.around(a) if a < b]
    if not options:
        return False
    fitting = [
        (a, b)
        for a, b in options
        if state.amounts[a] + state.amounts[b] <= state.ground.maximum and not state.merged_breaches(a, b)
    ]
    _, a, b = max((state.link_territories(a, b), a, b) for a, b in fitting or options)
    state.merge(a, b)
    return True


def _cut_more(state: State, draws: Draws, clock: Clock) -> bool:
    """Add one territory by the best cut; when none respects the constraints, by the cut nearest to that."""
    largest = sorted(state.alive(), key=lambda c: (-state.amounts[c], c))[:60]
    for strict in (True, False):
        options = []
        for c in largest:
            clock.check()
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


def repair(state: State, draws: Draws, clock: Clock, rounds: int = 8) -> None:
    """Bring a plan to a number of territories that is asked, within the bounds when simple merges and cuts can."""
    ground = state.ground
    for _ in range(rounds):
        _absorb_small(state, clock)
        while len(state.alive()) > ground.k_max and _merge_cheapest(state):
            clock.check()
        while len(state.alive()) < ground.k_min and _cut_more(state, draws, clock):
            pass
        if ground.k_min <= len(state.alive()) <= ground.k_max and state.excess() <= 0:
            return
