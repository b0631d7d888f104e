"""The map of the support structures of a territory: service areas, sites and branches, communes that nobody serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsRectangle, QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet, scale_bar
from clefop_plugin.cartography.marks import network_mark
from clefop_plugin.cartography.pages.base import page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.pages.situation import SEAT, block_shapes, neighbour_names, outline_layer
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer, colour_neighbours, sized
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.profile_types import StructureRow
from clefop_plugin.services.support import SERVICE_AREAS, service_zoning

Box = tuple[float, float, float, float]
#: Room of one mark, and of the number beside it when it stands for several, millimetres.
MARK, COUNT = 2.9, 1.9
COUNT_SIZE = 6.2
#: With more networks than this the legend refers to the list, whose headings have the marks.
MOST_MARKS = 4
#: Wider than this, readers of the PDF would find a space between each letter.
SPACING = 0.2


@dataclass(frozen=True)
class Areas:
    """Service areas inside a territory: the id of the structure of each, name, shape, hue; and what none covers."""

    structures: tuple[str, ...]
    names: tuple[str, ...]
    shapes: tuple[shapely.Geometry, ...]
    colours: tuple[int, ...]
    uncovered: tuple[shapely.Geometry, ...]

    def hue(self, structure: str) -> str:
        """Colour of the area of a structure on the map, "" when it has none of its own there."""
        if len(self.structures) < 2 or structure not in self.structures:
            return ""
        return palettes.territory_colour(self.colours[self.structures.index(structure)])


@dataclass(frozen=True)
class _Group:
    """Structures drawn side by side around a point of the page."""

    rows: tuple[StructureRow, ...]
    x: float
    y: float

    def marks(self) -> list[tuple[str, bool, int]]:
        """Network, whether there are only branches, and number of structures."""
        networks = dict.fromkeys(row.network for row in self.rows)
        of = {network: [row for row in self.rows if row.network == network] for network in networks}
        return [(network, all(row.is_branch for row in rows), len(rows)) for network, rows in of.items()]

    def width(self) -> float:
        """Millimetres that the marks take."""
        return sum(MARK + (COUNT if count > 1 else 0.0) for *_, count in self.marks())

    def name(self) -> str:
        """The commune of most of them."""
        return Counter(typographic(row.commune_name) for row in self.rows).most_common(1)[0][0]


def service_areas(context: AtlasContext, code: str) -> Areas:
    """The service areas of a territory, the largest first; none when the workspace has no such zoning."""
    region = context.profiles.region
    zoning = service_zoning(region)
    if not zoning:
        return Areas((), (), (), (), ())
    members = context.communes_of(code)
    zones = region.zones_at(zoning, members)
    shapes = np.asarray(region.communes["geom"], dtype=object)[members]
    order = [zone for zone, _ in Counter(zone for zone in zones if zone).most_common()]
    index = np.array([order.index(zone) if zone else -1 for zone in zones], dtype=np.int64)
    merged = list(dissolve(shapes, index, len(order))) if order else []
    names = region.zone_names.get(zoning, {})
    return Areas(
        tuple(f"{SERVICE_AREAS[zoning]}:{zone}" for zone in order),
        tuple(typographic(names.get(zone, zone)) for zone in order),
        tuple(merged),
        tuple(colour_neighbours(merged, len(palettes.TERRITORIES))) if merged else (),
        tuple(shapes[zones == ""]),
    )


def support_map(
    context: AtlasContext, sheet: Sheet, code: str, box: Box, rows: Sequence[StructureRow], areas: Areas
) -> None:
    """Add the map (id ``carte``) and what is drawn over it (ids ``noms``, ``legende``)."""
    width, height = box[2], box[3]
    shape = context.territory(code).shape
    legend = _legend(context, rows, areas)
    frame = framed(shape, width, height, (legend.width, legend.height))
    sheet.map("carte", box, _layers(context, code, frame, areas), frame.extent, context.crs)
    d = new_drawing(width, height)
    placer = Placer(width, height, measure)
    corner, bar = frame.legend, frame.bar
    placer.take(corner[0], corner[1], corner[0] + legend.width, corner[1] + legend.height)
    taken = scale_bar(d, bar[0], bar[1], frame.scale)
    placer.take(bar[0], bar[1], bar[0] + taken[0], bar[1] + taken[1])
    whole = to_page(shape, frame.extent, width)
    grounds = [
        (to_page(s, frame.extent, width), areas.hue(i)) for s, i in zip(areas.shapes, areas.structures, strict=False)
    ]
    held = [corner_box(corner, legend), corner_box(bar, taken)]
    groups = _groups(rows, frame.extent, width, height, held)
    for group in groups:
        half = group.width() / 2
        placer.take(group.x - half, group.y - MARK / 2, group.x + half, group.y + MARK / 2)
    _draw_groups(d, placer, groups, whole, grounds)
    _seats(context, d, placer, code, groups, whole, grounds, frame.extent)
    if len(areas.names) > 1:
        for name, (area, hue) in zip(areas.names, grounds, strict=True):
            options = sized(name.upper(), (6.6, 6.0, 5.6))
            label = placer.inside(area.buffer(-0.6), options, 600, SPACING)
            if label is not None:
                label.draw(d, palettes.INK, hue or palettes.LAND, 600, spacing=SPACING)
    neighbour_names(context, d, placer, code, whole, frame.extent)
    sheet.draw("noms", d, box[0], box[1])
    sheet.draw("legende", legend, box[0] + corner[0], box[1] + corner[1])


def corner_box(corner: tuple[float, float], size: Drawing | tuple[float, float]) -> Box:
    """Left, top, right and bottom of what stands in a corner of the map."""
    width, height = (size.width, size.height) if isinstance(size, Drawing) else size
    return corner[0], corner[1], corner[0] + width, corner[1] + height


def _layers(context: AtlasContext, code: str, frame: Framing, areas: Areas) -> list[QgsVectorLayer]:
    region, scale = context.profiles.region, frame.scale
    communes = [region.communes["geom"].iloc[int(i)] for i in context.communes_of(code)]
    land = styles.polygon([styles.fill_layer(palettes.LAND)])
    shared = len(areas.shapes) > 1
    layers = [
        outline_layer(context, code, scale),
        context.borders("blocks", block_shapes(context, code).shapes, [styles.line_layer(palettes.BAR, 0.3)], scale),
    ]
    if shared:
        line = [styles.line_layer(palettes.WHITE, 0.9), styles.line_layer(palettes.SECONDARY, 0.4, (1.4, 0.8))]
        layers.insert(1, context.borders("areas", areas.shapes, line, scale))
    layers.append(context.borders("communes", communes, [styles.line_layer(palettes.LAND_LIMIT, 0.14)], scale))
    if areas.uncovered:
        hatched = styles.polygon([styles.fill_layer(palettes.LAND), styles.hatching(135, palettes.ALERT)])
        layers.append(context.polygons("uncovered", areas.uncovered, hatched, scale=scale))
    if shared:
        hues = styles.polygon([styles.territory_fill()])
        layers.append(context.polygons("hues", areas.shapes, hues, areas.colours, scale))
    layers.append(context.polygons("territory", [context.territory(code).shape], land, scale=scale))
    return [*layers, *context.ground_layers(frame.extent, scale)]


def _groups(
    rows: Sequence[StructureRow], extent: QgsRectangle, width: float, height: float, held: Sequence[Box]
) -> list[_Group]:
    """The structures that the frame shows, those that would overlap together, the largest groups first."""
    groups = []
    for row in rows:
        if row.x is None or row.y is None:
            continue
        x, y = page_point(row.x, row.y, extent, width)
        covered = any(left - 2 < x < right + 2 and top - 2 < y < bottom + 2 for left, top, right, bottom in held)
        if 3 < x < width - 3 and 3 < y < height - 3 and not covered:
            groups.append(_Group((row,), x, y))
    merged = True
    while merged:
        merged = False
        for i, first in enumerate(groups):
            other = next((j for j in range(i + 1, len(groups)) if _meet(first, groups[j])), None)
            if other is not None:
                groups[i] = _together(first, groups.pop(other), width)
                merged = True
                break
    return sorted(groups, key=lambda group: (-len(group.rows), group.name()))


def _meet(first: _Group, second: _Group) -> bool:
    return abs(first.x - second.x) < (first.width() + second.width()) / 2 + 0.2 and abs(first.y - second.y) < MARK + 0.2


def _together(first: _Group, second: _Group, width: float) -> _Group:
    a, b = len(first.rows), len(second.rows)
    both = _Group(
        (*first.rows, *second.rows), (a * first.x + b * second.x) / (a + b), (a * first.y + b * second.y) / (a + b)
    )
    half = both.width() / 2 + 1
    return _Group(both.rows, min(max(both.x, half), width - half), both.y)


def _ground(
    point: tuple[float, float], whole: shapely.Geometry, grounds: Sequence[tuple[shapely.Geometry, str]]
) -> str:
    """The colour behind a label."""
    place = shapely.Point(point)
    found = next((hue for area, hue in grounds if hue and area.contains(place)), "")
    return found or (palettes.LAND if whole.contains(place) else palettes.NEIGHBOUR)


def _draw_groups(
    d: Drawing,
    placer: Placer,
    groups: Sequence[_Group],
    whole: shapely.Geometry,
    grounds: Sequence[tuple[shapely.Geometry, str]],
) -> None:
    named: set[str] = set()
    for group in groups:
        ground = _ground((group.x, group.y), whole, grounds)
        x = group.x - group.width() / 2
        for network, branch, count in group.marks():
            network_mark(d, network, x + MARK / 2, group.y, branch)
            x += MARK
            if count > 1:
                d.text(x - 0.3, group.y + 0.8, number(count), COUNT_SIZE, weight=600, halo=ground)
                x += COUNT
        name = group.name()
        if name in named:
            continue
        size, weight = (8.0, 600) if len(group.rows) > 3 else (7.0, 600) if len(group.rows) > 1 else (6.4, 400)
        edge = whole.boundary
        for attempt, strict in ((size, True), (6.0, True), (size, False), (5.6, False)):
            label = placer.beside(
                group.x, group.y, name, attempt, weight, group.width() / 2 + 0.4, (whole,), edge, strict
            )
            if label is not None:
                named.add(name)
                at = _ground((label.x, label.y + label.height / 2), whole, grounds)
                label.draw(d, palettes.INK, at, weight)
                break


def _seats(
    context: AtlasContext,
    d: Drawing,
    placer: Placer,
    code: str,
    groups: Sequence[_Group],
    whole: shapely.Geometry,
    grounds: Sequence[tuple[shapely.Geometry, str]],
    extent: QgsRectangle,
) -> None:
    """The seats of the blocks where no structure stands: distances are counted from them."""
    region = context.profiles.region
    named = {group.name() for group in groups}
    for part in context.identity(code).blocks:
        name = typographic(part.seat_name)
        east, north = region.centres[region.place[part.seat_code]]
        x, y = page_point(east, north, extent, d.width)
        if name in named or not placer.is_free(x - SEAT, y - SEAT, x + SEAT, y + SEAT):
            continue
        label = placer.beside(x, y, name, 6.4, 400, 1.5, (whole,), whole.boundary)
        if label is not None:
            placer.take_disc(x, y, SEAT)
            d.rect(x - SEAT, y - SEAT, 2 * SEAT, 2 * SEAT, palettes.INK, palettes.WHITE, 0.35)
            label.draw(d, palettes.INK, _ground((label.x, label.y + label.height / 2), whole, grounds))


def _legend(context: AtlasContext, rows: Sequence[StructureRow], areas: Areas) -> Drawing:
    placed = [row for row in rows if row.x is not None]
    networks = dict.fromkeys((row.network, row.network_label) for row in placed)
    entries: list[tuple[str, str]] = list(networks)
    if len(entries) > MOST_MARKS:
        entries = [("marks", tr("Marks: see the list"))]
    if any(row.is_branch for row in placed):
        entries.append(("branch", tr("Hollow: branch")))
    if len(areas.shapes) > 1:
        entries.append(("area", tr("Limit of a service area")))
    if areas.uncovered:
        entries.append(("uncovered", tr("Commune in no service area")))
    if context.block_words.zones:
        entries.append(("seat", context.block_words.seat()))
        entries.append(("block", context.block_words.limit()))
    width = min(62.0, max(measure(text, 6.4) for _, text in entries) + 12.5) if entries else 30.0
    d = new_drawing(width, 4.0 * len(entries) + 2.6)
    d.rounded(0.1, 0.1, d.width - 0.2, d.height - 0.2, 0.8, palettes.WHITE, palettes.RULE, 0.12)
    level = 4.2
    for kind, text in entries:
        _legend_sign(d, kind, 5.2, level - 0.85)
        words, size = d.shrunk(text, 6.4, width - 11.5, least=5.5)
        d.text(10, level, words, size)
        level += 4.0
    return d


def _legend_sign(d: Drawing, kind: str, x: float, y: float) -> None:
    if kind == "branch":
        network_mark(d, "mission-locale", x, y, True)
    elif kind == "marks":
        network_mark(d, "mission-locale", x - 1.6, y)
        network_mark(d, "france-travail", x + 1.6, y)
    elif kind == "seat":
        d.rect(x - SEAT, y - SEAT, 2 * SEAT, 2 * SEAT, palettes.INK)
    elif kind == "area":
        d.line([(x - 3, y), (x + 3, y)], palettes.SECONDARY, 0.4, (1.4, 0.8))
    elif kind == "block":
        d.line([(x - 3, y), (x + 3, y)], palettes.BAR, 0.3)
    elif kind == "uncovered":
        d.rect(x - 3, y - 1.2, 6, 2.4, palettes.LAND, palettes.ALERT, 0.2)
        for shift in (-1.8, -0.2, 1.4):
            d.line([(x + shift - 1.2, y - 1.2), (x + shift + 1.2, y + 1.2)], palettes.ALERT, 0.28)
    else:
        network_mark(d, kind, x, y)
