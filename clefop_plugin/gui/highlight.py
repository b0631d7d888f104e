"""The selected territories on the map: the outline in the accent colour on a white casing, finer between them."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsCoordinateTransform, QgsGeometry
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from clefop_plugin.gui.map_colours import MAP_ACCENT, MAP_CASING
from clefop_plugin.gui.selection import Selection

CASING_PX, OUTLINE_PX, INNER_PX = 6, 3, 1


class Highlight(QObject):
    """Draws the selection on a canvas of any CRS, and moves the canvas to it."""

    def __init__(self, canvas: Any, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._selection = selection
        self._bands = [self._band(MAP_CASING, CASING_PX), self._band(MAP_ACCENT, OUTLINE_PX)]
        self._inner = self._band(MAP_ACCENT, INNER_PX)
        selection.changed.connect(self.draw)
        selection.described.connect(self.draw)
        canvas.destinationCrsChanged.connect(self.draw)

    def dispose(self) -> None:
        """Take the drawing off the canvas."""
        self._canvas.destinationCrsChanged.disconnect(self.draw)
        for band in (*self._bands, self._inner):
            self._canvas.scene().removeItem(band)
        self._bands = []

    def draw(self) -> None:
        """Draw the outline of the selection, or nothing."""
        found = self._selection.description
        for band in self._bands:
            band.reset(Qgis.GeometryType.Polygon)
            if found is not None:
                band.setToGeometry(found.outline, self._selection.session.crs())
        self._inner.reset(Qgis.GeometryType.Polygon)
        for part in found.parts if found is not None else ():
            self._inner.addGeometry(part, self._selection.session.crs())

    def zoom(self) -> None:
        """Move the map so that the selected territory fills it."""
        found = self._selection.description
        if found is not None:
            self.zoom_to(found.outline)

    def zoom_to(self, geometry: QgsGeometry) -> None:
        """Move the map to a geometry of the workspace CRS."""
        box = geometry.boundingBox()
        transform = QgsCoordinateTransform(
            self._selection.session.crs(), self._canvas.mapSettings().destinationCrs(), self._selection.session.project
        )
        box = transform.transformBoundingBox(box)
        box.scale(1.1)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def _band(self, colour: str, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(QColor(colour))
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width)
        return band
