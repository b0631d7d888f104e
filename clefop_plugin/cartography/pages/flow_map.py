"""The map of the commuting of a territory: an arrow to where its residents work, one from where its workers come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import shapely
from qgis.core import QgsRectangle, QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.arrows import Point, arrow_lines, arrow_outline, cut
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet, scale_bar
from clefop_plugin.cartography.pages.base import page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.pages.situation import neighbour_names, outline_layer
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer, broken
from clefop_plugin.core.classes import round_values
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.links import Link, Links

Box = tuple[float, float, float, float]
LEAVING, COMING = palettes.ALERT, palettes.ACCENT
#: Width in millimetres of the arrow of the heaviest flow of a page, and the thinnest that can be seen.
THICKEST, THINNEST = 6.0, 0.45
#: An arrow is never wider than this share of its length: the arrows of the page are all thinner then.
STOUTEST = 0.22
CASING = 0.5
#: Partners with a smaller share of those who leave, or come, get an arrow only when the frame shows them already.
WORTH_SEEING = 0.03
#: Arrows of one direction, what they keep from the dots of partners, and from the place where all meet, millimetres.
MOST, CLEAR, MEETING = 8, 1.5, 4.5
DOT = 0.9


@dataclass(frozen=True)
class _Flow:
    """An arrow on the page: its partner, its line and length, its workers, whether they leave."""

    code: str
    line: list[Point]
    length: float
    workers: float
    leaving: bool


def flow_map(context: AtlasContext, sheet: Sheet, code: str, box: Box, links: Links) -> None:
    """Add the map (id ``carte``) and its arrows and names (ids ``noms``, ``legende``)."""
    width, height = box[2], box[3]
    placed = links.x is not None
    kept = (_partners(links.leaving), _partners(links.coming)) if placed else ([], [])
    largest = max([link.workers for group in kept for link in group], default=1.0)
    legend = _legend(largest, THICKEST)
    shape = context.territory(code).shape
    worth = [
        shapely.LineString(_curve(links, link, leaving)).buffer(1)
        for group, leaving in zip(kept, (True, False), strict=True)
        for link in group
        if link.share >= WORTH_SEEING
    ]
    frame = framed(shapely.union_all([shape, *worth]), width, height, (legend.width, legend.height))
    sheet.map("carte", box, _layers(context, code, frame, kept), frame.extent, context.crs)
    d = new_drawing(width, height)
    placer = Placer(width, height, measure)
    corner = frame.legend
    placer.take(corner[0], corner[1], corner[0] + legend.width, corner[1] + legend.height)
    taken = scale_bar(d, frame.bar[0], frame.bar[1], frame.scale)
    placer.take(frame.bar[0], frame.bar[1], frame.bar[0] + taken[0], frame.bar[1] + taken[1])
    flows = _flows(links, kept, frame.extent, placer)
    thickest = min([THICKEST, *(STOUTEST * flow.length * largest / flow.workers for flow in flows)])
    _arrows(d, placer, flows, thickest / largest)
    seen = {flow.code for flow in flows}
    _places(context, d, placer, code, links, seen, frame.extent)
    neighbour_names(context, d, placer, code, to_page(shape, frame.extent, width), frame.extent, seen)
    sheet.draw("noms", d, box[0], box[1])
    scaled = _legend(largest, thickest)
    down = legend.height - scaled.height if corner[1] > height / 2 else 0.0
    sheet.draw("legende", scaled, box[0] + corner[0], box[1] + corner[1] + down)


def _partners(links: Sequence[Link]) -> list[Link]:
    return [link for link in links if link.x is not None][:MOST]


def _curve(links: Links, link: Link, leaving: bool) -> list[Point]:
    """The line of an arrow in the workspace CRS."""
    here, there = (float(links.x or 0), float(links.y or 0)), (float(link.x or 0), float(link.y or 0))
    return arrow_lines(here, there, 0.0)[0] if leaving else arrow_lines(there, here, 0.0)[0]


def _flows(links: Links, kept: tuple[list[Link], list[Link]], extent: QgsRectangle, placer: Placer) -> list[_Flow]:
    """The arrows whose whole line is in the frame and whose ends nothing covers, the heaviest first."""
    flows = []
    for group, leaving in zip(kept, (True, False), strict=True):
        for link in group:
            line = [page_point(x, y, extent, placer.width) for x, y in _curve(links, link, leaving)]
            inside = all(2 < x < placer.width - 2 and 2 < y < placer.height - 2 for x, y in line)
            if inside and all(placer.is_free(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in (line[0], line[-1])):
                length = float(shapely.LineString(line).length)
                flows.append(_Flow(link.code, _trimmed(line, leaving), length, link.workers, leaving))
    return sorted(flows, key=lambda flow: -flow.workers)


def _trimmed(line: list[Point], leaving: bool) -> list[Point]:
    """The line without what is under the dots at its ends; where all arrows meet they leave room for their heads."""
    whole = float(shapely.LineString(line).length)
    if whole <= 3 * CLEAR:
        return line
    meeting = min(MEETING, whole / 4)
    first, last = (meeting, CLEAR) if leaving else (CLEAR, meeting)
    return list(reversed(cut(list(reversed(cut(line, whole - last))), whole - last - first)))


def _width(workers: float, k: float) -> float:
    """Width of an arrow; ``k`` millimetres a worker."""
    return max(k * workers, THINNEST)


def _arrows(d: Drawing, placer: Placer, flows: Sequence[_Flow], k: float) -> None:
    """Draw the arrows, the casings first so that none hides a thin arrow."""
    for flow in flows:
        d.polygon(arrow_outline(flow.line, _width(flow.workers, k)), palettes.WHITE, palettes.WHITE, CASING)
    for flow in flows:
        width = _width(flow.workers, k)
        d.polygon(arrow_outline(flow.line, width), LEAVING if flow.leaving else COMING)
        for x, y in flow.line[::2]:
            placer.take_disc(x, y, width / 2 + 0.3)


def _places(
    context: AtlasContext,
    d: Drawing,
    placer: Placer,
    code: str,
    links: Links,
    seen: Collection[str],
    extent: QgsRectangle,
) -> None:
    """The dots at the ends of arrows, the name of the main commune of the territory, those of its partners."""
    whole = to_page(context.territory(code).shape, extent, d.width)
    x, y = d.width / 2, d.height / 2
    if links.x is not None and links.y is not None:
        x, y = page_point(links.x, links.y, extent, d.width)
        d.circle(x, y, DOT * 1.3, palettes.INK, palettes.WHITE, 0.35)
        placer.take_disc(x, y, DOT * 1.3)
    _own_name(context, d, placer, code, (x, y), whole)
    partners = {link.code: link for link in (*links.leaving, *links.coming) if link.code in seen}
    dots = {
        code: page_point(float(link.x or 0), float(link.y or 0), extent, d.width) for code, link in partners.items()
    }
    for px, py in dots.values():
        d.circle(px, py, DOT, palettes.WHITE, palettes.INK, 0.35)
        placer.take_disc(px, py, DOT)
    for partner, point in dots.items():
        _partner_name(context, d, placer, partner, point, extent)


def _own_name(
    context: AtlasContext, d: Drawing, placer: Placer, code: str, point: Point, whole: shapely.Geometry
) -> None:
    territory = context.territory(code)
    options = [(lines, size) for size in (9.0, 8.0, 7.0, 6.2) for lines in broken(territory.name)]
    label = placer.inside(whole.buffer(-0.5), options, 600)
    around = (placer.beside(*point, territory.name, size, 600, gap) for gap in (1.8, 4, 7, 10) for size in (8.0, 7.0))
    label = label or next((found for found in around if found is not None), None)
    if label is not None:
        label.draw(d, palettes.INK, palettes.SEQUENTIAL[0], 600)
        return
    # No room is free: the name stands over the arrows, on its halo.
    name, size = d.shrunk(territory.name, 7.0, d.width - 4, 600)
    half = d.measure(name, size, 600) / 2
    x = min(max(point[0], half + 2), d.width - half - 2)
    d.text(x, point[1] + 4.6, name, size, weight=600, anchor="middle", halo=palettes.SEQUENTIAL[0])


def _partner_name(
    context: AtlasContext, d: Drawing, placer: Placer, code: str, point: Point, extent: QgsRectangle
) -> None:
    territory = context.territory(code)
    shape = to_page(territory.shape, extent, d.width)
    seen = shape.buffer(0).intersection(shapely.box(1, 1, d.width - 1, d.height - 1))
    name = f"{territory.number} · {territory.name}"
    options = [(lines, size) for size in (7.0, 6.2, 5.6) for lines in broken(name)]
    label = placer.inside(seen.buffer(-0.4), options, 600) if not seen.is_empty else None
    if label is None:
        label = placer.beside(*point, territory.number, 6.6, 600, 1.4)
    if label is not None:
        label.draw(d, palettes.SECONDARY, palettes.LAND, 600)


def _layers(
    context: AtlasContext, code: str, frame: Framing, kept: tuple[list[Link], list[Link]]
) -> list[QgsVectorLayer]:
    scale = frame.scale
    partners = {link.code for group in kept for link in group}
    shapes = [t.shape for t in context.territories if t.code in partners]
    own = styles.polygon([styles.fill_layer(palettes.SEQUENTIAL[0])])
    land = styles.polygon([styles.fill_layer(palettes.LAND)])
    around = [styles.line_layer(palettes.NEIGHBOUR_LIMIT, 0.35)]
    return [
        outline_layer(context, code, scale),
        context.departements_layer(scale),
        context.borders("partners", shapes, around, scale),
        context.polygons("own", [context.territory(code).shape], own, scale=scale),
        context.polygons("partner-land", shapes, land, scale=scale),
        *context.ground_layers(frame.extent, scale),
    ]


def _legend(largest: float, thickest: float) -> Drawing:
    values = [value for value in round_values(largest) if value >= 1] if largest > 1 else []
    entries = [(tr("Leave to work"), LEAVING), (tr("Come to work"), COMING)]
    title = tr("Workers")
    rows = [(number(value), _width(value, thickest / largest)) for value in values]
    width = max([measure(text, 6.5) for text, _ in entries] + [measure(text, 6.4) for text, _ in rows]) + 17
    height = 9.5 + 4.0 * len(entries) + sum(max(thick, 2.4) + 1.2 for _, thick in rows)
    d = new_drawing(max(width, measure(title, 7.2, 600) + 6), height)
    d.rounded(0.1, 0.1, d.width - 0.2, height - 0.2, 0.8, palettes.WHITE, palettes.RULE, 0.12)
    d.text(3, 4.6, title, 7.2, weight=600)
    y = 6.2
    for text, colour in entries:
        line = [(3.0, y + 1.6), (12.0, y + 1.6)]
        d.polygon(arrow_outline(line, 1.0), colour)
        d.text(14, y + 2.5, text, 6.5)
        y += 4.0
    y += 0.8
    for text, thick in rows:
        step = max(thick, 2.4)
        d.rect(3, y + (step - thick) / 2, 9, thick, palettes.BAR)
        d.text(14, y + step / 2 + 0.8, text, 6.4)
        y += step + 1.2
    return d
