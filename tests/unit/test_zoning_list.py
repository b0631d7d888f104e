"""The zonings one may compare, and two of them looked at closely."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from small_region import CODES, make

from clefop_plugin.services.agreement import AgreementResult, measure_agreement
from clefop_plugin.services.agreement_pair import closest_pairs, pair_view, pair_words
from clefop_plugin.services.region import Region
from clefop_plugin.services.zoning_list import list_zonings
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make(tmp_path / "small.gpkg")


@pytest.fixture
def found(workspace: Workspace) -> AgreementResult:
    return measure_agreement(workspace, ["epci", "ze2020", "dep", "scenario:s1"])


def test_zonings_say_what_they_are_and_whom_they_cover(workspace: Workspace) -> None:
    listed = list_zonings(Region(workspace))
    assert [zoning.id for zoning in listed.zonings] == ["epci", "ze2020", "missions_locales", "dep", "scenario:s1"]
    epci, missions = listed.zonings[0], listed.zonings[2]
    assert (epci.family, epci.vintage, epci.zones, epci.is_scenario) == ("administratif", 2024, 4, False)
    # The commune without EPCI has no known population: seven communes of eight, but all the residents.
    assert (epci.coverage.communes, epci.coverage.of, epci.coverage.residents) == (7, 8, 1.0)
    assert missions.coverage.residents == pytest.approx((1000 + 200 + 300 + 400 + 500 + 600) / 3700)
    assert not missions.coverage.whole
    scenario = listed.find("scenario:s1")
    assert scenario is not None
    assert (scenario.is_scenario, scenario.zones, scenario.coverage.whole) == (True, 2, True)
    assert listed.find("nowhere") is None


def test_jobs_are_offered_only_when_they_are_counted(workspace: Workspace) -> None:
    assert list_zonings(Region(workspace)).weights == ("population", "communes", "area")
    row = {"id": "emplt", "label": "Emplois au lieu de travail", "kind": "count", "scale": 1.0, "decimals": 0}
    workspace.append("indicators", pd.DataFrame([row]))
    assert "jobs" not in list_zonings(Region(workspace)).weights
    value = {"indicator_id": "emplt", "level": "commune", "code": CODES[0], "period": "2021", "value": 3.0}
    workspace.append("indicator_values", pd.DataFrame([value | {"status": "ok"}]))
    assert "jobs" in list_zonings(Region(workspace)).weights


def test_without_residents_only_land_can_be_counted(workspace: Workspace) -> None:
    communes = workspace.read("communes").assign(population=np.nan)
    workspace.replace("communes", communes, by="all")
    listed = list_zonings(Region(workspace))
    assert listed.weights == ("communes", "area")
    assert np.isnan(listed.zonings[0].coverage.residents)


def test_a_pair_says_which_zones_are_cut_and_how_many_people_are_concerned(found: AgreementResult) -> None:
    view = pair_view(found, "epci", "ze2020")
    (cut,) = view.cut
    # E2 has 700 residents: 300 in Z1, 400 in Z2.
    assert (cut.code, cut.pieces, cut.main, cut.people, cut.apart) == ("E2", 2, "Zone Z2", 700, 300)
    assert view.zones == 4
    row = found.pairs.iloc[0]
    assert view.measures["v_measure"] == row["v_measure"]
    turned = pair_view(found, "ze2020", "epci")
    assert turned.measures["homogeneity"] == row["completeness"]
    assert len(turned.cut) == 2
    assert turned.sentences == view.sentences


def test_flows_can_be_kept_for_some_zones_only(found: AgreementResult) -> None:
    flows = pair_view(found, "epci", "ze2020").flows
    assert flows.weight.sum() == pytest.approx(3700)
    part = flows.only([flows.left.index("Zone E2")])
    assert part.left == ("Zone E2",)
    assert part.right == ("Zone Z1", "Zone Z2")
    assert part.weight.tolist() == [300, 400]


def test_the_words_of_a_pair_are_about_this_pair(found: AgreementResult) -> None:
    words = pair_words(found, "scenario:s1", "ze2020")
    assert words
    assert set(words) < set(found.sentences)
    assert all("territor" in sentence for sentence in words)
    assert pair_words(found, "dep", "epci") != words


def test_pairs_are_put_in_the_order_of_a_measure(found: AgreementResult) -> None:
    rows = closest_pairs(found, "v_measure")
    assert len(rows) == 6
    assert rows["value"].is_monotonic_decreasing
    own = closest_pairs(found, "adjusted_rand", "scenario:s1")
    assert own["first"].tolist() == ["scenario:s1"] * 3
    assert set(own["second"]) == {"epci", "ze2020", "dep"}
