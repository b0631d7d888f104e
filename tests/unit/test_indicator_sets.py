"""Sets of indicators: those that are offered, what they keep, and their files."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin import paths
from clefop_plugin.core.errors import InputError
from clefop_plugin.services import indicator_sets as sets
from clefop_plugin.services.profile_types import Figure, TerritoryRef
from clefop_plugin.services.profiles import Profiles


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[Figure]:
    profiles = Profiles(small_region.make(tmp_path_factory.mktemp("sets") / "small.gpkg"))
    return profiles.figures(TerritoryRef("territory", "s1", "01"))


def test_everything_then_own_then_one_a_theme(figures: list[Figure]) -> None:
    own = sets.own_set("  My   set ", ["median", "rate", "median", "gone"])
    found = sets.offered(figures, [own])
    assert [s.name for s in found] == ["All", "My set", "Activité", "Revenus"]
    assert [s.own for s in found] == [False, True, False, False]
    assert [f.id for f in sets.kept(figures, found[0])] == [f.id for f in figures]
    assert [f.id for f in sets.kept(figures, own)] == ["median", "rate"]


def test_shipped_sets_name_indicators_that_exist() -> None:
    text = paths.resource("catalogues", "indicators.toml").read_text(encoding="utf-8")
    known = {entry["id"] for entry in tomllib.loads(text)["indicator"]}
    shipped = sets._shipped("fr")
    assert [s.name for s in shipped] == ["Essentiel", "Jeunes", "Freins à l’emploi"]
    for found in shipped:
        assert len(known.intersection(found.indicators)) >= 5
        assert len(set(found.indicators)) == len(found.indicators)


def test_a_set_comes_back_from_its_file(figures: list[Figure]) -> None:
    own = sets.own_set("Été – 2026", ["rate", "median"])
    assert sets.from_json(sets.to_json(own)) == own


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        "{}",
        json.dumps({"format": sets.FORMAT, "version": 2, "name": "a", "indicators": []}),
        json.dumps({"format": sets.FORMAT, "version": 1, "name": " ", "indicators": []}),
        json.dumps({"format": sets.FORMAT, "version": 1, "name": "a", "indicators": "rate"}),
        json.dumps({"format": sets.FORMAT, "version": 1, "name": "a", "indicators": [1]}),
        json.dumps({"format": sets.FORMAT, "version": 1, "name": "a", "indicators": ["x"] * 501}),
        json.dumps({"format": sets.FORMAT, "version": 1, "name": "a" * 300_000, "indicators": []}),
    ],
)
def test_another_file_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError):
        sets.from_json(text)
