"""Networks of support structures: those of ``resources/catalogues/networks.toml``, and how each is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clefop_plugin import paths
from clefop_plugin.core.names import fold_name, slug
from clefop_plugin.core.text import language

#: The network of a structure that no other one recognises.
OTHER = "other"
_MAX_TEXT = 500


@dataclass(frozen=True)
class Network:
    """One network: its labels in the plural, the codes producers give it, the words and themes that tell it.

    ``single`` when it has one structure at an address, whatever each file names it.
    """

    id: str
    label: str
    label_en: str
    codes: tuple[str, ...]
    words: re.Pattern[str] | None
    themes: tuple[str, ...]
    single: bool


@cache
def catalogue() -> tuple[Network, ...]:
    """The networks, in the order they are shown."""
    import tomllib

    content = tomllib.loads(paths.resource("catalogues", "networks.toml").read_text(encoding="utf-8"))
    return tuple(
        Network(
            id=entry["id"],
            label=entry["label"],
            label_en=entry["label_en"],
            codes=tuple(entry["codes"]),
            words=re.compile(entry["words"]) if entry["words"] else None,
            themes=tuple(entry.get("themes", ())),
            single=entry.get("single", False),
        )
        for entry in content["network"]
    )


@cache
def network_ids() -> tuple[str, ...]:
    """Ids of the networks, in the order they are shown."""
    return tuple(network.id for network in catalogue())


def network_label(network: str) -> str:
    """Name of a network in the plural, as a heading; its id when the catalogue does not know it."""
    for known in catalogue():
        if known.id == network:
            return known.label if language() == "fr" else known.label_en
    return network


@cache
def single_networks() -> frozenset[str]:
    """The networks that have one structure at an address."""
    return frozenset(network.id for network in catalogue() if network.single)


def network_of_code(code: str) -> str | None:
    """The network of a producer's code (``cap-emploi-reseau-cheops``, ``mission_locale``, ``E2C``), or None."""
    plain = slug(code)
    return _by_code().get(plain) if plain else None


def network_of_codes(codes: Iterable[str]) -> str | None:
    """The first network of the catalogue that one of the codes names, or None."""
    found = {network for code in codes if (network := network_of_code(code)) is not None}
    return next((network for network in network_ids() if network in found), None)


def network_of_words(texts: Iterable[str]) -> str | None:
    """The network whose words one of the texts holds: the first text that tells one, or None."""
    for text in texts:
        folded = fold_name(text[:_MAX_TEXT].replace("_", " ")) if text else ""
        for network in catalogue() if folded else ():
            if network.words is not None and network.words.search(folded):
                return network.id
    return None


def network_of_themes(themes: Iterable[str]) -> str | None:
    """The network of services with these themes (``mobilite--louer-un-vehicule``), or None."""
    given = [theme.partition("--")[0] for theme in themes]
    return next((network.id for network in catalogue() if any(theme in network.themes for theme in given)), None)


@cache
def _by_code() -> dict[str, str]:
    found: dict[str, str] = {}
    for network in catalogue():
        for code in (network.id, *network.codes):
            found.setdefault(code, network.id)
    return found
