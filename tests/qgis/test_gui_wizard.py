"""The wizard and the help page, on the fictional region and on the real files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsSettings

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gui_fixtures import wait_for

from clefop_plugin import paths
from clefop_plugin.gui.dialogs.help import help_html
from clefop_plugin.gui.wizard.wizard import WorkspaceWizard
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def wizard(qgis_new_project: None) -> Iterator[tuple[WorkspaceWizard, list[Any]]]:
    QgsSettings().remove("clefop")
    created: list[Any] = []
    found = WorkspaceWizard(None, lambda path, generate: created.append((path, generate)))
    found.show()
    yield found, created
    found.close()


def test_nothing_is_written_before_the_end(wizard: tuple[WorkspaceWizard, list[Any]], tmp_path: Path) -> None:
    dialog, _ = wizard
    assert not dialog.forward.isEnabled()
    dialog.pages[0].take(paths.resource("demo", "communes.geojson"))
    wait_for(lambda: dialog.pages[0]._task is None)
    assert dialog.draft.communes is not None
    assert dialog.draft.communes.code_field
    assert len(dialog.draft.communes.codes) > 800
    assert dialog.forward.isEnabled()
    assert not list(tmp_path.iterdir())


def test_a_layer_without_codes_is_refused(
    wizard: tuple[WorkspaceWizard, list[Any]], real_data: Path, tmp_path: Path
) -> None:
    dialog, _ = wizard
    dialog.pages[0].take(real_data / "contrats_ville_pdl_2018.geojson")
    wait_for(lambda: dialog.pages[0]._task is None)
    assert dialog.draft.communes is None
    assert not dialog.forward.isEnabled()
    assert "No commune code in this file." in dialog.pages[0].notice.accessibleName()


def test_the_real_region_in_five_steps(
    wizard: tuple[WorkspaceWizard, list[Any]], real_data: Path, tmp_path: Path
) -> None:
    dialog, created = wizard
    communes, population, zonings, indicators, summary = dialog.pages
    communes.take(real_data / "communes_pdl_2018.geojson")
    wait_for(lambda: communes._task is None)
    assert dialog.draft.region == "52"
    assert dialog.draft.vintage == "2018"
    assert dialog.draft.crs == "EPSG:2154"
    dialog.next()
    population.take(real_data / "population_communes_france_cog2018_2021_2024.csv")
    wait_for(population.ready)
    assert dialog.draft.population.residents == 3_737_632
    assert dialog.draft.population.without == 0
    dialog.next()
    zonings.take(real_data / "appartenance_communes_2018_france.csv")
    wait_for(zonings.ready)
    found = {zoning.id: zoning for zoning in dialog.draft.zonings.zonings}
    assert dialog.draft.zonings.labels.name == "libelles_zonages_2018_france.csv"
    assert (found["epci"].zones, found["epci"].without) == (72, 1)
    assert (found["ze2010"].zones, found["arr"].zones) == (20, 16)
    for i in range(zonings.list.topLevelItemCount()):
        item = zonings.list.topLevelItem(i)
        if item.text(1) == "CV":
            from qgis.PyQt.QtCore import Qt

            item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.next()
    indicators.take([real_data / "filosofi_2021_communes_pdl.csv"])
    wait_for(indicators.ready)
    dialog.draft.path = tmp_path / "region.gpkg"
    dialog.next()
    assert summary.generate.isChecked()
    dialog.next()
    wait_for(lambda: created, 60)
    assert created == [(tmp_path / "region.gpkg", True)]
    assert [path.name for path in tmp_path.iterdir()] == ["region.gpkg"]
    workspace = Workspace.open(tmp_path / "region.gpkg")
    assert workspace.count("communes") == 1272
    assert workspace.meta()["vintage"] == "2018"
    ids = set(workspace.read("zonings", geometry=False)["id"])
    assert {"epci", "ze2010", "arr", "bv2012"} <= ids
    assert "cv" not in ids
    assert workspace.count("indicators") > 10


def test_a_cancelled_creation_leaves_the_older_file(wizard: tuple[WorkspaceWizard, list[Any]], tmp_path: Path) -> None:
    dialog, created = wizard
    dialog.pages[0].take(paths.resource("demo", "communes.geojson"))
    wait_for(lambda: dialog.pages[0]._task is None)
    target = tmp_path / "older.gpkg"
    target.write_bytes(b"older")
    dialog.draft.path = target
    dialog.go(4)
    task = dialog.create()
    assert task is not None
    task.cancel()
    wait_for(lambda: dialog._task is None)
    assert target.read_bytes() == b"older"
    assert not created
    assert [path.name for path in tmp_path.iterdir()] == ["older.gpkg"]


def test_help_page() -> None:
    assert "<ol>" in help_html()
    assert "Hatching" in help_html()
