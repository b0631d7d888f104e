"""Figures of the real region against plain pandas and direct point-in-polygon, without the plugin's own sums."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.services import imports
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.services.overlay import overlay_zonings
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.real_data


def plane(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Degrees as metres, near enough to a projection for sums and for points in polygons."""
    return 76_000 * np.asarray(lon), 111_000 * np.asarray(lat)


@pytest.fixture(scope="module")
def region(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, pd.DataFrame, Path]:
    """The workspace of the real region, and the same facts read with pandas alone."""
    data = real_data
    features = json.loads((data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    shapes = np.array([shapely.geometry.shape(f["geometry"]) for f in features], dtype=object)
    frame = pd.DataFrame(
        {
            "code": [f["properties"]["code"] for f in features],
            "name": [f["properties"]["nom"] for f in features],
            "geom": shapely.transform(shapes, lambda xy: np.column_stack(plane(xy[:, 0], xy[:, 1]))),
        }
    )
    workspace = create_workspace(
        tmp_path_factory.mktemp("real") / "pdl.gpkg",
        frame,
        Crs("EPSG:2154"),
        Study("Pays de la Loire", vintage="2018"),
        population=data / "population_communes_france_cog2018_2021_2024.csv",
    ).workspace
    imports.import_zonings(
        workspace, data / "appartenance_communes_2018_france.csv", fields=["EPCI", "ZE2010", "ARR", "DEP"]
    )
    imports.import_indicators(workspace, data / "filosofi_2021_communes_pdl.csv")
    imports.import_trainings(workspace, data / "formations_parcoursup_pdl.csv", plane)
    return workspace, _plain(data, sorted(set(frame["code"]))), data


def _plain(data: Path, codes: list[str]) -> pd.DataFrame:
    member = pd.read_csv(data / "appartenance_communes_2018_france.csv", dtype=str).set_index("CODGEO")
    income = pd.read_csv(data / "filosofi_2021_communes_pdl.csv", dtype=str).set_index("CODGEO")
    return (
        member.loc[codes]
        .join(income)
        .assign(
            households=lambda t: pd.to_numeric(t["NBMENFISC21"], errors="coerce"),
            persons=lambda t: pd.to_numeric(t["NBPERSMENFISC21"], errors="coerce"),
            median=lambda t: pd.to_numeric(t["MED21"], errors="coerce"),
        )
    )


def mean(rows: pd.DataFrame) -> float:
    known = rows[rows["median"].notna() & rows["persons"].notna()]
    return float((known["median"] * known["persons"]).sum() / known["persons"].sum())


def test_sums_means_ranks_and_coverage_are_those_of_pandas(region):
    workspace, plain, _ = region
    profiles = Profiles(workspace)
    means = plain.groupby("EPCI")[["median", "persons"]].apply(mean).drop("ZZZZZZZZZ", errors="ignore")
    masked = plain[plain["households"].isna()]["EPCI"].value_counts().index[0]
    for code in (masked, "244400404"):
        rows = plain[plain["EPCI"] == code]
        figures = {f.id: f for f in profiles.figures(TerritoryRef("zone", "epci", code), ["med", "nbmenfisc"])}
        count, income = figures["nbmenfisc"], figures["med"]
        assert count.value == rows["households"].sum()
        assert count.masked_communes == rows["households"].isna().sum()
        assert count.lower_bound == bool(rows["households"].isna().any())
        assert income.value == pytest.approx(mean(rows), rel=1e-12) and income.status == "estimated"
        assert income.region_value == pytest.approx(mean(plain), rel=1e-12)
        departement = plain[plain["DEP"] == rows["DEP"].mode()[0]]
        assert income.departement_value == pytest.approx(mean(departement), rel=1e-12)
        assert income.rank == 1 + int((means > means[code]).sum())
    assert masked != "244400404"


def test_overlay_areas_are_those_of_direct_intersections(region):
    workspace = region[0]
    found = overlay_zonings(workspace, ["epci", "ze2010"]).polygons
    zones = {z: workspace.read("zones", z, by="zoning_id").set_index("code")["geom"] for z in ("epci", "ze2010")}
    chosen = found[found["epci_code"] != ""].sample(20, random_state=1)
    for _, row in chosen.iterrows():
        direct = shapely.intersection(zones["epci"][row["epci_code"]], zones["ze2010"][row["ze2010_code"]])
        assert row["area_km2"] == pytest.approx(direct.area / 1e6, rel=1e-6)
    communes = workspace.read("communes")
    assert found["area_km2"].sum() == pytest.approx(shapely.area(communes["geom"].to_numpy()).sum() / 1e6, rel=1e-6)
    assert found["population"].sum() == communes["population"].sum()


def test_trainings_of_each_zone_are_those_whose_point_lies_in_it(region):
    workspace, _, data = region
    profiles = Profiles(workspace)
    plain = pd.read_csv(data / "formations_parcoursup_pdl.csv", dtype=str)
    x, y = plane(plain["lon"].astype(float).to_numpy(), plain["lat"].astype(float).to_numpy())
    points, places = shapely.points(x, y), pd.to_numeric(plain["capacite"], errors="coerce")
    arr = workspace.read("zones", "arr", by="zoning_id")
    inside = [shapely.covers(shape, points) for shape in arr["geom"]]
    for code, where in zip(arr["code"], inside, strict=True):
        offer = profiles.training_offer(TerritoryRef("zone", "arr", code))
        assert (offer.total, offer.places) == (int(where.sum()), float(places[where].sum()))
    assert sum(int(where.sum()) for where in inside) >= 0.99 * len(plain)


def test_unemployment_of_a_territory_is_the_mean_of_its_zones_weighted_by_residents(region):
    workspace, plain, data = region
    imports.import_zonings(workspace, data / "appartenance_communes_2021_france.csv", fields=["ZE2020"])
    imports.import_indicators(workspace, data / "taux_chomage_ze2020_trimestriel_brut.csv")
    raw = pd.read_csv(data / "taux_chomage_ze2020_trimestriel_brut.csv", sep=";", skiprows=1, dtype=str)
    rates = raw.set_index("ZE2020")["2025-T4"].str.replace(",", ".").astype(float)
    zones = pd.read_csv(data / "appartenance_communes_2021_france.csv", dtype=str).set_index("CODGEO")["ZE2020"]
    people = workspace.read("communes", geometry=False).set_index("code")["population"]
    for code in ("244400404", "200071868"):
        communes = plain.index[plain["EPCI"] == code]
        rate, weight = zones.reindex(communes).map(rates), people[communes]
        known = rate.notna()
        expected = float((rate[known] * weight[known]).sum() / weight[known].sum())
        figure = Profiles(workspace).figures(TerritoryRef("zone", "epci", code), ["taux_chomage_localise"])[0]
        assert figure.value == pytest.approx(expected, rel=1e-12)
        assert (figure.status, figure.period, len(figure.trend)) == ("estimated", "2025-T4", 92)
        assert figure.coverage == pytest.approx(weight[known].sum() / weight.sum())
        assert {part.code for part in figure.parts} == set(zones.reindex(communes).dropna())
