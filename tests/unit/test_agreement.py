"""Agreement of zonings: published examples, scikit-learn, direct definitions, and properties that always hold."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.agreement import Contingency, adjusted_rand, agreement, contingency, cuts, zone_measures

#: Grids and goodness of fit published in the tests of the R package sabre (E. van Loon, University of Amsterdam). The
#: figure 0.1655752 stands there beside A1 and B2, under a tolerance that lets anything pass: it is that of A1 and A2.
GRID_A1 = """4 4 6 0 7 6 1 0 2 . 4 0 8 0 8 5 0 3 3 1 4 1 6 8 1 6 6 1 8 2 5 2 1 7 0 2 7 1 8 2 3 3 5 2 8 0 6 8 6 5
4 5 5 1 7 0 0 1 7 6 6 6 7 7 0 2 0 2 3 0 8 7 2 4 7 5 6 1 6 0 0 1 3 8 8 2 8 1 7 8 4 8 7 6 5 0 7 6 2 3"""
GRID_A2 = """. 6 3 0 6 3 3 1 6 8 7 . 4 0 3 7 6 0 8 7 3 3 1 4 3 4 3 6 0 5 0 4 4 6 7 0 3 3 2 7 7 4 4 7 7 7 2 8 8 7
8 2 1 1 8 8 6 6 7 1 6 8 1 4 1 7 4 7 6 5 0 5 0 2 1 1 2 7 5 7 7 0 4 1 6 0 5 2 0 6 4 6 4 7 5 3 8 0 5 8"""
GRID_B1 = """1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 2 2 2 1 3 3 1 1 1 2 2 2 2 1
3 3 1 1 1 2 2 2 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 4 1 1 1 1 1 1 1 1 1 4 4"""
GRID_B2 = """1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 5 5 1 1 1 1 1 1 1 2 5 5 1 1 1 1 1 1 1 2 5 5 1 3 3 1 1 1 2 2 5 5 1
3 3 1 1 1 2 2 5 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 4 1 1 1 1 1 1 1 1 1 4 4"""
GRID_B3 = """1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 2 2 5 1 1 1 1 1 1 1 2 5 5 1 1 1 1 1 1 2 2 5 5 1 3 3 1 1 1 2 2 5 5 1
3 3 1 1 1 2 2 5 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 1 1 3 3 3 1 1 1 1 1 4 1 3 3 3 1 1 1 1 4 4 4"""

#: Figure 2 of Rosenberg and Hirschberg (2007), as the tests of sabre write it: classes, clusters, V-measure.
FIVES = [1] * 5 + [2] * 5 + [3] * 5
ROSENBERG = [
    ([1, 1, 1, 2, 3, 3, 3, 3, 1, 2, 2, 2, 2, 1, 3], FIVES, 0.14),
    ([1, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 2, 3, 3], FIVES, 0.39),
    ([1, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 2, 3, 3, 1, 2, 3, 1, 2, 3], [*FIVES, 4, 4, 5, 5, 6, 6], 0.30),
    ([1, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 2, 3, 3, 1, 2, 3, 1, 2, 3], [*FIVES, 4, 5, 6, 7, 8, 9], 0.41),
]


def zones(values: object) -> np.ndarray:
    return np.array([("" if v == "." else str(v)) for v in values], dtype=object)  # type: ignore[attr-defined]


def table(a: object, b: object, weight: object = None) -> Contingency:
    first, second = zones(a), zones(b)
    w = np.ones(len(first)) if weight is None else np.asarray(weight, dtype=float)
    return contingency(first, second, w, w, np.arange(len(first)))


def matrix(a: list[str], b: list[str], weight: list[float]) -> np.ndarray:
    rows, columns = sorted(set(a)), sorted(set(b))
    n = np.zeros((len(rows), len(columns)))
    for x, y, w in zip(a, b, weight, strict=True):
        n[rows.index(x), columns.index(y)] += w
    return n


def direct_v_measure(n: np.ndarray, base: float = 2.0) -> tuple[float, float, float]:
    """V-measure written straight from its definition, with conditional entropies and another base of logarithm."""
    total = n.sum()
    log = np.log(base)
    h_a = -sum(p * np.log(p) / log for p in n.sum(1) / total if p)
    h_b = -sum(p * np.log(p) / log for p in n.sum(0) / total if p)
    cells = [(i, j) for i, j in itertools.product(*map(range, n.shape)) if n[i, j] > 0]
    a_given_b = -sum(n[i, j] / total * np.log(n[i, j] / n[:, j].sum()) / log for i, j in cells)
    b_given_a = -sum(n[i, j] / total * np.log(n[i, j] / n[i].sum()) / log for i, j in cells)
    h = 1 - a_given_b / h_a if h_a else 1.0
    c = 1 - b_given_a / h_b if h_b else 1.0
    return (2 * h * c / (h + c) if h + c else 0.0), h, c


def direct_mapcurves(n: np.ndarray) -> float:
    """MapCurves by summing the trapezoids one by one, in both directions."""
    best = 0.0
    for m in (n, n.T):
        fit = sorted(sum(m[i, j] ** 2 / (m[i].sum() * m[:, j].sum()) for j in range(m.shape[1])) for i in range(len(m)))
        points = [(0.0, 1.0)]
        points += [(x, 1 - k / (len(fit) - 1) if len(fit) > 1 else 1.0) for k, x in enumerate(fit)]
        points.append((1.0, 0.0))
        best = max(best, sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in itertools.pairwise(points)))
    return best


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        (GRID_A1, GRID_A2, 0.1655752),
        (GRID_B1, GRID_B2, 1.0),
        (GRID_B2, GRID_B3, 0.8194291),
        (GRID_B1, GRID_B3, 0.8507659),
    ],
    ids=["A1 A2", "B1 B2", "B2 B3", "B1 B3"],
)
def test_mapcurves_published_with_sabre(first: str, second: str, published: float) -> None:
    found = agreement(table(first.split(), second.split()))
    assert found.mapcurves == pytest.approx(published, abs=5e-8)
    kept = [(x, y) for x, y in zip(first.split(), second.split(), strict=True) if "." not in (x, y)]
    n = matrix([x for x, _ in kept], [y for _, y in kept], [1.0] * len(kept))
    assert found.mapcurves == pytest.approx(direct_mapcurves(n), abs=1e-9)


@pytest.mark.parametrize(("classes", "clusters", "published"), ROSENBERG)
def test_v_measure_published_by_rosenberg_and_hirschberg(
    classes: list[int], clusters: list[int], published: float
) -> None:
    found = agreement(table(classes, clusters))
    assert found.v_measure == pytest.approx(published, abs=0.005)
    n = matrix([str(c) for c in classes], [str(c) for c in clusters], [1.0] * len(classes))
    direct = direct_v_measure(n)
    assert (found.v_measure, found.homogeneity, found.completeness) == pytest.approx(direct, abs=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_scikit_learn_gives_the_same_v_measure_and_rand(seed: int) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    generator = np.random.default_rng(seed)
    a, b = generator.integers(0, 2 + seed, 300), generator.integers(0, 9, 300)
    found = agreement(table(a, b))
    expected = metrics.homogeneity_completeness_v_measure(a, b)
    assert (found.homogeneity, found.completeness, found.v_measure) == pytest.approx(expected, abs=1e-9)
    assert found.adjusted_rand == pytest.approx(metrics.adjusted_rand_score(a, b), abs=1e-9)
    people = generator.integers(1, 40, 300)
    weighted = agreement(table(a, b, people))
    each = np.repeat(a, people), np.repeat(b, people)
    assert weighted.adjusted_rand == pytest.approx(metrics.adjusted_rand_score(*each), abs=1e-9)
    assert weighted.v_measure == pytest.approx(metrics.v_measure_score(*each), abs=1e-9)


def test_adjusted_rand_counts_pairs_of_residents() -> None:
    a, b, people = ["1", "1", "2", "2"], ["x", "y", "y", "y"], [3, 2, 4, 1]
    persons = [(i, j) for i, j, n in zip(a, b, people, strict=True) for _ in range(n)]
    same = [(p[0] == q[0], p[1] == q[1]) for p, q in itertools.combinations(persons, 2)]
    together, in_a, in_b = (sum(map(f, same)) for f in (all, lambda s: s[0], lambda s: s[1]))
    expected = in_a * in_b / len(same)
    assert adjusted_rand(table(a, b, people)) == pytest.approx((together - expected) / ((in_a + in_b) / 2 - expected))


def test_area_is_a_continuum_and_its_unit_does_not_matter() -> None:
    a, b, area = ["1", "1", "2", "2"], ["x", "y", "y", "y"], np.array([0.3, 0.2, 0.4, 0.1])
    small = adjusted_rand(table(a, b, area), countable=False)
    assert adjusted_rand(table(a, b, 1e6 * area), countable=False) == pytest.approx(small, abs=1e-12)
    assert adjusted_rand(table(a, b, 1e9 * area), countable=True) == pytest.approx(small, abs=1e-6)


def test_nesting_and_cut_zones() -> None:
    found = agreement(table("11223344", "aabbbbbb", [1, 1, 5, 5, 1, 1, 1, 1]))
    assert found.a_nests_in_b and not found.b_nests_in_a
    assert (found.cut_a, found.cut_b) == (0, 1)
    assert (found.people_cut_a, found.people_cut_b) == (0, 14)
    assert found.homogeneity < 1 and found.completeness == pytest.approx(1)
    assert found.modal_share_a == 1 and found.modal_share_b == pytest.approx((2 + 10) / 16)


def test_a_commune_without_people_still_cuts_a_zone_but_not_under_a_threshold() -> None:
    rows = table("1112", "aabb", [90, 9, 0, 50])
    assert agreement(rows).cut_a == 1 and not agreement(rows).a_nests_in_b
    assert agreement(rows, min_share=0.01).cut_a == 0
    assert not agreement(rows, min_share=0.01).a_nests_in_b
    assert zone_measures(rows).set_index("code").loc["1", "pieces"] == 2


def test_zone_measures() -> None:
    found = zone_measures(table("111122", "aabbcc", [1, 1, 1, 1, 3, 3])).set_index("code")
    assert found.loc["1", ["modal_code", "modal_share", "pieces"]].tolist() == ["a", 0.5, 2]
    assert found.loc["1", "effective_number"] == pytest.approx(2)
    whole = -(0.2 * np.log(0.2) * 2 + 0.6 * np.log(0.6))
    assert found.loc["1", "inhomogeneity"] == pytest.approx(np.log(2) / whole)
    assert found.loc["2", ["inhomogeneity", "people_apart"]].tolist() == [0, 0]
    assert found.loc["1", "people_apart"] == 2


def test_the_mean_inhomogeneity_is_the_lack_of_completeness() -> None:
    """Definition of sabre: completeness is 1 less the weighted mean of the regional inhomogeneities."""
    generator = np.random.default_rng(3)
    rows = table(generator.integers(0, 5, 200), generator.integers(0, 7, 200), generator.integers(1, 99, 200))
    zone = zone_measures(rows)
    mean = float((zone["inhomogeneity"] * zone["people"]).sum() / zone["people"].sum())
    assert 1 - mean == pytest.approx(agreement(rows).completeness, abs=1e-9)


def test_who_cuts_what() -> None:
    # Zone b holds part of zone 1 and of zone 2, and the whole of zone 3.
    found = cuts(table("1122334", "abbabbc", [10, 20, 5, 40, 7, 8, 1])).set_index("code")
    assert found.loc["b", ["cut", "people", "cut_codes"]].tolist() == [2, 25, ["1", "2"]]
    assert found.loc["b", "share"] == pytest.approx(25 / 40)
    assert "c" not in found.index


def test_a_zone_divided_into_small_ones_is_cut_but_not_crossed() -> None:
    found = agreement(table("1111", "aabb", [1, 2, 3, 4]))
    assert (found.cut_a, found.crossed_a, found.crossed_b) == (1, 0, 0)
    found = agreement(table("11112", "aabbb", [1, 2, 3, 4, 5]))
    assert (found.crossed_a, found.crossed_b) == (1, 1)
    assert (found.people_crossed_a, found.people_crossed_b) == (10, 12)
    assert cuts(table("1111", "aabb")).empty


def test_no_common_commune_gives_no_measure_and_no_error() -> None:
    found = agreement(table(["1", ""], ["", "x"]))
    assert np.isnan(found.v_measure) and np.isnan(found.adjusted_rand) and np.isnan(found.mapcurves)
    assert found.coverage == 0 and not found.a_nests_in_b
    assert zone_measures(table(["1", ""], ["", "x"])).empty
    assert cuts(table(["1", ""], ["", "x"])).empty


def test_communes_without_a_zone_are_left_out_and_the_coverage_says_so() -> None:
    full = agreement(table("1122", "aabb", [10, 20, 30, 40]))
    partial = agreement(table(["1", "1", "2", "2"], ["a", "a", "b", ""], [10, 20, 30, 40]))
    assert partial.coverage == pytest.approx(0.6) and full.coverage == 1
    assert partial.v_measure == full.v_measure == 1


labels = st.lists(st.integers(0, 4), min_size=1, max_size=30)


@given(labels, st.data())
def test_measures_stay_in_their_bounds_and_match_the_definitions(a: list[int], data: st.DataObject) -> None:
    n = len(a)
    b = data.draw(st.lists(st.integers(0, 4), min_size=n, max_size=n))
    weight = data.draw(st.lists(st.integers(1, 1000), min_size=n, max_size=n))
    rows = table(a, b, weight)
    found, mirror = agreement(rows), agreement(rows.turned())
    dense = matrix([str(x) for x in a], [str(y) for y in b], [float(w) for w in weight])
    expected = direct_v_measure(dense)
    assert (found.v_measure, found.homogeneity, found.completeness) == pytest.approx(expected, abs=1e-9)
    assert found.mapcurves == pytest.approx(direct_mapcurves(dense), abs=1e-9)
    assert 0 <= found.v_measure <= 1 and 0 <= found.mapcurves <= 1 + 1e-12 and found.adjusted_rand <= 1 + 1e-12
    assert found.v_measure == pytest.approx(mirror.v_measure) and found.adjusted_rand == pytest.approx(
        mirror.adjusted_rand
    )
    assert found.a_nests_in_b == (found.cut_a == 0)
    same = agreement(table(a, a, weight))
    assert (same.v_measure, same.adjusted_rand, same.mapcurves) == pytest.approx((1, 1, 1))
