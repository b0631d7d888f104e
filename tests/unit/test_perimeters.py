"""Perimeters drawn by hand, unions of territories, and territories side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, WorkspaceError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.perimeters import Perimeter, read_perimeter, united
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles

CODES = small_region.CODES
FIRST = TerritoryRef("territory", "s1", "01")
SECOND = TerritoryRef("territory", "s1", "02")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    workspace = small_region.make(tmp_path_factory.mktemp("perimeters") / "petit.gpkg")
    flows = [(CODES[0], CODES[0], 300.0), (CODES[0], CODES[1], 90.0), (CODES[4], CODES[0], 500.0)]
    workspace.replace("flows", pd.DataFrame(flows, columns=["origin", "destination", "count"]), by="all")
    return Profiles(workspace)


def test_a_commune_belongs_when_its_centre_is_inside(profiles):
    # Alpe and Brune whole; Côte by its centre; Étang and Forêt are cut without theirs.
    found = profiles.perimeter("Sud", shapely.box(-10, -10, 2600, 1400).wkb)
    assert found.communes == tuple(CODES[:3])
    assert found.cut == 4
    assert profiles.communes_of(found.ref) == CODES[:3]
    assert profiles.perimeter("Rien", shapely.box(0, 0, 100, 100).wkb) is None


def test_a_drawing_that_crosses_itself_is_repaired(profiles):
    bow = shapely.Polygon([(0, 0), (2000, 1000), (2000, 0), (0, 1000)])
    assert not bow.is_valid
    assert profiles.perimeter("", bow.wkb) is not None


def test_the_definition_is_read_back():
    perimeter = Perimeter("L’« est »", ("96000", "20001"), (FIRST, TerritoryRef("commune", "", "96000")), 3)
    assert read_perimeter(perimeter.ref.container) == perimeter


@pytest.mark.parametrize("text", ["", "{}", "[1]", '["a", 3, [], 0]', '["a", [], [["moon", "", "1"]], 0]'])
def test_a_damaged_definition_is_refused(text):
    with pytest.raises(WorkspaceError, match="cannot be read"):
        read_perimeter(text)


def test_every_answer_of_a_perimeter(profiles):
    ref = Perimeter("Trois", tuple(CODES[:3]), (), 1).ref
    identity = profiles.identity(ref)
    assert (identity.name, identity.container_label) == ("Trois", "Drawn perimeter")
    assert (identity.population, identity.communes, identity.area_km2) == (1500, 3, 3)
    assert [part.code for part in identity.blocks] == ["E1", "E2"]
    rate = next(f for f in profiles.figures(ref) if f.id == "rate")
    # Brune is secret: 20 unemployed of 200 active people in the two others.
    assert (rate.value, rate.status, rate.masked_communes) == (pytest.approx(10.0), "estimated", 1)
    assert rate.ranked == 1
    assert profiles.training_offer(ref).total == 3
    assert {row.name for row in profiles.support(ref).rows} >= {"Mission locale Un", "Antenne de Côte"}
    assert profiles.geometry(ref).area == pytest.approx(3e6)
    assert profiles.council_page(ref).council is None
    assert profiles.recruitment(ref) is not None


def test_links_of_a_perimeter_are_with_what_it_leaves_around(profiles):
    links = profiles.links(Perimeter("Alpe", (CODES[0],)).ref)
    assert (links.residents, links.stay, links.rank) == (390.0, 300.0, None)
    assert [(link.name, link.workers) for link in links.leaving] == [("Zone E1 (the rest)", 90.0)]
    assert [(link.name, link.workers) for link in links.coming] == [("Zone E3", 500.0)]


def test_several_territories_are_their_union(profiles):
    assert united([FIRST]) == FIRST
    both = united([FIRST, SECOND])
    identity = profiles.identity(both)
    assert identity.name == "Alpe – Côte + Gué"
    assert identity.container_label == "2 territories of “Scénario 1”"
    assert identity.communes == 8
    assert profiles.geometry(both).area == pytest.approx(8e6)
    mixed = united([TerritoryRef("zone", "epci", "E1"), TerritoryRef("commune", "", CODES[0])])
    assert profiles.identity(mixed).communes == 2
    assert profiles.identity(mixed).container_label == "2 territories together"
    assert profiles.links(united([TerritoryRef("zone", "epci", "E1"), TerritoryRef("zone", "epci", "E2")])).coming


def test_a_union_of_many_names_the_first(profiles):
    refs = [TerritoryRef("commune", "", code) for code in CODES[:5]]
    assert profiles.identity(united(refs)).name == "Alpe + Brune + Côte and 2 more"


def test_a_perimeter_of_another_workspace_is_refused(profiles):
    with pytest.raises(WorkspaceError, match="no commune of this workspace"):
        profiles.identity(Perimeter("Ailleurs", ("01001",)).ref)


def test_what_lies_at_a_point(profiles):
    found = profiles.lying_at(500, 500)
    assert [(lying.ref.kind, lying.ref.container, lying.name) for lying in found] == [
        ("territory", "s1", "Alpe – Côte"),
        ("zone", "epci", "Zone E1"),
        ("zone", "ze2020", "Zone Z1"),
        ("zone", "missions_locales", "Zone ML1"),
        ("zone", "dep", "Zone 96"),
        ("commune", "", "Alpe"),
    ]
    assert profiles.lying_at(-5000, 0) == []
    assert "missions_locales" not in {lying.ref.container for lying in profiles.lying_at(3500, 1500)}


def test_territories_side_by_side(profiles):
    drawn = Perimeter("Trois", tuple(CODES[:3])).ref
    told: list[str] = []
    found = profiles.comparison([FIRST, SECOND, drawn], Progress(lambda _f, text: told.append(text)))
    assert told == ["Alpe – Côte", "Gué", "Trois"]
    assert [identity.population for identity in found.identities] == [1900, 1800, 1500]
    assert (found.whole.name, found.whole.population, found.whole.area_km2) == ("Région d’essai", 3700, 8)
    median = next(line for line in found.lines if line.id == "median")
    values = [figure.value for figure in median.figures]
    assert values == [figure.value for ref in (FIRST, SECOND, drawn) for figure in profiles.figures(ref, ["median"])]
    assert median.farthest() == max(range(3), key=lambda i: abs(values[i] - median.region_value))
    count = next(line for line in found.lines if line.id == "active")
    assert count.distances() == (None, None, None)
    assert count.farthest() is None


def test_a_comparison_stops_when_asked(profiles):
    with pytest.raises(Cancelled):
        profiles.comparison([FIRST], Progress(None, lambda: True))
