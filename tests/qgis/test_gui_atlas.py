"""The atlas dialog: questions, pages drawn small, export with progress, what is kept when it is stopped."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsMapThemeCollection, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cartography_workspace import make
from gui_fixtures import FakeIface, wait_for

from clefop_plugin import settings
from clefop_plugin.cartography.atlas import page_labels
from clefop_plugin.cartography.pages.territory import TerritoryPage
from clefop_plugin.core import text
from clefop_plugin.core.errors import InputError
from clefop_plugin.gui.dialogs.atlas.dialog import AtlasDialog
from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef

#: The kinds of pages that are ticked when a test begins; what the others hold is tested elsewhere.
PAGES = ("couverture", "region", "territoire", "formation", "chiffres")


@pytest.fixture
def window(qgis_new_project: None, tmp_path: Path) -> Iterator[Window]:
    QgsSettings().remove("clefop")
    text.install_language("en", None)
    make(tmp_path / "essai.gpkg")
    others = [page for page, _ in page_labels() if page not in PAGES]
    settings.set_value("atlas/choices", json.dumps({"left_out": others}))
    found = Window(FakeIface())
    found.iface.window.resize(1200, 900)
    found.iface.window.show()
    found.session.open(tmp_path / "essai.gpkg")
    wait_for(lambda: found.selection.members)
    yield found
    found.dispose()


def opened(window: Window) -> AtlasDialog:
    window.actions["atlas"].trigger()
    dialog = next(kept for kept in window.commands._dialogs if isinstance(kept, AtlasDialog) and kept.isVisible())
    wait_for(lambda: dialog.desk.complete and dialog.desk.image(0) is not None)
    return dialog


def export(dialog: AtlasDialog, output: Path) -> Any:
    dialog.export(output)
    wait_for(lambda: dialog.result_of_export is not None)
    return dialog.result_of_export


def buttons(dialog: AtlasDialog) -> dict[str, QPushButton]:
    return {button.text(): button for button in dialog.notice.findChildren(QPushButton) if button.isVisibleTo(dialog)}


def test_pages_are_drawn_when_they_are_asked_for(window: Window) -> None:
    dialog = opened(window)
    assert [job.page.id for job in dialog.desk.jobs] == [
        "couverture",
        "region",
        "territoire",
        "formation",
        "territoire",
    ]
    assert dialog.page.total.text() == "/ 5"
    cover = dialog.desk.image(0)
    assert cover.height() > cover.width() > 100
    assert dialog.desk.image(1) is None
    dialog.page.next.click()
    wait_for(lambda: dialog.desk.image(1) is not None)
    assert dialog.desk.image(1).width() > dialog.desk.image(1).height()
    assert dialog.page.name.text() == "Region"
    assert dialog.page.sheet.accessibleName() == "Preview: Region"
    QTest.keyClick(dialog.page, Qt.Key.Key_PageDown)
    wait_for(lambda: dialog.desk.image(2) is not None)
    assert dialog.page.name.text().startswith("Territory · 1 Avrillac")
    colours = {dialog.desk.image(2).pixel(x, y) for x in range(0, 100, 3) for y in range(0, 100, 3)}
    assert len(colours) > 1


def test_answers_change_the_preview_and_the_export(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    form = dialog.form
    assert form.options().scenario_id == "s1"
    for page in ("couverture", "region", "formation", "chiffres"):
        form.pages[page].setChecked(False)
    form.territories.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    form.choices["paper"].choose("A3")
    form.choices["file"].choose("png")
    form.choices["dpi"].choose(150)
    wait_for(lambda: dialog.desk.complete and len(dialog.desk.jobs) == 1)
    options = form.options()
    assert (options.pages, options.codes, options.paper) == (("territoire",), ("02",), "A3")
    assert (options.file_format, options.dpi, options.by_territory, options.personal) == ("PNG", 150, False, False)
    result = export(dialog, tmp_path / "out" / "carte.png")
    assert [path.name for path in result.paths] == ["carte-001-territoire-02.png"]
    assert "1 page in carte-001-territoire-02.png" in dialog.notice.accessibleName()
    assert set(buttons(dialog)) == {"Open", "Open the folder"}
    form.coverage.choose(("zone", "ze"))
    assert form.options().zoning_id == "ze"
    assert form.territories.list.count() == 2


def test_nothing_ticked_is_said_and_cannot_be_printed(window: Window) -> None:
    dialog = opened(window)
    dialog.form.territories.none.click()
    wait_for(lambda: dialog.page.sheet.accessibleName() == "Tick at least one territory.")
    assert not dialog.view.main.isEnabled()
    dialog.form.territories.every.click()
    for tick in dialog.form.pages.values():
        tick.setChecked(False)
    wait_for(lambda: dialog.page.sheet.accessibleName() == "Tick at least one kind of page.")
    assert dialog.form.options() is None


def test_the_selection_is_what_is_printed(window: Window) -> None:
    window.selection.select_all([TerritoryRef("zone", "epci", code) for code in ("200000001", "200000004")])
    dialog = opened(window)
    options = dialog.form.options()
    assert (options.zoning_id, options.codes) == ("epci", ("200000001", "200000004"))


def test_choices_are_remembered_but_not_those_about_persons(window: Window) -> None:
    dialog = opened(window)
    dialog.form.choices["paper"].choose("A3")
    dialog.form.choices["language"].choose("en")
    dialog.form.pages["formation"].setChecked(False)
    dialog.form.personal.setChecked(True)
    dialog.close()
    assert not dialog.isVisible()
    assert json.loads(settings.text("atlas/choices"))["left_out"].count("formation") == 1
    again = opened(window).form.options()
    assert (again.paper, again.language, again.personal) == ("A3", "en", False)
    assert "formation" not in again.pages


def test_broken_memories_are_ignored(window: Window) -> None:
    settings.set_value("atlas/choices", "[1, 2")
    assert opened(window).form.options().paper == "A4"


def test_one_file_per_territory_and_progress(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.form.choices["file"].choose("pdf-each")
    said: list[str] = []
    dialog.printing.reported.connect(lambda _fraction, words: said.append(words))
    dialog.export(tmp_path / "fiches")
    assert dialog.view.close.text() == "Stop" and not dialog.form.isEnabled()
    wait_for(lambda: dialog.result_of_export is not None)
    assert sorted(path.name for path in (tmp_path / "fiches").iterdir()) == [
        "01_avrillac-courvin.pdf",
        "02_lepernoux.pdf",
    ]
    assert "3 pages, 2 files in fiches" in dialog.notice.accessibleName()
    assert any(words.startswith("Page 1 of 2") for words in said)
    assert dialog.form.isEnabled() and dialog.view.close.text() == "Close"


def test_a_stopped_export_keeps_its_pages_until_they_are_deleted(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.export(tmp_path / "atlas.pdf")
    wait_for(lambda: dialog.view.search.text.text().startswith("Page 3 of 5"))
    dialog.reject()
    part = tmp_path / "atlas (incomplete).pdf"
    assert dialog.isVisible() and not dialog.printing.busy
    assert "Stopped: 2 pages are kept in atlas (incomplete).pdf" in dialog.notice.accessibleName()
    assert part.is_file() and not (tmp_path / "atlas.pdf").exists()
    buttons(dialog)["Delete these files"].click()
    assert not part.exists()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_page_that_fails_is_named(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = TerritoryPage.build

    def broken(self: TerritoryPage, context: Any, code: str, part: int, sheet: Any) -> str:
        if code == "02":
            raise InputError("the map of this territory is lost")
        return build(self, context, code, part, sheet)

    monkeypatch.setattr(TerritoryPage, "build", broken)
    dialog = opened(window)
    dialog.page.go_to(4)
    wait_for(lambda: "the map of this territory is lost" in dialog.page.sheet.accessibleName())
    result = export(dialog, tmp_path / "atlas.pdf")
    assert result.pages == 4
    assert "Territory · 2 L’Épernoux was not printed: the map of this territory is lost" in (
        dialog.notice.accessibleName()
    )


def test_a_file_that_cannot_be_written_is_said(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    (tmp_path / "taken.pdf").mkdir()
    dialog.export(tmp_path / "taken.pdf")
    wait_for(lambda: "taken.pdf cannot be written" in dialog.notice.accessibleName())
    assert dialog.form.isEnabled()


def test_qgis_answers_between_the_pages(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    moments = [time.perf_counter()]
    dialog.printing.reported.connect(lambda _fraction, _words: moments.append(time.perf_counter()))
    ticks: list[float] = []
    window.session._settle.timeout.connect(lambda: ticks.append(time.perf_counter()))
    window.session._settle.setInterval(1)
    window.session._settle.setSingleShot(False)
    window.session._settle.start()
    export(dialog, tmp_path / "atlas.pdf")
    window.session._settle.stop()
    assert sum(moments[2] < tick < moments[-1] for tick in ticks) >= 2


def test_themes_of_the_project_are_offered(window: Window, tmp_path: Path) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", "fond", "memory")
    QgsProject.instance().addMapLayer(layer)
    record = QgsMapThemeCollection.MapThemeRecord()
    record.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(layer))
    QgsProject.instance().mapThemeCollection().insert("Relief", record)
    dialog = opened(window)
    choice = dialog.form.choices["base_map"]
    assert [choice.itemText(row) for row in range(choice.count())] == [
        "None",
        "Plan IGN (online)",
        "Theme “Relief” of the project",
    ]
    choice.choose("Relief")
    assert export(dialog, tmp_path / "atlas.pdf").pages == 5


def test_closing_the_workspace_closes_the_dialog(window: Window) -> None:
    dialog = opened(window)
    window.session.close()
    assert not dialog.isVisible()


def test_the_plugin_can_be_unloaded_in_the_middle_of_an_export(window: Window, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.export(tmp_path / "atlas.pdf")
    wait_for(lambda: dialog.view.search.text.text().startswith("Page 3 of 5"))
    window.commands.dispose()
    assert not dialog.printing.busy
    assert (tmp_path / "atlas (incomplete).pdf").is_file()
    assert not list(tmp_path.glob(".atlas*"))


def test_a_locked_choice_about_persons_is_obeyed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    value = settings.value
    monkeypatch.setattr(settings, "locked", lambda name: name == "exports/personal")
    monkeypatch.setattr(settings, "value", lambda name: False if name == "exports/personal" else value(name))
    dialog = opened(window)
    dialog.form.personal.setChecked(True)
    assert not dialog.form.personal.isEnabled()
    assert dialog.form.options().personal is False


@pytest.mark.parametrize("leave", ["session", "window"])
def test_a_workspace_that_closes_ends_the_export(window: Window, tmp_path: Path, leave: str) -> None:
    dialog = opened(window)
    dialog.export(tmp_path / "out" / "a.pdf")
    wait_for(lambda: dialog.view.search.bar.value() > 200 or not dialog.printing.busy)
    assert dialog.printing.busy
    window.session.close() if leave == "session" else window.dispose()
    if leave == "window":
        vars(window)["dispose"] = lambda: None  # once only
    assert not dialog.printing.busy
    assert [path.name for path in (tmp_path / "out").iterdir() if ".part" in path.name] == []
