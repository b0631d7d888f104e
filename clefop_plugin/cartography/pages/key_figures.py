"""The table of key figures: value, position among the territories, gap to the region, rank."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography import charts, palettes
from clefop_plugin.cartography.blocks import departement, typographic
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.core.text import NARROW_NBSP, number, ordinal, signed, tr
from clefop_plugin.services.figure_words import remark, value_text
from clefop_plugin.services.profile_types import Figure

ROW = 7.35
HEADER = 12.0
VALUE_X, STRIP_X, STRIP_WIDTH, GAP_X, MARKS_X, MARKS_WIDTH = 77.0, 83.0, 54.0, 154.0, 160.0, 17.0


def header(d: Drawing, context: AtlasContext, figure: Figure | None, title: str = "") -> float:
    """Write the title, the key of the strips and the header of the table; returns the top of the first row."""
    d.text(0, 3.8, title or tr("Key figures"), 11, weight=600)
    if figure is None:
        d.rule(0, 6.2, d.width, palettes.INK, 0.3)
        return 6.2
    _key(d, figure, len(context.territories))
    d.text(0, 9.8, tr("Indicator"), 6.5, colour=palettes.MUTED)
    d.text(VALUE_X, 9.8, tr("Territory"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(STRIP_X + STRIP_WIDTH / 2, 9.8, tr("Position"), 6.5, colour=palettes.MUTED, anchor="middle")
    d.text(GAP_X, 9.8, tr("Gap to region"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(d.width, 9.8, tr("Rank (1: highest)"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, 11.3, d.width, palettes.INK, 0.3)
    return HEADER - 0.7


def figures_table(d: Drawing, figures: Sequence[Figure], y: float, row: float = ROW) -> float:
    """Write one row per figure; returns the bottom of the last one."""
    for figure in figures:
        _row(d, figure, y, row)
        y += row
    return y


def _row(d: Drawing, figure: Figure, y: float, row: float) -> None:
    middle = y + row / 2
    doubtful = figure.status == "estimated" or figure.lower_bound
    room = VALUE_X - d.measure(value_text(figure), 9.4, 600) - 2.5
    label, size = d.shrunk(typographic(figure.label), 8, min(room, 60))
    d.text(0, middle - 0.1, label, size)
    d.text(0, middle + 2.55, d.fit(remark(figure), 6, min(room, 62)), 6, colour=palettes.MUTED, italic=doubtful)
    unknown = figure.value is None
    colour = palettes.MUTED if unknown else palettes.INK
    d.text(
        VALUE_X,
        middle + 1.2,
        value_text(figure),
        8.4 if unknown else 9.4,
        weight=400 if unknown else 600,
        anchor="end",
        colour=colour,
        italic=unknown,
    )
    d.rule(0, y + row, d.width, palettes.HAIRLINE)
    if unknown:
        d.line([(STRIP_X, middle), (STRIP_X + STRIP_WIDTH, middle)], palettes.RULE, 0.25, (1.0, 1.0))
        return
    peers = [p.value for p in figure.peers]
    compared = figure.kind != "count"  # a count of the whole region is no yardstick for one territory
    departement = figure.departement_value if compared else None
    region = figure.region_value if compared else None
    charts.key_strip(d, STRIP_X, middle, STRIP_WIDTH, figure.value, peers, departement, region)
    if figure.gap is not None:
        decimals = figure.decimals if figure.gap_unit == "pt" else 0
        d.text(GAP_X, middle + 1.0, f"{signed(figure.gap, decimals)}{NARROW_NBSP}{figure.gap_unit}", 7.6, anchor="end")
    if figure.rank is not None and figure.ranked > 1:
        if figure.ranked <= 30:
            charts.rank_marks(d, MARKS_X, middle, MARKS_WIDTH, figure.rank, figure.ranked)
        _rank(d, figure.rank, figure.ranked, middle)


def _rank(d: Drawing, rank: int, ranked: int, middle: float) -> None:
    if ranked > 30:
        text = tr("{rank} of {count}", rank=ordinal(rank), count=number(ranked))
        d.text(d.width, middle + 1.0, text, 7.6, anchor="end")
        return
    written = ordinal(rank)
    digits = str(rank)
    mark = written[len(digits) :]
    width = d.measure(mark, 5.5, 600)
    d.text(d.width, middle + 0.1, mark, 5.5, weight=600, anchor="end")
    d.text(d.width - width, middle + 1.1, digits, 8, weight=600, anchor="end")


def _key(d: Drawing, figure: Figure, count: int) -> None:
    x = d.width
    spread = tr("range of the {count} territories", count=number(count))
    x -= d.measure(spread, 6.8, 400)
    d.text(x, 3.6, spread, 6.8)
    d.rect(x - 8, 2.1, 6.5, 1.2, palettes.TRACK)
    x -= 13
    x -= d.measure(tr("Region"), 6.8, 400)
    d.text(x, 3.6, tr("Region"), 6.8)
    d.rect(x - 2.3, 0.9, 0.6, 3.4, palettes.INK)
    x -= 7
    if figure.departement_name:
        name = departement(figure.departement_name)
        x -= d.measure(name, 6.8, 400)
        d.text(x, 3.6, name, 6.8)
        charts.diamond(d, x - 2.6, 2.6, 1.5)
        x -= 9
    x -= d.measure(tr("Territory"), 6.8, 400)
    d.text(x, 3.6, tr("Territory"), 6.8)
    d.circle(x - 2.4, 2.6, 1.25, palettes.ACCENT)
