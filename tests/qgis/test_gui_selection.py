"""One selection for all: clicks, Shift, the menu of a point, QGIS's selection, drawings, search, pins, comparison."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.gui import messages
from clefop_plugin.gui.dialogs.compare import CompareDialog
from clefop_plugin.gui.dialogs.compare_model import CELL
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.tools import pick_tool
from clefop_plugin.gui.window import Window
from clefop_plugin.services import stored_report
from clefop_plugin.services.perimeters import Perimeter
from clefop_plugin.services.profile_types import TerritoryRef

CODES = small_region.CODES
FIRST, SECOND = TerritoryRef("territory", "s1", "01"), TerritoryRef("territory", "s1", "02")
E1, E2 = TerritoryRef("zone", "epci", "E1"), TerritoryRef("zone", "epci", "E2")


@pytest.fixture
def opened(window: Window, tmp_path: Path) -> Window:
    path = tmp_path / "small.gpkg"
    small_region.make(path)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    canvas = window.iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    canvas.setExtent(QgsRectangle(-500, -500, 4500, 2500))
    return window


def event(window: Window, x: float, y: float, button: Any, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> Any:
    canvas = window.iface.mapCanvas()
    place = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    point = QPoint(round(place.x()), round(place.y()))
    return QgsMapMouseEvent(canvas, QEvent.Type.MouseButtonRelease, point, button, button, modifiers)


def click(window: Window, x: float, y: float, shift: bool = False, right: bool = False, tool: Any = None) -> None:
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    (tool or window.tool).canvasReleaseEvent(event(window, x, y, button, modifiers))


def described(window: Window) -> Any:
    wait_for(lambda: window.selection.description)
    return window.selection.description


def quiet(window: Window) -> None:
    wait_for(lambda: not window.session.reader.busy())
    QCoreApplication.processEvents()


def drawn(window: Window, corners: list[tuple[float, float]]) -> None:
    window.draw(True)
    for x, y in corners:
        click(window, x, y, tool=window.draw_tool)
    click(window, *corners[-1], right=True, tool=window.draw_tool)


SOUTH = [(-50.0, -50.0), (2600.0, -50.0), (2600.0, 1400.0), (-50.0, 1400.0)]


def test_shift_adds_and_takes_out(opened: Window) -> None:
    opened.selection.choose_container("zone", "epci")
    wait_for(lambda: ("E1", "Zone E1") in opened.selection.members)
    click(opened, 500, 500)
    wait_for(lambda: opened.selection.ref == E1)
    click(opened, 2500, 500, shift=True)
    wait_for(lambda: opened.selection.refs == [E1, E2])
    found = described(opened)
    assert found.identity.communes == 4
    assert found.outline.area() == pytest.approx(4e6)
    assert [part.area() for part in found.parts] == [pytest.approx(2e6)] * 2
    assert not opened.highlight._inner.asGeometry().isEmpty()
    click(opened, 500, 500, shift=True)
    wait_for(lambda: opened.selection.refs == [E2])
    assert described(opened).parts == ()
    assert opened.highlight._inner.asGeometry().isEmpty()


def test_shift_in_another_container_begins_anew(opened: Window) -> None:
    opened.selection.select(E1)
    opened.selection.toggle(FIRST)
    assert opened.selection.refs == [FIRST]


def test_docks_answer_for_a_union(opened: Window) -> None:
    opened.show_dock("indicators", True)
    dock = opened.docks["indicators"]
    opened.selection.select_all([E1, E2])
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    assert opened.selection.ref in dock._answers
    assert "Zone E1 + Zone E2" in (described(opened).identity.name, dock.header.combo.currentText())
    opened.selection.step(1)
    assert opened.selection.ref == TerritoryRef("zone", "epci", "E3")


def test_the_menu_of_a_point_lists_what_lies_there(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    click(opened, 500, 500, right=True)
    wait_for(lambda: opened.tool.menu is not None and opened.tool.menu.isVisible())
    actions = [action for action in opened.tool.menu.actions() if not action.isSeparator()]
    assert [action.text() for action in actions] == [
        "Scénario 1: Alpe – Côte",
        "Intercommunalités: Zone E1",
        "Zones d’emploi 2020: Zone Z1",
        "Missions locales: Zone ML1",
        "Départements: Zone 96",
        "Commune: Alpe",
    ]
    assert [action.isChecked() for action in actions] == [True, False, False, False, False, False]
    actions[2].trigger()
    wait_for(lambda: opened.selection.ref == TerritoryRef("zone", "ze2020", "Z1"))
    opened.tool.menu.close()
    # The last choice is remembered: the next click chooses among the same zones.
    quiet(opened)
    click(opened, 3500, 500)
    wait_for(lambda: opened.selection.ref == TerritoryRef("zone", "ze2020", "Z2"))
    # Holding the left button asks for the menu too.
    monkeypatch.setattr(pick_tool, "LONG_PRESS_MS", -1)
    opened.tool.canvasPressEvent(event(opened, 500, 500, Qt.MouseButton.LeftButton))
    click(opened, 500, 500)
    wait_for(lambda: opened.tool.menu.isVisible())
    assert [a.text() for a in opened.tool.menu.actions() if a.isChecked()] == ["Zones d’emploi 2020: Zone Z1"]
    opened.tool.menu.close()


def test_the_menu_of_nowhere_says_so(opened: Window) -> None:
    click(opened, -400, -400, right=True)
    wait_for(lambda: opened.iface.bar.currentItem())
    assert "No commune" in opened.iface.bar.currentItem().text()
    assert opened.tool.menu is None


def test_the_container_survives_with_the_project(opened: Window, tmp_path: Path) -> None:
    project = QgsProject.instance()
    opened.selection.select(E1)
    project.write(str(tmp_path / "study.qgz"))
    project.clear()
    project.read(str(tmp_path / "study.qgz"))
    wait_for(lambda: opened.selection.members)
    assert (opened.selection.kind, opened.selection.container) == ("zone", "epci")


def test_the_selection_of_a_layer_is_followed(opened: Window) -> None:
    layers = opened.session.load_layers().layers
    changes: list[Any] = []
    opened.selection.changed.connect(lambda: changes.append(opened.selection.refs))
    territories, communes, blocks = layers["territories:s1"], layers["communes"], layers["blocks:s1"]
    territories.selectByExpression("\"code\" = '02'")
    wait_for(lambda: opened.selection.refs == [SECOND])
    communes.selectByExpression(f"\"code\" in ('{CODES[0]}', '{CODES[5]}')")
    wait_for(lambda: len(opened.selection.refs) == 2)
    assert {ref.code for ref in opened.selection.refs} == {CODES[0], CODES[5]}
    assert described(opened).identity.communes == 2
    blocks.selectByExpression("\"code\" = 'E2'")
    wait_for(lambda: opened.selection.refs == [E2])
    layers["zoning:ze2020"].selectByExpression("\"code\" = 'Z1'")
    wait_for(lambda: opened.selection.ref == TerritoryRef("zone", "ze2020", "Z1"))
    quiet(opened)
    assert len(changes) == 4
    # What is emptied, or is not a layer of this workspace, changes nothing.
    territories.removeSelection()
    other = QgsVectorLayer("Point?field=code:string", "x", "memory")
    QgsProject.instance().addMapLayer(other)
    quiet(opened)
    assert len(changes) == 4
    # Selecting here leaves the layers as they are.
    opened.selection.select(FIRST)
    assert territories.selectedFeatureCount() == 0


def test_a_layer_that_leaves_is_no_longer_followed(opened: Window) -> None:
    layer = opened.session.load_layers().layers["communes"]
    layer.selectByIds([1])
    QgsProject.instance().removeMapLayer(layer.id())
    quiet(opened)
    assert opened.selection.refs == []
    opened.session.close()
    assert opened.layer_follow._layers == {}


def test_a_large_selection_is_not_read(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clefop_plugin.gui.layer_follow.MOST", 3)
    opened.session.load_layers().layers["communes"].selectAll()
    wait_for(lambda: opened.iface.bar.currentItem())
    assert "More than 3" in opened.iface.bar.currentItem().text()
    assert opened.selection.refs == []


def test_a_perimeter_is_drawn_named_kept_and_removed(opened: Window, tmp_path: Path) -> None:
    opened.show_dock("indicators", True)
    dock = opened.docks["indicators"]
    drawn(opened, SOUTH)
    wait_for(lambda: opened.selection.ref)
    found = described(opened)
    assert (found.identity.name, found.identity.communes) == ("Perimeter 1", 3)
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    assert dock.header._note.text().endswith("cuts 4 communes.")
    assert dock.header.combo.currentText() == "Perimeter 1"
    assert opened.iface.mapCanvas().mapTool() is opened.tool
    # Clicks still choose in the container that was there.
    assert (opened.selection.kind, opened.selection.container) == ("territory", "s1")
    opened.selection.rename_perimeter("Littoral <b>sud</b>")
    assert described(opened).identity.name == "Littoral <b>sud</b>"
    project = QgsProject.instance()
    project.write(str(tmp_path / "study.qgz"))
    project.clear()
    assert opened.selection.perimeters.kept == []
    project.read(str(tmp_path / "study.qgz"))
    wait_for(lambda: opened.selection.members)
    assert [perimeter.name for perimeter in opened.selection.perimeters.kept] == ["Littoral <b>sud</b>"]
    # Saved elsewhere, the project names the workspace otherwise, and once.
    (tmp_path / "away").mkdir()
    project.write(str(tmp_path / "away" / "study.qgz"))
    assert list(json.loads(project.readEntry("clefop", "perimeters")[0])) == ["../small.gpkg"]
    position = dock.header.combo.count() - 1
    dock.header.combo.activated.emit(position)
    assert described(opened).identity.communes == 3
    opened.selection.remove_perimeter()
    assert opened.selection.perimeters.kept == []
    assert project.readEntry("clefop", "perimeters")[0] == ""
    assert opened.selection.ref is None


def test_damaged_perimeters_of_a_project_are_left_out(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "small.gpkg"
    small_region.make(path)
    good = Perimeter("Bon", tuple(CODES[:2])).to_text()
    for stored, kept in (("{", []), ("[1]", []), (json.dumps({str(path): 3}), [])):
        QgsProject.instance().writeEntry("clefop", "perimeters", stored)
        window.session.open(path)
        assert window.selection.perimeters.kept == kept
    QgsProject.instance().writeEntry("clefop", "perimeters", json.dumps({str(path): ["x", good, None]}))
    window.session.open(path)
    assert [perimeter.name for perimeter in window.selection.perimeters.kept] == ["Bon"]


def test_perimeters_wait_for_a_workspace_that_is_away(opened: Window, tmp_path: Path) -> None:
    opened.selection.select_all([E1, E2])
    opened.selection.rename_perimeter("Deux")
    project, path = QgsProject.instance(), tmp_path / "small.gpkg"
    project.write(str(tmp_path / "study.qgz"))
    project.clear()
    path.rename(tmp_path / "away.gpkg")
    project.read(str(tmp_path / "study.qgz"))
    assert opened.session.workspace is None
    project.write(str(tmp_path / "study.qgz"))
    (tmp_path / "away.gpkg").rename(path)
    project.read(str(tmp_path / "study.qgz"))
    assert [perimeter.name for perimeter in opened.selection.perimeters.kept] == ["Deux"]


def test_several_territories_are_kept_under_a_name(opened: Window) -> None:
    opened.selection.select_all([E1, E2])
    opened.selection.rename_perimeter("Deux")
    assert described(opened).identity.name == "Deux"
    assert [perimeter.name for perimeter in opened.selection.perimeters.kept] == ["Deux"]
    opened.selection.toggle(TerritoryRef("zone", "epci", "E3"))
    assert described(opened).identity.name == "Deux + Zone E3"


def test_a_perimeter_without_commune_or_corner_is_said(opened: Window) -> None:
    drawn(opened, [(0, 0), (100, 0)])
    assert "three corners" in opened.iface.bar.currentItem().text()
    assert opened.draw_tool.corners
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    opened.draw_tool.keyPressEvent(key)
    assert len(opened.draw_tool.corners) == 1
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    opened.draw_tool.keyPressEvent(key)
    assert opened.draw_tool.corners == []
    assert opened.iface.mapCanvas().mapTool() is opened.tool
    drawn(opened, [(0, 0), (100, 0), (100, 100)])
    wait_for(lambda: "centre" in opened.iface.bar.currentItem().text())
    assert opened.selection.ref is None


def test_names_are_searched_from_the_header(opened: Window) -> None:
    opened.show_dock("indicators", True)
    header = opened.docks["indicators"].header
    drawn(opened, SOUTH)
    wait_for(lambda: opened.selection.ref)
    opened.iface.window.activateWindow()
    line = header.combo.lineEdit()
    line.setText("etang")
    line.textEdited.emit("etang")
    wait_for(lambda: header.search.model.rowCount())
    assert header.search.model.item(0).text().startswith("Étang · commune")
    header.search._activated(header.search.model.index(0, 0))
    wait_for(lambda: opened.selection.ref == TerritoryRef("commune", "", CODES[4]))
    line.setText("PERIM")
    line.textEdited.emit("PERIM")
    wait_for(lambda: header.search.model.rowCount())
    assert header.search.model.item(0).text() == "Perimeter 1 · perimeter"
    line.setText("p")
    line.textEdited.emit("p")
    assert header.search.model.rowCount() == 0


def test_pins_follow_the_selection_and_are_three_at_most(opened: Window) -> None:
    opened.show_dock("indicators", True)
    header = opened.docks["indicators"].header
    assert not header.pin_button.isEnabled()
    assert (header.combo.currentText(), header.combo.count()) == ("", 2)
    for ref in (FIRST, SECOND, E1):
        opened.selection.select(ref)
        header.pin_button.click()
        assert header.pin_button.isChecked()
    opened.selection.select(E2)
    assert not header.pin_button.isChecked()
    header.pin_button.click()
    assert not header.pin_button.isChecked()
    assert opened.selection.pins.refs == [FIRST, SECOND, E1]
    opened.selection.select(SECOND)
    assert header.pin_button.isChecked()
    header.pin_button.click()
    assert opened.selection.pins.refs == [FIRST, E1]
    opened.session.close()
    assert opened.selection.pins.refs == []


def test_a_pin_follows_a_renamed_perimeter(opened: Window) -> None:
    drawn(opened, SOUTH)
    wait_for(lambda: opened.selection.ref)
    opened.selection.pins.toggle(opened.selection.ref)
    opened.selection.rename_perimeter("Sud")
    assert opened.selection.pins.refs == [opened.selection.ref]
    opened.selection.remove_perimeter()
    assert opened.selection.pins.refs == []


def comparing(window: Window) -> CompareDialog:
    window.commands.compare()
    return next(kept for kept in window.commands._dialogs if isinstance(kept, CompareDialog))


def test_pinned_territories_side_by_side(opened: Window, tmp_path: Path) -> None:
    dialog = comparing(opened)
    assert "No territory is pinned" in dialog.state.accessibleName()
    assert not dialog.copy.isEnabled()
    opened.selection.pins.toggle(FIRST)
    opened.selection.pins.toggle(SECOND)
    wait_for(lambda: dialog.stack.currentWidget() is dialog.table)
    opened.commands.compare()
    assert sum(isinstance(kept, CompareDialog) for kept in opened.commands._dialogs) == 1
    model = dialog.model
    titles = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert titles == ["Indicator", "Alpe – Côte", "Gué", "Région d’essai"]
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert ["Residents", "1,900", "1,800", "3,700"] in rows
    median = next(line for line in model.lines if line.id == "median")
    row = next(r for r in range(model.rowCount()) if rows[r][0] == "Revenu médian")
    assert [model.index(row, c).data(CELL).marked for c in (1, 2)] == [
        median.farthest() == 0,
        median.farthest() == 1,
    ]
    assert "%" in model.index(row, 1).data(CELL).below
    spoken = [model.index(row, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in (1, 2)]
    assert sum("farthest" in said for said in spoken) == 1
    facts = model.rowCount() - len(model.lines)
    dialog.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    distances = [line.distances()[0] for line in model.lines]
    known = [distance for distance in distances if distance is not None]
    assert known == sorted(known, reverse=True)
    assert distances[: len(known)] == known
    assert [model.index(r, 0).data() for r in range(facts)] == [line[0] for line in rows[:facts]]
    dialog.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [line.id for line in model.lines] == [line.id for line in model.comparison.lines]
    dialog.copy.click()
    pasted = QApplication.clipboard().text()
    assert pasted.splitlines()[0].split("\t")[4] == "Alpe – Côte"
    dialog.save_csv(tmp_path / "c.csv")
    saved = (tmp_path / "c.csv").read_bytes()
    assert saved.startswith("\ufeffIndicator;".encode())
    assert b"\r\r\n" not in saved
    assert not dialog.grab().isNull()
    dialog._failed(Failure(WorkspaceError("Locked."), ""))
    assert "Locked." in dialog.state.accessibleName()
    dialog.save_csv(tmp_path / "none" / "c.csv")
    assert "cannot be written" in opened.iface.bar.currentItem().text()
    opened.session.close()
    wait_for(lambda: not dialog.isVisible())


def test_the_menu_of_the_header_offers_what_can_be_done(opened: Window) -> None:
    opened.show_dock("indicators", True)
    menu = opened.docks["indicators"].header.menu

    def enabled() -> set[str]:
        menu.fill()
        return {action.text() for action in menu.actions() if action.isEnabled() and action.text()}

    assert enabled() == {"Draw a perimeter…"}
    opened.selection.select_all([E1, E2])
    described(opened)
    assert enabled() == {"Draw a perimeter…", "Keep these territories under a name…", "Add to the map as a layer"}
    opened.selection.rename_perimeter("A & B")
    described(opened)
    assert {"Rename the perimeter…", "Remove the perimeter", "Perimeters"} <= enabled()
    assert "Sheet of the territory…" not in enabled()
    menu.draw.emit()
    assert opened.iface.mapCanvas().mapTool() is opened.draw_tool


def test_the_menu_of_the_header_asks_for_sheets(opened: Window) -> None:
    opened.show_dock("indicators", True)
    menu = opened.docks["indicators"].header.menu
    asked: list[dict[str, str]] = []
    menu.sheets.disconnect()
    menu.sheets.connect(asked.append)

    def choose(label: str) -> None:
        menu.fill()
        action = next(action for action in menu.actions() if action.text() == label)
        assert action.isEnabled()
        action.trigger()

    opened.selection.select(E1)
    described(opened)
    choose("Sheet of the territory…")
    opened.selection.pins.toggle(E1)
    opened.selection.pins.toggle(E2)
    choose("Comparison sheet of two pinned territories…")
    codes = f"{E1.code};{E2.code}"
    assert asked == [
        {"ZONING": E1.container, "TERRITORIES": E1.code},
        {"ZONING": E1.container, "TERRITORIES": codes, "COMPARE": codes},
    ]


def test_the_menu_of_the_header_opens_the_report_of_a_scenario(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[tuple[str, str]] = []
    monkeypatch.setattr(messages, "open_page", lambda title, page: pages.append((title, page)))
    opened.show_dock("indicators", True)
    menu = opened.docks["indicators"].header.menu

    def action() -> Any:
        menu.fill()
        return next(action for action in menu.actions() if action.text() == "Report of the scenario")

    opened.selection.select(E1)
    described(opened)
    assert not action().isEnabled()
    opened.selection.select(TerritoryRef("territory", "s1", "01"))
    described(opened)
    action().trigger()
    wait_for(lambda: opened.iface.bar.currentItem() is not None)
    assert "was not generated" in opened.iface.bar.currentItem().text()
    monkeypatch.setattr(stored_report, "stored_report_html", lambda workspace, scenario: f"<p>{scenario}</p>")
    action().trigger()
    wait_for(lambda: pages)
    assert pages == [("Report of the scenario", "<p>s1</p>")]


def test_the_selection_becomes_a_layer(opened: Window) -> None:
    opened.commands.selection_to_map()
    assert not QgsProject.instance().mapLayers()
    opened.selection.select_all([E1, E2])
    described(opened)
    opened.commands.selection_to_map()
    root = QgsProject.instance().layerTreeRoot()
    layer = root.children()[0].layer()
    assert layer.isTemporary()
    assert layer.crs() == opened.session.crs()
    feature = next(layer.getFeatures())
    assert (feature["name"], feature["communes"], feature["population"]) == ("Zone E1 + Zone E2", 4, 1900)
    assert feature.geometry().area() == pytest.approx(4e6)
    assert layer.labelsEnabled()


def test_an_answer_on_its_way_is_dropped_when_it_is_no_longer_wanted(opened: Window) -> None:
    quiet(opened)
    reader, told = opened.session.reader, []
    answered = threading.Event()

    def first(_profiles: Any, _progress: Any) -> str:
        answered.set()
        return "first"

    reader.ask("someone", first, told.append, told.append)
    assert answered.wait(10)
    time.sleep(0.1)  # the task has ended; its answer waits for the main thread
    reader.ask("someone", lambda _profiles, _progress: "second", told.append, told.append)
    wait_for(lambda: "second" in told)
    assert told == ["second"]
