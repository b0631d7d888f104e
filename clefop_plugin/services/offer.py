"""The training offer of one territory, by domain and level, beside the region's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core import training
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.places import departement_of_postcode
from clefop_plugin.services.profile_types import Count, DepartementOffer, TrainingOffer, TrainingRow
from clefop_plugin.services.region import Region

#: Places are the better measure of an offer; below this share of offers with known places, offers are counted instead.
ENOUGH_PLACES = 0.6


@dataclass(frozen=True)
class _Sessions:
    total: int
    open: int
    next: str


_NO_SESSION = _Sessions(0, 0, "")


class Offer:
    """Reads the trainings once and answers for any set of communes."""

    def __init__(self, region: Region, today: str) -> None:
        self._region = region
        self._today = today

    @cached_property
    def _trainings(self) -> pd.DataFrame:
        return self._region.workspace.read("trainings")

    @cached_property
    def _records(self) -> list[dict[Any, Any]]:
        """Rows of the trainings as plain values: reading one of them from a frame is a hundred times slower."""
        return self._trainings.drop(columns="geom").to_dict("records")

    @cached_property
    def _position(self) -> npt.NDArray[np.int64]:
        """Position of the commune of each training among the communes, or -1."""
        places = pd.Series(np.arange(len(self._region.codes)), index=self._region.codes)
        return self._trainings["commune_code"].map(places).fillna(-1).to_numpy(dtype=np.int64)

    @cached_property
    def _xy(self) -> npt.NDArray[np.float64]:
        points = np.asarray(self._trainings["geom"], dtype=object)
        return np.column_stack([shapely.get_x(points), shapely.get_y(points)])

    @cached_property
    def _sessions(self) -> dict[str, _Sessions]:
        table = self._region.workspace.read("training_sessions")
        return {str(key): self._summary(rows) for key, rows in table.groupby("training_id")}

    @cached_property
    def _departements(self) -> npt.NDArray[np.object_]:
        """Département of each commune."""
        return np.array([departement_of(code) for code in self._region.codes], dtype=object)

    @cached_property
    def _broad(self) -> dict[str, int]:
        """How many trainings are known by their département only, by département of the workspace."""
        table = self._trainings
        postcodes = table["postcode"][(table["precision"] == "departement") & ~table["outside"].astype(bool)]
        return {str(code): int(count) for code, count in postcodes.map(departement_of_postcode).value_counts().items()}

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
        inside = np.isin(self._position, members)
        everywhere = self._position >= 0
        table = self._trainings
        own = table[inside]
        shares_of = "places" if _mostly_known(table["places"][everywhere]) else "offers"
        return TrainingOffer(
            total=len(own),
            places=float(own["places"].sum()),
            places_known=int(own["places"].notna().sum()),
            without_point=int(np.isnan(self._xy[inside, 0]).sum()),
            by_domain=_counts(table, inside, everywhere, "domain", training.DOMAINS, training.domain_label, shares_of),
            by_level=_counts(table, inside, everywhere, "level", training.LEVELS, training.level_label, shares_of),
            shares_of=shares_of,
            rows=tuple(self._row(int(i)) for i in np.flatnonzero(inside)),
            region_total=int(everywhere.sum()),
            sources=self._region.sources(own["source"] if len(own) else table["source"]),
            at_departement=self._at_departement(members),
        )

    def _row(self, position: int) -> TrainingRow:
        row = self._records[position]
        sessions = self._sessions.get(str(row["id"]), _NO_SESSION)
        commune = int(self._position[position])
        x, y = self._xy[position]
        return TrainingRow(
            id=row["id"],
            title=row["title"],
            organisation=row["organisation"],
            commune_code=row["commune_code"],
            commune_name=str(self._region.communes["name"].iloc[commune]) if commune >= 0 else row["city"],
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
            x=None if np.isnan(x) else float(x),
            y=None if np.isnan(y) else float(y),
        )

    def _summary(self, rows: pd.DataFrame) -> _Sessions:
        starts = sorted(start for start in rows["start"] if start >= self._today[: len(start)] and start)
        return _Sessions(len(rows), int((rows["state"] == "open").sum()), starts[0] if starts else "")


def _mostly_known(places: pd.Series) -> bool:
    return len(places) > 0 and float(places.notna().mean()) >= ENOUGH_PLACES


def _counts(
    table: pd.DataFrame,
    inside: npt.NDArray[np.bool_],
    everywhere: npt.NDArray[np.bool_],
    column: str,
    keys: Sequence[str],
    label: Callable[[str], str],
    shares_of: str,
) -> tuple[Count, ...]:
    weight = table["places"].fillna(0.0) if shares_of == "places" else pd.Series(1.0, index=table.index)
    own, region = weight[inside].sum(), weight[everywhere].sum()
    found = []
    for key in keys:
        chosen = (table[column] == key).to_numpy()
        offers = int((chosen & inside).sum())
        if not (chosen & everywhere).any():
            continue
        found.append(
            Count(
                key=key,
                label=label(key),
                offers=offers,
                places=float(table["places"][chosen & inside].sum()),
                share=float(weight[chosen & inside].sum() / own) if own else 0.0,
                region_share=float(weight[chosen & everywhere].sum() / region) if region else 0.0,
            )
        )
    return tuple(found)
