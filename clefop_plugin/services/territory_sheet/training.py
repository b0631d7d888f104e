"""The training offer: how much, in what, at which level, by whom, and who is far from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NO_VALUE, number, percent, tr
from clefop_plugin.services.needs import NeedsPage
from clefop_plugin.services.offer_table import modality_label
from clefop_plugin.services.profile_types import Count, TrainingOffer, TrainingRow
from clefop_plugin.services.reach import Reach
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

#: Names of the pictures: where the offer is, shares by domain beside those of the region.
OFFER_MAP, DOMAINS = "offer-map", "domains"
MOST_ORGANISATIONS, MOST_NAMED = 12, 25


def training_section(known: Known) -> Section:
    """The section, or how to fill it."""
    offer, title = known.offer, tr("Training offer")
    if not offer.total:
        text = tr("No training offer is known in this territory.")
        if not len(offer.table):
            text = tr("This workspace holds no training offer. Import a LHÉO, Onisep or Parcoursup file.")
        return Section("training", title, (Paragraph(text, EMPTY), *_far(known.needs, known.near_km)))
    blocks: list[Block] = [
        Paragraph(_lead(offer), LEAD),
        Facts(tr("The offer in figures"), _facts(offer)),
        *_map(offer, known.identity.name),
        Picture(DOMAINS, tr("{title}, beside the region", title=_share_title(offer)), domains_words(offer), 0.5),
        _counts(tr("By domain"), tr("Domain"), [c for c in offer.by_domain if c.key or c.offers], offer),
        _counts(tr("By level"), tr("Level"), [c for c in offer.by_level if c.offers], offer),
        _organisations(offer),
        *_far(known.needs, known.near_km),
        *_unplaced(offer),
    ]
    return Section("training", title, tuple(blocks))


def domains_words(offer: TrainingOffer) -> str:
    """What the chart of domains shows, in words."""
    shares = ", ".join(
        tr("{name} {share} (region {region})", name=c.label, share=percent(c.share), region=percent(c.region_share))
        for c in offer.by_domain
        if c.key or c.offers
    )
    return tr("Bar chart. {title}: {shares}.", title=_share_title(offer), shares=shares)


def _share_title(offer: TrainingOffer) -> str:
    return tr("Places by domain") if offer.shares_of == "places" else tr("Training offers by domain")


def _map(offer: TrainingOffer, name: str) -> list[Block]:
    """The map of the offer, when anything has a place on it."""
    towns = Counter(typographic(row.commune_name) for row in offer.rows if row.x is not None)
    if not towns:
        return []
    listed = ", ".join(f"{town} {number(count)}" for town, count in towns.most_common(MOST_NAMED))
    words = tr("Map of the training offer by commune. Training offers: {communes}.", communes=listed)
    return [
        Picture(
            OFFER_MAP, tr("Training offer of {name}, by commune and domain", name=typographic(name)), words, first=False
        )
    ]


def _weight(offer: TrainingOffer, row: TrainingRow) -> float:
    return float(row.places or 0.0) if offer.shares_of == "places" else 1.0


def _lead(offer: TrainingOffer) -> str:
    towns: Counter[str] = Counter()
    for row in offer.rows:
        towns[row.commune_name] += _weight(offer, row)  # type: ignore[assignment]
    total = sum(towns.values())
    main = max(offer.by_domain, key=lambda count: count.share, default=None)
    town, most = max(towns.items(), key=lambda item: item[1], default=("", 0))
    parts = []
    if town and total:
        parts.append(
            tr("{commune} holds {share} of the offer.", commune=typographic(town), share=percent(most / total))
        )
    if main is not None and main.share:
        parts.append(
            tr(
                "First domain: {domain}, {share} (region: {region}).",
                domain=main.label,
                share=percent(main.share),
                region=percent(main.region_share),
            )
        )
    return " ".join(parts) or tr("Training offers: {count}.", count=number(offer.total))


def _facts(offer: TrainingOffer) -> tuple[tuple[str, str], ...]:
    rows = offer.rows
    modalities = Counter(row.modality for row in rows if row.modality)
    apprenticeship = sum(row.stream == "apprenticeship" for row in rows)
    found = [
        (tr("Training offers"), tr("{count} ({region} in the region)", count=number(offer.total),
                                   region=number(offer.region_total))),
        (tr("Places"), number(offer.places) if offer.places_known else tr("not stated")),
        (tr("Sessions"), number(sum(row.sessions for row in rows))),
        (tr("Open sessions"), number(sum(row.open_sessions for row in rows))),
        (tr("Communes with an offer"), number(len({row.commune_code for row in rows if row.commune_code}))),
        (tr("Organisations"), number(len({row.organisation for row in rows if row.organisation}))),
        (tr("In apprenticeship"), number(apprenticeship)),
        (
            tr("Way of teaching"),
            ", ".join(f"{modality_label(key)} {number(count)}" for key, count in modalities.most_common()),
        ),
    ]  # fmt: skip
    return tuple((what, value) for what, value in found if value)


def _counts(caption: str, head: str, counts: Sequence[Count], offer: TrainingOffer) -> Table:
    share = tr("Share of places") if offer.shares_of == "places" else tr("Share of offers")
    columns = (
        Column(head, width=3),
        Column(tr("Offers"), True),
        Column(tr("Places"), True),
        Column(share, True, 1.2),
        Column(tr("Region"), True),
    )
    rows = tuple(
        (
            count.label,
            number(count.offers),
            number(count.places) if offer.places_known else NO_VALUE,
            percent(count.share),
            percent(count.region_share),
        )
        for count in counts
    )
    return Table(caption, columns, rows)


def _organisations(offer: TrainingOffer) -> Table:
    groups: dict[tuple[str, str], list[TrainingRow]] = defaultdict(list)
    for row in offer.rows:
        groups[(row.organisation, row.commune_name)].append(row)
    ranked = sorted(groups.items(), key=lambda item: (-sum(_weight(offer, r) for r in item[1]), item[0]))
    rows = tuple(
        (
            typographic(name) or tr("Organisation not stated"),
            typographic(town),
            number(len(own)),
            _places([row.places for row in own if row.places is not None]),
        )
        for (name, town), own in ranked[:MOST_ORGANISATIONS]
    )
    columns = (
        Column(tr("Organisation"), width=2.9),
        Column(tr("Commune"), width=2.0),
        Column(tr("Offers"), True, 1.0),
        Column(tr("Places"), True, 0.8),
    )
    left = len(ranked) - len(rows)
    note = tr("And {count} other organisations.", count=number(left)) if left > 0 else ""
    return Table(tr("Main training organisations"), columns, rows, note=note, brief=10)


def _places(known: Sequence[float]) -> str:
    return number(sum(known)) if known else NO_VALUE


def _far(needs: NeedsPage, km: int) -> list[Block]:
    """Communes too far from any training, by name."""
    if not len(needs.offer.table):
        return []
    far = needs.far(Reach(km))
    if not far.communes:
        return [Paragraph(tr("Every commune has a training at less than {km} km, in a straight line.", km=km))]
    named = [typographic(name) for _, name in far.communes[:MOST_NAMED]]
    if len(far.communes) > MOST_NAMED:
        named.append(tr("{count} more", count=len(far.communes) - MOST_NAMED))
    return [
        Paragraph(
            tr(
                "Communes without any training at less than {km} km, in a straight line: {count} of {total}, {share} "
                "of inhabitants ({names}).",
                km=km,
                count=number(len(far.communes)),
                total=number(far.of),
                share=percent(far.share),
                names=", ".join(named),
            )
        )
    ]


def _unplaced(offer: TrainingOffer) -> list[Block]:
    found = []
    if offer.without_point:
        found.append(
            tr("Training offers without a known place on the map: {count}.", count=number(offer.without_point))
        )
    if offer.at_departement:
        count = sum(place.offers for place in offer.at_departement)
        found.append(tr("Known by their département only, and not counted: {count}.", count=number(count)))
    return [Paragraph(text, NOTE) for text in found]
