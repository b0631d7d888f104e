"""What is known of one territory: identity, figures, training offer, structures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles

FIRST = TerritoryRef("territory", "s1", "01")
SECOND = TerritoryRef("territory", "s1", "02")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    return Profiles(small_region.make(tmp_path_factory.mktemp("profiles") / "petit.gpkg"))


def test_identity_of_a_territory(profiles):
    identity = profiles.identity(FIRST)
    assert identity.name == "Alpe – Côte"
    assert identity.population == 1900
    assert identity.communes == 4
    assert identity.area_km2 == 4
    assert identity.share_of_region == pytest.approx(1900 / 3700)
    assert identity.departements == (("96", "Zone 96"),)
    assert [(p.code, p.seat_name, p.population) for p in identity.blocks] == [("E1", "Alpe", 1200), ("E2", "Dune", 700)]
    crossing = next(c for c in identity.crossings if c.zoning_id == "ze2020")
    assert [(s.code, s.share) for s in crossing.shares] == [
        ("Z1", pytest.approx(1500 / 1900)),
        ("Z2", pytest.approx(400 / 1900)),
    ]
    assert identity.fictional


def test_a_commune_without_epci_is_a_block_and_an_unknown_population_is_counted(profiles):
    identity = profiles.identity(SECOND)
    assert {p.code for p in identity.blocks} == {"E3", "E4", "Z20003"}
    assert identity.unknown_population == 1
    assert identity.population == 1800


def test_figures_compare_with_region_departement_and_peers(profiles):
    figures = {f.id: f for f in profiles.figures(FIRST)}
    assert "unemployed" not in figures
    rate = figures["rate"]
    assert rate.period == "2021"
    assert rate.value == pytest.approx(10.0)
    assert rate.status == "estimated"
    assert rate.coverage == pytest.approx(1700 / 1900)
    assert rate.masked_communes == 1
    assert rate.region_value == pytest.approx(10.0)
    assert (rate.gap, rate.gap_unit) == (pytest.approx(0.0), "pt")
    assert rate.trend == (("2015", pytest.approx(5.0)), ("2021", pytest.approx(10.0)))
    assert (rate.rank, rate.ranked) == (1, 2)
    active = figures["active"]
    assert (active.value, active.gap, active.status) == (400.0, None, "ok")
    median = figures["median"]
    expected = (1000 * 20000 + 200 * 21000 + 300 * 22000 + 400 * 23000) / 1900
    assert median.value == pytest.approx(expected)
    assert median.status == "estimated"


def test_training_offer(profiles):
    offer = profiles.training_offer(FIRST)
    assert (offer.total, offer.places, offer.places_known, offer.without_point) == (3, 80.0, 2, 1)
    shares = {c.key: (c.offers, c.share, c.region_share) for c in offer.by_domain}
    assert shares["industrie"] == (1, pytest.approx(0.25), pytest.approx(0.2))
    row = next(r for r in offer.rows if r.id == "f1")
    assert (row.sessions, row.open_sessions, row.next_session) == (2, 1, "2999-09-01")
    assert row.commune_name == "Alpe"


def test_what_is_known_by_departement_is_told_apart_and_counted_nowhere(tmp_path):
    workspace = small_region.make(tmp_path / "departement.gpkg")
    rows = (
        workspace.read("trainings")
        .iloc[[0] * 5]
        .assign(id=[f"mcf:{i}" for i in range(5)], commune_code="", precision="departement", geom=None, places=100.0)
    )
    rows["postcode"] = ["96", "96", "20", "44", "96"]
    rows["outside"] = [False, False, False, True, False]
    before = Profiles(workspace).training_offer(FIRST)
    workspace.append("trainings", rows)
    for ref in (FIRST, SECOND):
        offer = Profiles(workspace).training_offer(ref)
        told = [(place.code, place.offers, place.whole) for place in offer.at_departement]
        assert told == ([("96", 3, True)] if ref == FIRST else [("20", 1, True)])
    offer = Profiles(workspace).training_offer(FIRST)
    assert (offer.total, offer.places, offer.region_total) == (before.total, before.places, before.region_total)
    assert offer.by_domain == before.by_domain and offer.rows == before.rows


def test_support_by_service_area_and_place(profiles):
    support = profiles.support(SECOND)
    by_id = {r.id.split(":")[1]: r for r in support.rows}
    assert set(by_id) == {"ML2", "FT1"}
    assert by_id["ML2"].serves
    assert by_id["ML2"].covered_share == pytest.approx(1100 / 1800)
    assert by_id["FT1"].distance_km is None
    assert support.uncovered_communes == (("20002", "Gué"), ("20003", "Houle"))
    first = {r.id.split(":")[1]: r for r in profiles.support(FIRST).rows}
    assert first["ML1a"].parent_name == "Mission locale Un"
    assert first["ML1a"].is_branch
    nearest = {(d.block_code, d.network): d for d in profiles.support(FIRST).distances}
    assert nearest[("E1", "mission-locale")].structure_name == "Mission locale Un"
    assert nearest[("E1", "mission-locale")].distance_km == pytest.approx(0.0, abs=0.01)


def test_navigation_between_levels(profiles):
    assert profiles.commune_at(2500, 500) == "96002"
    assert profiles.commune_at(-5000, 0) is None
    assert profiles.locate("territory", "s1", "20003") == SECOND
    assert profiles.locate("zone", "epci", "20003") is None
    assert profiles.locate("zone", "epci", "96000") == TerritoryRef("zone", "epci", "E1")
    assert [c.kind for c in profiles.containers()] == ["territory", "zone", "zone", "zone", "zone", "commune"]
    assert profiles.geometry(FIRST).area == pytest.approx(4e6)
    assert profiles.communes_of(FIRST) == ["96000", "96001", "96002", "96003"]


def test_a_territory_that_is_gone_is_a_sentence(profiles):
    with pytest.raises(WorkspaceError, match="99"):
        profiles.identity(TerritoryRef("territory", "s1", "99"))


def test_any_level_answers(profiles):
    for ref in (TerritoryRef("commune", "", "96001"), TerritoryRef("zone", "ze2020", "Z1")):
        assert profiles.identity(ref).name
        assert profiles.figures(ref)
    secret = next(f for f in profiles.figures(TerritoryRef("commune", "", "96001")) if f.id == "rate")
    assert (secret.value, secret.status) == (None, "secret")


def test_the_council_of_a_territory_is_empty_when_nothing_is_recorded(profiles):
    assert profiles.council(FIRST).members == ()
    assert profiles.council(TerritoryRef("zone", "epci", "E1")).label == ""


def test_profiles_know_when_they_are_stale(tmp_path):
    workspace = small_region.make(tmp_path / "p.gpkg")
    profiles = Profiles(workspace)
    assert not profiles.is_stale()
    workspace.set_meta("name", "Autre")
    assert profiles.is_stale()
    profiles.refresh()
    assert not profiles.is_stale()
