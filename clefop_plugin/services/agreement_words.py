"""Who cuts what, in sentences: two zonings, one zone of a zoning, one territory of a scenario."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from clefop_plugin.core.names import of_place
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.choice import NamedZoning

_OF = " de"


def zone_phrase(zoning: NamedZoning, code: str, capital: bool = True) -> str:
    """One zone as the subject of a sentence: « La zone d’emploi de Cholet », « CC du Pays d’Ancenis ».

    Without ``capital``, as it stands inside a sentence: « la zone d’emploi de Cholet ».
    """
    before, name = zoning.words.before, zoning.zone_name(code)
    if not before:
        return name
    if before.endswith(_OF):
        phrase = before.removesuffix(_OF) + " " + of_place(name)
    else:
        phrase = tr("{zone} “{name}”", zone=before, name=name)
    return phrase[:1].upper() + phrase[1:] if capital else phrase


def counted(zoning: NamedZoning, count: int) -> str:
    """« 1 zone d’emploi », « 4 EPCI »."""
    return f"{number(count)} {zoning.words.one if count == 1 else zoning.words.several}"


def cut_sentence(cutter: NamedZoning, other: NamedZoning, code: str, cut: int, share: float) -> str:
    """What one zone cuts of another zoning; ``share`` of its residents who live in what it cuts (NaN: nobody)."""
    zone, what = zone_phrase(cutter, code), counted(other, cut)
    if math.isnan(share):
        return tr("{zone} cuts {zones}.", zone=zone, zones=what)
    return tr("{zone} cuts {zones}; {share} of its residents live there.", zone=zone, zones=what, share=percent(share))


def straddle_sentence(scenario: NamedZoning, other: NamedZoning, code: str, pieces: int, share: float) -> str:
    """A territory of a scenario over several zones; ``share`` of its weight in the first."""
    return tr(
        "{zone} lies over {zones}; the first holds {share} of it.",
        zone=zone_phrase(scenario, code),
        zones=counted(other, pieces),
        share=percent(share),
    )


def pair_sentences(pairs: pd.DataFrame, chosen: Sequence[NamedZoning]) -> list[str]:
    """For each pair, how many zones of the finer zoning lie over several of the other, most residents first; then
    the zonings that nest."""
    zonings = {zoning.id: zoning for zoning in chosen}
    crossed: list[tuple[float, str]] = []
    nested = []
    for row in pairs.to_dict(orient="records"):
        own, other = ("a", "b") if row["zones_a"] >= row["zones_b"] else ("b", "a")
        fine, coarse = zonings[row[f"zoning_{own}"]], zonings[row[f"zoning_{other}"]]
        if row[f"crossed_{own}"]:
            people = row[f"people_crossed_{own}"]
            crossed.append((people, _shared(fine, coarse, row[f"crossed_{own}"], row[f"zones_{own}"], people)))
        elif row[f"{own}_nests_in_{other}"]:
            nested.append(tr("“{a}” nests in “{b}”: no zone is cut.", a=fine.label, b=coarse.label))
    return [*(sentence for _, sentence in sorted(crossed, key=lambda item: -item[0])), *nested]


def _shared(own: NamedZoning, other: NamedZoning, cut: int, total: int, people: float) -> str:
    if cut == 1:
        return tr(
            "1 of the {total} {zones} lies over several {others}; {people} residents live there.",
            total=number(total),
            zones=own.words.several,
            others=other.words.several,
            people=number(people),
        )
    return tr(
        "{cut} of the {total} {zones} lie over several {others}; {people} residents live there.",
        cut=number(cut),
        total=number(total),
        zones=own.words.several,
        others=other.words.several,
        people=number(people),
    )
