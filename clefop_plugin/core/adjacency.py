"""Contiguity graph of communes and blocks: common borders, and links for islands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.twins import mixed, twins

#: Coordinates are compared at the centimetre: far below any survey, far above floating point noise.
GRID_M = 0.01
#: Geometries taken apart at once.
RINGS_AT_ONCE = 2000

PAIR_COLUMNS = ["left", "right", "length_m"]


@dataclass(frozen=True)
class Contiguity:
    """Neighbouring polygons: ``pairs`` (left < right, length_m), and the codes that share no border (``alone``)."""

    pairs: pd.DataFrame
    alone: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A declared contact between two blocks that do not touch (bridge, ferry); km between centroids."""

    left: str
    right: str
    distance_km: float


@dataclass(frozen=True)
class Segments:
    """Boundary segments of polygons (m,), in the order of their rings.

    ``owner`` is the position of the polygon; ``start`` the position of the first end in ``xy`` (c, 2), whose next row
    is the other end; ``ring`` the ring. ``key`` (c,) are the vertices as integers, the same for both neighbours;
    ``backwards`` (r,) tells the rings to read backwards so that the polygon is on the left.
    """

    owner: np.ndarray
    start: np.ndarray
    ring: np.ndarray
    xy: np.ndarray
    key: np.ndarray
    backwards: np.ndarray

    @cached_property
    def length(self) -> np.ndarray:
        """Metres of each segment."""
        step: np.ndarray = self.xy[self.start + 1] - self.xy[self.start]
        return np.hypot(step[:, 0], step[:, 1])


def boundary_segments(geometries: np.ndarray) -> Segments:
    """Boundary segments of polygons in one projected CRS (metres); those shorter than a centimetre are left out."""
    # By parts: the polygons and rings taken out of the geometries are copies, which would fill the memory.
    batches = range(0, max(1, len(geometries)), RINGS_AT_ONCE)
    found = [_rings(geometries[first : first + RINGS_AT_ONCE], first) for first in batches]
    xy, size, ring_owner, backwards = (np.concatenate(column) for column in zip(*found, strict=True))
    if len(xy) == 0:
        none = np.empty(0, dtype=np.int64)
        return Segments(none, none, none, xy, none, backwards)
    ring = np.repeat(np.arange(len(size), dtype=np.int32), size)
    place = xy - xy.min(axis=0)
    place *= 1.0 / GRID_M
    place += 0.5
    cell = place.astype(np.int64)
    key = (cell[:, 0] << 32) + cell[:, 1]
    start = np.flatnonzero((ring[1:] == ring[:-1]) & (key[1:] != key[:-1]))
    return Segments(ring_owner[ring[start]], start, ring[start], xy, key, backwards)


def _rings(geometries: np.ndarray, first: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Vertices of the rings, number of those of each ring, position of its polygon, whether to read it backwards.

    ``first``: position of the first geometry. The polygon is on the left of outer rings that turn left, and of holes
    that turn right.
    """
    parts, owner = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    exterior = np.ones(len(rings), dtype=bool)
    exterior[1:] = part[1:] != part[:-1]
    size = shapely.get_num_coordinates(rings)
    return shapely.get_coordinates(rings), size, owner[part] + first, shapely.is_ccw(rings) != exterior


def other_side(segments: Segments) -> np.ndarray:
    """Polygon on the other side of each segment, -1 when there is none."""
    low, high = _ends(segments)
    twin = twins(mixed(low, high))
    found = np.flatnonzero(twin >= 0)
    there = twin[found]
    owner = segments.owner
    same = (low[there] == low[found]) & (high[there] == high[found]) & (owner[there] != owner[found])
    other = np.full(len(twin), -1, dtype=np.int64)
    other[found[same]] = owner[there[same]]
    return other


def _matched(segments: Segments) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The two ends of the segments, smaller first, in an order in which equal ones follow each other; that order."""
    low, high = _ends(segments)
    order = np.lexsort((high, low))
    return low[order], high[order], order


def _ends(segments: Segments) -> tuple[np.ndarray, np.ndarray]:
    """The two ends of each segment, the smaller first."""
    one, two = segments.key[segments.start], segments.key[segments.start + 1]
    return np.minimum(one, two), np.maximum(one, two)


def joined_lines(segments: Segments, kept: np.ndarray, group: np.ndarray, count: int) -> np.ndarray:
    """A multilinestring per group (``group`` of each kept segment, 0 to ``count`` - 1), None for an empty group.

    Segments that follow each other on a ring are one line.
    """
    geometry = np.empty(count, dtype=object)
    if not len(kept):
        return geometry
    start, ring = segments.start[kept], segments.ring[kept]
    follows = (start[1:] == start[:-1] + 1) & (ring[1:] == ring[:-1]) & (group[1:] == group[:-1])
    run = np.concatenate([[0], np.cumsum(~follows)])
    size = np.bincount(run)
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    # A run of k segments has k + 1 vertices, which follow each other in the coordinates of its ring.
    vertex_run = np.repeat(np.arange(len(size)), size + 1)
    offset = np.arange(len(vertex_run)) - np.repeat(np.concatenate([[0], np.cumsum(size + 1)[:-1]]), size + 1)
    pieces = shapely.linestrings(segments.xy[start[first][vertex_run] + offset], indices=vertex_run)
    owner = group[first]
    order = np.argsort(owner, kind="stable")
    made: np.ndarray = shapely.multilinestrings(pieces[order], indices=owner[order], out=geometry)
    return made


def contiguity(codes: Sequence[str], geometries: Iterable[Any], minimum_length: float = 0.0) -> Contiguity:
    """Pairs of polygons with an identical boundary segment (same two ends, at the centimetre).

    ``geometries``: shapely polygons or multipolygons in one projected CRS (metres), one per code. A pair is kept
    when its common border is longer than ``minimum_length`` metres; a contact at a point is not a border.
    """
    polygons = np.asarray(list(geometries), dtype=object)
    found = boundary_segments(polygons)
    low, high, order = _matched(found)
    owner, length = found.owner[order], found.length[order]
    same = (low[1:] == low[:-1]) & (high[1:] == high[:-1]) & (owner[1:] != owner[:-1])
    names = np.asarray(codes, dtype=object)
    frame = _pair_frame(names[owner[:-1][same]], names[owner[1:][same]], length[1:][same], minimum_length)
    touching = set(frame["left"]) | set(frame["right"])
    return Contiguity(frame, tuple(code for code in codes if code not in touching))


def _pair_frame(left: np.ndarray, right: np.ndarray, length: np.ndarray, minimum_length: float) -> pd.DataFrame:
    """One row per unordered pair, lengths summed, sorted by codes."""
    swap = left > right
    frame = pd.DataFrame(
        {"left": np.where(swap, right, left), "right": np.where(swap, left, right), "length_m": length.astype(float)}
    )
    total: pd.DataFrame = frame.groupby(["left", "right"], sort=True)["length_m"].sum().reset_index()
    return total.loc[total["length_m"] > minimum_length, PAIR_COLUMNS].reset_index(drop=True)


def block_contiguity(
    pairs: pd.DataFrame, block_of: Mapping[str, str] | pd.Series, minimum_length: float = 0.0
) -> pd.DataFrame:
    """Pairs of blocks (left, right, length_m in metres) whose communes touch.

    ``pairs``: frame of commune pairs; ``block_of``: commune -> block. Communes without block are left out.
    """
    blocks = block_of if isinstance(block_of, pd.Series) else pd.Series(dict(block_of), dtype=object)
    left, right = pairs["left"].map(blocks), pairs["right"].map(blocks)
    keep = (left.notna() & right.notna() & (left != right)).to_numpy()
    return _pair_frame(
        left.to_numpy(dtype=object)[keep],
        right.to_numpy(dtype=object)[keep],
        pairs["length_m"].to_numpy(dtype=float)[keep],
        minimum_length,
    )


def components(codes: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Connected pieces of a graph, largest first (then by first code); each piece sorted."""
    around: dict[str, list[str]] = {code: [] for code in codes}
    for left, right in edges:
        if left in around and right in around:
            around[left].append(right)
            around[right].append(left)
    pieces: list[list[str]] = []
    seen: set[str] = set()
    for code in sorted(around):
        if code in seen:
            continue
        seen.add(code)
        piece, stack = [], [code]
        while stack:
            here = stack.pop()
            piece.append(here)
            fresh = [other for other in around[here] if other not in seen]
            seen.update(fresh)
            stack.extend(dict.fromkeys(fresh))
        pieces.append(sorted(piece))
    return sorted(pieces, key=lambda piece: (-len(piece), piece[0]))


def island_links(
    blocks: Sequence[str], pairs: pd.DataFrame, centroids: Mapping[str, tuple[float, float]]
) -> list[Link]:
    """Links that make the graph of blocks one piece.

    Pieces are taken largest first; each is tied to those already joined by the pair of blocks whose centroids
    (metres) are nearest.
    """
    pieces = components(blocks, zip(pairs["left"], pairs["right"], strict=True))
    links: list[Link] = []
    joined = list(pieces[0]) if pieces else []
    for piece in pieces[1:]:
        here = np.array([centroids[code] for code in piece], dtype=float)
        there = np.array([centroids[code] for code in joined], dtype=float)
        distance = np.hypot(here[:, None, 0] - there[None, :, 0], here[:, None, 1] - there[None, :, 1])
        i, j = np.unravel_index(int(distance.argmin()), distance.shape)
        left, right = sorted((piece[int(i)], joined[int(j)]))
        links.append(Link(left, right, float(distance[i, j]) / 1000))
        joined.extend(piece)
    return links
