"""What the docks read: little at a time, within limits of memory, and always the same answers."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pandas as pd
import pytest
from small_region import CODES, make

from clefop_plugin.services import figures, indicator_columns, measures
from clefop_plugin.services.kept import Kept
from clefop_plugin.services.profile_types import Figure, TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace import packed_values

REFS = [
    TerritoryRef("territory", "s1", "01"),
    TerritoryRef("zone", "epci", "E2"),
    TerritoryRef("commune", "", CODES[0]),
    TerritoryRef("commune", "", CODES[1]),
]


@pytest.fixture
def workspace(tmp_path):
    return make(tmp_path / "w.gpkg")


def told(found: list[Figure]) -> list[str]:
    """Every field of the figures, peers apart."""
    return [repr({f.name: getattr(figure, f.name) for f in fields(figure) if f.name != "peers"}) for figure in found]


def test_kept_forgets_the_oldest_and_makes_a_value_once():
    made: list[int] = []

    def make_of(size: int) -> np.ndarray:
        made.append(size)
        return np.zeros(size, dtype=np.uint8)

    kept: Kept[np.ndarray] = Kept(3000, lambda value: value.nbytes)
    for size in (1000, 1001, 1000, 1002):
        assert len(kept.get(size, lambda size=size: make_of(size))) == size
    assert made == [1000, 1001, 1002]
    assert (1001 in kept, 1000 in kept, 1002 in kept) == (False, True, True)
    assert kept.bytes <= 3000
    kept.get(5000, lambda: make_of(5000))
    assert len(kept) == 0
    assert kept.bytes == 0


def test_figures_are_the_same_when_nothing_can_be_kept(workspace, monkeypatch):
    plain = [told(Profiles(workspace).figures(ref)) for ref in REFS]
    for module, name in (
        (measures, "AGGREGATE_BYTES"),
        (measures, "TREND_BYTES"),
        (indicator_columns, "COLUMN_BYTES"),
        (indicator_columns, "PUBLISHED_BYTES"),
    ):
        monkeypatch.setattr(module, name, 1)
    profiles = Profiles(workspace)
    assert [told(profiles.figures(ref)) for ref in REFS] == plain
    assert all(plain)


def test_a_commune_among_many_has_the_same_figures_and_fewer_peers(workspace, monkeypatch):
    before = [Profiles(workspace).figures(ref) for ref in REFS[2:]]
    monkeypatch.setattr(figures, "MOST_PEERS", 3)
    after = [Profiles(workspace).figures(ref) for ref in REFS[2:]]
    assert [told(found) for found in after] == [told(found) for found in before]
    for many, few in zip(before[0], after[0], strict=True):
        assert 0 < len(few.peers) <= min(3, len(many.peers))
        assert set(few.peers) <= set(many.peers)
        assert {min(p.value for p in few.peers), max(p.value for p in few.peers)} == {
            min(p.value for p in many.peers),
            max(p.value for p in many.peers),
        }


def test_only_the_columns_that_are_asked_for_are_read(workspace, monkeypatch):
    read: list[tuple[str, str, str]] = []
    one = packed_values.series

    def spy(connection, *key):
        read.append(key)
        return one(connection, *key)

    monkeypatch.setattr(packed_values, "series", spy)
    Profiles(workspace).figures(REFS[0], ["median"])
    assert read == [("median", "commune", "2021")]


def test_places_in_another_order_and_unknown_ones_are_put_at_their_commune(workspace):
    rows = [("x", "commune", code, "2024", float(i), "ok") for i, code in enumerate(["99999", *CODES[::-2]])]
    columns = ["indicator_id", "level", "code", "period", "value", "status"]
    workspace.append("indicator_values", pd.DataFrame(rows, columns=columns))
    region = Profiles(workspace).region
    column = region.columns[("x", "2024")]
    expected = {code: float(i) for i, code in enumerate(["99999", *CODES[::-2]])}
    found = {code: value for code, value in zip(region.codes, column.value, strict=True) if not np.isnan(value)}
    assert found == {code: value for code, value in expected.items() if code != "99999"}


def test_zones_of_some_communes_are_those_of_the_whole_zoning(workspace):
    region = Profiles(workspace).region
    everyone = region.zone_of("missions_locales")
    members = np.array([1, 6, 3])
    expected = [everyone.get(code, "") for code in region.codes[members]]
    assert region.zones_at("missions_locales", members).tolist() == expected
    assert "" in region.zones_at("missions_locales", np.arange(len(CODES))).tolist()
