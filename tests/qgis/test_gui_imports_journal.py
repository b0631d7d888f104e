"""Files dropped on the panels, and the journal of imports: list, details, export, themes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsSettings,
)
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QPalette
from qgis.PyQt.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent))

import import_fixtures
from gui_fixtures import wait_for
from import_fixtures import basins, settle

from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog
from clefop_plugin.gui.window import Window

window, opened, give = import_fixtures.window, import_fixtures.opened, import_fixtures.give


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
