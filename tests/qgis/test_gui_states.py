"""What panels say while they wait, when they are out of date, when a package is missing; what they let go of."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin import environment
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.gui import interpreter, tasks
from clefop_plugin.gui.widgets.palette import LEAST_CONTRAST, colours
from clefop_plugin.gui.window import DOCKS, Window
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.workspace.store import Workspace

FIRST = TerritoryRef("territory", "s1", "01")


def opened(window: Window, name: str, path: Path) -> Any:
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock(name, True)
    dock = window.docks[name]
    dock.setFloating(True)
    dock.show()
    window.selection.select(FIRST)
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    return dock


@pytest.fixture
def dock(window: Window, tmp_path: Path) -> Any:
    small_region.make(tmp_path / "small.gpkg")
    return opened(window, "training", tmp_path / "small.gpkg")


def test_figures_out_of_date_stay_and_say_so(dock: Any) -> None:
    gate, question = threading.Event(), dock.question

    def slow(*given: Any) -> Any:
        gate.wait(10)
        return question(*given)

    dock.question = slow
    dock.forget()
    wait_for(lambda: not dock.staleness.isHidden())
    assert dock.stack.currentWidget() is dock.content
    assert "older than the workspace" in dock.staleness.notice.accessibleName()
    gate.set()
    wait_for(lambda: dock.staleness.isHidden())
    assert dock.stack.currentWidget() is dock.content


def test_stopping_or_failing_keeps_the_figures_with_a_way_out(dock: Any) -> None:
    question = dock.question

    def broken(*_given: Any) -> Any:
        raise WorkspaceError("The file is being written.")

    dock.question = broken
    dock.forget()
    wait_for(lambda: "being written" in dock.staleness.notice.accessibleName())
    assert dock.stack.currentWidget() is dock.content
    dock.question = question
    dock.follow()
    wait_for(lambda: dock.staleness.isHidden())
    gate = threading.Event()
    dock.question = lambda *given: (gate.wait(10), question(*given))[1]
    dock.forget()
    wait_for(lambda: not dock.staleness.isHidden())
    dock._cancel()
    gate.set()
    assert "stopped" in dock.staleness.notice.accessibleName()


def test_another_territory_is_not_out_of_date(window: Window, dock: Any) -> None:
    dock.question = lambda *_given: (_ for _ in ()).throw(WorkspaceError("No."))
    dock.forget()
    wait_for(lambda: not dock.staleness.isHidden())
    window.selection.select(TerritoryRef("territory", "s1", "02"))
    wait_for(lambda: dock.stack.currentWidget() is dock.state)
    assert dock.staleness.isHidden()


@pytest.mark.parametrize("name", DOCKS)
def test_every_panel_names_the_missing_package(window: Window, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    find = environment.find_spec
    monkeypatch.setattr(environment, "find_spec", lambda package: None if package == "pandas" else find(package))
    window.show_dock(name, True)
    dock = window.docks[name]
    assert dock.stack.currentWidget() is dock.state
    assert "pandas" in dock.state.accessibleName()
    assert dock.state.primary.text() == "How to install it"


def test_what_was_read_is_let_go_of_and_read_again(window: Window, dock: Any) -> None:
    reader, comparer = window.session.reader, window.session.comparer
    assert reader is not None and comparer is not None
    wait_for(lambda: not reader.busy() and not comparer.busy())
    dock._answers[TerritoryRef("territory", "s1", "02")] = object()
    whole, listed = dock._offer.table, [row.id for row in dock.model.rows]
    dock.view.setCurrentIndex(dock.model.index(1, 0))
    detail = dock.detail.accessibleName()
    released = []
    window.session.released.connect(lambda: released.append(True))
    reader.release()
    wait_for(lambda: not reader.keeps())
    assert not released  # the other one still keeps what it read
    comparer.release()
    wait_for(lambda: released)
    # What is shown stays, without the rest of the workspace.
    assert not dock._answers
    assert len(dock._offer.table) == len(listed) < len(whole)
    assert [row.id for row in dock.model.rows] == listed
    assert dock.view.currentIndex().row() == 1
    assert dock.detail.accessibleName() == detail
    dock.view.setCurrentIndex(dock.model.index(0, 0))
    assert dock._offer.table.sessions_of(int(dock.model.kept[0])) == whole.sessions_of(
        next(i for i in range(len(whole)) if whole.row(i).id == listed[0])
    )
    assert not reader.busy()
    # A filter counts among all of them: they are read again.
    dock.filters.search.setText("zzz")
    wait_for(lambda: len(dock._offer.table) == len(whole) and not len(dock.model.kept))
    assert list(dock._answers) == [FIRST]
    # An empty list rests too, and the field that is being typed in stays.
    wait_for(lambda: not reader.busy())
    dock.lighten()
    assert not len(dock._offer.table)
    dock.filters.search.setText("z")
    dock.filters.search.clear()
    assert dock.stack.currentWidget() is dock.content
    wait_for(lambda: len(dock.model.kept) == len(listed))
    assert dock.stack.currentWidget() is dock.content
    wait_for(lambda: not reader.busy())
    reader.release()
    wait_for(lambda: not reader.keeps() and window._dozing)
    # The pointer comes back: what a click needs is read before it.
    window.iface.canvas.xyCoordinates.emit(window.iface.canvas.extent().center())
    wait_for(lambda: reader._profiles is not None)


def test_workers_do_not_sweep_and_give_way_to_the_window() -> None:
    wait_for(lambda: not tasks._alive)
    usual = sys.getswitchinterval()
    assert gc.isenabled()
    for _ in range(2):
        interpreter.make_way()
        assert not gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(interpreter.TURN)
    for _ in range(2):
        interpreter.take_back()
        assert gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(usual)


def test_minutes_are_those_of_the_table_or_said_to_be_estimated(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "timed.gpkg"
    small_region.make(path)
    dock = opened(window, "training", path)
    dock.filters.around.setChecked(True)
    wait_for(lambda: dock._offer.metres is not None)
    dock.filters.distance.units.setCurrentIndex(1)
    assert not dock.filters.how.isHidden()
    assert "estimated" in dock.filters.how.text()
    codes = small_region.CODES
    times = pd.DataFrame({"origin": codes[0], "destination": codes[1:], "minutes": 5.0})
    Workspace.open(path).append("travel_times", times)
    window.session.refresh()
    wait_for(lambda: dock._offer.minutes is not None)
    assert "imported travel times" in dock.filters.how.text()
    dock.filters.distance.setValue(5)
    everywhere = int((dock._offer.table.commune >= 0).sum())
    assert len(dock.model.kept) == everywhere
    dock.filters.distance.units.setCurrentIndex(0)
    assert dock.filters.how.isHidden()


def test_young_people_stand_beside_structures(window: Window, demo_workspace: Path) -> None:
    window.session.open(demo_workspace)
    wait_for(lambda: window.selection.members)
    window.show_dock("structures", True)
    dock = window.docks["structures"]
    dock.setFloating(True)
    dock.show()
    window.selection.step(1)
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    assert "15-29" in dock.young.accessibleName()
    dock.units.setCurrentIndex(1)
    assert "≈" in dock.distance_bars.accessibleName()


def test_small_texts_are_read_in_a_dim_theme(qgis_app: Any) -> None:
    from qgis.PyQt.QtGui import QColor, QPalette

    from clefop_plugin.cartography.palettes import contrast

    dim = QPalette()
    for role, colour in (("Window", "#323232"), ("Base", "#202020"), ("Text", "#aaaaaa"), ("Highlight", "#d7801a")):
        dim.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    found = colours(dim)
    for ink in (found.secondary, found.muted):
        assert contrast(ink.name(), "#323232") >= LEAST_CONTRAST
    assert contrast(found.text.name(), found.chosen.name()) >= LEAST_CONTRAST


def test_a_hidden_panel_rests_too(window: Window, dock: Any) -> None:
    wait_for(lambda: not window.session.reader.busy())
    whole = len(dock._offer.table)
    dock.hide()
    wait_for(lambda: dock._shown is None)
    dock.lighten()
    assert len(dock._offer.table) == len(dock.model.kept) < whole
    dock.show()
    wait_for(lambda: len(dock._offer.table) == whole)


def test_a_click_goes_before_what_is_read_ahead(window: Window, tmp_path: Path) -> None:
    small_region.make(tmp_path / "small.gpkg")
    window.session.open(tmp_path / "small.gpkg")
    reader = window.session.reader
    assert reader is not None
    wait_for(lambda: window.selection.members and not reader.busy())
    gate, answered = threading.Event(), []

    def note(name: str) -> Any:
        return lambda _profiles, _progress: answered.append(name)

    reader.ask("first", lambda _profiles, _progress: gate.wait(10), print, print)
    reader.read_ahead("ahead", note("ahead"))
    reader.ask("click", note("click"), lambda _answer: None, print)
    reader.ask("other", note("other"), lambda _answer: None, print)
    gate.set()
    wait_for(lambda: not reader.busy())
    assert answered == ["click", "other", "ahead"]


def test_only_the_panels_that_are_seen_read_ahead(window: Window, tmp_path: Path) -> None:
    small_region.make(tmp_path / "small.gpkg")
    asked = []
    for name in ("training", "links"):
        window.show_dock(name, True)
        dock = window.docks[name]
        dock.question = lambda profiles, ref, progress, name=name: asked.append((name, ref.code))
        dock.setFloating(True)  # the main window of the tests is hidden, and what is docked in it too
        dock.show()
    window.docks["links"].close()
    window._remember("links", False)
    window.session.open(tmp_path / "small.gpkg")
    reader = window.session.reader
    assert reader is not None
    wait_for(lambda: window.selection.members and not reader.busy())
    assert asked == [("training", window.selection.members[0][0])]
    # A panel that is shown later reads ahead then.
    window.show_dock("links", True)
    wait_for(lambda: ("links", window.selection.members[0][0]) in asked)
