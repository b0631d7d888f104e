"""The heuristic engine: a first plan from coarse to fine, then rounds that rework the plan, whole or by windows."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.anneal import anneal
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.clusters import agglomerate, coarsen
from clefop_plugin.core.regions.construct import repair
from clefop_plugin.core.regions.ground import Ground, contract, ground_of, part
from clefop_plugin.core.regions.improve import climb, exchange, resplit, shake, transfer
from clefop_plugin.core.regions.pool import Pool
from clefop_plugin.core.regions.problem import Evaluation, Problem, evaluate
from clefop_plugin.core.regions.recut import recut
from clefop_plugin.core.regions.state import Draws, State
from clefop_plugin.core.regions.windows import neighbouring
from clefop_plugin.core.text import number, tr

#: Blocks up to which a ground is annealed as it is; above, from a coarser one.
FINE = 300
#: Territories of a window, and how often it starts where a bound is broken, when one is.
WINDOW, STRAINED = 16, 0.7
#: Rounds between two cycles of a large ground, and rounds of a cycle.
EVERY, CYCLE = 40, 200
#: Rounds without a better plan after which a plan of few territories is left for another first one.
STALE = 8
#: Sweeps of exchanges at the end of a rework.
EXCHANGES = 5


@dataclass
class Search:
    """Best plan met so far, the nearest one while none respects every constraint, and the territories met.

    ``patience``: rounds without a better plan after which a search ends (None: it goes on).
    """

    problem: Problem
    best: list[int] | None = None
    objective: float = -np.inf
    nearest: Evaluation | None = None
    rank: tuple[float, ...] = field(default=(np.inf,))
    rounds: int = 0
    patience: int | None = None

    def __post_init__(self) -> None:
        self.pool = Pool(self.problem)

    def consider(self, labels: Sequence[int]) -> bool:
        """Keep the plan when it is feasible and better; whether it was."""
        found = evaluate(self.problem, labels)
        if found.feasible:
            if found.objective > self.objective + 1e-9:
                self.best, self.objective = list(labels), found.objective
                return True
            return False
        outside = np.maximum(self.problem.minimum - found.amounts, 0) + np.maximum(
            found.amounts - self.problem.maximum, 0
        )
        miscount = max(found.territories - self.problem.k_max, self.problem.k_min - found.territories, 0)
        rank = (miscount + found.extra_pieces, found.breaches - found.extra_pieces, float(outside.sum()))
        if rank < self.rank:
            self.rank, self.nearest = rank, found
        return False


def rank_of(state: State) -> tuple[float, float, float]:
    """What plans of one ground are compared by, the least first: territories too many or too few, excess, J."""
    ground, count = state.ground, len(state.alive())
    miscount = max(count - ground.k_max, ground.k_min - count, 0)
    return float(miscount), round(state.excess(), 6), -round(state.objective(), 9)


def projected(labels: Sequence[int], home: Sequence[int]) -> list[int]:
    """Labels of the blocks of a ground from those of a coarser one."""
    return [labels[c] for c in home]


def first_plan(ground: Ground, draws: Draws, clock: Clock) -> State:
    """Greedy plan, repaired and climbed, from coarse to fine."""
    if ground.size > 12 * ground.k_max:
        home = coarsen(ground, 6 * ground.k_max, ground.maximum / 3, draws, clock)
        if max(home) + 1 < 0.9 * ground.size:
            coarse = first_plan(contract(ground, home), draws, clock)
            state = State(ground, projected(coarse.label, home))
            climb(state, draws, clock)
            return state
    state = State(ground, agglomerate(ground, ground.k_max, draws, clock))
    repair(state, draws, clock)
    climb(state, draws, clock)
    return state


def rework(
    ground: Ground, labels: Sequence[int], draws: Draws, clock: Clock, restart: bool, meet: Callable[[State], None]
) -> State:
    """Another plan of a ground, most often better: shaken or made anew, annealed, cut again, climbed.

    ``meet`` is given the plans on the way, for the territories they hold.
    """
    if restart:
        state = State(ground, agglomerate(ground, ground.k_max, draws, clock, noise=0.4))
        repair(state, draws, clock)
    else:
        state = State(ground, labels)
        for _ in range(draws.below(4)):
            shake(state, draws)
    if ground.size > FINE:
        state = _coarsely_annealed(state, draws, clock)
    else:
        state = annealed(state, draws, clock, 3000 + 150 * ground.size, 0.6, 0.005)
    climb(state, draws, clock)
    meet(state)
    if rank_of(state)[:2] == (0.0, 0.0):
        resplit(state, draws, clock, 60 + min(ground.size, 400) // 4)
        transfer(state, draws, clock)
        climb(state, draws, clock)
    for _ in range(EXCHANGES):
        if not exchange(state, draws, clock):
            break
        climb(state, draws, clock)
    meet(state)
    return state


def _coarser(state: State, draws: Draws, clock: Clock, per_territory: int) -> tuple[State, list[int]]:
    """The same plan on a ground of fewer blocks, none across two territories, and the coarse block of each block."""
    ground = state.ground
    count = len(state.alive()) * per_territory
    home = coarsen(ground, count, ground.maximum / 3, draws, clock, state.label)
    coarse = contract(ground, home)
    rough = [0] * coarse.size
    for i, c in enumerate(home):
        rough[c] = state.label[i]
    return State(coarse, rough), home


def _coarsely_annealed(state: State, draws: Draws, clock: Clock) -> State:
    """A large ground is annealed on a coarser one, then a little as it is."""
    ground = state.ground
    coarse, home = _coarser(state, draws, clock, 5 + draws.below(6))
    rough = annealed(coarse, draws, clock, 3000 + 150 * coarse.ground.size, 0.6, 0.005)
    fine = State(ground, projected(rough.label, home))
    climb(fine, draws, clock)
    return annealed(fine, draws, clock, 10 * ground.size, 0.02, 0.002)


def annealed(state: State, draws: Draws, clock: Clock, proposals: int, hot: float, cold: float) -> State:
    """The plan annealed between two temperatures, in typical links; repaired when it does not respect constraints."""
    scale = state.typical_link()
    found = anneal(state, draws, clock, proposals, hot * scale, cold * scale)
    if found is not None:
        return State(state.ground, found)
    repair(state, draws, clock)
    return state


def _start(state: State, draws: Draws, turn: int) -> int:
    """A territory to start a window from: at random by territory, or by residents; often one that breaks a bound."""
    alive = state.alive()
    strained = [c for c in alive if state.shortage(state.amounts[c]) > 0 or state.breaches(state.blocks[c])]
    if strained and draws.one() < STRAINED:
        return strained[draws.below(len(strained))]
    if turn % 2:
        return alive[draws.below(len(alive))]
    place = draws.one() * sum(state.residents)
    for c in alive:
        place -= state.residents[c]
        if place < 0:
            return c
    return alive[-1]


def _round(state: State, draws: Draws, clock: Clock, turn: int, window: int, meet: Callable[[State], None]) -> State:
    """One rework of the whole plan, or of a window of it when it has many territories; the better of both."""
    ground, alive = state.ground, state.alive()
    restart = turn % 3 == 0
    if len(alive) <= 1.5 * window:
        found = rework(ground, state.label, draws, clock, restart, meet)
        return min(state, found, key=rank_of)
    chosen = neighbouring(state, _start(state, draws, turn), window // 2 + draws.below(window), draws)
    blocks = sorted(i for c in chosen for i in state.blocks[c])
    spare, room = max(0, len(alive) - ground.k_min), max(0, ground.k_max - len(alive))
    small = part(ground, blocks, max(1, len(chosen) - spare), len(chosen) + room)
    number_of = {c: new for new, c in enumerate(chosen)}
    before = State(small, [number_of[state.label[i]] for i in blocks])
    after = rework(small, before.label, draws, clock, restart, meet)
    if rank_of(after) >= rank_of(before):
        return state
    label = state.label[:]
    names = chosen + [c for c in range(len(state.blocks) + len(after.blocks)) if c not in set(alive)]
    for i, c in zip(blocks, after.label, strict=True):
        label[i] = names[c]
    return State(ground, label)


def _cycle(state: State, draws: Draws, clock: Clock, meet: Callable[[State], None]) -> State:
    """Many rounds on a coarser ground, where each costs little; the better of both plans."""
    small, home = _coarser(state, draws, clock, 4 + draws.below(6))
    for turn in range(CYCLE):
        if clock.expired():
            break
        small = _round(small, draws, clock, turn, WINDOW, meet)
    found = State(state.ground, projected(small.label, home))
    climb(found, draws, clock)
    return min(state, found, key=rank_of)


@dataclass
class _Course:
    """The rounds from one first plan: the best state of it, and for how many rounds it has not changed.

    ``tried``: how often each pair of territories was cut again.
    """

    ground: Ground
    state: State
    stale: int = 0
    tried: dict[int, int] = field(default_factory=dict)

    @property
    def many(self) -> bool:
        """Whether there are more territories than one window."""
        return len(self.state.alive()) > 1.5 * WINDOW

    def take(self, state: State) -> None:
        """Go on from a state, when it is better."""
        better = rank_of(state) < rank_of(self.state)
        self.stale = 0 if better else self.stale + 1
        if better:
            self.state = state

    def turn(self, search: Search, draws: Draws, clock: Clock, turn: int) -> None:
        """One round, and from time to time: many on a coarser ground, a start from nothing, a look at what was met."""
        ground, meet = self.ground, search.pool.meet
        if self.many and ground.size > 12 * ground.k_max and turn % EVERY == 0:
            self.take(_cycle(self.state, draws, clock, meet))
        elif not self.many and ground.size > FINE and self.stale >= STALE:
            self.state, self.stale = first_plan(ground, draws, clock), 0
        elif not self.many and ground.size > FINE:
            window = WINDOW // 2 if turn % 2 else WINDOW
            found = recut(_round(self.state, draws, clock, turn, window, meet), draws, clock, self.tried)
            meet(found)
            self.take(found)
        else:
            self.take(_round(self.state, draws, clock, turn, WINDOW, meet))
        search.consider(ground.labels_below(self.state.label, search.problem.size))
        if search.best is not None and search.pool.ready():
            self.recombine(search, clock)

    def recombine(self, search: Search, clock: Clock) -> None:
        """Go on from the best plan of the territories met, when it is better than the best one known."""
        labels = search.pool.best_plan(search.objective, clock)
        if labels is not None and search.consider(labels):
            self.state, self.stale = State(self.ground, self.ground.labels_of(labels)), 0


def _report(progress: Progress, seconds: float | None, rounds: int | None, start: float, search: Search) -> None:
    turn = search.rounds
    by_time = 0.0 if seconds is None else (time.monotonic() - start) / max(seconds, 1e-9)
    by_rounds = 0.0 if rounds is None else turn / max(rounds, 1)
    if search.best is None:
        text = tr("Round {turn}: no plan within the bounds yet", turn=number(turn))
    else:
        text = tr("Round {turn}: best agreement {objective}", turn=number(turn), objective=number(search.objective, 3))
    progress.update(max(by_time, by_rounds), text)


def improve(
    problem: Problem, search: Search, seed: int, seconds: float | None, rounds: int | None, progress: Progress
) -> tuple[str, int]:
    """Rounds until ``seconds``, ``rounds`` or the patience of the search end; why (time or rounds), and how many.

    ``search`` holds the best plan, and the count of rounds, also when Cancelled is raised; a plan it holds already is
    where the search starts.
    """
    start, done = time.monotonic(), 0
    clock, draws = Clock(None if seconds is None else start + seconds, progress), Draws(seed)
    course = _first(ground_of(problem), search, draws, clock)
    better = 0
    while rounds is None or done < rounds:
        _report(progress, seconds, rounds, start, search)
        if clock.expired():
            return "time", search.rounds
        if search.patience is not None and search.best is not None and done - better >= search.patience:
            break
        before = search.objective
        course.turn(search, draws, clock, done)
        if search.objective > before:
            better = done
        search.rounds += 1
        done += 1
    return ("time" if clock.expired() else "rounds"), search.rounds


def _first(ground: Ground, search: Search, draws: Draws, clock: Clock) -> _Course:
    """A course from the plan the search holds, or from a first one."""
    if search.best is not None:
        return _Course(ground, State(ground, ground.labels_of(search.best)))
    state = first_plan(ground, draws, clock)
    search.consider(ground.labels_below(state.label, search.problem.size))
    search.pool.meet(state)
    return _Course(ground, state)
