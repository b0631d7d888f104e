"""Other scenarios nearly as good as the one found, and how they differ from it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.problem import Problem, evaluate
from clefop_plugin.core.regions.sensitivity import moved_blocks
from clefop_plugin.core.regions.solve import Solution
from clefop_plugin.core.regions.track import Step, Watch, gap_of
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.generation_parameters import GenerateParameters


@dataclass(frozen=True)
class Others:
    """The other plans, best first, and a sentence on what may be missing between them ("" when none was asked)."""

    solutions: tuple[Solution, ...] = ()
    note: str = ""


def other_plans(
    problem: Problem, solution: Solution, parameters: GenerateParameters, progress: Progress, watch: Watch | None
) -> Others:
    """The next best plans within the share asked, looked for during the time limit once more.

    When the user stops, those met so far.
    """
    if not parameters.alternatives:
        return Others()
    try:
        from clefop_plugin.core.regions.alternatives import alternatives
    except ImportError:  # scipy is not part of every QGIS
        return Others(note=tr("The other scenarios were not looked for: the Python package scipy is missing."))
    if watch is not None:
        watch(Step(solution.seconds, "alternatives", solution.objective, None, solution.bound, solution.gap))
    clock = Clock(time.monotonic() + parameters.time_limit, progress)
    found = alternatives(problem, solution.labels, parameters.alternatives_share, parameters.alternatives, clock)
    plans = []
    for labels, objective in zip(found.labels, found.objectives, strict=True):
        gap = gap_of(objective, solution.bound)
        rand = evaluate(problem, labels).rand
        plans.append(
            replace(
                solution,
                labels=labels,
                objective=objective,
                rand=rand,
                gap=gap,
                optimal=solution.optimal and gap == 0.0,
            )
        )
    return Others(tuple(plans), _note(parameters, len(plans), found.complete))


def _note(parameters: GenerateParameters, count: int, complete: bool) -> str:
    share = percent(parameters.alternatives_share, 1)
    if not complete:
        return tr(
            "These scenarios are good ones; the search could not list every one within {share} of this one, and some "
            "may be missing.",
            share=share,
        )
    if count < parameters.alternatives:
        return tr(
            "It is proven that no other scenario is within {share} of this one: {count} were found, of {asked} asked.",
            share=share,
            count=number(count),
            asked=number(parameters.alternatives),
        )
    return tr("It is proven that no other scenario is better than these.")


def comparison(problem: Problem, solution: Solution, other: Solution) -> dict[str, Any]:
    """How another plan differs: J, what it loses as a share of J, blocks and residents that change territory."""
    moved = moved_blocks(problem, solution.labels, other.labels)
    best = solution.objective
    return {
        "objective": other.objective,
        "loss": (best - other.objective) / abs(best) if best else 0.0,
        "blocks": int(moved.sum()),
        "residents": float(problem.population[moved].sum()),
    }
