"""The one entry of the territory generator: problem, budget and progress in, solution out.

The heuristic engine finds a good plan; the exact engine then improves it to the optimum and proves it, or bounds how
far it is from it, when scipy is there and the region is not too large.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clefop_plugin.core.errors import Cancelled, InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.feasibility import check_bounds, nearest_failure, no_plan_exists
from clefop_plugin.core.regions.heuristic import Search, improve
from clefop_plugin.core.regions.problem import (
    IntArray,
    Problem,
    evaluate,
    territory_value,
    with_locked,
    without_locked,
)
from clefop_plugin.core.regions.track import Step, Ticker, Watch, gap_of
from clefop_plugin.core.text import number, tr

if TYPE_CHECKING:
    from clefop_plugin.core.regions.exact import Exact, Report

#: Share of the seconds that the heuristic engine may take when the exact engine follows.
HEURISTIC_SHARE = 0.25
#: Rounds without a better plan after which the heuristic engine gives way to the exact one.
PATIENCE = 40
#: Territories above which a round reworks only some of them: patience grows in proportion.
MANY = 16
#: Partial sets the exact engine may treat under a budget without seconds: about half a minute, on two cores.
EXACT_WORK = 100_000


@dataclass(frozen=True)
class Budget:
    """When the search ends: after ``seconds``, or once proven; ``rounds`` ends the heuristic engine (None: no limit).

    The same ``seed`` and ``rounds`` give the same plan whenever the clock did not cut the run.
    ``keep_on_cancel``: on cancel, return the best plan within bounds when there is one, instead of raising Cancelled.
    ``exact``: whether the exact engine follows the heuristic one.
    """

    seconds: float | None = 30.0
    rounds: int | None = None
    seed: int = 0
    keep_on_cancel: bool = False
    exact: bool = True


@dataclass(frozen=True)
class Solution:
    """A plan that respects every constraint.

    ``labels``: territory 0..k-1 of each block, in the order of ``problem.codes``. ``bound`` is an upper bound of J,
    ``gap`` its distance to J as a share of |J|: None when nothing is proven (``gap`` also when J is 0). ``optimal``: no
    plan is better, and ``bound`` is J itself. ``engine``: exact; bounded, when a heuristic plan has a bound from the
    pairs of each block alone (see bounds.py); or heuristic. ``stopped``: proven, rounds, time or
    cancelled.
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
class _Proof(Clock):
    """Clock of the exact engine: every look at it also tells the progress."""

    started: float
    text: str = ""
    told: float = 0.0

    def expired(self) -> bool:
        """Whether the time is over. Raises Cancelled when the user asked to stop."""
        if time.monotonic() > self.told + 0.25:
            self.tell()
        return super().expired()

    def tell(self) -> None:
        """Report the share of the time used, and the last text."""
        self.told = time.monotonic()
        self.progress.update(self.share(), self.text)

    def share(self) -> float:
        """Share of the time used; without deadline, a curve that slows down."""
        used = time.monotonic() - self.started
        if self.deadline is None:
            return 1 - math.exp(-used / 20)
        return min(1.0, used / max(self.deadline - self.started, 1e-9))

    def hear(self, phase: str, objective: float | None, bound: float | None) -> None:
        """Receive a step of the exact engine."""
        state = _state_text(objective, bound)
        if phase == "generate":
            self.text = tr("Lowering the upper bound: {state}", state=state)
        elif phase == "list":
            self.text = tr("Listing every territory that could improve: {state}", state=state)
        else:
            self.text = tr("Choosing among the territories listed: {state}", state=state)
        self.tell()


def _state_text(objective: float | None, bound: float | None) -> str:
    if objective is None:
        return tr("no plan within the bounds yet")
    if bound is None:
        return tr("best agreement {objective}", objective=number(objective, 3))
    return tr("best agreement {objective}, at most {bound}", objective=number(objective, 3), bound=number(bound, 3))


def _exact_engine(problem: Problem, budget: Budget, clock: _Proof, report: Report) -> Exact | None:
    """The exact engine, or None where it is not asked for, cannot run or has no chance."""
    if not budget.exact:
        return None
    try:
        from clefop_plugin.core.regions.exact import EXACT_BLOCKS, Exact
        from clefop_plugin.core.regions.large import LARGE_BLOCKS, LargeExact
    except ImportError:  # scipy is not part of every QGIS
        return None
    if not 0 < problem.size <= LARGE_BLOCKS:
        return None
    engine = Exact if problem.size <= EXACT_BLOCKS else LargeExact
    return engine(problem, clock, report, EXACT_WORK if budget.seconds is None else None)


def _quick_bound(problem: Problem, clock: Clock) -> float | None:
    """The bound for problems too large for the exact engine; None without scipy."""
    try:
        from clefop_plugin.core.regions.bounds import quick_bound
    except ImportError:
        return None
    return quick_bound(problem, clock)


class _Solver:
    """The two engines in turn on the free part of a problem; what they know stays after a cancel."""

    def __init__(
        self, problem: Problem, budget: Budget, progress: Progress, start: float, fixed: float, watch: Watch | None
    ) -> None:
        self.problem, self.budget, self.fixed, self.watch = problem, budget, fixed, watch
        self.phase, self.ticker = "search", Ticker(self._tell)
        self.progress = progress = progress if watch is None else self._watched(progress)
        self.search = Search(problem)
        deadline = None if budget.seconds is None else start + budget.seconds
        later = progress.part(HEURISTIC_SHARE, 1.0)
        self.clock = _Proof(deadline, later, start)
        self.exact: Exact | None = None
        self.exact = _exact_engine(problem, budget, self.clock, self._hear)
        #: upper bound where the exact engine is not there
        self.quick: float | None = None
        self.stopped = "rounds"

    @property
    def bound(self) -> float | None:
        """Upper bound of J, locked territories included; None while there is none."""
        found = self.quick if self.exact is None else self.exact.bound
        return None if found is None else found + self.fixed

    def _watched(self, progress: Progress) -> Progress:
        """The same progress, which also lets the watcher know: every look at the cancel is a chance to tell."""

        def cancelled() -> bool:
            self.ticker.tick()
            return progress.cancelled()

        return Progress(progress.update, cancelled)

    def _hear(self, phase: str, objective: float | None, bound: float | None) -> None:
        """A step of the exact engine."""
        changed, self.phase = phase != self.phase, phase
        self.clock.hear(phase, objective, bound)
        self.ticker.tick(now=changed)

    def _tell(self, seconds: float) -> None:
        if self.watch is None:
            return
        exact, nearest = self.exact, self.search.nearest
        best = None if self.search.best is None else self.search.objective
        if exact is not None and exact.labels is not None:
            best = max(exact.best * exact.unit, -math.inf if best is None else best)
        objective = None if best is None else best + self.fixed
        self.watch(
            Step(
                seconds=seconds,
                phase=self.phase,
                objective=objective,
                near=None if objective is not None or nearest is None else nearest.objective + self.fixed,
                bound=self.bound,
                gap=gap_of(objective, self.bound),
                rounds=self.search.rounds,
                columns=0 if exact is None else exact.known,
            )
        )

    def run(self) -> None:
        """Heuristic, then exact. Raises Cancelled when the budget does not keep what was found."""
        try:
            self._run()
        except Cancelled:
            self.stopped = "cancelled"
            if not self.budget.keep_on_cancel or self.labels is None:
                raise
        self.ticker.tick(now=True)

    def _run(self) -> None:
        seconds, rounds = self.budget.seconds, self.budget.rounds
        progress = self.progress
        if self.exact is not None:
            seconds = None if seconds is None else HEURISTIC_SHARE * seconds
            progress = progress.part(0.0, HEURISTIC_SHARE)
            self.search.patience = PATIENCE * max(1, self.problem.k_max // MANY)
        elif self.budget.exact:
            self.quick = _quick_bound(self.problem, self.clock)
        self.stopped, _ = improve(self.problem, self.search, self.budget.seed, seconds, rounds, progress)
        if self.exact is not None:
            self._prove(self.exact)

    def _prove(self, exact: Exact) -> None:
        """The exact engine until it ends, then the heuristic one again in the time it left."""
        self.clock.started = time.monotonic()
        self._share(exact)
        exact.add_columns(self.search.pool.territories())
        exact.run()
        if exact.proven or exact.infeasible:
            self.stopped = "proven"
            return
        if self.clock.deadline is not None and not self.clock.expired():
            self.phase, self.search.patience = "search", None
            self._share(exact)
            used = self.clock.share()
            rest = self.clock.progress.part(used, 1.0)
            improve(self.problem, self.search, self.budget.seed + 1, self.clock.left(), self.budget.rounds, rest)
            self._share(exact)
        if self.clock.expired():
            self.stopped = "time"

    def _share(self, exact: Exact) -> None:
        """Each engine takes the plan of the other when it is better."""
        if exact.labels is not None:
            self.search.consider([int(c) for c in exact.labels])
        if self.search.best is not None:
            exact.start(self.search.best)

    @property
    def labels(self) -> list[int] | None:
        """The best plan of the free part."""
        if self.exact is not None and self.exact.labels is not None:
            return [int(c) for c in self.exact.labels]
        return self.search.best

    def failure(self) -> InfeasibleError:
        """Why there is no plan."""
        if self.exact is not None and self.exact.infeasible:
            return no_plan_exists(self.problem)
        nearest = self.search.nearest or evaluate(self.problem, range(self.problem.size))
        return nearest_failure(self.problem, nearest)


def solve(
    problem: Problem,
    budget: Budget | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
    start_from: Sequence[int] | IntArray | None = None,
) -> Solution:
    """The best plan found within the budget (default: 30 seconds, seed 0), with what is proven of it.

    ``watch`` is told where the search stands, some times a second. ``start_from``: a plan of the whole problem to begin
    with; when it respects every constraint, the plan returned is worth at least as much. Raises InfeasibleError when
    the constraints exclude every plan (the sentence says so when it is proven) or none was found (it says what was
    nearest), Cancelled when the user stops, ValueError when the budget has no end.
    """
    budget, progress, start = budget or Budget(), progress or Progress(), time.monotonic()
    if budget.seconds is None and budget.rounds is None:
        raise ValueError("a budget needs seconds or rounds")
    check_bounds(problem)
    part, indices = without_locked(problem)
    if not part.size:
        return _solution(problem, budget, start, with_locked(problem, indices, []), None)
    fixed = sum(territory_value(problem, territory)[0] for territory in problem.locked)
    solver = _Solver(part, budget, progress, start, fixed, watch)
    if start_from is not None and evaluate(problem, start_from).feasible:
        solver.search.consider([int(start_from[i]) for i in indices])
    solver.run()
    if solver.labels is None:
        raise solver.failure()
    return _solution(problem, budget, start, with_locked(problem, indices, solver.labels), solver)


def _solution(problem: Problem, budget: Budget, start: float, labels: IntArray, solver: _Solver | None) -> Solution:
    found = evaluate(problem, labels)
    exact = None if solver is None else solver.exact
    # without a free block there is one plan, and it is the best
    optimal = solver is None or (exact is not None and exact.proven)
    bound = found.objective if optimal or solver is None else solver.bound
    gap = None
    if bound is not None:
        bound = max(bound, found.objective)
        gap = 0.0 if optimal else gap_of(found.objective, bound)
    return Solution(
        labels=labels,
        objective=found.objective,
        rand=found.rand,
        bound=bound,
        gap=gap,
        optimal=optimal,
        engine=_engine(solver, bound),
        seconds=time.monotonic() - start,
        seed=budget.seed,
        stopped="proven" if solver is None else solver.stopped,
        rounds=0 if solver is None else solver.search.rounds,
    )


def _engine(solver: _Solver | None, bound: float | None) -> str:
    if bound is None:
        return "heuristic"
    return "exact" if solver is None or solver.exact is not None else "bounded"
