"""Drawings of the report, as SVG inside the page: the map of the territories, and bars."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.ops import polylabel

from clefop_plugin.core.colouring import TERRITORY_COLOURS
from clefop_plugin.core.generalise import Coverage
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.markup import Html, element, together

#: Longer side of the map in drawing units, and the smallest detail drawn, in these units.
SIDE, DETAIL = 1000.0, 1.2
#: Most blocks whose limits are drawn: beyond, they would hide the territories.
MOST_BLOCKS = 400

Floats = npt.NDArray[np.float64]


def territory_fill(colour: int) -> str:
    """Colour of a territory from its hue."""
    return TERRITORY_COLOURS[int(colour) % len(TERRITORY_COLOURS)]


class _Frame:
    """From metres to drawing units: north up, the longer side SIDE long."""

    def __init__(self, shapes: Sequence[shapely.Geometry]) -> None:
        left, bottom, right, top = shapely.total_bounds(np.asarray(shapes, dtype=object))
        self.metres = max(right - left, top - bottom) / SIDE
        self.origin = np.array([left, top])
        self.width, self.height = (right - left) / self.metres, (top - bottom) / self.metres

    def points(self, xy: Floats) -> Floats:
        return np.asarray((xy - self.origin) / self.metres * np.array([1.0, -1.0]), dtype=np.float64)

    def line(self, xy: Floats) -> str:
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.points(xy))

    def area(self, shape: shapely.Geometry) -> str:
        rings = shapely.get_rings(shapely.get_parts(shape))
        return "".join(self.line(shapely.get_coordinates(ring)[:-1]) + "Z" for ring in rings)


def territories_map(territories: pd.DataFrame, outlines: Sequence[shapely.Geometry] = ()) -> Html:
    """The territories (code, name, colour, geom) coloured and numbered, with the limits of the blocks in white.

    ``outlines``: geometry of the blocks, whose borders the territories follow; may be empty.
    """
    rows = territories[[shape is not None and not shape.is_empty for shape in territories["geom"]]]
    if not len(rows):
        return Html("")
    shapes = list(rows["geom"])
    frame = _Frame(shapes)
    tolerance = DETAIL * frame.metres
    drawn = [shape for shape in outlines if shape is not None and not shape.is_empty]
    coverage = Coverage(np.asarray(drawn or shapes, dtype=object))
    simple = coverage.simplified(shapes, tolerance)
    title = tr("Map of the {count} territories, numbered as in the table.", count=number(len(rows)))
    parts = [element("title", title, id="map-title"), _fills(frame, rows, simple)]
    if 0 < len(drawn) <= MOST_BLOCKS:
        lines = "".join(frame.line(shapely.get_coordinates(line)) for line in coverage.borders(drawn, tolerance))
        parts.append(element("path", d=lines, fill="none", stroke="#FFFFFF", stroke_width=1.2))
    outline = "".join(frame.area(shape) for shape in simple)
    parts += [
        element("path", d=outline, fill="none", stroke="#1B2733", stroke_width=2.2, stroke_linejoin="round"),
        _numbers(frame, rows, simple),
        _scale(frame),
    ]
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"-6 -6 {frame.width + 12:.0f} {frame.height + 62:.0f}",
        role="img",
        aria_labelledby="map-title",
    )


def _fills(frame: _Frame, rows: pd.DataFrame, shapes: Sequence[shapely.Geometry]) -> Html:
    return together(
        element("path", element("title", f"{code} {name}"), d=frame.area(shape), fill=territory_fill(colour))
        for code, name, colour, shape in zip(rows["code"], rows["name"], rows["colour"], shapes, strict=True)
    )


def _numbers(frame: _Frame, rows: pd.DataFrame, shapes: Sequence[shapely.Geometry]) -> Html:
    """The code of each territory in the middle of its largest part."""
    places = np.array([_middle(shape, 4 * frame.metres) for shape in shapes])
    size = 30 if len(rows) <= 30 else max(9, round(30 * math.sqrt(30 / len(rows))))
    texts = [
        element("text", code, x=f"{x:.1f}", y=f"{y + 0.36 * size:.1f}")
        for code, (x, y) in zip(rows["code"], frame.points(places), strict=True)
    ]
    style = "paint-order:stroke;stroke:#FFFFFF;stroke-width:5px;stroke-linejoin:round"
    return element("g", *texts, text_anchor="middle", font_size=size, font_weight=600, fill="#1B2733", style=style)


def _middle(shape: shapely.Geometry, tolerance: float) -> tuple[float, float]:
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    try:
        point = polylabel(largest, tolerance)
    except (shapely.errors.GEOSException, shapely.errors.TopologicalError, ValueError):
        point = shapely.point_on_surface(largest)  # a simplified outline may touch itself
    return float(point.x), float(point.y)


def _scale(frame: _Frame) -> Html:
    """A bar of a round number of kilometres, about a fifth of the width."""
    wanted = frame.width * frame.metres / 5000
    power = 10 ** math.floor(math.log10(wanted))
    kilometres = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    length, y = kilometres * 1000 / frame.metres, frame.height + 34
    bar = element("path", d=f"M0 {y - 8:.0f}V{y:.0f}H{length:.1f}V{y - 8:.0f}", fill="none", stroke="#1B2733")
    text = tr("{distance} km", distance=number(kilometres, 0 if kilometres >= 1 else 1))
    return together([bar, element("text", text, x=f"{length + 10:.1f}", y=f"{y:.0f}", font_size=22, fill="#4A5866")])


def share_bar(share: float, before: float | None = None) -> Html:
    """A share from 0 to 1 as a bar, with a mark where it was before; numbers beside it say the same."""
    parts = [
        element("rect", x=0, y=2, width=160, height=12, fill="#EEF0F2"),
        element("rect", x=0, y=2, width=f"{160 * min(1.0, max(0.0, share)):.1f}", height=12, fill="#44899A"),
    ]
    if before is not None:
        place = 160 * min(1.0, max(0.0, before))
        parts.append(element("rect", x=f"{max(0.0, place - 1.25):.1f}", y=0, width=2.5, height=16, fill="#1B2733"))
    return _bar(parts)


def signed_bar(value: float, largest: float) -> Html:
    """A value that adds (right) or takes away (left) on a common scale."""
    length = 0.0 if largest <= 0 else 80 * min(1.0, abs(value) / largest)
    start = 80 - length if value < 0 else 80
    fill = "#A8431C" if value < 0 else "#44899A"
    return _bar(
        [
            element("rect", x=f"{start:.1f}", y=2, width=f"{length:.1f}", height=12, fill=fill),
            element("path", d="M80 0V16", stroke="#1B2733", stroke_width=1),
        ]
    )


def _bar(parts: Sequence[Html]) -> Html:
    return element(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 160 16", class_="bar", aria_hidden="true"
    )
