"""Better plans: moves of one block and of two, merges and cuts; contiguity holds at every step."""

from __future__ import annotations

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.construct import below, best_split, random_tree
from clefop_plugin.core.regions.state import Draws, State

#: Smallest change of J that counts as progress.
EPSILON = 1e-9
#: Smallest change of excess that counts.
SMALL = 1e-6


def _best_target(state: State, i: int) -> int | None:
    """Territory that block i had better join: less excess first, then more J."""
    label, a = state.label, state.label[i]
    targets = sorted({label[j] for j in state.ground.neighbours[i]} - {a})
    best, goal = (0.0, EPSILON), None
    for b in targets:
        strain = state.strain(i, a, b)
        if strain > SMALL:
            continue
        score = (-strain if strain < -SMALL else 0.0, state.gain(i, a, b))
        if score > best:
            best, goal = score, b
    return goal


def climb(state: State, draws: Draws, clock: Clock) -> None:
    """Best single-block moves until none improves (excess, then J), in that order."""
    label, neighbours = state.label, state.ground.neighbours
    order = draws.order(state.ground.size)
    while order:
        changed: set[int] = set()
        for count, i in enumerate(order):
            if count % 256 == 0 and clock.expired():
                return
            goal = _best_target(state, i)
            if goal is not None and state.can_leave(i):
                changed |= {label[i], goal}
                state.move(i, goal)
        # only blocks that could join or leave a territory that changed may have something new to gain
        order = [
            i
            for i in (draws.order(state.ground.size) if changed else [])
            if label[i] in changed or any(label[j] in changed for j in neighbours[i])
        ]


def exchange(state: State, draws: Draws, clock: Clock) -> bool:
    """Pairs of moves that are better than none, where the first alone would break a bound; whether any was made.

    A block joins a territory that it overfills, and another one leaves this; or it leaves one that falls under the
    minimum, and another one joins this.
    """
    label, improved = state.label, False
    for count, i in enumerate(draws.order(state.ground.size)):
        if count % 64 == 0 and clock.expired():
            return improved
        a = label[i]
        for b in sorted({label[j] for j in state.ground.neighbours[i]} - {a}):
            strain, gain = state.strain(i, a, b), state.gain(i, a, b)
            if ((strain > SMALL and gain > EPSILON) or state.shortage(state.amounts[a])) and state.can_leave(i):
                state.move(i, b)
                if _follow(state, i, a, b, strain, gain):
                    improved = True
                    break
                state.move(i, a)
    return improved


def _follow(state: State, i: int, a: int, b: int, strain: float, gain: float) -> bool:
    """Make the best move out of b or into a that, after block i went from a to b, leaves the plan better."""
    label, neighbours = state.label, state.ground.neighbours
    options = {(j, c) for j in state.blocks[b] for k in neighbours[j] if (c := label[k]) != b}
    options |= {(j, a) for k in state.blocks[a] for j in neighbours[k] if label[j] != a}
    best, found = (0.0, EPSILON), None
    for j, c in sorted(options):
        if j == i:
            continue
        more = strain + state.strain(j, label[j], c)
        if more > SMALL:
            continue
        score = (-more if more < -SMALL else 0.0, gain + state.gain(j, label[j], c))
        if score > best and state.can_leave(j):
            best, found = score, (j, c)
    if found is None:
        return False
    state.move(*found)
    return True


def shake(state: State, draws: Draws) -> None:
    """Merge two neighbours and cut another territory at random: k is kept, the bounds are not."""
    alive = state.alive()
    a = alive[draws.below(len(alive))]
    around = state.around(a)
    if not around:
        return
    b = around[draws.below(len(around))]
    wide = [c for c in alive if len(state.blocks[c]) > 1 and c not in (a, b)]
    if not wide:
        return
    state.merge(a, b)
    c = wide[draws.below(len(wide))]
    order, parent = random_tree(state, c, draws)
    state.split(c, below(order, parent, order[1 + draws.below(len(order) - 1)]))


def resplit(state: State, draws: Draws, clock: Clock, tries: int, trees: int = 4) -> None:
    """Merge two neighbours and cut their union again within the constraints; keep what improves J."""
    neighbours, label = state.ground.neighbours, state.label
    for count in range(tries):
        if count % 16 == 0 and clock.expired():
            return
        i = draws.below(state.ground.size)
        a = label[i]
        around = sorted({label[j] for j in neighbours[i]} - {a})
        if not around:
            continue
        b = around[draws.below(len(around))]
        old, before = set(state.blocks[b]), state.link_territories(a, b)
        state.merge(a, b)
        cut = best_split(state, a, draws, trees)
        state.split(a, cut[1] if cut is not None and cut[0] + before > EPSILON else old)


def transfer(state: State, draws: Draws, clock: Clock, trees: int = 6) -> None:
    """Merge two territories here and cut a third one there, as long as J gains and the constraints hold.

    Where the number of territories may change, also one of the two without the other. With nesting this is the only
    way for a group to take a territory from another one.
    """
    ground = state.ground
    while not clock.expired():
        cuts = [(cut[0], c, cut[1]) for c in state.alive() if (cut := best_split(state, c, draws, trees)) is not None]
        merges = [
            (state.link_territories(a, b), a, b)
            for a in state.alive()
            for b in state.around(a)
            if a < b and state.amounts[a] + state.amounts[b] <= ground.maximum and not state.merged_breaches(a, b)
        ]
        count = len(state.alive())
        options = [
            (gain + loss, a, b, c, side)
            for gain, a, b in merges
            for loss, c, side in cuts
            if c not in (a, b) and gain + loss > EPSILON
        ]
        nowhere: set[int] = set()
        if count > ground.k_min:
            options += [(gain, a, b, -1, nowhere) for gain, a, b in merges if gain > EPSILON]
        if count < ground.k_max:
            options += [(loss, -1, -1, c, side) for loss, c, side in cuts if loss > EPSILON]
        if not options:
            return
        _, a, b, c, side = max(options, key=lambda option: option[:4])
        if a >= 0:
            state.merge(a, b)
        if c >= 0:
            state.split(c, side)
