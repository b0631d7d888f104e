"""Missions locales and other support structures of a territory: where they are, whom they serve, how to reach them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from clefop_plugin.cartography import charts, palettes, phrases
from clefop_plugin.cartography.blocks import EPCI
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import of_figures, page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.marks import network_mark
from clefop_plugin.cartography.pages.base import name_in, section
from clefop_plugin.cartography.pages.grids import Grid, grid, is_lying, stacked
from clefop_plugin.cartography.pages.heads import SMALLEST_SUBTITLE, finding_head, running_head
from clefop_plugin.cartography.pages.nothing import empty_page
from clefop_plugin.cartography.pages.support_map import Areas, service_areas, support_map
from clefop_plugin.cartography.pages.support_rows import HEAD, TIGHT, USUAL, support_rows, table_head
from clefop_plugin.cartography.pages.table_rows import Row, draw_rows, filled
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, number, percent, tr, with_unit
from clefop_plugin.services.figure_words import share_text, value_text
from clefop_plugin.services.profile_types import Figure, SeatDistance, Support
from clefop_plugin.services.source_names import without_files
from clefop_plugin.sources.networks import network_label

#: Indicators of young people, those of the fictional region beside those of the official files.
YOUNG = (
    "part_1529",
    "part_15_29",
    "pop1529",
    "pop_15_29",
    "part_hors_ecole_emploi",
    "part_jeunes_sans_emploi_ni_formation",
    "jeunes_sans_emploi_ni_formation",
    "taux_chomage_rp_1524",
    "tp60age1",
)
SEAT_ROW, MOST_SEATS = 4.7, 8
FIGURE, COUNT_FIGURE = 10.4, 5.6
#: A seat farther than this from an agency is what the page says first, kilometres.
FAR = 15.0
#: Height of the map of an upright page, the least when that saves a page, the most when the list is short.
MAP_HEIGHT, LEAST, TALLEST = 104.0, 82.0, 150.0
#: Height of a map that has the full width, when the list is so short that it stands below, beside the figures.
WIDE_MAP, TALLER = 116.0, 34.0
#: What a list keeps from the bottom, so that sums of heights may be a little off.
ROUNDING = 0.5
#: Bars of distances are never drawn on a shorter scale: 200 m is not a long way.
SHORTEST_SCALE = 10.0


class SupportPage:
    """Support structures of a territory."""

    id = "accompagnement"
    own = True
    landscape = False
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Support structures")

    def count(self, context: AtlasContext, code: str) -> int:
        """None when the workspace has no structure, else as many as the list needs."""
        support = context.support(code)
        if not support.rows:
            return int(support.region_total > 0 or context.is_only(self.id))
        return len(_areas(context, code)[1])

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        support = context.support(code)
        running_head(sheet, context, code, self.label())
        if not support.rows:
            _nothing(context, sheet, code, support)
            return page_sources(context, without_files(support.sources))
        areas = service_areas(context, code)
        page, lists = _areas(context, code)
        if part == 0:
            finding_head(sheet, finding(context, code, support, areas), _summary(support, sheet.inner))
            support_map(context, sheet, code, page.map, support.rows, areas)
            _sides(context, sheet, code, page)
        else:
            finding_head(sheet, tr("Support structures (continued)"), "")
        x, y, width, height = page.lower if part == 0 else _continued(page)
        d = new_drawing(width, height)
        if lists[part]:
            draw_rows(d, lists[part], table_head(d, support, 0.0))
        sheet.draw("listes", d, x, y)
        figures = young_figures(context, code)
        return page_sources(context, [*without_files(support.sources), *of_figures(figures)])


def _continued(page: Grid) -> tuple[float, float, float, float]:
    x, y, width, height = page.whole
    return x, y + 10.0, width, height - 10.0


def _areas(context: AtlasContext, code: str) -> tuple[Grid, list[list[Row]]]:
    """The grid of the first page, and the rows of each page: the map is as tall as the list lets it be."""
    support, lying = context.support(code), is_lying(context)
    tall = max(_sides_heights(context, code)) if lying else MAP_HEIGHT
    page = grid(lying, tall)
    areas = service_areas(context, code)
    if not lying:
        wide = stacked(WIDE_MAP)
        short = support_rows(new_drawing(wide.lower[2], 1), support, areas)
        needed = HEAD + sum(row.height for row in short)
        if needed <= wide.lower[3]:
            return stacked(WIDE_MAP + min(TALLER, wide.lower[3] - max(needed, sum(_sides_heights(context, code))))), [
                short
            ]
    rows = support_rows(new_drawing(page.lower[2], 1), support, areas)
    spare = page.lower[3] - HEAD - sum(row.height for row in rows)
    if not lying and spare < LEAST - tall:
        tight = support_rows(new_drawing(page.lower[2], 1), support, areas, TIGHT)
        room = page.lower[3] - HEAD - sum(row.height for row in tight)
        rows, spare = (tight, room) if room >= LEAST - tall + ROUNDING else (rows, spare)
    spare -= ROUNDING
    if not lying and LEAST - tall <= spare:
        page = grid(lying, min(TALLEST, tall + spare))
    if not lying:
        return page, filled(rows, (page.lower[3] - HEAD, _continued(page)[3] - HEAD))
    # On a lying page the list has two widths: its rows are laid out again for the pages that follow.
    first = filled(rows, (page.lower[3] - HEAD, 1e9))
    if len(first) == 1:
        return page, first
    return page, [first[0], *_rest(page, support, areas, len(first[0]))]


def _rest(page: Grid, support: Support, areas: Areas, begun: int) -> list[list[Row]]:
    """The rows of the pages that follow, set tight when that saves a page."""
    ways = [
        filled(
            support_rows(new_drawing(page.whole[2], 1), support, areas, setting)[begun:], (_continued(page)[3] - HEAD,)
        )
        for setting in (USUAL, TIGHT)
    ]
    return min(ways, key=len)


def _sides_heights(context: AtlasContext, code: str) -> tuple[float, float]:
    """Room that the distances need, and the figures of young people."""
    seats = len({distance.block_code for distance in context.support(code).distances})
    figures = young_figures(context, code)
    young = sum(COUNT_FIGURE if figure.kind == "count" else FIGURE for figure in figures) if figures else 16.0
    return 22.0 + SEAT_ROW * min(seats, MOST_SEATS), 8.0 + young


def finding(context: AtlasContext, code: str, support: Support, areas: Areas) -> str:
    """The title: who is left without, else who is far, else who serves."""
    if support.uncovered_communes:
        share = _uncovered_share(context, code, support)
        count = len(support.uncovered_communes)
        if count == 1:
            return tr(
                "{commune} is in the service area of no mission locale",
                commune=typographic(support.uncovered_communes[0][1]),
            )
        return tr(
            "{count} communes, {share} of the residents, have no mission locale",
            count=number(count),
            share=share_text(share),
        )
    far = max(support.distances, key=lambda distance: distance.distance_km, default=None)
    if far is not None and far.distance_km >= FAR:
        return _far(far)
    if len(areas.names) == 1:
        return tr("One mission locale serves the whole territory: {name}", name=areas.names[0])
    if areas.names:
        return tr("{count} missions locales share the territory", count=number(len(areas.names)))
    if far is not None:
        return _near(far)
    return tr("Support structures: {count}", count=number(len(support.rows)))


def _far(far: SeatDistance) -> str:
    values = {"seat": typographic(far.seat_name), "distance": with_unit(far.distance_km, "km", 0)}
    if far.network == "mission-locale":
        return tr("{seat} is {distance} from the nearest mission locale", **values)
    return tr("{seat} is {distance} from the nearest France Travail agency", **values)


def _near(farthest: SeatDistance) -> str:
    distance = with_unit(math.ceil(farthest.distance_km), "km", 0)
    if farthest.network == "mission-locale":
        return tr("No main town is more than {distance} from a mission locale", distance=distance)
    return tr("No main town is more than {distance} from a France Travail agency", distance=distance)


def _uncovered_share(context: AtlasContext, code: str, support: Support) -> float:
    region = context.profiles.region
    places = [region.place[commune] for commune, _ in support.uncovered_communes]
    people = float(np.nansum(region.population[places]))
    return people / max(context.identity(code).population, 1.0)


def _summary(support: Support, width: float) -> str:
    """Where the structures are, and by name the communes that none serves, as many as there is room for."""
    inside = sum(row.inside for row in support.rows)
    parts = [phrases.structures(inside, len(support.rows) - inside)]
    if not support.has_service_areas:
        parts.append(tr("no service area of a mission locale was imported"))
    names = [typographic(name) for _, name in support.uncovered_communes]
    if len(names) < 2:
        return _sentence(parts)
    for shown in range(len(names), 0, -1):
        said = ", ".join(names[:shown])
        if shown < len(names):
            said = f"{said} {phrases.others(len(names) - shown)}"
        sentence = _sentence([*parts, tr("in no service area: {names}", names=said)])
        if measure(sentence, SMALLEST_SUBTITLE + 0.4) <= width:
            return sentence
    return _sentence(parts)


def _sentence(parts: Sequence[str]) -> str:
    return f"{NARROW_NBSP}; ".join(parts) + "."


def young_figures(context: AtlasContext, code: str) -> list[Figure]:
    """The indicators of young people that the workspace has."""
    known = {figure.id: figure for figure in context.figures(code)}
    return [known[identifier] for identifier in YOUNG if identifier in known]


def _sides(context: AtlasContext, sheet: Sheet, code: str, page: Grid) -> None:
    support, figures = context.support(code), young_figures(context, code)
    if len(page.sides) == 1:
        x, y, width, height = page.sides[0]
        d = new_drawing(width, height)
        _young(d, figures, _distances(context, d, support, 0.0) + 5)
        sheet.draw("cote", d, x, y)
        return
    for (x, y, width, height), name in zip(page.sides, ("cote", "jeunes"), strict=True):
        d = new_drawing(width, height)
        if name == "cote":
            _distances(context, d, support, 0.0)
        else:
            _young(d, figures, 0.0)
        sheet.draw(name, d, x, y)


def _distances(context: AtlasContext, d: Drawing, support: Support, y: float) -> float:
    """Kilometres from the seat of each block to the nearest structure of each network, the farthest seats first."""
    networks = list(dict.fromkeys(distance.network for distance in support.distances))
    if not networks:
        return y
    seats: dict[str, dict[str, SeatDistance]] = {}
    for distance in support.distances:
        seats.setdefault(distance.block_code, {})[distance.network] = distance
    farthest = sorted(seats.values(), key=lambda of: -max(found.distance_km for found in of.values()))
    most = min(MOST_SEATS, int((d.height - y - 18) / SEAT_ROW))
    longest = max([SHORTEST_SCALE, *(found.distance_km for of in farthest for found in of.values())])
    y = section(d, y, tr("Distance to the nearest"), tr("straight line"))
    step = 19.5
    for column, network in enumerate(networks):
        x = d.width - step * (len(networks) - column)
        network_mark(d, network, x + 2.4, y + 1.6)
        label, size = d.shrunk(_short(network), 6.0, step - 5.6, least=5.5)
        d.text(x + 4.6, y + 2.4, label, size, colour=palettes.MUTED)
    y += 4.0
    d.rule(0, y, d.width, palettes.INK, 0.3)
    room = d.width - step * len(networks) - 1
    for of in farthest[:most]:
        base = y + SEAT_ROW / 2 + 0.95
        name_in(d, 0, base, typographic(next(iter(of.values())).seat_name), 7.0, room)
        for column, network in enumerate(networks):
            x = d.width - step * (len(networks) - column)
            if network in of:
                _distance(d, x, y, step, of[network].distance_km, longest)
        d.rule(0, y + SEAT_ROW, d.width, palettes.HAIRLINE)
        y += SEAT_ROW
    note = _from_where(context, most if len(farthest) > most else 0)
    return d.paragraph(0, y + 3.4, note, 6.0, d.width, colour=palettes.MUTED)


def _from_where(context: AtlasContext, most: int) -> str:
    """Where distances are counted from; ``most``: how many seats are shown, 0 for all."""
    if context.blocks_zoning == EPCI:
        if most:
            return tr("From the most populated commune of each EPCI; the {count} farthest.", count=number(most))
        return tr("From the most populated commune of each EPCI.")
    if most:
        return tr("From the most populated commune of each block; the {count} farthest.", count=number(most))
    return tr("From the most populated commune of each block.")


def _distance(d: Drawing, x: float, y: float, step: float, km: float, longest: float) -> None:
    track = step - 11.5
    middle = y + SEAT_ROW / 2
    d.rect(x + 1.5, middle - 0.7, track, 1.4, palettes.TRACK_LIGHT)
    d.rect(x + 1.5, middle - 0.7, max(track * km / longest, 0.2), 1.4, palettes.ACCENT_SECOND)
    d.text(x + step, middle + 0.95, with_unit(km, "km", 1 if round(km, 1) < 10 else 0), 6.8, weight=600, anchor="end")


def _short(network: str) -> str:
    return {"mission-locale": tr("Mission locale"), "france-travail": tr("France Travail")}.get(
        network, network_label(network)
    )


def _young(d: Drawing, figures: Sequence[Figure], y: float) -> None:
    """What is known of the young people, each rate beside the region and the other territories."""
    y = section(d, y, tr("Young people"))
    if not figures:
        text = tr(
            "This workspace does not hold the number of people aged 15 to 29, nor of those neither in school nor in "
            "work. Import the census tables of INSEE: they will stand here."
        )
        d.paragraph(0, y + 2.4, text, 7, d.width, colour=palettes.SECONDARY)
        return
    for figure in figures:
        tall = COUNT_FIGURE if figure.kind == "count" else FIGURE
        if y + tall > d.height + 0.5:
            return
        _figure(d, figure, y)
        y += tall


def _figure(d: Drawing, figure: Figure, y: float) -> None:
    value = value_text(figure)
    taken = d.measure(value, 8.6, 600)
    label, size = d.shrunk(typographic(figure.label), 7, d.width - taken - 2, least=5.6)
    d.text(0, y + 3.2, label, size)
    d.text(d.width, y + 3.3, value, 8.6, weight=600, anchor="end")
    if figure.kind == "count":
        d.rule(0, y + COUNT_FIGURE - 0.6, d.width, palettes.HAIRLINE)
        return
    region = "" if figure.region_value is None else _region(figure)
    width = d.width - 24
    peers = [peer.value for peer in figure.peers]
    charts.key_strip(d, 0.4, y + 6.6, width, figure.value, peers, None, figure.region_value)
    d.text(d.width, y + 7.5, region, 6.4, colour=palettes.MUTED, anchor="end")
    d.rule(0, y + FIGURE - 0.6, d.width, palettes.HAIRLINE)


def _region(figure: Figure) -> str:
    share = figure.unit.startswith("%")
    value = (
        percent((figure.region_value or 0) / 100, figure.decimals)
        if share
        else number(figure.region_value, figure.decimals)
    )
    return tr("region {value}", value=value)


def _nothing(context: AtlasContext, sheet: Sheet, code: str, support: Support) -> None:
    if support.region_total:
        finding_head(sheet, tr("No support structure is known in this territory"), "")
        text = tr(
            "No structure of the workspace stands in this territory, and no service area reaches it. The coloured "
            "territories have some."
        )
    else:
        finding_head(sheet, tr("No support structure in this workspace"), "")
        text = tr("Import the directory of missions locales, or a CSV list with addresses: this page will show them.")
    having = [t.code for t in context.territories if support.region_total and context.support(t.code).rows]
    empty_page(context, sheet, code, text, having)
