"""Recruitment needs of a territory beside the trainings in reach, by occupation family, and who has none near.

The correspondence is at the level of families: a training that leads to several counts in each of them, so families do
not add up. Distances are straight lines, or minutes of a table of travel times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.access import nearest_distance
from clefop_plugin.core.recruitment import Need
from clefop_plugin.services.journeys import Journeys, Trips
from clefop_plugin.services.occupations import catalogue, families_of_training, family_of_occupation
from clefop_plugin.services.offer import Offer
from clefop_plugin.services.offer_table import OfferTable
from clefop_plugin.services.profile_types import TrainingOffer
from clefop_plugin.services.reach import Reach
from clefop_plugin.services.recruitment import RecruitmentNeeds, Recruitments
from clefop_plugin.services.region import Region

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FamilyRow:
    """One occupation family of a territory: its needs (None when no occupation of it is surveyed), and its trainings.

    ``offers`` and ``places`` are in the territory, ``offers_near`` and ``places_near`` in it and around; places are
    None when none is known. ``ratio`` is the number of places (or of offers, as ``measure`` says) of the territory for
    100 projects, ``region_ratio`` that of the region: what is around counts in neither, it has needs of its own. None
    when the projects are not known or are none.
    ``measure`` is "" when the workspace has no trainings.
    """

    key: str
    label: str
    need: Need | None
    offers: int
    offers_near: int
    places: float | None
    places_near: float | None
    measure: str
    ratio: float | None
    region_ratio: float | None

    @property
    def unmet(self) -> bool:
        """Whether there are needs, published or secret, and no training in reach."""
        needed = self.need is not None and (bool(self.need.projects) or self.need.masked > 0)
        return needed and bool(self.measure) and self.offers_near == 0


@dataclass(frozen=True)
class FarCommunes:
    """Communes (code, name) of a territory without a training in reach, by name, and their share (0 to 1) of its
    residents (None when no population is known)."""

    communes: tuple[tuple[str, str], ...]
    of: int
    share: float | None


@dataclass(frozen=True)
class NeedsPage:
    """What is needed and taught: ``at`` and ``far`` answer for any distance without reading anything again."""

    needs: RecruitmentNeeds
    offer: TrainingOffer
    region_needs: dict[str, Need]
    leads_to: npt.NDArray[np.bool_]
    communes: tuple[tuple[str, str], ...]
    population: Floats
    centres: Floats
    trips: Trips | None = None

    @property
    def known(self) -> bool:
        """Whether the workspace has needs and trainings."""
        return self.needs.shared is not None and len(self.offer.table) > 0

    @cached_property
    def unrelated(self) -> int:
        """How many trainings of the territory lead to no known family."""
        return int((self.offer.inside & ~self.leads_to.any(axis=1)).sum())

    def prepare(self) -> None:
        """Measure now, in the thread that reads, what the panel shows first."""
        if len(self.offer.table):
            self._distances("")

    @property
    def measure(self) -> str:
        """What is compared with the needs: "places" where they are known in general, else "offers"; "" with none."""
        return self.offer.shares_of if len(self.offer.table) else ""

    def at(self, reach: Reach) -> tuple[FamilyRow, ...]:
        """The families with needs or trainings, most needs first."""
        near = self.offer.within(reach)
        region = self.offer.table.commune >= 0
        shared = self.needs.shared
        own = {need.key: need for need in shared.families} if shared is not None else {}
        rows = [
            self._row(i, family.id, family.name, own.get(family.id), near, region)
            for i, family in enumerate(catalogue())
        ]
        known = {family.id for family in catalogue()}
        rows += [_unlinked(need, self.measure) for need in own.values() if need.key not in known]
        shown = [row for row in rows if row.need is not None or row.offers_near]
        return tuple(sorted(shown, key=lambda row: (-((row.need and row.need.projects) or 0.0), row.label)))

    def far(self, reach: Reach, family: str = "") -> FarCommunes:
        """Communes out of reach of any training, or of any that leads to a family."""
        if reach.unit == "min" and self.trips is not None:
            far = ~(self._times(family) <= reach.value)
        else:
            far = ~(self._distances(family) <= 1000 * reach.km)
        people = np.nan_to_num(self.population)
        total = float(people.sum())
        named = sorted((self.communes[i] for i in np.flatnonzero(far)), key=lambda commune: commune[1])
        return FarCommunes(tuple(named), len(self.communes), float(people[far].sum()) / total if total else None)

    def _distances(self, family: str) -> Floats:
        """Distance (m,) from the centre of each commune to the nearest training; measured once for each family."""
        if family not in self._measured:
            self._measured[family] = self._measure(family)
        return self._measured[family]

    @cached_property
    def _measured(self) -> dict[str, Floats]:
        return {}

    def _measure(self, family: str) -> Floats:
        table, taught = self.offer.table, self._taught(family)
        sites = np.zeros(len(table.site_xy), dtype=bool)
        sites[table.site[taught]] = True
        return nearest_distance(self.centres, table.site_xy[sites])

    def _times(self, family: str) -> Floats:
        """Minutes (m,) from each commune to the nearest training by travel times, inf when none is known."""
        if self.trips is None:
            return np.full(len(self.communes), np.inf)
        commune = self.offer.table.commune[self._taught(family)]
        there = np.zeros(self.trips.communes, dtype=bool)
        there[commune[commune >= 0]] = True
        return self.trips.to_nearest(there)

    def _taught(self, family: str) -> npt.NDArray[np.bool_]:
        """The trainings (n,) that lead to a family; all of them without one."""
        return self._column(family) if family else np.ones(len(self.offer.table), dtype=bool)

    def _column(self, family: str) -> npt.NDArray[np.bool_]:
        keys = [known.id for known in catalogue()]
        if family not in keys:
            return np.zeros(len(self.leads_to), dtype=bool)
        return np.asarray(self.leads_to[:, keys.index(family)], dtype=bool)

    def _row(
        self,
        column: int,
        key: str,
        label: str,
        need: Need | None,
        near: npt.NDArray[np.bool_],
        region: npt.NDArray[np.bool_],
    ) -> FamilyRow:
        table, taught = self.offer.table, self.leads_to[:, column]
        here, reached, everywhere = taught & self.offer.inside, taught & near, taught & region
        places, places_near = _places(table, here), _places(table, reached)
        if self.measure == "places":
            supply, elsewhere = places or 0.0, _places(table, everywhere) or 0.0
        else:
            supply, elsewhere = float(here.sum()), float(everywhere.sum())
        region_need = self.region_needs.get(key)
        return FamilyRow(
            key=key,
            label=label,
            need=need,
            offers=int(here.sum()),
            offers_near=int(reached.sum()),
            places=places,
            places_near=places_near,
            measure=self.measure,
            ratio=_per_hundred(supply, need) if self.measure else None,
            region_ratio=_per_hundred(elsewhere, region_need) if self.measure else None,
        )


class Needs:
    """Brings the survey and the trainings together; what is the same for every territory is made once."""

    def __init__(self, region: Region, recruitments: Recruitments, offer: Offer, journeys: Journeys) -> None:
        self._region, self._recruitments, self._offer, self._journeys = region, recruitments, offer, journeys

    @cached_property
    def _leads_to(self) -> npt.NDArray[np.bool_]:
        """Whether each training (n, families) leads to each family; codes are looked up once for each combination."""
        table = self._offer.table
        columns = [table.words(name) for name in ("rome", "nsf", "formacode")]
        keys = [family.id for family in catalogue()]
        found = np.zeros((len(table), len(keys)), dtype=bool)
        if not len(table):
            return found
        combined = np.stack([words.of for words in columns], axis=1)
        combinations, of = np.unique(combined, axis=0, return_inverse=True)
        rows = np.zeros((len(combinations), len(keys)), dtype=bool)
        for i, positions in enumerate(combinations):
            codes = [words.values[p].split(";") for words, p in zip(columns, positions, strict=True)]
            families = families_of_training(codes[0], codes[1], codes[2])
            rows[i] = [key in families for key in keys]
        return np.asarray(rows[of.reshape(-1)], dtype=bool)

    @cached_property
    def _region_needs(self) -> dict[str, Need]:
        everyone = np.arange(len(self._region.codes))
        shared = self._recruitments.of(everyone, family_of=family_of_occupation).shared
        return {need.key: need for need in shared.families} if shared is not None else {}

    def of(self, members: npt.NDArray[np.int64]) -> NeedsPage:
        """Needs and trainings of the communes at positions ``members``."""
        region = self._region
        names = region.plain_communes["name"].to_numpy(dtype=object)
        page = NeedsPage(
            needs=self._recruitments.of(members, family_of=family_of_occupation),
            offer=self._offer.around(members),
            region_needs=self._region_needs,
            leads_to=self._leads_to,
            communes=tuple((str(region.codes[i]), str(names[i])) for i in members),
            population=region.population[members],
            centres=region.centres[members],
            trips=self._journeys.of(members),
        )
        page.prepare()
        return page


def _unlinked(need: Need, measure: str) -> FamilyRow:
    """A family of the survey that no correspondence is known of."""
    return FamilyRow(need.key, need.label, need, 0, 0, None, None, measure, None, None)


def _places(table: OfferTable, chosen: npt.NDArray[np.bool_]) -> float | None:
    places = table.places[chosen]
    known = places[~np.isnan(places)]
    return float(known.sum()) if len(known) else None


def _per_hundred(supply: float, need: Need | None) -> float | None:
    """Supply for 100 projects; None when the projects are not known, or are none."""
    return 100 * supply / need.projects if need is not None and need.projects else None
