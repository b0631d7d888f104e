"""Runs inside QGIS (``--code``): loads the script, writes ``result.json``, and ends the process without a question."""

from __future__ import annotations

import faulthandler
import importlib.util
import json
import os
import sys
import traceback
from pathlib import Path

from qgis.utils import iface


def main() -> None:
    """Run the script named by the environment; its answer or its traceback goes to the result file."""
    script, folder = Path(os.environ["CLEFOP_E2E_SCRIPT"]), Path(os.environ["CLEFOP_E2E_FOLDER"])
    sys.path.insert(0, str(script.parent))
    # QGIS's own report of a crash shows the main thread only; this one names the Python line of every thread.
    crash = (folder / "crash.txt").open("w")
    faulthandler.enable(crash, all_threads=True)
    try:
        specification = importlib.util.spec_from_file_location("desktop_script", script)
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        content = {"result": module.run(iface, folder)}
        text = json.dumps(content, ensure_ascii=False)
    except BaseException:
        iface.mainWindow().grab().save(str(folder / "failure.png"))
        text = json.dumps({"error": traceback.format_exc()})
    partial = folder / "result.part"
    partial.write_text(text, encoding="utf-8")
    partial.replace(folder / "result.json")
    sys.stdout.flush()
    os._exit(0)


main()
