"""What a kind of page must offer, and the parts several kinds share."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import QgsRectangle
from shapely.ops import polylabel

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import of_figures, page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.placement import broken

Floats = npt.NDArray[np.float64]


class PageType(Protocol):
    """One kind of page. ``id`` is what the parameter PAGES names; ``own`` tells whether it belongs to a territory.

    A kind of the whole region whose attribute ``last`` is true ends the atlas. A kind that has both a portrait and a
    landscape form has an attribute ``turns`` that is true; ``build`` then draws the form that the sheet has
    (``sheet.width > sheet.height``).
    """

    id: str
    own: bool
    landscape: bool

    def label(self) -> str:
        """Name of the kind of page, for the user."""

    def count(self, context: AtlasContext, code: str) -> int:
        """How many pages of this kind there are for a territory (``code`` is empty for the region)."""

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page ``part`` (0, 1…) and return the sentence of its sources."""


def lies(page: PageType, context: AtlasContext) -> bool:
    """Whether a page is landscape: as designed, or as the atlas asks for when the page has both forms."""
    if context.orientation and getattr(page, "turns", False):
        return context.orientation == "landscape"
    return page.landscape


def to_page(shape: shapely.Geometry | None, extent: QgsRectangle, width: float) -> shapely.Geometry:
    """A shape in the millimetres of a frame ``width`` wide that shows ``extent``; an empty one for None."""
    scale = width / extent.width()

    def project(xy: Floats) -> Floats:
        return np.column_stack([(xy[:, 0] - extent.xMinimum()) * scale, (extent.yMaximum() - xy[:, 1]) * scale])

    return shapely.transform(shapely.Polygon() if shape is None else shape, project)


def page_point(x: float, y: float, extent: QgsRectangle, width: float) -> tuple[float, float]:
    """A position in the millimetres of a frame."""
    scale = width / extent.width()
    return (x - extent.xMinimum()) * scale, (extent.yMaximum() - y) * scale


def innermost(shape: shapely.Geometry) -> shapely.Point:
    """The point of a shape that is farthest from its edge: where a number stands best."""
    part = max(shapely.get_parts(shape), key=lambda piece: float(piece.area))
    return polylabel(part, 0.5)


def section(d: Drawing, y: float, title: str, aside: str = "", size: float = 8.5, x: float = 0.0) -> float:
    """Write the title of a section and a note at its right; returns the baseline for what follows."""
    d.text(x, y + 3.2, title, size, weight=600)
    if aside:
        d.text(d.width, y + 3.2, aside, 6.5, colour=palettes.MUTED, anchor="end")
    return y + 5.4


def name_in(
    d: Drawing,
    x: float,
    base: float,
    name: str,
    size: float,
    width: float,
    small: float = 5.9,
    most: int = 2,
    **options: object,
) -> None:
    """Write a name on one line around ``base``, or when it is long on two of size ``small`` (``most`` 1: never)."""
    lines = broken(name, most)[-1]
    weight = int(options.get("weight", 400))  # type: ignore[call-overload]
    if d.measure(name, min(size, small + 0.3), weight) <= width or len(lines) < 2:
        text, fitted = d.shrunk(name, size, width, weight, least=5.5)
        d.text(x, base, text, fitted, **options)
        return
    for line, shift in zip(lines, (-0.195 * small, 0.161 * small), strict=True):
        text, fitted = d.shrunk(line, small, width, weight, least=5.5)
        d.text(x, base + shift, text, fitted, **options)


def data_sources(context: AtlasContext, code: str) -> str:
    """Sources of the figures printed about a territory, and of the map."""
    return page_sources(context, of_figures(context.figures(code)) if code else [])
