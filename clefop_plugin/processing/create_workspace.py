"""Algorithm ``clefop:createworkspace``: make a workspace out of the communes of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from clefop_plugin import settings
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results, progress_of
from clefop_plugin.processing.outputs import add_report_outputs, give_report
from clefop_plugin.processing.parameters import find_region, refuse_foreign_file, workspace_destination

if TYPE_CHECKING:
    import pandas as pd


class CreateWorkspace(ClefopAlgorithm):
    """A new GeoPackage whose communes are the polygons of a layer, with their population."""

    NAME = "createworkspace"
    THEME = "workspace"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Create a workspace")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("new,workspace,geopackage,commune,population,start").split(",")

    def define(self) -> None:
        """Layer and fields, population, study, file."""
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Commune polygons"), [QgsProcessing.SourceType.TypeVectorPolygon]
            )
        )
        self.add(_field("CODE_FIELD", tr("Field of the commune code"), QgsProcessingParameterField.DataType.Any))
        self.add(_field("NAME_FIELD", tr("Field of the commune name"), QgsProcessingParameterField.DataType.Any))
        self.add(
            _field(
                "POPULATION_FIELD",
                tr("Field of the population"),
                QgsProcessingParameterField.DataType.Any,
                optional=True,
            )
        )
        self.add(
            QgsProcessingParameterFile(
                "POPULATION_TABLE",
                tr("Population table"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                fileFilter=tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)"),
                optional=True,
            )
        )
        self.add(QgsProcessingParameterString("NAME", tr("Name of the study")))
        self.add(QgsProcessingParameterString("VINTAGE", tr("Vintage of the communes (year)"), optional=True))
        self.add(QgsProcessingParameterString("REGION", tr("Region to keep (code or name)"), optional=True))
        self.add(
            QgsProcessingParameterString(
                "TERRITORY_WORD",
                tr("What the territories are called"),
                defaultValue=settings.text("territory/label"),
                optional=True,
            ),
            advanced=True,
        )
        self.add(QgsProcessingParameterCrs("CRS", tr("Projected reference system"), defaultValue="EPSG:2154"))
        self.add(
            QgsProcessingParameterFileDestination(
                "WORKSPACE", tr("Workspace to create"), tr("CLEFOP workspace (*.gpkg)")
            )
        )
        add_report_outputs(self)
        self.addOutput(QgsProcessingOutputNumber("COMMUNES", tr("Number of communes")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Files, vintage, region and reference system must make sense before anything is read."""
        return (
            self.missing_file(parameters, context, "POPULATION_TABLE")
            or self._wrong_vintage(parameters, context)
            or self._wrong_region(parameters, context)
            or self._wrong_crs(parameters, context)
            or refuse_foreign_file(parameters.get("WORKSPACE"))
        )

    def _wrong_vintage(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        vintage = self.text(parameters, "VINTAGE", context)
        if not vintage or (vintage.isdigit() and len(vintage) == 4):
            return ""
        return tr("The vintage is a year, for example 2024; “{vintage}” is not.", vintage=vintage)

    def _wrong_region(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        try:
            find_region(self.text(parameters, "REGION", context))
        except InputError as error:
            return str(error)
        return ""

    def _wrong_crs(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        crs = self.parameterAsCrs(parameters, "CRS", context)
        in_metres = crs.mapUnits() == Qgis.DistanceUnit.Meters
        if crs.isValid() and in_metres and crs.authid().startswith("EPSG:"):
            return ""
        return tr(
            "The reference system must be projected, in metres, with an EPSG code: EPSG:2154 for mainland France. "
            "“{crs}” is not.",
            crs=crs.authid() or "–",
        )

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: read the layer into plain rows, in the CRS of the workspace."""
        from clefop_plugin.cartography.given_layers import read_given_layer
        from clefop_plugin.services.create import communes_of
        from clefop_plugin.sources.commune_layers import CommuneFields
        from clefop_plugin.sources.zone_layers import NOTES

        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise InputError(tr("The layer of communes cannot be read. Choose another one."))
        self._source = source.sourceName()
        self._crs: QgsCoordinateReferenceSystem = self.parameterAsCrs(parameters, "CRS", context)
        said = (self.text(parameters, name, context) for name in ("CODE_FIELD", "NAME_FIELD", "POPULATION_FIELD"))
        document = read_given_layer(source, self._crs, progress_of(feedback))
        self._communes: pd.DataFrame = communes_of(document, CommuneFields(*said))
        for line in document.table.frame.attrs.get(NOTES, ()) if document.table else ():
            feedback.pushWarning(line)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Write the workspace."""
        from clefop_plugin.cartography.features import crs_of
        from clefop_plugin.services.create import Study, create_workspace

        path = workspace_destination(self.destination(parameters, "WORKSPACE", context))
        sentence = refuse_foreign_file(str(path))
        if sentence:
            raise InputError(sentence)
        study = Study(
            name=self.text(parameters, "NAME", context),
            vintage=self.text(parameters, "VINTAGE", context),
            region=find_region(self.text(parameters, "REGION", context)),
            territory_word=self.text(parameters, "TERRITORY_WORD", context) or settings.text("territory/label"),
        )
        created = create_workspace(
            path,
            self._communes,
            crs_of(self._crs),
            study,
            population=self.file(parameters, "POPULATION_TABLE", context),
            source=self._source,
            progress=progress_of(feedback),
        )
        page = self.destination(parameters, "REPORT", context)
        results = give_report(created.report, page, feedback)
        return {
            "WORKSPACE": str(created.workspace.path),
            "COMMUNES": created.workspace.count("communes"),
            **results,
        }


def _field(
    name: str, label: str, kind: QgsProcessingParameterField.DataType, optional: bool = False
) -> QgsProcessingParameterField:
    return QgsProcessingParameterField(name, label, parentLayerParameterName="INPUT", type=kind, optional=optional)
