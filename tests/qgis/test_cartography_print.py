"""What print needs: shared borders simplified once, blocks and lone communes counted apart, sources without files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from cartography_workspace import make
from qgis.core import QgsProject

from clefop_plugin.cartography import credits, phrases
from clefop_plugin.cartography.atlas import export_atlas, xmp_metadata
from clefop_plugin.cartography.blocks import BlockWords, acronym, departement
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.paint import measure
from clefop_plugin.cartography.placement import Placer
from clefop_plugin.core.generalise import Coverage
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.source_names import without_files


def wavy_grid() -> list[shapely.Polygon]:
    """Two by two polygons whose common borders have fifty small waves."""
    steps = np.linspace(0, 1000, 51)
    waves = 8 * np.sin(np.arange(51) * 1.7)
    waves[[0, -1]] = 0

    def line(ax: float, ay: float, across: bool) -> list[tuple[float, float]]:
        return [(ax + s, ay + w) if across else (ax + w, ay + s) for s, w in zip(steps, waves, strict=True)]

    made = []
    for x in (0.0, 1000.0):
        for y in (0.0, 1000.0):
            south, north = line(x, y, True), line(x, y + 1000, True)
            west, east = line(x, y, False), line(x + 1000, y, False)
            made.append(shapely.Polygon([*south[:-1], *east[:-1], *north[:0:-1], *west[:0:-1]]))
    return made


def test_neighbours_keep_one_border() -> None:
    shapes = wavy_grid()
    coverage = Coverage(np.array(shapes, dtype=object))
    simple = coverage.simplified(shapes, 20.0)
    assert all(shapely.get_num_coordinates(shape) < 20 for shape in simple)
    assert shapely.union_all(simple).area == pytest.approx(sum(shape.area for shape in simple), abs=1e-6)
    half = coverage.simplified([shapely.union_all(shapes[:2])], 20.0)[0]
    assert half.equals(shapely.union_all(simple[:2]))
    untouched = coverage.simplified(shapes, 0.0)
    assert [a.area for a in untouched] == pytest.approx([b.area for b in shapes])


def test_borders_are_drawn_once() -> None:
    shapes = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    lines = Coverage(np.array(shapes, dtype=object)).borders(shapes, 0.1)
    assert sum(line.length for line in lines) == pytest.approx(70)
    assert Coverage(np.array(shapes, dtype=object)).borders([], 0.1) == []


def test_small_islands_go_but_never_the_last_part() -> None:
    island = shapely.box(100, 100, 101, 101)
    coverage = Coverage(np.array([island], dtype=object))
    both = shapely.MultiPolygon([shapely.box(0, 0, 50, 50), island])
    assert coverage.simplified([both], 5.0)[0].area == pytest.approx(2500)
    assert coverage.simplified([island], 5.0)[0].area == pytest.approx(1)


def test_lone_communes_are_counted_apart(french: None) -> None:
    words = BlockWords("epci", "EPCI à fiscalité propre", frozenset({"1", "2"}))
    assert words.counts(["1", "2", "Z85113"]) == (2, 1)
    assert words.phrase(["1", "2"]) == ("2", "EPCI")
    assert words.phrase(["1", "2", "Z85113"]) == ("2", "EPCI et 1 commune isolée")
    assert words.phrase(["1", "Za", "Zb"]) == ("1", "EPCI et 2 communes isolées")
    assert words.phrase(["Za"]) == ("1", "commune isolée")
    assert words.without("L’Île-d’Yeu", "16") == "L’Île-d’Yeu, commune sans EPCI, est rattachée au territoire 16."
    other = BlockWords("bv2012", "Bassins de vie 2012", frozenset({"1", "2"}))
    assert (other.noun(1), other.noun(2)) == ("zone", "zones")
    assert "Bassins de vie 2012" in other.limit()
    assert "EPCI" not in other.limit() + other.seat() + other.communes()


def test_sources_name_producers_not_files(qgis_app: object, tmp_path: Path, french: None) -> None:
    workspace = make(tmp_path / "essai.gpkg", fictional=False)
    context = AtlasContext(Profiles(workspace), "territory", "s1", QgsProject(), "23 novembre 2026")
    parts = without_files(["Parcoursup (formations_2025.csv)", "Annuaire de structures (agences.csv)"])
    text = re.sub("[\u00a0\u202f]", " ", credits.page_sources(context, parts))
    assert text == (
        "Sources : Parcoursup ; Annuaire de structures ; zonages : Essai, 2024 ; contours des communes de 2024 ; "
        "population municipale. Périmètre : scénario « Essai l’un », communes de 2024. Édité le 23 novembre 2026."
    )
    assert credits.scenario_phrase("Scénario A") == "scénario A"


def test_zonings_have_their_years_and_licences(french: None) -> None:
    table = pd.DataFrame(
        {
            "producer": ["Insee, DGCL", "Insee", "", "France Travail"],
            "vintage": pd.array([2018, 2010, 1999, 2021], dtype="Int64"),
            "licence": ["Licence Ouverte", "", "", "Licence Ouverte"],
        }
    )
    (text,) = credits.zonings(table)
    assert re.sub("[\u00a0\u202f]", " ", text) == "zonages : Insee, DGCL, France Travail, 2010 à 2021 (Licence Ouverte)"
    assert credits.zonings(table[table["producer"] == ""]) == []


def test_one_is_singular(french: None) -> None:
    assert (phrases.places(1), phrases.offers(1), phrases.communes(1)) == ("1 place", "1 formation", "1 commune")
    assert phrases.structures(1) == "1 structure d’accompagnement dans le territoire"
    assert phrases.structures(3) == "3 structures d’accompagnement dans le territoire"
    assert (phrases.others(1), phrases.others(2)) == ("et 1 autre", "et 2 autres")
    assert phrases.without_place(1) == "1 formation sans lieu connu"
    assert phrases.other_organisations(1) == "et 1 autre organisme"


def test_short_names(french: None) -> None:
    assert acronym("CA de la Presqu'île de Guérande Atlantique (Cap Atlantique)") == "Cap Atlantique"
    assert acronym("CC du Pays des Achards") == ""
    assert (departement("2A"), departement("Ain")) == ("Département 2A", "Ain")


def test_names_stay_off_the_outline(qgis_app: object) -> None:
    whole = shapely.box(10, 10, 40, 40)
    placer = Placer(60, 60, measure)
    near_edge = placer.beside(37, 25, "Saint-Avé", 6.0, within=(whole,), edge=whole.boundary, strict=True)
    assert near_edge is not None
    assert near_edge.x < 37
    long = placer.beside(
        25, 12, "Saint-Germain-de-la-Longue-Rivière-sous-Bois", 9.0, 400, 1.1, (whole,), whole.boundary, True
    )
    assert long is None


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_every_page_has_its_number_and_no_file_name(qgis_app: object, tmp_path: Path, french: None) -> None:
    workspace = make(tmp_path / "essai.gpkg", fictional=False)
    pdf = tmp_path / "atlas.pdf"
    result = export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1")
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    texts = pages.split("\f")[: result.pages]
    for number, text in enumerate(texts, 1):
        assert re.search(rf"{number}\s*/\s*{result.pages}", text)
        assert not re.search(r"\w\.(?:csv|xml|gpkg|geojson)\b", text)
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Title:\s+Atlas des territoires\W+Essai", info)
    assert re.search(r"Creator:\s+CLEFOP", info)


def test_metadata_are_escaped(french: None) -> None:
    packet = xmp_metadata("Atlas & <Essai>", "Région « Essai »")
    assert "Atlas &amp; &lt;Essai&gt;" in packet
    assert "<rdf:li>fr</rdf:li>" in packet
