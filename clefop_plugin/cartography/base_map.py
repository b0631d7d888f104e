"""What lies under the maps of a territory: a theme of the user's project, or the plan of the IGN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from qgis.core import QgsMapLayer, QgsMapLayerStyle, QgsProject, QgsRasterLayer

from clefop_plugin import network
from clefop_plugin.cartography.atlas_options import IGN
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web.catalogue import Catalogue
from clefop_plugin.sources.web.client import Client, Query
from clefop_plugin.sources.web.failures import ServiceError

SERVICE = "plan_ign"
#: The tile that is asked for to know whether the service answers: the west of France.
_PROBE = {"z": 6, "x": 31, "y": 22}
DEEPEST = 18


@dataclass(frozen=True)
class BaseMap:
    """Layers to draw under the others, first on top, and to whom they are owed."""

    layers: Sequence[QgsMapLayer]
    credit: str


def base_map(choice: str, project: QgsProject | None, client: Client | None = None) -> BaseMap | None:
    """The base map of a choice of :class:`AtlasOptions`; ``project`` is that of the user. Main thread.

    Raises InputError for a theme that the project does not have, ServiceError when the service does not answer.
    """
    if not choice:
        return None
    if choice == IGN:
        return _ign(client or network.client())
    if project is None or choice not in project.mapThemeCollection().mapThemes():
        raise InputError(
            tr("The project has no map theme “{theme}”. Make it in the layer panel, or choose another.", theme=choice)
        )
    return BaseMap(_theme_layers(project, choice), tr("base map: {name}", name=choice))


def theme_names(project: QgsProject) -> list[str]:
    """The themes of a project that show at least one layer."""
    themes = project.mapThemeCollection()
    return sorted(name for name in themes.mapThemes() if themes.mapThemeVisibleLayers(name))


def _theme_layers(project: QgsProject, theme: str) -> list[QgsMapLayer]:
    """Copies of the layers a theme shows, with the styles it gives them: the project keeps its own."""
    themes = project.mapThemeCollection()
    styles = themes.mapThemeStyleOverrides(theme)
    copies = []
    for layer in themes.mapThemeVisibleLayers(theme):
        copy = layer.clone()
        if layer.id() in styles:
            QgsMapLayerStyle(styles[layer.id()]).writeToLayer(copy)
        copies.append(copy)
    return copies


def _ign(client: Client) -> BaseMap:
    service = client.catalogue.service(SERVICE)
    tile = Query(service, tile_address(client.catalogue).format(**_PROBE), ("image/",), service.label)
    if client.get(tile).old:
        raise ServiceError(tr("{service} does not answer: the base map was left out.", service=service.label))
    layer = QgsRasterLayer(layer_source(client.catalogue), service.label, "wms")
    if not layer.isValid():
        raise ServiceError(tr("QGIS cannot read the tiles of {service}.", service=service.label))
    credit = f"{service.producer}, {service.licence}" if service.licence else service.producer
    return BaseMap([layer], tr("base map: {name}", name=f"{service.label} ({credit})"))


def tile_address(catalogue: Catalogue) -> str:
    """The address of a tile, with ``{z}``, ``{x}`` and ``{y}``. Raises InputError when the catalogue lacks it."""
    service = catalogue.service(SERVICE)
    return f"{service.url}?{service.names.get('tiles', '')}"


def layer_source(catalogue: Catalogue) -> str:
    """The tiles as QGIS reads them: its provider ``wms``, kind ``xyz``."""
    return f"type=xyz&zmin=0&zmax={DEEPEST}&url={quote(tile_address(catalogue), safe=':/{}')}"
