"""The heuristic engine: what it keeps at every step, and what it finds under every constraint."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regions_cases import grid_problem
from test_regions_exact import best_by_recursion, random_problem

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.anneal import anneal
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.clusters import agglomerate, coarsen
from clefop_plugin.core.regions.construct import best_split, repair
from clefop_plugin.core.regions.ground import contract, ground_of
from clefop_plugin.core.regions.heuristic import Search, improve
from clefop_plugin.core.regions.improve import climb, exchange, resplit, shake, transfer
from clefop_plugin.core.regions.problem import Problem, admissible, evaluate, pieces, territory_value
from clefop_plugin.core.regions.recut import TIMES, recut
from clefop_plugin.core.regions.state import Draws, State

NEVER = Clock(None, Progress())


def constrained(seed: int, **options) -> Problem:
    """A grid with flows, pairs apart, a group to keep together, a reach and jobs, as the seed has it."""
    rng = np.random.default_rng(seed)
    wishes = {
        "flows": pd.DataFrame({"origin": ["B00c0", "B11c0"], "destination": ["B10c0", "B21c0"], "count": [5.0, 9.0]}),
        "flow_weight": 1.0,
    }
    if seed % 2:
        wishes["apart"] = [["B00", "B32"], ["B10", "B22"]]
    if seed % 3 == 0:
        wishes["together"] = [["B01", "B11"], ["B20", "B22"]]
    if seed % 5 == 0:
        wishes["amounts"] = pd.Series({f"B{x}{y}c1": float(rng.integers(500, 900)) for x in range(4) for y in range(3)})
        wishes["minimum"], wishes["maximum"] = 500, 9_000
    if seed % 7 == 0:
        near = {
            f"B{x}{y}": [f"B{u}{v}" for u in range(4) for v in range(3) if abs(u - x) < 3]
            for x in range(4)
            for y in range(3)
        }
        wishes["reach"] = near
    return grid_problem(seed, **wishes | options)


def total_of(problem: Problem, labels: list[int]) -> float:
    return evaluate(problem, labels).objective


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1000))
def test_every_change_keeps_tables_pieces_and_values_equal_to_recomputation(seed):
    problem = constrained(seed)
    ground, draws = ground_of(problem), Draws(seed)
    state = State(ground, agglomerate(ground, 3, draws, NEVER, noise=0.5))
    repair(state, draws, NEVER)
    objective = total_of(problem, ground.labels_below(state.label, problem.size))
    excess = state.excess()
    for _ in range(40):
        i = draws.below(ground.size)
        around = sorted({state.label[j] for j in ground.neighbours[i]} - {state.label[i]})
        if around and state.can_leave(i):
            objective += state.gain(i, state.label[i], around[0])
            assert state.gain(i, state.label[i], around[0]) == pytest.approx(
                state.link(i, around[0]) - state.link(i, state.label[i]), abs=1e-12
            )
            excess += state.strain(i, state.label[i], around[0])
            state.move(i, around[0])
    assert state.excess() == pytest.approx(excess, abs=1e-6)
    assert total_of(problem, ground.labels_below(state.label, problem.size)) == pytest.approx(objective, abs=1e-10)
    a = state.alive()[0]
    b = state.around(a)[0]
    objective += state.link_territories(a, b)
    state.merge(a, b)
    cut = best_split(state, a, draws, 3, strict=False)
    if cut is not None:
        state.split(a, cut[1])
        objective += cut[0]
    labels = ground.labels_below(state.label, problem.size)
    assert total_of(problem, labels) == pytest.approx(objective, abs=1e-10)
    fresh = State(ground, state.label)
    for c in fresh.alive():
        assert state.tables[c] == pytest.approx(fresh.tables[c], abs=1e-12)
        assert state.amounts[c] == pytest.approx(fresh.amounts[c])
        assert len(pieces(ground.neighbours, fresh.blocks[c])) == 1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_no_step_cuts_a_territory_and_excess_is_what_a_check_counts(seed):
    problem = constrained(seed)
    ground, draws = ground_of(problem), Draws(seed)
    state = State(ground, agglomerate(ground, 3, draws, NEVER, noise=0.5))
    for step in (repair, climb, exchange, transfer):
        step(state, draws, NEVER)
    resplit(state, draws, NEVER, 20)
    shake(state, draws)
    found = anneal(state, draws, NEVER, 2_000, 0.01, 0.0001)
    for labels in (state.label, found):
        if labels is None:
            continue
        check = evaluate(problem, ground.labels_below(labels, problem.size))
        assert check.extra_pieces == 0
        counted = State(ground, labels)
        broken = check.far_pairs + check.beyond_reach + check.broken_groups + len(check.low) + len(check.high)
        assert (counted.excess() > 1e-6) == (broken > 0)
    if found is not None:
        assert State(ground, found).excess() == pytest.approx(0)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000))
def test_a_coarser_ground_has_the_same_values(seed):
    problem = constrained(seed)
    ground, draws = ground_of(problem), Draws(seed)
    home = coarsen(ground, 6, 1e9, draws, NEVER)
    coarse = contract(ground, home)
    label = [c % 3 for c in range(coarse.size)]
    below = coarse.labels_below(label, problem.size)
    one, two = [total_of(problem, below)], [State(coarse, label).objective()]
    label = [(c + 1) // 2 % 3 for c in range(coarse.size)]
    one.append(total_of(problem, coarse.labels_below(label, problem.size)))
    two.append(State(coarse, label).objective())
    assert one[1] - one[0] == pytest.approx(two[1] - two[0], abs=1e-10)
    assert sum(coarse.amounts) == pytest.approx(problem.amounts.sum())


@pytest.mark.parametrize("variant", ["plain", "nest", "far", "flows", "all"])
def test_finds_a_plan_wherever_there_is_one_and_most_often_the_best(variant):
    feasible = best = 0
    for seed in range(60, 76):
        problem = replace(random_problem(seed, variant), locked=())
        problem = replace(problem, k_max=problem.k_max + seed % 2)
        counts = range(problem.k_min, problem.k_max + 1)
        truths = [best_by_recursion(replace(problem, k_min=k, k_max=k)) for k in counts]
        truth = max((value for value in truths if value is not None), default=None)
        search = Search(problem)
        improve(problem, search, 1, None, 25, Progress())
        if truth is None:
            assert search.best is None
            continue
        feasible += 1
        assert search.best is not None, (variant, seed)
        assert evaluate(problem, search.best).feasible
        assert search.objective <= truth + 1e-9
        best += search.objective >= truth - 1e-9
    assert feasible
    assert best >= 0.9 * feasible


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_the_territories_met_respect_every_constraint(seed):
    problem = constrained(seed)
    search = Search(problem)
    improve(problem, search, seed, None, 4, Progress())
    for members in search.pool.territories():
        assert admissible(problem, members)
        assert search.pool.values[np.array(members, dtype=np.int32).tobytes()] == pytest.approx(
            territory_value(problem, members)[0]
        )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000))
def test_pairs_cut_again_stay_whole_and_are_no_worse(seed):
    problem = constrained(seed)
    ground, draws = ground_of(problem), Draws(seed)
    state = State(ground, agglomerate(ground, 3 + seed % 4, draws, NEVER))
    before, tried = state.label[:], {}
    found = recut(state, draws, NEVER, tried)
    assert state.label == before
    assert len(found.alive()) == len(state.alive())
    assert found.excess() <= state.excess() + 1e-6
    if found.label != before and found.excess() > state.excess() - 1e-6:
        assert found.objective() > state.objective()
    for members in found.blocks:
        assert not members or len(pieces(ground.neighbours, members)) == 1
    for _ in range(TIMES):
        found = recut(found, draws, NEVER, tried)
    assert max(tried.values(), default=0) <= TIMES
    assert recut(State(ground, before), Draws(7), NEVER, {}).label == recut(state, Draws(7), NEVER, {}).label


def test_a_pair_cut_again_moves_blocks_that_would_not_go_one_by_one():
    names = list("ABCDEF")
    zones = [pd.Series(list(code), index=names) for code in ("aaccee", "aacccc")]
    problem = build_problem(
        pd.DataFrame({"code": names, "population": 1000.0}),
        pd.Series(names, index=names),
        [("narrow", zones[0], 3), ("wide", zones[1], 1)],
        pd.DataFrame(list(pairwise(names)), columns=["left", "right"]),
        [],
        {name: (1000.0 * i, 0.0) for i, name in enumerate(names)},
        k=2,
        minimum=0,
        maximum=1e9,
    )
    state = State(ground_of(problem), [0, 0, 0, 0, 1, 1])
    climb(state, Draws(0), NEVER)
    assert state.label == [0, 0, 0, 0, 1, 1]
    found = recut(state, Draws(0), NEVER, {})
    assert {frozenset(members) for members in found.blocks} == {frozenset({0, 1}), frozenset({2, 3, 4, 5})}


def test_a_cancel_is_heard_within_a_second_in_a_large_region():
    problem = grid_problem(1, width=9, height=9, per_block=40, k=9, minimum=0, maximum=1e9)
    start = time.monotonic()
    stop = start + 0.3
    with pytest.raises(Cancelled):
        improve(problem, Search(problem), 1, None, 10**6, Progress(None, lambda: time.monotonic() > stop))
    assert time.monotonic() - stop < 1
