"""Algorithm ``clefop:importzonings``: import zonings from a table of communes or a file of polygons."""

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
from clefop_plugin.processing.parameters import split_ids

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices
    from clefop_plugin.services.importing.preparing import ImportResult


class ImportZonings(ImportAlgorithm):
    """Every zoning of a membership table, or the zoning of a file of polygons."""

    NAME = "importzonings"
    BRINGS = "zonings"
    VINTAGES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import zonings")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("zoning,membership,epci,employment zone,qpv,perimeter,polygon").split(",")

    def input_label(self) -> str:
        """Label of the file parameter."""
        return tr("Membership table or polygon file")

    def file_filter(self) -> str:
        """Tables and polygon files."""
        return tr("Tables and polygons (*.csv *.txt *.xlsx *.ods *.geojson *.json *.gpkg *.shp *.kml);;All files (*)")

    def define_more(self) -> None:
        """Fields, vintage, names of the zones."""
        self.add(
            QgsProcessingParameterString(
                "FIELDS", tr("Fields to import, separated by ; (empty: those that are recognised)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterString("VINTAGE", tr("Vintage (year; empty: the one of the file)"), optional=True)
        )
        self.add(
            QgsProcessingParameterFile(
                "LABELS",
                tr("File of zone names"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=ImportAlgorithm.file_filter(self),
                optional=True,
            )
        )
        self.addOutput(QgsProcessingOutputString("ZONINGS", tr("Ids of the zonings")))

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> Choices:
        """With the fields, the vintage and the names of the zones."""
        return replace(
            super().choices(parameters, context),
            fields=tuple(split_ids(self.text(parameters, "FIELDS", context))),
            vintage=self.text(parameters, "VINTAGE", context),
            labels=self.file(parameters, "LABELS", context),
        )

    def more_results(self, found: ImportResult) -> Results:
        """The ids that were written."""
        return {"ZONINGS": ";".join(found.ids)}
