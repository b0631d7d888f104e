"""The blocks on the borders of a plan: where each would suit best, what the move brings, what forbids it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import pandas as pd

from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem, pieces
from clefop_plugin.core.regions.tables import Entries, Plan

#: Constraints a move may break, and whose they are: of the territory that is left, of the one that is joined, of both.
CONSTRAINTS = {
    "number": "old",
    "minimum": "old",
    "maximum": "new",
    "contiguity": "old",
    "nesting": "both",
    "distance": "new",
    "apart": "new",
    "reach": "both",
    "group": "old",
    "lock": "both",
}

#: A gain below this share of a typical contribution is rounding.
NOTHING = 1e-9

COLUMNS = ["block", "origin", "target", "gain", "constraints"]


def moves(problem: Problem, labels: Sequence[int] | IntArray) -> pd.DataFrame:
    """Every move of one block to a territory it touches: block, origin, target, gain in J, constraints it breaks.

    ``constraints`` is a tuple of keys of CONSTRAINTS, empty when the move is allowed. A territory the block touches
    across a nesting border is a target too, broken by "nesting". The gain is exact:
    dJ = sum of the pair values of the block with the target, minus those with its own territory.
    """
    plan = Plan(problem, labels)
    block, target, within = _contacts(plan)
    gain = _links(plan, block, target) - _links(plan, block, plan.label[block])
    check = _Check(plan)
    broken = [
        tuple(check.broken(int(i), int(b), bool(touching)))
        for i, b, touching in zip(block, target, within, strict=True)
    ]
    frame = pd.DataFrame({"block": block, "origin": plan.label[block], "target": target, "gain": gain})
    return frame.assign(constraints=pd.Series(broken, dtype=object))[COLUMNS]


def best_moves(found: pd.DataFrame) -> pd.DataFrame:
    """One row per block on a border, from :func:`moves`: the territory that would suit it best, then the best allowed.

    Columns block, origin, target, gain, constraints, allowed_target (-1: none), allowed_gain (NaN: none).
    """
    ranked = found.sort_values(["block", "gain", "target"], ascending=[True, False, True], kind="stable")
    best = ranked.drop_duplicates("block")
    free = ranked[ranked["constraints"].map(len) == 0].drop_duplicates("block").set_index("block")
    return best.assign(
        allowed_target=best["block"].map(free["target"]).fillna(-1).astype(np.int64),
        allowed_gain=best["block"].map(free["gain"]).astype(np.float64),
    ).reset_index(drop=True)


def binding(found: pd.DataFrame) -> pd.DataFrame:
    """The constraint that binds each territory: the forbidden move that would bring most, from :func:`moves`.

    Columns territory, block, origin, target, gain, constraints, own (those of the constraints that are this
    territory's). A territory whose constraints forbid no gain has no row.
    """
    scale = float(found["gain"].abs().mean()) if len(found) else 0.0
    gains = found[(found["constraints"].map(len) > 0) & (found["gain"] > NOTHING * scale)]
    rows = []
    for move in gains.to_dict("records"):
        for side, territory in (("old", move["origin"]), ("new", move["target"])):
            own = tuple(name for name in move["constraints"] if CONSTRAINTS[name] in (side, "both"))
            if own:
                rows.append({"territory": territory, **move, "own": own})
    frame = pd.DataFrame(rows, columns=["territory", *COLUMNS, "own"])
    ranked = frame.sort_values(["territory", "gain", "block"], ascending=[True, False, True], kind="stable")
    return ranked.drop_duplicates("territory").reset_index(drop=True)


def _contacts(plan: Plan) -> tuple[IntArray, IntArray, np.ndarray]:
    """(block, neighbouring territory, whether they touch within the nesting), each pair once."""
    problem, label = plan.problem, plan.label
    within = {(i, int(label[j])) for i, around in enumerate(problem.neighbours) for j in around}
    across = {(i, int(label[j])) for i, around in enumerate(problem.across) for j in around}
    pairs = sorted((i, c) for i, c in within | across if c != label[i])
    block = np.array([i for i, _ in pairs], dtype=np.int64)
    target = np.array([c for _, c in pairs], dtype=np.int64)
    return block, target, np.array([pair in within for pair in pairs], dtype=bool)


def _links(plan: Plan, block: IntArray, territory: IntArray) -> FloatArray:
    """Sum of the pair values of each block with the other blocks of a territory, in J."""
    problem, entries = plan.problem, plan.entries
    home = plan.label[block] == territory
    owner, entry = entries.pick(block)
    value = entries.value[entry]
    beside = plan.table[territory[owner], entries.column[entry]] - np.where(home[owner], value, 0.0)
    total = np.bincount(owner, value * beside, minlength=len(block))
    people = problem.population[block]
    others = plan.populations[territory] - np.where(home, people, 0.0)
    total = total - problem.resolution / UNIT * people * others
    ties = Entries.of(problem.ties, problem.size)
    owner, entry = ties.pick(block)
    inside = plan.label[ties.column[entry]] == territory[owner]
    tied = np.bincount(owner[inside], ties.value[entry[inside]], minlength=len(block))
    return np.asarray(total + tied, dtype=np.float64)


class _Check:
    """What the move of a block would break."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.problem = plan, plan.problem
        self.members = [frozenset(blocks) for blocks in plan.members]
        self.frozen = {int(plan.label[i]) for territory in self.problem.locked for i in territory}
        self.group = {i: group for group in self.problem.together for i in group}
        self.stays_whole = cache(self._stays_whole)

    def broken(self, i: int, b: int, touching: bool) -> Iterator[str]:
        """Names of the constraints that the move of block i to territory b breaks."""
        problem, a = self.problem, int(self.plan.label[i])
        left = self.members[a] - {i}
        if not left and self.plan.count - 1 < problem.k_min:
            yield "number"
        if left and self.plan.amounts[a] - problem.amounts[i] < problem.minimum:
            yield "minimum"
        if self.plan.amounts[b] + problem.amounts[i] > problem.maximum:
            yield "maximum"
        if left and not self.stays_whole(i):
            yield "contiguity"
        if not touching:
            yield "nesting"
        yield from self._distances(i, b)
        joined = self.members[b] | {i}
        if self._out_of_reach(joined) or (left and self._out_of_reach(left)):
            yield "reach"
        if not joined.issuperset(self.group.get(i, ())):
            yield "group"
        if a in self.frozen or b in self.frozen:
            yield "lock"

    def _stays_whole(self, i: int) -> bool:
        """Whether the territory of i stays connected without i."""
        rest = self.members[int(self.plan.label[i])] - {i}
        around = [j for j in self.problem.neighbours[i] if j in rest]
        if len(around) == 1:  # a leaf: the rest is as connected as it was
            return True
        return len(pieces(self.problem.neighbours, rest)) == 1

    def _distances(self, i: int, b: int) -> Iterator[str]:
        problem = self.problem
        if problem.far is None:
            return
        hostile = sorted(problem.far[i] & self.members[b])
        limit = np.inf if problem.maximum_diameter_km is None else 1000 * problem.maximum_diameter_km
        too_long = np.hypot(*(problem.xy[hostile] - problem.xy[i]).T) > limit
        if too_long.any():
            yield "distance"
        if not too_long.all():
            yield "apart"

    def _out_of_reach(self, blocks: frozenset[int]) -> bool:
        problem = self.problem
        return problem.reach is not None and not blocks <= problem.reach[problem.seat(blocks)]
