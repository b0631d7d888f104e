"""Vintages of communes: movements read from every kind of file, chains of events, splits by population, detection."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.vintages import Movements, Populations, detect_vintage, mixed_passage, passage
from clefop_plugin.sources.movements import read_movements

SIDE = "TYPECOM_{0},COM_{0},TNCC_{0},NCC_{0},NCCENR_{0},LIBELLE_{0}"
HEAD = ",".join(["MOD,DATE_EFF", SIDE.format("AV"), SIDE.format("AP")])


def event(kind: int, day: str, before: str, after: str, name: str = "X", types: str = "COM COM") -> str:
    left, right = types.split()
    return f"{kind},{day},{left},{before},0,X,X,X,{right},{after},0,X,X,{name}"


#: A merge in 2016, a moved and merged commune in 2018, the merge undone in 2024 but for one commune, a creation.
EVENTS = [
    event(32, "2016-01-01", "85084", "85084", "Essarts-en-Bocage"),
    event(32, "2016-01-01", "85030", "85084", "Essarts-en-Bocage"),
    event(32, "2016-01-01", "85165", "85084", "Essarts-en-Bocage"),
    event(32, "2016-01-01", "85165", "85165", types="COM COMD"),
    event(32, "2016-01-01", "85212", "85084", "Essarts-en-Bocage"),
    event(41, "2018-01-01", "49144", "44225", "Freigné"),
    event(32, "2018-01-01", "44225", "44180", "Vallons-de-l’Erdre"),
    event(32, "2018-01-01", "44180", "44180", "Vallons-de-l’Erdre"),
    event(21, "2024-01-01", "85084", "85084", "Essarts-en-Bocage"),
    event(21, "2024-01-01", "85084", "85165", "L’Oie"),
    event(21, "2024-01-01", "85084", "85212", "Sainte-Florence"),
    event(20, "2019-06-30", "72001", "72001", "Grande"),
    event(20, "2019-06-30", "72001", "72999", "Nouvelle"),
    event(10, "2020-03-01", "53001", "53001", "Autre nom"),
]


@pytest.fixture
def movements(tmp_path: Path) -> Movements:
    path = tmp_path / "v_mvt_commune_2024.csv"
    path.write_text("\n".join([HEAD, *EVENTS]) + "\n", encoding="utf-8")
    return read_movements(path).movements


def one(code: str, movements: Movements, start: int, end: int, people: dict[int, dict[str, float]] | None = None):
    return dict(passage([code], movements, start, end, Populations(people or {}, movements)).of(code))


def test_the_insee_file_is_read_with_its_dates_and_whole_communes_only(tmp_path: Path) -> None:
    path = tmp_path / "mouvements.csv"
    path.write_text("\n".join([HEAD, *EVENTS]) + "\n", encoding="utf-8")
    found = read_movements(path)
    assert (found.movements.first, found.movements.last) == (1943, 2024)
    assert found.report.rows_kept == len(EVENTS) - 1 and found.report.skipped == 1
    # 30 June 2019 leads to the list of 1 January 2020.
    assert set(found.movements.steps) == {2016, 2018, 2020, 2021, 2024}
    assert found.movements.names["85165"] == "L’Oie"


def test_merges_moves_and_chains_over_years(movements: Movements) -> None:
    assert one("85030", movements, 2014, 2018) == {"85084": 1}
    assert one("49144", movements, 2014, 2024) == {"44180": 1}
    assert one("44225", movements, 2018, 2024) == {"44225": 1}
    assert one("53001", movements, 2014, 2024) == {"53001": 1}
    assert one("99999", movements, 2014, 2024) == {"99999": 1}


def test_a_restored_commune_takes_its_former_self_back_exactly(movements: Movements) -> None:
    assert one("85165", movements, 2014, 2024) == {"85165": 1}
    assert one("85084", movements, 2014, 2024) == {"85084": 1}
    assert one("85030", movements, 2014, 2024) == {"85084": 1}


def test_a_split_is_shared_by_population_and_never_in_equal_parts(movements: Movements) -> None:
    people = {2024: {"85084": 6000.0, "85165": 1250.0, "85212": 2750.0}}
    assert one("85084", movements, 2018, 2024, people) == {"85084": 0.6, "85165": 0.125, "85212": 0.275}
    found = passage(["85084"], movements, 2018, 2024)
    assert found.unshared == {"85084": ("85084", "85165", "85212")}
    assert found.of("85084") == (("85084", 1.0),)
    equal = {2024: {"85084": 10.0, "85165": 10.0, "85212": 10.0}}
    assert passage(["85084"], movements, 2018, 2024, Populations(equal, movements)).equal == ("85084",)


def test_backwards_a_merge_is_a_split(movements: Movements) -> None:
    people = {2014: {"44180": 300.0, "49144": 100.0}}
    assert one("44180", movements, 2018, 2014, people) == {"44180": 0.75, "49144": 0.25}
    assert one("85165", movements, 2024, 2018) == {"85084": 1}
    # Through the merge and back: what was restored is exact, what was not is shared.
    people = {2014: {"85084": 900.0, "85030": 100.0}}
    assert one("85165", movements, 2024, 2014, people) == {"85165": 1}
    assert one("85084", movements, 2024, 2014, people) == {"85084": 0.9, "85030": 0.1}


def test_what_others_bring_to_a_part_is_not_the_split_commune(tmp_path: Path) -> None:
    """A suppressed commune shared between two neighbours: only the residents it brought to each count."""
    rows = [("30", "01003", "01001"), ("30", "01001", "01001"), ("30", "01003", "01002"), ("30", "01002", "01002")]
    path = tmp_path / "m.csv"
    path.write_text("\n".join([HEAD, *(event(int(k), "2015-01-01", b, a) for k, b, a in rows)]), encoding="utf-8")
    movements = read_movements(path).movements
    people = {2014: {"01001": 1000.0, "01002": 500.0, "01003": 40.0}, 2015: {"01001": 1030.0, "01002": 510.0}}
    assert one("01003", movements, 2014, 2015, people) == {"01001": 0.75, "01002": 0.25}


def test_population_comes_from_the_nearest_vintage_without_a_change(movements: Movements) -> None:
    people = Populations({2014: {"85084": 5000.0}, 2018: {"85084": 8800.0}, 0: {"85084": 1.0}}, movements)
    assert people.of("85084", 2015) == 5000
    assert people.of("85084", 2016) == 8800
    assert people.of("85084", 2024) == 8800
    assert pd.isna(people.of("12345", 2024))


def test_years_that_are_not_covered_are_known(movements: Movements) -> None:
    assert movements.covers(2014, 2024) and movements.covers(2024, 1943) and movements.covers(2030, 2030)
    assert not movements.covers(2014, 2025)


def test_mixed_codes_leave_from_the_vintage_they_are_of(movements: Movements) -> None:
    found = mixed_passage(["85084", "85030", "85165", "49144", "44180"], movements, 2018)
    assert dict(found.parts) == {
        "85030": (("85084", 1.0),),
        "85165": (("85084", 1.0),),
        "49144": (("44180", 1.0),),
    }
    assert not movements.exists("44225", 2017) and not movements.exists("44225", 2018)


@pytest.mark.parametrize(
    ("codes", "years", "since", "until"),
    [
        (
            ["85084", "85030", "85165", "85212", "49144", "44180", "72001"],
            (1999, 2015),
            (),
            ("85030", "85165", "85212"),
        ),
        (["85084", "49144", "44180", "72001"], (2016, 2017), (), ("49144",)),
        (["85084", "44180", "72001", "72999"], (2020, 2023), ("72999",), ()),
        (["85084", "85165", "85212", "44180", "72001", "72999"], (2024, 2024), ("85165", "85212"), ()),
    ],
)
def test_the_vintage_is_found_in_the_codes_with_its_evidence(
    movements: Movements, codes: list[str], years: tuple[int, int], since: tuple[str, ...], until: tuple[str, ...]
) -> None:
    found = detect_vintage([*codes, "44109", "53001"], movements)
    assert found is not None and (found.first, found.last) == years
    assert found.wrong == () and found.since == since and found.until == until


def test_mixed_and_unmoved_codes(movements: Movements) -> None:
    found = detect_vintage(["85084", "85030", "44180", "72001", "72999"], movements)
    assert found is not None and len(found.wrong) == 1
    assert detect_vintage(["44109"], movements) is None


def test_passage_tables_of_other_shapes(tmp_path: Path) -> None:
    yearly = tmp_path / "passage_communes_2014_2018.csv"
    yearly.write_text(
        "COG_DE,COG_VERS,CODE_DE,CODE_VERS,DATE_EFFET,TYPE,RATIO\n2015,2016,85030,85084,2016-01-01,f,1.0\n"
        "2015,2016,85084,85084,2016-01-01,f,1.0\n2017,2018,49337,49377,2017-11-09,f,1\n2017,2018,49377,49377,2017-11-08,f,1\n",
        encoding="utf-8",
    )
    found = read_movements(yearly).movements
    assert (found.first, found.last) == (2015, 2018)
    assert one("85030", found, 2015, 2018) == {"85084": 1}
    assert set(one("49377", found, 2018, 2015, {2015: {"49337": 1.0, "49377": 3.0}})) == {"49337", "49377"}

    wide = tmp_path / "table_passage.csv"
    wide.write_text(
        "CODGEO_2014;CODGEO_2016;CODGEO_2018;LIBGEO\n85030;85084;85084;E\n85084;85084;85084;E\n44109;44109;44109;N\n"
        "49144;49144;44180;V\n44180;44180;44180;V\n",
        encoding="utf-8",
    )
    found = read_movements(wide).movements
    assert (found.first, found.last) == (2014, 2018)
    assert one("85030", found, 2014, 2018) == {"85084": 1}
    assert one("44180", found, 2018, 2014, {2014: {"49144": 1.0, "44180": 3.0}}) == {"44180": 0.75, "49144": 0.25}

    historic = tmp_path / "passage_historique_vers_2025.csv"
    historic.write_text("DEPCOM_HIST,DEPCOM\n85030,85084\n85084,85084\n44109,44109\n", encoding="utf-8")
    found = read_movements(historic).movements
    assert found.any_origin and found.covers(2014, 2025) and not found.covers(2014, 2018)
    assert one("85030", found, 2014, 2025) == {"85084": 1}
    assert one("85030", found, 2025, 2025) == {"85030": 1}


def test_what_is_no_movement_file_is_refused_with_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "communes.csv"
    path.write_text("CODGEO,POP\n44109,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="neither the movement file"):
        read_movements(path)
    path = tmp_path / "passage.csv"
    path.write_text("DEPCOM_HIST,DEPCOM\n85030,85084\n", encoding="utf-8")
    with pytest.raises(InputError, match="to which vintage"):
        read_movements(path)


@pytest.fixture(scope="module", params=["mouvements_communes_pdl_1943_2024.csv", "passage_communes_2014_2024.csv"])
def real_movements(request: pytest.FixtureRequest, real_data: Path) -> Movements:
    return read_movements(real_data / request.param).movements


@pytest.fixture(scope="module")
def real_codes(real_data: Path) -> dict[int, set[str]]:
    found = {}
    for year in (2018, 2021, 2024):
        table = pd.read_csv(real_data / f"appartenance_communes_{year}_france.csv", dtype=str)
        found[year] = set(table.loc[table["REG"] == "52", "CODGEO"].dropna())
    return found


@pytest.mark.parametrize(("start", "end"), [(2018, 2021), (2021, 2024), (2018, 2024), (2024, 2018), (2021, 2018)])
def test_real_vintages_lead_to_each_other_exactly(
    real_movements: Movements, real_codes: dict[int, set[str]], start: int, end: int
) -> None:
    people = Populations({}, real_movements)
    found = passage(real_codes[start], real_movements, start, end, people)
    reached = {new for code in real_codes[start] for new, _ in found.of(code)}
    # Splits without population keep everything in one part: only their other parts are not reached.
    apart = {part for parts in found.unshared.values() for part in parts}
    assert real_codes[end] - reached <= apart and reached <= real_codes[end]


@pytest.mark.parametrize("year", [2018, 2021, 2024])
def test_real_vintages_are_recognised(real_movements: Movements, real_codes: dict[int, set[str]], year: int) -> None:
    found = detect_vintage(real_codes[year], real_movements)
    assert found is not None and found.first <= year <= found.last and found.wrong == ()


def test_real_establishments_are_of_2014_and_real_basins_of_no_single_year(real_data: Path) -> None:
    movements = read_movements(real_data / "mouvements_communes_pdl_1943_2024.csv").movements
    table = pd.read_csv(real_data / "etablissements_par_taille_2014_pdl.csv", dtype=str)
    found = detect_vintage(table["CODGEO"], movements)
    assert found is not None and found.first <= 2014 <= found.last and found.wrong == ()
    basins = pd.read_csv(real_data / "bassins_emploi_france_travail_2021_pdl.csv", dtype=str)
    codes = set(basins["codgeo"])
    assert sum(not movements.exists(code, 2021) for code in codes) == 297
    found = detect_vintage(codes, movements)
    assert found is not None and len(found.wrong) > 0
