"""What a kind of page must offer, and the parts several kinds share."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import QgsRectangle
from shapely.ops import polylabel

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext, sources_sentence, typographic
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.core.text import tr

Floats = npt.NDArray[np.float64]


class PageType(Protocol):
    """One kind of page. ``id`` is what the parameter PAGES names; ``own`` tells whether it belongs to a territory."""

    id: str
    own: bool
    landscape: bool

    def label(self) -> str:
        """Name of the kind of page, for the user."""

    def count(self, context: AtlasContext, code: str) -> int:
        """How many pages of this kind there are for a territory (``code`` is empty for the region)."""

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page ``part`` (0, 1…) and return the sentence of its sources."""


def to_page(shape: shapely.Geometry, extent: QgsRectangle, width: float) -> shapely.Geometry:
    """A shape in the millimetres of a frame ``width`` wide that shows ``extent``."""
    scale = width / extent.width()

    def project(xy: Floats) -> Floats:
        return np.column_stack([(xy[:, 0] - extent.xMinimum()) * scale, (extent.yMaximum() - xy[:, 1]) * scale])

    return shapely.transform(shape, project)


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


def data_sources(context: AtlasContext, code: str, with_figures: bool = True) -> str:
    """Sources of what is printed about a territory."""
    parts = []
    if with_figures and code:
        for figure in context.figures(code):
            parts.append(typographic(figure.source or figure.producer))
    parts.append(base_source(context))
    return sources_sentence(parts, context.perimeter())


def base_source(context: AtlasContext) -> str:
    """Source of the zones and outlines."""
    zonings = context.profiles.region.zonings
    names = [typographic(text) for text in zonings["source"] if text]
    year = context.meta.get("vintage", "")
    fallback = tr("outlines of the communes {year}", year=year).strip()
    return "\u202f; ".join(dict.fromkeys(names[:3])) or fallback
