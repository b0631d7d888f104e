"""How long QGIS waits for the plugin at its start, above an empty plugin: ``plugin_load.py [RUNS]``.

Each run is a fresh Python process with a QGIS application without a screen. It times the import of the package,
``classFactory`` and ``initProcessing``, once for the plugin and once for an empty one; the two alternate, so that a
busy machine slows both. Prints the medians and their difference in milliseconds beside the limit, which is meant for
a machine that does nothing else.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MS = 30.0
EMPTY = """class Empty:
    def initProcessing(self):
        pass


def classFactory(iface):
    return Empty()
"""
# What any QGIS has already imported when it comes to the plugins is imported before the clock starts.
MEASURE = """import importlib, os, sys, time
import qgis.utils, qgis.gui, qgis.analysis
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale
application = QgsApplication([], True)
QgsApplication.setLocale(QLocale("fr_FR"))
application.initQgis()
sys.path.insert(0, sys.argv[1])
start = time.perf_counter()
plugin = importlib.import_module(sys.argv[2]).classFactory(None)
plugin.initProcessing()
print(1000.0 * (time.perf_counter() - start), flush=True)
os._exit(0)
"""


class Bench:
    """Loads packages in fresh processes; they keep their compiled files in ``scratch``, as a profile does."""

    def __init__(self, scratch: Path) -> None:
        self.environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(scratch)}

    def measure(self, folder: Path, package: str) -> float:
        """Milliseconds to load one package in a fresh process."""
        command = [sys.executable, "-c", MEASURE, str(folder), package]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return float(done.stdout.split()[-1])


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty_plugin"
        empty.mkdir()
        (empty / "__init__.py").write_text(EMPTY, encoding="utf-8")
        bench = Bench(Path(folder) / "compiled")
        bench.measure(ROOT, "clefop_plugin")  # writes the compiled files
        pairs = [(bench.measure(ROOT, "clefop_plugin"), bench.measure(empty.parent, empty.name)) for _ in range(runs)]
    plugin, nothing = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"plugin {plugin:.1f} ms, empty plugin {nothing:.1f} ms, difference {plugin - nothing:.1f} ms")
    kept = "kept" if plugin - nothing <= LIMIT_MS else "exceeded"
    print(f"limit {LIMIT_MS:.0f} ms {kept}, median of {runs} fresh processes")


if __name__ == "__main__":
    main()
