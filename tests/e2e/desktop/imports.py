"""Files dropped on a panel in the real desktop: the dialog, the import, the journal; QGIS itself takes no drop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import qgis.utils
from helpers import PARAMETERS, pause, screenshot, wait_until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget

PLUGIN = "clefop_plugin"


def drop(widget: QWidget, path: Path) -> None:
    """Drag a file over a widget and drop it there, as Qt does for a user."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, none))


def dialog() -> Any:
    """The import dialog, when it is open."""
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "ClefopImport" and w.isVisible()]
    return found[0] if found else None


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Drop, look, import, read the journal."""
    iface.mainWindow().resize(1440, 900)
    wait_until(lambda: PLUGIN in qgis.utils.active_plugins, what="the loaded plugin")
    window = qgis.utils.plugins[PLUGIN].window
    window.commands.make_demo(folder / "demo.gpkg")
    wait_until(lambda: window.session.workspace is not None, 120, "the fictional region")
    pause(1000)
    layers = len(QgsProject.instance().mapLayers())
    window.show_dock("zonings", True)
    pause(500)
    drop(window.docks["zonings"].list_page, Path(PARAMETERS["file"]))
    wait_until(lambda: dialog() is not None, what="the import dialog")
    box = dialog()
    wait_until(lambda: box.desk.entries and not box.desk.busy(), 60, "the recognised file")
    pause(300)
    answer: dict[str, Any] = {
        "state": box.desk.entries[0].state.value,
        "layers_added_by_the_drop": len(QgsProject.instance().mapLayers()) - layers,
        "pictures": [screenshot(box, "import-0")],
    }
    box.detail.tabs.setCurrentIndex(1)
    answer["pictures"].append(screenshot(box, "import-1"))
    QTest.mouseClick(box.main, Qt.MouseButton.LeftButton)
    wait_until(lambda: not box.desk.busy(), 60, "the import")
    pause(300)
    answer["done"] = box.desk.entries[0].state.value
    answer["pictures"].append(screenshot(box, "import-2"))
    box.reject()
    window.show_dock("imports", True)
    window.docks["imports"].raise_()
    journal = window.docks["imports"].list.model()
    wait_until(lambda: Path(PARAMETERS["file"]).name in [row.source for row in journal.rows], 30, "the journal")
    pause(800)
    answer["pictures"].append(screenshot(iface.mainWindow(), "journal"))
    answer["messages"] = [item.text() for item in iface.messageBar().items()]
    return answer
