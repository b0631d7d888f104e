"""The pages of printed sheets: the second page of a territory, and that of two territories compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet
from clefop_plugin.cartography.pages.heads import running_head
from clefop_plugin.cartography.pages.training import domain_bars
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.cartography.sheets.brief import GAP, Chart, Part, draw_column
from clefop_plugin.cartography.sheets.pictures import pair_map
from clefop_plugin.core.text import tr
from clefop_plugin.services.territory_sheet.figures import ANNEX
from clefop_plugin.services.territory_sheet.model import Document
from clefop_plugin.services.territory_sheet.training import DOMAINS

TOP, BOTTOM, GUTTER = 20.0, 276.5, 8.0
#: Room (millimetres) that is enough for figures that the first page does not have.
ROOM = 45.0
LEFT, RIGHT = ("training", "commuting"), ("needs", "actors", "council")


class SecondPage:
    """Training, needs, structures, commuting and council of a territory, condensed on one page."""

    id = "synthese"
    own = True
    landscape = False

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Training, needs, structures, council")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page per territory."""
        return 1

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        document = self._documents[code]
        running_head(sheet, context, code, self.label())

        def bars(d: Drawing, y: float) -> float:
            scratch = new_drawing(d.width, 200)
            bottom = domain_bars(scratch, context.offer(code))
            d.place(scratch, 0, y)
            return y + bottom

        _two_columns(sheet, document, TOP, {DOMAINS: bars})
        return document.credits


class ComparisonPage:
    """Two territories side by side, condensed on one page."""

    id = "comparaison"
    own = False
    landscape = False

    def __init__(self, codes: Sequence[str], document: Document) -> None:
        self._codes, self._document = codes, document

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Comparison")

    def count(self, context: AtlasContext, code: str) -> int:
        """Two pages: who they are and their figures, then the rest."""
        return 2

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        document = self._document
        sheet.heading(document.kicker, document.title)
        if part:
            _two_columns(sheet, document, 30.0, {})
            return document.credits
        pair_map(context, sheet, self._codes, (MARGIN_X, 31.0, 84.0, 88.0))
        _area(sheet, document, ("identity",), MARGIN_X + 92, 31.0, 94.0, 119.0)
        _area(sheet, document, ("key-figures",), MARGIN_X, 125.0, sheet.inner, BOTTOM)
        return document.credits


def _two_columns(sheet: Sheet, document: Document, top: float, charts: Mapping[str, Chart]) -> None:
    width = (sheet.inner - GUTTER) / 2
    lowest = {
        MARGIN_X + place * (width + GUTTER): _area(
            sheet, document, anchors, MARGIN_X + place * (width + GUTTER), top, width, BOTTOM, charts
        )
        for place, anchors in enumerate((LEFT, RIGHT))
    }
    x = min(lowest, key=lambda left: lowest[left])
    if BOTTOM - lowest[x] > ROOM:
        _more_figures(sheet, document, x, lowest[x] + GAP, width)


def _more_figures(sheet: Sheet, document: Document, x: float, top: float, width: float) -> None:
    """Figures that the first page does not have, as many as there is room for."""
    section = document.section(ANNEX)
    if section is None or not section.brief:
        return
    d = new_drawing(width, BOTTOM - top)
    draw_column(d, [Part(replace(section, title=tr("Other figures")))])
    sheet.draw(ANNEX, d, x, top)


def _area(
    sheet: Sheet,
    document: Document,
    anchors: Sequence[str],
    x: float,
    top: float,
    width: float,
    bottom: float,
    charts: Mapping[str, Chart] | None = None,
) -> float:
    """Write sections in an area, one under the other; returns the bottom of the last one."""
    found = [section for anchor in anchors if (section := document.section(anchor)) is not None]
    d = new_drawing(width, bottom - top)
    lowest = draw_column(d, [Part(section, dict(charts or {})) for section in found])
    sheet.draw("-".join(anchors), d, x, top)
    return top + lowest
