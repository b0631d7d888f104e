"""Which zonings and scenarios of a workspace the map shows. Main thread only."""

from __future__ import annotations

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeNode, QgsProject

from clefop_plugin.cartography import layers
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.workspace.store import Workspace


def shown_zonings(workspace: Workspace, project: QgsProject) -> set[str]:
    """Ids of the zonings, and ``scenario:<id>`` of the scenarios, whose layers are checked.

    Whether the group they are in is checked does not matter: it only hides them all for a while.
    """
    group = layers.find_group(workspace, project)
    if group is None:
        return set()
    nodes = [node for node in group.findLayers() if node.itemVisibilityChecked()]
    roles = [layers.role_of(node).partition(":") for node in nodes]
    shown = {identifier for kind, _, identifier in roles if kind == "zoning"}
    for child in group.findGroups():
        scenario = str(child.customProperty(layers.CONTAINER_PROPERTY) or "")
        if scenario and child.itemVisibilityChecked():
            shown.add(SCENARIO_PREFIX + scenario)
    return shown


def show_zoning(workspace: Workspace, project: QgsProject, identifier: str, shown: bool) -> None:
    """Show or hide a zoning or a scenario; what is not in the project is added first.

    Raises WorkspaceError when QGIS cannot read the file.
    """
    node = _node(workspace, project, identifier)
    if node is None and shown:
        _add(workspace, project, identifier)
        node = _node(workspace, project, identifier)
    if node is not None:
        node.setItemVisibilityChecked(shown)
    group = layers.find_group(workspace, project)
    zonings = None if group is None else layers.zonings_group(group)
    if shown and zonings is not None and not identifier.startswith(SCENARIO_PREFIX):
        zonings.setItemVisibilityChecked(True)


def outlines_hidden(workspace: Workspace, project: QgsProject) -> bool:
    """Whether the group of the zonings is unchecked: those that are checked in it are not drawn either."""
    group = layers.find_group(workspace, project)
    zonings = None if group is None else layers.zonings_group(group)
    return zonings is not None and not zonings.itemVisibilityChecked()


def hide_outlines(workspace: Workspace, project: QgsProject, hidden: bool) -> None:
    """Hide the outlines of every zoning at once, or draw again those that are checked."""
    group = layers.find_group(workspace, project)
    zonings = None if group is None else layers.zonings_group(group)
    if zonings is not None:
        zonings.setItemVisibilityChecked(not hidden)


def _node(workspace: Workspace, project: QgsProject, identifier: str) -> QgsLayerTreeNode | None:
    group = layers.find_group(workspace, project)
    if group is None:
        return None
    if not identifier.startswith(SCENARIO_PREFIX):
        return layers.find_node(group, f"zoning:{identifier}")
    return _scenario_group(group, identifier.removeprefix(SCENARIO_PREFIX))


def _scenario_group(group: QgsLayerTreeGroup, scenario: str) -> QgsLayerTreeGroup | None:
    return next((g for g in group.findGroups() if g.customProperty(layers.CONTAINER_PROPERTY) == scenario), None)


def _add(workspace: Workspace, project: QgsProject, identifier: str) -> None:
    group = layers.find_group(workspace, project)
    if group is None:
        layers.load_workspace_layers(workspace, project)
    elif identifier.startswith(SCENARIO_PREFIX):
        layers.add_scenario_layers(workspace, project, identifier.removeprefix(SCENARIO_PREFIX))
    else:
        layers.add_zoning_layer(workspace, project, group, identifier)
