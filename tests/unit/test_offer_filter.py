"""The filters and orders of the training offer, on columns, and what is within reach of a territory."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.services.offer_filter import OfferFilter, is_date
from clefop_plugin.services.profile_types import TerritoryRef, TrainingOffer
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.reach import Reach

FIRST = TerritoryRef("territory", "s1", "01")


@pytest.fixture
def offer(tmp_path) -> TrainingOffer:
    workspace = small_region.make(tmp_path / "offre.gpkg")
    trainings = workspace.read("trainings")
    trainings["rome"] = ["F1602;F1603", "", "J1506", ""]
    trainings["rncp"] = ["35000", "", "", "41000"]
    trainings["nsf"] = ["232", "131", "331", ""]
    trainings["formacode"] = ["", "", "43448", ""]
    trainings["modality"] = ["presential", "distance", "presential", ""]
    far = trainings.iloc[[0]].assign(
        id="f5", title="Élevage", commune_code="", outside=True, domain="agriculture", geom=[shapely.Point(5000, 500)]
    )
    lost = trainings.iloc[[0]].assign(id="f6", title="Nulle part", commune_code="", domain="", geom=None)
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    workspace.append("trainings", pd.concat([trainings, far, lost], ignore_index=True))
    sessions = pd.DataFrame(
        [
            ("x3", "f2", "2026-03", "2026-06", "closed", np.nan),
            ("x4", "f2", "", "", "open", 5.0),
            ("x5", "f3", "2026-05-10", "", "open", np.nan),
        ],
        columns=["id", "training_id", "start", "end", "state", "places"],
    )
    workspace.append("training_sessions", sessions)
    return Profiles(workspace).training_around(FIRST)


def ids(offer: TrainingOffer, chosen: OfferFilter, km: float = 0.0) -> set[str]:
    kept = np.flatnonzero(chosen.mask(offer.table) & offer.within(Reach(km)))
    return {offer.table.row(int(i)).id for i in kept}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (OfferFilter(), {"f1", "f2", "f4"}),
        (OfferFilter(text="BÂTIMENT alpe"), {"f1"}),
        (OfferFilter(text="zzz"), set()),
        (OfferFilter(levels=frozenset({"6"})), {"f2", "f4"}),
        (OfferFilter(modalities=frozenset({"distance"})), {"f2"}),
        (OfferFilter(rome="f16"), {"f1"}),
        (OfferFilter(rome="F1603, J15"), {"f1"}),
        (OfferFilter(rncp="RNCP 41000"), {"f4"}),
        (OfferFilter(fields="13"), {"f2"}),
        (OfferFilter(open_only=True), {"f1", "f2"}),
        (OfferFilter(start="03/2026", end="15/03/2026"), {"f2"}),
        (OfferFilter(start="01/04/2026", end="2026"), set()),
        (OfferFilter(end="2001"), {"f1"}),
        # The open session of f2 has no date: no session is both open and in the period.
        (OfferFilter(start="2026", end="2026", open_only=True), set()),
    ],
)
def test_each_filter(offer, chosen, found):
    assert ids(offer, chosen) == found
    assert chosen.active() == (chosen != OfferFilter())


def test_what_is_around_the_territory_is_added_by_distance(offer):
    # The outline goes to x = 4 km and y = 1 km: f3 is 500 m away, f5 (outside the region) 1 km.
    assert ids(offer, OfferFilter(), 0.6) == {"f1", "f2", "f4", "f3"}
    assert ids(offer, OfferFilter(), 1.0) == {"f1", "f2", "f4", "f3", "f5"}
    assert offer.metres[2:5].tolist() == [500.0, 0.0, 1000.0]
    assert np.isnan(offer.metres[5])
    assert offer.table.row(2, offer.metres[2]).distance_km == 0.5


def test_a_filter_of_a_column_is_left_aside_for_its_own_counts(offer):
    chosen = OfferFilter(domains=frozenset({"arts"}), levels=frozenset({"6"}))
    assert [int(mask.sum()) for mask in chosen.masks(offer.table)] == [1, 3, 1]


def test_orders(offer):
    def titles(key: str) -> list[str]:
        every = np.arange(len(offer.table))
        return [offer.table.row(int(i)).id for i in offer.table.order(every, key, offer.metres)]

    assert titles("title") == ["f1", "f5", "f3", "f2", "f6", "f4"]
    assert titles("places")[0] == "f2"
    assert titles("session")[0] == "f1"
    assert titles("distance")[-2:] == ["f5", "f6"]
    assert titles("level")[0] in {"f1", "f5", "f6"}


def test_the_sessions_of_a_training_are_in_order(offer):
    found = offer.table.sessions_of(1)
    assert [(s.start, s.end, s.state, s.places) for s in found] == [
        ("", "", "open", 5.0),
        ("2026-03", "2026-06", "closed", None),
    ]
    assert offer.table.sessions_of(3) == ()


def test_a_workspace_without_trainings_answers(tmp_path):
    workspace = small_region.make(tmp_path / "vide.gpkg")
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM trainings")
        connection.execute("DELETE FROM training_sessions")
    empty = Profiles(workspace).training_offer(FIRST)
    assert (empty.total, empty.region_total, empty.rows, empty.by_domain) == (0, 0, (), ())
    assert not OfferFilter(text="x", open_only=True, rome="F").mask(empty.table).any()


def test_dates_of_the_period():
    assert is_date("") and is_date("03/2026")
    assert not is_date("bientôt")
