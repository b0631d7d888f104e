"""The locator bar: names found in the background, and what happens when one is picked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorResult, QgsSettings

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import FakeIface, wait_for

from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef


@pytest.fixture
def window(qgis_new_project: None) -> Iterator[Window]:
    QgsSettings().remove("clefop")
    iface = FakeIface()
    iface.window.show()
    found = Window(iface)
    yield found
    found.dispose()


def results(window: Window, text: str) -> list[QgsLocatorResult]:
    found: list[QgsLocatorResult] = []
    searching = window.locator.clone()
    searching.resultFetched.connect(found.append)
    searching.fetchResults(text, QgsLocatorContext(), QgsFeedback())
    return found


def test_names_are_found_whatever_the_accents_and_picked(window: Window, tmp_path: Path) -> None:
    assert results(window, "étang") == []
    path = tmp_path / "a.gpkg"
    small_region.make(path)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    assert results(window, "e") == []
    found = results(window, "ETANG")
    assert [result.displayString for result in found] == ["Étang"]
    window.locator.triggerResult(found[0])
    wait_for(lambda: window.selection.description)
    assert window.selection.ref == TerritoryRef("commune", "", small_region.CODES[4])
    assert "indicators" in window.docks


def test_a_search_that_is_cancelled_gives_nothing(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    small_region.make(path)
    window.session.open(path)
    found: list[QgsLocatorResult] = []
    window.locator.resultFetched.connect(found.append)
    feedback = QgsFeedback()
    feedback.cancel()
    window.locator.fetchResults("zone", QgsLocatorContext(), feedback)
    assert found == []
