"""Algorithm ``clefop:importflows``: import commuting flows between communes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import Parameters
from clefop_plugin.processing.importing import ImportAlgorithm

if TYPE_CHECKING:
    from clefop_plugin.services.importing.preparing import ImportResult
    from clefop_plugin.workspace.store import Workspace


class ImportFlows(ImportAlgorithm):
    """Home-to-work flows; they replace those the workspace had."""

    NAME = "importflows"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import commuting flows")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("commuting,flow,mobility,origin,destination,insee").split(",")

    def define_more(self) -> None:
        """The files that convert codes of another vintage."""
        self.add_vintage_files()

    def files(self) -> tuple[str, ...]:
        """The table, and what converts it."""
        return ("INPUT", "MOVEMENTS", "POPULATION")

    def load(
        self,
        workspace: Workspace,
        source: Path,
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> ImportResult:
        """Call the service."""
        from clefop_plugin.services import imports

        return imports.import_flows(workspace, source, progress, self.vintage_files(parameters, context))
