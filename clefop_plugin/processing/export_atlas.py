"""Algorithm ``clefop:exportatlas``: print the atlas of a scenario or of a zoning."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from clefop_plugin.cartography.template_items import bundled
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.atlas_parameters import (
    CHOICES,
    add_choice_parameters,
    add_print_parameters,
    atlas_options,
)
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.containers import add_container, container_problem, find_container
from clefop_plugin.processing.parameters import is_given

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from clefop_plugin.cartography.atlas import AtlasResult
    from clefop_plugin.cartography.atlas_options import AtlasOptions
    from clefop_plugin.core.progress import Progress
    from clefop_plugin.workspace.store import Workspace


class ExportAtlas(ClefopAlgorithm):
    """The atlas as one PDF, or one PDF sheet per territory."""

    NAME = "exportatlas"
    THEME = "print"
    PRINTS = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export the atlas")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("atlas,pdf,print,layout,sheet,report").split(",")

    def define(self) -> None:
        """What to print, and where."""
        self.add_workspace()
        add_container(self)
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE",
                tr("Layout template (file, or name of one of the plugin)"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=tr("Layout templates (*.qpt);;All files (*)"),
                optional=True,
            ),
            advanced=True,
        )
        add_choice_parameters(self)
        add_print_parameters(self)
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Atlas (PDF)"), tr("PDF files (*.pdf)"), optional=True)
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "FOLDER", tr("Folder of sheets (one file per territory)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PAGE_COUNT", tr("Number of pages of the atlas")))
        self.addOutput(QgsProcessingOutputNumber("FILE_COUNT", tr("Number of files")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """One thing to print, at least one place to print it."""
        sentence = self.missing_file(parameters, context, "WORKSPACE", *self._template_file(parameters, context))
        sentence = sentence or container_problem(parameters)
        if not sentence and not is_given(parameters, "OUTPUT") and not is_given(parameters, "FOLDER"):
            sentence = tr("Give a PDF file for the atlas, a folder for the sheets, or both.")
        pictures = self.text(parameters, "FILE_FORMAT", context) not in ("", "PDF")
        if not sentence and pictures and is_given(parameters, "TEMPLATE"):
            sentence = tr("A layout template is printed as PDF only. Choose the format PDF, or no template.")
        return sentence

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Print the atlas, the sheets, or both."""
        job = self._job(parameters, context)
        ignored = job.ignored()
        if ignored:
            text = tr("The layout template decides it alone, what was asked is not used: {given}.", given=ignored)
            feedback.pushWarning(text)
        output = self.destination(parameters, "OUTPUT", context)
        folder = self._folder(parameters, context)
        progress = progress_of(feedback)
        results: Results = {"WORKSPACE": str(job.workspace.path), "PAGE_COUNT": 0, "FILE_COUNT": 0}
        if output is not None:
            made = job.export(output, False, progress.part(0.0, 0.5 if folder else 1.0))
            results |= {"OUTPUT": str(made.paths[0] if made.paths else output), "PAGE_COUNT": made.pages}
            _say(made, results, feedback)
        if folder is not None:
            made = job.export(folder, True, progress.part(0.5 if output else 0.0, 1.0))
            results["FOLDER"] = str(folder)
            _say(made, results, feedback)
        return results

    def _job(self, parameters: Parameters, context: QgsProcessingContext) -> _Job:
        workspace = self.workspace(parameters, context)
        scenario, zoning = find_container(self, workspace, parameters, context)
        return _Job(
            workspace,
            atlas_options(self, parameters, context, scenario, zoning),
            self.file(parameters, "TEMPLATE", context),
            context.project(),
        )

    def _template_file(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[str, ...]:
        """The parameter when it names a file: the templates of the plugin are given by name."""
        template = self.file(parameters, "TEMPLATE", context)
        return () if template is None or bundled(str(template)) else ("TEMPLATE",)

    def _folder(self, parameters: Parameters, context: QgsProcessingContext) -> Path | None:
        if not is_given(parameters, "FOLDER"):
            return None
        return Path(self.parameterAsString(parameters, "FOLDER", context))


@dataclass(frozen=True)
class _Job:
    """What to print and how; ``project`` is that of the user."""

    workspace: Workspace
    options: AtlasOptions
    template: Path | None
    project: QgsProject | None

    def ignored(self) -> str:
        """Parameters that were given and that a template does not follow."""
        options = self.options
        given = {
            "PAGES": bool(options.pages),
            "INDICATORS": bool(options.indicators),
            "FORMAT": options.paper != CHOICES["FORMAT"][0],
            "ORIENTATION": bool(options.orientation),
            "BASEMAP": bool(options.base_map),
        }
        return ", ".join(name for name, asked in given.items() if asked and self.template is not None)

    def export(self, output: Path, by_territory: bool, progress: Progress) -> AtlasResult:
        """Print into a file, or into a folder with one file per territory."""
        from clefop_plugin.services.profiles import Profiles

        profiles, options = Profiles(self.workspace), self.options
        if self.template is not None:
            from clefop_plugin.cartography.templates import export_template

            return export_template(
                profiles,
                self.template,
                output,
                by_territory,
                scenario_id=options.scenario_id,
                zoning_id=options.zoning_id,
                codes=options.codes,
                progress=progress,
                spoken_language=options.language,
            )
        from clefop_plugin.cartography.atlas import export_atlas

        return export_atlas(
            self.workspace, profiles, output, progress, options, self.project, by_territory=by_territory
        )


def _say(made: AtlasResult, results: Results, feedback: QgsProcessingFeedback) -> None:
    """Name the pages that failed; an export without a single page is an error."""
    results["FILE_COUNT"] += len(made.paths)
    for failure in made.failures:
        feedback.pushWarning(tr("{page} was not printed: {reason}", page=failure.page, reason=failure.reason))
    for note in made.notes:
        feedback.pushWarning(note)
    if made.incomplete is not None:
        feedback.pushInfo(tr("Stopped. The finished pages are in {file}.", file=str(made.incomplete)))
    if not made.paths and not made.cancelled:
        raise InputError(tr("No page could be printed. The log gives the reason for each."))
    pages = tr("1 page") if made.pages == 1 else tr("{pages} pages", pages=number(made.pages))
    files = tr("1 file") if len(made.paths) == 1 else tr("{count} files", count=number(len(made.paths)))
    feedback.pushInfo(tr("Printed: {pages}, {files}.", pages=pages, files=files))
