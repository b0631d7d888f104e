"""Quick proofs that no plan can satisfy the constraints, each told in one sentence with what to relax."""

from __future__ import annotations

import math
from collections.abc import Sequence

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.regions.problem import Evaluation, Problem, pieces, without_locked
from clefop_plugin.core.text import number, tr


def check_bounds(problem: Problem) -> None:
    """Raise InfeasibleError when a bound, the number of territories or a cut of the graph excludes every plan."""
    if problem.k < 1 or problem.minimum > problem.maximum:
        raise InfeasibleError(
            tr(
                "{k} territories of {minimum} to {maximum} residents cannot exist: give at least one territory, and a "
                "minimum below the maximum.",
                k=number(problem.k),
                minimum=number(problem.minimum),
                maximum=number(problem.maximum),
            )
        )
    _check_blocks(problem)
    _check_locked(problem)
    free, _ = without_locked(problem)
    _check_totals(free)
    _check_components(free)


def _check_blocks(problem: Problem) -> None:
    largest = int(problem.population.argmax())
    if problem.population[largest] > problem.maximum:
        raise InfeasibleError(
            tr(
                "{name} has {population} residents: the maximum of {maximum} is impossible. Raise the maximum, or use "
                "smaller blocks.",
                name=problem.names[largest],
                population=number(float(problem.population[largest])),
                maximum=number(problem.maximum),
            )
        )


def _check_locked(problem: Problem) -> None:
    for territory in problem.locked:
        name = problem.names[max(territory, key=lambda i: float(problem.population[i]))]
        residents = float(problem.population[list(territory)].sum())
        if not problem.minimum <= residents <= problem.maximum:
            raise InfeasibleError(
                tr(
                    "The locked territory of {name} has {population} residents, outside {minimum} to {maximum}: unlock "
                    "it or change the bounds.",
                    name=name,
                    population=number(residents),
                    minimum=number(problem.minimum),
                    maximum=number(problem.maximum),
                )
            )
        if len(pieces(problem.neighbours, territory)) > 1:
            raise InfeasibleError(
                tr(
                    "The locked territory of {name} is in several pieces or crosses two groups: unlock it, or "
                    "declare a link between its blocks.",
                    name=name,
                )
            )


def _check_totals(problem: Problem) -> None:
    total = float(problem.population.sum())
    if problem.k > problem.size or (problem.k < 1 and problem.size):
        raise InfeasibleError(
            tr(
                "{k} territories cannot be made of {blocks} free blocks: change the number of territories, use smaller "
                "blocks or unlock some.",
                k=number(problem.k),
                blocks=number(problem.size),
            )
        )
    if total < problem.k * problem.minimum:
        raise InfeasibleError(
            tr(
                "{population} residents are too few for {k} territories of at least {minimum}: lower the minimum to "
                "{possible}, or ask for {fewer} territories at most.",
                population=number(total),
                k=number(problem.k),
                minimum=number(problem.minimum),
                possible=number(math.floor(total / problem.k)),
                fewer=number(max(1, math.floor(total / problem.minimum))),
            )
        )
    if total > problem.k * problem.maximum:
        raise InfeasibleError(
            tr(
                "{population} residents are too many for {k} territories of at most {maximum}: raise the maximum to "
                "{possible}, or ask for {more} territories at least.",
                population=number(total),
                k=number(problem.k),
                maximum=number(problem.maximum),
                possible=number(math.ceil(total / problem.k)),
                more=number(math.ceil(total / problem.maximum)),
            )
        )


def _component_range(problem: Problem, members: Sequence[int]) -> tuple[int, int]:
    """Fewest and most territories the residents of one piece of the graph allow."""
    residents = float(problem.population[list(members)].sum())
    fewest = max(1, math.ceil(residents / problem.maximum))
    most = len(members) if problem.minimum <= 0 else min(len(members), math.floor(residents / problem.minimum))
    return fewest, most


def _check_components(problem: Problem) -> None:
    fewest = most = 0
    for members in pieces(problem.neighbours, range(problem.size)):
        low, high = _component_range(problem, members)
        if low > high:
            _refuse_component(problem, members)
        fewest, most = fewest + low, most + high
    if problem.k < fewest:
        raise InfeasibleError(
            tr(
                "{k} territories are too few: the separate pieces of the map and the groups to respect need at least "
                "{fewest}. Ask for {fewest}, declare links, or drop the nesting.",
                k=number(problem.k),
                fewest=number(fewest),
            )
        )
    if problem.k > most:
        raise InfeasibleError(
            tr(
                "{k} territories are too many: the separate pieces of the map and the groups to respect allow {most} "
                "at most. Ask for {most}, lower the minimum, or drop the nesting.",
                k=number(problem.k),
                most=number(most),
            )
        )


def _refuse_component(problem: Problem, members: Sequence[int]) -> None:
    name = problem.names[max(members, key=lambda i: float(problem.population[i]))]
    residents = float(problem.population[list(members)].sum())
    if residents < problem.minimum:
        raise InfeasibleError(
            tr(
                "{name} and the blocks it can be joined to have {population} residents, under the minimum of "
                "{minimum}: declare a link with another block, lower the minimum, drop the nesting or unlock a "
                "neighbour.",
                name=name,
                population=number(residents),
                minimum=number(problem.minimum),
            )
        )
    raise InfeasibleError(
        tr(
            "{name} and the blocks it can be joined to have {population} residents, which no number of territories of "
            "{minimum} to {maximum} can share: widen the bounds, declare a link or drop the nesting.",
            name=name,
            population=number(residents),
            minimum=number(problem.minimum),
            maximum=number(problem.maximum),
        )
    )


def nearest_failure(problem: Problem, found: Evaluation) -> InfeasibleError:
    """The error of a search that ended without a plan: what was nearest, and what to try."""
    smallest, largest = float(found.populations.min()), float(found.populations.max())
    return InfeasibleError(
        tr(
            "No plan of {k} territories within {minimum} and {maximum} residents was found. The nearest has {count} "
            "territories of {smallest} to {largest} residents, {low} under the minimum, {high} over the maximum, "
            "{far} pairs of blocks too far apart. Try {proposal}, wider bounds or more time.",
            k=number(problem.k),
            minimum=number(problem.minimum),
            maximum=number(problem.maximum),
            count=number(found.territories),
            smallest=number(smallest),
            largest=number(largest),
            low=number(len(found.low)),
            high=number(len(found.high)),
            far=number(found.far_pairs),
            proposal=_proposal(problem, found),
        )
    )


def no_plan_exists(problem: Problem, found: Evaluation) -> InfeasibleError:
    """The error of a proof that no plan exists, and what to try."""
    return InfeasibleError(
        tr(
            "It is proven that no plan of {k} territories of {minimum} to {maximum} residents exists: the borders "
            "between blocks, the groups, the distances and the locked territories leave none. Try {proposal}, wider "
            "bounds, or fewer constraints.",
            k=number(problem.k),
            minimum=number(problem.minimum),
            maximum=number(problem.maximum),
            proposal=_proposal(problem, found),
        )
    )


def _proposal(problem: Problem, found: Evaluation) -> str:
    if len(found.high) > len(found.low):
        return tr("{k} territories", k=number(problem.k + 1))
    if found.low and problem.k > 1:
        return tr("{k} territories", k=number(problem.k - 1))
    if found.far_pairs:
        return tr("a larger diameter")
    return tr("{k} territories", k=number(max(found.territories, 1)))
