"""Values of training tables: dates, lists, codes, levels, places."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from clefop_plugin.core import training
from clefop_plugin.sources.dates import any_date
from clefop_plugin.sources.offers import Here, coordinates, numbered, read_commune, read_period, read_places
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.training_rows import joined, listed

sys.path.insert(0, str(Path(__file__).parent))
from training_cases import told


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("01/09/2025", ("2025-09-01", True)),
        ("1/9/2025", ("2025-09-01", True)),
        ("01-09-2025 08:00", ("2025-09-01", True)),
        ("2025-09-01", ("2025-09-01", True)),
        ("2025-09-01T22:00:00.000Z", ("2025-09-01", True)),
        ("20250901", ("2025-09-01", True)),
        ("20250900", ("2025-09", True)),
        ("09/2025", ("2025-09", True)),
        ("2025", ("2025", True)),
        ("00/00/0000", ("", True)),
        ("99999999", ("", True)),
        ("31/02/2025", ("2025-02", False)),
        ("2025-13-01", ("", False)),
        ("20259901", ("", False)),
        ("1899-01-01", ("", False)),
        ("septembre", ("", False)),
        ("٢٠٢٥", ("", False)),
    ],
)
def test_dates_of_every_writing(text, partial):
    assert any_date(text) == partial


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('["A1101", "B1201"]', ["A1101", "B1201"]),
        ("['A1101', 'B1201']", ["A1101", "B1201"]),
        ("A1101;B1201", ["A1101", "B1201"]),
        ("A1101,B1201", ["A1101", "B1201"]),
        ("[]", []),
        ("", []),
        ('["", null]', []),
        ('["a", "", "b"]', ["a", "", "b"]),
        ("[1, 2]", ["1", "2"]),
        ('[{"a": 1}]', []),
        ("[" * 100_000, []),
    ],
)
def test_lists_in_cells(text, values):
    assert listed(text) == values


def test_codes_are_joined_once():
    assert joined(["a", "", "b", "a"]) == "a;b"


def test_levels_and_specialities_of_producers():
    levels = ("3 (CAP...)", "Niveau 7", "NIVEAU III", "bac + 1", "bac + 5", "CAP ou équivalent", "Sans niveau", "?", "")
    assert [training.level_of_words(text) for text in levels] == ["3", "7", "5", "4", "7", "3", "none", "", ""]
    assert [training.level_of_cfd(code) for code in ("50022137", "40025214", "32031213", "1", "90000000")] == [
        *["3", "4", "5", "", ""],
    ]
    assert [training.nsf_of_cfd(code) for code in ("50022137", "32031213", "320", "32xxx213")] == ["221", "312", "", ""]


def test_the_domain_comes_from_the_speciality_then_the_title_then_the_occupation():
    assert training.domain_of(["100", "326"], "Cuisine", ["A1101"]) == "sciences"
    assert training.domain_of(["100"], "CAP Cuisine", ["A1101"]) == "industrie"
    assert training.domain_of([], "Parcours inventé", ["K2110", "J1506"]) == "sante"
    assert training.domain_of([], "Parcours inventé", ["M1805"]) == "sciences"
    assert training.domain_of([], "Parcours inventé", ["k2204", "", "Z"]) == ""
    letters = {training.domain_of_rome(letter + "1101") for letter in "ABCDEFGHIJKLMN"}
    assert letters == set(training.DOMAINS) - {"sciences"}


def test_numbered_never_meets_what_it_makes():
    assert numbered(["a", "b", "a", "a", "a#2", "a#2"]) == ["a", "b", "a#2", "a#3", "a#2#2", "a#2#3"]


def test_values_that_are_mended_are_told_with_their_line():
    report = Report("x")
    here = Here(report)
    here.position = 7
    assert read_commune("1004", "01500", "Ambérieu", here) == "01004"
    assert read_commune("44000", "44000", "Nantes", here) == ""
    assert read_commune("Nantes", "", "", here) == ""
    assert np.isnan(read_places("1e300", "x", here)) and np.isnan(read_places("douze", "x", here))
    assert read_period("01/09/2025", "31/08/2025", here) == ("2025-09-01", "")
    assert np.isnan(coordinates("0", "0", "x", here)[0])
    assert {lines[0] for _, lines in told(report).values()} == {7}
    assert sum(count for count, _ in told(report).values()) == 7
