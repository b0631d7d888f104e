"""A workspace from the official services, by the wizard in the real desktop; a local server plays the services."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import qgis.utils
from helpers import PARAMETERS, pause, screenshot, wait_until
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

PLUGIN = "clefop_plugin"
sys.path.insert(0, PARAMETERS["tests"])


class Gaps:
    """How long the desktop was without events at most (s)."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(10)

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


def wizard(window: Any) -> Any:
    """Open the wizard on the page of the services."""
    window.actions["workspace_new"].trigger()

    def shown() -> list[Any]:
        return [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "WorkspaceWizard" and w.isVisible()]

    wait_until(lambda: bool(shown()), what="the wizard")
    found = shown()
    QTest.mouseClick(found[0].route.cards["services"], Qt.MouseButton.LeftButton)
    pause(200)
    return found[0]


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Offline first, then slow services that are followed on screen, then one that fails."""
    from official_services import REGION, Official
    from web_server import Reply, Server

    from clefop_plugin import network
    from clefop_plugin.sources.web.cache import Cache
    from clefop_plugin.sources.web.client import Client
    from clefop_plugin.sources.web.pace import Pace

    iface.mainWindow().resize(1440, 900)
    wait_until(lambda: PLUGIN in qgis.utils.active_plugins, what="the loaded plugin")
    window = qgis.utils.plugins[PLUGIN].window
    up, network._has_network = network._has_network, lambda: False
    box = wizard(window)
    answer: dict[str, Any] = {"pictures": [screenshot(box, "offline")], "offline": box.services.notice.accessibleName()}
    network._has_network = up
    server = Server()
    official = Official(server)
    network.client = lambda: Client(
        official.catalogue(attempts=2), network.QgisTransport(), Cache(folder / "copies"), pace=Pace()
    )
    quick = official.wfs

    def slow(asked: Any) -> Reply:
        reply = quick(asked)
        reply.slow = 0.02
        return reply

    server.routes["/wfs"] = slow
    server.routes["/melodi/data/DS_POPULATIONS_REFERENCE"] = Reply(status=500)
    box.choose("services")
    box.services.region.choose(REGION)
    target = folder / "corse.gpkg"
    box.services.path.setText(str(target))
    box.services.path.textEdited.emit(str(target))
    pause(200)
    answer["pictures"].append(screenshot(box, "chosen"))
    gaps = Gaps()
    QTest.mouseClick(box.forward, Qt.MouseButton.LeftButton)
    wait_until(lambda: box.progress.value() > 100, what="the progress")
    answer["pictures"].append(screenshot(box, "progress"))
    wait_until(lambda: box._task is None, 60, "the workspace")
    answer["longest"] = gaps.longest
    pause(300)
    answer["pictures"].append(screenshot(box, "missing"))
    answer["missing"] = box.services.notice.accessibleName()
    QTest.mouseClick(box.forward, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.session.workspace is not None, 60, "the open workspace")
    pause(1500)
    answer["pictures"].append(screenshot(iface.mainWindow(), "opened"))
    server.close()
    return {**answer, "workspace": str(window.session.path)}
