"""Counts over the whole study that SQLite makes, so that the rows they count need not be read."""

from __future__ import annotations

import sqlite3

_STRUCTURES = "SELECT network, count(*) FROM structures GROUP BY network"
_STRUCTURE_SOURCES = "SELECT DISTINCT source FROM structures"


def structures(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Number of structures by network."""
    return connection.execute(_STRUCTURES).fetchall()


def structure_sources(connection: sqlite3.Connection) -> list[str]:
    """Files the structures come from."""
    return [row[0] for row in connection.execute(_STRUCTURE_SOURCES)]
