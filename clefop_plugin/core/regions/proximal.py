"""The linear relaxation of the set partition, held near multipliers that already give a good bound.

The relaxation alone has many optimal multipliers, most of them useless as bounds, and column generation jumps from one
to the other: on a thousand blocks it takes a hundred rounds. Here a block may be covered a little more or less than
once, by ``width``, at the price of the ``centre``: in the dual, multipliers pay width for each unit they move away from
the centre, so they only go where the columns known draw them. Farther than ``box`` from the centre they cannot go at
all (du Merle, Villeneuve, Desrosiers, Hansen 1999: Stabilized column generation).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.columns import Columns
from clefop_plugin.core.regions.problem import FloatArray

#: Seconds of one call of HiGHS at most: it cannot be interrupted.
LONGEST = 10.0


@dataclass(frozen=True)
class Near:
    """Optimum: multipliers of blocks, of the number of territories and of cuts, and ``use`` of the columns.

    ``objective``: of the relaxation held near the centre; ``boxed``: whether the box holds some multipliers back.
    """

    objective: float
    pi: FloatArray
    sigma: float
    mu: FloatArray
    use: FloatArray
    boxed: bool


def relax_near(
    columns: Columns, k_min: int, k_max: int, centre: FloatArray, width: float, box: FloatArray, clock: Clock
) -> Near | None:
    """The relaxation near ``centre`` (multipliers of the n blocks, then of the number of territories).

    None when time ended or HiGHS met numerical trouble.
    """
    m, n = columns.sets.shape
    cover = sparse.vstack([columns.matrix.T, np.ones((1, m))], format="csc")
    beyond = sparse.csc_matrix(([-1.0], ([n], [0])), shape=(n + 1, 1))
    one = sparse.eye(n + 1, format="csc")
    cost = np.concatenate([-columns.values, [0.0], -centre, centre, box - centre, box + centre])
    most = np.full(len(cost), np.inf)
    most[m] = k_max - k_min
    most[m + 1 : m + 1 + 2 * (n + 1)] = width
    cuts = columns.crossed.shape[1]
    crossed = sparse.hstack([columns.crossed.T, sparse.csr_matrix((cuts, len(cost) - m))], format="csr")
    found = linprog(
        cost,
        A_ub=crossed if cuts else None,
        b_ub=np.ones(cuts) if cuts else None,
        A_eq=sparse.hstack([cover, beyond, one, -one, one, -one], format="csc"),
        b_eq=np.append(np.ones(n), k_min),
        bounds=np.column_stack([np.zeros(len(cost)), most]),
        method="highs",
        options={"time_limit": min(LONGEST, clock.left())},
    )
    if found.status != 0:
        return None
    dual = -found.eqlin.marginals  # linprog minimises
    return Near(
        objective=-float(found.fun),
        pi=dual[:n],
        sigma=float(dual[n]),
        mu=np.maximum(0.0, -found.ineqlin.marginals) if cuts else np.zeros(0),
        use=found.x[:m],
        boxed=bool(found.x[m + 1 + 2 * (n + 1) :].max() > 1e-9),
    )
