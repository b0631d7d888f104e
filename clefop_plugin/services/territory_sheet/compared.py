"""The sheet that compares two territories: the same figures side by side, with those of the region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, language, number, percent, signed, tr, with_unit
from clefop_plugin.services.comparison import Comparison, Line, Whole
from clefop_plugin.services.figure_words import main_figures, period_text, unit_sign, value_text
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.region import Region
from clefop_plugin.services.territory_sheet.content import Wishes, made_by
from clefop_plugin.services.territory_sheet.figures import ANNEX
from clefop_plugin.services.territory_sheet.identity import map_words
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    Block,
    Column,
    Document,
    Paragraph,
    Picture,
    Section,
    Subtitle,
    Table,
)
from clefop_plugin.services.territory_sheet.recruitment import needed
from clefop_plugin.services.territory_sheet.sources import comments_section, sources_section

Pair = tuple[Known, Known]
#: Figures of the first table, occupations of each list.
MOST, MOST_OCCUPATIONS = 26, 5


def comparison_document(region: Region, pair: Pair, comparison: Comparison, wishes: Wishes) -> Document:
    """The sheet of two territories; ``comparison`` holds their identities and figures, in the same order."""
    first, second = (typographic(known.identity.name) for known in pair)
    sections = (
        Section("identity", tr("The two territories"), (_map(pair), _identities(pair, comparison.whole))),
        _figures(pair, comparison),
        Section("training", tr("Training offer"), tuple(_training(pair))),
        Section("needs", tr("Recruitment needs"), tuple(_needs(pair))),
        Section("actors", tr("Support structures"), tuple(_support(pair))),
        Section("commuting", tr("Commuting"), tuple(_commuting(pair))),
        Section("council", tr("Council and action plan"), tuple(_councils(pair))),
        comments_section(),
        _all_figures(pair, comparison),
        sources_section(region, pair, wishes.credits),
    )
    identity = pair[0].identity
    return Document(
        title=tr("{first} and {second}", first=first, second=second),
        kicker=tr("Two territories compared"),
        subtitle=typographic(identity.container_label),
        study=typographic(identity.region_name),
        language=language(),
        fictional=identity.fictional,
        strip=(),
        sections=tuple(section for section in sections if section is not None),
        credits=wishes.credits,
        made=made_by(wishes.day),
    )


def _names(pair: Pair) -> tuple[str, str]:
    return typographic(pair[0].identity.name), typographic(pair[1].identity.name)


def _side_by_side(pair: Pair, head: str, *more: Column, width: float = 2.6) -> tuple[Column, ...]:
    first, second = _names(pair)
    return (Column(head, width=width), Column(first, True, 1.5), Column(second, True, 1.5), *more)


def _map(pair: Pair) -> Picture:
    first, second = _names(pair)
    caption = tr("{first} and {second} in the region", first=first, second=second)
    return Picture("map", caption, " ".join(map_words(known.identity) for known in pair), 0.62)


def _identities(pair: Pair, whole: Whole) -> Table:
    first, second = (known.identity for known in pair)
    region = Column(typographic(whole.name), True, 1.3)
    rows = (
        (tr("Inhabitants"), number(first.population), number(second.population), number(whole.population)),
        (tr("Communes"), number(first.communes), number(second.communes), number(whole.communes)),
        (tr("Parts"), number(len(first.blocks)), number(len(second.blocks)), ""),
        (tr("Area (km²)"), number(first.area_km2), number(second.area_km2), number(whole.area_km2)),
        (tr("Inhabitants per km²"), number(first.density), number(second.density), number(whole.density)),
        (
            tr("Share of the region"),
            percent(first.share_of_region, 1),
            percent(second.share_of_region, 1),
            percent(1.0),
        ),
        (
            tr("Départements"),
            *(", ".join(typographic(name) for _, name in identity.departements) for identity in (first, second)),
            "",
        ),
    )
    return Table(tr("Identity"), _side_by_side(pair, tr("What"), region), rows, brief=7)


def _figures(pair: Pair, comparison: Comparison) -> Section:
    title = tr("Key figures")
    if not comparison.lines:
        text = tr("This workspace holds no indicator. Import a table of figures by commune: it will be summed here.")
        return Section("key-figures", title, (Paragraph(text, EMPTY),))
    wanted = {figure.id for figure in main_figures(pair[0].figures or pair[1].figures, MOST)}
    lines = [line for line in comparison.lines if line.id in wanted]
    text = tr(
        "The difference is the first territory minus the second: in points for a percentage, in % for the others."
    )
    blocks = (Paragraph(text), _lines(tr("Key figures"), pair, lines, brief=MOST))
    return Section("key-figures", title, blocks, brief=blocks)


def _all_figures(pair: Pair, comparison: Comparison) -> Section | None:
    if len(comparison.lines) <= MOST:
        return None
    themes: dict[str, list[Line]] = {}
    for line in comparison.lines:
        themes.setdefault(typographic(line.theme), []).append(line)
    blocks: list[Block] = []
    for theme, lines in themes.items():
        blocks += [Subtitle(theme), _lines(tr("Figures: {theme}", theme=theme), pair, lines)]
    return Section(ANNEX, tr("All the figures, by theme"), tuple(blocks))


def _lines(caption: str, pair: Pair, lines: Sequence[Line], brief: int = 0) -> Table:
    columns = _side_by_side(
        pair, tr("Indicator"), Column(tr("Difference"), True), Column(tr("Region"), True), width=3.2
    )
    return Table(caption, columns, tuple(_line(line) for line in lines), brief=brief, quiet=True)


def _line(line: Line) -> tuple[str, ...]:
    first, second = line.figures
    words = line.unit if unit_sign(line.unit) != line.unit else ""
    below = ", ".join(part for part in (period_text(line.period), typographic(words), _reserve(line)) if part)
    region = with_unit(line.region_value, unit_sign(line.unit), line.decimals)
    return (f"{typographic(line.label)}\n{below}", _value(first), _value(second), difference(line), region)


def _value(figure: Figure | None) -> str:
    return NO_VALUE if figure is None else value_text(figure)


def _reserve(line: Line) -> str:
    estimated = [figure for figure in line.figures if figure is not None and figure.status == "estimated"]
    return tr("estimated") if estimated else ""


def difference(line: Line) -> str:
    """First value minus the second; a dash when one is unknown, is a minimum, or is the count of another size."""
    first, second = line.figures
    if first is None or second is None or first.value is None or second.value is None:
        return NO_VALUE
    if first.kind == "count" or first.lower_bound or second.lower_bound:
        return NO_VALUE
    if line.unit == "%":
        return f"{signed(first.value - second.value, max(1, line.decimals))}{NARROW_NBSP}{tr('pt')}"
    if not second.value:
        return NO_VALUE
    return f"{signed(100 * (first.value - second.value) / abs(second.value), 1)}{NARROW_NBSP}%"


def _training(pair: Pair) -> list[Block]:
    offers = [known.offer for known in pair]
    if not any(offer.total for offer in offers):
        return [Paragraph(tr("No training offer is known in these territories."), EMPTY)]
    per = [1000 * offer.places / max(known.identity.population, 1.0) for known, offer in zip(pair, offers, strict=True)]
    rows = [
        (tr("Training offers"), *(number(offer.total) for offer in offers)),
        (tr("Places"), *(number(offer.places) if offer.places_known else NO_VALUE for offer in offers)),
        (tr("Places for 1,000 inhabitants"), *(number(value, 1) for value in per)),
        (tr("Open sessions"), *(number(sum(row.open_sessions for row in offer.rows)) for offer in offers)),
    ]
    other = {count.key: count for count in offers[1].by_domain}
    region = Column(tr("Region"), True)
    domains = [
        (
            count.label,
            percent(count.share),
            percent(other[count.key].share) if count.key in other else NO_VALUE,
            percent(count.region_share),
        )
        for count in offers[0].by_domain
        if count.key or count.offers
    ]
    caption = tr("Places by domain") if offers[0].shares_of == "places" else tr("Training offers by domain")
    return [
        Table(tr("The offer in figures"), _side_by_side(pair, tr("What")), tuple(rows), brief=4),
        Table(caption, _side_by_side(pair, tr("Domain"), region), tuple(domains), brief=7),
    ]


def _needs(pair: Pair) -> list[Block]:
    shared = [known.needs.needs.shared for known in pair]
    if shared[0] is None or shared[1] is None:
        return [Paragraph(tr("No recruitment needs are known in these territories."), EMPTY)]
    totals = [found.total for found in shared if found is not None]
    rows = (
        (tr("Recruitment projects"), *(needed(total) for total in totals)),
        (tr("Expected to be difficult"), *(percent(total.share_difficult) for total in totals)),
        (tr("Seasonal"), *(percent(total.share_seasonal) for total in totals)),
    )
    occupations = [
        [f"{typographic(need.label)} ({needed(need)})" for need in found.occupations[:MOST_OCCUPATIONS]]
        for found in shared
        if found is not None
    ]
    ranks = range(max(len(names) for names in occupations))
    first = tuple(
        (number(rank + 1), *(names[rank] if rank < len(names) else NO_VALUE for names in occupations)) for rank in ranks
    )
    names = _names(pair)
    columns = (Column(tr("Rank"), width=0.5), Column(names[0], width=3), Column(names[1], width=3))
    return [
        Table(tr("Needs in {year}", year=shared[0].year), _side_by_side(pair, tr("What")), rows, brief=3),
        Table(tr("Occupations with most projects"), columns, first, brief=5),
    ]


def _support(pair: Pair) -> list[Block]:
    labels = {key: label for known in pair for key, label, _ in known.support.networks}
    counts = [Counter(row.network for row in known.support.rows if row.inside) for known in pair]
    rows = tuple((label, *(number(count[key]) for count in counts)) for key, label in labels.items())
    if not rows:
        return [Paragraph(tr("No support structure is known in these territories."), EMPTY)]
    columns = _side_by_side(pair, tr("Network"))
    return [Table(tr("Structures that stand in the territory, by network"), columns, rows, brief=14)]


def _commuting(pair: Pair) -> list[Block]:
    first, second = (known.links for known in pair)
    if first is None or second is None:
        return [Paragraph(tr("No commuting flows are known."), EMPTY)]
    shown: Callable[[float | None], str] = lambda share: percent(share, 1)  # noqa: E731 - two rows, one format
    rows = (
        (tr("Workers who live here"), number(first.residents), number(second.residents)),
        (tr("Jobs held here"), number(first.jobs), number(second.jobs)),
        (tr("Residents who work here"), shown(first.supply), shown(second.supply)),
        (tr("Jobs held by residents"), shown(first.demand), shown(second.demand)),
        (tr("Go to work in the other territory"), _towards(pair, 0), _towards(pair, 1)),
    )
    return [Table(tr("Workers and jobs"), _side_by_side(pair, tr("What")), rows, brief=5)]


def _towards(pair: Pair, place: int) -> str:
    """Workers of one territory who work in the other, when it is among its first partners."""
    links, other = pair[place].links, pair[1 - place].ref.code
    if links is None:
        return NO_VALUE
    found = next((link for link in links.leaving if not link.outside and link.code == other), None)
    if found is not None:
        return number(found.workers)
    # Beyond the first partners, how many go there is not known.
    return NO_VALUE if links.others_leaving else number(0)


def _councils(pair: Pair) -> list[Block]:
    councils = [known.council.council for known in pair]
    if all(council is None or council.empty() for council in councils):
        return [Paragraph(tr("Nothing is recorded of these councils."), EMPTY)]
    counts = [Counter(project.theme for project in council.projects) if council else Counter() for council in councils]
    rows = [(tr("Members"), *(number(len(council.members) if council else 0) for council in councils))]
    rows += [
        (typographic(theme) or tr("No axis"), *(number(count[theme]) for count in counts))
        for theme in dict.fromkeys(theme for count in counts for theme in count)
    ]
    return [Table(tr("Members, and projects by axis"), _side_by_side(pair, tr("What")), tuple(rows), brief=12)]
