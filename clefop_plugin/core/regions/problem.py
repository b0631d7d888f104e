"""The territory problem as plain arrays: blocks, constraints, objective, and the check of a partition.

Blocks i with p_i residents; f_iz(c) is the share of block i's residents in zone c of zoning z (weights w_z sum to 1):

    S_ij = sum_z w_z sum_c f_iz(c) f_jz(c)
    J    = sum over pairs i < j of one territory of p_i p_j (S_ij - resolution) / 1e9   (+ commuting flows)

With resolution 1/2, J is an increasing affine function of the weighted Rand index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

#: J is counted in thousand million pairs of residents.
UNIT = 1e9

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
SparseRow = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Problem:
    """k connected territories made of whole blocks, minimum <= residents <= maximum in each.

    ``neighbours``  per block, the blocks it touches; contacts across nesting groups are already removed.
    ``rows``        per block, (zone index, sqrt(w_z / 1e9) * residents of the block in the zone); zones that only
                    one block meets are left out, they change no pair.
    ``flows``       per block, (other block, value in J of being together); symmetric.
    ``far``         per block, the blocks that may not share its territory (``maximum_diameter_km``).
    ``locked``      whole territories that stay exactly as they are, as block indices; they count in ``k``.
    ``agreement_total`` sum of p_i p_j S_ij over all pairs, in 1e9.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    population: FloatArray
    neighbours: tuple[tuple[int, ...], ...]
    rows: tuple[SparseRow, ...]
    zone_count: int
    k: int
    minimum: float
    maximum: float
    xy: FloatArray
    nest: tuple[str, ...] | None = None
    maximum_diameter_km: float | None = None
    far: tuple[frozenset[int], ...] | None = None
    locked: tuple[tuple[int, ...], ...] = ()
    flows: tuple[SparseRow, ...] = ()
    agreement_total: float = 0.0
    resolution: float = 0.5
    notes: tuple[str, ...] = field(default=())

    @property
    def size(self) -> int:
        """Number of blocks."""
        return len(self.codes)


@dataclass(frozen=True)
class Evaluation:
    """Figures of a partition: ``objective`` J, ``rand`` weighted Rand index (0 to 1), and what breaks the constraints.

    ``low`` and ``high``: territories (label values 0..) under the minimum and over the maximum; ``far_pairs``: pairs
    of blocks too distant; ``broken_locks``: locked territories that changed; ``populations``: residents by territory.
    """

    objective: float
    rand: float
    territories: int
    extra_pieces: int
    low: tuple[int, ...]
    high: tuple[int, ...]
    far_pairs: int
    broken_locks: int
    populations: FloatArray
    feasible: bool


def compact_labels(labels: Sequence[int] | IntArray) -> IntArray:
    """Labels renumbered 0.. in the order of the first block that bears them."""
    number: dict[int, int] = {}
    return np.array([number.setdefault(int(c), len(number)) for c in labels], dtype=np.int64)


def pieces(neighbours: Sequence[Sequence[int]], members: Iterable[int]) -> list[list[int]]:
    """Connected pieces of a set of blocks."""
    rest = set(members)
    found: list[list[int]] = []
    for start in sorted(rest):
        if start not in rest:
            continue
        rest.discard(start)
        piece, stack = [], [start]
        while stack:
            here = stack.pop()
            piece.append(here)
            for other in neighbours[here]:
                if other in rest:
                    rest.discard(other)
                    stack.append(other)
        found.append(sorted(piece))
    return found


def territory_value(problem: Problem, members: Iterable[int]) -> tuple[float, float]:
    """(value with flows, value of the zonings alone) of one territory, in J."""
    blocks = list(members)
    inside = set(blocks)
    table: dict[int, float] = {}
    own = flow = squares = 0.0
    for i in blocks:
        for zone, value in problem.rows[i]:
            table[zone] = table.get(zone, 0.0) + value
            own += value * value
        squares += float(problem.population[i]) ** 2
        if problem.flows:
            flow += sum(value for j, value in problem.flows[i] if j in inside)
    total = float(problem.population[blocks].sum())
    shared = sum(value * value for value in table.values()) - own
    zonings = (shared - problem.resolution * (total**2 - squares) / UNIT) / 2
    return zonings + flow / 2, zonings


def evaluate(problem: Problem, labels: Sequence[int] | IntArray) -> Evaluation:
    """Figures and constraint check of a partition (one label per block), computed from scratch."""
    label = compact_labels(labels)
    count = int(label.max()) + 1
    members: list[list[int]] = [[] for _ in range(count)]
    for i, c in enumerate(label.tolist()):
        members[c].append(i)
    values = [territory_value(problem, blocks) for blocks in members]
    residents: FloatArray = np.bincount(label, problem.population, minlength=count).astype(np.float64)
    low = tuple(c for c in range(count) if residents[c] < problem.minimum)
    high = tuple(c for c in range(count) if residents[c] > problem.maximum)
    extra = sum(len(pieces(problem.neighbours, blocks)) - 1 for blocks in members)
    far = 0
    if problem.far is not None:
        far = sum(len(problem.far[i].intersection(blocks)) for blocks in members for i in blocks) // 2
    kept = {tuple(blocks) for blocks in members}
    broken = sum(1 for territory in problem.locked if tuple(sorted(territory)) not in kept)
    return Evaluation(
        objective=sum(value for value, _ in values),
        rand=_rand(problem, label, residents, sum(value for _, value in values)),
        territories=count,
        extra_pieces=extra,
        low=low,
        high=high,
        far_pairs=far,
        broken_locks=broken,
        populations=residents,
        feasible=count == problem.k and not (low or high or extra or far or broken),
    )


def _rand(problem: Problem, label: IntArray, residents: FloatArray, zonings: float) -> float:
    """Weighted Rand index over pairs of residents of different blocks, whatever the resolution."""
    squares = float((problem.population**2).sum())
    pairs = (float(problem.population.sum()) ** 2 - squares) / 2 / UNIT
    if pairs <= 0:
        return 1.0
    together = (float((residents**2).sum()) - squares) / 2 / UNIT
    halved = zonings + (problem.resolution - 0.5) * together
    return (pairs - problem.agreement_total + 2 * halved) / pairs


def without_locked(problem: Problem) -> tuple[Problem, IntArray]:
    """The problem left once locked territories are set apart, and the indices of its blocks in the whole problem.

    J adds up over territories, so the two parts are independent.
    """
    frozen = {i for territory in problem.locked for i in territory}
    free = np.array([i for i in range(problem.size) if i not in frozen], dtype=np.int64)
    if not frozen:
        return problem, free
    place = {int(i): new for new, i in enumerate(free)}
    part = Problem(
        codes=tuple(problem.codes[i] for i in free),
        names=tuple(problem.names[i] for i in free),
        population=problem.population[free],
        neighbours=tuple(tuple(place[j] for j in problem.neighbours[i] if j in place) for i in free),
        rows=tuple(problem.rows[i] for i in free),
        zone_count=problem.zone_count,
        k=problem.k - len(problem.locked),
        minimum=problem.minimum,
        maximum=problem.maximum,
        xy=problem.xy[free],
        nest=None if problem.nest is None else tuple(problem.nest[i] for i in free),
        maximum_diameter_km=problem.maximum_diameter_km,
        far=None
        if problem.far is None
        else tuple(frozenset(place[j] for j in problem.far[i] if j in place) for i in free),
        flows=tuple(tuple((place[j], v) for j, v in problem.flows[i] if j in place) for i in free)
        if problem.flows
        else (),
        agreement_total=problem.agreement_total,
        resolution=problem.resolution,
    )
    return part, free
