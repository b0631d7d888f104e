"""Arrows between territories on the canvas: their width follows the number of workers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from qgis.core import Qgis, QgsCoordinateTransform, QgsGeometry, QgsPointXY
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from clefop_plugin.cartography.arrows import Point, arrow_lines
from clefop_plugin.gui.map_colours import MAP_CASING
from clefop_plugin.gui.session import Session

#: Widths of the thinnest and the thickest arrow, and of the white casing around each, in pixels.
THIN_PX, THICK_PX, CASING_PX = 1.5, 9.0, 3.0
#: Length of the two strokes of the head: pixels, and times the width of the arrow.
HEAD_PX, HEAD_WIDTHS = 6.0, 1.6


class MapArrows(QObject):
    """Draws curved arrows in the CRS of the workspace, whatever that of the canvas."""

    def __init__(self, canvas: Any, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._session = canvas, session
        self._bands: list[QgsRubberBand] = []
        self._arrows: Sequence[tuple[Point, Point, float, str]] = ()
        for signal in self._moves():
            signal.connect(self._draw)

    def show_arrows(self, arrows: Sequence[tuple[Point, Point, float, str]]) -> None:
        """Draw arrows (start, end, weight, colour) in the place of those before, the heaviest on top."""
        self._arrows = sorted(arrows, key=lambda arrow: arrow[2])
        self._draw()

    def clear(self) -> None:
        """Take the arrows off the map."""
        self.show_arrows(())

    def dispose(self) -> None:
        """Take the drawing off the canvas for good."""
        for signal in self._moves():
            signal.disconnect(self._draw)
        self._remove()

    def _moves(self) -> tuple[Any, ...]:
        """What changes the drawing: the heads keep their size on the screen."""
        return self._canvas.destinationCrsChanged, self._canvas.extentsChanged

    def _metres(self, pixels: float) -> float:
        """A length on the screen in units of the workspace, at the centre of the map."""
        settings = self._canvas.mapSettings()
        transform = QgsCoordinateTransform(settings.destinationCrs(), self._session.crs(), self._session.project)
        box = transform.transformBoundingBox(settings.extent())
        return float(pixels * box.width() / max(1, settings.outputSize().width()))

    def _remove(self) -> None:
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands = []

    def _draw(self) -> None:
        self._remove()
        if not self._arrows or self._session.workspace is None:
            return
        heaviest = self._arrows[-1][2]
        for start, end, weight, colour in self._arrows:
            width = THIN_PX + (THICK_PX - THIN_PX) * math.sqrt(weight / heaviest)
            lines = arrow_lines(start, end, self._metres(HEAD_PX + HEAD_WIDTHS * width))
            for ink, size in ((MAP_CASING, width + CASING_PX), (colour, width)):
                band = QgsRubberBand(self._canvas, Qgis.GeometryType.Line)
                band.setColor(QColor(ink))
                band.setWidth(round(size))
                geometry = QgsGeometry.fromMultiPolylineXY([[QgsPointXY(x, y) for x, y in line] for line in lines])
                band.setToGeometry(geometry, self._session.crs())
                self._bands.append(band)
