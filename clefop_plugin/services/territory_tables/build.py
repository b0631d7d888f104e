"""Every table of a container, or those of some subjects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables.columns import described
from clefop_plugin.services.territory_tables.crossings import agreement, crossings
from clefop_plugin.services.territory_tables.model import Container, DataTable
from clefop_plugin.services.territory_tables.sources import sources
from clefop_plugin.services.territory_tables.supply import projects, structures, trainings
from clefop_plugin.services.territory_tables.territories import composition, indicators, territories

Maker = Callable[[Profiles, Container, Progress], list[DataTable]]


@dataclass(frozen=True)
class Subject:
    """A choice of the user: its id, what it is in words, who makes its tables."""

    id: str
    label: str
    make: Maker


def subjects() -> tuple[Subject, ...]:
    """What may be exported, in the order of the sheets; the sources and the dictionary always follow."""
    return (
        Subject("territoires", tr("Territories: size, density, share of the region"), territories),
        Subject("indicateurs", tr("Indicators, with their units, periods and statuses"), indicators),
        Subject("composition", tr("Correspondence of communes and EPCI with the territories"), composition),
        Subject("superposition", tr("Zones of the other zonings that cross each territory"), crossings),
        Subject("accord", tr("Agreement with the other zonings"), agreement),
        Subject("formations", tr("Training offer"), trainings),
        Subject("structures", tr("Support structures"), structures),
        Subject("projets", tr("Projects and actions of the councils"), projects),
    )


def without_rows(tables: Iterable[DataTable], wanted: Collection[str] | None = None) -> list[str]:
    """What was asked for and has no row, in words: nothing of it was imported, or nothing is there."""
    there = {table.name for table in tables}
    asked = (subject for subject in subjects() if wanted is None or subject.id in wanted)
    return [subject.label for subject in asked if there.isdisjoint(_TABLES[subject.id])]


#: Names of the tables of each subject.
_TABLES = {
    "territoires": ("territoires",),
    "indicateurs": ("indicateurs",),
    "composition": ("communes_territoires",),
    "superposition": ("superposition",),
    "accord": ("accord",),
    "formations": ("formations",),
    "structures": ("structures",),
    "projets": ("projets",),
}


def territory_tables(
    profiles: Profiles,
    container: Container,
    progress: Progress | None = None,
    wanted: Collection[str] | None = None,
) -> list[DataTable]:
    """The tables of a container that have rows, those of the sources and the dictionary of the columns last.

    ``wanted`` are ids of subjects, all of them by default. Cancelled when the user stops.
    """
    progress = progress or Progress()
    makers = [subject.make for subject in subjects() if wanted is None or subject.id in wanted]
    makers.append(sources)
    found: list[DataTable] = []
    for rank, make in enumerate(makers):
        found += make(profiles, container, progress.part(rank / len(makers), (rank + 1) / len(makers)))
    found = [table for table in found if len(table.frame)]
    progress.update(1.0)
    return [*found, _dictionary(found)]


def _dictionary(tables: list[DataTable]) -> DataTable:
    """What every column of every table means."""
    rows = [
        {"table": table.name, "colonne": field.name, "libelle": field.label, "type": _TYPES[field.kind]}
        for table in tables
        for field in table.fields
    ]
    return described("colonnes", tr("What each column means"), pd.DataFrame(rows))


_TYPES = {
    "text": "texte",
    "whole": "entier",
    "measure": "nombre",
    "share": "part (0 à 1)",
    "day": "date",
    "year": "année",
}
