"""Columns that the user describes, recipes, and layers given to the import dialog."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog

sys.path.insert(0, str(Path(__file__).resolve().parent))

import import_fixtures
from import_fixtures import CODES, basins, notice, settle, shown_steps, write

from clefop_plugin.gui.dialogs.imports import recipes
from clefop_plugin.gui.dialogs.imports.detail import COLUMNS
from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog
from clefop_plugin.gui.dialogs.imports.entry import State
from clefop_plugin.gui.dialogs.imports.mapping_table import ROLE as ROLE_COLUMN
from clefop_plugin.gui.dialogs.imports.sample import ROLE
from clefop_plugin.gui.dialogs.imports.steps import FROM_FILE
from clefop_plugin.gui.window import Window
from clefop_plugin.sources.recipes import save
from clefop_plugin.workspace.store import Workspace

window, opened, give = import_fixtures.window, import_fixtures.opened, import_fixtures.give


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


def test_a_recipe_of_another_folder_is_opened(
    give: Any, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = give(survey(tmp_path))
    say(dialog, "indicators", suivis="count")
    elsewhere = tmp_path / "recue.json"
    save(dialog.detail.mapping.recipe("Reçue"), elsewhere)
    answers = ["", str(elsewhere)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (answers.pop(0), ""))
    field = dialog.detail.steps.rows["recipe"].field
    field.choose(FROM_FILE)
    assert field.currentText() == "aucune"
    field.choose(FROM_FILE)
    settle(dialog)
    assert dialog.desk.entries[0].choices.recipe.name == "Reçue"
    assert dialog.desk.entries[0].state is State.READY
    assert not kept.exists()
    dialog.cook_file(write(tmp_path, "autre.json", ["{}"]))
    item = dialog._iface.bar.currentItem()
    assert item is not None
    assert "autre.json" in item.text()


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
