"""Rows of large tables, some thousands at a time, for what does not need them all together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from clefop_plugin.workspace import geopackage

AT_ONCE = 20_000
#: Shapes decoded at once: a call on a whole country would keep QGIS, which runs in another thread, waiting.
SHAPES_AT_ONCE = 2000

_COMMUNE_SHAPES = "SELECT geom FROM communes ORDER BY code"
_FLOWS = "SELECT origin, destination, count FROM flows"


def flows(connection: sqlite3.Connection) -> Iterator[list[tuple[str, str, float]]]:
    """Home, workplace and number of workers of the flows."""
    cursor = connection.execute(_FLOWS)
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows


def commune_shapes(connection: sqlite3.Connection) -> Iterator[npt.NDArray[np.object_]]:
    """Shapes of the communes, by code."""
    cursor = connection.execute(_COMMUNE_SHAPES)
    while rows := cursor.fetchmany(SHAPES_AT_ONCE):
        yield geopackage.decode([row[0] for row in rows])
