"""Formulas of indicators: sums and differences of counts, and rates of change between two periods.

``a + b - c`` adds counts. A denominator ``pop@5`` asks for the annual rate of change of ``pop`` since its latest period
at least five years before; in the numerator of such a rate ``pop`` stands for its change, and a count of an interval
(births between two censuses) for its total. The period of a rate is its interval: ``2015-2021``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.indicators import Column

_TERM = re.compile(r"\s*([+-]?)\s*([A-Za-z0-9_]+)\s*")
_LAG = re.compile(r"^\s*([A-Za-z0-9_]+)\s*@\s*(\d{1,2})\s*$")
_INTERVAL = re.compile(r"^(\d{4})-(\d{4})$")


@dataclass(frozen=True)
class Term:
    """One count of a formula: its sign (1 or -1) and its id."""

    sign: float
    id: str


@dataclass(frozen=True)
class Rate:
    """A denominator that asks for a rate of change: the stock, and the least number of years between two values."""

    stock: str
    years: int


def terms(text: str) -> tuple[Term, ...]:
    """The counts of ``a + b - c``. Raises ValueError when the text is no such formula.

    >>> [(t.sign, t.id) for t in terms("a + b - c")]
    [(1.0, 'a'), (1.0, 'b'), (-1.0, 'c')]
    """
    found: list[Term] = []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or (found and not match.group(1)):
            raise ValueError(text)
        found.append(Term(-1.0 if match.group(1) == "-" else 1.0, match.group(2)))
        at = match.end()
    if not found:
        raise ValueError(text)
    return tuple(found)


def rate(denominator: str) -> Rate | None:
    """The rate of change that a denominator asks for; None when it is a plain formula."""
    match = _LAG.match(denominator)
    return Rate(match.group(1), int(match.group(2))) if match else None


def ids_of(text: str) -> frozenset[str]:
    """Ids of the counts of a numerator or a denominator. Raises ValueError when it is no formula."""
    asked = rate(text)
    return frozenset({asked.stock}) if asked else frozenset(term.id for term in terms(text))


def combine(columns: Mapping[str, Column], formula: Sequence[Term]) -> Column | None:
    """The formula over the communes: unknown where one of its counts is, secret where one is secret.

    None when a count is absent from ``columns``.
    """
    if any(term.id not in columns for term in formula):
        return None
    first = columns[formula[0].id]
    value = np.zeros(len(first.value))
    secret = np.zeros(len(first.value), dtype=bool)
    for term in formula:
        column = columns[term.id]
        value = value + term.sign * column.value
        secret |= column.secret
    return Column(value, secret)


def interval(period: str) -> tuple[str, str] | None:
    """First and last year of an interval such as ``2015-2021``; None for another period."""
    match = _INTERVAL.match(period)
    return (match.group(1), match.group(2)) if match else None


def common_periods(known: Mapping[str, Sequence[str]], ids: frozenset[str]) -> list[str]:
    """Periods at which every count is known, in order of time."""
    sets = [set(known.get(identifier, ())) for identifier in ids]
    return sorted(set.intersection(*sets)) if sets else []


def rate_periods(known: Mapping[str, Sequence[str]], numerator: Sequence[Term], asked: Rate) -> list[str]:
    """Intervals over which a rate of change can be computed, in order of time.

    Those of the interval counts of the numerator when it has some, else from each period of the stock back to the
    latest one that is old enough.
    """
    stock = [period for period in known.get(asked.stock, ()) if re.match(r"\d{4}", period) and not interval(period)]
    others = {term.id for term in numerator} - {asked.stock}
    if others:
        shared = [interval(period) for period in common_periods(known, frozenset(others))]
        return [f"{both[0]}-{both[1]}" for both in shared if both and both[0] in stock and both[1] in stock]
    found = []
    for end in stock:
        before = [start for start in stock if int(start[:4]) <= int(end[:4]) - asked.years and start[4:] == end[4:]]
        if before and interval(f"{before[-1]}-{end}"):
            found.append(f"{before[-1]}-{end}")
    return found
