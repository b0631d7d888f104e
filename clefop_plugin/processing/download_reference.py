"""Algorithm ``clefop:downloadreference``: a ready workspace of a région, from the official services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from clefop_plugin import settings
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import write_page
from clefop_plugin.processing.parameters import find_region, refuse_foreign_file, workspace_destination
from clefop_plugin.services.download_parts import PARTS, USUAL, part_label

if TYPE_CHECKING:
    from clefop_plugin.core.places import ToWorkspace
    from clefop_plugin.services.download import Downloaded
    from clefop_plugin.sources.web.client import Client


class DownloadReference(ClefopAlgorithm):
    """Communes, zonings, populations and directories of a région, through the network of QGIS."""

    NAME = "downloadreference"
    THEME = "workspace"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Download a workspace from the official services")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("download,internet,service,insee,ign,region,communes,start").split(",")

    def define(self) -> None:
        """Région, vintage, what to bring, file; then what an administrator may change."""
        self.add(QgsProcessingParameterString("REGION", tr("Region (code or name)")))
        self.add(QgsProcessingParameterString("VINTAGE", tr("Vintage of the communes (year)"), optional=True))
        self.add(
            QgsProcessingParameterEnum(
                "WHAT",
                tr("What to bring besides the communes"),
                [part_label(part) for part in PARTS],
                allowMultiple=True,
                defaultValue=[PARTS.index(part) for part in USUAL],
                optional=True,
            )
        )
        self.add(QgsProcessingParameterString("NAME", tr("Name of the study"), optional=True))
        self.add(
            QgsProcessingParameterString(
                "TERRITORY_WORD",
                tr("What the territories are called"),
                defaultValue=settings.text("territory/label"),
                optional=True,
            ),
            advanced=True,
        )
        self.add(QgsProcessingParameterCrs("CRS", tr("Projected reference system"), optional=True), advanced=True)
        self.add(
            QgsProcessingParameterAuthConfig("LOGIN", tr("Login for data·inclusion"), optional=True), advanced=True
        )
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE", tr("Catalogue of services"), fileFilter=tr("TOML files (*.toml)"), optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "CACHE",
                tr("Folder of the downloads"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "WORKSPACE", tr("Workspace to create"), tr("CLEFOP workspace (*.gpkg)")
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COMMUNES", tr("Number of communes")))
        self.addOutput(QgsProcessingOutputString("FAILED", tr("What did not come")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Région, vintage, reference system and files must make sense before anything is asked."""
        vintage = self.text(parameters, "VINTAGE", context)
        if vintage and not (vintage.isdigit() and len(vintage) == 4):
            return tr("The vintage is a year, for example 2024; “{vintage}” is not.", vintage=vintage)
        try:
            region = find_region(self.text(parameters, "REGION", context))
            self._crs_of(parameters, region, context)
        except InputError as error:
            return str(error)
        if not region:
            return tr("Choose a region.")
        return self.missing_file(parameters, context, "CATALOGUE") or refuse_foreign_file(parameters.get("WORKSPACE"))

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: settings, login and projection."""
        from clefop_plugin import network
        from clefop_plugin.cartography.features import to_workspace

        login = self.parameterAsString(parameters, "LOGIN", context)
        self._client: Client = network.client(
            self.file(parameters, "CATALOGUE", context),
            self.file(parameters, "CACHE", context),
            {"data_inclusion": login} if login else {},
        )
        self._region = find_region(self.text(parameters, "REGION", context))
        self._crs = self._crs_of(parameters, self._region, context)
        self._project: ToWorkspace = to_workspace(self._crs)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Bring everything and write the workspace."""
        from clefop_plugin.cartography.features import crs_of
        from clefop_plugin.services.download import Wanted, default_study, download_reference, newest_vintage

        path = workspace_destination(self.destination(parameters, "WORKSPACE", context))
        sentence = refuse_foreign_file(str(path))
        if sentence:
            raise InputError(sentence)
        vintage = int(self.text(parameters, "VINTAGE", context) or newest_vintage(self._client))
        parts = tuple(PARTS[rank] for rank in self.parameterAsEnums(parameters, "WHAT", context))
        word = self.text(parameters, "TERRITORY_WORD", context) or settings.text("territory/label")
        study = default_study(self._region, vintage, word, self.text(parameters, "NAME", context))
        found = download_reference(
            path, Wanted(self._region, vintage, parts), study, crs_of(self._crs), self._client, self._project,
            progress_of(feedback),
        )  # fmt: skip
        self._tell(found, feedback)
        results: Results = {
            "WORKSPACE": str(found.workspace.path),
            "COMMUNES": found.workspace.count("communes"),
            "FAILED": ";".join(step.id for step in found.failed),
        }
        page = self.destination(parameters, "REPORT", context)
        if page is not None:
            write_page(page, self.displayName(), found.as_html())
            results["REPORT"] = str(page)
        return results

    def _tell(self, found: Downloaded, feedback: QgsProcessingFeedback) -> None:
        for step in found.steps:
            if step.good:
                feedback.pushInfo(step.sentence)
            else:
                feedback.pushWarning(step.sentence)
        for report in found.reports:
            for line in report.as_text().splitlines():
                feedback.pushInfo(line)

    def _crs_of(
        self, parameters: Parameters, region: str, context: QgsProcessingContext
    ) -> QgsCoordinateReferenceSystem:
        """The reference system that was chosen, else the one of the région. Raises InputError when it is not usable."""
        from clefop_plugin.cartography.features import crs_of
        from clefop_plugin.core.departements import crs_of_region

        chosen = self.parameterAsCrs(parameters, "CRS", context)
        crs = chosen if chosen.isValid() else QgsCoordinateReferenceSystem(crs_of_region(region))
        crs_of(crs)
        return crs
