"""Generation of territories from a workspace: what is stored, reported and refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, InfeasibleError, InputError, WorkspaceError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.generate import (
    GenerateParameters,
    default_parameters,
    generate,
    parse_references,
)
from clefop_plugin.services.scenario_report import proof_sentence

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
