"""The list of the support structures of a territory: by network, with contacts, hours and what each serves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clefop_plugin.cartography import palettes, phrases
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import to_mail, to_phone, to_web
from clefop_plugin.cartography.marks import network_mark
from clefop_plugin.cartography.pages.support_map import Areas
from clefop_plugin.cartography.pages.table_rows import Line, Row, cells_row
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NBSP, number, percent, tr, with_unit
from clefop_plugin.services.profile_types import StructureRow, Support

HEAD, HEADING = 5.4, 6.4
INDENT, GAP = 4.4, 3.0
SMALL = 6.4
#: Widths of name, address, contact and hours, as they share the page.
SHARES = (0.29, 0.21, 0.24, 0.26)


def columns_of(support: Support, width: float) -> list[tuple[str, float, float]]:
    """Title, left and width of the columns that have something to say."""
    rows = support.rows
    known = [
        (tr("Structure"), True),
        (tr("Address"), any(row.address or row.city or row.commune_name for row in rows)),
        (tr("Telephone, mail"), any(row.phone or row.email or row.website for row in rows)),
        (tr("Opening hours"), any(row.opening_hours for row in rows)),
    ]
    shares = [share if shown else 0.0 for share, (_, shown) in zip(SHARES, known, strict=True)]
    found, x = [], INDENT
    for (title, shown), share in zip(known, shares, strict=True):
        taken = (width - INDENT) * share / sum(shares)
        if shown:
            found.append((title, x, taken - GAP))
        x += taken
    return found


def table_head(d: Drawing, support: Support, y: float) -> float:
    """Write the header of the list; returns the top of its first row."""
    for title, x, width in columns_of(support, d.width):
        d.text(x, y + 2.6, d.fit(title, 6.5, width), 6.5, colour=palettes.MUTED)
    d.rule(0, y + HEAD - 1.2, d.width, palettes.INK, 0.3)
    return y + HEAD - 1.2


@dataclass(frozen=True)
class Setting:
    """How the rows are set: size of the texts, and the room above and below them, millimetres."""

    small: float = 6.4
    pad: float = 0.7


USUAL = Setting()
#: For a list that would leave a structure or two on a page of their own.
TIGHT = Setting(6.0, 0.35)


def support_rows(d: Drawing, support: Support, areas: Areas, setting: Setting = USUAL) -> list[Row]:
    """The rows of the list for a width, that of ``d``, which only measures."""
    columns = [(x, width) for _, x, width in columns_of(support, d.width)]
    rows: list[Row] = []
    for network, label, _ in support.networks:
        own = [row for row in support.rows if row.network == network]
        if own:
            rows.append(_heading(network, typographic(label), own))
            rows += [_structure(d, row, columns, support, areas, setting) for row in ordered(own)]
    return rows


def ordered(rows: Sequence[StructureRow]) -> list[StructureRow]:
    """Each structure followed by its branches: those of the territory first, then by name."""
    names = {row.parent_name or row.name for row in rows if row.inside}
    return sorted(
        rows,
        key=lambda row: (
            (row.parent_name or row.name) not in names,
            row.parent_name or row.name,
            row.is_branch,
            not row.inside,
            row.name,
        ),
    )


def _heading(network: str, label: str, rows: Sequence[StructureRow]) -> Row:
    inside = sum(row.inside for row in rows)

    def draw(d: Drawing, y: float) -> None:
        base = y + HEADING - 1.5
        network_mark(d, network, 1.4, base - 1.0)
        taken = d.text(INDENT, base, label, 8, weight=600)
        d.text(INDENT + taken + 2, base, where_text(inside, len(rows) - inside), 6.8, colour=palettes.SECONDARY)
        d.rule(0, y + HEADING, d.width, palettes.RULE, 0.25)

    return Row(HEADING, draw, keep=True)


def where_text(inside: int, outside: int) -> str:
    """« 3 dans le territoire, 5 hors du territoire »."""
    parts = []
    if inside:
        parts.append(tr("{count} in the territory", count=number(inside)))
    if outside:
        parts.append(tr("{count} outside the territory", count=number(outside)))
    return ", ".join(parts)


def _structure(
    d: Drawing,
    row: StructureRow,
    columns: Sequence[tuple[float, float]],
    support: Support,
    areas: Areas,
    setting: Setting,
) -> Row:
    cells = [
        _name(row, support),
        _place(row),
        [Line(row.phone, SMALL, link=to_phone(row.phone)), *_addresses(row)],
        [Line(hours_text(row.opening_hours), SMALL)],
    ]
    titles = {title for title, *_ in columns_of(support, d.width)}
    names = (tr("Structure"), tr("Address"), tr("Telephone, mail"), tr("Opening hours"))
    cells = [
        [replace(line, size=min(line.size, setting.small + 0.8 * (line.size > SMALL))) for line in c] for c in cells
    ]
    shown = [cell for cell, title in zip(cells, names, strict=True) if title in titles]
    made = cells_row(d, columns, shown, setting.pad)
    hue = areas.hue(row.id)

    def draw(to: Drawing, y: float) -> None:
        network_mark(to, row.network, 2.0 if row.is_branch else 1.4, y + 2.2, row.is_branch)
        if hue:
            to.rect(0.1, y + 4.2, 2.8, 2.2, hue, palettes.SECONDARY, 0.12)
        made.draw(to, y)

    return Row(max(made.height, 7.2 if hue else 0.0), draw)


def _name(row: StructureRow, support: Support) -> list[Line]:
    lines = [Line(typographic(row.name), 7.2, palettes.INK, 400 if row.is_branch else 600)]
    listed = {other.name for other in support.rows if not other.is_branch}
    if row.is_branch and row.parent_name and row.parent_name not in listed:
        lines.append(Line(tr("Branch of {name}", name=typographic(row.parent_name)), SMALL))
    if not row.is_branch and row.covered_communes is not None and row.covered_share is not None:
        lines.append(Line(_served(row.covered_communes, row.covered_share), SMALL))
    if not row.inside:
        lines.append(Line(_away(row), SMALL))
    return lines


def _served(communes: int, share: float) -> str:
    if share > 0.9995:
        return tr("Serves the whole territory")
    return tr("Serves {communes}, {share} of the residents", communes=phrases.communes(communes), share=percent(share))


def _away(row: StructureRow) -> str:
    if row.distance_km is None:
        return tr("Outside the territory")
    return tr("Outside the territory, {distance} away", distance=with_unit(row.distance_km, "km", 0))


def _place(row: StructureRow) -> list[Line]:
    city = " ".join(part for part in (row.postcode, row.commune_name or row.city) if part)
    return [Line(typographic(row.address), SMALL), Line(typographic(city), SMALL)]


def _addresses(row: StructureRow) -> list[Line]:
    if row.email:
        return [Line(row.email, SMALL, link=to_mail(row.email))]
    short = re.sub(r"^https?://(www\.)?", "", row.website).rstrip("/")
    return [Line(short, SMALL, link=to_web(row.website))]


def hours_text(hours: str) -> str:
    """Opening hours in one sentence whose times are not broken at the end of a line."""
    whole = typographic(hours.replace("; ", ";").replace(";", f"{NARROW_NBSP}; ").replace(" – ", f"{NBSP}–{NBSP}"))
    return whole[:1].upper() + whole[1:]
