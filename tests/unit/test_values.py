"""Columns of figures: the same values, statuses and errors as ``parse_value`` gives cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clefop_plugin.core.codes import MISSING, SECRET, parse_value
from clefop_plugin.core.values import parse_values

NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(repr),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda value: f"{value:,.3f}".replace(",", " ")),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda value: f"{value:.2f}".replace(".", ",")),
)
CELLS = st.one_of(
    NUMBERS,
    st.sampled_from(sorted(MISSING | SECRET)),
    st.text(alphabet="0123456789+-.,eE_ \n\t\u00a0\u202f\u2212%s*٣²", max_size=8),
    st.text(max_size=6),
)
COLUMNS = st.one_of(
    st.lists(CELLS, max_size=30),
    st.lists(NUMBERS, max_size=30),
    st.lists(st.integers().map(str), max_size=30),
    st.lists(st.decimals(places=2, allow_nan=False, allow_infinity=False).map(lambda d: f"{d:f}".replace(".", ","))),
    st.lists(st.text(alphabet="0123456789+-.\n", max_size=5), max_size=10),
    st.lists(st.text(alphabet="0123456789+-,\n", max_size=5), max_size=10),
)


def each(cells: list[str]) -> tuple[np.ndarray, list[str], list[int]]:
    values, status, bad = np.full(len(cells), np.nan), [], []
    for row, cell in enumerate(cells):
        try:
            values[row], state = parse_value(cell)
        except ValueError:
            state = "missing"
            bad.append(row)
        status.append(state)
    return values, status, bad


@given(COLUMNS)
@example([])
@example([""])
@example(["1", "9" * 400])
@example(["1,5\n2"])
@example(["1.5", "2,5"])
@example(["1,5", "é"])
@example(["1 2", "n d"])
@example(["1 234,5", "12\u202f000", " "])
@example([" s ", "4", " 5"])
@example(["+", "-", ".", "1."])
def test_a_column_is_read_as_its_cells(cells):
    values, status, bad = parse_values(np.array([*cells, None], dtype=object)[:-1])
    expected = each(cells)
    np.testing.assert_array_equal(values, expected[0])
    assert np.signbit(values).tolist() == np.signbit(expected[0]).tolist()
    assert (status.tolist(), bad.tolist()) == expected[1:]
    assert values.dtype == np.float64 and status.dtype == object


@pytest.mark.parametrize("mark", ["s", "", "1 234,5", "12 %", "abc"])
def test_one_odd_cell_does_not_change_the_others(mark):
    cells = np.array([f"{value / 8}" for value in range(1000)] + [mark], dtype=object)
    values, status, bad = parse_values(cells)
    assert values[:-1].tolist() == [value / 8 for value in range(1000)]
    assert set(status[:-1]) == {"ok"}
    assert bad.tolist() == ([1000] if mark == "abc" else [])
