"""The heuristic engine: greedy plan, then rounds of annealing, merging and re-splitting from the best plan met."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.construct import agglomerate, repair
from clefop_plugin.core.regions.improve import Clock, anneal, climb, resplit, shake, transfer
from clefop_plugin.core.regions.problem import Evaluation, Problem, evaluate
from clefop_plugin.core.regions.state import Draws, State
from clefop_plugin.core.text import number, tr

#: Above this many blocks a round re-splits the best plan instead of annealing it: annealing would take minutes.
LARGE = 5000


@dataclass
class Search:
    """Best plan met so far, and the nearest one while none respects every constraint."""

    problem: Problem
    best: list[int] | None = None
    objective: float = -np.inf
    nearest: Evaluation | None = None
    rank: tuple[float, ...] = field(default=(np.inf,))
    rounds: int = 0

    def consider(self, labels: list[int]) -> bool:
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


def _first_plan(problem: Problem, search: Search, draws: Draws, clock: Clock) -> tuple[float, float]:
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
    problem: Problem, search: Search, draws: Draws, clock: Clock, turn: int, scale: float, penalty: float
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
    if search.best is not None and not large and state.excess() <= 0 and state.problem.k_max == len(state.alive()):
        resplit(state, draws, clock, 60 + problem.size // 4)
        transfer(state, draws, clock)
        climb(state, draws, clock)
        search.consider(state.label)


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
    """Rounds until ``seconds`` or ``rounds`` end; why it stopped (time or rounds), and how many rounds were made.

    ``search`` holds the best plan, and the count of rounds, also when Cancelled is raised.
    """
    start = time.monotonic()
    clock, draws = Clock(None if seconds is None else start + seconds, progress), Draws(seed)
    scale, penalty = _first_plan(problem, search, draws, clock)
    while rounds is None or search.rounds < rounds:
        _report(progress, seconds, rounds, start, search)
        if clock.expired():
            return "time", search.rounds
        _round(problem, search, draws, clock, search.rounds, scale, penalty)
        search.rounds += 1
    return ("time" if clock.expired() else "rounds"), search.rounds
