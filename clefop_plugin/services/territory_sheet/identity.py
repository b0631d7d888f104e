"""Who the territory is: name, body, place, size, parts, zones that cut it."""

from __future__ import annotations

import re

from clefop_plugin.core.names import fold_text, typographic
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, percent, tr
from clefop_plugin.services.figure_words import share_text
from clefop_plugin.services.profile_types import Identity, Part
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    NOTE,
    Block,
    Column,
    Facts,
    Paragraph,
    Picture,
    Section,
    Subtitle,
    Table,
)

#: Zones named in the row of a zoning; the others are counted.
MOST_ZONES = 8
#: A SIREN has nine digits.
_SIREN = re.compile(r"^\d{9}$")


def strip_of(identity: Identity, census: str) -> tuple[tuple[str, str], ...]:
    """The figures of identity: value, and what it is."""
    communes = tr("commune") if identity.communes == 1 else tr("communes")
    return (
        (number(identity.population), tr("inhabitants in {year}", year=census) if census else tr("inhabitants")),
        (number(len(identity.blocks)), typographic(identity.blocks_label) or tr("blocks")),
        (number(identity.communes), f"{communes} ({identity.vintage})" if identity.vintage else communes),
        (f"{number(identity.area_km2)}{NARROW_NBSP}km²", tr("area")),
        (
            tr("{density} inh./km²", density=number(identity.density)),
            tr("region: {density}", density=number(identity.region_density)),
        ),
        (percent(identity.share_of_region, 1), tr("of the regional population")),
    )


def identity_section(known: Known, number_of: str, census: str) -> Section:
    """The section; ``number_of`` is what the territory is called on maps, ``census`` the year of its population."""
    identity = known.identity
    blocks: list[Block] = [
        Picture("map", _map_caption(identity), map_words(identity)),
        Facts(tr("Identity"), tuple(_facts(known, number_of, census))),
        *_parts(known),
        _crossings(known),
        *_polygons(known),
    ]
    if identity.unknown_population:
        text = tr("{count} communes without a known population count for none.", count=identity.unknown_population)
        blocks.insert(2, Paragraph(text, NOTE))
    return Section("identity", tr("The territory"), tuple(blocks))


def map_words(identity: Identity) -> str:
    """What the map shows, for who does not see it."""
    name = typographic(identity.name)
    parts = ", ".join(
        tr("{name} ({count} inhabitants)", name=typographic(part.name), count=number(part.population))
        for part in identity.blocks
    )
    place = ", ".join(typographic(label) for _, label in identity.departements)
    text = tr(
        "Map of {name} among the neighbouring territories: {communes} communes, {place}.",
        name=name,
        communes=number(identity.communes),
        place=place,
    )
    return text + (" " + tr("Its parts: {parts}.", parts=parts) if parts else "")


def _map_caption(identity: Identity) -> str:
    return tr("{name}: limits, parts, communes and neighbours", name=typographic(identity.name))


def _facts(known: Known, number_of: str, census: str) -> list[tuple[str, str]]:
    identity = known.identity
    council = known.council.council
    population = number(identity.population)
    rows = [
        (tr("Name"), typographic(identity.name)),
        (tr("Code"), _code(known.ref.code, number_of)),
        (tr("Body"), _body(identity, typographic(council.label) if council is not None else "")),
        (tr("Container"), typographic(identity.container_label)),
        (
            tr("Départements"),
            ", ".join(f"{typographic(name)} ({code})" for code, name in identity.departements),
        ),
        (tr("Communes"), f"{number(identity.communes)} ({identity.vintage})".replace(" ()", "")),
        (tr("Area"), f"{number(identity.area_km2, 1)}{NARROW_NBSP}km²"),
        (tr("Population"), tr("{count} in {year}", count=population, year=census) if census else population),
        (
            tr("Density"),
            tr(
                "{density} inhabitants per km² (region: {region})",
                density=number(identity.density, 1),
                region=number(identity.region_density, 1),
            ),
        ),
        (tr("Share of the region"), percent(identity.share_of_region, 1)),
    ]
    return [(what, value) for what, value in rows if value]


def _code(code: str, number_of: str) -> str:
    """The code, and what maps write instead of a long one."""
    short = code.lstrip("0") == number_of or code == number_of
    return code if short else tr("{code} (number {number} on maps)", code=code, number=number_of)


def _body(identity: Identity, label: str) -> str:
    word = typographic(identity.territory_word) if identity.ref.kind == "territory" else ""
    return f"{word} – {label}" if word and label else word or label


def nature(name: str) -> str:
    """Legal nature of an EPCI, from the words or letters its name begins or ends with; empty when none tells."""
    words = fold_text(name)
    for pattern, label in (
        (r"^(cc|communaute de communes)\b", tr("community of communes")),
        (r"^(ca|communaute d agglomeration)\b|\bagglo(meration)?$", tr("agglomeration community")),
        (r"^(cu|communaute urbaine)\b", tr("urban community")),
        (r"\bmetropole\b", tr("metropolis")),
    ):
        if re.search(pattern, words):
            return label
    return ""


def _parts(known: Known) -> list[Block]:
    identity = known.identity
    if not identity.blocks:
        return [Paragraph(tr("The parts of the territory are not known: import the EPCI."), EMPTY)]
    siren = any(_SIREN.match(part.code) for part in identity.blocks)
    natures = [nature(part.name) for part in identity.blocks]
    told = any(natures)
    columns = [
        Column(tr("Name"), width=2.9),
        *([Column(tr("SIREN") if siren else tr("Code"), width=1.2)]),
        *([Column(tr("Nature"), width=2.2)] if told else []),
        Column(tr("Inhabitants"), True, 1.1),
        Column(tr("Communes"), True, 1.25),
        Column(tr("Most populated commune"), width=2.0),
    ]
    rows = [
        (
            typographic(part.name),
            part.code if not part.code.startswith("Z") else tr("lone commune"),
            *([words or "–"] if told else []),
            number(part.population),
            number(part.communes),
            typographic(part.seat_name),
        )
        for part, words in zip(identity.blocks, natures, strict=True)
    ]
    note = tr("Nature from the name; inhabitants and communes inside the territory.") if told else ""
    return [
        Table(typographic(identity.blocks_label), tuple(columns), tuple(rows), note=note, brief=len(rows)),
        Subtitle(tr("Communes")),
        *(Paragraph(_communes(part, known)) for part in identity.blocks if part.communes > 1),
    ]


def _communes(part: Part, known: Known) -> str:
    names = sorted(typographic(name) for code, name in known.communes if known.block_of.get(code) == part.code)
    return tr("{block}: {communes}.", block=typographic(part.name), communes=", ".join(names))


def _polygons(known: Known) -> list[Block]:
    """Quartiers prioritaires and other zones that follow no commune."""
    rows = []
    for found in known.polygons:
        named = [typographic(name) for name in found.names[:MOST_ZONES]]
        if len(found.names) > MOST_ZONES:
            named.append(tr("{count} more", count=len(found.names) - MOST_ZONES))
        share = share_text(found.share) if found.share is not None else NO_VALUE
        rows.append((typographic(found.label), number(len(found.names)), share, ", ".join(named) or NO_VALUE))
    if not rows:
        return []
    columns = (
        Column(tr("Zoning"), width=1.6),
        Column(tr("Zones"), True, 0.6),
        Column(tr("Share of inhabitants"), True, 1.0),
        Column(tr("Names"), width=3),
    )
    note = tr("Estimated from areas, as if the inhabitants of a commune were spread evenly over it.")
    return [Table(tr("Zones that follow no commune limit"), columns, tuple(rows), note=note)]


def _crossings(known: Known) -> Block:
    rows = []
    drawn = {found.zoning_id for found in known.polygons}
    for crossing in known.identity.crossings:
        if crossing.zoning_id in drawn:
            continue
        named = [f"{typographic(s.name)} {share_text(s.share)}" for s in crossing.shares[:MOST_ZONES]]
        if len(crossing.shares) > MOST_ZONES:
            named.append(tr("{count} more", count=len(crossing.shares) - MOST_ZONES))
        count = sum(1 for share in crossing.shares if share.code)
        if crossing.shares:
            rows.append((typographic(crossing.label), number(count), ", ".join(named)))
    if not rows:
        return Paragraph(tr("No other zoning is known: import membership tables to see which zones cut it."), EMPTY)
    columns = (
        Column(tr("Zoning"), width=1.6),
        Column(tr("Zones"), True, 0.6),
        Column(tr("Share of inhabitants"), width=4),
    )
    return Table(tr("Zones that the territory lies in"), columns, tuple(rows))
