"""Sources, vintages, licences and definitions of what a sheet says; the place for comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import tr
from clefop_plugin.services.figure_words import period_text
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.region import Region
from clefop_plugin.services.source_names import without_files
from clefop_plugin.services.territory_sheet.figures import doubts
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import Block, Column, Comments, Paragraph, Section, Table


def comments_section() -> Section:
    """Room for what the officer adds."""
    questions = (
        tr("What stands out in this territory"),
        tr("Points to watch, and what the figures do not say"),
        tr("Follow-up proposed to the council"),
    )
    return Section("comments", tr("Comments"), (Comments(questions),))


def sources_section(region: Region, known: Sequence[Known], credits: str) -> Section:
    """Where everything comes from, and what each indicator is."""
    figures = [figure for one in known for figure in one.figures]
    blocks: list[Block] = [*doubts(figures)]
    rows = [*_figure_rows(figures), *_zoning_rows(region.zonings), *_file_rows(known)]
    if rows:
        columns = (
            Column(tr("Data"), width=2.4),
            Column(tr("Source"), width=3.2),
            Column(tr("Date"), width=1.2),
            Column(tr("Licence"), width=1.6),
        )
        blocks.append(Table(tr("Sources, dates and licences"), columns, tuple(dict.fromkeys(rows))))
    definitions = _definitions(figures)
    if definitions:
        two = (Column(tr("Indicator"), width=2), Column(tr("Definition"), width=5))
        blocks.append(Table(tr("Definitions of the indicators"), two, definitions))
    blocks.append(Paragraph(credits))
    return Section("sources", tr("Sources and definitions"), tuple(blocks))


def _figure_rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """One row a source: its themes, its periods."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((_source(figure), figure.licence), []).append(figure)
    return [
        (
            tr("Indicators: {themes}", themes=_joined(typographic(figure.theme) for figure in own)),
            source or "–",
            _joined(period_text(figure.period) for figure in own),
            typographic(licence) or "–",
        )
        for (source, licence), own in groups.items()
    ]


def _source(figure: Figure) -> str:
    producer = "" if figure.source.startswith(figure.producer) else figure.producer
    return typographic(", ".join(part for part in (producer, figure.source) if part))


def _zoning_rows(zonings: pd.DataFrame) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for row in zonings.to_dict("records"):
        source = _joined(str(row[name] or "") for name in ("producer", "source"))
        vintage = "" if pd.isna(row["vintage"]) else str(int(row["vintage"]))
        label = tr("Zoning: {label}", label=typographic(str(row["label"])))
        found.append((label, typographic(source) or "–", vintage or "–", typographic(str(row["licence"] or "")) or "–"))
    return found


def _file_rows(known: Sequence[Known]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for one in known:
        shared = one.needs.needs.shared
        links = one.links.sources if one.links is not None else ()
        lists = (
            (tr("Training offer"), one.offer.sources if one.offer.total else (), ""),
            (tr("Support structures"), one.support.sources if one.support.rows else (), ""),
            (tr("Commuting"), links, ""),
            (
                tr("Recruitment needs"),
                (tr("Survey of recruitment needs (BMO), France Travail"),) if shared is not None else (),
                str(shared.year) if shared is not None else "",
            ),
        )
        for what, sources, day in lists:
            found += [(what, source, day or "–", "–") for source in without_files(sources)]
    return found


def _definitions(figures: Sequence[Figure]) -> tuple[tuple[str, ...], ...]:
    """What an indicator is, for those that say more than their label."""
    rows: dict[str, tuple[str, str]] = {}
    for figure in figures:
        parts = []
        if figure.numerator and figure.denominator:
            parts.append(tr("{numerator} / {denominator}", numerator=figure.numerator, denominator=figure.denominator))
        if figure.note:
            parts.append(figure.note)
        if parts:
            rows[figure.id] = (typographic(figure.label), typographic(". ".join(p.rstrip(".") for p in parts)) + ".")
    return tuple(rows.values())


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))
