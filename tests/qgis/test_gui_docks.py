"""The panels on a small workspace: selection by click, contents, filters, states, points on the map."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import FakeIface, wait_for

from clefop_plugin.core import text
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef


@pytest.fixture
def window(qgis_new_project: None, tmp_path: Path) -> Iterator[Window]:
    text.install_language("fr", None)
    QgsSettings().remove("clefop")
    iface = FakeIface()
    iface.window.resize(1200, 900)
    iface.window.show()
    found = Window(iface)
    yield found
    found.dispose()
    text.install_language("en", None)


@pytest.fixture
def opened(window: Window, tmp_path: Path) -> Window:
    path = tmp_path / "small.gpkg"
    small_region.make(path)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    return window


def show(window: Window, name: str) -> Any:
    window.show_dock(name, True)
    dock = window.docks[name]
    dock.setFloating(True)
    dock.show()
    return dock


def filled(dock: Any) -> bool:
    return dock.stack.currentWidget() is dock.content


def test_containers_and_members_are_listed(opened: Window) -> None:
    selection = opened.selection
    assert (selection.kind, selection.container) == ("territory", "s1")
    assert list(selection.members) == [("01", "Alpe – Côte"), ("02", "Gué")]
    assert [c.id for c in selection.containers][-1] == ""


def test_a_click_in_any_crs_selects_the_territory(opened: Window) -> None:
    canvas = opened.iface.mapCanvas()
    lambert, web = QgsCoordinateReferenceSystem("EPSG:2154"), QgsCoordinateReferenceSystem("EPSG:3857")
    transform = QgsCoordinateTransform(web, lambert, QgsProject.instance())
    inside = QgsCoordinateTransform(lambert, web, QgsProject.instance()).transform(QgsPointXY(2500, 1500))
    assert canvas.mapSettings().destinationCrs() == web
    opened.selection.pick(transform.transform(inside))
    wait_for(lambda: opened.selection.description)
    assert opened.selection.ref == TerritoryRef("territory", "s1", "02")
    assert opened.selection.description is not None
    assert opened.selection.description.identity.name == "Gué"
    assert all(not band.asGeometry().isEmpty() for band in opened.highlight._bands)


def test_a_click_outside_says_so_and_keeps_the_selection(opened: Window) -> None:
    opened.selection.step(1)
    before = opened.selection.ref
    opened.selection.pick(QgsPointXY(99_000, 99_000))
    wait_for(lambda: not opened.session.reader.busy() and opened.iface.bar.currentItem())
    assert opened.selection.ref == before


def test_steps_go_round(opened: Window) -> None:
    codes = []
    for _ in range(3):
        opened.selection.step(1)
        codes.append(opened.selection.ref.code)
    assert codes == ["01", "02", "01"]
    opened.selection.step(-1)
    assert opened.selection.ref.code == "02"


def test_another_container_keeps_the_place(opened: Window) -> None:
    opened.selection.select(TerritoryRef("territory", "s1", "02"))
    opened.selection.choose_container("zone", "epci")
    wait_for(lambda: opened.selection.ref.kind == "zone")
    assert opened.selection.ref.code == "E3"


def test_indicator_panel(opened: Window) -> None:
    dock = show(opened, "indicators")
    assert dock.stack.currentWidget() is dock.state
    opened.selection.select(TerritoryRef("territory", "s1", "01"))
    wait_for(lambda: filled(dock))
    from clefop_plugin.gui.docks.indicator_rows import FIGURE

    rows = [
        dock.filter.index(j, 0, dock.filter.index(i, 0))
        for i in range(dock.filter.rowCount())
        for j in range(dock.filter.rowCount(dock.filter.index(i, 0)))
    ]
    assert rows
    for index in rows:
        figure = index.data(FIGURE)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(figure.label)
    label = rows[0].data(FIGURE).label
    dock.search.setText(label)
    assert dock.filter.rowCount() >= 1
    dock.search.setText("zzzz")
    assert dock.filter.rowCount() == 0
    assert not dock.grab().isNull()


def test_training_panel_filters_and_points(opened: Window) -> None:
    dock = show(opened, "training")
    opened.selection.select(TerritoryRef("territory", "s1", "01"))
    wait_for(lambda: filled(dock))
    everything = list(dock.model.rows)
    assert len(everything) == 3
    levels = [action.text() for action in dock.filters.levels._menu.actions()]
    assert levels
    assert all(text.rsplit(" · ", 1)[1].isdigit() for text in levels)
    dock.filters.domains.choose({"arts"})
    assert {row.domain for row in dock.model.rows} == {"arts"}
    assert 0 < len(dock.model.rows) < 3
    points = sum(band.numberOfVertices() for band in dock.points._bands.values())
    assert points == sum(row.x is not None for row in dock.model.rows)
    dock.filters.search.setText("zzzz")
    assert dock.lists.currentIndex() == 1
    dock.none.primary.click()
    assert dock.model.rows == everything
    index = dock.model.index(0)
    assert everything[0].title in dock.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    dock.view.setCurrentIndex(index)
    assert dock.detail.isVisible()


def test_points_leave_the_map_with_the_panel(opened: Window) -> None:
    dock = show(opened, "training")
    opened.selection.select(TerritoryRef("territory", "s1", "01"))
    wait_for(lambda: filled(dock))
    dock.hide()
    assert sum(band.numberOfVertices() for band in dock.points._bands.values()) == 0


def test_structures_panel(opened: Window) -> None:
    dock = show(opened, "structures")
    opened.selection.select(TerritoryRef("territory", "s1", "02"))
    wait_for(lambda: filled(dock))
    networks = {row.network for row in dock.kept()}
    assert "mission-locale" in networks
    dock.scope.setCurrentIndex(dock.scope.findData("inside"))
    assert all(row.inside for row in dock.kept())
    assert dock.notice.isVisible()
    dock._show_uncovered()
    wait_for(lambda: not dock.uncovered.band.asGeometry().isEmpty())


def test_a_hidden_panel_reads_nothing(opened: Window) -> None:
    dock = show(opened, "indicators")
    dock.hide()
    opened.selection.select(TerritoryRef("territory", "s1", "01"))
    wait_for(lambda: opened.selection.description and not opened.session.reader.busy())
    assert not dock._answers
    dock.show()
    wait_for(lambda: filled(dock))


def test_answers_are_kept_and_forgotten_when_the_file_changes(opened: Window) -> None:
    dock = show(opened, "indicators")
    ref = TerritoryRef("territory", "s1", "01")
    opened.selection.select(ref)
    wait_for(lambda: filled(dock))
    first = dock._answers[ref]
    opened.selection.step(1)
    opened.selection.step(-1)
    assert dock._answers[ref] is first
    opened.session.refresh()
    wait_for(lambda: dock._answers.get(ref) is not None and dock._answers[ref] is not first)


def test_states_say_what_to_do(window: Window) -> None:
    dock = show(window, "structures")
    assert dock.stack.currentWidget() is dock.state
    assert "No workspace is open" in dock.state.accessibleName()
    dock._failed(Failure(WorkspaceError("Le fichier est verrouillé."), "trace"))
    assert "Le fichier est verrouillé." in dock.state.accessibleName()
    assert dock.state.primary.text() == "Try again"


def test_nothing_imported_offers_the_import(window: Window, tmp_path: Path) -> None:
    from clefop_plugin.workspace.store import Workspace

    path = tmp_path / "bare.gpkg"
    small_region.make(path)
    bare = Workspace.open(path)
    with bare.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    dock = show(window, "training")
    window.selection.step(1)
    wait_for(lambda: "No training offer" in dock.state.accessibleName())
    assert dock.state.primary.text() == "Import…"


def test_the_project_remembers_the_workspace(opened: Window, tmp_path: Path) -> None:
    project = QgsProject.instance()
    path = opened.session.path
    project.write(str(tmp_path / "study.qgz"))
    assert project.readEntry("clefop", "workspace")[0] == "./small.gpkg"
    project.clear()
    assert opened.session.workspace is None
    project.read(str(tmp_path / "study.qgz"))
    wait_for(lambda: opened.session.path == path)


def test_a_lost_workspace_is_said_not_raised(opened: Window, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.write(str(tmp_path / "study.qgz"))
    project.clear()
    (tmp_path / "small.gpkg").unlink()
    project.read(str(tmp_path / "study.qgz"))
    wait_for(lambda: opened.iface.bar.currentItem() is not None)
    assert opened.session.workspace is None
    assert "small.gpkg" in opened.iface.bar.currentItem().text()
