"""Trainings and sessions as columns, read some thousands of rows at a time: no row and no cell is kept as an object."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.core.words import WordColumn, Words
from clefop_plugin.workspace import geopackage
from clefop_plugin.workspace.fact_tables import TRAININGS

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

AT_ONCE = 2000

#: Columns of texts of which nearly every row has another one.
DISTINCT = ("id", "url", "address")

_TRAININGS = """SELECT title, organisation, level, formacode, nsf, rome, rncp, modality, stream, domain, place_name,
    postcode, city, commune_code, precision, source, id, url, address, fid, places, outside, geom
    FROM trainings ORDER BY fid"""
_SESSIONS = """SELECT training_sessions.start, training_sessions."end", training_sessions.state, trainings.fid,
    training_sessions.places
    FROM training_sessions JOIN trainings ON trainings.id = training_sessions.training_id"""


@dataclass(frozen=True)
class TrainingColumns:
    """Trainings (n,) in the order of the file: texts by name, ``fid``, places (NaN: unknown), whether they are known
    to be outside the region, and points (n, 2) in the workspace CRS, NaN without one."""

    texts: Mapping[str, Words]
    fid: npt.NDArray[np.int64]
    places: Floats
    outside: Mask
    xy: Floats


@dataclass(frozen=True)
class SessionColumns:
    """Sessions (m,), in no order: ``of`` is the ``fid`` of their training; dates and state as written."""

    of: npt.NDArray[np.int64]
    starts: Words
    ends: Words
    states: Words
    places: Floats


def trainings(connection: sqlite3.Connection) -> TrainingColumns:
    """The trainings of the workspace."""
    cursor = connection.execute(_TRAININGS)
    names = [str(column[0]) for column in cursor.description if TRAININGS.columns.get(column[0]) == "text"]
    columns = [WordColumn(distinct=name in DISTINCT) for name in names]
    fid, places, outside, xy = array("q"), array("d"), array("b"), [np.empty((0, 2))]
    for fids, places_there, out, points in _beside_texts(cursor, columns):
        fid.extend(fids)
        places.extend(map(_real, places_there))
        outside.extend(map(bool, out))
        xy.append(_coordinates(points))
    return TrainingColumns(
        texts={name: column.words() for name, column in zip(names, columns, strict=True)},
        fid=np.array(fid, dtype=np.int64),
        places=np.array(places, dtype=np.float64),
        outside=np.array(outside, dtype=bool),
        xy=np.concatenate(xy),
    )


def sessions(connection: sqlite3.Connection) -> SessionColumns:
    """The sessions of the trainings of the workspace."""
    columns = [WordColumn() for _ in range(3)]
    of, places = array("q"), array("d")
    for fids, places_there in _beside_texts(connection.execute(_SESSIONS), columns):
        of.extend(fids)
        places.extend(map(_real, places_there))
    starts, ends, states = (column.words() for column in columns)
    return SessionColumns(np.array(of, dtype=np.int64), starts, ends, states, np.array(places, dtype=np.float64))


def _beside_texts(cursor: sqlite3.Cursor, texts: Sequence[WordColumn]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Put the first fields of the rows into ``texts``; gives the other fields of some thousands of rows at a time."""
    while rows := cursor.fetchmany(AT_ONCE):
        fields = list(zip(*rows, strict=True))
        for column, values in zip(texts, fields, strict=False):
            column.extend(values)
        yield fields[len(texts) :]


def _coordinates(blobs: tuple[bytes | None, ...]) -> Floats:
    points = geopackage.decode(blobs)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def _real(value: Any) -> float:
    return float("nan") if value is None else float(value)
