"""The invented region shipped with the plugin: its files agree with one another and are made again byte for byte."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import shape

from clefop_plugin.core.codes import departement_of, is_commune

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"
LHEO = "{http://lheo.gouv.fr/2.3}"


def table(name: str, separator: str = ",") -> pd.DataFrame:
    return pd.read_csv(DEMO / name, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    features = json.loads((DEMO / "communes.geojson").read_text("utf-8"))["features"]
    rows = [{**f["properties"], "geom": shape(f["geometry"])} for f in features]
    return pd.DataFrame(rows).set_index("code")


@pytest.fixture(scope="module")
def membership() -> pd.DataFrame:
    return table("appartenance_communes.csv").set_index("CODGEO")


@pytest.fixture(scope="module")
def lheo() -> ElementTree.Element:
    return ElementTree.parse(DEMO / "formations.xml").getroot()


def test_size_and_label():
    files = [path for path in DEMO.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 3_000_000
    for path in files:
        assert "fictif" in path.read_text("utf-8").lower() or "fictive" in path.read_text("utf-8").lower(), path.name


def test_commune_codes(communes, membership):
    assert 900 <= len(communes) <= 1300
    assert communes.index.is_unique and communes["nom"].is_unique
    assert all(is_commune(code) for code in communes.index)
    assert list(membership.index) == list(communes.index)
    assert list(membership["LIBGEO"]) == list(communes["nom"])
    assert all(departement_of(code) == dep for code, dep in membership["DEP"].items())
    assert set(membership["DEP"]) == {"00", "20", "96", "99"}


def test_partition_is_exact(communes):
    polygons = list(communes["geom"])
    assert all(polygon.is_valid and polygon.geom_type == "Polygon" for polygon in polygons)
    assert all(x == int(x) for x in shapely.get_coordinates(polygons).ravel())
    union = shapely.union_all(polygons)
    assert union.area == pytest.approx(sum(polygon.area for polygon in polygons), abs=1e-3)
    assert union.geom_type == "MultiPolygon" and len(union.geoms) == 3, "the mainland and two islands"
    assert sum(len(part.interiors) for part in union.geoms) == 0, "no gap"
    edges: dict[tuple, int] = {}
    for polygon in polygons:
        points = shapely.get_coordinates(polygon).astype(int).tolist()
        for a, b in pairwise(points):
            key = (*min(a, b), *max(a, b))
            edges[key] = edges.get(key, 0) + 1
    assert max(edges.values()) == 2, "neighbours share whole edges"
    outer = sum(np.hypot(k[0] - k[2], k[1] - k[3]) for k, n in edges.items() if n == 1)
    assert outer == pytest.approx(union.length, rel=1e-9)


def test_crs_is_declared():
    data = json.loads((DEMO / "communes.geojson").read_text("utf-8"))
    assert data["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::2154"


def test_epci(communes, membership):
    epci = membership.groupby("EPCI")
    assert list(membership.index[membership["EPCI"] == "ZZZZZZZZZ"]) == list(
        communes.index[communes["nom"] == "L’Île-Fictive"]
    )
    assert 70 <= len(epci) <= 80
    across = [code for code, rows in epci if rows["DEP"].nunique() > 1]
    assert len(across) == 1
    population = table("population.csv").set_index("CODGEO")["POP"].astype(int)
    totals = population.groupby(membership["EPCI"]).sum()
    assert 400_000 <= totals.max() <= 600_000
    assert 2_500_000 <= population.sum() <= 3_500_000
    tops = [(shapely.union_all(list(communes.loc[rows.index, "geom"]))).geom_type for code, rows in epci]
    assert set(tops) == {"Polygon"}, "each EPCI is in one piece"


def test_zonings_overlap_imperfectly(membership):
    others = membership[membership["EPCI"] != "ZZZZZZZZZ"]
    cut = (others.groupby("EPCI")["ZE2020"].nunique() > 1).mean()
    assert 0.2 <= cut <= 0.45
    assert membership["ZE2020"].nunique() == 14
    assert membership["BV2022"].nunique() == 60
    assert membership["ARR"].nunique() == 11
    assert all(arr.startswith(dep) for arr, dep in zip(membership["ARR"], membership["DEP"], strict=True))


def test_labels(membership):
    labels = table("libelles_zonages.csv")
    assert not labels.duplicated(["NIVGEO", "CODGEO"]).any()
    for level, rows in labels.groupby("NIVGEO"):
        counts = membership[level].value_counts()
        assert dict(zip(rows["CODGEO"], rows["NB_COM"].astype(int), strict=True)) == counts.to_dict(), level
    assert labels["LIBGEO"].str.len().min() > 1


def test_action_zonings(membership):
    basins = table("bassins_france_travail.csv")
    assert list(basins["codgeo"]) == list(membership.index) and basins["codbe"].nunique() == 16
    assert (basins.groupby("codbe")["libbe"].nunique() == 1).all()
    contracts = table("contrats_territoire.csv")
    assert contracts["commune"].is_unique and set(contracts["commune"]) < set(membership.index)
    assert 0.6 <= len(contracts) / len(membership) <= 0.75 and contracts["contrat"].nunique() == 10
    local = table("missions_locales_communes.csv", ";")
    assert (DEMO / "missions_locales_communes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert local["Code INSEE"].is_unique and set(local["Code INSEE"]) < set(membership.index)
    assert len(membership) - len(local) == 12 and local["Code ML"].nunique() == 13


def test_structures(communes, membership):
    places = table("structures.csv")
    assert places["id"].is_unique and 90 <= len(places) <= 150
    assert set(places["commune_code"]) <= set(membership.index)
    assert set(places.loc[places["parent_id"] != "", "parent_id"]) <= set(places["id"])
    assert {
        "mission-locale",
        "france-travail",
        "cap-emploi",
        "plie",
        "e2c",
        "maison-emploi",
        "france-services",
        "other",
    } == set(places["network"])
    heads = places[(places["network"] == "mission-locale") & (places["parent_id"] == "")]
    assert set(heads["id"]) == set(table("missions_locales_communes.csv", ";")["Code ML"])
    assert places.loc[places["phone"] != "", "phone"].str.fullmatch(r"01 99 00 \d\d \d\d").all()
    assert places.loc[places["email"] != "", "email"].str.endswith("@example.org").all()
    located = places[places["x"] != ""]
    assert 0 < len(places) - len(located) < 20
    for _, row in located.iterrows():
        point = shapely.Point(float(row["x"]), float(row["y"]))
        assert communes.loc[row["commune_code"], "geom"].distance(point) < 500


def test_population_is_the_last_census():
    population = table("population.csv")
    assert set(population["COG"]) == {"2024"}
    assert list(population["POP"]) == list(table("indicateurs_2021.csv")["pop_municipale"])


@pytest.mark.parametrize("year", ["2015", "2018", "2021"])
def test_indicators(year, membership):
    catalogue = table("indicateurs_catalogue.csv").set_index("id")
    values = table(f"indicateurs_{year}.csv").set_index("CODGEO")
    assert list(values.index) == list(membership.index)
    columns = [column for column in values.columns if column != "LIBGEO"]
    assert set(columns) == set(catalogue.index[catalogue["kind"] != "ratio"])
    numbers = values[columns].apply(pd.to_numeric, errors="coerce")
    assert set(values[columns].where(numbers.isna()).stack()) == {"s"}
    secret = numbers.isna().any(axis=1)
    assert secret.any() and not numbers[["pop_municipale", "actifs_15_64"]].isna().any().any()
    assert (numbers.min() >= 0).all()
    n = numbers.fillna(0)
    assert (n["actifs_15_64"] == n["actifs_occupes_15_64"] + n["chomeurs_15_64"]).all()
    assert (n["actifs_15_64"] <= n["pop_15_64"]).all() and (n["pop_15_64"] <= n["pop_municipale"]).all()
    assert (n["pop_15_24"] <= n["pop_15_29"]).all() and (n["pop_15_29"] <= n["pop_15_64"]).all()
    ratios = catalogue[catalogue["kind"] == "ratio"]
    for key, row in ratios.iterrows():
        assert {row["numerator"], row["denominator"]} <= set(columns), key
        if row["unit"] == "%":
            both = numbers[[row["numerator"], row["denominator"]]].dropna()
            assert (both[row["numerator"]] <= both[row["denominator"]]).all(), key


def test_catalogue():
    catalogue = table("indicateurs_catalogue.csv")
    assert catalogue["id"].is_unique and len(catalogue) >= 24
    assert set(catalogue["theme"]) == {
        "Population",
        "Activité",
        "Emploi",
        "Compétences",
        "Revenus",
        "Logement",
        "Mobilité",
    }
    assert catalogue["kind"].value_counts().to_dict() == {"count": 25, "ratio": 15, "given": 1}


def test_regional_rates_are_believable():
    values = (
        table("indicateurs_2021.csv").drop(columns=["CODGEO", "LIBGEO"]).apply(pd.to_numeric, errors="coerce").sum()
    )
    assert 0.08 < values["chomeurs_15_64"] / values["actifs_15_64"] < 0.14
    assert 0.55 < values["actifs_hors_commune"] / values["actifs_occupes_15p"] < 0.8
    assert 0.2 < values["bac2_plus"] / values["non_scolarises_15p"] < 0.45


def test_flows(membership):
    flows = table("flux_domicile_travail.csv", ";")
    assert set(flows["CODGEO"]) | set(flows["DCLT"]) <= set(membership.index)
    assert not flows.duplicated(["CODGEO", "DCLT"]).any()
    count = flows["NBFLUX_C21_ACTOCC15P"].astype(int)
    assert count.min() >= 5
    occupied = table("indicateurs_2021.csv").set_index("CODGEO")["actifs_occupes_15p"].astype(int)
    leaving = count.groupby(flows["CODGEO"]).sum()
    assert (leaving <= occupied[leaving.index] * 1.02 + 8).all()


def test_trainings(lheo, membership):
    actions = lheo.findall(f".//{LHEO}action")
    sessions = lheo.findall(f".//{LHEO}session")
    assert 580 <= len(actions) <= 650 and len(sessions) > len(actions)
    for parent in (lheo.findall(f".//{LHEO}formation"), actions, sessions):
        numbers = [element.get("numero") for element in parent]
        assert len(set(numbers)) == len(numbers)
    codes = {element.text for element in lheo.iter(f"{LHEO}code-INSEE-commune")}
    assert codes - set(membership.index) == {"99990"}
    starts = {element.text for element in lheo.iter(f"{LHEO}debut")}
    assert all(len(text) == 8 and text.isdigit() for text in starts)
    assert any(text.endswith("00") and text[4:6] != "00" for text in starts) and "00000000" in starts
    assert {element.text for element in lheo.iter(f"{LHEO}etat-recrutement")} == {"1", "2", "3"}
    assert {element.text for element in lheo.iter(f"{LHEO}modalites-enseignement")} == {"0", "1", "2"}
    assert {element.text for element in lheo.iter(f"{LHEO}code-niveau-sortie")} == {"11", "13", "14", "15", "16", "17"}


def test_recruitment():
    needs = table("besoins_main_oeuvre.csv")
    assert set(needs["BE25"]) == set(table("bassins_france_travail.csv")["codbe"])
    assert needs["Code métier BMO"].nunique() == 20
    assert not needs.duplicated(["BE25", "Dept", "Code métier BMO"]).any()
    assert (needs["met"] == "*").any() and (needs["xmet"] == "*").any()
    numbers = needs[["met", "xmet", "smet"]].apply(pd.to_numeric, errors="coerce")
    both = numbers.dropna()
    assert (both["xmet"] <= both["met"]).all() and (both["smet"] <= both["met"]).all()


def test_councils(membership):
    councils = json.loads((DEMO / "conseils.json").read_text("utf-8"))["councils"]
    assert len(councils) == 10
    assert len({council["epci"] for council in councils}) == 10
    assert {council["epci"] for council in councils} <= set(membership["EPCI"])
    assert all(council["members"] and 3 <= len(council["projects"]) <= 5 for council in councils)


def test_made_again_byte_for_byte():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from demo_region.files import contents

        files = contents()
    finally:
        sys.path.remove(str(ROOT / "tools"))
    assert set(files) == {path.name for path in DEMO.iterdir()}
    changed = [name for name, data in files.items() if (DEMO / name).read_bytes() != data]
    assert changed == []
