"""The next best plans, against every plan of small regions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_regions_exact import admissible_sets, never, random_problem

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions import alternatives as module
from clefop_plugin.core.regions.alternatives import alternatives
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.problem import Problem, compact_labels, evaluate


def every_plan(problem: Problem) -> list[tuple[float, tuple[int, ...]]]:
    """All plans of a small region as (J, labels), best first."""
    sets = admissible_sets(problem)
    plans: list[tuple[float, tuple[int, ...]]] = []

    def grow(used: int, chosen: list[int]) -> None:
        if used == (1 << problem.size) - 1:
            if problem.k_min <= len(chosen) <= problem.k_max:
                labels = [next(c for c, mask in enumerate(chosen) if mask >> i & 1) for i in range(problem.size)]
                plans.append((sum(sets[mask] for mask in chosen), tuple(compact_labels(labels).tolist())))
            return
        if len(chosen) < problem.k_max:
            first = ~used & (used + 1)
            for mask in sets:
                if mask & first and not mask & used:
                    grow(used | mask, [*chosen, mask])

    grow(0, [])
    return sorted(plans, reverse=True)


@pytest.mark.parametrize("variant", ["plain", "nest", "far", "locked", "flows", "all"])
def test_the_next_best_plans_are_those_of_the_enumeration(variant):
    compared = 0
    for seed in range(40, 60 if variant == "all" else 46):
        problem = random_problem(seed, variant)
        problem = replace(problem, k_max=problem.k_max + seed % 2)
        plans = every_plan(problem)
        if len(plans) < 3:
            continue
        best = plans[0][0]
        share = 0.5
        wanted = [plan for plan in plans[1:] if plan[0] >= best - share * abs(best)][:6]
        found = alternatives(problem, plans[0][1], share, 6, never())
        assert found.complete
        assert found.objectives == pytest.approx([value for value, _ in wanted], abs=1e-9)
        assert list(found.objectives) == sorted(found.objectives, reverse=True)
        labels = {tuple(compact_labels(plan).tolist()) for plan in found.labels}
        assert len(labels) == len(found.labels)
        assert plans[0][1] not in labels
        for plan in found.labels:
            assert evaluate(problem, plan).feasible
        compared += len(wanted)
    assert compared > 3


def test_a_stop_returns_what_was_met():
    problem = random_problem(3, "plain")
    best = every_plan(problem)[0][1]
    found = alternatives(problem, best, 10.0, 5, Clock(None, Progress(None, lambda: True)))
    assert not found.complete
    assert alternatives(problem, best, 10.0, 0, never()).labels == ()
    with pytest.raises(Cancelled):
        Clock(None, Progress(None, lambda: True)).expired()


def test_large_regions_are_given_the_best_single_moves(monkeypatch):
    monkeypatch.setattr(module, "EXACT_BLOCKS", 2)
    problem = random_problem(41, "plain")
    plans = every_plan(problem)
    found = alternatives(problem, plans[0][1], 5.0, 4, never())
    known = {labels: value for value, labels in plans}
    assert not found.complete
    assert found.labels
    for value, labels in zip(found.objectives, found.labels, strict=True):
        assert known[tuple(compact_labels(labels).tolist())] == pytest.approx(value)
        assert (np.asarray(labels) != np.asarray(plans[0][1])).sum() == 1
