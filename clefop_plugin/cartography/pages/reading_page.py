"""How to read the atlas: what it holds, what its maps, strips, ranks and hatchings mean, with specimens of each."""

from __future__ import annotations

import numpy as np

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.contents import Entry
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.indicator_maps import plan_map
from clefop_plugin.cartography.layouts import MARGIN_X, SCALES, Sheet, frame_extent, to_kind
from clefop_plugin.cartography.pages import specimens
from clefop_plugin.cartography.pages.flow import Block, draw_column, height_of, paragraph, title
from clefop_plugin.cartography.pages.region import TOP
from clefop_plugin.cartography.pages.specimens import beside, line_mark
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr

HEIGHT = 161.0
COLUMN, GUTTER = 83.0, 12.0
MAP_HEIGHT, LEAST_MAP = 44.0, 20.0
#: Leading of the contents, millimetres, and the most lines they take.
LEADING, MOST_LINES = 3.55, 26


class ReadingPage:
    """Key of the atlas."""

    id = "lire"
    own = False
    landscape = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("How to read")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page."""
        return 1

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        sheet.heading(f"{context.region} · {self.label()}", tr("One idea a page, then what shows it"))
        d = new_drawing(sheet.inner, HEIGHT)
        y = _contents(context, d)
        y = draw_column(d, [title(tr("The territories"), above=0.0)], 0.0, y, COLUMN)
        lines = _line_blocks(context)
        room = HEIGHT - y - 3.0 - sum(height_of(block, COLUMN, measure) + block.above for block in lines)
        tall = min(MAP_HEIGHT, room)
        if tall >= LEAST_MAP:
            _map(context, sheet, (MARGIN_X, TOP + y + 1.0, COLUMN, tall))
            y += tall + 2.0
        draw_column(d, lines, 0.0, y + 1.0, COLUMN)
        draw_column(d, _figure_blocks(), COLUMN + GUTTER, 0.0, COLUMN)
        draw_column(d, [*_map_blocks(context), *_training_blocks(context)], 2 * (COLUMN + GUTTER), 0.0, COLUMN)
        sheet.draw("texte", d, MARGIN_X, TOP)
        return page_sources(context)


def _contents(context: AtlasContext, d: Drawing) -> float:
    """The pages of the atlas and their numbers, as links; returns the top of what follows."""
    entries = _short(context)
    if not entries:
        return 0.0
    y = draw_column(d, [title(tr("In this atlas"), above=0.0)], 0.0, 0.0, COLUMN) + 3.4
    for entry in entries:
        indent = 3.0 if entry.code else 0.0
        weight = 400 if entry.code else 600
        name = d.fit(entry.name, 7.0, COLUMN - 12 - indent, weight)
        width = d.text(indent, y, name, 7.0, weight=weight)
        page = number(entry.page)
        start, end = indent + width + 1.5, COLUMN - d.measure(page, 7.0, weight) - 1.5
        if end > start:
            d.line([(start, y - 0.3), (end, y - 0.3)], palettes.RULE, 0.2, (0.3, 0.9))
        d.text(COLUMN, y, page, 7.0, weight=weight, anchor="end")
        d.link(0, y - 2.6, COLUMN, LEADING, entry.target)
        y += LEADING
    return y + 1.5


def _short(context: AtlasContext) -> list[Entry]:
    """The contents; territories as one line when they are too many."""
    entries = [entry for entry in context.contents if entry.target not in (to_kind("couverture"), to_kind("lire"))]
    if len(entries) <= MOST_LINES:
        return entries
    territories = [entry for entry in entries if entry.code]
    first = territories[0]
    name = tr("{count} territories, from {first} on", count=number(len(territories)), first=first.name)
    position = entries.index(first)
    others = [entry for entry in entries if not entry.code]
    return [*others[:position], Entry(name, first.page, first.target), *others[position:]]


def _map(context: AtlasContext, sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """A territory of the atlas among its neighbours."""
    own = max(context.chosen, key=lambda territory: float(territory.shape.area))
    extent, scale = frame_extent(own.shape.bounds, box[2], box[3], SCALES, 0.06)
    outline = [styles.line_layer(palettes.WHITE, 1.7), styles.line_layer(palettes.INK, 0.7)]
    blocks = context.blocks_layer(scale)
    layers = [
        context.borders("own", [own.shape], outline, scale),
        context.departements_layer(scale),
        *([blocks] if blocks is not None else []),
        context.coloured_layer(scale),
    ]
    sheet.map("exemple", box, layers, extent, context.crs)


def _line_blocks(context: AtlasContext) -> list[Block]:
    """What the lines and colours of the map mean."""
    words = context.block_words
    if context.kind == "territory":
        made = tr(
            "A territory gathers whole {blocks}: none of them is cut. Its colour only tells it from its neighbours.",
            blocks=words.noun(2) if words.zones else tr("communes"),
        )
    else:
        made = tr(
            "A zone of “{zoning}”. Its colour only tells it from its neighbours.", zoning=typographic(context.label)
        )
    blocks = [beside(line_mark(palettes.INK, 0.7, casing=1.7), tr("Territory"), made)]
    if words.zones and (context.kind == "territory" or context.container != words.zoning):
        blocks.append(beside(line_mark(palettes.WHITE, 0.5), words.limit(), ""))
    if len(context.departements) > 1:
        mark = line_mark(palettes.MUTED, 0.35, (2.2, 0.9, 0.5, 0.9))
        text = tr("On maps of the region, a thick line.")
        blocks.append(beside(mark, tr("Limit of a département"), text))
    return blocks


def _figure_blocks() -> list[Block]:
    """How figures are written and compared."""
    return [
        title(tr("The figures of a territory"), above=0.0),
        paragraph(
            tr("A value never stands alone. The strip shows where the territory stands: each tick is a territory."),
            size=specimens.SIZE,
        ),
        specimens.strip_block(),
        *specimens.comparison_blocks(),
        beside(line_mark(palettes.ACCENT, 0.75), tr("Over time"), tr("In colour, the territory.")),
        beside(line_mark(palettes.SECONDARY, 0.35), "", tr("Thin, its département.")),
        beside(line_mark(palettes.INK, 0.35, (1.1, 0.7)), "", tr("Dashed, the region.")),
        title(tr("How sure a figure is")),
        *specimens.value_blocks(),
    ]


def _map_blocks(context: AtlasContext) -> list[Block]:
    """How maps of the region are drawn."""
    blocks = [title(tr("The maps"), above=0.0)]
    for indicator in context.regional.mapped:
        found = context.regional.map_of(indicator)
        if found.kind != "count" and found.rows["value"].notna().any():
            plan = plan_map(found)
            values = found.rows["value"].to_numpy(dtype=np.float64)
            text = tr(
                "A rate is shown in colours: the darker, the higher. Each box is a class and counts its territories."
            )
            blocks += [
                paragraph(text, size=specimens.SIZE),
                specimens.class_block(plan, list(values[np.isfinite(values)])),
                paragraph(typographic(f"{found.label}, {found.period}"), colour=palettes.MUTED, size=6.2, above=0.0),
            ]
            break
    blocks += [
        beside(
            specimens.circles_mark,
            tr("A count"),
            tr("Circles: an area twice as large stands for twice as many. The legend gives round numbers."),
            11.0,
            2.6,
        ),
        beside(specimens.hatch_mark(True), tr("Statistical secrecy"), tr("Hatched upwards."), 5.4),
        beside(specimens.hatch_mark(False), tr("No value"), tr("Hatched downwards."), 5.4),
    ]
    if not context.regional.zonings:
        return blocks
    return [
        *blocks,
        title(tr("Other zonings")),
        paragraph(
            tr(
                "Employment zones, arrondissements, living areas…: administrations and statisticians divide the region "
                "in other ways. Two pages tell how the territories fit in."
            ),
            size=specimens.SIZE,
        ),
        beside(
            specimens.borders_mark,
            tr("Shared borders"),
            tr("The thicker and darker the line, the more zonings have a limit there: a hard line."),
            11.0,
            2.4,
        ),
        beside(
            specimens.matrix_mark,
            tr("Agreement"),
            tr("1: two zonings are the same. 0: one tells nothing of the other. The darker, the nearer."),
            8.0,
            2.4,
        ),
    ]


def _training_blocks(context: AtlasContext) -> list[Block]:
    """How the training offer is drawn on the pages of a territory; nothing when the workspace holds none."""
    if not context.profiles.workspace.count("trainings"):
        return []
    text = tr(
        "A circle is a place: the more training places, the larger. Its sectors are the domains, in these colours:"
    )
    return [title(tr("The trainings")), beside(specimens.pie_mark, "", text, 9.0, 2.4), specimens.domains_block()]
