"""The selected territory as a layer of the project: a temporary layer, styled, that prints like any other."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import Identity

_FIELDS = (
    ("name", QMetaType.Type.QString),
    ("container", QMetaType.Type.QString),
    ("population", QMetaType.Type.Double),
    ("communes", QMetaType.Type.Int),
    ("area_km2", QMetaType.Type.Double),
    ("density", QMetaType.Type.Double),
)


def add_selection_layer(
    project: QgsProject,
    crs: QgsCoordinateReferenceSystem,
    identity: Identity,
    outline: QgsGeometry,
) -> QgsVectorLayer:
    """Add a temporary layer of one feature on top of the project.

    Raises ClefopError when QGIS cannot make the layer.
    """
    layer = QgsVectorLayer("MultiPolygon", identity.name, "memory", QgsVectorLayer.LayerOptions())
    layer.setCrs(crs)
    provider = layer.dataProvider()
    provider.addAttributes([QgsField(name, kind) for name, kind in _FIELDS])
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    shape = QgsGeometry(outline)
    shape.convertToMultiType()
    feature.setGeometry(shape)
    feature.setAttributes(
        [
            identity.name,
            identity.container_label,
            identity.population,
            identity.communes,
            identity.area_km2,
            identity.density,
        ]
    )
    if not provider.addFeatures([feature])[0]:
        raise ClefopError(tr("QGIS cannot make a layer of {name}.", name=identity.name))
    layer.updateExtents()
    outer = [styles.line_layer(palettes.WHITE, 1.6), styles.line_layer(palettes.ACCENT, 0.7)]
    layer.setRenderer(styles.polygon(outer))
    styles.set_labels(layer, styles.labels('"name"', 9, 600))
    layer.setDisplayExpression('"name"')
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer
