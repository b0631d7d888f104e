"""Codes of communes, EPCI, départements and zones: they are text, and some need repair.

Formats: INSEE code officiel géographique (commune: five characters, ``01004``, ``2A004``; département: two or
three; région: two) and SIREN (EPCI: nine digits).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

COMMUNE = re.compile(r"^(?:\d{2}|2[AB])\d{3}$")
SIREN = re.compile(r"^\d{9}$")

#: Codes that mean "this commune has no zone", whatever the zoning (INSEE, IGN).
NO_ZONE = frozenset(
    {"", "ZZZZZZZZZ", "ZZZZZ", "ZZZZ", "ZZZ", "ZZ", "NR", "NC", "0Z", "-", "NA", "N/A", "NULL", "None", "nan"}
)

#: A SIREN as a spreadsheet writes large numbers, with every digit still there.
_POWER = re.compile(r"([0-9])[.,]([0-9]{8})[eE]\+?0?8")

#: Prefix of the block made of a commune that belongs to no EPCI.
LONE_BLOCK_PREFIX = "Z"

_DISTRICTS = {
    **{f"{75100 + i}": "75056" for i in range(1, 21)},
    **{f"{69380 + i}": "69123" for i in range(1, 10)},
    **{f"{13200 + i}": "13055" for i in range(1, 17)},
}

#: Values a producer writes where a figure is withheld or absent: never zero.
SECRET = frozenset({"s", "S", "*", "c"})
#: Not available (nd), not significant (ns), absent by nature (///), or nothing written: signs of INSEE publications.
MISSING = frozenset(
    {
        *("", "-", "..", "…", "///", "nd", "ND", "n.d.", "ns", "NS", "n.s.", "nr", "NR"),
        *("N/A", "NA", "n/a", "NULL", "null", "None", "nan", "NaN"),
    }
)


#: Stricter than Python, which takes "1_000", "infinity" or digits of other scripts.
_NUMBER = re.compile(r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$")


def is_commune(code: str) -> bool:
    """Whether ``code`` has the form of a commune code."""
    return COMMUNE.match(code) is not None


def repair_commune(code: str) -> str:
    """A commune code with the zero a spreadsheet removed put back, and no decimal part; otherwise unchanged.

    >>> repair_commune("1004"), repair_commune("44109.0"), repair_commune("2a004")
    ('01004', '44109', '2A004')
    """
    text = code.strip().upper()
    if text.endswith(".0"):
        text = text[:-2]
    if text.isdigit() and len(text) == 4:
        text = "0" + text
    return text


def repair_siren(code: str) -> str:
    """A SIREN that a spreadsheet turned into a number, as nine digits; otherwise unchanged.

    >>> repair_siren("244400404.0"), repair_siren("2,44400404E+08"), repair_siren("2,44E+08")
    ('244400404', '244400404', '2,44E+08')
    """
    text = re.sub(r"[\s\u00a0\u202f]", "", code)
    power = _POWER.fullmatch(text)
    if power is not None:
        return power[1] + power[2]
    text = text[:-2] if text.endswith(".0") else text
    return text.zfill(9) if re.fullmatch(r"[0-9]{8}", text) else text if SIREN.match(text) else code.strip()


def fold_district(code: str) -> str:
    """The commune of a district of Paris, Lyon or Marseille; any other code unchanged."""
    return _DISTRICTS.get(code, code)


def departement_of(commune: str) -> str:
    """Département of a commune code: two characters, three overseas."""
    return commune[:3] if commune.startswith(("97", "98")) else commune[:2]


def lone_block(commune: str) -> str:
    """Code of the block made of one commune without EPCI."""
    return LONE_BLOCK_PREFIX + commune


def normalise_communes(values: Iterable[str]) -> tuple[pd.Series, list[tuple[str, str]]]:
    """Commune codes of a column, repaired, and the (before, after) pairs that changed.

    Values that cannot be a commune code are left as they are, for the caller to report.
    """
    cells = pd.Series(list(values), dtype="object").fillna("").astype(str)
    places, distinct = pd.factorize(cells.to_numpy())
    raw = [text.strip() for text in distinct]
    fixed = [repair_commune(text) for text in raw]
    changed = {(before, after) for before, after in zip(raw, fixed, strict=True) if before != after}
    return pd.Series(np.array(fixed, dtype=object)[places], dtype="object"), sorted(changed)


def parse_value(text: str) -> tuple[float, str]:
    """A figure as written in a French file and its status: ok, secret or missing.

    Decimal comma or point, spaces of any kind between thousands, ``s`` and ``*`` secret, ``nd``, ``ns``,
    ``///`` and ``N/A`` missing.
    Raises ValueError when the text is none of these.
    """
    clean = text.strip()
    if clean in MISSING:
        return np.nan, "missing"
    if clean in SECRET:
        return np.nan, "secret"
    compact = re.sub(r"[\s\u00a0\u202f]", "", clean).replace("\u2212", "-").removesuffix("%")
    if compact.count(",") == 1 and "." not in compact:
        compact = compact.replace(",", ".")
    if not _NUMBER.match(compact):
        raise ValueError(text)
    value = float(compact)
    if not np.isfinite(value):
        raise ValueError(text)
    return value, "ok"


def parse_places(text: str) -> float:
    """A number of places, NaN when none is written. Raises ValueError when it is not a number, or is negative."""
    value, _ = parse_value(text)
    if value < 0:
        raise ValueError(text)
    return value
