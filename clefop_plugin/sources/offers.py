"""The frames that every reader of a training offer fills, and what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import parse_places
from clefop_plugin.core.text import tr
from clefop_plugin.sources.report import Report

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
    "org_commune_code",
    "org_postcode",
    "org_city",
)
TRAINING_NUMBERS = ("places", "lon", "lat", "org_lon", "org_lat")
SESSION_COLUMNS = ("id", "training_id", "start", "end", "state", "places")
#: Metropolitan France and overseas: a coordinate out of this box is a fault (longitude min, max, latitude min, max).
FRANCE = (-178.5, 168.5, -28.0, 52.0)
#: Mainland France and Corsica (same order). No French territory lies in the box with its axes exchanged.
MAINLAND = (-5.5, 10.0, 41.0, 51.5)


@dataclass(frozen=True)
class TrainingImport:
    """``trainings``: one row per action and place, not yet located (see ``core.places``); ``sessions``; the report."""

    trainings: pd.DataFrame
    sessions: pd.DataFrame
    report: Report


def trainings_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a frame with every column, text or float."""
    columns: dict[str, Any] = {
        name: pd.Series([str(row.get(name, "") or "") for row in rows], dtype=object) for name in TRAINING_TEXT
    }
    for name in TRAINING_NUMBERS:
        columns[name] = np.array([row.get(name, np.nan) for row in rows], dtype=np.float64)
    return pd.DataFrame(columns)


def sessions_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Sessions as a frame with every column."""
    columns: dict[str, Any] = {
        name: pd.Series([str(row.get(name, "") or "") for row in rows], dtype=object) for name in SESSION_COLUMNS[:-1]
    }
    columns["places"] = np.array([row.get("places", np.nan) for row in rows], dtype=np.float64)
    return pd.DataFrame(columns)


def read_places(text: str, label: str, report: Report) -> float:
    """A number of places, NaN when there is none; what is not one is reported."""
    try:
        return parse_places(text)
    except ValueError:
        report.correct(tr("places that are not a number, read as unknown"), f"{label}: {text}" if label else text)
        return np.nan


def coordinates(lat: str, lon: str, label: str, report: Report) -> tuple[float, float]:
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


def _in(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[1] and box[2] <= y <= box[3]
