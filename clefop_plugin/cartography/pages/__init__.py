"""The kinds of pages an atlas is made of. A new kind is one module and one line in :func:`page_types`."""

from __future__ import annotations

from clefop_plugin.cartography.pages.base import PageType


def page_types() -> tuple[PageType, ...]:
    """Every kind of page, in the order of the atlas; those of one territory follow each other."""
    from clefop_plugin.cartography.pages import (
        agreement_page,
        borders_page,
        council,
        cover,
        figures,
        indicator_map_page,
        links,
        method_page,
        reading_page,
        region,
        support,
        territory,
        training,
    )

    return (
        cover.CoverPage(),
        reading_page.ReadingPage(),
        region.RegionPage(),
        indicator_map_page.IndicatorMapPage(),
        borders_page.BordersPage(),
        agreement_page.AgreementPage(),
        territory.TerritoryPage(),
        training.TrainingPage(),
        support.SupportPage(),
        links.LinksPage(),
        council.CouncilPage(),
        figures.FiguresPage(),
        method_page.MethodPage(),
    )
