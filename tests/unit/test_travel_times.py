"""Travel times: reading a table, the journeys of a territory, and what is in reach by them or by an estimate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import small_region

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import import_given
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.reach import Reach, estimated_minutes, minutes_text
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.registry import candidates
from clefop_plugin.sources.tables import read_table
from clefop_plugin.sources.travel_times import read_travel_times

FIRST = TerritoryRef("territory", "s1", "01")
A, B, C, D = small_region.CODES[:4]


def table(folder: Path, text: str, name: str = "temps.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_minutes_and_seconds_are_read_and_what_is_outside_left_out(tmp_path):
    rows = f"ORIGINE;DESTINATION;MINUTES\n{A};{B};12,5\n{A};{B};11\n{A};99999;4\n{B};{C};\n"
    found = read_travel_times(read_table(table(tmp_path, rows)), {A, B, C})
    assert found.times.to_dict("records") == [{"origin": A, "destination": B, "minutes": 11.0}]
    assert found.report.rows_kept == 2
    assert found.report.skipped == 2
    seconds = read_travel_times(read_table(table(tmp_path, f"from;to;duration_seconds\n{A};{B};90\n")), {A, B})
    assert seconds.times["minutes"].tolist() == [1.5]


def test_a_table_without_times_says_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match="an origin, a destination and minutes"):
        read_travel_times(read_table(table(tmp_path, f"ORIGINE;KM\n{A};3\n")), None)


@pytest.mark.parametrize(
    ("header", "best"), [("ORIGINE;DESTINATION;MINUTES", "travel_times"), ("CODGEO;DCLT;NBFLUX_C21_ACTOCC15P", "flows")]
)
def test_times_and_flows_are_told_apart(tmp_path, header, best):
    document = open_document(table(tmp_path, f"{header}\n{A};{B};12\n{B};{A};13\n"))
    assert candidates(document)[0].format.id == best


@pytest.fixture
def timed(tmp_path: Path) -> Profiles:
    workspace = small_region.make(tmp_path / "small.gpkg")
    places = {row.commune_code for row in Profiles(workspace).training_offer(FIRST).rows}
    assert places, "the small region teaches something in its first territory"
    rows = "".join(f"{one};{two};{10 + i}\n" for i, (one, two) in enumerate([(A, B), (B, C), (D, A), ("E3", "E1")]))
    found = import_given(workspace, table(tmp_path, "ORIGINE;DESTINATION;MINUTES\n" + rows), Choices())
    assert workspace.count("travel_times") == 4
    assert found.ids == ("travel_times",)
    return Profiles(workspace)


def test_journeys_go_both_ways_and_by_epci(timed):
    region = timed.region
    place = region.place
    trips = timed._needs._journeys.of(np.array([place[A], place[B]]))
    to = trips.to_communes
    assert to[place[A]] == to[place[B]] == 0.0
    assert to[place[C]] == 11.0
    # known the other way round only
    assert to[place[D]] == 12.0
    # E3 → E1 is all that is known of the communes of E3
    fifth = [code for code, epci in zip(small_region.CODES, small_region.EPCI, strict=True) if epci == "E3"]
    assert [to[place[code]] for code in fifth] == [13.0, 13.0]
    others = [code for code in small_region.CODES if code not in {A, B, C, D, *fifth}]
    assert np.isinf([to[place[code]] for code in others]).all()


def test_the_nearest_of_some_communes(timed):
    place = timed.region.place
    members = np.array([place[code] for code in (A, B, D)])
    wanted = np.zeros(len(place), dtype=bool)
    wanted[place[C]] = True
    # B → C takes 11 minutes; D is in the EPCI of C, and A knows no journey to C
    assert timed._needs._journeys.of(members).to_nearest(wanted).tolist() == [np.inf, 11.0, 0.0]


def test_offer_and_needs_follow_the_times(timed):
    offer = timed.training_around(FIRST)
    assert offer.minutes is not None
    assert offer.time_sources
    assert (offer.within(Reach(500, "min")) == (offer.inside | np.isfinite(offer.minutes))).all()
    assert (offer.within(Reach(0, "min")) == offer.inside).all()
    page = timed.needs(FIRST)
    assert {code for code, _ in page.far(Reach(0.5, "min")).communes} >= {
        code for code, _ in page.far(Reach(60, "min")).communes
    }


def test_distances_of_seats_have_their_minutes(timed):
    distances = timed.support(FIRST).distances
    assert distances
    assert all(distance.minutes is not None for distance in distances)


def test_without_a_table_minutes_are_an_estimate(tmp_path):
    profiles = Profiles(small_region.make(tmp_path / "plain.gpkg"))
    offer = profiles.training_around(FIRST)
    assert offer.minutes is None
    reach = Reach(30, "min")
    assert reach.km == pytest.approx(30 / 60 * 50 / 1.3)
    assert (offer.within(reach) == offer.within(Reach(reach.km))).all()
    assert estimated_minutes(reach.km) == pytest.approx(30)
    assert minutes_text(17.6, estimated=True).startswith("≈ 18")
    assert all(distance.minutes is None for distance in profiles.support(FIRST).distances)
