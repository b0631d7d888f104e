"""Imports into a workspace: replacement, polygons that cut communes, nothing lost on failure."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, ClefopError, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services import imports
from clefop_plugin.services.importing.writers import zone_polygons
from clefop_plugin.services.overlay import overlay_zonings
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.zoning_import import of_polygons
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def workspace(tmp_path):
    return small_region.make(tmp_path / "petit.gpkg")


def membership(folder: Path, name: str, zones: list[str]) -> Path:
    path = folder / name
    lines = [f"{c},{z},Bassin {z}" for c, z in zip(small_region.CODES, zones, strict=True)]
    path.write_text("codgeo,codbe,libbe\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_polygons(
    workspace: Workspace, polygons: pd.DataFrame, zoning: dict[str, object], report: Report
) -> tuple[str, ...]:
    """Write a zoning of polygons as an import does; the ids of what was written."""
    report.rows_read = report.rows_kept = len(polygons)
    staged = zone_polygons.stage(workspace, of_polygons({**zoning, "vintage": None}, polygons, report))
    commit = staged.draw(Progress())
    with workspace.transaction():
        return commit()


def test_a_zoning_imported_again_replaces_the_one_of_before(workspace, tmp_path):
    imports.import_zonings(workspace, membership(tmp_path, "a.csv", list("AAAABBBB")))
    result = imports.import_zonings(workspace, membership(tmp_path, "a.csv", list("AABBCCCC")))
    assert result.ids == ("codbe",)
    zones = workspace.read("zones", "codbe", by="zoning_id")
    assert zones["code"].tolist() == ["A", "B", "C"]
    assert zones["name"].tolist() == ["Bassin A", "Bassin B", "Bassin C"]
    assert [round(g.area / 1e6) for g in zones["geom"]] == [2, 2, 4]
    assert (workspace.read("imports")["source"] == "a.csv").sum() == 1


def test_a_refused_import_leaves_the_workspace_as_it_was(workspace, tmp_path):
    before = workspace.path.read_bytes()
    path = tmp_path / "bad.csv"
    path.write_text("gid,lib\n1,x\n2,y\n", encoding="utf-8")
    with pytest.raises(ClefopError, match="gid"):
        imports.import_zonings(workspace, path)
    assert workspace.path.read_bytes() == before


def test_a_cancelled_import_writes_nothing(workspace, tmp_path):
    before = workspace.path.read_bytes()
    path = membership(tmp_path, "a.csv", list("AAAABBBB"))
    seen = []

    def stop() -> bool:
        seen.append(1)
        return len(seen) > 1

    with pytest.raises(Cancelled):
        imports.import_zonings(workspace, path, progress=Progress(None, stop))
    assert workspace.path.read_bytes() == before


def test_polygons_that_cut_communes_get_shares_and_an_estimated_overlay(workspace):
    polygons = pd.DataFrame(
        {
            "code": ["q1", "q2", "far"],
            "name": ["Quartier 1", "Quartier 2", "Ailleurs"],
            "geom": [
                shapely.box(0, 0, 1500, 2000),
                shapely.box(1500, 0, 4000, 2000),
                shapely.box(90000, 0, 90100, 100),
            ],
        }
    )
    zoning = {"id": "quartiers", "label": "Quartiers", "family": "action"}
    report = Report(source="quartiers.geojson")
    written = write_polygons(workspace, polygons, zoning, report)
    assert (report.rows_read, report.rows_kept, report.skipped) == (3, 2, 1)
    assert written == ("quartiers",)
    row = workspace.read("zonings").set_index("id").loc["quartiers"]
    assert row["unit"] == "polygon"
    shares = workspace.read("memberships", "quartiers", by="zoning_id")
    assert shares[shares["commune_code"] == "96001"]["share"].tolist() == [0.5, 0.5]
    overlay = overlay_zonings(workspace, ["quartiers", "dep"]).polygons
    assert overlay["population"].sum() == pytest.approx(np.nansum(small_region.POPULATION))
    assert overlay["area_km2"].sum() == pytest.approx(8)
    assert overlay["estimated"].any()


def test_an_overlay_names_the_zoning_it_does_not_know(workspace):
    with pytest.raises(InputError, match="nowhere"):
        overlay_zonings(workspace, ["epci", "nowhere"])
    with pytest.raises(InputError, match="two different"):
        overlay_zonings(workspace, ["epci", "epci"])


def test_what_is_wrong_with_polygons_is_told_by_name(workspace):
    polygons = pd.DataFrame(
        {
            "code": ["a", "b", "small"],
            "name": ["A", "B", "Petit"],
            "geom": [
                shapely.box(0, 0, 2000, 1000),
                shapely.box(1500, 0, 3010, 1000),
                shapely.box(100, 1100, 130, 1130),
            ],
        }
    )
    zoning = {"id": "projets", "label": "Projets", "family": "action"}
    report = Report(source="projets.geojson")
    write_polygons(workspace, polygons, zoning, report)
    text = report.as_text()
    assert "1 pairs of zones overlap: a and b (0.5 km²)" in text
    assert "4 communes have no zone: 20001" in text
    # A perimeter of 900 m² in a commune of 1 km² is kept, and its commune is only partly in it.
    assert "1 communes are only partly in a zone: 20000 Étang" in text
    assert "1 contacts between a zone and a commune were taken as differences of drawing (0.01 km²)" in text
    shares = workspace.read("memberships", "projets", by="zoning_id").set_index(["commune_code", "zone_code"])["share"]
    assert shares[("20000", "small")] == pytest.approx(0.0009)
    notes = overlay_zonings(workspace, ["projets", "dep"]).notes
    assert any("96001 Brune" in note and "a, b" in note for note in notes)
    assert any("smaller than 0.010 km²" in note for note in notes)
