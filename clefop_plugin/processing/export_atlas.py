"""Algorithm ``clefop:exportatlas``: print the atlas of a scenario or of a zoning."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.parameters import find_scenario, find_zoning, is_given, split_ids


class ExportAtlas(ClefopAlgorithm):
    """The atlas as one PDF, or one PDF sheet per territory."""

    NAME = "exportatlas"
    THEME = "print"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export the atlas")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("atlas,pdf,print,layout,sheet,report").split(",")

    def flags(self) -> Qgis.ProcessingAlgorithmFlag:
        """Layouts belong to the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def define(self) -> None:
        """What to print, and where."""
        self.add_workspace()
        self.add(
            QgsProcessingParameterString("SCENARIO", tr("Scenario (id or name; empty: the latest)"), optional=True)
        )
        self.add(QgsProcessingParameterString("ZONING", tr("Zoning, instead of a scenario"), optional=True))
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE",
                tr("Layout template"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=tr("Layout templates (*.qpt)"),
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("PAGES", tr("Pages (territory codes, separated by ;)"), optional=True),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Atlas (PDF)"), tr("PDF files (*.pdf)"), optional=True)
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "FOLDER", tr("Folder of sheets (one PDF per territory)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PAGE_COUNT", tr("Number of pages or sheets")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """One thing to print, at least one place to print it."""
        sentence = self.missing_file(parameters, context, "WORKSPACE", "TEMPLATE")
        if not sentence and is_given(parameters, "SCENARIO") and is_given(parameters, "ZONING"):
            sentence = tr("Give a scenario or a zoning, not both.")
        if not sentence and not is_given(parameters, "OUTPUT") and not is_given(parameters, "FOLDER"):
            sentence = tr("Give a PDF file for the atlas, a folder for the sheets, or both.")
        return sentence
