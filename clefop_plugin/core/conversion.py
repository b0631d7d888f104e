"""A table of communes taken from one vintage to another: counts, rates, and what is told in words.

Counts are summed on a merge and shared on a split, whole numbers by the largest remainder so that their total is kept
to the last unit. Rates are recomputed from their numerator and denominator. Words (a zone, a label) are decided by
the residents behind each; the cases where the parts of a commune disagree are listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import departement_of, parse_value
from clefop_plugin.core.vintages import Passage, Populations

Role = Literal["count", "rate", "published", "words", "name", "departement", "key"]
#: How INSEE writes a value under statistical secrecy.
WITHHELD = "s"
#: Factors that a rate may have been multiplied by.
SCALES = (1.0, 100.0, 1000.0, 10_000.0, 100_000.0)
#: Relative difference above which a given rate is not what its numerator and denominator give.
RATE_TOLERANCE = 0.05


@dataclass(frozen=True)
class Rate:
    """A rate recomputed as ``scale`` × numerator / denominator (columns of the same table)."""

    numerator: str
    denominator: str
    scale: float = 1.0


@dataclass(frozen=True)
class Disagreement:
    """A new commune whose parts say different things in a column: each value with its residents, and the one kept.

    ``by_population`` is false when the residents are unknown: the part that keeps the code decides.
    """

    code: str
    column: str
    values: tuple[tuple[str, float], ...]
    kept: str
    by_population: bool


@dataclass(frozen=True)
class Converted:
    """The table on the new communes.

    ``frame`` has the columns of the input as text, its code column new; ``estimated`` (m,) marks the rows in which a
    split had to be shared; ``first`` (m,) is the position of the row of the input they come from, the largest part.
    ``lost``: values of counts that are secret in a part, by column. ``left_empty``: cells of published values that no
    sum gives, by column.
    """

    frame: pd.DataFrame
    estimated: npt.NDArray[np.bool_]
    first: npt.NDArray[np.int64]
    merged: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    lost: Mapping[str, int]
    left_empty: Mapping[str, int]


def convert(
    frame: pd.DataFrame,
    code: str,
    roles: Mapping[str, Role],
    passage: Passage,
    populations: Populations,
    rates: Mapping[str, Rate] | None = None,
    names: Mapping[str, str] | None = None,
) -> Converted:
    """Convert a table of text cells; ``roles`` says what each column but ``code`` is.

    Rows of one commune and the same keys (columns of role "key") become one row. ``names`` gives the new communes
    their name in the columns of role "name".
    """
    return _Conversion(frame, code, roles, passage, populations, rates or {}, names or {}).run()


def rate_scale(rate: Sequence[str], numerator: Sequence[str], denominator: Sequence[str]) -> tuple[float, float]:
    """The factor (1, 100, 1000…) between a rate and its terms, and the share of the rows that it does not explain."""
    values = np.array([[_number(cell) for cell in cells] for cells in (rate, numerator, denominator)], dtype=np.float64)
    good = np.isfinite(values).all(axis=0) & (values[1] > 0) & (values[2] > 0) & (values[0] > 0)
    if not good.any():
        return 1.0, 0.0
    ratio = values[0, good] * values[2, good] / values[1, good]
    scale = min(SCALES, key=lambda factor: abs(np.log(float(np.median(ratio)) / factor)))
    return scale, float((np.abs(ratio / scale - 1) > RATE_TOLERANCE).mean())


def largest_remainder(total: int, shares: Sequence[float]) -> list[int]:
    """A whole number shared in whole parts whose sum is that number (method of Hamilton); ties to the first."""
    exact = [total * share for share in shares]
    parts = [int(np.floor(value + 1e-9)) for value in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for position in order[: total - sum(parts)]:
        parts[position] += 1
    return parts


class _Conversion:
    def __init__(
        self,
        frame: pd.DataFrame,
        code: str,
        roles: Mapping[str, Role],
        passage: Passage,
        populations: Populations,
        rates: Mapping[str, Rate],
        names: Mapping[str, str],
    ) -> None:
        self._frame = frame.reset_index(drop=True)
        self._code = code
        self._roles = roles
        self._passage = passage
        self._populations = populations
        self._rates = rates
        self._names = names
        self._codes = [str(value) for value in self._frame[code]]
        self._disagreements: list[Disagreement] = []
        self._lost: dict[str, int] = defaultdict(int)
        self._left_empty: dict[str, int] = defaultdict(int)

    def run(self) -> Converted:
        keys = [name for name, role in self._roles.items() if role == "key"]
        rows_of = self._destinations(keys)
        touched = {row for parts in rows_of.values() if self._moves(parts) for row, _ in parts}
        shared = self._shared_counts(touched)
        columns = [str(name) for name in self._frame.columns]
        cells = {name: self._frame[name].astype(str).tolist() for name in columns}
        result: dict[str, list[str]] = {name: [] for name in columns}
        estimated, first, merged = [], [], []
        for (code, *_), parts in rows_of.items():
            main = max(parts, key=lambda part: (self._residents(part), self._codes[part[0]] == code, -part[0]))[0]
            if not self._moves(parts):
                for name in columns:
                    result[name].append(cells[name][main])
            else:
                row = self._row(code, parts, main, cells, shared)
                for name in columns:
                    result[name].append(row[name])
                if len(parts) > 1:
                    merged.append(code)
            result[self._code][-1] = code
            estimated.append(any(share < 1.0 for _, share in parts))
            first.append(main)
        return Converted(
            pd.DataFrame(result, columns=columns, dtype=object),
            np.array(estimated, dtype=bool),
            np.array(first, dtype=np.int64),
            tuple(dict.fromkeys(merged)),
            tuple(self._disagreements),
            dict(self._lost),
            dict(self._left_empty),
        )

    def _destinations(self, keys: Sequence[str]) -> dict[tuple[str, ...], list[tuple[int, float]]]:
        """For each new commune (and keys), the rows it is made of and the share of each, in the order of the codes."""
        extra = [self._frame[name].astype(str).tolist() for name in keys]
        found: dict[tuple[str, ...], list[tuple[int, float]]] = defaultdict(list)
        for row, code in enumerate(self._codes):
            for new, share in self._passage.of(code):
                found[(new, *(values[row] for values in extra))].append((row, share))
        return dict(sorted(found.items()))

    @staticmethod
    def _moves(parts: Sequence[tuple[int, float]]) -> bool:
        return len(parts) > 1 or parts[0][1] < 1.0

    def _residents(self, part: tuple[int, float]) -> float:
        residents = self._populations.of(self._codes[part[0]], self._passage.start)
        return -1.0 if np.isnan(residents) else residents * part[1]

    def _parts_residents(self, code: str, parts: Sequence[tuple[int, float]]) -> list[float]:
        """Residents of each part. In a table that mixes vintages, a commune of the new one already holds the others."""
        found = [self._residents(part) for part in parts]
        if self._passage.start != self._passage.end or any(people < 0 for people in found):
            return found
        own = [self._codes[row] == code for row, _ in parts]
        others = sum(people for people, mine in zip(found, own, strict=True) if not mine)
        return [max(0.0, people - others) if mine else people for people, mine in zip(found, own, strict=True)]

    def _shared_counts(self, rows: set[int]) -> dict[tuple[str, int], dict[str, float]]:
        """Parts of the counts of the rows that are split, by column and row: whole when the count is whole."""
        shared = {}
        for name in (name for name, role in self._roles.items() if role == "count"):
            for row in rows:
                parts = self._passage.of(self._codes[row])
                value = _number(str(self._frame[name].iat[row]))
                if len(parts) < 2 or np.isnan(value):
                    continue
                shares = [share for _, share in parts]
                values = [value * share for share in shares]
                if float(value).is_integer() and value >= 0:
                    values = [float(part) for part in largest_remainder(int(value), shares)]
                shared[(name, row)] = {new: part for (new, _), part in zip(parts, values, strict=True)}
        return shared

    def _row(
        self,
        code: str,
        parts: Sequence[tuple[int, float]],
        main: int,
        cells: Mapping[str, list[str]],
        shared: Mapping[tuple[str, int], Mapping[str, float]],
    ) -> dict[str, str]:
        row = {}
        for name, values in cells.items():
            role = self._roles.get(name, "words")
            if name == self._code or role == "key":
                row[name] = values[main]
            elif role == "count":
                row[name] = self._sum(name, code, [values[r] for r, _ in parts], [r for r, _ in parts], shared)
            elif role == "published":
                row[name] = self._published(name, [values[r] for r, _ in parts])
            elif role == "name":
                row[name] = self._names.get(code) or values[main]
            elif role == "departement":
                row[name] = departement_of(code)
            elif role == "words":
                row[name] = self._words(name, code, parts, values)
        for name, rate in self._rates.items():
            if name in cells:
                row[name] = _rate(rate, row, cells[name])
        return row

    def _sum(
        self,
        name: str,
        code: str,
        texts: Sequence[str],
        rows: Sequence[int],
        shared: Mapping[tuple[str, int], Mapping[str, float]],
    ) -> str:
        """Sum of the parts; secret when one is (a sum would tell it), missing when one is missing."""
        total, states = 0.0, set()
        for text, row in zip(texts, rows, strict=True):
            value, state = _parsed(text)
            states.add(state)
            total += shared.get((name, row), {}).get(code, value)
        if states <= {"ok"}:
            return as_text(total)
        self._lost[name] += int("ok" in states)
        return WITHHELD if "secret" in states else ""

    def _published(self, name: str, texts: Sequence[str]) -> str:
        """A published value (a median) is kept when every part has it, and left empty otherwise: it has no sum."""
        if len(set(texts)) == 1:
            return texts[0]
        self._left_empty[name] += 1
        return ""

    def _words(self, name: str, code: str, parts: Sequence[tuple[int, float]], values: Sequence[str]) -> str:
        behind: dict[str, float] = defaultdict(float)
        residents = self._parts_residents(code, parts)
        known = all(people >= 0 for people in residents)
        for part, people in zip(parts, residents, strict=True):
            behind[values[part[0]]] += max(0.0, people)
        if len(behind) == 1:
            return values[parts[0][0]]
        own = next((values[row] for row, _ in parts if self._codes[row] == code), values[parts[0][0]])
        kept = max(behind, key=lambda value: (behind[value], value == own)) if known else own
        ordered = tuple(sorted(behind.items(), key=lambda item: (-item[1], item[0])))
        self._disagreements.append(Disagreement(code, name, ordered, kept, known))
        return kept


def as_text(value: float) -> str:
    """A number as a table writes it: no decimals when it has none."""
    return str(int(value)) if float(value).is_integer() else repr(round(float(value), 9))


def _rate(rate: Rate, row: Mapping[str, str], given: Sequence[str]) -> str:
    numerator, denominator = _number(row[rate.numerator]), _number(row[rate.denominator])
    if WITHHELD in (row[rate.numerator], row[rate.denominator]):
        return WITHHELD
    if np.isnan(numerator) or np.isnan(denominator) or denominator == 0:
        return ""
    decimals = max((_decimals(text) for text in given), default=0)
    return as_text(round(rate.scale * numerator / denominator, max(2, decimals)))


def _decimals(text: str) -> int:
    return len(text.strip().replace(",", ".").partition(".")[2])


def _parsed(text: str) -> tuple[float, str]:
    try:
        return parse_value(text)
    except ValueError:
        return float("nan"), "missing"


def _number(text: str) -> float:
    return _parsed(text)[0]
