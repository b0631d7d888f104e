"""Recruitment needs: every edition of the BMO base, masked cells, and the share-out to territories."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.recruitment import Survey
from clefop_plugin.services import imports
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.recruitment import beyond_text
from clefop_plugin.sources.bmo import read_recruitment
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.tables import Table, read_table

EDITIONS = {
    2025: "annee,Code métier BMO,Nom métier BMO,Famille_met,Lbl_fam_met,REG,NOM_REG,Dept,NomDept,BE25,NOMBE25,"
    "met,xmet,smet",
    2019: "ANNEE,code métier BMO,nom_metier BMO,Famille_metier,Libellé de famille de métier,REG,NOM_REG,Dept,NomDept,"
    "be19,nombe19,MET,XMET,SMET",
    2021: "annee,metier,nommetier,famille_metier,Libellé de famille,reg,nom_reg,dept,nomdept,BE21,NOMBE21,"
    "met,xmet,smet",
}


def table(folder: Path, text: str, name: str = "bmo.csv") -> Table:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_table(path)


@pytest.mark.parametrize("year", EDITIONS)
def test_every_edition_is_read(tmp_path, year):
    text = f"{EDITIONS[year]}\n{year},a0z40,Agriculteurs,A,Agricoles,52,PDL,44,LA,5201,NANTES,120,*,30\n"
    found = read_recruitment(table(tmp_path, text), Options(region="52"))
    row = found.recruitment.iloc[0]
    assert (row["year"], row["occupation"], row["occupation_label"]) == (year, "A0Z40", "Agriculteurs")
    assert (row["family"], row["family_label"], row["basin_name"]) == ("A", "Agricoles", "NANTES")
    assert (row["projects"], row["status"], row["difficult_status"], row["seasonal_status"]) == (
        120.0,
        "ok",
        "secret",
        "ok",
    )
    assert np.isnan(row["difficult"])


def test_the_year_of_the_column_or_of_the_file_is_used_without_a_column_of_years(tmp_path):
    text = "BE24,metier,met\n5201,A,10\n"
    assert read_recruitment(table(tmp_path, text), Options()).recruitment["year"].tolist() == [2024]
    text = "basin_code,metier,met\n5201,A,10\n5202,A,-3\n,A,4\n5202,B,x\n"
    found = read_recruitment(table(tmp_path, text, "bmo_2023.csv"), Options())
    assert found.recruitment["year"].tolist() == [2023, 2023, 2023]
    assert found.recruitment["status"].tolist() == ["ok", "missing", "missing"]
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped == 4
    assert next(e.lines for e in found.report.entries if "not a number" in e.reason) == [3, 5]


def test_the_zoning_of_the_basins_is_found_by_its_codes_and_what_it_lacks_is_named(tmp_path):
    text = f"{EDITIONS[2025]}\n" + "".join(
        f"2025,A,a,A,a,52,x,44,y,{code},{name},10,5,0\n"
        for code, name in (("5201", "NANTES"), ("5202", "X"), ("5299", "AUTRE"))
    )
    zones = {"dep": {"44001": "44"}, "mes_bassins": {"44001": "5201", "44002": "5202"}}
    found = read_recruitment(table(tmp_path, text), Options(zone_of=zones, communes=frozenset({"44001"})))
    assert set(found.recruitment["basin_zoning"]) == {"mes_bassins"}
    assert "“5299 AUTRE”" in found.report.as_text()
    found = read_recruitment(table(tmp_path, text), Options())
    assert set(found.recruitment["basin_zoning"]) == {"codbe"}
    assert "no zoning with the codes" in found.report.as_text()


def test_other_regions_are_left_out_by_their_code_or_their_departements(tmp_path):
    rows = "2025,A,a,A,a,52,x,44,y,5201,N,10,5,0\n2025,A,a,A,a,53,x,35,y,5301,R,10,5,0\n"
    for options in (Options(region="52"), Options(communes=frozenset({"44001"}))):
        found = read_recruitment(table(tmp_path, f"{EDITIONS[2025]}\n{rows}"), options)
        assert found.recruitment["basin_code"].tolist() == ["5201"]
    with pytest.raises(InputError, match="no recruitment need of this region"):
        read_recruitment(table(tmp_path, f"{EDITIONS[2025]}\n{rows}"), Options(region="11"))


def test_another_table_is_refused_with_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match="is not a BMO table"):
        read_recruitment(table(tmp_path, "a,b\n1,2\n"), Options())


CELL = st.sampled_from(["", "*", "s", "10", "1 234", "-5", "1e999", "=1+1", "BE", "<b>", "N/A", "٣", "5201", "\x00"])


@given(st.lists(st.lists(CELL, min_size=14, max_size=14), min_size=1, max_size=8))
@settings(max_examples=80, deadline=2000)
def test_no_cell_breaks_the_reader(rows):
    columns = EDITIONS[2025].split(",")
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    path = Path("bmo.csv")
    given_table = Table(path, frame, "UTF-8", ",", 1, 2, "", "0" * 64, tuple(range(2, len(rows) + 2)))
    try:
        found = read_recruitment(given_table, Options())
    except InputError:
        return
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert not found.recruitment.duplicated(["basin_code", "occupation", "year"]).any()


def needs(rows: list[tuple[str, str, str, float, float, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["basin_code", "occupation", "family", "projects", "difficult", "status"])
    return frame.assign(
        occupation_label=frame["occupation"],
        family_label="",
        seasonal=0.0,
        difficult_status=np.where(frame["difficult"].isna(), "secret", "ok"),
        seasonal_status="ok",
    )


ROWS = needs(
    [
        ("B1", "x", "A", 100.0, 40.0, "ok"),
        ("B1", "y", "A", np.nan, np.nan, "secret"),
        ("B2", "x", "A", 30.0, np.nan, "ok"),
        ("B2", "z", "B", 50.0, 50.0, "ok"),
    ]
)
BASIN_OF = np.array(["B1", "B1", "B2", ""], dtype=object)
PEOPLE = np.array([300.0, 100.0, 600.0, 100.0])


def test_a_cut_basin_gives_its_share_of_residents():
    shared = Survey(ROWS, BASIN_OF, PEOPLE, 2025).shared(np.array([0, 2, 3]))
    assert [(o.code, o.share_of_basin, o.share_of_territory) for o in shared.overlaps] == [
        ("B2", 1.0, 0.6),
        ("B1", 0.75, 0.3),
    ]
    assert shared.coverage == pytest.approx(0.9)
    of = {need.key: need for need in shared.occupations}
    assert (of["x"].projects, of["x"].status, of["x"].lower_bound) == (105.0, "estimated", False)
    assert (of["y"].projects, of["y"].status, of["y"].masked) == (None, "secret", 1)
    assert (of["z"].projects, of["z"].status, of["z"].share_difficult) == (50.0, "ok", 1.0)
    assert of["x"].share_difficult == pytest.approx(0.4)
    assert "difficult" in of["x"].minimums
    families = {need.key: need for need in shared.families}
    assert (families["A"].projects, families["A"].lower_bound) == (105.0, True)
    assert (shared.total.projects, shared.total.lower_bound) == (155.0, True)
    assert shared.total.region_share_difficult == pytest.approx(90 / 150)
    assert [need.key for need in shared.occupations] == ["x", "z", "y"]


def test_a_territory_without_a_surveyed_basin_has_nothing():
    shared = Survey(ROWS, BASIN_OF, PEOPLE, 2025).shared(np.array([3]))
    assert (shared.total.projects, shared.total.status, shared.coverage, shared.occupations) == (
        None,
        "missing",
        0.0,
        (),
    )


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.floats(0, 1e6)), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.one_of(st.none(), st.integers(0, 500))), max_size=20),
)
def test_territories_share_everything_that_is_published_and_no_more(communes, cells):
    basin_of = np.array([f"B{b}" for b, _, _ in communes], dtype=object)
    people = np.array([p for _, _, p in communes])
    unique = {(b, o): value for b, o, value in cells}
    rows = needs(
        [
            (f"B{b}", f"o{o}", "A", np.nan if v is None else float(v), np.nan, "secret" if v is None else "ok")
            for (b, o), v in unique.items()
        ]
    )
    total = 0.0
    for territory in range(3):
        members = np.flatnonzero([t == territory for _, t, _ in communes])
        if len(members) and people[members].sum() > 0:
            total += Survey(rows, basin_of, people, 2025).shared(members).total.projects or 0.0
    peopled = {f"B{b}" for b, _, p in communes if sum(q for c, _, q in communes if c == b) > 0}
    expected = rows["projects"][rows["basin_code"].isin(peopled)].sum()
    assert total == pytest.approx(expected, abs=1e-6)


def test_needs_of_a_territory_of_a_workspace(tmp_path):
    workspace = small_region.make(tmp_path / "petit.gpkg")
    path = tmp_path / "bmo.csv"
    path.write_text(
        f"{EDITIONS[2025]}\n2025,A,Agents,A,a,99,x,96,y,Z1,UN,30,15,0\n2025,A,Agents,A,a,99,x,20,y,Z2,DEUX,110,*,0\n"
        "2025,A,Agents,A,a,99,x,20,y,Z9,AILLEURS,40,*,0\n",
        encoding="utf-8",
    )
    imports.import_recruitment(workspace, path)
    found = Profiles(workspace).recruitment(TerritoryRef("territory", "s1", "01"))
    assert found.shared is not None
    # Z1 is whole in the first territory; Z2 has 400 of its 2,200 residents there.
    assert found.shared.total.projects == pytest.approx(30 + 110 * 400 / 2200)
    assert (found.shared.total.status, found.zoning_label, found.unplaced) == (
        "estimated",
        "Zones d’emploi 2020",
        ("Z9",),
    )
    assert [found.name_of(overlap) for overlap in found.shared.overlaps] == ["Zone Z1", "Zone Z2"]
    assert beyond_text(found) == ""
    with workspace.transaction() as connection:
        connection.execute("UPDATE zones SET communes_outside = 3 WHERE zoning_id = 'ze2020' AND code = 'Z2'")
    told = beyond_text(Profiles(workspace).recruitment(TerritoryRef("territory", "s1", "01")))
    assert told.startswith("The basin Zone Z2 goes on outside the region")
    assert found.shared.coverage == 1.0
    assert [(family.key, family.label) for family in found.shared.families] == [("A", "a")]
    assert workspace.read("recruitment")["basin_name"].tolist() == ["UN", "DEUX", "AILLEURS"]
    empty = Profiles(small_region.make(tmp_path / "vide.gpkg")).recruitment(TerritoryRef("territory", "s1", "01"))
    assert (empty.shared, empty.years) == (None, ())
