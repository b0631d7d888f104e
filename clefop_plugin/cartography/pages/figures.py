"""All the figures of a territory, by theme, when its first page could not hold them."""

from __future__ import annotations

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages.base import data_sources
from clefop_plugin.cartography.pages.grids import grid, is_lying
from clefop_plugin.cartography.pages.heads import running_head
from clefop_plugin.cartography.pages.key_figures import figures_table, header
from clefop_plugin.cartography.pages.trends import CHART_HEIGHT, CHART_WIDTH, trend_chart, with_trend
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.core.text import tr
from clefop_plugin.services.figure_words import MOST
from clefop_plugin.services.profile_types import Figure

THEME_ROW = 7.0


class FiguresPage:
    """Complete table of figures of a territory."""

    id = "chiffres"
    own = True
    landscape = False
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("All figures")

    def count(self, context: AtlasContext, code: str) -> int:
        """As many pages as the figures need; none when the first page of the territory shows them all."""
        figures = context.figures(code)
        return 0 if len(figures) <= MOST else len(_pages(figures, _height(context)))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        running_head(sheet, context, code, self.label())
        pages = _pages(context.figures(code), _height(context))
        x, top, width, height = grid(is_lying(context)).whole
        d = new_drawing(width, height)
        title = tr("All figures") if part == 0 else tr("All figures (continued)")
        y = header(d, context, context.figures(code)[0], title)
        height = _row(len(context.figures(code)))
        for theme, figures in pages[part]:
            d.text(0, y + 5.0, theme, 8.5, weight=600, colour=palettes.ACCENT)
            d.rule(0, y + THEME_ROW, d.width, palettes.BAR, 0.25)
            y = figures_table(d, figures, y + THEME_ROW, height)
        if part == len(pages) - 1:
            _charts(d, context.figures(code), y + 6)
        sheet.draw("chiffres", d, x, top)
        return data_sources(context, code)


def _charts(d: Drawing, figures: list[Figure], y: float) -> None:
    """Charts of the figures that the first page did not draw, as many as there is room for."""
    for position, figure in enumerate(with_trend(figures)[2:]):
        line, column = divmod(position, int((d.width + 8) / (CHART_WIDTH + 8)))
        top = y + line * (CHART_HEIGHT + 7)
        if top + CHART_HEIGHT + 2 > d.height:
            return
        trend_chart(d, figure, column * (CHART_WIDTH + 8), top)


def _height(context: AtlasContext) -> float:
    return grid(is_lying(context)).whole[3]


def _row(count: int) -> float:
    return 7.35 if count <= 26 else 6.6


def _pages(figures: list[Figure], height: float) -> list[list[tuple[str, list[Figure]]]]:
    row = _row(len(figures))
    themes: dict[str, list[Figure]] = {}
    for figure in figures:
        themes.setdefault(figure.theme, []).append(figure)
    pages: list[list[tuple[str, list[Figure]]]] = [[]]
    left = height - 12
    for theme, members in themes.items():
        rest = members
        while rest:
            fit = int((left - THEME_ROW) / row)
            if fit < 1:
                pages.append([])
                left = height - 12
                continue
            pages[-1].append((theme, rest[:fit]))
            left -= THEME_ROW + row * len(rest[:fit])
            rest = rest[fit:]
    return pages
