"""The kinds of pages an atlas is made of. A new kind is one module and one line in :func:`page_types`."""

from __future__ import annotations

from clefop_plugin.cartography.pages.base import PageType


def page_types() -> tuple[PageType, ...]:
    """Every kind of page, in the order of the atlas; those of one territory follow each other."""
    from clefop_plugin.cartography.pages import council, cover, figures, links, region, support, territory, training

    return (
        cover.CoverPage(),
        region.RegionPage(),
        territory.TerritoryPage(),
        training.TrainingPage(),
        support.SupportPage(),
        links.LinksPage(),
        council.CouncilPage(),
        figures.FiguresPage(),
    )
