"""Two zonings looked at closely: their measures, who cuts what in words, the zones that are cut, what flows where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.services.agreement import AgreementResult
from clefop_plugin.services.agreement_words import pair_sentences, straddle_sentence
from clefop_plugin.services.choice import NamedZoning

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: Share of the residents compared under which a measure tells of a part of the region only.
PARTIAL = 0.9
MEASURES = ("v_measure", "adjusted_rand", "mapcurves", "homogeneity", "completeness", "coverage")


@dataclass(frozen=True)
class CutZone:
    """A zone over several zones of the other zoning; ``apart``: residents outside the main one, of ``people``."""

    code: str
    name: str
    pieces: int
    main: str
    main_share: float
    people: float
    apart: float


@dataclass(frozen=True)
class Flows:
    """What the zones of one side share with those of the other: names of the zones, pairs of positions (p,) with
    their residents and the weight that is counted."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    a: Ints
    b: Ints
    weight: Floats
    people: Floats

    def only(self, zones: list[int]) -> Flows:
        """The flows of some zones of the left side, and the zones of the right side that they reach."""
        kept = np.isin(self.a, zones) & (self.weight > 0)
        left, a = np.unique(self.a[kept], return_inverse=True)
        right, b = np.unique(self.b[kept], return_inverse=True)
        names_a, names_b = tuple(self.left[i] for i in left), tuple(self.right[i] for i in right)
        return Flows(names_a, names_b, a.astype(np.int64), b.astype(np.int64), self.weight[kept], self.people[kept])


@dataclass(frozen=True)
class PairView:
    """``first`` against ``second``. ``measures`` by name; ``cut``: zones of the first that are cut, most residents
    apart first; ``zones``: how many zones the first has where both are compared."""

    first: NamedZoning
    second: NamedZoning
    measures: dict[str, float]
    sentences: tuple[str, ...]
    cut: tuple[CutZone, ...]
    zones: int
    flows: Flows


def pair_view(found: AgreementResult, first: str, second: str) -> PairView:
    """Everything about two of the zonings that were compared, by id."""
    a, b = found.zoning(first), found.zoning(second)
    row = found.pairs[_are(found.pairs, first, second)].iloc[0]
    measures = {name: float(row[name]) for name in MEASURES}
    if row["zoning_a"] != first:
        measures["homogeneity"], measures["completeness"] = measures["completeness"], measures["homogeneity"]
    table = found.table(first, second)
    flows = Flows(
        tuple(a.zone_name(code) for code in table.codes_a),
        tuple(b.zone_name(code) for code in table.codes_b),
        table.a,
        table.b,
        table.weight,
        table.people,
    )
    return PairView(a, b, measures, pair_words(found, first, second), _cut(found, a, b), len(table.codes_a), flows)


def pair_words(found: AgreementResult, first: str, second: str) -> tuple[str, ...]:
    """Who cuts what between two zonings, in sentences, from the most general one on."""
    zonings = [found.zoning(first), found.zoning(second)]
    general = pair_sentences(found.pairs[_are(found.pairs, first, second)], found.chosen)
    straddling = [
        sentence
        for scenario, other in (zonings, zonings[::-1])
        if scenario.is_scenario
        for sentence in _straddling(found, scenario, other)
    ]
    return (*general, *straddling, *found.cutters_of(first, second)["sentence"])


def closest_pairs(found: AgreementResult, measure: str, own: str = "") -> pd.DataFrame:
    """Pairs in the order of a measure, best first; only those of the zoning ``own`` when it is given.

    Pairs that compare a part of the region only (coverage under PARTIAL) come last. Fields: ``first`` (``own``, or the
    zoning with fewer zones), ``second``, ``value``, ``partial``.
    """
    pairs = found.pairs
    if own:
        pairs = pairs[(pairs["zoning_a"] == own) | (pairs["zoning_b"] == own)]
        turned = pairs["zoning_a"] != own
    else:
        turned = pairs["zones_b"] < pairs["zones_a"]
    first = pairs["zoning_a"].where(~turned, pairs["zoning_b"])
    second = pairs["zoning_b"].where(~turned, pairs["zoning_a"])
    columns = {"first": first, "second": second, "value": pairs[measure], "partial": ~(pairs["coverage"] >= PARTIAL)}
    rows = pd.DataFrame(columns).dropna(subset=["value"])
    return rows.sort_values(["partial", "value"], ascending=[True, False], kind="stable").reset_index(drop=True)


def _straddling(found: AgreementResult, scenario: NamedZoning, other: NamedZoning) -> list[str]:
    rows = _zones(found, scenario.id, other.id)
    return [
        straddle_sentence(scenario, other, row["code"], row["pieces"], row["modal_share"])
        for row in rows.to_dict(orient="records")
    ]


def _cut(found: AgreementResult, a: NamedZoning, b: NamedZoning) -> tuple[CutZone, ...]:
    return tuple(
        CutZone(
            str(row["code"]),
            str(row["name"]),
            int(row["pieces"]),
            str(row["modal_name"]),
            float(row["modal_share"]),
            float(row["people"]),
            float(row["people_apart"]),
        )
        for row in _zones(found, a.id, b.id).to_dict(orient="records")
    )


def _zones(found: AgreementResult, zoning: str, against: str) -> pd.DataFrame:
    """Zones of a zoning that lie over several of another, most residents outside the main one first."""
    rows = found.zones_of(zoning, against)
    rows = rows[rows["pieces"] > 1]
    return rows.sort_values("people_apart", ascending=False, kind="stable")


def _are(pairs: pd.DataFrame, first: str, second: str) -> pd.Series:
    """Whether each row is about these two, in either order."""
    return pairs["zoning_a"].isin([first, second]) & pairs["zoning_b"].isin([first, second])
