"""Who cuts what, as figures with a sentence: the territories first, then the other zonings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.agreement import FINE, AgreementResult
from clefop_plugin.services.agreement_words import counted, zone_phrase
from clefop_plugin.services.choice import NamedZoning

#: How many call-outs of each kind.
STRADDLING, OWN_PAIRS, OTHER_PAIRS, CUTTERS = 2, 3, 1, 2
#: Territories named in one call-out.
NAMED = 4


@dataclass(frozen=True)
class CallOut:
    """A figure and the sentence that goes on from it."""

    figure: str
    text: str


def call_outs(found: AgreementResult, own: str) -> list[CallOut]:
    """What a reader must know of the territories ``own`` (id among the zonings) and of the other zonings."""
    return [
        *_pairs(found, own, True, OWN_PAIRS),
        *_straddling(found, own),
        *_whole(found, own),
        *_cutters(found, own),
        *_pairs(found, own, False, OTHER_PAIRS),
    ]


def _pairs(found: AgreementResult, own: str, with_own: bool, most: int) -> list[CallOut]:
    """Pairs of zonings, most residents in shared zones first."""
    rows: list[tuple[float, CallOut]] = []
    for pair in found.pairs.to_dict(orient="records"):
        if (own in (pair["zoning_a"], pair["zoning_b"])) is not with_own:
            continue
        side, other = ("a", "b") if pair["zones_a"] >= pair["zones_b"] else ("b", "a")
        fine, coarse = found.zoning(pair[f"zoning_{side}"]), found.zoning(pair[f"zoning_{other}"])
        cut, total, people = pair[f"crossed_{side}"], pair[f"zones_{side}"], pair[f"people_crossed_{side}"]
        if cut:
            rows.append((people, _shared(fine, _noun(coarse, own), cut, total, people)))
    return [call_out for _, call_out in sorted(rows, key=lambda row: -row[0])[:most]]


def _noun(zoning: NamedZoning, own: str) -> str:
    return tr("territories") if zoning.id == own else zoning.words.several


def _shared(fine: NamedZoning, others: str, cut: int, total: int, people: float) -> CallOut:
    text = tr(
        "of the {total} {zones}: shared between several {others}; {people} residents live there.",
        total=number(total),
        zones=fine.words.several,
        others=others,
        people=number(people),
    )
    return CallOut(number(cut), text)


def _comparable(found: AgreementResult, own: str) -> pd.DataFrame:
    """Measures of the territories against zonings about as coarse as they are."""
    count = len(found.zoning(own).names)
    fine = [zoning.id for zoning in found.chosen if len(zoning.names) > FINE * count]
    return found.zones[(found.zones["zoning"] == own) & ~found.zones["against"].isin(fine)]


def _straddling(found: AgreementResult, own: str) -> Iterator[CallOut]:
    """The territories that lie over several zones, each once, the most divided first."""
    rows = _comparable(found, own)
    rows = rows[rows["pieces"] > 1].sort_values(["modal_share", "code"]).drop_duplicates("code").head(STRADDLING)
    for row in rows.to_dict(orient="records"):
        zones = counted(found.zoning(row["against"]), int(row["pieces"]))
        text = tr(
            "{territory} lies over {zones}; the first holds only this share of it.",
            territory=zone_phrase(found.zoning(own), row["code"]),
            zones=zones,
        )
        yield CallOut(percent(row["modal_share"]), text)


def _whole(found: AgreementResult, own: str) -> Iterator[CallOut]:
    """The territories that lie in one zone of the zoning that divides most of them."""
    rows = _comparable(found, own)
    whole = rows[rows["pieces"] == 1].groupby("against")["code"].agg(list)
    divided = {against: codes for against, codes in whole.items() if 0 < len(codes) < len(rows["code"].unique())}
    if not divided:
        return
    against = min(divided, key=lambda zoning: len(divided[zoning]))
    codes, zone = divided[against], found.zoning(str(against)).words.one
    names = ", ".join(found.zoning(own).zone_name(code) for code in codes[:NAMED])
    if len(codes) == 1:
        text = tr("territory lies in a single {zone}: {names}.", zone=zone, names=names)
    elif len(codes) <= NAMED:
        text = tr("territories lie each in a single {zone}: {names}.", zone=zone, names=names)
    else:
        text = tr("territories lie each in a single {zone}: {names}…", zone=zone, names=names)
    yield CallOut(number(len(codes)), text)


def _cutters(found: AgreementResult, own: str) -> Iterator[CallOut]:
    """Zones that cut several zones of a finer zoning, each once, most residents concerned first."""
    rows = found.cutters[(found.cutters["zoning"] != own) & (found.cutters["against"] != own)]
    rows = rows[(rows["cut"] > 1) & rows["share"].notna()].drop_duplicates(["zoning", "code"]).head(CUTTERS)
    for row in rows.to_dict(orient="records"):
        text = tr(
            "{zones} are cut by {zone}; {share} of its residents live there.",
            zones=found.zoning(row["against"]).words.several,
            zone=zone_phrase(found.zoning(row["zoning"]), row["code"], capital=False),
            share=percent(row["share"]),
        )
        yield CallOut(number(row["cut"]), text)
