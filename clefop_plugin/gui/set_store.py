"""The user's sets of indicators, kept in the settings of the QGIS profile."""

from __future__ import annotations

import json
from collections.abc import Sequence

from clefop_plugin import settings
from clefop_plugin.core.errors import InputError
from clefop_plugin.services.indicator_sets import IndicatorSet, from_json, to_json

SETS, CHOSEN = "indicators/sets", "indicators/chosen"


def own_sets() -> list[IndicatorSet]:
    """The user's sets by name; what cannot be read in the settings is left out."""
    try:
        stored = json.loads(settings.text(SETS))
    except ValueError:
        return []
    found = {}
    for text in stored if isinstance(stored, list) else []:
        try:
            kept = from_json(str(text))
        except InputError:
            continue
        found[kept.name] = kept
    return sorted(found.values(), key=lambda kept: kept.name.casefold())


def save_own(sets: Sequence[IndicatorSet]) -> None:
    """Keep these sets of the user, and no other."""
    settings.set_value(SETS, json.dumps([to_json(kept) for kept in sets], ensure_ascii=False))


def chosen_key() -> str:
    """Key of the set that the panel showed last."""
    return settings.text(CHOSEN)


def choose(key: str) -> None:
    """Show this set again next time."""
    settings.set_value(CHOSEN, key)
