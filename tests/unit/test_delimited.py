"""Delimited text: whole lines cut at once give what the module csv gives cell by cell; separators, quotes, lengths."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.values import parse_values
from clefop_plugin.sources import delimited
from clefop_plugin.sources.archives import MAX_LINE
from clefop_plugin.sources.cells import LineCells
from clefop_plugin.sources.delimited import find_separator, read_delimited
from clefop_plugin.sources.encodings import Decoded
from clefop_plugin.sources.grids import RowGrid
from clefop_plugin.sources.tables import read_table

CELLS = st.text(alphabet='ab1,;\t"\n\ré \x01|', max_size=5)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A text as a program would write it, or with stray characters, and its separator."""
    separator = draw(st.sampled_from([";", ",", "\t"]))
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=separator,
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])),
    )
    plain = draw(st.booleans())
    width = draw(st.integers(1, 4))
    for _ in range(draw(st.integers(0, 6))):
        length = width if plain else draw(st.integers(0, 5))
        cells = st.text(alphabet="ab1é ,", max_size=3) if plain else CELLS
        writer.writerow([draw(cells) for _ in range(length)])
    text = out.getvalue()
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(['"', "\n", separator, " ", '""', "\r"])) + text[place:]
    return text, separator


def outcome(read, start: int, width: int) -> object:
    try:
        grid = read()
    except InputError as error:
        return str(error)
    head, lines = grid.head()
    body = grid.body(start, width)
    assert body.cells.shape == (len(body.lines), width)
    columns = [body.cells.column(column).tolist() for column in range(width)]
    assert body.cells.whole().T.tolist() == columns
    filled = [row or [""] for row in head]
    while filled and filled[-1] == [""]:
        filled.pop()
    return filled, list(lines)[: len(filled)], columns, list(body.lines), body.long_lines, body.short_lines


@given(texts(), st.integers(0, 3), st.integers(1, 5))
def test_lines_cut_at_once_are_the_rows_of_the_module_csv(case, start, width):
    text, separator = case
    slow = outcome(lambda: RowGrid("f.csv", *delimited._csv_rows("f.csv", text, separator), ragged=True), start, width)
    assert outcome(lambda: read_delimited("f.csv", Decoded(text, "", ""), separator), start, width) == slow


NUMBERS = st.one_of(
    st.integers(-(10**6), 10**17).map(str),
    st.floats(-1e9, 1e9).map(lambda value: f"{value:.6g}"),
    st.floats(0, 1e6).map(lambda value: f"{value:.9f}".replace(".", ",")),
    st.sampled_from(["", "s", "nd", "1 234", "+5", "-", "-0", ".", ",5", "5.", "1.2.3", "1e3", "é", "a;b", "0" * 40]),
    st.text(alphabet="0123456789.,+-e s", max_size=20),
)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.text("abé1", max_size=12)), min_size=1, max_size=12), st.data())
def test_figures_from_bytes_are_those_of_the_texts(rows, data):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    grid = read_delimited("f.csv", Decoded(out.getvalue(), "", ""), ";")
    cells = grid.body(0, 3).cells
    assert isinstance(cells, LineCells)
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    for kept in (None, np.array(chosen, dtype=np.intp)):
        for column in range(3):
            texts = cells.column(column, kept)
            expected = [rows[row][column] for row in (range(len(rows)) if kept is None else kept)]
            assert texts.tolist() == expected
            for found, right in zip(cells.figures(column, kept), parse_values(texts), strict=True):
                np.testing.assert_array_equal(found, right)
    places, distinct = cells.distinct(2)
    assert [distinct[place] for place in places] == [row[2] for row in rows]
    assert len(set(distinct)) == len(distinct)


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2\n",
        '"a";"b"\n"1;5";"say ""yes"""\n',
        'a;b\r\n"x";""\r\n',
        '"a"\r"b"\r',
        '"";1\n""";""";2\n',
    ],
)
def test_well_formed_quotes_need_no_slow_reading(text):
    assert isinstance(read_delimited("f.csv", Decoded(text, "", ""), ";"), delimited._LineGrid)


@pytest.mark.parametrize("text", ['a "b";c\n', '"a\nb";c\n', '"a"b;c\n', 'a;"b\n', "a;\x01;c\n" + '"d"\n'])
def test_anything_else_is_read_cell_by_cell(text):
    assert isinstance(read_delimited("f.csv", Decoded(text, "", ""), ";"), RowGrid)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_says_why(separator):
    found, why = find_separator(separator.join("abc") + "\n" + separator.join("123") + "\n")
    assert found == separator and why == "it cuts 2 of the first lines into 3 cells"
    assert find_separator("a\nb\n") == (",", "no separator cuts its lines: it has one column")


def test_rows_of_uneven_length_are_told_with_their_lines(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("a;b;;\n1;2;;\n\n3;4;5;\n6\n7;8;;;9\n", encoding="utf-8")
    table = read_table(path)
    assert table.columns == ["a", "b"]
    assert table.frame.to_numpy().tolist() == [["1", "2"], ["3", "4"], ["6", ""], ["7", "8"]]
    assert (tuple(table.lines), table.long_lines, table.short_lines) == ((2, 4, 5, 6), (4, 6), (5,))


def test_uneven_rows_do_not_fill_the_memory(tmp_path):
    path = tmp_path / "u.csv"
    path.write_text(";".join(f"c{i}" for i in range(16_000)) + "\n" + "x\n" * 300_000, encoding="utf-8")
    with pytest.raises(InputError, match="too large"):
        read_table(path)


def test_a_hundred_thousand_columns_are_refused(tmp_path):
    path = tmp_path / "w.csv"
    path.write_text(";".join(f"c{i}" for i in range(100_000)) + "\n" + ";".join("1" * 100_000) + "\n")
    with pytest.raises(InputError, match="100,000 columns"):
        read_table(path)


@pytest.mark.parametrize("start", [b"", b"a;b\n1;2\n", b'"', b'{"a": "', b"<a>", "é;à\n".encode("utf-16")])
def test_a_huge_file_of_one_line_is_refused_without_reading_it(tmp_path, start):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(start + b"x" * 70_000)
        file.truncate(2_000_000_000)
    before = time.process_time()
    tracemalloc.start()
    with pytest.raises(InputError):
        read_table(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - before < 2 and peak < 60_000_000


def test_endless_empty_lines_are_left_out_or_refused_early(tmp_path):
    path = tmp_path / "e.csv"
    path.write_bytes(b"a;b\n1;2" + b"\n" * 8_000_000)
    before = time.process_time()
    assert read_table(path).frame.to_numpy().tolist() == [["1", "2"]]
    path.write_bytes(b"a;b\n1;2" + b"\n" * 60_000_000 + b"3;4\n")
    with pytest.raises(InputError, match="more than 30,000,000 lines"):
        read_table(path)
    assert time.process_time() - before < 5


def test_a_line_may_be_long_but_not_too_long(tmp_path):
    path = tmp_path / "l.csv"
    path.write_bytes(b"a;b\n" + b"x" * (MAX_LINE - 2) + b";1\n")
    assert read_table(path).frame["b"].tolist() == ["1"]
    path.write_bytes(b"a;b\n" + b"x" * MAX_LINE + b";1\n")
    with pytest.raises(InputError, match="a line of more than 10,000,000 characters"):
        read_table(path)
