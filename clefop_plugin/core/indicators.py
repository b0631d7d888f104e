"""Indicators of territories from the values of communes: sums, recomputed ratios, secrecy, comparison and rank.

Rules (INSEE statistical secrecy, and the definitions of the project): a secret or missing value is never zero; a
sum over masked communes is a lower bound; a ratio is recomputed from sums over the communes where both terms are
published; a given value (a median, a rate of a larger zone) is never summed, and is estimated for a territory by a
weighted mean only when the indicator names its weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.values import repeated

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Column:
    """One indicator at one period over the n communes: ``value`` (NaN when not published) and ``secret`` flags."""

    value: Floats
    secret: Flags


@dataclass(frozen=True)
class Aggregate:
    """One indicator over G groups of communes.

    ``value`` is NaN when nothing is published. ``coverage`` is the share (0 to 1) of the group's residents in
    communes that are counted; ``masked`` the number of communes left out; ``status`` one of ok, estimated, secret,
    missing; ``lower_bound`` true where masked communes make a sum a minimum.
    """

    value: Floats
    coverage: Floats
    masked: npt.NDArray[np.int64]
    status: npt.NDArray[np.object_]
    lower_bound: Flags


def sum_counts(column: Column, groups: npt.NDArray[np.int64], count: int, population: Floats) -> Aggregate:
    """Sum of a count over each group (``groups`` gives 0..count-1, or -1 to leave a commune out)."""
    published = ~np.isnan(column.value)
    value = _totals(np.where(published, column.value, 0.0), groups, count)
    aggregate = _aggregate(value, published, column.secret, groups, count, population)
    bound = (aggregate.masked > 0) & ~np.isnan(aggregate.value)
    return Aggregate(aggregate.value, aggregate.coverage, aggregate.masked, aggregate.status, bound)


def recompute_ratio(
    numerator: Column,
    denominator: Column,
    scale: float,
    groups: npt.NDArray[np.int64],
    count: int,
    population: Floats,
) -> Aggregate:
    """``scale`` × sum of numerators / sum of denominators, over the communes where both are published."""
    published = ~np.isnan(numerator.value) & ~np.isnan(denominator.value)
    top = _totals(np.where(published, numerator.value, 0.0), groups, count)
    bottom = _totals(np.where(published, denominator.value, 0.0), groups, count)
    value = np.full(count, np.nan)
    np.divide(scale * top, bottom, out=value, where=bottom > 0)
    return _aggregate(value, published, numerator.secret | denominator.secret, groups, count, population)


def annual_rate(
    part: Column,
    start: Column,
    end: Column,
    years: float,
    scale: float,
    groups: npt.NDArray[np.int64],
    count: int,
    population: Floats,
) -> Aggregate:
    """``scale`` × annual rate of change due to ``part`` of the change from ``start`` to ``end``, over each group.

    With S and E the sums at both ends, the whole rate is (E/S)^(1/years) - 1 (the mean annual rate of INSEE), shared
    in proportion of the part: rates of parts that add up to the change add up to the whole rate. Computed from sums
    over the communes where everything is published, never from rates.
    """
    published = ~np.isnan(part.value) & ~np.isnan(start.value) & ~np.isnan(end.value)
    parts, first, last = (
        _totals(np.where(published, column.value, 0.0), groups, count) for column in (part, start, end)
    )
    known = first > 0
    change = np.divide(last - first, first, out=np.zeros(count), where=known)
    with np.errstate(divide="ignore"):
        whole = np.expm1(np.log1p(np.maximum(change, -1.0)) / years)
    factor = np.divide(whole, change, out=np.full(count, 1.0 / years), where=change != 0)
    value = np.full(count, np.nan)
    np.divide(scale * parts * factor, first, out=value, where=known)
    return _aggregate(value, published, part.secret | start.secret | end.secret, groups, count, population)


def whole_zones(
    values: Floats,
    zone_of: npt.NDArray[np.int64],
    cut: Flags,
    groups: npt.NDArray[np.int64],
    count: int,
    population: Floats,
) -> Aggregate:
    """Sum of counts published by zone over the groups that are made of whole zones; nothing for the others.

    ``values`` (Z,) are those of the zones, ``zone_of`` (n,) gives the zone of each commune or -1, ``cut`` (Z,) marks
    zones with communes outside the study: a count is never shared out between the parts of a zone.
    """
    zones = len(values)
    least, most = np.full(zones, np.iinfo(np.int64).max), np.full(zones, -2)
    inside = zone_of >= 0
    np.minimum.at(least, zone_of[inside], groups[inside])
    np.maximum.at(most, zone_of[inside], groups[inside])
    whole = (least == most) & (least >= 0) & ~cut
    safe = np.where(inside, zone_of, 0)
    fits = inside & whole[safe] if zones else np.zeros(len(groups), dtype=bool)
    cuts = np.bincount(groups[(groups >= 0) & ~fits], minlength=count) > 0
    owner = np.where(whole, least, -1)
    total = _totals(np.where(np.isnan(values), 0.0, values), owner, count)
    published = fits & ~np.isnan(values[safe]) if zones else fits
    aggregate = _aggregate(
        np.where(cuts, np.nan, total), published, np.zeros(len(groups), dtype=bool), groups, count, population
    )
    unknown = cuts | np.isnan(aggregate.value)
    status = np.where(unknown, "missing", aggregate.status).astype(object)
    bound = (aggregate.masked > 0) & ~unknown
    return Aggregate(np.where(unknown, np.nan, aggregate.value), aggregate.coverage, aggregate.masked, status, bound)


def weighted_mean(
    given: Column, weight: Floats, groups: npt.NDArray[np.int64], count: int, population: Floats
) -> Aggregate:
    """Mean of a given value weighted by ``weight`` over the communes that publish both; always estimated,
    except in a group made of one commune, whose value is the given one."""
    published = ~np.isnan(given.value) & ~np.isnan(weight) & (weight > 0)
    top = _totals(np.where(published, given.value * np.where(published, weight, 0.0), 0.0), groups, count)
    bottom = _totals(np.where(published, weight, 0.0), groups, count)
    value = np.full(count, np.nan)
    np.divide(top, bottom, out=value, where=bottom > 0)
    aggregate = _aggregate(value, published, given.secret, groups, count, population)
    size = np.bincount(groups[groups >= 0], minlength=count)
    status = np.where((aggregate.status == "ok") & (size > 1), "estimated", aggregate.status).astype(object)
    return Aggregate(aggregate.value, aggregate.coverage, aggregate.masked, status, aggregate.lower_bound)


def single_values(column: Column, groups: npt.NDArray[np.int64], count: int, population: Floats) -> Aggregate:
    """A given value without weight: kept for a group of one commune, absent for a larger one."""
    size = np.bincount(groups[groups >= 0], minlength=count)
    alone = np.isin(groups, np.flatnonzero(size == 1))
    published = ~np.isnan(column.value) & alone
    value = _totals(np.where(published, column.value, 0.0), groups, count)
    return _aggregate(value, published, column.secret & alone, groups, count, population)


def rank(values: Floats, position: int) -> tuple[int | None, int]:
    """Rank of one group among those with a value (1 is the highest, equal values share a rank), and their number."""
    known = ~np.isnan(values)
    if not known[position]:
        return None, int(known.sum())
    return 1 + int((values[known] > values[position]).sum()), int(known.sum())


def gap(value: float, reference: float, unit: str, kind: str) -> tuple[float | None, str]:
    """Difference with the reference: points for a percentage, percent of the reference for another ratio or a
    given value; None for a count, which grows with the territory."""
    if kind == "count" or np.isnan(value) or np.isnan(reference):
        return None, ""
    if unit.startswith("%"):
        return value - reference, "pt"
    if reference == 0:
        return None, ""
    return 100.0 * (value / reference - 1.0), "%"


def _totals(values: Floats, groups: npt.NDArray[np.int64], count: int) -> Floats:
    if len(groups) and groups.min() < 0:
        inside = groups >= 0
        groups, values = groups[inside], values[inside]
    return np.bincount(groups, values, minlength=count).astype(np.float64, copy=False)


def _sizes(groups: npt.NDArray[np.int64], count: int, population: Floats) -> tuple[Floats, Floats]:
    """Residents and communes of each group. Those of the last arrays that nobody can write in are kept."""
    for known, people, everyone, size in _RECENT:
        if known is groups and people is population and len(size) == count:
            return everyone, size
    everyone = _totals(np.nan_to_num(population), groups, count)
    size = _totals(np.ones(len(groups)), groups, count)
    if not (groups.flags.writeable or population.flags.writeable):
        everyone.flags.writeable = size.flags.writeable = False
        _RECENT.insert(0, (groups, population, everyone, size))
        del _RECENT[_MOST_RECENT:]
    return everyone, size


#: Groups, population, residents and communes of each group: the same for all the columns of a container.
_RECENT: list[tuple[npt.NDArray[np.int64], Floats, Floats, Floats]] = []
_MOST_RECENT = 6


def _aggregate(
    value: Floats,
    published: Flags,
    secret: Flags,
    groups: npt.NDArray[np.int64],
    count: int,
    population: Floats,
) -> Aggregate:
    everyone, size = _sizes(groups, count, population)
    # most columns are whole: what is not published need not be counted
    counted, shown, hidden = everyone, size, np.zeros(count)
    if not published.all():
        counted = _totals(np.where(published, np.nan_to_num(population), 0.0), groups, count)
        shown = _totals(published.astype(np.float64), groups, count)
        hidden = _totals((secret & ~published).astype(np.float64), groups, count)
    by_communes = np.divide(shown, size, out=np.zeros(count), where=size > 0)
    coverage = np.divide(counted, everyone, out=by_communes, where=everyone > 0)
    value = np.where(shown > 0, value, np.nan)
    status = repeated("ok", count)
    status[shown < size] = "estimated"
    nothing = np.isnan(value)
    status[nothing] = "missing"
    status[nothing & (hidden > 0)] = "secret"
    masked = (size - shown).astype(np.int64)
    return Aggregate(value, coverage, masked, status, np.zeros(count, dtype=bool))
