"""The spreadsheet of councils from the toolbox: out, filled in, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
import small_region

from clefop_plugin.workspace.store import Workspace

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_region.make(tmp_path / "petit.gpkg")


@pytest.mark.parametrize("name", ["conseils.ods", "conseils.xlsx", "conseils"])
def test_the_spreadsheet_goes_out_and_comes_back(
    run: Run, workspace: Workspace, tmp_path: Path, feedback: Any, name: str
) -> None:
    out = run("exportcouncils", WORKSPACE=str(workspace.path), OUTPUT=str(tmp_path / name))
    assert Path(out["OUTPUT"]).is_file()
    assert "personal data" in feedback.text
    results = run("importcouncils", WORKSPACE=str(workspace.path), INPUT=out["OUTPUT"])
    assert (results["ROWS_READ"], results["ROWS_SKIPPED"], results["IDS"]) == (2, 0, "s1:01;s1:02")


def test_rows_filled_in_reach_the_scenario_that_is_named(run: Run, workspace: Workspace, tmp_path: Path) -> None:
    members = tmp_path / "membres.csv"
    members.write_text("Territoire;Collège;Nom\n01;État;Une personne\n44;État;Perdue\n", encoding="utf-8")
    results = run("importcouncils", WORKSPACE=str(workspace.path), INPUT=str(members), SCENARIO="Scénario 1")
    assert (results["ROWS_KEPT"], results["ROWS_SKIPPED"]) == (1, 1)
    assert workspace.read("council_members")["name"].tolist() == ["Une personne"]
    with pytest.raises(QgsProcessingException):
        run("importcouncils", WORKSPACE=str(workspace.path), INPUT=str(members), SCENARIO="Inconnu")
