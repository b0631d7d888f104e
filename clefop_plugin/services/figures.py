"""Indicators of one territory beside its département, the region and the other territories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate, Column
from clefop_plugin.services.profile_types import Figure, Peer, TerritoryRef
from clefop_plugin.services.region import Groups, Region

Groupings = npt.NDArray[np.int64]


class Figures:
    """Computes and keeps the aggregates of every container asked for."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._kept: dict[tuple[str, str, str, str], Aggregate | None] = {}

    def of(self, ref: TerritoryRef, wanted: Iterable[str] | None = None) -> list[Figure]:
        """Figures of a territory at the latest period of each indicator, by theme in the order of the catalogue.

        In a theme, what can be compared (ratios, given values) stands before the counts. Indicators without a theme
        only serve as terms of others and are left out.
        """
        table = self._region.indicators
        chosen = table[table["theme"] != ""] if wanted is None else table[table["id"].isin(list(wanted))]
        figures = (self._figure(ref, row) for _, row in chosen.iterrows())
        found = [figure for figure in figures if figure is not None]
        themes = list(dict.fromkeys(figure.theme for figure in found))
        return sorted(found, key=lambda figure: (themes.index(figure.theme), figure.kind == "count"))

    def _figure(self, ref: TerritoryRef, row: pd.Series) -> Figure | None:
        periods = self.periods(row)
        if not periods:
            return None
        region = self._region
        groups = region.groups(ref.kind, ref.container)
        position = groups.position(ref.code)
        period = periods[-1]
        own = self._aggregate(ref.kind, ref.container, groups, row, period)
        whole = self._aggregate("region", "", None, row, period)
        departement = _main_departement(region, groups, position)
        around = self._aggregate("departement", "", region.departements, row, period)
        if own is None or whole is None or around is None:
            return None
        value, reference = float(own.value[position]), float(whole.value[0])
        gap, gap_unit = measures.gap(value, reference, str(row["unit"]), str(row["kind"]))
        place, ranked = measures.rank(own.value, position)
        members = int((groups.grouping.index == position).sum())
        return Figure(
            id=str(row["id"]),
            label=str(row["label"]),
            theme=str(row["theme"]),
            unit=str(row["unit"]),
            kind=str(row["kind"]),
            decimals=int(row["decimals"]),
            period=period,
            value=_known(value),
            status=str(own.status[position]),
            lower_bound=bool(own.lower_bound[position]),
            coverage=float(own.coverage[position]),
            masked_communes=int(own.masked[position]),
            communes=members,
            region_value=_known(reference),
            departement_value=_known(float(around.value[departement])),
            departement_name=region.departements.names[region.departements.grouping.codes[departement]],
            gap=gap,
            gap_unit=gap_unit,
            rank=place,
            ranked=ranked,
            peers=_peers(groups.grouping.codes, own.value),
            trend=self._trend(ref.kind, ref.container, groups, row, periods, position),
            region_trend=self._trend("region", "", None, row, periods, 0),
            source=str(row["source"]),
            producer=str(row["producer"]),
            licence=str(row["licence"]),
            note=str(row["note"]),
        )

    def periods(self, row: pd.Series) -> list[str]:
        """Periods at which an indicator can be computed, in order of time."""
        known = self._region.periods
        if row["kind"] != "ratio":
            return known.get(str(row["id"]), [])
        denominators = set(known.get(str(row["denominator"]), []))
        return [p for p in known.get(str(row["numerator"]), []) if p in denominators]

    def _trend(
        self, kind: str, container: str, groups: Groups | None, row: pd.Series, periods: Sequence[str], position: int
    ) -> tuple[tuple[str, float], ...]:
        points = []
        for period in periods:
            aggregate = self._aggregate(kind, container, groups, row, period)
            if aggregate is not None and not np.isnan(aggregate.value[position]):
                points.append((period, float(aggregate.value[position])))
        return tuple(points)

    def _aggregate(
        self, kind: str, container: str, groups: Groups | None, row: pd.Series, period: str
    ) -> Aggregate | None:
        key = (kind, container, str(row["id"]), period)
        if key not in self._kept:
            n = len(self._region.codes)
            index = np.zeros(n, dtype=np.int64) if groups is None else groups.grouping.index
            count = 1 if groups is None else len(groups.grouping.codes)
            self._kept[key] = self._compute(row, period, index, count)
        return self._kept[key]

    def _compute(self, row: pd.Series, period: str, index: Groupings, count: int) -> Aggregate | None:
        region = self._region
        kind = str(row["kind"])
        if kind == "ratio":
            top = region.columns.get((str(row["numerator"]), period))
            bottom = region.columns.get((str(row["denominator"]), period))
            if top is None or bottom is None:
                return None
            return measures.recompute_ratio(top, bottom, float(row["scale"]), index, count, region.population)
        column = region.columns.get((str(row["id"]), period))
        if column is None:
            return None
        if kind == "count":
            return measures.sum_counts(column, index, count, region.population)
        weight = self._weight(str(row["weight"]), period)
        if weight is None:
            return measures.single_values(column, index, count, region.population)
        return measures.weighted_mean(column, weight.value, index, count, region.population)

    def _weight(self, name: str, period: str) -> Column | None:
        if name == "population":
            return Column(self._region.population, np.zeros(len(self._region.codes), dtype=bool))
        return self._region.columns.get((name, period))


def _peers(codes: Sequence[str], values: npt.NDArray[np.float64]) -> tuple[Peer, ...]:
    return tuple(Peer(code, float(v)) for code, v in zip(codes, values, strict=True) if not np.isnan(v))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _main_departement(region: Region, groups: Groups, position: int) -> int:
    members = groups.grouping.members(position)
    index = region.departements.grouping.index[members]
    weights = np.nan_to_num(region.population[members]) + 1e-6
    return int(np.argmax(np.bincount(index, weights, minlength=len(region.departements.grouping.codes))))
