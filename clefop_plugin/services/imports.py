"""Import one file of a known theme into a workspace, as batch runs and the creation of a workspace do.

Each reads and checks everything first, then writes in one transaction: one that fails or is cancelled leaves the
workspace as it was, and importing the same source again replaces what it had brought (see ``services.importing``).
"""

from __future__ import annotations

from pathlib import Path

from clefop_plugin.core.places import ToWorkspace
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import ImportResult, import_given
from clefop_plugin.services.vintages import VintageFiles
from clefop_plugin.workspace.store import Workspace

#: An import that is given nothing to convert its table with.
NO_FILES = VintageFiles()


def import_zonings(
    workspace: Workspace,
    source: Path,
    fields: list[str] | None = None,
    vintage: str = "",
    labels: Path | None = None,
    progress: Progress | None = None,
    files: VintageFiles = NO_FILES,
) -> ImportResult:
    """Import every zoning of a membership table; zones get the union of their communes as polygon.

    A table of another vintage is converted when ``files`` has the movements of communes.
    """
    chosen = Choices(theme="zonings", fields=tuple(fields or ()), vintage=vintage, labels=labels, files=files)
    return import_given(workspace, source, chosen, progress)


def import_indicators(
    workspace: Workspace,
    path: Path,
    catalogue: Path | None = None,
    period: str = "",
    progress: Progress | None = None,
    files: VintageFiles = NO_FILES,
) -> ImportResult:
    """Import the indicators of a table; values of the same indicator and period are replaced.

    A table of another vintage is converted when ``files`` has the movements; what a split shares is estimated.
    """
    chosen = Choices(theme="indicators", catalogue=catalogue, period=period, files=files)
    return import_given(workspace, path, chosen, progress)


def import_trainings(
    workspace: Workspace, path: Path, to_workspace: ToWorkspace, progress: Progress | None = None
) -> ImportResult:
    """Import a training offer; ``to_workspace`` projects WGS 84 degrees."""
    return import_given(workspace, path, Choices(theme="trainings", to_workspace=to_workspace), progress)


def import_structures(
    workspace: Workspace, path: Path, to_workspace: ToWorkspace, progress: Progress | None = None
) -> ImportResult:
    """Import support structures and, when the file has them, their service areas by commune."""
    return import_given(workspace, path, Choices(theme="structures", to_workspace=to_workspace), progress)


def import_flows(
    workspace: Workspace, path: Path, progress: Progress | None = None, files: VintageFiles = NO_FILES
) -> ImportResult:
    """Import commuting flows between communes; they replace the flows of before.

    Both ends are brought to the vintage of the workspace when ``files`` has the movements of communes.
    """
    return import_given(workspace, path, Choices(theme="flows", files=files), progress)


def import_recruitment(workspace: Workspace, path: Path, progress: Progress | None = None) -> ImportResult:
    """Import recruitment needs (BMO) by basin and occupation; those of the same year are replaced."""
    return import_given(workspace, path, Choices(theme="recruitment"), progress)
