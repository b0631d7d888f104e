"""The panel of zonings on the fictional region: list, ticks and weights, agreement, shared borders, states."""

from __future__ import annotations

import gc
import math
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gui_fixtures import wait_for

from clefop_plugin import environment
from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.layers import find_group, find_node, role_of
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.computation import State
from clefop_plugin.gui.docks.zoning_measures import measures
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.window import Window
from clefop_plugin.gui.zoning_choice import ZoningChoice
from clefop_plugin.gui.zoning_desk import TICKED
from clefop_plugin.gui.zoning_maps import BY_WEIGHT
from clefop_plugin.services import borders as borders_service
from clefop_plugin.services.agreement import measure_agreement
from clefop_plugin.services.borders import find_shared_borders
from clefop_plugin.services.generation_parameters import default_parameters
from clefop_plugin.services.overlay import overlay_zonings
from clefop_plugin.workspace.store import Workspace

LIST, AGREEMENT, BORDERS = range(3)
CHOSEN = ("epci", "ze2020", "arr")
#: Longest time, seconds, that the main thread may work between two events.
BLOCKED = 0.15


@pytest.fixture
def window(french: None, window: Window) -> Window:
    return window


@pytest.fixture
def path(demo_workspace: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_workspace, tmp_path / "demo.gpkg"))


def show(window: Window) -> Any:
    window.show_dock("zonings", True)
    dock = window.docks["zonings"]
    dock.setFloating(True)
    dock.resize(340, 820)
    dock.show()
    return dock


@pytest.fixture
def dock(window: Window, path: Path) -> Any:
    """The panel with its workspace, its layers, and three zonings ticked."""
    assert window.commands.open_path(path)
    found = show(window)
    wait_for(lambda: found.desk.zonings)
    for zoning in found.desk.zonings.zonings:
        window.session.zonings.tick(zoning.id, zoning.id in CHOSEN)
    wait_for(lambda: fresh(found.desk.agreement))
    return found


def fresh(computation: Any) -> bool:
    return computation.state is State.FRESH and not computation.is_stale


def node(dock: Any, role: str) -> Any:
    session = dock.context.session
    return find_node(find_group(session.workspace, session.project), role)


def result_layer(dock: Any, role: str) -> QgsVectorLayer | None:
    found = node(dock, role)
    return None if found is None else found.layer()


def add_borders(dock: Any) -> QgsVectorLayer:
    dock.list_page.borders.click()
    wait_for(lambda: result_layer(dock, "borders") is not None and fresh(dock.desk.borders))
    layer = result_layer(dock, "borders")
    assert layer is not None
    return layer


def counts(layer: QgsVectorLayer, field: str = "count") -> dict[tuple[str, str], float]:
    return {
        (str(f["left_code"]), str(f["right_code"])): float(f[field])
        for f in layer.getFeatures()
        if f["right_code"] and not f["outer"]
    }


def expected(dock: Any, ids: tuple[str, ...], weights: dict[str, float], field: str) -> dict[tuple[str, str], float]:
    found = find_shared_borders(dock.context.session.workspace, ids, weights).borders
    inner = found[~found["outer"]]
    return {(a, b): float(v) for a, b, v in zip(inner["left_code"], inner["right_code"], inner[field], strict=True)}


# ------------------------------------------------------------------------------------------------ list


def test_the_list_says_what_each_zoning_is_and_whom_it_covers(dock: Any) -> None:
    rows = dock.list_page.rows
    listed = dock.desk.zonings.zonings
    assert set(rows) == {z.id for z in listed}
    epci = rows["epci"]
    words = epci.tick.accessibleName()
    assert epci.zoning.label in words
    assert f"{number(epci.zoning.zones)} zones" in words
    assert "commune" in words
    scenario = next(row for identifier, row in rows.items() if identifier.startswith("scenario:"))
    assert scenario.weight is None
    assert all(row.weight is not None for i, row in rows.items() if not i.startswith("scenario:"))
    assert [i for i, row in rows.items() if row.tick.isChecked()] == [z.id for z in listed if z.id in CHOSEN]
    assert dock.list_page.overlay.text() == "Superposer (3)"
    partial = next(row for row in rows.values() if not row.zoning.coverage.whole)
    assert "couvre" in partial.facts.text()


def test_vintage_and_coverage_have_columns_only_when_there_is_room(dock: Any) -> None:
    row = dock.list_page.rows["epci"]
    vintage = str(row.zoning.vintage)
    dock.resize(320, 820)
    wait_for(lambda: row.vintage.isHidden())
    assert vintage in row.facts.text()
    dock.resize(620, 820)
    wait_for(lambda: not row.vintage.isHidden())
    assert vintage not in row.facts.text()
    assert row.coverage.text().endswith("%")


def test_a_tick_shows_the_layer_and_the_layer_tree_ticks(dock: Any) -> None:
    row = dock.list_page.rows["dep"]
    assert not node(dock, "zoning:dep").itemVisibilityChecked()
    row.tick.click()
    assert node(dock, "zoning:dep").itemVisibilityChecked()
    assert "dep" in dock.context.session.zonings.ticked
    node(dock, "zoning:dep").setItemVisibilityChecked(False)
    wait_for(lambda: not row.tick.isChecked())
    QgsProject.instance().removeMapLayer(node(dock, "zoning:epci").layerId())
    wait_for(lambda: not dock.list_page.rows["epci"].tick.isChecked())
    dock.list_page.rows["epci"].tick.click()
    assert node(dock, "zoning:epci").itemVisibilityChecked()
    assert dock.list_page.rows["epci"].tick.isChecked()


def test_a_tick_shows_a_scenario_and_counts_it_apart(dock: Any) -> None:
    scenario = next(i for i in dock.list_page.rows if i.startswith("scenario:"))
    dock.list_page.rows[scenario].tick.click()
    assert scenario in dock.context.session.zonings.ticked
    assert dock.list_page.overlay.text() == "Superposer (4)"
    assert scenario not in [z.id for z in dock.desk.ticked(scenarios=False)]


def test_arrows_go_from_tick_to_tick(dock: Any) -> None:
    rows = sorted(dock.list_page.rows.values(), key=lambda row: row.y())
    dock.activateWindow()
    rows[0].tick.setFocus()
    QTest.keyClick(rows[0].tick, Qt.Key.Key_Down)
    assert dock.focusWidget() is rows[1].tick
    QTest.keyClick(rows[1].tick, Qt.Key.Key_Up)
    assert dock.focusWidget() is rows[0].tick
    before = rows[0].tick.isChecked()
    QTest.keyClick(rows[0].tick, Qt.Key.Key_Space)
    assert rows[0].tick.isChecked() is not before


def test_the_search_keeps_what_has_every_word(dock: Any) -> None:
    dock.list_page.search.setText("emploi")
    kept = {i for i, row in dock.list_page.rows.items() if not row.isHidden()}
    assert kept
    assert all("emploi" in dock.list_page.rows[i].zoning.label.casefold() for i in kept)
    dock.list_page.search.setText("")
    assert not any(row.isHidden() for row in dock.list_page.rows.values())


def test_weights_are_remembered_by_the_project(dock: Any, tmp_path: Path) -> None:
    row = dock.list_page.rows["ze2020"]
    assert row.weight.text() == row.weight.locale().toString(1.0, "f", 1)
    row.weight.setValue(3.5)
    assert dock.context.session.zonings.weight("ze2020") == 3.5
    saved = str(tmp_path / "etude.qgz")
    assert QgsProject.instance().write(saved)
    other = QgsProject()
    assert other.read(saved)
    choice = ZoningChoice(other)
    assert choice.weight("ze2020") == 3.5
    assert choice.weight("epci") == 1.0
    other.writeEntry("clefop", "zoning_weights", '{"epci": "x", "arr": -3, "dep": 2}')
    assert ZoningChoice(other).chosen_weights == {"dep": 2.0}
    other.writeEntry("clefop", "zoning_weights", "not json")
    assert ZoningChoice(other).chosen_weights == {}


def test_weights_are_offered_to_the_generation(dock: Any) -> None:
    choice, workspace = dock.context.session.zonings, dock.context.session.workspace
    ids = [z.id for z in dock.desk.zonings.zonings if not z.is_scenario]
    usual = default_parameters(workspace)
    assert choice.references(usual, ids) == usual
    own = next(zoning for zoning, _ in usual.references if zoning != "dep")
    choice.weigh(own, 4.0)
    choice.weigh("dep", 0.0)
    offered = dict(choice.references(usual, ids).references)
    assert offered[own] == 4.0
    assert "dep" not in offered
    assert usual.blocks not in offered
    assert all(weight == 1.0 for zoning, weight in offered.items() if zoning != own)


def test_the_generation_dialog_shows_the_weights_of_the_panel(window: Window, dock: Any) -> None:
    from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog

    own = default_parameters(window.session.workspace).references[0][0]
    window.session.zonings.weigh(own, 7.0)
    dialog = GenerateDialog(window.iface, window.session, lambda _scenario: None)
    wait_for(lambda: dialog._prepared is not None)
    assert dict(dialog.form.parameters().references)[own] == 7.0
    dialog.reject()


# ------------------------------------------------------------------------------------------- agreement


def test_the_matrix_shows_the_figures_of_the_service(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    page, result = dock.agreement_page, dock.desk.agreement.result
    ids = [zoning.id for zoning in result.chosen]
    found = measure_agreement(dock.context.session.workspace, ids).pairs
    assert len(found) == len(ids) * (len(ids) - 1) / 2
    for measure in measures():
        page.kind.setCurrentIndex(page.kind.findData(measure.key))
        shown = page.heat._matrix
        assert shown.symmetric is (measure.field == measure.turned)
        assert list(shown.counts) == [z.zones for z in dock.desk.compared()]
        for row in found.to_dict(orient="records"):
            a, b = ids.index(row["zoning_a"]), ids.index(row["zoning_b"])
            assert shown.values[a][b] == pytest.approx(row[measure.field], nan_ok=True)
            assert shown.values[b][a] == pytest.approx(row[measure.turned], nan_ok=True)
            words = page._words(a, b)
            assert result.chosen[a].label in words
            assert math.isnan(row[measure.field]) or number(row[measure.field], 2) in words


def test_a_click_or_the_arrows_choose_a_pair(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    page = dock.agreement_page
    heat, ids = page.heat, [zoning.id for zoning in dock.desk.agreement.result.chosen]
    centre = heat.cell_rect(3, 1).center().toPoint()
    QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    assert heat.picked() == (3, 1)
    assert page.pair.pair() == (ids[3], ids[1])
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert heat.picked() == (3, 1), "going to a pair does not choose it yet"
    assert page._words(4, 1) in heat.accessibleName()
    QTest.keyClick(heat, Qt.Key.Key_Return)
    assert page.pair.pair() == (ids[4], ids[1])
    QTest.keyClick(heat, Qt.Key.Key_Home)
    QTest.keyClick(heat, Qt.Key.Key_Up)
    QTest.keyClick(heat, Qt.Key.Key_Space)
    assert heat.picked() == (1, 0), "above the triangle there is nothing"
    QTest.mouseClick(
        heat.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        heat.cell_rect(0, 0).center().toPoint(),
    )  # fmt: skip
    assert heat.picked() == (1, 0), "the diagonal is no pair"


def test_the_chosen_pair_says_who_cuts_what(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    page, result = dock.agreement_page, dock.desk.agreement.result
    page.look_at("epci", "ze2020")
    view = page.pair.view
    rows = result.zones
    rows = rows[(rows["zoning"] == "epci") & (rows["against"] == "ze2020") & (rows["pieces"] > 1)]
    assert len(view.cut) == len(rows)
    assert sum(zone.people for zone in view.cut) == pytest.approx(rows["people"].sum())
    assert view.sentences[0] in page.pair.words.text()
    assert set(view.sentences) <= set(result.sentences)
    assert number(rows["people"].sum()) in page.pair.cut_title.text()
    page.pair.turn.click()
    assert page.pair.pair() == ("ze2020", "epci")
    assert page.pair.title.text().index("Zones d’emploi") == 0


def test_the_flow_chart_names_what_a_zone_shares(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    dock.agreement_page.look_at("epci", "ze2020")
    chart, flows = dock.agreement_page.pair.chart, dock.agreement_page.pair.view.flows
    assert chart.height() > 0
    assert len(chart.names(0)) <= len(flows.left)
    said: list[str] = []
    chart.described.connect(said.append)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.zone() is not None
    assert chart.names(0)[chart.zone()[1]] in said[-1]
    assert said[-1] in chart.accessibleName()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.zone()[0] == 1
    assert "%" in said[-1]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.zone() is None
    QTest.mouseMove(chart, QPoint(20, chart.height() // 2))
    assert not chart.grab().isNull()


def test_other_weights_and_zonings_are_computed_again(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    page, first = dock.agreement_page, dock.desk.agreement.result
    page.weight.setCurrentIndex(page.weight.findData("communes"))
    page.weight.activated.emit(page.weight.currentIndex())
    wait_for(lambda: dock.desk.agreement.result is not first and fresh(dock.desk.agreement))
    assert dock.desk.agreement.result.weight.key == "communes"
    page.scope.setCurrentIndex(page.scope.findData(TICKED))
    page.scope.activated.emit(page.scope.currentIndex())
    wait_for(lambda: len(dock.desk.agreement.result.chosen) == 3 and fresh(dock.desk.agreement))
    assert {zoning.id for zoning in dock.desk.agreement.result.chosen} == set(CHOSEN)
    for identifier in ("ze2020", "arr"):
        dock.context.session.zonings.tick(identifier, False)
    wait_for(lambda: page._stack.currentWidget() is page.state)
    assert "deux zonages" in page.state.accessibleName()
    page.state.primary.click()
    wait_for(lambda: fresh(dock.desk.agreement) and page._stack.currentWidget() is page._content)


def test_the_first_page_compares_the_scenario_with_each_zoning(dock: Any) -> None:
    verdict, result = dock.list_page.verdict, dock.desk.agreement.result
    scenario = dock.desk.scenario()
    assert result.zoning(scenario).label in verdict.title.text()
    bars = verdict.bars._bars
    pairs = {frozenset((r["zoning_a"], r["zoning_b"])): r["v_measure"] for r in result.pairs.to_dict(orient="records")}
    assert bars
    for bar in bars:
        assert bar.value == number(pairs[frozenset(bar.key.split("\t"))], 2)
    assert [bar.value for bar in bars] == sorted((bar.value for bar in bars), reverse=True)
    verdict.bars.clicked.emit(bars[-1].key)
    assert dock.tabs.currentIndex() == AGREEMENT
    assert dock.agreement_page.pair.pair() == tuple(bars[-1].key.split("\t"))


def test_numbers_of_the_matrix_are_read_in_both_themes() -> None:
    for dark in (False, True):
        for ground in colour_table.matrix_ramp(dark):
            ink = colour_table.ink_on(ground)
            assert palettes.contrast(ink.name(), ground.name()) >= 4.5


# --------------------------------------------------------------------------------------------- borders


def test_one_click_adds_the_borders_and_they_follow_ticks_and_weights(dock: Any) -> None:
    layer = add_borders(dock)
    assert dock.tabs.currentIndex() == BORDERS
    assert counts(layer) == expected(dock, CHOSEN, {}, "count")
    assert layer.name() == tr("Borders shared by {count} zonings", count="3")
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    legend = dock.borders_page.legend.accessibleName()
    assert labels[0].split(" · ")[0] in legend
    identifier = layer.id()
    dock.context.session.zonings.weigh("ze2020", 3.0)
    wait_for(lambda: counts(layer, "weight") == expected(dock, CHOSEN, {"ze2020": 3.0}, "weight"))
    dock.list_page.rows["dep"].tick.click()
    wait_for(lambda: counts(layer) == expected(dock, (*CHOSEN, "dep"), {}, "count"))
    wait_for(lambda: "4" in layer.name())
    assert result_layer(dock, "borders").id() == identifier, "themes and layouts keep their layer"


def test_outlines_are_hidden_under_the_borders_until_asked_for(dock: Any) -> None:
    add_borders(dock)
    assert dock.desk.maps.outlines_hidden()
    assert set(CHOSEN) <= dock.context.session.zonings.ticked
    dock.borders_page.outlines.click()
    assert not dock.desk.maps.outlines_hidden()
    assert dock.borders_page.add.isHidden()


def test_borders_follow_even_when_the_panel_is_closed(dock: Any) -> None:
    layer = add_borders(dock)
    dock.close()
    node(dock, "zoning:arr").setItemVisibilityChecked(False)
    wait_for(lambda: counts(layer) == expected(dock, ("epci", "ze2020"), {}, "count"))


def test_borders_can_be_wide_by_weight(dock: Any) -> None:
    layer = add_borders(dock)
    dock.context.session.zonings.weigh("epci", 5.0)
    page = dock.borders_page
    page.width_by.setCurrentIndex(page.width_by.findData(BY_WEIGHT))
    page.width_by.activated.emit(page.width_by.currentIndex())
    wait_for(lambda: any("poids" in rule.label() for rule in layer.renderer().rootRule().children()))
    wait_for(lambda: fresh(dock.desk.borders) and dock.desk.borders.result.total == 7.0)
    classes = dock.desk.maps.border_classes()
    inner = dock.desk.borders.result.found.borders
    length = inner.loc[~inner["outer"] & (inner["count"] > 0), "length_m"].sum() / 1000
    assert sum(found.km for found in classes) == pytest.approx(length)
    conditions = [found.condition for found in classes]
    for feature in layer.getFeatures():
        if not feature["outer"]:
            layer.selectByExpression(" or ".join(f"({c})" for c in conditions))
            break
    assert layer.selectedFeatureCount() == sum(not f["outer"] for f in layer.getFeatures())


def test_a_stopped_computation_says_so_on_the_map_and_in_the_panel(dock: Any) -> None:
    layer = add_borders(dock)
    before = counts(layer)
    dock.context.session.zonings.weigh("epci", 2.0)
    assert dock.desk.borders.state is State.COMPUTING
    dock.borders_page.freshness.cancel.click()
    assert dock.desk.borders.state is State.STOPPED
    assert dock.desk.borders.is_stale
    assert not dock.borders_page.freshness.notice.isHidden()
    assert "dernier changement" in dock.borders_page.freshness.notice.accessibleName()
    assert layer.name().endswith("(périmé)")
    assert counts(layer) == before
    dock.borders_page.freshness._again.click()
    wait_for(lambda: fresh(dock.desk.borders))
    wait_for(lambda: not layer.name().endswith("(périmé)"))
    assert dock.borders_page.freshness.notice.isHidden()


def test_a_failure_is_told_with_its_reason_and_can_be_tried_again(dock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    layer = add_borders(dock)

    def refuse(*_arguments: Any, **_more: Any) -> None:
        raise WorkspaceError("Le fichier est ouvert ailleurs.")

    monkeypatch.setattr(borders_service, "find_shared_borders", refuse)
    dock.context.session.zonings.weigh("epci", 2.0)
    wait_for(lambda: dock.desk.borders.state is State.FAILED)
    assert "ouvert ailleurs" in dock.borders_page.freshness.notice.accessibleName()
    assert layer.name().endswith("(périmé)")
    monkeypatch.undo()
    dock.borders_page.freshness._again.click()
    wait_for(lambda: fresh(dock.desk.borders))


def test_without_tick_the_page_says_what_to_do(dock: Any) -> None:
    dock.list_page._tick_all(False)
    assert not dock.context.session.zonings.ticked
    assert not dock.list_page.borders.isEnabled()
    dock.show_page(BORDERS)
    assert dock.borders_page._stack.currentWidget() is dock.borders_page.state
    dock.borders_page.state.primary.click()
    assert dock.tabs.currentIndex() == LIST


def test_a_change_of_the_workspace_reaches_list_and_borders(dock: Any, path: Path) -> None:
    layer = add_borders(dock)
    workspace = Workspace.open(path)
    rows = workspace.read("memberships", "arr", by="zoning_id")
    first = rows["zone_code"].iloc[0]
    workspace.replace("memberships", rows.assign(zone_code=first), "arr", by="zoning_id")
    dock.context.session.refresh()
    wait_for(lambda: counts(layer) == expected(dock, CHOSEN, {}, "count"))
    assert all(not str(f["zonings"]).count("arr") for f in layer.getFeatures())


def test_a_project_opened_again_fills_its_borders(dock: Any, window: Window, tmp_path: Path) -> None:
    add_borders(dock)
    saved = str(tmp_path / "etude.qgz")
    assert QgsProject.instance().write(saved)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(saved)
    wait_for(lambda: window.session.workspace is not None and dock.desk.zonings is not None)
    # Lines come a thousand at a time: some of them may be there before the others.
    found = expected(dock, CHOSEN, {}, "count")
    wait_for(lambda: result_layer(dock, "borders") is not None and counts(result_layer(dock, "borders")) == found)


# ------------------------------------------------------------------------------------- map and report


def test_the_overlay_is_that_of_the_service(dock: Any) -> None:
    dock.list_page.overlay.click()
    wait_for(lambda: result_layer(dock, "overlay") is not None)
    layer = result_layer(dock, "overlay")
    found = overlay_zonings(dock.context.session.workspace, [z.id for z in dock.desk.ticked()])
    assert layer.featureCount() == len(found.polygons)
    people = sum(f["population"] or 0 for f in layer.getFeatures())
    assert people == pytest.approx(found.polygons["population"].sum())
    order = [role_of(n) for n in find_group(dock.context.session.workspace, QgsProject.instance()).findLayers()]
    assert order.index("zoning:epci") < order.index("overlay") < order.index("communes")


def test_zones_are_coloured_by_their_inhomogeneity(dock: Any) -> None:
    dock.show_page(AGREEMENT)
    dock.agreement_page.look_at("epci", "ze2020")
    dock.agreement_page.pair.colour.click()
    wait_for(lambda: result_layer(dock, "misfit") is not None)
    layer = result_layer(dock, "misfit")
    rows = dock.desk.agreement.result.zones
    rows = rows[(rows["zoning"] == "epci") & (rows["against"] == "ze2020")].set_index("code")["inhomogeneity"]
    assert {f["code"]: f["inhomogeneity"] for f in layer.getFeatures()} == pytest.approx(rows.to_dict())
    assert "effectifs égaux" in layer.name()
    assert layer.renderer().type() == "graduatedSymbol"
    assert all(f.hasGeometry() for f in layer.getFeatures())


def test_the_report_is_written_and_opened(dock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from clefop_plugin.gui.docks import zonings as module

    opened: list[str] = []
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dock.show_page(AGREEMENT)
    dock.agreement_page.look_at("epci", "ze2020")
    dock.agreement_page.pair.report.click()
    wait_for(lambda: opened)
    page = Path(opened[0]).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert all(zoning.label.split(" ")[0] in page for zoning in dock.desk.agreement.result.chosen)
    assert dock._busy.isHidden()


# ----------------------------------------------------------------------------------------------- states


def test_without_workspace_the_panel_invites(window: Window) -> None:
    dock = show(window)
    assert dock.stack.currentWidget() is dock.state
    assert "espace de travail" in dock.state.accessibleName()


def test_a_missing_package_is_named(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "missing", lambda packages=(): [p for p in packages if p == "shapely"])
    dock = show(window)
    assert "shapely" in dock.state.accessibleName()
    assert dock.state.primary.text() == "Comment l’installer"


def test_without_pandas_the_panel_can_still_be_built() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['pandas', 'shapely', 'scipy', 'matplotlib'])); "
        "import clefop_plugin.gui.docks.zonings"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_without_zoning_the_panel_asks_for_a_table(window: Window, path: Path) -> None:
    workspace = Workspace.open(path)
    for identifier in list(workspace.read("scenarios")["id"]):
        workspace.delete("scenarios", identifier, by="id")
    for identifier in list(workspace.read("zonings")["id"]):
        workspace.delete("zonings", identifier, by="id")
    window.session.open(path)
    dock = show(window)
    wait_for(lambda: dock.desk.zonings is not None)
    assert dock.state.accessibleName().startswith("Aucun zonage")
    asked: list[Any] = []
    dock.context.import_files = asked.append
    dock.state.primary.click()
    assert asked == [()]


def test_an_unreadable_workspace_is_told_and_can_be_read_again(dock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from clefop_plugin.services import zoning_list

    def refuse(_region: Any) -> None:
        raise WorkspaceError("Le disque ne répond pas.")

    monkeypatch.setattr(zoning_list, "list_zonings", refuse)
    dock.context.session.refresh()
    wait_for(lambda: dock.desk.failure is not None)
    assert dock.stack.currentWidget() is dock.state
    assert "Le disque ne répond pas." in dock.state.accessibleName()
    monkeypatch.undo()
    dock.state.primary.click()
    wait_for(lambda: dock.stack.currentWidget() is dock.content)


def test_closing_the_workspace_empties_the_panel(dock: Any, window: Window) -> None:
    window.session.close()
    assert dock.desk.zonings is None
    assert dock.stack.currentWidget() is dock.state
    assert dock.desk.agreement.result is None


# ------------------------------------------------------------------------------------ size, theme, speed


def test_it_fits_in_300_pixels_in_french_and_in_both_themes(dock: Any) -> None:
    add_borders(dock)
    dock.resize(300, 700)
    for window_colour, text_colour in (("#efefef", "#1b2733"), ("#2b2e33", "#eceff1")):
        palette = QPalette()
        for role, colour in (("Window", window_colour), ("Base", window_colour), ("Text", text_colour)):
            palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
        dock.setPalette(palette)
        for page in (LIST, AGREEMENT, BORDERS):
            dock.show_page(page)
            wait_for(lambda: fresh(dock.desk.agreement) or fresh(dock.desk.borders))
            assert dock.width() == 300
            assert dock.pages.currentWidget().minimumSizeHint().width() <= 300
            assert not dock.grab().isNull()


def test_qgis_is_never_frozen(dock: Any, request: pytest.FixtureRequest) -> None:
    """The longest time the main thread works between two events, while everything is asked for at once."""
    beats: list[float] = []
    beat = QTimer()
    beat.setInterval(0)
    beat.timeout.connect(lambda: beats.append(time.thread_time()))
    # What hundreds of other tests left in memory is no part of a QGIS: Python must not search it for cycles meanwhile.
    gc.collect()
    gc.freeze()
    request.addfinalizer(gc.unfreeze)
    beat.start()
    dock.list_page.overlay.click()
    add_borders(dock)
    for weight in (2.0, 3.0):
        dock.context.session.zonings.weigh("epci", weight)
        wait_for(lambda: fresh(dock.desk.borders))
    dock.show_page(AGREEMENT)
    dock.agreement_page.pair.colour.click()
    wait_for(lambda: result_layer(dock, "misfit") is not None and result_layer(dock, "overlay") is not None)
    beat.stop()
    gaps = [after - before for before, after in pairwise(beats)]
    assert len(gaps) > 20
    assert max(gaps) < BLOCKED
