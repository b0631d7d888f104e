"""Algorithm ``clefop:importindicators``: import the indicators of a table of communes or zones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import Parameters, Results
from clefop_plugin.processing.importing import ImportAlgorithm

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices
    from clefop_plugin.services.importing.preparing import ImportResult


class ImportIndicators(ImportAlgorithm):
    """Indicators by commune or zone; secret and missing values keep their status."""

    NAME = "importindicators"
    BRINGS = "indicators"
    VINTAGES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import indicators")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("indicator,statistics,insee,filosofi,unemployment,secret").split(",")

    def define_more(self) -> None:
        """The period, the catalogue, other columns, and the ids that were written."""
        self.add(QgsProcessingParameterString("PERIOD", tr("Period of the values (2021, 2024-T1…)"), optional=True))
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE",
                tr("Catalogue of the columns (labels, units, formulas)"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=tr("Catalogues (*.toml *.csv *.txt *.xlsx *.ods);;All files (*)"),
                optional=True,
            )
        )
        self.addOutput(QgsProcessingOutputString("INDICATORS", tr("Ids of the imported indicators")))

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> Choices:
        """With the period and the catalogue."""
        return replace(
            super().choices(parameters, context),
            period=self.text(parameters, "PERIOD", context),
            catalogue=self.file(parameters, "CATALOGUE", context),
        )

    def more_results(self, found: ImportResult) -> Results:
        """The ids that were written."""
        return {"INDICATORS": ";".join(found.ids)}
