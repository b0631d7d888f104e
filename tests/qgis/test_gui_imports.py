"""The import dialog on the small region: recognise, correct, preview, import, stop, refuse, tell what is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox

sys.path.insert(0, str(Path(__file__).resolve().parent))

from conftest import COMMUNES
from gui_fixtures import FakeIface, wait_for

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.imports import recipes, work
from clefop_plugin.gui.dialogs.imports.detail import COLUMNS
from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog
from clefop_plugin.gui.dialogs.imports.entry import State, change_words
from clefop_plugin.gui.dialogs.imports.mapping_table import ROLE as ROLE_COLUMN
from clefop_plugin.gui.dialogs.imports.sample import ROLE
from clefop_plugin.gui.widgets.report_tree import ReportTree
from clefop_plugin.gui.window import Window
from clefop_plugin.services.importing.writers import Change
from clefop_plugin.services.journal import imports_of
from clefop_plugin.sources.report import Entry as ReportEntry
from clefop_plugin.workspace.store import Workspace

CODES = [code for code, _, _ in COMMUNES]


@pytest.fixture
def window(qgis_new_project: None, french: None) -> Iterator[Window]:
    QgsSettings().remove("clefop")
    iface = FakeIface()
    iface.window.resize(1200, 900)
    iface.window.show()
    found = Window(iface)
    yield found
    found.dispose()


@pytest.fixture
def opened(window: Window, small_workspace: Path) -> Window:
    """The window with the small region open."""
    assert window.commands.open_path(small_workspace)
    return window


@pytest.fixture
def give(opened: Window) -> Iterator[Callable[..., ImportDialog]]:
    """Open the dialog with files, and wait until they are read."""
    dialogs: list[ImportDialog] = []

    def call(*files: Path) -> ImportDialog:
        dialog = ImportDialog(opened.iface, opened.session, files)
        dialogs.append(dialog)
        dialog.show()
        settle(dialog)
        return dialog

    yield call
    for dialog in dialogs:
        dialog.leave()


def settle(dialog: ImportDialog) -> None:
    wait_for(lambda: not dialog.desk.busy(), 60)


def write(folder: Path, name: str, lines: list[str], encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def basins(folder: Path, name: str = "bassins_2024.csv", zones: str = "AAAABBBBCCCC") -> Path:
    """A table commune → basin, with one row of another region."""
    rows = [f"{code};{zone};Bassin {zone}" for code, zone in zip(CODES, zones, strict=True)]
    return write(folder, name, ["codgeo;codbe;libbe", *rows, "75056;Z;Bassin Z"])


def notice(dialog: ImportDialog) -> str:
    return dialog.detail.notice.accessibleName() if dialog.detail.notice.isVisible() else ""


def counts(dialog: ImportDialog) -> list[int]:
    return [count for count, *_ in dialog.detail.counts.counts()]


def shown_steps(dialog: ImportDialog) -> dict[str, str]:
    return {name: row.why.text() for name, row in dialog.detail.steps.rows.items() if not row.isHidden()}


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


def test_a_layer_of_the_project_is_given(give: Any, opened: Window, tmp_path: Path) -> None:
    layer = QgsVectorLayer("NoGeometry?field=codgeo:string&field=codbe:string", "bassins", "memory")
    features = []
    for code, zone in zip(CODES, "AAAABBBBCCCC", strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, zone])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    QgsProject.instance().addMapLayer(layer)
    dialog = give()
    dialog.layer.setLayer(layer)
    settle(dialog)
    assert [entry.name for entry in dialog.desk.entries] == ["bassins"]
    assert dialog.layer.currentLayer() is None
    assert dialog.desk.entries[0].state is State.READY
    assert "separator" not in shown_steps(dialog)
    dialog.desk.write()
    settle(dialog)
    assert "codbe" in set(Workspace.open(opened.session.path).read("zonings")["id"])


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


# ------------------------------------------------------------------------------------------------- drops


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: Any, data: QMimeData) -> bool:
    """Drag onto a widget and drop; whether the plugin took it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def import_dialogs(window: Window) -> list[ImportDialog]:
    return [kept for kept in window.commands._dialogs if isinstance(kept, ImportDialog)]


def test_files_dropped_on_a_panel_open_the_import(opened: Window, tmp_path: Path) -> None:
    for name in ("indicators", "zonings", "imports"):
        opened.show_dock(name, True)
    assert drop(opened.docks["zonings"], mime(basins(tmp_path)))
    wait_for(lambda: import_dialogs(opened))
    dialog = import_dialogs(opened)[0]
    settle(dialog)
    assert [entry.name for entry in dialog.desk.entries] == ["bassins_2024.csv"]
    assert drop(opened.docks["indicators"], mime(basins(tmp_path, "bis.csv")))
    wait_for(lambda: len(dialog.desk.entries) == 2)
    assert import_dialogs(opened) == [dialog]
    assert drop(opened.toolbar, mime(basins(tmp_path, "ter.csv")))
    wait_for(lambda: len(dialog.desk.entries) == 3)
    settle(dialog)


def test_other_drops_stay_those_of_qgis(opened: Window, window: Window, tmp_path: Path) -> None:
    opened.show_dock("zonings", True)
    dock = opened.docks["zonings"]
    text = QMimeData()
    text.setText("44001")
    assert not drop(dock, text)
    assert not drop(dock, mime(tmp_path / "absent.csv"))
    assert not drop(dock, mime(tmp_path))
    assert not window.iface.window.acceptDrops()
    path = basins(tmp_path)
    window.commands.close_workspace()
    assert not drop(dock, mime(path))


# -------------------------------------------------------------------------------------------------- dock


@pytest.fixture
def dock(opened: Window, tmp_path: Path) -> Any:
    """The panel with the imports of the small region."""
    opened.show_dock("imports", True)
    found = opened.docks["imports"]
    found.setFloating(True)
    found.resize(300, 700)
    found.show()
    wait_for(lambda: found.list.model().rowCount())
    return found


def listed(dock: Any) -> list[str]:
    return [row.source for row in dock.list.model().rows]


def test_the_journal_lists_every_import_the_latest_first(dock: Any) -> None:
    assert listed(dock)[0] == "appartenance_2024.csv"
    assert listed(dock)[-1] == "communes"
    words = dock.list.model().data(dock.list.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Zonages" in words
    assert "12 gardées" in words
    assert dock.detail.title.text() == "appartenance_2024.csv"
    assert [count for count, *_ in dock.detail.counts.counts()][:2] == [12, 12]
    model = dock.detail.reasons.model()
    headings = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert tr("How it was read") in headings
    steps = model.index(headings.index(tr("How it was read")), 0)
    texts = [model.data(model.index(row, 0, steps)) for row in range(model.rowCount(steps))]
    assert any("CODGEO" in text for text in texts)


def test_the_journal_follows_the_workspace(dock: Any, opened: Window, give: Any, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    dialog.desk.write()
    settle(dialog)
    wait_for(lambda: "bassins_2024.csv" in listed(dock))
    assert listed(dock)[0] == "bassins_2024.csv"
    assert dock.detail.title.text() == "bassins_2024.csv"
    model = dock.detail.reasons.model()
    reason = model.index(0, 0, model.index(0, 0))
    assert model.node(reason).kind == "skipped"
    opened.commands.close_workspace()
    assert dock.stack.currentWidget() is dock.state


def test_the_report_is_saved_as_a_page_and_as_a_table(dock: Any, tmp_path: Path) -> None:
    dock.save(tmp_path / "rapport.html")
    page = (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "appartenance_2024.csv" in page
    dock.save(tmp_path / "rapport.csv")
    content = (tmp_path / "rapport.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert content.count(b"\r\r\n") == 0
    dock.save(tmp_path / "absent" / "rapport.csv")
    item = dock.context.iface.bar.currentItem()
    assert item is not None
    assert "ne peut pas être écrit" in item.text()


def test_the_panel_follows_the_theme(dock: Any) -> None:
    def drawn() -> bytes:
        image = dock.grab().toImage()
        pixel = image.pixelColor(image.width() // 2, image.height() - 4)
        return bytes([pixel.red(), pixel.green(), pixel.blue()])

    before, icon = drawn(), dock.import_button.icon().cacheKey()
    palette = QPalette(dock.palette())
    for role, colour in (
        (QPalette.ColorRole.Window, Qt.GlobalColor.black),
        (QPalette.ColorRole.Base, Qt.GlobalColor.black),
        (QPalette.ColorRole.Text, Qt.GlobalColor.white),
        (QPalette.ColorRole.WindowText, Qt.GlobalColor.white),
    ):
        palette.setColor(role, palette.color(role).__class__(colour))
    dock.setPalette(palette)
    QApplication.processEvents()
    assert dock.import_button.icon().cacheKey() != icon
    assert drawn() != before


def test_the_panel_is_shown_and_remembered(opened: Window) -> None:
    assert "imports" not in opened.docks
    opened.actions["imports"].trigger()
    assert opened.docks["imports"].isUserVisible()
    assert QgsSettings().value("clefop/docks/imports", False, type=bool)


def test_nothing_is_cut_at_three_hundred_pixels(dock: Any) -> None:
    QApplication.processEvents()
    assert dock.width() == 300
    assert dock.widget().minimumSizeHint().width() <= 300
    assert dock.detail.reasons.horizontalScrollBar().maximum() == 0
    assert dock.list.horizontalScrollBar().maximum() == 0


def test_the_panel_invites_when_there_is_no_workspace(window: Window) -> None:
    window.show_dock("imports", True)
    found = window.docks["imports"]
    assert found.stack.currentWidget() is found.state
    assert tr("No workspace is open") in found.state.accessibleName()
    assert not window.actions["import"].isEnabled()
    window.commands.import_files([])
    assert not import_dialogs(window)


def test_the_menu_opens_the_import(opened: Window) -> None:
    assert opened.actions["import"].text() == "Importer des données…"
    opened.actions["import"].trigger()
    wait_for(lambda: import_dialogs(opened))
    dialog = import_dialogs(opened)[0]
    assert dialog.pages.currentWidget() is dialog.empty
    opened.actions["import"].trigger()
    assert import_dialogs(opened) == [dialog]


# ------------------------------------------------------------------------------------- columns and recipes


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of recipes of its own."""
    folder = tmp_path / "recettes"
    monkeypatch.setattr(recipes, "recipe_folder", lambda: folder)
    return folder


def survey(folder: Path, name: str = "enquete_2024.csv") -> Path:
    rows = [f"{code};{i};{100 + i};x" for i, code in enumerate(CODES)]
    return write(folder, name, ["insee_com;suivis;jeunes;remarque", *rows])


def say(dialog: ImportDialog, theme: str, **roles: str) -> None:
    """Say what columns are, as a user does in the table."""
    page = dialog.detail.mapping
    page.theme.choose(theme)
    model = page.table.model()
    for row, said in enumerate(model.said):
        if said.column in roles:
            model.setData(model.index(row, ROLE_COLUMN), roles[said.column])


def test_what_no_format_knows_is_described_and_imported(give: Any, opened: Window, kept: Path, tmp_path: Path) -> None:
    dialog = give(survey(tmp_path))
    entry = dialog.desk.entries[0]
    assert entry.state is State.UNKNOWN
    assert "insee_com" in notice(dialog)
    page = dialog.detail.mapping
    assert [said.role for said in page.table.model().said] == ["key", "", "", ""]
    assert not page.apply.isEnabled()
    say(dialog, "indicators", suivis="count", jeunes="count")
    model = page.table.model()
    model.setData(model.index(1, 3), "Jeunes suivis")
    page.apply.click()
    settle(dialog)
    assert entry.state is State.READY
    assert entry.theme == "indicators"
    assert dialog.detail.steps.rows["recipe"].field.currentText() == "enquete_2024"
    sample = dialog.detail.preview.sample.model()
    roles = [sample.headerData(i, Qt.Orientation.Horizontal, ROLE) for i in range(4)]
    assert roles == ["key", "indicator", "indicator", "unread"]
    dialog.desk.write()
    settle(dialog)
    assert entry.state is State.DONE
    workspace = Workspace.open(opened.session.path)
    indicators = workspace.read("indicators").set_index("id")
    assert indicators.loc["suivis", "label"] == "Jeunes suivis"
    assert indicators.loc["suivis", "kind"] == "count"
    assert "remarque" not in indicators.index
    assert not kept.exists()


def test_a_mapping_that_cannot_be_is_refused_in_one_sentence(give: Any, kept: Path, tmp_path: Path) -> None:
    dialog = give(survey(tmp_path))
    page = dialog.detail.mapping
    say(dialog, "indicators", suivis="ratio")
    page.apply.click()
    assert "« suivis » est un rapport" in page.notice.accessibleName().replace("\xa0", " ")
    assert dialog.desk.entries[0].state is State.UNKNOWN
    say(dialog, "indicators", suivis="", insee_com="")
    page.apply.click()
    assert "une seule" in page.notice.accessibleName()
    page.keep("Enquête")
    assert not kept.exists()


def test_a_recipe_is_kept_and_found_again(give: Any, kept: Path, tmp_path: Path) -> None:
    dialog = give(survey(tmp_path))
    say(dialog, "indicators", suivis="count", jeunes="given")
    dialog.detail.mapping.keep("Enquête jeunes")
    settle(dialog)
    assert [path.suffix for path in kept.iterdir()] == [".json"]
    again = give(survey(tmp_path, "enquete_2025.csv"))
    entry = again.desk.entries[0]
    assert entry.state is State.READY
    assert entry.choices.recipe.name == "Enquête jeunes"
    assert again.detail.steps.rows["recipe"].field.currentText() == "Enquête jeunes"
    assert [said.role for said in again.detail.mapping.table.model().said] == ["key", "count", "given", ""]
    # Another format takes the place of the recipe; no recipe reads it as found.
    again.detail.steps.rows["format"].field.choose("membership")
    settle(again)
    assert entry.choices.recipe is None
    assert entry.state is State.REFUSED


def test_the_choices_of_a_known_format_are_kept_as_a_recipe(give: Any, kept: Path, tmp_path: Path) -> None:
    dialog = give(basins(tmp_path))
    dialog.desk.correct(dialog.desk.entries[0], at_once=True, vintage="2023")
    settle(dialog)
    dialog.detail.mapping.keep("Bassins d’emploi")
    settle(dialog)
    (recipe,) = recipes.stored_recipes()
    assert (recipe.theme, recipe.reader, recipe.vintage) == ("zonings", "membership", "2023")
    assert dialog.desk.entries[0].state is State.READY


def test_a_directory_is_described_field_by_field(give: Any, opened: Window, kept: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "lieux.csv", ["quoi;ou;tel", f"Mission locale A;{CODES[0]};01", f"Antenne B;{CODES[1]};02"])
    dialog = give(path)
    say(dialog, "structures", quoi="name", ou="commune_code", tel="phone")
    dialog.detail.mapping.apply.click()
    settle(dialog)
    dialog.desk.write()
    settle(dialog)
    assert dialog.desk.entries[0].state is State.DONE
    structures = Workspace.open(opened.session.path).read("structures", geometry=False)
    assert sorted(structures["name"]) == ["Antenne B", "Mission locale A"]


def test_roles_are_chosen_with_the_keyboard(give: Any, kept: Path, tmp_path: Path) -> None:
    dialog = give(survey(tmp_path))
    table = dialog.detail.mapping.table
    dialog.detail.tabs.setCurrentIndex(COLUMNS)
    table.setCurrentIndex(table.model().index(1, ROLE_COLUMN))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QComboBox)
    assert editor is not None
    editor.setCurrentIndex(editor.findData("zoning"))
    table.commitData(editor)
    assert table.model().said[1].role == "zoning"


def test_a_damaged_recipe_does_not_stop_the_import(give: Any, kept: Path, tmp_path: Path) -> None:
    kept.mkdir()
    (kept / "abime.json").write_text("{", encoding="utf-8")
    dialog = give(basins(tmp_path), survey(tmp_path))
    assert [entry.state for entry in dialog.desk.entries] == [State.READY, State.UNKNOWN]


def test_a_table_of_trainings_is_described(give: Any, opened: Window, kept: Path, tmp_path: Path) -> None:
    rows = ["quoi;chez;ou;combien", f"CAP cuisine;Lycée A;{CODES[0]};12", f"BTS tourisme;Lycée B;{CODES[1]};30"]
    dialog = give(write(tmp_path, "offre_locale.csv", rows))
    say(dialog, "trainings", quoi="title", chez="organisation", ou="commune_code", combien="places")
    dialog.detail.mapping.apply.click()
    settle(dialog)
    dialog.desk.write()
    settle(dialog)
    assert dialog.desk.entries[0].state is State.DONE
    trainings = Workspace.open(opened.session.path).read("trainings", geometry=False)
    assert sorted(trainings["title"]) == ["BTS tourisme", "CAP cuisine"]


# ------------------------------------------------------------------------------------------------ layers


def two_layers(path: Path) -> Path:
    """A GeoPackage with zones of the region and a layer of points, made by QGIS."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    for name, kind in (("zones", "Polygon"), ("reperes", "Point")):
        layer = QgsVectorLayer(f"{kind}?crs=EPSG:2154&field=code:string&field=nom:string", name, "memory")
        features = []
        for row in range(3):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"Z{row}", f"Zone {row}"])
            box = QgsRectangle(350_000, 6_700_000 + 5000 * row, 370_000, 6_705_000 + 5000 * row)
            shape = QgsGeometry.fromRect(box)
            feature.setGeometry(shape if kind == "Polygon" else shape.centroid())
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        options.layerName = name
        context = QgsProject.instance().transformContext()
        assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    return path


def test_a_file_of_several_layers_is_read_and_its_layer_chosen(give: Any, opened: Window, tmp_path: Path) -> None:
    dialog = give(two_layers(tmp_path / "decoupage.gpkg"))
    entry = dialog.desk.entries[0]
    assert entry.state is State.READY, entry.failure and entry.failure.sentence
    assert entry.look.document.endswith("zones")
    assert "member" in shown_steps(dialog)
    assert not {"encoding", "separator", "header", "decimal"} & set(shown_steps(dialog))
    dialog.detail.steps.rows["member"].field.choose("reperes")
    settle(dialog)
    assert entry.look.document.endswith("reperes")
    dialog.detail.steps.rows["member"].field.choose("")
    settle(dialog)
    dialog.desk.write()
    settle(dialog)
    assert entry.state is State.DONE
    zones = Workspace.open(opened.session.path).read("zones")
    assert {"Zone 0", "Zone 1", "Zone 2"} <= set(zones["name"])


def test_a_workspace_is_opened_not_imported(give: Any, opened: Window, tmp_path: Path) -> None:
    dialog = give(opened.session.path)
    assert dialog.desk.entries[0].state is State.REFUSED
    assert notice(dialog)
