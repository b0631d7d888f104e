"""How far an offer is: from the outline of a territory, and from the centre of each commune. Straight lines, metres."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]

#: Points asked at once of a spatial index: a longer call would keep the other threads, QGIS among them, waiting.
AT_ONCE = 250
#: Pairs of points that are measured one by one; of more, a tree finds the nearest.
FEW_PAIRS = 20_000_000
#: Pairs measured at once.
PAIRS_AT_ONCE = 500_000


def distance_to_outline(
    shapes: npt.NDArray[np.object_], points: Floats, inside: npt.NDArray[np.bool_], limit: float
) -> Floats:
    """Distance (n,) of each point (n, 2) to the territory made of the polygons ``shapes``, up to ``limit``.

    0 for those that ``inside`` (n,) says are in it; inf beyond the limit; NaN for a point that is not known. The side
    of a polygon inside the territory is never the nearest of a point outside it, so nothing has to be dissolved.
    """
    found = np.where(np.isnan(points).any(axis=1), np.nan, np.inf)
    found[inside] = 0.0
    asked = np.flatnonzero(np.isinf(found))
    if not len(asked) or not len(shapes):
        return found
    west, south, east, north = shapely.total_bounds(shapes)
    x, y = points[asked].T
    near = (x >= west - limit) & (x <= east + limit) & (y >= south - limit) & (y <= north + limit)
    asked = asked[near]
    if not len(asked):
        return found
    sides, polygons = shapely.STRtree(_sides(shapes)), shapely.STRtree(shapes)
    for some in _batches(asked):
        places = shapely.points(points[some])
        (which, _side), metres = sides.query_nearest(
            places, max_distance=limit, return_distance=True, all_matches=False
        )
        found[some[which]] = metres
        # A point that falls in a polygon without being said inside is in the territory all the same.
        found[some[np.unique(polygons.query(places, predicate="intersects")[0])]] = 0.0
    return found


def nearest_distance(origins: Floats, places: Floats) -> Floats:
    """Distance (n,) from each of ``origins`` (n, 2) to the nearest of ``places`` (m, 2); inf when there is none.

    Places that are not known (NaN) are left aside; an origin that is not known gives NaN.
    """
    known = places[~np.isnan(places).any(axis=1)]
    unknown = np.isnan(origins).any(axis=1)
    found = np.where(unknown, np.nan, np.inf)
    if len(known) and not unknown.all():
        find = _nearest_of_few if len(origins) * len(known) <= FEW_PAIRS else _nearest_of_many
        found[~unknown] = find(origins[~unknown], known)
    return found


def _nearest_of_few(origins: Floats, places: Floats) -> Floats:
    """Every pair is measured: no package to load, no tree to make."""
    step = max(1, PAIRS_AT_ONCE // len(places))
    found = []
    for first in range(0, len(origins), step):
        away = origins[first : first + step, None, :] - places[None, :, :]
        found.append(np.sqrt(np.einsum("ijk,ijk->ij", away, away).min(axis=1)))
    return np.concatenate(found)


def _nearest_of_many(origins: Floats, places: Floats) -> Floats:
    from scipy.spatial import cKDTree

    return np.asarray(cKDTree(places).query(origins)[0], dtype=np.float64)


def _batches(positions: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    return [positions[i : i + AT_ONCE] for i in range(0, len(positions), AT_ONCE)]


def _sides(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """The sides of the rings of polygons."""
    rings = shapely.get_rings(shapely.get_parts(shapes))
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    sides = np.stack([coordinates[:-1][follows], coordinates[1:][follows]], axis=1)
    return np.asarray(shapely.linestrings(sides), dtype=object)
