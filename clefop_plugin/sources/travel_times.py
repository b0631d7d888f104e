"""Travel times between communes or EPCI: origin, destination and minutes, as routing tools export them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import is_commune, repair_siren
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import mended_codes, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

#: Zoning whose zones may be the ends of a journey.
BLOCKS = "epci"
_ORIGINS = ("ORIGIN", "ORIGINE", "FROM", "DE", "DEPART", "CODGEO", "COMMUNE", "COMID_ORIGIN")
_DESTINATIONS = ("DESTINATION", "TO", "VERS", "ARRIVEE", "DCLT", "COMID_DESTINATION")
#: Names of a column of times, and how many of its units make a minute.
_UNITS = (
    (re.compile(r"(?:.*[ _])?(?:minutes?|mn|min)(?:[ _].*)?", re.IGNORECASE), 1.0),
    (re.compile(r"(?:.*[ _])?(?:secondes?|seconds?|sec)(?:[ _].*)?", re.IGNORECASE), 60.0),
    (re.compile(r"(?:temps|dur[ée]e|duration|travel.?time|time)(?:[ _].*)?", re.IGNORECASE), 1.0),
)


@dataclass(frozen=True)
class TravelImport:
    """``times`` has origin, destination (codes of communes or of EPCI) and minutes, one row a pair."""

    times: pd.DataFrame
    report: Report


@dataclass(frozen=True)
class _Columns:
    origin: str
    destination: str
    time: str
    per_minute: float


def time_columns(table: Table) -> _Columns | None:
    """The columns of a table of travel times; None when it is none."""
    ends = table.find(*_ORIGINS), table.find(*_DESTINATIONS)
    for pattern, per_minute in _UNITS:
        found = [name for name in table.columns if pattern.fullmatch(name.strip())]
        if found and ends[0] is not None and ends[1] is not None:
            return _Columns(ends[0], ends[1], found[0], per_minute)
    return None


def read_travel_times(table: Table, communes: Iterable[str] | None, blocks: Iterable[str] = ()) -> TravelImport:
    """Read travel times; with ``communes``, those whose two ends are among them or among the EPCI ``blocks``.

    Of a pair met twice, the shortest time is kept. Raises InputError when a column is missing.
    """
    columns = time_columns(table)
    if columns is None:
        raise InputError(
            tr(
                "{name} is not a table of travel times: it needs an origin, a destination and minutes. The fields read "
                "are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    report = start_report(
        table,
        tr("Travel times"),
        tr("columns {fields}", fields=detect.quoted([columns.origin, columns.destination, columns.time])),
    )
    minutes = table.figures(columns.time)[0] / columns.per_minute
    ends = [_ends(table, name, report) for name in (columns.origin, columns.destination)]
    known = minutes >= 0
    report.skip(tr("rows without a time"), count=int((~known).sum()))
    if communes is not None:
        here = {*communes, *blocks}
        inside = np.logical_and.reduce([np.isin(codes.astype(str), list(here)) for codes in ends])
        report.skip(
            tr("journeys with an end that is neither a commune nor an EPCI of the workspace"),
            count=int((known & ~inside).sum()),
        )
        known &= inside
    frame = pd.DataFrame({"origin": ends[0][known], "destination": ends[1][known], "minutes": minutes[known]})
    times = frame.groupby(["origin", "destination"])["minutes"].min().reset_index()
    report.rows_kept = len(frame)
    again = len(frame) - len(times)
    report.correct(tr("journeys of a pair already met, whose shortest time is kept"), count=again)
    return TravelImport(times, report)


def _ends(table: Table, column: str, report: Report) -> npt.NDArray[np.object_]:
    """The codes (n,) of a column: communes, mended, or EPCI."""
    places, folded = mended_codes(table, column, report)
    codes = np.array([code if is_commune(code) else repair_siren(code) for code in folded.tolist()], dtype=object)
    return codes[places] if len(codes) else np.empty(0, dtype=object)


def _recognise(document: Document) -> Recognition:
    columns = None if document.table is None else time_columns(document.table)
    if columns is None:
        return NOT_MINE
    fields = detect.quoted([columns.origin, columns.destination, columns.time])
    return Recognition(0.95, tr("columns {fields}", fields=fields))


def _read(document: Document, options: Options, progress: Progress) -> TravelImport:
    blocks = set(options.zone_of[BLOCKS].values()) if BLOCKS in set(options.zone_of) else set()
    return read_travel_times(need_table(document), options.communes, blocks)


FORMATS = (Format("travel_times", "travel", lambda: tr("Travel times"), _recognise, _read),)
