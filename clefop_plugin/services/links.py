"""The commuting links of one territory: how far it holds together, where its workers go, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clefop_plugin.core import flows as measures
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.flows import FlowTable
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, number, tr
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.region import Groups, Region
from clefop_plugin.workspace import batches

#: INSEE: flows under this number of workers are orders of magnitude, not exact figures.
ROUGH_UNDER = 200.0
#: Partners that are named; the others are told together.
NAMED = 12
#: Indicators of what holds people back: mobility, housing, income. The ids of the fictional region stand beside those
#: of the official files.
BRAKES = (
    "part_sans_voiture",
    "part_menages_sans_voiture",
    "part_voiture",
    "part_trajets_voiture",
    "part_transports_commun",
    "part_travail_commune",
    "part_actifs_hors_commune",
    "part_log_vacants",
    "part_logements_vacants",
    "part_logement_social",
    "part_logements_sociaux",
    "med",
    "revenu_median",
    "tp60",
    "taux_pauvrete",
    "part_rsa",
)


@dataclass(frozen=True)
class Link:
    """Workers exchanged with one partner: another territory, or a département outside the region.

    ``share`` is that of all who leave (or come), between 0 and 1; ``rough`` marks an order of magnitude; ``x`` and
    ``y`` a point of the partner in the workspace CRS, None outside the region.
    """

    code: str
    name: str
    outside: bool
    workers: float
    share: float
    rough: bool
    x: float | None
    y: float | None


def partner_name(link: Link) -> str:
    """Name of a partner, which says when it is outside the region."""
    name = typographic(link.name)
    return tr("{name} (outside)", name=name) if link.outside else name


def workers_text(link: Link) -> str:
    """Workers exchanged with a partner; « ≈ » marks an order of magnitude."""
    return f"≈{NARROW_NBSP}{number(link.workers)}" if link.rough else number(link.workers)


def rough_note() -> str:
    """What « ≈ » means beside workers."""
    return tr("≈: under 200 workers, a flow is an order of magnitude (INSEE).")


@dataclass(frozen=True)
class Links:
    """Commuting of a territory. ``supply`` and ``demand`` are shares of self-containment (0 to 1), None when unknown.

    ``residents`` work and live there whatever their workplace; ``jobs`` are held by residents of anywhere known;
    ``stay`` do both inside. ``leaving`` and ``coming`` name the first partners; ``others_leaving`` and
    ``others_coming`` count the workers of those that are not named. ``rank`` is the place of ``supply`` among the
    ``ranked`` territories (1: the most self-contained).
    """

    residents: float
    jobs: float
    stay: float
    supply: float | None
    demand: float | None
    region_supply: float | None
    rank: int | None
    ranked: int
    leaving: tuple[Link, ...]
    coming: tuple[Link, ...]
    others_leaving: float
    others_coming: float
    x: float | None
    y: float | None
    sources: tuple[str, ...]


#: Containers whose flows are kept: one weighs as much as all the flows.
MOST_TABLES = 3


@dataclass(frozen=True)
class _Table:
    """Flows of a container: its territories first, then the départements outside, then communes without territory."""

    flows: FlowTable
    territories: int
    names: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class _Flows:
    """Positions of the homes and workplaces among the communes, or -1 - the position of their département in
    ``outside`` (by code), and the number of workers."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    count: npt.NDArray[np.float64]
    outside: tuple[str, ...]


class _Places(dict[str, int]):
    """Positions of the communes; one of outside gets -1 - the rank of its département in ``outside``."""

    def __init__(self, known: dict[str, int]) -> None:
        super().__init__(known)
        self.outside: dict[str, int] = {}

    def __missing__(self, code: str) -> int:
        departement = departement_of(code)
        found = self[code] = -1 - self.outside.setdefault(departement, len(self.outside))
        return found


class CommutingLinks:
    """Reads the flows once and answers for any territory."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._tables: dict[tuple[str, str], _Table] = {}

    @cached_property
    def _flows(self) -> _Flows:
        """The flows as positions: read in batches, as the codes of all of them together weigh much."""
        place = _Places(self._region.place)
        parts: list[tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.float64]]] = []
        with self._region.workspace.reading() as connection:
            for rows in batches.flows(connection):
                columns = list(zip(*rows, strict=True))
                first, second = (
                    np.fromiter(map(place.__getitem__, codes), dtype=np.int32, count=len(rows)) for codes in columns[:2]
                )
                parts.append((first, second, np.array(columns[2], dtype=np.float64)))
        if not parts:
            return _Flows(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32), np.empty(0), ())
        first, second, count = (np.concatenate([part[i] for part in parts]) for i in range(3))
        # départements outside are numbered by code, whatever the order in which they were met
        names = tuple(sorted(place.outside))
        rank = np.array([0, *(names.index(name) for name in place.outside)], dtype=np.int32)
        first, second = (np.where(end < 0, -1 - rank[np.maximum(-end, 0)], end) for end in (first, second))
        return _Flows(first.astype(np.int32), second.astype(np.int32), count, names)

    @property
    def known(self) -> bool:
        """Whether the workspace has flows at all."""
        return len(self._flows.count) > 0

    def of(self, ref: TerritoryRef) -> Links | None:
        """Links of a territory; None when the workspace has no flows."""
        if not self.known:
            return None
        groups = self._region.around(ref)
        table = self._table(ref.kind, ref.container, groups)
        place = groups.position(ref.code)
        own = measures.containment(table.flows, place)
        leaving, coming = table.flows.leaving(place), table.flows.coming(place)
        first, last = measures.largest(leaving, NAMED), measures.largest(coming, NAMED)
        # A perimeter has the size its author wants: no place among the territories around it.
        rank, ranked = (None, 0) if ref.kind == "perimeter" else self._rank(table, place)
        x, y = self._point(groups, place)
        return Links(
            residents=float(table.flows.residents[place]),
            jobs=float(table.flows.jobs[place]),
            stay=float(table.flows.inside[place]),
            supply=_known(own.supply),
            demand=_known(own.demand),
            region_supply=self._region_supply,
            rank=rank,
            ranked=ranked,
            leaving=tuple(self._link(table, groups, partner, leaving) for partner in first),
            coming=tuple(self._link(table, groups, partner, coming) for partner in last),
            others_leaving=float(leaving.sum() - leaving[first].sum()),
            others_coming=float(coming.sum() - coming[last].sum()),
            x=x,
            y=y,
            sources=self._region.sources(self._sources()),
        )

    def _table(self, kind: str, container: str, groups: Groups) -> _Table:
        if (kind, container) not in self._tables:
            if len(self._tables) >= MOST_TABLES:
                self._tables.pop(next(iter(self._tables)))
            self._tables[kind, container] = self._make_table(groups)
        return self._tables[kind, container]

    def _make_table(self, groups: Groups) -> _Table:
        flows = self._flows
        codes = list(groups.grouping.codes)
        own, alone = len(codes), len(codes) + len(flows.outside)
        first, second = (_places(groups, end, own, alone) for end in (flows.first, flows.second))
        names = [groups.names.get(code, code) for code in codes]
        names += [departement_name(code) or code for code in flows.outside]
        return _Table(
            measures.between(first, second, flows.count, alone + 1),
            own,
            (*names, tr("communes without a zone")),
            (*codes, *flows.outside, ""),
        )

    @cached_property
    def _region_supply(self) -> float | None:
        """Share of the region's workers who work in the region."""
        flows = self._flows
        residents = float(flows.count[flows.first >= 0].sum())
        inside = (flows.first >= 0) & (flows.second >= 0)
        return float(flows.count[inside].sum()) / residents if residents else None

    def _rank(self, table: _Table, place: int) -> tuple[int | None, int]:
        residents = table.flows.residents[: table.territories]
        supply = np.full(table.territories, np.nan)
        np.divide(table.flows.inside[: table.territories], residents, out=supply, where=residents > 0)
        known = ~np.isnan(supply)
        if not known[place]:
            return None, int(known.sum())
        return 1 + int((supply[known] > supply[place]).sum()), int(known.sum())

    def _link(self, table: _Table, groups: Groups, partner: int, workers: npt.NDArray[np.float64]) -> Link:
        inside = partner < table.territories
        point = self._point(groups, partner) if inside else (None, None)
        return Link(
            code=table.codes[partner],
            name=table.names[partner],
            outside=not inside,
            workers=float(workers[partner]),
            share=float(workers[partner] / workers.sum()),
            rough=bool(workers[partner] < ROUGH_UNDER),
            x=point[0],
            y=point[1],
        )

    def _point(self, groups: Groups, place: int) -> tuple[float, float] | tuple[None, None]:
        """The main commune of a territory that has an outline, where arrows begin and end; None without one."""
        members = groups.grouping.members(place)
        members = members[np.isfinite(self._region.centres[members]).all(axis=1)]
        if not len(members):
            return None, None
        seat = members[int(np.argmax(np.nan_to_num(self._region.population[members])))]
        x, y = self._region.centres[seat]
        return float(x), float(y)

    def _sources(self) -> list[str]:
        journal = self._region.workspace.read("imports")
        return [str(source) for source in journal["source"][journal["theme"] == "flows"]]


def _places(groups: Groups, end: npt.NDArray[np.int32], own: int, alone: int) -> npt.NDArray[np.int32]:
    """Place of each end: its territory, its département when it is outside, or the place of those without one."""
    zone = np.where(groups.grouping.index < 0, alone, groups.grouping.index)
    found = np.where(end >= 0, zone[np.maximum(end, 0)], own - 1 - end) if len(zone) else own - 1 - end
    return found.astype(np.int32)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
