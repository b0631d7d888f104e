"""How hard a generation will be, told at once from a few numbers: no search is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clefop_plugin.core.text import number, tr

EASY, MEDIUM, HARD, IMPOSSIBLE = "easy", "medium", "hard", "impossible"
LEVELS = (EASY, MEDIUM, HARD, IMPOSSIBLE)


@dataclass(frozen=True)
class Difficulty:
    """``level``: easy, medium, hard or impossible; ``text``: why, and what to expect or to change."""

    level: str
    text: str


#: Blocks up to which a proof takes seconds, and above which none is tried (core/regions: exact.py, large.py).
QUICK_BLOCKS, PROOF_BLOCKS = 250, 2_500
#: Share of the territories the bounds leave room for, from which a search is moderate, then difficult.
MODERATE, DIFFICULT = 0.7, 0.85


@dataclass(frozen=True)
class _Case:
    """The numbers of one generation: amounts of the blocks by group that no territory may leave, number, bounds."""

    groups: tuple[tuple[float, ...], ...]
    k_min: int
    k_max: int
    minimum: float
    maximum: float
    unit: str

    @property
    def count(self) -> int:
        """Number of blocks."""
        return sum(len(group) for group in self.groups)

    @property
    def total(self) -> float:
        """What the blocks hold together."""
        return sum(sum(group) for group in self.groups)

    def most(self, group: Sequence[float]) -> int:
        """Territories the minimum allows in a group at most: each holds a block that reaches it, or smaller ones
        that reach it together."""
        if self.minimum <= 0:
            return len(group)
        large = sum(1 for amount in group if amount >= self.minimum)
        small = sum(amount for amount in group if amount < self.minimum)
        return min(len(group), large + math.floor(small / self.minimum))

    def fewest(self, group: Sequence[float]) -> int:
        """Territories the maximum asks of a group at least: no two blocks of more than half of it can be together."""
        if self.maximum <= 0:
            return 1
        halves = sum(1 for amount in group if amount > self.maximum / 2)
        return max(1, math.ceil(sum(group) / self.maximum), halves)


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
    amounts = [float(value) for value in blocks]
    if not amounts:
        return Difficulty(IMPOSSIBLE, tr("There is no block."))
    groups: dict[str, list[float]] = {}
    for i, value in enumerate(amounts):
        groups.setdefault("" if nested is None else nested[i], []).append(value)
    unit = tr("jobs") if counted == "jobs" else tr("residents")
    case = _Case(tuple(map(tuple, groups.values())), k, max(k, k_most), minimum, maximum, unit)
    largest = max(range(len(amounts)), key=lambda i: amounts[i])
    reason = _bounds(case, amounts[largest], names[largest] if names else "")
    if not reason and k < 1:
        case = _any_number(case)
    reason = reason or _totals(case) or _room(case)
    return Difficulty(IMPOSSIBLE, reason) if reason else _level(case)


def _any_number(case: _Case) -> _Case:
    """The case with all the numbers of territories that its bounds allow."""
    fewest = sum(case.fewest(group) for group in case.groups)
    return replace(case, k_min=fewest, k_max=max(fewest, sum(case.most(group) for group in case.groups)))


def _bounds(case: _Case, largest: float, name: str) -> str:
    """Why the bounds alone exclude every plan; empty when they do not."""
    if case.minimum > case.maximum:
        return tr("The minimum is above the maximum.")
    if largest > case.maximum:
        return tr(
            "{name} has {amount} {unit}, more than the maximum: raise it to {possible} at least.",
            name=name or tr("The largest block"),
            amount=number(largest),
            unit=case.unit,
            possible=number(math.ceil(largest)),
        )
    return ""


def _totals(case: _Case) -> str:
    """Why the total excludes every plan; empty when it does not."""
    if case.k_min > case.count:
        return tr("{blocks} blocks cannot make {k} territories.", blocks=number(case.count), k=number(case.k_min))
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


def _room(case: _Case) -> str:
    """Why the blocks, whole and within their groups, exclude every plan; empty when they do not."""
    for group in case.groups:
        if case.most(group) < case.fewest(group):
            return _refused(case, group)
    fewest, most = (sum(bound(group) for group in case.groups) for bound in (case.fewest, case.most))
    values = {"fewest": number(fewest), "most": number(most)}
    if case.k_min > most:
        if len(case.groups) > 1:
            return tr("Within the limits not to cross, the minimum allows {most} territories at most.", **values)
        return tr("With whole blocks, the minimum allows {most} territories at most.", **values)
    if case.k_max < fewest:
        if len(case.groups) > 1:
            return tr("Within the limits not to cross, {fewest} territories are needed at least.", **values)
        return tr("With whole blocks, the maximum asks for {fewest} territories at least.", **values)
    return ""


def _refused(case: _Case, group: Sequence[float]) -> str:
    amount = number(sum(group))
    if len(case.groups) > 1:
        return tr(
            "A zone that may not be crossed has {amount} {unit}, which no number of territories within the bounds can "
            "share.",
            amount=amount,
            unit=case.unit,
        )
    return tr("No number of territories fits between the minimum and the maximum.")


def _level(case: _Case) -> Difficulty:
    """Easy, medium or hard, from how much of the room left by the bounds the number of territories takes.

    The measure is the larger of k over the most territories the minimum allows, and of the fewest the maximum asks
    over k (:class:`_Case`). Measured on the EPCI of 12 regions (52 to 174 blocks, loose to very tight bounds, nested or
    not; 96 runs on two cores): under 0.7, 46 of 46 ended with a proof (optimum, or no plan), in 13 s at most; from 0.7
    to 0.85, 19 of 19, in 59 s at most; above, 17 of 31 in the time given (60 s, or 240 s beside
    other work), and in some of the others no plan was met. The times are those of the runs made on an idle machine,
    with an engine slower than the present one: they err on the safe side.
    """
    fewest, most = (sum(bound(group) for group in case.groups) for bound in (case.fewest, case.most))
    measure = max(case.k_min / max(1, most), fewest / max(1, case.k_max))
    if case.count > PROOF_BLOCKS:
        return Difficulty(
            HARD,
            tr(
                "{count} blocks are too many for a proof: the best scenario found in time, with a rough bound.",
                count=number(case.count),
            ),
        )
    if case.count > QUICK_BLOCKS:
        return Difficulty(
            HARD,
            tr(
                "{count} blocks: a proof may take some minutes. Give the search a longer time.",
                count=number(case.count),
            ),
        )
    if measure >= DIFFICULT:
        return Difficulty(
            HARD, tr("The bounds leave few possible scenarios: finding one, and proving it, may take long.")
        )
    if measure >= MODERATE:
        return Difficulty(MEDIUM, tr("The bounds are tight: the proof usually takes less than a minute."))
    return Difficulty(EASY, tr("The optimum is usually proven within a few seconds."))
