"""Algorithm ``clefop:importfile``: import a file of any known format, recognised by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingOutputString

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import Results
from clefop_plugin.processing.importing import TABLES, ImportAlgorithm

if TYPE_CHECKING:
    from clefop_plugin.services.importing.preparing import ImportResult


class ImportFile(ImportAlgorithm):
    """Whatever the plugin can read: zonings, indicators, flows, travel times, trainings, structures, recruitment…"""

    NAME = "importfile"
    PLACES = True
    STRUCTURES = True
    VINTAGES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import a file")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("import,file,recognise,csv,xlsx,zip,batch").split(",")

    def file_filter(self) -> str:
        """Tables, XML and archives."""
        return (
            f"{tr('Files that can be imported')} (*.xml *.gpkg *.shp *.geojson *.kml {TABLES});;{tr('All files')} (*)"
        )

    def define_more(self) -> None:
        """The ids that were written."""
        self.addOutput(QgsProcessingOutputString("IDS", tr("Ids of what was imported")))

    def more_results(self, found: ImportResult) -> Results:
        """The ids that were written."""
        return {"IDS": ";".join(found.ids)}
