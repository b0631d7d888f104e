"""The colours of the design language, in one place for layers, charts and pages.

Checked for deuteranopia, protanopia and tritanopia; text colours have a contrast of at least 4.5:1 on white
(WCAG 2.1, RGAA 4.1).
"""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.core.colouring import TERRITORY_COLOURS

INK = "#1B2733"
SECONDARY = "#4A5866"
MUTED = "#5F6B78"
RULE = "#D3D9DF"
HAIRLINE = "#E6EAED"
WHITE = "#FFFFFF"
ACCENT = "#0F5E73"
ACCENT_SECOND = "#44899A"
ALERT = "#A8431C"
ALERT_GROUND = "#FBEDE6"

NEIGHBOUR = "#EEECE7"
NEIGHBOUR_LIMIT = "#C9C6BE"
NEIGHBOUR_COMMUNE = "#E2DFD7"
LAND = "#FBFAF6"
LAND_LIMIT = "#DAD6CC"
OUTSIDE = "#F7F8F9"
COAST = "#8A949E"
TRACK = "#D9DDE1"
TRACK_LIGHT = "#EEF0F2"
BAR = "#8FA1B3"

TERRITORIES = TERRITORY_COLOURS
#: Rates, from low to high; ink reads on the first three, white on the last two. None is a colour of the charter.
SEQUENTIAL = ("#E4F0F1", "#B4D3D8", "#7DB0BA", "#34778A", "#0B4A5C")
#: Far below to far above the value of the region.
DIVERGING = ("#A8571B", "#DDA46B", "#F2EEE6", "#8DBAC4", "#1F6F84")
#: Hatching of what is secret or missing, on light land.
HATCHING = "#A9A59A"
#: Agreement of two zonings, from none to full; ink on the first four, white on the last three.
MATRIX = ("#EEF3F4", "#CFE2E5", "#A9CBD2", "#7BAFBB", "#34778A", "#155A6D", "#0A3B49")
#: Borders by the number of zonings that share them, from none to all.
BORDERS = ("#E4E6E8", "#C9D1D8", "#9DB2C3", "#6491B3", "#4C5F9B", "#5E3581", "#6B1550", "#45082A")

#: Training domains in the order they are always shown.
DOMAINS = {
    "arts": "#6B4FA0",
    "commerce": "#E3A83C",
    "sciences": "#6DB7E3",
    "industrie": "#17404F",
    "sante": "#C2526B",
    "agriculture": "#9CC46E",
}
UNKNOWN_DOMAIN = "#A7AFB7"

#: Support structures: colour and shape of the marker, so that neither tells it alone.
NETWORKS = {
    "mission-locale": ("#0F5E73", "circle"),
    "france-travail": ("#A8431C", "square"),
    "cap-emploi": ("#5E3581", "diamond"),
    "plie": ("#2B6E4F", "pentagon"),
    "e2c": ("#8A5A00", "triangle"),
    "epide": ("#3D6B8C", "octagon"),
    "afpa": ("#7A4B6E", "rounded_square"),
    "geiq": ("#6B6100", "diamond_star"),
    "maison-emploi": ("#4C5F9B", "hexagon"),
    "france-services": ("#4A5866", "cross_fill"),
    "iae": ("#95404F", "shield"),
    "mobilite": ("#00696B", "trapezoid"),
    "logement": ("#7B5234", "semi_circle"),
    "other": ("#5F6B78", "star"),
}


def contrast(first: str, second: str) -> float:
    """Contrast of two ``#RRGGBB`` colours, from 1 to 21 (formula: WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(ground: str) -> str:
    """Ink or white, whichever reads better on ``ground``."""
    return INK if contrast(INK, ground) >= contrast(WHITE, ground) else WHITE


def territory_colour(index: int | None) -> str:
    """Hue of a territory from its colour index."""
    return TERRITORIES[(index or 0) % len(TERRITORIES)]


def ramp(colours: Sequence[str], count: int) -> list[str]:
    """``count`` colours taken evenly from a ramp, its ends included."""
    if count <= 1:
        return [colours[-1]] * count
    return [colours[round(i * (len(colours) - 1) / (count - 1))] for i in range(count)]


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
