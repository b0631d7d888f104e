"""Find a commune, a territory, a structure or a training by its name, its code, or the beginnings of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from clefop_plugin.core.names import fold_text
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.region import Region

#: What is found: a territory of any level, or a place that is not one.
What = Literal["territory", "structure", "training"]


@dataclass(frozen=True)
class Found:
    """One answer: what it is, its name, words that tell it from others, and how to go there.

    ``ref`` is the territory itself, or the commune of a structure or a training (None outside the region);
    ``x`` and ``y`` a point in the workspace CRS when one is known.
    """

    what: What
    name: str
    detail: str
    ref: TerritoryRef | None
    x: float | None = None
    y: float | None = None
    id: str = ""


@dataclass(frozen=True)
class _Entry:
    words: str
    code: str
    rank: int
    found: Found


class Search:
    """An index of the names of a workspace, made once.

    Communes and territories come before structures, those before trainings; among the same kind, the names that
    begin with the text come first, then the most populated.
    """

    def __init__(self, region: Region) -> None:
        self._region = region

    @cached_property
    def _entries(self) -> tuple[list[_Entry], ...]:
        """Entries by kind: territories, structures, trainings."""
        return self._territories(), self._structures(), self._trainings()

    def find(
        self, text: str, most: int = 30, kinds: Iterable[What] = ("territory", "structure", "training")
    ) -> list[Found]:
        """Answers for a text as a user types it: accents, case and punctuation do not count. Empty text: nothing."""
        wanted = fold_text(text)
        if not wanted:
            return []
        chosen = set(kinds)
        found: list[Found] = []
        for what, entries in zip(("territory", "structure", "training"), self._entries, strict=True):
            if what in chosen and len(found) < most:
                found += _best(entries, wanted, most - len(found))
        return found

    def _territories(self) -> list[_Entry]:
        region = self._region
        people = np.nan_to_num(region.population)
        entries = []
        for _, scenario in region.scenarios.iloc[::-1].iterrows():
            entries += self._members("territory", str(scenario["id"]), str(scenario["label"]), 0)
        for _, zoning in region.zonings.iterrows():
            entries += self._members("zone", str(zoning["id"]), str(zoning["label"]), 1)
        communes = region.plain_communes
        columns = (communes["code"], communes["name"], communes["departement"], people)
        for code, name, departement, residents in zip(*columns, strict=True):
            detail = tr("commune · {departement}", departement=departement)
            found = Found("territory", str(name), detail, TerritoryRef("commune", "", str(code)))
            entries.append(_Entry(" " + fold_text(str(name)), str(code).lower(), -int(residents), found))
        return entries

    def _members(self, kind: Literal["territory", "zone"], container: str, label: str, rank: int) -> list[_Entry]:
        groups = self._region.groups(kind, container)
        people = groups.grouping.sums(self._region.population)
        return [
            _Entry(
                " " + fold_text(groups.names.get(code, code)),
                code.lower(),
                -int(residents),
                Found("territory", groups.names.get(code, code), label, TerritoryRef(kind, container, code)),
            )
            for code, residents in zip(groups.grouping.codes, people, strict=True)
        ]

    def _structures(self) -> list[_Entry]:
        rows = self._region.workspace.read("structures", geometry=False)
        columns = (rows["id"], rows["name"], rows["city"], rows["commune_code"])
        return [self._place("structure", *values) for values in zip(*columns, strict=True)]

    def _trainings(self) -> list[_Entry]:
        rows = self._region.workspace.read("trainings", geometry=False)
        columns = (rows["id"], rows["title"], rows["organisation"], rows["commune_code"])
        return [self._place("training", *values) for values in zip(*columns, strict=True)]

    def _place(self, what: What, identifier: str, name: str, detail: str, commune: str) -> _Entry:
        ref = TerritoryRef("commune", "", commune) if commune in self._codes else None
        return _Entry(" " + fold_text(name), "", 0, Found(what, name, detail, ref, id=identifier))

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(str(code) for code in self._region.codes)


def _best(entries: Sequence[_Entry], wanted: str, most: int) -> list[Found]:
    """The entries that hold every word of the text as the beginning of one of theirs, the best first."""
    words = [" " + word for word in wanted.split()]
    code = wanted.replace(" ", "")
    kept = [entry for entry in entries if entry.code == code or all(word in entry.words for word in words)]
    kept.sort(key=lambda entry: (entry.code != code, not entry.words.startswith(" " + wanted), entry.rank))
    return [entry.found for entry in kept[:most]]
