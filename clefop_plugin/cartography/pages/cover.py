"""The cover: region, number of territories, scenario, date."""

from __future__ import annotations

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import scenario_phrase
from clefop_plugin.cartography.layouts import MARGIN_X, SCALES, Sheet, frame_extent
from clefop_plugin.cartography.pages.base import data_sources, innermost, to_page
from clefop_plugin.cartography.pages.region import territories_text
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer
from clefop_plugin.core.text import tr

MAP = (12.0, 92.0, 186.0, 158.0)


class CoverPage:
    """Title page of the atlas."""

    id = "couverture"
    own = False
    landscape = False

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Cover")

    def count(self, context: AtlasContext, code: str) -> int:
        """One cover."""
        return 1

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the cover; returns its sources."""
        top = new_drawing(sheet.inner, 2.2)
        top.rect(0, 0, 34, 1.6, palettes.ACCENT)
        sheet.draw("filet-titre", top, MARGIN_X, 26)
        sheet.label("surtitre", context.title.upper(), (MARGIN_X, 32, 140, 6), 10, 600, palettes.ACCENT, spacing=0.05)
        size = 40.0
        while size > 18 and measure(context.region, size, 600) > sheet.inner:
            size -= 1
        title = top.fit(context.region, size, sheet.inner, 600)
        sheet.label("titre", title, (MARGIN_X, 38, sheet.inner + 2, 22), size, 600)
        people = sum(context.identity(t.code).population for t in context.territories)
        line = territories_text(len(context.territories), people)
        sheet.label("sous-titre", line, (MARGIN_X, 60, sheet.inner, 9), 15, 400, palettes.SECONDARY)
        sheet.label(
            "scenario", self._scenario(context), (MARGIN_X, 69.5, sheet.inner, 7), 10.5, 400, palettes.SECONDARY
        )
        extent, scale = frame_extent(context.bounds, MAP[2], MAP[3], SCALES, 0.01)
        outlines = context.borders(
            "outlines",
            [t.shape for t in context.territories],
            [styles.line_layer(palettes.WHITE, 1.5), styles.line_layer(palettes.INK, 0.6)],
            scale,
        )
        layers = [outlines, context.coloured_layer(scale)]
        item = sheet.map("carte", MAP, layers, extent, context.crs, palettes.WHITE)
        item.setFrameEnabled(False)
        item.setBackgroundEnabled(False)
        numbers, placer = new_drawing(MAP[2], MAP[3]), Placer(MAP[2], MAP[3], measure)
        for territory in context.territories:
            point = innermost(to_page(territory.shape, extent, MAP[2]))
            ground = palettes.territory_colour(territory.colour)
            half = measure(territory.number, 11, 600) / 2
            if placer.is_free(point.x - half, point.y - 1.5, point.x + half, point.y + 1.5):  # hundreds have no room
                placer.take(point.x - half, point.y - 1.5, point.x + half, point.y + 1.5)
                numbers.text(point.x, point.y + 1.4, territory.number, 11, weight=600, anchor="middle", halo=ground)
        sheet.draw("noms", numbers, MAP[0], MAP[1])
        sheet.label("date", context.date, (MARGIN_X, 258, 100, 6), 10, 600)
        if context.fictional:
            self._warning(sheet)
        return data_sources(context, context.territories[0].code)

    def _scenario(self, context: AtlasContext) -> str:
        name = scenario_phrase(context.label) if context.kind == "territory" else context.label
        return name[:1].upper() + name[1:]

    def _warning(self, sheet: Sheet) -> None:
        text = tr("This region does not exist: its communes, figures and names were invented to try the plugin.")
        drawing = new_drawing(sheet.inner, 8)
        drawing.rounded(0.2, 0.2, sheet.inner - 0.4, 7.4, 0.8, palettes.ALERT_GROUND, palettes.ALERT, 0.25)
        drawing.text(3, 4.9, drawing.fit(text, 8, sheet.inner - 6, 600), 8, colour=palettes.ALERT, weight=600)
        sheet.draw("avertissement", drawing, MARGIN_X, 80)
