"""Training offers, structures and their places, from small invented files and from the real ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core import training
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_name
from clefop_plugin.core.places import resolve_places
from clefop_plugin.sources import registry
from clefop_plugin.sources.dates import partial_date
from clefop_plugin.sources.formats import Options

DATA = Path(__file__).resolve().parent.parent / "data" / "sources"
LON, LAT = 75000.0, 111000.0


def project(lon, lat):
    return lon * LON, lat * LAT


def square(lon, lat, half=0.05):
    return shapely.box((lon - half) * LON, (lat - half) * LAT, (lon + half) * LON, (lat + half) * LAT)


COMMUNES = pd.DataFrame(
    {
        "code": ["44109", "44143", "44003", "85113"],
        "name": ["Nantes", "Rezé", "Ancenis", "L'Île-d'Yeu"],
        "geom": [square(-1.55, 47.3), square(-1.55, 47.18), square(-1.18, 47.4), square(-2.35, 46.7)],
    }
)


@pytest.fixture(scope="module")
def pdl(real_data):
    features = json.loads((real_data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in features]
    return pd.DataFrame(
        {
            "code": [f["properties"]["code"] for f in features],
            "name": [f["properties"]["nom"] for f in features],
            "geom": shapely.transform(np.array(shapes), lambda xy: xy * [LON, LAT]),
        }
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("SAINT NAZAIRE", "St-Nazaire"),
        ("ILE D YEU", "L'Île-d'Yeu"),
        ("LES SABLES D OLONNE", "Sables-d’Olonne"),
        ("NANTES CEDEX 2", "Nantes"),
        ("Paris 19e arrondissement", "PARIS"),
        ("Haie-Fouassière", "La Haie-Fouassière"),
        ("ST SEBASTIEN S/ LOIRE", "Saint-Sébastien-sur-Loire"),
        ("SACRE COEUR", "Sacré-Cœur"),
    ],
)
def test_names_meet(written, name):
    assert fold_name(written) == fold_name(name)


def test_domains_and_levels():
    assert training.domain_of_nsf("326") == "sciences"
    assert training.domain_of_nsf("331m") == "sante"
    assert training.domain_of_nsf("100") == ""
    assert training.domain_of_title("BTS - Agricole - Technico-commercial") == "agriculture"
    assert training.domain_of_title("BTS - Services - Diététique et nutrition") == "sante"
    assert training.domain_of_title("BUT - Techniques de commercialisation") == "commerce"
    assert training.level_of_lheo("14") == "4"
    assert training.level_of_lheo("6") == "5"
    assert training.level_of_lheo("0") == ""
    assert training.level_of_title("Formation d'ingénieur Bac + 5") == "7"
    assert training.level_of_title("CAP Cuisine") == "3"
    assert training.level_of_title("D.E Infirmier") == "6"
    assert [training.domain_label(d) for d in training.DOMAINS][2] == "Sciences, digital"
    assert training.level_label("") == "Level not stated"


def test_partial_dates_never_invent_a_day():
    assert partial_date("20240300") == ("2024-03", True)
    assert partial_date("20240000") == ("2024", True)
    assert partial_date("00000000") == ("", True)
    assert partial_date("20240230") == ("2024-02", False)
    assert partial_date("20241341") == ("", False)


def test_lheo_oddities():
    found = registry.read_file(DATA / "lheo_oddities.xml", "trainings")
    assert found.report.format == "LHÉO 2.3"
    assert (found.report.rows_read, found.report.rows_kept, found.report.skipped) == (4, 3, 1)
    rows = found.trainings
    assert rows["id"].tolist() == ["F1/A1", "F1/A1#2", "F2/A2"]
    assert rows["level"].tolist() == ["5", "5", "3"]
    assert rows["domain"].tolist() == ["sciences", "sciences", "industrie"]
    assert rows["modality"].tolist() == ["distance", "distance", "presential"]
    assert rows["stream"].tolist() == ["apprenticeship", "apprenticeship", "adult"]
    assert rows["places"].tolist()[:2] == [12.0, 12.0]
    assert rows["commune_code"].tolist() == ["", "44143", ""]
    assert np.isnan(rows["lon"][0])
    assert found.sessions["start"].tolist() == ["2024-03", "", "2024-03", "", "2025-09-01"]
    assert found.sessions["end"].tolist() == ["2024", "", "2024", "", ""]
    assert found.sessions["id"].is_unique
    reasons = {entry.reason: entry.count for entry in found.report.entries}
    assert reasons["commune codes that hold the postcode, ignored"] == 1
    assert reasons["coordinates rounded to the degree, dropped"] == 1
    assert reasons["coordinates that are not numbers, dropped"] == 1
    assert reasons["impossible dates, dropped"] == 2
    placed, _ = resolve_places(rows, COMMUNES, project)
    assert placed["precision"].tolist() == ["postcode", "coordinates", "organisation"]
    assert placed["commune_code"].tolist() == ["44109", "44143", "44109"]


def test_lheo_refuses_entities_and_damage(tmp_path):
    bomb = tmp_path / "bomb.xml"
    bomb.write_text('<?xml version="1.0"?><!DOCTYPE lheo [<!ENTITY a "b">]><lheo>&a;</lheo>', encoding="utf-8")
    with pytest.raises(InputError, match="document type or entities"):
        registry.read_file(bomb, "trainings")
    cut = tmp_path / "cut.xml"
    cut.write_text("<lheo><offres><formation>", encoding="utf-8")
    with pytest.raises(InputError, match="not well-formed"):
        registry.read_file(cut, "trainings")
    other = tmp_path / "other.xml"
    other.write_text("<html/>", encoding="utf-8")
    with pytest.raises(InputError, match="web page"):
        registry.read_file(other, "trainings")


def test_places_keep_what_is_outside_and_name_what_is_lost():
    frame = pd.DataFrame(
        {
            "title": ["a", "b", "c", "d", "e", "f"],
            "lon": [2.35, np.nan, np.nan, np.nan, np.nan, -1.55],
            "lat": [48.85, np.nan, np.nan, np.nan, np.nan, 47.3],
            "commune_code": ["75056", "", "35238", "", "", "44143"],
            "postcode": ["75001", "44150", "", "85350", "44999", ""],
            "city": ["Paris", "Ancenis-Saint-Géréon", "", "ILE D YEU", "Inconnue", ""],
        }
    )
    placed, entries = resolve_places(frame, COMMUNES, project)
    assert placed["precision"].tolist() == ["coordinates", "postcode", "commune", "postcode", "none", "coordinates"]
    assert placed["outside"].tolist() == [True, False, True, False, False, False]
    assert placed["commune_code"].tolist() == ["75056", "44003", "35238", "85113", "", "44109"]
    assert [geom is None for geom in placed["geom"]] == [False, False, True, False, True, False]
    text = " ".join(f"{entry.reason} {entry.examples}" for entry in entries)
    assert "Ancenis-Saint-Géréon → Ancenis" in text
    assert "e (Inconnue)" in text
    assert "44143 → 44109" in text


def test_what_is_known_by_departement_only_has_no_point_and_no_commune():
    frame = pd.DataFrame(
        {
            "title": list("abcde"),
            "departement": ["44", "35", "44", "44", ""],
            "city": ["", "", "Nantes", "Inconnue", "Nantes"],
            "postcode": ["", "", "", "44999", ""],
            "org_lon": [np.nan, np.nan, np.nan, np.nan, -1.55],
            "org_lat": [np.nan, np.nan, np.nan, np.nan, 47.3],
        }
    )
    placed, entries = resolve_places(frame, COMMUNES, project)
    assert placed["precision"].tolist() == ["departement", "departement", "postcode", "departement", "organisation"]
    assert placed["commune_code"].tolist() == ["", "", "44109", "", "44109"]
    assert [geom is None for geom in placed["geom"]] == [True, True, False, True, False]
    assert placed["outside"].tolist() == [False, True, False, False, False]
    assert placed["postcode"].tolist() == ["44", "35", "", "44999", ""]
    assert placed["city"].tolist()[:4] == ["Loire-Atlantique", "Ille-et-Vilaine", "Nantes", "Inconnue"]
    assert any("département only" in entry.reason and ": 3." in entry.reason for entry in entries)


def test_structures_merge_repair_and_tell_the_network(tmp_path):
    path = tmp_path / "annuaire.csv"
    path.write_text(
        "nom,adresse,code_postal,commune,lon,lat\n"
        "France Travail - X,3 rue de l¿Ouest,44000,Nantes,-1.55,47.3\n"
        "FRANCE TRAVAIL - X,3 rue de l’Ouest,44000,Nantes,-1.55,47.3\n"
        "Mission locale Y,,44400,Rezé,0,0\n"
        "Cap emploi Z,2 rue,44400,Rezé,47.2,-200\n"
        ",1 rue,44000,Nantes,,\n",
        encoding="utf-8",
    )
    found = registry.read_file(path, "structures")
    assert found.structures["network"].tolist() == ["france-travail", "mission-locale", "cap-emploi"]
    assert found.structures["address"][0] == "3 rue de l’Ouest"
    assert found.report.rows_read == 5 == found.report.rows_kept + found.report.skipped
    assert found.structures["lon"].notna().tolist() == [True, False, False]
    assert found.structures["id"].is_unique


def test_coverage_of_missions_locales(tmp_path):
    path = tmp_path / "unml.csv"
    path.write_text(
        "\ufeffCode INSEE;Nom Commune;Code ML;Nom Officiel ML;Adresse ML;Code Postal ML;Ville ML\n"
        "44109;Nantes;1001;ML inventée;1 rue;44000;Nantes\n44143;Rezé;1001;ML inventée;1 rue;44000;Nantes\n"
        "33063;Bordeaux;9;Autre;;33000;Bordeaux\n",
        encoding="utf-8",
    )
    found = registry.read_file(path, "structures", Options(communes=frozenset({"44109", "44143"})))
    assert found.zoning is not None
    assert found.zoning.zonings["id"].tolist() == ["missions_locales"]
    assert found.structures["id"].tolist() == ["mission-locale:1001"]
    assert found.zoning.zones["name"].tolist() == ["ML inventée"]


def test_unknown_files_are_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="LHÉO.*Parcoursup.*Onisep"):
        registry.read_file(path, "trainings")
    with pytest.raises(InputError, match="Directory of structures"):
        registry.read_file(path, "structures")


@pytest.mark.real_data
def test_real_parcoursup(real_data, pdl):
    found = registry.read_file(real_data / "formations_parcoursup_pdl.csv", "trainings")
    placed, _ = resolve_places(found.trainings, pdl, project)
    assert len(placed) == 840
    assert (placed["precision"] == "coordinates").sum() == 839
    assert not placed["outside"].any()
    assert placed["id"].is_unique
    assert (placed["domain"] == "").sum() <= 2
    bts = placed[placed["title"].str.startswith("BTS - ")]
    assert (len(bts), set(bts["level"])) == (328, {"5"})


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "count"), [("onisep_specialites_premiere_pdl.csv", 140), ("onisep_options_seconde_pdl.csv", 157)]
)
def test_real_onisep(real_data, pdl, name, count):
    found = registry.read_file(real_data / name, "trainings")
    placed, _ = resolve_places(found.trainings, pdl, project)
    assert (len(placed), (placed["precision"] == "postcode").sum()) == (count, count)


@pytest.mark.real_data
def test_real_agencies(real_data, pdl):
    found = registry.read_file(real_data / "agences_france_travail_pdl.csv", "structures")
    placed, _ = resolve_places(found.structures, pdl, project)
    assert (found.report.rows_read, found.report.rows_kept, found.report.corrected) == (54, 50, 1)
    assert set(placed["precision"]) == {"coordinates"}
    assert not placed["outside"].any()


@pytest.mark.real_data
def test_real_lheo(real_data, pdl):
    found = registry.read_file(real_data / "lheo_2.2_exemple_bts_onisep.xml", "trainings")
    placed, _ = resolve_places(found.trainings, pdl, project)
    row = placed.iloc[0]
    assert (row["level"], row["domain"], row["stream"], row["outside"]) == ("5", "commerce", "school", True)
    assert found.sessions["start"].tolist() == ["2015-09-01"]
    anotea = registry.read_file(real_data / "lheo_2.2_exemple_intercarif_anotea.xml", "trainings")
    assert anotea.trainings["commune_code"].tolist() == [""]
    assert anotea.trainings["places"].tolist() == [5.0]
