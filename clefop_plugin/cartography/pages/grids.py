"""Where the parts of a page of a territory stand, upright or lying: the map, the column beside it, what is below."""

from __future__ import annotations

from dataclasses import dataclass

from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import A4, MARGIN_X

Box = tuple[float, float, float, float]

TOP = 36.0
#: Top of a page that has no finding, and what the footer takes at the bottom of every page.
PLAIN_TOP, FOOT = 20.0, 20.5
GUTTER, STEP = 4.0, 5.0


@dataclass(frozen=True)
class Grid:
    """Boxes (x, y, width, height) in millimetres.

    Upright, ``sides`` is one column beside the map and ``lower`` the full width below it; lying, the map is as tall as
    the page, ``sides`` are two columns at its right, and ``lower`` what is below them. ``whole`` is a page without
    anything but a table.
    """

    map: Box
    sides: tuple[Box, ...]
    lower: Box
    whole: Box


def is_lying(context: AtlasContext) -> bool:
    """Whether the pages of a territory, which are upright by design, are asked for in landscape."""
    return context.orientation == "landscape"


def stacked(tall: float) -> Grid:
    """An upright page whose map has the full width; the list and the column stand below it, side by side."""
    width, height = A4
    inner, bottom = width - 2 * MARGIN_X, height - FOOT
    below = TOP + tall + STEP
    x = MARGIN_X + 120.0
    side = (x, below, MARGIN_X + inner - x, bottom - below)
    lower = (MARGIN_X, below, 114.0, bottom - below)
    return Grid((MARGIN_X, TOP, inner, tall), (side,), lower, (MARGIN_X, PLAIN_TOP, inner, bottom - PLAIN_TOP))


def grid(lying: bool, tall: float = 104.0, wide: float = 116.0, top: float = TOP) -> Grid:
    """The grid of an upright or lying page; ``tall`` is the height of the map, or of the columns of a lying page.

    ``wide`` is the width of the map of an upright page, ``top`` where the map begins.
    """
    width, height = (A4[1], A4[0]) if lying else A4
    inner, bottom = width - 2 * MARGIN_X, height - FOOT
    whole = (MARGIN_X, PLAIN_TOP, inner, bottom - PLAIN_TOP)
    below = top + tall + STEP
    if not lying:
        x = MARGIN_X + wide + GUTTER
        side = (x, top, MARGIN_X + inner - x, tall)
        return Grid((MARGIN_X, top, wide, tall), (side,), (MARGIN_X, below, inner, bottom - below), whole)
    x = MARGIN_X + 122.0 + GUTTER
    right = MARGIN_X + inner - x
    half = (right - 6.0) / 2
    sides = ((x, top, half, tall), (x + half + 6.0, top, half, tall))
    return Grid((MARGIN_X, top, 122.0, bottom - top), sides, (x, below, right, bottom - below), whole)
