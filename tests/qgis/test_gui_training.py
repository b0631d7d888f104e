"""The training panel: what is around, codes, periods, counts that follow, order, sessions of the chosen training."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.PyQt.QtWidgets import QLabel

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin.gui.points import MOST_POINTS, thinned
from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef


def shown(window: Window, path: Path, many: int = 0) -> Any:
    made = small_region.make(path)
    trainings = made.read("trainings").assign(rome=["F1602", "", "J1506", ""])
    with made.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    made.append("trainings", trainings)
    if many:
        rng = np.random.default_rng(6)
        more = trainings.iloc[rng.integers(0, 3, many)].reset_index(drop=True)
        more["id"] = [f"m{i}" for i in range(many)]
        more["title"] = more["title"] + " " + pd.Series(rng.integers(0, many, many)).astype(str)
        more["commune_code"] = small_region.CODES[0]
        more["geom"] = shapely.points(rng.uniform(0, 1000, many), rng.uniform(0, 1000, many))
        made.append("trainings", more)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock("training", True)
    window.selection.select(TerritoryRef("territory", "s1", "01"))
    dock = window.docks["training"]
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    return dock


def ids(dock: Any) -> list[str]:
    return [row.id for row in dock.model.rows]


def test_trainings_around_join_the_list_and_the_map(window: Window, tmp_path: Path) -> None:
    dock = shown(window, tmp_path / "a.gpkg")
    assert set(ids(dock)) == {"f1", "f2", "f4"}
    dock.filters.distance.setValue(1)
    dock.filters.around.setChecked(True)
    wait_for(lambda: len(dock.model.kept) == 4)
    assert sum(band.numberOfVertices() for band in dock.points._bands.values()) == 3
    dock._sort("distance")
    assert ids(dock)[-1] == "f3"
    assert dock.model.rows[-1].distance_km == 0.5
    dock.filters.around.setChecked(False)
    assert set(ids(dock)) == {"f1", "f2", "f4"}


def test_codes_and_periods_filter_and_are_told_when_closed(window: Window, tmp_path: Path) -> None:
    dock = shown(window, tmp_path / "b.gpkg")
    dock.filters.rome.setText("f16")
    assert ids(dock) == ["f1"]
    assert dock.filters.more.heading.accessibleName().startswith("More filters, f16")
    dock.filters.rome.clear()
    dock.filters.start.setText("2100")
    assert ids(dock) == ["f1"]
    dock.filters.start.setText("demain")
    assert dock.filters.bad_date.isVisibleTo(dock.filters.more.content)
    assert len(ids(dock)) == 3
    dock.filters.reset()
    assert len(ids(dock)) == 3
    assert not dock.filters.chosen().active()


def test_counts_follow_the_filters_but_their_own(window: Window, tmp_path: Path) -> None:
    dock = shown(window, tmp_path / "c.gpkg")
    dock.filters.domains.choose({"arts"})
    assert ids(dock) == ["f2"]
    domains = {action.data(): action.text() for action in dock.filters.domains._menu.actions()}
    levels = {action.data(): action.text() for action in dock.filters.levels._menu.actions()}
    # The chosen domain leaves the other domains their numbers, but the levels follow it.
    assert domains["industrie"].endswith("· 1")
    assert levels["5"].endswith("· 0")
    dock.filters.search.setText("nothing like this")
    assert len(dock.filters.domains._menu.actions()) == len(domains)
    dock.filters.search.clear()
    dock.counts.show_by("level")
    dock.counts.bars.clicked.emit("6")
    assert dock.filters.levels.keys() == {"6"}


def test_the_chosen_training_shows_its_sessions(window: Window, tmp_path: Path) -> None:
    dock = shown(window, tmp_path / "d.gpkg")
    dock.view.setCurrentIndex(dock.model.index(ids(dock).index("f1")))
    texts = "\n".join(label.text() for label in dock.detail.findChildren(QLabel))
    assert "01/09/2999, enrolment open, 10 places" in texts
    assert "and 1 other session" in texts
    assert "F1602" in texts
    assert dock.counts.bars.isHidden()
    dock.detail.cross.click()
    assert dock.detail_area.isHidden()
    assert not dock.counts.bars.isHidden()


def test_many_trainings_are_filtered_without_a_pause(window: Window, tmp_path: Path) -> None:
    dock = shown(window, tmp_path / "e.gpkg", many=60_000)
    assert len(dock.model.kept) > 60_000
    drawn = sum(band.numberOfVertices() for band in dock.points._bands.values())
    assert 0 < drawn < 40_000
    start = time.process_time()
    dock.filters.search.setText("lettres 12")
    assert 0 < len(dock.model.kept) < 20_000
    # Far above what is measured: a row at a time would take seconds.
    assert time.process_time() - start < 0.5


def test_points_are_thinned_on_a_grid_only_when_there_are_thousands() -> None:
    few = np.array([[0.0, 0.0], [1.0, 2.0]])
    assert thinned(few) == [(0.0, 0.0), (1.0, 2.0)]
    many = np.random.default_rng(1).uniform(0, 1000, (3 * MOST_POINTS, 2))
    found = thinned(many)
    assert 1000 < len(found) < len(many)
    assert set(found) <= {tuple(point) for point in many.tolist()}
