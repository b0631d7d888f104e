"""Outlines drawn with no more detail than paper shows; neighbours keep exactly the same shared border.

Rings are cut where three borders meet in the communes, each piece between two meetings is simplified once and the
same way whichever side it is read from (Douglas and Peucker, 1973), then the rings are closed again. Territories,
départements and blocks are made of the borders of the communes, so their outlines fall on those of the communes.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]

#: Vertices closer than this are one and the same, metres.
GRID = 0.01
_SHIFT, _OFFSET = np.int64(1 << 32), np.int64(1 << 31)


@dataclass(frozen=True)
class _Arc:
    """A piece of a ring, in the direction it is simplified in; ``name`` is the same from both sides."""

    points: Floats
    name: bytes
    backwards: bool


class Coverage:
    """The shared borders of a set of neighbours, to simplify them and what is made of them.

    ``shapes`` are polygons in metres. Borders whose vertices differ on the two sides by more than a centimetre are
    simplified apart: what opens between them is at most twice the tolerance wide, less than the line drawn there.
    """

    def __init__(self, shapes: npt.NDArray[np.object_]) -> None:
        self._meetings = _meetings(shapes)

    def simplified(self, shapes: Sequence[shapely.Geometry], tolerance: float) -> list[shapely.Geometry]:
        """The shapes without the details smaller than ``tolerance`` metres; each keeps at least its largest part."""
        if not len(shapes):
            return []
        parts, owner = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
        rings, polygon = shapely.get_rings(parts, return_index=True)
        closed = self._simplified_rings(rings, tolerance)
        shells: list[list[Floats]] = [[] for _ in parts]
        for position, ring in zip(polygon, closed, strict=True):
            shells[int(position)].append(ring)
        pieces: list[list[shapely.Geometry]] = [[] for _ in shapes]
        for position, found in zip(owner, shells, strict=True):
            if len(found[0]) >= 4:
                pieces[int(position)].append(shapely.Polygon(found[0], [hole for hole in found[1:] if len(hole) >= 4]))
        return [_whole(found, shape) for found, shape in zip(pieces, shapes, strict=True)]

    def borders(self, shapes: Sequence[shapely.Geometry], tolerance: float) -> list[shapely.LineString]:
        """The borders of the shapes, each once though two shapes share it, joined into lines as long as can be."""
        if not len(shapes):
            return []
        arcs, _ = self._read(shapely.get_rings(shapely.get_parts(np.asarray(shapes, dtype=object))))
        once = {arc.name: arc.points for arc in arcs}
        simple = shapely.simplify(_lines(list(once.values())), tolerance, preserve_topology=False)
        merged = shapely.line_merge(shapely.multilinestrings(simple))
        return list(shapely.get_parts(merged))

    def _simplified_rings(self, rings: npt.NDArray[np.object_], tolerance: float) -> list[Floats]:
        arcs, owned = self._read(rings)
        lines = _simplified_lines([arc.points for arc in arcs], tolerance)
        read = [line[::-1] if arc.backwards else line for arc, line in zip(arcs, lines, strict=True)]
        return [_ring(read[piece]) for piece in owned]

    def _read(self, rings: npt.NDArray[np.object_]) -> tuple[list[_Arc], list[slice]]:
        """The pieces of all rings, and which are those of each ring."""
        points, ring_of = shapely.get_coordinates(rings, return_index=True)
        keys = _keys(points)
        meets = np.isin(keys, self._meetings)
        bounds = np.searchsorted(ring_of, np.arange(len(rings) + 1))
        arcs: list[_Arc] = []
        owned: list[slice] = []
        for first, last in itertools.pairwise(bounds):
            inside = slice(int(first), int(last) - 1)  # the last vertex repeats the first
            made = _arcs(points[inside], keys[inside], np.flatnonzero(meets[inside]))
            owned.append(slice(len(arcs), len(arcs) + len(made)))
            arcs += made
        return arcs, owned


def _keys(points: Floats) -> Keys:
    whole = np.rint(points / GRID).astype(np.int64)
    keys: Keys = whole[:, 0] * _SHIFT + (whole[:, 1] + _OFFSET)
    return keys


def _meetings(shapes: npt.NDArray[np.object_]) -> Keys:
    """Vertices with other than two neighbours along the borders: where the pieces start and end."""
    rings = shapely.get_rings(shapely.get_parts(shapes))
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    keys = _keys(points)
    follows = (ring_of[1:] == ring_of[:-1]) & (keys[1:] != keys[:-1])
    names, index = np.unique(keys, return_inverse=True)
    ends = np.sort(np.column_stack([index[:-1][follows], index[1:][follows]]), axis=1)
    edges = np.unique(ends, axis=0)
    degree = np.bincount(edges.ravel(), minlength=len(names))
    result: Keys = names[degree != 2]
    return result


def _arcs(points: Floats, keys: Keys, cuts: npt.NDArray[np.int64]) -> list[_Arc]:
    """The pieces of one open ring (its first vertex not repeated), in its order."""
    start = int(cuts[0]) if len(cuts) else int(np.argmin(keys))
    points, keys = np.roll(points, -start, axis=0), np.roll(keys, -start)
    points, keys = np.vstack([points, points[:1]]), np.append(keys, keys[0])
    ends = [*(int(cut) - start for cut in cuts[1:]), len(keys) - 1]
    arcs, before = [], 0
    for end in ends:
        piece, names = points[before : end + 1], keys[before : end + 1]
        backwards = (names[0], names[1]) > (names[-1], names[-2])
        step = -1 if backwards else 1
        arcs.append(_Arc(piece[::step], names[::step].tobytes(), bool(backwards)))
        before = end
    return arcs


def _lines(lines: Sequence[Floats]) -> npt.NDArray[np.object_]:
    if not lines:  # outlines that are all absent
        return np.empty(0, dtype=object)
    index = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    made: npt.NDArray[np.object_] = shapely.linestrings(np.vstack(lines), indices=index)
    return made


def _simplified_lines(lines: Sequence[Floats], tolerance: float) -> list[Floats]:
    simple = shapely.simplify(_lines(lines), tolerance, preserve_topology=False)
    points, line_of = shapely.get_coordinates(simple, return_index=True)
    bounds = np.searchsorted(line_of, np.arange(len(lines) + 1))
    return [points[a:b] for a, b in itertools.pairwise(bounds)]


def _ring(pieces: Sequence[Floats]) -> Floats:
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _whole(parts: Sequence[shapely.Geometry], original: shapely.Geometry) -> shapely.Geometry:
    if not parts:
        return original
    shape = parts[0] if len(parts) == 1 else shapely.MultiPolygon(list(parts))
    return shape if shape.is_valid else shapely.buffer(shape, 0)
