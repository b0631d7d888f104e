"""Algorithm ``clefop:importstructures``: import missions locales, agencies and other support structures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import Parameters
from clefop_plugin.processing.importing import ImportAlgorithm

if TYPE_CHECKING:
    from clefop_plugin.services.importing.preparing import ImportResult
    from clefop_plugin.workspace.store import Workspace


class ImportStructures(ImportAlgorithm):
    """Support structures with their address, contact and, when the file has it, the communes they serve."""

    NAME = "importstructures"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import support structures")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("mission locale,agency,directory,address,france travail,cap emploi").split(",")

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: the projection of longitudes and latitudes depends on the project."""
        from clefop_plugin.cartography.features import to_workspace, workspace_crs

        self._to_workspace = to_workspace(workspace_crs(self.workspace(parameters, context)))

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

        return imports.import_structures(workspace, source, self._to_workspace, progress)
