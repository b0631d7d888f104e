"""All that is known of one territory. Panels, atlas and sheets read the same answers from here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.codes import lone_block
from clefop_plugin.core.departements import region_name
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import language, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.comparison import Comparison, compare
from clefop_plugin.services.council_store import read_council
from clefop_plugin.services.council_types import Council, CouncilPage
from clefop_plugin.services.council_view import council_page, recorded
from clefop_plugin.services.drawn_perimeter import drawn
from clefop_plugin.services.figures import Figures
from clefop_plugin.services.indicator_map import IndicatorMap
from clefop_plugin.services.journeys import Journeys
from clefop_plugin.services.links import CommutingLinks, Links
from clefop_plugin.services.needs import Needs, NeedsPage
from clefop_plugin.services.offer import Offer
from clefop_plugin.services.perimeters import Perimeter, read_perimeter
from clefop_plugin.services.profile_types import (
    Crossing,
    Figure,
    Identity,
    Kind,
    Lying,
    Part,
    Share,
    Support,
    TerritoryRef,
    TrainingOffer,
)
from clefop_plugin.services.recruitment import RecruitmentNeeds, Recruitments
from clefop_plugin.services.region import BLOCKS_ZONING, Container, Region
from clefop_plugin.services.support import Supports
from clefop_plugin.workspace.store import Workspace

#: A zone that holds less than this share of a territory's residents is not listed among those that cut it.
SMALLEST_SHARE = 0.0005


class Profiles:
    """Answers for any territory of a workspace; region-wide tables are read once and kept.

    May be used from a background thread, one thread at a time.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.refresh()

    def refresh(self) -> None:
        """Forget everything: the next answers read the file again."""
        self.region = Region(self.workspace)
        self._identities: dict[tuple[str, TerritoryRef], Identity] = {}
        self._figures = Figures(self.region)
        journeys = Journeys(self.region)
        self._offer = Offer(self.region, datetime.now(UTC).date().isoformat(), journeys)
        self._supports = Supports(self.region, journeys)
        self._links = CommutingLinks(self.region)
        self._recruitments = Recruitments(self.region)
        self._needs = Needs(self.region, self._recruitments, self._offer, journeys)

    def is_stale(self) -> bool:
        """Whether the file has changed since it was read."""
        return self.workspace.stamp() != self.region.stamp

    def containers(self) -> list[Container]:
        """Sets of territories one may click: latest scenario first, then zonings, then communes."""
        region = self.region
        found = [
            Container(
                "territory", row["id"], row["label"], "", len(region.groups("territory", row["id"]).grouping.codes)
            )
            for _, row in region.scenarios.iloc[::-1].iterrows()
        ]
        found += [
            Container("zone", row["id"], row["label"], row["family"], len(region.zone_names.get(row["id"], {})))
            for _, row in region.zonings.iterrows()
        ]
        return [*found, Container("commune", "", tr("Communes"), "administratif", len(region.codes))]

    def members(self, kind: Kind, container: str) -> list[tuple[str, str]]:
        """Code and name of the territories of a container that hold at least one commune, by code."""
        groups = self.region.groups(kind, container)
        return [(code, groups.names.get(code, code)) for code in groups.grouping.codes]

    def locate(self, kind: Kind, container: str, commune: str) -> TerritoryRef | None:
        """Territory of a container that holds a commune, or None."""
        groups = self.region.groups(kind, container)
        position = np.flatnonzero(self.region.codes == commune)
        if not len(position) or groups.grouping.index[position[0]] < 0:
            return None
        return TerritoryRef(kind, container, groups.grouping.codes[groups.grouping.index[position[0]]])

    def commune_at(self, x: float, y: float) -> str | None:
        """Code of the commune that holds a point of the workspace CRS, or None."""
        return self.region.commune_at(x, y)

    def lying_at(self, x: float, y: float) -> list[Lying]:
        """The territories of every container that hold the commune at a point of the workspace CRS."""
        commune = self.commune_at(x, y)
        found = []
        for container in self.containers() if commune else ():
            ref = self.locate(container.kind, container.id, commune or "")
            if ref is not None:
                name = self.region.groups(ref.kind, ref.container).names.get(ref.code, ref.code)
                found.append(Lying(ref, name, container.label))
        return found

    def perimeter(self, name: str, wkb: bytes) -> Perimeter | None:
        """The communes whose centre is inside a drawing (WKB, workspace CRS); None when there is none."""
        region = self.region
        return drawn(name, shapely.from_wkb(wkb), region.codes, region.centres, region.tree)

    def comparison(self, refs: Sequence[TerritoryRef], progress: Progress) -> Comparison:
        """Territories side by side with the region. ``progress`` is asked between two territories."""
        identities, figures = [], []
        for position, ref in enumerate(refs):
            progress.update(position / len(refs), self.region.groups(ref.kind, ref.container).names.get(ref.code, ""))
            identities.append(self.identity(ref))
            figures.append(self.figures(ref))
        return compare(self.region, self.region_label(), identities, figures)

    def communes_of(self, ref: TerritoryRef) -> list[str]:
        """Codes of the communes of a territory."""
        return [str(code) for code in self.region.codes[self._members(ref)]]

    def geometry(self, ref: TerritoryRef) -> shapely.Geometry:
        """Outline of a territory, workspace CRS."""
        members = self._members(ref)
        return dissolve(self.region.shapes(members), np.zeros(len(members), dtype=np.int64), 1)[0]

    def figures(self, ref: TerritoryRef, indicators: list[str] | None = None, period: str = "") -> list[Figure]:
        """Indicators of a territory (all those with a theme by default) with their comparisons, at their latest period
        or at one that is asked for."""
        return self._figures.of(ref, indicators, period)

    def indicator_map(self, kind: Kind, container: str, indicator: str) -> IndicatorMap:
        """An indicator over every territory of a container, with their polygons, for a map."""
        return self._figures.mapped(kind, container, indicator)

    def indicator_table(self, kind: Kind, container: str, progress: Progress | None = None) -> pd.DataFrame:
        """Every indicator over every territory of a container, at every period."""
        return self._figures.table(kind, container, progress)

    def training_offer(self, ref: TerritoryRef) -> TrainingOffer:
        """Training offer of a territory."""
        return self._offer.of(self._members(ref))

    def training_around(self, ref: TerritoryRef) -> TrainingOffer:
        """The same, with how far every training of the workspace is from the outline of the territory."""
        return self._offer.around(self._members(ref))

    def support(self, ref: TerritoryRef) -> Support:
        """Support structures of a territory."""
        return self._supports.of(self._members(ref), self._blocks(ref, self._members(ref))[1])

    def links(self, ref: TerritoryRef) -> Links | None:
        """Commuting links of a territory; None when the workspace has no flows."""
        return self._links.of(ref)

    def recruitment(self, ref: TerritoryRef, year: int | None = None) -> RecruitmentNeeds:
        """Recruitment needs of a territory, shared out from those of the basins."""
        return self._recruitments.of(self._members(ref), year)

    def needs(self, ref: TerritoryRef) -> NeedsPage:
        """Recruitment needs of a territory beside the trainings in it and around, by occupation family."""
        return self._needs.of(self._members(ref))

    def identity(self, ref: TerritoryRef) -> Identity:
        """Who the territory is: name, place, size, parts, zones that cut it."""
        key = (language(), ref)
        if key not in self._identities:
            with self.workspace.reading():
                self._identities[key] = self._identity(ref)
        return self._identities[key]

    def _identity(self, ref: TerritoryRef) -> Identity:
        region = self.region
        groups = region.groups(ref.kind, ref.container)
        members = self._members(ref)
        people = region.population[members]
        residents, area = float(np.nansum(people)), float(region.area_km2[members].sum())
        everyone, surface = float(np.nansum(region.population)), float(region.area_km2.sum())
        label, blocks = self._blocks(ref, members)
        return Identity(
            ref=ref,
            name=groups.names.get(ref.code, ref.code),
            container_label=self._container_label(ref),
            territory_word=region.meta.get("territory_label", ""),
            region_name=self.region_label(),
            departements=self._departements(members),
            population=residents,
            unknown_population=int(np.isnan(people).sum()),
            communes=len(members),
            area_km2=area,
            density=residents / area if area else 0.0,
            share_of_region=residents / everyone if everyone else 0.0,
            region_density=everyone / surface if surface else 0.0,
            colour=groups.colours.get(ref.code),
            blocks_label=label,
            blocks=blocks,
            crossings=self._crossings(ref, members),
            vintage=region.meta.get("vintage", ""),
            fictional=region.meta.get("fictional", "") == "1",
        )

    def region_label(self) -> str:
        """Name of the region of the study."""
        meta = self.region.meta
        return meta.get("region_label") or region_name(meta.get("region", "")) or meta.get("name", "")

    def council(self, ref: TerritoryRef) -> Council:
        """Council of a territory of a scenario, its members, meetings and projects; an empty one elsewhere."""
        if ref.kind != "territory":
            return Council()
        return read_council(self.workspace, ref.container, ref.code)

    def councils(self, kind: Kind, container: str) -> frozenset[str]:
        """Codes of the territories of a scenario of which something is recorded about the council; none elsewhere."""
        return recorded(self.region, container) if kind == "territory" else frozenset()

    def council_page(self, ref: TerritoryRef) -> CouncilPage:
        """The council of a territory with the overview of its scenario, or where the council of a zone is."""
        return council_page(self.region, ref, self._members(ref), self.region_label())

    def _members(self, ref: TerritoryRef) -> npt.NDArray[np.int64]:
        groups = self.region.groups(ref.kind, ref.container)
        return groups.grouping.members(groups.position(ref.code))

    def _container_label(self, ref: TerritoryRef) -> str:
        if ref.kind == "commune":
            return tr("Communes")
        if ref.kind == "zone":
            return self.region.zoning_label(ref.container)
        if ref.kind == "perimeter":
            return self._perimeter_label(read_perimeter(ref.container))
        return str(self.region.scenario(ref.container)["label"])

    def _perimeter_label(self, perimeter: Perimeter) -> str:
        if not perimeter.parts:
            return tr("Drawn perimeter")
        count = len(perimeter.parts)
        labels = {self._container_label(part) for part in perimeter.parts}
        if len(labels) > 1:
            return tr("{count} territories together", count=count)
        return tr("{count} territories of “{container}”", count=count, container=labels.pop())

    def _departements(self, members: npt.NDArray[np.int64]) -> tuple[tuple[str, str], ...]:
        groups = self.region.departements
        index = groups.grouping.index[members]
        people = np.bincount(
            index, np.nan_to_num(self.region.population[members]) + 1e-6, minlength=len(groups.grouping.codes)
        )
        order = [int(i) for i in np.argsort(-people, kind="stable") if people[i] > 0]
        return tuple((groups.grouping.codes[i], groups.names[groups.grouping.codes[i]]) for i in order)

    def _blocks(self, ref: TerritoryRef, members: npt.NDArray[np.int64]) -> tuple[str, tuple[Part, ...]]:
        region = self.region
        zoning = str(region.scenario(ref.container)["blocks"]) if ref.kind == "territory" else BLOCKS_ZONING
        if not (region.zonings["id"] == zoning).any():
            return "", ()
        table = pd.DataFrame(
            {
                "block": [
                    zone or lone_block(code)
                    for zone, code in zip(region.zones_at(zoning, members), region.codes[members], strict=True)
                ],
                "code": region.codes[members],
                "name": region.plain_communes["name"].to_numpy(dtype=object)[members],
                "people": np.nan_to_num(region.population[members]),
            }
        )
        names = region.zone_names.get(zoning, {}) | {
            lone_block(code): name for code, name in zip(table["code"], table["name"], strict=True)
        }
        parts = [_part(str(code), names, rows) for code, rows in table.groupby("block", sort=True)]
        return region.zoning_label(zoning), tuple(sorted(parts, key=lambda part: -part.population))

    def _crossings(self, ref: TerritoryRef, members: npt.NDArray[np.int64]) -> tuple[Crossing, ...]:
        """References of the scenario first, heaviest first, then the other zonings in the order of the workspace."""
        own = ref.container if ref.kind == "zone" else BLOCKS_ZONING
        weights = self._reference_weights(ref)
        zonings = [z for z in self.region.zonings["id"] if z not in (own, BLOCKS_ZONING)]
        zonings.sort(key=lambda zoning: -weights.get(zoning, 0.0))
        return tuple(self._crossing(zoning, members) for zoning in zonings)

    def _reference_weights(self, ref: TerritoryRef) -> dict[str, float]:
        if ref.kind != "territory":
            return {}
        parameters = json.loads(self.region.scenario(ref.container)["parameters"] or "{}")
        return {str(zoning): float(weight) for zoning, weight in parameters.get("references", ())}

    def _crossing(self, zoning: str, members: npt.NDArray[np.int64]) -> Crossing:
        people = np.nan_to_num(self.region.population[members])
        total = max(float(people.sum()), 1e-9)
        # "", no zone, is the first
        zones, index = np.unique(
            np.array(["", *self.region.zones_at(zoning, members)], dtype=object), return_inverse=True
        )
        sums = np.bincount(index[1:], people, minlength=len(zones)) / total
        names = self.region.zone_names.get(zoning, {})
        shares = []
        for i in np.argsort(-sums, kind="stable"):
            if sums[i] < SMALLEST_SHARE:
                continue
            code = str(zones[i])
            name = names.get(code, code) if code else tr("no zone")
            shares.append(Share(code, name, float(sums[i])))
        return Crossing(zoning, self.region.zoning_label(zoning), tuple(shares))


def _part(code: str, names: dict[str, str], rows: pd.DataFrame) -> Part:
    seat = rows.sort_values(["people", "code"], ascending=[False, True]).iloc[0]
    return Part(
        code=code,
        name=names.get(code, code),
        population=float(rows["people"].sum()),
        communes=len(rows),
        seat_code=str(seat["code"]),
        seat_name=str(seat["name"]),
    )
