"""The linear relaxation of the set partition, with scipy's HiGHS: it gives the multipliers that steer the proof."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.columns import Columns
from clefop_plugin.core.regions.problem import FloatArray


@dataclass(frozen=True)
class Relaxation:
    """Optimum of a linear relaxation: ``use`` per column, multipliers ``pi`` per block, ``sigma`` of k, ``mu`` per cut.

    ``spare``: total use of artificial columns (0 when there are none).
    """

    objective: float
    use: FloatArray
    pi: FloatArray
    sigma: float
    mu: FloatArray
    spare: float


def relax(columns: Columns, k_min: int, k_max: int, clock: Clock, penalty: float | None = None) -> Relaxation | None:
    """Linear relaxation over the columns, k_min to k_max of them; its objective is -inf when it has no solution.

    None when time ended or HiGHS met numerical trouble: nothing is known then. ``penalty``: price of artificial
    columns that cover a block, or count as a territory more or less.
    """
    m, n = columns.sets.shape
    cover = sparse.vstack([columns.matrix.T, np.ones((1, m))], format="csc")
    # one column stands for the territories above k_min
    beyond = sparse.csc_matrix(([-1.0], ([n], [0])), shape=(n + 1, 1))
    parts, cost = [cover, beyond], [-columns.values, np.zeros(1)]
    upper = [np.full(m, np.inf), np.array([float(k_max - k_min)])]
    if penalty is not None:
        parts += [sparse.eye(n + 1, format="csc"), -sparse.eye(n + 1, format="csc")]
        cost.append(np.full(2 * n + 2, penalty))
        upper.append(np.full(2 * n + 2, np.inf))
    most = np.concatenate(upper)
    cuts = columns.crossed.shape[1]
    extra = len(most) - m
    found = linprog(
        np.concatenate(cost),
        A_ub=sparse.hstack([columns.crossed.T, sparse.csr_matrix((cuts, extra))], format="csr") if cuts else None,
        b_ub=np.ones(cuts) if cuts else None,
        A_eq=sparse.hstack(parts, format="csc"),
        b_eq=np.append(np.ones(n), k_min),
        bounds=np.column_stack([np.zeros(len(most)), most]),
        method="highs",
        options={"time_limit": clock.left()},
    )
    if found.status == 2:
        return Relaxation(-math.inf, np.zeros(m), np.zeros(n), 0.0, np.zeros(cuts), 0.0)
    if found.status != 0:
        return None
    dual = -found.eqlin.marginals  # linprog minimises
    return Relaxation(
        objective=-float(found.fun),
        use=found.x[:m],
        pi=dual[:n],
        sigma=float(dual[n]),
        mu=np.maximum(0.0, -found.ineqlin.marginals) if cuts else np.zeros(0),
        spare=float(found.x[m + 1 :].sum()),
    )
