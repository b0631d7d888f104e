"""What the imports of one file share: parameters, the run in one transaction, the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import add_report_outputs, give_report

if TYPE_CHECKING:
    from clefop_plugin.services.importing.preparing import ImportResult
    from clefop_plugin.services.vintages import VintageFiles
    from clefop_plugin.workspace.store import Workspace


class ImportAlgorithm(ClefopAlgorithm):
    """Import of one file into a workspace. A subclass gives ``load`` and the file types it reads."""

    THEME = "import"

    def define(self) -> None:
        """Workspace, file, what the subclass adds, report."""
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
        add_report_outputs(self)

    def input_label(self) -> str:
        """Label of the file parameter."""
        return tr("File to import")

    def file_filter(self) -> str:
        """File types offered by the dialog."""
        return tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)")

    def define_more(self) -> None:
        """Declare the parameters and outputs of this import alone."""

    def add_vintage_files(self) -> None:
        """Declare the files that convert a table of another vintage."""
        for name, label in (
            ("MOVEMENTS", tr("Movements of communes or passage table")),
            ("POPULATION", tr("Population table (to share what is divided)")),
        ):
            self.add(
                QgsProcessingParameterFile(
                    name, label, fileFilter=tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)"), optional=True
                ),
                advanced=True,
            )

    def vintage_files(self, parameters: Parameters, context: QgsProcessingContext) -> VintageFiles:
        """The files that convert the table, as the services take them."""
        from clefop_plugin.services.vintages import VintageFiles

        return VintageFiles(self.file(parameters, "MOVEMENTS", context), self.file(parameters, "POPULATION", context))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The files must exist."""
        return self.missing_file(parameters, context, "WORKSPACE", *self.files())

    def files(self) -> tuple[str, ...]:
        """Names of the parameters that are files to read."""
        return ("INPUT",)

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
        if found.report.rows_read and not found.report.rows_kept:
            feedback.pushWarning(
                tr(
                    "Nothing of {file} was kept: does it cover this region and these communes?",
                    file=source.name,
                )
            )
        return {"WORKSPACE": str(workspace.path), **results, **self.more_results(found)}

    def load(
        self,
        workspace: Workspace,
        source: Path,
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> ImportResult:
        """Call the service."""
        raise NotImplementedError

    def more_results(self, found: ImportResult) -> Results:
        """Outputs of this import alone."""
        return {}
