"""Where the legend and the scale bar go, and the scale at which they do not cover the territory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsRectangle

from clefop_plugin.cartography.layouts import SCALES, frame_extent
from clefop_plugin.cartography.pages.base import to_page

CORNERS = ("left-bottom", "right-bottom", "right-top", "left-top")
#: Room kept for the scale bar, millimetres.
BAR = (42.0, 8.0)
STEPS = 8
#: Details of the outline that do not matter to find room for a legend, metres of paper.
COARSE = 0.0003


@dataclass(frozen=True)
class Framing:
    """Extent and scale of a map, and the top left corners of its legend and scale bar (millimetres)."""

    extent: QgsRectangle
    scale: int
    legend: tuple[float, float]
    bar: tuple[float, float]


def framed(shape: shapely.Geometry, width: float, height: float, legend: tuple[float, float]) -> Framing:
    """The largest round scale, and the place of the territory in the frame, that leave a legend of this size and the
    scale bar clear of it; when none does, the largest scale, with the boxes where they cover least."""
    _, first = frame_extent(shape.bounds, width, height, SCALES)
    shape = shapely.simplify(shape, first * COARSE)
    fallback: Framing | None = None
    for scale in [s for s in SCALES if s >= first][:STEPS] or [first]:
        extent, _ = frame_extent(shape.bounds, width, height, [scale])
        page = to_page(shape, extent, width).buffer(0.5)
        for dx, dy in _shifts(page.bounds, width, height):
            moved = shapely.transform(page, lambda xy, by=(dx, dy): xy + np.array(by))
            corner = emptiest_corner(moved, *legend, width, height, 2.0)
            held = shapely.box(corner[0], corner[1], corner[0] + legend[0], corner[1] + legend[1])
            bar = emptiest_corner(shapely.union(moved, held.buffer(1)), *BAR, width, height, 1.5)
            metres = scale / 1000
            window = QgsRectangle(
                extent.xMinimum() - dx * metres,
                extent.yMinimum() + dy * metres,
                extent.xMaximum() - dx * metres,
                extent.yMaximum() + dy * metres,
            )
            framing = Framing(window, scale, corner, bar)
            fallback = fallback or framing
            drawn = shapely.box(bar[0], bar[1], bar[0] + BAR[0], bar[1] + BAR[1])
            if not moved.intersects(held) and not moved.intersects(drawn) and not held.intersects(drawn):
                return framing
    return fallback  # type: ignore[return-value]


def _shifts(bounds: tuple[float, float, float, float], width: float, height: float) -> list[tuple[float, float]]:
    left, top, right, bottom = bounds
    margin = 2.0
    across = (margin - left, width - margin - right)
    up = (margin - top, height - margin - bottom)
    shifts = [(0.0, 0.0), (0.0, up[0]), (0.0, up[1]), (across[1], 0.0), (across[0], 0.0)]
    shifts += [(x, y) for x in across for y in up]
    return [(x, y) for x, y in shifts if (x <= 0 or x == max(across[1], 0.0)) and abs(x) < width and abs(y) < height]


def emptiest_corner(
    shape: shapely.Geometry, width: float, height: float, frame_width: float, frame_height: float, margin: float = 2.5
) -> tuple[float, float]:
    """Top left corner of a box in the corner of the frame where it covers least of ``shape``."""
    places = {
        "left-bottom": (margin, frame_height - height - margin),
        "right-bottom": (frame_width - width - margin, frame_height - height - margin),
        "right-top": (frame_width - width - margin, margin),
        "left-top": (margin, margin),
    }
    covered = {
        name: float(shape.intersection(shapely.box(x - 1, y - 1, x + width + 1, y + height + 1)).area)
        for name, (x, y) in places.items()
    }
    return places[min(CORNERS, key=lambda name: covered[name])]
