"""Overlay by code and by geometry: exact sums, no-zone communes, cut communes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.overlay import overlay
from clefop_plugin.core.pieces import PopulationLayer, ZoningTable
from clefop_plugin.core.zonings import area_shares, dissolve, group, main_zone


def grid(columns: int = 4, rows: int = 2) -> pd.DataFrame:
    cells = [(x, y) for y in range(rows) for x in range(columns)]
    return pd.DataFrame(
        {
            "code": [f"960{i:02d}" for i in range(len(cells))],
            "population": [100.0 * (i + 1) for i in range(len(cells))],
            "geom": [shapely.box(1000 * x, 1000 * y, 1000 * (x + 1), 1000 * (y + 1)) for x, y in cells],
        }
    )


def table(zoning_id: str, zones: list[str], polygons=None) -> ZoningTable:
    rows = [(code, zone, 1.0) for code, zone in zip(grid()["code"], zones, strict=True) if zone]
    frame = pd.DataFrame(rows, columns=["commune_code", "zone_code", "share"])
    return ZoningTable(zoning_id, frame, {z: f"Zone {z}" for z in set(zones)}, polygons or {})


def drawn(zoning_id: str, polygons: dict[str, shapely.Geometry]) -> ZoningTable:
    """A zoning given as polygons over the grid."""
    communes = grid()
    found = area_shares(np.asarray(communes["geom"], dtype=object), np.array(list(polygons.values()), dtype=object))
    rows = pd.DataFrame(
        {
            "commune_code": communes["code"].to_numpy()[found.commune],
            "zone_code": np.array(list(polygons), dtype=object)[found.zone],
            "share": found.share,
        }
    )
    return ZoningTable(zoning_id, rows, {code: f"Zone {code}" for code in polygons}, polygons)


def test_combinations_hold_every_resident_and_every_square_metre():
    a = table("a", ["1", "1", "2", "2", "1", "1", "2", "2"])
    b = table("b", ["x", "x", "x", "y", "x", "y", "y", ""])
    found = overlay(grid(), [a, b])
    polygons, pairs = found.polygons, found.table
    assert polygons["population"].sum() == 3600
    assert polygons["area_km2"].sum() == pytest.approx(8)
    by_key = polygons.set_index(["a_code", "b_code"])
    assert by_key.loc[("1", "x"), "population"] == 100 + 200 + 500
    assert by_key.loc[("2", ""), "communes"] == 1
    assert by_key.loc[("2", ""), "b_name"] == ""
    assert by_key.loc[("1", "x"), "a_name"] == "Zone 1"
    assert not polygons["estimated"].any()
    row = pairs.set_index(["code_a", "code_b"]).loc[("1", "x")]
    assert row["share_of_a"] == pytest.approx(800 / 1400)
    assert row["share_of_b"] == pytest.approx(800 / 1100)


def test_three_zonings_give_three_pairs():
    tables = [table(name, list("11221122")) for name in "abc"]
    pairs = overlay(grid(), tables).table
    assert set(zip(pairs["zoning_a"], pairs["zoning_b"], strict=True)) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert (pairs["share_of_a"] == 1).all()


def test_a_zoning_that_cuts_a_commune_splits_it_by_area_and_says_so():
    polygon = shapely.box(0, 0, 1500, 2000)
    communes = grid()
    zoning = drawn("q", {"p": polygon})
    assert sorted(zoning.memberships["share"].tolist()) == [0.5, 0.5, 1.0, 1.0]
    polygons = overlay(communes, [zoning]).polygons
    inside = polygons.set_index("q_code").loc["p"]
    assert inside["population"] == pytest.approx(100 + 500 + 0.5 * (200 + 600))
    assert inside["area_km2"] == pytest.approx(3)
    assert bool(inside["estimated"])
    assert polygons["population"].sum() == pytest.approx(3600)
    assert polygons["area_km2"].sum() == pytest.approx(8)


def test_dissolve_falls_back_when_the_polygons_overlap():
    shapes = np.array([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)], dtype=object)
    (merged,) = dissolve(shapes, np.zeros(2, dtype=np.int64), 1)
    assert merged.area == pytest.approx(6)


def test_group_and_main_zone_leave_the_communes_without_zone_out():
    rows = pd.DataFrame(
        {"commune_code": ["96000", "96001", "96001"], "zone_code": ["a", "b", "c"], "share": [1.0, 0.4, 0.6]}
    )
    grouping = group(["96000", "96001", "96002"], main_zone(rows))
    assert grouping.codes == ("a", "c")
    assert grouping.index.tolist() == [0, 1, -1]
    assert grouping.sums(np.array([1.0, np.nan, 5.0])).tolist() == [1.0, 0.0]


def test_zones_that_overlap_or_stop_just_short_keep_the_total_area():
    communes = grid()
    shapes = {"p": shapely.box(0, 0, 1500, 2000), "q": shapely.box(1000, 0, 4000, 990)}
    zoning = drawn("p", shapes)
    assert zoning.memberships["commune_code"].duplicated().any()
    found = overlay(communes, [table("a", ["1"] * 8), zoning])
    polygons, pairs = found.polygons, found.table
    assert found.thin == 1
    assert polygons["area_km2"].sum() == pytest.approx(8, rel=1e-9)
    assert polygons["population"].sum() == pytest.approx(3600)
    by_zone = polygons.set_index("p_code")
    # The second commune is whole in q, which wins; the strip of 10 m that q leaves out goes with its commune.
    assert by_zone.loc["q", "area_km2"] == pytest.approx(3)
    assert by_zone.loc["p", "area_km2"] == pytest.approx(2.5)
    assert by_zone["estimated"].to_dict() == {"": True, "p": True, "q": False}
    assert pairs["area_km2"].sum() == pytest.approx(8)


def test_a_small_neighbourhood_in_a_large_commune_is_not_lost():
    quarter = shapely.box(100, 100, 160, 160)
    zoning = drawn("qpv", {"q1": quarter})
    assert zoning.memberships["share"].tolist() == [pytest.approx(0.0036)]
    found = overlay(grid(), [table("a", list("11221122")), zoning], sliver_km2=0.01)
    row = found.polygons.set_index(["a_code", "qpv_code"]).loc[("1", "q1")]
    assert row["area_km2"] == pytest.approx(0.0036) and bool(row["sliver"]) and bool(row["estimated"])
    assert row["population"] == pytest.approx(0.36)
    assert found.polygons["population"].sum() == pytest.approx(3600)
    assert not overlay(grid(), [zoning], sliver_km2=0.001).polygons["sliver"].any()


def test_a_zone_that_only_leans_over_its_neighbours_does_not_cut_them_and_the_contact_is_counted():
    found = area_shares(
        np.asarray(grid()["geom"], dtype=object), np.array([shapely.box(0, 0, 1010, 2000)], dtype=object)
    )
    assert found.commune.tolist() == [0, 4] and found.share.tolist() == [1.0, 1.0]
    assert (found.dropped, found.dropped_km2) == (2, pytest.approx(0.02))


@pytest.mark.parametrize("kind", ["points", "polygons"])
def test_a_finer_population_layer_splits_the_residents_of_a_cut_commune(kind: str):
    zoning = drawn("q", {"p": shapely.box(0, 0, 500, 1000)})
    shapes = [shapely.Point(250, 500), shapely.Point(750, 500), shapely.Point(500, 500)]
    if kind == "polygons":
        shapes = [shapely.box(0, 0, 500, 500), shapely.box(500, 0, 1000, 500), shapely.box(400, 500, 600, 1000)]
    layer = PopulationLayer(np.array(shapes, dtype=object), np.array([30.0, 10.0, 0.0]))
    inside = overlay(grid(), [zoning], layer).polygons.set_index("q_code").loc["p"]
    assert inside["population"] == pytest.approx(75) and bool(inside["estimated"])
    elsewhere = PopulationLayer(np.array([shapely.Point(3500, 1500)], dtype=object), np.array([9.0]))
    assert overlay(grid(), [zoning], elsewhere).polygons["population"].tolist() == [pytest.approx(3550), 50]


def test_a_point_on_the_limit_of_two_pieces_counts_once():
    zoning = drawn("q", {"p": shapely.box(0, 0, 500, 1000)})
    layer = PopulationLayer(
        np.array([shapely.Point(500, 300), shapely.Point(900, 900)], dtype=object), np.array([1.0, 3.0])
    )
    polygons = overlay(grid(), [zoning], layer).polygons
    assert polygons["population"].sum() == pytest.approx(3600)
    assert sorted(polygons["population"].tolist())[0] in (pytest.approx(25), pytest.approx(75))


def test_a_coverage_is_dissolved_exactly_with_its_enclaves_and_its_points_of_contact():
    cells = [shapely.box(x, y, x + 1, y + 1) for y in range(4) for x in range(4)]
    shapes = np.array(cells, dtype=object)
    # A ring around two cells, these two, and two cells that touch at a corner.
    index = np.array([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 2, 3, 2, 3])
    found = dissolve(shapes, index, 5)
    for zone in range(4):
        expected = shapely.union_all(shapes[index == zone])
        assert found[zone].is_valid and found[zone].equals(expected)
        assert found[zone].area == pytest.approx(expected.area)
    assert found[4] is None
    corner = dissolve(shapes, np.array([0, 1, 1, 1, 1, 0] + [1] * 10), 2)[0]
    assert corner.is_valid and corner.area == 2


def test_loose_parts_are_united_with_the_others():
    shapes = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0.2, 3, 0.7)], dtype=object)
    (found,) = dissolve(shapes, np.zeros(3, dtype=np.int64), 1, np.array([False, False, True]))
    assert found.geom_type == "Polygon" and found.area == pytest.approx(2.5)
    (alone,) = dissolve(shapes[2:], np.zeros(1, dtype=np.int64), 1, np.array([True]))
    assert alone.equals(shapes[2])


@pytest.mark.real_data
def test_real_communes_are_dissolved_as_the_slow_union_does(real_data):
    import json

    features = json.loads((real_data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    shapes = np.array([shapely.from_geojson(json.dumps(f["geometry"])) for f in features], dtype=object)
    shapes = shapely.transform(shapes, lambda xy: xy * [75_000, 111_000])
    codes = [f["properties"]["code"][:2] for f in features]
    names, index = np.unique(codes, return_inverse=True)
    found = dissolve(shapes, index.astype(np.int64), len(names))
    for zone in range(len(names)):
        slow = shapely.union_all(shapes[index == zone])
        assert shapely.symmetric_difference(found[zone], slow).area <= 1e-6 * slow.area


@pytest.mark.parametrize("seed", range(12))
def test_any_grouping_of_a_coverage_is_dissolved_as_the_slow_union_does(seed: int):
    """Random groups on a grid: enclaves, holes in holes, parts that touch at a corner, rings turned either way."""
    generator = np.random.default_rng(seed)
    side = 9
    cells = [shapely.box(x, y, x + 1, y + 1, ccw=bool(generator.integers(2))) for y in range(side) for x in range(side)]
    shapes = np.array(cells, dtype=object)
    index = generator.integers(-1, 4, side * side)
    found = dissolve(shapes, index.astype(np.int64), 4)
    for zone in range(4):
        expected = shapely.union_all(shapes[index == zone])
        assert found[zone].is_valid and found[zone].equals(expected)


def test_overlapping_or_shifted_neighbours_are_united_the_slow_way():
    square = shapely.box(0, 0, 2, 2)
    for other, area in ((shapely.box(1, 0, 3, 2), 6), (shapely.box(2, 0, 4, 1), 6), (shapely.box(1, 1, 2, 2), 4)):
        (found,) = dissolve(np.array([square, other], dtype=object), np.zeros(2, dtype=np.int64), 1)
        assert found.is_valid and found.area == pytest.approx(area)


def test_a_spike_between_two_polygons_breaks_nothing():
    left = shapely.box(0, 0, 1, 1)
    right = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5), (0.5, 0.5), (1, 0.5)])
    (found,) = dissolve(np.array([left, right], dtype=object), np.zeros(2, dtype=np.int64), 1)
    assert found.area == pytest.approx(2)
