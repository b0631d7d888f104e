"""The one entry of the territory generator: problem, budget and progress in, solution out."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.construct import agglomerate, repair
from clefop_plugin.core.regions.feasibility import check_bounds, nearest_failure
from clefop_plugin.core.regions.improve import Clock, anneal, climb, resplit, shake, transfer
from clefop_plugin.core.regions.problem import Evaluation, IntArray, Problem, compact_labels, evaluate, without_locked
from clefop_plugin.core.regions.state import Draws, State
from clefop_plugin.core.text import number, tr

#: Above this many blocks a round re-splits the best plan instead of annealing it: annealing would take minutes.
LARGE = 5000


@dataclass(frozen=True)
class Budget:
    """When the search ends: after ``seconds`` or ``rounds``, whichever comes first (None: no such limit).

    The same ``seed`` and ``rounds`` give the same plan whenever the clock did not cut the run.
    ``keep_on_cancel``: on cancel, return the best plan within bounds when there is one, instead of raising Cancelled.
    """

    seconds: float | None = 30.0
    rounds: int | None = None
    seed: int = 0
    keep_on_cancel: bool = False


@dataclass(frozen=True)
class Solution:
    """A plan that respects every constraint.

    ``labels``: territory 0..k-1 of each block, in the order of ``problem.codes``. ``bound`` (an upper bound of J) and
    ``gap`` are None and ``optimal`` is False when the engine proves nothing. ``stopped``: rounds, time or cancelled.
    """

    labels: IntArray
    objective: float
    rand: float
    bound: float | None
    gap: float | None
    optimal: bool
    engine: str
    seconds: float
    seed: int
    stopped: str
    rounds: int


@dataclass
class _Search:
    """Best plan met so far, and the nearest one while none respects every constraint."""

    problem: Problem
    best: list[int] | None = None
    objective: float = -np.inf
    nearest: Evaluation | None = None
    rank: tuple[float, ...] = field(default=(np.inf,))

    def consider(self, labels: list[int]) -> bool:
        """Keep the plan when it is feasible and better; whether it was."""
        found = evaluate(self.problem, labels)
        if found.feasible:
            if found.objective > self.objective + 1e-9:
                self.best, self.objective = list(labels), found.objective
                return True
            return False
        outside = np.maximum(self.problem.minimum - found.populations, 0) + np.maximum(
            found.populations - self.problem.maximum, 0
        )
        rank = (abs(found.territories - self.problem.k) + found.extra_pieces, found.far_pairs, float(outside.sum()))
        if rank < self.rank:
            self.rank, self.nearest = rank, found
        return False


def _first_plan(problem: Problem, search: _Search, draws: Draws, clock: Clock) -> tuple[float, float]:
    """Greedy plan, repaired and climbed; returns the scale of temperatures and the price of a resident outside."""
    state = agglomerate(problem, draws)
    search.consider(state.label)
    scale = state.typical_link()
    repair(state, draws)
    search.consider(state.label)
    climb(state, draws, clock)
    search.consider(state.label)
    return scale, 20 * scale / max(1.0, problem.minimum)


def _round(
    problem: Problem, search: _Search, draws: Draws, clock: Clock, turn: int, scale: float, penalty: float
) -> None:
    """One restart: from the best plan or a new greedy one, then annealing and local improvement."""
    large = problem.size >= LARGE
    if search.best is None or (turn % 3 == 0 and not large):
        state = agglomerate(problem, draws, noise=0.4)
        repair(state, draws)
    else:
        state = State(problem, search.best)
        for _ in range(0 if large else draws.below(4)):
            shake(state, draws)
    if large:
        resplit(state, draws, clock, 300 + problem.size // 10)
    else:
        found = anneal(state, draws, clock, 3000 + 300 * problem.size, 0.6 * scale, 0.005 * scale, penalty)
        if found is not None:
            search.consider(found)
            state = State(problem, found)
        else:
            repair(state, draws)
    climb(state, draws, clock)
    search.consider(state.label)
    if search.best is not None and not large and state.excess() <= 0 and state.problem.k == len(state.alive()):
        resplit(state, draws, clock, 60 + problem.size // 4)
        transfer(state, draws, clock)
        climb(state, draws, clock)
        search.consider(state.label)


def _report(progress: Progress, budget: Budget, start: float, turn: int, search: _Search) -> None:
    by_time = 0.0 if budget.seconds is None else (time.monotonic() - start) / max(budget.seconds, 1e-9)
    by_rounds = 0.0 if budget.rounds is None else turn / max(budget.rounds, 1)
    if search.best is None:
        text = tr("Round {turn}: no plan within the bounds yet", turn=number(turn))
    else:
        text = tr("Round {turn}: best agreement {objective}", turn=number(turn), objective=number(search.objective, 3))
    progress.update(max(by_time, by_rounds), text)


def _search(problem: Problem, budget: Budget, progress: Progress, search: _Search, start: float) -> tuple[str, int]:
    """Rounds until the budget ends; why it stopped, and how many rounds were made."""
    deadline = None if budget.seconds is None else start + budget.seconds
    clock, draws, turn = Clock(deadline, progress), Draws(budget.seed), 0
    try:
        scale, penalty = _first_plan(problem, search, draws, clock)
        while budget.rounds is None or turn < budget.rounds:
            _report(progress, budget, start, turn, search)
            if clock.expired():
                return "time", turn
            _round(problem, search, draws, clock, turn, scale, penalty)
            turn += 1
        return ("time" if clock.expired() else "rounds"), turn
    except Cancelled:
        if budget.keep_on_cancel and search.best is not None:
            return "cancelled", turn
        raise


def solve(problem: Problem, budget: Budget | None = None, progress: Progress | None = None) -> Solution:
    """The best plan found within the budget (default: 30 seconds, seed 0).

    Raises InfeasibleError when the constraints exclude every plan or none was found (the sentence says what was
    nearest), Cancelled when the user stops, ValueError when the budget has no end.
    """
    budget, progress, start = budget or Budget(), progress or Progress(), time.monotonic()
    if budget.seconds is None and budget.rounds is None:
        raise ValueError("a budget needs seconds or rounds")
    check_bounds(problem)
    part, indices = without_locked(problem)
    search = _Search(part)
    stopped, rounds = "rounds", 0
    if part.size:
        stopped, rounds = _search(part, budget, progress, search, start)
    else:
        search.best = []
    if search.best is None:
        raise nearest_failure(part, search.nearest or evaluate(part, range(part.size)))
    labels = _whole(problem, indices, search.best)
    found = evaluate(problem, labels)
    return Solution(
        labels=labels,
        objective=found.objective,
        rand=found.rand,
        bound=None,
        gap=None,
        optimal=False,
        engine="heuristic",
        seconds=time.monotonic() - start,
        seed=budget.seed,
        stopped=stopped,
        rounds=rounds,
    )


def _whole(problem: Problem, indices: IntArray, labels: list[int]) -> IntArray:
    """Labels of all blocks: those of the free part, then one per locked territory."""
    full = np.zeros(problem.size, dtype=np.int64)
    full[indices] = labels
    first = max(labels, default=-1) + 1
    for step, territory in enumerate(problem.locked):
        full[list(territory)] = first + step
    return compact_labels(full)
