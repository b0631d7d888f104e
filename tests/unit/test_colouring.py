"""Colours of territories."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import Delaunay

from clefop_plugin.core.colouring import colour_territories


def planar(seed: int, count: int) -> tuple[list[str], list[tuple[str, str]]]:
    points = np.random.default_rng(seed).random((count, 2))
    edges = {tuple(sorted(pair)) for simplex in Delaunay(points).simplices for pair in combinations(simplex, 2)}
    return [str(i) for i in range(count)], [(str(a), str(b)) for a, b in sorted(edges)]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 90))
def test_neighbours_of_a_planar_map_differ(seed, count):
    codes, pairs = planar(seed, count)
    hues = colour_territories(codes, pairs)
    assert set(hues) == set(codes)
    assert set(hues.values()) <= {0, 1, 2, 3, 4}
    assert all(hues[a] != hues[b] for a, b in pairs)


def test_hues_are_used_evenly_and_the_same_each_time():
    codes, pairs = planar(3, 40)
    hues = colour_territories(codes, pairs)
    uses = [list(hues.values()).count(hue) for hue in range(5)]
    assert max(uses) - min(uses) <= 6
    assert hues == colour_territories(codes, pairs)
    assert colour_territories([str(i) for i in range(10)], []) == {str(i): i % 5 for i in range(10)}


def test_coral_and_mauve_are_kept_apart_when_it_is_possible():
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]
    hues = colour_territories(list("abcd"), pairs)
    assert all({hues[a], hues[b]} != {2, 4} for a, b in pairs)


def test_five_mutual_neighbours_take_five_hues_and_six_the_fewest_conflicts():
    five = list(combinations("abcde", 2))
    assert sorted(colour_territories(list("abcde"), five).values()) == [0, 1, 2, 3, 4]
    six = list(combinations("abcdef", 2))
    hues = colour_territories(list("abcdef"), six)
    assert sum(hues[a] == hues[b] for a, b in six) == 1
    assert colour_territories([], []) == {}
