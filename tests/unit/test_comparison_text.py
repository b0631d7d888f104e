"""A comparison written for the clipboard and for spreadsheets."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core import text
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.comparison_text import as_csv, comparison_rows
from clefop_plugin.services.perimeters import Perimeter
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    profiles = Profiles(small_region.make(tmp_path_factory.mktemp("text") / "petit.gpkg"))
    formula = Perimeter('=HYPERLINK("x";"y")', tuple(small_region.CODES[:1])).ref
    secret = TerritoryRef("commune", "", small_region.CODES[1])
    return profiles.comparison([formula, secret], Progress())


@pytest.fixture
def in_french():
    text.install_language("fr", None)
    yield
    text.install_language("en", None)


def test_names_are_no_formulas_and_numbers_are_numbers(comparison, in_french):
    rows = list(csv.reader(as_csv(comparison_rows(comparison)).splitlines(), delimiter=";"))
    assert rows[0][4] == '\'=HYPERLINK("x";"y")'
    assert rows[0][5].startswith("'=HYPERLINK")
    median = next(row for row in rows if row[0] == "Revenu médian")
    assert median[4] == "20000,0"
    assert float(median[5].replace(",", ".")) < 0
    assert len({len(row) for row in rows}) == 1
    residents = next(row for row in rows if row[0] == "Residents")
    assert (residents[4], residents[-1]) == ("1000", "3700")


def test_a_secret_value_is_a_word(comparison):
    rate = next(row for row in comparison_rows(comparison) if row[0] == "Taux de chômage")
    assert rate[7:10] == ["", "", "secret"]
