"""The support structures of one territory: who serves it, who stands in it, how far, and who is left without."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.opening_hours import readable
from clefop_plugin.services.profile_types import Part, SeatDistance, StructureRow, Support
from clefop_plugin.services.region import Region
from clefop_plugin.sources.networks import network_ids, network_label

#: Zonings whose zones are service areas: the structure that serves a zone is ``network:zone code``.
SERVICE_AREAS = {"missions_locales": "mission-locale"}

#: Networks whose distance from each seat is worth showing, when they have a place on the map.
NEAREST_OF = ("mission-locale", "france-travail")


@dataclass(frozen=True)
class _Area:
    """Service area of one structure inside a territory."""

    communes: int
    share: float


class Supports:
    """Reads the structures once and answers for any set of communes."""

    def __init__(self, region: Region) -> None:
        self._region = region

    @cached_property
    def _structures(self) -> pd.DataFrame:
        return self._region.workspace.read("structures")

    @cached_property
    def _records(self) -> list[dict[Any, Any]]:
        """Rows of the structures as plain values: reading one of them from a frame is a hundred times slower."""
        return self._structures.drop(columns="geom").to_dict("records")

    @cached_property
    def _xy(self) -> npt.NDArray[np.float64]:
        points = np.asarray(self._structures["geom"], dtype=object)
        return np.column_stack([shapely.get_x(points), shapely.get_y(points)])

    @cached_property
    def _position(self) -> npt.NDArray[np.int64]:
        places = pd.Series(np.arange(len(self._region.codes)), index=self._region.codes)
        return self._structures["commune_code"].map(places).fillna(-1).to_numpy(dtype=np.int64)

    @cached_property
    def _served_by(self) -> npt.NDArray[np.object_] | None:
        """Id of the structure that serves each commune, empty when none; None without service areas."""
        known = [z for z in SERVICE_AREAS if (self._region.zonings["id"] == z).any()]
        if not known:
            return None
        served = pd.Series(self._region.codes, dtype=object).map(self._region.zone_of(known[0]))
        prefix = SERVICE_AREAS[known[0]] + ":"
        return np.array([prefix + code if isinstance(code, str) else "" for code in served], dtype=object)

    def of(self, members: npt.NDArray[np.int64], blocks: tuple[Part, ...]) -> Support:
        """Structures of the territory made of the communes at positions ``members``, and of these blocks."""
        table = self._structures
        areas = self._areas(members)
        inside = np.isin(self._position, members)
        parents = dict(zip(table["id"], table["name"], strict=True))
        seat = self._seat(members)
        rows = []
        for i, row in enumerate(self._records):
            area = areas.get(row["id"]) or areas.get(row["parent_id"])
            if inside[i] or area is not None:
                rows.append(self._row(i, bool(inside[i]), area, str(parents.get(row["parent_id"], "")), seat))
        rows.sort(key=lambda r: (_network_order(r.network), not r.serves, r.is_branch, r.name))
        counts = [(n, network_label(n), sum(r.network == n for r in rows)) for n in network_ids()]
        present = set(table["network"])
        return Support(
            rows=tuple(rows),
            networks=tuple(c for c in counts if c[0] in present),
            distances=self._distances(blocks),
            uncovered_communes=self._uncovered(members),
            has_service_areas=self._served_by is not None,
            region_total=len(table),
            sources=self._region.sources(table["source"]),
        )

    def _row(
        self, i: int, inside: bool, area: _Area | None, parent: str, seat: npt.NDArray[np.float64]
    ) -> StructureRow:
        row = self._records[i]
        x, y = self._xy[i]
        on_map = not np.isnan(x)
        commune = int(self._position[i])
        return StructureRow(
            id=row["id"],
            network=row["network"],
            network_label=network_label(row["network"]),
            name=row["name"],
            is_branch=row["parent_id"] != "",
            parent_name=parent,
            address=row["address"],
            postcode=row["postcode"],
            city=row["city"],
            phone=row["phone"],
            email=row["email"],
            website=row["website"],
            opening_hours=readable(row["opening_hours"]),
            commune_name=str(self._region.communes["name"].iloc[commune]) if commune >= 0 else row["city"],
            inside=inside,
            serves=area is not None,
            covered_communes=None if area is None else area.communes,
            covered_share=None if area is None else area.share,
            distance_km=float(np.hypot(x - seat[0], y - seat[1]) / 1000) if on_map else None,
            precision=row["precision"],
            source=row["source"],
            x=float(x) if on_map else None,
            y=float(y) if on_map else None,
        )

    def _areas(self, members: npt.NDArray[np.int64]) -> dict[str, _Area]:
        if self._served_by is None:
            return {}
        people = np.nan_to_num(self._region.population[members])
        frame = pd.DataFrame({"id": self._served_by[members], "people": people})
        total = max(float(people.sum()), 1.0)
        grouped = frame[frame["id"] != ""].groupby("id")["people"].agg(["size", "sum"])
        return {str(k): _Area(int(v["size"]), float(v["sum"] / total)) for k, v in grouped.iterrows()}

    def _uncovered(self, members: npt.NDArray[np.int64]) -> tuple[tuple[str, str], ...]:
        if self._served_by is None:
            return ()
        rows = self._region.communes.iloc[members[self._served_by[members] == ""]]
        pairs = ((str(code), str(name)) for code, name in zip(rows["code"], rows["name"], strict=True))
        return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))

    def _seat(self, members: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        best = members[int(np.argmax(np.nan_to_num(self._region.population[members])))]
        return np.asarray(self._region.centres[best], dtype=np.float64)

    def _distances(self, blocks: tuple[Part, ...]) -> tuple[SeatDistance, ...]:
        table, xy = self._structures, self._xy
        places = {code: i for i, code in enumerate(self._region.codes)}
        found = []
        for network in NEAREST_OF:
            there = np.flatnonzero((table["network"] == network).to_numpy() & ~np.isnan(xy[:, 0]))
            if not len(there):
                continue
            for block in blocks:
                x, y = self._region.centres[places[block.seat_code]]
                distance = np.hypot(xy[there, 0] - x, xy[there, 1] - y)
                best = int(np.argmin(distance))
                name = str(table["name"].iloc[there[best]])
                found.append(SeatDistance(block.code, block.seat_name, network, name, float(distance[best]) / 1000))
        return tuple(found)


def _network_order(network: str) -> int:
    known = network_ids()
    return known.index(network) if network in known else len(known)
