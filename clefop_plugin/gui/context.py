"""What the panels and dialogs share: the window, the workspace, the selection, and the actions they may ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clefop_plugin.gui.highlight import Highlight
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.session import Session


@dataclass
class Context:
    """What the panels may ask of the window.

    ``pick`` switches the map tool, ``draw`` takes the one that draws a perimeter, ``compare`` shows the pinned
    territories, ``to_map`` makes a layer of the selection, ``scenario_report`` opens the report of a scenario.
    ``run_algorithm`` opens a Processing dialog by id (and values already filled in), ``new_workspace`` and
    ``load_demo`` start a study, ``import_files`` opens the import with files (or none yet).
    """

    iface: Any
    session: Session
    selection: Selection
    highlight: Highlight
    pick: Callable[[bool], None]
    draw: Callable[[], None]
    compare: Callable[[], None]
    to_map: Callable[[], None]
    scenario_report: Callable[[str], None]
    run_algorithm: Callable[..., None]
    new_workspace: Callable[[], None]
    load_demo: Callable[[], None]
    import_files: Callable[[Sequence[Path]], None]
