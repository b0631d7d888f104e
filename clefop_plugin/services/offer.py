"""The training offer of one territory, by domain and level, beside the region's."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import training
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.places import departement_of_postcode
from clefop_plugin.services.profile_types import Count, DepartementOffer, TrainingOffer, TrainingRow
from clefop_plugin.services.region import Region, points_of
from clefop_plugin.workspace import totals

#: Places are the better measure of an offer; below this share of offers with known places, offers are counted instead.
ENOUGH_PLACES = 0.6


@dataclass(frozen=True)
class _Sessions:
    total: int
    open: int
    next: str


_NO_SESSION = _Sessions(0, 0, "")


@dataclass(frozen=True)
class _Whole:
    """Offers of the whole region: by domain and by level their number and places, and in all."""

    domain: dict[str, tuple[int, float]]
    level: dict[str, tuple[int, float]]
    offers: int
    known: int
    places: float


class Offer:
    """Answers for any set of communes: reads their trainings, and counts those of the region once."""

    def __init__(self, region: Region, today: str) -> None:
        self._region = region
        self._today = today

    @cached_property
    def _whole(self) -> _Whole:
        by_domain: dict[str, tuple[int, float]] = {}
        by_level: dict[str, tuple[int, float]] = {}
        offers = known = 0
        places = 0.0
        with self._region.workspace.reading() as connection:
            for domain, level, count, with_places, seats in totals.trainings(connection):
                for found, key in ((by_domain, domain), (by_level, level)):
                    before = found.get(key, (0, 0.0))
                    found[key] = before[0] + count, before[1] + seats
                offers, known, places = offers + count, known + with_places, places + seats
        return _Whole(by_domain, by_level, offers, known, places)

    @cached_property
    def _departements(self) -> npt.NDArray[np.object_]:
        """Département of each commune."""
        return np.array([departement_of(code) for code in self._region.codes], dtype=object)

    @cached_property
    def _broad(self) -> dict[str, int]:
        """How many trainings are known by their département only, by département of the workspace."""
        found: dict[str, int] = defaultdict(int)
        with self._region.workspace.reading() as connection:
            for postcode, count in totals.trainings_by_postcode(connection):
                found[departement_of_postcode(postcode)] += count
        return dict(found)

    @cached_property
    def _sources(self) -> list[str]:
        with self._region.workspace.reading() as connection:
            return totals.training_sources(connection)

    def _at_departement(self, members: npt.NDArray[np.int64]) -> tuple[DepartementOffer, ...]:
        if not self._broad:
            return ()
        met = set(self._departements[members])
        elsewhere = set(np.delete(self._departements, members))
        return tuple(
            DepartementOffer(code, departement_name(code), self._broad[code], code not in elsewhere)
            for code in sorted(met & set(self._broad))
        )

    def of(self, members: npt.NDArray[np.int64]) -> TrainingOffer:
        """Offer of the territory made of the communes at positions ``members``."""
        codes = self._region.codes[members]
        own = self._region.workspace.read("trainings", json.dumps(codes.tolist()), by="communes")
        whole = self._whole
        xy = points_of(own)
        names = self._region.plain_communes["name"].to_numpy(dtype=object)[members]
        shares_of: Literal["places", "offers"] = (
            "places" if whole.offers and whole.known / whole.offers >= ENOUGH_PLACES else "offers"
        )
        return TrainingOffer(
            total=len(own),
            places=float(own["places"].sum()),
            places_known=int(own["places"].notna().sum()),
            without_point=int(np.isnan(xy[:, 0]).sum()),
            by_domain=_counts(own, whole, "domain", training.DOMAINS, training.domain_label, shares_of),
            by_level=_counts(own, whole, "level", training.LEVELS, training.level_label, shares_of),
            shares_of=shares_of,
            rows=self._rows(own, xy, dict(zip(codes, names, strict=True))),
            region_total=whole.offers,
            sources=self._region.sources(own["source"] if len(own) else self._sources),
            at_departement=self._at_departement(members),
        )

    def _rows(self, own: pd.DataFrame, xy: npt.NDArray[np.float64], names: dict[str, str]) -> tuple[TrainingRow, ...]:
        sessions = self._sessions(own["id"])
        # plain values: reading one of them from a frame is a hundred times slower
        records = own.drop(columns="geom").to_dict("records")
        return tuple(
            _row(row, sessions.get(row["id"], _NO_SESSION), names[row["commune_code"]], x, y)
            for row, (x, y) in zip(records, xy.tolist(), strict=True)
        )

    def _sessions(self, trainings: pd.Series) -> dict[str, _Sessions]:
        table = self._region.workspace.read("training_sessions", json.dumps(trainings.tolist()), by="trainings")
        starts: dict[str, list[str]] = defaultdict(list)
        opened: dict[str, int] = defaultdict(int)
        for key, start, state in zip(table["training_id"], table["start"], table["state"], strict=True):
            starts[key].append(start)
            opened[key] += state == "open"
        return {key: _Sessions(len(found), opened[key], self._next(found)) for key, found in starts.items()}

    def _next(self, starts: list[str]) -> str:
        return min((start for start in starts if start and start >= self._today[: len(start)]), default="")


def _row(row: dict[Any, Any], sessions: _Sessions, commune_name: str, x: float, y: float) -> TrainingRow:
    return TrainingRow(
        id=row["id"],
        title=row["title"],
        organisation=row["organisation"],
        commune_code=row["commune_code"],
        commune_name=str(commune_name),
        level=row["level"],
        level_label=training.level_label(row["level"]),
        domain=row["domain"],
        domain_label=training.domain_label(row["domain"]),
        stream=row["stream"],
        modality=row["modality"],
        places=None if np.isnan(row["places"]) else float(row["places"]),
        sessions=sessions.total,
        open_sessions=sessions.open,
        next_session=sessions.next,
        precision=row["precision"],
        url=row["url"],
        source=row["source"],
        x=None if np.isnan(x) else x,
        y=None if np.isnan(y) else y,
    )


def _counts(
    own: pd.DataFrame,
    whole: _Whole,
    column: Literal["domain", "level"],
    keys: Sequence[str],
    label: Callable[[str], str],
    shares_of: Literal["places", "offers"],
) -> tuple[Count, ...]:
    everywhere = whole.domain if column == "domain" else whole.level
    of_places = shares_of == "places"
    here = own.assign(places=own["places"].fillna(0.0)).groupby(column)["places"].agg(["size", "sum"])
    mine = {str(key): (int(size), float(places)) for key, size, places in here.itertuples(name=None)}
    total, region = (float(own["places"].sum()), whole.places) if of_places else (float(len(own)), float(whole.offers))
    found = []
    for key in keys:
        if key not in everywhere:
            continue
        offers, places = mine.get(key, (0, 0.0))
        found.append(
            Count(
                key=key,
                label=label(key),
                offers=offers,
                places=places,
                share=(places if of_places else offers) / total if total else 0.0,
                region_share=everywhere[key][1 if of_places else 0] / region if region else 0.0,
            )
        )
    return tuple(found)
