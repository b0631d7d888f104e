"""Classes of values for maps, against what exhaustive search finds."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from clefop_plugin.core.classes import breaks_around, natural_breaks, quantile_breaks, round_values


def spread(values: np.ndarray, limits: list[float]) -> float:
    """Sum of squared deviations within the classes; a class holds its upper limit."""
    classes = np.searchsorted(np.array(limits[1:]), values, side="left")
    return sum(float(((part - part.mean()) ** 2).sum()) for part in (values[classes == k] for k in set(classes)))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [2, 3, 5])
def test_natural_breaks_are_the_best_of_all(seed: int, count: int) -> None:
    values = np.round(np.random.default_rng(seed).gamma(2.0, 3.0, 13), 1)
    distinct = np.unique(values)
    best = min(
        spread(values, [distinct[0], *ends, distinct[-1]]) for ends in combinations(distinct[:-1].tolist(), count - 1)
    )
    found = natural_breaks(values, count)
    assert len(found) == count + 1
    assert (found[0], found[-1]) == (values.min(), values.max())
    assert spread(values, found) == pytest.approx(best)


def test_few_values_make_few_classes() -> None:
    assert natural_breaks(np.array([3.0, 3.0, np.nan]), 5) == [3.0, 3.0]
    assert natural_breaks(np.array([1.0, 2.0]), 5) == [1.0, 1.0, 2.0]
    assert natural_breaks(np.array([np.nan]), 5) == []
    assert quantile_breaks(np.array([np.nan]), 5) == []
    assert quantile_breaks(np.array([7.0, 7.0]), 5) == [7.0, 7.0]


def test_quantiles_have_equal_numbers() -> None:
    values = np.random.default_rng(4).normal(size=500)
    limits = quantile_breaks(values, 5)
    assert np.histogram(values, limits)[0].tolist() == [100] * 5


def test_classes_around_a_reference_are_symmetric_and_hold_everything() -> None:
    values = np.random.default_rng(5).normal(8.0, 2.0, 300)
    limits = breaks_around(values, 7.0)
    assert len(limits) == 6
    assert np.array(limits) - 7.0 == pytest.approx(-(np.array(limits)[::-1] - 7.0))
    assert limits[0] <= values.min()
    assert values.max() <= limits[-1]
    assert breaks_around(np.array([7.0, 7.0]), 7.0) == sorted(breaks_around(np.array([7.0, 7.0]), 7.0))
    assert breaks_around(np.array([np.nan]), 7.0) == []


@pytest.mark.parametrize(
    ("largest", "expected"),
    [(24_300, [20_000, 5_000, 1_000]), (7, [5, 1, 0.2]), (1, [1, 0.2, 0.05]), (0, []), (1_000, [1_000, 200, 50])],
)
def test_round_values(largest: float, expected: list[float]) -> None:
    assert round_values(largest) == pytest.approx(expected)
