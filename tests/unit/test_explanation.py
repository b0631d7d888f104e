"""The explanation of a plan in words: tables with names, sentences about gains, limits and zones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from regions_cases import grid_problem
from test_regions_explain import FLOWS, line_problem

from clefop_plugin.core.regions.problem import evaluate
from clefop_plugin.core.regions.sensitivity import sensitivity
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.services.explanation import MOST_ROWS, Names, explain, records, sensitivity_report
from clefop_plugin.services.explanation_text import joined, worth

NAMES = Names(
    {"z": "Employment zones"},
    {"z": {"u": "Upland", "v": "Vale"}},
    ("01", "02", "03", "04"),
    ("One", "Two", "Three", "Four"),
)


def explained(labels, names=NAMES, before=None, **options):
    return explain(line_problem(**options), labels, names, before)


def test_a_territory_says_what_it_gathers_and_what_is_disputed():
    found = explained([0, 0, 1, 1, 2, 2], minimum=500)
    first, second = found.sentences["01"], found.sentences["03"]
    assert first[0] == "Gathers 100% of the residents of “Upland” (Employment zones)."
    assert second[0] == "Gathers 100% of the residents of “w” (Employment zones)."
    assert first[1].startswith("No block would do better elsewhere; the most disputed is B10, whose move to Two")
    assert found.summary[0] == "Blocks that touch another territory: 4 of 6."
    assert "None of them would agree better" in found.summary[1]
    assert found.binding.empty
    assert found.wrong_side.empty


def test_a_forbidden_gain_is_told_on_both_sides_with_its_limit():
    found = explained([0, 0, 1, 2, 3, 3], maximum=2400)
    text = "but Two would reach 2,500 residents, above the maximum of 2,400."
    assert found.sentences["02"] == ("Made of a single block, B20.", f"Adding B30 would bring {_share(found)}, {text}")
    assert found.binding[["territory_code", "block_name", "target_code"]].values.tolist() == [
        ["02", "B30", "02"],
        ["03", "B20", "03"],
    ]
    low = explained([0, 0, 0, 1, 2, 2], k=(2, 3), minimum=2100)
    giving = next(s for s in low.sentences["01"] if "Giving" in s)
    assert "Giving B20 to Two" in giving
    assert giving.endswith("but One would keep 2,000 residents, under the minimum of 2,100.")


def _share(found) -> str:
    objective = float(found.contributions["value"].sum())
    return worth(float(found.binding["gain"].iloc[0]), objective)


def test_a_gain_forbidden_by_the_other_side_is_told_too():
    """The block that wants to leave is told, though the limit is that of its neighbour."""
    found = explained([0, 0, 1, 2, 3, 3], maximum=2400)
    assert found.sentences["03"][-1].startswith("Adding B20 would bring")
    locked = explained([0, 0, 0, 1, 2, 2], locked={"B40": "t", "B50": "t"}, maximum=3600)
    assert "B30" in " ".join(locked.sentences["02"])


def test_a_free_gain_is_not_hidden():
    found = explained([0, 0, 0, 1, 2, 2], k=(2, 3), minimum=0)
    assert "Better placed elsewhere, with nothing to forbid it: 1." in found.summary
    assert "and nothing forbids it." in found.sentences["01"][-1]


def test_tables_add_up_and_name_what_they_speak_of():
    found = explained([0, 0, 0, 1, 2, 2])
    problem = line_problem()
    assert found.contributions["value"].sum() == pytest.approx(evaluate(problem, [0, 0, 0, 1, 2, 2]).objective)
    assert set(found.contributions["label"]) == {"Employment zones", "Cost of every pair kept together"}
    assert found.wrong_side[["block_name", "zone_name", "main_name"]].values.tolist() == [["B30", "Vale", "One"]]
    assert found.agreement["label"].tolist() == ["Employment zones"]
    parent = explained([0, 0, 0, 1, 2, 2], before=[0, 0, 1, 1, 2, 2])
    assert parent.agreement["kept_before"].tolist() == pytest.approx([1.0])


def test_commuters_are_told_when_they_count():
    problem = grid_problem(1, flows=FLOWS, flow_weight=1.0)
    labels = [0 if code in ("B00", "B10") else 1 + (code[1] == "3") for code in problem.codes]
    names = Names({}, {}, ("1", "2", "3"), ("A", "B", "C"))
    found = explain(problem, labels, names)
    assert any("Keeps inside 100% of the commuters" in text for text in found.sentences["1"])
    assert any("Keeps inside 0% of the commuters" in text for text in found.sentences["3"])


def test_the_stored_form_is_plain_json():
    found = explained([0, 0, 1, 1, 2, 2], minimum=3000, maximum=4000)
    plain = json.loads(json.dumps(found.as_report(), allow_nan=False))
    assert plain["rows"]["border"] == len(plain["border"]) == 4
    assert plain["border"][0]["allowed_gain"] is None
    assert plain["border"][0]["constraints"]
    assert len(records(pd.DataFrame({"a": np.arange(MOST_ROWS + 5)}))) == MOST_ROWS
    assert (joined([]), joined(["a"]), joined(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert (worth(0.5, 2.0), worth(-1e-9, 2.0)) == ("25.0% of the objective", "less than 0.01% of the objective")


def test_the_sensitivity_is_stored_with_names():
    problem = grid_problem(4)
    labels = solve(problem, Budget(None, 3, seed=1)).labels
    found = sensitivity(problem, labels, Budget(None, 3, seed=1))
    names = Names({"z0": "First"}, {}, ("1", "2", "3"), ("A", "B", "C"))
    plain = json.loads(json.dumps(sensitivity_report(found, labels, names), allow_nan=False))
    assert (plain["asked"], plain["done"], plain["blocks"]) == (10, 10, 12)
    assert plain["stable"] == 12 - len(plain["moving"]) == int((found.stays == 1).sum())
    assert [x["label"] for x in plain["references"]] == ["First", "z1", "z2"]
    shares = [x["stays"] for x in plain["moving"]]
    assert shares == sorted(shares)
    assert plain["stable_residents"] == pytest.approx(
        problem.population[found.stays == 1].sum() / problem.population.sum()
    )
