"""Needs beside trainings by occupation family: correspondences, ratios, what is out of reach, communes far from all."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.services.needs import NeedsPage
from clefop_plugin.services.occupations import catalogue, families_of_training, family_of_occupation
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.reach import Reach

FIRST = TerritoryRef("territory", "s1", "01")


def recruitment(cells: list[tuple[str, str, float | None, float | None]]) -> pd.DataFrame:
    rows = pd.DataFrame(cells, columns=["basin_code", "occupation", "projects", "difficult"])
    return rows.assign(
        basin_zoning="ze2020",
        basin_name=rows["basin_code"],
        occupation_label=rows["occupation"],
        family="O",
        family_label="Ouvriers",
        year=2025,
        seasonal=0.0,
        status=np.where(rows["projects"].isna(), "secret", "ok"),
        difficult_status=np.where(rows["difficult"].isna(), "secret", "ok"),
        seasonal_status="ok",
    )


@pytest.fixture
def page(tmp_path) -> NeedsPage:
    workspace = small_region.make(tmp_path / "besoins.gpkg")
    trainings = workspace.read("trainings").assign(rome=["F1602", "", "J1506", ""], nsf=["", "131", "", ""])
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    workspace.append("trainings", trainings)
    cells = [
        ("Z1", "B2Z40", 50.0, 20.0),
        ("Z1", "V1Z80", 30.0, None),
        ("Z1", "J3Z43", None, None),
        ("Z2", "B2Z40", 110.0, 10.0),
        ("Z1", "999", 8.0, 1.0),
    ]
    workspace.append("recruitment", recruitment(cells))
    return Profiles(workspace).needs(FIRST)


def test_needs_and_trainings_meet_by_family(page):
    rows = {row.key: row for row in page.at(Reach(0))}
    # Z2 has 400 of its 2,200 residents in the territory.
    building = rows["B"]
    assert building.need.projects == pytest.approx(50 + 110 * 400 / 2200)
    assert (building.offers, building.places, building.measure) == (1, 20.0, "places")
    assert building.ratio == pytest.approx(100 * 20 / 70)
    assert building.region_ratio == pytest.approx(100 * 20 / 160)
    assert not building.unmet
    assert (rows["V"].offers_near, rows["V"].unmet) == (0, True)
    assert (rows["J"].need.status, rows["J"].unmet, rows["J"].ratio) == ("secret", True, None)
    assert [row.key for row in page.at(Reach(0))][:2] == ["B", "V"]


def test_a_training_around_is_in_reach(page):
    rows = {row.key: row for row in page.at(Reach(1.0))}
    assert (rows["V"].offers, rows["V"].offers_near, rows["V"].places_near, rows["V"].unmet) == (0, 1, 20.0, False)
    # What is around has needs of its own: it is in reach, but not in the ratio that the region is compared to.
    assert rows["V"].ratio == 0.0


def test_what_the_nomenclatures_do_not_know_is_told_apart(page):
    other = next(row for row in page.at(Reach(0)) if row.key == "survey:O")
    assert (other.label, other.need.projects, other.offers) == ("Ouvriers", 8.0, 0)
    # Two trainings of the territory lead nowhere: letters, and one without any code.
    assert page.unrelated == 2


def test_communes_far_from_every_training(page):
    # Trainings stand in the centres of the first and second communes; f4 has none and counts at its commune.
    far = page.far(Reach(1.2))
    assert far.communes == (("96003", "Dune"),)
    assert (far.of, far.share) == (4, pytest.approx(400 / 1900))
    assert page.far(Reach(5)).communes == ()
    building = page.far(Reach(1.2), "B")
    assert [name for _, name in building.communes] == ["Côte", "Dune"]
    assert len(page.far(Reach(50), "Q").communes) == 4


def test_without_survey_or_trainings(tmp_path):
    workspace = small_region.make(tmp_path / "vide.gpkg")
    page = Profiles(workspace).needs(FIRST)
    assert (page.known, page.needs.shared) == (False, None)
    assert all(row.need is None for row in page.at(Reach(10)))
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    empty = Profiles(workspace).needs(FIRST)
    assert empty.at(Reach(10)) == ()
    assert len(empty.far(Reach(10)).communes) == 4


def test_the_catalogue_is_sound():
    letters = [family.id for family in catalogue()]
    assert len(letters) == len(set(letters)) == 22
    romes = {code for family in catalogue() for code in family.rome}
    # Every field of the ROME leads somewhere, but the ones that are cut between families have a beginning of their own.
    for letter in "ABCDEFGHIJKLMN":
        assert any(code.startswith(letter) for code in romes), letter
    assert families_of_training(["D1202"], [], []) == {"T"}
    assert families_of_training(["D1211"], [], []) == {"R"}
    assert families_of_training(["D1102"], ["312"], []) == {"S"}
    assert families_of_training([""], ["13"], ["43436"]) == {"V"}
    assert families_of_training([], ["100"], []) == frozenset()
    assert family_of_occupation("b2z40") == "B"
    assert family_of_occupation("Z9Z99") == ""
