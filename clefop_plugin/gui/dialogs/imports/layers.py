"""Layers of the project and files that QGIS opens (GeoPackage, Shapefile, GeoJSON, KML), as documents to import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from clefop_plugin.core.progress import Progress


@dataclass(frozen=True)
class GivenLayer:
    """A layer to import: its name, and how to read it in the worker."""

    name: str
    key: str
    read: Callable[[Any, Progress], Any]


def is_layer_file(path: Path) -> bool:
    """Whether QGIS opens the file as a layer."""
    from clefop_plugin.cartography import given_layers

    return given_layers.is_layer_file(path)


def given_layer(layer: QgsVectorLayer) -> GivenLayer:
    """A layer of the project (main thread): its features are then read in the worker."""
    from clefop_plugin.cartography.given_layers import given, read_given_layer

    taken = given(layer)
    return GivenLayer(layer.name(), layer.id(), lambda target, progress: read_given_layer(taken, target, progress))


def given_file(path: Path, layer: str = "") -> GivenLayer:
    """A file that QGIS opens, read in the worker; ``layer`` names the one of several to read."""
    from clefop_plugin.cartography.given_layers import read_given_layer

    return GivenLayer(path.name, str(path), lambda target, progress: read_given_layer(path, target, progress, layer))
