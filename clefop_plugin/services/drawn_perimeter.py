"""From a drawing to a perimeter: the communes whose centre is inside."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.services.perimeters import Perimeter


def drawn(
    name: str,
    outline: shapely.Geometry,
    codes: npt.NDArray[np.object_],
    centres: npt.NDArray[np.float64],
    tree: shapely.STRtree,
) -> Perimeter | None:
    """The communes whose centre is inside ``outline`` (a polygon in the workspace CRS), or None when there is none.

    ``codes`` (n,) and ``centres`` (n, 2) are those of the communes, ``tree`` the index of their polygons.
    """
    area = shapely.make_valid(outline)
    shapely.prepare(area)
    chosen = np.flatnonzero(shapely.contains_xy(area, centres[:, 0], centres[:, 1]))
    if not len(chosen):
        return None
    touched = set(tree.query(area, predicate="intersects").tolist())
    whole = set(tree.query(area, predicate="covers").tolist())
    return Perimeter(name, tuple(str(codes[i]) for i in chosen), (), len(touched - whole))
