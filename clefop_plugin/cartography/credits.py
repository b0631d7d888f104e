"""The sentence of the sources at the foot of a page: producers and names of data, never names of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, tr
from clefop_plugin.services.profile_types import Figure

if TYPE_CHECKING:
    from clefop_plugin.cartography.context import AtlasContext

SEPARATOR = f"{NARROW_NBSP}; "


def page_sources(context: AtlasContext, parts: Iterable[str] = ()) -> str:
    """Everything a page owes to others: ``parts``, the zonings and outlines, then the perimeter and the date."""
    names = [*parts, *ground(context)]
    distinct = list(dict.fromkeys(name.strip().rstrip(".") for name in names if name.strip()))
    sentences = [tr("Sources: {names}.", names=SEPARATOR.join(distinct)), perimeter(context)]
    if context.date:
        sentences.append(tr("Printed on {date}.", date=context.date))
    return " ".join(sentences)


def of_figures(figures: Sequence[Figure]) -> list[str]:
    """Sources of figures, each with its licence when it is known."""
    return [
        with_licence(typographic(figure.source or figure.producer), figure.licence)
        for figure in figures
        if figure.source or figure.producer
    ]


def ground(context: AtlasContext) -> list[str]:
    """Sources of the zonings, the outlines and the populations, and of the base map."""
    base = [context.base.credit] if context.base is not None else []
    if context.fictional:
        return [tr("zonings, outlines and populations invented for the trial"), *base]
    vintage = context.meta.get("vintage", "")
    census = context.meta.get("population_year", "")
    outlines = tr("outlines of the communes of {year}", year=vintage) if vintage else tr("outlines of the communes")
    people = tr("municipal population of {year}", year=census) if census else tr("municipal population")
    return [*zonings(context.profiles.region.zonings), outlines, people, *base]


def zonings(table: pd.DataFrame) -> list[str]:
    """« zonages : Insee, DGCL, 2010 à 2018 », with licences; empty when no producer is known.

    ``table`` has producer, vintage and licence of each zoning.
    """
    known = table[table["producer"].fillna("").str.strip() != ""]
    producers = [name.strip() for text in known["producer"] for name in str(text).split(",") if name.strip()]
    if not producers:
        return []
    years = sorted({int(year) for year in known["vintage"].dropna()})
    period = "" if not years else str(years[0])
    if len(years) > 1:
        period = tr("{first} to {last}", first=years[0], last=years[-1])
    licences = dict.fromkeys(str(text).strip() for text in known["licence"].fillna("") if str(text).strip())
    names = [*dict.fromkeys(producers), *([period] if period else [])]
    return [with_licence(tr("zonings: {names}", names=", ".join(names)), ", ".join(licences))]


def with_licence(source: str, licence: str) -> str:
    """A source followed by its licence."""
    return f"{source} ({typographic(licence)})" if licence else source


def perimeter(context: AtlasContext) -> str:
    """The sentence that says what is printed: scenario or zoning, vintage."""
    vintage = context.meta.get("vintage", "")
    label = scenario_phrase(context.label) if context.kind == "territory" else context.label
    text = tr("Perimeter: {label}", label=label)
    return text + (tr(", communes of {year}.", year=vintage) if vintage else ".")


def scenario_phrase(label: str) -> str:
    """« scénario A » for a scenario named « Scénario A », « scénario « Essai » » for one named « Essai »."""
    name = typographic(label)
    if name.casefold().startswith(("scénario", "scenario")):
        return name[:1].lower() + name[1:]
    return tr("scenario « {label} »", label=name)
