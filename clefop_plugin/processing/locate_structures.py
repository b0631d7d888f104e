"""Algorithm ``clefop:locatestructures``: put structures known by their address where they are, with the geocoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import add_report_outputs, give_report

if TYPE_CHECKING:
    from clefop_plugin.core.places import ToWorkspace
    from clefop_plugin.sources.web.client import Client


class LocateStructures(ClefopAlgorithm):
    """Asks the geocoder of the Géoplateforme for the structures that stand at the middle of their commune."""

    NAME = "locatestructures"
    THEME = "import"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Locate structures by their address")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("geocode,address,structure,coordinates,internet").split(",")

    def define(self) -> None:
        """Workspace, catalogue of services, report."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE", tr("Catalogue of services"), fileFilter=tr("TOML files (*.toml)"), optional=True
            ),
            advanced=True,
        )
        add_report_outputs(self, tr("Report"))
        self.addOutput(QgsProcessingOutputNumber("LOCATED", tr("Structures located")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The files must exist."""
        return self.missing_file(parameters, context, "WORKSPACE", "CATALOGUE")

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: settings and projection."""
        from clefop_plugin import network
        from clefop_plugin.cartography.features import to_workspace, workspace_crs

        self._client: Client = network.client(self.file(parameters, "CATALOGUE", context))
        self._project: ToWorkspace = to_workspace(workspace_crs(self.workspace(parameters, context)))

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Ask, move what was found, tell the rest."""
        from clefop_plugin.services.geocoding import locate_structures

        workspace = self.workspace(parameters, context)
        page = self.destination(parameters, "REPORT", context)
        found = locate_structures(workspace, self._client, self._project, progress_of(feedback))
        feedback.pushInfo(
            tr("{found} found of {asked}.", found=number(found.found), asked=number(found.asked))
            if found.asked
            else tr("None was needed.")
        )
        results = give_report(found.report, page, feedback)
        return {"WORKSPACE": str(workspace.path), **results, "LOCATED": found.found}
