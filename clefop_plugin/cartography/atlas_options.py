"""Everything one may ask of an atlas, in one object: what to print, on which paper, in which language, as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

#: An A3 sheet is the A4 page enlarged by this.
PAPERS: Mapping[str, float] = {"A4": 1.0, "A3": sqrt(2)}
ORIENTATIONS = ("", "portrait", "landscape")
FILE_FORMATS = ("PDF", "PNG", "SVG")
LANGUAGES = ("", "fr", "en")
#: Base maps that need no project; another value is the name of a theme of the project.
NO_BASE_MAP, IGN = "", "ign"


@dataclass(frozen=True)
class AtlasOptions:
    """What to print and how.

    ``scenario_id`` or ``zoning_id``: whose territories. ``pages``: ids of kinds of pages, ``codes``: territories,
    ``indicators``: those of the map pages (None: all, or those the page chooses). ``paper`` A4 or A3;
    ``orientation`` "" (as designed), portrait or landscape, for the pages that have both. ``file_format`` PDF, PNG or
    SVG (images: one file a page); ``dpi`` that of PNG. ``language`` "" (that of QGIS), fr or en. ``base_map`` "" for
    none, ``ign`` or the name of a theme of the project. ``personal``: whether names and contacts of persons are
    printed.
    """

    scenario_id: str = ""
    zoning_id: str = ""
    pages: tuple[str, ...] | None = None
    codes: tuple[str, ...] | None = None
    by_territory: bool = False
    paper: str = "A4"
    orientation: str = ""
    indicators: tuple[str, ...] | None = None
    personal: bool = False
    base_map: str = NO_BASE_MAP
    language: str = ""
    file_format: str = "PDF"
    dpi: int = 300

    def changed(self, changes: Mapping[str, Any]) -> AtlasOptions:
        """The same with other answers; lists become tuples, an empty choice of pages, codes or indicators is all."""
        given = dict(changes)
        for name in ("pages", "codes", "indicators"):
            if name in given:
                given[name] = tuple(given[name]) if given[name] else None
        return replace(self, **given)

    def check(self) -> None:
        """Raise InputError when an answer is not one of those possible."""
        for name, value, possible in (
            (tr("Paper"), self.paper, tuple(PAPERS)),
            (tr("Orientation"), self.orientation, ORIENTATIONS),
            (tr("File format"), self.file_format, FILE_FORMATS),
            (tr("Language"), self.language, LANGUAGES),
        ):
            if value not in possible:
                raise InputError(
                    tr(
                        "{parameter}: “{value}” is not possible. Choose among {choices}.",
                        parameter=name,
                        value=value,
                        choices=", ".join(choice for choice in possible if choice),
                    )
                )
        if bool(self.scenario_id) == bool(self.zoning_id):
            raise InputError(tr("Choose either a scenario or a zoning to print."))
