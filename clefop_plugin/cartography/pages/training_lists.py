"""Lists of the page of training: the organisations that teach, and in short the structures that support."""

from __future__ import annotations

from collections import defaultdict

from clefop_plugin.cartography import palettes, phrases
from clefop_plugin.cartography.blocks import acronym
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.pages.base import name_in, section
from clefop_plugin.cartography.pages.support_rows import ordered
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.profile_types import StructureRow, Support, TrainingOffer, TrainingRow

ROW = 5.2
#: Height of one structure, millimetres, and the smallest size of its address, points.
STRUCTURE, CONTACT = 7.4, 5.5
#: Usual width of a column of structures, millimetres.
COLUMN = 60.0
#: Lefts of commune and main domain, right edge of the number of offers, as shares of the width.
COMMUNE, DOMAIN, OFFERS = 0.495, 0.65, 0.903


def weight(offer: TrainingOffer, row: TrainingRow) -> float:
    """What one offer counts for: its places where they are known in general, else one."""
    return float(row.places or 0.0) if offer.shares_of == "places" else 1.0


def organisations_table(d: Drawing, offer: TrainingOffer, room: int, y: float = 0.0) -> float:
    """Write the organisations with most places, ``room`` at most; returns the bottom of the list."""
    y = section(d, y, tr("Main training organisations"), size=11) + 0.6
    d.text(0, y + 1.8, tr("Organisation"), 6.5, colour=palettes.MUTED)
    d.text(d.width * COMMUNE, y + 1.8, tr("Commune"), 6.5, colour=palettes.MUTED)
    d.text(d.width * DOMAIN, y + 1.8, tr("Main domain"), 6.5, colour=palettes.MUTED)
    d.text(d.width * OFFERS, y + 1.8, tr("Offers"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(d.width, y + 1.8, tr("Places"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, y + 3.2, d.width, palettes.INK, 0.3)
    y += 3.2
    ranked = _ranked(offer)
    for (name, commune), rows in ranked[:room]:
        _organisation(d, offer, name, commune, rows, y)
        y += ROW
    if len(ranked) > room:
        rest = len(ranked) - room
        d.text(0, y + 3.4, phrases.other_organisations(rest), 7, colour=palettes.SECONDARY)
        y += ROW
    return y


def _organisation(d: Drawing, offer: TrainingOffer, name: str, commune: str, rows: list[TrainingRow], y: float) -> None:
    base = y + 3.5
    name_in(d, 0, base, typographic(name) or tr("Organisation not stated"), 7.4, d.width * COMMUNE - 3)
    room = d.width * (DOMAIN - COMMUNE) - 4.5
    name_in(d, d.width * COMMUNE, base, typographic(commune), 7.4, room, colour=palettes.SECONDARY)
    domains: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        domains[(row.domain, row.domain_label)] += weight(offer, row) or 0.01
    (key, label), _ = max(domains.items(), key=lambda item: item[1])
    d.rect(d.width * DOMAIN - 3.5, y + 1.6, 2.2, 2.2, palettes.DOMAINS.get(key, palettes.UNKNOWN_DOMAIN))
    words, size = d.shrunk(label, 6.8, d.width * (OFFERS - DOMAIN) - 10, least=5.5)
    d.text(d.width * DOMAIN, base, words, size)
    d.text(d.width * OFFERS, base, number(len(rows)), 7.4, anchor="end")
    known = [row.places for row in rows if row.places is not None]
    d.text(d.width, base, number(sum(known) if known else None), 7.4, anchor="end", weight=600)
    d.rule(0, y + ROW, d.width, palettes.HAIRLINE)


def organisations_in_short(d: Drawing, offer: TrainingOffer, x: float, y: float, most: int) -> None:
    """Write the organisations with most places in a narrow column whose left is ``x``: their name and their places."""
    width = d.width - x
    title, size = d.shrunk(tr("Main training organisations"), 11, width, 600)
    d.text(x, y + 3.2, title, size, weight=600)
    places = offer.shares_of == "places"
    d.text(x, y + 8.4, tr("Organisation"), 6.5, colour=palettes.MUTED)
    d.text(d.width, y + 8.4, tr("Places") if places else tr("Offers"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(x, y + 10.0, width, palettes.INK, 0.3)
    y += 10.0
    ranked = _ranked(offer)
    for (name, commune), rows in ranked[:most]:
        title = typographic(name) or tr("Organisation not stated")
        whole = f"{title}, {typographic(commune)}"
        if commune and typographic(commune) not in title and d.measure(whole, 5.5, 400) < width - 10:
            title = whole
        name_in(d, x, y + 3.5, title, 7.0, width - 10)
        count = sum(weight(offer, row) for row in rows)
        d.text(d.width, y + 3.5, number(count), 7.0, weight=600, anchor="end")
        d.rule(x, y + ROW, width, palettes.HAIRLINE)
        y += ROW
    if len(ranked) > most:
        d.text(x, y + 3.2, phrases.other_organisations(len(ranked) - most), 6.4, colour=palettes.SECONDARY)


def _ranked(offer: TrainingOffer) -> list[tuple[tuple[str, str], list[TrainingRow]]]:
    """Trainings by organisation and commune, those with most places first."""
    groups: dict[tuple[str, str], list[TrainingRow]] = defaultdict(list)
    for row in offer.rows:
        groups[(row.organisation, row.commune_name)].append(row)
    return sorted(groups.items(), key=lambda item: (-sum(weight(offer, r) for r in item[1]), item[0]))


def support_lists(d: Drawing, support: Support, y: float) -> None:
    """Write the structures by network in columns, as many as there is room for."""
    if y + 14 > d.height:
        return
    y = section(d, y, tr("Support"), size=11) + 0.8
    if not support.rows:
        d.paragraph(
            0, y + 2, tr("No support structure is known in this territory."), 7.6, d.width, colour=palettes.SECONDARY
        )
        return
    shown = [network for network in support.networks if any(row.network == network[0] for row in support.rows)]
    columns = max(1, round(d.width / COLUMN))
    width = (d.width - 6 * (columns - 1)) / columns
    if len(shown) == 1:
        _only_network(d, shown[0], list(support.rows), y, width)
        return
    levels = [y] * columns
    for network, label, count in shown:
        column = min(range(columns), key=lambda i: levels[i])
        rows = [row for row in support.rows if row.network == network]
        if levels[column] + 15 > d.height:
            continue
        last = len(shown) <= columns
        levels[column] = _network(d, column * (width + 6), levels[column], width, (label, count), rows, last)


def _only_network(d: Drawing, network: tuple[str, str, int], rows: list[StructureRow], y: float, width: float) -> None:
    """The structures of the one network there is, from left to right."""
    y = _network_title(d, 0, y, d.width, network[1], network[2])
    kept = ordered(rows)
    columns = max(1, round(d.width / COLUMN))
    room = max(1, int((d.height - y - 4) / STRUCTURE)) * columns
    for position, row in enumerate(kept[:room]):
        line, column = divmod(position, columns)
        _structure(d, row, column * (width + 6), y + line * STRUCTURE, width)
    if len(kept) > room:
        bottom = y + room // columns * STRUCTURE
        d.text(0, bottom + 3, phrases.others(len(kept) - room), 6.6, colour=palettes.SECONDARY)


def _network(
    d: Drawing, x: float, y: float, width: float, head: tuple[str, int], rows: list[StructureRow], last: bool
) -> float:
    y = _network_title(d, x, y, width, *head)
    most = len(rows) if last or len(rows) <= 4 else 4
    if len(rows) > most or y + STRUCTURE * most > d.height:
        most = max(1, min(most, int((d.height - y - 4) / STRUCTURE)))
    kept = ordered(rows)
    for row in kept[:most]:
        _structure(d, row, x, y, width)
        y += STRUCTURE
    if len(kept) > most:
        d.text(x, y + 3, phrases.others(len(kept) - most), 6.6, colour=palettes.SECONDARY)
        y += 4
    return y + 3


def _network_title(d: Drawing, x: float, y: float, width: float, label: str, count: int) -> float:
    if d.measure(label, 6.2, 600) > width - 6:
        label = acronym(label) or label
    heading, size = d.shrunk(typographic(label), 8, width - 6, 600, least=5.5)
    taken = d.text(x, y + 3, heading, size, weight=600)
    d.text(x + taken + 1.5, y + 3, number(count), 7, colour=palettes.SECONDARY)
    d.rule(x, y + 4.8, width, palettes.INK, 0.3)
    return y + 4.8


def _structure(d: Drawing, row: StructureRow, x: float, y: float, width: float) -> None:
    bold = 600 if d.measure(typographic(row.name), 5.5, 600) <= width else 400
    name, size = d.shrunk(typographic(row.name), 7.2, width, bold, least=5.5)
    d.text(x, y + 3.2, name, size, weight=bold)
    contact, size = d.shrunk(_contact(row, d, width), 6.4, width, least=CONTACT)
    d.text(x, y + 6.0, contact, size, colour=palettes.SECONDARY)
    d.rule(x, y + STRUCTURE, width, palettes.HAIRLINE)


def _contact(row: StructureRow, d: Drawing, width: float) -> str:
    """The most that fits whole of the address, the town and the telephone: what is cut would be wrong."""
    city = " ".join(part for part in (row.postcode, row.city or row.commune_name) if part)
    town = typographic(city)
    where = [tr("outside the territory")] if not row.inside else []
    street = typographic(row.address)
    ways = [[*where, street, town, row.phone], [*where, street, town], [*where, town, row.phone], [town, row.phone]]
    said = [", ".join(part for part in way if part) for way in ways]
    return next((text for text in said if d.measure(text, CONTACT, 400) <= width), town)
