"""The territory problem as plain lists for the inner loops of the heuristics; parts of it, and coarser versions.

The blocks of a ground need not be the blocks of the problem: those that must share a territory and touch each other
are one, and a coarser ground joins more. A territory of a ground is then a territory of the problem, with the same
value up to a constant of the blocks it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from clefop_plugin.core.regions.problem import UNIT, IntArray, Problem, SparseRow, pieces


@dataclass(frozen=True)
class Ground:
    """Blocks with what the heuristics ask of them; see ``Problem`` for the fields that have the same name.

    ``origin``: the blocks of the problem that each block stands for. ``residents`` weigh the pairs, ``amounts`` are
    what the bounds count; ``zones`` is the number of zone columns.
    ``rank``: place in the order of seats. ``seat_reach``: per block, the blocks that may share a territory of which it
    holds the seat. ``scale``: what a pair of residents of one territory costs, in J.
    """

    origin: list[tuple[int, ...]]
    residents: list[float]
    amounts: list[float]
    neighbours: list[list[int]]
    rows: list[SparseRow]
    zones: int
    k_min: int
    k_max: int
    minimum: float
    maximum: float
    scale: float
    rank: list[int]
    ties: list[SparseRow] = field(default_factory=list)
    far: list[frozenset[int]] | None = None
    seat_reach: list[frozenset[int]] | None = None
    together: list[tuple[int, ...]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Number of blocks."""
        return len(self.residents)

    @property
    def bound_by_pairs(self) -> bool:
        """Whether a constraint looks at which blocks are together, and not only at amounts."""
        return self.far is not None or self.seat_reach is not None or bool(self.together)

    @cached_property
    def own(self) -> list[float]:
        """What the pairs of a block with itself would add to its link with its territory."""
        pairs = zip(self.rows, self.residents, strict=True)
        return [sum(v * v for _, v in row) - self.scale * people * people for row, people in pairs]

    @cached_property
    def rings(self) -> list[list[int]]:
        """Per block and neighbour, in the order of ``neighbours``: which other neighbours this one touches, as bits."""
        found = []
        for near in self.neighbours:
            bit = {j: 1 << place for place, j in enumerate(near)}
            found.append([sum(bit[other] for other in self.neighbours[j] if other in bit) for j in near])
        return found

    @cached_property
    def contacts(self) -> tuple[IntArray, IntArray]:
        """Both ends of every contact, in both directions."""
        degree = [len(near) for near in self.neighbours]
        start = np.repeat(np.arange(self.size), degree)
        return start, np.array([j for near in self.neighbours for j in near], dtype=np.int64)

    @cached_property
    def group(self) -> list[int]:
        """Index in ``together`` of the group of each block, -1 for none."""
        found = [-1] * self.size
        for number, blocks in enumerate(self.together):
            for i in blocks:
                found[i] = number
        return found

    @cached_property
    def breach(self) -> float:
        """What one broken constraint weighs among amounts out of bounds: a territory of mean size."""
        return max(1.0, sum(self.amounts) / max(1, self.k_min))

    def labels_of(self, labels: Sequence[int]) -> list[int]:
        """Labels of the blocks of this ground, from those of the problem's: that of the first block it stands for."""
        return [labels[blocks[0]] for blocks in self.origin]

    def labels_below(self, labels: Sequence[int], size: int) -> list[int]:
        """Labels of the ``size`` blocks of the problem, from those of this ground."""
        found = [0] * size
        for blocks, label in zip(self.origin, labels, strict=True):
            for i in blocks:
                found[i] = label
        return found


def ground_of(problem: Problem) -> Ground:
    """The ground of a problem without locked territories: blocks to keep together are one where they touch."""
    whole = Ground(
        origin=[(i,) for i in range(problem.size)],
        residents=problem.population.tolist(),
        amounts=problem.amounts.tolist(),
        neighbours=[list(near) for near in problem.neighbours],
        rows=list(problem.rows),
        zones=problem.zone_count,
        k_min=problem.k_min,
        k_max=problem.k_max,
        minimum=problem.minimum,
        maximum=problem.maximum,
        scale=problem.resolution / UNIT,
        rank=problem.rank.tolist(),
        ties=list(problem.ties),
        far=None if problem.far is None else list(problem.far),
        seat_reach=None if problem.reach is None else list(problem.reach),
        together=list(problem.together),
    )
    joined = list(range(problem.size))
    for group in problem.together:
        for piece in pieces(problem.neighbours, group):
            for i in piece:
                joined[i] = piece[0]
    place = {first: number for number, first in enumerate(sorted(set(joined)))}
    return contract(whole, [place[first] for first in joined]) if problem.together else whole


def part(ground: Ground, blocks: Sequence[int], k_min: int, k_max: int) -> Ground:
    """The ground of some blocks, in the order given; zones that only one of them meets are left out."""
    place = {i: new for new, i in enumerate(blocks)}

    def sparse(rows: list[SparseRow]) -> list[SparseRow]:
        return [tuple((place[j], v) for j, v in rows[i] if j in place) for i in blocks] if rows else []

    def sets(of: list[frozenset[int]] | None) -> list[frozenset[int]] | None:
        return None if of is None else [frozenset(place[j] for j in of[i] if j in place) for i in blocks]

    rows, zones = _shared_columns([ground.rows[i] for i in blocks])
    groups = (tuple(place[i] for i in group if i in place) for group in ground.together)
    return Ground(
        origin=[ground.origin[i] for i in blocks],
        residents=[ground.residents[i] for i in blocks],
        amounts=[ground.amounts[i] for i in blocks],
        neighbours=[[place[j] for j in ground.neighbours[i] if j in place] for i in blocks],
        rows=rows,
        zones=zones,
        k_min=k_min,
        k_max=k_max,
        minimum=ground.minimum,
        maximum=ground.maximum,
        scale=ground.scale,
        rank=[ground.rank[i] for i in blocks],
        ties=sparse(ground.ties),
        far=sets(ground.far),
        seat_reach=sets(ground.seat_reach),
        together=[group for group in groups if len(group) > 1],
    )


def _shared_columns(rows: Sequence[SparseRow]) -> tuple[list[SparseRow], int]:
    """Rows with the zones that several blocks meet renumbered from 0, and how many there are."""
    met: dict[int, int] = {}
    for row in rows:
        for zone, _ in row:
            met[zone] = met.get(zone, 0) + 1
    column = {zone: new for new, zone in enumerate(z for z, count in met.items() if count > 1)}
    return [tuple((column[zone], v) for zone, v in row if zone in column) for row in rows], len(column)


def contract(ground: Ground, home: Sequence[int]) -> Ground:
    """The ground whose blocks are groups of blocks: ``home`` is the number of the group of each, 0.. without gaps."""
    count = max(home) + 1
    members: list[list[int]] = [[] for _ in range(count)]
    for i, c in enumerate(home):
        members[c].append(i)
    seats = [min(blocks, key=ground.rank.__getitem__) for blocks in members]
    near = [sorted({home[j] for i in blocks for j in ground.neighbours[i]} - {c}) for c, blocks in enumerate(members)]
    rows, zones = _shared_columns([_summed(ground.rows[i] for i in blocks) for blocks in members])
    return Ground(
        origin=[tuple(sorted(j for i in blocks for j in ground.origin[i])) for blocks in members],
        residents=[sum(ground.residents[i] for i in blocks) for blocks in members],
        amounts=[sum(ground.amounts[i] for i in blocks) for blocks in members],
        neighbours=near,
        rows=rows,
        zones=zones,
        k_min=ground.k_min,
        k_max=ground.k_max,
        minimum=ground.minimum,
        maximum=ground.maximum,
        scale=ground.scale,
        rank=[ground.rank[seat] for seat in seats],
        ties=_contracted_ties(ground, home, members),
        far=_contracted_far(ground, home, members),
        seat_reach=_contracted_reach(ground, seats, members),
        together=_disjoint(tuple(home[i] for i in group) for group in ground.together),
    )


def _summed(rows: Iterable[SparseRow]) -> SparseRow:
    total: dict[int, float] = {}
    for row in rows:
        for column, value in row:
            total[column] = total.get(column, 0.0) + value
    return tuple(total.items())


def _contracted_ties(ground: Ground, home: Sequence[int], members: list[list[int]]) -> list[SparseRow]:
    if not ground.ties:
        return []
    return [
        _summed(tuple((home[j], v) for j, v in ground.ties[i] if home[j] != c) for i in blocks)
        for c, blocks in enumerate(members)
    ]


def _contracted_far(ground: Ground, home: Sequence[int], members: list[list[int]]) -> list[frozenset[int]] | None:
    far = ground.far
    if far is None:
        return None
    return [frozenset({home[j] for i in blocks for j in far[i]} - {c}) for c, blocks in enumerate(members)]


def _contracted_reach(ground: Ground, seats: list[int], members: list[list[int]]) -> list[frozenset[int]] | None:
    reach = ground.seat_reach
    if reach is None:
        return None
    return [frozenset(d for d, blocks in enumerate(members) if reach[seat].issuperset(blocks)) for seat in seats]


def _disjoint(groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Groups united where they overlap, those of one block left out."""
    found: list[set[int]] = []
    for group in groups:
        united = set(group)
        for other in [other for other in found if not united.isdisjoint(other)]:
            united |= other
            found.remove(other)
        found.append(united)
    return [tuple(sorted(group)) for group in found if len(group) > 1]
