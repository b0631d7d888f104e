"""A file dropped on a panel of the installed plugin, imported, and told in the journal."""

from __future__ import annotations

from pathlib import Path

from clefop_plugin.paths import resource
from clefop_plugin.workspace.store import Workspace


def test_a_dropped_file_is_imported_in_the_desktop(run_desktop, tmp_path: Path):
    lines = resource("demo", "appartenance_communes.csv").read_text(encoding="utf-8").splitlines()
    separator = next(mark for mark in ";,\t" if mark in lines[0])
    codes = [line.split(separator)[0] for line in lines[1:]]
    given = tmp_path / "bassins_essai.csv"
    rows = [f"{code};{'NS'[i % 2]};{('Nord', 'Sud')[i % 2]}" for i, code in enumerate(codes)]
    given.write_text("\n".join(["codgeo;codbassin;libbassin", *rows]) + "\n", encoding="utf-8")
    run = run_desktop("imports.py", timeout=240, parameters={"file": str(given)})
    assert run.result["state"] == "ready"
    assert run.result["layers_added_by_the_drop"] == 0
    assert run.result["done"] == "done"
    workspace = Workspace.open(run.folder / "demo.gpkg")
    zones = workspace.read("zones")
    assert {"Nord", "Sud"} <= set(zones["name"])
