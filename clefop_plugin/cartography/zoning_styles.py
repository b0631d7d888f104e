"""How each zoning is drawn and named, so that three of them laid over one another can still be told apart.

Families have their line: administrative limits are solid and run on the limit itself; those of studies are dashed and
those of action dotted, each drawn inside its zone, so that limits which coincide lie side by side. Within a family,
coarse zonings are wide and light, fine ones narrow and dark. Names follow the family too: upright, italic,
capitals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsFeatureRenderer, QgsPalLayerSettings, QgsSimpleLineSymbolLayer
from qgis.PyQt.QtCore import Qt

from clefop_plugin.cartography import palettes, styles

DEFAULT_FAMILY = "administratif"
#: Place of the plain line among the administrative looks: the wide ones before it are for zonings that are coarser.
PLAIN = 2


@dataclass(frozen=True)
class Look:
    """Line and names of one zoning: colours, millimetres, points.

    ``inside`` is the distance of the line from the limit, towards the inside of the zone; ``dash`` the lengths of a
    stroke and of the gap after it, in millimetres (a stroke shorter than the line is wide makes a dot).
    """

    colour: str
    width: float
    inside: float
    dash: tuple[float, ...]
    ink: str
    size: float

    @property
    def dotted(self) -> bool:
        """Whether the line is made of dots."""
        return bool(self.dash) and self.dash[0] < self.width


def _dots(gap: float) -> tuple[float, ...]:
    return (0.01, gap)


#: Looks of the zonings of a family, from the one with fewest zones on; the last one serves for all that follow.
LOOKS: Mapping[str, Sequence[Look]] = {
    "administratif": (
        Look("#BCC6CF", 2.0, 0.0, (), "#5F6B78", 9.0),
        Look("#7F93A6", 1.1, 0.0, (), "#4A5866", 8.5),
        Look("#2C3E50", 0.4, 0.0, (), "#2C3E50", 7.5),
        Look("#2E8B72", 0.3, 0.0, (), "#23705B", 7.0),
    ),
    "étude": (
        Look("#6B4FA0", 0.42, 0.44, (2.0, 0.9), "#5E3581", 8.5),
        Look("#B0477F", 0.38, 0.86, (1.3, 0.7), "#8C2F62", 7.5),
        Look("#3C62B5", 0.36, 1.26, (0.9, 0.6), "#2C4C94", 7.0),
    ),
    "action": (
        Look("#C0562A", 0.50, 0.92, _dots(1.0), "#A8431C", 8.5),
        Look("#9A7400", 0.48, 1.42, _dots(0.95), "#7A5C00", 7.5),
        Look("#A03048", 0.38, 0.44, _dots(0.8), "#8C2339", 7.0),
    ),
}


def looks(families: Mapping[str, str], zones: Mapping[str, int]) -> dict[str, Look]:
    """Look of each zoning, from its family and its number of zones (both by id)."""
    found: dict[str, Look] = {}
    for family in dict.fromkeys(families.values()):
        choice = LOOKS.get(family, LOOKS[DEFAULT_FAMILY])
        own = sorted((i for i, f in families.items() if f == family), key=lambda i: (zones.get(i, 0), i))
        first = max(0, PLAIN + 1 - len(own)) if choice is LOOKS[DEFAULT_FAMILY] else 0
        found |= {zoning: choice[min(first + rank, len(choice) - 1)] for rank, zoning in enumerate(own)}
    return found


def renderer(look: Look) -> QgsFeatureRenderer:
    """Outline of the zones."""
    line = styles.line_layer(look.colour, look.width, look.dash)
    line.setOffset(look.inside)
    line.setOffsetUnit(Qgis.RenderUnit.Millimeters)
    if look.dotted:
        line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    return styles.polygon(_with_casing(line, look), levels=True)


def names(look: Look, family: str) -> QgsPalLayerSettings:
    """Names of the zones, in the ink of their line and the letters of their family."""
    settings = styles.labels('"name"', look.size, 600, colour=look.ink)
    settings.priority = round(look.size)  # names of large zones first: there are few of them
    text = settings.format()
    font = text.font()
    if family == "étude":
        font.setItalic(True)
        text.setFont(font)
    elif family == "action":
        text.setCapitalization(Qgis.Capitalization.AllUppercase)
    settings.setFormat(text)
    return settings


def drawing_order(looks_of: Mapping[str, Look]) -> list[str]:
    """Ids from the topmost layer to the lowest: lines inside the zones, then limits, from narrow to wide."""
    return sorted(looks_of, key=lambda zoning: (looks_of[zoning].inside == 0, looks_of[zoning].width))


def _with_casing(line: QgsSimpleLineSymbolLayer, look: Look) -> list[QgsSimpleLineSymbolLayer]:
    """A white edge under a limit, so that it is read on coloured territories; it would hide the lines beside it
    under those drawn inside the zones."""
    if look.inside:
        return [line]
    return [styles.line_layer(palettes.WHITE, look.width + 0.3), line]
