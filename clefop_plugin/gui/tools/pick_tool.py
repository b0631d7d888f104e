"""Map tool: click anywhere in the region to select the territory that is there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException
from qgis.gui import QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt

from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.selection import Selection


class PickTool(QgsMapTool):
    """Selects the territory of the current container under the pointer, whatever the CRS of the map."""

    def __init__(self, canvas: Any, selection: Selection) -> None:
        super().__init__(canvas)
        self._selection = selection
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Select what is under the left click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        session = self._selection.session
        if session.workspace is None:
            messages.info(session.iface, tr("Open or create a workspace first: CLEFOP menu."))
            return
        transform = QgsCoordinateTransform(self.canvas().mapSettings().destinationCrs(), session.crs(), session.project)
        try:
            self._selection.pick(transform.transform(self.toMapCoordinates(event.pos())))
        except QgsCsException:
            messages.info(session.iface, tr("No commune of the workspace here. Click inside the region."))
