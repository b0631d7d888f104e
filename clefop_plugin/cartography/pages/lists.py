"""The names of the communes of a territory, by EPCI, in columns."""

from __future__ import annotations

import pandas as pd

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.blocks import short_block
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.pages.base import section
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr

SIZE = 6.4
LEADING = 2.75
#: Usual width of a column, millimetres.
COLUMN = 60.0


def communes_by_block(context: AtlasContext, d: Drawing, code: str, y: float) -> None:
    """Names of the communes, by EPCI, in columns from ``y`` to the bottom; as many as there is room for."""
    y = section(d, y, context.block_words.communes())
    gutter, columns = 5.0, max(1, round(d.width / COLUMN))
    width = (d.width - gutter * (columns - 1)) / columns
    room = int((d.height - y) / LEADING)
    lines = _lines(context, d, code, width)
    if room < 3:
        return
    most = room * columns - (columns - 1)  # each column but the last may leave its last line empty
    if len(lines) > most:
        lines = [*lines[: most - 1], (tr("and {count} more lines", count=number(len(lines) - most + 1)), 400)]
    per_column = max(3, -(-len(lines) // columns))
    column, rank = 0, 0
    for position, (line, weight) in enumerate(lines):
        # A heading never ends a column: its communes would be read under nothing.
        last = rank == min(per_column, room) - 1 and weight == 600 and position + 1 < len(lines)
        if column < columns - 1 and (rank >= min(per_column, room) or last):
            column, rank = column + 1, 0
        colour = palettes.INK if weight == 600 else palettes.SECONDARY
        d.text(column * (width + gutter), y + 2 + rank * LEADING, line, SIZE, weight=weight, colour=colour)
        rank += 1


def _lines(context: AtlasContext, d: Drawing, code: str, width: float) -> list[tuple[str, int]]:
    region = context.profiles.region
    members = context.communes_of(code)
    names = pd.Series([typographic(n) for n in region.communes["name"].to_numpy()[members]])
    blocks = region.block_of(context.blocks_zoning).reindex(region.codes[members]).to_numpy()
    lines: list[tuple[str, int]] = []
    for part in context.identity(code).blocks:
        inside = ", ".join(name.replace(" ", "\u00a0") for name in names[blocks == part.code])
        if len(context.identity(code).blocks) > 1 and inside:
            lines.append((d.fit(short_block(part.name), SIZE, width, 600), 600))
        lines += [(line, 400) for line in d.wrap(inside, SIZE, width)] if inside else []
    return lines
