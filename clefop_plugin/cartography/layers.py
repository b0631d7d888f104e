"""The workspace as styled layers of a QGIS project: grouped, ordered, named in the user's language.

Layers read the GeoPackage itself through subset strings. Main thread only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pandas as pd
from qgis.core import (
    QgsExpression,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from clefop_plugin.cartography import palettes, styles, zoning_styles
from clefop_plugin.cartography.features import workspace_crs
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import tr
from clefop_plugin.core.training import DOMAINS, domain_label
from clefop_plugin.sources.networks import network_ids, network_label
from clefop_plugin.workspace.store import Workspace

#: Custom properties that let the plugin find its own layers and groups again.
WORKSPACE_PROPERTY = "clefop/workspace"
ROLE_PROPERTY = "clefop/role"
CONTAINER_PROPERTY = "clefop/container"
#: Roles the group has been offered: a layer the user has removed does not come back.
OFFERED_PROPERTY = "clefop/offered"

ZONINGS_ROLE = "zonings"
#: Zonings shown when a workspace without scenario is opened; the others are there, unchecked.
VISIBLE_ZONINGS = ("epci", "dep")
POINTS = ("structures", "trainings")
COMMUNE_LABELS_SCALE = 150_000
BLOCK_LABELS_SCALE = 400_000


@dataclass
class LayerSet:
    """What was added to the project. ``extent`` is that of the communes, workspace CRS.

    ``layers`` has one entry per role: ``communes``, ``structures``, ``trainings``, ``zoning:<id>``,
    ``territories:<scenario>``, ``blocks:<scenario>``.
    """

    group: QgsLayerTreeGroup
    extent: QgsRectangle
    layers: dict[str, QgsVectorLayer] = field(default_factory=dict)


def load_workspace_layers(workspace: Workspace, project: QgsProject, scenario_id: str | None = None) -> LayerSet:
    """Add the layers of a workspace in one group, in the place of those already there.

    All scenarios are added, the latest one checked (or ``scenario_id``). Raises WorkspaceError when QGIS cannot read
    the file.
    """
    remove_workspace_layers(workspace, project)
    meta = workspace.meta()
    name = tr("CLEFOP · {name}", name=meta.get("name", "") or workspace.path.stem)
    group = project.layerTreeRoot().insertGroup(0, name)
    group.setCustomProperty(WORKSPACE_PROPERTY, str(workspace.path))
    communes = open_layer(workspace, "communes", tr("Communes"), "communes", "")
    result = LayerSet(group, communes.extent())
    _add_points(workspace, project, result)
    scenarios = workspace.read("scenarios")
    shown = scenario_id or (scenarios["id"].iloc[-1] if len(scenarios) else "")
    for _, scenario in scenarios.iloc[::-1].iterrows():
        _add_scenario(workspace, project, result, scenario, scenario["id"] == shown)
    _add_zonings(workspace, project, result, bool(len(scenarios)))
    communes.setRenderer(styles.communes())
    styles.set_labels(communes, styles.labels('"name"', 7, halo=palettes.LAND), COMMUNE_LABELS_SCALE)
    communes.setDisplayExpression('"name"')
    _add(project, group, communes, result, visible=True)
    group.setCustomProperty(OFFERED_PROPERTY, "\n".join(_roles(workspace)))
    return result


def add_scenario_layers(workspace: Workspace, project: QgsProject, scenario_id: str) -> LayerSet:
    """Add or refresh the group of one scenario, above the other scenarios, checked; the others are unchecked.

    The whole workspace is loaded first when it is not in the project. Raises WorkspaceError when the scenario does
    not exist.
    """
    rows = workspace.read("scenarios")
    rows = rows[rows["id"] == scenario_id]
    if not len(rows):
        raise WorkspaceError(tr("The scenario {scenario} is not in this workspace.", scenario=scenario_id))
    group = find_group(workspace, project)
    if group is None:
        return load_workspace_layers(workspace, project, scenario_id)
    remove_scenario_layers(workspace, project, scenario_id)
    for other in group.findGroups():
        if other.customProperty(CONTAINER_PROPERTY):
            other.setItemVisibilityChecked(False)
    communes = _by_role(group, "communes")
    result = LayerSet(group, communes.extent() if communes is not None else QgsRectangle())
    zonings = zonings_group(group)
    above = _points_count(group) if zonings is None else group.children().index(zonings) + 1
    _add_scenario(workspace, project, result, rows.iloc[0], True, above)
    return result


def remove_scenario_layers(workspace: Workspace, project: QgsProject, scenario_id: str) -> None:
    """Remove the layers of one scenario from the project."""
    group = find_group(workspace, project)
    if group is None:
        return
    for child in group.findGroups():
        if child.customProperty(CONTAINER_PROPERTY) == scenario_id:
            _remove(project, group, child)


def remove_workspace_layers(workspace: Workspace, project: QgsProject) -> None:
    """Remove every layer of a workspace from the project."""
    group = find_group(workspace, project)
    if group is not None:
        _remove(project, project.layerTreeRoot(), group)


def refresh_layers(workspace: Workspace, project: QgsProject) -> None:
    """Make the layers of a workspace read the file again after a write, and add those of what is new in it."""
    group = find_group(workspace, project)
    if group is None:
        return
    _add_new(workspace, project, group)
    for node in group.findLayers():
        layer = node.layer()
        if isinstance(layer, QgsVectorLayer):
            layer.dataProvider().reloadData()
            layer.updateExtents()
            layer.triggerRepaint()


def _add_new(workspace: Workspace, project: QgsProject, group: QgsLayerTreeGroup) -> None:
    there = {role_of(node) for node in group.findLayers()}
    offered = str(group.customProperty(OFFERED_PROPERTY, "")).split("\n")
    roles = _roles(workspace)
    new = [role for role in roles if role not in there and role not in offered]
    group.setCustomProperty(OFFERED_PROPERTY, "\n".join(roles))
    result = LayerSet(group, QgsRectangle())
    _add_points(workspace, project, result, new)
    if any(role.startswith("zoning:") for role in new):
        _add_zonings(workspace, project, result, True, new)
    for role in new:
        if role.startswith("territories:"):
            add_scenario_layers(workspace, project, role.partition(":")[2])


def _roles(workspace: Workspace) -> list[str]:
    """Roles of the layers that the file can fill."""
    points = [table for table in POINTS if workspace.count(table)]
    scenarios = [f"territories:{identifier}" for identifier in workspace.read("scenarios")["id"]]
    filled = set(workspace.read("zones", geometry=False)["zoning_id"])
    zonings = [f"zoning:{identifier}" for identifier in workspace.read("zonings")["id"] if identifier in filled]
    return [*points, *scenarios, *zonings]


def find_group(workspace: Workspace, project: QgsProject) -> QgsLayerTreeGroup | None:
    """The group of a workspace in the layer tree, or None."""
    for group in project.layerTreeRoot().findGroups():
        if group.customProperty(WORKSPACE_PROPERTY) == str(workspace.path):
            return group
    return None


def subset(column: str, value: str) -> str:
    """A subset string that keeps the rows of one value; the value is quoted."""
    return f"{QgsExpression.quotedColumnRef(column)} = {QgsExpression.quotedValue(value)}"


def open_layer(workspace: Workspace, table: str, name: str, role: str, condition: str) -> QgsVectorLayer:
    """A layer of a table of the workspace, of the rows that meet a condition, which knows its role for the plugin.

    Raises WorkspaceError when QGIS cannot read it.
    """
    # The subset is part of the address: set on an open layer, OGR opens the file anew and the next layers fail.
    address = f"{workspace.path}|layername={table}" + (f"|subset={condition}" if condition else "")
    layer = QgsVectorLayer(address, name, "ogr")
    if not layer.isValid() or layer.subsetString() != condition:
        raise WorkspaceError(tr("QGIS cannot read the table {table} of {file}.", table=table, file=workspace.path.name))
    if not layer.crs().isValid():
        layer.setCrs(workspace_crs(workspace))
    layer.setCustomProperty(WORKSPACE_PROPERTY, str(workspace.path))
    layer.setCustomProperty(ROLE_PROPERTY, role)
    layer.setReadOnly(True)
    return layer


def _add(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    layer: QgsVectorLayer,
    result: LayerSet,
    visible: bool,
    expanded: bool = False,
    position: int = -1,
) -> None:
    project.addMapLayer(layer, False)
    node: QgsLayerTreeLayer = group.insertLayer(position, layer)
    node.setItemVisibilityChecked(visible)
    node.setExpanded(expanded)
    result.layers[str(layer.customProperty(ROLE_PROPERTY))] = layer


def _add_points(workspace: Workspace, project: QgsProject, result: LayerSet, wanted: Collection[str] = POINTS) -> None:
    if "structures" in wanted and workspace.count("structures"):
        found = set(workspace.read("structures", geometry=False)["network"])
        known = network_ids()
        networks = [(key, network_label(key)) for key in (*known, *sorted(found - set(known))) if key in found]
        layer = open_layer(workspace, "structures", tr("Support structures"), "structures", "")
        layer.setRenderer(styles.structures(networks))
        styles.set_labels(layer, styles.labels('"name"', 7, inside=False), COMMUNE_LABELS_SCALE)
        layer.setDisplayExpression('"name"')
        _add(project, result.group, layer, result, visible=True, expanded=True, position=0)
    if "trainings" in wanted and workspace.count("trainings"):
        layer = open_layer(workspace, "trainings", tr("Training offer (places)"), "trainings", "")
        layer.setRenderer(styles.trainings([(key, domain_label(key)) for key in (*DOMAINS, "")]))
        layer.setDisplayExpression('"title"')
        _add(project, result.group, layer, result, False, expanded=True, position=_points_count(result.group))


def _add_scenario(
    workspace: Workspace,
    project: QgsProject,
    result: LayerSet,
    scenario: pd.Series,
    visible: bool,
    position: int = -1,
) -> None:
    identifier = str(scenario["id"])
    group = result.group.insertGroup(position, _scenario_name(str(scenario["label"])))
    group.setCustomProperty(CONTAINER_PROPERTY, identifier)
    blocks_zoning = str(scenario["blocks"])
    if len(workspace.read("zones", blocks_zoning, by="zoning_id", geometry=False)):
        name = tr("Limits of the blocks ({zoning})", zoning=_zoning_label(workspace, blocks_zoning))
        blocks = open_layer(workspace, "zones", name, f"blocks:{identifier}", subset("zoning_id", blocks_zoning))
        # Thin and without casing: where it runs along a territory, the ink outline below must still be seen.
        blocks.setRenderer(styles.polygon([styles.line_layer(palettes.SECONDARY, 0.2)]))
        blocks.setDisplayExpression('"name"')
        styles.set_labels(blocks, styles.labels('"name"', 7, colour=palettes.SECONDARY), BLOCK_LABELS_SCALE)
        _add(project, group, blocks, result, True)
    territories = open_layer(
        workspace,
        "territories",
        _territories_name(workspace),
        f"territories:{identifier}",
        subset("scenario_id", identifier),
    )
    territories.setRenderer(styles.territories())
    text = (
        "regexp_replace(\"code\", '^0+(?=.)', '') || '\\n' || regexp_replace(\"name\", '[\u00a0\u202f ]– ?', ' –\\n')"
    )
    settings = styles.labels(text, 8.5, 600)
    settings.fitInPolygonOnly = False  # a name that sticks out a little is worth more than none
    styles.set_labels(territories, settings)
    territories.setDisplayExpression('"code" || \' · \' || "name"')
    _add(project, group, territories, result, True)
    group.setItemVisibilityChecked(visible)
    group.setExpanded(visible)


def _add_zonings(
    workspace: Workspace,
    project: QgsProject,
    result: LayerSet,
    with_scenario: bool,
    wanted: Collection[str] | None = None,
) -> None:
    zonings = workspace.read("zonings")
    if not len(zonings):
        return
    outer = result.group
    group = zonings_group(outer)
    if group is None:
        # Above the territories, whose fill would hide their limits.
        group = outer.insertGroup(_points_count(outer), tr("Zonings"))
        group.setCustomProperty(ROLE_PROPERTY, ZONINGS_ROLE)
    inner = LayerSet(group, result.extent)
    rows = {str(zoning["id"]): zoning for _, zoning in zonings.iterrows()}
    looks = zoning_looks(workspace, zonings)
    order = [f"zoning:{zoning}" for zoning in zoning_styles.drawing_order(looks)]
    for role in order:
        if wanted is not None and role not in wanted:
            continue
        identifier = role.partition(":")[2]
        zoning, look, family = rows[identifier], looks[identifier], str(rows[identifier]["family"])
        layer = open_layer(workspace, "zones", str(zoning["label"]), role, subset("zoning_id", identifier))
        layer.setRenderer(zoning_styles.renderer(look))
        styles.set_labels(layer, zoning_styles.names(look, family))
        layer.setDisplayExpression('"name"')
        visible = identifier in VISIBLE_ZONINGS and not with_scenario
        above = order[: order.index(role)]
        position = sum(role_of(node) in above for node in group.findLayers())
        _add(project, group, layer, inner, visible, position=position)
    result.layers.update(inner.layers)
    group.setExpanded(True)


def add_zoning_layer(workspace: Workspace, project: QgsProject, group: QgsLayerTreeGroup, zoning: str) -> None:
    """Put the layer of one zoning back into the group of its workspace, unchecked."""
    _add_zonings(workspace, project, LayerSet(group, QgsRectangle()), True, [f"zoning:{zoning}"])


def zonings_group(group: QgsLayerTreeGroup) -> QgsLayerTreeGroup | None:
    """The group of the zonings inside that of a workspace, or None."""
    return next((g for g in group.findGroups() if g.customProperty(ROLE_PROPERTY) == ZONINGS_ROLE), None)


def zoning_looks(workspace: Workspace, zonings: pd.DataFrame) -> dict[str, zoning_styles.Look]:
    """Look of each zoning that has zones."""
    zones = workspace.read("zones", geometry=False)["zoning_id"].value_counts().to_dict()
    families = {i: f for i, f in zip(zonings["id"], zonings["family"], strict=True) if i in zones}
    return zoning_styles.looks(families, zones)


def _scenario_name(label: str) -> str:
    """« Scénario A » as it is named, « Scénario · Essai » for a scenario named « Essai »."""
    name = typographic(label)
    if name.casefold().startswith(("scénario", "scenario")):
        return name
    return tr("Scenario · {label}", label=name)


def _territories_name(workspace: Workspace) -> str:
    word = workspace.meta().get("territory_label", "")
    return tr("Territories ({word})", word=word) if word else tr("Territories")


def _zoning_label(workspace: Workspace, zoning: str) -> str:
    rows = workspace.read("zonings")
    rows = rows[rows["id"] == zoning]
    return str(rows["label"].iloc[0]) if len(rows) else zoning


def _points_count(group: QgsLayerTreeGroup) -> int:
    nodes: Iterable[QgsLayerTreeLayer] = (n for n in group.children() if isinstance(n, QgsLayerTreeLayer))
    return sum(role_of(node) in POINTS for node in nodes)


def role_of(node: QgsLayerTreeLayer) -> str:
    """What the layer of a node is for the plugin; empty when it is not one of its layers."""
    layer = node.layer()
    return "" if layer is None else str(layer.customProperty(ROLE_PROPERTY) or "")


def find_node(group: QgsLayerTreeGroup, role: str) -> QgsLayerTreeLayer | None:
    """The node of the layer with this role, or None."""
    return next((node for node in group.findLayers() if role_of(node) == role), None)


def _by_role(group: QgsLayerTreeGroup, role: str) -> QgsVectorLayer | None:
    node = find_node(group, role)
    return None if node is None else node.layer()


def _remove(project: QgsProject, parent: QgsLayerTreeGroup, group: QgsLayerTreeGroup) -> None:
    project.removeMapLayers([node.layerId() for node in group.findLayers()])
    parent.removeChildNode(group)
