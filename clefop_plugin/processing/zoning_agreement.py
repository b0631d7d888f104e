"""Algorithm ``clefop:zoningagreement``: how well zonings agree, and who cuts what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import (
    REAL,
    TEXT,
    WHOLE,
    YES_NO,
    fields_of,
    style_when_loaded,
    write_rows,
    write_text,
)
from clefop_plugin.processing.parameters import is_given, split_ids

if TYPE_CHECKING:
    from clefop_plugin.services.agreement import AgreementResult
    from clefop_plugin.workspace.store import Workspace

WEIGHTS = ("population", "jobs", "area", "communes")
PAIRS: dict[str, Any] = {
    "zoning_a": TEXT,
    "zoning_b": TEXT,
    "label_a": TEXT,
    "label_b": TEXT,
    "weight": TEXT,
    "v_measure": REAL,
    "homogeneity": REAL,
    "completeness": REAL,
    "adjusted_rand": REAL,
    "mapcurves": REAL,
    "a_nests_in_b": YES_NO,
    "b_nests_in_a": YES_NO,
    "cut_a": WHOLE,
    "cut_b": WHOLE,
    "people_cut_a": REAL,
    "people_cut_b": REAL,
    "crossed_a": WHOLE,
    "crossed_b": WHOLE,
    "people_crossed_a": REAL,
    "people_crossed_b": REAL,
    "modal_share_a": REAL,
    "modal_share_b": REAL,
    "zones_a": WHOLE,
    "zones_b": WHOLE,
    "coverage": REAL,
}
ZONES: dict[str, Any] = {
    "zoning": TEXT,
    "code": TEXT,
    "name": TEXT,
    "against": TEXT,
    "modal_code": TEXT,
    "modal_name": TEXT,
    "modal_share": REAL,
    "pieces": WHOLE,
    "effective_number": REAL,
    "inhomogeneity": REAL,
    "people": REAL,
    "people_apart": REAL,
}
CUTS: dict[str, Any] = {
    "zoning": TEXT,
    "code": TEXT,
    "name": TEXT,
    "against": TEXT,
    "cut": WHOLE,
    "cut_codes": TEXT,
    "people": REAL,
    "share": REAL,
    "sentence": TEXT,
}
#: Sentences of each kind written in the log; the report and the tables hold more.
LOGGED = 10


class ZoningAgreement(ClefopAlgorithm):
    """Measures of every pair of zonings, of every zone, sentences, and a report with the heat map."""

    NAME = "zoningagreement"
    THEME = "territories"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Agreement of zonings")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("agreement,v-measure,rand,mapcurves,nesting,zoning,cut,compare,heat map").split(",")

    def define(self) -> None:
        """Workspace, zonings and weight in; pairs, zones, cuts, map and report out."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterString(
                "ZONINGS", tr("Ids of the zonings, separated by ; (scenario: and its name for a scenario)")
            )
        )
        self.add(
            QgsProcessingParameterEnum(
                "WEIGHT",
                tr("What the measures count"),
                options=list(WEIGHTS),
                defaultValue=WEIGHTS[0],
                usesStaticStrings=True,
            )
        )
        least = QgsProcessingParameterNumber(
            "MIN_SHARE",
            tr("Least share of a zone that counts as a piece"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=0.0,
            minValue=0.0,
            maxValue=0.5,
        )
        self.add(least, advanced=True)
        self.add(
            QgsProcessingParameterString(
                "PAIR", tr("Two zonings to look at closely (flow chart and map; empty: the first two)"), optional=True
            ),
            advanced=True,
        )
        self._add_sinks()
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_REPORT", tr("Agreement report"), tr("HTML files (*.html)"), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PAIRS", tr("Number of pairs")))

    def _add_sinks(self) -> None:
        table, polygon = QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorPolygon
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", tr("Agreement of each pair"), table))
        for name, label, kind in (
            ("OUTPUT_ZONES", tr("Measures of each zone"), table),
            ("OUTPUT_CUTS", tr("Who cuts what"), table),
            ("OUTPUT_MAP", tr("Map of the zones that fit badly"), polygon),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(
                    name, label, kind, optional=True, createByDefault=name == "OUTPUT_MAP"
                )
            )

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The workspace must exist; at least two zonings must be named, and two of them for the pair."""
        sentence = self.missing_file(parameters, context, "WORKSPACE")
        ids = split_ids(self.text(parameters, "ZONINGS", context))
        if not sentence and len(set(ids)) < 2:
            sentence = tr("Name at least two different zonings, for example epci;ze2020.")
        pair = split_ids(self.text(parameters, "PAIR", context))
        if not sentence and pair and len(set(pair)) != 2:
            sentence = tr("Name two different zonings to look at closely, for example epci;ze2020.")
        return sentence

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Measure on plain data, then write the sinks and the report."""
        from clefop_plugin.cartography.agreement_report import agreement_html, coverage_sentences
        from clefop_plugin.services.agreement import measure_agreement

        workspace = self.workspace(parameters, context)
        found = measure_agreement(
            workspace,
            split_ids(self.text(parameters, "ZONINGS", context)),
            str(self.parameterAsEnumString(parameters, "WEIGHT", context)),
            self.parameterAsDouble(parameters, "MIN_SHARE", context),
            progress_of(feedback),
        )
        pair = self._pair(found, workspace, parameters, context)
        for sentence in (*found.weight.notes, *coverage_sentences(found)):
            feedback.pushWarning(sentence)
        for sentences in (found.of_pairs, found.of_territories, found.of_zones):
            for sentence in sentences[:LOGGED]:
                feedback.pushInfo(sentence)
        results: Results = {"WORKSPACE": str(workspace.path), "PAIRS": len(found.pairs)}
        results |= self._write_tables(found, parameters, context, feedback)
        results |= self._write_map(found, workspace, pair, parameters, context, feedback)
        page = self.destination(parameters, "OUTPUT_REPORT", context)
        if page is not None:
            write_text(page, agreement_html(workspace.meta().get("name", ""), found, pair))
            results["OUTPUT_REPORT"] = str(page)
        _conclude(found, feedback)
        return results

    def _pair(
        self, found: AgreementResult, workspace: Workspace, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[str, str]:
        from clefop_plugin.services.choice import choose
        from clefop_plugin.services.region import Region

        names = split_ids(self.text(parameters, "PAIR", context))
        if not names:
            return found.chosen[0].id, found.chosen[1].id
        first, second = (zoning.id for zoning in choose(Region(workspace), names))
        for name in (first, second):
            if name not in {zoning.id for zoning in found.chosen}:
                raise InputError(
                    tr("{zoning} is not among the zonings that are compared: add it to them.", zoning=name)
                )
        return first, second

    def _write_tables(
        self,
        found: AgreementResult,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        cutters = found.cutters.assign(cut_codes=[";".join(codes) for codes in found.cutters["cut_codes"]])
        results: Results = {}
        for name, frame, columns in (
            ("OUTPUT", found.pairs, PAIRS),
            ("OUTPUT_ZONES", found.zones, ZONES),
            ("OUTPUT_CUTS", cutters, CUTS),
        ):
            if name == "OUTPUT" or is_given(parameters, name):
                sink, output = self.parameterAsSink(
                    parameters, name, context, fields_of(columns), QgsWkbTypes.Type.NoGeometry
                )
                results[name] = write_rows(sink, frame, columns, feedback, output)
        return results

    def _write_map(
        self,
        found: AgreementResult,
        workspace: Workspace,
        pair: tuple[str, str],
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        from clefop_plugin.cartography.comparison_styles import misfit_style
        from clefop_plugin.cartography.features import workspace_crs
        from clefop_plugin.services.agreement import misfit_map

        if not is_given(parameters, "OUTPUT_MAP"):
            return {}
        sink, output = self.parameterAsSink(
            parameters,
            "OUTPUT_MAP",
            context,
            fields_of(ZONES),
            QgsWkbTypes.Type.MultiPolygon,
            workspace_crs(workspace),
        )
        first, second = found.zoning(pair[0]), found.zoning(pair[1])
        written = write_rows(sink, misfit_map(workspace, found, *pair), ZONES, feedback, output)
        title = tr("“{a}” against “{b}”: inhomogeneity", a=first.label, b=second.label)
        style_when_loaded(context, output, title, misfit_style)
        return {"OUTPUT_MAP": written}


def _conclude(found: AgreementResult, feedback: QgsProcessingFeedback) -> None:
    best = found.pairs.sort_values("v_measure", ascending=False).head(1)
    for row in best.to_dict(orient="records"):
        feedback.pushInfo(
            tr(
                "{count} pairs compared. Closest: “{a}” and “{b}”, V-measure {value}, {share} of the weight in the "
                "main partner.",
                count=number(len(found.pairs)),
                a=row["label_a"],
                b=row["label_b"],
                value=number(row["v_measure"], 2),
                share=percent(row["modal_share_a"]),
            )
        )
