"""A sheet condensed on printed pages: what each section says first, tables cut to the rows that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.placement import broken
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    LEAD,
    NOTE,
    Block,
    Facts,
    Paragraph,
    Picture,
    Section,
    Table,
)

#: Sizes of text (points), and the space between parts (millimetres).
TEXT, SMALL, LEAST, TITLE, GAP = 7.2, 6.4, 5.6, 11.0, 4.6
#: Rows that a table keeps at least, lines that a cell takes at most.
FEWEST, LINES = 4, 2
#: Draws a picture at the top left (x is 0) from y; returns the bottom.
Chart = Callable[[Drawing, float], float]


@dataclass
class Part:
    """One section as a column prints it: ``limits`` is how many rows each of its tables may take."""

    section: Section
    charts: dict[str, Chart] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.limits = {table.caption: min(table.brief, len(table.rows)) for table in self.tables}

    @property
    def tables(self) -> list[Table]:
        """The tables that a condensed sheet keeps."""
        return [block for block in self.blocks if isinstance(block, Table) and block.brief]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is printed of the section."""
        return self.section.brief or self.section.blocks

    def draw(self, d: Drawing, y: float) -> float:
        """Write the section from ``y``; returns its bottom."""
        d.text(0, y + 3.8, self.section.title, TITLE, weight=600)
        d.rule(0, y + 6.0, d.width, palettes.INK, 0.3)
        y += 8.0
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.kind in (LEAD, EMPTY):
                lead = block.kind == LEAD
                colour = palettes.INK if lead else palettes.SECONDARY
                weight = 600 if lead else 400
                y = d.paragraph(0, y + 2.4, block.text, TEXT + 0.4, d.width, colour=colour, weight=weight)
            elif isinstance(block, Paragraph) and block.kind == NOTE and self.section.brief:
                y = d.paragraph(0, y + 2.4, block.text, SMALL, d.width, colour=palettes.SECONDARY)
            elif isinstance(block, Facts) and block.brief:
                y = _facts(d, block, y)
            elif isinstance(block, Table) and self.limits.get(block.caption):
                quiet = block.caption == self.section.title
                y = draw_table(d, block, y, self.limits[block.caption], quiet)
            elif isinstance(block, Picture) and block.name in self.charts:
                y = self.charts[block.name](d, y + 1.0) + 1.0
        return y


def draw_column(d: Drawing, parts: Sequence[Part]) -> float:
    """Write sections one under the other; tables give rows up, the longest first, until everything fits.

    When they are all short, the last ones go as a whole: a table cut to a row or two says little. Returns the bottom.
    """
    tables = [(part, table.caption) for part in parts for table in part.tables]
    while tables and _bottom(d, parts) > d.height:
        part, caption = max(tables, key=lambda found: found[0].limits[found[1]])
        if part.limits[caption] > FEWEST:
            part.limits[caption] -= 1
            continue
        part, caption = tables.pop()
        part.limits[caption] = 0
    return _write(d, parts)


def _bottom(d: Drawing, parts: Sequence[Part]) -> float:
    return _write(Drawing(d.width, d.height, d.measure), parts)


def _write(d: Drawing, parts: Sequence[Part]) -> float:
    y = 0.0
    for place, part in enumerate(parts):
        y = part.draw(d, y + (GAP if place else 0.0))
    return y


def _facts(d: Drawing, facts: Facts, y: float) -> float:
    widest = max((d.measure(what, TEXT, 400) for what, _ in facts.rows), default=0.0)
    left = min(widest + 4, d.width * 0.6)
    for what, value in facts.rows:
        d.text(0, y + 3.2, d.fit(what, TEXT, left - 2), TEXT, colour=palettes.SECONDARY)
        for line in d.wrap(value, TEXT, d.width - left, 600, most=LINES):
            d.text(left, y + 3.2, line, TEXT, weight=600)
            y += TEXT * PT * 1.25
        y += 1.5
        d.rule(0, y, d.width, palettes.HAIRLINE)
    return y + 1.6


def draw_table(d: Drawing, table: Table, y: float, most: int, quiet: bool = False) -> float:
    """Write a table, with its caption unless ``quiet``, at most ``most`` rows, from ``y``; returns its bottom."""
    places = table.brief_columns or tuple(range(len(table.columns)))
    columns = [table.columns[place] for place in places]
    whole = sum(column.width for column in columns)
    widths = [d.width * column.width / whole for column in columns]
    lefts = [sum(widths[:place]) for place in range(len(widths))]
    if not quiet:
        d.text(0, y + 3.4, d.fit(table.caption, TEXT + 0.6, d.width, 600), TEXT + 0.6, weight=600)
        y += 5.0
    heads = [d.wrap(column.head, 6.0, width - 0.8, most=LINES) for column, width in zip(columns, widths, strict=True)]
    tall = max(len(lines) for lines in heads)
    for column, left, width, lines in zip(columns, lefts, widths, heads, strict=True):
        for rank, line in enumerate(lines):
            level = y + 2.2 + 2.5 * (tall - len(lines) + rank)
            _cell(d, left, width, level, line, 6.0, palettes.MUTED, column.numeric)
    y += 1.2 + 2.5 * tall
    d.rule(0, y, d.width, palettes.INK, 0.25)
    for row in table.rows[:most]:
        y = _row(d, [row[place] for place in places], y, lefts, widths, [column.numeric for column in columns])
    left_out = len(table.rows) - most
    if left_out > 0:
        d.text(0, y + 3.0, tr("and {count} more", count=number(left_out)), SMALL, colour=palettes.SECONDARY)
        y += 4.0
    return y + 2.2


def _row(
    d: Drawing,
    cells: Sequence[str],
    y: float,
    lefts: Sequence[float],
    widths: Sequence[float],
    numeric: Sequence[bool],
) -> float:
    texts = [_wrapped(d, cell.split("\n")[0], width - 1.6) for cell, width in zip(cells, widths, strict=True)]
    step = TEXT * PT * 1.18
    for place, (lines, size) in enumerate(texts):
        for rank, line in enumerate(lines):
            _cell(d, lefts[place], widths[place], y + 3.1 + rank * step, line, size, palettes.INK, numeric[place])
    y += 4.3 + step * (max(len(lines) for lines, _ in texts) - 1)
    d.rule(0, y, d.width, palettes.HAIRLINE)
    return y


def _wrapped(d: Drawing, text: str, width: float) -> tuple[list[str], float]:
    """The lines of a cell, and their size: smaller when a long word would be cut."""
    for size in (TEXT, SMALL, LEAST):
        lines = d.wrap(text, size, width, most=LINES)
        if not any(line.endswith("…") for line in lines):
            return lines, size
    # A name without spaces is cut at a hyphen.
    parts = broken(text, LINES)[-1]
    if all(d.measure(part, SMALL, 400) <= width for part in parts):
        return list(parts), SMALL
    return lines, size


def _cell(d: Drawing, left: float, width: float, y: float, text: str, size: float, colour: str, numeric: bool) -> None:
    if numeric:
        d.text(left + width - 0.2, y, text, size, colour=colour, anchor="end")
    else:
        d.text(left, y, text, size, colour=colour)
