"""The bound for any number of blocks, against every plan of small regions and the optima of the real one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from regions_cases import grid_problem, load_instances
from test_regions_exact import best_by_recursion, never, random_problem

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions import exact, large
from clefop_plugin.core.regions.bounds import quick_bound
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.solve import Budget, solve


@pytest.mark.parametrize("variant", ["plain", "nest", "far", "flows", "all"])
def test_never_below_the_best_plan(variant):
    compared = 0
    for seed in range(30):
        problem = replace(random_problem(seed, variant), locked=())
        truth = best_by_recursion(problem)
        if truth is not None:
            assert quick_bound(problem, never()) >= truth - 1e-9
            compared += 1
    assert compared > 5


def test_a_smaller_maximum_and_a_nesting_lower_it():
    loose = grid_problem(2, minimum=0, maximum=1e9, resolution=0.05)
    tight = replace(loose, maximum=5_000.0)
    assert quick_bound(tight, never()) < quick_bound(loose, never())
    groups = {f"B{x}{y}": str(x // 2) for x in range(4) for y in range(3)}
    nested = grid_problem(2, minimum=0, maximum=1e9, nest=groups, resolution=0.05)
    assert quick_bound(nested, never()) < quick_bound(loose, never())
    with pytest.raises(Cancelled):
        quick_bound(loose, Clock(None, Progress(None, lambda: True)))


def test_regions_too_large_for_a_proof_are_bounded_with_their_locked_territories(monkeypatch):
    monkeypatch.setattr(exact, "EXACT_BLOCKS", 2)
    monkeypatch.setattr(large, "LARGE_BLOCKS", 3)
    problem = grid_problem(2, locked={"B00": "t", "B10": "t"}, k=4, minimum=500)
    found = solve(problem, Budget(None, 5, 1))
    assert (found.engine, found.optimal) == ("bounded", False)
    assert found.bound >= found.objective
    assert found.gap == pytest.approx((found.bound - found.objective) / abs(found.objective))
    assert solve(problem, Budget(None, 5, 1, exact=False)).bound is None


@pytest.mark.real_data
def test_above_the_proven_optima_of_pays_de_la_loire(real_data):
    instances = load_instances()
    for name, optimum in (("A", 32.19611), ("B", 67.50507)):
        bound = quick_bound(instances.build(name), never())
        assert optimum - 1e-5 <= bound <= 2 * optimum
