"""An upper bound of J for problems of any size, from what each block could gain at best.

In a plan, let S(i) be the territory of block i. J is half the sum over blocks of what each shares with the others of
its territory, and these hold at most the maximum less the amount of i itself:

    J = 1/2 sum over i of (sum over j in S(i), j != i, of V_ij)  <=  1/2 sum over i of K_i

with K_i the most that partners of i can bring: a fractional knapsack of the positive V_ij, of capacity maximum - a_i.
Partners are blocks of the same piece of the contiguity graph (so of the same group, when nested), few enough to fit.
The pairs come from a sparse product, zones and ties being met by few blocks: no matrix of all pairs is made. Contiguity
and the number of territories are forgotten, so the bound is good where the maximum or the zonings decide, else loose.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem, SparseRow, pieces

#: Blocks whose pairs are looked at together.
CHUNK = 1_000


def quick_bound(problem: Problem, clock: Clock) -> float:
    """Upper bound of J of a problem without locked territories. Raises Cancelled."""
    n = problem.size
    rows = _matrix(problem.rows, n, max(1, problem.zone_count))
    ties = _matrix(problem.ties, n, n) if problem.ties else None
    piece = _pieces(problem)
    total = 0.0
    for start in range(0, n, CHUNK):
        clock.check()
        here = slice(start, min(n, start + CHUNK))
        shared = rows[here] @ rows.T
        if ties is not None:
            shared = shared + ties[here]
        found = sparse.coo_matrix(shared)
        total += _chunk(problem, piece, found.row.astype(np.int64) + start, found.col.astype(np.int64), found.data)
    return total / 2


def _matrix(rows: tuple[SparseRow, ...], n: int, columns: int) -> sparse.csr_matrix:
    owner = np.repeat(np.arange(n), [len(row) for row in rows])
    column = np.array([c for row in rows for c, _ in row], dtype=np.int64)
    value = np.array([v for row in rows for _, v in row], dtype=np.float64)
    return sparse.csr_matrix((value, (owner, column)), shape=(n, columns))


def _pieces(problem: Problem) -> IntArray:
    """Number of the piece of the contiguity graph of each block."""
    number = np.empty(problem.size, dtype=np.int64)
    for place, members in enumerate(pieces(problem.neighbours, range(problem.size))):
        number[members] = place
    return number


def _chunk(problem: Problem, piece: IntArray, one: IntArray, two: IntArray, shared: FloatArray) -> float:
    """Sum of K_i over the blocks ``one``, from what they share with ``two``."""
    people, amounts = problem.population, problem.amounts
    value = shared - problem.resolution / UNIT * people[one] * people[two]
    fits: npt.NDArray[np.bool_] = amounts[one] + amounts[two] <= problem.maximum
    good = (value > 0) & (one != two) & fits & (piece[one] == piece[two])
    one, two, value = one[good], two[good], value[good]
    weight = np.maximum(amounts[two], 1e-9)
    rank = np.lexsort((-value / weight, one))
    one, value, weight = one[rank], value[rank], weight[rank]
    filled = np.cumsum(weight)
    first = np.flatnonzero(np.diff(one, prepend=-1))
    before = filled - weight - np.repeat((filled - weight)[first], np.diff(first, append=len(one)))
    part = np.clip((problem.maximum - amounts[one] - before) / weight, 0.0, 1.0)
    return float((part * value).sum())
