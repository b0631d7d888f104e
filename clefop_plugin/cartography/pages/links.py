"""Commuting of a territory: how far it holds together, where its residents work, who comes, what holds them back."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import of_figures, page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages.base import name_in, section
from clefop_plugin.cartography.pages.flow_map import COMING, LEAVING, flow_map
from clefop_plugin.cartography.pages.grids import Grid, grid, is_lying
from clefop_plugin.cartography.pages.heads import finding_head, running_head
from clefop_plugin.cartography.pages.key_figures import ROW, figures_table, header
from clefop_plugin.cartography.pages.nothing import empty_page
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.core.text import number, ordinal, percent, tr
from clefop_plugin.services.figure_words import share_text
from clefop_plugin.services.links import BRAKES, Link, Links, partner_name, rough_note, workers_text
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.source_names import without_files

MAP_HEIGHT, LYING_SIDES = 122.0, 78.0
PARTNER_ROW = 5.3
#: The tallest map, when few indicators stand below it; what the table of indicators needs beside its rows.
TALLEST, TABLE = 160.0, 22.0
#: Share of those who leave from which the title names where they go.
NOTABLE = 0.4


class LinksPage:
    """Commuting links of a territory."""

    id = "liens"
    own = True
    landscape = False
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Commuting links and brakes")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page when the workspace has flows."""
        return int(context.links(code) is not None or context.is_only(self.id))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        links = context.links(code)
        running_head(sheet, context, code, self.label())
        if links is None or not (links.residents or links.jobs):
            _nothing(context, sheet, code, links)
            return page_sources(context, without_files(links.sources) if links else [])
        figures = brakes(context, code)
        page = _grid(context, len(figures))
        finding_head(sheet, finding(links), _summary(links))
        flow_map(context, sheet, code, page.map, links)
        _sides(sheet, page, links)
        x, y, width, height = page.lower
        d = new_drawing(width, height)
        _brakes(context, d, figures, any(link.rough for link in (*links.leaving, *links.coming)))
        sheet.draw("chiffres", d, x, y)
        return page_sources(context, [*without_files(links.sources), *of_figures(figures)])


def _grid(context: AtlasContext, figures: int) -> Grid:
    if is_lying(context):
        return grid(True, LYING_SIDES)
    spare = grid(False, MAP_HEIGHT).lower[3] - TABLE - ROW * max(figures, 1)
    return grid(False, min(TALLEST, MAP_HEIGHT + max(spare, 0.0)))


def finding(links: Links) -> str:
    """The title: where most of those who leave go, else how many work where they live."""
    first = links.leaving[0] if links.leaving else None
    leaving = links.residents - links.stay
    if first is not None and links.supply is not None and links.supply < 0.5 and first.share >= NOTABLE:
        return tr(
            "{share} of the residents in work go to {territory}",
            share=percent(leaving * first.share / links.residents),
            territory=partner_name(first),
        )
    if links.supply is not None:
        return tr("{share} of the residents in work have their job in the territory", share=percent(links.supply))
    return tr("{count} jobs, nobody in work known among the residents", count=number(links.jobs))


def _summary(links: Links) -> str:
    parts = [
        tr(
            "{residents} residents in work, {jobs} jobs, {stay} workers who do both here",
            residents=number(links.residents),
            jobs=number(links.jobs),
            stay=number(links.stay),
        )
    ]
    if links.rank is not None and links.ranked > 1:
        parts.append(
            tr(
                "self-containment {rank} of {count} territories",
                rank=ordinal(links.rank),
                count=number(links.ranked),
            )
        )
    return "\u202f; ".join(parts) + "."


def _sides(sheet: Sheet, page: Grid, links: Links) -> None:
    drawings = [new_drawing(width, height) for _, _, width, height in page.sides]
    if len(drawings) == 1:
        commuting_bars(drawings[0], links)
    else:
        _balance(drawings[0], links, 0.0)
        other = drawings[1]
        room = (other.height - 4) / 2
        y = _partners(other, 0.0, tr("Where residents go to work"), links.leaving, links.others_leaving, LEAVING, room)
        room = other.height - y - 3
        _partners(other, y + 3, tr("Where workers come from"), links.coming, links.others_coming, COMING, room)
    for drawing, (x, top, _, _), name in zip(drawings, page.sides, ("cote", "partenaires"), strict=False):
        sheet.draw(name, drawing, x, top)


def commuting_bars(d: Drawing, links: Links) -> None:
    """Who lives and works here, then where residents go to work and where workers come from."""
    y = _balance(d, links, 0.0)
    room = (d.height - y - 8) / 2
    y = _partners(d, y + 4, tr("Where residents go to work"), links.leaving, links.others_leaving, LEAVING, room)
    _partners(d, y + 3, tr("Where workers come from"), links.coming, links.others_coming, COMING, d.height - y - 3)


def _balance(d: Drawing, links: Links, y: float) -> float:
    """Two bars on one scale: the residents in work, and the jobs; what they have in common is the dark part."""
    y = section(d, y, tr("Live and work here"))
    widest = max(links.residents, links.jobs, 1.0)
    leave = tr("{count} leave", count=number(links.residents - links.stay))
    come = tr("{count} come", count=number(links.jobs - links.stay))
    for total, share, title, rest, colour in (
        (links.residents, links.supply, tr("Residents in work"), leave, LEAVING),
        (links.jobs, links.demand, tr("Jobs"), come, COMING),
    ):
        d.text(0, y + 3.0, title, 7)
        d.text(d.width, y + 3.0, number(total), 7.4, weight=600, anchor="end")
        length = d.width * total / widest
        inside = length * links.stay / total if total else 0.0
        d.rect(0, y + 4.2, d.width, 3.4, palettes.TRACK_LIGHT)
        d.rect(0, y + 4.2, length, 3.4, colour)
        d.rect(0, y + 4.2, inside, 3.4, palettes.SEQUENTIAL[2])
        d.rect(inside - 0.15, y + 4.2, 0.3, 3.4, palettes.WHITE)
        if share is not None:
            text = tr("{share} stay", share=share_text(share))
            d.text(0, y + 10.6, text, 6.6, weight=600)
            d.text(d.width, y + 10.6, rest, 6.6, colour=colour, weight=600, anchor="end")
        y += 13.4
    if links.region_supply is not None:
        text = tr("In the region, {share} of the residents in work stay.", share=share_text(links.region_supply))
        y = d.paragraph(0, y + 1.8, text, 6.2, d.width, colour=palettes.MUTED) - 1.2
    return y


def _partners(
    d: Drawing, y: float, title: str, links: Sequence[Link], others: float, colour: str, room: float
) -> float:
    """The first partners with their workers and their share of all who leave, or come."""
    y = section(d, y, title)
    d.rule(0, y, d.width, palettes.INK, 0.3)
    if not links:
        d.text(0, y + 3.6, tr("Nobody."), 7, colour=palettes.SECONDARY)
        return y + 5
    most = max(1, int((room - 9.5) / PARTNER_ROW))
    shown = links[:most]
    widest = max(link.workers for link in links)
    for link in shown:
        base = y + PARTNER_ROW / 2 + 0.95
        d.text(d.width, base, _share(link.share), 6.6, colour=palettes.SECONDARY, anchor="end")
        d.text(d.width - 8.5, base, workers_text(link), 6.8, weight=600, anchor="end")
        bar = 10.0
        d.rect(d.width - 32, y + PARTNER_ROW / 2 - 0.9, max(bar * link.workers / widest, 0.2), 1.8, colour)
        name_in(d, 0, base, partner_name(link), 6.8, d.width - 33.5)
        d.rule(0, y + PARTNER_ROW, d.width, palettes.HAIRLINE)
        y += PARTNER_ROW
    rest = others + sum(link.workers for link in links[most:])
    if rest >= 1:
        d.text(0, y + 3.2, tr("And {count} workers elsewhere.", count=number(rest)), 6.4, colour=palettes.SECONDARY)
        y += 4.2
    return y


def _share(share: float) -> str:
    return f"<\u202f{percent(0.01)}" if share < 0.005 else percent(share)


def brakes(context: AtlasContext, code: str) -> list[Figure]:
    """The indicators of mobility, housing and income that the workspace has."""
    known = {figure.id: figure for figure in context.figures(code)}
    return [known[identifier] for identifier in BRAKES if identifier in known]


def _brakes(context: AtlasContext, d: Drawing, figures: Sequence[Figure], rough: bool) -> None:
    y = header(d, context, figures[0] if figures else None, tr("Housing, mobility, income"))
    if not figures:
        text = tr(
            "This workspace holds no indicator of housing, mobility or income. Import the census tables of INSEE: "
            "they will stand here."
        )
        y = d.paragraph(0, y + 4, text, 8, d.width, colour=palettes.SECONDARY)
    else:
        y = figures_table(d, figures, y, min(ROW, (d.height - y - 8) / len(figures)))
    if rough:
        d.paragraph(0, y + 4.5, rough_note(), 6.2, d.width, colour=palettes.MUTED)


def _nothing(context: AtlasContext, sheet: Sheet, code: str, links: Links | None) -> None:
    if links is None:
        finding_head(sheet, tr("No commuting flows in this workspace"), "")
        text = tr("Import the file of INSEE that gives, for each commune, where its residents work.")
    else:
        finding_head(sheet, tr("No commuting flow is known in this territory"), "")
        text = tr("The file of flows holds nobody who lives or works in this territory.")
    having = []
    if links is not None:
        known = {t.code: context.links(t.code) for t in context.territories}
        having = [code for code, found in known.items() if found is not None and (found.residents or found.jobs)]
    empty_page(context, sheet, code, text, having)
