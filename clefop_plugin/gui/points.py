"""Places of the listed rows on the map: light markers in step with the list, never a layer of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import Qgis, QgsGeometry
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from clefop_plugin.gui.map_colours import MAP_ACCENT
from clefop_plugin.gui.session import Session

Point = tuple[float, float]
SIZE, SIZE_CHOSEN = 9, 17
#: More points than this are told apart on no screen: they are thinned on a grid of so many cells a side.
MOST_POINTS, CELLS = 2_000, 80


class MapPoints(QObject):
    """Points of the workspace CRS drawn by colour on a canvas of any CRS; one of them may be chosen."""

    def __init__(self, canvas: Any, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._session = canvas, session
        self._groups: Mapping[str, Sequence[Point]] = {}
        self._chosen: Point | None = None
        self._bands: dict[str, QgsRubberBand] = {}
        canvas.destinationCrsChanged.connect(self._draw)

    def show_points(self, groups: Mapping[str, Sequence[Point]]) -> None:
        """Draw these points, by colour name, in the place of those before."""
        self._groups, self._chosen = groups, None
        self._draw()

    def choose(self, point: Point | None) -> None:
        """Ring one point, or none."""
        self._chosen = point
        self._draw_chosen()

    def clear(self) -> None:
        """Take every point off the map."""
        self.show_points({})

    def dispose(self) -> None:
        """Take the drawing off the canvas for good."""
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)
        self._bands = {}

    def _draw(self) -> None:
        for colour, band in self._bands.items():
            if colour not in self._groups:
                band.reset(Qgis.GeometryType.Point)
        for colour, points in self._groups.items():
            self._put(colour, points, SIZE)
        self._draw_chosen()

    def _draw_chosen(self) -> None:
        if self._chosen is not None:
            self._put("chosen", [self._chosen], SIZE_CHOSEN)
        elif "chosen" in self._bands:
            self._bands["chosen"].reset(Qgis.GeometryType.Point)

    def _put(self, colour: str, points: Sequence[Point], size: int) -> None:
        band = self._bands.get(colour)
        if band is None:
            band = self._bands[colour] = QgsRubberBand(self._canvas, Qgis.GeometryType.Point)
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(size)
            if colour == "chosen":
                band.setColor(QColor(MAP_ACCENT))
                band.setFillColor(QColor(0, 0, 0, 0))
                band.setWidth(3)
            else:
                band.setColor(QColor("white"))
                band.setFillColor(QColor(colour))
                band.setWidth(1)
        band.reset(Qgis.GeometryType.Point)
        if points and self._session.workspace is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shapely.to_wkb(shapely.multipoints(np.asarray(points, dtype=np.float64))))
            band.setToGeometry(geometry, self._session.crs())


def thinned(xy: npt.NDArray[np.float64]) -> list[Point]:
    """Points (n, 2) to draw; when there are thousands, one for each cell of a fine grid."""
    if len(xy) > MOST_POINTS:
        low = xy.min(axis=0)
        side = max(float((xy.max(axis=0) - low).max()) / CELLS, 1e-9)
        column, row = ((xy - low) // side).astype(np.int64).T
        xy = xy[np.unique(column * (CELLS + 1) + row, return_index=True)[1]]
    return [(float(x), float(y)) for x, y in xy]
