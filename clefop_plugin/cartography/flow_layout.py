"""Where the zones and ribbons of a flow chart go: orders that cross little, ribbons one under the other.

Flows are pairs (p,) of positions ``a`` on the left and ``b`` on the right, with a weight each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def order_left(left: Floats, b: npt.NDArray[np.int64], main: npt.NDArray[np.int64], right: Floats) -> list[int]:
    """Left zones in groups by main partner, the largest right zones first, so that ribbons cross little."""
    heaviest = np.argsort(-right, kind="stable")
    rank = np.empty(len(right), dtype=np.int64)
    rank[heaviest] = np.arange(len(right))
    return [int(i) for i in np.lexsort((-left, rank[b[main]]))]


def order_right(
    right: Floats, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], weight: Floats, order_a: Sequence[int]
) -> list[int]:
    """Right zones at the mean height of their partners."""
    rank = np.empty(len(order_a))
    rank[list(order_a)] = np.arange(len(order_a))
    usable = weight + 1e-9
    total = np.bincount(b, usable, minlength=len(right))
    centre = np.bincount(b, usable * rank[a], minlength=len(right)) / total
    return [int(i) for i in np.argsort(centre, kind="stable")]


def main_partner(a: npt.NDArray[np.int64], weight: Floats) -> npt.NDArray[np.int64]:
    """Position of the heaviest pair of each left zone; every zone has one."""
    order = np.lexsort((-weight, a))
    _, first = np.unique(a[order], return_index=True)
    return np.asarray(order[first], dtype=np.int64)


def ribbon_ends(
    a: npt.NDArray[np.int64],
    b: npt.NDArray[np.int64],
    tall: Floats,
    tops_a: Floats,
    tops_b: Floats,
    order_a: Sequence[int],
    order_b: Sequence[int],
) -> list[tuple[float, float]]:
    """Where each ribbon starts and ends: those of one zone one under the other, in the order of the other side."""
    rank_a, rank_b = np.empty(len(order_a)), np.empty(len(order_b))
    rank_a[list(order_a)], rank_b[list(order_b)] = np.arange(len(order_a)), np.arange(len(order_b))
    y_a, y_b = np.zeros(len(a)), np.zeros(len(a))
    for own, other_rank, tops, y in ((a, rank_b[b], tops_a, y_a), (b, rank_a[a], tops_b, y_b)):
        at = tops.copy()
        for pair in np.lexsort((other_rank, own)):
            y[pair] = at[own[pair]]
            at[own[pair]] += tall[pair]
    return [(float(y1), float(y2)) for y1, y2 in zip(y_a, y_b, strict=True)]
