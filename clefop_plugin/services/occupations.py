"""Occupation families: those of ``resources/catalogues/occupations.toml``, and what leads to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from clefop_plugin import paths
from clefop_plugin.core.text import language

_FAP = re.compile(r"[A-Z][0-9][0-9A-Z]")


@dataclass(frozen=True)
class Family:
    """One family of the FAP: its letter, its labels, and the beginnings of the codes that lead to it."""

    id: str
    label: str
    label_en: str
    rome: tuple[str, ...]
    nsf: tuple[str, ...]
    formacode: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its label in the language of the user."""
        return self.label if language() == "fr" else self.label_en


@cache
def catalogue() -> tuple[Family, ...]:
    """The families, in the order of their letters."""
    import tomllib

    content = tomllib.loads(paths.resource("catalogues", "occupations.toml").read_text(encoding="utf-8"))
    return tuple(
        Family(
            id=entry["id"],
            label=entry["label"],
            label_en=entry["label_en"],
            rome=tuple(entry["rome"]),
            nsf=tuple(entry["nsf"]),
            formacode=tuple(entry["formacode"]),
        )
        for entry in content["family"]
    )


def family_of_occupation(code: str) -> str:
    """Family of an occupation of the FAP, by its first letter; "" when it is no such code.

    >>> family_of_occupation("A0Z40"), family_of_occupation("F1602"), family_of_occupation("12")
    ('A', 'F', '')
    """
    folded = code.strip().upper()
    return folded[0] if _FAP.match(folded) and folded[0] in {family.id for family in catalogue()} else ""


def families_of_training(rome: Iterable[str], nsf: Iterable[str], formacode: Iterable[str]) -> frozenset[str]:
    """Families a training leads to: by its occupations, else by its specialities, else by its fields.

    >>> sorted(families_of_training(["F1602", "K1304"], ["334"], [])), sorted(families_of_training([], ["221"], []))
    (['B', 'T'], ['E', 'S'])
    """
    for kind, codes in (("rome", rome), ("nsf", nsf), ("formacode", formacode)):
        found = frozenset().union(*(_led_to(_prefixes(kind), code.strip().upper()) for code in codes))
        if found:
            return found
    return frozenset()


@cache
def _prefixes(kind: str) -> Mapping[str, frozenset[str]]:
    """Families of each beginning of a code."""
    found: dict[str, set[str]] = {}
    for family in catalogue():
        for beginning in getattr(family, kind):
            found.setdefault(beginning, set()).add(family.id)
    return {beginning: frozenset(families) for beginning, families in found.items()}


def _led_to(prefixes: Mapping[str, frozenset[str]], code: str) -> frozenset[str]:
    """Families of the longest known beginning of a code."""
    for length in range(len(code), 0, -1):
        if code[:length] in prefixes:
            return prefixes[code[:length]]
    return frozenset()
