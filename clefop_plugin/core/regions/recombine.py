"""The best plan made of territories already met: a set partition solved by scipy's HiGHS.

Local searches improve a plan here and there by different means; the union of what they met holds, most often, a plan
better than each. The linear relaxation is nearly always whole, because the territories come from few plans.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.problem import FloatArray, IntArray

#: Territories the whole-number choice may use, and its nodes: HiGHS cannot be interrupted.
MOST, NODES = 3_000, 30
#: Seconds of one call of HiGHS at most, so that a cancel is heard.
LONGEST = 2.0
#: Values nearer than this to 0 or 1 are whole.
WHOLE = 1e-6


def _atoms(owners: IntArray, blocks: IntArray, count: int, size: int) -> sparse.csr_matrix:
    """Rows of the set partition, shape (atoms, count): blocks that are in the same territories are one atom."""
    marks = np.random.Generator(np.random.PCG64(0)).integers(0, 2**62, count, dtype=np.uint64)
    mark = np.zeros(size, dtype=np.uint64)
    np.add.at(mark, blocks, marks[owners])
    _, first = np.unique(mark, return_index=True)
    place = np.full(size, -1)
    place[first] = np.arange(len(first))
    kept = place[blocks] >= 0
    ones = np.ones(int(kept.sum()))
    return sparse.csr_matrix((ones, (place[blocks[kept]], owners[kept])), shape=(len(first), count))


def best_choice(
    territories: Sequence[IntArray], values: FloatArray, size: int, k_min: int, k_max: int, floor: float, clock: Clock
) -> IntArray | None:
    """Indices of k_min to k_max territories that hold each of ``size`` blocks once and are worth more than ``floor``.

    None when there are none, or none was found within the limits. Raises Cancelled.
    """
    owners = np.repeat(np.arange(len(territories)), [len(blocks) for blocks in territories])
    blocks = np.concatenate(territories).astype(np.int64)
    if len(np.unique(blocks)) < size:
        return None
    ones = np.ones((1, len(territories)))
    matrix = sparse.vstack([_atoms(owners, blocks, len(territories), size), ones], format="csc")
    atoms = matrix.shape[0] - 1
    # one column stands for the territories above k_min
    beyond = sparse.csc_matrix(([-1.0], ([atoms], [0])), shape=(atoms + 1, 1))
    sides = np.append(np.ones(atoms), float(k_min))
    clock.check()
    relaxed = linprog(
        np.append(-values, 0.0),
        A_eq=sparse.hstack([matrix, beyond], format="csc"),
        b_eq=sides,
        bounds=np.column_stack([np.zeros(len(values) + 1), np.append(np.full(len(values), np.inf), k_max - k_min)]),
        method="highs",
        options={"time_limit": min(LONGEST, clock.left())},
    )
    if relaxed.status != 0 or -relaxed.fun <= floor + WHOLE:
        return None
    use = relaxed.x[:-1]
    whole = np.flatnonzero(use > 1 - WHOLE)
    if len(whole) == (use > WHOLE).sum():
        return whole.astype(np.int64)
    reduced = values + matrix.T @ relaxed.eqlin.marginals
    kept = np.flatnonzero(reduced > floor + relaxed.fun)
    if len(kept) > MOST:
        kept = np.sort(kept[np.argsort(-reduced[kept], kind="stable")[:MOST]])
    clock.check()
    found = milp(
        -values[kept],
        constraints=LinearConstraint(
            matrix[:, kept], np.append(np.ones(atoms), k_min), np.append(np.ones(atoms), k_max)
        ),
        integrality=np.ones(len(kept)),
        bounds=Bounds(0, 1),
        options={"time_limit": min(LONGEST, clock.left()), "node_limit": NODES},
    )
    if found.x is None:
        return None
    chosen = kept[np.flatnonzero(found.x > 0.5)]
    better = float(values[chosen].sum()) > floor and k_min <= len(chosen) <= k_max
    once = np.bincount(np.concatenate([territories[i] for i in chosen]), minlength=size) == 1
    return chosen.astype(np.int64) if better and bool(once.all()) else None
