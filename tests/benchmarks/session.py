"""A session of the QGIS desktop with the plugin: what blocks its main thread, and the memory beside QGIS without it.

    python tests/benchmarks/session.py WORKSPACE… [--clicks 3] [--idle 20] [--docks training,links]

Each session is a QGIS of its own on a virtual screen (Xvfb), in a clean profile, with the same small project: first one
without the plugin, then one with the plugin and no workspace, then one for each workspace: it is opened, every panel is
shown, territories of a scenario, EPCI and communes are clicked, and nothing is done for a while. The main thread is
blocked when a timer of 5 ms does not beat. ``workspaces`` are made by ``panels.py --keep`` and ``tools/demo.py``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

DOCKS = "indicators,training,recruitment,structures,links,council,zonings,imports"
CONTAINERS = (("territory", "s1"), ("zone", "epci"), ("commune", ""))
PROJECT = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis projectname="small" version="3.40.0"><title>small</title></qgis>
"""
BLOCKED_MS, MEMORY_MB = 150, 100


def session(folder: Path, archive: Path | None, workspace: Path | None, asked: argparse.Namespace) -> dict[str, Any]:
    """Run one QGIS and return what it measured."""
    import qgis_profile

    folder.mkdir(mode=0o700)
    profile = folder / "profile"
    if archive is not None:
        qgis_profile.install(archive, profile)
    else:
        ini = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        ini.parent.mkdir(parents=True)
        ini.write_text(qgis_profile._ini(qgis_profile.SETTINGS | {"PythonPlugins": {}}), encoding="utf-8")
    project, answer, order = folder / "small.qgs", folder / "answer.json", folder / "asked.json"
    project.write_text(PROJECT, encoding="utf-8")
    order.write_text(
        json.dumps(
            {
                "project": str(project),
                "answer": str(answer),
                "workspace": str(workspace or ""),
                "docks": asked.docks.split(","),
                "containers": CONTAINERS if asked.clicks else (),
                "clicks": asked.clicks,
                "idle": asked.idle,
                "kept": asked.kept,
            }
        ),
        encoding="utf-8",
    )
    environment = qgis_profile.environment(profile) | {
        "CLEFOP_BENCH": str(order),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE")
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo", "--noversioncheck"]
    command += ["--code", str(Path(__file__).parent / "_in_qgis.py")]
    with (folder / "qgis.txt").open("w") as log:
        subprocess.run(command, env=environment, stdout=log, stderr=log, timeout=1800, check=False)
    if not answer.exists():
        sys.exit(f"QGIS gave no answer:\n{(folder / 'qgis.txt').read_text()[-3000:]}")
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    if "error" in found:
        sys.exit(found["error"])
    return found


def main() -> None:
    """Run the sessions and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspaces", type=Path, nargs="*")
    parser.add_argument("--clicks", type=int, default=3, help="on each kind of territory")
    parser.add_argument("--idle", type=float, default=110.0, help="seconds without doing anything at the end")
    parser.add_argument("--kept", type=float, default=0.0, help="seconds what was read is kept; 0: as shipped")
    parser.add_argument("--docks", default=DOCKS)
    asked = parser.parse_args()
    import package

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = package.build(folder / "dist")
        bare = session(folder / "bare", None, None, asked)["idle"]
        print(f"load of the machine {os.getloadavg()[0]:.1f}")
        print(f"QGIS without the plugin: {_megabytes(bare)}")
        alone = session(folder / "alone", archive, None, asked)["idle"]
        print(f"with it, no workspace:   {_over(alone, bare)}")
        for i, workspace in enumerate(asked.workspaces):
            print(f"\n{workspace.name}")
            _tell(session(folder / f"session{i}", archive, workspace.resolve(), asked), bare)


def _tell(found: dict[str, Any], bare: dict[str, float]) -> None:
    for phase in found["phases"]:
        mark = " BLOCKED" if phase["worst_ms"] > BLOCKED_MS else ""
        over = phase["resident"] - bare["resident"]
        print(f"  {phase['phase']:26s} {phase['seconds']:6.2f} s, longest silence {phase['worst_ms']:5d} ms, ", end="")
        print(f"garbage {phase['collection_ms']:4d} ms, ", end="")
        print(f"resident {over:+5.0f} MB{mark}")
        for silence, where in phase["late"] if mark else ():
            print(f"      {silence} ms: {where}")
    worst = max(phase["worst_ms"] for phase in found["phases"])
    print(f"  packages: {', '.join(found['packages'])}")
    print(f"  longest silence of the main thread {worst} ms (limit {BLOCKED_MS})")
    print(f"  after the clicks: {_over(found['after_clicks'], bare)}")
    print(f"  idle: {_over(found['idle'], bare)} (limit {MEMORY_MB})")


def _megabytes(found: dict[str, float]) -> str:
    return ", ".join(f"{key} {value:.0f} MB" for key, value in found.items())


def _over(found: dict[str, float], bare: dict[str, float]) -> str:
    return ", ".join(f"{key} {found[key] - bare[key]:+.0f} MB" for key in found)


if __name__ == "__main__":
    main()
