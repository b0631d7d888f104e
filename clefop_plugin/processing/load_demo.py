"""Algorithm ``clefop:loaddemo``: write the complete fictional region."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.parameters import refuse_foreign_file, workspace_destination


class LoadDemo(ClefopAlgorithm):
    """A workspace of invented data, with everything a real one may hold."""

    NAME = "loaddemo"
    THEME = "workspace"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Load the fictional region")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("demo,example,fictional,sample,try").split(",")

    def define(self) -> None:
        """Where to write it."""
        self.add(
            QgsProcessingParameterFileDestination(
                "WORKSPACE", tr("Workspace to create"), tr("CLEFOP workspace (*.gpkg)")
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COMMUNES", tr("Number of communes")))
        self.addOutput(QgsProcessingOutputString("ZONINGS", tr("Ids of the zonings")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """A file that is no workspace is never replaced."""
        return refuse_foreign_file(parameters.get("WORKSPACE"))

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Write the region."""
        from clefop_plugin.services.demo import load_demo

        path = workspace_destination(self.destination(parameters, "WORKSPACE", context))
        sentence = refuse_foreign_file(str(path))
        if sentence:
            raise InputError(sentence)
        workspace = load_demo(path, progress_of(feedback))
        communes = workspace.count("communes")
        zonings = list(workspace.read("zonings")["id"])
        feedback.pushInfo(
            tr(
                "Fictional region: {communes} communes, {zonings} zonings, {trainings} training offers. None of it "
                "exists: never quote its figures.",
                communes=number(communes),
                zonings=number(len(zonings)),
                trainings=number(workspace.count("trainings")),
            )
        )
        return {"WORKSPACE": str(workspace.path), "COMMUNES": communes, "ZONINGS": ";".join(zonings)}
