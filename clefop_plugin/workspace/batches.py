"""Rows of large tables, some thousands at a time, for what does not need them all together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

AT_ONCE = 20_000

_FLOWS = "SELECT origin, destination, count FROM flows"


def flows(connection: sqlite3.Connection) -> Iterator[list[tuple[str, str, float]]]:
    """Home, workplace and number of workers of the flows."""
    cursor = connection.execute(_FLOWS)
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows
