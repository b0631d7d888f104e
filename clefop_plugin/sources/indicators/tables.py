"""Indicators of any table: wide ones whose columns the catalogue knows (INSEE, Filosofi, the user's), and long ones.

Filosofi and the census name their columns with the year (MED21, P21_POP): it gives the period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from clefop_plugin.core.codes import MISSING, SECRET
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.values import parse_values, repeated
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.indicators import long
from clefop_plugin.sources.indicators.areas import COMMUNE, Rows, area_rows, key_of, level_of_column, need_key
from clefop_plugin.sources.indicators.catalogue import Definition, known, plain, shipped
from clefop_plugin.sources.indicators.values import (
    Block,
    IndicatorImport,
    figures,
    finished,
)
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

#: A year that is that of a zoning, not of the figures.
_ZONING_YEAR = re.compile(r"(?:ze|bv|uu|au|aav|cog|geo|epci)_?(?:19|20)\d\d", re.IGNORECASE)
_NUMERIC_SHARE = 0.8


@dataclass(frozen=True)
class _Source:
    """A column to read: its indicator and its period."""

    column: str
    definition: Definition
    period: str


def read_indicators(
    source: str | Path | Table,
    catalogue: str | Path | None = None,
    communes: set[str] | None = None,
    period: str = "",
    columns: list[str] | None = None,
) -> IndicatorImport:
    """Read the indicators of a table of communes or zones.

    ``catalogue`` (TOML or CSV) describes columns that the shipped catalogue does not know; ``period`` serves columns
    without a year; ``columns`` takes other numeric columns as published values. Raises InputError when no column is
    an indicator.
    """
    table = source if isinstance(source, Table) else read_table(source)
    options = Options(
        communes=None if communes is None else frozenset(communes),
        catalogue=Path(catalogue) if catalogue else None,
        period=period,
        fields=tuple(columns or ()),
    )
    return read(table, options)


def read(table: Table, options: Options, progress: Progress | None = None) -> IndicatorImport:
    """Read the indicators of a table as the options say (see :func:`read_indicators`)."""
    progress = progress or Progress()
    definitions = known(options.catalogue, options.recipe)
    if long.is_long(table):
        return long.read(table, definitions, options)
    period = options.period or year_of_file(table)
    sources, own = _sources(table, definitions, period, options.fields)
    definitions = [*definitions, *own]
    if not sources:
        raise InputError(
            tr(
                "No known indicator in {name}. Give a catalogue of its columns. The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    levels = {source.definition.level for source in sources}
    key = need_key(table, options.key, levels.pop() if len(levels) == 1 else "")
    report = start_report(table, tr("Indicators by commune") if key.level == COMMUNE else tr("Indicators by area"), "")
    report.why = tr("codes in “{key}”, {count} known columns", key=key.column, count=number(len(sources)))
    rows = area_rows(table, key, options, report)
    _tell_left(table, sources, key.column, report)
    blocks: list[Block] = []
    for rank, source in enumerate(sources):
        progress.update(rank / len(sources))
        blocks += _blocks(table, rows, source, options, report)
    if not period and any(not block.period for block in blocks):
        report.note(tr("The file does not say the period of its figures: give it."))
    return finished(blocks, definitions, report)


def year_of_file(table: Table) -> str:
    """The year that the name of the file tells, zonings aside; "" when it tells none."""
    name = _ZONING_YEAR.sub("", table.member or table.path.stem)
    return str(detect.year_of_name(name) or "")


def _sources(
    table: Table, definitions: Sequence[Definition], period: str, fields: Sequence[str]
) -> tuple[list[_Source], list[Definition]]:
    """The columns to read, and definitions made for those that only the user asked for."""
    found: dict[tuple[str, str], _Source] = {}
    for column in table.columns:
        for entry in definitions:
            when = entry.match(column)
            if when is not None:
                found.setdefault((entry.id, when or period), _Source(column, entry, when or period))
                break
    read_columns = {source.column for source in found.values()}
    own = []
    for name in fields:
        asked = table.find(name)
        if asked is not None and asked not in read_columns and _is_numeric(table, asked):
            entry = plain(asked)
            own.append(entry)
            found.setdefault((entry.id, period), _Source(asked, entry, period))
    census = {source.period for source in found.values() if source.definition.id == "pop"}
    return [_at_census(source, census) for source in found.values()], own


def _at_census(source: _Source, census: set[str]) -> _Source:
    """Births ``NAIS1520`` run to the census of 2021: the interval ends at the census that the file has."""
    ends = source.period.split("-")
    if len(ends) != 2 or not all(end.isdigit() for end in ends) or ends[1] in census:
        return source
    after = str(int(ends[1]) + 1)
    return replace(source, period=f"{ends[0]}-{after}") if after in census else source


def _blocks(table: Table, rows: Rows, source: _Source, options: Options, report: Report) -> list[Block]:
    """The figures of one column: of the areas of the table, or of the zones they were copied from."""
    entry = source.definition
    if entry.level and entry.level != rows.level and rows.level == COMMUNE:
        return _of_zones(table, rows, source, options, report)
    counts = entry.kind == "count"
    values, status = rows.gathered(*figures(table, source.column, rows.rows, report, counts), counts)
    return [Block(entry.id, source.period, rows.level, rows.codes, values, status)]


def _of_zones(table: Table, rows: Rows, source: _Source, options: Options, report: Report) -> list[Block]:
    """A value of zones copied on their communes, read back as that of the zones: it must be the same in each.

    Kept by commune, and never summed or averaged, when no column and no zoning tells the zones.
    """
    entry, level = source.definition, source.definition.level
    values, status = figures(table, source.column, rows.rows, report)
    zones = _zones(table, rows, level, options)
    if zones is None:
        report.note(tr("“{label}” is a value of zones that this file does not name.", label=entry.label))
        values, status = rows.gathered(values, status, False)
        return [Block(entry.id, source.period, COMMUNE, rows.codes, values, status)]
    told: dict[str, float] = {}
    for zone, value in zip(zones, values, strict=True):
        if zone and not np.isnan(value) and told.setdefault(zone, value) != value:
            report.note(
                tr(
                    "“{column}” was left out: it differs inside the zone {zone}, so it is not the value of the zones. "
                    "Give a catalogue that describes it.",
                    column=source.column,
                    zone=zone,
                )
            )
            return []
    report.note(
        tr(
            "“{column}” is a value of zones copied on their communes: {count} zones were read.",
            column=source.column,
            count=number(len(told)),
        )
    )
    codes = np.array(sorted(told), dtype=object)
    found = np.array([told[code] for code in codes], dtype=np.float64)
    return [Block(entry.id, source.period, level, codes, found, repeated("ok", len(codes)))]


def _zones(table: Table, rows: Rows, level: str, options: Options) -> list[str] | None:
    kind = re.sub(r"\d+$", "", level)
    column = next((c for c in table.columns if level_of_column(table, c) == level), None)
    column = column or table.find(f"code_{level}", f"cod{level}", f"code_{kind}", f"cod{kind}", kind)
    if column is not None:
        return [str(cell).strip() for cell in table.column(column).to_numpy(dtype=object)[rows.rows]]
    zone_of = options.zone_of.get(level)
    if not zone_of:
        return None
    codes = rows.codes if rows.where is None else rows.codes[rows.where]
    return [zone_of.get(str(code), "") for code in codes]


def _tell_left(table: Table, sources: Sequence[_Source], key: str, report: Report) -> None:
    read_columns = {source.column for source in sources}
    left = [c for c in table.columns if c not in read_columns and c != key and not detect.is_no_zoning(c)]
    if left:
        report.note(tr("Columns not read: {fields}.", fields=detect.quoted(left)))


def _is_numeric(table: Table, column: str) -> bool:
    cells = table.sample(column, 500).to_numpy(dtype=object)
    sample = np.array([text for text in cells if text.strip() not in MISSING | SECRET], dtype=object)
    return bool(len(sample)) and len(parse_values(sample)[2]) <= (1 - _NUMERIC_SHARE) * len(sample)


def recognise(document: Document) -> Recognition:
    """A table of communes or zones with known columns, or with one row a value."""
    table = document.table
    if table is None or document.geometry is not None:
        return NOT_MINE
    table = replace(table, frame=table.head(500))
    if long.is_long(table):
        return Recognition(0.7 if key_of(table) else 0.0, tr("one row per value"))
    if key_of(table) is None:
        return NOT_MINE
    found = [column for column in table.columns if any(entry.match(column) is not None for entry in shipped())]
    shown = found[:_MOST_SHOWN] or table.columns
    why = tr("columns {fields}", fields=detect.quoted(shown) + ("…" if len(found) > _MOST_SHOWN else ""))
    return Recognition(0.8 if len(found) > 1 else 0.7 if found else 0.3, why)


#: Known columns named when a table is recognised.
_MOST_SHOWN = 8


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read(need_table(document), options, progress)


FORMATS = (Format("indicators", "indicators", lambda: tr("Indicators by commune or zone"), recognise, _read),)
