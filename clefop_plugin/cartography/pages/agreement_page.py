"""Agreement of the territories with the other zonings: the triangle of measures, and who cuts what in words."""

from __future__ import annotations

import math
from dataclasses import replace

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.agreement_charts import CELL, LABEL_WIDTH, matrix_legend, triangle
from clefop_plugin.cartography.agreement_report import coverage_sentences
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import page_sources
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet
from clefop_plugin.cartography.pages.agreement_call_outs import CallOut, call_outs
from clefop_plugin.cartography.pages.region import TOP
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.cartography.region_wide import LEAST_PIECE
from clefop_plugin.core.text import percent, tr
from clefop_plugin.services.agreement import AgreementResult
from clefop_plugin.services.agreement_pair import closest_pairs

HEIGHT, LEGEND_WIDTH, LEGEND_HEIGHT = 160.0, 66.0, 38.0
MATRIX_WIDTH = 200.0
#: Room under the triangle for the names of its columns and the notes.
NAMES, NOTE_LEADING = 14.5, 3.0
COLUMN_X, COLUMN_WIDTH, FIGURE_WIDTH = 219.0, 66.0, 15.0


class AgreementPage:
    """How the territories and the zonings agree; none without a zoning to compare."""

    id = "concordance"
    own = False
    landscape = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Agreement of zonings")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page when there are zonings."""
        return int(bool(context.regional.zonings))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        found, own = context.regional.agreement, context.regional.own
        if context.kind == "territory":  # the name of the scenario stands in the footer; here it would not fit
            renamed = [replace(z, label=tr("The territories")) if z.id == own else z for z in found.chosen]
            found = replace(found, chosen=tuple(renamed))
        sheet.heading(f"{context.region} · {self.label()}", _title(context, found))
        d = new_drawing(MATRIX_WIDTH, HEIGHT + 0.5)
        notes = d.wrap(" ".join(_notes(found)), 6.4, MATRIX_WIDTH - 4, most=4)
        n = len(found.chosen)
        cell = min(CELL, (HEIGHT - NAMES - NOTE_LEADING * len(notes)) / n, (MATRIX_WIDTH - LABEL_WIDTH) / n)
        breaks = triangle(d, found, cell, [own])
        clear = math.ceil(LEGEND_HEIGHT / cell) * cell + 6
        x = min(max(n * cell - LEGEND_WIDTH, clear), MATRIX_WIDTH - LABEL_WIDTH - LEGEND_WIDTH)
        matrix_legend(d, LABEL_WIDTH + x, breaks, found.weight.label, tr("the territories against each zoning"))
        for position, line in enumerate(notes):
            base = HEIGHT - NOTE_LEADING * (len(notes) - 1 - position)
            d.text(0, base, line, 6.4, colour=palettes.SECONDARY)
        sheet.draw("tableau", d, MARGIN_X, TOP)
        sheet.draw("cote", _column(call_outs(found, own)), COLUMN_X, TOP)
        return page_sources(context)


def _title(context: AtlasContext, found: AgreementResult) -> str:
    """The zonings that the territories follow best, without the blocks they are made of."""
    rows = closest_pairs(found, "v_measure", context.regional.own)
    blocks = context.blocks_zoning if context.kind == "territory" else ""
    best = [str(second) for second in rows["second"][~rows["partial"]] if second != blocks][:2]
    if len(best) < 2:
        return tr("How the territories and the other zonings agree")
    first, second = (found.zoning(zoning).words.several for zoning in best)
    return tr("The territories follow first the {first}, then the {second}", first=first, second=second)


def _notes(found: AgreementResult) -> list[str]:
    least = tr(
        "A piece with less than {share} of the residents of a zone is not counted as a cut.",
        share=percent(LEAST_PIECE),
    )
    return [least, *found.weight.notes, *coverage_sentences(found)]


def _column(found: list[CallOut]) -> Drawing:
    """The call-outs under their title: a figure in large type, what it counts beside."""
    d = new_drawing(COLUMN_WIDTH, HEIGHT + 0.5)
    d.text(0, 3.8, tr("Who cuts what"), 11, weight=600)
    d.rule(0, 6.2, d.width, palettes.INK, 0.3)
    y = 6.2
    for call_out in found:
        lines = d.wrap(call_out.text, 7.4, d.width - FIGURE_WIDTH - 2.5)
        height = 7.4 * PT * 1.36 * len(lines) + 4.6
        if y + height > d.height:
            return d
        figure, size = d.shrunk(call_out.figure, 14, FIGURE_WIDTH, 600, 9)
        d.text(FIGURE_WIDTH, y + 7.0, figure, size, weight=600, anchor="end", colour=palettes.ACCENT)
        for position, line in enumerate(lines):
            d.text(FIGURE_WIDTH + 2.5, y + 5.2 + 7.4 * PT * 1.36 * position, line, 7.4)
        y += height
        d.rule(0, y, d.width, palettes.HAIRLINE)
    return d
