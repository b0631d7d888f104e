"""Distances to a territory and to the nearest offer, against what a slow and plain way finds."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.access import distance_to_outline, nearest_distance

SQUARES = np.array([shapely.box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(3)], dtype=object)
COORDINATE = st.floats(-5000, 8000)


def outside(count: int) -> np.ndarray:
    return np.zeros(count, dtype=bool)


def test_the_outline_is_measured_in_a_straight_line():
    points = np.array([[500.0, 500.0], [3300.0, 1400.0], [np.nan, np.nan], [90_000.0, 0.0], [-100.0, 500.0]])
    inside = np.array([False, False, False, False, True])
    found = distance_to_outline(SQUARES, points, inside, 2000.0)
    assert found[:2].tolist() == [0.0, 500.0]
    assert np.isnan(found[2])
    assert np.isinf(found[3])
    # Said to be inside: the commune decides, whatever a generalised outline says.
    assert found[4] == 0.0


def test_a_hole_is_outside():
    ring = np.array([shapely.box(0, 0, 1000, 1000).difference(shapely.box(400, 400, 600, 600))], dtype=object)
    assert distance_to_outline(ring, np.array([[500.0, 500.0]]), outside(1), 1000.0).tolist() == [100.0]


@given(st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=20), st.floats(1, 6000))
def test_distances_are_those_of_the_dissolved_territory(points, limit):
    xy = np.array(points)
    found = distance_to_outline(SQUARES, xy, outside(len(xy)), limit)
    expected = shapely.distance(shapely.union_all(SQUARES), shapely.points(xy))
    for measured, true in zip(found, expected, strict=True):
        if abs(true - limit) > 1e-6:
            assert measured == (pytest.approx(true, abs=1e-6) if true < limit else np.inf)


@given(
    st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=10),
    st.lists(st.tuples(COORDINATE, COORDINATE), max_size=10),
)
def test_the_nearest_place_is_the_nearest(origins, places):
    start, end = np.array(origins), np.array(places, dtype=np.float64).reshape(-1, 2)
    found = nearest_distance(start, np.vstack([end, [[np.nan, 1.0]]]))
    for origin, distance in zip(start, found, strict=True):
        assert distance == pytest.approx(min([*np.hypot(*(end - origin).T), np.inf]))


def test_an_unknown_origin_has_no_distance():
    assert np.isnan(nearest_distance(np.array([[np.nan, 0.0]]), np.array([[0.0, 0.0]]))[0])
    assert nearest_distance(np.array([[1.0, 0.0]]), np.empty((0, 2)))[0] == np.inf
