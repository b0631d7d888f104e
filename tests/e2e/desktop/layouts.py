"""The layout designer of the real desktop: a template, the item of the plugin made, changed, copied, deleted, saved."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import qgis.utils
from helpers import pause, screenshot, wait_until
from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsLayoutView
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtWidgets import QAction, QApplication

PLUGIN = "clefop_plugin"


def own_items(layout: Any) -> list[Any]:
    """The items of the plugin in a layout."""
    return [item for item in layout.items() if type(item).__name__ == "ClefopItem"]


def panel() -> Any:
    """The properties of the item, when they are shown."""
    found = [w for w in QApplication.allWidgets() if type(w).__name__ == "ClefopItemWidget" and w.isVisible()]
    return found[-1] if found else None


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Make a page, work on it as one does, save it with the project and read it again."""
    iface.mainWindow().resize(1400, 860)
    wait_until(lambda: PLUGIN in qgis.utils.active_plugins, what="the loaded plugin")
    window = qgis.utils.plugins[PLUGIN].window
    window.commands.make_demo(folder / "demo.gpkg")
    wait_until(lambda: window.session.workspace is not None, 120, "the fictional region")
    pause(500)
    answer: dict[str, Any] = {}
    designer = window.commands.add_layout("territoire-a4-portrait")
    layout = designer.masterLayout()
    window_ = designer.window()
    window_.resize(1400, 860)
    answer["items"] = sorted(item.content for item in own_items(layout))
    designer.setAtlasPreviewEnabled(True)
    designer.view().zoomFull()
    pause(4000)
    answer["pictures"] = [screenshot(window_, "designer")]
    answer["buttons"] = [a.text() for a in window_.findChildren(QAction) if "CLEFOP" in a.text()]

    registry = QgsApplication.layoutItemRegistry()
    kind = own_items(layout)[0].type()
    item = registry.createItem(kind, layout)
    item.attemptSetSceneRect(QRectF(20, 50, 80, 40))
    item.setId("essai")
    layout.addLayoutItem(item)
    del item
    gc.collect()
    item = layout.itemById("essai")
    answer["kind"] = type(item).__name__
    designer.showItemOptions(item)
    pause(500)
    shown = panel()
    shown.content.setCurrentIndex(shown.content.findData("blocs"))
    shown.content.activated.emit(shown.content.currentIndex())
    pause(300)
    answer["chosen"] = item.content
    answer["pictures"].append(screenshot(window_, "properties"))
    layout.undoStack().stack().undo()
    pause(200)
    answer["undone"] = layout.itemById("essai").content
    layout.undoStack().stack().redo()
    pause(200)
    answer["redone"] = layout.itemById("essai").content

    view = designer.view()
    view.copyItems([layout.itemById("essai")], QgsLayoutView.ClipboardOperation.ClipboardCopy)
    pasted = view.pasteItems(QgsLayoutView.PasteMode.PasteModeInPlace)
    answer["pasted"] = [getattr(one, "content", "") for one in pasted]
    before = len(own_items(layout))
    view.deleteItems([layout.itemById("essai")])
    del pasted, item
    gc.collect()
    pause(300)
    answer["deleted"] = before - len(own_items(layout))
    layout.undoStack().stack().undo()
    pause(300)
    answer["back"] = len(own_items(layout)) == before

    name, count = layout.name(), len(own_items(layout))
    path = str(folder / "projet.qgz")
    QgsProject.instance().write(path)
    designer.close()
    pause(500)
    del layout, designer, view, window_, shown
    gc.collect()
    iface.newProject()
    pause(300)
    QgsProject.instance().read(path)
    pause(1000)
    again = QgsProject.instance().layoutManager().layoutByName(name)
    answer["read"] = len(own_items(again)) == count
    designer = iface.openLayoutDesigner(again)
    designer.setAtlasPreviewEnabled(True)
    pause(3000)
    answer["title"] = again.itemById("titre").currentText()
    answer["pictures"].append(screenshot(designer.window(), "again"))
    designer.close()
    pause(300)
    qgis.utils.unloadPlugin(PLUGIN)
    answer["functions_left"] = [f.name() for f in QgsExpression.Functions() if f.name().startswith("clefop_")]
    qgis.utils.loadPlugin(PLUGIN)
    qgis.utils.startPlugin(PLUGIN)
    pause(500)
    answer["functions_back"] = QgsExpression.isFunctionName("clefop_indicator")
    made = QgsApplication.layoutItemRegistry().createItem(kind, again)
    answer["made_after_reload"] = made.content
    return answer
