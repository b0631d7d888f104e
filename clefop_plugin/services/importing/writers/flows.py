"""Write commuting flows: they replace the flows of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.flows import FlowImport
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices


#: What a file of flows writes: the flows of the workspace, all of them.
_ALL = "flows"


def stage(workspace: Workspace, found: FlowImport, choices: Choices, brought: Brought | None) -> Staged:
    """All the flows of the workspace come from one file."""
    before = workspace.count("flows")

    def draw(progress: Progress) -> Commit:
        def commit() -> tuple[str, ...]:
            workspace.replace("flows", found.flows, by="all")
            return (_ALL,)

        progress.update(1.0)
        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and before == len(found.flows)

    return Staged((Change(tr("flows"), max(0, len(found.flows) - before), before),), draw, stands)
