"""The table of key figures: value, position among the territories, gap to the region, rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.cartography import charts, palettes
from clefop_plugin.cartography.blocks import departement
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, number, ordinal, signed, tr
from clefop_plugin.services.figure_words import remark, value_text
from clefop_plugin.services.profile_types import Figure

ROW = 7.35
HEADER = 12.0
UPRIGHT, MARKS_WIDTH, NARROW_MARKS, RANK_WIDTH = 186.0, 17.0, 12.0, 9.0
#: A table narrower than this has no marks of the rank.
WITH_MARKS = 140.0


@dataclass(frozen=True)
class Columns:
    """Where the columns of a table of figures stand, millimetres: right end of the values, strip, right end of the
    gaps, marks of the rank (0 width when there is no room for them)."""

    value: float
    strip: float
    strip_width: float
    gap: float
    marks: float
    marks_width: float

    @staticmethod
    def of(width: float) -> Columns:
        """The columns of a table of this width: 186 on a page; a narrow one gives up the marks of the rank."""
        marks = MARKS_WIDTH if width >= UPRIGHT else NARROW_MARKS if width >= WITH_MARKS else 0.0
        left = width - RANK_WIDTH - marks
        gap = left - 6.0
        # Names shrink less than strips, which read as well when they are short.
        value = width * 77.0 / UPRIGHT if width >= UPRIGHT else 77.0 + (width - UPRIGHT) / 4
        if not marks:
            value = width / 2
        strip = value + 6.0
        return Columns(value, strip, gap - 17.0 - strip, gap, left, marks)


def header(d: Drawing, context: AtlasContext, figure: Figure | None, title: str = "") -> float:
    """Write the title, the key of the strips and the header of the table; returns the top of the first row."""
    d.text(0, 3.8, title or tr("Key figures"), 11, weight=600)
    if figure is None:
        d.rule(0, 6.2, d.width, palettes.INK, 0.3)
        return 6.2
    at, base = Columns.of(d.width), 9.8
    key = new_key(d, figure, len(context.territories))
    if key.width > d.width - d.measure(title or tr("Key figures"), 11, 600) - 5:
        d.place(key, d.width - key.width, 4.4)  # no room beside the title
        base += 4.6
    else:
        d.place(key, d.width - key.width, 0.0)
    d.text(0, base, tr("Indicator"), 6.5, colour=palettes.MUTED)
    d.text(at.value, base, tr("Territory"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(at.strip + at.strip_width / 2, base, tr("Position"), 6.5, colour=palettes.MUTED, anchor="middle")
    d.text(at.gap, base, tr("Gap to region"), 6.5, colour=palettes.MUTED, anchor="end")
    rank = tr("Rank (1: highest)")
    if d.measure(rank, 6.5, 400) > d.width - at.gap - 3:
        rank = tr("Rank")
    d.text(d.width, base, rank, 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, base + 1.5, d.width, palettes.INK, 0.3)
    return base + 1.5


def figures_table(d: Drawing, figures: Sequence[Figure], y: float, row: float = ROW) -> float:
    """Write one row per figure; returns the bottom of the last one."""
    for figure in figures:
        _row(d, figure, y, row)
        y += row
    return y


def _row(d: Drawing, figure: Figure, y: float, row: float) -> None:
    middle = y + row / 2
    doubtful = figure.status == "estimated" or figure.lower_bound
    at = Columns.of(d.width)
    room = at.value - d.measure(value_text(figure), 9.4, 600) - 2.5
    label, size = d.shrunk(typographic(figure.label), 8, room, least=5.6)
    d.text(0, middle - 0.1, label, size)
    said, size = d.shrunk(_remark_within(d, figure, room), 6, room, least=5.5)
    d.text(0, middle + 2.55, said, size, colour=palettes.MUTED, italic=doubtful)
    unknown = figure.value is None
    colour = palettes.MUTED if unknown else palettes.INK
    d.text(
        at.value,
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
        d.line([(at.strip, middle), (at.strip + at.strip_width, middle)], palettes.RULE, 0.25, (1.0, 1.0))
        return
    peers = [p.value for p in figure.peers]
    compared = figure.kind != "count"  # a count of the whole region is no yardstick for one territory
    departement = figure.departement_value if compared else None
    region = figure.region_value if compared else None
    charts.key_strip(d, at.strip, middle, at.strip_width, figure.value, peers, departement, region)
    if figure.gap is not None:
        decimals = figure.decimals if figure.gap_unit == "pt" else 0
        d.text(
            at.gap,
            middle + 1.0,
            f"{signed(figure.gap, decimals)}{NARROW_NBSP}{figure.gap_unit}",
            7.6,
            anchor="end",
        )
    if figure.rank is not None and figure.ranked > 1:
        if figure.ranked <= 30 and at.marks_width:
            charts.rank_marks(d, at.marks, middle, at.marks_width, figure.rank, figure.ranked)
        _rank(d, figure.rank, figure.ranked, middle)


def _remark_within(d: Drawing, figure: Figure, width: float) -> str:
    """The remark, without the words of the unit when it would be cut."""
    text = remark(figure)
    parts = text.split(", ")
    if d.measure(text, 5.5, 400) > width and len(parts) > 2:
        text = ", ".join([parts[0], *parts[2:]])
    return text


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


def new_key(d: Drawing, figure: Figure, count: int) -> Drawing:
    """The key of the strips, as wide as its words; ``d`` only measures them."""
    entries = [("territory", tr("Territory"))]
    if figure.departement_name:
        entries.append(("departement", departement(figure.departement_name)))
    entries += [
        ("region", tr("Region")),
        ("range", tr("range of the {count} territories", count=number(count))),
    ]
    key = Drawing(0.0, 5.0, d.measure)
    x = 0.0
    for kind, text in entries:
        x += _key_sign(key, kind, x)
        x += key.text(x, 3.6, text, 6.8) + 4.6
    key.width = x - 4.6
    return key


def _key_sign(d: Drawing, kind: str, x: float) -> float:
    """The sign of an entry of the key; returns the width it takes."""
    if kind == "territory":
        d.circle(x + 1.3, 2.6, 1.25, palettes.ACCENT)
        return 3.7
    if kind == "departement":
        charts.diamond(d, x + 1.5, 2.6, 1.5)
        return 4.1
    if kind == "region":
        d.rect(x, 0.9, 0.6, 3.4, palettes.INK)
        return 2.3
    d.rect(x, 2.1, 6.5, 1.2, palettes.TRACK)
    return 8.0
