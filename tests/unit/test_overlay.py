"""Overlay by code and by geometry: exact sums, no-zone communes, cut communes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.overlay import ZoningTable, overlay
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


def test_combinations_hold_every_resident_and_every_square_metre():
    a = table("a", ["1", "1", "2", "2", "1", "1", "2", "2"])
    b = table("b", ["x", "x", "x", "y", "x", "y", "y", ""])
    polygons, pairs = overlay(grid(), [a, b])
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
    _, pairs = overlay(grid(), tables)
    assert set(zip(pairs["zoning_a"], pairs["zoning_b"], strict=True)) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert (pairs["share_of_a"] == 1).all()


def test_a_zoning_that_cuts_a_commune_splits_it_by_area_and_says_so():
    polygon = shapely.box(0, 0, 1500, 2000)
    communes = grid()
    left, right, shares = area_shares(np.asarray(communes["geom"], dtype=object), np.array([polygon], dtype=object))
    rows = pd.DataFrame({"commune_code": communes["code"].to_numpy()[left], "zone_code": "p", "share": shares})
    assert right.tolist() == [0, 0, 0, 0]
    assert sorted(shares.tolist()) == [0.5, 0.5, 1.0, 1.0]
    zoning = ZoningTable("q", rows, {"p": "Quartier"}, {"p": polygon})
    polygons, _ = overlay(communes, [zoning])
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
    left, right, shares = area_shares(
        np.asarray(communes["geom"], dtype=object), np.array(list(shapes.values()), dtype=object)
    )
    rows = pd.DataFrame(
        {
            "commune_code": communes["code"].to_numpy()[left],
            "zone_code": np.array(list(shapes))[right],
            "share": shares,
        }
    )
    assert rows["commune_code"].duplicated().any()
    zoning = ZoningTable("p", rows, {code: code for code in shapes}, shapes)
    polygons, pairs = overlay(communes, [table("a", ["1"] * 8), zoning])
    assert polygons["area_km2"].sum() == pytest.approx(8, rel=1e-9)
    assert polygons["population"].sum() == pytest.approx(3600)
    by_zone = polygons.set_index("p_code")
    # The second commune is whole in q, which wins; the strip of 10 m that q leaves out goes with its commune.
    assert by_zone.loc["q", "area_km2"] == pytest.approx(3)
    assert by_zone.loc["p", "area_km2"] == pytest.approx(2.5)
    assert by_zone["estimated"].to_dict() == {"": True, "p": True, "q": False}
    assert pairs["area_km2"].sum() == pytest.approx(8)
