"""Map tool: click to select a territory, Shift+click to add one, right click to see all that lies there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QElapsedTimer, QPoint, Qt
from qgis.PyQt.QtWidgets import QMenu

from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.tools.place import to_workspace
from clefop_plugin.services.profile_types import Lying

#: A left click that lasts longer asks for the menu, on screens without a right button.
LONG_PRESS_MS = 600


class PickTool(QgsMapTool):
    """Selects the territory of the current container under the pointer, whatever the CRS of the map."""

    def __init__(self, canvas: Any, selection: Selection) -> None:
        super().__init__(canvas)
        self._selection = selection
        self._pressed = QElapsedTimer()
        self.menu: QMenu | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def canvasPressEvent(self, _event: QgsMapMouseEvent) -> None:
        """Begin to measure how long the button is held."""
        self._pressed.start()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Select what is under the click, or list what lies there."""
        button = event.button()
        if button not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        session = self._selection.session
        if session.workspace is None:
            messages.info(session.iface, tr("Open or create a workspace first: CLEFOP menu."))
            return
        point = to_workspace(self.canvas(), session, self.toMapCoordinates(event.pos()))
        held = self._pressed.isValid() and self._pressed.elapsed() > LONG_PRESS_MS
        if point is None:
            self._selection.say_outside()
        elif button == Qt.MouseButton.RightButton or held:
            self.ask_menu(point, event.pos())
        else:
            self._selection.pick(point, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def ask_menu(self, point: QgsPointXY, where: QPoint) -> None:
        """List what lies at a point of the workspace CRS in a menu at a place of the canvas."""
        place = self.canvas().mapToGlobal(where)
        self._selection.ask_lying(point, lambda found: self._open(found, place))

    def _open(self, found: list[Lying], place: QPoint) -> None:
        if not found:
            self._selection.say_outside()
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = lying_menu(found, self._selection, self.canvas())
        self.menu.popup(place)


def lying_menu(found: list[Lying], selection: Selection, parent: Any) -> QMenu:
    """Territories to choose from; the container of the last choice is ticked, and the next clicks follow this one."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Territories at this point"))
    kinds = ""
    for lying in found:
        if kinds and lying.ref.kind != kinds:
            menu.addSeparator()
        kinds = lying.ref.kind
        of_commune = lying.ref.kind == "commune"
        text = tr("{kind}: {name}", kind=tr("Commune") if of_commune else lying.container_label, name=lying.name)
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        current = (lying.ref.kind, lying.ref.container) == (selection.kind, selection.container)
        action.setChecked(current)
        action.triggered.connect(lambda _checked=False, ref=lying.ref: selection.select(ref))
        if current:
            menu.setActiveAction(action)
    return menu
