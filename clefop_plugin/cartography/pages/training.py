"""Training offer of a territory: map, domains, needs in recruitment, organisations, and who supports in short."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from clefop_plugin.cartography import charts, palettes, phrases
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages.base import section
from clefop_plugin.cartography.pages.grids import grid, is_lying
from clefop_plugin.cartography.pages.heads import finding_head, running_head
from clefop_plugin.cartography.pages.needs_table import needs_table, rows_of
from clefop_plugin.cartography.pages.offer_map import offer_map
from clefop_plugin.cartography.pages.training_lists import (
    ROW,
    STRUCTURE,
    organisations_in_short,
    organisations_table,
    support_lists,
    weight,
)
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.cartography.reach import reach_km
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.needs import NeedsPage
from clefop_plugin.services.profile_types import Count, Support, TrainingOffer
from clefop_plugin.services.source_names import without_files

MAP_HEIGHT, LYING_SIDES = 104.0, 60.0
NOTABLE = 0.35
#: Rows of needs, and organisations beside or below them, when both are shown.
MOST_NEEDS, LYING_NEEDS = 10, 6
NEEDS_WIDTH, GAP = 114.0, 6.0
#: Room that a list of organisations takes beside its rows, millimetres.
LIST_HEAD = 14.0


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
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Training, recruitment, support")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page when there is something to say."""
        known = context.offer(code).total > 0 or bool(context.support(code).rows)
        return int(known or context.surveyed)

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        offer, support = context.offer(code), context.support(code)
        places, lying = places_of(offer), is_lying(context)
        page = grid(lying, LYING_SIDES if lying else MAP_HEIGHT)
        running_head(sheet, context, code, self.label())
        finding_head(sheet, finding(offer, places), _summary(offer, places, support))
        offer_map(context, sheet, code, page.map, places, offer)
        sides = [new_drawing(width, height) for _, _, width, height in page.sides]
        y = domain_bars(sides[0], offer) + 3
        level_bars(sides[-1], offer, 0.0 if lying else y)
        for d, (x, top, _, _), name in zip(sides, page.sides, ("cote", "niveaux"), strict=False):
            sheet.draw(name, d, x, top)
        x, top, width, height = page.lower
        d = new_drawing(width, height)
        needs = context.needs(code)
        if needs.needs.shared is None:
            room = _organisations_room(support, height)
            y = organisations_table(d, offer, room) + GAP if offer.total else 0.0
        else:
            y = _needs(d, needs, offer, lying) + GAP
        support_lists(d, support, y)
        sheet.draw("listes", d, x, top)
        surveyed = [] if needs.needs.shared is None else [_survey(needs)]
        return page_sources(context, [*without_files([*offer.sources, *support.sources]), *surveyed])


def _needs(d: Drawing, needs: NeedsPage, offer: TrainingOffer, lying: bool) -> float:
    """The needs, and the organisations beside them, or below them on a lying page; returns the bottom of both."""
    km = reach_km()
    if not lying:
        count = min(len(rows_of(needs, km)), MOST_NEEDS)
        bottom = needs_table(d, needs, km, NEEDS_WIDTH if offer.total else d.width, 0.0, MOST_NEEDS)
        if offer.total:
            organisations_in_short(d, offer, NEEDS_WIDTH + GAP, 0.0, max(count, 1))
        return bottom
    bottom = needs_table(d, needs, km, d.width, 0.0, LYING_NEEDS)
    rows = int((d.height - bottom - LIST_HEAD) / ROW)
    return organisations_table(d, offer, rows, bottom + 3) if offer.total and rows > 0 else bottom


def _survey(needs: NeedsPage) -> str:
    shared = needs.needs.shared
    return tr(
        "Survey of needs {year}, {zoning}", year=str(shared.year if shared else ""), zoning=needs.needs.zoning_label
    )


def _organisations_room(support: Support, height: float) -> int:
    """How many organisations leave room for the structures below them."""
    networks = {row.network for row in support.rows}
    if len(networks) > 1:
        return max(1, min(10, int((height - 62) / ROW)))
    taken = 16 + STRUCTURE * min(5, -(-len(support.rows) // 3)) if networks else 0.0
    return max(1, min(20, int((height - taken - 20) / ROW)))


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
        parts.append(phrases.structures(inside, len(support.rows) - inside))
    if offer.without_point:
        parts.append(phrases.without_place(offer.without_point))
    if offer.at_departement:
        parts.append(phrases.at_departement(sum(place.offers for place in offer.at_departement)))
    return "\u202f; ".join(parts) + "."


def domain_bars(d: Drawing, offer: TrainingOffer) -> float:
    """Draw the share of each domain beside that of the region; returns the bottom of the last bar."""
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


def level_bars(d: Drawing, offer: TrainingOffer, y: float) -> None:
    """Draw a bar per level of diploma, from ``y``."""
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
