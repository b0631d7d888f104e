"""Recruitment needs of a territory beside its trainings, by occupation family: a table for the page of training."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography import palettes, phrases
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NO_VALUE, number, percent, tr
from clefop_plugin.services.needs import FamilyRow, NeedsPage
from clefop_plugin.services.reach import Reach
from clefop_plugin.services.recruitment import projects_text

HEAD, ROW, NOTE = 11.6, 5.2, 7.0
#: Right edge of the projects, left and right of the bar of difficulty, right edge of its share: shares of the width.
PROJECTS, BAR, BAR_END, DIFFICULT = 0.46, 0.49, 0.6, 0.67


def needs_height(rows: int) -> float:
    """Millimetres that the table needs."""
    return HEAD + ROW * rows + NOTE


def rows_of(page: NeedsPage, km: int) -> list[FamilyRow]:
    """The families with needs, most needs first."""
    return [row for row in page.at(Reach(km)) if row.need is not None]


def needs_table(d: Drawing, page: NeedsPage, km: int, width: float, y: float, most: int) -> float:
    """Write the table at the left of ``d``; returns its bottom."""
    shared = page.needs.shared
    if shared is None:
        return y
    d.text(0, y + 3.2, tr("Recruitment needs and trainings"), 11, weight=600)
    survey = tr("survey of {year}", year=str(shared.year))
    d.text(width, y + 3.2, survey, 6.5, colour=palettes.MUTED, anchor="end")
    base = y + 8.4
    d.text(0, base, tr("Occupation family"), 6.5, colour=palettes.MUTED)
    d.text(width * PROJECTS, base, tr("Projects"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(width * DIFFICULT, base, tr("Difficult"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(width, base, tr("Trainings of the territory"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, y + HEAD - 1.6, width, palettes.INK, 0.3)
    y += HEAD - 1.6
    rows = rows_of(page, km)
    for row in rows[:most]:
        _row(d, row, km, width, y)
        y += ROW
    d.paragraph(0, y + 3.2, _note(page, rows, most), 6.0, width, colour=palettes.MUTED, most=2)
    return y + NOTE


def _row(d: Drawing, row: FamilyRow, km: int, width: float, y: float) -> None:
    middle = y + ROW / 2
    base = middle + 0.95
    projects = projects_text(row.need).replace(" ", "\u202f")
    label, size = d.shrunk(typographic(row.label), 7.0, width * PROJECTS - 13, least=5.5)
    d.text(0, base, label, size)
    d.text(width * PROJECTS, base, projects, 7.0, weight=600, anchor="end")
    share = row.need.share_difficult if row.need is not None else None
    region = row.need.region_share_difficult if row.need is not None else None
    left, room = width * BAR, width * (BAR_END - BAR)
    if share is not None:
        d.rect(left, middle - 1.1, room, 2.2, palettes.TRACK_LIGHT)
        d.rect(left, middle - 1.1, room * min(share, 1.0), 2.2, palettes.ACCENT_SECOND)
        if region is not None:
            d.rect(left + room * min(region, 1.0) - 0.25, middle - 1.7, 0.5, 3.4, palettes.INK)
    text = percent(share) if share is not None else NO_VALUE
    d.text(width * DIFFICULT, base, text, 6.8, anchor="end")
    _supply(d, row, km, width, base)
    d.rule(0, y + ROW, width, palettes.HAIRLINE)


def _supply(d: Drawing, row: FamilyRow, km: int, width: float, base: float) -> None:
    """What is taught: trainings and places, or in words and with a sign that there is none in reach."""
    room = width * (1 - DIFFICULT) - (7.5 if row.unmet else 3.0)
    if row.key.startswith("survey:"):
        text, colour, weight = tr("no correspondence"), palettes.MUTED, 400
    elif not row.measure:
        text, colour, weight = tr("not known"), palettes.MUTED, 400
    elif row.unmet:
        text, colour, weight = tr("none within {km} km", km=number(km)), palettes.ALERT, 600
    elif not row.offers:
        text, colour, weight = (
            tr("none here, {near} within {km} km", near=number(row.offers_near), km=number(km)),
            "",
            400,
        )
    else:
        places = f", {phrases.places(row.places)}" if row.places is not None else ""
        text, colour, weight = f"{phrases.offers(row.offers)}{places}", "", 400
    words, size = d.shrunk(text, 6.8, room, weight, least=5.5)
    taken = d.measure(words, size, weight)
    d.text(width, base, words, size, colour=colour or palettes.INK, weight=weight, anchor="end")
    if weight == 600:
        x = width - taken - 2.6
        d.polygon([(x - 1.1, base), (x + 1.1, base), (x, base - 2.0)], palettes.WHITE, palettes.ALERT, 0.3)


def _note(page: NeedsPage, rows: Sequence[FamilyRow], most: int) -> str:
    parts = [tr("Black mark: region. A training counts in each family that it leads to.")]
    if page.needs.cut_outside:
        parts.append(tr("Overstated: basins go on outside the region, all their projects are counted."))
    if any(row.need is not None and row.need.status == "estimated" for row in rows):
        parts.append(tr("≈: needs of a basin shared out by residents."))
    if any(row.need is not None and row.need.lower_bound for row in rows):
        parts.append(tr("≥: minimum, some figures are secret."))
    if len(rows) > most:
        parts.append(
            tr("The {count} families with most needs of {total}.", count=number(most), total=number(len(rows)))
        )
    return " ".join(parts)
