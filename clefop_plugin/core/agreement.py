"""How well two zonings agree: V-measure, adjusted Rand, MapCurves, modal shares, nesting, and what each zone suffers.

Everything comes from the contingency table n_ab: the weight (residents, jobs, area, communes) that zone a of the
first zoning shares with zone b of the second, over the communes that have a zone in both.

References: Rosenberg and Hirschberg, 2007 (V-measure); Nowosad and Stepinski, 2018, doi 10.1080/13658816.2018.1511794
(V-measure of regionalisations, regional inhomogeneity); Hubert and Arabie, 1985, doi 10.1007/BF01908075 (adjusted
Rand); Hargrove, Hoffman and Hessburg, 2006, doi 10.1007/s10109-006-0025-x (MapCurves).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from sys import intern

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Contingency:
    """The pairs of zones that meet (p,): positions ``a`` and ``b`` of the two zones, what they share.

    ``weight`` is what the measures count; ``people`` the residents; ``communes`` the communes, whole or cut. Zones
    that meet none of the other zoning are in no pair. ``covered`` and ``everyone``: residents of the communes that
    have a zone in both, and of all communes.
    """

    codes_a: tuple[str, ...]
    codes_b: tuple[str, ...]
    a: Ints
    b: Ints
    weight: Floats
    people: Floats
    communes: Ints
    covered: float
    everyone: float

    def turned(self) -> Contingency:
        """The same table with the second zoning first."""
        return replace(self, codes_a=self.codes_b, codes_b=self.codes_a, a=self.b, b=self.a)

    def totals(self, values: Floats) -> Floats:
        """Sum of ``values`` (p,) over each zone of the first zoning."""
        return np.bincount(self.a, values, minlength=len(self.codes_a)).astype(np.float64)


@dataclass(frozen=True)
class Agreement:
    """Measures of one pair of zonings; NaN when no commune has a zone in both.

    ``homogeneity`` is MI/H(a), ``completeness`` MI/H(b). ``modal_share_a``: share of the weight that lies in the main
    partner of its zone of a. ``cut_a`` counts the zones of a that several zones of b share, ``people_cut_a`` their
    residents; ``crossed_a`` counts those where one of these zones of b also goes on outside, so that a large zone that
    is merely divided into small ones is cut but not crossed. ``coverage``: share of the residents in the communes that
    are compared.
    """

    v_measure: float
    homogeneity: float
    completeness: float
    adjusted_rand: float
    mapcurves: float
    a_nests_in_b: bool
    b_nests_in_a: bool
    cut_a: int
    cut_b: int
    people_cut_a: float
    people_cut_b: float
    crossed_a: int
    crossed_b: int
    people_crossed_a: float
    people_crossed_b: float
    modal_share_a: float
    modal_share_b: float
    coverage: float


def contingency(
    zones_a: npt.NDArray[np.object_],
    zones_b: npt.NDArray[np.object_],
    weight: Floats,
    people: Floats,
    commune: Ints,
) -> Contingency:
    """Contingency of two zonings over the same pieces of land (m,); the empty code is no zone.

    ``weight`` and ``people`` are those of each piece, ``commune`` its commune, so that the parts of a cut commune
    are counted as one commune.
    """
    inside = (zones_a != "") & (zones_b != "")
    codes_a, a = np.unique(zones_a[inside].astype(str), return_inverse=True)
    codes_b, b = np.unique(zones_b[inside].astype(str), return_inverse=True)
    key = a.astype(np.int64) * max(1, len(codes_b)) + b
    pairs, where = np.unique(key, return_inverse=True)
    once = np.unique(np.column_stack([where, commune[inside]]), axis=0)[:, 0] if len(where) else where
    return Contingency(
        tuple(intern(code) for code in codes_a.tolist()),
        tuple(intern(code) for code in codes_b.tolist()),
        pairs // max(1, len(codes_b)),
        pairs % max(1, len(codes_b)),
        np.bincount(where, weight[inside], minlength=len(pairs)).astype(np.float64),
        np.bincount(where, people[inside], minlength=len(pairs)).astype(np.float64),
        np.bincount(once, minlength=len(pairs)).astype(np.int64),
        float(people[inside].sum()),
        float(people.sum()),
    )


def agreement(table: Contingency, countable: bool = True, min_share: float = 0.0) -> Agreement:
    """Every measure of one pair. ``countable`` weights are units (people, jobs, communes), others a continuum (area).

    A partner counts as cutting a zone when it holds at least ``min_share`` of its weight; nesting is always strict.
    """
    turned = table.turned()
    homogeneity, completeness = _shared_information(table)
    both = homogeneity + completeness
    cut_a, cut_b = _counted(table, min_share) > 1, _counted(turned, min_share) > 1
    crossing = _crossing(table, min_share)
    crossed_a, crossed_b = np.unique(table.a[crossing]), np.unique(table.b[crossing])
    return Agreement(
        v_measure=2 * homogeneity * completeness / both if both else 0.0 if both == 0 else both,
        homogeneity=homogeneity,
        completeness=completeness,
        adjusted_rand=adjusted_rand(table, countable),
        mapcurves=max(_under_curve(table), _under_curve(turned)) if len(table.a) else np.nan,
        a_nests_in_b=_nests(table),
        b_nests_in_a=_nests(turned),
        cut_a=int(cut_a.sum()),
        cut_b=int(cut_b.sum()),
        people_cut_a=float(table.totals(table.people)[cut_a].sum()),
        people_cut_b=float(turned.totals(table.people)[cut_b].sum()),
        crossed_a=len(crossed_a),
        crossed_b=len(crossed_b),
        people_crossed_a=float(table.totals(table.people)[crossed_a].sum()),
        people_crossed_b=float(turned.totals(table.people)[crossed_b].sum()),
        modal_share_a=_modal_share(table),
        modal_share_b=_modal_share(turned),
        coverage=table.covered / table.everyone if table.everyone > 0 else np.nan,
    )


def zone_measures(table: Contingency, min_share: float = 0.0) -> pd.DataFrame:
    """One row per zone of the first zoning, against the second.

    Fields: ``code``, ``modal_code`` (main partner) and ``modal_share`` of the weight there, ``pieces`` (partners with
    at least one commune and ``min_share`` of the weight), ``effective_number`` 2^H(b|a), ``inhomogeneity``
    H(b|a)/H(b) (0: all in one zone), ``people``, and ``people_apart``: residents outside the main partner. A zone
    without weight (nobody lives there) is described by its communes.
    """
    weight = _usable(table)
    total = table.totals(weight)
    share = weight / total[table.a]
    entropy = table.totals(-_xlogx(share))
    largest = _largest(table, weight)
    whole = _entropy(table.turned().totals(table.weight))
    people = table.totals(table.people)
    return pd.DataFrame(
        {
            "code": np.asarray(table.codes_a, dtype=object),
            "modal_code": np.asarray(table.codes_b, dtype=object)[table.b[largest]],
            "modal_share": share[largest],
            "pieces": _counted(table, min_share),
            "effective_number": np.exp(entropy),
            "inhomogeneity": entropy / whole if whole > 0 else np.zeros(len(total)),
            "people": people,
            "people_apart": people - table.people[largest],
        }
    )


def cuts(table: Contingency, min_share: float = 0.0) -> pd.DataFrame:
    """What each zone of the second zoning cuts of the first: one row per zone that cuts at least one.

    Fields: ``code``, ``cut`` (zones of the first zoning that are partly in it and partly elsewhere, as it is in them),
    ``people`` of the zone within them, ``share`` of its residents that is, and ``cut_codes`` (largest part first).
    """
    shared = _crossing(table, min_share)
    frame = pd.DataFrame({"b": table.b[shared], "a": table.a[shared], "people": table.people[shared]})
    names = np.asarray(table.codes_a, dtype=object)
    frame = frame.assign(name=names[frame["a"]]).sort_values(["b", "people", "name"], ascending=[True, False, True])
    grouped = frame.groupby("b", sort=True)
    result = grouped.agg(cut=("a", "size"), people=("people", "sum"), cut_codes=("name", list)).reset_index()
    everyone = table.turned().totals(table.people)[result["b"]]
    inside = result["people"].to_numpy(dtype=np.float64)
    result["share"] = np.divide(inside, everyone, out=np.full(len(result), np.nan), where=everyone > 0)
    result.insert(0, "code", np.asarray(table.codes_b, dtype=object)[result.pop("b")])
    return result


def adjusted_rand(table: Contingency, countable: bool = True) -> float:
    """Rand index corrected for chance, on pairs of units: with residents as weight, pairs of residents.

    Closed form of Hubert and Arabie (1985) from the sums of n(n-1)/2; for a continuum (area) of n²/2, its limit when
    the units become small. 1 when the two zonings are the same and no correction is possible.
    """

    def pairs(n: Floats) -> float:
        return float(np.maximum(0.0, n * (n - (1.0 if countable else 0.0)) / 2).sum())

    if not len(table.a):
        return np.nan
    together = pairs(table.weight)
    in_a, in_b = pairs(table.totals(table.weight)), pairs(table.turned().totals(table.weight))
    everyone = pairs(np.array([table.weight.sum()]))
    expected = in_a * in_b / everyone if everyone else 0.0
    best = (in_a + in_b) / 2
    return 1.0 if best == expected else (together - expected) / (best - expected)


def _shared_information(table: Contingency) -> tuple[float, float]:
    """Mutual information over the entropy of each zoning; 1 for a zoning of a single zone."""
    total = float(table.weight.sum())
    if not total > 0:
        return np.nan, np.nan
    entropy_a, entropy_b = _entropy(table.totals(table.weight)), _entropy(table.turned().totals(table.weight))
    shared = max(0.0, entropy_a + entropy_b - _entropy(table.weight))
    return (
        min(1.0, shared / entropy_a) if entropy_a > 0 else 1.0,
        min(1.0, shared / entropy_b) if entropy_b > 0 else 1.0,
    )


def _entropy(weights: Floats) -> float:
    total = float(weights.sum())
    return float(-_xlogx(weights / total).sum()) if total > 0 else 0.0


def _xlogx(share: Floats) -> Floats:
    return np.asarray(share * np.log(np.where(share > 0, share, 1.0)), dtype=np.float64)


def _under_curve(table: Contingency) -> float:
    """MapCurves read from the zones of a: area, by trapezoids, under the share of zones whose fit is at least x.

    The fit of a zone is the sum over b of n_ab² / (n_a n_b); the curve starts at (0, 1) and ends at (1, 0).
    """
    in_a, in_b = table.totals(table.weight)[table.a], table.turned().totals(table.weight)[table.b]
    real = table.weight > 0
    fit = np.zeros(len(table.weight))
    fit[real] = table.weight[real] ** 2 / (in_a[real] * in_b[real])
    zones = np.unique(table.a[real])
    x = np.concatenate([[0.0], np.sort(table.totals(fit)[zones]), [1.0]])
    y = np.concatenate([[1.0], np.linspace(1.0, 0.0, len(zones)), [0.0]])
    return float((np.diff(x) * (y[:-1] + y[1:])).sum() / 2)


def _nests(table: Contingency) -> bool:
    """Whether every zone of a lies in one zone of b; not told when nothing is compared."""
    return bool(len(table.a)) and len(np.unique(table.a)) == len(table.a)


def _usable(table: Contingency) -> Floats:
    """The weight of each pair, or its communes in the zones of a that have no weight at all."""
    empty = table.totals(table.weight)[table.a] <= 0
    return np.where(empty, table.communes.astype(np.float64), table.weight)


def _counts(table: Contingency, min_share: float) -> npt.NDArray[np.bool_]:
    """Whether each pair counts as a piece of its zone of a."""
    weight = _usable(table)
    return np.asarray(weight >= min_share * table.totals(weight)[table.a], dtype=bool)


def _counted(table: Contingency, min_share: float) -> Ints:
    return np.bincount(table.a[_counts(table, min_share)], minlength=len(table.codes_a)).astype(np.int64)


def _crossing(table: Contingency, min_share: float) -> npt.NDArray[np.bool_]:
    """Pairs of zones that cross: each goes on outside the other."""
    turned = table.turned()
    return np.asarray(
        _counts(table, min_share)
        & (_counted(table, min_share) > 1)[table.a]
        & _counts(turned, min_share)
        & (_counted(turned, min_share) > 1)[table.b],
        dtype=bool,
    )


def _largest(table: Contingency, weight: Floats) -> Ints:
    """Position of the heaviest pair of each zone of a; equal weights by order of code."""
    order = np.lexsort((table.b, -weight, table.a))
    _, first = np.unique(table.a[order], return_index=True)
    return np.asarray(order[first], dtype=np.int64)


def _modal_share(table: Contingency) -> float:
    total = float(table.weight.sum())
    return float(table.weight[_largest(table, table.weight)].sum()) / total if total > 0 else np.nan
