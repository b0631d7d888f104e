"""The zonings of a workspace as one chooses among them: what they are, who made them, whom they cover."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.services.agreement import jobs_indicator
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.services.region import Region

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Coverage:
    """Part of the region that has a zone: communes, of how many, and share of the residents (NaN: nobody is known)."""

    communes: int
    of: int
    residents: float

    @property
    def whole(self) -> bool:
        """Whether every commune has a zone."""
        return self.communes == self.of


@dataclass(frozen=True)
class ListedZoning:
    """One zoning, or one scenario (``id`` is then ``scenario:<id>``, and ``family``, ``producer`` are empty)."""

    id: str
    label: str
    family: str
    producer: str
    vintage: int | None
    zones: int
    coverage: Coverage
    cuts_communes: bool = False
    created: str = ""

    @property
    def is_scenario(self) -> bool:
        """Whether it is a scenario."""
        return self.id.startswith(SCENARIO_PREFIX)


@dataclass(frozen=True)
class ZoningList:
    """Zonings in the order of the workspace, then scenarios, latest first; what measures may count; year of the
    communes."""

    zonings: tuple[ListedZoning, ...]
    weights: tuple[str, ...]
    vintage: str

    def find(self, identifier: str) -> ListedZoning | None:
        """One of them by its id, or None."""
        return next((zoning for zoning in self.zonings if zoning.id == identifier), None)


def list_zonings(region: Region) -> ZoningList:
    """Everything one may compare in the workspace of ``region``."""
    zones = {zoning: len(names) for zoning, names in region.zone_names.items()}
    found = [
        ListedZoning(
            id=str(row["id"]),
            label=str(row["label"]),
            family=str(row["family"]),
            producer=str(row["producer"]),
            vintage=None if pd.isna(row["vintage"]) else int(row["vintage"]),
            zones=zones.get(str(row["id"]), 0),
            coverage=_coverage(region, _share(region, str(row["id"]))),
            cuts_communes=str(row["unit"]) == "polygon",
        )
        for _, row in region.zonings.iterrows()
    ]
    found += [_scenario(region, row) for _, row in region.scenarios.iloc[::-1].iterrows()]
    weights: tuple[str, ...] = ("population", "communes", "area")
    if not np.nansum(region.population) > 0:
        weights = weights[1:]
    if jobs_indicator(region) is not None:
        weights = (*weights, "jobs")
    return ZoningList(tuple(found), weights, region.meta.get("vintage", ""))


def _share(region: Region, zoning: str) -> Floats:
    """Share of each commune (n,) that has a zone in a zoning."""
    rows = region.workspace.read("memberships", zoning, by="zoning_id")
    place = pd.Index(region.codes).get_indexer(pd.Index(rows["commune_code"]))  # type: ignore[no-untyped-call]
    known = place >= 0
    share = rows["share"].to_numpy(dtype=np.float64)[known]
    return np.minimum(1.0, np.bincount(place[known], share, minlength=len(region.codes)))


def _scenario(region: Region, row: pd.Series) -> ListedZoning:
    grouping = region.groups("territory", str(row["id"])).grouping
    return ListedZoning(
        id=SCENARIO_PREFIX + str(row["id"]),
        label=str(row["label"]),
        family="",
        producer=str(row["author"]),
        vintage=None,
        zones=len(grouping.codes),
        coverage=_coverage(region, (grouping.index >= 0).astype(np.float64)),
        created=str(row["created"])[:10],
    )


def _coverage(region: Region, share: Floats) -> Coverage:
    people = np.nan_to_num(region.population)
    total = float(people.sum())
    residents = float((people * share).sum()) / total if total > 0 else float("nan")
    return Coverage(int((share > 0).sum()), len(region.codes), residents)
