"""Travel times of the workspace: from a territory to every commune, and from its communes to the nearest of some."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.services.region import BLOCKS_ZONING, Region

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Level:
    """Journeys between units, communes or EPCI: ends (k,) as positions of units, and the unit (n,) of each commune, -1
    for none. ``itself``: a unit is in reach of itself, which a table of EPCI says nothing of."""

    first: Ints
    second: Ints
    minutes: Floats
    unit: Ints
    units: int
    itself: bool


@dataclass(frozen=True)
class Trips:
    """The journeys that begin in a territory, whose communes are at positions ``members`` (m,)."""

    members: Ints
    levels: tuple[_Level, ...]
    communes: int

    @cached_property
    def to_communes(self) -> Floats:
        """Minutes (n,) from the territory to each commune: 0 inside, inf when no journey is known."""
        found = np.full(self.communes, np.inf)
        for level in self.levels:
            best = np.full(level.units + 1, np.inf)
            own = np.zeros(level.units + 1, dtype=bool)
            own[level.unit[self.members]] = True
            own[-1] = False
            rows = own[level.first]
            np.minimum.at(best, level.second[rows], level.minutes[rows])
            if level.itself:
                best[own] = 0.0
            found = np.minimum(found, best[level.unit])
        found[self.members] = 0.0
        return found

    def to_nearest(self, wanted: npt.NDArray[np.bool_]) -> Floats:
        """Minutes (m,) from each commune of the territory to the nearest of those ``wanted`` (n,): 0 for itself."""
        found = np.where(wanted[self.members], 0.0, np.inf)
        for level in self.levels:
            best = np.full(level.units + 1, np.inf)
            there = np.zeros(level.units + 1, dtype=bool)
            there[level.unit[wanted]] = True
            there[-1] = False
            rows = there[level.second]
            np.minimum.at(best, level.first[rows], level.minutes[rows])
            if level.itself:
                best[there] = 0.0
            found = np.minimum(found, best[level.unit[self.members]])
        return found


class Journeys:
    """Reads the journeys of a territory; there are none when no table of travel times was imported."""

    def __init__(self, region: Region) -> None:
        self._region = region

    @cached_property
    def known(self) -> bool:
        """Whether the workspace has travel times."""
        return self._region.workspace.count("travel_times") > 0

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Sources to print for travel times."""
        journal = self._region.workspace.read("imports")
        return self._region.sources(journal["source"][journal["theme"] == "travel"])

    def of(self, members: Ints) -> Trips | None:
        """The journeys of the communes at positions ``members``; None when the workspace has no travel times."""
        if not self.known:
            return None
        units = (self._communes, self._blocks)
        ends = json.dumps(sorted({code for names, unit in units for code in names[unit[members]] if code}))
        rows = _both_ways(self._region.workspace.read("travel_times", ends, ends, by="ends"))
        levels = []
        for names, unit in units:
            place = {name: position for position, name in enumerate(names[:-1])}
            first, second = (
                np.array([place.get(code, -1) for code in rows[end]], dtype=np.int64)
                for end in ("origin", "destination")
            )
            kept = (first >= 0) & (second >= 0)
            minutes = rows["minutes"].to_numpy(dtype=np.float64)[kept]
            levels.append(
                _Level(
                    first[kept],
                    second[kept],
                    minutes,
                    unit,
                    len(names) - 1,
                    names is self._blocks[0] and bool(kept.any()),
                )
            )
        return Trips(members, tuple(levels), len(self._region.codes))

    @cached_property
    def _communes(self) -> tuple[npt.NDArray[np.object_], Ints]:
        """Codes of the communes, then "" for none; each is a unit."""
        return _named(self._region.codes.tolist()), np.arange(len(self._region.codes), dtype=np.int64)

    @cached_property
    def _blocks(self) -> tuple[npt.NDArray[np.object_], Ints]:
        """Codes of the EPCI, then "" for none, and the EPCI of each commune."""
        if BLOCKS_ZONING not in set(self._region.zonings["id"]):
            return _named([]), np.full(len(self._region.codes), -1, dtype=np.int64)
        grouping = self._region.groups("zone", BLOCKS_ZONING).grouping
        return _named(grouping.codes), grouping.index


def _named(codes: Sequence[str]) -> npt.NDArray[np.object_]:
    return np.array([*codes, ""], dtype=object)


def _both_ways(rows: pd.DataFrame) -> pd.DataFrame:
    """The journeys, then those that are known the other way round only, turned."""
    turned = rows.rename(columns={"origin": "destination", "destination": "origin"})
    return pd.concat([rows, turned[rows.columns]]).drop_duplicates(["origin", "destination"], keep="first")
