"""Better plans: single-block moves, simulated annealing, merge and re-split; contiguity holds at every step."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.construct import below, best_split, random_tree
from clefop_plugin.core.regions.state import Draws, State

#: Smallest change of J that counts as progress.
EPSILON = 1e-9


@dataclass
class Clock:
    """When to stop: a moment of ``time.monotonic`` (None: never), and the user's cancel."""

    deadline: float | None
    progress: Progress

    def expired(self) -> bool:
        """Whether the time is over. Raises Cancelled when the user asked to stop."""
        self.progress.check()
        return self.deadline is not None and time.monotonic() >= self.deadline

    def left(self) -> float:
        """Seconds left: infinite without deadline, never under a hundredth."""
        return math.inf if self.deadline is None else max(0.01, self.deadline - time.monotonic())


def _best_target(state: State, i: int) -> int | None:
    """Territory that block i had better join: fewer residents outside the bounds first, then more J."""
    label, a, people = state.label, state.label[i], state.people[i]
    targets = sorted({label[j] for j in state.problem.neighbours[i]} - {a})
    if not targets:
        return None
    shortage, residents = state.shortage, state.residents
    here = state.link(i, a)
    relief = shortage(residents[a]) - shortage(residents[a] - people)
    best, goal = (0.0, EPSILON), None
    for b in targets:
        if state.far_from(i, b):
            continue
        better = relief + shortage(residents[b]) - shortage(residents[b] + people)
        if better < -1e-6:
            continue
        score = (better if better > 1e-6 else 0.0, state.link(i, b) - here)
        if score > best:
            best, goal = score, b
    return goal


def climb(state: State, draws: Draws, clock: Clock) -> None:
    """Best single-block moves until none improves (residents outside the bounds, then J), in that order."""
    improved = True
    while improved:
        improved = False
        for count, i in enumerate(draws.order(state.problem.size)):
            if count % 256 == 0 and clock.expired():
                return
            if len(state.blocks[state.label[i]]) == 1:
                continue
            goal = _best_target(state, i)
            if goal is not None and state.can_leave(i):
                state.move(i, goal)
                improved = True


def anneal(
    state: State, draws: Draws, clock: Clock, steps: int, hot: float, cold: float, penalty: float
) -> list[int] | None:
    """Simulated annealing on single-block moves; the labels of the best plan met within bounds, or None.

    ``hot`` and ``cold`` are temperatures in J; ``penalty`` the price in J of one resident outside the bounds.
    """
    objective, best_objective = 0.0, -math.inf
    best: list[int] | None = None
    excess = state.excess()
    for start in range(0, steps, 512):
        if clock.expired():
            break
        temperature = hot * (cold / hot) ** (start / steps)
        for change, relief in _proposals(state, draws, temperature, penalty):
            objective += change
            excess += relief
            if excess <= 1e-6 and objective > best_objective + EPSILON:
                best_objective, best = objective, state.label[:]
    return best


def _proposals(state: State, draws: Draws, temperature: float, penalty: float) -> Iterator[tuple[float, float]]:
    """512 random moves tried at one temperature; yields (change of J, change of excess) of each move made."""
    problem, label, blocks = state.problem, state.label, state.blocks
    neighbours, size, people, residents = problem.neighbours, problem.size, state.people, state.residents
    shortage, link, can_leave, bounded = state.shortage, state.link, state.can_leave, problem.far is not None
    numbers = draws.many(3 * 512)
    for turn in range(0, 3 * 512, 3):
        i = int(numbers[turn] * size)
        around = neighbours[i]
        if not around:
            continue
        a, b = label[i], label[around[int(numbers[turn + 1] * len(around))]]
        if a == b or len(blocks[a]) == 1 or (bounded and state.far_from(i, b)):
            continue
        mine, source, target = people[i], residents[a], residents[b]
        excess = shortage(source - mine) - shortage(source) + shortage(target + mine) - shortage(target)
        change = link(i, b) - link(i, a)
        worth = change - penalty * excess
        if worth < 0 and numbers[turn + 2] >= math.exp(worth / temperature):
            continue
        if can_leave(i):
            state.move(i, b)
            yield change, excess


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
    """Merge two neighbours and cut their union again within bounds; keep what improves J."""
    neighbours, label = state.problem.neighbours, state.label
    for count in range(tries):
        if count % 16 == 0 and clock.expired():
            return
        i = draws.below(state.problem.size)
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
    """Merge two territories here and cut a third one there, as long as J gains and the bounds hold.

    With nesting this is the only way for a group to take a territory from another one.
    """
    while not clock.expired():
        cuts = [(cut[0], c, cut[1]) for c in state.alive() if (cut := best_split(state, c, draws, trees)) is not None]
        merges = [
            (state.link_territories(a, b), a, b)
            for a in state.alive()
            for b in state.around(a)
            if a < b and state.residents[a] + state.residents[b] <= state.problem.maximum and not state.too_wide(a, b)
        ]
        options = [
            (gain + loss, a, b, c, side)
            for gain, a, b in merges
            for loss, c, side in cuts
            if c not in (a, b) and gain + loss > EPSILON
        ]
        if not options:
            return
        _, a, b, c, side = max(options, key=lambda option: option[:4])
        state.merge(a, b)
        state.split(c, side)
