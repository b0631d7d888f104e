"""Algorithm ``clefop:importcouncils``: bring the spreadsheet of councils, filled in, back into the workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingOutputString, QgsProcessingParameterString

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import Parameters, Results
from clefop_plugin.processing.importing import ImportAlgorithm

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices
    from clefop_plugin.services.importing.preparing import ImportResult


class ImportCouncils(ImportAlgorithm):
    """Members, meetings, projects and actions of the councils; the territories of the file are replaced."""

    NAME = "importcouncils"
    BRINGS = "councils"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import the councils")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("council,members,projects,actions,meetings,spreadsheet").split(",")

    def define_more(self) -> None:
        """The scenario, and the territories that were written."""
        self.add(
            QgsProcessingParameterString(
                "SCENARIO", tr("Scenario (id or name; empty: the one of the file)"), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString("IDS", tr("Ids of what was imported")))

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> Choices:
        """The scenario goes with the other choices."""
        chosen = super().choices(parameters, context)
        return replace(chosen, scenario=self.text(parameters, "SCENARIO", context))

    def more_results(self, found: ImportResult) -> Results:
        """The territories that were written, as ``scenario:code``."""
        return {"IDS": ";".join(found.ids)}
