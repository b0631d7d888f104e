"""From the map to the workspace, whatever the CRS of each."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY

from clefop_plugin.gui.session import Session


def to_workspace(canvas: Any, session: Session, point: QgsPointXY) -> QgsPointXY | None:
    """A point of the map in the workspace CRS; None where that has no meaning."""
    try:
        return _transform(canvas, session).transform(point)
    except QgsCsException:
        return None


def polygon_to_workspace(canvas: Any, session: Session, points: list[QgsPointXY]) -> QgsGeometry | None:
    """A polygon of the map in the workspace CRS; None where that has no meaning."""
    geometry = QgsGeometry.fromPolygonXY([[*points, points[0]]])
    try:
        geometry.transform(_transform(canvas, session))
    except QgsCsException:
        return None
    return geometry


def _transform(canvas: Any, session: Session) -> QgsCoordinateTransform:
    return QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), session.crs(), session.project)
