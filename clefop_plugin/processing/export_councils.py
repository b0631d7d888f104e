"""Algorithm ``clefop:exportcouncils``: the spreadsheet of the councils of a scenario, to fill in."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from clefop_plugin import settings
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of


class ExportCouncils(ClefopAlgorithm):
    """One spreadsheet with lists of choices, filled with what the workspace knows."""

    NAME = "exportcouncils"
    THEME = "print"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export the spreadsheet of councils")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("council,members,projects,actions,meetings,spreadsheet").split(",")

    def define(self) -> None:
        """Whose councils, and where."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterString("SCENARIO", tr("Scenario (id or name; empty: the latest)"), optional=True)
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Spreadsheet (ODS or XLSX)"), tr("Spreadsheets (*.ods *.xlsx)")
            )
        )

        self.add(
            QgsProcessingParameterBoolean(
                "PERSONAL_DATA",
                tr("With the names and e-mail addresses of members"),
                defaultValue=settings.value("exports/personal"),
            ),
            advanced=True,
        )

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The workspace must exist."""
        return self.missing_file(parameters, context, "WORKSPACE")

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Write the file, and recall that it holds personal data."""
        from clefop_plugin.services.councils import export_councils

        workspace = self.workspace(parameters, context)
        output = self.destination(parameters, "OUTPUT", context)
        if output is None:
            raise InputError(tr("Choose the spreadsheet to write."))
        path = output if output.suffix.lower() in (".ods", ".xlsx") else output.with_name(output.name + ".ods")
        persons = settings.personal_data(self.parameterAsBool(parameters, "PERSONAL_DATA", context))
        export_councils(workspace, self.text(parameters, "SCENARIO", context), path, progress_of(feedback), persons)
        if persons:
            feedback.pushInfo(
                tr("This file may hold the names and e-mail addresses of members: personal data, not to be spread.")
            )
        return {"WORKSPACE": str(workspace.path), "OUTPUT": str(path)}
