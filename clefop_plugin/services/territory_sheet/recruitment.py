"""The recruitment needs: the survey shared out from the basins, occupations, families beside the trainings."""

from __future__ import annotations

from clefop_plugin.core.names import typographic
from clefop_plugin.core.recruitment import Need, Shared
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, percent, tr
from clefop_plugin.services.figure_words import WHOLE, share_text
from clefop_plugin.services.needs import FamilyRow, NeedsPage
from clefop_plugin.services.reach import Reach
from clefop_plugin.services.recruitment import RecruitmentNeeds, beyond_text
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    LEAD,
    NOTE,
    Block,
    Column,
    Paragraph,
    Section,
    Table,
)

MOST_OCCUPATIONS, MOST_FAMILIES = 10, 12


def needs_section(known: Known) -> Section:
    """The section, or how to fill it."""
    title, page = tr("Recruitment needs"), known.needs
    shared = page.needs.shared
    if shared is None:
        text = tr("This workspace holds no recruitment needs. Import the survey of needs (BMO).")
        return Section("needs", title, (Paragraph(text, EMPTY),))
    blocks: list[Block] = [
        Paragraph(_lead(shared), LEAD),
        Paragraph(_basins(page.needs, shared), NOTE),
    ]
    if shared.occupations:
        blocks.append(_occupations(shared))
    brief = tuple(blocks)
    rows = page.at(Reach(known.near_km))
    if rows:
        blocks.append(_families(rows[:MOST_FAMILIES], page, known.near_km))
    unmet = [row.label for row in rows if row.unmet]
    if unmet:
        text = tr(
            "Needs without any training in the territory or at less than {km} km: {families}.",
            km=known.near_km,
            families=", ".join(unmet),
        )
        blocks.append(Paragraph(text))
    return Section("needs", title, tuple(blocks), brief=brief)


def needed(need: Need | None) -> str:
    """A number of projects: secret, a minimum, or a plain number."""
    if need is None:
        return NO_VALUE
    if need.projects is None:
        return tr("secret") if need.status == "secret" else NO_VALUE
    return (f"≥{NARROW_NBSP}" if need.lower_bound else "") + number(need.projects)


def _lead(shared: Shared) -> str:
    total = shared.total
    if total.projects is None:
        return tr("Recruitment projects in {year}: {projects}.", projects=needed(total), year=shared.year)
    text = tr("{projects} recruitment projects in {year}", projects=needed(total), year=shared.year)
    if total.share_difficult is not None:
        text += tr(
            ", {share} expected to be difficult (region: {region})",
            share=percent(total.share_difficult),
            region=percent(total.region_share_difficult),
        )
    if total.share_seasonal is not None:
        text += tr(", {share} seasonal", share=percent(total.share_seasonal))
    return text + "."


def _basins(needs: RecruitmentNeeds, shared: Shared) -> str:
    named = ", ".join(
        tr(
            "{basin} ({share} of its inhabitants are here)",
            basin=typographic(needs.name_of(overlap)),
            share=share_text(overlap.share_of_basin),
        )
        for overlap in shared.overlaps
    )
    text = tr("Survey of the basins ({zoning}), shared out by inhabitants: {basins}.", zoning=needs.zoning_label,
              basins=named)  # fmt: skip
    if shared.coverage < WHOLE:
        text += " " + tr("It covers {share} of the inhabitants.", share=share_text(shared.coverage))
    return f"{text} {typographic(beyond_text(needs))}".rstrip()


def _occupations(shared: Shared) -> Table:
    columns = (
        Column(tr("Occupation"), width=4),
        Column(tr("Projects"), True, 1.1),
        Column(tr("Difficult"), True, 1.0),
        Column(tr("Difficult, region"), True, 1.1),
        Column(tr("Seasonal"), True, 1.0),
    )
    rows = tuple(
        (
            typographic(need.label),
            needed(need),
            percent(need.share_difficult),
            percent(need.region_share_difficult),
            percent(need.share_seasonal),
        )
        for need in shared.occupations[:MOST_OCCUPATIONS]
    )
    return Table(tr("Occupations with most projects"), columns, rows, brief=10, brief_columns=(0, 1, 2, 4))


def _families(rows: tuple[FamilyRow, ...], page: NeedsPage, km: int) -> Table:
    per = tr("Places for 100 projects") if page.measure == "places" else tr("Offers for 100 projects")
    columns = (
        Column(tr("Occupation family"), width=3.4),
        Column(tr("Projects"), True, 1.0),
        Column(tr("Training offers"), True, 1.1),
        Column(tr("With those at {km} km", km=km), True, 1.2),
        Column(per, True, 1.2),
        Column(tr("Region"), True, 0.9),
    )
    cells = tuple(
        (
            row.label,
            needed(row.need),
            number(row.offers),
            number(row.offers_near),
            number(row.ratio, 1),
            number(row.region_ratio, 1),
        )
        for row in rows
    )
    note = tr("A training that leads to several families counts in each: they do not add up.")
    return Table(tr("Needs beside trainings, by occupation family"), columns, cells, note=note)
