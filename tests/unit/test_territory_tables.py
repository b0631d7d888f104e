"""Tables of territories: what they hold, and the spreadsheets and CSV files they become."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.export_tables import save_csv, save_spreadsheet
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables import Container, DataTable, container_of, territory_tables


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
    assert {"zonages", "accord"} <= set(found)


def test_the_tables_of_a_zoning_have_no_epci_to_territory(profiles):
    found = tables(profiles, container_of(profiles, zoning="ze2020"))
    assert "epci_territoires" not in found
    assert set(found["communes_territoires"].frame["code_territoire"]) == {"Z1", "Z2"}


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
    assert isinstance(first["population"].value, int | float)
    assert first["nom_territoire"].value == '\'=HYPERLINK("http://x")' and first["nom_territoire"].data_type == "s"


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
    written = save_csv(found, tmp_path / "tables")
    assert [path.stem for path in written] == [table.name for table in found]
    with (tmp_path / "tables" / "territoires.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows[0]["nom_territoire"] == "'=1+1"
    assert rows[0]["code_territoire"] == "01"
    assert "." not in rows[0]["densite"]


def test_a_name_without_a_known_ending_is_refused(profiles, tmp_path):
    found = territory_tables(profiles, container_of(profiles, scenario="s1"))
    with pytest.raises(InputError, match="xlsx"):
        save_spreadsheet(found, "Essai", tmp_path / "t.doc")
