"""The atlas at work: time of a page, memory over the pages, and 300 territories of France under 2 GB.

    atlas.py [--france] [--pages=territoire,formation] [WORKSPACE]

Without a workspace: that of the region (``--france``: of mainland France, whose employment areas are printed), made
from the real files. Each atlas is printed by a process of its own; memory is the resident size read in /proc after
each page (Linux), time that of the processor. Leaves with an error when a target is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

#: The most a process that prints France may hold, and what the second half of an atlas may add to the first (MB).
MOST_MB, FLAT_MB = 2000.0, 25.0
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident_mb() -> float:
    """What the process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def print_atlas(workspace_path: str, container: str, pages: str, folder: str) -> None:
    """Print and write measures as JSON: seconds and memory after each page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    from clefop_plugin.cartography.atlas import AtlasResult, export_steps
    from clefop_plugin.cartography.atlas_options import AtlasOptions
    from clefop_plugin.cartography.atlas_pages import Atlas
    from clefop_plugin.services.profiles import Profiles
    from clefop_plugin.workspace.store import Workspace

    workspace = Workspace.open(Path(workspace_path))
    kind, _, name = container.partition(":")
    options = AtlasOptions(**{f"{kind}_id": name}).changed({"pages": pages.split(",") if pages else None})
    start, output, result = time.process_time(), Path(folder) / "atlas.pdf", AtlasResult()
    atlas = Atlas(Profiles(workspace), options)
    seconds, memory = [], []
    last = time.process_time()
    for _, text in export_steps(atlas, output, result):
        now = time.process_time()
        if text.startswith("Page "):
            seconds.append(now - last)
            memory.append(resident_mb())
        last = now
    measures = {
        "territories": len(atlas.context.chosen),
        "pages": result.pages,
        "failures": [f"{failure.page}: {failure.reason}" for failure in result.failures],
        "seconds": seconds[1:] + [time.process_time() - last],
        "memory": [*memory, resident_mb()],
        "total": time.process_time() - start,
        "megabytes": output.stat().st_size / 1e6,
        "peak": peak_mb(),
    }
    print(json.dumps(measures))
    sys.stdout.flush()
    os._exit(0)


def peak_mb() -> float:
    """The most the process has held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6


def measured(workspace: Path, container: str, pages: str) -> dict:
    """The measures of one atlas, printed by another process."""
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, __file__, "--worker", str(workspace), container, pages, folder]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def tell(name: str, found: dict) -> bool:
    """Print the measures; whether the targets are met."""
    seconds = sorted(found["seconds"])
    half = len(found["memory"]) // 2
    grown = max(found["memory"][half:]) - max(found["memory"][:half])
    print(f"{name}: {found['territories']} territories, {found['pages']} pages, {found['megabytes']:.0f} MB of PDF")
    middle, worst = seconds[len(seconds) // 2], seconds[-1]
    print(f"  processor: {found['total']:.1f} s; page: median {1000 * middle:.0f} ms, worst {1000 * worst:.0f} ms")
    quarters = [found["memory"][len(found["memory"]) * i // 4] for i in range(4)] + [found["memory"][-1]]
    print(f"  memory at each quarter: {', '.join(f'{mb:.0f}' for mb in quarters)} MB; most {found['peak']:.0f} MB")
    print(f"  second half over the first: {grown:+.0f} MB")
    for failure in found["failures"]:
        print(f"  not printed: {failure}")
    return not found["failures"] and found["peak"] < MOST_MB


def main() -> None:
    """Measure the region, or France."""
    if "--worker" in sys.argv:
        print_atlas(*sys.argv[2:6])
    options = [item for item in sys.argv[1:] if item.startswith("--")]
    paths = [Path(item) for item in sys.argv[1:] if not item.startswith("--")]
    pages = next((item.split("=")[1] for item in options if item.startswith("--pages=")), "")
    france = "--france" in options
    if not paths:
        from _france import france_workspace, region_workspace, start_qgis

        start_qgis()
        paths = [france_workspace() if france else region_workspace()]
    from clefop_plugin.workspace.store import Workspace

    scenarios = Workspace.open(paths[0]).read("scenarios")
    container = f"scenario:{scenarios['id'].iloc[-1]}" if len(scenarios) else "zoning:ze2010"
    found = measured(paths[0], container, pages)
    good = tell(paths[0].stem, found)
    if not france:
        half = len(found["memory"]) // 2
        good = good and max(found["memory"][half:]) - max(found["memory"][:half]) < FLAT_MB
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
