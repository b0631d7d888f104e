"""Quick proofs that no plan can satisfy the constraints, each told in one sentence with what to relax."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.regions.problem import Evaluation, Problem, pieces, without_locked
from clefop_plugin.core.text import number, tr


def quantity(problem: Problem, amount: float) -> str:
    """An amount with the name of what the bounds of a problem count: ``638 931 habitants``."""
    return quantity_of(problem.counted, amount)


def quantity_of(counted: str, amount: float) -> str:
    """An amount with the name of what is counted: residents or jobs."""
    if counted == "jobs":
        return tr("{number} jobs", number=number(amount))
    return tr("{number} residents", number=number(amount))


def wanted_count(problem: Problem) -> str:
    """The number of territories asked: ``18``, or ``15 to 20``."""
    if problem.k_min == problem.k_max:
        return number(problem.k_min)
    return tr("{fewest} to {most}", fewest=number(problem.k_min), most=number(problem.k_max))


def check_bounds(problem: Problem) -> None:
    """Raise InfeasibleError when a bound, the number of territories or a cut of the graph excludes every plan."""
    if problem.k_min < 1 or problem.k_min > problem.k_max or problem.minimum > problem.maximum:
        raise InfeasibleError(
            tr(
                "{k} territories of {minimum} to {maximum} cannot exist: give at least one territory, and a "
                "minimum below the maximum.",
                k=wanted_count(problem),
                minimum=number(problem.minimum),
                maximum=quantity(problem, problem.maximum),
            )
        )
    _check_blocks(problem)
    _check_locked(problem)
    _check_groups(problem)
    _check_apart(problem)
    free, _ = without_locked(problem)
    _check_totals(free)
    _check_components(free)


def _amount(problem: Problem, blocks: Iterable[int]) -> float:
    return float(problem.amounts[list(blocks)].sum())


def _main(problem: Problem, blocks: Iterable[int]) -> str:
    """Name of the largest of some blocks."""
    return problem.names[max(blocks, key=lambda i: (float(problem.amounts[i]), -i))]


def _names(problem: Problem, blocks: Iterable[int], most: int = 6) -> str:
    """Names of some blocks, the largest first."""
    ranked = sorted(blocks, key=lambda i: (-float(problem.amounts[i]), i))
    return ", ".join(problem.names[i] for i in ranked[:most]) + (" …" if len(ranked) > most else "")


def _check_blocks(problem: Problem) -> None:
    largest = int(problem.amounts.argmax())
    if problem.amounts[largest] > problem.maximum:
        raise InfeasibleError(
            tr(
                "{name} has {amount}: the maximum of {maximum} is impossible. Raise it to {possible} at least, "
                "or use smaller blocks.",
                name=problem.names[largest],
                amount=quantity(problem, float(problem.amounts[largest])),
                maximum=number(problem.maximum),
                possible=number(math.ceil(float(problem.amounts[largest]))),
            )
        )


def _check_locked(problem: Problem) -> None:
    for territory in problem.locked:
        name = _main(problem, territory)
        amount = _amount(problem, territory)
        if not problem.minimum <= amount <= problem.maximum:
            raise InfeasibleError(
                tr(
                    "The locked territory of {name} has {amount}, outside {minimum} to {maximum}: unlock "
                    "it or change the bounds.",
                    name=name,
                    amount=quantity(problem, amount),
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
        _check_locked_distances(problem, territory, name)


def _check_locked_distances(problem: Problem, territory: Sequence[int], name: str) -> None:
    wide = problem.far is not None and any(problem.far[i].intersection(territory) for i in territory)
    beyond = problem.reach is not None and set(territory) - problem.reach[problem.seat(territory)]
    if wide or beyond:
        raise InfeasibleError(
            tr(
                "The locked territory of {name} holds blocks that are too far from each other or that must be "
                "apart: unlock it, or change these limits.",
                name=name,
            )
        )


def _check_groups(problem: Problem) -> None:
    """Blocks to keep together that a lock, a distance, a nesting or the maximum keeps apart."""
    whole = pieces(problem.neighbours, range(problem.size))
    home = {i: number_ for number_, members in enumerate(whole) for i in members}
    for group in problem.together:
        names = _names(problem, group)
        amount = _amount(problem, group)
        if amount > problem.maximum:
            raise InfeasibleError(
                tr(
                    "{names} must share a territory and have {amount} together: the maximum of {maximum} is "
                    "impossible. Raise it to {possible} at least, or separate them.",
                    names=names,
                    amount=quantity(problem, amount),
                    maximum=number(problem.maximum),
                    possible=number(math.ceil(amount)),
                )
            )
        if problem.far is not None and any(problem.far[i].intersection(group) for i in group):
            raise InfeasibleError(
                tr(
                    "{names} must share a territory, but two of them must be apart or are farther from each other "
                    "than the largest diameter: give up one of the two.",
                    names=names,
                )
            )
        if len({home[i] for i in group}) > 1:
            raise InfeasibleError(
                tr(
                    "{names} must share a territory, but no chain of blocks links them within one group: declare a "
                    "link, drop the nesting or separate them.",
                    names=names,
                )
            )
        if any(set(group).intersection(territory) not in (set(), set(group)) for territory in problem.locked):
            raise InfeasibleError(
                tr(
                    "{names} must share a territory, but only some of them are in a locked one: unlock it or separate "
                    "them.",
                    names=names,
                )
            )


def _check_apart(problem: Problem) -> None:
    """Blocks no two of which may share a territory, more of them than territories."""
    if problem.far is None:
        return
    chosen: list[int] = []
    for i in sorted(range(problem.size), key=lambda i: (-len(problem.far[i]), i) if problem.far else (0, i)):
        if all(other in problem.far[i] for other in chosen):
            chosen.append(i)
    if len(chosen) > problem.k_max:
        raise InfeasibleError(
            tr(
                "No two of {names} may share a territory: they need {count} territories, and {k} are asked. Ask for "
                "{count}, or let some of them be together.",
                names=_names(problem, chosen),
                count=number(len(chosen)),
                k=wanted_count(problem),
            )
        )


def _check_totals(problem: Problem) -> None:
    total = float(problem.amounts.sum())
    if problem.k_min > problem.size or (problem.k_max < 1 and problem.size):
        raise InfeasibleError(
            tr(
                "{k} territories cannot be made of {blocks} free blocks: change the number of territories, use smaller "
                "blocks or unlock some.",
                k=wanted_count(problem),
                blocks=number(problem.size),
            )
        )
    if total < problem.k_min * problem.minimum:
        raise InfeasibleError(
            tr(
                "{amount} are too few for {k} territories of at least {minimum}: lower the minimum to "
                "{possible}, or ask for {fewer} territories at most.",
                amount=quantity(problem, total),
                k=number(problem.k_min),
                minimum=number(problem.minimum),
                possible=number(math.floor(total / problem.k_min)),
                fewer=number(max(1, math.floor(total / problem.minimum))),
            )
        )
    if total > problem.k_max * problem.maximum:
        raise InfeasibleError(
            tr(
                "{amount} are too many for {k} territories of at most {maximum}: raise the maximum to "
                "{possible}, or ask for {more} territories at least.",
                amount=quantity(problem, total),
                k=number(problem.k_max),
                maximum=number(problem.maximum),
                possible=number(math.ceil(total / problem.k_max)),
                more=number(math.ceil(total / problem.maximum)),
            )
        )


def _component_range(problem: Problem, members: Sequence[int]) -> tuple[int, int]:
    """Fewest and most territories the amounts of one piece of the graph allow."""
    amount = _amount(problem, members)
    fewest = max(1, math.ceil(amount / problem.maximum)) if problem.maximum > 0 else 1
    most = len(members) if problem.minimum <= 0 else min(len(members), math.floor(amount / problem.minimum))
    return fewest, most


def _check_components(problem: Problem) -> None:
    fewest = most = 0
    for members in pieces(problem.neighbours, range(problem.size)):
        low, high = _component_range(problem, members)
        if low > high:
            _refuse_component(problem, members)
        fewest, most = fewest + low, most + high
    if problem.k_max < fewest:
        raise InfeasibleError(
            tr(
                "{k} territories are too few: the separate pieces of the map and the groups to respect need at least "
                "{fewest}. Ask for {fewest}, declare links, or drop the nesting.",
                k=number(problem.k_max),
                fewest=number(fewest),
            )
        )
    if problem.k_min > most:
        raise InfeasibleError(
            tr(
                "{k} territories are too many: the separate pieces of the map and the groups to respect allow {most} "
                "at most. Ask for {most}, lower the minimum, or drop the nesting.",
                k=number(problem.k_min),
                most=number(most),
            )
        )


def _refuse_component(problem: Problem, members: Sequence[int]) -> None:
    name, amount = _main(problem, members), _amount(problem, members)
    if amount < problem.minimum:
        raise InfeasibleError(
            tr(
                "{name} and the blocks it can be joined to have {amount}, under the minimum of "
                "{minimum}: declare a link with another block, lower the minimum, drop the nesting or unlock a "
                "neighbour.",
                name=name,
                amount=quantity(problem, amount),
                minimum=number(problem.minimum),
            )
        )
    raise InfeasibleError(
        tr(
            "{name} and the blocks it can be joined to have {amount}, which no number of territories of "
            "{minimum} to {maximum} can share: widen the bounds, declare a link or drop the nesting.",
            name=name,
            amount=quantity(problem, amount),
            minimum=number(problem.minimum),
            maximum=number(problem.maximum),
        )
    )


def nearest_failure(problem: Problem, found: Evaluation) -> InfeasibleError:
    """The error of a search that ended without a plan: what was nearest."""
    return InfeasibleError(
        tr(
            "No plan of {k} territories within {minimum} and {maximum} was found. The nearest has {count} "
            "territories of {smallest} to {largest}: {low} under the minimum, {high} over the maximum, "
            "{breaches} other limits broken.",
            k=wanted_count(problem),
            minimum=number(problem.minimum),
            maximum=quantity(problem, problem.maximum),
            count=number(found.territories),
            smallest=number(float(found.amounts.min())),
            largest=quantity(problem, float(found.amounts.max())),
            low=number(len(found.low)),
            high=number(len(found.high)),
            breaches=number(found.breaches),
        )
    )


def no_plan_exists(problem: Problem) -> InfeasibleError:
    """The error of a proof that no plan exists."""
    return InfeasibleError(
        tr(
            "It is proven that no plan of {k} territories of {minimum} to {maximum} exists: the borders "
            "between blocks, the groups, the distances and the locked territories leave none.",
            k=wanted_count(problem),
            minimum=number(problem.minimum),
            maximum=quantity(problem, problem.maximum),
        )
    )
