"""Indicators of one territory beside its département, the region and the other territories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import percent, tr, with_unit
from clefop_plugin.services.formula_words import formula_words
from clefop_plugin.services.indicator_map import IndicatorMap, indicator_map
from clefop_plugin.services.indicator_table import indicator_table
from clefop_plugin.services.measures import Measures, level_name
from clefop_plugin.services.profile_types import AreaValue, DepartementValue, Figure, Kind, Peers, TerritoryRef
from clefop_plugin.services.region import Groups, Region

#: Territories of a container that are given as peers; of more, no more, evenly spaced, with the lowest and the highest.
MOST_PEERS = 1000
#: Areas named in the note of a figure that they make.
_MOST_PARTS = 4


class Figures:
    """Figures of any territory, on aggregates that are computed once a container."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._measures = Measures(region)
        self._listed: tuple[tuple[str, str], npt.NDArray[np.object_]] = (("", ""), np.empty(0, dtype=object))
        self._labels = dict(zip(region.indicators["id"], region.indicators["label"], strict=True))

    def of(self, ref: TerritoryRef, wanted: Iterable[str] | None = None, period: str = "") -> list[Figure]:
        """Figures of a territory at ``period``, by theme in the order of the catalogue.

        Without a period, each indicator is at its latest one; an indicator that is not known at ``period`` is left out.

        In a theme, what can be compared (ratios, given values) stands before the counts. Indicators without a theme
        only serve as terms of others and are left out.
        """
        table = self._region.indicators
        chosen = table[table["theme"] != ""] if wanted is None else table[table["id"].isin(list(wanted))]
        with self._region.workspace.reading():
            figures = [self._figure(ref, row, period) for _, row in chosen.iterrows()]
        found = [figure for figure in figures if figure is not None]
        themes = list(dict.fromkeys(figure.theme for figure in found))
        return sorted(found, key=lambda figure: (themes.index(figure.theme), figure.kind == "count"))

    def _figure(self, ref: TerritoryRef, row: pd.Series, asked: str) -> Figure | None:
        periods = self._measures.periods(row)
        if not periods or (asked and asked not in periods):
            return None
        region = self._region
        groups = region.groups(ref.kind, ref.container)
        position = groups.position(ref.code)
        period = asked or periods[-1]
        own = self._aggregate(ref.kind, ref.container, groups, row, period)
        whole = self._aggregate("region", "", None, row, period)
        around = self._aggregate("departement", "", region.departements, row, period)
        if own is None or whole is None or around is None:
            return None
        value, reference = float(own.value[position]), float(whole.value[0])
        gap, gap_unit = measures.gap(value, reference, str(row["unit"]), str(row["kind"]))
        place, ranked = measures.rank(own.value, position)
        members = int((groups.grouping.index == position).sum())
        parts = self._parts(row, period, groups, position)
        departements = self._departements(around, groups, position)
        ratio = row["kind"] == "ratio"
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
            departement_value=departements[0].value,
            departement_name=departements[0].name,
            gap=gap,
            gap_unit=gap_unit,
            rank=place,
            ranked=ranked,
            peers=_peers(self._codes(ref, groups), own.value),
            trend=self._trend(ref.kind, ref.container, groups, row, periods, position),
            region_trend=self._trend("region", "", None, row, periods, 0),
            source=str(row["source"]),
            producer=str(row["producer"]),
            licence=str(row["licence"]),
            note=_with_parts(str(row["note"]), parts, int(row["decimals"]), str(row["unit"])),
            parts=parts,
            departements=departements,
            numerator=formula_words(str(row["numerator"]), self._labels) if ratio else "",
            denominator=formula_words(str(row["denominator"]), self._labels) if ratio else "",
        )

    def _codes(self, ref: TerritoryRef, groups: Groups) -> npt.NDArray[np.object_]:
        """Codes of the territories of a container, the same array for all its figures."""
        key = (ref.kind, ref.container)
        if self._listed[0] != key:
            self._listed = key, np.array(groups.grouping.codes, dtype=object)
        return self._listed[1]

    def _trend(
        self, kind: str, container: str, groups: Groups | None, row: pd.Series, periods: Sequence[str], position: int
    ) -> tuple[tuple[str, float], ...]:
        points = []
        for period in periods:
            value = self._value(kind, container, groups, row, period, position)
            if not np.isnan(value):
                points.append((period, value))
        return tuple(points)

    def _value(
        self, kind: str, container: str, groups: Groups | None, row: pd.Series, period: str, position: int
    ) -> float:
        if kind == "commune" and groups is not None and len(groups.grouping.codes) > MOST_PEERS:
            return self._measures.value_of(
                row, period, groups.grouping.codes[position], groups.grouping.members(position)
            )
        values = self._measures.values(row, period, level_name(kind, container), groups)
        return np.nan if values is None else float(values[position])

    def _aggregate(
        self, kind: str, container: str, groups: Groups | None, row: pd.Series, period: str
    ) -> Aggregate | None:
        return self._measures.of(row, period, level_name(kind, container), groups)

    def mapped(self, kind: Kind, container: str, indicator: str) -> IndicatorMap:
        """An indicator over every territory of a container. Raises WorkspaceError when it has no value there."""
        return indicator_map(self._region, self._measures, kind, container, indicator)

    def table(self, kind: Kind, container: str, progress: Progress | None = None) -> pd.DataFrame:
        """Every indicator over every territory of a container, at every period (see :mod:`indicator_table`)."""
        return indicator_table(self._region, self._measures, kind, container, progress)

    def _departements(self, around: Aggregate, groups: Groups, position: int) -> tuple[DepartementValue, ...]:
        """Départements of a territory with their values, the one with most of its residents first."""
        region = self._region
        codes, names = region.departements.grouping.codes, region.departements.names
        members = groups.grouping.members(position)
        weights = np.nan_to_num(region.population[members]) + 1e-6
        people = np.bincount(region.departements.grouping.index[members], weights, minlength=len(codes))
        share = people / people.sum()
        return tuple(
            DepartementValue(codes[i], names[codes[i]], float(share[i]), _known(float(around.value[i])))
            for i in (int(i) for i in np.argsort(-people, kind="stable"))
            if people[i] > 0
        )

    def _parts(self, row: pd.Series, period: str, groups: Groups, position: int) -> tuple[AreaValue, ...]:
        """Areas whose published values make an estimated figure, with their share of the residents of the territory."""
        level = self._measures.area_level(row, period)
        if not level or row["kind"] != "given":
            return ()
        areas = self._measures.areas(level)
        members = groups.grouping.members(position)
        people = np.nan_to_num(self._region.population[members])
        index = areas.grouping.index[members]
        sums = np.bincount(index + 1, people, minlength=len(areas.grouping.codes) + 1) / max(float(people.sum()), 1e-9)
        values = self._region.published[(str(row["id"]), period)][level].of(areas.grouping.codes)
        found = []
        for i in np.argsort(-sums[1:], kind="stable"):
            code = areas.grouping.codes[int(i)]
            if sums[i + 1] > 0:
                found.append(AreaValue(code, areas.names.get(code, code), float(sums[i + 1]), _known(float(values[i]))))
        return tuple(found)


def _with_parts(note: str, parts: tuple[AreaValue, ...], decimals: int, unit: str) -> str:
    """The note of an indicator published by area, with the areas that the territory lies in and their values."""
    known = [part for part in parts if part.value is not None]
    if not known:
        return note
    shown = ", ".join(
        tr(
            "{zone} {value} ({share} of residents)",
            zone=part.name,
            value=with_unit(part.value, unit, decimals),
            share=percent(part.share),
        )
        for part in known[:_MOST_PARTS]
    )
    return f"{note} {shown}{', …' if len(known) > _MOST_PARTS else ''}.".strip()


def _peers(codes: npt.NDArray[np.object_], values: npt.NDArray[np.float64]) -> Peers:
    known = np.flatnonzero(~np.isnan(values))
    if len(known) == len(codes) <= MOST_PEERS:
        return Peers(codes, values)  # as they are: hundreds of figures share the codes
    if len(known) > MOST_PEERS:
        some = known[np.linspace(0, len(known) - 1, MOST_PEERS - 2).astype(np.int64)]
        ends = known[[int(np.argmin(values[known])), int(np.argmax(values[known]))]]
        known = np.unique(np.concatenate([some, ends]))
    return Peers(codes[known], values[known])


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
