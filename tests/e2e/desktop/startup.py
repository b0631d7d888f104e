"""Run by QGIS at its start (PYQGIS_STARTUP): a Python error ends the run with its traceback, not with a dialog."""

from __future__ import annotations

import json
import os
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import qgis.utils


def stop(kind: type[BaseException], value: BaseException, trace: TracebackType | None, *_: Any, **__: Any) -> None:
    """Stand in for QGIS's modal error message."""
    folder = Path(os.environ["CLEFOP_E2E_FOLDER"])
    text = json.dumps({"error": "".join(traceback.format_exception(kind, value, trace))})
    partial = folder / "error.part"
    partial.write_text(text, encoding="utf-8")
    partial.replace(folder / "result.json")
    os._exit(0)


qgis.utils.showException = stop
