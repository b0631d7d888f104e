"""The territory generator from problem to solution."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pandas as pd
import pytest
from regions_cases import grid_problem, load_instances

from clefop_plugin.core.errors import Cancelled, InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.numbering import name_territories
from clefop_plugin.core.regions.problem import evaluate
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.core.regions.track import Step

# the heuristic engine alone: test_regions_exact.py has the other one
ROUNDS = Budget(seconds=None, rounds=6, seed=1, exact=False)


def best_by_enumeration(problem) -> float:
    """Optimum of a tiny problem, every labelling tried."""
    feasible = [
        found.objective
        for labels in product(range(problem.k_max), repeat=problem.size - 1)
        if (found := evaluate(problem, (0, *labels))).feasible
    ]
    return max(feasible)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("options", [{}, {"minimum": 7_000, "maximum": 12_000}, {"maximum_diameter_km": 2.1}])
def test_small_regions_reach_the_optimum(seed, options):
    problem = grid_problem(seed, width=3, height=3, **{"minimum": 4_000, **options, "k": 3})
    found = solve(problem, ROUNDS)
    assert evaluate(problem, found.labels).feasible
    assert found.objective == pytest.approx(best_by_enumeration(problem), abs=1e-9)


def test_same_seed_and_rounds_give_the_same_plan():
    problem = grid_problem(5, width=8, height=6, k=7, minimum=10_000, maximum=60_000)
    one, two = (solve(problem, Budget(None, 3, 4, exact=False)) for _ in range(2))
    assert one.labels.tolist() == two.labels.tolist()
    assert (one.stopped, one.rounds, one.seed, one.engine) == ("rounds", 3, 4, "heuristic")
    assert (one.bound, one.gap, one.optimal) == (None, None, False)
    assert (one.stopped, one.bound, one.optimal) == ("rounds", None, False)
    assert solve(problem, Budget(0.2, exact=False)).stopped == "time"


def test_locked_territories_stay_as_they_are():
    locked = {"B00": "t", "B10": "t", "B32": "u", "B22": None}
    problem = grid_problem(2, locked=locked, k=4, minimum=500)
    found = solve(problem, ROUNDS)
    groups: dict[int, set[str]] = {}
    for code, label in zip(problem.codes, found.labels.tolist(), strict=True):
        groups.setdefault(label, set()).add(code)
    assert {"B00", "B10"} in groups.values()
    assert {"B32"} in groups.values()
    assert evaluate(problem, found.labels).feasible
    changed = evaluate(problem, [0] * 6 + [1] * 6)
    assert changed.broken_locks == 2


def test_all_territories_locked():
    codes = grid_problem(2).codes
    problem = grid_problem(2, locked={c: c[1] for c in codes}, k=4, minimum=0)
    found = solve(problem, ROUNDS)
    assert {(c[1], int(label)) for c, label in zip(codes, found.labels, strict=True)} == {
        (c[1], int(c[1])) for c in codes
    }


def test_territories_stay_in_their_group():
    nest = {f"B{x}{y}": "left" if x < 2 else "right" for x in range(4) for y in range(3)}
    problem = grid_problem(3, nest=nest, k=4, minimum=2_000)
    found = solve(problem, ROUNDS)
    groups = pd.Series(problem.nest).groupby(found.labels).nunique()
    assert len(groups) == 4
    assert groups.max() == 1


def test_failure_says_what_was_nearest():
    problem = grid_problem(0, k=3, minimum=12_834, maximum=12_836)
    words = r"No plan of 3 territories within 12,834 and 12,836 residents was found. The nearest has 3"
    with pytest.raises(InfeasibleError, match=words):
        solve(problem, Budget(None, 2, exact=False))


def test_cancel_raises_or_keeps_the_best_plan_when_asked():
    problem = grid_problem(5, width=8, height=6, k=7, minimum=10_000, maximum=60_000)

    def cancel_in_round_two() -> Progress:
        texts: list[str] = []
        return Progress(lambda _, text: texts.append(text), lambda: len(texts) >= 3)

    with pytest.raises(Cancelled):
        solve(problem, Budget(None, 50, exact=False), cancel_in_round_two())
    kept = solve(problem, Budget(None, 50, keep_on_cancel=True, exact=False), cancel_in_round_two())
    assert kept.stopped == "cancelled"
    assert evaluate(problem, kept.labels).feasible
    assert kept.stopped == "cancelled"


def test_progress_rises_and_a_budget_needs_an_end():
    seen: list[float] = []
    problem = grid_problem(0)
    solve(problem, Budget(None, 4, exact=False), Progress(lambda fraction, _: seen.append(fraction)))
    assert seen == sorted(seen)
    assert len(seen) == 4
    with pytest.raises(ValueError, match="seconds or rounds"):
        solve(problem, Budget(None, None))


def test_names_and_codes():
    communes = pd.DataFrame(
        [
            ("85191", "La Roche-sur-Yon", 54_000, "85"), ("85128", "Luçon", 52_000, "85"),
            ("85001", "Aizenay", 9_000, "85"), ("44109", "Nantes", 300_000, "44"),
            ("44001", "Blain", 9_000, "44"), ("44036", "Châteaubriant", 12_000, "44"),
        ],
        columns=["code", "name", "population", "departement"],
    )  # fmt: skip
    blocks = {"85191": "R", "85001": "R", "85128": "L", "44109": "N", "44001": "B", "44036": "C"}
    frame = name_territories({"R": 7, "L": 7, "N": 3, "B": 3, "C": 1}, blocks, communes)
    assert frame[["label", "code", "name", "departement", "blocks"]].values.tolist() == [
        [3, "01", "Nantes", "44", 2],
        [1, "02", "Châteaubriant", "44", 1],
        [7, "03", "La Roche-sur-Yon\u00a0– Luçon", "85", 2],
    ]
    communes.loc[communes["name"] == "Luçon", "population"] = 60_000
    towns = name_territories({"R": 7, "L": 7, "N": 3, "B": 3, "C": 1}, blocks, communes)["name"]
    assert towns.iloc[2] == "Luçon\u00a0– La Roche-sur-Yon"  # the larger town, though its block is the smaller one
    communes["name"] = "Same"
    names = name_territories({"R": 7, "L": 7, "N": 3, "B": 3, "C": 1}, blocks, communes)["name"]
    assert names.tolist() == ["Same", "Same (02)", "Same (03)"]


@pytest.mark.real_data
def test_pays_de_la_loire(real_data):
    instances = load_instances()
    problem, communes = instances.build("A", real_data), instances.commune_table(real_data, "52")
    assert problem.size == 73
    assert "Z85113" in problem.codes
    found = solve(problem, Budget(seconds=6, seed=0, exact=False))
    check = evaluate(problem, found.labels)
    assert check.feasible
    assert 31 <= found.objective <= 32.19612
    assert 0.93 < found.rand < 0.94
    block_of = communes.set_index("code")["block"]
    names = name_territories(pd.Series(found.labels, index=problem.codes), block_of, communes)
    assert names["code"].tolist() == [f"{i:02}" for i in range(1, 19)]
    assert names["name"].is_unique
    assert names["name"].iloc[0] == "Nantes"


def test_a_watcher_sees_the_plan_rise_and_the_bound_fall():
    problem = grid_problem(5, width=8, height=6, k=7, minimum=10_000, maximum=60_000, locked={"B00": "t", "B10": "t"})
    problem = replace(problem, minimum=1_000)
    steps: list[Step] = []
    found = solve(problem, Budget(seconds=20, rounds=3, seed=1), watch=steps.append)
    plans = [step.objective for step in steps if step.objective is not None]
    bounds = [step.bound for step in steps if step.bound is not None]
    assert plans == sorted(plans)
    assert bounds == sorted(bounds, reverse=True)
    assert all(step.near is None or step.objective is None for step in steps)
    assert plans[-1] == pytest.approx(found.objective)
    assert bounds[-1] == pytest.approx(found.bound, rel=1e-5)
    assert {"generate"} <= {step.phase for step in steps}
    assert [step.seconds for step in steps] == sorted(step.seconds for step in steps)
