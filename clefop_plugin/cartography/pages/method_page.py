"""The last pages: how the territories were made, the certificate, how figures are computed, sources and licences."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import page_sources
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet
from clefop_plugin.cartography.pages.flow import Block, balanced, columns, draw_column
from clefop_plugin.cartography.pages.method_text import method_blocks, source_blocks
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.core.text import number, percent, tr

TOP, BOTTOM = 28.0, 276.0
GUTTER = 10.0
WIDTH = (210.0 - 2 * MARGIN_X - GUTTER) / 2


class MethodPage:
    """Method, certificate and sources; as many pages as they need."""

    id = "methode"
    own = False
    last = True
    landscape = False

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Method and sources")

    def count(self, context: AtlasContext, code: str) -> int:
        """Two columns a page."""
        return -(-len(_columns(context)) // 2)

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        title = _title(context) if part == 0 else tr("Method and sources (continued)")
        sheet.heading(f"{context.region} · {self.label()}", title, size=18.0)
        d = new_drawing(sheet.inner, BOTTOM - TOP)
        for rank, blocks in enumerate(_columns(context)[2 * part : 2 * part + 2]):
            draw_column(d, blocks, rank * (WIDTH + GUTTER), 0.0, WIDTH)
        sheet.draw("texte", d, MARGIN_X, TOP)
        return page_sources(context)


def _columns(context: AtlasContext) -> list[list[Block]]:
    return _pages(method_blocks(context)) + _pages(source_blocks(context))


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    """Columns of whole pages, those of the last one as tall as each other."""
    found = columns(blocks, WIDTH, lambda _rank: BOTTOM - TOP, measure)
    whole = 2 * ((len(found) - 1) // 2)
    rest = [block for column in found[whole:] for block in column]
    last = balanced(rest, WIDTH, BOTTOM - TOP, measure)
    return [*found[:whole], *last, *([[]] if len(last) == 1 else [])]


def _title(context: AtlasContext) -> str:
    """How sure one is of the territories, as a finding."""
    report = context.regional.report
    if context.kind != "territory":
        return tr("Territories taken from a zoning as it is")
    if "objective" not in report:
        return tr("Territories drawn or corrected by hand")
    count = number(len(context.territories))
    if report.get("optimal"):
        return tr("{count} calculated territories, a proven optimum", count=count)
    if report.get("gap") is not None:
        gap = percent(float(report["gap"]), 1)
        return tr("{count} calculated territories, within {gap} of the optimum", count=count, gap=gap)
    return tr("{count} calculated territories, the best that were found", count=count)
