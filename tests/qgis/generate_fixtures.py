"""The generation dialog on a small workspace, and what its tests share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsProject, QgsSettings

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import FakeIface, wait_for

from clefop_plugin.core import text
from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog
from clefop_plugin.gui.session import Session
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.workspace.store import Workspace

#: Bounds and number that the small region can meet.
POSSIBLE = {"k": 2, "minimum": 1000.0, "maximum": 2700.0}
#: A number of territories its residents are too few for.
IMPOSSIBLE = {"k": 4, "minimum": 3000.0, "maximum": 4000.0}


def make_workspace(path: Path) -> Workspace:
    """The small region, with a scenario whose parameters are kept and whose first territory is locked."""
    workspace = small_region.make(path)
    scenario = workspace.read("scenarios")
    scenario["parameters"] = GenerateParameters(references=(("dep", 1.0),), k=3, scenario_name="Ancien").to_json()
    workspace.replace("scenarios", scenario, "s1", by="id")
    blocks = workspace.read("scenario_blocks", "s1", by="scenario_id")
    blocks["locked"] = blocks["territory_code"] == "01"
    workspace.replace("scenario_blocks", blocks, "s1", by="scenario_id")
    workspace.append("flows", pd.DataFrame({"origin": ["96000"], "destination": ["96001"], "count": [10.0]}))
    return workspace


@contextmanager
def shown_dialog(folder: Path, opened: list[str]) -> Iterator[GenerateDialog]:
    """The dialog on the small region, its questions filled; ``opened`` gets the ids of the scenarios it opens."""
    text.install_language("en", None)
    QgsSettings().remove("clefop")
    make_workspace(folder / "small.gpkg")
    iface = FakeIface()
    session = Session(iface, QgsProject.instance())
    session.open(folder / "small.gpkg")
    found = GenerateDialog(iface, session, opened.append)
    found.show()
    wait_for(lambda: ready(found))
    yield found
    if found._task is not None:
        found.reject()
        wait_for(lambda: found._task is None)
    found.close()
    session.dispose()
    iface.window.close()


def ready(dialog: GenerateDialog) -> bool:
    """Whether the blocks are read and nothing is computed."""
    return dialog._blocks is not None and dialog._reading is None and dialog._task is None


def answer(dialog: GenerateDialog, **changes: Any) -> None:
    """Load changed parameters and wait for the blocks they need."""
    from dataclasses import replace

    dialog.form.load(replace(dialog.form.parameters(), **changes))
    wait_for(lambda: ready(dialog))


def compute(dialog: GenerateDialog, seconds: float = 60, **changes: Any) -> None:
    """Answer, generate and wait for the end."""
    answer(dialog, time_limit=5.0, rounds=10, **changes)
    dialog.generate()
    wait_for(lambda: dialog._task is None, seconds)


def fake_generate(monkeypatch: pytest.MonkeyPatch, work: Callable[..., Any]) -> None:
    """Put ``work(progress, watch, keep_on_cancel)`` in the place of the service."""
    from clefop_plugin.services import generate as service

    def generate(_workspace: Any, _parameters: Any, progress: Any, watch: Any, keep_on_cancel: bool) -> Any:
        return work(progress, watch, keep_on_cancel)

    monkeypatch.setattr(service, "generate", generate)
