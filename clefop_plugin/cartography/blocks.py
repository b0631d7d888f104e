"""Names of the blocks of territories (EPCI, other zones, communes on their own) as they are printed and counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr

#: Words that say the legal nature of an EPCI: useful in a table, noise on a map.
_NATURE = re.compile(
    r"^(?:CC|CA|CU|Communauté (?:de communes|d['’]agglomération|urbaine))\s+(?:(?:du|des|de)\s+|d['’])?",
    re.IGNORECASE,
)
EPCI = "epci"


@dataclass(frozen=True)
class BlockWords:
    """The words for the blocks of one zoning: its id, its label and the codes of its zones.

    A block whose code is none of ``zones`` is a commune that no zone holds: it is counted and named apart.
    """

    zoning: str
    label: str
    zones: frozenset[str]

    def is_lone(self, code: str) -> bool:
        """Whether a block is a commune on its own."""
        return code not in self.zones

    def counts(self, codes: Iterable[str]) -> tuple[int, int]:
        """How many zones, and how many communes on their own."""
        every = set(codes)
        lone = sum(self.is_lone(code) for code in every)
        return len(every) - lone, lone

    def noun(self, count: int) -> str:
        """The word after a number of zones: « EPCI », « zone » or « zones »."""
        if self.zoning == EPCI:
            return tr("EPCI")
        return tr("zone") if count == 1 else tr("zones")

    def phrase(self, codes: Iterable[str]) -> tuple[str, str]:
        """Number and words of an identity strip: (« 4 », « EPCI et 1 commune isolée »)."""
        zones, lone = self.counts(codes)
        if not lone:
            return number(zones), self.noun(zones)
        if not zones:
            return number(lone), tr("lone commune") if lone == 1 else tr("lone communes")
        if lone == 1:
            return number(zones), tr("{zones} and 1 lone commune", zones=self.noun(zones))
        return number(zones), tr("{zones} and {count} lone communes", zones=self.noun(zones), count=number(lone))

    def limit(self) -> str:
        """Legend text of their limits."""
        return tr("Limit of an EPCI") if self.zoning == EPCI else tr("Limits: {zoning}", zoning=self.label)

    def seat(self) -> str:
        """Legend text of their most populated commune."""
        if self.zoning == EPCI:
            return tr("Most populated commune of the EPCI")
        return tr("Most populated commune of the zone")

    def communes(self) -> str:
        """Title of the list of communes."""
        return tr("Communes by EPCI") if self.zoning == EPCI else tr("Communes by zone")

    def without(self, name: str, territory: str) -> str:
        """The sentence that says where a commune on its own was put."""
        if self.zoning == EPCI:
            return tr(
                "{commune}, a commune without EPCI, belongs to territory {number}.", commune=name, number=territory
            )
        return tr("{commune}, a commune without a zone, belongs to territory {number}.", commune=name, number=territory)


def short_block(name: str) -> str:
    """Name of an EPCI without its legal nature: ``CC du Pays des Achards`` is ``Pays des Achards``."""
    short = _NATURE.sub("", name)
    return typographic(short[:1].upper() + short[1:]) if short else typographic(name)


def acronym(name: str) -> str:
    """What the end of a name gives in brackets: « Cap Atlantique » for « … Atlantique (Cap Atlantique) »."""
    found = re.search(r"\(([^()]+)\)$", name)
    return found[1] if found else ""


def departement(name: str) -> str:
    """Name of a département, or the word and its code when that is all there is."""
    return tr("Département {code}", code=name) if any(character.isdigit() for character in name) else typographic(name)
