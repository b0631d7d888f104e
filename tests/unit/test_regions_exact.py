"""The exact engine: its optima, bounds and refusals against every partition of small regions, and on the real one."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from regions_cases import grid_problem, load_instances

from clefop_plugin.core.errors import Cancelled, InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.exact import Exact
from clefop_plugin.core.regions.pricing import Pricing, pair_values
from clefop_plugin.core.regions.problem import Problem, evaluate, pieces, territory_value
from clefop_plugin.core.regions.solve import Budget, solve

VARIANTS = ("plain", "nest", "far", "locked", "flows", "all")


def random_problem(seed: int, variant: str) -> Problem:
    """8 to 11 blocks in a plane, some contacts missing, bounds from loose to impossible."""
    rng = np.random.default_rng([seed, VARIANTS.index(variant)])
    n, k = int(rng.integers(8, 12)), int(rng.integers(2, 5))
    xy = rng.random((n, 2)) * 1000
    distance = np.hypot(*(xy[:, None, :] - xy[None, :, :]).transpose(2, 0, 1))
    population = np.round(np.exp(rng.normal(3, 1, n)) * 1000) + (0.25 if seed % 3 == 0 else 0.0)
    nearest = np.argsort(distance, axis=1)[:, 1:4]
    edges = {(min(i, int(j)), max(i, int(j))) for i in range(n) for j in nearest[i]}
    edges |= {(i, i + 1) for i in range(n - 1) if rng.random() < 0.7}
    nest = None
    if variant in ("nest", "all"):
        nest = tuple("west" if x < 500 else "east" for x in xy[:, 0])
        edges = {(i, j) for i, j in edges if nest[i] == nest[j]}
    neighbours = tuple(tuple(sorted({j for e in edges if i in e for j in e} - {i})) for i in range(n))
    far = None
    if variant in ("far", "all"):
        far = tuple(frozenset(np.flatnonzero(distance[i] > 750).tolist()) for i in range(n))
    share = rng.random((n, 5)) ** 3
    share *= (population / share.sum(axis=1) * np.sqrt(rng.choice([1.0, 1.6]) / 1e9))[:, None]
    ties = ()
    if variant in ("flows", "all"):
        values = np.triu(rng.normal(0.02, 0.1, (n, n)) * (rng.random((n, n)) < 0.3), 1)
        values = values + values.T
        ties = tuple(tuple((j, float(values[i, j])) for j in range(n) if values[i, j]) for i in range(n))
    locked = ()
    if variant in ("locked", "all"):
        first = int(rng.integers(n))
        locked = (tuple(sorted({first, *neighbours[first][:1]})),)
    mean = float(population.sum()) / k
    low, high = float(rng.choice([0.0, 0.2, 0.5, 0.8])) * mean, float(rng.choice([1.2, 1.5, 2.5, 10.0])) * mean
    for territory in locked:
        people = float(population[list(territory)].sum())
        low, high = min(low, people), max(high, people)
    return Problem(
        codes=tuple(f"B{i}" for i in range(n)),
        names=tuple(f"Block {i}" for i in range(n)),
        population=population,
        amounts=population,
        neighbours=neighbours,
        rows=tuple(tuple((z, float(v)) for z, v in enumerate(row)) for row in share),
        zone_count=5,
        k_min=k,
        k_max=k,
        minimum=low,
        maximum=high,
        xy=xy,
        nest=nest,
        far=far,
        locked=locked,
        ties=ties,
    )


def admissible_sets(problem: Problem) -> dict[int, float]:
    """Value of every set of blocks that may be a territory, as bit masks; every subset is looked at."""
    found = {}
    for mask in range(1, 1 << problem.size):
        blocks = [i for i in range(problem.size) if mask >> i & 1]
        if not problem.minimum <= sum(float(problem.population[i]) for i in blocks) <= problem.maximum:
            continue
        if problem.far is not None and any(problem.far[i].intersection(blocks) for i in blocks):
            continue
        if any(set(blocks) & set(t) and set(blocks) != set(t) for t in problem.locked):
            continue
        if len(pieces(problem.neighbours, blocks)) == 1:
            found[mask] = territory_value(problem, blocks)[0]
    return found


def best_by_recursion(problem: Problem) -> float | None:
    """Optimum over all partitions, None when there is none: the first free block picks its territory."""
    sets = admissible_sets(problem)
    whole = (1 << problem.size) - 1
    known: dict[tuple[int, int], float | None] = {}

    def best(used: int, k: int) -> float | None:
        if used == whole or k == 0:
            return 0.0 if used == whole and k == 0 else None
        if (used, k) not in known:
            first = ~used & (used + 1)
            values = [
                value + rest
                for mask, value in sets.items()
                if mask & first and not mask & used and (rest := best(used | mask, k - 1)) is not None
            ]
            known[used, k] = max(values, default=None)
        return known[used, k]

    return best(0, problem.k_max)


def never() -> Clock:
    return Clock(None, Progress())


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("block", range(4))
def test_agrees_with_every_partition_of_small_regions(variant, block):
    """6 variants x 16 seeds: the optimum, or the proof that there is none."""
    for seed in range(4 * block, 4 * block + 4):
        problem = random_problem(seed, variant)
        truth = best_by_recursion(problem)
        budget = Budget(None, 1, seed)
        if truth is None:
            with pytest.raises(InfeasibleError) as refusal:
                solve(problem, budget)
            assert "was found" not in str(refusal.value), (seed, variant)
            continue
        found = solve(problem, budget)
        assert evaluate(problem, found.labels).feasible
        assert (found.engine, found.optimal, found.gap, found.stopped) == ("exact", True, 0.0, "proven")
        assert found.objective == pytest.approx(truth, abs=2e-6 * max(1, abs(truth))), (seed, variant)
        assert found.bound == found.objective


@pytest.mark.parametrize("variant", ["plain", "nest", "far", "flows"])
def test_proves_without_any_start(variant):
    feasible = 0
    for seed in range(20, 26):
        problem = random_problem(seed, variant)
        truth = best_by_recursion(problem)
        engine = Exact(problem, never(), lambda *_: None)
        engine.run()
        if truth is None:
            assert engine.infeasible
            assert engine.labels is None
        else:
            feasible += 1
            assert engine.proven
            assert evaluate(problem, engine.labels).objective == pytest.approx(truth, abs=2e-6 * max(1, abs(truth)))
    assert feasible


@pytest.mark.parametrize("variant", ["plain", "nest", "far", "flows"])
@pytest.mark.parametrize("work", [1, 30, 100])
def test_a_bound_from_a_search_cut_short_is_above_the_optimum(variant, work):
    bounds = 0
    for seed in range(30, 36):
        problem = random_problem(seed, variant)
        truth = best_by_recursion(problem)
        engine = Exact(problem, never(), lambda *_: None, work=work)
        engine.run()
        if truth is None:
            assert engine.labels is None
        else:
            assert not engine.infeasible
            assert engine.bound is None or engine.bound >= truth - 1e-6
            bounds += engine.bound is not None
    assert bounds


@pytest.mark.parametrize("limit", [1, 20, 200, 10**9])
def test_any_multipliers_bound_every_set(limit):
    """The maximum per root is never below the worth of an admissible set, wherever the search stops."""
    for seed in range(8):
        problem = random_problem(seed, "far" if seed % 2 else "plain")
        sets, n = admissible_sets(problem), problem.size
        rng = np.random.default_rng(seed)
        pi = rng.normal(0, 1, n) * np.abs(pair_values(problem)).sum(axis=1).mean()
        pricing = Pricing(problem, pair_values(problem))
        worths = {mask: value - sum(pi[i] for i in range(n) if mask >> i & 1) for mask, value in sets.items()}
        threshold = float(np.quantile(list(worths.values()) or [0.0], rng.choice([0.0, 0.5, 0.9]))) - 1e-9
        found = pricing.search(pi, np.full(n, threshold), 0.0, never(), limit, 10**9)
        for mask, worth in worths.items():
            root = min((i for i in range(n) if mask >> i & 1), key=lambda i: problem.rank[i])
            assert found.maximum[root] >= worth - 1e-9
        got = {sum(1 << int(i) for i in np.flatnonzero(inside)) for inside in found.sets}
        wanted = {mask for mask, worth in worths.items() if worth > threshold + 1e-9}
        assert got <= set(worths)
        if found.complete:
            assert got >= wanted
        raised = pricing.search(pi, np.full(n, threshold), 0.5, never(), 10**9, 10**9)
        assert raised.complete
        assert raised.maximum.max() == pytest.approx(max([*worths.values(), threshold]), abs=1e-9)


def test_an_impossible_region_is_proven_so():
    problem = grid_problem(0, k=3, minimum=12_834, maximum=12_836)
    with pytest.raises(InfeasibleError, match=r"It is proven that no plan of 3 territories of 12,834 to 12,836"):
        solve(problem, Budget(None, 1))


def test_a_locked_territory_counts_in_the_bound():
    problem = grid_problem(2, width=6, height=5, k=6, minimum=3_000, locked={"B00": "t", "B10": "t"})
    early = solve(problem, Budget(None, 1, exact=False))
    found = solve(problem, Budget(None, 1))
    assert (early.engine, early.bound) == ("heuristic", None)
    assert found.optimal
    assert found.bound == found.objective >= early.objective
    assert found.stopped == "proven"


def test_same_seed_same_plan_whatever_the_order_of_runs():
    problem = grid_problem(5, width=6, height=5, k=5, minimum=8_000, maximum=60_000)
    one, two = (solve(problem, Budget(None, 2, 4)) for _ in range(2))
    assert one.optimal
    assert one.labels.tolist() == two.labels.tolist()
    other = solve(problem, Budget(None, 3, 5))
    assert other.objective == pytest.approx(one.objective, rel=2e-6)


def test_progress_rises_and_names_the_bound():
    seen: list[tuple[float, str]] = []
    problem = grid_problem(5, width=6, height=5, k=5, minimum=8_000, maximum=60_000)
    solve(problem, Budget(20, 2, 4), Progress(lambda fraction, text: seen.append((fraction, text))))
    assert [f for f, _ in seen] == sorted(f for f, _ in seen)
    assert any("at most" in text for _, text in seen)


def test_cancel_during_the_proof_keeps_the_plan_and_its_bound():
    problem = grid_problem(5, width=6, height=5, k=5, minimum=8_000, maximum=60_000)

    def cancel_in_the_proof() -> Progress:
        texts: list[str] = []
        return Progress(lambda _, text: texts.append(text), lambda: any("at most" in text for text in texts))

    kept = solve(problem, Budget(None, 1, keep_on_cancel=True), cancel_in_the_proof())
    assert (kept.stopped, kept.engine, kept.optimal) == ("cancelled", "exact", False)
    assert kept.bound >= solve(problem, Budget(None, 1)).objective
    assert kept.gap == pytest.approx((kept.bound - kept.objective) / abs(kept.objective))
    with pytest.raises(Cancelled):
        solve(problem, Budget(None, 1), cancel_in_the_proof())


def test_the_time_the_proof_leaves_goes_to_the_heuristic_engine(monkeypatch):
    monkeypatch.setattr("clefop_plugin.core.regions.exact.MOST_LISTED", 1)
    monkeypatch.setattr("clefop_plugin.core.regions.partition.SMALL", 0)
    problem = grid_problem(5, width=6, height=5, k=5, minimum=8_000, maximum=60_000)
    seen: list[float] = []
    found = solve(problem, Budget(4, None, 1), Progress(lambda fraction, _: seen.append(fraction)))
    assert seen == sorted(seen)
    assert found.engine == "exact"
    assert found.bound >= found.objective
    assert found.optimal or (found.stopped, found.gap > 0) == ("time", True)
    assert found.seconds < 5.5


def test_without_scipy_the_heuristic_plan_is_returned(monkeypatch):
    for module in ("exact", "bounds", "recombine"):
        monkeypatch.setitem(sys.modules, f"clefop_plugin.core.regions.{module}", None)
    found = solve(grid_problem(3), Budget(None, 2))
    assert (found.engine, found.bound, found.gap, found.optimal) == ("heuristic", None, None, False)


@pytest.mark.real_data
def test_pays_de_la_loire_is_proven(real_data):
    instances = load_instances()
    for instance in ("A", "A-nest", "B"):
        problem = instances.build(instance, real_data)
        start = time.monotonic()
        found = solve(problem, Budget(seconds=60, rounds=6, seed=0))
        assert found.objective == pytest.approx(instances.known_optima()[instance], abs=1e-7), instance
        assert found.optimal
        assert found.bound == found.objective
        assert time.monotonic() - start < 60


@pytest.mark.real_data
def test_pays_de_la_loire_cut_short_has_a_valid_bound(real_data):
    instances = load_instances()
    problem = instances.build("A", real_data)
    engine = Exact(problem, Clock(time.monotonic() + 0.4, Progress()), lambda *_: None)
    engine.run()
    assert engine.bound >= instances.known_optima()["A"] - 1e-6
    far = replace(problem, maximum=3_000_000.0, k_min=3, k_max=3)
    loose = solve(far, Budget(seconds=4, rounds=2, seed=0))
    assert loose.bound >= loose.objective
