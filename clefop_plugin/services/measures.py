"""Values of an indicator over the groups of a container: from communes, from published areas, within secrecy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import formulas, secrecy
from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate, Column
from clefop_plugin.core.zonings import Grouping
from clefop_plugin.services.commune_measures import Source, from_communes
from clefop_plugin.services.indicator_columns import COMMUNE, Published, Slice
from clefop_plugin.services.kept import Kept
from clefop_plugin.services.region import DEPARTEMENTS_ZONING, Groups, Region

Groupings = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Levels of published values that are no zoning of the workspace, and the zonings that are the same areas.
DEPARTEMENT, REGION = "departement", "region"
_SAME = {DEPARTEMENTS_ZONING: DEPARTEMENT, "reg": REGION}

#: Bytes of aggregates, of the values of trends, and of those of the whole region, that are kept in memory.
AGGREGATE_BYTES, TREND_BYTES, WHOLE_BYTES = 16_000_000, 32_000_000, 2_000_000
#: Territories of a container whose aggregates are not kept.
LARGE = 10_000


def level_name(kind: str, container: str) -> str:
    """The name under which the aggregates of a container are kept: the id of a zoning is also a published level."""
    if kind == "zone":
        return container
    return f"{kind}:{container}" if container else kind


class Measures:
    """Computes and keeps the aggregates of every container asked for."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._kept: Kept[Aggregate | None] = Kept(AGGREGATE_BYTES, _weight)
        self._values: Kept[Floats | None] = Kept(TREND_BYTES, _bytes)
        # asked for by every container: those of a large one must not push them out
        self._whole: Kept[Floats | None] = Kept(WHOLE_BYTES, _bytes)
        self._areas: dict[str, Groups] = {}

    def periods(self, row: pd.Series) -> list[str]:
        """Periods at which an indicator can be computed, in order of time."""
        known = self._region.periods
        if row["kind"] != "ratio":
            identifier = str(row["id"])
            return sorted({*known.get(identifier, ()), *self._region.area_periods.get(identifier, ())})
        numerator, denominator = str(row["numerator"]), str(row["denominator"])
        try:
            asked = formulas.rate(denominator)
            if asked is not None:
                return formulas.rate_periods(known, formulas.terms(numerator), asked)
            return formulas.common_periods(known, formulas.ids_of(numerator) | formulas.ids_of(denominator))
        except ValueError:  # a formula that an older catalogue wrote otherwise: nothing can be computed
            return []

    def of(self, row: pd.Series, period: str, level: str, groups: Groups | None) -> Aggregate | None:
        """The indicator over ``groups`` (None: the whole region); ``level`` names them. None when nothing is known."""
        key = (str(row["id"]), period, level)
        if groups is not None and len(groups.grouping.codes) > LARGE:
            # one of them weighs as much as those of all indicators over the départements
            return self._compute(row, period, level, groups)
        return self._kept.get(key, lambda: self._compute(row, period, level, groups))

    def values(self, row: pd.Series, period: str, level: str, groups: Groups | None) -> Floats | None:
        """The values of :meth:`of`, which weigh less and of which more are kept: those of trends."""
        key = (str(row["id"]), period, level)

        def make() -> Floats | None:
            found = self.of(row, period, level, groups) if key in self._kept else None
            found = found or self._compute(row, period, level, groups)
            return None if found is None else found.value

        return (self._whole if groups is None else self._values).get(key, make)

    def value_of(self, row: pd.Series, period: str, code: str, members: Groupings) -> float:
        """The value of one commune at position ``members``, NaN when unknown, without computing those of the others."""
        region = self._region
        here = Source(Slice(region.columns, members), region.population[members])
        found = from_communes(row, period, np.zeros(len(members), dtype=np.int64), 1, here)
        if found is None:
            index = np.full(len(region.codes), -1, dtype=np.int64)
            index[members] = 0
            found = self._compute(row, period, COMMUNE, Groups(Grouping((code,), index), {}, {}))
        return np.nan if found is None else float(found.value[0])

    def area_level(self, row: pd.Series, period: str) -> str:
        """The level an indicator is only published at; "" when communes have values of it, or when it has none."""
        key = (str(row["id"]), period)
        if row["kind"] == "ratio" or key in self._region.columns:
            return ""
        return next(iter(_ordered(self._region.published.get(key, {}))), "")

    def areas(self, level: str) -> Groups:
        """The areas of a level of published values, as groups of the communes."""
        if level not in self._areas:
            self._areas[level] = self._make_areas(level)
        return self._areas[level]

    def _make_areas(self, level: str) -> Groups:
        region = self._region
        if level == DEPARTEMENT:
            return region.departements
        if level == REGION:
            whole = pd.Series(self._region_code, index=region.codes, dtype=object)
            grouping = replace(region.departements.grouping, codes=(str(whole.iloc[0]) if len(whole) else "",))
            return Groups(replace(grouping, index=np.zeros(len(region.codes), dtype=np.int64)), {}, {})
        return region.groups("zone", level)

    @cached_property
    def _everywhere(self) -> Groupings:
        """The communes as one group."""
        index = np.zeros(len(self._region.codes), dtype=np.int64)
        index.flags.writeable = False
        return index

    @cached_property
    def _region_code(self) -> str:
        known = [str(code) for code in self._region.plain_communes["region"].unique() if code]
        return self._region.meta.get("region", "") or (known[0] if len(known) == 1 else "")

    def _compute(self, row: pd.Series, period: str, level: str, groups: Groups | None) -> Aggregate | None:
        region = self._region
        if groups is None:
            index = self._everywhere
            codes: tuple[str, ...] = (self._region_code,)
        else:
            index, codes = groups.grouping.index, groups.grouping.codes
        own = from_communes(row, period, index, len(codes), Source(region.columns, region.population))
        published = {} if row["kind"] == "ratio" else region.published.get((str(row["id"]), period), {})
        same = _SAME.get(level, level)
        if own is None:
            return self._from_areas(row, published, same, codes, index)
        if same in published:
            values = region.columns[(str(row["id"]), period)].value
            shown = self._shown(published, same, codes, values, index)
            own = _completed(own, published[same].of(codes), shown)
        return own

    def _from_areas(
        self,
        row: pd.Series,
        published: dict[str, Published],
        level: str,
        codes: Sequence[str],
        index: Groupings,
    ) -> Aggregate | None:
        """An indicator that no commune publishes: the value of the area itself, a mean of areas weighted by
        residents (always estimated), or the sum of a count over whole areas."""
        if not published:
            return None
        region, count = self._region, len(codes)
        source = level if level in published else _ordered(published)[0]
        if level == source:
            return self._as_published(row, published, level, codes, index)
        areas = self.areas(source).grouping
        inside = areas.index >= 0
        if not inside.any():
            return None
        values, hidden = published[source].of(areas.codes), published[source].secret(areas.codes)
        if str(row["kind"]) == "count":
            return measures.whole_zones(values, areas.index, self._cut(source), index, count, region.population)
        safe = np.where(inside, areas.index, 0)
        column = Column(np.where(inside, values[safe], np.nan), inside & hidden[safe])
        people = np.nan_to_num(region.population)
        mean = measures.weighted_mean(column, people, index, count, region.population)
        return replace(mean, status=np.where(mean.status == "ok", "estimated", mean.status).astype(object))

    def _as_published(
        self, row: pd.Series, published: dict[str, Published], level: str, codes: Sequence[str], index: Groupings
    ) -> Aggregate:
        """The values published for these very areas, where they give no masked area of another level."""
        own, count = published[level], len(codes)
        value, secret = own.of(codes), own.secret(codes)
        others = _beside(published, level) if str(row["kind"]) == "count" else {}
        shown = np.ones(count, dtype=bool)
        for other, found in others.items():
            shown &= self._tells_nothing(value, index, level, other, found)
        column = Column(np.where(shown, value, np.nan)[np.maximum(index, 0)], (secret | ~shown)[np.maximum(index, 0)])
        alone = measures.weighted_mean(column, np.ones(len(index)), index, count, self._region.population)
        status = np.where(alone.status == "estimated", "ok", alone.status).astype(object)
        return replace(alone, status=status)

    def _tells_nothing(
        self, totals: Floats, index: Groupings, level: str, other: str, found: Published
    ) -> npt.NDArray[np.bool_]:
        """Which totals may be shown beside the values of the areas of another level: those that touch no masked one,
        and that of the region when it holds enough of them."""
        areas = self.areas(other).grouping
        values = found.of(areas.codes)
        touching = np.unique(np.column_stack([index, areas.index])[(index >= 0) & (areas.index >= 0)], axis=0)
        groups, inside = touching[:, 0].astype(np.int64), touching[:, 1]
        if level == REGION and len(totals) == 1:
            _, every = secrecy.shown_totals(values[inside], groups, np.full(1, np.nan), float(totals[0]))
            return np.array([every])
        return secrecy.hides_nothing(values[inside], groups, len(totals))

    def _cut(self, level: str) -> npt.NDArray[np.bool_]:
        """Zones of a zoning that have communes outside the study: their counts are not those of the communes here."""
        codes = self.areas(level).grouping.codes
        if level in (DEPARTEMENT, REGION):
            return np.zeros(len(codes), dtype=bool)
        zones = self._region.workspace.read("zones", level, by="zoning_id", geometry=False)
        outside = dict(zip(zones["code"], zones["communes_outside"].fillna(0).astype(int), strict=True))
        return np.array([outside.get(code, 0) > 0 for code in codes], dtype=bool)

    def _shown(
        self, published: dict[str, Published], level: str, codes: Sequence[str], values: Floats, index: Groupings
    ) -> npt.NDArray[np.bool_]:
        """Which published totals may be shown beside the values of communes (see ``core.secrecy``)."""
        if level not in (DEPARTEMENT, REGION):
            return secrecy.hides_nothing(values, index, len(codes))
        departements = self._region.departements.grouping
        if (departements.index < 0).any():
            return np.zeros(len(codes), dtype=bool)
        none = Published((), np.empty(0), np.empty(0, dtype=object))
        totals = published.get(DEPARTEMENT, none).of(departements.codes)
        whole = float(published.get(REGION, none).of([self._region_code])[0])
        shown, every = secrecy.shown_totals(values, departements.index, totals, whole)
        if level == REGION:
            return np.full(len(codes), every)
        allowed = dict(zip(departements.codes, shown, strict=True))
        return np.array([bool(allowed.get(code, False)) for code in codes])


def _weight(found: Aggregate | None) -> int:
    if found is None:
        return 0
    arrays = (found.value, found.coverage, found.masked, found.status, found.lower_bound)
    return sum(array.nbytes for array in arrays)


def _bytes(values: Floats | None) -> int:
    return 0 if values is None else values.nbytes


def _ordered(levels: dict[str, Published]) -> list[str]:
    """Levels from the finest: zonings, then départements, then the region."""
    return sorted(
        levels, key=lambda level: ((DEPARTEMENT, REGION).index(level) if level in (DEPARTEMENT, REGION) else -1)
    )


def _beside(published: dict[str, Published], level: str) -> dict[str, Published]:
    """The other levels whose areas a total of this level may hold: zonings, and départements in the region."""
    levels = [name for name in published if name not in (level, REGION)]
    return {name: published[name] for name in levels if name != DEPARTEMENT or level == REGION}


def _completed(own: Aggregate, totals: Floats, shown: npt.NDArray[np.bool_]) -> Aggregate:
    """The aggregate with the totals that may be shown in the place of what communes give."""
    taken = shown & ~np.isnan(totals)
    return Aggregate(
        np.where(taken, totals, own.value),
        np.where(taken, 1.0, own.coverage),
        np.where(taken, 0, own.masked),
        np.where(taken, "ok", own.status).astype(object),
        own.lower_bound & ~taken,
    )
