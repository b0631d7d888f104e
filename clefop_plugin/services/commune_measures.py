"""An indicator over groups of communes, from the values of communes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import formulas
from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate, Column

Groupings = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """What is known of n communes: their columns by (indicator, period), and their residents (n,)."""

    columns: Mapping[tuple[str, str], Column]
    population: npt.NDArray[np.float64]


def from_communes(row: pd.Series, period: str, index: Groupings, count: int, source: Source) -> Aggregate | None:
    """The indicator ``row`` over the groups of ``index`` (n,), from 0 to ``count`` - 1; None when communes lack it."""
    kind = str(row["kind"])
    if kind == "ratio":
        return _ratio(row, period, index, count, source)
    column = source.columns.get((str(row["id"]), period))
    if column is None:
        return None
    if kind == "count":
        return measures.sum_counts(column, index, count, source.population)
    weight = _weight(str(row["weight"]), period, source)
    if weight is None:
        return measures.single_values(column, index, count, source.population)
    return measures.weighted_mean(column, weight.value, index, count, source.population)


def _ratio(row: pd.Series, period: str, index: Groupings, count: int, source: Source) -> Aggregate | None:
    numerator, denominator = str(row["numerator"]), str(row["denominator"])
    scale = float(row["scale"])
    asked = formulas.rate(denominator)
    if asked is None:
        top, bottom = _formula(numerator, period, source), _formula(denominator, period, source)
        if top is None or bottom is None:
            return None
        return measures.recompute_ratio(top, bottom, scale, index, count, source.population)
    ends = formulas.interval(period)
    if ends is None:
        return None
    start, end = (source.columns.get((asked.stock, year)) for year in ends)
    if start is None or end is None:
        return None
    change = Column(end.value - start.value, start.secret | end.secret)
    terms = formulas.terms(numerator)
    part = formulas.combine(_columns(terms, period, source) | {asked.stock: change}, terms)
    if part is None:
        return None
    years = float(int(ends[1]) - int(ends[0]))
    return measures.annual_rate(part, start, end, years, scale, index, count, source.population)


def _formula(text: str, period: str, source: Source) -> Column | None:
    terms = formulas.terms(text)
    return formulas.combine(_columns(terms, period, source), terms)


def _columns(terms: Sequence[formulas.Term], period: str, source: Source) -> dict[str, Column]:
    """The columns of the counts of a formula that are known at a period."""
    return {term.id: source.columns[(term.id, period)] for term in terms if (term.id, period) in source.columns}


def _weight(name: str, period: str, source: Source) -> Column | None:
    if name == "population":
        return Column(source.population, np.zeros(len(source.population), dtype=bool))
    return source.columns.get((name, period))
