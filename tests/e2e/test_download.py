"""The workspace from the official services, in the desktop with the installed zip."""

from __future__ import annotations

from pathlib import Path

from clefop_plugin.workspace.store import Workspace


def test_the_wizard_downloads_in_the_desktop(run_desktop):
    unit = Path(__file__).resolve().parent.parent / "unit"
    run = run_desktop("download.py", timeout=240, parameters={"tests": str(unit)})
    answer = run.result
    assert "Cet ordinateur est hors ligne" in answer["offline"]
    assert "Populations légales" in answer["missing"] and "répond 500" in answer["missing"]
    workspace = Workspace.open(answer["workspace"])
    assert workspace.count("communes") == 24
    assert {"epci", "ze2020", "missions_locales"} <= set(workspace.read("zonings")["id"])
    # A virtual screen on a busy machine is slower than a desk: what must not come is a window that is frozen.
    assert answer["longest"] < 1.0
