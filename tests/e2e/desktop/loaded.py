"""Is the plugin there after the start of QGIS, and what does it leave after unload and reload?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import qgis.utils
from helpers import pause, screenshot, wait_until
from qgis.core import QgsApplication
from qgis.gui import QgsLocatorWidget
from qgis.PyQt.QtCore import QTranslator
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QToolBar, QWidget

PLUGIN = "clefop_plugin"
# Not shapely: qgis.core imports it by itself when it is there.
HEAVY = ("pandas", "scipy", "matplotlib", "geopandas", "openpyxl")


def traces(iface: Any) -> dict[str, Any]:
    """Everything of the plugin that can be seen in the application, sorted."""
    window = iface.mainWindow()
    mine = [
        w
        for kind in (QDockWidget, QToolBar, QMenu)
        for w in window.findChildren(kind)
        if "clefop" in w.objectName().lower()
    ]
    menus = [m.title().replace("&", "") for m in window.findChildren(QMenu)]
    return {
        "provider": QgsApplication.processingRegistry().providerById("clefop") is not None,
        "algorithms": sorted(
            a.id() for a in QgsApplication.processingRegistry().algorithms() if a.id().startswith("clefop:")
        ),
        "widgets": sorted(f"{type(w).__name__} {w.objectName()}" for w in mine),
        "menus": menus.count("CLEFOP"),
        "toolbars": sum(bar.windowTitle() == "CLEFOP" for bar in window.findChildren(QToolBar)),
        "translators": sum("clefop" in Path(t.filePath()).name for t in translators()),
        "locators": locators(window),
    }


def locators(window: QWidget) -> list[str]:
    """Search filters of the plugin in the locator bar."""
    widget = window.findChild(QgsLocatorWidget)
    filters = widget.locator().filters() if widget else []
    return sorted(f.name() for f in filters if "clefop" in type(f).__module__ or "clefop" in f.name().lower())


def translators() -> list[QTranslator]:
    """Translators of the application and of the plugin that live in the process."""
    import gc

    return [t for t in gc.get_objects() if isinstance(t, QTranslator) and _alive(t)]


def _alive(translator: QTranslator) -> bool:
    try:
        return not translator.isEmpty()
    except RuntimeError:
        return False


def open_panels(iface: Any) -> list[str]:
    """Show every panel the toolbar offers; return the titles of those that are visible."""
    window = iface.mainWindow()
    bars = [bar for bar in window.findChildren(QToolBar) if bar.windowTitle() == "CLEFOP"]
    for action in (a for bar in bars for a in bar.actions() if a.isCheckable() and a.isEnabled() and not a.isChecked()):
        action.trigger()
    pause(300)
    screenshot(window, "panels")
    docks = [d for d in window.findChildren(QDockWidget) if "clefop" in d.objectName().lower()]
    return sorted(d.windowTitle() for d in docks if not d.isHidden())


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Look, unload, look, load twice, look."""
    iface.mainWindow().resize(1440, 900)
    wait_until(lambda: PLUGIN in qgis.utils.active_plugins, what="the loaded plugin")
    heavy = [name for name in HEAVY if name in sys.modules]
    answer: dict[str, Any] = {"started": traces(iface), "heavy": heavy}
    answer["screenshot"] = screenshot(iface.mainWindow(), "started")
    answer["opened"] = open_panels(iface)
    qgis.utils.unloadPlugin(PLUGIN)
    pause(300)
    answer["unloaded"] = traces(iface)
    for _ in range(2):
        qgis.utils.loadPlugin(PLUGIN)
        qgis.utils.startPlugin(PLUGIN)
        pause(100)
        answer["reloaded"] = traces(iface)
        answer["opened_again"] = open_panels(iface)
        qgis.utils.unloadPlugin(PLUGIN)
        pause(300)
    answer["unloaded_again"] = traces(iface)
    return answer
