"""The dialog that exports tables: what it offers, what it writes, what it says when it cannot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsSettings, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import FakeIface, wait_for

from clefop_plugin.gui.dialogs.export_tables import CSV, ExportTablesDialog
from clefop_plugin.gui.window import Window
from clefop_plugin.sources.tables import read_table


@pytest.fixture
def window(qgis_new_project: None) -> Iterator[Window]:
    QgsSettings().remove("clefop")
    found = Window(FakeIface())
    yield found
    found.dispose()


@pytest.fixture
def dialog(window: Window, tmp_path: Path) -> ExportTablesDialog:
    assert not window.actions["tables"].isEnabled()
    window.session.open(Path(small_region.make(tmp_path / "a.gpkg").path))
    wait_for(lambda: window.selection.members)
    window.actions["tables"].trigger()
    return next(kept for kept in window.commands._dialogs if isinstance(kept, ExportTablesDialog))


def finish(dialog: ExportTablesDialog) -> str:
    assert dialog.run() is not None
    wait_for(lambda: dialog._task is None)
    return dialog.notice.accessibleName()


def test_it_offers_scenarios_and_zonings_and_writes_a_spreadsheet(dialog: ExportTablesDialog, tmp_path: Path) -> None:
    labels = [dialog.container.itemText(i) for i in range(dialog.container.count())]
    assert labels == ["Scénario 1", "Intercommunalités", "Zones d’emploi 2020", "Missions locales", "Départements"]
    dialog.file.setFilePath(str(tmp_path / "tables"))
    assert "Exported." in finish(dialog)
    assert read_table(tmp_path / "tables.xlsx", "territoires").column("code_territoire").tolist() == ["01", "02"]


def test_only_what_is_ticked_is_written_of_what_is_chosen(dialog: ExportTablesDialog, tmp_path: Path) -> None:
    dialog.container.choose("zone:ze2020")
    for row in range(dialog.tables.count()):
        dialog.tables.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.export.isEnabled() and dialog.run() is None
    dialog.tables.item(2).setCheckState(Qt.CheckState.Checked)
    dialog.format.choose(CSV)
    assert dialog.file.storageMode() == QgsFileWidget.StorageMode.GetDirectory
    dialog.file.setFilePath(str(tmp_path / "csv"))
    assert "Exported." in finish(dialog)
    written = {path.name for path in (tmp_path / "csv").iterdir()}
    assert written == {"communes_territoires.csv", "definitions.csv", "zonages.csv", "colonnes.csv", "datapackage.json"}
    communes = read_table(tmp_path / "csv" / "communes_territoires.csv")
    assert set(communes.column("code_territoire")) == {"Z1", "Z2"}


def test_a_geopackage_takes_its_ending(dialog: ExportTablesDialog, tmp_path: Path) -> None:
    dialog.file.setFilePath(str(tmp_path / "t.xlsx"))
    dialog.format.choose(".gpkg")
    assert dialog.file.filePath() == str(tmp_path / "t.gpkg")
    assert "Exported." in finish(dialog)
    assert QgsVectorLayer(f"{tmp_path / 't.gpkg'}|layername=territoires", "t", "ogr").featureCount() == 2


def test_a_folder_that_is_not_there_and_a_stop_are_said(dialog: ExportTablesDialog, tmp_path: Path) -> None:
    dialog.file.setFilePath(str(tmp_path / "absent" / "t.xlsx"))
    assert "cannot be written" in finish(dialog)
    assert dialog.export.isEnabled()
    dialog.file.setFilePath(str(tmp_path / "t.xlsx"))
    dialog.run()
    assert not dialog.export.isEnabled()
    dialog.reject()
    wait_for(lambda: dialog._task is None)
    assert dialog.isVisible() and "Stopped" in dialog.notice.accessibleName()
    assert not (tmp_path / "t.xlsx").exists()
