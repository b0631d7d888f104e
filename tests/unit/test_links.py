"""Commuting links of territories against sums made by hand, and the search of names."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core import flows as measures
from clefop_plugin.services.links import CommutingLinks
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.region import Region
from clefop_plugin.services.search import Search

rows = st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 5), st.floats(0, 1000)), max_size=40)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_flows_between_places_are_the_sums_of_the_rows(given_rows):
    first, second, counts = (np.array([row[i] for row in given_rows]) for i in range(3))
    table = measures.between(first.astype(int), second.astype(int), counts.astype(float), 6)
    dense = np.zeros((6, 6))
    for a, b, n in given_rows:
        if a >= 0 and b >= 0:
            dense[a, b] += n
    assert np.allclose(table.residents, dense.sum(axis=1))
    assert np.allclose(table.jobs, dense.sum(axis=0))
    for place in range(6):
        expected = dense[place].copy()
        expected[place] = 0
        assert np.allclose(table.leaving(place), expected)
        own = measures.containment(table, place)
        if dense[place].sum() > 0:
            assert own.supply == pytest.approx(dense[place, place] / dense[place].sum())
            assert 0 <= own.both <= 1


@pytest.fixture
def workspace(tmp_path):
    made = small_region.make(tmp_path / "petit.gpkg")
    codes = small_region.CODES
    flows = [
        (codes[0], codes[0], 100.0),
        (codes[0], codes[1], 50.0),
        (codes[0], codes[7], 30.5),
        (codes[0], "75056", 10.0),
        (codes[7], codes[0], 400.0),
        ("35238", codes[0], 5.0),
    ]
    made.append("flows", pd.DataFrame(flows, columns=["origin", "destination", "count"]))
    return made


def test_links_of_a_commune_name_partners_inside_and_outside(workspace):
    codes = small_region.CODES
    found = CommutingLinks(Region(workspace)).of(TerritoryRef("commune", "", codes[0]))
    assert found is not None
    assert found.residents == pytest.approx(190.5)
    assert found.jobs == pytest.approx(505.0)
    assert found.supply == pytest.approx(100 / 190.5)
    assert found.demand == pytest.approx(100 / 505)
    assert [(link.code, link.workers) for link in found.leaving] == [(codes[1], 50.0), (codes[7], 30.5), ("75", 10.0)]
    assert [(link.code, link.outside, link.rough) for link in found.coming] == [
        (codes[7], False, False),
        ("35", True, True),
    ]
    assert sum(link.share for link in found.leaving) == pytest.approx(1)
    assert found.others_leaving == 0
    assert found.leaving[2].x is None


def test_links_of_a_zone_count_what_stays_between_its_communes(workspace):
    region = Region(workspace)
    zoning = str(region.zonings["id"].iloc[0])
    of = region.zone_of(zoning)
    code = str(of[small_region.CODES[0]])
    found = CommutingLinks(region).of(TerritoryRef("zone", zoning, code))
    flows = workspace.read("flows")
    inside = flows["origin"].map(of).eq(code) & flows["destination"].map(of).eq(code)
    assert found is not None
    assert found.stay == pytest.approx(flows["count"][inside].sum())


def test_a_place_without_outline_has_no_point(workspace, monkeypatch):
    region, codes = Region(workspace), small_region.CODES
    centres = region.centres.copy()
    centres[region.place[codes[0]]] = np.nan
    monkeypatch.setitem(region.__dict__, "centres", centres)
    found = CommutingLinks(region).of(TerritoryRef("commune", "", codes[0]))
    assert (found.x, found.y) == (None, None)
    assert found.leaving[0].x is not None  # its partner has one


def test_a_workspace_without_flows_has_no_links(tmp_path):
    made = small_region.make(tmp_path / "vide.gpkg")
    assert CommutingLinks(Region(made)).of(TerritoryRef("commune", "", small_region.CODES[0])) is None


def test_names_are_found_without_case_accents_or_order(tmp_path):
    made = small_region.make(tmp_path / "petit.gpkg")
    search = Search(Region(made))
    name = str(made.read("communes")["name"].iloc[0])
    assert search.find(name.upper())[0].name == name
    assert search.find(small_region.CODES[2])[0].ref == TerritoryRef("commune", "", small_region.CODES[2])
    assert search.find("  ") == []
    assert search.find("zzzz") == []
    assert {found.what for found in search.find(name, kinds=("structure",))} <= {"structure"}
