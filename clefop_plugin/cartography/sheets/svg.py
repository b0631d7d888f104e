"""A page of maps and drawings as one SVG whose text stays text: what QGIS and Qt write would be larger, and outlines.

It knows what the pages of the atlas are made of: maps of private layers with plain fills and lines, drawings above.
"""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import (
    QgsFeature,
    QgsLayoutItemMap,
    QgsLinePatternFillSymbolLayer,
    QgsMapLayer,
    QgsProperty,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, Qt

from clefop_plugin.cartography import charter, palettes
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages.base import to_page
from clefop_plugin.cartography.paint import DrawingItem

#: Margin around what is seen that is drawn too, so that no cut shows (millimetres); decimals of coordinates.
_MARGIN, _DECIMALS = 2.0, 2


def sheet_svg(sheet: Sheet, width: float, height: float, name: str) -> str:
    """The top left ``width`` by ``height`` millimetres of a page, from the bottom item to the top one.

    ``name`` begins the ids it declares, which must differ from those of the other drawings of an HTML page.
    """
    items = [item for item in sheet.layout.items() if isinstance(item, QgsLayoutItemMap | DrawingItem)]
    parts = []
    for rank, item in enumerate(sorted(items, key=lambda item: item.zValue())):
        box = QRectF(item.pos().x(), item.pos().y(), item.rect().width(), item.rect().height())
        if isinstance(item, QgsLayoutItemMap):
            parts.append(_map(item, box, f"{name}-{rank}"))
        else:
            parts.append(f'<g transform="translate({box.x():g} {box.y():g})">{item.drawing.svg_items()}</g>')
    return in_charter(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">{"".join(parts)}</svg>'
    )


def in_charter(svg: str) -> str:
    """A drawing with the colours that the charter chooses."""
    own = charter.current()
    return svg.replace(palettes.ACCENT, own.primary).replace(palettes.ACCENT_SECOND, own.secondary)


def _map(item: QgsLayoutItemMap, box: QRectF, name: str) -> str:
    ground = f'<rect width="{box.width():g}" height="{box.height():g}"'
    clip = f'<clipPath id="{name}">{ground}/></clipPath>'
    layers = "".join(_layer(layer, item, box, f"{name}-{rank}") for rank, layer in enumerate(reversed(item.layers())))
    frame = f'{ground} fill="none" stroke="{palettes.COAST}" stroke-width="0.25"/>' if item.frameEnabled() else ""
    return (
        f'<g transform="translate({box.x():g} {box.y():g})">{clip}<g clip-path="url(#{name})">'
        f'{ground} fill="{item.backgroundColor().name()}"/>{layers}</g>{frame}</g>'
    )


def _layer(layer: QgsMapLayer, item: QgsLayoutItemMap, box: QRectF, name: str) -> str:
    """A layer of private outlines: one path for each symbol layer and colour, so that casings merge."""
    if not isinstance(layer, QgsVectorLayer):
        return ""
    context = QgsRenderContext()
    symbol = layer.renderer().symbols(context)[0]
    paths = [(feature, path) for feature in layer.getFeatures() if (path := _path(feature, item, box))]
    found = []
    for part in symbol.symbolLayers():
        if isinstance(part, QgsSimpleFillSymbolLayer):
            for hue in dict.fromkeys(_hue(part, feature, layer) for feature, _ in paths):
                data = "".join(path for feature, path in paths if _hue(part, feature, layer) == hue)
                found.append(f'<path d="{data}" fill="{hue}" fill-rule="evenodd"/>')
        elif isinstance(part, QgsLinePatternFillSymbolLayer) and paths:
            found.append(_hatched(part, "".join(path for _, path in paths), f"{name}-lines"))
        elif isinstance(part, QgsSimpleLineSymbolLayer) and paths:
            found.append(_line(part, "".join(path for _, path in paths)))
    return "".join(found)


def _line(part: QgsSimpleLineSymbolLayer, data: str) -> str:
    dash = (
        f' stroke-dasharray="{" ".join(f"{d:g}" for d in part.customDashVector())}"'
        if part.useCustomDashPattern()
        else ""
    )
    cap = "round" if part.penCapStyle() == Qt.PenCapStyle.RoundCap else "butt"
    return (
        f'<path d="{data}" fill="none" stroke="{part.color().name()}" stroke-width="{part.width():g}" '
        f'stroke-linejoin="round" stroke-linecap="{cap}"{dash}/>'
    )


def _hatched(part: QgsLinePatternFillSymbolLayer, data: str, name: str) -> str:
    """A shape filled with parallel lines; angles of QGIS turn the other way."""
    line = part.subSymbol().symbolLayer(0)
    step = part.distance()
    drawn = f'<path d="M0 {step / 2:g}H{step:g}" stroke="{line.color().name()}" stroke-width="{line.width():g}"/>'
    return (
        f'<pattern id="{name}" width="{step:g}" height="{step:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({-part.lineAngle():g})">{drawn}</pattern>'
        f'<path d="{data}" fill="url(#{name})" fill-rule="evenodd"/>'
    )


def _hue(part: QgsSimpleFillSymbolLayer, feature: QgsFeature, layer: QgsVectorLayer) -> str:
    """Colour of a feature: that of the symbol, or of its index when the symbol is that of territories."""
    chosen: QgsProperty = part.dataDefinedProperties().property(QgsSymbolLayer.Property.FillColor)
    if chosen is not None and chosen.isActive():
        return palettes.territory_colour(feature["colour"])
    return str(part.color().name())


def _path(feature: QgsFeature, item: QgsLayoutItemMap, box: QRectF) -> str:
    """What is seen of a shape, as the data of a path in the millimetres of the map."""
    shape = shapely.from_wkb(bytes(feature.geometry().asWkb()))
    page = to_page(shape, item.extent(), box.width())
    seen = shapely.clip_by_rect(page, -_MARGIN, -_MARGIN, box.width() + _MARGIN, box.height() + _MARGIN)
    lines = []
    for piece in shapely.get_parts(seen):
        closed = shapely.get_type_id(piece) == shapely.GeometryType.POLYGON
        for line in shapely.get_rings(piece) if closed else [piece]:
            lines.append(_points(line, closed))
    return "".join(lines)


def _points(line: shapely.Geometry, closed: bool) -> str:
    """Points relative to the one before, which takes half the room."""
    xy = np.round(shapely.get_coordinates(line), _DECIMALS)
    if closed:
        xy = xy[:-1]
    steps = np.round(np.diff(xy, axis=0), _DECIMALS)
    steps = steps[np.any(steps != 0, axis=1)]
    if not len(xy):
        return ""
    moves = "".join(f"{x:g} {y:g} " for x, y in steps).strip()
    return f"M{xy[0][0]:g} {xy[0][1]:g}" + (f"l{moves}" if moves else "") + ("Z" if closed else "")
