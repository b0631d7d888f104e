"""Other weights: the derived problem, the plans under them, and what moves."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regions_cases import grid_problem, grid_tables

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.problem import evaluate
from clefop_plugin.core.regions.sensitivity import match, moved_blocks, sensitivity, variations
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.core.regions.terms import reweighted

FLOWS = pd.DataFrame({"origin": ["B00c0", "B11c0"], "destination": ["B10c0", "B21c0"], "count": [5.0, 9.0]})
QUICK = Budget(None, 2, seed=3, exact=False)


def near(one, two):
    """Whether two sparse matrices are equal up to rounding."""
    assert [[j for j, _ in row] for row in one] == [[j for j, _ in row] for row in two]
    assert [v for row in one for _, v in row] == pytest.approx([v for row in two for _, v in row])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 500), st.tuples(*[st.sampled_from([0.0, 0.2, 1.0, 3.0])] * 3).filter(any))
def test_a_reweighted_problem_is_the_one_built_with_these_weights(seed, weights):
    tables = grid_tables(seed)
    tables["pairs"]["length_m"] = 100.0
    options = {"k": 3, "minimum": 1000, "maximum": 30_000, "flows": FLOWS, "flow_weight": 0.5}
    options |= {"compactness": 0.3, "balance": 0.2}
    found = reweighted(build_problem(**tables, **options), weights)
    references = [(name, zones, w) for (name, zones, _), w in zip(tables["references"], weights, strict=True)]
    built = build_problem(**{**tables, "references": references}, **options)
    near(found.rows, built.rows)
    near(found.ties, built.ties)
    assert set(found.tie_parts) == set(built.tie_parts) == {"flows", "compactness"}
    for kind in built.tie_parts:
        near(found.tie_parts[kind], built.tie_parts[kind])
    for name in ("zone_count", "zone_codes", "reference_ids"):
        assert getattr(found, name) == getattr(built, name)
    for name in ("agreement_total", "resolution", "balance", "reference_weights"):
        assert getattr(found, name) == pytest.approx(getattr(built, name))
    assert found.zone_reference.tolist() == built.zone_reference.tolist()
    assert found.inner == pytest.approx(built.inner)
    labels = np.random.default_rng(seed).integers(0, 3, found.size)
    one, two = evaluate(found, labels), evaluate(built, labels)
    assert (one.objective, one.rand) == (pytest.approx(two.objective), pytest.approx(two.rand))


def test_weights_that_make_no_sense_are_refused():
    problem = grid_problem(0)
    with pytest.raises(InputError, match="above zero"):
        reweighted(problem, (0, 0, 0))
    with pytest.raises(ValueError, match="one weight per reference"):
        reweighted(problem, (1, 2))


def test_the_weights_tried_are_finite_and_sum_to_one():
    problem = grid_problem(0)
    found = variations(problem)
    assert [(v.change, v.reference) for v in found] == [
        *((change, f"z{r}") for r in range(3) for change in ("halved", "doubled", "removed")),
        ("equal", ""),
    ]
    assert all(sum(v.weights) == pytest.approx(1) for v in found)
    assert found[0].weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert found[2].weights == (0.0, 0.5, 0.5)
    assert len(variations(reweighted(problem, (1, 1, 1)))) == 9
    assert variations(reweighted(problem, (1, 0, 0))) == ()


def test_territories_are_matched_by_their_common_residents():
    problem = grid_problem(0)
    one = [0] * 6 + [1] * 3 + [2] * 3
    assert match(problem, one, one).tolist() == [0, 1, 2]
    assert not moved_blocks(problem, one, [2] * 6 + [0] * 3 + [1] * 3).any()
    other = [0] * 5 + [1] * 4 + [2] * 3
    assert np.flatnonzero(moved_blocks(problem, one, other)).tolist() == [5]
    merged = [0] * 9 + [1] * 3
    assert sorted(match(problem, one, merged).tolist())[0] == -1
    assert moved_blocks(problem, one, merged)[:9].sum() in (3, 6)


def test_what_moves_is_what_the_plans_say():
    problem = grid_problem(4)
    labels = solve(problem, Budget(None, 5, seed=1)).labels
    found = sensitivity(problem, labels, Budget(None, 5, seed=1))
    assert len(found.variations) == found.asked == 10
    assert found.moved.any()
    for variation, moved, objective in zip(found.variations, found.moved, found.objectives, strict=True):
        other = reweighted(problem, variation.weights)
        assert objective >= evaluate(other, labels).objective - 1e-12
        assert objective == pytest.approx(solve(other, Budget(None, 5, seed=1)).objective)
        assert moved.any() == (not np.isclose(objective, evaluate(other, labels).objective))
    assert found.stays == pytest.approx(1 - found.moved.mean(axis=0))
    table = found.by_reference().set_index("reference")
    first = found.moved[:3].any(axis=0)
    assert table.loc["z0", "blocks"] == first.sum()
    assert table.loc["z0", "residents"] == pytest.approx(problem.population[first].sum())
    assert found.by_variation()["blocks"].tolist() == found.moved.sum(axis=1).tolist()
    assert all(found.optimal)


def test_the_same_seed_and_rounds_give_the_same_answer():
    problem = grid_problem(7, width=5, height=4, k=4)
    labels = solve(problem, QUICK).labels
    one, two = sensitivity(problem, labels, QUICK), sensitivity(problem, labels, QUICK)
    assert (one.moved == two.moved).all()
    assert one.objectives == two.objectives


def test_progress_is_told_and_cancel_is_heard():
    problem = grid_problem(0)
    labels = solve(problem, QUICK).labels
    heard: list[tuple[float, str]] = []
    sensitivity(problem, labels, QUICK, Progress(lambda share, text: heard.append((share, text))))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert "Other weights: 10 of 10" in [text for _, text in heard]

    def after(count: int) -> Progress:
        said: list[str] = []
        return Progress(lambda _, text: said.append(text), lambda: len([t for t in said if "Other" in t]) > count)

    with pytest.raises(Cancelled):
        sensitivity(problem, labels, QUICK, after(3))
    kept = sensitivity(problem, labels, Budget(None, 2, seed=3, exact=False, keep_on_cancel=True), after(3))
    assert (len(kept.variations), kept.asked) == (3, 10)


def test_a_single_reference_has_nothing_to_vary():
    problem = reweighted(grid_problem(0), (1, 0, 0))
    found = sensitivity(problem, [0] * 4 + [1] * 4 + [2] * 4, QUICK)
    assert (found.asked, found.stays.tolist()) == (0, [1.0] * 12)
    assert found.by_reference()[["blocks", "residents"]].values.tolist() == [[0, 0.0]]


def test_a_plan_given_to_begin_with_is_never_lost():
    problem = grid_problem(9, width=5, height=4, k=4, minimum=4000, maximum=24_000)
    best = solve(problem, Budget(None, 20, seed=0))
    again = solve(problem, Budget(None, 0, seed=5, exact=False), start_from=best.labels)
    assert again.objective >= best.objective - 1e-12
    alone = solve(problem, Budget(None, 0, seed=5, exact=False), start_from=np.arange(problem.size))
    assert evaluate(problem, alone.labels).feasible
