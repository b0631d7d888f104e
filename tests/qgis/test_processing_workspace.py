"""Creating a workspace and importing into it, by id, on small invented files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from clefop_plugin.workspace.store import Workspace

Run = Callable[..., dict[str, Any]]


def create(run: Run, folder: Path, path: Path, **more: Any) -> dict[str, Any]:
    given = {
        "INPUT": str(folder / "communes.geojson"),
        "CODE_FIELD": "code",
        "NAME_FIELD": "nom",
        "NAME": "Petite région",
        "VINTAGE": "2024",
        "CRS": "EPSG:2154",
        "WORKSPACE": str(path),
    }
    return run("createworkspace", **(given | more))


def test_create_with_a_population_table(run: Run, small_region: Path, tmp_path: Path, feedback: Any) -> None:
    page = tmp_path / "reports" / "creation.html"
    results = create(
        run,
        small_region,
        tmp_path / "w.gpkg",
        POPULATION_TABLE=str(small_region / "population_communes.csv"),
        REPORT=str(page),
    )
    workspace = Workspace.open(results["WORKSPACE"])
    communes = workspace.read("communes")
    assert results["COMMUNES"] == len(communes) == results["ROWS_KEPT"] == 12
    assert communes["population"].sum() == 24_000
    assert set(communes["departement"]) == {"44", "49"}
    assert communes["geom"].iloc[0].area == pytest.approx(25e6)
    assert workspace.meta()["vintage"] == "2024"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "12" in feedback.text


def test_create_keeps_one_region_and_projects(run: Run, small_region: Path, tmp_path: Path) -> None:
    results = create(run, small_region, tmp_path / "w.gpkg", REGION="pays de la loire", CRS="EPSG:3857")
    workspace = Workspace.open(results["WORKSPACE"])
    assert workspace.crs.authority == "EPSG:3857"
    assert workspace.meta()["region"] == "52"
    assert workspace.read("communes")["geom"].iloc[0].area > 40e6


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"VINTAGE": "deux mille"}, "year"),
        ({"REGION": "Atlantide"}, "Atlantide"),
        ({"CRS": "EPSG:4326"}, "projected"),
        ({"POPULATION_TABLE": "/nowhere/population.csv"}, "does not exist"),
    ],
)
def test_wrong_values_are_refused_with_a_sentence(
    run: Run, small_region: Path, tmp_path: Path, given: dict[str, str], words: str
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        create(run, small_region, tmp_path / "w.gpkg", **given)
    assert not (tmp_path / "w.gpkg").exists()


def test_a_field_without_codes_is_an_error_in_one_sentence(run: Run, small_region: Path, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException) as caught:
        create(run, small_region, tmp_path / "w.gpkg", CODE_FIELD="nom")
    assert "no commune codes" in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_foreign_file_is_never_replaced(run: Run, small_region: Path, tmp_path: Path) -> None:
    other = tmp_path / "data.gpkg"
    other.write_bytes(b"precious")
    with pytest.raises(QgsProcessingException, match="not a CLEFOP workspace"):
        create(run, small_region, other)
    with pytest.raises(QgsProcessingException, match="not a CLEFOP workspace"):
        run("loaddemo", WORKSPACE=str(other))
    assert other.read_bytes() == b"precious"


def test_import_zonings_of_a_table(run: Run, small_workspace: Path, small_region: Path, tmp_path: Path) -> None:
    table = small_region / "appartenance_2024.csv"
    text = table.read_text(encoding="utf-8") + "75056;Paris;75;200054781;1109;2000000\n"
    table.write_text(text, encoding="utf-8")
    page = tmp_path / "zonings.html"
    results = run(
        "importzonings", WORKSPACE=str(small_workspace), INPUT=str(table), FIELDS="EPCI;ZE2020", REPORT=str(page)
    )
    assert results["ZONINGS"] == "epci;ze2020"
    assert (results["ROWS_READ"], results["ROWS_KEPT"], results["ROWS_SKIPPED"]) == (13, 12, 1)
    workspace = Workspace.open(small_workspace)
    zones = workspace.read("zones", "epci", by="zoning_id")
    assert list(zones["code"]) == ["200000001", "200000002", "200000003"]
    assert [round(g.area / 25e6) for g in zones["geom"]] == [3, 3, 6]
    assert page.is_file()
    assert results["WORKSPACE"] == str(small_workspace)


def test_import_zonings_of_polygons(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    def square(code: str, name: str, x: float, width: float) -> dict[str, Any]:
        ring = [[x, 6_700_000], [x + width, 6_700_000], [x + width, 6_715_000], [x, 6_715_000], [x, 6_700_000]]
        return {
            "type": "Feature",
            "properties": {"id_pole": code, "lib_pole": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    path = tmp_path / "poles_2023.geojson"
    features = [square("P1", "Pôle ouest", 350_000, 7_500), square("P2", "Pôle est", 360_000, 10_000)]
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    results = run("importzonings", WORKSPACE=str(small_workspace), INPUT=str(path))
    assert results["ZONINGS"] == "poles_2023"
    assert results["ROWS_KEPT"] == 2
    workspace = Workspace.open(small_workspace)
    members = workspace.read("memberships", "poles_2023", by="zoning_id")
    west = members[members["zone_code"] == "P1"]
    assert sorted(west["share"].round(2)) == [0.5, 0.5, 0.5, 1.0, 1.0, 1.0]
    zones = workspace.read("zones", "poles_2023", by="zoning_id")
    assert list(zones["name"]) == ["Pôle ouest", "Pôle est"]
    zoning = workspace.read("zonings").set_index("id").loc["poles_2023"]
    assert zoning["unit"] == "polygon" and int(zoning["vintage"]) == 2023 and not zoning["complete"]
    chosen = run(
        "importzonings", WORKSPACE=str(small_workspace), INPUT=str(path), FIELDS="lib_pole;id_pole", VINTAGE="2022"
    )
    assert chosen["ZONINGS"] == "poles_2023"
    assert list(workspace.read("zones", "poles_2023", by="zoning_id")["name"]) == ["P2", "P1"]
    assert int(workspace.read("zonings").set_index("id").loc["poles_2023", "vintage"]) == 2022


def test_unknown_field_and_missing_file_are_named(run: Run, small_workspace: Path, small_region: Path) -> None:
    table = str(small_region / "appartenance_2024.csv")
    with pytest.raises(QgsProcessingException, match="CANTON"):
        run("importzonings", WORKSPACE=str(small_workspace), INPUT=table, FIELDS="CANTON")
    with pytest.raises(QgsProcessingException, match="absent.csv does not exist"):
        run("importzonings", WORKSPACE=str(small_workspace), INPUT="/nowhere/absent.csv")
    with pytest.raises(QgsProcessingException, match="not a CLEFOP workspace"):
        run("importzonings", WORKSPACE=table, INPUT=table)


def test_import_flows(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "flux.csv"
    lines = ["CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C14_ACTOCC15P", "44101;A;44102;B;120,5", "44102;B;75056;Paris;30"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    results = run("importflows", WORKSPACE=str(small_workspace), INPUT=str(path))
    flows = Workspace.open(small_workspace).read("flows")
    inside = flows[(flows["origin"] == "44101") & (flows["destination"] == "44102")]
    assert list(inside["count"]) == [120.5]
    assert results["ROWS_READ"] == 2


def test_import_indicators_keeps_secrets(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "filosofi_2021.csv"
    path.write_text('CODGEO,NBMEN21,MED21\n44101,400,"22 150,5"\n44102,s,s\n99999,1,2\n', encoding="utf-8")
    results = run("importindicators", WORKSPACE=str(small_workspace), INPUT=str(path))
    assert results["INDICATORS"]
    values = Workspace.open(small_workspace).read("indicator_values")
    statuses = values[values["code"] == "44102"]["status"]
    assert len(statuses) and set(statuses) == {"secret"}
    assert results["ROWS_SKIPPED"] == 1


def test_import_structures_and_trainings_are_projected(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    table = tmp_path / "agences.csv"
    header = "id,nom,type,adresse,code_postal,ville,longitude,latitude"
    table.write_text(f"{header}\n1,Mission locale Ouest,ML,1 rue A,44000,Commune,-1.62,47.27\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"agences\.csv has no structure in this region"):
        run("importstructures", WORKSPACE=str(small_workspace), INPUT=str(table))
    results = run("importstructures", WORKSPACE=str(small_workspace), INPUT=str(table), OUTSIDE=True)
    assert results["ROWS_KEPT"] == 1
    structures = Workspace.open(small_workspace).read("structures")
    assert structures["network"].tolist() == ["mission-locale"]
    assert 340_000 < structures["geom"].iloc[0].x < 370_000
    offers = tmp_path / "formations_parcoursup.csv"
    offers.write_text(
        "etablissement,formation,filiere_agregee,capacite,admis,candidats,lat,lon\n"
        "Lycée A,BTS Comptabilité,BTS,30,28,300,47.27,-1.62\n",
        encoding="utf-8",
    )
    results = run("importtrainings", WORKSPACE=str(small_workspace), INPUT=str(offers))
    trainings = Workspace.open(small_workspace).read("trainings")
    assert results["ROWS_KEPT"] == len(trainings) == 1
    assert trainings["places"].tolist() == [30.0]


def test_import_recruitment(run: Run, small_workspace: Path, demo_file: Callable[[str], Path], tmp_path: Path) -> None:
    needs = demo_file("besoins_main_oeuvre.csv")
    with pytest.raises(QgsProcessingException, match="no recruitment need of this region"):
        run("importrecruitment", WORKSPACE=str(small_workspace), INPUT=str(needs))
    region = Workspace.open(small_workspace).meta()["region"]
    here = tmp_path / needs.name
    here.write_text(needs.read_text(encoding="utf-8").replace(",98,", f",{region},"), encoding="utf-8")
    results = run("importrecruitment", WORKSPACE=str(small_workspace), INPUT=str(here))
    rows = Workspace.open(small_workspace).read("recruitment")
    assert results["ROWS_READ"] == results["ROWS_KEPT"] == 400
    assert len(rows) == 320  # basins over two départements have two rows, which are added


def test_a_cancelled_import_writes_nothing(run: Run, small_workspace: Path, small_region: Path, feedback: Any) -> None:
    before = Workspace.open(small_workspace).read("imports")
    feedback.lines.clear()
    feedback.cancel()
    results = run("importzonings", WORKSPACE=str(small_workspace), INPUT=str(small_region / "appartenance_2024.csv"))
    assert "ZONINGS" not in results
    assert "Cancelled: nothing was written." in feedback.lines
    assert Workspace.open(small_workspace).read("imports").equals(before)


def test_a_creation_cancelled_while_reading_writes_nothing(
    run: Run, small_region: Path, tmp_path: Path, feedback: Any
) -> None:
    feedback.cancel()
    results = create(run, small_region, tmp_path / "w.gpkg")
    assert "COMMUNES" not in results
    assert "Cancelled: nothing was written." in feedback.lines
    assert not (tmp_path / "w.gpkg").exists()


def test_an_import_runs_in_a_background_task(
    provider: Any, small_workspace: Path, small_region: Path, feedback: Any
) -> None:
    """Layers and projections are taken on the main thread, the rest is computed on another."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("clefop:importzonings")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    polygons = small_region / "communes.geojson"
    parameters = {"WORKSPACE": str(small_workspace), "INPUT": str(polygons), "FIELDS": "code;nom"}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    done: list[tuple[bool, dict[str, Any]]] = []
    loop = QEventLoop()
    task.executed.connect(lambda good, results: (done.append((good, results)), loop.quit()))
    QTimer.singleShot(20_000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    ((good, results),) = done
    assert good, feedback.errors
    assert results["ROWS_KEPT"] == 12
    assert len(Workspace.open(small_workspace).read("zones", results["ZONINGS"], by="zoning_id")) == 12


def test_a_missing_package_is_said_before_anything_is_read(
    run: Run, small_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clefop_plugin import environment

    monkeypatch.setattr(environment, "missing", lambda packages=(): ["pandas"])
    with pytest.raises(QgsProcessingException, match="pandas.*missing"):
        run("importzonings", WORKSPACE=str(small_workspace), INPUT="/nowhere.csv")


def test_polygons_never_replace_the_zoning_of_another_file_and_their_overlaps_are_said(
    run: Run, small_workspace: Path, tmp_path: Path, feedback: Any
) -> None:
    def square(code: str, x: float, width: float) -> dict[str, Any]:
        ring = [[x, 6_700_000], [x + width, 6_700_000], [x + width, 6_715_000], [x, 6_715_000], [x, 6_700_000]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        return {"type": "Feature", "properties": {"EPCI": code, "NOM_EPCI": f"CC {code}"}, "geometry": geometry}

    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    path = tmp_path / "epci_2025.geojson"
    features = [square("200000007", 350_000, 10_000), square("200000008", 355_000, 7_500)]
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    before = Workspace.open(small_workspace).read("memberships", "epci", by="zoning_id")
    for _ in range(2):
        assert run("importzonings", WORKSPACE=str(small_workspace), INPUT=str(path))["ZONINGS"] == "epci_2025"
    workspace = Workspace.open(small_workspace)
    assert workspace.read("memberships", "epci", by="zoning_id").equals(before)
    table = tmp_path / "contingence.csv"
    results = run(
        "overlayzonings",
        WORKSPACE=str(small_workspace),
        ZONINGS="epci;epci_2025",
        OUTPUT="TEMPORARY_OUTPUT",
        OUTPUT_TABLE=str(table),
    )
    communes = workspace.read("communes")
    area = sum(shape.area for shape in communes["geom"]) / 1e6
    found = list(results["OUTPUT"].getFeatures())
    assert sum(row["area_km2"] for row in found) == pytest.approx(area, rel=1e-9)
    assert sum(row["population"] for row in found) == pytest.approx(communes["population"].sum())
    assert {bool(row["estimated"]) for row in found} == {False, True}
    assert "epci_2025 overlap in 3 communes" in feedback.text


def test_a_package_that_is_too_old_is_missing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clefop_plugin import environment

    monkeypatch.setattr(environment, "version", lambda name: "1.8.5")
    environment.too_old.cache_clear()
    try:
        with pytest.raises(Exception, match=r"“shapely” 1\.8\.5 is too old, 2\.0 or newer is needed"):
            run("loaddemo", WORKSPACE=str(tmp_path / "demo.gpkg"))
        assert environment.missing(("shapely", "pandas")) == ["shapely"]
    finally:
        environment.too_old.cache_clear()
    assert not (tmp_path / "demo.gpkg").exists()
