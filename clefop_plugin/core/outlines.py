"""Outlines of groups of neighbours, put together again from the border segments that are left of a coverage.

The segments of each group, all turned the same way, form closed rings: at every vertex one segment arrives and one
leaves. Where two leave (parts that touch at a point) or none does (no coverage), the group is left to a slower way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.core.adjacency import Segments
from clefop_plugin.core.twins import mixed, twins

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True)
class _Runs:
    """Segments that follow each other on a ring (r,): group, first vertex, number of segments, and whether the ring is
    read backwards so that its polygon is on the left."""

    group: Ints
    first: Ints
    size: Ints
    backwards: Flags

    @property
    def tail(self) -> Ints:
        """Position of the vertex each run leaves from."""
        return np.where(self.backwards, self.first + self.size, self.first)

    @property
    def head(self) -> Ints:
        """Position of the vertex each run arrives at."""
        return np.where(self.backwards, self.first, self.first + self.size)


def outlines(segments: Segments, kept: Ints, group: Ints, count: int) -> tuple[Objects, Flags]:
    """Polygons made of the ``kept`` segments of each group (``group`` of each, 0 to ``count`` - 1).

    Returns one geometry per group (None without segments) and the groups (count,) that could not be put together.
    """
    shapes = np.empty(count, dtype=object)
    doubtful = np.zeros(count, dtype=bool)
    if not len(kept):
        return shapes, doubtful
    doubtful[_touching(segments, kept, group)] = True
    runs = _runs(segments, kept, group)
    after, lost = _following(segments.key, runs)
    doubtful[lost] = True
    order, ring_of = _walk(after, doubtful[runs.group])
    flat = np.bincount(ring_of, runs.size[order], minlength=1) < 3  # there and back again: no ring
    doubtful[runs.group[order[flat[ring_of]]]] = True
    order, ring_of = _walk(after, doubtful[runs.group]) if flat.any() else (order, ring_of)
    if not len(order):
        return shapes, doubtful
    rings, first = _rings(segments.xy, runs, order, ring_of)
    _assemble(shapes, rings, runs.group[order[first]])
    return shapes, doubtful


def _touching(segments: Segments, kept: Ints, group: Ints) -> Ints:
    """Groups with a vertex that two segments leave from."""
    start = segments.start[kept]
    tail = segments.key[start + segments.backwards[segments.ring[kept]]]
    # Two vertices that get the same number by chance only send their groups the slower way.
    again = twins(mixed(tail, group)) >= 0
    return np.asarray(np.unique(group[again]), dtype=np.int64)


def _runs(segments: Segments, kept: Ints, group: Ints) -> _Runs:
    start, ring = segments.start[kept], segments.ring[kept]
    breaks = (start[1:] != start[:-1] + 1) | (ring[1:] != ring[:-1]) | (group[1:] != group[:-1])
    first = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    size = np.diff(np.append(first, len(start)))
    return _Runs(group[first], start[first], size, segments.backwards[ring[first]])


def _following(key: Ints, runs: _Runs) -> tuple[Ints, Ints]:
    """The run that leaves where each run arrives, and the groups in which there is none."""
    names = mixed(key[runs.tail], runs.group)
    wanted = mixed(key[runs.head], runs.group)
    order = np.argsort(names)
    place = np.minimum(np.searchsorted(names[order], wanted), len(order) - 1)
    after = order[place]
    return after, np.unique(runs.group[names[after] != wanted])


def _walk(after: Ints, left_out: Flags) -> tuple[Ints, Ints]:
    """Runs in the order they follow each other, and the ring of each."""
    next_of, seen = after.tolist(), left_out.tolist()
    order: list[int] = []
    ring_of: list[int] = []
    ring = 0
    for run in range(len(next_of)):
        if seen[run]:
            continue
        while not seen[run]:
            seen[run] = True
            order.append(run)
            ring_of.append(ring)
            run = next_of[run]
        ring += 1
    return np.array(order, dtype=np.int64), np.array(ring_of, dtype=np.int64)


def _rings(xy: npt.NDArray[np.float64], runs: _Runs, order: Ints, ring_of: Ints) -> tuple[Objects, Ints]:
    """The rings as geometries, and the position in ``order`` of the first run of each."""
    size = runs.size[order]
    step = np.where(runs.backwards[order], -1, 1)
    begin = np.concatenate([[0], np.cumsum(size)[:-1]])
    run = np.repeat(np.arange(len(order)), size)
    # The last vertex of a run is the first of the next: it is written once.
    vertex = runs.tail[order][run] + step[run] * (np.arange(len(run)) - begin[run])
    rings = shapely.linearrings(xy[vertex], indices=ring_of[run])
    _, first = np.unique(ring_of, return_index=True)
    return np.asarray(rings, dtype=object), first.astype(np.int64)


def _assemble(shapes: Objects, rings: Objects, group: Ints) -> None:
    """Put the rings of each group together: those that turn left are outlines, the others holes of the one around."""
    outer = shapely.is_ccw(rings)
    polygons = shapely.polygons(rings[outer])
    owner = group[outer]
    holes: dict[int, list[shapely.Geometry]] = {}
    for hole in np.flatnonzero(~outer):
        around = np.flatnonzero(owner == group[hole])
        if len(around) > 1:
            point = shapely.get_point(rings[hole], 0)
            around = around[shapely.covers(polygons[around], point)]
        if len(around):
            smallest = around[int(np.argmin(shapely.area(polygons[around])))]
            holes.setdefault(int(smallest), []).append(rings[hole])
    for position, inner in holes.items():
        polygons[position] = shapely.Polygon(shapely.get_exterior_ring(polygons[position]), inner)
    order = np.argsort(owner, kind="stable")
    single = np.bincount(owner, minlength=len(shapes))[owner] == 1
    shapes[owner[single]] = polygons[single]
    several = order[~single[order]]
    if len(several):
        names, index = np.unique(owner[several], return_inverse=True)
        shapes[names] = shapely.multipolygons(polygons[several], indices=index)
