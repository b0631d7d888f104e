"""Aggregation of indicators: sums, ratios, secrecy, gaps and ranks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clefop_plugin.core import indicators
from clefop_plugin.core.indicators import Column

NAN = np.nan
GROUPS = np.array([0, 0, 1, 1, -1])
PEOPLE = np.array([100.0, 300.0, 50.0, 50.0, 1000.0])


def column(values, secret=None) -> Column:
    value = np.array(values, dtype=float)
    return Column(value, np.isnan(value) if secret is None else np.array(secret))


def test_a_sum_over_secret_values_is_a_lower_bound_with_its_coverage():
    result = indicators.sum_counts(column([10, NAN, 4, 6, 99]), GROUPS, 2, PEOPLE)
    assert result.value.tolist() == [10, 10]
    assert result.lower_bound.tolist() == [True, False]
    assert result.coverage.tolist() == [0.25, 1.0]
    assert result.status.tolist() == ["estimated", "ok"]
    assert result.masked.tolist() == [1, 0]


def test_a_fully_masked_group_is_secret_and_an_absent_one_missing_never_zero():
    secret = indicators.sum_counts(column([NAN, NAN, 1, 2, 3]), GROUPS, 2, PEOPLE)
    missing = indicators.sum_counts(column([NAN, NAN, 1, 2, 3], [False] * 5), GROUPS, 2, PEOPLE)
    assert np.isnan(secret.value[0])
    assert secret.status[0] == "secret"
    assert missing.status[0] == "missing"
    assert not secret.lower_bound[0]


def test_a_ratio_is_recomputed_where_both_terms_are_published():
    top, bottom = column([5, NAN, 10, 30, 1]), column([10, 40, 100, 100, 1])
    result = indicators.recompute_ratio(top, bottom, 100.0, GROUPS, 2, PEOPLE)
    assert result.value.tolist() == [50.0, 20.0]
    assert result.status.tolist() == ["estimated", "ok"]


def test_a_ratio_without_denominator_has_no_value():
    result = indicators.recompute_ratio(column([0, 0, 1, 1, 1]), column([0, 0, 2, 2, 1]), 1.0, GROUPS, 2, PEOPLE)
    assert np.isnan(result.value[0])
    assert result.value[1] == 0.5


def test_a_given_value_is_weighted_and_estimated_but_kept_for_one_commune():
    median = column([20000, 24000, 18000, NAN, 1])
    result = indicators.weighted_mean(median, np.array([1.0, 3.0, 1.0, 1.0, 1.0]), GROUPS, 2, PEOPLE)
    assert result.value.tolist() == [23000.0, 18000.0]
    assert result.status.tolist() == ["estimated", "estimated"]
    alone = indicators.weighted_mean(median, PEOPLE, np.arange(5), 5, PEOPLE)
    assert alone.status.tolist() == ["ok", "ok", "ok", "secret", "ok"]
    unweighted = indicators.single_values(median, GROUPS, 2, PEOPLE)
    assert np.isnan(unweighted.value).all()
    assert unweighted.status.tolist() == ["missing", "missing"]


def test_gap_and_rank():
    assert indicators.gap(12.0, 10.0, "%", "ratio") == (2.0, "pt")
    assert indicators.gap(22000.0, 20000.0, "€", "given") == (pytest.approx(10.0), "%")
    assert indicators.gap(5.0, 100.0, "", "count") == (None, "")
    values = np.array([3.0, NAN, 5.0, 3.0])
    assert indicators.rank(values, 2) == (1, 3)
    assert indicators.rank(values, 0) == (2, 3)
    assert indicators.rank(values, 1) == (None, 3)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 3), st.one_of(st.none(), st.floats(0, 1e6))), min_size=1, max_size=40))
def test_group_sums_add_up_to_the_published_total(rows):
    groups = np.array([g for g, _ in rows])
    values = np.array([NAN if v is None else v for _, v in rows], dtype=float)
    result = indicators.sum_counts(column(values), groups, 4, np.ones(len(rows)))
    assert np.nansum(result.value) == pytest.approx(np.nansum(values[groups >= 0]))
    assert ((result.coverage >= 0) & (result.coverage <= 1)).all()
