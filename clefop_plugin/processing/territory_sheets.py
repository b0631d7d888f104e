"""Algorithm ``clefop:territorysheets``: the sheets of territories as PDF, OpenDocument and HTML, in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from clefop_plugin import settings
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.containers import add_container, container_problem, find_container
from clefop_plugin.processing.parameters import is_given, split_ids

if TYPE_CHECKING:
    from clefop_plugin.cartography.sheets.export import SheetOptions, SheetsResult
    from clefop_plugin.workspace.store import Workspace

FORMATS, LANGUAGES = ("PDF", "ODT", "HTML"), ("fr", "en")


class TerritorySheets(ClefopAlgorithm):
    """One sheet per territory in every format asked for, an index, and the comparison of two territories."""

    NAME = "territorysheets"
    THEME = "print"
    PRINTS = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Make territory sheets")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("sheet,territory,pdf,odt,html,word,intranet,report,comparison").split(",")

    def define(self) -> None:
        """Whose sheets, in which formats, and where."""
        self.add_workspace()
        add_container(self)
        self.add(
            QgsProcessingParameterString(
                "TERRITORIES", tr("Codes of the territories, separated by ; (empty: all)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT",
                tr("Formats"),
                list(FORMATS),
                allowMultiple=True,
                defaultValue=list(FORMATS),
                usesStaticStrings=True,
            )
        )
        self.add(QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of the sheets")))
        self.add(
            QgsProcessingParameterString(
                "COMPARE", tr("Codes of two territories to compare, separated by ;"), optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                tr("Language of the sheets (empty: that of QGIS)"),
                list(LANGUAGES),
                optional=True,
                usesStaticStrings=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "PERSONAL_DATA", tr("Print names and contacts of persons"), defaultValue=False
            ),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputNumber("SHEET_COUNT", tr("Number of sheets")))
        self.addOutput(QgsProcessingOutputNumber("FILE_COUNT", tr("Number of files")))
        self.addOutput(QgsProcessingOutputFile("INDEX", tr("Page that lists the sheets")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """One container, a folder, and two territories to compare or none."""
        sentence = self.missing_file(parameters, context, "WORKSPACE") or container_problem(parameters)
        if not sentence and not is_given(parameters, "FOLDER"):
            sentence = tr("Choose the folder of the sheets.")
        sentence = sentence or _unknown_format(parameters)
        if not sentence and is_given(parameters, "COMPARE"):
            codes = split_ids(self.text(parameters, "COMPARE", context))
            if len(set(codes)) != 2:
                sentence = tr("Give the codes of two different territories to compare, separated by ;")
        return sentence

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Make the sheets, name those that failed."""
        from clefop_plugin.cartography.sheets.export import export_sheets
        from clefop_plugin.services.profiles import Profiles

        workspace = self.workspace(parameters, context)
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        options = self._options(parameters, context, workspace)
        made = export_sheets(Profiles(workspace), folder, options, progress_of(feedback))
        _say(made, options, feedback)
        results: Results = {
            "WORKSPACE": str(workspace.path),
            "FOLDER": str(folder),
            "SHEET_COUNT": made.sheets,
            "FILE_COUNT": len(made.paths),
        }
        return results if made.index is None else {**results, "INDEX": str(made.index)}

    def _options(self, parameters: Parameters, context: QgsProcessingContext, workspace: Workspace) -> SheetOptions:
        from clefop_plugin.cartography.sheets.export import SheetOptions

        scenario, zoning = find_container(self, workspace, parameters, context)
        codes = split_ids(self.text(parameters, "TERRITORIES", context))
        chosen = self.parameterAsEnumStrings(parameters, "FORMAT", context)
        personal = settings.personal_data(self.parameterAsBool(parameters, "PERSONAL_DATA", context))
        return SheetOptions(
            scenario_id=scenario,
            zoning_id=zoning,
            codes=tuple(codes) if codes else None,
            formats=tuple(name for name in FORMATS if name in chosen),
            compare=tuple(split_ids(self.text(parameters, "COMPARE", context))),
            personal=personal,
            language=self.parameterAsEnumString(parameters, "LANGUAGE", context),
        )


def _unknown_format(parameters: Parameters) -> str:
    """The sentence about a format that does not exist: QGIS would only name the parameter."""
    given = parameters.get("FORMAT", [])
    names = given.split(",") if isinstance(given, str) else given if isinstance(given, list) else []
    unknown = [name for name in names if isinstance(name, str) and name.strip() not in FORMATS]
    if not unknown:
        return ""
    return tr(
        "{parameter}: “{value}” is not possible. Choose among {choices}.",
        parameter="FORMAT",
        value=unknown[0],
        choices=", ".join(FORMATS),
    )


def _say(made: SheetsResult, options: SheetOptions, feedback: QgsProcessingFeedback) -> None:
    """Say what was made and what was not; an export without a single file is an error, unless it was stopped."""
    for failure in made.failures:
        feedback.pushWarning(tr("{page} was not printed: {reason}", page=failure.page, reason=failure.reason))
    if not made.paths and not made.cancelled:
        raise InputError(tr("No sheet could be made. The log gives the reason for each."))
    if made.cancelled:
        feedback.pushInfo(tr("Stopped. The sheets already made are kept."))
    sheets = tr("1 sheet") if made.sheets == 1 else tr("{count} sheets", count=number(made.sheets))
    files = tr("1 file") if len(made.paths) == 1 else tr("{count} files", count=number(len(made.paths)))
    feedback.pushInfo(tr("Made: {sheets}, {files}.", sheets=sheets, files=files))
    if options.personal:
        feedback.pushInfo(
            tr("These files may hold the names and e-mail addresses of members: personal data, not to be spread.")
        )
