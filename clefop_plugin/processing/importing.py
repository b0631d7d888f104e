"""What the imports of one file share: parameters, the run in one transaction, the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import add_report_outputs, give_report

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices
    from clefop_plugin.services.importing.preparing import ImportResult
    from clefop_plugin.services.vintages import VintageFiles
    from clefop_plugin.sources.formats import Document
    from clefop_plugin.workspace.store import Workspace


TABLES = "*.csv *.txt *.tsv *.xlsx *.ods *.zip *.json *.parquet"


class ImportAlgorithm(ClefopAlgorithm):
    """Import of one file into a workspace, by the pipeline of ``services.importing``.

    A subclass names the theme it imports (``BRINGS``), and may say that its rows stand somewhere (``PLACES``), that
    they may be structures (``STRUCTURES``) or that its communes may be of another vintage (``VINTAGES``).
    """

    THEME = "import"
    BRINGS = ""
    PLACES = False
    STRUCTURES = False
    VINTAGES = False

    def define(self) -> None:
        """Workspace, file, what the subclass adds, how the file is read, report."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterFile(
                "INPUT",
                self.input_label(),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=self.file_filter(),
            )
        )
        self.define_more()
        if self.VINTAGES:
            self.add_vintage_files()
        self.add_reading()
        add_report_outputs(self)

    def input_label(self) -> str:
        """Label of the file parameter."""
        return tr("File to import")

    def file_filter(self) -> str:
        """File types offered by the dialog."""
        return f"{tr('Tables')} ({TABLES});;{tr('All files')} (*)"

    def define_more(self) -> None:
        """Declare the parameters and outputs of this import alone."""

    def add_vintage_files(self) -> None:
        """Declare the files that convert a table of another vintage."""
        for name, label in (
            ("MOVEMENTS", tr("Movements of communes or passage table")),
            ("POPULATION", tr("Population table (to share what is divided)")),
        ):
            self.add(
                QgsProcessingParameterFile(name, label, fileFilter=ImportAlgorithm.file_filter(self), optional=True),
                advanced=True,
            )

    def add_reading(self) -> None:
        """Declare how the file is read, when what is found by itself is not right."""
        for name, label in (
            ("FORMAT", tr("Format (its id; empty: recognised)")),
            ("MEMBER", tr("File of the archive, or layer")),
            ("SHEET", tr("Sheet")),
            ("ENCODING", tr("Encoding")),
            ("SEPARATOR", tr("Separator")),
            ("KEY", tr("Column of commune codes")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), advanced=True)
        self.add(
            QgsProcessingParameterNumber(
                "HEADER_ROW", tr("Line of the column names (0: found)"), defaultValue=0, minValue=0
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "RECIPE", tr("Recipe (mapping of columns)"), fileFilter=tr("Recipes (*.json)"), optional=True
            ),
            advanced=True,
        )
        questions = [("AGAIN", tr("Import again a file that is already there"))]
        if self.STRUCTURES:
            questions.append(("OUTSIDE", tr("Keep structures that are all outside the region")))
        for name, label in questions:
            self.add(QgsProcessingParameterBoolean(name, label, defaultValue=False), advanced=True)

    def vintage_files(self, parameters: Parameters, context: QgsProcessingContext) -> VintageFiles:
        """The files that convert the table, as the services take them."""
        from clefop_plugin.services.vintages import VintageFiles

        if not self.VINTAGES:
            return VintageFiles()
        return VintageFiles(self.file(parameters, "MOVEMENTS", context), self.file(parameters, "POPULATION", context))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The files must exist."""
        return self.missing_file(parameters, context, "WORKSPACE", *self.files())

    def files(self) -> tuple[str, ...]:
        """Names of the parameters that are files to read."""
        declared = {definition.name() for definition in self.parameterDefinitions()}
        return tuple(n for n in ("INPUT", "LABELS", "CATALOGUE", "MOVEMENTS", "POPULATION", "RECIPE") if n in declared)

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: QGIS reads layers, and the projection of longitudes and latitudes depends on the project."""
        from clefop_plugin.cartography.features import to_workspace, workspace_crs
        from clefop_plugin.cartography.given_layers import is_layer_file, read_given_layer

        crs = workspace_crs(self.workspace(parameters, context))
        self._to_workspace = to_workspace(crs) if self.PLACES else None
        self._layer: Document | None = None
        source = self.file(parameters, "INPUT", context)
        if source is not None and is_layer_file(source):
            member = self.text(parameters, "MEMBER", context)
            self._layer = read_given_layer(source, crs, progress_of(feedback), member)

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> Choices:
        """What the user decided of the import; what is empty is found in the file."""
        from clefop_plugin.services.importing.choices import Choices
        from clefop_plugin.sources import recipes
        from clefop_plugin.sources.documents import Choice

        def said(name: str) -> str:
            return self.text(parameters, name, context)

        recipe = self.file(parameters, "RECIPE", context)
        reading = Choice(
            member=said("MEMBER"),
            sheet=said("SHEET"),
            encoding=said("ENCODING"),
            separator=said("SEPARATOR").replace("\\t", "\t"),
            header_row=self.parameterAsInt(parameters, "HEADER_ROW", context),
        )
        return Choices(
            theme=self.BRINGS,
            format=said("FORMAT"),
            reading=reading,
            key=said("KEY"),
            recipe=recipes.load(recipe) if recipe else None,
            files=self.vintage_files(parameters, context),
            to_workspace=self._to_workspace,
            again=self.parameterAsBool(parameters, "AGAIN", context),
            outside=self.STRUCTURES and self.parameterAsBool(parameters, "OUTSIDE", context),
        )

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Import, write the report, return the counts."""
        workspace = self.workspace(parameters, context)
        source = self.file(parameters, "INPUT", context)
        if source is None:
            raise InputError(tr("Choose a file to import."))
        page = self.destination(parameters, "REPORT", context)
        found = self.load(workspace, source, parameters, context, progress_of(feedback))
        results: dict[str, Any] = give_report(found.report, page, feedback)
        return {"WORKSPACE": str(workspace.path), **results, **self.more_results(found)}

    def load(
        self,
        workspace: Workspace,
        source: Path,
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> ImportResult:
        """Run the pipeline."""
        from clefop_plugin.services.importing.preparing import import_given

        return import_given(workspace, self._layer or source, self.choices(parameters, context), progress)

    def more_results(self, found: ImportResult) -> Results:
        """Outputs of this import alone."""
        return {}
