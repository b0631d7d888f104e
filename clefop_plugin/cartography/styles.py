"""Symbols, renderers and labels of the charter, for the map canvas and for print. Sizes are millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLabelObstacleSettings,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from clefop_plugin.cartography import charter, palettes
from clefop_plugin.cartography.charts import CIRCLE
from clefop_plugin.cartography.layouts import text_format
from clefop_plugin.core.text import number, tr

SHAPES = {
    "circle": Qgis.MarkerShape.Circle,
    "square": Qgis.MarkerShape.Square,
    "diamond": Qgis.MarkerShape.Diamond,
    "pentagon": Qgis.MarkerShape.Pentagon,
    "triangle": Qgis.MarkerShape.Triangle,
    "hexagon": Qgis.MarkerShape.Hexagon,
    "cross_fill": Qgis.MarkerShape.CrossFill,
    "star": Qgis.MarkerShape.Star,
    "octagon": Qgis.MarkerShape.Octagon,
    "rounded_square": Qgis.MarkerShape.RoundedSquare,
    "diamond_star": Qgis.MarkerShape.DiamondStar,
    "shield": Qgis.MarkerShape.Shield,
    "trapezoid": Qgis.MarkerShape.Trapezoid,
    "semi_circle": Qgis.MarkerShape.SemiCircle,
}


def fill_layer(colour: str) -> QgsSimpleFillSymbolLayer:
    """A plain fill without outline."""
    ink = QColor(charter.current().ink(colour))
    return QgsSimpleFillSymbolLayer(ink, Qt.BrushStyle.SolidPattern, ink, Qt.PenStyle.NoPen)


def line_layer(colour: str, width: float, dash: Sequence[float] = ()) -> QgsSimpleLineSymbolLayer:
    """A line with round joins; ``dash`` lengths in millimetres."""
    layer = QgsSimpleLineSymbolLayer(QColor(charter.current().ink(colour)), width)
    layer.setWidthUnit(Qgis.RenderUnit.Millimeters)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layer.setPenCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        layer.setUseCustomDashPattern(True)
        layer.setCustomDashPatternUnit(Qgis.RenderUnit.Millimeters)
        layer.setCustomDashVector(list(dash))
    return layer


def hatching(angle: float, colour: str = palettes.HATCHING) -> QgsLinePatternFillSymbolLayer:
    """Thin lines every 1.1 mm: at 45° what is secret, at 135° what is missing."""
    layer = QgsLinePatternFillSymbolLayer()
    layer.setLineAngle(angle)
    layer.setDistance(1.1)
    layer.setDistanceUnit(Qgis.RenderUnit.Millimeters)
    layer.setSubSymbol(with_layers(QgsLineSymbol(), [line_layer(colour, 0.28)]))
    return layer


def with_layers(symbol: QgsSymbol, layers: Sequence[QgsSymbolLayer]) -> QgsSymbol:
    """The symbol with these layers, bottom first. A list given to its constructor would not own them."""
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def polygon(layers: Sequence[QgsSymbolLayer], levels: bool = False) -> QgsSingleSymbolRenderer:
    """A polygon renderer of symbol layers, bottom first; with ``levels`` outlines merge between neighbours."""
    symbol = with_layers(QgsFillSymbol(), layers)
    for level, layer in enumerate(layers):
        layer.setRenderingPass(level)
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setUsingSymbolLevels(levels)
    return renderer


def territory_fill(field: str = "colour") -> QgsSimpleFillSymbolLayer:
    """The fill of territories: one of the five hues, by the index in ``field``."""
    layer = fill_layer(palettes.TERRITORIES[0])
    hues = ", ".join(f"'{hue}'" for hue in palettes.TERRITORIES)
    expression = f'array_get(array({hues}), coalesce("{field}", 0) % {len(palettes.TERRITORIES)})'
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.FillColor, QgsProperty.fromExpression(expression))
    return layer


def territories() -> QgsFeatureRenderer:
    """Territories of a scenario: five hues, white casing, ink outline, drawn by symbol levels."""
    return polygon([territory_fill(), line_layer(palettes.WHITE, 1.6), line_layer(palettes.INK, 0.7)], levels=True)


def communes() -> QgsFeatureRenderer:
    """Thin commune limits on light land."""
    return polygon([fill_layer(palettes.LAND), line_layer(palettes.LAND_LIMIT, 0.16)], levels=True)


def structures(labels: Sequence[tuple[str, str]]) -> QgsFeatureRenderer:
    """Support structures by network (key, label): each has its own colour and shape."""
    categories = []
    for network, label in labels:
        colour, shape = palettes.NETWORKS.get(network, palettes.NETWORKS["other"])
        categories.append(QgsRendererCategory(network, marker(colour, shape, 3.0), label))
    return QgsCategorizedSymbolRenderer("network", categories)


def trainings(labels: Sequence[tuple[str, str]]) -> QgsFeatureRenderer:
    """Training offers: circles of area proportional to places, colour by domain (key, label), largest below."""
    categories = []
    for domain, label in labels:
        symbol = marker(palettes.DOMAINS.get(domain, palettes.UNKNOWN_DOMAIN), "circle", 2.4)
        size = f'max(1.4, 2 * {CIRCLE} * sqrt(coalesce("places", 0)))'
        symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(size))
        categories.append(QgsRendererCategory(domain, symbol, label))
    renderer = QgsCategorizedSymbolRenderer("domain", categories)
    largest_first(renderer, 'coalesce("places", 0)')
    return renderer


def marker(colour: str, shape: str, size: float) -> QgsMarkerSymbol:
    """A marker with a white edge."""
    layer = QgsSimpleMarkerSymbolLayer(SHAPES[shape], size)
    layer.setSizeUnit(Qgis.RenderUnit.Millimeters)
    layer.setColor(QColor(colour))
    layer.setStrokeColor(QColor(palettes.WHITE))
    layer.setStrokeWidth(0.3)
    layer.setStrokeWidthUnit(Qgis.RenderUnit.Millimeters)
    return with_layers(QgsMarkerSymbol(), [layer])


def overlay_style(layer: QgsVectorLayer) -> None:
    """Style of the overlay output: pieces shaded by population density, limits thin, values on hover."""
    from qgis.core import QgsApplication, QgsClassificationQuantile, QgsGraduatedSymbolRenderer, QgsRendererRange

    expression = 'if("area_km2" > 0, "population" / "area_km2", NULL)'
    classifier = QgsClassificationQuantile()
    classes = classifier.classes(layer, expression, len(palettes.SEQUENTIAL))
    if QgsApplication.instance() is None or not classes:
        layer.setRenderer(polygon([fill_layer(palettes.LAND), line_layer(palettes.SECONDARY, 0.2)]))
        return
    ranges = []
    for found, colour in zip(classes, palettes.ramp(palettes.SEQUENTIAL, len(classes)), strict=True):
        symbol = with_layers(QgsFillSymbol(), [fill_layer(colour), line_layer(palettes.WHITE, 0.2)])
        low, high = found.lowerBound(), found.upperBound()
        label = tr("{low} to {high} residents per km²", low=number(low), high=number(high))
        ranges.append(QgsRendererRange(low, high, symbol, label))
    renderer = QgsGraduatedSymbolRenderer(expression, ranges)
    renderer.setClassificationMethod(classifier)
    layer.setRenderer(renderer)
    names = [field.name() for field in layer.fields() if field.name().endswith("_name")]
    if names:
        layer.setDisplayExpression(" || ' · ' || ".join(f"coalesce(\"{name}\", '–')" for name in names))


def labels(
    expression: str,
    size: float,
    weight: int = 400,
    colour: str = palettes.INK,
    halo: str = palettes.WHITE,
    inside: bool = True,
    priority: str = "",
) -> QgsPalLayerSettings:
    """Labels of an expression; ``inside`` keeps only those that fit wholly in their polygon."""
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = Qgis.LabelPlacement.Horizontal if inside else Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.fitInPolygonOnly = inside
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    text = text_format(size, weight, colour)
    text.setLineHeight(0.9)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.7)
    buffer.setSizeUnit(Qgis.RenderUnit.Millimeters)
    buffer.setColor(QColor(halo))
    text.setBuffer(buffer)
    settings.setFormat(text)
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(True)
    settings.setObstacleSettings(obstacle)
    if priority:
        settings.dataDefinedProperties().setProperty(
            QgsPalLayerSettings.Property.Priority, QgsProperty.fromExpression(priority)
        )
    return settings


def set_labels(layer: QgsVectorLayer, settings: QgsPalLayerSettings, largest_scale: int = 0) -> None:
    """Turn labels on; ``largest_scale`` (denominator) hides them when the map is zoomed out beyond it."""
    if largest_scale:
        settings.scaleVisibility = True
        settings.minimumScale = largest_scale
        settings.maximumScale = 0
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def lines(layers: Sequence[QgsSymbolLayer]) -> QgsSingleSymbolRenderer:
    """A renderer of lines, bottom first; casings of different lines merge."""
    renderer = QgsSingleSymbolRenderer(with_layers(QgsLineSymbol(), layers))
    for level, layer in enumerate(layers):
        layer.setRenderingPass(level)
    renderer.setUsingSymbolLevels(len(layers) > 1)
    return renderer


def largest_first(renderer: QgsFeatureRenderer, expression: str) -> None:
    """Draw the features with the largest value of an expression below the others."""
    from qgis.core import QgsFeatureRequest

    clause = QgsFeatureRequest.OrderByClause(expression, False)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([clause]))
    renderer.setOrderByEnabled(True)
