"""The map of one territory among its neighbours, with names that never overlap, and the locator map."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import QgsMapLayer, QgsRectangle, QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.blocks import short_block
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import SCALES, Sheet, frame_extent, scale_bar
from clefop_plugin.cartography.pages.base import page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer, broken, colour_neighbours, sized
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.profile_types import Identity
from clefop_plugin.services.region import Region

Box = tuple[float, float, float, float]
#: Wider than this, readers of the PDF would find a space between each letter.
EPCI_SPACING = 0.2
SEAT = 0.95
#: Size (points) and distance (millimetres) tried for the name of a seat before it may cross the outline.
SEAT_ATTEMPTS = ((7.0, 1.5, True), (6.2, 1.5, True), (7.0, 3.4, True), (6.2, 3.4, True))
#: Names of communes smaller than this are left out when they would cross the outline of the territory.
MAY_CROSS = 8000


@dataclass(frozen=True)
class _Blocks:
    codes: list[str]
    shapes: list[shapely.Geometry]
    of_commune: npt.NDArray[np.int64]


def block_shapes(context: AtlasContext, code: str) -> _Blocks:
    """The parts of the blocks that lie in a territory, in the order of its identity."""
    region = context.profiles.region
    members = context.communes_of(code)
    order = [part.code for part in context.identity(code).blocks]
    blocks = region.block_of(context.blocks_zoning).reindex(region.codes[members]).to_numpy()
    position = {block: i for i, block in enumerate(order)}
    index = np.array([position.get(block, -1) for block in blocks], dtype=np.int64)
    shapes = np.asarray(region.communes["geom"], dtype=object)[members]
    return _Blocks(order, list(dissolve(shapes, index, len(order))), index)


def block_colours(context: AtlasContext, code: str) -> dict[str, int]:
    """Colour index of each block, so that neighbours differ."""
    blocks = block_shapes(context, code)
    return dict(zip(blocks.codes, colour_neighbours(blocks.shapes, len(palettes.TERRITORIES)), strict=True))


def situation(context: AtlasContext, sheet: Sheet, code: str, box: Box, colours: dict[str, int]) -> None:
    """Add the map of a territory (id ``carte``) and its names (id ``noms``)."""
    width, height = box[2], box[3]
    territory = context.territory(code)
    legend = map_legend_size(context)
    frame = framed(territory.shape, width, height, legend)
    extent, scale, corner, bar = frame.extent, frame.scale, frame.legend, frame.bar
    blocks = block_shapes(context, code)
    sheet.map("carte", box, _layers(context, code, blocks, colours, frame), extent, context.crs)
    d = new_drawing(width, height)
    placer = Placer(width, height, measure)
    map_legend(context, d, corner, legend)
    placer.take(corner[0], corner[1], corner[0] + legend[0], corner[1] + legend[1])
    taken = scale_bar(d, bar[0], bar[1], scale)
    placer.take(bar[0], bar[1], bar[0] + taken[0], bar[1] + taken[1])
    map_names(context, d, placer, code, blocks, colours, extent)
    sheet.draw("noms", d, box[0], box[1])


def locator(context: AtlasContext, sheet: Sheet, code: str, box: Box) -> None:
    """Add the small map that shows where the territory is in the region (id ``situation``)."""
    extent, scale = frame_extent(context.bounds, box[2], box[3], SCALES, 0.02)
    inked = styles.polygon([styles.fill_layer(palettes.ACCENT_SECOND), styles.line_layer(palettes.ACCENT, 0.25)])
    own = context.polygons("own", [context.territory(code).shape], inked, scale=scale)
    sheet.map("situation", box, [own, *_region_layers(context, scale)], extent, context.crs)
    d = new_drawing(box[2], box[3])
    placer = Placer(box[2], box[3], measure)
    region = context.profiles.region
    cities = np.argsort(-np.nan_to_num(region.population))[:9]
    for position in cities:
        x, y = page_point(region.centres[position][0], region.centres[position][1], extent, box[2])
        name = typographic(str(region.communes["name"].iloc[int(position)]))
        if not placer.is_free(x - 1, y - 1, x + 1, y + 1):
            continue
        label = placer.beside(x, y, name, 5.8)
        if label is not None:
            placer.take_disc(x, y, 0.8)
            d.circle(x, y, 0.55, palettes.INK, palettes.WHITE, 0.15)
            label.draw(d, palettes.INK, palettes.WHITE)
    sheet.draw("situation-noms", d, box[0], box[1])


def _region_layers(context: AtlasContext, scale: int) -> list[QgsVectorLayer]:
    """The region in grey behind the locator, the same on every page."""
    outer = [shape for _, _, shape in context.departements]
    inner = [t.shape for t in context.territories]
    coast, limit = [styles.line_layer(palettes.COAST, 0.25)], [styles.line_layer(palettes.WHITE, 0.2)]
    land = styles.polygon([styles.fill_layer(palettes.NEIGHBOUR)])
    return [
        context.kept("coast", scale, lambda: context.borders("coast", outer, coast, scale)),
        context.kept("limits", scale, lambda: context.borders("limits", inner, limit, scale)),
        context.kept("land", scale, lambda: context.polygons("land", outer, land, scale=scale)),
    ]


def _layers(
    context: AtlasContext, code: str, blocks: _Blocks, colours: dict[str, int], frame: Framing
) -> list[QgsMapLayer]:
    shapes = np.asarray(context.profiles.region.communes["geom"], dtype=object)[context.communes_of(code)]
    scale = frame.scale
    hues = [colours[block] for block in blocks.codes]
    whole = context.territory(code).shape
    return [
        outline_layer(context, code, scale),
        context.departements_layer(scale, frame.extent),
        context.borders(
            "blocks",
            blocks.shapes,
            [styles.line_layer(palettes.WHITE, 0.9), styles.line_layer(palettes.SECONDARY, 0.28)],
            scale,
        ),
        context.borders("communes", list(shapes), [styles.line_layer(palettes.WHITE, 0.16)], scale),
        context.polygons(
            "hues", blocks.shapes, context.over_base(styles.polygon([styles.territory_fill()])), hues, scale
        ),
        *([] if context.base is not None else [_land(context, whole, scale)]),
        *context.ground_layers(frame.extent, scale),
    ]


def _land(context: AtlasContext, whole: shapely.Geometry, scale: int) -> QgsVectorLayer:
    return context.polygons("territory", [whole], styles.polygon([styles.fill_layer(palettes.LAND)]), scale=scale)


def outline_layer(context: AtlasContext, code: str, scale: int) -> QgsVectorLayer:
    """The dark outline of a territory on its white casing."""
    layers = [styles.line_layer(palettes.WHITE, 1.6), styles.line_layer(palettes.INK, 0.7)]
    return context.borders("outline", [context.territory(code).shape], layers, scale)


def map_names(
    context: AtlasContext,
    d: Drawing,
    placer: Placer,
    code: str,
    blocks: _Blocks,
    colours: dict[str, int],
    extent: QgsRectangle,
) -> None:
    """Write the names of seats, blocks, communes and neighbours where they are free, over a map of ``extent``."""
    region = context.profiles.region
    members = context.communes_of(code)
    identity = context.identity(code)
    points = {region.codes[m]: page_point(region.centres[m][0], region.centres[m][1], extent, d.width) for m in members}
    hues = [palettes.territory_colour(colours[b]) for b in blocks.codes]
    shapes = [to_page(shape, extent, d.width) for shape in blocks.shapes]
    whole = to_page(context.territory(code).shape, extent, d.width)
    shapely.prepare([whole, *shapes])
    _seats(d, placer, identity, points, hues, shapes, whole)
    if len(blocks.codes) > 1:
        for part, shape, hue in zip(identity.blocks, shapes, hues, strict=True):
            options = sized(short_block(part.name).upper(), (6.8, 6.2, 5.6))
            label = placer.inside(shape.buffer(-0.6), options, 600, EPCI_SPACING)
            if label is not None:
                label.draw(d, palettes.INK, hue, 600, spacing=EPCI_SPACING)
    seats = {part.seat_code for part in identity.blocks}
    order = sorted(range(len(members)), key=lambda i: -np.nan_to_num(region.population[members[i]]))
    for i in order:
        commune = region.codes[members[i]]
        if commune not in seats:
            block = int(blocks.of_commune[i])
            ground = hues[block] if block >= 0 else palettes.LAND
            holders = (shapes[block], whole) if block >= 0 else (whole,)
            _commune(d, placer, region, members[i], points[commune], ground, holders)
    neighbour_names(context, d, placer, code, whole, extent)


def _seats(
    d: Drawing,
    placer: Placer,
    identity: Identity,
    points: dict[str, tuple[float, float]],
    hues: list[str],
    shapes: list[shapely.Geometry],
    whole: shapely.Geometry,
) -> None:
    for part in identity.blocks:
        if part.seat_code in points:
            placer.take_disc(points[part.seat_code][0], points[part.seat_code][1], SEAT)
    largest = max((part.population for part in identity.blocks), default=0.0)
    for part, hue, shape in zip(identity.blocks, hues, shapes, strict=True):
        if part.seat_code not in points:
            continue
        x, y = points[part.seat_code]
        d.rect(x - SEAT, y - SEAT, 2 * SEAT, 2 * SEAT, palettes.INK, palettes.WHITE, 0.35)
        size = 10.5 if part.population == largest else 8.0
        name, holders = typographic(part.seat_name), (shape, whole)
        for attempt, gap, strict in ((size, 1.5, True), *SEAT_ATTEMPTS, (size, 1.5, False), (6.2, 1.5, False)):
            label = placer.beside(x, y, name, attempt, 600, gap, holders, whole.boundary, strict)
            if label is not None:
                outside = not whole.contains(shapely.Point(label.x, label.y + label.height / 2))
                label.draw(d, palettes.INK, palettes.NEIGHBOUR if outside else hue, 600)
                break


def _commune(
    d: Drawing,
    placer: Placer,
    region: Region,
    member: int,
    point: tuple[float, float],
    ground: str,
    holders: tuple[shapely.Geometry, ...],
) -> None:
    people = float(np.nan_to_num(region.population[member]))
    size = 6.6 if people > 5000 else 6.1 if people > 2000 else 5.6
    x, y = point
    if not placer.is_free(x - 0.7, y - 0.7, x + 0.7, y + 0.7):
        return
    name = typographic(str(region.communes["name"].iloc[int(member)]))
    whole = holders[-1]
    label = placer.beside(x, y, name, size, 400, 1.1, holders, whole.boundary, strict=people < MAY_CROSS)
    if label is None:
        return
    if not whole.contains(shapely.Point(label.x, label.y + label.height / 2)):
        ground = palettes.NEIGHBOUR
    placer.take_disc(x, y, 0.6)
    d.circle(x, y, 0.5, palettes.INK, palettes.WHITE, 0.15)
    label.draw(d, palettes.INK, ground)


def neighbour_names(
    context: AtlasContext,
    d: Drawing,
    placer: Placer,
    code: str,
    whole: shapely.Geometry,
    extent: QgsRectangle,
    named: Collection[str] = (),
) -> None:
    """Name the other territories where there is room; ``whole`` is the shape of this one on the page.

    Those of ``named`` have their name already.
    """
    frame = shapely.box(1, 1, d.width - 1, d.height - 1)
    around = whole.buffer(1.2)
    for other in context.territories:
        if other.code == code or other.code in named:
            continue
        page = to_page(other.shape, extent, d.width)
        if not page.intersects(frame):
            continue
        seen = page.buffer(0).intersection(frame).difference(around)
        if seen.area < 60:
            continue
        name = f"{other.number} · {other.name}"
        options = [(lines, size) for size in (7.2, 6.4) for lines in broken(name)]
        label = placer.inside(seen, options, 600)
        if label is not None:
            label.draw(d, palettes.MUTED, palettes.NEIGHBOUR, 600)


def legend_entries(context: AtlasContext) -> list[tuple[str, str]]:
    """Kind of sign and text of each entry of the legend."""
    entries = [("territory", tr("Limit of the territory"))]
    if len(context.departements) > 1:
        entries.append(("departement", tr("Limit of a département")))
    if context.block_words.zones:
        entries += [("block", context.block_words.limit()), ("seat", context.block_words.seat())]
    return entries


def map_legend_size(context: AtlasContext) -> tuple[float, float]:
    """Width and height of the legend, millimetres."""
    widest = max(measure(text, 6.6) for _, text in legend_entries(context))
    return widest + 15, 4.1 * len(legend_entries(context)) + 2.6


def map_legend(context: AtlasContext, d: Drawing, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw the legend with its top left corner at ``corner``."""
    x, y = corner
    d.rounded(x, y, size[0], size[1], 0.8, palettes.WHITE, palettes.RULE, 0.12)
    level = y + 4.2
    for kind, text in legend_entries(context):
        legend_sign(d, kind, x + 2.6, x + 9.6, level - 0.85)
        d.text(x + 12, level, text, 6.6)
        level += 4.1


def legend_sign(d: Drawing, kind: str, left: float, right: float, middle: float) -> None:
    """Draw the sign of an entry of the legend from ``left`` to ``right``, at the height ``middle``."""
    if kind == "territory":
        d.line([(left, middle), (right, middle)], palettes.INK, 0.7)
    elif kind == "departement":
        d.line([(left, middle), (right, middle)], palettes.MUTED, 0.35, (2.2, 0.9, 0.5, 0.9))
    elif kind == "block":
        d.line([(left, middle), (right, middle)], palettes.SECONDARY, 0.28)
    else:
        d.rect((left + right) / 2 - SEAT, middle - SEAT, 2 * SEAT, 2 * SEAT, palettes.INK)
