"""Small printed signs: a shape and a colour for each network of structures, and the state of an action."""

from __future__ import annotations

import math

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import Drawing, Point

#: Radius of a mark, millimetres.
RADIUS = 1.15
#: Regular shapes: number of corners, and the angle in degrees of the first one.
_REGULAR = {
    "triangle": (3, -90.0),
    "square": (4, -45.0),
    "rounded_square": (4, -45.0),
    "diamond": (4, -90.0),
    "pentagon": (5, -90.0),
    "hexagon": (6, 0.0),
    "octagon": (8, 22.5),
}
#: Stars: number of points, and the radius of the inner corners as a share of the outer one.
_STARS = {"star": (5, 0.45), "diamond_star": (4, 0.45)}
#: Other outlines, as shares of the radius.
_OUTLINES: dict[str, tuple[Point, ...]] = {
    "cross_fill": tuple(
        (x * 1.05, y * 1.05)
        for x, y in (
            *((-0.35, -1.0), (0.35, -1.0), (0.35, -0.35), (1.0, -0.35), (1.0, 0.35), (0.35, 0.35)),
            *((0.35, 1.0), (-0.35, 1.0), (-0.35, 0.35), (-1.0, 0.35), (-1.0, -0.35), (-0.35, -0.35)),
        )
    ),
    "shield": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.2), (0.0, 1.1), (-0.9, 0.2)),
    "trapezoid": ((-0.55, -0.8), (0.55, -0.8), (1.05, 0.8), (-1.05, 0.8)),
    "semi_circle": (
        *((math.cos(angle), 0.55 - 1.3 * math.sin(angle)) for angle in (math.pi * i / 10 for i in range(11))),
    ),
}


def network_mark(d: Drawing, network: str, x: float, y: float, branch: bool = False, radius: float = RADIUS) -> None:
    """Draw the mark of a network with its middle at ``x``, ``y``: filled for a site, hollow for a branch."""
    colour, shape = palettes.NETWORKS.get(network, palettes.NETWORKS["other"])
    fill, edge, width = (palettes.WHITE, colour, 0.4) if branch else (colour, palettes.WHITE, 0.3)
    if shape == "circle":
        d.circle(x, y, radius * 0.95, fill, edge, width)
        return
    d.polygon(_points(shape, x, y, radius), fill, edge, width)


def state_sign(d: Drawing, sign: str, x: float, y: float, colour: str, radius: float = RADIUS) -> None:
    """The state of an action: a circle that is open, half full or ticked, two bars, a cross; told by shape alone."""
    r = radius
    d.circle(x, y, r, palettes.WHITE, colour, 0.3)
    if sign == "half":
        arc = [math.pi * (i / 12 - 0.5) for i in range(13)]
        d.polygon([(x + r * math.cos(angle), y + r * math.sin(angle)) for angle in arc], colour)
    elif sign == "done":
        d.line([(x - r * 0.5, y), (x - r * 0.1, y + r * 0.4), (x + r * 0.5, y - r * 0.4)], colour, 0.35)
    elif sign == "pause":
        for dx in (-0.3, 0.3):
            d.line([(x + r * dx, y - r * 0.45), (x + r * dx, y + r * 0.45)], colour, 0.3)
    elif sign == "cross":
        for dy in (-0.4, 0.4):
            d.line([(x - r * 0.4, y - r * dy), (x + r * 0.4, y + r * dy)], colour, 0.3)


def _points(shape: str, x: float, y: float, radius: float) -> list[Point]:
    if shape in _REGULAR:
        count, first = _REGULAR[shape]
        reach = radius * (1.2 if count <= 4 else 1.05)
        around = [math.radians(first + 360 * i / count) for i in range(count)]
        return [(x + reach * math.cos(angle), y + reach * math.sin(angle)) for angle in around]
    if shape in _STARS:
        tips, inner = _STARS[shape]
        corners = [(radius * 1.3 * (inner if i % 2 else 1.0), math.pi * (i / tips - 0.5)) for i in range(2 * tips)]
        return [(x + reach * math.cos(angle), y + reach * math.sin(angle)) for reach, angle in corners]
    return [(x + radius * dx, y + radius * dy) for dx, dy in _OUTLINES[shape]]
