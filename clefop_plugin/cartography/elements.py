"""What the layout item of the plugin can show: pieces of the pages of the atlas, for any size of item. Light.

Ids are written in templates: they do not change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.cartography.element_drawings import Scene


@dataclass(frozen=True)
class Element:
    """One content. ``size`` its usual width and height (millimetres); ``own`` whether it is about one territory;
    ``on_map`` whether it is laid over a map, whose extent it follows."""

    id: str
    label: str
    size: tuple[float, float]
    draw: Callable[[Scene], None]
    own: bool = True
    on_map: bool = False


def elements() -> Sequence[Element]:
    """Every content, in the order of the list of the designer."""
    from clefop_plugin.cartography import element_drawings as drawings

    return (
        Element("chiffres", tr("Key figures: table with positions, gaps and ranks"), (186, 78), drawings.figures),
        Element("courbes", tr("Evolution of figures: charts"), (186, 36), drawings.trends),
        Element("identite", tr("Identity strip: inhabitants, communes, area…"), (186, 10), drawings.identity),
        Element("blocs", tr("Blocks (EPCI) of the territory: table"), (58, 34), drawings.blocks),
        Element("decoupages", tr("Zonings that cut the territory: bars"), (58, 42), drawings.crossings),
        Element("cote", tr("Blocks, then the zonings that cut the territory"), (58, 69), drawings.side),
        Element("communes", tr("Communes by block: list"), (186, 40), drawings.communes),
        Element("domaines", tr("Training offer by domain: bars"), (66, 60), drawings.domains),
        Element("niveaux", tr("Training offer by level: bars"), (66, 36), drawings.levels),
        Element("organismes", tr("Training organisations: table"), (186, 60), drawings.organisations),
        Element("structures", tr("Support structures: addresses by network"), (186, 60), drawings.structures),
        Element("besoins", tr("Recruitment needs and trainings: table"), (110, 75), drawings.needs),
        Element("navettes", tr("Commuting: bars of the main links"), (66, 110), drawings.commuting),
        Element("conseil", tr("Council: chairs, meetings, progress"), (186, 26), drawings.council),
        Element("projets", tr("Projects and actions of the council: table"), (186, 90), drawings.projects),
        Element("localisation", tr("Territory in the region: small map"), (58, 40), drawings.locator),
        Element("noms", tr("Names and scale bar over the map of a territory"), (124, 107), drawings.names, on_map=True),
        Element("legende", tr("Legend of the map of a territory"), (124, 6), drawings.legend),
        Element("region-tableau", tr("Territories of the region: table"), (107, 160), drawings.region_table, own=False),
        Element(
            "region-noms",
            tr("Names and scale bar over the map of the region"),
            (160, 160),
            drawings.region_names,
            own=False,
            on_map=True,
        ),
        Element("fictif", tr("Banner of a fictional region"), (40, 5.6), drawings.fictional, own=False),
        Element("region-legende", tr("Legend of the map of the region"), (160, 6), drawings.region_legend, own=False),
    )


def element(identifier: str) -> Element:
    """The content with this id; the first one for an unknown id."""
    every = elements()
    return next((found for found in every if found.id == identifier), every[0])
