"""Shared borders: exact lengths, counts and ids, the outer border apart, real figures of Pays de la Loire."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from small_region import make

from clefop_plugin.core.borders import ZoningZones, commune_lines, kilometres, shared_borders
from clefop_plugin.core.errors import InputError
from clefop_plugin.services.borders import find_shared_borders


def squares(*cells: tuple[int, int]) -> np.ndarray:
    return np.array([shapely.box(x, y, x + 1000, y + 1000) for x, y in cells], dtype=object)


def zoning(name: str, zones: str, weight: float = 1.0) -> ZoningZones:
    return ZoningZones(name, np.array([z.replace(".", "") for z in zones], dtype=object), weight)


CODES = np.array(["a", "b", "c", "d"], dtype=object)
GRID = squares((0, 0), (1000, 0), (0, 1000), (1000, 1000))


def test_each_line_once_with_its_zonings() -> None:
    lines = commune_lines(GRID)
    found = shared_borders(CODES, lines, [zoning("x", "1122"), zoning("y", "1212", 2.5), zoning("z", "111.")])
    inner = found[~found["outer"]].set_index(["left_code", "right_code"])
    assert set(inner.index) == {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")}
    assert inner.loc[("a", "b"), ["count", "weight", "zonings", "length_m"]].tolist() == [1, 2.5, "y", 1000]
    # No zone beside a zone is a limit; here x and z.
    assert inner.loc[("b", "d"), ["count", "weight", "zonings"]].tolist() == [2, 2, "x;z"]
    assert inner.loc[("c", "d"), ["count", "zonings"]].tolist() == [2, "y;z"]
    outer = found[found["outer"]]
    assert outer["right_code"].isna().all() and (outer["count"] == 0).all() and (outer["zonings"] == "").all()
    assert outer["length_m"].sum() == 8000
    assert [geometry.length for geometry in found["geom"]] == pytest.approx(found["length_m"].tolist())
    assert kilometres(found).to_dict() == {1: 2, 2: 2}


def test_lines_without_a_zoning_are_kept_only_when_asked() -> None:
    lines = commune_lines(GRID)
    assert shared_borders(CODES, lines, [zoning("x", "1111")])["outer"].all()
    every = shared_borders(CODES, lines, [zoning("x", "1111")], every=True)
    assert (~every["outer"]).sum() == 4


def test_a_point_of_contact_is_no_border() -> None:
    lines = commune_lines(squares((0, 0), (1000, 1000)))
    assert (lines.right == -1).all()


def test_an_enclave_and_a_hole() -> None:
    ring = shapely.Polygon(
        [(0, 0), (3000, 0), (3000, 3000), (0, 3000)], [[(1000, 1000), (2000, 1000), (2000, 2000), (1000, 2000)]]
    )
    lines = commune_lines(np.array([ring, shapely.box(1000, 1000, 2000, 2000)], dtype=object))
    pairs = dict(zip(zip(lines.left.tolist(), lines.right.tolist(), strict=True), lines.length_m, strict=True))
    assert pairs == {(0, 1): 4000, (0, -1): 12000}
    assert commune_lines(np.array([ring], dtype=object)).length_m.tolist() == [16000]


def test_a_border_in_two_places_is_one_row() -> None:
    """A commune that cuts the border of two others leaves them two lines."""
    left = shapely.Polygon([(0, 0), (500, 0), (500, 400), (400, 400), (400, 600), (500, 600), (500, 1000), (0, 1000)])
    right = shapely.Polygon(
        [(500, 0), (1000, 0), (1000, 1000), (500, 1000), (500, 600), (600, 600), (600, 400), (500, 400)]
    )
    middle = shapely.Polygon([(400, 400), (500, 400), (600, 400), (600, 600), (500, 600), (400, 600)])
    lines = commune_lines(np.array([left, right, middle], dtype=object))
    row = np.flatnonzero((lines.left == 0) & (lines.right == 1))
    assert len(row) == 1 and lines.length_m[row[0]] == 800
    assert shapely.get_num_geometries(lines.geometry[row[0]]) == 2


def test_borders_drawn_otherwise_on_the_two_sides_are_told() -> None:
    left = shapely.box(0, 0, 1000, 1000)
    right = shapely.Polygon([(1000, 0), (2000, 0), (2000, 1000), (1000, 1000), (1000, 500)])
    assert commune_lines(np.array([left, right], dtype=object)).unmatched_m == pytest.approx(2000)
    assert commune_lines(GRID).unmatched_m == 0


def test_no_polygon_at_all() -> None:
    lines = commune_lines(np.array([shapely.Polygon()], dtype=object))
    assert len(lines.left) == 0 and shared_borders(CODES, lines, [zoning("x", "1111")]).empty


def test_workspace_with_weights_and_a_scenario(tmp_path: Path) -> None:
    workspace = make(tmp_path / "small.gpkg")
    found = find_shared_borders(workspace, ["epci", "ze2020", "scenario:"], {"Intercommunalités": 3})
    rows = found.borders.set_index(["left_code", "right_code"])
    assert rows.loc[("96001", "96002"), ["count", "weight", "zonings"]].tolist() == [1, 3, "epci"]
    assert rows.loc[("96001", "96002"), "labels"] == "Intercommunalités"
    assert rows.loc[("96001", "96002"), ["left_name", "right_name"]].tolist() == ["Brune", "Côte"]
    assert rows.loc[("20000", "96000"), "zonings"] == "epci;ze2020;scenario:s1"
    assert sum(found.kilometres.values()) == pytest.approx(10)
    assert "All 3 zonings share" in found.sentences[0]
    with pytest.raises(InputError, match="not among"):
        find_shared_borders(workspace, ["epci"], {"dep": 2})
