"""Generation of territories from a workspace: what is stored, reported and refused."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, InfeasibleError, InputError, WorkspaceError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.track import Step
from clefop_plugin.services.blocks import read_blocks
from clefop_plugin.services.generate import generate
from clefop_plugin.services.generation_parameters import (
    GenerateParameters,
    default_parameters,
    parse_groups,
    parse_pairs,
    parse_references,
)
from clefop_plugin.services.region import Region
from clefop_plugin.services.scenario_report import proof_sentence
from clefop_plugin.services.territory_problem import make_problem

PARAMETERS = GenerateParameters(references=(("ze2020", 1.0),), k=2, minimum=500, maximum=3500, rounds=3)


@pytest.fixture
def workspace(tmp_path):
    return small_region.make(tmp_path / "petit.gpkg")


def test_a_scenario_is_stored_whole(workspace):
    result = generate(workspace, PARAMETERS)
    blocks = workspace.read("scenario_blocks", result.scenario_id, by="scenario_id")
    assert set(blocks["block_code"]) == {"E1", "E2", "E3", "E4", "Z20003"}
    territories = workspace.read("territories", result.scenario_id, by="scenario_id")
    assert territories["code"].tolist() == ["01", "02"]
    assert sum(g.area for g in territories["geom"]) == pytest.approx(8e6)
    assert not shapely.overlaps(*territories["geom"])
    assert result.territories["population"].sum() == 3700
    assert (result.territories["population"].between(500, 3500)).all()
    assert territories["colour"].nunique() == 2
    scenario = workspace.read("scenarios").set_index("id").loc[result.scenario_id]
    assert GenerateParameters.from_json(scenario["parameters"]).references == (("ze2020", 1.0),)
    report = json.loads(scenario["report"])
    assert (report["optimal"], report["gap"], report["engine"]) == (True, 0.0, "exact")
    assert report["bound"] == pytest.approx(report["objective"])
    assert report["lone_communes"] == ["Houle"]
    assert report["objective"] == pytest.approx(result.solution.objective)


def test_the_report_page_escapes_the_names_and_says_what_is_proven(workspace):
    with workspace.transaction() as connection:
        connection.execute("UPDATE zones SET name = '<script>x</script>' WHERE code = 'E1'")
    html = generate(workspace, PARAMETERS).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "Proven optimum" in html
    assert "No bound was computed" in proof_sentence({"optimal": False, "bound": None, "gap": None})
    assert "Within 1.2% of the optimum" in proof_sentence({"optimal": False, "bound": 2.0, "gap": 0.012})


def test_two_runs_make_two_scenarios_with_different_names(workspace):
    first, second = generate(workspace, PARAMETERS), generate(workspace, PARAMETERS)
    assert first.scenario_id != second.scenario_id
    labels = workspace.read("scenarios")["label"]
    assert labels.is_unique


def test_impossible_bounds_name_the_block_and_nothing_is_stored(workspace):
    before = workspace.path.read_bytes()
    with pytest.raises(InfeasibleError, match="Zone E1"):
        generate(workspace, GenerateParameters(references=(("ze2020", 1.0),), k=2, minimum=100, maximum=1100))
    assert workspace.path.read_bytes() == before


def test_a_cancelled_generation_stores_nothing(workspace):
    before = workspace.path.read_bytes()
    with pytest.raises(Cancelled):
        generate(workspace, PARAMETERS, Progress(None, lambda: True))
    assert workspace.path.read_bytes() == before


def test_unknown_names_are_refused_with_those_that_exist(workspace):
    with pytest.raises(InputError, match="ze2099.*epci"):
        generate(workspace, GenerateParameters(references=(("ze2099", 1.0),), k=2))
    with pytest.raises(WorkspaceError, match="s99"):
        generate(workspace, GenerateParameters(references=(("ze2020", 1.0),), k=2, locked="s99", minimum=1))
    with pytest.raises(InputError, match="reference zoning"):
        generate(workspace, GenerateParameters(k=2))


def test_nesting_keeps_the_territories_inside_their_departement(workspace):
    parameters = GenerateParameters(
        references=(("ze2020", 1.0),), k=2, minimum=500, maximum=3500, nest_in="dep", rounds=3
    )
    result = generate(workspace, parameters)
    groups = result.blocks.groupby("territory_code")["block_code"].apply(set).tolist()
    assert sorted(map(sorted, groups)) == [["E1", "E2"], ["E3", "E4", "Z20003"]]


def test_references_are_read_as_written():
    assert parse_references("ze2020=2;bv2022=1,5 ; arr") == (("ze2020", 2.0), ("bv2022", 1.5), ("arr", 1.0))
    assert parse_references("ze2020=0") == ()
    with pytest.raises(InputError, match="ze2020=x"):
        parse_references("ze2020=x")


def test_parameters_survive_their_file_and_refuse_another():
    saved = PARAMETERS.to_json()
    assert GenerateParameters.from_json(saved) == PARAMETERS
    with pytest.raises(InputError, match="colour"):
        GenerateParameters.from_json('{"k": 3, "colour": 1}')
    with pytest.raises(InputError, match="does not hold"):
        GenerateParameters.from_json("[1]")


def test_default_parameters_are_feasible(workspace):
    parameters = default_parameters(workspace)
    assert parameters.references == (("ze2020", 0.35), ("dep", 0.10))
    assert parameters.minimum < 3700 / parameters.k < parameters.maximum


def test_every_parameter_survives_its_file():
    asked = GenerateParameters(
        references=(("ze2020", 2.0),), k=2, k_most=4, counted="jobs", counted_indicator="emplt", nest_in="dep",
        nest_weight=0.5, together=(("E1", "E2"),), apart=(("E1", "E4"),), pins=(("E1", "north"),),
        links=(("E1", "E4"),), maximum_diameter_km=3.0, maximum_seat_km=2.0, travel_table="t.csv", maximum_travel=30.0,
        flow_weight=0.1, compactness=0.2, balance=0.3, alternatives=3, alternatives_share=0.05, sensitivity=True,
    )  # fmt: skip
    assert GenerateParameters.from_json(asked.to_json()) == asked
    assert GenerateParameters.from_json('{"k": 2}').links is None
    assert GenerateParameters.from_json('{"k": 2, "links": []}').links == ()


def test_groups_and_pairs_are_read_as_written():
    assert parse_groups("E1+E2; E3 + E4 ;") == (("E1", "E2"), ("E3", "E4"))
    assert parse_pairs("E1=north;E2=south", "=") == (("E1", "north"), ("E2", "south"))
    with pytest.raises(InputError, match="E1.*two blocks"):
        parse_groups("E1")
    with pytest.raises(InputError, match="E1.*two names"):
        parse_pairs("E1", "-")


def problem_of(workspace, **changes):
    region = Region(workspace)
    return make_problem(region, read_blocks(region, "epci"), replace(PARAMETERS, **changes))


def names(problem, blocks) -> set[str]:
    return {problem.codes[i] for i in blocks}


def test_the_search_may_choose_the_number_of_territories(workspace):
    problem = problem_of(workspace, k=0, minimum=500, maximum=1500)
    assert (problem.k_min, problem.k_max) == (3, 5)
    ranged = problem_of(workspace, k=2, k_most=3)
    assert (ranged.k_min, ranged.k_max) == (2, 3)


def test_declared_links_replace_those_proposed(workspace):
    problem = problem_of(workspace, links=(("E4", "E1"),))
    assert "E4" in names(problem, problem.neighbours[problem.codes.index("E1")])
    with pytest.raises(InputError, match="E9, which is not a block"):
        problem_of(workspace, links=(("E1", "E9"),))


def test_a_soft_nesting_is_one_more_reference(workspace):
    assert problem_of(workspace, nest_in="dep").reference_ids == ("ze2020",)
    soft = problem_of(workspace, nest_in="dep", nest_weight=0.5)
    assert soft.nest is None
    assert soft.reference_ids == ("ze2020", "dep")
    assert soft.reference_weights == pytest.approx((2 / 3, 1 / 3))


def test_the_seat_reaches_blocks_in_a_straight_line_or_by_a_table(workspace, tmp_path):
    """Seats: Alpe (0, 0), Dune (3, 0), Forêt (1, 1), Gué (2, 1), Houle (3, 1), one km apart in each direction."""
    problem = problem_of(workspace, maximum_seat_km=1.5)
    place = problem.codes.index
    assert names(problem, problem.reach[place("E1")]) == {"E1", "E3"}
    table = tmp_path / "temps.csv"
    table.write_text("origine;destination;minutes\n96000;96003;12,5\n96003;96000;40\nE1;E4;20\n", encoding="utf-8")
    problem = problem_of(workspace, travel_table=str(table), maximum_travel=20)
    assert names(problem, problem.reach[place("E1")]) == {"E1", "E2", "E4"}
    assert names(problem, problem.reach[place("E2")]) == {"E2"}
    assert names(problem, problem.reach[place("E4")]) == {"E1", "E4"}
    table.write_text("origine;destination;minutes\n01001;01002;5\n", encoding="utf-8")
    with pytest.raises(InputError, match="none of the blocks"):
        problem_of(workspace, travel_table=str(table), maximum_travel=20)


def test_bounds_may_count_jobs(workspace):
    with pytest.raises(InputError, match="emplt.*employment"):
        problem_of(workspace, counted="jobs")
    workspace.append(
        "indicators", pd.DataFrame([{"id": "emplt", "label": "Emplois", "kind": "count", "scale": 1.0, "decimals": 0}])
    )
    values = [("emplt", "commune", c, "2021", 10.0 * i, "ok") for i, c in enumerate(small_region.CODES)]
    columns = ["indicator_id", "level", "code", "period", "value", "status"]
    workspace.append("indicator_values", pd.DataFrame(values, columns=columns))
    problem = problem_of(workspace, counted="jobs", minimum=10, maximum=100)
    assert dict(zip(problem.codes, problem.amounts, strict=True)) == {
        "E1": 10.0, "E2": 50.0, "E3": 90.0, "E4": 60.0, "Z20003": 70.0,
    }  # fmt: skip


def test_an_impossible_request_says_the_smallest_change_that_works(workspace):
    with pytest.raises(InfeasibleError) as refusal:
        generate(workspace, replace(PARAMETERS, maximum=1100, minimum=100))
    changes = {change.kind: change.changes for change in refusal.value.relaxations}
    assert "Zone E1 has 1,200 residents: the maximum of 1,100 is impossible" in str(refusal.value)
    assert "a maximum of 1,900 residents" in str(refusal.value)
    assert changes["maximum"] == {"maximum": 1900.0}
    assert "minimum" not in changes
    fixed = generate(workspace, replace(PARAMETERS, minimum=100, **changes["maximum"]))
    assert fixed.territories["population"].max() <= 1900
    for change in refusal.value.relaxations:
        generate(workspace, replace(PARAMETERS, **{"maximum": 1100, "minimum": 100} | change.changes))


def test_a_nesting_that_excludes_every_plan_may_be_dropped(workspace):
    with pytest.raises(InfeasibleError) as refusal:
        generate(workspace, replace(PARAMETERS, nest_in="dep", minimum=1820))
    kinds = [change.kind for change in refusal.value.relaxations]
    assert "minimum" in kinds
    assert "no nesting" not in str(refusal.value)


def test_a_stop_may_keep_the_best_scenario(workspace):
    steps: list[Step] = []
    asked = replace(PARAMETERS, rounds=10_000, time_limit=30)

    def stop() -> bool:
        return any(step.objective is not None for step in steps)

    result = generate(workspace, asked, Progress(None, stop), steps.append, keep_on_cancel=True)
    assert result.report["stopped"] in ("cancelled", "proven")
    assert result.scenario_id in set(workspace.read("scenarios")["id"])


@pytest.mark.parametrize("late", [0.93, 0.97])
def test_a_stop_that_comes_after_the_search_keeps_the_scenario_too(workspace, late):
    reached: list[float] = []
    progress = Progress(lambda fraction, _text: reached.append(fraction), lambda: bool(reached) and reached[-1] >= late)
    result = generate(workspace, PARAMETERS, progress, keep_on_cancel=True)
    assert result.scenario_id in set(workspace.read("scenarios")["id"])


def test_a_zoning_named_twice_counts_once_with_both_weights(workspace):
    region = Region(workspace)
    blocks = read_blocks(region, "epci")
    twice = GenerateParameters(
        references=(("ze2020", 1.0), ("dep", 0.5)), k=2, minimum=500, maximum=3500, nest_in="dep", nest_weight=0.5
    )
    found = make_problem(region, blocks, twice)
    once = make_problem(region, blocks, replace(twice, references=(("ze2020", 1.0), ("dep", 1.0)), nest_in=""))
    assert found.reference_ids == once.reference_ids == ("ze2020", "dep")
    assert found.rows == once.rows


def test_other_scenarios_are_stored_beside_the_best_one(workspace):
    asked = replace(PARAMETERS, k=3, minimum=0, maximum=3700, alternatives=3, alternatives_share=5.0)
    steps: list[Step] = []
    result = generate(workspace, asked, watch=steps.append)
    stored = workspace.read("scenarios").set_index("id")
    assert len(result.alternatives) == 3
    assert set(result.alternatives) <= set(stored.index)
    assert (stored.loc[list(result.alternatives), "parent_id"] == result.scenario_id).all()
    rows = result.report["alternatives"]
    assert [row["scenario"] for row in rows] == list(result.alternatives)
    objectives = [result.solution.objective, *(row["objective"] for row in rows)]
    assert objectives == sorted(objectives, reverse=True)
    assert all(row["blocks"] > 0 for row in rows)
    plans = set()
    for identifier in (result.scenario_id, *result.alternatives):
        blocks = workspace.read("scenario_blocks", identifier, by="scenario_id")
        plans.add(frozenset(frozenset(group) for _, group in blocks.groupby("territory_code")["block_code"]))
        report = json.loads(stored.loc[identifier, "report"])
        assert report["bound"] == pytest.approx(result.solution.objective)
    assert len(plans) == 4
    assert "no other scenario is better than these" in result.html
    assert "alternatives" in {step.phase for step in steps}
    assert stored.loc[result.alternatives[0], "label"].endswith("variant 2")


def test_fewer_other_scenarios_than_asked_is_told(workspace):
    asked = replace(PARAMETERS, alternatives=5, alternatives_share=0.0)
    result = generate(workspace, asked)
    assert result.alternatives == ()
    assert "no other scenario is within 0.0%" in result.html
