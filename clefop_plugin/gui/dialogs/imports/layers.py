"""Layers of the project, taken so that the worker can read them while QGIS goes on using them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsFeatureRequest, QgsFields, QgsVectorLayer, QgsVectorLayerFeatureSource

from clefop_plugin.cartography.given_layers import is_layer_file, layers_of, read_given_layer
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.choice import Content
from clefop_plugin.sources.formats import Document


@dataclass(frozen=True)
class GivenLayer:
    """A layer of the project: its name, its id, and a picture of its features that any thread may read."""

    name: str
    key: str
    source: LayerPicture


class LayerPicture:
    """What is read of a layer as it was when it was given (main thread), edits included: the layer may go on living.

    It answers what the reading of layers asks of a feature source.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._features = QgsVectorLayerFeatureSource(layer)
        self._fields, self._count, self._name = QgsFields(layer.fields()), layer.featureCount(), layer.name()
        self._crs, self._type = layer.crs(), layer.wkbType()

    def getFeatures(self, request: QgsFeatureRequest) -> Any:  # noqa: N802 (as QGIS names it)
        """The features."""
        return self._features.getFeatures(request)

    def fields(self) -> QgsFields:
        """The fields."""
        return self._fields

    def featureCount(self) -> int:  # noqa: N802 (as QGIS names it)
        """How many features there are, -1 when the source does not know."""
        return int(self._count)

    def sourceName(self) -> str:  # noqa: N802 (as QGIS names it)
        """The name of the layer."""
        return str(self._name)

    def sourceCrs(self) -> Any:  # noqa: N802 (as QGIS names it)
        """Its coordinate system."""
        return self._crs

    def wkbType(self) -> Any:  # noqa: N802 (as QGIS names it)
        """The type of its shapes."""
        return self._type


def given_layer(layer: QgsVectorLayer) -> GivenLayer:
    """A layer of the project (main thread). Raises InputError when it can no longer be read."""
    if not layer.isValid():
        raise InputError(
            tr("The layer {name} can no longer be read: repair its source, then try again.", name=layer.name())
        )
    return GivenLayer(layer.name(), layer.id(), LayerPicture(layer))


def is_layer(given: Path | GivenLayer) -> bool:
    """Whether QGIS reads what is given (worker: the file may have to be looked into)."""
    return isinstance(given, GivenLayer) or is_layer_file(given)


def layer_document(
    given: Path | GivenLayer, crs: Any, member: str, progress: Progress
) -> tuple[Document, tuple[Content, ...]]:
    """A layer as a document, and the layers that its file offers (worker)."""
    if isinstance(given, GivenLayer):
        return read_given_layer(given.source, crs, progress), ()  # type: ignore[arg-type]
    offered = layers_of(given)
    wanted = member if member in {sublayer.name for sublayer in offered} else ""
    document = read_given_layer(given, crs, progress, wanted)
    read = wanted or offered[0].name
    contents = [
        Content(sublayer.name, "", "layer", max(sublayer.features, 0), float(sublayer.features), sublayer.name == read)
        for sublayer in offered
    ]
    return document, tuple(contents)
