"""The exact engine for large problems: its screens, bounds and optima against every set and plan of small regions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_regions_exact import admissible_sets, best_by_recursion, never, random_problem

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.large import LargeExact
from clefop_plugin.core.regions.local_pricing import LocalPricing, concave_fill
from clefop_plugin.core.regions.pricing import pair_values
from clefop_plugin.core.regions.problem import Problem, evaluate

VARIANTS = ("plain", "nest", "far", "flows")


def wished(seed: int, variant: str) -> Problem:
    """A small region, some with a group to keep together or a limited reach."""
    problem = random_problem(seed, variant)
    n = problem.size
    if seed % 4 == 1:
        problem = replace(problem, together=((0, n - 1),))
    if seed % 4 == 3:
        distance = np.hypot(*(problem.xy[:, None, :] - problem.xy[None, :, :]).transpose(2, 0, 1))
        reach = tuple(frozenset(np.flatnonzero(row < 500).tolist()) for row in distance)
        problem = replace(problem, reach=reach)
    return problem


def sets_of(problem: Problem) -> dict[int, float]:
    """The admissible sets, groups and reach included."""
    found = {}
    for mask, value in admissible_sets(problem).items():
        blocks = {i for i in range(problem.size) if mask >> i & 1}
        torn = any(0 < len(blocks.intersection(group)) < len(group) for group in problem.together)
        beyond = problem.reach is not None and blocks - problem.reach[problem.seat(blocks)]
        if not torn and not beyond:
            found[mask] = value
    return found


@pytest.mark.parametrize("limit", [1, 30, 10**9])
@pytest.mark.parametrize("variant", VARIANTS)
def test_any_multipliers_bound_every_set(variant, limit):
    """The maximum per root is never below the worth of an admissible set; a complete list lacks none."""
    for seed in range(8):
        problem = wished(seed, variant)
        values, n = pair_values(problem), problem.size
        rng = np.random.default_rng(seed)
        pi = rng.normal(0.5, 1, n) * np.abs(values).sum(axis=1).mean() / 2
        thresholds = rng.normal(0, 1, n) * np.abs(values).max()
        found = LocalPricing(problem, values, 1.0).search(pi, thresholds, 0.0, never(), limit, 10**9)
        listed = {sum(1 << i for i in np.flatnonzero(inside).tolist()) for inside in found.sets}
        for mask, value in sets_of(problem).items():
            blocks = [i for i in range(n) if mask >> i & 1]
            root = problem.seat(blocks)
            worth = value - float(pi[blocks].sum())
            assert worth <= found.maximum[root] + 1e-9
            if found.complete and worth > thresholds[root] + 1e-9:
                assert mask in listed


@pytest.mark.parametrize("variant", VARIANTS)
def test_agrees_with_every_partition_of_small_regions(variant):
    for seed in range(10):
        problem = random_problem(seed, variant)
        truth = best_by_recursion(problem)
        engine = LargeExact(problem, never(), lambda *_: None)
        engine.run()
        if truth is None:
            assert engine.labels is None
            assert engine.infeasible
            continue
        assert engine.proven
        assert evaluate(problem, engine.labels).feasible
        assert engine.best * engine.unit == pytest.approx(truth, abs=2e-6 * max(1, abs(truth)))


@pytest.mark.parametrize("work", [0, 1, 40, 400])
def test_a_bound_from_a_search_cut_short_is_above_the_optimum(work):
    for seed in range(30, 40):
        problem = random_problem(seed, "plain")
        truth = best_by_recursion(problem)
        engine = LargeExact(problem, never(), lambda *_: None, work=work)
        engine.run()
        assert engine.bound is not None
        if truth is not None:
            assert engine.bound >= truth - 1e-9
            assert not engine.infeasible


def test_what_is_known_stays_after_a_cancel():
    problem = random_problem(3, "plain")
    engine = LargeExact(problem, Clock(None, Progress(None, lambda: True)), lambda *_: None)
    with pytest.raises(Cancelled):
        engine.run()
    assert engine.bound >= best_by_recursion(problem)


def test_the_concave_bound_is_the_maximum_of_its_function():
    rng = np.random.default_rng(5)
    for _ in range(40):
        value, weight, scale = rng.normal(1, 1, 6), rng.uniform(0.1, 2, 6), rng.uniform(0.1, 2)
        tries = np.clip(rng.uniform(-0.5, 1.5, (4000, 6)), 0, 1)
        sums = tries @ value - scale / 2 * (tries @ weight) ** 2
        found = concave_fill(value, weight, scale)
        assert found >= sums.max() - 1e-12
        assert found <= sums.max() + 0.6
