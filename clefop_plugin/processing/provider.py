"""The Processing provider ``clefop``: the algorithms in the toolbox, models and ``qgis_process``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from clefop_plugin import paths
from clefop_plugin.core.text import tr


class ClefopProvider(QgsProcessingProvider):
    """Gives QGIS the algorithms. They are created in ``loadAlgorithms``, which QGIS calls again on a refresh."""

    def id(self) -> str:
        """Prefix of the ids of the algorithms."""
        return "clefop"

    def name(self) -> str:
        """Name in the toolbox."""
        return "CLEFOP"

    def longName(self) -> str:
        """Name in the options of Processing."""
        return tr("CLEFOP: solution territories for employment and training")

    def icon(self) -> QIcon:
        """Icon in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Path of the icon."""
        return str(paths.resource("icons", "alg_provider.svg"))

    def loadAlgorithms(self) -> None:
        """Add every algorithm. They are imported here, so that starting the plugin costs nothing."""
        from clefop_plugin.processing.convert_vintage import ConvertVintage
        from clefop_plugin.processing.create_workspace import CreateWorkspace
        from clefop_plugin.processing.download_reference import DownloadReference
        from clefop_plugin.processing.export_atlas import ExportAtlas
        from clefop_plugin.processing.export_councils import ExportCouncils
        from clefop_plugin.processing.export_spreadsheet import ExportSpreadsheet
        from clefop_plugin.processing.generate_territories import GenerateTerritories
        from clefop_plugin.processing.import_councils import ImportCouncils
        from clefop_plugin.processing.import_file import ImportFile
        from clefop_plugin.processing.import_flows import ImportFlows
        from clefop_plugin.processing.import_indicators import ImportIndicators
        from clefop_plugin.processing.import_recruitment import ImportRecruitment
        from clefop_plugin.processing.import_structures import ImportStructures
        from clefop_plugin.processing.import_trainings import ImportTrainings
        from clefop_plugin.processing.import_zonings import ImportZonings
        from clefop_plugin.processing.load_demo import LoadDemo
        from clefop_plugin.processing.locate_structures import LocateStructures
        from clefop_plugin.processing.overlay_zonings import OverlayZonings
        from clefop_plugin.processing.shared_borders import SharedBorders
        from clefop_plugin.processing.territory_sheets import TerritorySheets
        from clefop_plugin.processing.zoning_agreement import ZoningAgreement

        for algorithm in (
            CreateWorkspace,
            DownloadReference,
            LoadDemo,
            ImportFile,
            ImportZonings,
            ImportIndicators,
            ImportTrainings,
            ImportStructures,
            LocateStructures,
            ImportRecruitment,
            ImportFlows,
            ImportCouncils,
            ConvertVintage,
            OverlayZonings,
            ZoningAgreement,
            SharedBorders,
            GenerateTerritories,
            ExportAtlas,
            TerritorySheets,
            ExportSpreadsheet,
            ExportCouncils,
        ):
            self.addAlgorithm(algorithm())
