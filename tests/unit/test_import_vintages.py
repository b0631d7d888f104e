"""Imports of tables of another vintage: told without movements, converted with them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import shapely

from clefop_plugin.core.errors import InputError
from clefop_plugin.services import imports
from clefop_plugin.services.vintages import VintageFiles, workspace_vintage
from clefop_plugin.sources.movements import read_movements
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

PASSAGE = """COG_DE,COG_VERS,CODE_DE,CODE_VERS
2017,2018,01002,01001
2017,2018,01001,01001
2023,2024,01004,01004
2023,2024,01004,01005
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Communes of 2024: Un (that Deux has joined), Trois, Quatre and Cinq (divided in 2024)."""
    made = Workspace.create(tmp_path / "w.gpkg", Crs("EPSG:2154"), {"name": "Essai", "vintage": "2024", "region": "84"})
    communes = pd.DataFrame(
        {
            "code": ["01001", "01003", "01004", "01005"],
            "name": ["Un", "Trois", "Quatre", "Cinq"],
            "population": [1000.0, 500.0, 300.0, 100.0],
            "departement": "01",
            "region": "84",
            "geom": [shapely.box(1000 * x, 0, 1000 * (x + 1), 1000) for x in range(4)],
        }
    )
    made.append("communes", communes)
    return made


@pytest.fixture
def files(tmp_path: Path) -> VintageFiles:
    path = tmp_path / "passage.csv"
    path.write_text(PASSAGE, encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text("COG,CODGEO,POP\n2017,01001,300\n2017,01002,700\n2017,01004,380\n", encoding="utf-8")
    return VintageFiles(path, people)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


TABLE = "CODGEO,LIBGEO,EPCI\n01001,Un,200000001\n01002,Deux,200000002\n01003,Trois,200000001\n01004,Quatre,200000001\n"


def test_without_movements_the_report_says_how_the_communes_match(workspace: Workspace, tmp_path: Path) -> None:
    found = imports.import_zonings(workspace, write(tmp_path, "epci_2017.csv", TABLE))
    text = found.report.as_text()
    assert "This table is of 2017, the workspace of 2024: 3 communes match" in text
    assert "01005 Cinq" in text and "01002 Deux" in text
    assert set(workspace.read("memberships")["commune_code"]) == {"01001", "01003", "01004"}


def test_a_membership_table_is_converted_and_disagreements_are_decided_by_population(
    workspace: Workspace, files: VintageFiles, tmp_path: Path
) -> None:
    found = imports.import_zonings(workspace, write(tmp_path, "epci_2017.csv", TABLE), files=files)
    zones = workspace.read("memberships", "epci", by="zoning_id").set_index("commune_code")["zone_code"].to_dict()
    assert zones == {"01001": "200000002", "01003": "200000001", "01004": "200000001", "01005": "200000001"}
    text = found.report.as_text()
    assert "01001: its parts differ in “EPCI”: 200000002 (700 residents), 200000001 (300 residents)" in text
    assert bool(workspace.read("zonings")["complete"].iloc[0])


def test_counts_of_an_indicator_are_added_and_shared_and_marked(
    workspace: Workspace, files: VintageFiles, tmp_path: Path
) -> None:
    table = (
        "CODGEO,P17_POP,P17_CHOM1564,P17_ACT1564\n01001,300,30,s\n01002,700,70,300\n01003,500,5,250\n01004,400,40,200\n"
    )
    imports.import_indicators(workspace, write(tmp_path, "rp_2017.csv", table), files=files)
    values = workspace.read("indicator_values").set_index(["indicator_id", "code"])
    assert values.loc[("pop", "01001"), ["value", "status"]].tolist() == [1000, "ok"]
    assert values.loc[("act1564", "01001"), "status"] == "secret"
    # 40 unemployed of the divided commune, 300 and 100 residents.
    assert values.loc[("chom1564", "01004"), ["value", "status"]].tolist() == [30, "estimated"]
    assert values.loc[("chom1564", "01005"), ["value", "status"]].tolist() == [10, "estimated"]
    assert values.loc[("chom1564", "01003"), "status"] == "ok"


@pytest.mark.parametrize(("indicator", "merged"), [("pop", 40.0), ("med", None)])
def test_values_of_a_long_table_are_added_when_they_are_counts_only(
    workspace: Workspace, files: VintageFiles, tmp_path: Path, indicator: str, merged: float | None
) -> None:
    rows = "".join(f"{code},{indicator},2017,{value}\n" for code, value in (("01001", 10), ("01002", 30), ("01003", 5)))
    path = write(tmp_path, "long_2017.csv", "CODGEO,indicateur,periode,valeur\n" + rows)
    imports.import_indicators(workspace, path, files=files)
    values = workspace.read("indicator_values").set_index("code")["value"]
    assert values["01003"] == 5
    assert values["01001"] == merged if merged else pd.isna(values["01001"])


def test_both_ends_of_the_flows_are_converted(workspace: Workspace, files: VintageFiles, tmp_path: Path) -> None:
    rows = ["01001;Un;01003;T;10", "01002;Deux;01003;T;5,5", "01003;T;01004;Q;8", "01002;D;01002;D;4"]
    table = "\n".join(["CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C17", *rows]) + "\n"
    found = imports.import_flows(workspace, write(tmp_path, "flux_2017.csv", table), files=files)
    flows = workspace.read("flows").set_index(["origin", "destination"])["count"].to_dict()
    assert flows == {
        ("01001", "01003"): 15.5,
        ("01001", "01001"): 4,
        ("01003", "01004"): 6,
        ("01003", "01005"): 2,
    }
    assert found.report.rows_kept == 4


def test_a_converted_table_tells_the_lines_of_the_file(
    workspace: Workspace, files: VintageFiles, tmp_path: Path
) -> None:
    text = "CODGEO,LIBGEO,P21_POP\n\n01001,Un,300\n01002,Deux,700\n01003,Trois,douze\n01004,Quatre,380,9\n"
    found = imports.import_indicators(workspace, write(tmp_path, "pop_2017.csv", text), files=files)
    cases = {entry.reason: entry.cases for entry in found.report.entries if entry.kind == "corrected"}
    assert cases["cells that are not a number, read as missing"] == [(5, "P21_POP: douze")]
    assert cases["rows with more cells than column names: the last cells are ignored"] == [(6, "")]


def test_absent_communes_are_named_once(workspace: Workspace, tmp_path: Path) -> None:
    text = "CODGEO,LIBGEO,P21_POP\n01001,Un,300\n01003,Trois,500\n01004,Quatre,3\n"
    found = imports.import_indicators(workspace, write(tmp_path, "pop_2017.csv", text))
    told = found.report.as_text()
    assert told.count("01005 Cinq") == 1 and "1 communes have no row" in told


def test_a_table_of_the_same_vintage_is_left_alone(workspace: Workspace, files: VintageFiles, tmp_path: Path) -> None:
    table = "CODGEO,EPCI\n01001,200000001\n01003,200000001\n01004,200000002\n01005,200000002\n"
    found = imports.import_zonings(workspace, write(tmp_path, "epci.csv", table), files=files)
    assert "from its codes: 2024" in found.report.as_text()
    assert len(workspace.read("memberships")) == 4


def test_the_vintage_of_a_workspace_is_said_or_found(workspace: Workspace, files: VintageFiles) -> None:
    assert files.movements is not None
    movements = read_movements(files.movements).movements
    assert workspace_vintage(workspace, movements) == 2024
    workspace.set_meta("vintage", "")
    assert workspace_vintage(workspace, movements) == 2024


@pytest.mark.real_data
def test_real_basins_cover_every_commune_they_can(real_data: Path, tmp_path: Path) -> None:
    codes = pd.read_csv(real_data / "appartenance_communes_2021_france.csv", dtype=str)
    codes = codes.loc[codes["REG"] == "52"]
    made = Workspace.create(tmp_path / "pdl.gpkg", Crs("EPSG:2154"), {"name": "PdL", "vintage": "2021", "region": "52"})
    communes = pd.DataFrame(
        {"code": codes["CODGEO"], "name": codes["LIBGEO"], "departement": codes["DEP"], "region": "52"}
    )
    communes["geom"] = [shapely.box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(len(communes))]
    made.append("communes", communes)
    files = VintageFiles(
        real_data / "mouvements_communes_pdl_1943_2024.csv",
        real_data / "population_communes_france_cog2018_2021_2024.csv",
    )
    source = real_data / "bassins_emploi_france_travail_2021_pdl.csv"
    found = imports.import_zonings(made, source, files=files)
    memberships = made.read("memberships")
    assert memberships["commune_code"].nunique() == len(communes) - 3
    assert memberships["zone_code"].nunique() == 26
    assert "of several vintages" in found.report.as_text()


def test_a_table_later_than_the_movements_is_not_taken_for_an_older_one(
    workspace: Workspace, files: VintageFiles, tmp_path: Path
) -> None:
    """The codes of a later vintage lack what merged since: they must not pass for those of an earlier year."""
    with pytest.raises(InputError, match="Give another file"):
        imports.import_zonings(workspace, write(tmp_path, "epci_2031.csv", TABLE), files=files)
