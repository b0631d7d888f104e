"""Borders that zonings share: each line between two neighbouring communes, and the zonings with a limit there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.adjacency import Segments, boundary_segments, joined_lines, other_side
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr

Ints = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]

#: Distance, metres, at which the two sides of an unmatched border are looked at.
BESIDE_M = 0.5


@dataclass(frozen=True)
class CommuneLines:
    """Lines between communes (m,): positions of the communes ``left`` < ``right`` (-1: nothing), metres, geometry.

    ``unmatched_m``: length of the lines without neighbour that have a commune on both sides all the same, because the
    two communes are not drawn with the same vertices.
    """

    left: Ints
    right: Ints
    length_m: npt.NDArray[np.float64]
    geometry: Objects
    unmatched_m: float


@dataclass(frozen=True)
class ZoningZones:
    """Zone of each commune (n,) in one zoning, "" for none, and the weight of the zoning in the sum."""

    id: str
    zones: Objects
    weight: float = 1.0


def commune_lines(geometries: Objects, progress: Progress | None = None) -> CommuneLines:
    """Every line between two neighbouring polygons, and the outer border of each polygon that has one.

    ``geometries``: polygons in one projected CRS (metres) with the same vertices on both sides of a border.
    """
    progress = progress or Progress()
    segments = boundary_segments(geometries)
    progress.update(0.2, tr("Looking for common borders"))
    other = other_side(segments)
    kept = np.flatnonzero((other < 0) | (segments.owner < other))
    left, right = segments.owner[kept], other[kept]
    key = left.astype(np.int64) * (len(geometries) + 1) + right + 1
    pairs, pair = np.unique(key, return_inverse=True)
    progress.update(0.5, tr("Drawing the borders"))
    geometry = shapely.line_merge(joined_lines(segments, kept, pair, len(pairs)))
    length = np.bincount(pair, segments.length[kept], minlength=len(pairs))
    progress.update(0.9)
    return CommuneLines(
        pairs // (len(geometries) + 1),
        pairs % (len(geometries) + 1) - 1,
        length.astype(np.float64),
        geometry,
        _unmatched(segments, np.flatnonzero(other < 0), geometries),
    )


def shared_borders(
    codes: Objects, lines: CommuneLines, zonings: Sequence[ZoningZones], every: bool = False
) -> pd.DataFrame:
    """How many zonings have a limit on each line, and which.

    Fields: ``left_code``, ``right_code`` (null outside), ``count``, ``weight`` (sum of the weights), ``zonings`` (ids
    joined by ``;``), ``length_m``, ``outer``, ``geom``. Lines that no zoning shares are left out unless ``every``;
    the outer border is kept, with count 0: it is where the communes end, whatever the zonings.
    """
    inner = lines.right >= 0
    limit = np.zeros((len(lines.left), len(zonings)), dtype=bool)
    for position, zoning in enumerate(zonings):
        index = pd.Categorical(zoning.zones).codes.astype(np.int64)
        limit[inner, position] = index[lines.left[inner]] != index[lines.right[inner]]
    count = limit.sum(axis=1)
    keep = (count > 0) | ~inner | every
    right = np.full(len(lines.left), None, dtype=object)
    right[inner] = codes[lines.right[inner]]
    frame = pd.DataFrame(
        {
            "left_code": codes[lines.left],
            "right_code": right,
            "count": count.astype(np.int64),
            "weight": limit @ np.array([zoning.weight for zoning in zonings], dtype=np.float64),
            "zonings": _joined(limit, [zoning.id for zoning in zonings]),
            "length_m": lines.length_m,
            "outer": ~inner,
            "geom": pd.Series(lines.geometry, dtype=object),
        }
    )
    kept: pd.DataFrame = frame[keep]
    return kept.reset_index(drop=True)


def kilometres(borders: pd.DataFrame) -> pd.Series:
    """Kilometres of inner border by number of zonings that share it."""
    inner = borders[~borders["outer"]]
    return inner.groupby("count", sort=True)["length_m"].sum() / 1000


def _unmatched(segments: Segments, alone: Ints, geometries: Objects) -> float:
    """Length of the segments without neighbour that lie between two polygons."""
    if not len(alone):
        return 0.0
    a, b = segments.xy[segments.start[alone]], segments.xy[segments.start[alone] + 1]
    along = (b - a) / segments.length[alone][:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]]) * BESIDE_M
    tree = shapely.STRtree(geometries)
    between = np.zeros(len(alone), dtype=bool)
    for side in (1, -1):
        where, polygon = tree.query(shapely.points((a + b) / 2 + side * across), predicate="intersects")
        between[where[polygon != segments.owner[alone][where]]] = True
    return float(segments.length[alone][between].sum())


def _joined(limit: npt.NDArray[np.bool_], ids: Sequence[str]) -> Objects:
    """Ids of the zonings of each row joined by ``;``: made once for each of the few combinations that exist."""
    patterns, which = np.unique(limit, axis=0, return_inverse=True)
    names = np.array([";".join(i for i, here in zip(ids, row, strict=True) if here) for row in patterns], dtype=object)
    return np.asarray(names[which.reshape(-1)], dtype=object) if len(limit) else np.empty(0, dtype=object)
