"""Geometry of JSON answers into shapely shapes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.catalogue import Service


def shapes(service: Service, values: Sequence[Any]) -> npt.NDArray[np.object_]:
    """GeoJSON geometries (dicts, None for none) as shapely shapes (n,). Raises ServiceError when one is none."""
    texts = np.array([None if value is None else json.dumps(value) for value in values], dtype=object)
    try:
        found: npt.NDArray[np.object_] = shapely.from_geojson(texts)
    except shapely.errors.GEOSException as error:
        raise failures.unexpected(service, tr("a geometry that cannot be read")) from error
    return found
