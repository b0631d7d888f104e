"""A QGIS window good enough for the plugin's own: canvas, message bar, menus, docks."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow


class FakeIface(QObject):
    """The members of QgisInterface that the plugin uses, on real widgets."""

    currentThemeChanged = pyqtSignal(str)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def mainWindow(self) -> QMainWindow:
        return self.window

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def addToolBar(self, name: str) -> Any:
        return self.window.addToolBar(name)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: Any) -> None:
        self.window.addDockWidget(area, dock)
        dock.show()

    def addTabifiedDockWidget(self, area: Any, dock: Any, _others: list[str], _raise: bool = False) -> None:
        self.addDockWidget(area, dock)

    def removeDockWidget(self, dock: Any) -> None:
        self.window.removeDockWidget(dock)

    def registerLocatorFilter(self, _filter: Any) -> None:
        pass

    def deregisterLocatorFilter(self, _filter: Any) -> None:
        pass

    def registerOptionsWidgetFactory(self, factory: Any) -> None:
        self.factories = [*getattr(self, "factories", []), factory]

    def unregisterOptionsWidgetFactory(self, factory: Any) -> None:
        self.factories.remove(factory)

    def firstRightStandardMenu(self) -> None:
        return None


def wait_for(condition: Callable[[], Any], seconds: float = 20.0) -> None:
    """Run the event loop until ``condition`` is true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true"
        QCoreApplication.processEvents()
        time.sleep(0.005)
