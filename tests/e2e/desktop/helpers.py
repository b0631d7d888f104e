"""What the scripts run inside QGIS share: parameters, waiting, screenshots."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QWidget

FOLDER = Path(os.environ["CLEFOP_E2E_FOLDER"])
PARAMETERS: dict[str, Any] = json.loads((FOLDER / "parameters.json").read_text(encoding="utf-8"))


def pause(milliseconds: int) -> None:
    """Let QGIS live for a while: events, timers and deferred deletions."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(condition: Callable[[], bool], seconds: float = 30, what: str = "the condition") -> None:
    """Let QGIS live until ``condition`` holds; raises TimeoutError naming ``what``."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come within {seconds} s")
        pause(50)


def wait_for_map(iface: Any, seconds: float = 60) -> None:
    """Wait until the map canvas has drawn everything."""
    pause(200)
    wait_until(lambda: not iface.mapCanvas().isDrawing(), seconds, "the drawn map")


def screenshot(widget: QWidget, name: str) -> str:
    """Save a picture of ``widget`` in the run's folder; return its path."""
    pause(100)
    path = str(FOLDER / f"{name}.png")
    widget.grab().save(path)
    return path
