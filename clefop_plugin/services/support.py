"""The support structures of one territory: who serves it, who stands in it, how far, and who is left without."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.opening_hours import readable
from clefop_plugin.services.journeys import Journeys
from clefop_plugin.services.profile_types import Part, SeatDistance, StructureRow, Support
from clefop_plugin.services.region import Region, points_of
from clefop_plugin.sources.networks import network_ids, network_label
from clefop_plugin.workspace import totals

#: Zonings whose zones are service areas: the structure that serves a zone is ``network:zone code``.
SERVICE_AREAS = {"missions_locales": "mission-locale"}

#: Networks whose distance from each seat is worth showing, when they have a place on the map.
NEAREST_OF = ("mission-locale", "france-travail")


@dataclass(frozen=True)
class _Area:
    """Service area of one structure inside a territory."""

    communes: int
    share: float


@dataclass(frozen=True)
class _Network:
    """Names (k,) and points (k, 2) of the structures that have a place on the map, and the communes (n,) of all."""

    names: npt.NDArray[np.object_]
    xy: npt.NDArray[np.float64]
    communes: npt.NDArray[np.bool_]


class Supports:
    """Answers for any set of communes: reads the structures that stand there or serve them."""

    def __init__(self, region: Region, journeys: Journeys) -> None:
        self._region, self._journeys = region, journeys

    @cached_property
    def _totals(self) -> dict[str, int]:
        """Number of structures of the region by network."""
        with self._region.workspace.reading() as connection:
            return dict(totals.structures(connection))

    @cached_property
    def _sources(self) -> list[str]:
        with self._region.workspace.reading() as connection:
            return totals.structure_sources(connection)

    @cached_property
    def _near(self) -> dict[str, _Network]:
        """The structures of the networks of ``NEAREST_OF``."""
        found = {}
        for network in NEAREST_OF:
            table = self._region.workspace.read("structures", network, by="network")
            xy = points_of(table)
            there = ~np.isnan(xy[:, 0])
            communes = np.zeros(len(self._region.codes), dtype=bool)
            communes[[self._region.place[code] for code in table["commune_code"] if code in self._region.place]] = True
            found[network] = _Network(table["name"].to_numpy(dtype=object)[there], xy[there], communes)
        return found

    @cached_property
    def _service_zoning(self) -> str:
        return service_zoning(self._region)

    def _served_by(self, members: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
        """Id of the structure that serves each commune at ``members``, empty when none."""
        zoning = self._service_zoning
        if not zoning:
            return np.full(len(members), "", dtype=object)
        prefix = SERVICE_AREAS[zoning] + ":"
        return np.array(
            [prefix + zone if zone else "" for zone in self._region.zones_at(zoning, members)], dtype=object
        )

    def of(self, members: npt.NDArray[np.int64], blocks: tuple[Part, ...]) -> Support:
        """Structures of the territory made of the communes at positions ``members``, and of these blocks."""
        served = self._served_by(members)
        areas = self._areas(members, served)
        codes, ids = json.dumps(self._region.codes[members].tolist()), json.dumps(sorted(areas))
        table = self._region.workspace.read("structures", codes, ids, ids, by="communes or ids")
        parents = self._parents(table)
        places = dict(zip(self._region.codes[members].tolist(), members.tolist(), strict=True))
        seat = self._seat(members)
        rows = []
        records = table.drop(columns="geom").to_dict("records")
        # plain values: reading one of them from a frame is a hundred times slower
        for row, xy in zip(records, points_of(table).tolist(), strict=True):
            area = areas.get(row["id"]) or areas.get(row["parent_id"])
            inside = row["commune_code"] in places
            rows.append(self._row(row, xy, inside, area, parents.get(row["parent_id"], ""), seat))
        rows.sort(key=lambda r: (_network_order(r.network), not r.serves, r.is_branch, r.name))
        counts = [(n, network_label(n), sum(r.network == n for r in rows)) for n in network_ids()]
        return Support(
            rows=tuple(rows),
            networks=tuple(c for c in counts if c[0] in self._totals),
            distances=self._distances(blocks),
            uncovered_communes=self._uncovered(members, served),
            has_service_areas=bool(self._service_zoning),
            region_total=sum(self._totals.values()),
            sources=self._region.sources(self._sources),
            time_sources=self._journeys.sources if self._journeys.known else (),
        )

    def _parents(self, table: pd.DataFrame) -> dict[str, str]:
        """Names of the structures that those of the table are branches of."""
        wanted = json.dumps(sorted(set(table["parent_id"]) - {""}))
        found = self._region.workspace.read("structures", "[]", wanted, "[]", by="communes or ids")
        return dict(zip(found["id"], found["name"], strict=True))

    def _row(
        self,
        row: dict[Any, Any],
        xy: list[float],
        inside: bool,
        area: _Area | None,
        parent: str,
        seat: npt.NDArray[np.float64],
    ) -> StructureRow:
        x, y = xy
        on_map = not np.isnan(x)
        distance = float(np.hypot(x - seat[0], y - seat[1]) / 1000)
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
            commune_name=self._region.commune_names.get(row["commune_code"], row["city"]),
            inside=inside,
            serves=area is not None,
            covered_communes=None if area is None else area.communes,
            covered_share=None if area is None else area.share,
            distance_km=None if np.isnan(distance) else distance,
            precision=row["precision"],
            source=row["source"],
            x=float(x) if on_map else None,
            y=float(y) if on_map else None,
        )

    def _areas(self, members: npt.NDArray[np.int64], served: npt.NDArray[np.object_]) -> dict[str, _Area]:
        people = np.nan_to_num(self._region.population[members])
        frame = pd.DataFrame({"id": served, "people": people})
        total = max(float(people.sum()), 1.0)
        grouped = frame[frame["id"] != ""].groupby("id")["people"].agg(["size", "sum"])
        return {str(k): _Area(int(v["size"]), float(v["sum"] / total)) for k, v in grouped.iterrows()}

    def _uncovered(
        self, members: npt.NDArray[np.int64], served: npt.NDArray[np.object_]
    ) -> tuple[tuple[str, str], ...]:
        if not self._service_zoning:
            return ()
        rows = self._region.plain_communes.iloc[members[served == ""]]
        pairs = ((str(code), str(name)) for code, name in zip(rows["code"], rows["name"], strict=True))
        return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))

    def _seat(self, members: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        best = members[int(np.argmax(np.nan_to_num(self._region.population[members])))]
        return np.asarray(self._region.centres[best], dtype=np.float64)

    def _distances(self, blocks: tuple[Part, ...]) -> tuple[SeatDistance, ...]:
        found = []
        seats = np.array([self._region.place[block.seat_code] for block in blocks], dtype=np.int64)
        trips = self._journeys.of(seats) if len(seats) else None
        for network, near in self._near.items():
            if not len(near.names):
                continue
            minutes = [None] * len(seats) if trips is None else trips.to_nearest(near.communes).tolist()
            for block, seat, time in zip(blocks, seats, minutes, strict=True):
                x, y = self._region.centres[seat]
                if np.isnan(x):  # a commune without outline is at no distance
                    continue
                distance = np.hypot(near.xy[:, 0] - x, near.xy[:, 1] - y)
                best = int(np.argmin(distance))
                name, km = str(near.names[best]), float(distance[best]) / 1000
                found.append(SeatDistance(block.code, block.seat_name, network, name, km, time))
        return tuple(found)


def service_zoning(region: Region) -> str:
    """The zoning whose zones are service areas, "" when the workspace has none."""
    known = set(region.zonings["id"])
    return next((zoning for zoning in SERVICE_AREAS if zoning in known), "")


def _network_order(network: str) -> int:
    known = network_ids()
    return known.index(network) if network in known else len(known)
