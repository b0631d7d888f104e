"""The panel of commuting links: what it says, the arrows it draws, the state of a workspace without flows."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin.gui.arrows import arrow_lines
from clefop_plugin.gui.window import Window
from clefop_plugin.services.profile_types import TerritoryRef


def opened(window: Window, path: Path, flows: list[tuple[str, str, float]]) -> Any:
    made = small_region.make(path)
    made.replace("flows", pd.DataFrame(flows, columns=["origin", "destination", "count"]), by="all")
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock("links", True)
    window.selection.select(TerritoryRef("territory", "s1", "01"))
    return window.docks["links"]


def test_partners_are_named_and_drawn(window: Window, tmp_path: Path) -> None:
    codes = small_region.CODES
    dock = opened(
        window,
        tmp_path / "a.gpkg",
        [(codes[0], codes[0], 300.0), (codes[0], codes[6], 90.0), (codes[6], codes[0], 500)],
    )
    wait_for(lambda: dock.stack.currentWidget() is dock.content)
    assert "Gué" in dock.leaving.accessibleName()
    assert "≈\u202f90" in dock.leaving.accessibleName()
    assert "500" in dock.coming.accessibleName()
    assert dock.reserve.isVisibleTo(dock)
    assert len(dock.arrows._bands) == 4
    dock.on_map.setChecked(False)
    assert not dock.arrows._bands
    dock.on_map.setChecked(True)
    window.show_dock("links", False)
    wait_for(lambda: not dock.arrows._bands)


def test_without_flows_the_import_is_offered(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "b.gpkg", [])
    wait_for(lambda: "No commuting flows" in dock.state.accessibleName())
    assert dock.state.primary.text() == "Import…"


def test_an_arrow_ends_where_it_goes_with_a_head_that_is_never_too_long() -> None:
    curve, head = arrow_lines((0.0, 0.0), (100.0, 0.0), 1000.0)
    assert curve[0] == (0.0, 0.0)
    assert curve[-1] == pytest.approx((100.0, 0.0))
    assert max(math.dist(point, (100.0, 0.0)) for point in head) == pytest.approx(25.0)
    assert min(y for _, y in curve) < 0
