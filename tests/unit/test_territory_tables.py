"""Tables of territories: what they hold, and the spreadsheets and CSV files they become."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.export_tables import DESCRIPTION, save_csv, save_spreadsheet
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables import (
    Container,
    DataTable,
    container_of,
    subjects,
    territory_tables,
    without_rows,
)


@pytest.fixture
def profiles(tmp_path):
    return Profiles(small_region.make(tmp_path / "petit.gpkg"))


def tables(profiles: Profiles, container: Container) -> dict[str, DataTable]:
    return {table.name: table for table in territory_tables(profiles, container)}


def test_the_tables_of_a_scenario_say_what_the_profiles_say(profiles):
    container = container_of(profiles, scenario="s1")
    found = tables(profiles, container)
    assert found["territoires"].frame["code_territoire"].tolist() == [code for code, _ in container.members]
    communes = found["communes_territoires"].frame
    assert sorted(communes["code_commune"]) == sorted(small_region.CODES)
    assert communes["code_commune"].map(type).eq(str).all()
    for code, _ in container.members:
        own = communes["population"][communes["code_territoire"] == code].sum()
        said = found["territoires"].frame.set_index("code_territoire")["population"][code]
        assert own == pytest.approx(said)
    blocks = found["epci_territoires"].frame
    assert blocks["population"].sum() == pytest.approx(communes["population"][communes["code_epci"] != ""].sum())
    overlaps = found["superposition"].frame
    assert overlaps.groupby(["code_territoire", "zonage"])["part_population"].sum().max() <= 1 + 1e-5
    assert {"zonages", "accord", "accord_zones", "definitions", "imports", "colonnes"} - set(found) == {"imports"}


def test_the_tables_of_a_zoning_have_no_epci_to_territory(profiles):
    found = tables(profiles, container_of(profiles, zoning="ze2020"))
    assert "epci_territoires" not in found
    assert set(found["communes_territoires"].frame["code_territoire"]) == {"Z1", "Z2"}


def test_each_commune_and_each_epci_has_one_row_with_its_vintages(profiles):
    found = tables(profiles, container_of(profiles, scenario="s1"))
    communes, blocks = found["communes_territoires"].frame, found["epci_territoires"].frame
    assert communes["code_commune"].is_unique and blocks["code_epci"].is_unique
    assert set(communes["millesime"]) == {2024} and set(communes["millesime_epci"]) == {2024}
    assert set(blocks["millesime"]) == {2024} and set(blocks["part_epci"]) == {1.0}
    alone = communes[communes["code_commune"] == "20003"].iloc[0]
    assert (alone["code_epci"], alone["nom_epci"], alone["code_territoire"]) == ("", "", "02")


def test_indicators_have_every_period_and_say_what_the_panels_say(profiles):
    container = container_of(profiles, scenario="s1")
    found = tables(profiles, container)
    long = found["indicateurs"].frame
    assert sorted(set(long["periode"])) == ["2015", "2021"]
    latest = long[long["derniere_periode"] == "oui"].set_index(["code_territoire", "indicateur"])
    compared = 0
    for code, _ in container.members:
        for figure in profiles.figures(container.ref(code)):
            row = latest.loc[(code, figure.id)]
            assert row["valeur"] == pytest.approx(figure.value, rel=1e-6)
            assert (row["periode"], row["minimum"] == "oui") == (figure.period, figure.lower_bound)
            assert row["valeur_region"] == pytest.approx(figure.region_value, rel=1e-6)
            assert row["valeur_departement"] == pytest.approx(figure.departement_value, rel=1e-6)
            assert (row["rang"], row["territoires_classes"]) == (figure.rank, figure.ranked)
            assert row["couverture"] == pytest.approx(figure.coverage, abs=1e-5)
            compared += 1
    assert compared == len(latest) == 6
    wide = found["indicateurs_colonnes"].frame.set_index("code_territoire")
    assert wide["rate"]["01"] == latest["valeur"][("01", "rate")]
    assert wide["rate_statut"]["01"] == "estimé" and wide["median_statut"]["02"] == "estimé"


def test_overlaps_count_residents_communes_and_both_shares(profiles):
    rows = tables(profiles, container_of(profiles, scenario="s1"))["superposition"].frame
    crossed = rows[(rows["zonage"] == "ze2020")].set_index(["code_territoire", "code_zone"])
    # territory 01: Alpe, Brune, Côte, Dune; Z1 holds the first three
    assert crossed.loc[("01", "Z1"), "population"] == 1500 and crossed.loc[("01", "Z2"), "communes"] == 1
    assert crossed.loc[("01", "Z1"), "part_population"] == pytest.approx(1500 / 1900, abs=1e-6)
    assert crossed.loc[("01", "Z2"), "part_zone"] == pytest.approx(400 / 2200, abs=1e-6)
    assert crossed["surface_km2"].sum() == pytest.approx(8.0)


def test_some_subjects_only(profiles):
    found = territory_tables(profiles, container_of(profiles, scenario="s1"), wanted={"composition"})
    assert [table.name for table in found] == [
        "communes_territoires", "epci_territoires", "definitions", "zonages", "colonnes",
    ]  # fmt: skip
    assert len({subject.id for subject in subjects()}) == len(subjects())


def test_what_has_no_row_is_told_in_the_first_sheet(profiles, tmp_path):
    from clefop_plugin.sources.tables import read_table

    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    nothing = without_rows(found)
    assert nothing == ["Projects and actions of the councils"]
    assert without_rows(found, {"structures"}) == []
    path = save_spreadsheet(found, "Essai", tmp_path / "t.ods", without=nothing)
    summary = read_table(path, "lisez_moi")
    assert summary.column("contenu").tolist()[-1] == nothing[0] and summary.column("lignes").tolist()[-1] == "0"


def test_every_column_is_described(profiles):
    for table in territory_tables(profiles, container_of(profiles, scenario="s1")):
        assert [field.name for field in table.fields] == [str(name) for name in table.frame.columns]
        assert all(field.label for field in table.fields), table.name


def test_a_workspace_without_population_is_exported_too(profiles):
    communes = profiles.workspace.read("communes")
    communes["population"] = float("nan")
    profiles.workspace.replace("communes", communes, by="all")
    profiles.refresh()
    found = tables(profiles, container_of(profiles, scenario="s1"))
    assert set(found["accord"].frame["poids"]) == {"communes"}


def test_a_cancel_is_heard(profiles):
    with pytest.raises(Cancelled):
        territory_tables(profiles, container_of(profiles, scenario="s1"), Progress(None, lambda: True))


def test_a_spreadsheet_keeps_numbers_codes_and_no_formula(profiles, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    found[0].frame.loc[0, "nom_territoire"] = '=HYPERLINK("http://x")'
    path = save_spreadsheet(found, "Essai", tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["lisez_moi", *(table.name for table in found)]
    page = book["territoires"]
    header = [cell.value for cell in page[1]]
    first = dict(zip(header, page[2], strict=True))
    assert first["code_territoire"].value == "01" and first["code_territoire"].data_type == "s"
    assert first["code_territoire"].number_format == "@"
    assert isinstance(first["population"].value, int | float) and first["population"].number_format == "#,##0"
    assert first["part_region"].number_format == '0.0"\u00a0"%' and first["millesime"].number_format == "0"
    assert first["nom_territoire"].value == '\'=HYPERLINK("http://x")' and first["nom_territoire"].data_type == "s"
    values = book["indicateurs"]
    shown = {row[2].value: row[8].number_format for row in values.iter_rows(min_row=2)}
    assert shown == {"rate": "#,##0.0", "active": "#,##0.0", "median": "#,##0.0"}


def test_an_ods_is_read_again_by_our_own_reader(profiles, tmp_path):
    from clefop_plugin.sources.tables import read_table

    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    path = save_spreadsheet(found, "Essai", tmp_path / "t.ods")
    table = read_table(path, "communes_territoires")
    assert table.column("code_commune").tolist() == found_codes(found)
    assert float(table.column("population").iloc[0]) == small_region.POPULATION[small_region.CODES.index("20000")]


def found_codes(found: list[DataTable]) -> list[str]:
    return next(table for table in found if table.name == "communes_territoires").frame["code_commune"].tolist()


def test_csv_files_have_decimal_commas_and_no_formula(profiles, tmp_path):
    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    found[0].frame.loc[0, "nom_territoire"] = "=1+1"
    written = save_csv(found, "Essai", tmp_path / "tables")
    assert [path.stem for path in written] == [table.name for table in found]
    with (tmp_path / "tables" / "territoires.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows[0]["nom_territoire"] == "'=1+1"
    assert rows[0]["code_territoire"] == "01"
    assert "." not in rows[0]["densite"]
    package = json.loads((tmp_path / "tables" / DESCRIPTION).read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in found]
    for resource in package["resources"]:
        with (tmp_path / "tables" / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file, delimiter=resource["dialect"]["delimiter"]))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
    kinds = {field["name"]: field["type"] for field in package["resources"][0]["schema"]["fields"]}
    assert (kinds["code_territoire"], kinds["population"], kinds["densite"]) == ("string", "integer", "number")


def test_a_name_without_a_known_ending_is_refused(profiles, tmp_path):
    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    with pytest.raises(InputError, match="xlsx"):
        save_spreadsheet(found, "Essai", tmp_path / "t.doc")
