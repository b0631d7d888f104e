"""Where workers go and come from, and how far the territory holds together."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NO_VALUE, number, ordinal, percent, tr
from clefop_plugin.services.links import BRAKES, Link, Links
from clefop_plugin.services.territory_sheet.figures import figures_table
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    LEAD,
    NOTE,
    Block,
    Column,
    Facts,
    Paragraph,
    Picture,
    Section,
    Table,
)

#: Name of the picture: arrows to where workers go, from where they come. Partners that its words name.
FLOW_MAP, MOST_NAMED = "flow-map", 6


def commuting_section(known: Known) -> Section:
    """The section, or how to fill it."""
    title, links = tr("Commuting"), known.links
    if links is None:
        text = tr("This workspace holds no commuting flows. Import those of the census.")
        return Section("commuting", title, (Paragraph(text, EMPTY),))
    blocks: list[Block] = [
        Paragraph(_lead(links), LEAD),
        Facts(tr("Workers and jobs"), _facts(links), brief=True),
        *_map(links, typographic(known.identity.name)),
        _partners(tr("Where workers go"), links.leaving, links.others_leaving),
        _partners(tr("Where workers come from"), links.coming, links.others_coming),
    ]
    held_back = [figure for figure in known.figures if figure.id in BRAKES]
    if held_back:
        blocks.append(figures_table(tr("What holds people back: mobility, housing, income"), held_back))
    if any(link.rough for link in (*links.leaving, *links.coming)):
        blocks.append(Paragraph(tr("Flows marked ~, under 200 workers, are orders of magnitude."), NOTE))
    return Section("commuting", title, tuple(blocks))


def _map(links: Links, name: str) -> list[Block]:
    """The map of arrows, when anybody leaves or comes."""
    if not links.leaving and not links.coming:
        return []
    going, coming = (
        ", ".join(f"{typographic(link.name)} {number(link.workers)}" for link in partners[:MOST_NAMED])
        for partners in (links.leaving, links.coming)
    )
    words = tr("Map of commuting. Going to: {going}. Coming from: {coming}.", going=going or "–", coming=coming or "–")
    return [Picture(FLOW_MAP, tr("{name}: where workers go and come from", name=name), words, first=False)]


def _lead(links: Links) -> str:
    if links.supply is None:
        return tr("No worker is known to live in this territory.")
    text = tr("{share} of the workers who live here also work here", share=percent(links.supply))
    if links.region_supply is not None and links.rank is not None:
        text += ", " + tr("{rank} of {count} territories", rank=ordinal(links.rank), count=number(links.ranked))
    return text + "."


def _facts(links: Links) -> tuple[tuple[str, str], ...]:
    return (
        (tr("Workers who live here"), number(links.residents)),
        (tr("Jobs held here"), number(links.jobs)),
        (tr("Workers who live and work here"), number(links.stay)),
        (tr("Residents who work here"), percent(links.supply, 1) if links.supply is not None else NO_VALUE),
        (tr("Jobs held by residents"), percent(links.demand, 1) if links.demand is not None else NO_VALUE),
    )


def _partners(caption: str, partners: Sequence[Link], others: float) -> Table:
    columns = (Column(tr("Territory"), width=4), Column(tr("Workers"), True), Column(tr("Share"), True))
    rows = [
        (
            typographic(link.name),
            ("~ " if link.rough else "") + number(link.workers),
            percent(link.share),
        )
        for link in partners
    ]
    if others > 0:
        rows.append((tr("Elsewhere"), number(others), ""))
    return Table(caption, columns, tuple(rows), brief=8)
