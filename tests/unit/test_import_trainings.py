"""Trainings from the file to the workspace, and back as the figures of a territory."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region
from lheo_cases import formation, offer, place
from training_cases import made

from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import import_given, prepare
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.sources.formats import Document
from clefop_plugin.sources.recipes import Recipe

FIRST = TerritoryRef("territory", "s1", "01")


@pytest.fixture
def workspace(tmp_path):
    return small_region.make(tmp_path / "petit.gpkg")


def project(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Degrees of the invented region: a thousandth of a degree is a metre."""
    return lon * 1000, (lat - 45) * 1000


def address(inside: str) -> str:
    return place(f"<adresse>{inside}</adresse>")


def test_each_step_of_the_location_rule_keeps_its_precision(workspace, tmp_path):
    point = "<geolocalisation><latitude>{}</latitude><longitude>{}</longitude></geolocalisation>"
    town = "<codepostal>96000</codepostal><ville>Brune</ville>"
    organisation = (
        "<organisme-formation-responsable><nom-organisme>O</nom-organisme><coordonnees-organisme><coordonnees><adresse>"
        "<code-INSEE-commune>96003</code-INSEE-commune></adresse></coordonnees></coordonnees-organisme>"
        "</organisme-formation-responsable>"
    )
    content = offer(
        formation(address(town + point.format("45.5", "0.5")), number="F1"),
        formation(address(town + "<code-INSEE-commune>96002</code-INSEE-commune>"), number="F2"),
        formation(address(town + point.format("", "")), number="F3"),
        formation("", after=organisation, number="F4"),
        formation(number="F5"),
        formation(address("<ville>Paris</ville>" + point.format("48.85", "2.35")), number="F6"),
    )
    path = tmp_path / "offre.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("offre.xml", content)
    import_given(workspace, path, Choices(to_workspace=project))
    rows = workspace.read("trainings")
    rows = rows[rows["source"] == "offre.zip"].set_index("formation_id")
    assert rows["precision"].to_dict() == {
        "F1": "coordinates",
        "F2": "commune",
        "F3": "postcode",
        "F4": "organisation",
        "F5": "none",
        "F6": "coordinates",
    }
    assert rows["commune_code"].to_dict() == {
        "F1": "96000",
        "F2": "96002",
        "F3": "96001",
        "F4": "96003",
        "F5": "",
        "F6": "",
    }
    assert rows["outside"].to_dict()["F6"] and not rows["outside"].to_dict()["F1"]
    again = prepare(workspace, path, Choices(to_workspace=project))
    assert again.already


def test_mon_compte_formation_is_told_apart_in_the_workspace(workspace, tmp_path):
    path = tmp_path / "mcf.csv"
    names = "nom_of,siret,numero_formation,intitule_formation,code_departement,nb_session_active,nb_session_a_distance"
    rows = [f"OF,{n},N{n},Cuisine,{departement},1,0" for n, departement in enumerate(["96", "20", "96", "44"])]
    path.write_text("\n".join([names, *rows]) + "\n", encoding="utf-8")
    before = Profiles(workspace).training_offer(FIRST)
    result = import_given(workspace, path, Choices(to_workspace=project))
    assert result.report.rows_read == result.report.rows_kept + result.report.skipped == 4
    rows = workspace.read("trainings")
    rows = rows[rows["source"] == "mcf.csv"]
    assert rows["precision"].tolist() == ["departement"] * 3 and not any(rows["commune_code"])
    assert all(point is None for point in rows["geom"])
    after = Profiles(workspace).training_offer(FIRST)
    assert [(place.code, place.offers, place.whole) for place in after.at_departement] == [("96", 2, True)]
    assert (after.total, after.region_total, after.by_domain) == (before.total, before.region_total, before.by_domain)


def test_points_of_a_layer_are_kept(workspace):
    source = made(["nom", "ville"], [["CAP Cuisine", "x"], ["Sans point", "x"]])
    shapes = np.array([shapely.Point(1500, 500), None], dtype=object)
    recipe = Recipe("points", "trainings", ("nom", "ville"), "layer", fields={"title": "nom"})
    import_given(workspace, Document(source.path, source.path.open, source, geometry=shapes), Choices(recipe=recipe))
    rows = workspace.read("trainings")
    rows = rows[rows["source"] == "offre.csv"].set_index("title")
    assert rows["precision"].to_dict() == {"CAP Cuisine": "coordinates", "Sans point": "none"}
    assert rows["commune_code"]["CAP Cuisine"] == "96001"
    assert isinstance(rows, pd.DataFrame) and rows["geom"]["CAP Cuisine"].equals(shapes[0])
