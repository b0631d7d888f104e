"""Where names go on a printed map: inside their polygon or beside their point, never over one another.

Everything is in millimetres of the map frame, y downwards. Names that find no room are dropped; the caller then
draws no dot for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.cartography.drawing import PT, Drawing, Measure, Text

LEADING = 1.16
MARGIN = 0.8
GRID = 17
#: How many of the pieces of a shape are tried for its name, largest first.
PIECES = 3
#: What a name keeps from a line it must not cross: half the width of an outline, millimetres.
CLEAR = 0.35


@dataclass(frozen=True)
class Label:
    """A name with its place: ``x`` the middle of the lines, ``y`` the top of the first one."""

    lines: tuple[str, ...]
    size: float
    x: float
    y: float
    width: float
    height: float

    def draw(self, drawing: Drawing, colour: str, halo: str, weight: int = 400, **options: Any) -> None:
        """Write the lines, centred."""
        for number, line in enumerate(self.lines):
            baseline = self.y + self.size * PT * (0.88 + LEADING * number)
            text = Text(self.x, baseline, line, self.size, colour, weight, "middle", halo=halo, **options)
            drawing.items.append(text)


class Placer:
    """Keeps the boxes already taken in a frame of ``width`` by ``height`` millimetres."""

    def __init__(self, width: float, height: float, measure: Measure) -> None:
        self.width, self.height = width, height
        self._measure = measure
        self._boxes: npt.NDArray[np.float64] = np.empty((0, 4))

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Mark a box as taken."""
        self._boxes = np.vstack([self._boxes, [left, top, right, bottom]])

    def take_disc(self, x: float, y: float, r: float) -> None:
        """Mark the square around a symbol as taken."""
        self.take(x - r, y - r, x + r, y + r)

    def inside(
        self,
        shape: shapely.Geometry,
        options: Sequence[tuple[tuple[str, ...], float]],
        weight: int = 600,
        spacing: float = 0.0,
        grid: int = GRID,
    ) -> Label | None:
        """The first of ``options`` (lines, size in points) that fits wholly in ``shape``, as far from its edge as
        it can be; None when none fits. ``grid`` places are tried across and down."""
        if shape.is_empty:
            return None
        parts = sorted(shapely.get_parts(shape), key=lambda piece: -float(piece.area))[:PIECES]
        shapely.prepare(parts)
        for lines, size in options:
            width, height = self._extent(lines, size, weight, spacing)
            for part in parts:
                found = self._best(part, part.centroid, width, height, grid)
                if found is not None:
                    x, y = found
                    self.take(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                    return Label(tuple(lines), size, x, y - height / 2, width, height)
        return None

    def beside(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: int = 400,
        gap: float = 1.1,
        within: Sequence[shapely.Geometry] = (),
        edge: shapely.Geometry | None = None,
        strict: bool = False,
    ) -> Label | None:
        """A place for a name next to a point: E, W, N, S, then the corners.

        The first that lies inside one of ``within`` (in this order), else the first that does not cross ``edge``,
        else the first that is free; with ``strict`` none rather than that.
        """
        width, height = self._extent((text,), size, weight, 0.0)
        far, up = gap + width / 2, gap * 0.7 + height / 2
        offsets = [(far, 0), (-far, 0), (0, -up), (0, up), (far, -up), (-far, -up), (far, up), (-far, up)]
        offsets = [(dx if dy == 0 else dx * 0.86, dy) for dx, dy in offsets]
        boxes = np.array(
            [(x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2) for dx, dy in offsets]
        )
        free = np.flatnonzero(self._free(boxes))
        if not len(free):
            return None
        drawn = shapely.box(*boxes[free].T)
        tests = [shapely.contains(shape, drawn) for shape in within]
        if edge is not None:
            tests.append(shapely.distance(edge, drawn) > CLEAR)
        good = next((test for test in tests if test.any()), None)
        if good is None and strict:
            return None
        chosen = int(free[0 if good is None else int(np.argmax(good))])
        left, top, right, bottom = boxes[chosen]
        self.take(left, top, right, bottom)
        return Label((text,), size, (left + right) / 2, top, width, height)

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box is inside the frame and meets no other."""
        return bool(self._free(np.array([[left, top, right, bottom]]))[0])

    def _extent(self, lines: Sequence[str], size: float, weight: int, spacing: float) -> tuple[float, float]:
        widest = max(self._measure(line, size, weight) + spacing * max(len(line) - 1, 0) for line in lines)
        return widest + 0.6, size * PT * (LEADING * len(lines) - 0.04)

    def _best(
        self, shape: shapely.Geometry, centre: shapely.Point, width: float, height: float, grid: int
    ) -> tuple[float, float] | None:
        left, top, right, bottom = shape.bounds
        if right - left < width or bottom - top < height:
            return None
        xs = np.linspace(left + width / 2, right - width / 2, grid)
        ys = np.linspace(top + height / 2, bottom - height / 2, grid)
        gx, gy = (values.ravel() for values in np.meshgrid(xs, ys))
        boxes = np.column_stack([gx - width / 2, gy - height / 2, gx + width / 2, gy + height / 2])
        good = self._free(boxes)
        good[good] = shapely.contains_properly(shape, shapely.box(*boxes[good].T))
        if not good.any():
            return None
        corners = boxes[good]
        room = shapely.distance(shape.boundary, shapely.box(*corners.T))
        away = np.hypot(gx[good] - centre.x, (gy[good] - centre.y))
        chosen = int(np.argmax(np.minimum(room, 4.0) - 0.22 * away))
        return float(gx[good][chosen]), float(gy[good][chosen])

    def _free(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        framed = (
            (boxes[:, 0] >= MARGIN)
            & (boxes[:, 1] >= MARGIN)
            & (boxes[:, 2] <= self.width - MARGIN)
            & (boxes[:, 3] <= self.height - MARGIN)
        )
        if not len(self._boxes):
            return framed
        taken = self._boxes
        meets = (
            (boxes[:, None, 0] < taken[None, :, 2])
            & (boxes[:, None, 2] > taken[None, :, 0])
            & (boxes[:, None, 1] < taken[None, :, 3])
            & (boxes[:, None, 3] > taken[None, :, 1])
        )
        return framed & ~meets.any(axis=1)


def broken(name: str, most: int = 3) -> list[tuple[str, ...]]:
    """The name on one line, then on two, up to ``most``, each time with the most even lines."""
    places = [i + 1 for i, c in enumerate(name) if c == " " or (c == "-" and 1 < i < len(name) - 2)]
    results: list[tuple[str, ...]] = [(name,)]
    for count in range(1, min(most, len(places) + 1)):
        options = []
        for cuts in combinations(places, count):
            ends = [0, *cuts, len(name)]
            lines = [name[a:b].strip() for a, b in pairwise(ends)]
            cost = max(len(line) for line in lines) + 3 * sum(name[cut - 1] == "-" for cut in cuts)
            cost += 6 * sum(line.startswith("–") for line in lines)
            options.append((cost, tuple(lines)))
        results.append(min(options)[1])
    return results


def sized(name: str, sizes: Sequence[float], most: int = 3) -> list[tuple[tuple[str, ...], float]]:
    """Every way to write a name, largest size first, for :meth:`Placer.inside`."""
    ways = broken(name, most)
    return [(lines, size) for size in sizes for lines in ways]


def colour_neighbours(shapes: Sequence[shapely.Geometry], hues: int) -> list[int]:
    """A colour index (0 to ``hues`` - 1) per shape, so that two that touch differ (greedy, most constrained first).

    When ``hues`` are not enough the least used colour around is taken.
    """
    array = np.asarray(shapes, dtype=object)
    first, second = shapely.STRtree(array).query(array, predicate="intersects")
    around: list[set[int]] = [set() for _ in shapes]
    for a, b in zip(first, second, strict=True):
        if a != b:
            around[int(a)].add(int(b))
    colours = [-1] * len(array)
    for _ in range(len(array)):
        waiting = [i for i, colour in enumerate(colours) if colour < 0]
        seen = {i: [colours[n] for n in around[i] if colours[n] >= 0] for i in waiting}
        chosen = max(waiting, key=lambda i: (len(set(seen[i])), len(around[i]), -i))
        used = [seen[chosen].count(hue) for hue in range(hues)]
        spread = [colours.count(hue) for hue in range(hues)]
        colours[chosen] = min(range(hues), key=lambda hue: (used[hue], spread[hue], hue))
    return colours
