"""The panel of training and recruitment: what it says, the communes it shades, the states without data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.PyQt.QtCore import Qt

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin import settings
from clefop_plugin.gui.reach import reach_km
from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef


def needs() -> pd.DataFrame:
    """A basin of 50 projects in building, 40 % of them difficult, and a secret figure in care."""
    cells = pd.DataFrame(
        [("B2Z40", "Maçons", 50.0, 20.0, "ok"), ("V1Z80", "Infirmiers", None, None, "secret")],
        columns=["occupation", "occupation_label", "projects", "difficult", "status"],
    )
    return cells.assign(
        basin_zoning="ze2020",
        basin_code="Z1",
        basin_name="UN",
        family="O",
        family_label="Ouvriers",
        year=2025,
        seasonal=0.0,
        difficult_status=cells["status"],
        seasonal_status="ok",
    )


def opened(window: Window, path: Path, with_needs: bool = True, with_offer: bool = True) -> Any:
    made = small_region.make(path)
    trainings = made.read("trainings").assign(rome=["F1602", "", "J1506", ""], nsf="")
    with made.transaction() as connection:
        connection.execute("DELETE FROM trainings")
        connection.execute("DELETE FROM training_sessions")
    if with_offer:
        made.append("trainings", trainings)
    if with_needs:
        made.append("recruitment", needs())
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock("recruitment", True)
    window.selection.select(TerritoryRef("territory", "s1", "01"))
    return window.docks["recruitment"]


def test_needs_stand_beside_trainings(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    dock.distance.setValue(1)
    said = [dock.model.index(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(len(dock.model.rows))]
    assert said[0].startswith("Building")
    assert "50 recruitment projects" in said[0]
    assert "40% difficult" in said[0]
    assert "20 places here, none more within 1\u202fkm" in said[0]
    assert "40 per 100 projects" in said[0]
    assert "2025" in dock.total.text()
    # A nurse school stands 500 m from the outline: every need has a training in reach.
    assert "Every family with needs has a training" in dock.unmet.accessibleName()
    assert not dock.grab().isNull()
    assert dock.view.height() >= dock.view.sizeHintForRow(0) * len(said)


def test_the_distance_is_that_of_the_options(window: Window, tmp_path: Path) -> None:
    settings.set_value("distance/km", 7.4)
    dock = opened(window, tmp_path / "b.gpkg")
    assert dock.distance.value() == reach_km() == 7
    settings.set_value("distance/km", 400.0)
    assert reach_km() == 100


def test_communes_without_a_training_are_named_and_shaded(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "c.gpkg")
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    dock.distance.setValue(1)
    assert "Dune" in dock.far.accessibleName()
    assert "1 commune of 4" in dock.far.accessibleName()
    row = next(i for i, found in enumerate(dock.model.rows) if found.key == "B")
    dock.view.setCurrentIndex(dock.model.index(row))
    assert dock.family.currentData() == "B"
    assert "2 communes of 4" in dock.far.accessibleName()
    dock.show_far.click()
    wait_for(lambda: not dock.areas.band.asGeometry().isEmpty())
    # Two squares of 1 km².
    assert dock.areas.band.asGeometry().area() > 0
    window.show_dock("recruitment", False)
    wait_for(lambda: dock.areas.band.asGeometry().isEmpty())


def test_each_missing_half_says_what_to_import(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "d.gpkg", with_offer=False)
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    assert "No training offer in this workspace" in dock.unmet.accessibleName()
    assert dock.far.isHidden()
    assert not any(row.unmet for row in dock.model.rows)
    dock = opened(window, tmp_path / "e.gpkg", with_needs=False)
    wait_for(lambda: "survey of needs" in dock.unmet.accessibleName())
    assert "No needs imported" in dock.total.text()


def test_an_empty_workspace_offers_the_import(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "f.gpkg", with_needs=False, with_offer=False)
    wait_for(lambda: "Neither needs nor trainings" in dock.state.accessibleName())
    assert dock.state.primary.text() == "Import…"


def test_at_rest_what_is_written_stays_and_another_distance_reads_again(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "rest.gpkg")
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    dock.distance.setValue(1)
    before = dock.far.accessibleName()
    wait_for(lambda: not window.session.reader.busy())
    dock.lighten()
    assert dock._page is None
    assert not dock._answers
    assert dock.far.accessibleName() == before
    row = next(i for i, found in enumerate(dock.model.rows) if found.key == "B")
    dock.view.setCurrentIndex(dock.model.index(row))
    wait_for(lambda: "2 communes of 4" in dock.far.accessibleName())
    assert dock.family.currentData() == "B"
