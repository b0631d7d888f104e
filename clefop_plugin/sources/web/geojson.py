"""Polygons of JSON answers into shapely shapes.

Each ring is checked here: the GeoJSON reader of GEOS before 3.13 stops the whole process on coordinates that are no
numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.catalogue import Service


def shapes(service: Service, values: Sequence[Any]) -> npt.NDArray[np.object_]:
    """GeoJSON polygons and multipolygons (dicts, None for none) as shapely shapes (n,).

    Raises ServiceError when one is something else, or has a ring that is none.
    """
    found = np.full(len(values), None, dtype=object)
    for rank, value in enumerate(values):
        if value is None:
            continue
        try:
            found[rank] = _shape(value)
        except (KeyError, TypeError, ValueError, OverflowError, shapely.errors.ShapelyError) as error:
            raise failures.unexpected(service, tr("a geometry that cannot be read")) from error
    return found


def _shape(value: Any) -> shapely.Geometry:
    kind, coordinates = value["type"], value["coordinates"]
    if kind == "Polygon":
        return _polygon(coordinates)
    if kind == "MultiPolygon":
        return shapely.multipolygons([_polygon(part) for part in coordinates])
    raise ValueError(kind)


def _polygon(rings: Any) -> shapely.Polygon:
    shell, *holes = [shapely.linearrings(_ring(ring)) for ring in rings]
    return shapely.polygons(shell, holes or None)


def _ring(points: Any) -> npt.NDArray[np.float64]:
    if not isinstance(points, list) or not all(isinstance(point, list) and len(point) > 1 for point in points):
        raise ValueError("ring")
    places = np.array([point[:2] for point in points])
    if places.dtype.kind not in "if" or len(places) < 4 or not np.isfinite(places).all():
        raise ValueError("ring")
    return places.astype(np.float64)
