"""The values of indicators, read from the workspace one indicator and period at a time, when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.indicators import Column
from clefop_plugin.services.kept import Kept
from clefop_plugin.workspace import packed_values
from clefop_plugin.workspace.packed_values import Series
from clefop_plugin.workspace.store import Workspace

Floats = npt.NDArray[np.float64]
#: An indicator and a period.
Key = tuple[str, str]

COMMUNE = "commune"
WITHHELD = "secret"
#: Bytes of columns, and of values published for larger areas, that are kept in memory.
COLUMN_BYTES = 8_000_000
PUBLISHED_BYTES = 4_000_000


@dataclass(frozen=True)
class Published:
    """Values that a producer publishes for the areas of one level: ``codes``, ``value`` (NaN: none), ``status``."""

    codes: tuple[str, ...]
    value: Floats
    status: npt.NDArray[np.object_]

    def of(self, codes: Iterable[str]) -> Floats:
        """Value of each area, NaN for one that is not published."""
        known = dict(zip(self.codes, self.value, strict=True))
        return np.array([known.get(code, np.nan) for code in codes], dtype=np.float64)

    def secret(self, codes: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Whether the value of each area is withheld."""
        hidden = {code for code, status in zip(self.codes, self.status, strict=True) if status == WITHHELD}
        return np.array([code in hidden for code in codes], dtype=bool)


class Columns(Mapping[Key, Column]):
    """Indicator columns over the communes of ``codes``, by (indicator, period)."""

    def __init__(self, workspace: Workspace, codes: npt.NDArray[np.object_], keys: Iterable[Key]) -> None:
        self._workspace = workspace
        self._codes = codes
        self._keys = dict.fromkeys(keys)
        self._kept: Kept[Column] = Kept(COLUMN_BYTES, lambda column: column.value.nbytes + column.secret.nbytes)
        self._slots: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
        # whether the places of the file are the communes in their order, which makes reading faster
        self._same = False

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, key: Key) -> Column:
        if key not in self._keys:
            raise KeyError(key)
        return self._kept.get(key, lambda: self._read(*key))

    def _read(self, indicator: str, period: str) -> Column:
        with self._workspace.reading() as connection:
            found = packed_values.series(connection, indicator, COMMUNE, period)
            if found is not None and len(found.states) > len(self._slots):
                self._slots = self._positions(packed_values.places(connection, COMMUNE))
                self._same = np.array_equal(self._slots[: len(self._codes)], np.arange(len(self._codes)))
        count = len(self._codes)
        if found is None:
            return Column(np.full(count, np.nan), np.zeros(count, dtype=bool))
        if self._same and len(found.states) == count:
            return Column(found.numbers, found.where(WITHHELD))
        return self._placed(found)

    def _placed(self, found: Series) -> Column:
        value, secret = np.full(len(self._codes), np.nan), np.zeros(len(self._codes), dtype=bool)
        slots = self._slots[: len(found.states)]
        known = slots >= 0
        value[slots[known]] = found.numbers[known]
        secret[slots[known]] = found.where(WITHHELD)[known]
        return Column(value, secret)

    def _positions(self, places: list[str]) -> npt.NDArray[np.int64]:
        """Position among the communes of each place of the file, or -1."""
        found = pd.Index(self._codes).get_indexer(pd.Index(places, dtype=object))  # type: ignore[no-untyped-call]
        return np.asarray(found, dtype=np.int64)


class Slice(Mapping[Key, Column]):
    """The columns of some communes only, those at positions ``members``."""

    def __init__(self, columns: Mapping[Key, Column], members: npt.NDArray[np.int64]) -> None:
        self._columns = columns
        self._members = members

    def __contains__(self, key: object) -> bool:
        return key in self._columns

    def __iter__(self) -> Iterator[Key]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, key: Key) -> Column:
        column = self._columns[key]
        return Column(column.value[self._members], column.secret[self._members])


class PublishedValues(Mapping[Key, dict[str, Published]]):
    """Values published for larger areas, by (indicator, period) then level: a zoning, departement, region."""

    def __init__(self, workspace: Workspace, levels: Mapping[Key, list[str]]) -> None:
        self._workspace = workspace
        self._levels = levels
        self._kept: Kept[dict[str, Published]] = Kept(PUBLISHED_BYTES, _weight)

    def __contains__(self, key: object) -> bool:
        return key in self._levels

    def __iter__(self) -> Iterator[Key]:
        return iter(self._levels)

    def __len__(self) -> int:
        return len(self._levels)

    def __getitem__(self, key: Key) -> dict[str, Published]:
        levels = self._levels[key]
        return self._kept.get(key, lambda: self._read(key, levels))

    def _read(self, key: Key, levels: list[str]) -> dict[str, Published]:
        indicator, period = key
        found = {}
        with self._workspace.reading() as connection:
            for level in levels:
                one = packed_values.series(connection, indicator, level, period)
                if one is None:
                    continue
                known = np.flatnonzero(one.states)
                places = packed_values.places(connection, level)
                codes = tuple(places[i] for i in known)
                found[level] = Published(codes, one.numbers[known], one.names[known])
        return found


def _weight(levels: dict[str, Published]) -> int:
    return sum(one.value.nbytes + one.status.nbytes + 8 * len(one.codes) for one in levels.values())
