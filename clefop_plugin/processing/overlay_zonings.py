"""Algorithm ``clefop:overlayzonings``: overlay zonings and count what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import REAL, TEXT, WHOLE, YES_NO, fields_of, style_when_loaded, write_rows
from clefop_plugin.processing.parameters import find_zoning, is_given, split_ids

if TYPE_CHECKING:
    from clefop_plugin.workspace.store import Workspace

#: Sum of the shares of a commune above which two zones overlap there; below, borders are only drawn differently.
OVERLAP = 1.05
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
        return sentence

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Overlay on plain data, then write both sinks."""
        from clefop_plugin.cartography.features import workspace_crs
        from clefop_plugin.cartography.styles import overlay_style
        from clefop_plugin.services.overlay import overlay_zonings

        workspace = self.workspace(parameters, context)
        ids = [find_zoning(workspace, name)[0] for name in split_ids(self.text(parameters, "ZONINGS", context))]
        found = overlay_zonings(workspace, ids, progress_of(feedback))
        for sentence in _overlaps(workspace, ids):
            feedback.pushWarning(sentence)
        crs = workspace_crs(workspace)
        columns: dict[str, Any] = {f"{zoning}_{part}": TEXT for zoning in ids for part in ("code", "name")}
        columns |= {"population": REAL, "area_km2": REAL, "communes": WHOLE, "estimated": YES_NO}
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


def _overlaps(workspace: Workspace, zonings: list[str]) -> list[str]:
    """A sentence for each zoning whose zones overlap, as perimeters of projects may; drawing differences are not."""
    found = []
    for zoning in zonings:
        shares = workspace.read("memberships", zoning, by="zoning_id").groupby("commune_code")["share"].sum()
        several = int((shares > OVERLAP).sum())
        if several:
            found.append(
                tr(
                    "The zones of {zoning} overlap in {count} communes: what lies in several of them is counted once, "
                    "in the one that holds most of the commune.",
                    zoning=zoning,
                    count=number(several),
                )
            )
    return found
