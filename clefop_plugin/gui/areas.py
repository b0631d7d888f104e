"""Communes shaded on the map by a panel: an alert ground, never a layer of the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import Qgis, QgsGeometry
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

from clefop_plugin.gui.map_colours import MAP_ALERT
from clefop_plugin.gui.session import Session


class MapAreas:
    """Polygons of the workspace CRS drawn as one on a canvas."""

    def __init__(self, canvas: Any, session: Session) -> None:
        self._canvas, self._session = canvas, session
        self.band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        self.band.setStrokeColor(QColor(MAP_ALERT))
        fill = QColor(MAP_ALERT)
        fill.setAlpha(60)
        self.band.setFillColor(fill)
        self.band.setWidth(2)

    def show_shapes(self, shapes: Sequence[bytes]) -> QgsGeometry:
        """Draw these shapes (WKB) in the place of those before, and return them united."""
        self.clear()
        whole = []
        for wkb in shapes:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            whole.append(geometry)
        united = QgsGeometry.unaryUnion(whole) if whole else QgsGeometry()
        if whole and self._session.workspace is not None:
            self.band.setToGeometry(united, self._session.crs())
        return united

    def clear(self) -> None:
        """Take the drawing off the map."""
        self.band.reset(Qgis.GeometryType.Polygon)

    def dispose(self) -> None:
        """Take the drawing off the canvas for good."""
        self._canvas.scene().removeItem(self.band)
