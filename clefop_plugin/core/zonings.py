"""A zoning as a table commune → zone: grouping communes, dissolving zones, coverage of the region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.adjacency import boundary_segments, other_side
from clefop_plugin.core.outlines import outlines

#: A commune belongs whole to a zone that covers at least this share of its area.
WHOLE_SHARE = 0.98
#: A zone that covers less than this share of a commune, and has less than that share of itself there, only touches it:
#: a difference of drawing. The second limit keeps small perimeters (a neighbourhood) in large communes.
TOUCH_SHARE = 0.02
OWN_SHARE = 0.10
#: A commune counts with a zone that holds this share of it; a neighbourhood does not make its commune a zone.
HALF = 0.5
#: Relative difference of area under which a union lost and won nothing.
SAME_AREA = 1e-9


@dataclass(frozen=True)
class Grouping:
    """Zone of each commune: ``index`` (n,) gives a position in ``codes``, or -1 for a commune without zone."""

    codes: tuple[str, ...]
    index: npt.NDArray[np.int64]

    def sums(self, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Total of ``weights`` (n,) in each zone; NaN counts for nothing."""
        inside = self.index >= 0
        return np.bincount(self.index[inside], np.nan_to_num(weights[inside]), minlength=len(self.codes)).astype(
            np.float64
        )

    def members(self, position: int) -> npt.NDArray[np.int64]:
        """Positions of the communes of one zone."""
        return np.flatnonzero(self.index == position)


def group(communes: Sequence[str], zone_of: pd.Series) -> Grouping:
    """Grouping of ``communes`` by a series commune code → zone code (missing: no zone)."""
    zones = pd.Series(list(communes), dtype=object).map(zone_of)
    categories = pd.Categorical(zones)
    return Grouping(tuple(str(c) for c in categories.categories), np.asarray(categories.codes, dtype=np.int64))


def main_zone(memberships: pd.DataFrame) -> pd.Series:
    """Zone that holds the largest share of each commune, from rows commune_code, zone_code, share."""
    codes = memberships["commune_code"]
    if codes.is_unique:  # most zonings are made of whole communes
        return pd.Series(memberships["zone_code"].to_numpy(), index=codes.to_numpy(), dtype=object).sort_index()
    ordered = memberships.sort_values(["commune_code", "share", "zone_code"], ascending=[True, False, True])
    first = ordered.drop_duplicates("commune_code")
    return pd.Series(first["zone_code"].to_numpy(), index=first["commune_code"].to_numpy(), dtype=object)


def dominant_zone(memberships: pd.DataFrame) -> pd.Series:
    """Zone that holds at least half of each commune; a commune that no zone fills so far is left out."""
    return main_zone(memberships[memberships["share"] >= HALF])


def dissolve(
    geometries: npt.NDArray[np.object_],
    index: npt.NDArray[np.int64],
    count: int,
    loose: npt.NDArray[np.bool_] | None = None,
) -> npt.NDArray[np.object_]:
    """Union of the geometries of each group (index -1 is left out); None for an empty group.

    The communes of one vintage form a coverage, so borders shared within a group are removed without computing
    intersections; a group that is no coverage (overlapping or slightly shifted polygons) is united the slow and safe
    way. ``loose`` marks the geometries that may not fit: parts of a commune that a zoning cuts.
    """
    index = np.where(shapely.is_missing(geometries), -1, index)
    found = _outlined(geometries, index, count)
    result, doubtful = found.shapes, found.doubtful
    if not len(doubtful):
        return result
    index = np.where(np.isin(index, doubtful), index, -1)
    apart = np.zeros(len(geometries), dtype=bool)
    if loose is not None and loose.any():
        # What fits is put together first; the parts with a border no neighbour has are united to it.
        apart = loose & found.bare
        found = _outlined(geometries, np.where(apart, -1, index), count)
    for group in found.doubtful:
        found.shapes[group] = _union(geometries[(index == group) & ~apart])
    for group in doubtful:
        whole = found.shapes[group]
        parts = [*geometries[(index == group) & apart], *([] if whole is None else [whole])]
        result[group] = parts[0] if len(parts) == 1 else polygonal(shapely.union_all(parts))
    return result


@dataclass(frozen=True)
class _Outlined:
    """``shapes`` of the groups, those for which they are not to be trusted (``doubtful``), and the geometries (n,) that
    have a part of their border to themselves alone (``bare``)."""

    shapes: npt.NDArray[np.object_]
    doubtful: npt.NDArray[np.int64]
    bare: npt.NDArray[np.bool_]


def _outlined(geometries: npt.NDArray[np.object_], index: npt.NDArray[np.int64], count: int) -> _Outlined:
    """Union of each group of a coverage: what is left of its borders when those between two of its members go."""
    result = np.empty(count, dtype=object)
    bare = np.zeros(len(geometries), dtype=bool)
    size = np.bincount(index[index >= 0], minlength=count)
    alone = np.flatnonzero((index >= 0) & (size[index] == 1))
    result[index[alone]] = geometries[alone]
    members = np.flatnonzero((index >= 0) & (size[index] > 1))
    if not len(members):
        return _Outlined(result, np.empty(0, dtype=np.int64), bare)
    group = index[members]
    segments = boundary_segments(geometries[members])
    other = other_side(segments)
    bare[members[segments.owner[other < 0]]] = True
    own = group[segments.owner]
    outer = np.flatnonzero((other < 0) | (own != group[np.maximum(other, 0)]))
    several = np.flatnonzero(size > 1)
    shapes, doubtful = outlines(segments, outer, own[outer], count)
    result[several] = shapes[several]
    # A coverage has exactly the area of its members; anything else overlaps, or has borders that differ by a hair.
    expected = np.bincount(group, shapely.area(geometries[members]), minlength=count)
    doubtful |= (np.abs(shapely.area(shapes) - expected) > SAME_AREA * expected) | ~shapely.is_valid(shapes)
    return _Outlined(result, several[doubtful[several] | shapely.is_missing(shapes[several])], bare)


def surface(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """The surface of a geometry, valid and in two dimensions; None when it has none."""
    if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        return None
    if shape.has_z:
        shape = shapely.force_2d(shape)
    if not shape.is_valid:
        shape = shapely.make_valid(shape)
    shape = polygonal(shape)
    return shape if shape.area > 0 else None


def polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry; the points and lines that an intersection may leave are dropped."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def polygonal_all(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """:func:`polygonal` of each geometry of an array."""
    kinds = shapely.get_type_id(shapes)
    others = np.flatnonzero((kinds != shapely.GeometryType.POLYGON) & (kinds != shapely.GeometryType.MULTIPOLYGON))
    if len(others):
        shapes = shapes.copy()
        shapes[others] = [polygonal(shape) for shape in shapes[others]]
    return shapes


def _union(members: npt.NDArray[np.object_]) -> shapely.Geometry:
    if len(members) == 1:
        return members[0]
    try:
        merged = shapely.coverage_union_all(members)
    except shapely.GEOSException:
        merged = None
    if merged is None or not merged.is_valid:
        merged = shapely.union_all(shapely.make_valid(members))
    return polygonal(merged)


@dataclass(frozen=True)
class AreaShares:
    """Zones over communes by area: positions (m,) of ``commune`` and ``zone``, ``share`` of the commune inside.

    ``dropped`` counts the contacts left out as differences of drawing, ``dropped_km2`` their area.
    """

    commune: npt.NDArray[np.int64]
    zone: npt.NDArray[np.int64]
    share: npt.NDArray[np.float64]
    dropped: int
    dropped_km2: float


def area_shares(communes: npt.NDArray[np.object_], zones: npt.NDArray[np.object_]) -> AreaShares:
    """Share of each commune's area inside each zone polygon.

    Contacts under 2 % of the commune and 10 % of the zone are left out; a commune that one zone alone covers from
    98 % up is whole (share 1).
    """
    tree = shapely.STRtree(zones)
    left, right = tree.query(communes, predicate="intersects")
    shapely.prepare(zones)
    area = shapely.area(communes)
    shared = area[left].copy()
    partly = ~shapely.covers(zones[right], communes[left])
    shared[partly] = shapely.area(shapely.intersection(communes[left[partly]], zones[right[partly]]))
    keep = (shared >= TOUCH_SHARE * area[left]) | (shared >= OWN_SHARE * shapely.area(zones)[right])
    keep &= shared > 0
    dropped = (shared > 0) & ~keep
    shares = shared[keep] / area[left[keep]]
    alone = np.bincount(left[keep], minlength=len(communes))[left[keep]] == 1
    shares = np.where((shares >= WHOLE_SHARE) & alone | (shares > 1.0 - 1e-9), 1.0, shares)
    return AreaShares(
        left[keep].astype(np.int64),
        right[keep].astype(np.int64),
        shares,
        int(dropped.sum()),
        float(shared[dropped].sum()) / 1e6,
    )
