"""The maps and charts of a sheet, each as SVG with real text and as PNG. Main thread only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import shapely
from qgis.core import QgsLayoutExporter
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from clefop_plugin.cartography import charts, palettes, styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing, Text
from clefop_plugin.cartography.layouts import SCALES, Sheet, frame_extent, scale_bar
from clefop_plugin.cartography.pages.base import innermost, to_page
from clefop_plugin.cartography.pages.flow_map import flow_map
from clefop_plugin.cartography.pages.offer_map import Box, offer_map
from clefop_plugin.cartography.pages.situation import block_colours, situation
from clefop_plugin.cartography.pages.support_map import service_areas, support_map
from clefop_plugin.cartography.pages.training import domain_bars, places_of
from clefop_plugin.cartography.pages.trends import CHART_HEIGHT, CHART_WIDTH, trend_chart
from clefop_plugin.cartography.paint import DrawingItem, new_drawing, paint
from clefop_plugin.cartography.sheets.svg import in_charter, sheet_svg
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.territory_sheet.actors import SUPPORT_MAP
from clefop_plugin.services.territory_sheet.commuting import FLOW_MAP
from clefop_plugin.services.territory_sheet.figures import STRIP, TREND
from clefop_plugin.services.territory_sheet.model import Document, Drawn, Picture, Table
from clefop_plugin.services.territory_sheet.training import DOMAINS, OFFER_MAP

#: Sizes in millimetres: map, map of the offer, chart of domains, strip of a row.
MAP, OFFER, DOMAIN_WIDTH, STRIP_SIZE = (174.0, 132.0), (174.0, 120.0), 84.0, (54.0, 4.4)
PAIR = (120.0, 110.0)
#: Hues of two territories compared: far apart in grey too.
PAIR_HUES = (0, 2)
#: Dots an inch of the PNG.
DPI = 200


def territory_pictures(
    context: AtlasContext, code: str, document: Document, png: bool
) -> Iterator[tuple[str, Drawn | None]]:
    """Each picture that the sheet of a territory names, one at a time, None for one of which nothing can be drawn."""
    figures = {figure.id: figure for figure in context.figures(code)}
    by_name = {STRIP.format(key): figure for key, figure in figures.items()}
    trends = {TREND.format(key): figure for key, figure in figures.items()}
    for name in named(document):
        if name == "map":
            yield name, _situation(context, code, png)
        elif name == OFFER_MAP:
            yield name, _offer(context, code, png)
        elif name == SUPPORT_MAP:
            yield name, _support(context, code, png)
        elif name == FLOW_MAP:
            yield name, _flows(context, code, png)
        elif name == DOMAINS:
            yield name, _drawn(_domains(context, code), png)
        elif name in trends:
            yield name, _drawn(_trend(trends[name]), png)
        elif name in by_name:
            yield name, _drawn(_strip(by_name[name]), False)
        else:
            yield name, None


def named(document: Document) -> list[str]:
    """Names of the pictures of a sheet, in order."""
    found: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                found.append(block.name)
            elif isinstance(block, Table):
                found += [mark for mark in block.marks if mark]
    return found


def pair_picture(context: AtlasContext, codes: Sequence[str], png: bool) -> Drawn:
    """Two territories in the region."""
    sheet = Sheet(context.project, False, "map")
    pair_map(context, sheet, codes, (0.0, 0.0, *PAIR))
    return _of_sheet(sheet, "map", *PAIR, png)


def pair_map(context: AtlasContext, sheet: Sheet, codes: Sequence[str], box: Box) -> None:
    """Add the map (id ``carte``) of two territories in the region, in their hues, the others in grey."""
    width, height = box[2], box[3]
    extent, scale = frame_extent(context.bounds, width, height, SCALES, 0.02)
    chosen = [context.territory(code) for code in codes]
    own = styles.polygon([styles.territory_fill()])
    outer = [shape for _, _, shape in context.departements]
    layers = [
        context.borders(
            "outlines",
            [territory.shape for territory in chosen],
            [styles.line_layer(palettes.WHITE, 1.5), styles.line_layer(palettes.INK, 0.6)],
            scale,
        ),
        context.polygons("own", [territory.shape for territory in chosen], own, PAIR_HUES, scale),
        context.borders(
            "limits", [t.shape for t in context.territories], [styles.line_layer(palettes.NEIGHBOUR_LIMIT, 0.3)], scale
        ),
        context.borders("coast", outer, [styles.line_layer(palettes.COAST, 0.3)], scale),
        context.polygons("land", outer, styles.polygon([styles.fill_layer(palettes.NEIGHBOUR)]), scale=scale),
    ]
    sheet.map("carte", box, layers, extent, context.crs)
    d = new_drawing(width, height)
    for territory, hue in zip(chosen, PAIR_HUES, strict=True):
        point: shapely.Point = innermost(to_page(territory.shape, extent, width))
        ground = palettes.territory_colour(hue)
        d.text(point.x, point.y + 1.4, territory.number, 10, weight=600, anchor="middle", halo=ground)
    scale_bar(d, 2.5, height - 9.7, scale)
    sheet.draw("noms", d, box[0], box[1])


def _situation(context: AtlasContext, code: str, png: bool) -> Drawn:
    sheet = Sheet(context.project, False, "map")
    situation(context, sheet, code, (0.0, 0.0, *MAP), block_colours(context, code))
    return _of_sheet(sheet, "map", *MAP, png)


def _offer(context: AtlasContext, code: str, png: bool) -> Drawn:
    offer = context.offer(code)
    sheet = Sheet(context.project, False, "map")
    offer_map(context, sheet, code, (0.0, 0.0, *OFFER), places_of(offer), offer)
    _name_domains_below(sheet)
    return _of_sheet(sheet, OFFER_MAP, *OFFER, png)


def _support(context: AtlasContext, code: str, png: bool) -> Drawn:
    sheet = Sheet(context.project, False, "map")
    support_map(context, sheet, code, (0.0, 0.0, *OFFER), context.support(code).rows, service_areas(context, code))
    return _of_sheet(sheet, SUPPORT_MAP, *OFFER, png)


def _flows(context: AtlasContext, code: str, png: bool) -> Drawn | None:
    links = context.links(code)
    if links is None:
        return None
    sheet = Sheet(context.project, False, "map")
    flow_map(context, sheet, code, (0.0, 0.0, *OFFER), links)
    return _of_sheet(sheet, FLOW_MAP, *OFFER, png)


def _name_domains_below(sheet: Sheet) -> None:
    """The legend of the map says where the domains are named: on a page beside it, in a sheet below."""
    legend = sheet.layout.itemById("legende")
    if isinstance(legend, DrawingItem):
        beside, below = tr("colours: domains, at right"), tr("colours: domains, below")
        items = legend.drawing.items
        for place, item in enumerate(items):
            if isinstance(item, Text) and item.text == beside:
                items[place] = replace(item, text=below)


def _of_sheet(sheet: Sheet, name: str, width: float, height: float, png: bool) -> Drawn:
    picture = b""
    if png:
        size = QSize(round(width / 25.4 * DPI), round(height / 25.4 * DPI))
        exporter = QgsLayoutExporter(sheet.layout)
        picture = _png(exporter.renderRegionToImage(QRectF(0, 0, width, height), size, DPI))
    return Drawn(sheet_svg(sheet, width, height, name), picture, width, height)


def _domains(context: AtlasContext, code: str) -> Drawing:
    scratch = new_drawing(DOMAIN_WIDTH, 200)
    height = domain_bars(scratch, context.offer(code))
    d = new_drawing(DOMAIN_WIDTH, height + 1)
    d.items = scratch.items
    return d


def _trend(figure: Figure) -> Drawing:
    d = new_drawing(CHART_WIDTH, CHART_HEIGHT + 4)
    trend_chart(d, figure, 0, 0)
    return d


def _strip(figure: Figure) -> Drawing:
    """Where a value stands, as on the first page of a territory."""
    width, height = STRIP_SIZE
    d = new_drawing(width, height)
    compared = figure.kind != "count"
    charts.key_strip(
        d,
        2,
        height / 2,
        width - 4,
        figure.value,
        [peer.value for peer in figure.peers],
        figure.departement_value if compared else None,
        figure.region_value if compared else None,
    )
    return d


def _drawn(drawing: Drawing, png: bool) -> Drawn:
    picture = b""
    if png:
        scale = DPI / 25.4
        image = QImage(round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        paint(painter, drawing)
        painter.end()
        picture = _png(image)
    return Drawn(in_charter(drawing.to_svg()), picture, drawing.width, drawing.height)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content)
