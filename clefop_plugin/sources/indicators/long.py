"""Indicators of a long table: one row per value, with the indicator, the period and the area in columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators.areas import COMMUNE, known_areas, need_key
from clefop_plugin.sources.indicators.catalogue import Definition, plain, shipped
from clefop_plugin.sources.indicators.values import STATUSES, IndicatorImport, described, drop_negative, figures
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_INDICATOR = ("indicateur", "indicator", "indicator_id", "variable", "code_indicateur")
_PERIOD = ("periode", "period", "annee", "time_period", "millesime")
_VALUE = ("valeur", "value", "obs_value")


def is_long(table: Table) -> bool:
    """Whether a table has a column of indicators and one of values."""
    return table.find(*_INDICATOR) is not None and table.find(*_VALUE) is not None


def kind_of_values(table: Table, column: str) -> str | None:
    """Kind of the values of a table that has one row a value: count when all its indicators are, else given.

    None when ``column`` is not the column of values of such a table.
    """
    if column != table.find(*_VALUE):
        return None
    measure = table.find(*_INDICATOR)
    if measure is None:
        return "given" if table.find("FILOSOFI_MEASURE") is not None else None
    counts = {entry.id for entry in shipped() if entry.kind == "count"}
    _, texts = table.distinct(measure)
    return "count" if all(detect.zoning_id(str(text)) in counts for text in texts) else "given"


def read(table: Table, definitions: Sequence[Definition], options: Options) -> IndicatorImport:
    """Read a long table. Raises InputError when no row is an area of the study."""
    indicator, value = table.find(*_INDICATOR) or "", table.find(*_VALUE) or ""
    key = need_key(table, options.key)
    report = start_report(table, tr("Indicators, one row per value"), "")
    report.why = tr("columns {fields}", fields=detect.quoted([key.column, indicator, value]))
    codes, kept = _areas(table, key.column, key.level, options, report)
    named = (table.column(indicator).str.strip() != "").to_numpy(dtype=bool)
    for row in np.flatnonzero(kept & ~named):
        report.skip(tr("rows without an indicator"), str(codes[row]), table.lines[row])
    rows = np.flatnonzero(kept & named)
    if not len(rows):
        raise InputError(none_kept(table))
    texts = table.column(indicator).iloc[rows].str.strip()
    by_text = {text: detect.zoning_id(text) for text in texts.unique()}
    ids = texts.map(by_text)
    values, status = figures(table, value, rows, report)
    counts = ids.isin([entry.id for entry in definitions if entry.kind == "count"]).to_numpy()
    suspect = np.where(counts, values, np.nan)
    drop_negative(suspect, status, value, table, rows, report)
    when = table.text(*_PERIOD).iloc[rows].str.strip().replace("", options.period)
    result = pd.DataFrame(
        {
            "indicator_id": pd.Categorical(ids),
            "level": pd.Categorical([key.level] * len(rows)),
            "code": pd.Categorical(codes[rows]),
            "period": pd.Categorical(when),
            "value": np.where(counts, suspect, values),
            "status": pd.Categorical(status, categories=list(STATUSES)),
        }
    )
    twice = result.duplicated(["indicator_id", "level", "code", "period"])
    report.skip_all(tr("values given twice, the first is kept"), result["code"][twice].astype(str))
    report.rows_kept = int((~twice).sum())
    if key.level == COMMUNE:
        communes = None if options.communes is None else set(options.communes)
        report_absent(set(codes[rows]), communes, dict(options.names), report)
    known = {entry.id for entry in definitions}
    new = [plain(text) for text, identifier in by_text.items() if identifier not in known]
    return described(result[~twice].reset_index(drop=True), [*definitions, *new], report)


def _areas(table: Table, column: str, level: str, options: Options, report: Report) -> tuple[np.ndarray, np.ndarray]:
    """Area of each row, and which rows are of the study."""
    if level == COMMUNE:
        communes = None if options.communes is None else set(options.communes)
        found = commune_rows(table, column, communes, report)
        return found.codes.to_numpy(dtype=object), found.kept
    codes = table.column(column).str.strip().to_numpy(dtype=object)
    empty = codes == ""
    for row in np.flatnonzero(empty):
        report.skip(tr("rows without a code"), None, table.lines[row])
    wanted = known_areas(level, options)
    outside = ~empty & ~pd.Series(codes).isin(wanted).to_numpy() if wanted else np.zeros(len(codes), dtype=bool)
    report.skip(tr("rows of areas outside the study"), count=int(outside.sum()))
    return codes, np.asarray(~empty & ~outside, dtype=bool)
