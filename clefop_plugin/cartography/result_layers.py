"""Results that are not in the workspace as layers in memory: shared borders, zones that fit badly, overlay, indicators.

They can be computed again at any moment, so QGIS need not ask to save them. Main thread only, but for ``rows_of``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.cartography import layers
from clefop_plugin.cartography.features import workspace_crs
from clefop_plugin.cartography.new_features import made_feature
from clefop_plugin.workspace.store import Workspace

BORDERS_ROLE = "borders"
MISFIT_ROLE = "misfit"
OVERLAY_ROLE = "overlay"
#: Maps of indicators: ``indicator:<id>``, and ``indicator:<id>:circles`` for what is drawn above it.
INDICATOR_ROLE, CIRCLES = "indicator:", ":circles"

_KINDS = {
    "O": (QMetaType.Type.QString, str),
    "f": (QMetaType.Type.Double, float),
    "i": (QMetaType.Type.Int, int),
    "b": (QMetaType.Type.Bool, bool),
}


@dataclass(frozen=True)
class Rows:
    """A table ready to become features: names and kinds of its fields, values and geometry (WKB) of each row."""

    names: tuple[str, ...]
    kinds: tuple[Any, ...]
    values: list[tuple[Any, ...]]
    shapes: list[bytes | None]
    geometry: str

    def fields(self) -> QgsFields:
        """Fields of the layer."""
        fields = QgsFields()
        for name, kind in zip(self.names, self.kinds, strict=True):
            fields.append(QgsField(name, kind))
        return fields


def rows_of(frame: pd.DataFrame, geometry: str) -> Rows:
    """Rows of a frame with ``geom`` (any thread); ``geometry`` is MultiLineString or MultiPolygon.

    Columns that hold no plain values (lists) are left out.
    """
    names, kinds, columns = [], [], []
    for name in frame.columns:
        if name == "geom" or frame[name].map(lambda value: isinstance(value, list)).any():
            continue
        kind, convert = _KINDS.get(frame[name].dtype.kind, _KINDS["O"])
        absent = frame[name].isna().tolist()
        columns.append(
            [None if gone else convert(value) for value, gone in zip(frame[name].tolist(), absent, strict=True)]
        )
        names.append(str(name))
        kinds.append(kind)
    shapes = np.asarray(frame["geom"], dtype=object)
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    wkb = [None if gone else bytes(shape) for shape, gone in zip(shapely.to_wkb(shapes), empty, strict=True)]
    return Rows(tuple(names), tuple(kinds), list(zip(*columns, strict=True)), wkb, geometry)


def features(rows: Rows, fields: QgsFields, start: int, end: int) -> list[QgsFeature]:
    """Features of the rows from ``start`` to ``end``."""
    pairs = zip(rows.values[start:end], rows.shapes[start:end], strict=True)
    return [made_feature(fields, values, shape) for values, shape in pairs]


def find_result(workspace: Workspace, project: QgsProject, role: str) -> QgsVectorLayer | None:
    """The result layer with this role in the project, or None."""
    group = layers.find_group(workspace, project)
    node = None if group is None else layers.find_node(group, role)
    return None if node is None else node.layer()


def new_result(workspace: Workspace, rows: Rows, role: str) -> QgsVectorLayer:
    """An empty layer with the fields of ``rows``, not in the project yet."""
    layer = QgsVectorLayer(rows.geometry, role, "memory")
    layer.setCrs(workspace_crs(workspace))
    layer.dataProvider().addAttributes(rows.fields().toList())
    layer.updateFields()
    layer.setCustomProperty(layers.WORKSPACE_PROPERTY, str(workspace.path))
    layer.setCustomProperty(layers.ROLE_PROPERTY, role)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setReadOnly(True)
    return layer


def same_fields(layer: QgsVectorLayer, rows: Rows) -> bool:
    """Whether ``rows`` can be put into the layer as it is."""
    return tuple(field.name() for field in layer.fields()) == rows.names


def place_result(workspace: Workspace, project: QgsProject, layer: QgsVectorLayer) -> None:
    """Put a result into the group of its workspace, where it can be seen: lines above the zonings, surfaces below
    them and above the territories; one with the same role is replaced."""
    group = layers.find_group(workspace, project)
    if group is None:
        group = layers.load_workspace_layers(workspace, project).group
    role = str(layer.customProperty(layers.ROLE_PROPERTY))
    before = layers.find_node(group, role)
    if before is not None:
        project.removeMapLayer(before.layerId())
    project.addMapLayer(layer, False)
    node = group.insertLayer(_place(group, role), layer)
    if _map_of(role):  # one map at a time: a second one would hide the first
        for other in group.findLayers():
            if _map_of(layers.role_of(other)) not in ("", _map_of(role)):
                other.setItemVisibilityChecked(False)
    node.setExpanded(True)
    node.setItemVisibilityChecked(True)
    group.setItemVisibilityChecked(True)


def restyle(layer: QgsVectorLayer, title: str, style: Callable[[QgsVectorLayer], None], of: str) -> None:
    """Name and style a result; ``of`` tells what the style depends on, so that a style the user has changed is kept
    as long as it still holds."""
    layer.setName(title)
    if layer.customProperty("clefop/styled") != of:
        style(layer)
        layer.setCustomProperty("clefop/styled", of)
        layer.emitStyleChanged()


def _map_of(role: str) -> str:
    """The map that a layer is part of; empty when it covers no surface."""
    covers = role in (MISFIT_ROLE, OVERLAY_ROLE) or role.startswith(INDICATOR_ROLE)
    return role.removesuffix(CIRCLES) if covers else ""


def _place(group: QgsLayerTreeGroup, role: str) -> int:
    zonings = layers.zonings_group(group)
    children: Sequence[Any] = group.children()
    if zonings is None:
        return 0
    here = next(i for i, child in enumerate(children) if child is zonings or child == zonings)
    return here if role == BORDERS_ROLE or role.endswith(CIRCLES) else here + 1
