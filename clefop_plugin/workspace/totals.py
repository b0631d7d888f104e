"""Counts over the whole study that SQLite makes, so that the rows they count need not be read."""

from __future__ import annotations

import sqlite3

_TRAININGS = """SELECT domain, level, count(*), count(places), total(places) FROM trainings
    WHERE commune_code IN (SELECT code FROM communes) GROUP BY domain, level"""
_BY_POSTCODE = """SELECT postcode, count(*) FROM trainings WHERE precision = 'departement' AND NOT outside
    GROUP BY postcode"""
_TRAINING_SOURCES = "SELECT DISTINCT source FROM trainings"
_STRUCTURES = "SELECT network, count(*) FROM structures GROUP BY network"
_STRUCTURE_SOURCES = "SELECT DISTINCT source FROM structures"


def trainings(connection: sqlite3.Connection) -> list[tuple[str, str, int, int, float]]:
    """Trainings in the communes of the study by domain and level: number, number with known places, places."""
    return connection.execute(_TRAININGS).fetchall()


def trainings_by_postcode(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Number of the trainings of the study that are known by their département only, by postcode."""
    return connection.execute(_BY_POSTCODE).fetchall()


def training_sources(connection: sqlite3.Connection) -> list[str]:
    """Files the trainings come from."""
    return [row[0] for row in connection.execute(_TRAINING_SOURCES)]


def structures(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Number of structures by network."""
    return connection.execute(_STRUCTURES).fetchall()


def structure_sources(connection: sqlite3.Connection) -> list[str]:
    """Files the structures come from."""
    return [row[0] for row in connection.execute(_STRUCTURE_SOURCES)]
