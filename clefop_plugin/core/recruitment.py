"""Recruitment needs of a territory: those of the basins, shared out by the residents they have in common.

A basin gives a territory the share of its projects that the territory has of its residents: what is cut is estimated.
A masked figure counts for nothing and makes the sum a minimum; as it is in no sum, it cannot be found by difference.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]

#: A basin that has this share of its residents in a territory is whole there.
WHOLE = 1 - 1e-9
_STATUSES = {"projects": "status", "difficult": "difficult_status", "seasonal": "seasonal_status"}
_MEASURES = tuple(_STATUSES)
_RATIOS = [f"{measure}_{part}" for measure in ("difficult", "seasonal") for part in ("known", "of")]


@dataclass(frozen=True)
class Overlap:
    """A basin and a territory: shares (0 to 1) of residents. ``communes`` is how many they have in common.

    ``has_needs`` tells whether the survey has figures for this basin.
    """

    code: str
    communes: int
    share_of_basin: float
    share_of_territory: float
    has_needs: bool


@dataclass(frozen=True)
class Need:
    """Needs of an occupation, of a family, or of all: numbers of projects, None when no figure is published.

    ``status``: ok, estimated (a basin is cut), secret (nothing published) or missing; ``masked`` cells of projects are
    secret; ``minimums`` are the measures whose sum leaves out a cell that is not published. Shares (0 to 1) of
    difficult and seasonal projects are taken on the cells where both figures are published; the ``region_`` ones are
    those of all the basins.
    """

    key: str
    label: str
    family: str
    projects: float | None
    difficult: float | None
    seasonal: float | None
    status: str
    masked: int
    minimums: frozenset[str]
    share_difficult: float | None
    share_seasonal: float | None
    region_share_difficult: float | None

    @property
    def lower_bound(self) -> bool:
        """Whether the projects are a minimum."""
        return "projects" in self.minimums


@dataclass(frozen=True)
class Shared:
    """Needs of a territory in one year: in total, by family and by occupation, most projects first.

    ``coverage`` is the share (0 to 1) of the territory's residents who live in a basin with figures.
    """

    year: int
    total: Need
    families: tuple[Need, ...]
    occupations: tuple[Need, ...]
    overlaps: tuple[Overlap, ...]
    coverage: float


class Survey:
    """The needs of one year, ready to be shared out to any territory: what is the same for all is made once.

    ``rows``: basin_code, occupation, occupation_label, family, family_label, projects, difficult, seasonal (NaN when
    not published), and their status, difficult_status and seasonal_status. ``basin_of`` (n,) is the basin of each
    commune ("" for none), ``population`` (n,) its residents (NaN: unknown).
    """

    def __init__(self, rows: pd.DataFrame, basin_of: Objects, population: Floats, year: int) -> None:
        self.year = year
        self.basins = frozenset(rows["basin_code"])
        self._basin_of, self._people = basin_of, np.nan_to_num(population)
        self._cells = _cells(rows)
        self._rows_of = {str(k): np.asarray(v) for k, v in self._cells.groupby("basin_code").indices.items()}
        self._labels = {
            "all": {"": ""},
            "family": dict(zip(rows["family"], rows["family_label"], strict=True)),
            "occupation": dict(zip(rows["occupation"], rows["occupation_label"], strict=True)),
        }
        self._families = dict(zip(rows["occupation"], rows["family"], strict=True))
        self._region = {by: self._cells.groupby(by)[_RATIOS].sum(min_count=1).to_dict("index") for by in self._labels}

    def shared(self, members: npt.NDArray[np.int64]) -> Shared:
        """Needs of the territory made of the communes at ``members``."""
        found = self._overlaps(members)
        weights = {overlap.code: overlap.share_of_basin for overlap in found if overlap.has_needs}
        rows = [self._rows_of[basin] for basin, weight in weights.items() if weight > 0]
        here = self._cells.iloc[np.sort(np.concatenate(rows)) if rows else []]
        here = here.assign(weight=here["basin_code"].map(weights).to_numpy(dtype=np.float64))
        total = self._needs(here, "all", {})
        return Shared(
            year=self.year,
            total=total[0] if total else _nothing(""),
            families=self._needs(here, "family", {}),
            occupations=self._needs(here, "occupation", self._families),
            overlaps=found,
            coverage=sum(overlap.share_of_territory for overlap in found if overlap.has_needs),
        )

    def _overlaps(self, members: npt.NDArray[np.int64]) -> tuple[Overlap, ...]:
        """The basins of a territory, the largest part of it first. Without any population, communes are counted."""
        known = bool(self._people[members].sum())
        people, whole = (self._people, self._residents) if known else (np.ones(len(self._people)), self._communes)
        total = float(people[members].sum())
        inside = pd.DataFrame({"basin": self._basin_of[members], "people": people[members]})
        found = []
        for basin, rows in inside[inside["basin"] != ""].groupby("basin", sort=True):
            common, size = float(rows["people"].sum()), float(whole[basin])
            share = common / size if size else 0.0
            found.append(Overlap(str(basin), len(rows), share, common / total, str(basin) in self.basins))
        return tuple(sorted(found, key=lambda overlap: (-overlap.share_of_territory, overlap.code)))

    @cached_property
    def _residents(self) -> pd.Series:
        return pd.Series(self._people).groupby(self._basin_of).sum()

    @cached_property
    def _communes(self) -> pd.Series:
        return pd.Series(self._basin_of).groupby(self._basin_of).size()

    def _needs(self, here: pd.DataFrame, by: str, families: Mapping[str, str]) -> tuple[Need, ...]:
        return _needs(here, by, self._labels[by], families, self._region[by])


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what is published of each measure, and the key of their total."""
    cells = rows[["basin_code", "occupation", "family", "status", *_MEASURES]].reset_index(drop=True).assign(all="")
    for measure, status in _STATUSES.items():
        secret = (rows[status] == "secret") | rows[measure].isna()
        cells[f"{measure}_partial"] = secret.to_numpy(dtype=bool)
    for measure in ("difficult", "seasonal"):
        both = cells[measure].notna() & cells["projects"].notna()
        cells[f"{measure}_of"] = cells["projects"].where(both)
        cells[f"{measure}_known"] = cells[measure].where(both)
    return cells


def _needs(
    here: pd.DataFrame,
    by: str,
    labels: Mapping[str, str],
    families: Mapping[str, str],
    region: Mapping[Hashable, Mapping[Any, float]],
) -> tuple[Need, ...]:
    """Needs of each group of the cells of a territory, the most projects first; ``region``: sums of its groups."""
    if here.empty:
        return ()
    scaled = here[[*_MEASURES, *_RATIOS]].mul(here["weight"], axis=0).assign(key=here[by])
    sums = scaled.groupby("key", sort=True).sum(min_count=1)
    secret = (here["status"] == "secret").groupby(here[by]).sum().to_dict()
    cut = (here["weight"] < WHOLE).groupby(here[by]).any().to_dict()
    partial = here.groupby(by)[[f"{measure}_partial" for measure in _MEASURES]].any().to_dict("index")
    rows = []
    for name, values in sums.to_dict("index").items():
        key = str(name)
        masked = int(secret[key])
        figures = {measure: _figure(values[measure]) for measure in _MEASURES}
        status = "estimated" if cut[key] else "ok"
        if figures["projects"] is None:
            status = "secret" if masked else "missing"
        elsewhere = region[key]
        rows.append(
            Need(
                key=key,
                label=labels.get(key, "") or key,
                family=families.get(key, key if by == "family" else ""),
                **figures,
                status=status,
                masked=masked,
                minimums=frozenset(
                    m for m, value in figures.items() if value is not None and partial[key][f"{m}_partial"]
                ),
                share_difficult=_ratio(values["difficult_known"], values["difficult_of"]),
                share_seasonal=_ratio(values["seasonal_known"], values["seasonal_of"]),
                region_share_difficult=_ratio(elsewhere["difficult_known"], elsewhere["difficult_of"]),
            )
        )
    return tuple(sorted(rows, key=lambda need: (-(need.projects or 0.0), need.projects is None, need.label)))


def _nothing(label: str) -> Need:
    return Need("", label, "", None, None, None, "missing", 0, frozenset(), None, None, None)


def _figure(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _ratio(part: float, whole: float) -> float | None:
    return float(part / whole) if whole and not np.isnan(part) and not np.isnan(whole) else None
