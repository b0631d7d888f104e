"""Values of an indicator over the groups of a container: from communes, from published areas, within secrecy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import formulas, secrecy
from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate, Column
from clefop_plugin.services.region import DEPARTEMENTS_ZONING, Groups, Published, Region

Groupings = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Levels of published values that are no zoning of the workspace, and the zonings that are the same areas.
DEPARTEMENT, REGION = "departement", "region"
_SAME = {DEPARTEMENTS_ZONING: DEPARTEMENT, "reg": REGION}


def level_name(kind: str, container: str) -> str:
    """The name under which the aggregates of a container are kept: the id of a zoning is also a published level."""
    if kind == "zone":
        return container
    return f"{kind}:{container}" if container else kind


class Measures:
    """Computes and keeps the aggregates of every container asked for."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._kept: dict[tuple[str, str, str], Aggregate | None] = {}
        self._areas: dict[str, Groups] = {}

    def periods(self, row: pd.Series) -> list[str]:
        """Periods at which an indicator can be computed, in order of time."""
        known = self._region.periods
        if row["kind"] != "ratio":
            of_areas = {period for indicator, period in self._region.published if indicator == row["id"]}
            return sorted({*known.get(str(row["id"]), ()), *of_areas})
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
        if key not in self._kept:
            self._kept[key] = self._compute(row, period, level, groups)
        return self._kept[key]

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
            whole = pd.Series(self._region_code(), index=region.codes, dtype=object)
            grouping = replace(region.departements.grouping, codes=(str(whole.iloc[0]) if len(whole) else "",))
            return Groups(replace(grouping, index=np.zeros(len(region.codes), dtype=np.int64)), {}, {})
        return region.groups("zone", level)

    def _region_code(self) -> str:
        known = [str(code) for code in self._region.plain_communes["region"].unique() if code]
        return self._region.meta.get("region", "") or (known[0] if len(known) == 1 else "")

    def _compute(self, row: pd.Series, period: str, level: str, groups: Groups | None) -> Aggregate | None:
        region = self._region
        if groups is None:
            index = np.zeros(len(region.codes), dtype=np.int64)
            codes: tuple[str, ...] = (self._region_code(),)
        else:
            index, codes = groups.grouping.index, groups.grouping.codes
        own = self._from_communes(row, period, index, len(codes))
        published = {} if row["kind"] == "ratio" else region.published.get((str(row["id"]), period), {})
        same = _SAME.get(level, level)
        if own is None:
            return self._from_areas(row, published, same, codes, index)
        if same in published:
            values = region.columns[(str(row["id"]), period)].value
            shown = self._shown(published, same, codes, values, index)
            own = _completed(own, published[same].of(codes), shown)
        return own

    def _from_communes(self, row: pd.Series, period: str, index: Groupings, count: int) -> Aggregate | None:
        region = self._region
        kind = str(row["kind"])
        if kind == "ratio":
            return self._ratio(row, period, index, count)
        column = region.columns.get((str(row["id"]), period))
        if column is None:
            return None
        if kind == "count":
            return measures.sum_counts(column, index, count, region.population)
        weight = self._weight(str(row["weight"]), period)
        if weight is None:
            return measures.single_values(column, index, count, region.population)
        return measures.weighted_mean(column, weight.value, index, count, region.population)

    def _ratio(self, row: pd.Series, period: str, index: Groupings, count: int) -> Aggregate | None:
        region = self._region
        numerator, denominator = str(row["numerator"]), str(row["denominator"])
        scale = float(row["scale"])
        asked = formulas.rate(denominator)
        if asked is None:
            top, bottom = self._formula(numerator, period), self._formula(denominator, period)
            if top is None or bottom is None:
                return None
            return measures.recompute_ratio(top, bottom, scale, index, count, region.population)
        ends = formulas.interval(period)
        if ends is None:
            return None
        start, end = (region.columns.get((asked.stock, year)) for year in ends)
        if start is None or end is None:
            return None
        change = Column(end.value - start.value, start.secret | end.secret)
        columns = {i: c for (i, when), c in region.columns.items() if when == period} | {asked.stock: change}
        part = formulas.combine(columns, formulas.terms(numerator))
        if part is None:
            return None
        years = float(int(ends[1]) - int(ends[0]))
        return measures.annual_rate(part, start, end, years, scale, index, count, region.population)

    def _formula(self, text: str, period: str) -> Column | None:
        terms = formulas.terms(text)
        columns = {term.id: self._region.columns.get((term.id, period)) for term in terms}
        return formulas.combine({i: c for i, c in columns.items() if c is not None}, terms)

    def _weight(self, name: str, period: str) -> Column | None:
        if name == "population":
            return Column(self._region.population, np.zeros(len(self._region.codes), dtype=bool))
        return self._region.columns.get((name, period))

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
        whole = float(published.get(REGION, none).of([self._region_code()])[0])
        shown, every = secrecy.shown_totals(values, departements.index, totals, whole)
        if level == REGION:
            return np.full(len(codes), every)
        allowed = dict(zip(departements.codes, shown, strict=True))
        return np.array([bool(allowed.get(code, False)) for code in codes])


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
