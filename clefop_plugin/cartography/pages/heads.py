"""What stands at the top of every page of a territory but the first: the running line, the finding, the subtitle."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import MARGIN_X, MARGIN_Y, Sheet
from clefop_plugin.cartography.paint import measure, new_drawing

TITLE, SMALLEST_TITLE = 16.0, 9.5
SUBTITLE, SMALLEST_SUBTITLE = 8.2, 6.6


def running_head(sheet: Sheet, context: AtlasContext, code: str, theme: str) -> None:
    """Add the line at the top of every page of a territory but the first."""
    territory = context.territory(code)
    rule = new_drawing(sheet.inner, 0.6)
    text = f"{territory.number} · {territory.name}"
    right = sheet.width - MARGIN_X - 80 - (44 if context.fictional else 0)
    room = right + 80 - MARGIN_X - measure(theme, 8) - 4
    text, size = rule.shrunk(text, 8, room, 600)
    sheet.label("surtitre", text, (MARGIN_X, MARGIN_Y, room + 1, 5), size, 600, palettes.ACCENT)
    sheet.label("theme", theme, (right, MARGIN_Y, 80, 5), 8, 400, palettes.SECONDARY, Qt.AlignmentFlag.AlignRight)
    rule.rule(0, 0.3, sheet.inner, palettes.INK, 0.25)
    sheet.draw("filet-haut", rule, MARGIN_X, MARGIN_Y + 5.8)


def finding_head(sheet: Sheet, title: str, subtitle: str) -> None:
    """Add what the page says, in the largest size that fits on one line, and the line that completes it."""
    size = TITLE
    while size > SMALLEST_TITLE and measure(title, size, 600) > sheet.inner:
        size -= 0.5
    sheet.label("titre", title, (MARGIN_X, 19.5, sheet.inner + 2, 9), size, 600)
    small = SUBTITLE
    while small > SMALLEST_SUBTITLE and measure(subtitle, small) > sheet.inner:
        small -= 0.2
    sheet.label("sous-titre", subtitle, (MARGIN_X, 27.6, sheet.inner + 2, 5), small, 400, palettes.SECONDARY)
