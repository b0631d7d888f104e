"""Values of indicators, packed: one row of the file holds those of an indicator at one level and one period.

A row of ``indicator_series`` keeps the values of all places twice, written together and never apart: as arrays, which
are read whole (``numbers``: float64, little-endian, NaN for none; ``states``: one byte a place, 0 for no value, else
1 + the position of its status in ``statuses``), and as text (``cells``), from which the view ``indicator_values`` makes
the rows that any reader of GeoPackage sees. Places are numbered by level in
``indicator_places``; an array may be shorter than the list of places, whose last ones then have no value.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
States = npt.NDArray[np.uint8]

CREATE = (
    """CREATE TABLE indicator_places (fid INTEGER PRIMARY KEY, level TEXT NOT NULL, rank INTEGER NOT NULL,
        code TEXT NOT NULL, UNIQUE (level, rank), UNIQUE (level, code))""",
    """CREATE TABLE indicator_series (fid INTEGER PRIMARY KEY, indicator_id TEXT NOT NULL, level TEXT NOT NULL,
        period TEXT NOT NULL, places INTEGER NOT NULL, statuses TEXT NOT NULL, numbers BLOB NOT NULL,
        states BLOB NOT NULL, cells TEXT NOT NULL, UNIQUE (indicator_id, level, period))""",
    """CREATE TABLE indicator_value_types (fid INTEGER PRIMARY KEY, indicator_id TEXT, level TEXT, code TEXT,
        period TEXT, value REAL, status TEXT)""",
)

#: A cell is a number (status ok), ``[number, status]``, or null for a place without value. A series has room for
#: sixteen million places in the numbers (fid) of its rows. The first SELECT, of a table that stays empty, gives the
#: columns their types: older SQLite has none for an expression, and QGIS would take the values for text.
CREATE_VIEW = """CREATE VIEW indicator_values AS
    SELECT fid, indicator_id, level, code, period, value, status FROM indicator_value_types
    UNION ALL
    SELECT CAST(s.fid * 16777216 + c.key AS INTEGER) AS fid, s.indicator_id, s.level, p.code, s.period,
        CAST(CASE c.type WHEN 'array' THEN json_extract(c.value, '$[0]') ELSE c.value END AS REAL) AS value,
        CAST(CASE c.type WHEN 'array' THEN json_extract(c.value, '$[1]') ELSE 'ok' END AS TEXT) AS status
    FROM indicator_series s CROSS JOIN json_each(s.cells) c
        CROSS JOIN indicator_places p ON p.level = s.level AND p.rank = c.key
    WHERE c.type <> 'null'"""

COUNT = "SELECT coalesce(sum(places), 0) FROM indicator_series"

_KEYS = "SELECT indicator_id, level, period FROM indicator_series ORDER BY indicator_id, level, period"
_ALL = "SELECT indicator_id, level, period, statuses, numbers, states FROM indicator_series ORDER BY fid"
_OF_INDICATOR = """SELECT indicator_id, level, period, statuses, numbers, states FROM indicator_series
    WHERE indicator_id = ? ORDER BY fid"""
_ONE = """SELECT statuses, numbers, states FROM indicator_series
    WHERE indicator_id = ? AND level = ? AND period = ?"""
_REPLACE = """INSERT INTO indicator_series (indicator_id, level, period, places, statuses, numbers, states, cells)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (indicator_id, level, period) DO UPDATE SET places = excluded.places,
    statuses = excluded.statuses, numbers = excluded.numbers, states = excluded.states, cells = excluded.cells"""
_PLACES = "SELECT code FROM indicator_places WHERE level = ? ORDER BY rank"
_NEW_PLACE = "INSERT INTO indicator_places (level, rank, code) VALUES (?, ?, ?)"
_SAME_KEY = "UNIQUE constraint failed: indicator_values.indicator_id, level, code, period"

_TEXTS = ("indicator_id", "level", "code", "period", "status")
_OK = "ok"
#: Statuses that one byte can tell beside “no value”.
_MOST_STATUSES = 255


@dataclass(frozen=True)
class Series:
    """Values of one indicator at one level and period, by rank of place: ``numbers`` (NaN: none), ``states``."""

    statuses: tuple[str, ...]
    numbers: Floats
    states: States

    def where(self, status: str) -> npt.NDArray[np.bool_]:
        """Places that have this status."""
        if status not in self.statuses:
            return np.zeros(len(self.states), dtype=bool)
        found: npt.NDArray[np.bool_] = self.states == 1 + self.statuses.index(status)
        return found

    @property
    def names(self) -> npt.NDArray[np.object_]:
        """Status of each place, "" where there is no value."""
        return np.array(["", *self.statuses], dtype=object)[self.states]


def keys(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """The indicator, level and period of every series, in this order."""
    return connection.execute(_KEYS).fetchall()


def places(connection: sqlite3.Connection, level: str) -> list[str]:
    """Codes of the places of a level, by rank."""
    return [row[0] for row in connection.execute(_PLACES, (level,))]


def series(connection: sqlite3.Connection, indicator: str, level: str, period: str) -> Series | None:
    """One series, or None when there is none."""
    row = connection.execute(_ONE, (indicator, level, period)).fetchone()
    return None if row is None else _unpacked(*row)


def frame(connection: sqlite3.Connection, *indicator: object) -> pd.DataFrame:
    """The values of all indicators, or of the one given, as rows of ``indicator_values``."""
    found = connection.execute(_OF_INDICATOR if indicator else _ALL, indicator)
    codes: dict[str, npt.NDArray[np.object_]] = {}
    parts: dict[str, list[npt.NDArray[np.generic]]] = {name: [] for name in ("code", "value", "status")}
    keys_of: list[tuple[str, str, str]] = []
    sizes: list[int] = []
    for name, level, period, *packed in found:
        if level not in codes:
            codes[level] = np.array(places(connection, level), dtype=object)
        one = _unpacked(*packed)
        known = np.flatnonzero(one.states)
        keys_of.append((name, level, period))
        sizes.append(len(known))
        parts["code"].append(codes[level][known])
        parts["value"].append(one.numbers[known])
        parts["status"].append(one.names[known])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    named = [np.array([key[i] for key in keys_of] + [""], dtype=object)[owner] for i in range(3)]
    code, status = (np.concatenate([np.empty(0, dtype=object), *parts[name]]) for name in ("code", "status"))
    value = np.concatenate([np.empty(0), *parts["value"]])
    return pd.DataFrame(
        {
            "indicator_id": pd.Series(named[0], dtype=object),
            "level": pd.Series(named[1], dtype=object),
            "code": pd.Series(code, dtype=object),
            "period": pd.Series(named[2], dtype=object),
            "value": pd.Series(value, dtype=np.float64),
            "status": pd.Series(status, dtype=object),
        }
    )


def write(connection: sqlite3.Connection, rows: pd.DataFrame) -> None:
    """Add rows of ``indicator_values``. Raises sqlite3.IntegrityError when two have the same key."""
    if not len(rows):
        return
    text = {name: _labels(rows, name) for name in _TEXTS}
    value = rows["value"].to_numpy(dtype=np.float64, na_value=np.nan) if "value" in rows else np.full(len(rows), np.nan)
    ranks = _ranks(connection, text["level"], text["code"])
    for key, chosen in _series_of(text["indicator_id"], text["level"], text["period"]):
        status = text["status"]
        added = _packed(ranks[chosen], value[chosen], status.index[chosen], status.names)
        _write_one(connection, key, added)


@dataclass(frozen=True)
class _Labels:
    """A column of text: the position of each row in the list of ``names``."""

    index: npt.NDArray[np.int64]
    names: list[str]


def _labels(rows: pd.DataFrame, column: str) -> _Labels:
    if column not in rows:
        return _Labels(np.zeros(len(rows), dtype=np.int64), [""])
    index, values = pd.factorize(rows[column])
    # what is missing has the position -1: the last name
    names, of_value = np.unique(np.array([*map(str, values), ""], dtype=object), return_inverse=True)
    return _Labels(np.asarray(of_value, dtype=np.int64)[index], [str(name) for name in names])


def _ranks(connection: sqlite3.Connection, level: _Labels, code: _Labels) -> npt.NDArray[np.int64]:
    """Rank of the place of each row; places the file does not have are added in the order of the rows."""
    ranks = np.empty(len(level.index), dtype=np.int64)
    for position in np.unique(level.index):
        name = level.names[position]
        rows = np.flatnonzero(level.index == position)
        known = {place: rank for rank, place in enumerate(places(connection, name))}
        met = pd.unique(code.index[rows])
        new = [code.names[i] for i in met if code.names[i] not in known]
        added = [(name, len(known) + i, place) for i, place in enumerate(new)]
        connection.executemany(_NEW_PLACE, added)
        known.update((place, rank) for _, rank, place in added)
        of_code = np.full(len(code.names), -1, dtype=np.int64)
        of_code[met] = [known[code.names[i]] for i in met]
        ranks[rows] = of_code[code.index[rows]]
    return ranks


def _series_of(
    indicator: _Labels, level: _Labels, period: _Labels
) -> Iterator[tuple[tuple[str, str, str], npt.NDArray[np.int64]]]:
    """Rows of each series, in the order in which the series are met."""
    group = (indicator.index * len(level.names) + level.index) * len(period.names) + period.index
    of_row, _ = pd.factorize(group)
    order = np.argsort(of_row, kind="stable")
    ends = np.flatnonzero(np.diff(of_row[order], append=-1)) + 1
    for chosen in np.split(order, ends[:-1]):
        first = chosen[0]
        key = (
            indicator.names[indicator.index[first]],
            level.names[level.index[first]],
            period.names[period.index[first]],
        )
        yield key, chosen


def _packed(ranks: npt.NDArray[np.int64], value: Floats, status: npt.NDArray[np.int64], names: Sequence[str]) -> Series:
    size = int(ranks.max()) + 1
    if np.bincount(ranks).max() > 1:
        raise sqlite3.IntegrityError(_SAME_KEY)
    numbers, states = np.full(size, np.nan), np.zeros(size, dtype=np.uint8)
    numbers[ranks] = value
    known, place = np.unique(status, return_inverse=True)
    if len(known) > _MOST_STATUSES:
        raise sqlite3.IntegrityError(f"indicator_values.status: {len(known)}")
    states[ranks] = 1 + np.asarray(place)
    return Series(tuple(names[i] for i in known), numbers, states)


def _write_one(connection: sqlite3.Connection, key: tuple[str, str, str], added: Series) -> None:
    before = series(connection, *key)
    whole = added if before is None else _joined(before, added)
    connection.execute(
        _REPLACE,
        (
            *key,
            int(np.count_nonzero(whole.states)),
            json.dumps(whole.statuses, ensure_ascii=False),
            whole.numbers.astype("<f8").tobytes(),
            whole.states.tobytes(),
            _cells(whole),
        ),
    )


def _joined(before: Series, added: Series) -> Series:
    size = max(len(before.states), len(added.states))
    names = tuple(dict.fromkeys((*before.statuses, *added.statuses)))
    numbers, states = np.full(size, np.nan), np.zeros(size, dtype=np.uint8)
    for one in (before, added):
        known = np.flatnonzero(one.states)
        if states[known].any():
            raise sqlite3.IntegrityError(_SAME_KEY)
        numbers[known] = one.numbers[known]
        states[known] = np.array([0, *(1 + names.index(name) for name in one.statuses)], dtype=np.uint8)[
            one.states[known]
        ]
    return Series(names, numbers, states)


def _cells(one: Series) -> str:
    """The text of the cells; whole numbers are written without decimals, which SQLite reads as well."""
    numbers = one.numbers
    listed: list[object] = numbers.tolist()
    whole = np.isfinite(numbers) & (np.abs(numbers) < 2**53)
    whole[whole] = numbers[whole] == np.trunc(numbers[whole])
    if whole.mean() > 0.5:
        for position, number in zip(
            np.flatnonzero(whole).tolist(), numbers[whole].astype(np.int64).tolist(), strict=True
        ):
            listed[position] = number
    for position in np.flatnonzero(~one.where(_OK) | np.isnan(numbers)).tolist():
        number = listed[position]
        number = None if np.isnan(numbers[position]) else number
        state = one.states[position]
        listed[position] = [number, one.statuses[state - 1]] if state else None
    # JSON has no infinity: a number too large for a double is read as one
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).replace("Infinity", "9e999")


def _unpacked(statuses: str, numbers: bytes, states: bytes) -> Series:
    return Series(
        tuple(json.loads(statuses)),
        np.frombuffer(numbers, dtype="<f8").astype(np.float64, copy=False),
        np.frombuffer(states, dtype=np.uint8),
    )
