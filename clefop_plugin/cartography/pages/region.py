"""The region: a map of all territories and their table by département, on as many pages as the table needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsRectangle, QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.blocks import departement
from clefop_plugin.cartography.context import AtlasContext, Territory
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet, scale_bar, to_territory
from clefop_plugin.cartography.pages.base import data_sources, innermost, name_in, to_page
from clefop_plugin.cartography.pages.framing import framed
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer, broken
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NBSP, number, percent, tr

TOP = 28.0
MAP_WIDTH, MAP_HEIGHT = 160.0, 160.0
TABLE_X, TABLE_WIDTH = 178.0, 107.0
TALLEST_ROW, SHORTEST_ROW = 6.1, 4.7
HEADER = 6.0
NOTE_LEADING = 3.1
#: Rows at least this tall hold a name on two lines.
TWO_LINES = 5.0
#: Details of the region's outline that do not matter to place its names, metres.
COARSE = 300.0
#: And of the limits of départements, which names do not cross, millimetres.
LIMIT_DETAIL = 0.1
TERRITORY_LINE, DEPARTEMENT_LINE = 0.4, 1.0
#: Sizes of the names on the map, points, and how far a name may go over the outline of its territory, millimetres.
SIZES = (8.0, 7.2, 6.4, 5.8, 5.5)
OVER_OUTLINE = 0.9
#: Places tried across and down a territory whose name is hard to place.
FINE_GRID = 60
#: Above this number of territories, a name that is hard to place is given up.
PATIENT = 40


@dataclass(frozen=True)
class Row:
    """A line of the table: the heading of a département, a territory, or the total."""

    kind: str
    name: str
    territory: Territory | None = None


class RegionPage:
    """Overview of the region."""

    id = "region"
    own = False
    landscape = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Region")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page with the map, then one per two columns of the table that do not fit beside it."""
        return len(_pages(context))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        sheet.heading(context.region, overview_title(context) if part == 0 else tr("Territories (continued)"))
        rows = _pages(context)[part]
        if part == 0:
            _map(context, sheet)
            sheet.draw("tableau", first_table(context), TABLE_X, TOP)
        else:
            for column, lines in enumerate(rows):
                x = MARGIN_X + column * (TABLE_WIDTH + 32)
                sheet.draw("tableau", _table(context, lines, SHORTEST_ROW), x, TOP)
        return data_sources(context, "")


def overview_title(context: AtlasContext) -> str:
    """How many territories there are, and the least and the most populated: the title of the page."""
    people = sorted(context.identity(t.code).population for t in context.territories)
    if len(people) == 1:
        return territories_text(1, people[0])
    return tr(
        "{count} territories, from {low} to {high} inhabitants",
        count=number(len(people)),
        low=number(people[0]),
        high=number(people[-1]),
    )


def territories_text(count: int, people: float) -> str:
    """« 18 territoires, 3 737 632 habitants »."""
    if count == 1:
        return tr("1 territory, {people} inhabitants", people=number(people))
    return tr("{count} territories, {people} inhabitants", count=number(count), people=number(people))


def first_table(context: AtlasContext) -> Drawing:
    """The table of the territories that stands beside the map: all of them, or those there is room for."""
    rows = _pages(context)[0][0]
    return _table(context, rows, _row_height(context, len(rows)))


def _room(context: AtlasContext) -> float:
    """Height left for the rows of the table, once its header and its note are set."""
    return MAP_HEIGHT - HEADER - 4 - NOTE_LEADING * len(_note(context))


def _row_height(context: AtlasContext, rows: int) -> float:
    return min(TALLEST_ROW, _room(context) / max(rows, 1))


def _note(context: AtlasContext) -> list[str]:
    """Where the communes that no block holds were put, in lines as wide as the table."""
    words = context.block_words
    texts = [
        words.without(typographic(part.name), territory.number)
        for territory in context.territories
        for part in context.identity(territory.code).blocks
        if words.is_lone(part.code)
    ]
    return new_drawing(TABLE_WIDTH, 1).wrap(" ".join(texts), 6.4, TABLE_WIDTH, most=4) if texts else []


def _pages(context: AtlasContext) -> list[list[list[Row]]]:
    """Rows of each page, by column."""
    rows = _rows(context)
    most = int(_room(context) / SHORTEST_ROW)
    columns = [rows[:most]]
    rest = rows[most:]
    while rest:
        columns.append(rest[:most])
        rest = rest[most:]
    pages = [[columns[0]]]
    pages += [columns[i : i + 2] for i in range(1, len(columns), 2)]
    return pages


def _rows(context: AtlasContext) -> list[Row]:
    by_departement: dict[tuple[str, str], list[Territory]] = {}
    for territory in context.territories:
        places = context.identity(territory.code).departements
        by_departement.setdefault(places[0] if places else ("", ""), []).append(territory)
    rows: list[Row] = []
    for (_, name), territories in sorted(by_departement.items()):
        if name and len(by_departement) > 1:
            rows.append(Row("heading", name))
        rows += [Row("territory", t.name, t) for t in territories]
    return [*rows, Row("total", context.region)]


def _table(context: AtlasContext, rows: list[Row], height: float) -> Drawing:
    d = new_drawing(TABLE_WIDTH, MAP_HEIGHT + 0.5)
    columns = (59.0, 73.0, 89.0, 107.0)
    blocks = context.block_words.noun(2)
    names = (blocks[:1].upper() + blocks[1:], tr("Communes"), tr("Inhabitants"), tr("Share"))
    d.text(7, 3.2, tr("Territory"), 6.5, colour=palettes.MUTED)
    for x, name in zip(columns, names, strict=True):
        d.text(x, 3.2, d.fit(name, 6.5, 20), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, 4.9, TABLE_WIDTH, palettes.INK, 0.3)
    y = HEADER - 0.6
    size = 7.6 if height > 5.2 else 7.0
    largest = max(context.identity(t.code).share_of_region for t in context.territories)
    for row in rows:
        base = y + height / 2 + size * 0.125
        if row.kind == "heading":
            d.text(0, base + 0.3, departement(row.name), size, weight=600, colour=palettes.ACCENT)
            d.rule(0, y + height, TABLE_WIDTH, palettes.BAR, 0.25)
        elif row.territory is not None:
            _territory_row(context, d, row.territory, y, height, base, size, columns, largest)
        else:
            _total_row(context, d, y, base, size, columns)
            for position, line in enumerate(_note(context)):
                base = y + height + 3.6 + position * NOTE_LEADING
                d.text(0, base, line, 6.4, colour=palettes.SECONDARY)
        y += height
    return d


def _territory_row(
    context: AtlasContext,
    d: Drawing,
    territory: Territory,
    y: float,
    height: float,
    base: float,
    size: float,
    columns: tuple[float, ...],
    largest: float,
) -> None:
    identity = context.identity(territory.code)
    swatch = min(height - 1.2, 4.4)
    d.rect(
        0.1,
        y + (height - swatch) / 2,
        4.6,
        swatch,
        palettes.territory_colour(territory.colour),
        palettes.SECONDARY,
        0.15,
    )
    number_size = 6.5 if measure(territory.number, 6.5, 600) < 4.2 else 4.5
    d.text(2.4, base - 0.1, d.fit(territory.number, number_size, 4.6, 600), number_size, weight=600, anchor="middle")
    lines = 2 if height >= TWO_LINES else 1
    name_in(d, 7.0, base, territory.name, size, columns[0] - 11.5, small=6.2, most=lines)
    zones, _ = context.block_words.counts(part.code for part in identity.blocks)
    d.text(columns[0], base, number(zones), size, anchor="end")
    d.text(columns[1], base, number(identity.communes), size, anchor="end")
    d.text(columns[2], base, number(identity.population), size, anchor="end", weight=600)
    bar = 6.0 * identity.share_of_region / largest if largest else 0.0
    d.rect(columns[2] + 2.2, y + height / 2 - 1.1, max(bar, 0.2), 2.2, palettes.ACCENT_SECOND)
    d.text(columns[3], base, percent(identity.share_of_region, 1), size, anchor="end")
    d.rule(0, y + height, TABLE_WIDTH, palettes.HAIRLINE)
    d.link(0, y, TABLE_WIDTH, height, to_territory(territory.code))


def _total_row(
    context: AtlasContext, d: Drawing, y: float, base: float, size: float, columns: tuple[float, ...]
) -> None:
    identities = [context.identity(t.code) for t in context.territories]
    d.rule(0, y, TABLE_WIDTH, palettes.INK, 0.3)
    d.text(7, base, context.region, size, weight=600)
    zones, _ = context.block_words.counts(part.code for identity in identities for part in identity.blocks)
    totals = (zones, sum(i.communes for i in identities), sum(i.population for i in identities))
    for x, total in zip(columns, totals, strict=False):
        d.text(x, base, number(total), size, anchor="end", weight=600)
    d.text(columns[3], base, percent(sum(i.share_of_region for i in identities), 0), size, anchor="end", weight=600)


def _map(context: AtlasContext, sheet: Sheet) -> None:
    outer = context.coverage.simplified([shape for _, _, shape in context.departements], COARSE)
    whole = shapely.union_all(outer)
    entries, note = legend_parts(context)
    legend = (47.0, 5.0 + 5.0 * len(entries) + 3.1 * len(note))
    frame = framed(whole, MAP_WIDTH, MAP_HEIGHT, legend)
    extent = frame.extent
    layers = [*_outlines(context, frame.scale), context.coloured_layer(frame.scale)]
    blocks = context.blocks_layer(frame.scale)
    if blocks is not None:
        layers.insert(-1, blocks)
    sheet.map("carte", (MARGIN_X, TOP, MAP_WIDTH, MAP_HEIGHT), layers, extent, context.crs)
    d = new_drawing(MAP_WIDTH, MAP_HEIGHT)
    placer = Placer(MAP_WIDTH, MAP_HEIGHT, measure)
    _legend(d, frame.legend, legend, entries, note)
    placer.take(frame.legend[0], frame.legend[1], frame.legend[0] + legend[0], frame.legend[1] + legend[1])
    taken = scale_bar(d, frame.bar[0], frame.bar[1], frame.scale)
    placer.take(frame.bar[0], frame.bar[1], frame.bar[0] + taken[0], frame.bar[1] + taken[1])
    region_names(context, d, placer, extent)
    sheet.draw("noms", d, MARGIN_X, TOP)


def region_names(context: AtlasContext, d: Drawing, placer: Placer, extent: QgsRectangle) -> None:
    """Write the number and the name of each territory, over a map of ``extent``."""
    outer = context.coverage.simplified([shape for _, _, shape in context.departements], COARSE)
    drawn = context.coverage.simplified([t.shape for t in context.territories], COARSE)
    lines = [to_page(shape, extent, d.width).boundary.simplify(LIMIT_DETAIL) for shape in outer]
    limits = shapely.buffer(np.array(lines, dtype=object), 0.65 * DEPARTEMENT_LINE, quad_segs=2)
    tree = shapely.STRtree(limits)
    for territory, shape in zip(context.territories, drawn, strict=True):
        page = to_page(shape, extent, d.width)
        # Only the limits around: subtracting all of them from each territory took a gigabyte for France.
        crossed = shapely.union_all(limits[tree.query(shapely.box(*page.bounds).buffer(OVER_OUTLINE))])
        _name(d, placer, territory, page, crossed, len(drawn) <= PATIENT)


def _outlines(context: AtlasContext, scale: int) -> list[QgsVectorLayer]:
    territories = [styles.line_layer(palettes.WHITE, 1.2), styles.line_layer(palettes.INK, TERRITORY_LINE)]
    departements = [styles.line_layer(palettes.INK, DEPARTEMENT_LINE)]
    return [
        context.borders("departements", [shape for _, _, shape in context.departements], departements, scale),
        context.borders("outline", [t.shape for t in context.territories], territories, scale),
    ]


def _name(
    d: Drawing, placer: Placer, territory: Territory, shape: shapely.Geometry, crossed: shapely.Geometry, patient: bool
) -> None:
    """Number and name inside the territory, at worst (``patient``) over its outline but never over the lines
    ``crossed``; the number alone where there is no room."""
    inner = shape.buffer(-0.25).difference(crossed)
    ways = {size: [((territory.number, *lines), size) for lines in broken(territory.name, 4)] for size in SIZES}
    label = placer.inside(inner, [way for size in SIZES for way in ways[size]])
    if label is None and patient:
        outer = shape.buffer(OVER_OUTLINE).difference(crossed)
        joined = [(broken(f"{territory.number}{NBSP}{territory.name}", 4), size) for size in SIZES[-3:]]
        options = [way for size in SIZES[-3:] for way in ways[size]]
        options += [(lines, size) for found, size in joined for lines in found]
        label = placer.inside(outer, options, grid=FINE_GRID)
    if label is None:
        label = placer.inside(inner, [((territory.number,), 7.5), ((territory.number,), 5.6)])
    ground = palettes.territory_colour(territory.colour)
    if label is not None:
        label.draw(d, palettes.INK, ground, 600)
        d.link(label.x - label.width / 2, label.y, label.width, label.height, to_territory(territory.code))
        return
    point = innermost(shape if inner.is_empty else inner)
    d.link(point.x - 2, point.y - 2, 4, 4, to_territory(territory.code))
    half = measure(territory.number, 5.6, 600) / 2
    box = (point.x - half, point.y - 0.7, point.x + half, point.y + 0.7)
    if placer.is_free(*box):  # where hundreds crowd, the table alone has them all
        placer.take(*box)
        d.text(point.x, point.y + 0.8, territory.number, 5.6, weight=600, anchor="middle", halo=palettes.WHITE)


def legend_parts(context: AtlasContext) -> tuple[list[tuple[str, str, float]], list[str]]:
    """Text, colour and width of each entry of the legend, and the lines of its note."""
    entries = [(tr("Limit of a territory"), palettes.INK, TERRITORY_LINE)]
    if len(context.departements) > 1:
        entries.insert(0, (tr("Limit of a département"), palettes.INK, DEPARTEMENT_LINE))
    words = context.block_words
    if words.zones and (context.kind == "territory" or context.container != words.zoning):
        entries.append((words.limit(), palettes.TRACK, 0.8))
    note = tr("Colours only tell neighbours apart. The number refers to the table.")
    return entries, new_drawing(47, 10).wrap(note, 6.4, 41)


def _legend(
    d: Drawing,
    corner: tuple[float, float],
    size: tuple[float, float],
    entries: list[tuple[str, str, float]],
    note: list[str],
) -> None:
    x, y = corner
    d.rounded(x, y, size[0], size[1], 0.8, palettes.WHITE, palettes.RULE, 0.12)
    level = y + 5
    for name, colour, line in entries:
        d.line([(x + 3, level - 0.9), (x + 10, level - 0.9)], colour, line)
        d.text(x + 12.5, level, d.fit(name, 7, size[0] - 14), 7)
        level += 5
    for text in note:
        d.text(x + 3, level - 0.6, text, 6.4, colour=palettes.SECONDARY)
        level += 3.1
