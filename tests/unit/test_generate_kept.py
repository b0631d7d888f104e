"""A stop that keeps the scenario keeps it whenever it comes; one that gives everything up stores nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.generate import generate
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.workspace.store import Workspace

PARAMETERS = GenerateParameters(references=(("ze2020", 1.0),), k=2, minimum=500, maximum=3500, rounds=3)


class GivenUp(Exception):
    """What a door raises to stop everything."""


class Door:
    """Stops once the progress has passed a fraction."""

    def __init__(self, fraction: float, give_up: bool = False) -> None:
        self.fraction, self.give_up, self.now = fraction, give_up, 0.0

    def report(self, fraction: float, _text: str) -> None:
        self.now = fraction

    def stopped(self) -> bool:
        if self.now >= self.fraction and self.give_up:
            raise GivenUp
        return self.now >= self.fraction

    def progress(self) -> Progress:
        return Progress(self.report, self.stopped)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_region.make(tmp_path / "small.gpkg")


@pytest.mark.parametrize("fraction", [0.92, 0.93, 0.97, 1.0])
def test_a_late_stop_loses_nothing(workspace: Workspace, fraction: float) -> None:
    result = generate(workspace, PARAMETERS, Door(fraction).progress(), keep_on_cancel=True)
    assert result.scenario_id in set(workspace.read("scenarios")["id"])


@pytest.mark.parametrize("fraction", [0.5, 0.93, 0.97])
def test_giving_up_stores_nothing_however_late(workspace: Workspace, fraction: float) -> None:
    before = set(workspace.read("scenarios")["id"])
    with pytest.raises(GivenUp):
        generate(workspace, PARAMETERS, Door(fraction, give_up=True).progress(), keep_on_cancel=True)
    assert set(workspace.read("scenarios")["id"]) == before


def test_without_the_wish_to_keep_a_late_stop_still_cancels(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        generate(workspace, PARAMETERS, Door(0.93).progress())
