"""What the method pages say, as blocks of text that flow in columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
from qgis.core import Qgis

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import with_licence
from clefop_plugin.cartography.pages.flow import Block, bullet, defined, paragraph, row, title
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, number, percent, tr
from clefop_plugin.services.figure_words import period_text
from clefop_plugin.services.scenario_report.parameters import main_facts
from clefop_plugin.services.scenario_report.results import certificate_facts
from clefop_plugin.services.scenario_report.sentences import aim, guarantees, notes, proof_meaning
from clefop_plugin.services.source_names import without_files


def method_blocks(context: AtlasContext) -> list[Block]:
    """How the territories, the figures and the maps were made."""
    return [*_territories(context), *_figures(), *_maps(context)]


def source_blocks(context: AtlasContext) -> list[Block]:
    """What the atlas is made of: doubtful values, zonings, data, how to use it again."""
    return [*_doubts(context), *_zonings(context), *_data(context), *_reuse(context)]


def _territories(context: AtlasContext) -> Iterator[Block]:
    yield title(tr("How the territories were made"))
    report = context.regional.report
    if "objective" in report:
        yield from _generated(context)
        return
    if context.kind == "territory":
        yield paragraph(
            tr(
                "The territories of this scenario were not calculated as they stand: they were given, or corrected by "
                "hand after a calculation. There is no certificate to give."
            )
        )
        return
    yield paragraph(
        tr(
            "The territories are the zones of “{zoning}”, a zoning that exists: nothing was calculated, and there is "
            "no certificate to give. Where a zone goes beyond the region, only the part inside is counted.",
            zoning=typographic(context.label),
        )
    )


def _generated(context: AtlasContext) -> Iterator[Block]:
    report = context.regional.report
    for sentence in aim(report)[:2]:
        yield paragraph(sentence)
    yield paragraph(tr("Every territory respects these limits:"), 600, above=2.2)
    for sentence in guarantees(report, len(context.territories)):
        yield bullet(sentence)
    yield title(tr("The certificate of the calculation"))
    for name, value in certificate_facts(report):
        yield row(name, value)
    for sentence in (proof_meaning(report)[0 if report.get("optimal") else 1], proof_meaning(report)[-1]):
        yield paragraph(sentence, above=2.0)
    yield title(tr("What was asked"))
    references = report.get("references", [])
    total = sum(float(reference["weight"]) for reference in references) or 1.0
    for reference in references:
        share = percent(float(reference["weight"]) / total)
        yield row(typographic(str(reference["label"])), tr("{share} of the weight of the references", share=share))
    for name, value in main_facts(report):
        yield row(name, typographic(value))
    remarks = [typographic(note) for note in notes(report)]
    if remarks:
        yield title(tr("What one must know of this scenario"))
        for note in remarks:
            yield bullet(note)


def _figures() -> Iterator[Block]:
    yield title(tr("How the figures are computed"))
    yield defined(
        tr("Counts and rates"),
        tr(
            "A count is the sum of the communes. A rate is the sum of its numerators over the sum of its denominators, "
            "never a mean of rates. A value published as such by commune (a median income) cannot be added: it is "
            "estimated by a mean weighted by the residents concerned, and said to be estimated."
        ),
    )
    yield defined(
        tr("Secret, minimum, estimated, not published"),
        tr(
            "A value under statistical secrecy is never guessed. When it is missing from some communes of a "
            "territory, the sum of the others is a minimum, written with the sign ≥; a rate is computed on the "
            "communes published and said to be estimated, with the share of residents they cover. A dash means that "
            "nothing is published. Zero is a value."
        ),
    )
    yield defined(
        tr("Gap and rank"),
        tr(
            "The gap is the difference to the region: in points for a rate, in percent otherwise. Rank 1 is the "
            "highest value, which is not always the best; territories without a value have no rank."
        ),
    )


def _maps(context: AtlasContext) -> Iterator[Block]:
    yield title(tr("How the maps are made"))
    yield defined(
        tr("Rates in classes, counts in circles"),
        tr(
            "Rates are coloured in five classes at most, whose limits group the values that are alike (natural "
            "breaks, Jenks). Counts are circles whose area is proportional to the value: coloured areas would show the "
            "extent of a territory rather than what it counts."
        ),
    )
    if not context.regional.zonings:
        return
    yield defined(
        tr("Shared borders"),
        tr(
            "Each line between two neighbouring communes is read once, and the zonings that have a limit there are "
            "counted, each for one. The outer limit of the region and the coast stand apart."
        ),
    )
    yield defined(
        tr("Agreement"),
        tr(
            "The V-measure says how far knowing the zone of a resident in one zoning tells their zone in the other, "
            "both ways: 1 when the two zonings are the same, 0 when one tells nothing of the other (Rosenberg and "
            "Hirschberg, 2007)."
        ),
    )


def _doubts(context: AtlasContext) -> Iterator[Block]:
    """What is estimated or secret on the maps of indicators."""
    blocks = []
    for indicator in context.regional.mapped:
        found = context.regional.map_of(indicator)
        known, status = found.rows["value"].notna(), found.rows["status"]
        counts = (
            (tr("estimated: {count}"), int(((status == "estimated") & known).sum())),
            (tr("minimums: {count}"), int((found.rows["lower_bound"] & known).sum())),
            (tr("secret: {count}"), int(((status == "secret") & ~known).sum())),
            (tr("not published: {count}"), int(((status != "secret") & ~known).sum())),
        )
        said = ", ".join(text.format(count=number(count)) for text, count in counts if count)
        if said:
            blocks.append(row(typographic(found.label), said, 0.5))
    if blocks:
        blocks[0] = replace(blocks[0], above=1.0)
        yield title(tr("Doubtful values on the maps of the region"))
        yield paragraph(tr("Numbers of territories, out of {count}.", count=number(len(context.territories))))
        yield from blocks


def _zonings(context: AtlasContext) -> Iterator[Block]:
    region = context.profiles.region
    if not len(region.zonings):
        return
    yield title(tr("Zonings"))
    for zoning in region.zonings.to_dict(orient="records"):
        vintage = "" if pd.isna(zoning["vintage"]) else str(int(zoning["vintage"]))
        size = len(region.zone_names.get(str(zoning["id"]), {}))
        zones = tr("1 zone") if size == 1 else tr("{count} zones", count=number(size))
        parts = [part for part in (str(zoning["producer"] or ""), vintage, zones) if part]
        yield row(typographic(str(zoning["label"])), with_licence(", ".join(parts), str(zoning["licence"] or "")))


def _data(context: AtlasContext) -> Iterator[Block]:
    """Indicators by source, then the other files by subject."""
    region = context.profiles.region
    yield title(tr("Data"))
    if not context.fictional:
        vintage, census = context.meta.get("vintage", ""), context.meta.get("population_year", "")
        yield row(tr("Outlines of the communes"), tr("vintage {year}", year=vintage) if vintage else "–")
        if census:
            yield row(tr("Municipal population"), census)
    indicators = region.indicators[region.indicators["theme"] != ""]
    for (source, producer, licence), group in indicators.groupby(["source", "producer", "licence"], sort=False):
        periods = sorted(
            {p for i in group["id"] for p in (*region.periods.get(i, ()), *region.area_periods.get(i, ()))}
        )
        span = period_text(periods[0]) if periods else ""
        if len(periods) > 1:
            span = tr("{first} to {last}", first=span, last=period_text(periods[-1]))
        said = tr("1 indicator") if len(group) == 1 else tr("{count} indicators", count=number(len(group)))
        text = ", ".join(part for part in (said, span) if part)
        yield row(typographic(str(source or producer)), with_licence(text, str(licence)))
    yield from _files(context)


def _files(context: AtlasContext) -> Iterator[Block]:
    subjects = {
        "trainings": tr("Training offer"),
        "structures": tr("Support structures"),
        "flows": tr("Commuting flows"),
        "recruitment": tr("Recruitment needs"),
    }
    journal = context.profiles.workspace.read("imports")
    labels = context.profiles.region.source_labels
    for theme, subject in subjects.items():
        files = journal[journal["theme"] == theme]
        if len(files):
            names = dict.fromkeys(without_files(labels.get(name, name) for name in files["source"]))
            days = sorted({str(day)[:10] for day in files["imported"]})
            yield row(subject, tr("{names}; imported on {date}", names=", ".join(names), date=days[-1]))


def _reuse(context: AtlasContext) -> Iterator[Block]:
    yield title(tr("To reuse this atlas"))
    if context.fictional:
        yield paragraph(
            tr("This region does not exist: its communes, figures and names were invented to try the plugin."),
            600,
            palettes.ALERT,
        )
    else:
        yield paragraph(
            tr(
                "Quote the producer and the period that stand at the foot of each page. Data under an open licence "
                "may be used again by anybody, on this condition; those of training and support structures remain "
                "subject to the terms of whoever gave them."
            )
        )
    yield paragraph(
        tr(
            "Made with CLEFOP, a free plugin of QGIS {version}. Printed on {date}.",
            version=Qgis.version().split("-")[0],
            date=context.date.replace(" ", NARROW_NBSP),
        ),
        colour=palettes.SECONDARY,
    )
