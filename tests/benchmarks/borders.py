"""Measures the shared borders of 40 zonings over mainland France, from the workspace to the written layer.

    python tests/benchmarks/borders.py [--zonings 40]

The zonings are the eight real ones of 2018, and others made by joining their zones by twos, threes…
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _france import data_folder, france_workspace, many_zonings, start_qgis


def with_zonings(path: Path, folder: Path, count: int) -> Path:
    """A copy of the workspace with ``count`` zonings (memberships only: borders need no polygon of zones)."""
    from clefop_plugin.workspace.store import Workspace

    target = folder / "many.gpkg"
    shutil.copy(path, target)
    workspace = Workspace.open(target)
    memberships = workspace.read("memberships")
    known = set(memberships["zoning_id"])
    with workspace.transaction():
        for name, zones in many_zonings(memberships, count).items():
            if name in known:
                continue
            row = {"id": name, "label": name, "family": "étude", "complete": True, "unit": "commune"}
            workspace.append("zonings", pd.DataFrame([row]))
            rows = {"zoning_id": name, "commune_code": zones.index, "zone_code": zones.to_numpy(), "share": 1.0}
            workspace.append("memberships", pd.DataFrame(rows))
    return target


def main() -> None:
    """Print the time of the whole algorithm, and of its parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zonings", type=int, default=40)
    options = parser.parse_args()
    data_folder()
    start_qgis()
    import processing

    from clefop_plugin.services.borders import find_shared_borders
    from clefop_plugin.workspace.store import Workspace

    with tempfile.TemporaryDirectory() as folder:
        path = with_zonings(france_workspace(), Path(folder), options.zonings)
        workspace = Workspace.open(path)
        ids = list(workspace.read("zonings")["id"])[: options.zonings]
        begin, cpu = time.perf_counter(), time.process_time()
        found = find_shared_borders(workspace, ids)
        print(
            f"{len(ids)} zonings, {workspace.count('communes')} communes: {len(found.borders)} lines found in "
            f"{time.perf_counter() - begin:.1f} s ({time.process_time() - cpu:.1f} s of processor)"
        )
        output = str(Path(folder) / "borders.gpkg")
        begin, cpu = time.perf_counter(), time.process_time()
        processing.run("clefop:sharedborders", {"WORKSPACE": str(path), "ZONINGS": ";".join(ids), "OUTPUT": output})
        print(
            f"clefop:sharedborders, written as a GeoPackage: {time.perf_counter() - begin:.1f} s "
            f"({time.process_time() - cpu:.1f} s of processor); target: 60 s",
            flush=True,
        )
    os._exit(0)  # leaving QGIS in order can crash in the teardown of its providers


if __name__ == "__main__":
    main()
