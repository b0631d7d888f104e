"""Colours and fonts of the panels, chosen from the palette of the user's theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qgis.PyQt.QtGui import QColor, QFont, QGuiApplication, QPalette

from clefop_plugin.cartography import palettes

#: Fill of the five topological colours of territories, and the ink that is read on all of them.
TERRITORY_FILLS = ("#AACCE8", "#F8E8AE", "#E39C80", "#CBE6CB", "#AE98CB")
INK = "#1B2733"

#: Agreement on a dark ground, from none to full; the light one is that of the report.
_DARK_MATRIX = ("#29333A", "#2B4049", "#2C505C", "#2E6270", "#60A5B5", "#86C3D0", "#B4E1EA")

#: Training domains: the same hue in both themes unless it would vanish on a dark ground.
_DOMAINS = {
    "arts": ("#6B4FA0", "#9B85C9"),
    "commerce": ("#E3A83C", "#E3A83C"),
    "sciences": ("#6DB7E3", "#6DB7E3"),
    "industrie": ("#17404F", "#5E93A6"),
    "sante": ("#C2526B", "#CF6C82"),
    "agriculture": ("#9CC46E", "#9CC46E"),
    "": ("#8A949E", "#8A949E"),
}

SMALLEST_POINTS = 8.0
#: The least contrast of a text and its ground (WCAG 2.1, AA).
LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class Colours:
    """Colours of one theme."""

    dark: bool
    text: QColor
    secondary: QColor
    muted: QColor
    rule: QColor
    hairline: QColor
    base: QColor
    band: QColor
    accent: QColor
    second: QColor
    track: QColor
    tick: QColor
    alert: QColor
    alert_ground: QColor
    success: QColor
    success_ground: QColor
    info_ground: QColor
    chosen: QColor
    primary: QColor


def colours(palette: QPalette) -> Colours:
    """Colours for a widget with this palette: two tables, chosen by the lightness of the window."""
    active = QPalette.ColorGroup.Active
    window = _solid(palette, QPalette.ColorRole.Window)
    base = _solid(palette, QPalette.ColorRole.Base)
    text = palette.color(active, QPalette.ColorRole.Text)
    highlight = palette.color(active, QPalette.ColorRole.Highlight)
    return _made(*(colour.name() for colour in (window, base, text, highlight)))


@lru_cache(maxsize=32)
def _made(window_name: str, base_name: str, text_name: str, highlight_name: str) -> Colours:
    window, base, text, highlight = (QColor(name) for name in (window_name, base_name, text_name, highlight_name))
    dark = window.lightness() < 128
    pick = _DARK if dark else _LIGHT
    grounds = (window, base)
    return Colours(
        dark=dark,
        text=text,
        secondary=_legible(mix(text, base, 0.24), grounds, dark),
        muted=_legible(mix(text, base, 0.34), grounds, dark),
        rule=mix(text, base, 0.80 if dark else 0.82),
        hairline=mix(text, base, 0.87 if dark else 0.90),
        base=base,
        band=mix(window, base, 0.5),
        chosen=_readable_ground(mix(highlight, base, 0.76 if dark else 0.84), base, text),
        **{name: QColor(value) for name, value in pick.items()},
    )


def _legible(ink: QColor, grounds: tuple[QColor, ...], dark: bool) -> QColor:
    """An ink that is read on every ground: lightened in a dark theme, darkened in a light one, until it is."""
    end, step = QColor("white" if dark else "black"), 0.0
    found = ink
    while step < 1 and any(palettes.contrast(found.name(), ground.name()) < LEAST_CONTRAST for ground in grounds):
        step += 0.05
        found = mix(ink, end, step)
    return found


def _readable_ground(ground: QColor, base: QColor, text: QColor) -> QColor:
    """A tinted ground on which the text is read: nearer the plain one until it is."""
    step, found = 0.0, ground
    while step < 1 and palettes.contrast(text.name(), found.name()) < LEAST_CONTRAST:
        step += 0.1
        found = mix(ground, base, step)
    return found


def _solid(palette: QPalette, role: QPalette.ColorRole) -> QColor:
    """A ground of the palette; that of the application where the style sheet of a theme makes it transparent."""
    found = palette.color(QPalette.ColorGroup.Active, role)
    return found if found.alpha() == 255 else QGuiApplication.palette().color(QPalette.ColorGroup.Active, role)


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """``first`` with ``share`` (0 to 1) of ``second``."""
    return QColor(*(round(a + (b - a) * share) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)))


def domain_colour(domain: str, dark: bool) -> QColor:
    """Colour of a training domain."""
    return QColor(_DOMAINS.get(domain, _DOMAINS[""])[1 if dark else 0])


def matrix_ramp(dark: bool) -> list[QColor]:
    """Colours of an agreement, from none to full: away from the ground of the theme."""
    return [QColor(colour) for colour in (_DARK_MATRIX if dark else palettes.MATRIX)]


def ink_on(ground: QColor) -> QColor:
    """Ink or white, whichever is better read on ``ground``."""
    return QColor(palettes.text_on(ground.name()))


def territory_fill(colour: int | None) -> QColor:
    """Fill of a territory's number chip."""
    return QColor("#E6EAED" if colour is None else TERRITORY_FILLS[colour % len(TERRITORY_FILLS)])


def scaled(font: QFont, factor: float, semibold: bool = False, italic: bool = False) -> QFont:
    """``font`` at ``factor`` times its size, never under 8 points."""
    result = QFont(font)
    size = font.pointSizeF()
    if size > 0:
        result.setPointSizeF(max(min(SMALLEST_POINTS, size), size * factor))
    else:
        result.setPixelSize(max(10, round(font.pixelSize() * factor)))
    if semibold:
        result.setWeight(QFont.Weight.DemiBold)
    result.setItalic(italic)
    return result


_LIGHT = {
    "accent": "#0F5E73",
    "second": "#44899A",
    "track": "#E4E7EA",
    "tick": "#AEB6BE",
    "alert": "#A8431C",
    "alert_ground": "#FBEDE6",
    "success": "#2B6E4F",
    "success_ground": "#E6F2EB",
    "info_ground": "#E7F0F3",
    "primary": "#27739F",
}
_DARK = {
    "accent": "#7CC6D6",
    "second": "#5BA0B2",
    "track": "#3A4147",
    "tick": "#6B757E",
    "alert": "#F2A987",
    "alert_ground": "#46302A",
    "success": "#8FD3AE",
    "success_ground": "#22382E",
    "info_ground": "#20353C",
    "primary": "#27739F",
}
