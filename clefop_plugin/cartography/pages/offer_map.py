"""The map of the training offer of a territory: proportional pies by commune and support structures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from qgis.core import QgsMapLayer

from clefop_plugin.cartography import charts, palettes, styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet, scale_bar
from clefop_plugin.cartography.pages.base import page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.pages.situation import block_shapes, outline_layer
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import StructureRow, TrainingOffer

if TYPE_CHECKING:
    from clefop_plugin.cartography.pages.training import Place

Box = tuple[float, float, float, float]
#: Radius in millimetres from which a place is named before the structures are set.
LARGE = 1.5
SHOWN_NETWORKS = ("mission-locale", "france-travail", "cap-emploi")


def circle_factor(context: AtlasContext, offer: TrainingOffer) -> float:
    """Millimetres of radius per square root of a place; one for the whole atlas, larger when offers are counted."""
    return charts.CIRCLE if offer.shares_of == "places" else charts.CIRCLE * 5


def offer_map(
    context: AtlasContext, sheet: Sheet, code: str, box: Box, places: list[Place], offer: TrainingOffer
) -> None:
    """Add the map (id ``carte``) and what is drawn over it (id ``noms``)."""
    width, height = box[2], box[3]
    shape = context.territory(code).shape
    structures = [
        row for row in context.support(code).rows if row.inside and row.x is not None and row.network in SHOWN_NETWORKS
    ]
    k = circle_factor(context, offer)
    legend = _legend(context, places, structures, k, offer)
    frame = framed(shape, width, height, (legend.width, legend.height))
    extent, corner, bar = frame.extent, frame.legend, frame.bar
    sheet.map("carte", box, _layers(context, code, frame), extent, context.crs)
    d = new_drawing(width, height)
    placer = Placer(width, height, measure)
    placer.take(corner[0], corner[1], corner[0] + legend.width, corner[1] + legend.height)
    taken = scale_bar(d, bar[0], bar[1], frame.scale)
    placer.take(bar[0], bar[1], bar[0] + taken[0], bar[1] + taken[1])
    for place in places:
        x, y = page_point(place.x, place.y, extent, width)
        shares = [(palettes.DOMAINS.get(key, palettes.UNKNOWN_DOMAIN), part) for key, part in _ordered(place)]
        placer.take_disc(x, y, charts.circle(d, x, y, place.total, shares, k))
    whole = to_page(shape, extent, width)
    large = [place for place in places if k * place.total**0.5 > LARGE]
    for place in large:
        _place_name(d, placer, place, page_point(place.x, place.y, extent, width), k, whole)
    _structures(d, placer, structures, extent, width)
    for place in places[len(large) :]:
        _place_name(d, placer, place, page_point(place.x, place.y, extent, width), k, whole)
    sheet.draw("noms", d, box[0], box[1])
    sheet.draw("legende", legend, box[0] + corner[0], box[1] + corner[1])


def _ordered(place: Place) -> list[tuple[str, float]]:
    keys = [*palettes.DOMAINS, ""]
    return [(key, place.domains[key]) for key in keys if key in place.domains]


def _layers(context: AtlasContext, code: str, frame: Framing) -> list[QgsMapLayer]:
    region, scale = context.profiles.region, frame.scale
    shapes = [region.communes["geom"].iloc[int(i)] for i in context.communes_of(code)]
    land = context.over_base(styles.polygon([styles.fill_layer(palettes.LAND)]))
    return [
        outline_layer(context, code, scale),
        context.borders("blocks", block_shapes(context, code).shapes, [styles.line_layer(palettes.BAR, 0.3)], scale),
        context.borders("communes", shapes, [styles.line_layer(palettes.LAND_LIMIT, 0.14)], scale),
        context.polygons("territory", [context.territory(code).shape], land, scale=scale),
        *context.ground_layers(frame.extent, scale),
    ]


def _place_name(
    d: Drawing, placer: Placer, place: Place, point: tuple[float, float], k: float, whole: shapely.Geometry
) -> None:
    radius = max(k * place.total**0.5, 0.6)
    size = 8.5 if radius > 4 else 7.0 if radius > 1.5 else 6.0
    weight = 600 if radius > LARGE else 400
    label = placer.beside(
        *point, place.name, size, weight, radius + 0.6, (whole,), whole.boundary, strict=radius <= LARGE
    )
    if label is not None:
        inside = whole.contains(shapely.Point(label.x, label.y + label.height / 2))
        label.draw(d, palettes.INK, palettes.LAND if inside else palettes.NEIGHBOUR, weight)


def _structures(d: Drawing, placer: Placer, rows: list[StructureRow], extent: object, width: float) -> None:
    for row in rows:
        x, y = page_point(float(row.x or 0), float(row.y or 0), extent, width)  # type: ignore[arg-type]
        for dx, dy in ((0, 0), (2.4, 0), (-2.4, 0), (0, 2.4), (0, -2.4), (2.4, 2.4), (-2.4, -2.4), (4.6, 0), (-4.6, 0)):
            if placer.is_free(x + dx - 1, y + dy - 1, x + dx + 1, y + dy + 1):
                network_mark(d, row.network, x + dx, y + dy)
                placer.take_disc(x + dx, y + dy, 1.0)
                break


def network_mark(d: Drawing, network: str, x: float, y: float) -> None:
    """The mark of a network: triangle, square or diamond, white inside so that it never reads as a domain."""
    colour = palettes.NETWORKS.get(network, palettes.NETWORKS["other"])[0]
    r = 1.05
    if network == "mission-locale":
        points = [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]
    elif network == "france-travail":
        points = [
            (x - r * 0.8, y - r * 0.8),
            (x + r * 0.8, y - r * 0.8),
            (x + r * 0.8, y + r * 0.8),
            (x - r * 0.8, y + r * 0.8),
        ]
    else:
        points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    d.polygon(points, palettes.WHITE, colour, 0.4)


def _legend(
    context: AtlasContext, places: list[Place], structures: list[StructureRow], k: float, offer: TrainingOffer
) -> Drawing:
    networks = [n for n in SHOWN_NETWORKS if any(row.network == n for row in structures)]
    labels = {row.network: row.network_label for row in structures}
    largest = max([200.0 if offer.shares_of == "places" else 20.0, *(place.total for place in places)])
    width = max(42.0, 2 * k * largest**0.5 + 17)
    d = new_drawing(width, 200)
    y = 4.6
    title = tr("Training places") if offer.shares_of == "places" else tr("Training offers")
    items: list = []
    d.items = items
    if largest >= 1 and places:
        d.text(3, y, title, 7.2, weight=600)
        d.text(3, y + 3, tr("colours: domains, at right"), 6, colour=palettes.MUTED)
        y += 5 + charts.circle_legend(d, 3, y + 5, largest, k) + 3.6
    for network in networks:
        network_mark(d, network, 5, y - 0.8)
        d.text(9, y, d.fit(labels[network], 6.5, width - 11), 6.5)
        y += 3.9
    d.line([(3, y - 0.8), (8, y - 0.8)], palettes.BAR, 0.3)
    d.text(9, y, d.fit(context.block_words.limit(), 6.5, width - 11), 6.5)
    result = new_drawing(width, y + 2.2)
    result.rounded(0.1, 0.1, width - 0.2, y + 2.0, 0.8, palettes.WHITE, palettes.RULE, 0.12)
    result.items += items
    return result
