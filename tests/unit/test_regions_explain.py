"""Explanations of a plan: contributions, agreement, moves and their constraints, blocks out of place."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regions_cases import grid_problem, grid_tables

from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.explain import agreement, contributions, gathered, wrong_side
from clefop_plugin.core.regions.moves import CONSTRAINTS, best_moves, binding, moves
from clefop_plugin.core.regions.problem import compact_labels, evaluate, pieces
from clefop_plugin.core.regions.solve import Budget, solve

FLOWS = pd.DataFrame(
    {"origin": ["B00c0", "B10c1", "B20c0"], "destination": ["B10c0", "B00c2", "B30c0"], "count": [30.0, 10.0, 60.0]}
)


def soft_problem(seed: int, **options):
    """A problem with every soft term."""
    tables = grid_tables(seed)
    tables["pairs"]["length_m"] = np.random.default_rng(seed).integers(100, 900, len(tables["pairs"])).astype(float)
    bounds = {"k": 3, "minimum": 1000.0, "maximum": 30_000.0, **options}
    return build_problem(**tables, flows=FLOWS, flow_weight=0.4, compactness=0.3, balance=0.2, **bounds)


def random_plan(problem, seed: int) -> np.ndarray:
    """A plan of connected territories, grown from the random seeds."""
    rng = np.random.default_rng(seed)
    label = np.full(problem.size, -1)
    label[rng.choice(problem.size, problem.k_min, replace=False)] = np.arange(problem.k_min)
    while (label < 0).any():
        options = [(i, label[j]) for i in range(problem.size) if label[i] < 0 for j in problem.neighbours[i]]
        free = [(i, c) for i, c in options if c >= 0]
        if not free:
            label[label < 0] = 0
            break
        i, c = free[rng.integers(len(free))]
        label[i] = c
    return compact_labels(label)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.booleans())
def test_contributions_add_up_to_the_objective(seed, soft):
    problem = soft_problem(seed) if soft else grid_problem(seed)
    labels = random_plan(problem, seed)
    found = contributions(problem, labels)
    kinds = {"reference", "pairs"} | ({"flows", "compactness", "balance"} if soft else set())
    assert set(found["kind"]) == kinds
    assert found["value"].sum() == pytest.approx(evaluate(problem, labels).objective, rel=1e-12, abs=1e-15)
    for c in range(3):
        alone = np.where(labels == c, 0, 1 + np.arange(problem.size))
        part = found.loc[found["territory"] == c, "value"].sum()
        assert part == pytest.approx(evaluate(problem, alone).objective, rel=1e-9, abs=1e-15)


def pairs_of_residents(tables: dict, labels: dict[str, int], reference: int) -> tuple[float, float]:
    """Share of pairs of one zone in one territory, and of one territory in one zone, over pairs of communes."""
    communes = tables["communes"].set_index("code")["population"]
    _, zones, _ = tables["references"][reference]
    both = zone = territory = 0.0
    for a in communes.index:
        for b in communes.index:
            weight = communes[a] * communes[b]
            same_zone = a == b or (zones[a] is not None and zones[a] == zones[b])
            same_territory = labels[tables["block_of"][a]] == labels[tables["block_of"][b]]
            zone += weight * same_zone
            territory += weight * same_territory
            both += weight * (same_zone and same_territory)
    return both / zone, both / territory


@pytest.mark.parametrize("seed", [0, 1])
def test_agreement_is_its_definition_before_and_after(seed):
    tables = grid_tables(seed)
    problem = build_problem(**tables, k=3, minimum=0, maximum=1e9)
    labels = random_plan(problem, seed)
    found = agreement(problem, labels)
    of_block = dict(zip(problem.codes, labels.tolist(), strict=True))
    alone = {code: i for i, code in enumerate(problem.codes)}
    for r in range(3):
        kept, shared = pairs_of_residents(tables, of_block, r)
        assert (found["kept"][r], found["shared"][r]) == (pytest.approx(kept), pytest.approx(shared))
        kept, shared = pairs_of_residents(tables, alone, r)
        assert (found["kept_before"][r], found["shared_before"][r]) == (pytest.approx(kept), pytest.approx(shared))
    assert (found["weight"] * found["rand"]).sum() == pytest.approx(evaluate(problem, labels).rand)
    other = random_plan(problem, seed + 50)
    compared = agreement(problem, labels, before=other)
    assert compared["rand_before"].tolist() == agreement(problem, other)["rand"].tolist()
    assert compared["kept"].tolist() == found["kept"].tolist()


EAST = {f"B{x}{y}": "west" if x < 2 else "east" for x in range(4) for y in range(3)}
LIMITS = {
    "minimum": 5000.0,
    "maximum": 18_000.0,
    "nest": EAST,
    "maximum_diameter_km": 2.9,
    "apart": [["B00", "B32"], ["B02", "B30"]],
    "together": [["B31", "B32"]],
    "reach": {code: [f"B{x}{y}" for x in range(4) for y in range(3) if abs(x - int(code[1])) < 3] for code in EAST},
    "k": (2, 3),
}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), st.sets(st.sampled_from(sorted(LIMITS)), max_size=2))
def test_every_move_brings_what_it_says_and_breaks_what_it_says(seed, chosen):
    problem = soft_problem(seed, **{"minimum": 0.0, "maximum": 1e9, **{name: LIMITS[name] for name in chosen}})
    labels = random_plan(problem, seed)
    found = moves(problem, labels)
    now = evaluate(problem, labels)
    for move in found.itertuples():
        changed = labels.copy()
        changed[move.block] = move.target
        after = evaluate(problem, changed)
        assert move.origin == labels[move.block] != move.target
        assert move.gain == pytest.approx(after.objective - now.objective, abs=1e-12)
        if now.feasible:
            assert (not move.constraints) == after.feasible
    around = {
        (i, labels[j])
        for i in range(problem.size)
        for j in (*problem.neighbours[i], *(problem.across[i] if problem.across else ()))
        if labels[i] != labels[j]
    }
    assert {(m.block, m.target) for m in found.itertuples()} == around


def line_problem(**options):
    """Six blocks in a row: three zones u, v, w of two blocks each; a thousand residents each, but 1500 in the third."""
    blocks = [f"B{x}0" for x in range(6)]
    communes = pd.DataFrame({"code": [b + "c" for b in blocks], "population": [1000.0, 1000, 1500, 1000, 1000, 1000]})
    zones = pd.Series(["u", "u", "v", "v", "w", "w"], index=communes["code"])
    values = {"k": 3, "minimum": 900, "maximum": 10_000, **options}
    return build_problem(
        communes,
        pd.Series(blocks, index=communes["code"]),
        [("z", zones, 1.0)],
        pd.DataFrame({"left": blocks[:-1], "right": blocks[1:], "length_m": 1000.0}),
        [],
        {b: (1000.0 * x, 0.0) for x, b in enumerate(blocks)},
        **values,
    )


@pytest.mark.parametrize(
    ("options", "broken"),
    [
        ({}, ()),
        ({"minimum": 2500}, ("minimum",)),
        ({"maximum": 3200}, ("maximum",)),
        ({"nest": {f"B{x}0": "a" if x < 2 else "b" for x in range(6)}}, ("nesting",)),
        ({"maximum_diameter_km": 1.5}, ("distance",)),
        ({"apart": [["B00", "B20"]]}, ("apart",)),
        ({"reach": {f"B{x}0": [f"B{y}0" for y in (x - 1, x, x + 1)] for x in range(6)}}, ("reach",)),
        ({"together": [["B20", "B30"]]}, ("group",)),
        ({"locked": {"B00": "t", "B10": "t"}}, ("lock",)),
    ],
)
def test_each_constraint_is_named(options, broken):
    problem = line_problem(**options)
    found = moves(problem, [0, 0, 1, 1, 2, 2]).set_index(["block", "target"])
    assert found.loc[(2, 0), "constraints"] == broken


def test_a_cut_and_the_last_block_are_named_too():
    problem = line_problem(minimum=0)
    found = moves(problem, [0, 1, 1, 1, 2, 2]).set_index(["block", "target"])
    assert found.loc[(0, 1), "constraints"] == ("number",)
    columns = moves(grid_problem(0, minimum=0), [0] * 3 + [1] * 3 + [2] * 6).set_index(["block", "target"])
    assert columns.loc[(4, 0), "constraints"] == ("contiguity",)
    assert columns.loc[(3, 0), "constraints"] == ()
    assert {name for names in columns["constraints"] for name in names} <= set(CONSTRAINTS)


def test_the_binding_constraint_is_the_best_forbidden_gain():
    problem = line_problem(maximum=3200)
    found = moves(problem, [0, 0, 0, 1, 2, 2])
    best = best_moves(found).set_index("block")
    assert best.loc[3, "target"] == 0
    assert best.loc[3, "gain"] == pytest.approx(1000 * 1500 * 0.5 / 1e9 - 2 * 1000 * 1000 * 0.5 / 1e9)
    bound = binding(moves(line_problem(maximum=2400), [0, 0, 1, 2, 3, 3]))
    assert bound[["territory", "block", "origin", "target"]].values.tolist() == [[1, 3, 2, 1], [2, 2, 1, 2]]
    assert bound["own"].tolist() == bound["constraints"].tolist() == [("maximum",), ("maximum",)]
    assert bound["gain"].tolist() == pytest.approx([0.5 * 1.5e6 / 1e9] * 2)
    assert binding(moves(line_problem(), [0, 0, 1, 1, 2, 2])).empty
    both = binding(moves(line_problem(minimum=1600, maximum=2400), [0, 0, 1, 2, 3, 3])).set_index("territory")
    assert (both.loc[1, "constraints"], both.loc[1, "own"]) == (("maximum",), ("maximum",))


def test_best_moves_give_the_allowed_one_apart():
    tables = grid_problem(3, k=3, minimum=3000, maximum=14_000)
    labels = solve(tables, Budget(None, 4, exact=False)).labels
    found = moves(tables, labels)
    best = best_moves(found).set_index("block")
    for block, rows in found.groupby("block"):
        assert best.loc[block, "gain"] == rows["gain"].max()
        free = rows[rows["constraints"].map(len) == 0]
        assert (best.loc[block, "allowed_target"] == -1) == free.empty
        if len(free):
            assert best.loc[block, "allowed_gain"] == free["gain"].max()
            assert free["gain"].max() <= 1e-12  # the search left no free gain


def test_blocks_on_the_wrong_side_and_what_is_gathered():
    problem = line_problem()
    assert wrong_side(problem, [0, 0, 1, 1, 2, 2]).empty
    found = wrong_side(problem, [0, 0, 0, 1, 2, 2])
    assert found[["block", "territory", "zone", "main_territory"]].values.tolist() == [[3, 1, "v", 0]]
    assert (found["share"][0], found["main_share"][0]) == (pytest.approx(1.0), pytest.approx(0.6))
    inside = gathered(problem, [0, 0, 0, 1, 2, 2]).set_index(["territory", "zone"])
    assert inside.loc[(0, "v"), "zone_share"] == pytest.approx(0.6)
    assert inside.loc[(0, "v"), "territory_share"] == pytest.approx(1500 / 3500)
    assert inside.loc[(0, "u"), "value"] == pytest.approx(1e6 / 1e9)
    assert inside.loc[(0, "v"), "value"] == 0
    assert (inside["residents"].sum(), inside.loc[(2, "w"), "residents"]) == (pytest.approx(6500), pytest.approx(2000))


def test_a_zone_of_one_block_never_puts_it_on_a_wrong_side():
    tables = grid_tables(0, width=2, height=1, per_block=2)
    communes = tables["communes"].assign(population=[900.0, 400.0, 700.0, 300.0])
    zones = pd.Series(["own", "shared", "shared", None], index=communes["code"])
    problem = build_problem(
        **{**tables, "communes": communes, "references": [("z", zones, 1.0)]}, k=2, minimum=0, maximum=1e9
    )
    assert problem.zone_codes == ("shared",)
    assert wrong_side(problem, [0, 1]).empty


def big_grid(width: int, height: int, k: int):
    """A grid of blocks of four communes, five random zonings, in k vertical strips."""
    rng = np.random.default_rng(0)
    cells = [(x, y) for x in range(width) for y in range(height)]
    code = {cell: f"B{i:04}" for i, cell in enumerate(cells)}
    communes = [f"{b}c{c}" for b in code.values() for c in range(4)]
    blocks = pd.Series([c[:5] for c in communes], index=communes)
    zones = [pd.Series(rng.integers(0, 200, len(communes)).astype(str), index=communes) for _ in range(5)]
    pairs = [(code[x, y], code[z]) for x, y in cells for z in ((x + 1, y), (x, y + 1)) if z in code]
    problem = build_problem(
        pd.DataFrame({"code": communes, "population": rng.integers(100, 9000, len(communes)).astype(float)}),
        blocks,
        [(f"z{i}", zone, 1.0) for i, zone in enumerate(zones)],
        pd.DataFrame(pairs, columns=["left", "right"]),
        [],
        {code[x, y]: (1000.0 * x, 1000.0 * y) for x, y in cells},
        k=k,
        minimum=0,
        maximum=1e9,
    )
    return problem, np.array([x * k // width for x, _ in cells])


def test_explaining_is_fast():
    """Processor time: 160 blocks well under 0.2 s, 1 250 blocks a few seconds."""
    for (width, height, k), most in (((16, 10, 16), 0.2), ((50, 25, 25), 3.0)):
        problem, labels = big_grid(width, height, k)
        assert all(len(pieces(problem.neighbours, np.flatnonzero(labels == c))) == 1 for c in range(k))
        start = time.process_time()
        found = moves(problem, labels)
        best_moves(found)
        binding(found)
        contributions(problem, labels)
        agreement(problem, labels)
        gathered(problem, labels)
        wrong_side(problem, labels)
        assert time.process_time() - start < most
