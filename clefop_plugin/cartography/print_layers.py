"""The layers that the maps of templates show, and the map themes that name them. Main thread only.

They read the workspace itself and follow the page of the atlas by expressions, so that a project that keeps them stays
up to date. Themes: :data:`TERRITORY_THEME` for the map of one territory, :data:`REGION_THEME` for that of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeatureRenderer,
    QgsField,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsMapThemeCollection,
    QgsProject,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.cartography import layers, palettes, styles
from clefop_plugin.cartography.asked import CONTAINER_VARIABLE, WORKSPACE_VARIABLE
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.studies import Study
from clefop_plugin.core.codes import LONE_BLOCK_PREFIX
from clefop_plugin.core.text import tr
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.services.region import DEPARTEMENTS_ZONING

#: Names of the map themes: templates are written with them, they do not change.
TERRITORY_THEME, REGION_THEME = "CLEFOP territoire", "CLEFOP région"
#: Fields of the coverage layer that the workspace does not hold, and what gives them.
FIELDS = {
    "label": (QMetaType.Type.QString, "clefop_study('container')"),
    "population": (QMetaType.Type.Double, 'clefop_territory_population("code")'),
    "communes": (QMetaType.Type.Int, 'clefop_territory_communes("code")'),
    "area_km2": (QMetaType.Type.Double, 'clefop_territory_area("code")'),
    "density": (QMetaType.Type.Double, 'clefop_territory_density("code")'),
}
PAGE = "\"code\" = attribute(@atlas_feature, 'code')"
#: A block of the page: no Python in what the threads that draw maps evaluate.
ON_PAGE = "intersects(point_on_surface($geometry), @atlas_geometry)"
CONTAINER_PROPERTY = "clefop/print"


@dataclass(frozen=True)
class PrintLayers:
    """The coverage layer of the atlas (fields: code, name, label, population, communes, area_km2, density)."""

    coverage: QgsVectorLayer
    group: QgsLayerTreeGroup


def container_name(context: AtlasContext) -> str:
    """The container as expressions name it."""
    return SCENARIO_PREFIX + context.container if context.kind == "territory" else context.container


def add_print_layers(study: Study, context: AtlasContext, project: QgsProject) -> PrintLayers:
    """Put the layers into the project, in a group that the map does not show.

    Those that are there already stay, for layouts may use them, and get the styles of now. Raises WorkspaceError when
    QGIS cannot read the file.
    """
    name = container_name(context)
    path = project.writePath(str(context.profiles.workspace.path))
    QgsExpressionContextUtils.setProjectVariable(project, WORKSPACE_VARIABLE, path)
    root = project.layerTreeRoot()
    group = next((g for g in root.findGroups() if g.customProperty(CONTAINER_PROPERTY) == name), None)
    if group is None:
        group = root.addGroup(tr("CLEFOP · layout ({container})", container=context.label))
        group.setCustomProperty(CONTAINER_PROPERTY, name)
        group.setItemVisibilityChecked(False)
        group.setExpanded(False)
    there = {layers.role_of(node): node.layer() for node in group.findLayers() if node.layer() is not None}

    def kept(layer: QgsVectorLayer) -> QgsVectorLayer:
        found = there.get(str(layer.customProperty(layers.ROLE_PROPERTY)))
        if found is None:
            project.addMapLayer(layer, False)
            group.addLayer(layer)
            return layer
        found.setRenderer(layer.renderer().clone())
        return found

    coverage = kept(_coverage(context, name, path))
    own = [kept(layer) for layer in _territory_layers(context, study.colours(context))]
    whole = [kept(layer) for layer in _region_layers(context)]
    _theme(project, TERRITORY_THEME, own)
    _theme(project, REGION_THEME, whole)
    return PrintLayers(coverage, group)


def _coverage(context: AtlasContext, container: str, path: str) -> QgsVectorLayer:
    layer = _territories(context, "coverage", tr("Territories to print"))
    # Fields of expressions see the variables of the open project and of the layer, not those of its own project.
    QgsExpressionContextUtils.setLayerVariables(layer, {WORKSPACE_VARIABLE: path, CONTAINER_VARIABLE: container})
    for name, (kind, expression) in FIELDS.items():
        layer.addExpressionField(expression, QgsField(name, kind))
    layer.setRenderer(_ruled([styles.fill_layer(palettes.LAND)], PAGE))
    layer.setDisplayExpression('"name"')
    return layer


def _territory_layers(context: AtlasContext, colours: dict[str, int]) -> list[QgsVectorLayer]:
    """Top first: outline, limits of the neighbours, of the blocks, of the communes, neighbours, blocks, land."""
    outline = _territories(context, "outline", tr("Outline of the territory"))
    outline.setRenderer(_ruled([styles.line_layer(palettes.WHITE, 1.6), styles.line_layer(palettes.INK, 0.7)], PAGE))
    limits = _territories(context, "around", tr("Limits of the neighbours"))
    limits.setRenderer(_ruled([styles.line_layer(palettes.NEIGHBOUR_LIMIT, 0.35)], f"NOT ({PAGE})"))
    communes = _layer(context, "communes", "communes", tr("Limits of the communes"))
    communes.setRenderer(styles.polygon([styles.line_layer(palettes.WHITE, 0.16)]))
    neighbours = _territories(context, "neighbours", tr("Neighbours"))
    neighbours.setRenderer(_ruled([styles.fill_layer(palettes.NEIGHBOUR)], f"NOT ({PAGE})"))
    land = _territories(context, "land", tr("Land of the territory"))
    land.setRenderer(_ruled([styles.fill_layer(palettes.LAND)], PAGE))
    if not _has_zones(context, context.blocks_zoning):
        return [outline, limits, communes, neighbours, land]
    blocks, hues = (
        _layer(context, role, "zones", name, layers.subset("zoning_id", context.blocks_zoning))
        for role, name in (("blocks", tr("Limits of the blocks")), ("hues", tr("Blocks")))
    )
    casing = [styles.line_layer(palettes.WHITE, 0.9), styles.line_layer(palettes.SECONDARY, 0.28)]
    blocks.setRenderer(_ruled(casing, ON_PAGE))
    hues.setRenderer(styles.polygon([_hue(colours)]))
    lone = {
        code.removeprefix(LONE_BLOCK_PREFIX): hue for code, hue in colours.items() if context.block_words.is_lone(code)
    }
    alone = _layer(context, "alone", "communes", tr("Communes without a block"))
    alone.setRenderer(_ruled([_hue(lone)], _among(lone)))
    return [outline, limits, blocks, communes, neighbours, *([alone] if lone else []), hues, land]


def _region_layers(context: AtlasContext) -> list[QgsVectorLayer]:
    """Top first: départements, limits of the territories, blocks, hues."""
    from clefop_plugin.cartography.pages.region import DEPARTEMENT_LINE, TERRITORY_LINE

    found = []
    if _has_zones(context, DEPARTEMENTS_ZONING):
        outer = _layer(
            context,
            "departements",
            "zones",
            tr("Limits of the départements"),
            layers.subset("zoning_id", DEPARTEMENTS_ZONING),
        )
        outer.setRenderer(styles.polygon([styles.line_layer(palettes.INK, DEPARTEMENT_LINE)]))
        found.append(outer)
    limits = _territories(context, "limits", tr("Limits of the territories"))
    casing = [styles.line_layer(palettes.WHITE, 1.2), styles.line_layer(palettes.INK, TERRITORY_LINE)]
    limits.setRenderer(styles.polygon(casing, True))
    found.append(limits)
    own = context.kind == "zone" and context.container == context.blocks_zoning
    if _has_zones(context, context.blocks_zoning) and not own:
        name = tr("Limits of the blocks")
        blocks = _layer(context, "parts", "zones", name, layers.subset("zoning_id", context.blocks_zoning))
        blocks.setRenderer(styles.polygon([styles.line_layer(palettes.WHITE, 0.35)]))
        found.append(blocks)
    hues = _territories(context, "territories", tr("Territories"))
    hues.setRenderer(styles.polygon([_hue({t.code: t.colour for t in context.territories})]))
    return [*found, hues]


def _territories(context: AtlasContext, role: str, name: str) -> QgsVectorLayer:
    if context.kind == "territory":
        return _layer(context, role, "territories", name, layers.subset("scenario_id", context.container))
    return _layer(context, role, "zones", name, layers.subset("zoning_id", context.container))


def _layer(context: AtlasContext, role: str, table: str, name: str, condition: str = "") -> QgsVectorLayer:
    return layers.open_layer(context.profiles.workspace, table, name, f"print:{role}", condition)


def _has_zones(context: AtlasContext, zoning: str) -> bool:
    return bool(context.profiles.region.zone_names.get(zoning))


def _hue(colours: Mapping[str, int]) -> QgsSymbolLayer:
    """A fill of the hue that each code has. The table is in the style: no thread that draws waits for Python."""
    fill = styles.fill_layer(palettes.LAND)
    pairs = [
        part
        for code, index in sorted(colours.items())
        for part in (QgsExpression.quotedValue(code), QgsExpression.quotedValue(palettes.territory_colour(index)))
    ]
    property_ = QgsProperty.fromExpression(f'map_get(map({", ".join(pairs)}), "code")')
    fill.setDataDefinedProperty(QgsSymbolLayer.Property.FillColor, property_)
    return fill


def _among(codes: Iterable[str]) -> str:
    return f'"code" IN ({", ".join(QgsExpression.quotedValue(code) for code in sorted(codes))})'


def _ruled(symbols: Sequence[QgsSymbolLayer], condition: str) -> QgsFeatureRenderer:
    """A renderer of the features that meet a condition; the first pass of all of them is below the second."""
    symbol = styles.with_layers(QgsFillSymbol(), symbols)
    for level, layer in enumerate(symbols):
        layer.setRenderingPass(level)
    renderer = QgsRuleBasedRenderer(symbol)
    renderer.rootRule().children()[0].setFilterExpression(condition)
    renderer.setUsingSymbolLevels(len(symbols) > 1)
    return renderer


def _theme(project: QgsProject, name: str, shown: Sequence[QgsVectorLayer]) -> None:
    record = QgsMapThemeCollection.MapThemeRecord()
    for layer in shown:
        part = QgsMapThemeCollection.MapThemeLayerRecord(layer)
        part.isVisible = True
        record.addLayerRecord(part)
    themes = project.mapThemeCollection()
    if themes.hasMapTheme(name):
        themes.update(name, record)
    else:
        themes.insert(name, record)
