"""Algorithm ``clefop:overlayzonings``: overlay zonings and count what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import REAL, TEXT, WHOLE, YES_NO, fields_of, style_when_loaded, write_rows
from clefop_plugin.processing.parameters import is_given, split_ids

if TYPE_CHECKING:
    from clefop_plugin.core.pieces import PopulationLayer

TABLE_COLUMNS: dict[str, Any] = {
    "zoning_a": TEXT,
    "code_a": TEXT,
    "zoning_b": TEXT,
    "code_b": TEXT,
    "population": REAL,
    "area_km2": REAL,
    "communes": WHOLE,
    "share_of_a": REAL,
    "share_of_b": REAL,
}


class OverlayZonings(ClefopAlgorithm):
    """One polygon per combination of zones, and the contingency table of each pair of zonings."""

    NAME = "overlayzonings"
    THEME = "territories"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Overlay zonings")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("overlay,intersection,zoning,contingency,union,compare").split(",")

    def define(self) -> None:
        """Workspace and zonings in, polygons and table out."""
        self.add_workspace()
        self.add(QgsProcessingParameterString("ZONINGS", tr("Ids of the zonings, separated by ;")))
        sliver = QgsProcessingParameterNumber(
            "SLIVER_AREA",
            tr("Area under which a combination is a sliver (km²)"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=0.01,
            minValue=0.0,
        )
        sliver.setMetadata({"widget_wrapper": {"decimals": 4}})
        self.add(sliver)
        self.add(
            QgsProcessingParameterFeatureSource(
                "POPULATION_LAYER",
                tr("Finer population layer (points or polygons)"),
                [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                "POPULATION_FIELD",
                tr("Field of the residents"),
                parentLayerParameterName="POPULATION_LAYER",
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Overlaid zonings"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_TABLE", tr("Contingency table"), QgsProcessing.SourceType.TypeVector, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COMBINATIONS", tr("Number of combinations")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The workspace must exist; at least two zonings must be named."""
        sentence = self.missing_file(parameters, context, "WORKSPACE")
        ids = split_ids(self.text(parameters, "ZONINGS", context))
        if not sentence and len(set(ids)) < 2:
            sentence = tr("Name at least two different zonings, for example epci;ze2020.")
        given = [is_given(parameters, name) for name in ("POPULATION_LAYER", "POPULATION_FIELD")]
        if not sentence and given[0] != given[1]:
            sentence = tr("Give both the finer population layer and its field of residents, or neither.")
        return sentence

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: the finer population layer, in the CRS of the workspace."""
        from clefop_plugin.cartography.features import read_residents, workspace_crs

        self._layer: PopulationLayer | None = None
        if not is_given(parameters, "POPULATION_LAYER"):
            return
        source = self.parameterAsSource(parameters, "POPULATION_LAYER", context)
        if source is None:
            raise InputError(tr("The finer population layer cannot be read. Choose another one."))
        crs = workspace_crs(self.workspace(parameters, context))
        field = self.text(parameters, "POPULATION_FIELD", context)
        self._layer, unread = read_residents(source, field, crs, progress_of(feedback))
        if unread:
            feedback.pushWarning(
                tr(
                    "{count} features of the population layer have no usable place or number and count for nothing.",
                    count=number(unread),
                )
            )

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Overlay on plain data, then write both sinks."""
        from clefop_plugin.cartography.features import workspace_crs
        from clefop_plugin.cartography.styles import overlay_style
        from clefop_plugin.core.overlay import field_prefix
        from clefop_plugin.services.overlay import overlay_zonings

        workspace = self.workspace(parameters, context)
        found = overlay_zonings(
            workspace,
            split_ids(self.text(parameters, "ZONINGS", context)),
            self._layer,
            self.parameterAsDouble(parameters, "SLIVER_AREA", context),
            progress_of(feedback),
        )
        for sentence in found.notes:
            feedback.pushWarning(sentence)
        ids = [zoning.id for zoning in found.zonings]
        crs = workspace_crs(workspace)
        columns: dict[str, Any] = {f"{field_prefix(name)}_{part}": TEXT for name in ids for part in ("code", "name")}
        columns |= {"population": REAL, "area_km2": REAL, "communes": WHOLE, "estimated": YES_NO, "sliver": YES_NO}
        sink, output = self.parameterAsSink(
            parameters, "OUTPUT", context, fields_of(columns), QgsWkbTypes.Type.MultiPolygon, crs
        )
        results: Results = {"WORKSPACE": str(workspace.path), "COMBINATIONS": len(found.polygons)}
        results["OUTPUT"] = write_rows(sink, found.polygons, columns, feedback, output)
        if is_given(parameters, "OUTPUT_TABLE"):
            table, output_table = self.parameterAsSink(
                parameters, "OUTPUT_TABLE", context, fields_of(TABLE_COLUMNS), QgsWkbTypes.Type.NoGeometry
            )
            results["OUTPUT_TABLE"] = write_rows(table, found.table, TABLE_COLUMNS, feedback, output_table)
        style_when_loaded(context, output, tr("Overlay: {zonings}", zonings=" × ".join(ids)), overlay_style)
        feedback.pushInfo(
            tr(
                "{count} combinations of zones out of {zonings} zonings.",
                count=number(len(found.polygons)),
                zonings=len(ids),
            )
        )
        return results
