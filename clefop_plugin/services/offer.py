"""The training offer of one territory, by domain and level, beside the region's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clefop_plugin.core import training
from clefop_plugin.core.access import distance_to_outline
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.places import departement_of_postcode
from clefop_plugin.services.journeys import Journeys
from clefop_plugin.services.offer_table import OfferTable, offer_table
from clefop_plugin.services.profile_types import Count, DepartementOffer, TrainingOffer
from clefop_plugin.services.reach import FARTHEST
from clefop_plugin.services.region import Region
from clefop_plugin.workspace import offer_columns

#: Places are the better measure of an offer; below this share of offers with known places, offers are counted instead.
ENOUGH_PLACES = 0.6
_KEYS = {"domain": training.DOMAINS, "level": training.LEVELS}
_LABELS = {"domain": training.domain_label, "level": training.level_label}


class Offer:
    """Reads the trainings once and answers for any set of communes."""

    def __init__(self, region: Region, today: str, journeys: Journeys) -> None:
        self._region = region
        self._today = today
        self._journeys = journeys

    @cached_property
    def table(self) -> OfferTable:
        """The trainings and sessions as columns, ready to be filtered."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[OfferTable, dict[str, int]]:
        """The table, and how many trainings are known by their département only, by département of the workspace.

        The rows as they are read weigh much more than the table, and are not kept.
        """
        region = self._region
        with region.workspace.reading() as connection:
            trainings = offer_columns.trainings(connection)
            sessions = offer_columns.sessions(connection)
        table = offer_table(trainings, sessions, region.plain_communes, region.centres, self._today)
        table.prepare()
        broad = trainings.texts["precision"].among({"departement"}) & ~trainings.outside
        postcodes = trainings.texts["postcode"]
        found: Counter[str] = Counter()
        for position, count in zip(*np.unique(postcodes.of[broad], return_counts=True), strict=True):
            departement = departement_of_postcode(postcodes.values[position])
            if departement:
                found[departement] += int(count)
        return table, found

    @cached_property
    def everywhere(self) -> npt.NDArray[np.bool_]:
        """The trainings (n,) that are in a commune of the region."""
        return self.table.commune >= 0

    @cached_property
    def _shares_of(self) -> str:
        return "places" if _mostly_known(self.table.places[self.everywhere]) else "offers"

    @cached_property
    def _departements(self) -> npt.NDArray[np.object_]:
        """Département of each commune."""
        return np.array([departement_of(code) for code in self._region.codes], dtype=object)

    def _at_departement(self, members: npt.NDArray[np.int64]) -> tuple[DepartementOffer, ...]:
        broad = self._read[1]
        if not broad:
            return ()
        met = set(self._departements[members])
        elsewhere = set(np.delete(self._departements, members))
        return tuple(
            DepartementOffer(code, departement_name(code), broad[code], code not in elsewhere)
            for code in sorted(met & set(broad))
        )

    def of(self, members: npt.NDArray[np.int64]) -> TrainingOffer:
        """Offer of the territory made of the communes at positions ``members``."""
        table = self.table
        inside = np.isin(table.commune, members)
        places = table.places[inside]
        files = table.words("source")
        return TrainingOffer(
            total=int(inside.sum()),
            places=float(np.nansum(places)),
            places_known=int((~np.isnan(places)).sum()),
            without_point=int((inside & ~table.placed).sum()),
            by_domain=count_by(table, inside, self.everywhere, "domain", self._shares_of),
            by_level=count_by(table, inside, self.everywhere, "level", self._shares_of),
            shares_of=self._shares_of,
            region_total=int(self.everywhere.sum()),
            sources=self._region.sources(files.used(inside) if inside.any() else files.values),
            table=table,
            inside=inside,
            metres=None,
            at_departement=self._at_departement(members),
        )

    def around(self, members: npt.NDArray[np.int64]) -> TrainingOffer:
        """The same with how far every training is: from the outline of the territory, and by travel times."""
        offer = self.of(members)
        table = self.table
        shapes = self._region.shapes(members)
        own = np.zeros(len(table.site_xy), dtype=bool)
        own[table.site[offer.inside]] = True
        found = distance_to_outline(shapes, table.site_xy, own, 1000.0 * FARTHEST["km"])
        metres = np.where(offer.inside, 0.0, found[table.site]).astype(np.float32)
        trips = self._journeys.of(members)
        if trips is None:
            return replace(offer, metres=metres)
        minutes = np.append(trips.to_communes, np.inf)[table.commune]
        return replace(
            offer,
            metres=metres,
            minutes=np.where(offer.inside, 0.0, minutes).astype(np.float32),
            time_sources=self._journeys.sources,
        )


def count_by(
    table: OfferTable,
    own: npt.NDArray[np.bool_],
    region: npt.NDArray[np.bool_],
    column: str,
    shares_of: str,
) -> tuple[Count, ...]:
    """Offers and places of the trainings ``own`` (n,) by "domain" or "level", beside those of ``region`` (n,).

    A key that neither has is left out; ``shares_of`` ("places" or "offers") says what the shares count.
    """
    keys, label = _KEYS[column], _LABELS[column]
    words = table.words(column)
    rank = {key: i for i, key in enumerate(keys)}
    code = words.map(lambda key: rank.get(key, -1), np.int64)
    places = np.nan_to_num(table.places)
    weight = places if shares_of == "places" else np.ones(len(table))

    def sums(mask: npt.NDArray[np.bool_], values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        known = mask & (code >= 0)
        return np.bincount(code[known], values[known], minlength=len(keys)).astype(np.float64)

    ones = np.ones(len(table))
    offers, elsewhere, own_places = sums(own, ones), sums(region, ones), sums(own, places)
    own_weight, region_weight = sums(own, weight), sums(region, weight)
    total, region_total = float(weight[own].sum()), float(weight[region].sum())
    return tuple(
        Count(
            key=key,
            label=label(key),
            offers=int(offers[i]),
            places=float(own_places[i]),
            share=float(own_weight[i] / total) if total else 0.0,
            region_share=float(region_weight[i] / region_total) if region_total else 0.0,
        )
        for i, key in enumerate(keys)
        if elsewhere[i] or offers[i]
    )


def _mostly_known(places: npt.NDArray[np.float64]) -> bool:
    return len(places) > 0 and float((~np.isnan(places)).mean()) >= ENOUGH_PLACES
