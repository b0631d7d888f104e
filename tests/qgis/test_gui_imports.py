"""The import dialog: recognise, correct, preview, import, stop, refuse, tell what is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QColor, QKeyEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton

sys.path.insert(0, str(Path(__file__).resolve().parent))

import import_fixtures
from gui_fixtures import wait_for
from import_fixtures import CODES, basins, counts, notice, settle, shown_steps, write

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.imports import work
from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog
from clefop_plugin.gui.dialogs.imports.entry import State, change_words
from clefop_plugin.gui.dialogs.imports.sample import ROLE
from clefop_plugin.gui.widgets.report_tree import ReportTree
from clefop_plugin.gui.window import Window
from clefop_plugin.services.importing.writers import Change
from clefop_plugin.services.journal import imports_of
from clefop_plugin.sources.report import Entry as ReportEntry
from clefop_plugin.workspace.store import Workspace

window, opened, give = import_fixtures.window, import_fixtures.opened, import_fixtures.give


# --------------------------------------------------------------------------------------- recognise, correct


def test_a_file_is_recognised_and_told_step_by_step(give: Any, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    entry = dialog.desk.entries[0]
    assert entry.state is State.READY
    assert entry.theme == "zonings"
    assert dialog.detail.subtitle.text().startswith("Zonages")
    steps = shown_steps(dialog)
    assert {"format", "encoding", "separator", "header", "key", "vintage", "labels"} <= set(steps)
    assert "network" not in steps
    assert "codbe" in steps["format"]
    assert dialog.detail.steps.rows["separator"].field.currentText() == "point-virgule (;)"
    assert dialog.detail.steps.rows["key"].field.currentText() == "codgeo"
    words = dialog.list.model().data(dialog.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "bassins_2024.csv" in words
    assert "12 lignes gardées" in words


def test_nothing_is_written_before_import_is_pressed(give: Any, opened: Window, tmp_path: Path) -> None:
    path = opened.session.path
    before = path.read_bytes()
    dialog = give(basins(tmp_path), basins(tmp_path, "autres.csv", "ABABABABABAB"))
    assert path.read_bytes() == before
    dialog.desk.correct(dialog.desk.entries[0], at_once=True, vintage="2023")
    settle(dialog)
    assert path.read_bytes() == before


def test_the_preview_counts_rows_and_names_columns(give: Any, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    assert counts(dialog) == [13, 12, 0, 1]
    model = dialog.detail.preview.sample.model()
    names = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    roles = [model.headerData(i, Qt.Orientation.Horizontal, ROLE) for i in range(model.columnCount())]
    assert names == ["codgeo", "codbe", "libbe"]
    assert roles == ["key", "zoning", "label"]
    assert model.data(model.index(0, 0)) == CODES[0]
    assert "zonages (1)" in dialog.detail.preview.changes.text()
    tree = dialog.detail.preview.reasons
    heading = tree.model().index(0, 0)
    assert tree.model().data(heading) == tr("Left out")
    reason = tree.model().index(0, 0, heading)
    assert tree.model().node(reason).tail == "1"


def test_a_separator_corrected_reads_the_file_again(give: Any, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    entry = dialog.desk.entries[0]
    field = dialog.detail.steps.rows["separator"].field
    assert field.choose(",")
    assert entry.choices.reading.separator == ","
    assert entry.state is State.READING
    assert dialog.detail.steps.rows["separator"].why.text() == tr("chosen by you").capitalize()
    assert not dialog.main.isEnabled()
    settle(dialog)
    field.choose("")
    assert entry.choices.reading.separator == ""
    settle(dialog)
    assert entry.state is State.READY


def test_a_correction_gives_up_the_reading_before(give: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = give(basins(tmp_path))
    entry = dialog.desk.entries[0]
    asked: list[str] = []
    real = work.check

    def slow(workspace: Any, inspection: Any, choices: Any, progress: Any) -> Any:
        asked.append(choices.vintage)
        for _ in range(2000):
            if choices.vintage == "2019":
                break
            QTest.qWait(0)
            progress.check()
        return real(workspace, inspection, choices, progress)

    monkeypatch.setattr(work, "check", slow)
    dialog.desk.correct(entry, at_once=True, vintage="2018")
    wait_for(lambda: asked == ["2018"])
    dialog.desk.correct(entry, at_once=True, vintage="2019")
    settle(dialog)
    assert asked == ["2018", "2019"]
    assert entry.choices.vintage == "2019"
    assert entry.state is State.READY


def test_the_key_column_and_a_companion_may_be_chosen(give: Any, tmp_path: Path) -> None:
    rows = [f"{code};{code};{zone}" for code, zone in zip(CODES, "AAAABBBBCCCC", strict=True)]
    path = write(tmp_path, "double.csv", ["codgeo;ancien_code;codbe", *rows])
    names = write(
        tmp_path, "libelles.csv", ["NIVGEO;CODGEO;LIBGEO", "CODBE;A;Bassin d’Alpha", "CODBE;B;Bassin de Bêta"]
    )
    dialog = give(path)
    entry = dialog.desk.entries[0]
    dialog.detail.steps.rows["key"].field.choose("ancien_code")
    dialog.detail.steps.rows["labels"].field.setFilePath(str(names))
    settle(dialog)
    assert entry.choices.key == "ancien_code"
    assert entry.choices.labels == names
    assert next(step.value for step in entry.check.report.steps if step.name == "key") == "ancien_code"


def test_enter_in_a_field_does_not_import(give: Any, opened: Window, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    before = opened.session.path.read_bytes()
    field = dialog.detail.steps.rows["vintage"].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(dialog)
    assert dialog.isVisible()
    assert opened.session.path.read_bytes() == before


# ------------------------------------------------------------------------------------------------ import


def test_import_writes_and_the_panels_follow(give: Any, opened: Window, tmp_path: Path) -> None:
    changed: list[int] = []
    opened.session.changed.connect(lambda: changed.append(1))
    dialog = give(basins(tmp_path))
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    settle(dialog)
    assert dialog.desk.entries[0].state is State.DONE
    assert tr("Imported.") in notice(dialog)
    workspace = Workspace.open(opened.session.path)
    assert "codbe" in set(workspace.read("zonings")["id"])
    assert imports_of(workspace)[-1].source == "bassins_2024.csv"
    wait_for(lambda: changed)
    assert not dialog.main.isEnabled()


def test_the_report_opens_as_a_page(give: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clefop_plugin.gui import messages

    pages: list[tuple[str, str]] = []
    monkeypatch.setattr(messages, "open_page", lambda title, html: pages.append((title, html)))
    dialog = give(basins(tmp_path))
    dialog.desk.write()
    settle(dialog)
    dialog.detail.reporting.emit()
    title, html = pages[0]
    assert "bassins_2024.csv" in title
    assert html.startswith("<!DOCTYPE html>")
    assert '<html lang="fr">' in html
    assert "<table>" in html


def test_the_same_file_is_told_to_be_there(give: Any, opened: Window, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    dialog.desk.write()
    settle(dialog)
    before = opened.session.path.read_bytes()
    again = give(basins(tmp_path))
    entry = again.desk.entries[0]
    assert entry.state is State.ALREADY
    assert "bassins_2024.csv" in notice(again)
    assert not again.main.isEnabled()
    again.detail.again.emit()
    settle(again)
    assert entry.state is State.READY
    assert opened.session.path.read_bytes() == before
    again.desk.write()
    settle(again)
    assert entry.state is State.DONE


def test_several_files_one_refused_the_others_go_on(give: Any, opened: Window, tmp_path: Path) -> None:
    twice = write(tmp_path, "deux_fois.csv", ["codgeo;codbe", f"{CODES[0]};A", f"{CODES[0]};B"])
    unknown = write(tmp_path, "inconnu.csv", ["gid;lib", "1;a", "2;b"])
    empty = write(tmp_path, "vide.csv", [""])
    dialog = give(basins(tmp_path), twice, unknown, empty)
    states = [entry.state for entry in dialog.desk.entries]
    assert states == [State.READY, State.REFUSED, State.UNKNOWN, State.REFUSED]
    dialog.list.select(dialog.desk.entries[1])
    assert CODES[0] in notice(dialog)
    dialog.list.select(dialog.desk.entries[2])
    assert "Aucun format connu" in notice(dialog)
    dialog.list.select(dialog.desk.entries[3])
    assert "vide.csv" in notice(dialog)
    assert dialog.main.text() == "Importer"
    dialog.desk.write()
    settle(dialog)
    assert dialog.desk.entries[0].state is State.DONE
    assert dialog.words.text() == "1 importé · 3 à examiner"


def test_imports_that_depend_on_one_another_are_read_again(give: Any, opened: Window, tmp_path: Path) -> None:
    """Both files bring the same zoning: what was checked before the first was written no longer holds."""
    dialog = give(basins(tmp_path), basins(tmp_path, "bis.csv", "ABABABABABAB"))
    assert dialog.main.text() == "Importer 2 fichiers"
    dialog.desk.write()
    settle(dialog)
    assert [entry.state for entry in dialog.desk.entries] == [State.DONE, State.DONE]
    second = dialog.desk.entries[1].check.changes[0]
    assert (second.added, second.replaced) == (0, 1)
    assert len(Workspace.open(opened.session.path).read("zones", "codbe", by="zoning_id")) == 2


def test_cancel_leaves_the_workspace_as_it_was(
    give: Any, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = give(basins(tmp_path), basins(tmp_path, "bis.csv", "ABABABABABAB"))
    before = opened.session.path.read_bytes()
    started: list[int] = []
    real = work.write

    def stopped_at_the_end(workspace: Any, *given: Any) -> Any:
        """What is written is only kept once it is whole."""
        progress = given[-1]
        with workspace.transaction():
            real(workspace, *given)
            started.append(1)
            while not progress.cancelled():
                QTest.qWait(1)
            raise Cancelled

    monkeypatch.setattr(work, "write", stopped_at_the_end)
    dialog.desk.write()
    wait_for(lambda: started)
    assert dialog.close_button.text() == tr("Stop")
    dialog.reject()
    settle(dialog)
    assert dialog.isVisible()
    first, second = dialog.desk.entries
    assert first.stopped
    assert (first.state, second.state) == (State.READY, State.READY)
    assert opened.session.path.read_bytes() == before
    assert tr("Stopped. The workspace is as it was.") in notice(dialog)
    monkeypatch.setattr(work, "write", real)
    dialog.desk.write()
    settle(dialog)
    assert [entry.state for entry in dialog.desk.entries] == [State.DONE, State.DONE]


def test_a_file_of_another_region_has_nothing_to_import(give: Any, tmp_path: Path) -> None:
    dialog = give(write(tmp_path, "ailleurs.csv", ["codgeo;codbe", "75056;A", "13055;B"]))
    assert dialog.desk.entries[0].state in (State.EMPTY, State.REFUSED)
    assert notice(dialog)
    assert not dialog.main.isEnabled()


def test_a_defect_is_told_with_its_details(give: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any) -> Any:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(work, "look", broken)
    dialog = give(basins(tmp_path))
    entry = dialog.desk.entries[0]
    assert entry.state is State.REFUSED
    assert "ZeroDivisionError" in notice(dialog)
    assert "Traceback" in entry.failure.details


def test_reasons_are_read_in_both_themes(give: Any, tmp_path: Path) -> None:
    """The window is open while the theme changes: every reason stays far from its ground."""
    dialog = give(basins(tmp_path))
    usual = QPalette(QApplication.palette())
    dark = QPalette(usual)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        dark.setColor(role, QColor("#2a2d31"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        dark.setColor(role, QColor("#e6e6e6"))
    try:
        for theme in (dark, usual):
            QApplication.setPalette(theme)
            QApplication.processEvents()
            ground = theme.color(QPalette.ColorRole.Window).lightness()
            for row in dialog.detail.steps.rows.values():
                ink = row.why.palette().color(row.why.foregroundRole()).lightness()
                assert abs(ink - ground) > 80
    finally:
        QApplication.setPalette(usual)


# ------------------------------------------------------------------------------------------- list, layers


def test_files_leave_the_list_with_delete_and_come_once(give: Any, tmp_path: Path) -> None:
    path = basins(tmp_path)
    dialog = give(path)
    dialog.give([path])
    assert len(dialog.desk.entries) == 1
    QApplication.sendEvent(
        dialog.list, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    )
    assert not dialog.desk.entries
    assert dialog.pages.currentWidget() is dialog.empty


def test_closing_the_workspace_closes_the_dialog(give: Any, opened: Window, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    opened.commands.close_workspace()
    assert not dialog.isVisible()


def test_the_words_of_changes_are_right_for_any_number() -> None:
    assert change_words((Change("zonings", 1, 0),)) == "Adds: zonings (1)."
    assert change_words((Change("zonings", 0, 2), Change("zones", 3, 0))) == "Adds: zones (3). Replaces: zonings (2)."
    assert change_words(()) == "Changes nothing in the workspace."


def test_reasons_open_into_their_lines(qgis_new_project: None) -> None:
    tree = ReportTree("reasons")
    entries = [
        ReportEntry("skipped", "rows of elsewhere", 1200, [(line, f"code {line}") for line in range(2, 1002)]),
        ReportEntry("note", "a sentence", 1),
    ]
    tree.show_entries(entries)
    model = tree.model()
    heading, other = model.index(0, 0), model.index(1, 0)
    assert model.rowCount() == 2
    reason = model.index(0, 0, heading)
    assert model.parent(reason) == heading
    assert model.rowCount(reason) == 1001
    case = model.index(0, 0, reason)
    assert model.parent(case) == reason
    assert model.data(case, Qt.ItemDataRole.AccessibleTextRole) == "code 2, line 2"
    assert "200" in model.data(model.index(1000, 0, reason))
    assert model.rowCount(case) == 0
    assert model.rowCount(model.index(0, 0, other)) == 0
    tree.setCurrentIndex(case)
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "code 2, line 2"


def test_the_main_thread_is_never_held(give: Any, opened: Window, tmp_path: Path) -> None:
    """A table of 20,000 rows: QGIS answers while it is read and shown."""
    import time

    names = ["codgeo", "codbe", "libbe", "remarque"]
    rows = [f"{code};{'ABC'[i % 3]};Bassin;x" for i, code in enumerate(CODES)]
    rows += [f"{departement:02d}{i:03d};Z;Bassin;x" for departement in range(50, 90) for i in range(1, 501)]
    path = write(tmp_path, "grand.csv", [";".join(names), *rows])
    dialog = ImportDialog(opened.iface, opened.session, [path])
    dialog.show()
    longest, end = 0.0, time.monotonic() + 90
    while dialog.desk.busy():
        assert time.monotonic() < end
        start = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - start)
        time.sleep(0.002)
    assert dialog.desk.entries[0].state is State.READY
    dialog.leave()
    assert longest < 0.2


def test_a_directory_of_elsewhere_is_refused_until_one_insists(give: Any, opened: Window, tmp_path: Path) -> None:
    path = tmp_path / "annuaire_missions_locales.csv"
    path.write_text(
        "nom;adresse;code_postal;commune\nMission locale A;1 rue A;62000;Arras\n"
        "Mission locale B;2 rue B;62400;Béthune\n",
        encoding="utf-8",
    )
    dialog = give(path)
    entry = dialog.desk.entries[0]
    assert entry.state is State.REFUSED and not dialog.main.isEnabled()
    button = next(b for b in dialog.detail.notice.findChildren(QPushButton) if b.text() == "Importer quand même")
    button.click()
    settle(dialog)
    assert entry.state is State.READY and entry.choices.outside
    dialog.desk.write()
    settle(dialog)
    assert entry.state is State.DONE
    assert len(Workspace.open(opened.session.path).read("structures", geometry=False)) == 2
