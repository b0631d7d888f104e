"""Training offer and support structures of a territory: map, domains, organisations, addresses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import Qt

from clefop_plugin.cartography import charts, palettes, phrases
from clefop_plugin.cartography.blocks import typographic
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import of_files, page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, MARGIN_Y, Sheet
from clefop_plugin.cartography.pages.base import section
from clefop_plugin.cartography.pages.offer_map import offer_map
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.profile_types import Count, StructureRow, Support, TrainingOffer, TrainingRow

MAP = (12.0, 36.0, 116.0, 104.0)
SIDE_X, SIDE_WIDTH = 132.0, 66.0
LOWER = 145.0
BOTTOM = 276.5
ROW = 5.2
NOTABLE = 0.35
#: Height of one structure, millimetres, and the smallest size of its address, points.
STRUCTURE, CONTACT = 7.4, 5.5


@dataclass
class Place:
    """The offer of one commune."""

    name: str
    x: float
    y: float
    total: float = 0.0
    domains: dict[str, float] = field(default_factory=lambda: defaultdict(float))


class TrainingPage:
    """Second page of a territory; printed when it has any training offer or support structure."""

    id = "formation"
    own = True
    landscape = False

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Training and support")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page when there is something to say."""
        return int(context.offer(code).total > 0 or bool(context.support(code).rows))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        offer, support = context.offer(code), context.support(code)
        places = places_of(offer)
        running_head(sheet, context, code, self.label())
        title = finding(offer, places)
        size = 16.0
        while size > 11 and measure(title, size, 600) > sheet.inner:
            size -= 0.5
        sheet.label("titre", title, (MARGIN_X, 19.5, sheet.inner + 2, 9), size, 600)
        sheet.label(
            "sous-titre",
            _summary(offer, places, support),
            (MARGIN_X, 27.6, sheet.inner, 5),
            8.2,
            400,
            palettes.SECONDARY,
        )
        offer_map(context, sheet, code, MAP, places, offer)
        side = new_drawing(SIDE_WIDTH, MAP[3])
        y = domains(side, offer) + 3
        _levels(side, offer, y)
        sheet.draw("cote", side, SIDE_X, MAP[1])
        d = new_drawing(sheet.inner, BOTTOM - LOWER)
        room = _organisations_room(support, d.height)
        y = _organisations(d, offer, room) if offer.total else 0.0
        _support(d, support, y + (6 if offer.total else 0))
        sheet.draw("listes", d, MARGIN_X, LOWER)
        return page_sources(context, of_files([*offer.sources, *support.sources]))


def _organisations_room(support: Support, height: float) -> int:
    """How many organisations leave room for the structures below them."""
    networks = {row.network for row in support.rows}
    if len(networks) > 1:
        return 10
    taken = 16 + STRUCTURE * min(5, -(-len(support.rows) // 3)) if networks else 0.0
    return min(20, int((height - taken - 20) / ROW))


def running_head(sheet: Sheet, context: AtlasContext, code: str, theme: str) -> None:
    """Add the line at the top of every page of a territory but the first."""
    territory = context.territory(code)
    text = f"{territory.number} · {territory.name}"
    sheet.label("surtitre", text, (MARGIN_X, MARGIN_Y, 120, 5), 8, 600, palettes.ACCENT)
    right = sheet.width - MARGIN_X - 80 - (44 if context.fictional else 0)
    sheet.label("theme", theme, (right, MARGIN_Y, 80, 5), 8, 400, palettes.SECONDARY, Qt.AlignmentFlag.AlignRight)
    rule = new_drawing(sheet.inner, 0.6)
    rule.rule(0, 0.3, sheet.inner, palettes.INK, 0.25)
    sheet.draw("filet-haut", rule, MARGIN_X, MARGIN_Y + 5.8)


def weight(offer: TrainingOffer, row: TrainingRow) -> float:
    """What one offer counts for: its places where they are known in general, else one."""
    return float(row.places or 0.0) if offer.shares_of == "places" else 1.0


def places_of(offer: TrainingOffer) -> list[Place]:
    """The offer by commune, largest first; communes without a point are left out of the map."""
    found: dict[str, Place] = {}
    for row in offer.rows:
        if row.x is None or row.y is None:
            continue
        key = row.commune_code or row.commune_name
        place = found.setdefault(key, Place(typographic(row.commune_name), 0.0, 0.0))
        count = weight(offer, row)
        share = count or 1.0
        so_far = sum(place.domains.values()) or 0.0
        place.x = (place.x * so_far + row.x * share) / (so_far + share)
        place.y = (place.y * so_far + row.y * share) / (so_far + share)
        place.total += count
        place.domains[row.domain] += share
    return sorted(found.values(), key=lambda p: -p.total)


def finding(offer: TrainingOffer, places: list[Place]) -> str:
    """The title: what stands out."""
    total = sum(place.total for place in places)
    if not offer.total:
        return tr("No training offer is known in this territory")
    if total and len(places) > 1 and places[0].total / total >= NOTABLE:
        share = percent(places[0].total / total)
        if offer.shares_of == "places":
            return tr(
                "{commune} holds {share} of the training places of the territory", commune=places[0].name, share=share
            )
        return tr(
            "{commune} holds {share} of the training offers of the territory", commune=places[0].name, share=share
        )
    if len(places) == 1 and not offer.without_point:
        return tr("Only one commune has training offers: {commune}", commune=places[0].name)
    offers, communes = phrases.offers(offer.total), phrases.communes(len(places))
    return tr("{offers} in {communes}", offers=offers, communes=communes) if places else offers


def _summary(offer: TrainingOffer, places: list[Place], support: Support) -> str:
    inside = sum(row.inside for row in support.rows)
    parts = []
    if offer.total and offer.places_known:
        parts.append(
            tr("{places} in {offers}", places=phrases.places(offer.places), offers=phrases.offers(offer.total))
        )
    elif offer.total:
        parts.append(phrases.offers(offer.total))
    if support.rows:
        parts.append(phrases.structures(inside or len(support.rows)))
    if offer.without_point:
        parts.append(phrases.without_place(offer.without_point))
    if offer.at_departement:
        parts.append(phrases.at_departement(sum(place.offers for place in offer.at_departement)))
    return "\u202f; ".join(parts) + "."


def domains(d: Drawing, offer: TrainingOffer) -> float:
    """Bars of the domains beside those of the region; returns the bottom of the last one."""
    by_places = offer.shares_of == "places"
    y = section(d, 0, tr("Places by domain") if by_places else tr("Training offers by domain"))
    d.text(0, y + 0.4, tr("share in the territory; black mark: share in the region"), 6.3, colour=palettes.MUTED)
    y += 2.6
    counts = [count for count in offer.by_domain if count.key or count.offers]
    top = max([c.share for c in counts] + [c.region_share for c in counts] + [0.01])
    for count in counts:
        amount = _amount(count, by_places)
        taken = d.measure(amount, 6.3, 400)
        d.text(0, y + 2.6, d.fit(count.label, 7, d.width - taken - 2), 7)
        d.text(d.width, y + 2.6, amount, 6.3, colour=palettes.MUTED, anchor="end")
        colour = palettes.DOMAINS.get(count.key, palettes.UNKNOWN_DOMAIN)
        charts.comparison_bar(d, 0, y + 3.8, d.width - 10, 2.6, count.share, count.region_share, colour, top)
        d.text(d.width, y + 6.0, percent(count.share), 7.2, weight=600, anchor="end")
        y += 8.2
    return y


def _amount(count: Count, by_places: bool) -> str:
    offers = tr("1 offer") if count.offers == 1 else tr("{count} offers", count=number(count.offers))
    return f"{phrases.places(count.places)} · {offers}" if by_places else offers


def _levels(d: Drawing, offer: TrainingOffer, y: float) -> None:
    by_places = offer.shares_of == "places"
    counts = [count for count in offer.by_level if count.offers]
    if not counts or y + 10 > d.height:
        return
    y = section(d, y, tr("Places by level") if by_places else tr("Training offers by level"))
    top = max(c.places if by_places else c.offers for c in counts) or 1
    for count in counts:
        if y + 3.6 > d.height:
            return
        value = count.places if by_places else count.offers
        d.text(0, y + 2.4, d.fit(count.label, 6.6, 29), 6.6)
        d.rect(31, y + 0.5, max((d.width - 42) * value / top, 0.2), 2.3, palettes.BAR)
        d.text(d.width, y + 2.4, number(value), 6.8, anchor="end")
        y += 4.3


def _organisations(d: Drawing, offer: TrainingOffer, room: int) -> float:
    y = section(d, 0, tr("Main training organisations"), size=11) + 0.6
    d.text(0, y + 1.8, tr("Organisation"), 6.5, colour=palettes.MUTED)
    d.text(92, y + 1.8, tr("Commune"), 6.5, colour=palettes.MUTED)
    d.text(121, y + 1.8, tr("Main domain"), 6.5, colour=palettes.MUTED)
    d.text(168, y + 1.8, tr("Offers"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(d.width, y + 1.8, tr("Places"), 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, y + 3.2, d.width, palettes.INK, 0.3)
    y += 3.2
    groups: dict[tuple[str, str], list[TrainingRow]] = defaultdict(list)
    for row in offer.rows:
        groups[(row.organisation, row.commune_name)].append(row)
    ranked = sorted(groups.items(), key=lambda item: (-sum(weight(offer, r) for r in item[1]), item[0]))
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
    d.text(0, base, d.fit(typographic(name) or tr("Organisation not stated"), 7.4, 89), 7.4)
    town, size = d.shrunk(typographic(commune), 7.4, 24.5, least=5.6)
    d.text(92, base, town, size, colour=palettes.SECONDARY)
    domains: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        domains[(row.domain, row.domain_label)] += weight(offer, row) or 0.01
    (key, label), _ = max(domains.items(), key=lambda item: item[1])
    d.rect(117.5, y + 1.6, 2.2, 2.2, palettes.DOMAINS.get(key, palettes.UNKNOWN_DOMAIN))
    d.text(121, base, d.fit(label, 6.8, 37), 6.8)
    d.text(168, base, number(len(rows)), 7.4, anchor="end")
    known = [row.places for row in rows if row.places is not None]
    d.text(d.width, base, number(sum(known) if known else None), 7.4, anchor="end", weight=600)
    d.rule(0, y + ROW, d.width, palettes.HAIRLINE)


def _support(d: Drawing, support: Support, y: float) -> None:
    if y + 14 > d.height:
        return
    y = section(d, y, tr("Support"), size=11) + 0.8
    if not support.rows:
        d.paragraph(
            0, y + 2, tr("No support structure is known in this territory."), 7.6, d.width, colour=palettes.SECONDARY
        )
        return
    shown = [network for network in support.networks if any(row.network == network[0] for row in support.rows)]
    columns = 3
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
    """The structures of the one network there is, from left to right in three columns."""
    y = _network_title(d, 0, y, d.width, network[1], network[2])
    ordered = _ordered(rows)
    room = max(1, int((d.height - y - 4) / STRUCTURE)) * 3
    for position, row in enumerate(ordered[:room]):
        line, column = divmod(position, 3)
        _structure(d, row, column * (width + 6), y + line * STRUCTURE, width)
    if len(ordered) > room:
        bottom = y + room // 3 * STRUCTURE
        d.text(0, bottom + 3, phrases.others(len(ordered) - room), 6.6, colour=palettes.SECONDARY)


def _network(
    d: Drawing, x: float, y: float, width: float, head: tuple[str, int], rows: list[StructureRow], last: bool
) -> float:
    y = _network_title(d, x, y, width, *head)
    most = len(rows) if last or len(rows) <= 4 else 4
    if len(rows) > most or y + STRUCTURE * most > d.height:
        most = max(1, min(most, int((d.height - y - 4) / STRUCTURE)))
    ordered = _ordered(rows)
    for row in ordered[:most]:
        _structure(d, row, x, y, width)
        y += STRUCTURE
    if len(ordered) > most:
        d.text(x, y + 3, phrases.others(len(ordered) - most), 6.6, colour=palettes.SECONDARY)
        y += 4
    return y + 3


def _network_title(d: Drawing, x: float, y: float, width: float, label: str, count: int) -> float:
    heading, size = d.shrunk(typographic(label), 8, width - 6, 600)
    taken = d.text(x, y + 3, heading, size, weight=600)
    d.text(x + taken + 1.5, y + 3, number(count), 7, colour=palettes.SECONDARY)
    d.rule(x, y + 4.8, width, palettes.INK, 0.3)
    return y + 4.8


def _ordered(rows: list[StructureRow]) -> list[StructureRow]:
    return sorted(rows, key=lambda row: (not row.inside, row.is_branch, row.name))


def _structure(d: Drawing, row: StructureRow, x: float, y: float, width: float) -> None:
    name, size = d.shrunk(typographic(row.name), 7.2, width, 600, least=6.2)
    d.text(x, y + 3.2, name, size, weight=600)
    contact, size = d.shrunk(_contact(row, d, width), 6.4, width, least=CONTACT)
    d.text(x, y + 6.0, contact, size, colour=palettes.SECONDARY)
    d.rule(x, y + STRUCTURE, width, palettes.HAIRLINE)


def _contact(row: StructureRow, d: Drawing, width: float) -> str:
    """Address and telephone; a number that would be cut is left out, for it would be wrong."""
    city = " ".join(part for part in (row.postcode, row.city) if part)
    parts = [typographic(part) for part in (row.address, city or row.commune_name) if part]
    if not row.inside:
        parts.insert(0, tr("outside the territory"))
    place = ", ".join(parts)
    whole = f"{place}, {row.phone}" if place and row.phone else place or row.phone
    return whole if d.measure(whole, CONTACT, 400) <= width else place
