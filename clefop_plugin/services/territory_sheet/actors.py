"""The support structures: how many, who, where, how far, and who is left without."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.profile_types import StructureRow, Support
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    Block,
    Column,
    Paragraph,
    Picture,
    Section,
    Subtitle,
    Table,
)
from clefop_plugin.sources.networks import network_label

#: Name of the picture: where the structures are, and their areas.
SUPPORT_MAP = "support-map"
#: Communes named, structures in a condensed sheet.
MOST_NAMED, MOST_BRIEF = 25, 14


def actors_section(known: Known) -> Section:
    """The section, or how to fill it."""
    support, title = known.support, tr("Support structures")
    if not support.rows:
        text = tr("No support structure is known in this territory.")
        if not support.region_total:
            text = tr("This workspace holds no support structure. Import a directory of missions locales or agencies.")
        return Section("actors", title, (Paragraph(text, EMPTY),))
    blocks: list[Block] = [_numbers(support), _map(support, typographic(known.identity.name))]
    for network, label, _ in support.networks:
        rows = [row for row in support.rows if row.network == network]
        if rows:
            blocks += [Subtitle(label), _network(label, rows)]
    if support.distances:
        blocks.append(_distances(support))
    if support.uncovered_communes:
        blocks.append(Paragraph(_uncovered(support)))
    elif support.has_service_areas:
        blocks.append(Paragraph(tr("Every commune is in the area of a mission locale.")))
    return Section("actors", title, tuple(blocks), brief=(_numbers(support), _inside(support)))


def _map(support: Support, name: str) -> Picture:
    named = ", ".join(f"{label} {number(count)}" for _, label, count in support.networks if count)
    words = tr("Map of the support structures and of their areas. By network: {networks}.", networks=named)
    return Picture(SUPPORT_MAP, tr("{name}: support structures and areas", name=name), words, first=False)


def _numbers(support: Support) -> Table:
    columns = (
        Column(tr("Network"), width=3),
        Column(tr("In the territory"), True),
        Column(tr("Outside, serving it"), True),
    )
    rows = []
    for network, label, _ in support.networks:
        own = [row for row in support.rows if row.network == network]
        if not own:
            continue
        inside = sum(row.inside for row in own)
        rows.append((label, number(inside), number(len(own) - inside)))
    return Table(tr("Structures by network"), columns, tuple(rows), brief=14)


def _network(label: str, rows: Sequence[StructureRow]) -> Table:
    ordered = sorted(rows, key=lambda row: (not row.inside, row.is_branch, row.name))
    covers = any(row.covered_share is not None for row in ordered)
    columns = [
        Column(tr("Name"), width=2.4),
        Column(tr("Address"), width=2.4),
        Column(tr("Contact"), width=2.2),
        Column(tr("Opening hours"), width=1.9),
        *([Column(tr("Covers"), True, 1.0)] if covers else []),
    ]
    cells = [
        (
            _name(row),
            _address(row),
            "\n".join(part for part in (row.phone, row.email) if part) or "–",
            row.opening_hours or "–",
            *([_covered(row)] if covers else []),
        )
        for row in ordered
    ]
    return Table(label, tuple(columns), tuple(cells), quiet=True)


def _inside(support: Support) -> Table:
    """The structures that stand in the territory, in one list."""
    order = {network: place for place, (network, _, _) in enumerate(support.networks)}
    inside = [row for row in support.rows if row.inside]
    rows = sorted(inside, key=lambda row: (order.get(row.network, len(order)), row.is_branch, row.name))
    called = any(row.phone for row in rows)
    columns = [Column(tr("Name"), width=2.9), Column(tr("Commune"), width=2.2)]
    columns += [Column(tr("Telephone"), width=1.6)] if called else []
    cells = tuple(
        (typographic(row.name), typographic(row.commune_name or row.city), *([row.phone or "–"] if called else []))
        for row in rows
    )
    return Table(tr("Where they are"), tuple(columns), cells, brief=MOST_BRIEF)


def _name(row: StructureRow) -> str:
    name = typographic(row.name)
    notes = [tr("branch")] if row.is_branch else []
    if not row.inside:
        notes.append(tr("outside the territory"))
    return f"{name}\n{', '.join(notes)}" if notes else name


def _address(row: StructureRow) -> str:
    city = " ".join(part for part in (row.postcode, row.city) if part) or row.commune_name
    return ", ".join(typographic(part) for part in (row.address, city) if part)


def _covered(row: StructureRow) -> str:
    return percent(row.covered_share) if row.covered_share is not None else "–"


def _distances(support: Support) -> Table:
    columns = (
        Column(tr("From"), width=2),
        Column(tr("Nearest structure"), width=3),
        Column(tr("Network"), width=2),
        Column(tr("Distance (km)"), True),
    )
    rows = tuple(
        (
            typographic(distance.seat_name),
            typographic(distance.structure_name),
            network_label(distance.network),
            number(distance.distance_km, 1),
        )
        for distance in support.distances
    )
    note = tr("In a straight line, from the most populated commune of each part.")
    return Table(tr("Distance to the nearest structure"), columns, rows, note=note)


def _uncovered(support: Support) -> str:
    named = [typographic(name) for _, name in support.uncovered_communes[:MOST_NAMED]]
    if len(support.uncovered_communes) > MOST_NAMED:
        named.append(tr("{count} more", count=len(support.uncovered_communes) - MOST_NAMED))
    return tr(
        "Communes in the area of no mission locale: {count} ({names}).",
        count=number(len(support.uncovered_communes)),
        names=", ".join(named),
    )
