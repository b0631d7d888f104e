"""The frames that every reader of a training offer fills, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import is_commune, parse_places, repair_commune
from clefop_plugin.core.text import tr
from clefop_plugin.sources.dates import any_date
from clefop_plugin.sources.report import MAX_CASES, Report

TRAINING_TEXT = (
    "id",
    "formation_id",
    "action_id",
    "title",
    "organisation",
    "level",
    "formacode",
    "nsf",
    "rome",
    "rncp",
    "modality",
    "stream",
    "domain",
    "url",
    "place_name",
    "address",
    "postcode",
    "city",
    "commune_code",
    "source",
    "departement",
    "org_commune_code",
    "org_postcode",
    "org_city",
)
#: ``x`` and ``y`` are those of a layer, in the CRS of the workspace; degrees otherwise.
TRAINING_NUMBERS = ("places", "lon", "lat", "x", "y", "org_lon", "org_lat")
SESSION_COLUMNS = ("id", "training_id", "start", "end", "state", "places")
#: Metropolitan France and overseas: a coordinate out of this box is a fault (longitude min, max, latitude min, max).
FRANCE = (-178.5, 168.5, -28.0, 52.0)
#: Mainland France and Corsica (same order). No French territory lies in the box with its axes exchanged.
MAINLAND = (-5.5, 10.0, 41.0, 51.5)
#: No session holds more places than this: a larger number is a fault.
MOST_PLACES = 100_000


@dataclass(frozen=True)
class TrainingImport:
    """``trainings``: one row per action and place, not yet located (see ``core.places``); ``sessions``; the report."""

    trainings: pd.DataFrame
    sessions: pd.DataFrame
    report: Report


class Told(Protocol):
    """What is told of a value that was mended."""

    def correct(self, reason: str, example: str | None = None) -> None:
        """Count one value."""


class Here:
    """A report that is told the line of what is being read: ``position``, made a line by ``line_at``."""

    def __init__(self, report: Report, line_at: Callable[[int], int] = int) -> None:
        self.report = report
        self.position = 0
        self._line_at = line_at
        self._times: Counter[str] = Counter()

    def correct(self, reason: str, example: str | None = None) -> None:
        """Count one value that was mended."""
        self.report.correct(reason, example, self._line(reason))

    def skip(self, reason: str, example: str | None = None) -> None:
        """Count one row that was not kept."""
        self.report.skip(reason, example, self._line(reason))

    def _line(self, reason: str) -> int | None:
        """The line, as long as the report shows it: finding it costs more than counting."""
        self._times[reason] += 1
        return self._line_at(self.position) if self._times[reason] <= MAX_CASES else None


def frame_of(columns: Mapping[str, Sequence[Any]], text: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    """Columns of texts and of numbers (None or NaN: unknown) as a frame."""
    arrays: dict[str, Any] = {}
    for name in text:
        arrays[name] = np.empty(len(columns[name]), dtype=object)
        arrays[name][:] = columns[name]
    for name in numbers:
        arrays[name] = np.array(columns[name], dtype=np.float64)
    return pd.DataFrame(arrays, copy=False)


def trainings_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a frame with every column, text or float."""
    return _frame(rows, TRAINING_TEXT, TRAINING_NUMBERS)


def sessions_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Sessions as a frame with every column."""
    return _frame(rows, SESSION_COLUMNS[:-1], SESSION_COLUMNS[-1:])


def _frame(rows: Sequence[Mapping[str, Any]], text: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {name: [str(row.get(name, "") or "") for row in rows] for name in text}
    columns.update({name: [row.get(name, np.nan) for row in rows] for name in numbers})
    return frame_of(columns, text, numbers)


def numbered(identifiers: Sequence[str]) -> list[str]:
    """Identifiers made unique: one met before is given ``#2``, ``#3``…

    >>> numbered(["a", "b", "a", "a#2"])
    ['a', 'b', 'a#2', 'a#2#2']
    """
    seen: set[str] = set()
    times: Counter[str] = Counter()
    unique = []
    for identifier in identifiers:
        name = identifier
        while name in seen:
            times[identifier] += 1
            name = f"{identifier}#{times[identifier] + 1}"
        seen.add(name)
        unique.append(name)
    return unique


def read_places(text: str, label: str, report: Told) -> float:
    """A number of places, NaN when there is none; what is not one is reported."""
    shown = f"{label}: {text[:50]}" if label else text[:50]
    try:
        places = float(text) if text.isascii() and text.isdigit() else parse_places(text)
    except ValueError:
        report.correct(tr("places that are not a number, read as unknown"), shown)
        return np.nan
    if places > MOST_PLACES:
        report.correct(tr("impossible numbers of places, read as unknown"), shown)
        return np.nan
    return places


def coordinates(lat: str, lon: str, label: str, report: Told) -> tuple[float, float]:
    """Longitude and latitude of two texts, NaN when empty; exchanged: put right; impossible or rounded to the degree:
    dropped. What is changed is reported."""
    if not lat.strip() and not lon.strip():
        return np.nan, np.nan
    shown = f"{label}: {lat.strip()} / {lon.strip()}" if label else f"{lat.strip()} / {lon.strip()}"
    try:
        y, x = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        report.correct(tr("coordinates that are not numbers, dropped"), shown)
        return np.nan, np.nan
    west, east, south, north = FRANCE
    if _in(MAINLAND, y, x) and not _in(MAINLAND, x, y):
        report.correct(tr("latitude and longitude exchanged, put right"), shown)
        x, y = y, x
    if not (west <= x <= east and south <= y <= north):
        report.correct(tr("impossible coordinates, dropped"), shown)
        return np.nan, np.nan
    if x == int(x) and y == int(y):
        report.correct(tr("coordinates rounded to the degree, dropped"), shown)
        return np.nan, np.nan
    return x, y


def read_commune(code: str, postcode: str, city: str, report: Told) -> str:
    """A commune code, "" when it is none or only repeats the postcode; what is changed is reported."""
    if not code:
        return ""
    mended = repair_commune(code)
    if mended == postcode and not _may_be_both(mended):
        report.correct(tr("commune codes that hold the postcode, ignored"), f"{code} {city}")
        return ""
    if not is_commune(mended):
        report.correct(tr("values that are not a commune code, ignored"), code[:50])
        return ""
    if mended != code:
        report.correct(tr("commune codes repaired"), f"{code} → {mended}")
    return mended


def _may_be_both(code: str) -> bool:
    """A few communes have a postcode equal to their INSEE code; a code ending in 00 is never one of them."""
    return is_commune(code) and not code.endswith("00") and not code.startswith(("751", "750"))


def read_date(text: str, report: Told) -> str:
    """A date in any usual writing as partial ISO text (see ``sources.dates``); an impossible one is reported."""
    partial, valid = any_date(text)
    if not valid:
        report.correct(tr("impossible dates, dropped"), text[:50])
    return partial


def read_period(start_text: str, end_text: str, report: Told) -> tuple[str, str]:
    """Start and end of a session; an end before the start is dropped and reported."""
    start, end = read_date(start_text, report), read_date(end_text, report)
    if start and end and end[: len(start)] < start[: len(end)]:
        report.correct(tr("sessions that end before they start: the end is dropped"), f"{start} → {end}")
        end = ""
    return start, end


def _in(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[1] and box[2] <= y <= box[3]
