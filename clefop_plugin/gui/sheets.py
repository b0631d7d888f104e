"""What the dialog of territory sheets is filled with: the selected territory, or two pinned ones to compare."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.services.profile_types import TerritoryRef

SHEETS = "clefop:territorysheets"
_CONTAINERS = {"territory": "SCENARIO", "zone": "ZONING"}


def set_values(ref: TerritoryRef | None) -> dict[str, str]:
    """Answers for the sheets of the set of a territory; empty for what has none (nothing, a commune, a perimeter)."""
    return {_CONTAINERS[ref.kind]: ref.container} if ref is not None and ref.kind in _CONTAINERS else {}


def sheet_values(ref: TerritoryRef | None) -> dict[str, str]:
    """Answers for the sheet of a territory; empty for what has none."""
    known = set_values(ref)
    return {**known, "TERRITORIES": ref.code} if ref is not None and known else {}


def pair_values(refs: Sequence[TerritoryRef]) -> dict[str, str]:
    """Answers for the comparison of the first two pinned territories; empty unless they are of one set."""
    if len(refs) < 2 or refs[0].kind != refs[1].kind or refs[0].container != refs[1].container:
        return {}
    codes = f"{refs[0].code};{refs[1].code}"
    return {**sheet_values(refs[0]), "TERRITORIES": codes, "COMPARE": codes} if sheet_values(refs[0]) else {}
