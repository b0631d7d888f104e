"""Commuting flows of INSEE (base-flux-mobilite-domicile-lieu-travail): origin, destination, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import fold_district, is_commune, normalise_communes, parse_value
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

_COUNT = re.compile(r"^(?:nbflux.*|count|flux|effectif|ipondi)$", re.IGNORECASE)


@dataclass(frozen=True)
class FlowImport:
    """``flows`` has origin, destination, count (one row per pair, decimals kept)."""

    flows: pd.DataFrame
    report: Report


def flow_columns(table: Table) -> tuple[str, str, str]:
    """The columns of the origin, the destination and the number. Raises InputError when one is missing."""
    ends = detect.flow_ends(table)
    count = next((name for name in table.columns if _COUNT.match(name.strip())), None)
    if not ends or count is None:
        raise InputError(
            tr(
                "{name} is not a table of commuting flows: it needs CODGEO, DCLT and NBFLUX. "
                "The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    return ends[0], ends[1], count


def read_flows(source: str | Path | Table, communes: set[str] | None = None) -> FlowImport:
    """Read flows between communes; with ``communes``, those that start or end in one of them.

    Raises InputError when a column is missing.
    """
    table = source if isinstance(source, Table) else read_table(source)
    origin, destination, count = flow_columns(table)
    report = start_report(table, tr("Commuting flows"), tr("columns CODGEO, DCLT and {field}", field=count))
    frame = _clean(table, origin, destination, count, communes, report)
    flows = frame.groupby(["origin", "destination"])["count"].sum().reset_index()
    report.rows_kept = len(frame)
    if len(flows) < len(frame):
        report.note(tr("Rows of the same pair of communes, added: {count}.", count=number(len(frame) - len(flows))))
    return FlowImport(flows, report)


def _clean(
    table: Table, origin: str, destination: str, count: str, communes: set[str] | None, report: Report
) -> pd.DataFrame:
    first, second = _codes(table, origin, report), _codes(table, destination, report)
    values = np.full(len(table.frame), np.nan)
    for row, text in enumerate(table.frame[count]):
        try:
            values[row] = parse_value(text)[0]
        except ValueError:
            values[row] = np.nan
    good = first.map(is_commune).to_numpy(dtype=bool)
    report.skip_all(tr("rows without an origin commune"), first[~good], _lines(table, ~good))
    known = good & (values >= 0)
    report.skip_all(tr("flows without a number"), first[good & ~known], _lines(table, good & ~known))
    here = communes or set()
    abroad = known & ~second.map(lambda code: code in here or _is_french(str(code))).to_numpy(dtype=bool)
    report.skip(tr("flows to a foreign country or an unknown place"), count=int(abroad.sum()))
    known &= ~abroad
    if communes is not None:
        touching = (first.isin(communes) | second.isin(communes)).to_numpy(dtype=bool)
        report.skip(tr("flows that neither start nor end in the workspace"), count=int((known & ~touching).sum()))
        known &= touching
    return pd.DataFrame({"origin": first[known], "destination": second[known], "count": values[known]})


def _is_french(code: str) -> bool:
    """Whether a code is a commune: INSEE writes a foreign country as a code of the département 99."""
    return is_commune(code) and not code.startswith("99")


def _lines(table: Table, rows: npt.NDArray[np.bool_]) -> list[int]:
    return [line for line, wanted in zip(table.lines, rows, strict=True) if wanted]


def _codes(table: Table, column: str, report: Report) -> pd.Series:
    codes, changed = normalise_communes(table.frame[column])
    for before, after in changed:
        if is_commune(after):
            report.correct(tr("commune codes repaired"), f"{before} → {after}")
    folded = codes.map(fold_district)
    districts = int((folded != codes).sum())
    report.correct(tr("districts of Paris, Lyon or Marseille counted in their commune"), count=districts)
    return folded


def _recognise(document: Document) -> Recognition:
    if document.table is None or not detect.flow_ends(document.table):
        return NOT_MINE
    return Recognition(0.9, tr("columns {fields}", fields=detect.quoted(flow_columns(document.table))))


def _read(document: Document, options: Options, progress: Progress) -> FlowImport:
    return read_flows(document.table or document.path, None if options.communes is None else set(options.communes))


FORMATS = (Format("flows", "flows", lambda: tr("Commuting flows"), _recognise, _read),)
