"""Algorithm ``clefop:exportspreadsheet``: everything known of the territories, as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.containers import add_container, container_problem, find_container
from clefop_plugin.processing.parameters import is_given

if TYPE_CHECKING:
    from clefop_plugin.core.progress import Progress
    from clefop_plugin.services.profiles import Profiles
    from clefop_plugin.services.territory_tables import Container, DataTable

SUFFIXES = (".xlsx", ".ods", ".gpkg")


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
        from clefop_plugin.services.export_tables import save_csv
        from clefop_plugin.services.profiles import Profiles
        from clefop_plugin.services.territory_tables import container_of, territory_tables

        workspace = self.workspace(parameters, context)
        profiles = Profiles(workspace)
        container = container_of(profiles, *find_container(self, workspace, parameters, context))
        progress = progress_of(feedback)
        tables = territory_tables(profiles, container, progress.part(0.0, 0.8))
        results: Results = {"WORKSPACE": str(workspace.path), "TABLES": len(tables)}
        output = self.destination(parameters, "OUTPUT", context)
        if output is not None:
            results["OUTPUT"] = str(self._save(output, tables, container, profiles, progress.part(0.8, 0.95)))
        if is_given(parameters, "FOLDER"):
            folder = Path(self.parameterAsString(parameters, "FOLDER", context))
            save_csv(tables, _title(profiles, container), folder, progress.part(0.95, 1.0))
            results["FOLDER"] = str(folder)
        for table in tables:
            feedback.pushInfo(tr("{name}: {count} rows.", name=table.name, count=len(table.frame)))
        return results

    def _save(
        self, path: Path, tables: list[DataTable], container: Container, profiles: Profiles, progress: Progress
    ) -> Path:
        from clefop_plugin.cartography.table_files import save_geopackage
        from clefop_plugin.services.export_tables import save_spreadsheet
        from clefop_plugin.services.profile_types import TerritoryRef

        if path.suffix.lower() not in SUFFIXES:
            raise InputError(
                tr("{name}: give a name that ends with {suffixes}.", name=path.name, suffixes=", ".join(SUFFIXES))
            )
        if path.suffix.lower() != ".gpkg":
            return save_spreadsheet(tables, _title(profiles, container), path, progress)
        return save_geopackage(
            tables,
            lambda code: profiles.geometry(TerritoryRef(container.kind, container.id, code)),
            self._crs,
            path,
            progress,
        )


def _title(profiles: Profiles, container: Container) -> str:
    return f"{profiles.region_label()} · {container.label}"
