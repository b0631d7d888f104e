"""Classes of values for maps: natural breaks, equal numbers, steps around a reference; round values for legends."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: Shares of the distances to the reference that end the middle class, and the next one.
_NEAR, _FAR = 0.2, 0.6


def natural_breaks(values: Floats, count: int) -> list[float]:
    """Limits of at most ``count`` classes with the least sum of squared deviations (Fisher 1958, as Jenks uses it).

    Exact, in O(count · n log n) steps by divide and conquer. The first limit is the smallest value, the others the
    largest value of each class; fewer classes when there are fewer distinct values, [] without a value.

    >>> natural_breaks(np.array([1.0, 2.0, 2.5, 10.0, 11.0, 50.0]), 3)
    [1.0, 2.5, 11.0, 50.0]
    """
    values, weights = np.unique(values[np.isfinite(values)], return_counts=True)
    if not len(values):
        return []
    count = min(count, len(values))
    weight = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    centred = values - values.mean()
    first = np.concatenate([[0.0], np.cumsum(weights * centred)])
    second = np.concatenate([[0.0], np.cumsum(weights * centred**2)])

    def spread(starts: npt.NDArray[np.int64], end: int) -> Floats:
        total = first[end] - first[starts]
        return np.asarray(second[end] - second[starts] - total**2 / (weight[end] - weight[starts]), dtype=np.float64)

    size = len(values)
    best = np.concatenate([[np.inf], second[1:] - first[1:] ** 2 / weight[1:]])
    cuts: list[npt.NDArray[np.int64]] = []
    for _ in range(count - 1):
        better, cut = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=np.int64)
        waiting = [(1, size, 1, size)]
        while waiting:
            low, high, left, right = waiting.pop()
            if low > high:
                continue
            middle = (low + high) // 2
            starts = np.arange(left, max(left, min(right, middle - 1)) + 1)
            starts = starts[starts < middle]
            at = left
            if len(starts):
                cost = best[starts] + spread(starts, middle)
                at = int(starts[int(np.argmin(cost))])
                better[middle], cut[middle] = float(cost.min()), at
            waiting += [(low, middle - 1, left, at), (middle + 1, high, at, right)]
        best = better
        cuts.append(cut)
    ends, end = [size], size
    for cut in reversed(cuts):
        end = int(cut[end])
        ends.append(end)
    return [float(values[0]), *(float(values[end - 1]) for end in reversed(ends))]


def quantile_breaks(values: Floats, count: int) -> list[float]:
    """Limits of at most ``count`` classes of equal number, without repeats; [] without a value.

    >>> quantile_breaks(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), 2)
    [1.0, 3.0, 5.0]
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return []
    limits = [float(limit) for limit in np.unique(np.quantile(known, np.linspace(0, 1, count + 1)))]
    return limits if len(limits) > 1 else limits * 2


def breaks_around(values: Floats, reference: float) -> list[float]:
    """Limits of five classes, the same distances below and above ``reference``: far below to far above.

    The middle class holds the fifth of the values nearest to the reference; [] without a value.
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return []
    distance = np.abs(known - reference)
    near, far = (float(limit) for limit in np.quantile(distance, [_NEAR, _FAR]))
    longest = float(distance.max()) or 1.0
    near = near or longest / 10
    far = max(far, 2 * near)
    edge = max(longest, 1.5 * far)
    return [reference + step for step in (-edge, -far, -near, near, far, edge)]


def round_values(largest: float) -> list[float]:
    """Up to three round values, the largest first, whose circles explain those of values up to ``largest``.

    >>> round_values(24_300)
    [20000.0, 5000.0, 1000.0]
    """
    top = _round_down(largest)
    found = [top, _round_down(top / 4), _round_down(top / 20)]
    return list(dict.fromkeys(value for value in found if value > 0))


def _round_down(value: float) -> float:
    if not value > 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (5, 2, 1) if m * power <= value * (1 + 1e-12))
