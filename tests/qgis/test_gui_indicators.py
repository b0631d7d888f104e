"""The indicator panel: charts and their exports, definition and source, sets, maps in one click."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin import environment, settings
from clefop_plugin.cartography import layers
from clefop_plugin.cartography.chart_content import KINDS
from clefop_plugin.gui import set_store
from clefop_plugin.gui.dialogs.indicator_sets import IndicatorSetDialog
from clefop_plugin.gui.docks.indicator_rows import FIGURE
from clefop_plugin.gui.window import Window
from clefop_plugin.services import indicator_sets as sets
from clefop_plugin.services.profile_types import TerritoryRef


@pytest.fixture
def dock(window: Window, tmp_path: Path) -> Any:
    path = tmp_path / "small.gpkg"
    small_region.make(path)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock("indicators", True)
    found = window.docks["indicators"]
    found.setFloating(True)
    found.resize(320, 800)
    found.show()
    window.selection.select(TerritoryRef("territory", "s1", "01"))
    wait_for(lambda: found.stack.currentWidget() is found.content)
    return found


def choose(dock: Any, identifier: str) -> None:
    dock.view.setCurrentIndex(dock._find(identifier))


def listed(dock: Any) -> list[str]:
    model = dock.filter
    return [
        model.index(j, 0, model.index(i, 0)).data(FIGURE).id
        for i in range(model.rowCount())
        for j in range(model.rowCount(model.index(i, 0)))
    ]


def roles(dock: Any) -> dict[str, Any]:
    group = layers.find_group(dock.context.session.workspace, QgsProject.instance())
    nodes = group.findLayers() if group is not None else []
    return {layers.role_of(node): node for node in nodes if layers.role_of(node).startswith("indicator:")}


@pytest.mark.parametrize("kind", KINDS)
def test_each_chart_is_drawn_and_said(kind: str, dock: Any) -> None:
    pytest.importorskip("matplotlib")
    choose(dock, "rate")
    detail = dock.detail
    detail.tabs.setCurrentIndex(KINDS.index(kind))
    assert detail.kind() == kind
    wait_for(lambda: detail.chart.drawn)
    assert detail.chart.accessibleName().startswith(detail.title.text())
    if not detail.chart.sentence:
        assert detail.chart._picture.width() > 0
        assert detail.copy_button.isEnabled()


def test_without_matplotlib_a_sentence_stands_for_the_chart(dock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "missing", lambda packages=(): ["matplotlib"] if "matplotlib" in packages else [])
    choose(dock, "active")
    assert "matplotlib" in dock.detail.chart.sentence
    assert "matplotlib" in dock.detail.chart.accessibleName()
    assert not dock.detail.copy_button.isEnabled()
    assert not dock.grab().isNull()


def test_a_new_size_draws_again(dock: Any) -> None:
    pytest.importorskip("matplotlib")
    choose(dock, "rate")
    wait_for(lambda: dock.detail.chart.drawn)
    before = dock.detail.chart._picture.width()
    dock.resize(480, 800)
    wait_for(lambda: dock.detail.chart.drawn and dock.detail.chart._picture.width() > before)


def test_the_chart_is_copied_with_its_words(dock: Any) -> None:
    pytest.importorskip("matplotlib")
    choose(dock, "rate")
    said: list[str] = []
    dock.detail.said.connect(said.append)
    dock.detail.copy_button.click()
    wait_for(lambda: said)
    content = QApplication.clipboard().mimeData()
    assert content.hasImage()
    assert "Source d’essai" in content.text()


@pytest.mark.parametrize(("name", "written"), [("chart.svg", "chart.svg"), ("chart", "chart.png"), ("a.b", "a.b.png")])
def test_the_chart_is_exported(name: str, written: str, dock: Any, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    choose(dock, "rate")
    said: list[str] = []
    dock.detail.said.connect(said.append)
    dock.detail.export_to(tmp_path / name, ".png")
    wait_for(lambda: said)
    assert (tmp_path / written).stat().st_size > 1000
    assert written in said[0]


def test_an_export_that_fails_says_why(dock: Any, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    choose(dock, "rate")
    dock.detail.chart.export(tmp_path / "no such folder" / "chart.svg", lambda _path: None)
    bar = dock.context.iface.messageBar()
    wait_for(lambda: bar.currentItem() is not None)
    assert "chart.svg" in bar.currentItem().text()


def test_definition_and_source_on_demand(dock: Any) -> None:
    choose(dock, "rate")
    detail = dock.detail
    detail.facts_button.setChecked(True)
    text = detail.facts.toPlainText()
    for said in ("Numerator", "Chômeurs", "Denominator", "Actifs", "Zone 96", "Region", "Source d’essai", "masked"):
        assert said in text
    detail.tabs.setCurrentIndex(2)
    assert not detail.facts_button.isChecked()
    assert detail.pages.currentWidget() is detail.chart


def test_a_set_is_shown_and_remembered(dock: Any) -> None:
    everything = listed(dock)
    assert dock.sets.text() == f"All ({len(everything)})"
    dock.choose_set("theme:Revenus")
    assert listed(dock) == ["median"]
    assert set_store.chosen_key() == "theme:Revenus"
    set_store.save_own([sets.own_set("Mine", ["median", "active", "gone"])])
    dock.choose_set("own:Mine")
    assert listed(dock) == ["median", "active"]
    assert dock.filter.rowCount() == 1
    dock.choose_set("own:gone")
    assert listed(dock) == everything


def test_sets_of_the_settings_survive_damage() -> None:
    settings.set_value(set_store.SETS, '["nonsense", 3]')
    assert set_store.own_sets() == []
    settings.set_value(set_store.SETS, "{")
    assert set_store.own_sets() == []
    own = [sets.own_set("b", ["x"]), sets.own_set("A", ["y", "x"])]
    set_store.save_own(own)
    assert set_store.own_sets() == [own[1], own[0]]
    QgsSettings().remove("clefop")


def test_a_set_is_made_ordered_and_written(dock: Any, tmp_path: Path) -> None:
    dialog = IndicatorSetDialog(dock._figures, sets.own_set("", ()), ["Taken"], dock)
    assert not dialog.save.isEnabled()
    dialog.search.setText("revenu")
    assert dialog.available.count() == 1
    dialog.search.setText("")
    dialog.available.selectAll()
    dialog.add_chosen()
    assert dialog.available.count() == 0
    before = dialog.ids()
    dialog.chosen.setCurrentRow(0)
    dialog.move(-1)
    assert dialog.ids() == before
    dialog.move(1)
    assert dialog.ids() == [before[1], before[0], *before[2:]]
    dialog.chosen.clearSelection()
    dialog.chosen.item(0).setSelected(True)
    dialog.take_chosen()
    assert dialog.ids() == [before[0], *before[2:]]
    dialog.name.setText("Taken")
    assert "replaces" in dialog.notice.text()
    assert dialog.save.isEnabled()
    dialog.write_file(tmp_path / "mine")
    other = IndicatorSetDialog(dock._figures, sets.own_set("", ()), [], dock)
    other.read_file(tmp_path / "mine.json")
    assert other.result_set() == dialog.result_set()
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    other.read_file(tmp_path / "bad.json")
    assert "not a set" in other.notice.text()
    assert other.result_set() == dialog.result_set()
    other.read_file(tmp_path / "absent.json")
    assert "absent.json" in other.notice.text()


def test_an_unknown_indicator_of_a_set_is_kept_and_said(dock: Any) -> None:
    dialog = IndicatorSetDialog(dock._figures, sets.own_set("Mine", ["rate", "gone"]), ["Mine"], dock)
    assert dialog.ids() == ["rate", "gone"]
    assert "One indicator of the set is not" in dialog.notice.text()
    assert dialog.result_set().indicators == ("rate", "gone")


def test_one_click_maps_a_ratio(dock: Any) -> None:
    choose(dock, "rate")
    dock.detail.map_button.click()
    assert not dock.detail.map_button.isEnabled()
    wait_for(lambda: "indicator:rate" in roles(dock))
    layer = roles(dock)["indicator:rate"].layer()
    assert {feature["code"] for feature in layer.getFeatures()} == {"01", "02"}
    assert "2021" in layer.name()
    assert "Source d’essai" in layer.metadata().abstract()
    assert dock.detail.map_button.isEnabled()
    dock.detail.map_button.menu().actions()[2].trigger()
    wait_for(lambda: "around" in roles(dock)["indicator:rate"].layer().metadata().abstract())
    assert len(roles(dock)) == 1


def test_one_click_maps_a_count_as_circles_above_the_ground(dock: Any) -> None:
    choose(dock, "rate")
    dock.detail.map_button.click()
    wait_for(lambda: "indicator:rate" in roles(dock))
    choose(dock, "active")
    assert not any(action.isEnabled() for action in dock.detail.map_button.menu().actions())
    dock.detail.map_button.click()
    wait_for(lambda: "indicator:active:circles" in roles(dock))
    found = roles(dock)
    assert found["indicator:active"].itemVisibilityChecked()
    assert found["indicator:active:circles"].itemVisibilityChecked()
    assert not found["indicator:rate"].itemVisibilityChecked()
    assert found["indicator:active:circles"].layer().geometryType() == Qgis.GeometryType.Point
    order = [layers.role_of(node) for node in found["indicator:active"].parent().findLayers()]
    assert order.index("indicator:active:circles") < order.index("indicator:active")


def test_the_map_is_of_the_territories_that_are_shown(dock: Any) -> None:
    selection = dock.context.selection
    selection.choose_container("commune", "")
    wait_for(lambda: selection.ref is not None and selection.ref.kind == "commune")
    wait_for(lambda: dock.stack.currentWidget() is dock.content and dock._shown == selection.ref)
    choose(dock, "rate")
    dock.detail.map_button.click()
    wait_for(lambda: "indicator:rate" in roles(dock))
    layer = roles(dock)["indicator:rate"].layer()
    statuses = {feature["code"]: feature["status"] for feature in layer.getFeatures()}
    assert len(statuses) == len(small_region.CODES)
    assert statuses[small_region.CODES[1]] == "secret"


def test_tabs_and_tools_are_reached_by_keyboard(dock: Any) -> None:
    detail = dock.detail
    for widget in (detail.tabs, detail.chart, detail.map_button, detail.facts_button, dock.sets):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.accessibleName()
