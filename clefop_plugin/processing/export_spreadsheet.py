"""Algorithm ``clefop:exportspreadsheet``: everything known of the territories, as tables."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.containers import add_container, container_problem, find_container
from clefop_plugin.processing.parameters import is_given


class ExportSpreadsheet(ClefopAlgorithm):
    """One spreadsheet or GeoPackage with a sheet for each subject, or a folder of CSV files."""

    NAME = "exportspreadsheet"
    THEME = "print"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export the tables of territories")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("spreadsheet,xlsx,ods,csv,open data,table,correspondence,indicators").split(",")

    def define(self) -> None:
        """Whose tables, and where."""
        self.add_workspace()
        add_container(self)
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                tr("Spreadsheet or GeoPackage"),
                tr("Spreadsheets and GeoPackages (*.xlsx *.ods *.gpkg)"),
                optional=True,
            )
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "FOLDER", tr("Folder of CSV files"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("TABLES", tr("Number of tables")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """One thing to export, at least one place to write it."""
        sentence = self.missing_file(parameters, context, "WORKSPACE")
        sentence = sentence or container_problem(parameters)
        if not sentence and not is_given(parameters, "OUTPUT") and not is_given(parameters, "FOLDER"):
            sentence = tr("Give a spreadsheet, a folder for CSV files, or both.")
        return sentence

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: the reference system of the outlines."""
        from clefop_plugin.cartography.features import workspace_crs

        self._crs = workspace_crs(self.workspace(parameters, context))

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Read everything once, then write it where it is asked."""
        from clefop_plugin.cartography.table_export import export_tables

        workspace = self.workspace(parameters, context)
        scenario, zoning = find_container(self, workspace, parameters, context)
        output = self.destination(parameters, "OUTPUT", context)
        folder = Path(self.parameterAsString(parameters, "FOLDER", context)) if is_given(parameters, "FOLDER") else None
        tables = export_tables(workspace, scenario, zoning, self._crs, output, folder, progress=progress_of(feedback))
        for table in tables:
            feedback.pushInfo(tr("{name}: {count} rows.", name=table.name, count=len(table.frame)))
        results: Results = {"WORKSPACE": str(workspace.path), "TABLES": len(tables)}
        places = {"OUTPUT": output, "FOLDER": folder}
        return results | {name: str(place) for name, place in places.items() if place is not None}
