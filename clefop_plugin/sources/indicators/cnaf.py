"""Households that receive the RSA, by commune and month (CNAF): every type of RSA is one row, summed here.

The CNAF rounds each figure to a multiple of five, without a mark: sums keep that rounding.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.indicators.areas import COMMUNE
from clefop_plugin.sources.indicators.catalogue import known
from clefop_plugin.sources.indicators.values import Block, IndicatorImport, figures, finished, grouped
from clefop_plugin.sources.tables import Table

_DATE = ("dtreffre",)
_COMMUNE = ("numcomdo",)
#: Columns of figures and the indicators they feed.
_FIGURES = {"indfoy_rsa": "rsa_foyers", "indnbp_rsa": "rsa_personnes"}


def recognise(document: Document) -> Recognition:
    """The names of the files of data.caf.fr."""
    table = document.table
    if table is None:
        return NOT_MINE
    names = [table.find(*_DATE), table.find(*_COMMUNE), *(table.find(name) for name in _FIGURES)]
    if names[0] is None or names[1] is None or not any(names[2:]):
        return NOT_MINE
    return Recognition(0.95, tr("columns {fields}", fields=detect.quoted([name for name in names if name])))


def read(table: Table, options: Options) -> IndicatorImport:
    """Sum the types of RSA by commune and month. Raises InputError when no row is a commune of the study."""
    date, key = detect.need_column(table, *_DATE), detect.need_column(table, *_COMMUNE)
    detect.need_column(table, *_FIGURES)
    report = start_report(table, tr("RSA by commune (CNAF)"), "")
    report.why = tr("columns {fields}", fields=detect.quoted([date, key]))
    communes = None if options.communes is None else set(options.communes)
    found = commune_rows(table, key, communes, report)
    places, texts = table.distinct(date)
    months = np.array([month_of(str(text)) for text in texts], dtype=object)[places]
    undated = found.kept & (months == "")
    report.skip_all(
        tr("rows whose month cannot be read"),
        [str(texts[places[row]]) for row in np.flatnonzero(undated)],
        [table.lines[row] for row in np.flatnonzero(undated)],
    )
    rows = np.flatnonzero(found.kept & ~undated)
    if not len(rows):
        raise InputError(none_kept(table))
    codes = found.codes.to_numpy(dtype=object)[rows]
    where, pairs = pd.factorize(pd.MultiIndex.from_arrays([months[rows], codes]))
    month, code = (np.asarray(pairs.get_level_values(level), dtype=object) for level in (0, 1))
    blocks = []
    for name, indicator in _FIGURES.items():
        column = table.find(name)
        if column is None:
            continue
        values, status = figures(table, column, rows, report, counts=True)
        values, status = grouped(np.asarray(where, dtype=np.int64), len(pairs), values, status)
        for when in sorted(set(month)):
            there = month == when
            blocks.append(Block(indicator, str(when), COMMUNE, code[there], values[there], status[there]))
    report.rows_kept = len(rows)
    report_absent(set(codes), communes, dict(options.names), report)
    return finished(blocks, known(options.catalogue, options.recipe), report)


def month_of(text: str) -> str:
    """The period of a date of the CNAF (``202312``, ``2023-12``, ``2023-12-01``): the year for the state at the end of
    December, else year and month; "" when it is no date."""
    match = re.fullmatch(r"((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])(?:[-/]?\d\d)?(?:T.*)?", text.strip())
    if match is None:
        return text.strip() if re.fullmatch(r"(?:19|20)\d\d", text.strip()) else ""
    return match.group(1) if match.group(2) == "12" else f"{match.group(1)}-{match.group(2)}"


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read(need_table(document), options)


FORMATS = (Format("cnaf_rsa", "indicators", lambda: tr("RSA by commune (CNAF)"), recognise, _read),)
