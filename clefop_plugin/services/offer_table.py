"""The trainings of a workspace as columns: they are filtered, counted and sorted by masks, never one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import training
from clefop_plugin.core.dates import last_day
from clefop_plugin.core.text import tr
from clefop_plugin.core.words import Words, words_of
from clefop_plugin.services.profile_types import TrainingRow, TrainingSession
from clefop_plugin.workspace.offer_columns import SessionColumns, TrainingColumns

Ints = npt.NDArray[np.signedinteger[Any]]
Mask = npt.NDArray[np.bool_]

#: Sort value of a training without any session to come.
_NEVER = 99_999_999


@dataclass(frozen=True)
class Sessions:
    """Sessions, ordered by training then start: ``of`` (m,) is the training; ``first`` and ``last`` (m,) are the days
    the start may mean, as yyyymmdd, 0 when it is not known; ``starts``, ``ends`` and ``states`` as written."""

    of: Ints
    first: Ints
    last: Ints
    open: Mask
    starts: Words
    ends: Words
    states: Words
    places: npt.NDArray[np.float32]

    def start(self, position: int) -> str:
        """The start of a session, as written."""
        return self.starts.text(position)

    def one(self, position: int) -> TrainingSession:
        """One session as plain values."""
        end, state = self.ends.text(position), self.states.text(position)
        places = float(self.places[position])
        return TrainingSession(self.start(position), end, state, None if np.isnan(places) else places)

    def only(self, trainings: Ints) -> Sessions:
        """The sessions of some trainings (positions in order), which are then the first, the second…"""
        rows = np.flatnonzero(np.isin(self.of, trainings))
        starts, ends, states = (words.only(rows) for words in (self.starts, self.ends, self.states))
        of = np.searchsorted(trainings, self.of[rows]).astype(np.int32)
        return Sessions(of, self.first[rows], self.last[rows], self.open[rows], starts, ends, states, self.places[rows])

    def between(self, first: int, last: int) -> Mask:
        """The sessions (m,) that may start between two days, yyyymmdd."""
        return (self.last >= first) & (self.first <= last) & (self.first > 0)


class OfferTable:
    """Trainings and sessions of a workspace: ``commune`` (n,) is the position of the commune of each, -1 outside the
    region; ``xy`` (n, 2) its point, NaN without one; ``places`` NaN when unknown."""

    def __init__(
        self,
        texts: Mapping[str, Words],
        commune: Ints,
        xy: npt.NDArray[np.float64],
        places: npt.NDArray[np.float64],
        sessions: Sessions,
        centres: npt.NDArray[np.float64],
        today: int,
    ) -> None:
        """``centres`` are those of the communes, ``today`` a day as yyyymmdd."""
        self._texts, self._centres, self._today = texts, centres, today
        self.commune, self.xy, self.places, self.sessions = commune, xy, places, sessions
        self.placed: Mask = ~np.isnan(xy[:, 0])

    def only(self, rows: Ints) -> OfferTable:
        """A table of some trainings (positions in order) that no longer holds the others: to show, not to count."""
        return OfferTable(
            {name: words.only(rows) for name, words in self._texts.items()},
            self.commune[rows],
            self.xy[rows],
            self.places[rows],
            self.sessions.only(rows),
            self._centres,
            self._today,
        )

    def __len__(self) -> int:
        return len(self.commune)

    def words(self, column: str) -> Words:
        """A column of texts; "commune" is the name of the commune, or the town as written."""
        return self._texts[column]

    @cached_property
    def searched(self) -> tuple[Words, ...]:
        """What a search looks in, as columns already without case nor accents."""
        return (
            *(self.words(name).folded() for name in ("title", "organisation", "commune")),
            self.words("domain").labelled(training.domain_label).folded(),
            self.words("level").labelled(training.level_label).folded(),
        )

    @cached_property
    def _sites(self) -> tuple[npt.NDArray[np.float64], Ints]:
        from_ = self.xy.copy()
        lost = ~self.placed & (self.commune >= 0)
        from_[lost] = self._centres[self.commune[lost]]
        # One complex number a point: far faster to tell apart than rows of two columns.
        sites, of = np.unique(from_[:, 0] + 1j * from_[:, 1], return_inverse=True)
        return np.column_stack([sites.real, sites.imag]), of.reshape(-1).astype(np.int64)

    @property
    def site_xy(self) -> npt.NDArray[np.float64]:
        """The different places (s, 2) of the trainings: their point, else the centre of their commune, else NaN."""
        return self._sites[0]

    @property
    def site(self) -> Ints:
        """Which place each training (n,) has."""
        return self._sites[1]

    @cached_property
    def session_count(self) -> Ints:
        """Number of sessions of each training (n,)."""
        return np.bincount(self.sessions.of, minlength=len(self))

    @cached_property
    def open_count(self) -> Ints:
        """Number of open sessions of each training (n,)."""
        return np.bincount(self.sessions.of[self.sessions.open], minlength=len(self))

    @cached_property
    def _next(self) -> Ints:
        """Position of the first session to come of each training (n,), -1 when there is none."""
        found = np.full(len(self), -1, dtype=np.int64)
        # Assigned from the last to the first: the earliest remains.
        coming = np.flatnonzero(self.sessions.last >= self._today)[::-1]
        found[self.sessions.of[coming]] = coming
        return found

    @cached_property
    def next_day(self) -> Ints:
        """First day of the next session of each training (n,), for sorting: those without one are last."""
        if not len(self.sessions.first):
            return np.full(len(self), _NEVER, dtype=np.int64)
        return np.where(self._next >= 0, self.sessions.first[np.maximum(self._next, 0)], _NEVER)

    def prepare(self) -> None:
        """Make what filters and orders need, in the thread that reads, so that the window never waits for it."""
        for column in ("title", "organisation", "commune"):
            self.words(column).rank.sum()
        for made in (self.site, self.searched, self.session_count, self.open_count, self.next_day):
            len(made)

    def order(self, kept: Ints, key: str, distance: npt.NDArray[np.float32] | None = None) -> Ints:
        """The trainings ``kept`` in an order: title, places, organisation, commune, level, session or distance."""
        title = self.words("title").rank[kept]
        if key == "places":
            first = -np.nan_to_num(self.places[kept])
        elif key == "session":
            first = self.next_day[kept]
        elif key == "distance" and distance is not None:
            first = np.nan_to_num(distance[kept], nan=np.inf)
        elif key in ("organisation", "commune", "level"):
            first = self.words(key).rank[kept]
        else:
            first, title = title, self.words("organisation").rank[kept]
        return np.asarray(kept[np.lexsort((title, first))], dtype=np.int64)

    def row(self, position: int, metres: float | None = None, minutes: float | None = None) -> TrainingRow:
        """One training as plain values; ``metres`` and ``minutes`` are how far it is from the territory."""
        row = {name: words.text(position) for name, words in self._texts.items()}
        places = float(self.places[position])
        coming = int(self._next[position])
        x, y = self.xy[position]
        return TrainingRow(
            id=row["id"],
            title=row["title"],
            organisation=row["organisation"],
            commune_code=row["commune_code"],
            commune_name=row["commune"],
            level=row["level"],
            level_label=training.level_label(row["level"]),
            domain=row["domain"],
            domain_label=training.domain_label(row["domain"]),
            stream=row["stream"],
            modality=row["modality"],
            places=None if np.isnan(places) else places,
            sessions=int(self.session_count[position]),
            open_sessions=int(self.open_count[position]),
            next_session=self.sessions.start(coming) if coming >= 0 else "",
            precision=row["precision"],
            url=row["url"],
            source=row["source"],
            x=None if np.isnan(x) else float(x),
            y=None if np.isnan(y) else float(y),
            distance_km=None if metres is None or not np.isfinite(metres) else float(metres) / 1000,
            minutes=None if minutes is None or not np.isfinite(minutes) else float(minutes),
            rome=_listed(row["rome"]),
            rncp=_listed(row["rncp"]),
            nsf=_listed(row["nsf"]),
            formacode=_listed(row["formacode"]),
            address=_address(row),
        )

    def sessions_of(self, position: int) -> tuple[TrainingSession, ...]:
        """The sessions of a training, by start; those without a date come first."""
        first, last = np.searchsorted(self.sessions.of, [position, position + 1])
        return tuple(self.sessions.one(i) for i in range(int(first), int(last)))


def offer_table(
    trainings: TrainingColumns,
    sessions: SessionColumns,
    communes: pd.DataFrame,
    centres: npt.NDArray[np.float64],
    today: str,
) -> OfferTable:
    """The table of what was read. ``communes`` gives code, name and centre (n, 2) of each commune."""
    place = {code: position for position, code in enumerate(communes["code"])}
    commune = trainings.texts["commune_code"].map(lambda code: place.get(code, -1), np.int64)
    names = _commune_names(commune, trainings.texts["city"], communes["name"].tolist())
    return OfferTable(
        {**trainings.texts, "commune": names},
        commune,
        trainings.xy,
        trainings.places,
        _sessions(sessions, trainings.fid),
        centres,
        int(today.replace("-", "")),
    )


def modality_label(modality: str) -> str:
    """Name of a way of teaching."""
    labels = {"presential": tr("On site"), "mixed": tr("Partly remote"), "distance": tr("Remote")}
    return labels.get(modality, tr("Unknown"))


def _commune_names(commune: Ints, cities: Words, names: Sequence[str]) -> Words:
    """The name of the commune of each training (n,), or the town as written outside the region."""
    texts = (
        names[place] if place >= 0 else cities.values[city]
        for place, city in zip(commune.tolist(), cities.of.tolist(), strict=True)
    )
    return words_of(texts)


def _sessions(columns: SessionColumns, fids: npt.NDArray[np.int64]) -> Sessions:
    of = np.searchsorted(fids, columns.of).astype(np.int32)
    starts, ends, states = columns.starts, columns.ends, columns.states
    alphabet = np.argsort(np.argsort(np.array([*starts.values, ""])[:-1], kind="stable"))
    order = np.lexsort((alphabet[starts.of], of))
    days = np.array([_days(text) for text in starts.values], dtype=np.int32).reshape(-1, 2)
    spans = days[starts.of[order]]
    states = Words(states.values, states.of[order])
    return Sessions(
        of=of[order],
        first=spans[:, 0],
        last=spans[:, 1],
        open=states.among({"open"}),
        starts=Words(starts.values, starts.of[order]),
        ends=Words(ends.values, ends.of[order]),
        states=states,
        places=columns.places.astype(np.float32)[order],
    )


def _days(text: str) -> tuple[int, int]:
    """The first and last days a kept date may mean, as yyyymmdd.

    >>> _days("2026-02"), _days("2026"), _days("")
    ((20260201, 20260228), (20260101, 20261231), (0, 0))
    """
    last = last_day(text)
    if last is None:
        return (0, 0)
    parts = [int(part) for part in text.split("-")] + [1, 1]
    return parts[0] * 10_000 + parts[1] * 100 + parts[2], last.year * 10_000 + last.month * 100 + last.day


def _listed(codes: str) -> tuple[str, ...]:
    return tuple(code for code in codes.split(";") if code)


def _address(row: Mapping[str, Any]) -> str:
    town = f"{row['postcode']} {row['city']}".strip()
    return ", ".join(part for part in (row["place_name"], row["address"], town) if part)
