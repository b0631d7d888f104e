"""Sets of indicators: those that come with the plugin, those of each theme, and the user's own, as small JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from clefop_plugin import paths
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import language, tr
from clefop_plugin.services.profile_types import Figure

FORMAT, VERSION = "clefop-indicator-set", 1
#: A set with fewer indicators of the workspace than this is not offered.
FEWEST = 2
MOST_INDICATORS, LONGEST_NAME, LONGEST_ID, LARGEST_FILE = 500, 80, 120, 200_000
SHIPPED, THEME, OWN = "shipped:", "theme:", "own:"
#: Key of the set that holds everything.
ALL = ""


@dataclass(frozen=True)
class IndicatorSet:
    """A named list of indicators in the order they are shown. ``key`` tells it among the others."""

    key: str
    name: str
    indicators: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Whether it is the user's: it may be changed and removed."""
        return self.key.startswith(OWN)


def own_set(name: str, indicators: Iterable[str]) -> IndicatorSet:
    """A set of the user: its name without needless spaces, each indicator once."""
    name = " ".join(name.split())[:LONGEST_NAME]
    return IndicatorSet(OWN + name, name, tuple(dict.fromkeys(indicators)))


def offered(figures: Sequence[Figure], own: Iterable[IndicatorSet]) -> list[IndicatorSet]:
    """The sets to choose from: all indicators, those of the plugin, the user's, then one a theme."""
    everything = IndicatorSet(ALL, tr("All"), tuple(figure.id for figure in figures))
    present = set(everything.indicators)
    shipped = [found for found in _shipped(language()) if len(present.intersection(found.indicators)) >= FEWEST]
    themes: dict[str, list[str]] = {}
    for figure in figures:
        themes.setdefault(figure.theme, []).append(figure.id)
    by_theme = [
        IndicatorSet(THEME + theme, theme, tuple(ids)) for theme, ids in themes.items() if theme and len(themes) > 1
    ]
    return [everything, *shipped, *own, *by_theme]


def kept(figures: Sequence[Figure], chosen: IndicatorSet) -> list[Figure]:
    """The figures of a set that the workspace has, in the order of the set."""
    known = {figure.id: figure for figure in figures}
    return [known[identifier] for identifier in chosen.indicators if identifier in known]


def to_json(chosen: IndicatorSet) -> str:
    """A set as the text of a file."""
    content = {"format": FORMAT, "version": VERSION, "name": chosen.name, "indicators": list(chosen.indicators)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> IndicatorSet:
    """The set of a file. Raises InputError when it is no such file."""
    try:
        content = json.loads(text) if len(text) <= LARGEST_FILE else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError(tr("This file is not a set of indicators saved by CLEFOP."))
    if not isinstance(content.get("version"), int) or content["version"] > VERSION:
        raise InputError(tr("This set of indicators was saved by a newer version of CLEFOP: update the plugin."))
    name, ids = content.get("name"), content.get("indicators")
    if not isinstance(name, str) or not name.strip() or not isinstance(ids, list) or len(ids) > MOST_INDICATORS:
        raise InputError(tr("This set of indicators is damaged: it has no name, or no list of indicators."))
    if not all(isinstance(identifier, str) and 0 < len(identifier) <= LONGEST_ID for identifier in ids):
        raise InputError(tr("This set of indicators is damaged: it has no name, or no list of indicators."))
    return own_set(name, ids)


@cache
def _shipped(code: str) -> tuple[IndicatorSet, ...]:
    import tomllib

    content = tomllib.loads(paths.resource("catalogues", "indicator_sets.toml").read_text(encoding="utf-8"))
    return tuple(
        IndicatorSet(
            SHIPPED + entry["id"], entry["label"] if code == "fr" else entry["label_en"], tuple(entry["indicators"])
        )
        for entry in content["set"]
    )
