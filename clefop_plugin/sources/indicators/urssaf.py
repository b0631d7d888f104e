"""Private employees and employer establishments by commune and activity (Urssaf), summed by commune and grand secteur.

One row is a commune and an APE code, with two columns a year. An empty cell of a year means that the commune had no
establishment of that activity: it adds nothing. A withheld cell makes the sums that hold it secret.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.indicators.areas import COMMUNE
from clefop_plugin.sources.indicators.catalogue import Definition, known
from clefop_plugin.sources.indicators.values import (
    Block,
    Floats,
    IndicatorImport,
    Objects,
    figures,
    finished,
    grouped,
)
from clefop_plugin.sources.tables import Table

_COMMUNE, _SECTOR, _APE = ("code_commune",), ("grand_secteur_d_activite", "grand_secteur"), ("code_ape", "ape")
_YEARS = re.compile(r"(?P<stem>effectifs_salaries|nombre_d_etablissements)_(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


def recognise(document: Document) -> Recognition:
    """A commune, an activity, and columns of years."""
    table = document.table
    if table is None:
        return NOT_MINE
    years = [column for column in table.columns if _YEARS.fullmatch(column.strip())]
    key, sector, ape = table.find(*_COMMUNE), table.find(*_SECTOR), table.find(*_APE)
    if key is None or not years or (sector is None and ape is None):
        return NOT_MINE
    return Recognition(
        0.95, tr("columns {fields}", fields=detect.quoted([key, sector or ape or "", years[0], "…", years[-1]]))
    )


def read(table: Table, options: Options, progress: Progress | None = None) -> IndicatorImport:
    """Sum the rows by commune and sector. Raises InputError when no row is a commune of the study."""
    progress = progress or Progress()
    key, sector = detect.need_column(table, *_COMMUNE), table.find(*_SECTOR)
    report = start_report(table, tr("Private employment by commune and activity (Urssaf)"), "")
    columns = {column: match for column in table.columns if (match := _YEARS.fullmatch(column.strip()))}
    if not columns:
        detect.need_column(table, "effectifs_salaries_2023")
    report.why = tr("codes in “{key}”, {count} columns of years", key=key, count=number(len(columns)))
    communes = None if options.communes is None else set(options.communes)
    found = commune_rows(table, key, communes, report)
    rows = np.flatnonzero(found.kept)
    if not len(rows):
        raise InputError(none_kept(table))
    where, codes = pd.factorize(found.codes.to_numpy(dtype=object)[rows])
    sectors = _sectors(table, sector, rows)
    there = sorted(set(sectors) - {""})
    if sector is None or not there:
        report.note(tr("The file does not say the sector of its rows: only totals were read."))
    definitions = known(options.catalogue, options.recipe)
    blocks: list[Block] = []
    once = np.asarray(codes, dtype=object)
    for rank, (column, match) in enumerate(columns.items()):
        progress.update(rank / len(columns))
        values, status = figures(table, column, rows, report, counts=True)
        stem = match["stem"].lower()
        for code in ["", *there]:
            entry = _entry(definitions, f"{stem}_{match['year']}", code)
            if entry is None:
                continue
            blocks.append(_block(entry, match["year"], np.asarray(where), once, values, status, sectors, code))
    report.rows_kept = len(rows)
    report_absent(set(once), communes, dict(options.names), report)
    return finished(blocks, definitions, report)


def _block(
    entry: Definition,
    year: str,
    where: np.ndarray,
    codes: Objects,
    values: Floats,
    status: Objects,
    sectors: Objects,
    sector: str,
) -> Block:
    """Sums over the rows of a sector ("": all); a commune without a row of the sector has nobody in it."""
    mine = np.ones(len(where), dtype=bool) if not sector else sectors == sector
    total, found = grouped(where[mine], len(codes), values[mine], status[mine], blanks=True)
    has = np.bincount(where[mine], minlength=len(codes)) > 0
    return Block(
        entry.id,
        year,
        COMMUNE,
        codes,
        np.where(has, total, 0.0),
        np.where(has, found, "ok").astype(object),
    )


def _sectors(table: Table, column: str | None, rows: np.ndarray) -> Objects:
    """Code of the grand secteur of each row, such as GS1; "" when it has none."""
    if column is None:
        return np.full(len(rows), "", dtype=object)
    places, texts = table.distinct(column)
    codes: Objects = np.array([_sector(str(text)) for text in texts], dtype=object)
    of_rows: Objects = codes[places[rows]]
    return of_rows


def _sector(text: str) -> str:
    match = re.match(r"\s*(GS\d+)\b", text, re.IGNORECASE)
    return match.group(1).upper() if match else ""


def _entry(definitions: Sequence[Definition], column: str, sector: str) -> Definition | None:
    return next((e for e in definitions if e.sector == sector and e.match(column) is not None), None)


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read(need_table(document), options, progress)


FORMATS = (
    Format("urssaf", "indicators", lambda: tr("Private employment by commune and activity (Urssaf)"), recognise, _read),
)
