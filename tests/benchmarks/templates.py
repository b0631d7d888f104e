"""Atlas through a template beside QGIS's own export of the same layout: ``templates.py [WORKSPACE] [RUNS]``.

Without a workspace: the fictional region, made anew (18 territories). For each template of a territory, a copy is put
into a project and printed by ``native:atlaslayouttopdf``, and the template itself by the plugin (``export_template``,
with the reading of the workspace, the layers and the layout); each starts with nothing read, and they alternate, so
that a busy machine slows both. Prints the medians of the processor's and of the clock's seconds per page, and their
ratio beside the limit (1.15 in processor time), with what the process holds after each run: it leaves with an error
when the limit is missed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402 (the checkout must be on the path first)
    QgsApplication,
    QgsLayoutItemMap,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

LIMIT = 1.15
TEMPLATES = ("territoire-a4-portrait", "territoire-a4-paysage", "territoire-a3-paysage")


def timed(work: Callable[[], int]) -> tuple[float, float]:
    """Seconds of the processor and of the clock per page of what prints pages."""
    cpu, clock = time.process_time(), time.perf_counter()
    pages = work()
    return (time.process_time() - cpu) / pages, (time.perf_counter() - clock) / pages


def native(algorithm: Any, project: QgsProject, layout: str, output: Path) -> int:
    """Print a layout of the project with QGIS's own algorithm; returns its number of pages."""
    from clefop_plugin.cartography import studies

    studies.close_all()
    context = QgsProcessingContext()
    context.setProject(project)
    parameters = {"LAYOUT": layout, "OUTPUT": str(output), "TEXT_FORMAT": 1, "FORCE_VECTOR": True}
    _, good = algorithm.run(parameters, context, QgsProcessingFeedback())
    if not good:
        sys.exit("QGIS could not print the layout.")
    return project.layoutManager().layoutByName(layout).atlas().count()


def own(workspace: Any, template: str, scenario: str, output: Path) -> int:
    """Print a template with the plugin; returns its number of pages."""
    from clefop_plugin.cartography import studies
    from clefop_plugin.cartography.templates import export_template
    from clefop_plugin.services.profiles import Profiles

    studies.close_all()
    return export_template(Profiles(workspace), template, output, scenario_id=scenario).pages


def resident_mb() -> float:
    """What the process holds now (Linux), else 0."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if status.exists() else 0.0


def main(arguments: list[str]) -> int:
    """Measure every template of a territory."""
    application = QgsApplication([], False)
    application.initQgis()
    from qgis.analysis import QgsNativeAlgorithms

    provider = QgsNativeAlgorithms()
    QgsApplication.processingRegistry().addProvider(provider)
    from clefop_plugin.cartography.templates import add_to_project
    from clefop_plugin.services.demo import load_demo
    from clefop_plugin.services.profiles import Profiles
    from clefop_plugin.workspace.store import Workspace

    missed = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[0]) if arguments else Path(folder) / "demo.gpkg"
        if not arguments:
            load_demo(path)
        runs = int(arguments[1]) if len(arguments) > 1 else 3
        workspace = Workspace.open(path)
        scenario = str(workspace.read("scenarios")["id"].iloc[-1])
        algorithm = QgsApplication.processingRegistry().algorithmById("native:atlaslayouttopdf")
        project = QgsProject.instance()
        for template in TEMPLATES:
            layout = add_to_project(Profiles(workspace), project, template, scenario_id=scenario)
            maps = sum(isinstance(item, QgsLayoutItemMap) for item in layout.items())
            measured: dict[str, list[tuple[float, float]]] = {"native": [], "plugin": []}
            works: dict[str, Callable[[], int]] = {
                "native": partial(native, algorithm, project, layout.name(), Path(folder) / "native.pdf"),
                "plugin": partial(own, workspace, template, scenario, Path(folder) / "plugin.pdf"),
            }
            for turn in range(runs):
                for name in ("native", "plugin") if turn % 2 == 0 else ("plugin", "native"):
                    measured[name].append(timed(works[name]))
            cpu = {name: statistics.median(value[0] for value in found) for name, found in measured.items()}
            clock = {name: statistics.median(value[1] for value in found) for name, found in measured.items()}
            ratio = cpu["plugin"] / cpu["native"]
            missed = missed or ratio > LIMIT
            print(
                f"{template} ({maps} map, {layout.atlas().count()} pages, median of {runs}): "
                f"native {1000 * cpu['native']:.0f} ms of processor and {1000 * clock['native']:.0f} ms per page, "
                f"plugin {1000 * cpu['plugin']:.0f} and {1000 * clock['plugin']:.0f}; ratio {ratio:.2f} "
                f"({'kept' if ratio <= LIMIT else 'missed'}: {LIMIT}), by the clock "
                f"{clock['plugin'] / clock['native']:.2f}; process {resident_mb():.0f} MB",
                flush=True,
            )
    return int(missed)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # leaving QGIS in order can crash in the teardown of its providers
