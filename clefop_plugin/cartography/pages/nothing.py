"""A page whose territory has nothing to show, when others have: a sentence, and where there is something to see."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import MARGIN_X, SCALES, Sheet, frame_extent
from clefop_plugin.cartography.pages.base import innermost, to_page
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.core.text import number, tr

TOP, PANEL = 36.0, 26.0
WIDE, TALL = 112.0, 128.0
LIST_X, LEADING = 120.0, 4.6


def empty_page(context: AtlasContext, sheet: Sheet, code: str, text: str, having: Sequence[str]) -> None:
    """Fill the page with what is missing and what to do, and when some territories have it, with which."""
    panel = new_drawing(sheet.inner, PANEL)
    lines = panel.wrap(text, 9, sheet.inner - 16)
    panel.height = 10.0 + 4.6 * len(lines)
    panel.rounded(0.2, 0.2, sheet.inner - 0.4, panel.height - 0.4, 0.8, palettes.OUTSIDE, palettes.RULE, 0.25)
    panel.rect(0.2, 0.2, 1.4, panel.height - 0.4, palettes.ACCENT)
    panel.paragraph(8, 8.2, text, 9, sheet.inner - 16, colour=palettes.SECONDARY)
    sheet.draw("etat", panel, MARGIN_X, TOP)
    if having:
        _elsewhere(context, sheet, code, having, TOP + panel.height + 8)


def _elsewhere(context: AtlasContext, sheet: Sheet, code: str, having: Sequence[str], top: float) -> None:
    tall = min(TALL, sheet.height - top - 24)
    extent, scale = frame_extent(context.bounds, WIDE, tall, SCALES, 0.02)
    shapes = {t.code: t.shape for t in context.territories}
    known = styles.polygon([styles.fill_layer(palettes.SEQUENTIAL[1])])
    layers = [
        context.borders("own", [shapes[code]], [styles.line_layer(palettes.INK, 0.7)], scale),
        context.borders("limits", list(shapes.values()), [styles.line_layer(palettes.WHITE, 0.4)], scale),
        context.polygons("known", [shapes[c] for c in having if c in shapes], known, scale=scale),
        context.polygons(
            "land", list(shapes.values()), styles.polygon([styles.fill_layer(palettes.NEIGHBOUR)]), scale=scale
        ),
    ]
    sheet.map("carte", (MARGIN_X, top, WIDE, tall), layers, extent, context.crs)
    names = new_drawing(WIDE, tall)
    for territory in context.territories:
        point = innermost(to_page(territory.shape, extent, WIDE))
        ground = palettes.SEQUENTIAL[1] if territory.code in having else palettes.NEIGHBOUR
        weight = 600 if territory.code in having or territory.code == code else 400
        names.text(point.x, point.y + 0.9, territory.number, 7, weight=weight, anchor="middle", halo=ground)
    sheet.draw("noms", names, MARGIN_X, top)
    width = sheet.inner - LIST_X
    d = new_drawing(width, tall)
    total = number(len(shapes))
    text = tr("{count} territories of {total} have some", count=number(len(having)), total=total)
    if len(having) == 1:
        text = tr("1 territory of {total} has some", total=total)
    d.text(0, 3.2, d.fit(text, 8.5, width, 600), 8.5, weight=600)
    room = int((tall - 8) / LEADING)
    shown = [t for t in context.territories if t.code in having]
    for position, territory in enumerate(shown[:room]):
        y = 8.6 + position * LEADING
        if position == room - 1 and len(shown) > room:
            d.text(7, y, tr("and {count} others", count=number(len(shown) - position)), 7)
            break
        d.text(4.6, y, territory.number, 6.5, weight=600, anchor="end")
        name, size = d.shrunk(territory.name, 7.2, width - 7, least=5.6)
        d.text(7, y, name, size)
    sheet.draw("listes", d, MARGIN_X + LIST_X, top)
