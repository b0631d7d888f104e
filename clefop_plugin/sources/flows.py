"""Commuting flows of INSEE (base-flux-mobilite-domicile-lieu-travail): origin, destination, weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import is_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.cells import Objects, Ranks
from clefop_plugin.sources.communes import mended_codes, report_unknown, start_report, unknown_near
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

_COUNT = re.compile(r"^(?:nbflux.*|count|flux|effectif|ipondi)$", re.IGNORECASE)
#: Rows named in a report that counts many more.
_NAMED = 200


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
    first, second = _codes(table, origin, report), _codes(table, destination, report)
    values, _, _ = table.figures(count)
    kept = _kept(table, first, second, values, communes, report)
    if communes is not None:
        unknown = unknown_near({*first.texts, *second.texts}, communes)
        report_unknown(unknown, _names(table, first, second, unknown), report)
    flows = _summed(first, second, values, kept)
    report.rows_kept = int(kept.sum())
    if len(flows) < report.rows_kept:
        _tell_added(table, first, second, kept, report)
    return FlowImport(flows, report)


def _tell_added(table: Table, first: _Codes, second: _Codes, kept: npt.NDArray[np.bool_], report: Report) -> None:
    """The rows added to one of the same pair of communes, with the pairs and the lines."""
    rows = np.flatnonzero(kept)
    pair = first.ranks[rows].astype(np.int64) * len(second.texts) + second.ranks[rows]
    again = rows[pd.Series(pair).duplicated().to_numpy()]
    for row in again[:_NAMED]:
        ends = f"{first.texts[first.ranks[row]]} → {second.texts[second.ranks[row]]}"
        report.correct(tr("rows of a pair of communes already met, added to it"), ends, int(table.lines[row]))
    report.correct(
        tr("rows of a pair of communes already met, added to it"), count=len(again) - min(_NAMED, len(again))
    )


@dataclass(frozen=True)
class _Codes:
    """The codes (k,) of a column, sorted, and the rank (n,) among them of that of each row."""

    texts: Objects
    ranks: Ranks

    def are(self, good: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Which rows (n,) have a code that ``good`` accepts."""
        return np.fromiter((good(text) for text in self.texts), bool, len(self.texts))[self.ranks]


def _codes(table: Table, column: str, report: Report) -> _Codes:
    """The communes of a column, each code once."""
    places, folded = mended_codes(table, column, report)
    texts, ranks = np.unique(folded, return_inverse=True)
    return _Codes(texts, ranks[places] if len(ranks) else np.empty(0, dtype=np.intp))


def _names(table: Table, first: _Codes, second: _Codes, wanted: Sequence[str]) -> dict[str, str]:
    """Names of some communes of either end, when the table has them."""
    found: dict[str, str] = {}
    for codes, column in ((first, table.find("LIBGEO", "LIB_GEO")), (second, table.find("L_DCLT", "LIBDCLT"))):
        ranks = np.flatnonzero(np.isin(codes.texts.astype(str), list(wanted)))
        if column is None or not len(ranks):
            continue
        labels = table.column(column)
        for rank in ranks:
            found[str(codes.texts[rank])] = str(labels.iat[int(np.argmax(codes.ranks == rank))]).strip()
    return found


def _kept(
    table: Table,
    first: _Codes,
    second: _Codes,
    values: npt.NDArray[np.float64],
    communes: set[str] | None,
    report: Report,
) -> npt.NDArray[np.bool_]:
    """Which rows (n,) are flows between communes; the others are counted in the report."""
    good = first.are(is_commune)
    _skip(table, tr("rows without an origin commune"), first, ~good, report)
    known = good & (values >= 0)
    _skip(table, tr("flows without a number"), first, good & ~known, report)
    here = communes or set()
    abroad = known & ~second.are(lambda code: code in here or _is_french(code))
    report.skip(tr("flows to a foreign country or an unknown place"), count=int(abroad.sum()))
    known &= ~abroad
    if communes is not None:
        touching = first.are(communes.__contains__) | second.are(communes.__contains__)
        report.skip(tr("flows that neither start nor end in the workspace"), count=int((known & ~touching).sum()))
        known &= touching
    return known


def _skip(table: Table, reason: str, codes: _Codes, rows: npt.NDArray[np.bool_], report: Report) -> None:
    """Count the rows (n,) that are left out, and name the first ones."""
    ranks = np.flatnonzero(rows)
    named = ranks[:_NAMED]
    report.skip_all(reason, codes.texts[codes.ranks[named]], [table.lines[row] for row in named])
    report.skip(reason, count=len(ranks) - len(named))


def _summed(
    first: _Codes, second: _Codes, values: npt.NDArray[np.float64], kept: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """One row for each pair of communes, sorted."""
    width = max(1, len(second.texts))
    pairs, rows = np.unique(first.ranks[kept] * width + second.ranks[kept], return_inverse=True)
    return pd.DataFrame(
        {
            "origin": first.texts[pairs // width],
            "destination": second.texts[pairs % width],
            "count": np.bincount(rows, weights=values[kept], minlength=len(pairs)),
        }
    )


def _is_french(code: str) -> bool:
    """Whether a code is a commune: INSEE writes a foreign country as a code of the département 99."""
    return is_commune(code) and not code.startswith("99")


def _recognise(document: Document) -> Recognition:
    if document.table is None or not detect.flow_ends(document.table):
        return NOT_MINE
    if not any(_COUNT.match(name.strip()) for name in document.table.columns):
        # Said to be flows, its reader tells what is missing.
        return Recognition(0.3, tr("columns {fields}", fields=detect.quoted(detect.flow_ends(document.table))))
    return Recognition(0.9, tr("columns {fields}", fields=detect.quoted(flow_columns(document.table))))


def _read(document: Document, options: Options, progress: Progress) -> FlowImport:
    return read_flows(document.table or document.path, None if options.communes is None else set(options.communes))


FORMATS = (Format("flows", "flows", lambda: tr("Commuting flows"), _recognise, _read),)
