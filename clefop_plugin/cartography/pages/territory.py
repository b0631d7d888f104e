"""One territory on one page: identity, situation, what cuts it, key figures, trends."""

from __future__ import annotations

from dataclasses import dataclass

from clefop_plugin.cartography import charts, palettes, phrases
from clefop_plugin.cartography.blocks import acronym, departement, short_block
from clefop_plugin.cartography.context import AtlasContext, Territory
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet
from clefop_plugin.cartography.pages.base import data_sources, name_in, section
from clefop_plugin.cartography.pages.grids import Box, grid, is_lying
from clefop_plugin.cartography.pages.key_figures import ROW, figures_table, header
from clefop_plugin.cartography.pages.lists import communes_by_block
from clefop_plugin.cartography.pages.situation import block_colours, locator, situation
from clefop_plugin.cartography.pages.trends import CHART_HEIGHT, CHART_WIDTH, trend_chart, with_trend
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NBSP, number, percent, tr
from clefop_plugin.services.figure_words import main_figures, share_text
from clefop_plugin.services.profile_types import Crossing, Identity

MAP_TOP, MAP_HEIGHT = 43.5, 112.0
SIDE_X, SIDE_WIDTH = 140.0, 58.0
#: Height of the columns beside the map of a lying page, and of its locator.
LYING_SIDES, LOCATOR = 58.0, 27.0
FIGURES_TOP, BOTTOM, UPRIGHT = 160.0, 276.5, 186.0
#: A zoning cuts a territory when its main zone holds less than this share of the inhabitants.
WHOLE = 0.98
#: What the table of the blocks takes for the communes, and for all but the names, millimetres.
COMMUNES_WIDTH, BESIDE_NAME = 13.0, 27.5


class TerritoryPage:
    """First page of a territory."""

    id = "territoire"
    own = True
    landscape = False
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Territory")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page per territory."""
        return 1

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        territory, identity = context.territory(code), context.identity(code)
        sheet.heading(kicker(context, territory, identity), territory.name)
        sheet.draw("identite", identity_strip(context, sheet.inner, identity), MARGIN_X, 29.5)
        colours = block_colours(context, code)
        page = _page(is_lying(context))
        situation(context, sheet, code, page.map, colours)
        locator(context, sheet, code, page.locator)
        side = new_drawing(page.blocks[2], page.blocks[3])
        y = blocks_table(side, identity, colours, 11 if is_lying(context) else 9)
        if page.crossings == page.blocks:
            crossing_bars(side, identity, y + 2.5)
        else:
            zonings = new_drawing(page.crossings[2], page.crossings[3])
            crossing_bars(zonings, identity, 0.0)
            sheet.draw("zonages", zonings, page.crossings[0], page.crossings[1])
        sheet.draw("cote", side, page.blocks[0], page.blocks[1])
        _lower_half(context, sheet, code, page.lower)
        return data_sources(context, code)


@dataclass(frozen=True)
class _Page:
    """Boxes of a page; ``blocks`` and ``crossings`` are the same one when they stand one under the other."""

    map: Box
    locator: Box
    blocks: Box
    crossings: Box
    lower: Box


def _page(lying: bool) -> _Page:
    if not lying:
        side = (SIDE_X, 86.5, SIDE_WIDTH, MAP_TOP + MAP_HEIGHT - 86.5)
        lower = (MARGIN_X, FIGURES_TOP, UPRIGHT, BOTTOM - FIGURES_TOP)
        map_box = (MARGIN_X, MAP_TOP, 124.0, MAP_HEIGHT)
        return _Page(map_box, (SIDE_X, MAP_TOP, SIDE_WIDTH, 40.0), side, side, lower)
    page = grid(True, LYING_SIDES, top=MAP_TOP)
    (x, y, width, height), blocks = page.sides
    crossings = (x, y + LOCATOR + 3.0, width, height - LOCATOR - 3.0)
    return _Page(page.map, (x, y, width, LOCATOR), blocks, crossings, page.lower)


def kicker(context: AtlasContext, territory: Territory, identity: Identity) -> str:
    """The line above the title: the word for the territory, its number, its départements."""
    place = ", ".join(departement(name) for _, name in identity.departements)
    word = context.word if context.kind == "territory" else identity.container_label
    if context.kind == "territory":
        word = f"{word} {territory.number}"
    return f"{word} · {place}" if place else word


def identity_strip(context: AtlasContext, width: float, identity: Identity) -> Drawing:
    """The figures that say how large a territory is, side by side on ``width`` millimetres."""
    d = new_drawing(width, 10)
    census = context.meta.get("population_year", "")
    communes = tr("commune") if identity.communes == 1 else tr("communes")
    items = [
        (number(identity.population), tr("inhabitants in {year}", year=census) if census else tr("inhabitants")),
        context.block_words.phrase(part.code for part in identity.blocks),
        (
            number(identity.communes),
            f"{communes} ({identity.vintage})" if identity.vintage else communes,
        ),
        (f"{number(identity.area_km2)}{NARROW_NBSP}km²", tr("area")),
        (
            tr("{density} inh./km²", density=number(identity.density)),
            tr("region: {density}", density=number(identity.region_density)),
        ),
        (percent(identity.share_of_region, 1), tr("of the regional population")),
    ]
    step = width / len(items)
    for position, (value, name) in enumerate(items):
        x = position * step
        if position:
            d.line([(x - 2.2, 0.5), (x - 2.2, 8.6)], palettes.RULE, 0.2)
        value, size = d.shrunk(value, 11.5, step - 3.4, 600)
        d.text(x, 4.2, value, size, weight=600)
        name, size = d.shrunk(name, 7.2, step - 3)
        d.text(x, 8.2, name, size, colour=palettes.SECONDARY)
    return d


def blocks_table(d: Drawing, identity: Identity, colours: dict[str, int], most: int = 9) -> float:
    """Write the blocks with residents and communes, at most ``most`` rows; returns the bottom of the last one."""
    parts = identity.blocks
    people = d.width - COMMUNES_WIDTH
    shown = parts if len(parts) <= most else parts[: most - 1]
    row = 4.9 if len(shown) <= 5 else 4.2
    d.text(0, 3.2, d.fit(typographic(identity.blocks_label), 8.5, d.width, 600), 8.5, weight=600)
    d.text(people, 7.6, tr("inhabitants"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(d.width, 7.6, tr("communes"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, 8.8, d.width, palettes.INK, 0.3)
    y = 8.9
    for part in shown:
        base = y + row / 2 + 0.95
        hue = palettes.territory_colour(colours.get(part.code, 0))
        d.rect(0.1, y + row / 2 - 1.35, 3.0, 2.7, hue, palettes.SECONDARY, 0.12)
        room = d.width - BESIDE_NAME
        name_in(d, 4.4, base, _block_name(d, part.name, room), 7.2, room)
        d.text(people, base, number(part.population), 7.2, anchor="end", weight=600)
        d.text(d.width, base, number(part.communes), 7.2, anchor="end")
        d.rule(0, y + row, d.width, palettes.HAIRLINE)
        y += row
    if len(shown) < len(parts):
        rest = parts[len(shown) :]
        text = phrases.others(len(rest))
        d.text(4.4, y + row / 2 + 0.95, text, 7.2, colour=palettes.SECONDARY)
        d.text(people, y + row / 2 + 0.95, number(sum(p.population for p in rest)), 7.2, anchor="end")
        d.text(d.width, y + row / 2 + 0.95, number(sum(p.communes for p in rest)), 7.2, anchor="end")
        y += row
    return y


def _block_name(d: Drawing, full: str, width: float) -> str:
    """The short form of a name, or what it gives in brackets when that is too long."""
    name = short_block(full)
    return name if d.measure(name, 6.2, 400) <= width else acronym(name) or name


def crossing_bars(d: Drawing, identity: Identity, y: float) -> None:
    """Bars of the zonings that cut the territory, those that do not only when there is room left."""
    if y + 16 > d.height:
        return
    y = section(d, y, tr("Zonings that cut it"), tr("share of inhabitants"))
    cutting = [c for c in identity.crossings if c.shares and c.shares[0].share < WHOLE]
    skipped = False
    for crossing in cutting:
        most = next((lines for lines in (2, 1) if y + _crossing_height(d, crossing, lines) <= d.height + 0.5), 0)
        skipped = skipped or not most
        if most:
            y = _crossing(d, crossing, y, most)
    for crossing in identity.crossings:
        fits = y + _crossing_height(d, crossing, 1) <= d.height + 0.5
        if crossing.shares and crossing not in cutting and fits and not skipped:
            y = _crossing(d, crossing, y, 1)


def _crossing(d: Drawing, crossing: Crossing, y: float, most: int) -> float:
    d.text(0, y + 2.2, d.fit(typographic(crossing.label), 6.8, d.width), 6.8, colour=palettes.SECONDARY)
    shares = [(typographic(s.name), s.share) for s in crossing.shares]
    outside = charts.share_bar(d, 0, y + 3.3, d.width, 3.8, shares)
    y += 7.4
    for line in _outside_lines(d, shares, outside, most):
        d.text(0, y + 2.1, line, 6.0, colour=palettes.SECONDARY)
        y += 2.7
    return y + 1.3


def _outside_lines(d: Drawing, shares: list[tuple[str, float]], outside: list[int], most: int) -> list[str]:
    if not outside:
        return []
    names = [f"{shares[i][0]}\u00a0{share_text(shares[i][1])}".replace(" ", "\u00a0") for i in outside]
    for kept in range(len(names), 0, -1):  # whole names, as many as there is room for
        rest = [phrases.others(len(names) - kept).replace(" ", NBSP)] if kept < len(names) else []
        lines = d.wrap("\u00a0· ".join([*names[:kept], *rest]), 6.0, d.width)
        if len(lines) <= most:
            return lines
    return d.wrap(names[0], 6.0, d.width, most=most)


def _crossing_height(d: Drawing, crossing: Crossing, most: int) -> float:
    shares = [(typographic(s.name), s.share) for s in crossing.shares]
    scratch = Drawing(d.width, 10, d.measure)
    outside = charts.share_bar(scratch, 0, 0, d.width, 3.8, shares)
    return 8.0 + 2.7 * len(_outside_lines(d, shares, outside, most))


def _lower_half(context: AtlasContext, sheet: Sheet, code: str, box: Box) -> None:
    figures = context.figures(code)
    shown = main_figures(figures)
    d = new_drawing(box[2], box[3])
    y = header(d, context, figures[0] if figures else None)
    if not figures:
        text = tr("This workspace holds no indicator. Import a table of figures by commune: it will be summed here.")
        y = d.paragraph(0, y + 4, text, 8, d.width, colour=palettes.SECONDARY) + 1
    y = figures_table(d, shown, y, min(ROW, (d.height - y) / max(len(shown), 1)))
    trends = with_trend(figures)[:2]
    chart_top = d.height - CHART_HEIGHT - 4
    if trends and y <= chart_top and d.width >= 2 * CHART_WIDTH:
        y = chart_top if len(shown) >= 7 else y + 4
        for position, figure in enumerate(trends):
            trend_chart(d, figure, position * (CHART_WIDTH + 8), y)
        y += CHART_HEIGHT + 5
    if d.height - y > 16:
        communes_by_block(context, d, code, y + 2)
    sheet.draw("chiffres", d, box[0], box[1])
