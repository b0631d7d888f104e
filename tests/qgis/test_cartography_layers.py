"""The layers of a workspace in a project: order, names, styles, refresh, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from cartography_workspace import make
from qgis.core import Qgis, QgsExpression, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from clefop_plugin.cartography import layers, palettes, styles, zoning_styles
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg")


@pytest.fixture
def project(qgis_app: object) -> Iterator[QgsProject]:
    project = QgsProject()
    yield project
    project.clear()


def names(group: QgsLayerTreeGroup) -> list[str]:
    return [node.name() for node in group.children()]


def test_groups_and_layers_are_in_order_and_in_french(workspace: Workspace, project: QgsProject, french: None) -> None:
    loaded = layers.load_workspace_layers(workspace, project)
    assert names(project.layerTreeRoot()) == ["CLEFOP · Essai"]
    assert names(loaded.group) == [
        "Structures d’accompagnement",
        "Offre de formation (places)",
        "Zonages",
        "Scénario · Essai l’un",
        "Communes",
    ]
    scenario = loaded.group.findGroup("Scénario · Essai l’un")
    assert names(scenario) == ["Limites des blocs (Intercommunalités)", "Territoires (Clefop)"]
    assert (loaded.extent.width(), loaded.extent.height()) == (24_000, 12_000)


def test_subsets_keep_their_rows_even_with_quotes(workspace: Workspace, project: QgsProject) -> None:
    loaded = layers.load_workspace_layers(workspace, project)
    counts = {role: len(list(layer.getFeatures())) for role, layer in loaded.layers.items()}
    assert counts["zoning:epci"] == 4
    assert counts["zoning:ze"] == counts["territories:s1"] == 2
    assert counts["communes"] == 8
    assert layers.subset("zoning_id", "l'un") == "\"zoning_id\" = 'l''un'"


def test_territories_have_five_hues_casing_and_outline(workspace: Workspace, project: QgsProject) -> None:
    layer = layers.load_workspace_layers(workspace, project).layers["territories:s1"]
    renderer = layer.renderer()
    assert renderer.usingSymbolLevels()
    fill, casing, outline = renderer.symbol().symbolLayers()
    assert casing.color().name().upper() == palettes.WHITE
    assert casing.width() > outline.width()
    assert outline.color().name().upper() == palettes.INK.upper()
    expression = QgsExpression(fill.dataDefinedProperties().property(fill.Property.FillColor).expressionString())
    assert not expression.hasParserError()
    assert layer.labelsEnabled()


def test_families_of_zonings_differ_by_their_line_and_lie_side_by_side(
    workspace: Workspace, project: QgsProject
) -> None:
    loaded = layers.load_workspace_layers(workspace, project).layers
    lines = [loaded[f"zoning:{z}"].renderer().symbol().symbolLayers()[-1] for z in ("epci", "ze", "ctr")]
    assert [line.useCustomDashPattern() for line in lines] == [False, True, True]
    stroke, dot = lines[1].customDashVector()[0], lines[2].customDashVector()[0]
    assert dot < lines[2].width() < stroke
    edges = sorted((line.offset() - line.width() / 2, line.offset() + line.width() / 2) for line in lines)
    assert all(low >= high for (_, high), (low, _) in pairwise(edges))
    formats = [loaded[f"zoning:{z}"].labeling().settings().format() for z in ("epci", "ze", "ctr")]
    assert [f.font().italic() for f in formats] == [False, True, False]
    assert formats[2].capitalization() == Qgis.Capitalization.AllUppercase


def test_every_look_of_a_zoning_is_its_own_and_its_names_are_read() -> None:
    looks = [look for family in zoning_styles.LOOKS.values() for look in family]
    assert len({(look.colour, look.width, look.inside) for look in looks}) == len(looks)
    assert all(palettes.contrast(look.ink, palettes.WHITE) >= 4.5 for look in looks)
    found = zoning_styles.looks({"a": "étude", "b": "étude", "c": "other"}, {"a": 9, "b": 3, "c": 1})
    assert found["b"] == zoning_styles.LOOKS["étude"][0]
    assert found["a"] == zoning_styles.LOOKS["étude"][1]
    assert found["c"] == zoning_styles.LOOKS["administratif"][zoning_styles.PLAIN]


def test_narrow_limits_are_drawn_above_wide_ones(workspace: Workspace, project: QgsProject) -> None:
    loaded = layers.load_workspace_layers(workspace, project)
    zonings = next(g for g in loaded.group.findGroups() if g.customProperty(layers.ROLE_PROPERTY) == "zonings")
    drawn = [layers.role_of(node).partition(":")[2] for node in zonings.findLayers()]
    looks = layers.zoning_looks(workspace, workspace.read("zonings"))
    assert drawn == zoning_styles.drawing_order(looks)
    project.removeMapLayer(loaded.layers["zoning:ze"].id())
    loaded.group.setCustomProperty(layers.OFFERED_PROPERTY, "")
    layers.refresh_layers(workspace, project)
    assert [layers.role_of(node).partition(":")[2] for node in zonings.findLayers()] == drawn


def test_a_scenario_loaded_again_is_not_doubled(workspace: Workspace, project: QgsProject) -> None:
    layers.load_workspace_layers(workspace, project)
    before = len(project.mapLayers())
    added = layers.add_scenario_layers(workspace, project, "s1")
    assert sorted(added.layers) == ["blocks:s1", "territories:s1"]
    assert len(project.mapLayers()) == before
    assert names(layers.find_group(workspace, project))[3].endswith("Essai l’un")
    with pytest.raises(WorkspaceError, match="nowhere"):
        layers.add_scenario_layers(workspace, project, "nowhere")


def test_removal_leaves_nothing(workspace: Workspace, project: QgsProject) -> None:
    layers.load_workspace_layers(workspace, project)
    layers.refresh_layers(workspace, project)
    layers.remove_workspace_layers(workspace, project)
    assert project.mapLayers() == {}
    assert project.layerTreeRoot().children() == []


def test_overlay_style_classifies_by_density(qgis_app: object) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=population:double&field=area_km2:double", "o", "memory")
    styles.overlay_style(layer)
    assert layer.renderer() is not None


def test_text_colours_can_be_read() -> None:
    for colour in (palettes.INK, palettes.SECONDARY, palettes.MUTED, palettes.ACCENT, palettes.ALERT):
        assert palettes.contrast(colour, palettes.WHITE) >= 4.5
    assert all(palettes.contrast(palettes.INK, hue) >= 5.7 for hue in palettes.TERRITORIES)
    assert palettes.contrast("#000000", "#FFFFFF") == pytest.approx(21)
