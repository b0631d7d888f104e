"""The territory problem as plain arrays: blocks, constraints, objective, and the check of a partition.

Blocks i with p_i residents; f_iz(c) is the share of block i's residents in zone c of zoning z (weights w_z sum to 1):

    S_ij = sum_z w_z sum_c f_iz(c) f_jz(c)
    J    = sum over pairs i < j of one territory of p_i p_j (S_ij - resolution) / 1e9 + ties_ij

With resolution 1/2 and no ties, J is an increasing affine function of the weighted Rand index. Every soft wish is a
value of pairs, so that one engine serves them all: commuters kept inside and common borders not cut are ties, and
balance adds to the resolution, since sum_g P_g^2 is a constant plus twice the p_i p_j of the pairs kept together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

#: J is counted in thousand million pairs of residents.
UNIT = 1e9

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
SparseRow = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Problem:
    """k_min to k_max connected territories made of whole blocks, minimum <= amounts <= maximum in each.

    ``population``  residents per block: the weights of the pairs in J.
    ``amounts``     what the bounds count per block, named by ``counted``: residents, or jobs.
    ``neighbours``  per block, the blocks it touches; contacts across nesting groups are already removed.
    ``rows``        per block, (zone column, sqrt(w_z / 1e9) * residents of the block in the zone); zones that only
                    one block meets are left out, they change no pair.
    ``ties``        per block, (other block, value in J of being together); symmetric.
    ``far``         per block, the blocks that may not share its territory: too distant, or kept apart.
    ``together``    groups of blocks that must share one territory, whether they touch each other or not.
    ``reach``       per block, the blocks within the travel limit of its seat. The seat of a territory is its first
                    block in ``order``, and must reach all the others.
    ``locked``      whole territories that stay exactly as they are, as block indices; they count in k.
    ``agreement_total`` sum of p_i p_j S_ij over all pairs, in 1e9.

    For explanations only: ``zone_reference`` (reference of each zone column), ``zone_codes``, ``reference_ids`` and
    ``reference_weights``; ``inner`` (per block and reference, pairs of its own residents that share a zone, in 1e9);
    ``across`` (per block, the blocks it touches in another nesting group); ``tie_parts`` (``ties`` by kind: flows,
    compactness); ``balance``, the part of the resolution that stands for it.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    population: FloatArray
    amounts: FloatArray
    neighbours: tuple[tuple[int, ...], ...]
    rows: tuple[SparseRow, ...]
    zone_count: int
    k_min: int
    k_max: int
    minimum: float
    maximum: float
    xy: FloatArray
    counted: str = "residents"
    nest: tuple[str, ...] | None = None
    maximum_diameter_km: float | None = None
    far: tuple[frozenset[int], ...] | None = None
    together: tuple[tuple[int, ...], ...] = ()
    reach: tuple[frozenset[int], ...] | None = None
    locked: tuple[tuple[int, ...], ...] = ()
    ties: tuple[SparseRow, ...] = ()
    agreement_total: float = 0.0
    resolution: float = 0.5
    balance: float = 0.0
    zone_reference: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    reference_ids: tuple[str, ...] = ()
    reference_weights: tuple[float, ...] = ()
    zone_codes: tuple[str, ...] = ()
    inner: FloatArray = field(default_factory=lambda: np.zeros((0, 0)))
    across: tuple[tuple[int, ...], ...] = ()
    tie_parts: Mapping[str, tuple[SparseRow, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = field(default=())

    @property
    def size(self) -> int:
        """Number of blocks."""
        return len(self.codes)

    @cached_property
    def order(self) -> IntArray:
        """Blocks by residents, most first, ties by index: the first one of a territory is its seat."""
        return np.argsort(-self.population, kind="stable").astype(np.int64)

    @cached_property
    def rank(self) -> IntArray:
        """Place of each block in ``order``."""
        places = np.empty(self.size, dtype=np.int64)
        places[self.order] = np.arange(self.size)
        return places

    def seat(self, members: Iterable[int]) -> int:
        """The seat of a territory: its block with most residents."""
        rank = self.rank
        return min(members, key=lambda i: int(rank[i]))


@dataclass(frozen=True)
class Evaluation:
    """Figures of a partition: ``objective`` J, ``rand`` weighted Rand index (0 to 1), and what breaks the constraints.

    ``low`` and ``high``: territories (label values 0..) under the minimum and over the maximum; ``extra_pieces``:
    pieces beyond one per territory; ``far_pairs``: pairs of blocks that may not be together; ``beyond_reach``: blocks
    that the seat of their territory does not reach; ``broken_groups``: groups to keep together that are not;
    ``broken_locks``: locked territories that changed; ``populations`` and ``amounts``: by territory.
    """

    objective: float
    rand: float
    territories: int
    extra_pieces: int
    low: tuple[int, ...]
    high: tuple[int, ...]
    far_pairs: int
    beyond_reach: int
    broken_groups: int
    broken_locks: int
    populations: FloatArray
    amounts: FloatArray
    feasible: bool

    @property
    def breaches(self) -> int:
        """How many constraints other than the bounds and the number of territories are broken."""
        return self.extra_pieces + self.far_pairs + self.beyond_reach + self.broken_groups + self.broken_locks


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
    """(value with ties, value of the zonings alone) of one territory, in J."""
    blocks = list(members)
    inside = set(blocks)
    table: dict[int, float] = {}
    own = ties = squares = 0.0
    for i in blocks:
        for zone, value in problem.rows[i]:
            table[zone] = table.get(zone, 0.0) + value
            own += value * value
        squares += float(problem.population[i]) ** 2
        if problem.ties:
            ties += sum(value for j, value in problem.ties[i] if j in inside)
    total = float(problem.population[blocks].sum())
    shared = sum(value * value for value in table.values()) - own
    zonings = (shared - problem.resolution * (total**2 - squares) / UNIT) / 2
    return zonings + ties / 2, zonings


def territories_of(labels: Sequence[int] | IntArray) -> list[list[int]]:
    """Blocks of each territory, in the order of the first block."""
    label = compact_labels(labels)
    members: list[list[int]] = [[] for _ in range(int(label.max(initial=-1)) + 1)]
    for i, c in enumerate(label.tolist()):
        members[c].append(i)
    return members


def _far_pairs(problem: Problem, members: Sequence[int]) -> int:
    far = problem.far
    return 0 if far is None else sum(len(far[i].intersection(members)) for i in members) // 2


def _beyond_reach(problem: Problem, members: Sequence[int]) -> int:
    return 0 if problem.reach is None else len(set(members) - problem.reach[problem.seat(members)])


def _broken_groups(problem: Problem, territories: Sequence[Sequence[int]]) -> int:
    home = {i: c for c, members in enumerate(territories) for i in members}
    return sum(1 for group in problem.together if len({home.get(i) for i in group}) > 1)


def admissible(problem: Problem, members: Iterable[int]) -> bool:
    """Whether a set of blocks may be a territory of some plan, locked territories apart."""
    blocks = sorted(set(members))
    amount = float(problem.amounts[blocks].sum())
    return (
        problem.minimum <= amount <= problem.maximum
        and len(pieces(problem.neighbours, blocks)) == 1
        and not _far_pairs(problem, blocks)
        and not _beyond_reach(problem, blocks)
        and all(len(set(group).intersection(blocks)) in (0, len(group)) for group in problem.together)
    )


def evaluate(problem: Problem, labels: Sequence[int] | IntArray) -> Evaluation:
    """Figures and constraint check of a partition (one label per block), computed from scratch."""
    label, members = compact_labels(labels), territories_of(labels)
    count = len(members)
    values = [territory_value(problem, blocks) for blocks in members]
    residents: FloatArray = np.bincount(label, problem.population, minlength=count).astype(np.float64)
    amounts: FloatArray = np.bincount(label, problem.amounts, minlength=count).astype(np.float64)
    low = tuple(c for c in range(count) if amounts[c] < problem.minimum)
    high = tuple(c for c in range(count) if amounts[c] > problem.maximum)
    kept = {tuple(blocks) for blocks in members}
    found = Evaluation(
        objective=sum(value for value, _ in values),
        rand=_rand(problem, residents, sum(value for _, value in values)),
        territories=count,
        extra_pieces=sum(len(pieces(problem.neighbours, blocks)) - 1 for blocks in members),
        low=low,
        high=high,
        far_pairs=sum(_far_pairs(problem, blocks) for blocks in members),
        beyond_reach=sum(_beyond_reach(problem, blocks) for blocks in members),
        broken_groups=_broken_groups(problem, members),
        broken_locks=sum(1 for territory in problem.locked if tuple(sorted(territory)) not in kept),
        populations=residents,
        amounts=amounts,
        feasible=False,
    )
    right = problem.k_min <= count <= problem.k_max and not (low or high or found.breaches)
    return replace(found, feasible=right)


def _rand(problem: Problem, residents: FloatArray, zonings: float) -> float:
    """Weighted Rand index over pairs of residents of different blocks, whatever the resolution."""
    squares = float((problem.population**2).sum())
    pairs = (float(problem.population.sum()) ** 2 - squares) / 2 / UNIT
    if pairs <= 0:
        return 1.0
    together = (float((residents**2).sum()) - squares) / 2 / UNIT
    halved = zonings + (problem.resolution - 0.5) * together
    return (pairs - problem.agreement_total + 2 * halved) / pairs


def restricted(problem: Problem, blocks: IntArray, k_min: int, k_max: int) -> Problem:
    """The problem of some of the blocks, in the order given; locked territories and notes are dropped."""
    place = {int(i): new for new, i in enumerate(blocks)}

    def sparse(rows: tuple[SparseRow, ...]) -> tuple[SparseRow, ...]:
        return tuple(tuple((place[j], v) for j, v in rows[i] if j in place) for i in blocks) if rows else ()

    def sets(of: tuple[frozenset[int], ...] | None) -> tuple[frozenset[int], ...] | None:
        return None if of is None else tuple(frozenset(place[j] for j in of[i] if j in place) for i in blocks)

    def contacts(of: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(place[j] for j in of[i] if j in place) for i in blocks) if of else ()

    groups = (tuple(place[i] for i in group if i in place) for group in problem.together)
    return replace(
        problem,
        codes=tuple(problem.codes[i] for i in blocks),
        names=tuple(problem.names[i] for i in blocks),
        population=problem.population[blocks],
        amounts=problem.amounts[blocks],
        neighbours=contacts(problem.neighbours),
        rows=tuple(problem.rows[i] for i in blocks),
        k_min=k_min,
        k_max=k_max,
        xy=problem.xy[blocks],
        nest=None if problem.nest is None else tuple(problem.nest[i] for i in blocks),
        far=sets(problem.far),
        together=tuple(group for group in groups if len(group) > 1),
        reach=sets(problem.reach),
        locked=(),
        ties=sparse(problem.ties),
        inner=problem.inner[blocks] if len(problem.inner) else problem.inner,
        across=contacts(problem.across),
        tie_parts={kind: sparse(rows) for kind, rows in problem.tie_parts.items()},
        notes=(),
    )


def without_locked(problem: Problem) -> tuple[Problem, IntArray]:
    """The problem left once locked territories are set apart, and the indices of its blocks in the whole problem.

    J adds up over territories, so the two parts are independent.
    """
    frozen = {i for territory in problem.locked for i in territory}
    free = np.array([i for i in range(problem.size) if i not in frozen], dtype=np.int64)
    if not frozen:
        return problem, free
    count = len(problem.locked)
    return restricted(problem, free, problem.k_min - count, problem.k_max - count), free


def with_locked(problem: Problem, indices: IntArray, labels: Sequence[int]) -> IntArray:
    """Labels of all blocks: those of the free part (see :func:`without_locked`), then one per locked territory."""
    full = np.zeros(problem.size, dtype=np.int64)
    full[indices] = labels
    first = max(labels, default=-1) + 1
    for step, territory in enumerate(problem.locked):
        full[list(territory)] = first + step
    return compact_labels(full)
