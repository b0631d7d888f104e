"""The templates that come with the plugin, and the ids of their items, which do not change. Light."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from clefop_plugin import paths
from clefop_plugin.core.text import tr

#: Name of each template (its file without ``.qpt``), and what it is.
TEMPLATES: Mapping[str, Callable[[], str]] = {
    "territoire-a4-portrait": lambda: tr("Territory, A4 portrait"),
    "territoire-a4-paysage": lambda: tr("Territory, A4 landscape"),
    "territoire-a3-paysage": lambda: tr("Territory, A3 landscape"),
    "region-a4-paysage": lambda: tr("Region, A4 landscape"),
}
#: Id of each item of the templates, and what it is.
ITEMS: Mapping[str, Callable[[], str]] = {
    "surtitre": lambda: tr("line above the title"),
    "titre": lambda: tr("title"),
    "fictif": lambda: tr("banner of a fictional region"),
    "identite": lambda: tr("identity strip"),
    "carte": lambda: tr("main map"),
    "noms": lambda: tr("names and scale bar over the map"),
    "legende": lambda: tr("legend of the map"),
    "situation": lambda: tr("territory in the region"),
    "cote": lambda: tr("blocks and zonings that cut the territory"),
    "chiffres": lambda: tr("key figures"),
    "courbes": lambda: tr("evolution of figures, or the communes when none is known at two dates"),
    "domaines": lambda: tr("training offer by domain"),
    "structures": lambda: tr("support structures"),
    "tableau": lambda: tr("table of the territories"),
    "filet": lambda: tr("rule above the footer"),
    "logo": lambda: tr("logo of the charter"),
    "sources": lambda: tr("footer of the charter and sources"),
    "atlas": lambda: tr("name of the atlas"),
    "pagination": lambda: tr("page number"),
}


def bundled(name: str) -> Path | None:
    """File of a template that comes with the plugin, by its name with or without ``.qpt``; None for another name."""
    plain = name.removesuffix(".qpt")
    return paths.resource("layouts", f"{plain}.qpt") if plain in TEMPLATES else None
