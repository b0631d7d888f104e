"""Algorithm ``clefop:importrecruitment``: import recruitment needs by basin and occupation."""

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


class ImportRecruitment(ImportAlgorithm):
    """Recruitment needs (enquête Besoins en main-d’œuvre); those of the same year are replaced."""

    NAME = "importrecruitment"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import recruitment needs")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("recruitment,bmo,needs,occupation,basin,shortage").split(",")

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

        return imports.import_recruitment(workspace, source, progress)
