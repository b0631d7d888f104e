"""Vintages of the list of communes: which codes exist when, and how those of one year become those of another.

The vintage Y is the list on 1 January Y. Movements are steps: step Y leads from vintage Y - 1 to vintage Y. Merges,
renamed and moved communes pass whole; a commune that was split is shared in proportion to the population of its
parts, never in equal parts, and what is shared is an estimate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

#: Vintages before this one are not looked for in codes: no table of today is of them.
OLDEST = 1999
#: Columns of a frame of movements.
STEP_COLUMNS = ("step", "order", "before", "after")


@dataclass(frozen=True)
class Movements:
    """Movements of communes: rows ``step`` (vintage reached), ``order`` within the step, ``before``, ``after`` (codes).

    ``first`` and ``last`` are the vintages between which they are known. ``any_origin``: a table of whatever code ever
    was, towards one vintage; it serves to reach that vintage, or to leave it, only. ``names``: last known names.
    """

    frame: pd.DataFrame
    first: int
    last: int
    any_origin: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def covers(self, start: int, end: int) -> bool:
        """Whether the movements lead from one vintage to the other."""
        if start == end:
            return True
        if self.any_origin:
            return self.last in (start, end)
        return self.first <= min(start, end) and max(start, end) <= self.last

    @cached_property
    def steps(self) -> dict[int, list[list[tuple[str, str]]]]:
        """Pairs (before, after) of each step, in sub-steps."""
        found: dict[int, list[list[tuple[str, str]]]] = {}
        for (step, _), rows in self.frame.groupby(["step", "order"], sort=True):
            pairs = list(dict.fromkeys(zip(rows["before"], rows["after"], strict=True)))
            found.setdefault(int(step), []).append(pairs)
        return found

    @cached_property
    def lives(self) -> dict[str, list[tuple[int, int]]]:
        """Vintages (first, last) between which each code that ever moved exists, one pair per life."""
        first, last = self.first, self.last
        alive: dict[str, int] = {}
        seen: set[str] = set()
        lives: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for step in sorted(self.steps):
            for pairs in self.steps[step]:
                before, after = {b for b, _ in pairs}, {a for _, a in pairs}
                for code in sorted(before - seen):
                    alive[code] = first
                for code in sorted(before - after):
                    begin = alive.pop(code, None)
                    if begin is not None and begin <= step - 1:
                        lives[code].append((begin, step - 1))
                for code in sorted(after - set(alive)):
                    alive[code] = step
                seen |= before | after
        for code, begin in alive.items():
            lives[code].append((begin, last))
        return {code: lives.get(code, []) for code in sorted(seen)}

    def exists(self, code: str, vintage: int) -> bool:
        """Whether a code exists in a vintage; a code that never moved always does."""
        if code not in self.lives:
            return True
        return any(begin <= vintage <= end for begin, end in self.lives[code])

    def moved(self, code: str, start: int, end: int) -> bool:
        """Whether a movement touches a code between two vintages, in either direction."""
        low, high = min(start, end), max(start, end)
        return any(low < step <= high for step in self._touched.get(code, ()))

    def lasting(self, code: str, step: int) -> str:
        """The code that a commune keeps on 1 January, when ``code`` was given to it only within a step."""
        if self.exists(code, step) or self.exists(code, step - 1) or step not in self.steps:
            return code
        pairs = [pair for order in self.steps[step] for pair in order if code in pair]
        other = next((before for before, after in pairs if after == code and before != code), None)
        return other or code

    @cached_property
    def _touched(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for step, orders in self.steps.items():
            for pairs in orders:
                for before, after in pairs:
                    found[before].add(step)
                    found[after].add(step)
        return dict(found)


class Populations:
    """Residents of communes by vintage, to share what a split divides. A vintage of 0 is one that is not known."""

    def __init__(self, by_vintage: Mapping[int, Mapping[str, float]], movements: Movements | None = None) -> None:
        self._by_vintage = {vintage: dict(values) for vintage, values in by_vintage.items() if values}
        self._movements = movements

    def of(self, code: str, vintage: int) -> float:
        """Residents of a commune as it was in a vintage, from the nearest vintage that has it; NaN when unknown.

        A vintage between which and the one asked the commune did not change comes first.
        """
        best = (True, 10_000, np.nan)
        for known, values in self._by_vintage.items():
            value = values.get(code, np.nan)
            if np.isnan(value):
                continue
            away = abs(known - vintage) if known else 5_000
            changed = not known or (self._movements is not None and self._movements.moved(code, known, vintage))
            best = min(best, (changed, away, value), key=lambda found: found[:2])
        return best[2]


@dataclass(frozen=True)
class Passage:
    """How the codes of one vintage become those of another.

    ``parts``: for each code that changes, its (new code, share) pairs; a code that is not there stays as it is.
    ``unshared``: the codes that were split and whose parts have no known population, with these parts. ``equal``: the
    codes whose parts all have the very same population, which no census gives: the table shared it equally.
    """

    start: int
    end: int
    parts: Mapping[str, tuple[tuple[str, float], ...]]
    unshared: Mapping[str, tuple[str, ...]]
    equal: tuple[str, ...] = ()

    def of(self, code: str) -> tuple[tuple[str, float], ...]:
        """The (new code, share) pairs of a code."""
        return self.parts.get(code, ((code, 1.0),))

    @property
    def split(self) -> list[str]:
        """Codes that are shared between several new ones."""
        return sorted(code for code, parts in self.parts.items() if len(parts) > 1)


def passage(
    codes: Iterable[str], movements: Movements, start: int, end: int, populations: Populations | None = None
) -> Passage:
    """Passage of ``codes`` from vintage ``start`` to vintage ``end``, forwards or backwards, year by year."""
    walk = _Walk(movements, populations or Populations({}), start, end)
    return _passage(codes, dict.fromkeys(codes, walk), start, end)


def mixed_passage(
    codes: Iterable[str], movements: Movements, end: int, populations: Populations | None = None
) -> Passage:
    """Passage to vintage ``end`` of codes of several vintages at once: each leaves from the nearest one it is of.

    Only for what may be told twice (in which zone a commune is), never for counts: a table that has both a commune
    and its former parts would count its residents twice.
    """
    walks: dict[int, _Walk] = {}
    walk_of = {}
    for code in dict.fromkeys(codes):
        lives = movements.lives.get(code)
        if not lives or movements.exists(code, end):
            continue
        near = min((year for life in lives for year in life), key=lambda year: (abs(year - end), year))
        if near not in walks:
            walks[near] = _Walk(movements, populations or Populations({}), near, end)
        walk_of[code] = walks[near]
    return _passage(codes, walk_of, end, end)


def _passage(codes: Iterable[str], walks: Mapping[str, _Walk], start: int, end: int) -> Passage:
    parts, unshared, equal = {}, {}, set()
    for code in dict.fromkeys(codes):
        if code not in walks:
            continue
        new = walks[code].parts.get(code)
        if new is not None and new != {code: 1.0}:
            parts[code] = tuple(sorted(new.items()))
        for origin, (targets, held) in walks[code].unshared.items():
            if code in held:
                unshared[origin] = targets
        equal |= {origin for origin, held in walks[code].equal.items() if code in held}
    return Passage(start, end, parts, unshared, tuple(sorted(equal)))


class _Walk:
    """Follows every commune that moves from one vintage to another.

    ``_held`` tells, for each present code, the starting communes it holds and what share of each. A commune that is
    restored under its old code takes back exactly its former self when that is among what is divided; only the rest
    is shared by population.
    """

    def __init__(self, movements: Movements, populations: Populations, start: int, end: int) -> None:
        self._movements = movements
        self._populations = populations
        self._held: dict[str, dict[str, float]] = {}
        #: Codes that moved away: what a faulty file says of them afterwards moves nobody.
        self._gone: set[str] = set()
        #: Communes whose parts have no known population: these parts, and what the commune held.
        self.unshared: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
        #: Communes whose parts all have the same population: what the commune held.
        self.equal: dict[str, frozenset[str]] = {}
        for step, forwards in self._path(start, end):
            orders = movements.steps[step]
            for pairs in orders if forwards else reversed(orders):
                self._move(pairs if forwards else [(after, before) for before, after in pairs], step, forwards)
        self.parts: dict[str, dict[str, float]] = defaultdict(dict)
        for code, held in self._held.items():
            for origin, share in held.items():
                self.parts[origin][code] = share

    def _path(self, start: int, end: int) -> list[tuple[int, bool]]:
        steps = sorted(self._movements.steps)
        if self._movements.any_origin:
            return [(self._movements.last, end == self._movements.last)] if start != end else []
        if start <= end:
            return [(step, True) for step in steps if start < step <= end]
        return [(step, False) for step in reversed(steps) if end < step <= start]

    def _move(self, pairs: list[tuple[str, str]], step: int, forwards: bool) -> None:
        targets: dict[str, list[str]] = defaultdict(list)
        origins: dict[str, list[str]] = defaultdict(list)
        for origin, target in pairs:
            targets[origin].append(target)
            origins[target].append(origin)
        moved: dict[str, dict[str, float]] = {}
        for origin in targets:
            moved[origin] = self._held.pop(origin, self._own(origin))
        for origin, found in targets.items():
            for code, share, target in self._given(origin, moved[origin], found, origins, step, forwards):
                if target not in self._held:
                    # A table may not say that the commune others join was there already.
                    joined = target not in moved and self._movements.exists(target, step - 1 if forwards else step)
                    self._held[target] = self._own(target) if joined else {}
                held = self._held[target]
                held[code] = held.get(code, 0.0) + share
        self._gone |= set(targets)
        self._gone -= {target for target in origins if self._held.get(target)}

    def _own(self, code: str) -> dict[str, float]:
        return {} if code in self._gone else {code: 1.0}

    def _given(
        self,
        origin: str,
        held: dict[str, float],
        targets: list[str],
        origins: Mapping[str, list[str]],
        step: int,
        forwards: bool,
    ) -> list[tuple[str, float, str]]:
        """What each target receives, as (starting commune, share, target)."""
        if len(targets) == 1:
            return [(code, share, targets[0]) for code, share in held.items()]
        restored = [target for target in targets if target != origin and held.get(target) == 1.0]
        rest = [target for target in targets if target not in restored] or targets
        given = [(target, 1.0, target) for target in restored]
        left = {code: share for code, share in held.items() if code not in restored}
        shares = [1.0]
        if left and len(rest) > 1:
            shares = self._shares(origin, frozenset(left), rest, origins, step, forwards)
        for code, share in left.items():
            given += [(code, share * part, target) for target, part in zip(rest, shares, strict=False) if part > 0]
        return given

    def _shares(
        self,
        origin: str,
        held: frozenset[str],
        targets: list[str],
        origins: Mapping[str, list[str]],
        step: int,
        forwards: bool,
    ) -> list[float]:
        here, there = (step - 1, step) if forwards else (step, step - 1)
        weights = [self._weight(origin, target, origins[target], here, there) for target in targets]
        total = sum(weights)
        if np.isnan(total) or total <= 0:
            self.unshared[origin] = (tuple(targets), held)
            keeper = targets.index(origin) if origin in targets else 0
            return [float(position == keeper) for position in range(len(targets))]
        if len(set(weights)) == 1:
            self.equal[origin] = held
        return [weight / total for weight in weights]

    def _weight(self, origin: str, target: str, origins: list[str], here: int, there: int) -> float:
        """Residents of ``origin`` who are in ``target`` after the step: those of the target, less what others bring."""
        residents = self._populations.of(self._movements.lasting(target, max(here, there)), there)
        others = sum(self._populations.of(code, here) for code in origins if code != origin)
        return residents if np.isnan(others) else max(0.0, residents - others)


@dataclass(frozen=True)
class Detected:
    """Vintages (``first`` to ``last``) whose codes a set of codes matches best, and why.

    ``wrong``: codes of the set that do not exist in these vintages (several vintages mixed, or mistakes). ``since``:
    codes of the set that are new in ``first``; ``until``: codes of the set that end with ``last``.
    """

    first: int
    last: int
    wrong: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]


def detect_vintage(codes: Iterable[str], movements: Movements) -> Detected | None:
    """The vintages that codes are of, from those that appear or disappear; None when none of them ever moved.

    The vintages with the fewest codes that do not exist then, and among them those with the fewest codes that should
    be there; the vintages before and after which nothing changes in this set are one answer.
    """
    present = set(codes)
    known = {code: lives for code, lives in movements.lives.items() if code in present}
    departements = {code[:2] for code in present}
    expected = [lives for code, lives in movements.lives.items() if code[:2] in departements and code not in present]
    years = list(range(max(movements.first, OLDEST), movements.last + 1))
    if not known or not years or movements.any_origin:
        return None
    wrong = {year: sum(not _alive(lives, year) for lives in known.values()) for year in years}
    absent = {year: sum(_alive(lives, year) for lives in expected) for year in years}
    best = min((wrong[year], absent[year]) for year in years)
    matching = [year for year in years if (wrong[year], absent[year]) == best]
    last = max(matching)
    first = last
    while first - 1 in matching:
        first -= 1
    return Detected(
        first,
        last,
        tuple(sorted(code for code, lives in known.items() if not _alive(lives, last))),
        tuple(
            sorted(c for c, lives in known.items() if any(begin == first for begin, _ in lives) and first > years[0])
        ),
        tuple(sorted(c for c, lives in known.items() if any(end == last for _, end in lives) and last < years[-1])),
    )


def _alive(lives: list[tuple[int, int]], year: int) -> bool:
    return any(begin <= year <= end for begin, end in lives)
