"""The main job, end to end, on the installed zip: wizard, generation, click, panels, atlas."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest
import shapely

from clefop_plugin.paths import resource
from clefop_plugin.workspace.store import Workspace


def pages_of(pdf: Path) -> int:
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split(":")[1] for line in info.splitlines() if line.startswith("Pages")))


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def check_scenario(path: Path, scenario: str, k: int) -> None:
    """Territories cover every commune once, in one piece each but for islands, made of whole blocks."""
    workspace = Workspace.open(path)
    territories = workspace.read("territories", scenario, by="scenario_id")
    blocks = workspace.read("scenario_blocks", scenario, by="scenario_id")
    communes = workspace.read("communes")
    assert len(territories) == k
    assert blocks["block_code"].is_unique
    assert set(blocks["territory_code"]) == set(territories["code"])
    total = shapely.area(communes["geom"].to_numpy()).sum()
    assert shapely.area(territories["geom"].to_numpy()).sum() == pytest.approx(total, rel=1e-9)
    parameters = json.loads(workspace.read("scenarios").set_index("id").loc[scenario, "parameters"])
    people = _population(workspace, scenario)
    assert all(parameters["minimum"] <= value <= parameters["maximum"] for value in people)


def _population(workspace: Workspace, scenario: str) -> list[float]:
    from clefop_plugin.services.region import Region

    region = Region(workspace)
    return list(region.groups("territory", scenario).grouping.sums(region.population))


def test_the_whole_path_in_the_desktop(run_desktop):
    run = run_desktop("path.py", timeout=420, parameters={"files": str(resource("demo"))})
    answer = run.result
    workspace = Path(answer["workspace"])
    assert answer["generate"]["found"]
    check_scenario(workspace, answer["generate"]["scenario"], 15)
    assert answer["click"]["code"] == "02"
    assert any("Départements" in name for name in answer["layers"])
    assert answer["threads"] == 0
    assert answer["dialogs"] == []
    name = Workspace.open(workspace).read("territories", answer["generate"]["scenario"], by="scenario_id")["name"][1]
    atlas = Path(answer["atlas"])
    text = text_of(atlas)
    assert answer["print"]["failures"] == []
    assert pages_of(atlas) == answer["print"]["pages"] > 60
    first = re.split(r"\s–\s", name)[0]
    assert first.replace("'", "’") in text.replace("'", "’")
    with sqlite3.connect(workspace) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_path_in_qgis_process(run_qgis_process, tmp_path):
    workspace, atlas = tmp_path / "demo.gpkg", tmp_path / "atlas.pdf"
    run_qgis_process(["run", "clefop:loaddemo"], {"WORKSPACE": str(workspace)})
    overlay = run_qgis_process(
        ["run", "clefop:overlayzonings"],
        {"WORKSPACE": str(workspace), "ZONINGS": "epci;ze2020", "OUTPUT": str(tmp_path / "o.gpkg")},
    )
    assert Path(overlay["results"]["OUTPUT"].split("|")[0]).exists()
    generated = run_qgis_process(
        ["run", "clefop:generateterritories"],
        {
            "WORKSPACE": str(workspace),
            "REFERENCES": "ze2020=2;bv2022=1",
            "K": 16,
            "MIN_POPULATION": 60000,
            "MAX_POPULATION": 800000,
            "TIME_LIMIT": 10,
            "SCENARIO_NAME": "Essai",
            "OUTPUT": str(tmp_path / "t.gpkg"),
            "OUTPUT_BLOCKS": str(tmp_path / "b.csv"),
        },
    )["results"]
    check_scenario(workspace, generated["SCENARIO"], 16)
    assert generated["OBJECTIVE"] > 0
    run_qgis_process(
        ["run", "clefop:exportatlas"], {"WORKSPACE": str(workspace), "SCENARIO": "Essai", "OUTPUT": str(atlas)}
    )
    assert pages_of(atlas) >= 18
    assert "fictive" in text_of(atlas)
