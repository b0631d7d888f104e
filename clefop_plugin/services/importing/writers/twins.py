"""Structures that another file already has: by their id, or standing at the same address for the same network."""

from __future__ import annotations

import pandas as pd

from clefop_plugin.core.names import fold_name, fold_text
from clefop_plugin.sources.networks import single_networks


def twins(structures: pd.DataFrame, known: pd.DataFrame, kept: frozenset[str]) -> dict[str, str]:
    """The structure of ``known`` (those of other files) that each one of ``structures`` repeats, by id.

    The ids of ``kept`` are compared by id alone: a zone of service is theirs, so another one cannot take their place.
    Producers write names in their own ways: where a network has one structure at an address, the address tells it.
    """
    ids = set(known["id"])
    places = {key: str(row) for key, row in zip(_keys(known), known["id"], strict=True) if key is not None}
    found = {}
    for identifier, key in zip(structures["id"], _keys(structures), strict=True):
        if identifier in ids:
            found[str(identifier)] = str(identifier)
        elif key in places and identifier not in kept:
            found[str(identifier)] = places[key]
    return found


def _keys(frame: pd.DataFrame) -> list[tuple[str, ...] | None]:
    """What tells a structure from the others; None when its address is not known."""
    rows = frame[["network", "postcode", "address", "name"]].itertuples(index=False, name=None)
    return [_key(*row) if row[1] and row[2] else None for row in rows]


def _key(network: str, postcode: str, address: str, name: str) -> tuple[str, ...]:
    place = (network, postcode, fold_name(address))
    return place if network in single_networks() else (*place, fold_text(name))
