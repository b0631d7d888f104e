"""Algorithm ``clefop:generateterritories``: make solution territories out of whole blocks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin import environment
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.generation_parameters import (
    COUNTED,
    REALS,
    TEXTS,
    WHOLES,
    limits,
    lists,
    real,
    whole,
    wishes,
)
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
from clefop_plugin.processing.parameters import find_scenario, find_zoning, is_given

if TYPE_CHECKING:
    from clefop_plugin.services.generate import GenerateResult
    from clefop_plugin.services.generation_parameters import GenerateParameters
    from clefop_plugin.workspace.store import Workspace

TERRITORIES: dict[str, Any] = {
    "code": TEXT,
    "name": TEXT,
    "blocks": WHOLE,
    "communes": WHOLE,
    "population": REAL,
    "parts": WHOLE,
    "expected_parts": WHOLE,
    "diameter_km": REAL,
    "colour": WHOLE,
}
BLOCKS: dict[str, Any] = {"block_code": TEXT, "block_name": TEXT, "territory_code": TEXT, "locked": YES_NO}


class GenerateTerritories(ClefopAlgorithm):
    """Connected territories within population bounds that agree best with the reference zonings."""

    NAME = "generateterritories"
    THEME = "territories"
    PACKAGES = environment.GENERATION

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Generate solution territories")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("regionalisation,redistricting,partition,scenario,epci,clefop,clpe,zoning").split(",")

    def define(self) -> None:
        """Everything but the workspace may be left empty: the parameter file, then the workspace, fill it."""
        self.add_workspace()
        self.add(QgsProcessingParameterString("BLOCKS", tr("Zoning of the indivisible blocks"), optional=True))
        self.add(
            QgsProcessingParameterString(
                "REFERENCES", tr("Reference zonings and weights (ze2020=2;bv2022=1)"), optional=True
            )
        )
        self.add(whole("K", tr("Number of territories (0: chosen by the search)"), 0))
        self.add(real("MIN_POPULATION", tr("Fewest residents of a territory"), 0.0))
        self.add(real("MAX_POPULATION", tr("Most residents of a territory"), 1.0))
        self.add(QgsProcessingParameterString("NEST_IN", tr("Zoning no territory may cross"), optional=True))
        self.add(QgsProcessingParameterString("SCENARIO_NAME", tr("Name of the scenario"), optional=True))
        self._define_advanced()
        self._define_outputs()

    def _define_advanced(self) -> None:
        self.add(
            QgsProcessingParameterString(
                "LOCKED", tr("Scenario whose locked territories stay as they are"), optional=True
            ),
            advanced=True,
        )
        for parameter in (*limits(), *wishes()):
            self.add(parameter, advanced=True)
        self.add(whole("SEED", tr("Seed of the search"), 0), True)
        self.add(real("TIME_LIMIT", tr("Time limit (seconds)"), 1.0), True)
        self.add(
            QgsProcessingParameterFile(
                "PARAMETERS_FILE",
                tr("Parameters saved by an earlier run"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=tr("Parameter files (*.json)"),
                optional=True,
            ),
            advanced=True,
        )

    def _define_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Solution territories"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_BLOCKS", tr("Blocks and their territory"), QgsProcessing.SourceType.TypeVector, optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_REPORT", tr("Generation report"), tr("HTML files (*.html)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_PARAMETERS",
                tr("Parameters of this run"),
                tr("Parameter files (*.json)"),
                optional=True,
                createByDefault=False,
            ),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputString("SCENARIO", tr("Id of the scenario")))
        self.addOutput(QgsProcessingOutputNumber("OBJECTIVE", tr("Objective")))
        self.addOutput(QgsProcessingOutputNumber("BOUND", tr("Upper bound of the objective")))
        self.addOutput(QgsProcessingOutputNumber("GAP", tr("Gap to the bound (share)")))
        self.addOutput(QgsProcessingOutputNumber("OPTIMAL", tr("Proven optimal (1 yes, 0 no)")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Files must exist, references must be readable, the bounds must be in order."""
        sentence = self.missing_file(parameters, context, "WORKSPACE", "PARAMETERS_FILE")
        sentence = sentence or self._wrong_references(parameters, context)
        if not sentence and is_given(parameters, "MIN_POPULATION") and is_given(parameters, "MAX_POPULATION"):
            least = self.parameterAsDouble(parameters, "MIN_POPULATION", context)
            most = self.parameterAsDouble(parameters, "MAX_POPULATION", context)
            if least > most:
                sentence = tr(
                    "The fewest residents ({least}) exceed the most ({most}). Exchange the two bounds.",
                    least=number(least),
                    most=number(most),
                )
        return sentence

    def _wrong_references(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        from clefop_plugin.services.generation_parameters import parse_references

        try:
            parse_references(self.text(parameters, "REFERENCES", context))
        except InputError as error:
            return str(error)
        return ""

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Generate on plain data, then write the sinks and files."""
        from clefop_plugin.services.generate import generate

        workspace = self.workspace(parameters, context)
        wanted = self._wanted(workspace, parameters, context)
        _say(wanted, feedback)
        found = generate(workspace, wanted, progress_of(feedback))
        results = self._write_layers(workspace, found, parameters, context, feedback)
        results |= self._write_files(found, wanted, parameters, context)
        _conclude(found, feedback)
        solution = found.solution
        return results | {
            "WORKSPACE": str(workspace.path),
            "SCENARIO": found.scenario_id,
            "OBJECTIVE": solution.objective,
            "BOUND": solution.bound,
            "GAP": solution.gap,
            "OPTIMAL": 1 if solution.optimal else 0,
        }

    def _wanted(
        self, workspace: Workspace, parameters: Parameters, context: QgsProcessingContext
    ) -> GenerateParameters:
        """What the user gave, over the parameter file, over what suits the workspace."""
        from clefop_plugin.services.generation_parameters import (
            GenerateParameters,
            default_parameters,
            parse_references,
        )

        saved = self.file(parameters, "PARAMETERS_FILE", context)
        start = GenerateParameters.from_json(_content(saved)) if saved is not None else default_parameters(workspace)
        given: dict[str, Any] = {}
        for names, read in (
            (TEXTS, self.text),
            (WHOLES, self.parameterAsInt),
            (REALS, self.parameterAsDouble),
        ):
            given |= {
                field: read(parameters, name, context) for name, field in names.items() if is_given(parameters, name)
            }
        for zoning in {"blocks", "nest_in"} & set(given):
            given[zoning] = find_zoning(workspace, given[zoning])[0]
        if is_given(parameters, "COUNTED"):
            given["counted"] = COUNTED[self.parameterAsEnum(parameters, "COUNTED", context)]
        if is_given(parameters, "SENSITIVITY"):
            given["sensitivity"] = self.parameterAsBoolean(parameters, "SENSITIVITY", context)
        given |= {
            field: read(self.text(parameters, name, context))
            for name, (field, read) in lists().items()
            if is_given(parameters, name)
        }
        if is_given(parameters, "REFERENCES"):
            wanted = parse_references(self.text(parameters, "REFERENCES", context))
            given["references"] = tuple((find_zoning(workspace, name)[0], weight) for name, weight in wanted)
        if is_given(parameters, "LOCKED"):
            given["locked"] = find_scenario(workspace, self.text(parameters, "LOCKED", context))[0]
        return replace(start, **given)

    def _write_layers(
        self,
        workspace: Workspace,
        found: GenerateResult,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        from clefop_plugin.cartography.features import workspace_crs

        crs = workspace_crs(workspace)
        sink, output = self.parameterAsSink(
            parameters, "OUTPUT", context, fields_of(TERRITORIES), QgsWkbTypes.Type.MultiPolygon, crs
        )
        results: Results = {"OUTPUT": write_rows(sink, found.territories, TERRITORIES, feedback, output)}
        if is_given(parameters, "OUTPUT_BLOCKS"):
            table, blocks = self.parameterAsSink(
                parameters, "OUTPUT_BLOCKS", context, fields_of(BLOCKS), QgsWkbTypes.Type.NoGeometry
            )
            results["OUTPUT_BLOCKS"] = write_rows(table, found.blocks, BLOCKS, feedback, blocks)
        label = find_scenario(workspace, found.scenario_id)[1]
        style_when_loaded(context, output, label, _style_territories)
        return results

    def _write_files(
        self,
        found: GenerateResult,
        wanted: GenerateParameters,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> Results:
        results: Results = {}
        page = self.destination(parameters, "OUTPUT_REPORT", context)
        if page is not None:
            write_text(page, found.html)
            results["OUTPUT_REPORT"] = str(page)
        saved = self.destination(parameters, "OUTPUT_PARAMETERS", context)
        if saved is not None:
            write_text(saved, wanted.to_json())
            results["OUTPUT_PARAMETERS"] = str(saved)
        return results


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(tr("This file does not hold the parameters of a generation.")) from error


def _say(wanted: GenerateParameters, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr(
            "{k} territories of {minimum} to {maximum} residents, blocks “{blocks}”, references {references}, "
            "seed {seed}.",
            k=wanted.k,
            minimum=number(wanted.minimum),
            maximum=number(wanted.maximum),
            blocks=wanted.blocks,
            references=";".join(f"{zoning}={weight:g}" for zoning, weight in wanted.references) or "–",
            seed=wanted.seed,
        )
    )


def _conclude(found: GenerateResult, feedback: QgsProcessingFeedback) -> None:
    from clefop_plugin.services.scenario_report import notes, proof_sentence

    feedback.pushInfo(
        tr(
            "Scenario {scenario}: objective {objective}.",
            scenario=found.scenario_id,
            objective=number(found.solution.objective, 3),
        )
    )
    for sentence in [proof_sentence(found.report), *notes(found.report)]:
        feedback.pushInfo(sentence)


def _style_territories(layer: QgsMapLayer) -> None:
    from clefop_plugin.cartography import styles

    layer.setRenderer(styles.territories())
    label = """regexp_replace("code", '^0+(?=.)', '') || '\\n' || wordwrap("name", 16, ' ')"""
    settings = styles.labels(label, 8, 600)
    settings.fitInPolygonOnly = False  # a name that sticks out a little is worth more than none
    styles.set_labels(layer, settings)
    layer.setDisplayExpression('"code" || \' · \' || "name"')
