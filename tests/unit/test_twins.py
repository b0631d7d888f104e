"""Equal numbers found without sorting."""

from __future__ import annotations

import numpy as np
import pytest

from clefop_plugin.core.twins import mixed, twins


def check(numbers: np.ndarray) -> None:
    """Every number that occurs more than once, and no other, has a twin elsewhere, equal to it."""
    found = twins(numbers)
    _, which, count = np.unique(numbers, return_inverse=True, return_counts=True)
    assert np.array_equal(found >= 0, count[which] > 1)
    here = np.flatnonzero(found >= 0)
    assert (found[here] != here).all()
    assert np.array_equal(numbers[found[here]], numbers[here])


@pytest.mark.parametrize("values", [10, 1000, 100_000, 2**62])
def test_twins_are_the_equal_numbers(values):
    draws = np.random.default_rng(0).integers(0, values, 20_000, dtype=np.uint64)
    check(np.concatenate([draws, draws[:5000]]))


def test_few_numbers_and_none():
    check(np.array([], dtype=np.uint64))
    check(np.array([3], dtype=np.uint64))
    for other in range(2, 500):  # two numbers that differ must part, whatever slots they share
        check(np.array([1, other], dtype=np.uint64))
        check(np.array([1, 1 << (other % 64)], dtype=np.uint64))


def test_numbers_that_differ_by_their_last_or_first_bits_only():
    check(np.arange(50_000, dtype=np.uint64))
    check(np.arange(50_000, dtype=np.uint64) << np.uint64(48))


def test_of_three_equal_numbers_all_but_one_point_to_this_one():
    found = twins(np.array([7, 8, 7, 7], dtype=np.uint64))
    assert found[1] == -1
    assert sorted(np.bincount(found[[0, 2, 3]], minlength=4).tolist()) == [0, 0, 1, 2]


def test_pairs_get_numbers_of_their_own():
    one, two = (side.ravel() for side in np.meshgrid(np.arange(300), np.arange(300) << 32))
    assert len(np.unique(mixed(one, two))) == 90_000
