"""The layout item: made by the registry, kept in templates, copied, deleted, drawn for the page, as text."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtXml import QDomDocument

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cartography_workspace

from clefop_plugin.cartography import expressions, layout_item
from clefop_plugin.cartography.elements import element, elements
from clefop_plugin.services.council_store import save_council
from clefop_plugin.services.council_types import Council, Meeting, Project
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def layout(tmp_path: Path, qgis_new_project: None, french: None) -> Iterator[QgsPrintLayout]:
    """An empty A4 page of a project whose workspace is the tiny one, about the territory 01."""
    cartography_workspace.make(tmp_path / "tiny.gpkg")
    layout_item.register()
    expressions.register()
    project = QgsProject.instance()
    QgsExpressionContextUtils.setProjectVariable(project, "clefop_workspace", str(tmp_path / "tiny.gpkg"))
    made = QgsPrintLayout(project)
    made.initializeDefaults()
    QgsExpressionContextUtils.setLayoutVariable(made, "clefop_territory", "01")
    yield made
    expressions.unregister()


def add(layout: QgsPrintLayout, content: str, box: tuple[float, float, float, float] | None = None) -> Any:
    item = QgsApplication.layoutItemRegistry().createItem(layout_item.ITEM_TYPE, layout)
    item.choose(content=content)
    item.attemptSetSceneRect(QRectF(*(box or (10, 10, *element(content).size))))
    layout.addLayoutItem(item)
    return item


def text_of(layout: QgsPrintLayout, path: Path) -> str:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.forceVectorOutput = True
    done = QgsLayoutExporter(layout).exportToPdf(str(path), settings)
    assert done == QgsLayoutExporter.ExportResult.Success
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(found.stdout.split())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("chiffres", "Chiffres clés"),
        ("identite", "10 000"),
        ("blocs", "Courvin Agglo"),
        ("cote", "Zones d’emploi"),
        ("decoupages", "Zones d’emploi"),
        ("communes", "Bourg-l’Étang"),
        ("courbes", "Bourg-l’Étang"),  # no figure of the tiny workspace is known at two dates
        ("domaines", "Commerce"),
        ("niveaux", "Places par niveau"),
        ("organismes", "CFA d’Avrillac"),
        ("structures", "Mission locale d’Avrillac"),
        ("legende", "Limite du territoire"),
        ("region-tableau", "L’Épernoux"),
        ("region-legende", "Limite de territoire"),
        ("fictif", "RÉGION FICTIVE"),
        ("besoins", "Aucun besoin de recrutement"),
        ("navettes", "Aucune navette"),
        ("conseil", "Aucun conseil"),
        ("projets", "Aucun projet"),
    ],
)
def test_what_each_content_says(layout: QgsPrintLayout, tmp_path: Path, content: str, words: str) -> None:
    add(layout, content)
    assert words.replace(" ", "") in text_of(layout, tmp_path / "page.pdf").replace(" ", "").replace("\u202f", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("conseil", ["Réunions", "2026", "Avancement"]),
        ("projets", ["Projets et actions", "Groupe 1", "autres"]),
    ],
)
def test_a_council_and_its_projects(layout: QgsPrintLayout, tmp_path: Path, content: str, words: list[str]) -> None:
    projects = tuple(
        Project(f"Thème {i}", f"Groupe {i}", "Région", "engagé", "2026-01", "2026-12-31", "", f"s1-01-{i}")
        for i in range(1, 6)
    )
    council = Council(
        "Conseil d’Avrillac", "A, préfecture", "B, Région", "", (Meeting("2026-04", "Bilan"),), (), projects
    )
    save_council(Workspace.open(tmp_path / "tiny.gpkg"), "s1", "01", Council(), council, date(2026, 3, 15))
    item = add(layout, content)
    item.attemptSetSceneRect(QRectF(10, 10, 186, 30))
    text = text_of(layout, tmp_path / "page.pdf")
    for word in words:
        assert word in text


def test_every_content_draws_something_in_any_size(layout: QgsPrintLayout) -> None:
    for content in elements():
        item = add(layout, content.id)
        for width, height in (content.size, (content.size[0] * 2, content.size[1] * 2), (30.0, 12.0)):
            item.attemptSetSceneRect(QRectF(10, 10, width, height))
            drawing = item._drawing()
            assert (drawing.width, drawing.height) == pytest.approx((width, height))
            if not content.on_map and (width, height) == content.size:
                assert drawing.items, content.id


def test_names_follow_the_map_below(layout: QgsPrintLayout) -> None:
    below = QgsLayoutItemMap(layout)
    below.attemptSetSceneRect(QRectF(10, 10, 120, 90))
    layout.addLayoutItem(below)
    below.setExtent(QgsRectangle(346_000, 6_694_000, 380_000, 6_719_500))
    item = add(layout, "noms", (10, 10, 120, 90))
    first = item._drawing()
    assert any(getattr(part, "text", "") == "Courvin" for part in first.items)
    below.zoomToExtent(QgsRectangle(700_000, 6_000_000, 720_000, 6_015_000))
    assert not any(getattr(part, "text", "") == "Courvin" for part in item._drawing().items)
    assert add(layout, "noms", (10, 150, 120, 90))._drawing().items == []  # over no map


def test_it_survives_its_python_name(layout: QgsPrintLayout) -> None:
    add(layout, "blocs").setId("essai")
    gc.collect()
    item = layout.itemById("essai")
    assert isinstance(item, layout_item.ClefopItem)
    assert item.content == "blocs"


def test_it_is_kept_in_templates(layout: QgsPrintLayout, tmp_path: Path) -> None:
    item = add(layout, "structures")
    item.choose(territory=" 02 ", indicators="taux; Emploi")
    path = tmp_path / "modele.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    again = QgsPrintLayout(QgsProject.instance())
    items, good = again.loadFromTemplate(document, QgsReadWriteContext())
    assert good
    (copy,) = [one for one in items if one.type() == layout_item.ITEM_TYPE]
    assert (copy.content, copy.territory, copy.indicators) == ("structures", "02", "taux; Emploi")
    assert copy.rect() == item.rect()


def test_copy_and_delete(layout: QgsPrintLayout) -> None:
    item = add(layout, "blocs")
    document = QDomDocument()
    root = document.createElement("copies")
    assert item.writeXml(root, document, QgsReadWriteContext())
    document.appendChild(root)
    copies = layout.addItemsFromXml(root, document, QgsReadWriteContext())
    assert [copy.content for copy in copies] == ["blocs"]
    layout.removeLayoutItem(item)
    layout.removeLayoutItem(copies[0])
    del item, copies
    gc.collect()
    layout.refresh()
    assert not [one for one in layout.items() if isinstance(one, layout_item.ClefopItem)]


def test_undo_gives_the_content_back(layout: QgsPrintLayout) -> None:
    item = add(layout, "blocs")
    item.setId("essai")
    item.beginCommand("essai")
    item.choose(content="communes")
    item.endCommand()
    layout.undoStack().stack().undo()
    assert layout.itemById("essai").content == "blocs"


def test_what_cannot_be_drawn_is_said_in_the_designer_only(layout: QgsPrintLayout, tmp_path: Path) -> None:
    add(layout, "chiffres").choose(territory="99")
    (item,) = [one for one in layout.items() if isinstance(one, layout_item.ClefopItem)]
    said = " ".join(getattr(part, "text", "") for part in item._drawing().items)
    assert "pas de territoire 99" in said
    assert text_of(layout, tmp_path / "page.pdf") == ""


def test_figures_can_be_chosen(layout: QgsPrintLayout, tmp_path: Path) -> None:
    add(layout, "chiffres").choose(indicators="taux")
    text = text_of(layout, tmp_path / "page.pdf")
    assert "Taux" in text
    assert "Emplois" not in text


def test_registering_twice_changes_nothing() -> None:
    layout_item.register()
    layout_item.register()
    kinds = QgsApplication.layoutItemRegistry().itemTypes()
    assert list(kinds.values()).count(kinds[layout_item.ITEM_TYPE]) == 1


def test_the_designer_has_a_panel_for_it(layout: QgsPrintLayout) -> None:
    from qgis.gui import QgsGui

    from clefop_plugin.gui import layout_item_gui

    layout_item_gui.register()
    layout_item_gui.register()
    item = add(layout, "chiffres")
    widget: Any = QgsGui.layoutItemGuiRegistry().createItemWidget(item)
    assert isinstance(widget, layout_item_gui.ClefopItemWidget)
    assert widget.content.currentData() == "chiffres"
    widget.content.setCurrentIndex(widget.content.findData("communes"))
    widget.content.activated.emit(widget.content.currentIndex())
    widget.territory.setText("02")
    widget.territory.editingFinished.emit()
    assert (item.content, item.territory) == ("communes", "02")
    other = add(layout, "blocs")
    assert widget.setNewItem(other)
    assert widget.content.currentData() == "blocs"
    plain: QgsLayoutItem = QgsLayoutItemMap(layout)
    assert not widget.setNewItem(plain)
    widget.deleteLater()
