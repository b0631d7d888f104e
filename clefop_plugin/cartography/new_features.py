"""Rows as features of QGIS, for layers in memory, files and sinks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsFeature, QgsFields, QgsGeometry


def made_feature(fields: QgsFields, values: Sequence[Any], wkb: bytes | None) -> QgsFeature:
    """A feature with its values and, when there is a shape, that shape in its multiple form."""
    feature = QgsFeature(fields)
    feature.setAttributes(list(values))
    if wkb is not None:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
    return feature
