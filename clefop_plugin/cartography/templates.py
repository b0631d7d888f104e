"""Export of an atlas through a layout template (.qpt) of the user: one page per territory. Main thread only.

The template's maps that follow the atlas show each territory; when none does, the first one is made to. Its texts
may use the fields of the coverage layer ``territories``: code, name, label, population, communes, area_km2, density.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from clefop_plugin.cartography import styles
from clefop_plugin.cartography.atlas import AtlasResult, file_name
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.features import from_shapely
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.services.profiles import Profiles

MARGIN = 0.08
_FIELDS = {
    "code": QMetaType.Type.QString,
    "name": QMetaType.Type.QString,
    "label": QMetaType.Type.QString,
    "population": QMetaType.Type.Double,
    "communes": QMetaType.Type.Int,
    "area_km2": QMetaType.Type.Double,
    "density": QMetaType.Type.Double,
    "colour": QMetaType.Type.Int,
}


def export_template(
    profiles: Profiles,
    template: Path,
    output: Path,
    by_territory: bool = False,
    scenario_id: str = "",
    zoning_id: str = "",
    codes: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> AtlasResult:
    """Print every territory with a template, into the PDF file ``output`` or one file each in that folder.

    Raises InputError when the template cannot be read or has no map, when there is nothing to print, or when a file
    cannot be written; Cancelled when the user stops.
    """
    progress = progress or Progress()
    project = QgsProject()
    kind, container = ("territory", scenario_id) if scenario_id else ("zone", zoning_id)
    context = AtlasContext(profiles, kind, container, project, "", codes)  # type: ignore[arg-type]
    project.setCrs(context.crs)
    chosen = context.chosen
    if not chosen:
        raise InputError(tr("There is no territory to print. Generate a scenario or choose another zoning."))
    coverage = _coverage(context, progress.part(0.0, 0.3))
    layout = _layout(project, context, template, coverage)
    atlas = layout.atlas()
    result = AtlasResult()
    if not by_territory:
        output.parent.mkdir(parents=True, exist_ok=True)
        progress.update(0.5, tr("Printing the atlas"))
        error, _ = QgsLayoutExporter.exportToPdf(atlas, str(output), _settings())
        _check(error, output)
        return AtlasResult([output], atlas.count())
    output.mkdir(parents=True, exist_ok=True)
    atlas.beginRender()
    atlas.first()
    for position in range(atlas.count()):
        feature = layout.reportContext().feature()
        progress.update(0.3 + 0.7 * position / atlas.count(), str(feature["name"]))
        path = output / file_name(str(feature["code"]), str(feature["name"]))
        _check(QgsLayoutExporter(layout).exportToPdf(str(path), _settings()), path)
        result.paths.append(path)
        result.pages += layout.pageCollection().pageCount()
        atlas.next()
    atlas.endRender()
    return result


def _settings() -> QgsLayoutExporter.PdfExportSettings:
    """Text that can be searched and copied, as in the plugin's own pages."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    return settings


def _coverage(context: AtlasContext, progress: Progress) -> QgsVectorLayer:
    """The territories to print, with the fields that a template may quote."""
    layer = QgsVectorLayer("MultiPolygon", "territories", "memory")
    layer.setCrs(context.crs)
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in _FIELDS.items()])
    layer.updateFields()
    for position, territory in enumerate(context.chosen):
        progress.update(position / len(context.chosen), territory.name)
        identity = context.identity(territory.code)
        feature = QgsFeature(layer.fields())
        geometry = from_shapely(territory.shape)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        feature.setAttributes(
            [
                territory.code,
                territory.name,
                context.label,
                identity.population,
                identity.communes,
                identity.area_km2,
                identity.density,
                territory.colour,
            ]
        )
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    layer.setRenderer(styles.territories())
    return layer


def _layout(project: QgsProject, context: AtlasContext, template: Path, coverage: QgsVectorLayer) -> QgsPrintLayout:
    document = QDomDocument()
    try:
        read = document.setContent(template.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_unreadable(template)) from error
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    good = bool(read[0] if isinstance(read, tuple) else read)
    if not good or not layout.loadFromTemplate(document, QgsReadWriteContext())[1]:
        raise InputError(_unreadable(template))
    maps = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
    if not maps:
        raise InputError(tr("The template {file} has no map. Add one in QGIS.", file=template.name))
    ground = context.communes_layer
    project.addMapLayers([ground, coverage], False)
    for item in maps:
        item.setCrs(context.crs)
        item.setLayers([coverage, ground])
        item.setKeepLayerSet(True)
    if not any(item.atlasDriven() for item in maps):
        maps[0].setAtlasDriven(True)
        maps[0].setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
        maps[0].setAtlasMargin(MARGIN)
    atlas = layout.atlas()
    atlas.setCoverageLayer(coverage)
    atlas.setEnabled(True)
    atlas.setPageNameExpression('"name"')
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"code"')
    atlas.updateFeatures()
    return layout


def _unreadable(template: Path) -> str:
    return tr("The template {file} cannot be read. Save it again from the layout window of QGIS.", file=template.name)


def _check(error: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if error != QgsLayoutExporter.ExportResult.Success:
        raise InputError(
            tr("{file} cannot be written. It may be open in a reader, or the folder may be read-only.", file=path.name)
        )
