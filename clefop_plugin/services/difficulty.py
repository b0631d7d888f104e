"""How hard a generation will be, told at once from a few numbers: no search is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.core.text import number, tr

EASY, MEDIUM, HARD, IMPOSSIBLE = "easy", "medium", "hard", "impossible"
LEVELS = (EASY, MEDIUM, HARD, IMPOSSIBLE)


@dataclass(frozen=True)
class Difficulty:
    """``level``: easy, medium, hard or impossible; ``text``: why, and what to expect or to change."""

    level: str
    text: str


@dataclass(frozen=True)
class _Case:
    """The numbers of one generation: amounts of the blocks, fewest and most territories, bounds, groups of blocks."""

    blocks: tuple[float, ...]
    k_min: int
    k_max: int
    minimum: float
    maximum: float
    groups: tuple[tuple[float, ...], ...]
    unit: str

    @property
    def total(self) -> float:
        return sum(self.blocks)


def difficulty(
    blocks: Sequence[float],
    k: int,
    minimum: float,
    maximum: float,
    nested: Sequence[str] | None = None,
    k_most: int = 0,
    counted: str = "residents",
    names: Sequence[str] = (),
) -> Difficulty:
    """The difficulty of k (to ``k_most``) territories of ``minimum`` to ``maximum``, k 0 leaving their number free.

    ``blocks``: what the bounds count in each block; ``nested``: the group of each block that no territory may leave;
    ``counted``: residents or jobs, for the words; ``names``: of the blocks. Impossible is certain; the three others are
    what the engine was measured to need (docstring of :func:`_level`).
    """
    amounts = tuple(float(value) for value in blocks)
    unit = tr("jobs") if counted == "jobs" else tr("residents")
    groups: dict[str, list[float]] = {}
    for i, value in enumerate(amounts):
        groups.setdefault("" if nested is None else nested[i], []).append(value)
    k_min, k_max = _range(k, k_most, sum(amounts), minimum, maximum, len(amounts))
    case = _Case(amounts, k_min, k_max, minimum, maximum, tuple(tuple(g) for g in groups.values()), unit)
    reason = _impossible(case, names)
    if reason:
        return Difficulty(IMPOSSIBLE, reason)
    return _level(case)


def _range(k: int, k_most: int, total: float, minimum: float, maximum: float, count: int) -> tuple[int, int]:
    """Fewest and most territories asked; when their number is free, those the totals allow."""
    if k >= 1:
        return k, max(k, k_most)
    fewest = max(1, math.ceil(total / maximum)) if maximum > 0 else 1
    most = count if minimum <= 0 else min(count, math.floor(total / minimum))
    return fewest, most


def _impossible(case: _Case, names: Sequence[str]) -> str:
    """Why no plan can exist, from the totals alone; empty when nothing tells it."""
    if not case.blocks:
        return tr("There is no block.")
    if case.minimum > case.maximum:
        return tr("The minimum is above the maximum.")
    largest = max(range(len(case.blocks)), key=lambda i: case.blocks[i])
    if case.blocks[largest] > case.maximum:
        return tr(
            "{name} has {amount} {unit}, more than the maximum: raise it to {possible} at least.",
            name=names[largest] if names else tr("The largest block"),
            amount=number(case.blocks[largest]),
            unit=case.unit,
            possible=number(math.ceil(case.blocks[largest])),
        )
    return _impossible_totals(case) or _impossible_groups(case)


def _impossible_totals(case: _Case) -> str:
    if case.k_min > len(case.blocks):
        return tr("{blocks} blocks cannot make {k} territories.", blocks=number(len(case.blocks)), k=number(case.k_min))
    if case.k_min > case.k_max:
        return tr("No number of territories fits between the minimum and the maximum.")
    if case.total < case.k_min * case.minimum:
        return tr(
            "{k} territories cannot all reach {minimum} {unit}: lower the minimum to {possible}, or ask for {fewer} "
            "territories at most.",
            k=number(case.k_min),
            minimum=number(case.minimum),
            unit=case.unit,
            possible=number(math.floor(case.total / case.k_min)),
            fewer=number(max(1, math.floor(case.total / case.minimum))),
        )
    if case.total > case.k_max * case.maximum:
        return tr(
            "{k} territories of {maximum} {unit} at most cannot hold everyone: raise the maximum to {possible}, or ask "
            "for {more} territories at least.",
            k=number(case.k_max),
            maximum=number(case.maximum),
            unit=case.unit,
            possible=number(math.ceil(case.total / case.k_max)),
            more=number(math.ceil(case.total / case.maximum)),
        )
    return ""


def _impossible_groups(case: _Case) -> str:
    """Groups no territory may leave: each must hold a whole number of territories, and their sum must be k."""
    if len(case.groups) < 2:
        return ""
    fewest = most = 0
    for group in case.groups:
        low = max(1, math.ceil(sum(group) / case.maximum))
        high = len(group) if case.minimum <= 0 else min(len(group), math.floor(sum(group) / case.minimum))
        if low > high:
            return tr(
                "A zone that may not be crossed has {amount} {unit}, which no number of territories within the bounds "
                "can share.",
                amount=number(sum(group)),
                unit=case.unit,
            )
        fewest, most = fewest + low, most + high
    if case.k_max < fewest or case.k_min > most:
        return tr(
            "The limits not to cross allow {fewest} to {most} territories only.",
            fewest=number(fewest),
            most=number(most),
        )
    return ""


#: Blocks above which no proof is tried.
PROOF_BLOCKS = 250
#: Share of the total that the minima take, or that the maxima leave, from which plans become rare.
TIGHT, VERY_TIGHT = 0.55, 0.8
#: Blocks of the largest piece that must be cut as a whole.
MANY_BLOCKS = 110


def _level(case: _Case) -> Difficulty:
    """Easy, medium or hard."""
    tightness = max(case.k_min * case.minimum / case.total, case.total / (case.k_max * case.maximum))
    largest = max(len(group) for group in case.groups)
    if len(case.blocks) > PROOF_BLOCKS:
        return Difficulty(
            HARD,
            tr(
                "{count} blocks are too many for a proof: the best scenario found in the time given.",
                count=number(len(case.blocks)),
            ),
        )
    if tightness > VERY_TIGHT:
        return Difficulty(
            HARD, tr("The bounds leave few possible scenarios: finding one, and proving it, may take long.")
        )
    if tightness > TIGHT or largest > MANY_BLOCKS:
        return Difficulty(MEDIUM, tr("The proof usually takes less than a minute."))
    return Difficulty(EASY, tr("The optimum is usually proven within a few seconds."))
