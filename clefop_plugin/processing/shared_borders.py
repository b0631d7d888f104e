"""Algorithm ``clefop:sharedborders``: the borders that several zonings share."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import REAL, TEXT, WHOLE, YES_NO, fields_of, style_when_loaded, write_rows
from clefop_plugin.processing.parameters import split_ids

COLUMNS: dict[str, Any] = {
    "left_code": TEXT,
    "right_code": TEXT,
    "left_name": TEXT,
    "right_name": TEXT,
    "count": WHOLE,
    "weight": REAL,
    "zonings": TEXT,
    "labels": TEXT,
    "length_m": REAL,
    "outer": YES_NO,
}


class SharedBorders(ClefopAlgorithm):
    """Lines between neighbouring communes: how many zonings, and which, have a border there."""

    NAME = "sharedborders"
    THEME = "territories"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Shared borders")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("border,limit,boundary,shared,hard line,zoning,neighbour").split(",")

    def define(self) -> None:
        """Workspace, zonings and weights in, lines out."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterString(
                "ZONINGS", tr("Ids of the zonings, separated by ; (scenario: and its name for a scenario)")
            )
        )
        self.add(QgsProcessingParameterString("WEIGHTS", tr("Weights of the zonings (epci=2;ze2020=1)"), optional=True))
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Borders and the zonings that share them"), QgsProcessing.SourceType.TypeVectorLine
            )
        )
        self.addOutput(QgsProcessingOutputNumber("BORDERS", tr("Number of lines")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The workspace must exist, a zoning must be named, the weights must be readable."""
        sentence = self.missing_file(parameters, context, "WORKSPACE")
        if not sentence and not split_ids(self.text(parameters, "ZONINGS", context)):
            sentence = tr("Name at least one zoning, for example epci;ze2020;arr.")
        try:
            read_weights(self.text(parameters, "WEIGHTS", context))
        except InputError as error:
            sentence = sentence or str(error)
        return sentence

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Look for the lines on plain data, then write the sink."""
        from clefop_plugin.cartography.comparison_styles import borders_style
        from clefop_plugin.cartography.features import workspace_crs
        from clefop_plugin.services.borders import find_shared_borders

        workspace = self.workspace(parameters, context)
        found = find_shared_borders(
            workspace,
            split_ids(self.text(parameters, "ZONINGS", context)),
            read_weights(self.text(parameters, "WEIGHTS", context)),
            progress_of(feedback),
        )
        for sentence in found.notes:
            feedback.pushWarning(sentence)
        sink, output = self.parameterAsSink(
            parameters,
            "OUTPUT",
            context,
            fields_of(COLUMNS),
            QgsWkbTypes.Type.MultiLineString,
            workspace_crs(workspace),
        )
        written = write_rows(sink, found.borders, COLUMNS, feedback, output)
        title = tr("Borders shared by {count} zonings", count=number(len(found.chosen)))
        style_when_loaded(context, output, title, borders_style(len(found.chosen), found.kilometres))
        for sentence in found.sentences:
            feedback.pushInfo(sentence)
        return {"WORKSPACE": str(workspace.path), "OUTPUT": written, "BORDERS": len(found.borders)}


def read_weights(text: str) -> dict[str, float]:
    """Weights written ``epci=2;ze2020=1``. Raises InputError that names the part that cannot be read."""
    found = {}
    for part in split_ids(text):
        name, _, value = part.partition("=")
        try:
            weight = float(value.replace(",", "."))
        except ValueError:
            weight = -1.0
        if not (name.strip() and 0 <= weight < float("inf")):
            raise InputError(tr("The weight “{part}” cannot be read. Write for example epci=2;ze2020=1.", part=part))
        found[name.strip()] = weight
    return found
