"""Write travel times: they replace those of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.travel_times import TravelImport
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices

#: What a file of travel times writes: those of the workspace, all of them.
_ALL = "travel_times"


def stage(workspace: Workspace, found: TravelImport, choices: Choices, brought: Brought | None) -> Staged:
    """All the travel times of the workspace come from one file."""
    before = workspace.count("travel_times")

    def draw(progress: Progress) -> Commit:
        def commit() -> tuple[str, ...]:
            workspace.replace("travel_times", found.times, by="all")
            return (_ALL,)

        progress.update(1.0)
        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and before == len(found.times)

    return Staged((Change(tr("travel times"), max(0, len(found.times) - before), before),), draw, stands)
