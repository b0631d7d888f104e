"""Objective, constraints, tables and refusals of the territory problem."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regions_cases import grid_problem, grid_tables

from clefop_plugin.core.adjacency import Link
from clefop_plugin.core.errors import InfeasibleError, InputError
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.feasibility import check_bounds
from clefop_plugin.core.regions.problem import admissible, evaluate, without_locked


def pair_figures(tables: dict, labels: dict[str, int]) -> tuple[float, float]:
    """J and the weighted Rand index by their definitions, over all pairs of blocks."""
    communes = tables["communes"].set_index("code")["population"]
    block_of, blocks = tables["block_of"], sorted(set(tables["block_of"]))
    people = communes.groupby(block_of).sum()
    total = sum(weight for _, _, weight in tables["references"])
    objective = agreed = pairs = 0.0
    for a, one in enumerate(blocks):
        for two in blocks[a + 1 :]:
            similar = 0.0
            for _, zones, weight in tables["references"]:
                zone = zones.where(zones.notna(), pd.Series(zones.index, index=zones.index))
                shares = [communes[block_of == b].groupby(zone[block_of == b]).sum() / people[b] for b in (one, two)]
                similar += weight / total * float(shares[0].mul(shares[1], fill_value=0).sum())
            weight = people[one] * people[two]
            pairs += weight
            if labels[one] == labels[two]:
                objective += weight * (similar - 0.5) / 1e9
                agreed += weight * similar
            else:
                agreed += weight * (1 - similar)
    return objective, agreed / pairs


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_objective_and_rand_are_their_definitions(seed):
    tables = grid_tables(seed)
    problem = build_problem(**tables, k=3, minimum=0, maximum=1e9)
    labels = np.random.default_rng(seed).integers(0, 3, problem.size)
    objective, rand = pair_figures(tables, dict(zip(problem.codes, labels, strict=True)))
    found = evaluate(problem, labels)
    assert found.objective == pytest.approx(objective, rel=1e-9, abs=1e-12)
    assert found.rand == pytest.approx(rand, rel=1e-9)


def test_commuters_add_to_the_objective():
    tables = grid_tables(1)
    flows = pd.DataFrame(
        {"origin": ["B00c0", "B10c1", "B20c0", "no"], "destination": ["B10c0", "B00c2", "B30c0", "B00c0"],
         "count": [30.0, 10.0, 60.0, 99.0]}
    )  # fmt: skip
    plain = build_problem(**tables, k=3, minimum=0, maximum=1e9)
    problem = build_problem(**tables, k=3, minimum=0, maximum=1e9, flows=flows, flow_weight=0.5)
    labels = [0 if code in ("B00", "B10") else 1 for code in problem.codes]
    added = evaluate(problem, labels).objective - evaluate(plain, labels).objective
    assert added == pytest.approx(0.5 * problem.agreement_total)
    apart = [0 if code in ("B00", "B30") else 1 for code in problem.codes]
    assert evaluate(problem, apart).objective == pytest.approx(evaluate(plain, apart).objective)
    assert evaluate(problem, labels).rand == pytest.approx(evaluate(plain, labels).rand)


def test_a_check_names_what_is_broken():
    problem = grid_problem(0, maximum_diameter_km=2.5, minimum=0)
    found = evaluate(problem, [0] * 11 + [1])
    assert found.territories == 2
    assert found.far_pairs == sum(len(far) for far in problem.far) // 2 - len(problem.far[11])
    assert not found.feasible
    apart = evaluate(problem, [0, 1, 0] + [1] * 8 + [2])
    assert apart.extra_pieces == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"k": 13}, "13 territories cannot be made of 12 free blocks"),
        ({"k": 0}, "at least one territory"),
        ({"minimum": 40_000}, "minimum below the maximum"),
        ({"minimum": 29_000}, "too few for 3 territories"),
        ({"maximum": 6_000, "k": 2}, "too many for 2 territories"),
        ({"maximum": 2_000}, "the maximum of 2,000 is impossible"),
        ({"nest": {f"B{x}{y}": "one" if (x, y) == (0, 0) else "two" for x in range(4) for y in range(3)},
          "minimum": 6_000}, "under the minimum of 6,000"),
        ({"nest": {f"B{x}{y}": str(x) for x in range(4) for y in range(3)}}, "need at least 4"),
        ({"locked": {"B00": "t", "B32": "t"}}, "is in several pieces"),
        ({"locked": {"B00": "t"}, "minimum": 6_000}, "outside 6,000 to 30,000"),
        ({"locked": {"B00": "t", "B01": "t"}, "maximum_diameter_km": 0.5}, "locked territory .* too far"),
        ({"together": [["B00", "B01"]], "apart": [["B01", "B00"]]}, "B0., B0. must share .* must be apart"),
        ({"together": [["B00", "B01", "B02", "B10"]], "maximum": 9_000}, "have .* together: the maximum"),
        ({"together": [["B00", "B30"]], "nest": {f"B{x}{y}": str(x // 2) for x in range(4) for y in range(3)}},
         "no chain of blocks links them"),
        ({"together": [["B00", "B01"]], "locked": {"B00": "t"}, "minimum": 0}, "only some of them are in a locked"),
        ({"apart": [["B00", "B10", "B20", "B30"]]}, "they need 4 territories, and 3 are asked"),
        ({"pins": {"B00": "a", "B10": "b", "B20": "c", "B30": "d"}}, "they need 4 territories"),
        ({"k": (4, 3)}, "4 to 3 territories of 1,000 to 30,000 residents cannot exist"),
        ({"k": (13, 15)}, "13 to 15 territories cannot be made of 12 free blocks"),
        ({"k": (1, 2), "maximum": 6_000}, "too many for 2 territories"),
        ({"amounts": pd.Series({f"B{x}{y}c0": 10.0 for x in range(4) for y in range(3)}), "counted": "jobs"},
         "120 jobs are too few for 3 territories"),
    ],
)  # fmt: skip
def test_impossible_constraints_are_told_in_one_sentence(options, words):
    with pytest.raises(InfeasibleError, match=words):
        check_bounds(grid_problem(0, **options))


def test_a_piece_no_number_of_territories_can_share():
    tables = grid_tables(0, width=2, height=2, per_block=1)
    tables["pairs"] = pd.DataFrame({"left": ["B00", "B01"], "right": ["B10", "B11"]})
    tables["communes"]["population"] = [500.0, 500, 400, 300]
    with pytest.raises(InfeasibleError, match="no number of territories of 600 to 900 can share"):
        check_bounds(build_problem(**tables, k=2, minimum=600, maximum=900))


def test_odd_inputs_are_named():
    tables = grid_tables(0)
    with pytest.raises(InputError, match="ZZ is not one of the blocks"):
        build_problem(**tables, k=3, minimum=0, maximum=1e9, locked={"ZZ": "t"})
    with pytest.raises(InputError, match="weight above zero"):
        build_problem(**{**tables, "references": []}, k=3, minimum=0, maximum=1e9)
    tables["communes"].loc[0, "population"] = np.nan
    problem = build_problem(**tables, k=3, minimum=0, maximum=1e9)
    assert "B00c0" in problem.notes[0]


def test_links_join_and_nesting_cuts():
    tables = grid_tables(0)
    tables["links"] = [Link("B00", "B32", 3.6)]
    assert problem_touches(build_problem(**tables, k=3, minimum=0, maximum=1e9), "B00", "B32")
    groups = {b: b[1] for b in tables["centroids"]}
    nested = build_problem(**tables, k=4, minimum=0, maximum=1e9, nest=groups)
    assert not problem_touches(nested, "B00", "B32")
    assert not problem_touches(nested, "B00", "B10")
    assert problem_touches(nested, "B00", "B01")


def problem_touches(problem, one: str, two: str) -> bool:
    return problem.codes.index(two) in problem.neighbours[problem.codes.index(one)]


def test_groups_pins_and_reach_become_constraints_that_a_check_names():
    reach = {f"B{x}{y}": [f"B{x}{v}" for v in range(3)] for x in range(4) for y in range(3)}
    problem = grid_problem(
        0, k=(2, 5), minimum=0, together=[["B00", "B10"], ["B10", "B20"]], pins={"B01": "s", "B11": "s", "B32": "t"},
        apart=[["B02", "B12"]], reach=reach,
    )  # fmt: skip
    place = problem.codes.index
    assert {tuple(problem.codes[i] for i in group) for group in problem.together} == {
        ("B00", "B10", "B20"),
        ("B01", "B11"),
    }
    assert place("B32") in problem.far[place("B01")]
    assert place("B12") in problem.far[place("B02")]
    column = [place(f"B3{y}") for y in range(3)]
    assert admissible(problem, column)
    assert not admissible(problem, [place("B00"), place("B10")])
    labels = [0] * problem.size
    found = evaluate(problem, labels)
    assert found.far_pairs == 3
    assert found.beyond_reach == 9
    assert found.broken_groups == 0
    assert evaluate(problem, range(problem.size)).broken_groups == 2
    assert not found.feasible


def test_a_group_or_a_reach_follows_when_locked_territories_are_set_apart():
    reach = {f"B{x}{y}": [f"B{x}{v}" for v in range(3)] for x in range(4) for y in range(3)}
    problem = grid_problem(0, k=(3, 4), minimum=0, locked={"B00": "t"}, together=[["B10", "B20"]], reach=reach)
    free, indices = without_locked(problem)
    assert (free.k_min, free.k_max) == (2, 3)
    assert [[free.codes[i] for i in group] for group in free.together] == [["B10", "B20"]]
    assert {free.codes[j] for j in free.reach[free.codes.index("B10")]} == {"B10", "B11", "B12"}
    assert [problem.codes[i] for i in indices] == list(free.codes)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_balance_and_compactness_are_their_definitions(seed):
    tables = grid_tables(seed)
    tables["pairs"]["length_m"] = np.random.default_rng(seed).uniform(100, 9000, len(tables["pairs"]))
    plain = build_problem(**tables, k=3, minimum=0, maximum=1e9)
    labels = np.random.default_rng(seed).integers(0, 3, plain.size)
    base, total = evaluate(plain, labels), plain.agreement_total
    compact = build_problem(**tables, k=3, minimum=0, maximum=1e9, compactness=0.4)
    home = dict(zip(plain.codes, labels, strict=True))
    kept = [home[a] == home[b] for a, b in zip(tables["pairs"]["left"], tables["pairs"]["right"], strict=True)]
    share = tables["pairs"]["length_m"][kept].sum() / tables["pairs"]["length_m"].sum()
    assert evaluate(compact, labels).objective - base.objective == pytest.approx(0.4 * total * share)
    balanced = build_problem(**tables, k=3, minimum=0, maximum=1e9, balance=0.7)
    squares = (base.populations**2).sum() - (plain.population**2).sum()
    expected = -0.7 * total * squares / plain.population.sum() ** 2
    assert evaluate(balanced, labels).objective - base.objective == pytest.approx(expected)
    assert evaluate(balanced, labels).rand == pytest.approx(base.rand)


def test_jobs_can_be_what_the_bounds_count():
    jobs = pd.Series({f"B{x}{y}c1": 100.0 * (1 + x) for x in range(4) for y in range(3)})
    problem = grid_problem(0, amounts=jobs, counted="jobs", minimum=300, maximum=1_200)
    assert problem.amounts.tolist() == [100.0 * (1 + int(code[1])) for code in problem.codes]
    rows = [int(code[2]) for code in problem.codes]
    found = evaluate(problem, rows)
    assert found.amounts.tolist() == [1000.0] * 3
    assert found.feasible
    assert evaluate(problem, [int(code[1]) for code in problem.codes]).low == ()
