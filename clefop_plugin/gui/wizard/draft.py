"""What the wizard has gathered, before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clefop_plugin import settings
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import MAINLAND_CRS, region_name, region_of
from clefop_plugin.core.names import slug
from clefop_plugin.core.text import tr

#: Words of file names that do not name a region.
NAMELESS = {"commune", "communes", "com", "cog", "insee", "ign", "admin", "express", "contours", "layer", "couche"}


def file_name(name: str) -> str:
    """The file that a workspace of this name is proposed for."""
    return f"{slug(name) or 'clefop'}.gpkg"


@dataclass
class CommuneLayer:
    """A recognised layer of communes. ``codes`` are those of ``code_field``; ``source`` a path or a layer."""

    source: Any
    name: str
    crs: str
    fields: list[str]
    code_field: str
    name_field: str
    population_field: str
    codes: list[str]

    def regions(self) -> list[tuple[str, str, int]]:
        """Code, name and number of communes of each region, the most present first."""
        counts: dict[str, int] = {}
        for code in self.codes:
            region = region_of(departement_of(code))
            counts[region] = counts.get(region, 0) + 1
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(code, region_name(code) or code, count) for code, count in ordered if code]

    def title(self) -> str:
        """What the name of the file says besides “communes” and years; empty when it says nothing else."""
        words = re.split(r"[\W_]+", re.sub(r"(\.[A-Za-z]\w{1,6})+$", "", self.name))
        kept = [word for word in words if word and not word.isdigit() and word.casefold() not in NAMELESS]
        return " ".join(word if word.isupper() else word.capitalize() for word in kept)


@dataclass(frozen=True)
class PopulationFile:
    """A recognised table of population: residents found, communes without value, vintage (0 unknown)."""

    path: Path
    residents: float
    without: int
    vintage: int
    report: str


@dataclass(frozen=True)
class FoundZoning:
    """A column that is a zoning: how many zones, how many communes without zone, what to know of it."""

    id: str
    label: str
    column: str
    zones: int
    without: int
    remark: str


@dataclass(frozen=True)
class ZoningFile:
    """A recognised membership table."""

    path: Path
    labels: Path | None
    zonings: tuple[FoundZoning, ...]
    left_out: int
    vintage: int
    report: str


@dataclass(frozen=True)
class IndicatorFile:
    """A recognised table of indicators."""

    path: Path
    labels: tuple[str, ...]
    periods: tuple[str, ...]
    values: int
    masked: int
    report: str


@dataclass
class Draft:
    """Everything the last step shows and the creation uses."""

    communes: CommuneLayer | None = None
    region: str = ""
    vintage: str = ""
    crs: str = MAINLAND_CRS
    population: PopulationFile | None = None
    zonings: ZoningFile | None = None
    chosen: set[str] = field(default_factory=set)
    indicators: list[IndicatorFile] = field(default_factory=list)
    name: str = ""
    word: str = field(default_factory=lambda: settings.text("territory/label"))
    path: Path | None = None
    _proposed: str = ""

    def propose_name(self) -> None:
        """Name the study after its region, else after its file, unless the user has named it."""
        if self.name not in ("", self._proposed) or self.communes is None:
            return
        self.name = self._proposed = region_name(self.region) or self.communes.title() or tr("New study")

    def kept_codes(self) -> set[str]:
        """Codes of the communes of the chosen region."""
        if self.communes is None:
            return set()
        if not self.region:
            return set(self.communes.codes)
        return {code for code in self.communes.codes if region_of(departement_of(code)) == self.region}
