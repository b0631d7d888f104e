"""Contiguity of polygons and blocks, and links of islands."""

from __future__ import annotations

import time

import pandas as pd
import pytest
import shapely

from clefop_plugin.core.adjacency import block_contiguity, components, contiguity, island_links


def square(x: float, y: float, side: float = 100.0) -> shapely.Polygon:
    return shapely.box(x, y, x + side, y + side)


def test_common_borders_have_their_length_and_a_corner_is_not_one():
    found = contiguity(["a", "b", "c", "d"], [square(0, 0), square(100, 0), square(100, 100), square(900, 900)])
    assert found.pairs.to_dict("records") == [
        {"left": "a", "right": "b", "length_m": 100.0},
        {"left": "b", "right": "c", "length_m": 100.0},
    ]
    assert found.alone == ("d",)


def test_holes_parts_and_noise_under_a_centimetre():
    ring = shapely.difference(square(0, 0, 300), square(100, 100))
    two = shapely.MultiPolygon([square(100.001, 100.002), square(300, 0, 300)])
    found = contiguity(["ring", "two"], [ring, two])
    assert found.pairs["length_m"].iloc[0] == pytest.approx(700, abs=0.02)


def test_short_borders_can_be_left_out():
    polygons = [square(0, 0), square(100, 0)]
    assert len(contiguity(["a", "b"], polygons, minimum_length=100).pairs) == 0
    assert contiguity(["a", "b"], polygons, minimum_length=100).alone == ("a", "b")
    assert len(contiguity([], []).pairs) == 0


def test_blocks_touch_when_their_communes_do():
    pairs = pd.DataFrame(
        {"left": ["1", "1", "2", "3"], "right": ["2", "3", "3", "9"], "length_m": [5.0, 7.0, 11.0, 13.0]}
    )
    blocks = block_contiguity(pairs, {"1": "Y", "2": "Y", "3": "X"})
    assert blocks.to_dict("records") == [{"left": "X", "right": "Y", "length_m": 18.0}]


def test_islands_are_tied_to_the_nearest_block_largest_piece_first():
    pairs = pd.DataFrame({"left": ["a", "b", "d"], "right": ["b", "c", "e"], "length_m": [1.0, 1.0, 1.0]})
    places = {"a": (0, 0), "b": (1000, 0), "c": (2000, 0), "d": (5000, 0), "e": (6000, 0), "i": (6500, 0)}
    assert components(list(places), zip(pairs["left"], pairs["right"], strict=True)) == [
        ["a", "b", "c"],
        ["d", "e"],
        ["i"],
    ]
    links = island_links(list(places), pairs, places)
    assert [(link.left, link.right, link.distance_km) for link in links] == [("c", "d", 3.0), ("e", "i", 0.5)]


@pytest.mark.real_data
def test_pays_de_la_loire(real_data):
    from regions_cases import load_instances

    instances = load_instances()
    table = instances.commune_table(real_data, "52")
    codes, shapes = instances.read_polygons(real_data / "communes_pdl_2018.geojson", table["code"])
    start = time.perf_counter()
    found = contiguity(codes, shapes)
    assert time.perf_counter() - start < 2
    assert len(table) == 1272
    assert len(found.pairs) == 3573
    assert found.alone == ("85113",)
    assert len(block_contiguity(found.pairs, table.set_index("code")["block"])) == 176
