"""Map tool: draw a polygon; the communes whose centre is inside become a perimeter."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.map_colours import MAP_ACCENT
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.tools.place import polygon_to_workspace

FILL_ALPHA = 40
WIDTH_PX = 2
LEAST = 3


class DrawTool(QgsMapTool):
    """Left click adds a corner, right click ends, Backspace takes the last corner back, Escape gives up.

    ``ended``: the drawing is finished or given up.
    """

    ended = pyqtSignal()

    def __init__(self, canvas: Any, selection: Selection) -> None:
        super().__init__(canvas)
        self._selection = selection
        self.corners: list[QgsPointXY] = []
        self._band: QgsRubberBand | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def activate(self) -> None:
        """Say how to draw."""
        super().activate()
        messages.info(
            self._selection.session.iface,
            tr("Click the corners of the perimeter; right click ends, Escape gives up."),
        )

    def deactivate(self) -> None:
        """Leave no drawing behind."""
        self._clear()
        super().deactivate()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Add a corner, or end."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.corners.append(self.toMapCoordinates(event.pos()))
            self._show()
        elif event.button() == Qt.MouseButton.RightButton:
            self._end()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show where the next corner would be."""
        if self.corners:
            self._show(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up; Backspace takes the last corner back."""
        if event.key() == Qt.Key.Key_Escape:
            self._clear()
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and self.corners:
            self.corners.pop()
            self._show()
        else:
            return
        event.ignore()  # QGIS then leaves the key alone (its own rule for map tools)

    def _end(self) -> None:
        session = self._selection.session
        if len(self.corners) < LEAST:
            messages.info(session.iface, tr("A perimeter has at least three corners. Click them on the map."))
            return
        outline = polygon_to_workspace(self.canvas(), session, self.corners)
        self._clear()
        if outline is None:
            self._selection.say_outside()
        else:
            self._selection.draw(outline)
        self.ended.emit()

    def _show(self, moving: QgsPointXY | None = None) -> None:
        if self._band is None:
            self._band = QgsRubberBand(self.canvas(), Qgis.GeometryType.Polygon)
            colour = QColor(MAP_ACCENT)
            self._band.setStrokeColor(colour)
            self._band.setWidth(WIDTH_PX)
            colour.setAlpha(FILL_ALPHA)
            self._band.setFillColor(colour)
        self._band.reset(Qgis.GeometryType.Polygon)
        for point in self.corners if moving is None else [*self.corners, moving]:
            self._band.addPoint(point)

    def _clear(self) -> None:
        self.corners = []
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None
