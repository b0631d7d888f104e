"""Layers of the project and files that QGIS opens, as documents that the worker reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from clefop_plugin.cartography.given_layers import Given, given, is_layer_file, layers_of, read_given_layer
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.choice import Content
from clefop_plugin.sources.formats import Document


@dataclass(frozen=True)
class GivenLayer:
    """A layer of the project: its name, its id, and its features as they were, which any thread may read."""

    name: str
    key: str
    source: Given


def given_layer(layer: QgsVectorLayer) -> GivenLayer:
    """A layer of the project (main thread). Raises InputError when it can no longer be read."""
    return GivenLayer(layer.name(), layer.id(), given(layer))


def is_layer(source: Path | GivenLayer) -> bool:
    """Whether QGIS reads what is given (worker: the file may have to be looked into)."""
    return isinstance(source, GivenLayer) or is_layer_file(source)


def layer_document(
    source: Path | GivenLayer, crs: Any, member: str, progress: Progress
) -> tuple[Document, tuple[Content, ...]]:
    """A layer as a document, and the layers that its file offers (worker)."""
    if isinstance(source, GivenLayer):
        return read_given_layer(source.source, crs, progress), ()
    offered = layers_of(source)
    wanted = member if member in {sublayer.name for sublayer in offered} else ""
    document = read_given_layer(source, crs, progress, wanted)
    read = wanted or offered[0].name
    contents = [
        Content(sublayer.name, "", "layer", max(sublayer.features, 0), float(sublayer.features), sublayer.name == read)
        for sublayer in offered
    ]
    return document, tuple(contents)
