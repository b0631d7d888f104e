"""Tables taken from one vintage to another: exact totals, recomputed rates, zones decided by population."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.conversion import Rate, convert, largest_remainder, rate_scale
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.vintages import Movements, Passage, Populations
from clefop_plugin.services.vintages import convert_table
from clefop_plugin.sources.movements import read_movements
from clefop_plugin.sources.populations import read_populations
from clefop_plugin.sources.tables import Table, read_table

NOBODY = Populations({})


def way(**parts: dict[str, float]) -> Passage:
    named = {code.removeprefix("c"): tuple(new.items()) for code, new in parts.items()}
    return Passage(2018, 2024, {c: tuple((n.removeprefix("c"), s) for n, s in new) for c, new in named.items()}, {})


MERGE = way(c2={"c1": 1.0})
SPLIT = way(c1={"c1": 0.5, "c3": 0.3, "c4": 0.2})


def frame(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def cells(found, column: str, code: str = "code") -> dict[str, str]:
    return dict(zip(found.frame[code], found.frame[column], strict=True))


def test_a_merge_adds_counts_and_marks_stay_marks() -> None:
    data = frame(code=["1", "2", "9"], jobs=["10", "5,5", "7"], units=["3", "s", "s"], pupils=["3", "", "4"])
    found = convert(data, "code", {"jobs": "count", "units": "count", "pupils": "count"}, MERGE, NOBODY)
    assert cells(found, "jobs") == {"1": "15.5", "9": "7"}
    # A sum with a withheld part would tell it; a missing part leaves the sum unknown.
    assert cells(found, "units") == {"1": "s", "9": "s"}
    assert cells(found, "pupils") == {"1": "", "9": "4"}
    assert found.lost == {"units": 1, "pupils": 1} and found.merged == ("1",)
    assert not found.estimated.any()


def test_a_split_keeps_the_total_to_the_last_unit_and_is_estimated() -> None:
    found = convert(
        frame(code=["1", "9"], jobs=["7", "1"], mean=["3.5", "2"]),
        "code",
        {"jobs": "count", "mean": "published"},
        SPLIT,
        NOBODY,
    )
    assert cells(found, "jobs") == {"1": "4", "3": "2", "4": "1", "9": "1"}
    assert cells(found, "mean") == {"1": "3.5", "3": "3.5", "4": "3.5", "9": "2"}
    assert dict(zip(found.frame["code"], found.estimated, strict=True)) == {"1": True, "3": True, "4": True, "9": False}


def test_decimals_are_shared_as_decimals() -> None:
    found = convert(frame(code=["1"], jobs=["7.5"]), "code", {"jobs": "count"}, SPLIT, NOBODY)
    assert [float(v) for v in found.frame["jobs"]] == pytest.approx([3.75, 2.25, 1.5])


def test_rates_are_recomputed_and_never_averaged() -> None:
    data = frame(code=["1", "2"], rate=["10,0", "40,0"], unemployed=["10", "4"], active=["100", "10"])
    scale, wrong = rate_scale(data["rate"].tolist(), data["unemployed"].tolist(), data["active"].tolist())
    assert (scale, wrong) == (100, 0)
    roles = {"rate": "rate", "unemployed": "count", "active": "count"}
    found = convert(data, "code", roles, MERGE, NOBODY, {"rate": Rate("unemployed", "active", scale)})
    assert cells(found, "rate") == {"1": "12.73"}
    secret = data.assign(active=["100", "s"])
    found = convert(secret, "code", roles, MERGE, NOBODY, {"rate": Rate("unemployed", "active", scale)})
    assert cells(found, "rate") == {"1": "s"}


def test_a_rate_that_is_not_its_terms_is_seen() -> None:
    assert rate_scale(["10", "20"], ["1", "2"], ["10", "10"]) == (100, 0)
    scale, wrong = rate_scale(["10", "20", "55"], ["1", "2", "3"], ["10", "10", "10"])
    assert scale == 100 and wrong == pytest.approx(1 / 3)


def test_published_values_are_left_empty_where_the_parts_differ() -> None:
    found = convert(
        frame(code=["1", "2", "9"], median=["20", "30", "25"]), "code", {"median": "published"}, MERGE, NOBODY
    )
    assert cells(found, "median") == {"1": "", "9": "25"} and found.left_empty == {"median": 1}


def test_zones_are_decided_by_population_and_every_case_is_told() -> None:
    data = frame(code=["1", "2", "5"], zone=["A", "B", "B"], label=["Un", "Deux", "Cinq"])
    people = Populations({2018: {"1": 100.0, "2": 300.0}})
    roles = {"zone": "words", "label": "name"}
    found = convert(data, "code", roles, MERGE, people, names={"1": "Un-et-Deux"})
    assert cells(found, "zone") == {"1": "B", "5": "B"}
    assert cells(found, "label") == {"1": "Un-et-Deux", "5": "Cinq"}
    (case,) = found.disagreements
    assert (case.code, case.column, case.kept, case.by_population) == ("1", "zone", "B", True)
    assert case.values == (("B", 300.0), ("A", 100.0))
    unknown = convert(data, "code", roles, MERGE, NOBODY)
    assert cells(unknown, "zone")["1"] == "A" and not unknown.disagreements[0].by_population


def test_several_parts_of_one_zone_weigh_together() -> None:
    three = way(c2={"c1": 1.0}, c3={"c1": 1.0})
    people = Populations({2018: {"1": 100.0, "2": 60.0, "3": 60.0}})
    found = convert(frame(code=["1", "2", "3"], zone=["A", "B", "B"]), "code", {"zone": "words"}, three, people)
    assert cells(found, "zone") == {"1": "B"}


def test_the_departement_follows_the_new_code() -> None:
    data = frame(code=["44180", "49144"], dep=["44", "49"])
    found = convert(data, "code", {"dep": "departement"}, Passage(2014, 2018, {"49144": (("44180", 1.0),)}, {}), NOBODY)
    assert cells(found, "dep") == {"44180": "44"} and found.disagreements == ()


def test_rows_of_one_commune_are_kept_apart_by_their_keys() -> None:
    data = frame(code=["1", "2", "1", "2"], year=["2020", "2020", "2021", "2021"], jobs=["1", "2", "3", "4"])
    found = convert(data, "code", {"year": "key", "jobs": "count"}, MERGE, NOBODY)
    assert found.frame.to_dict("records") == [
        {"code": "1", "year": "2020", "jobs": "3"},
        {"code": "1", "year": "2021", "jobs": "7"},
    ]


@given(st.integers(0, 10**9), st.lists(st.floats(0.001, 1.0), min_size=1, max_size=8))
def test_largest_remainder_is_exact_and_fair(total: int, weights: list[float]) -> None:
    shares = [weight / sum(weights) for weight in weights]
    parts = largest_remainder(total, shares)
    assert sum(parts) == total
    assert all(abs(part - total * share) < 1.001 for part, share in zip(parts, shares, strict=True))


@given(st.data())
def test_totals_are_kept_whatever_the_movements(data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 10**6))
    draw = random.Random(seed)
    codes = [f"010{i:02d}" for i in range(12)]
    rows = []
    for step in (2015, 2016, 2017):
        moved = draw.sample(codes, 6)
        rows += [(step, 0, moved[1], moved[0]), (step, 0, moved[0], moved[0])]
        rows += [(step, 0, moved[2], moved[2]), (step, 0, moved[2], moved[3])]
    movements = Movements(pd.DataFrame(rows, columns=["step", "order", "before", "after"]), 2014, 2017)
    people = {2015: {code: float(draw.randint(1, 999)) for code in codes}}
    table = Table(
        Path("t.csv"),
        frame(CODGEO=codes, n=[str(draw.randint(0, 500)) for _ in codes]),
        "",
        "",
        1,
        2,
        "",
        "",
        tuple(range(12)),
    )
    total = sum(int(v) for v in table.frame["n"])
    for start, end in ((2014, 2017), (2017, 2014)):
        found = convert_table(table, "CODGEO", end, movements, people, start)
        assert sum(int(v) for v in found.table.frame["n"]) == total


def table(text: str, folder: Path, name: str = "table.csv") -> Table:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_table(path)


@pytest.fixture
def movements(tmp_path: Path) -> Movements:
    path = tmp_path / "passage_2014_2024.csv"
    rows = ["2015,2016,01002,01001", "2015,2016,01001,01001", "2023,2024,01005,01005", "2023,2024,01005,01006"]
    path.write_text("COG_DE,COG_VERS,CODE_DE,CODE_VERS\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return read_movements(path).movements


def test_columns_are_recognised(tmp_path: Path, movements: Movements) -> None:
    head = "CODGEO;LIBGEO;DEP;ZE2020;EFFECTIF;tx_emploi;MED21"
    text = head + "\n01001;Un;01;8401;10;60,5;21000\n01002;Deux;01;8402;5;50,1;20000\n"
    found = convert_table(table(text, tmp_path), "CODGEO", 2018, movements, start=2015)
    assert found.roles == {
        "LIBGEO": "name",
        "DEP": "departement",
        "ZE2020": "words",
        "EFFECTIF": "count",
        "tx_emploi": "published",
        "MED21": "published",
    }
    assert found.table.frame.to_dict("records")[0]["EFFECTIF"] == "15"
    told = convert_table(table(text, tmp_path), "CODGEO", 2018, movements, start=2015, counts=["MED21"])
    assert told.roles["EFFECTIF"] == "published" and told.roles["MED21"] == "count"


def test_the_vintage_is_found_and_the_report_says_why(tmp_path: Path, movements: Movements) -> None:
    found = convert_table(table("CODGEO,n\n01001,1\n01002,2\n01009,3\n", tmp_path), "CODGEO", 2018, movements)
    assert (found.start, found.end) == (2015, 2018)
    notes = "\n".join(found.notes)
    assert "from its codes: 2015" in notes.replace("2014–2015", "2015") and "01002" in notes
    assert "Total of “n”: 6 before, 6 after." in notes


def test_a_split_of_counts_needs_a_population(tmp_path: Path, movements: Movements) -> None:
    source = table("CODGEO,n,zone\n01005,10,A\n01001,1,B\n", tmp_path)
    with pytest.raises(InputError, match="01005 was divided between 01005, 01006"):
        convert_table(source, "CODGEO", 2024, movements, start=2018)
    people = {2024: {"01005": 90.0, "01006": 10.0}}
    found = convert_table(source, "CODGEO", 2024, movements, people, 2018)
    assert found.table.frame["n"].tolist() == ["1", "9", "1"]
    assert found.table.frame["zone"].tolist() == ["B", "A", "A"]
    assert found.estimated.tolist() == [False, True, True]


def test_a_table_of_zones_alone_needs_no_population(tmp_path: Path, movements: Movements) -> None:
    source = table("CODGEO,zone\n01005,A\n01001,B\n", tmp_path)
    found = convert_table(source, "CODGEO", 2024, movements, start=2018)
    assert dict(zip(found.table.frame["CODGEO"], found.table.frame["zone"], strict=True)) == {
        "01001": "B",
        "01005": "A",
        "01006": "A",
    }


def test_what_cannot_be_converted_is_told(tmp_path: Path, movements: Movements) -> None:
    with pytest.raises(InputError, match="cannot be found in its codes"):
        convert_table(table("CODGEO,n\n01009,1\n", tmp_path), "CODGEO", 2018, movements)
    with pytest.raises(InputError, match="from 2015 to 2024"):
        convert_table(table("CODGEO,n\n01001,1\n", tmp_path), "CODGEO", 2030, movements, start=2016)
    for rates in ("rate", "rate=n", "rate=n/absent", "absent=n/n"):
        with pytest.raises(InputError):
            convert_table(
                table("CODGEO,n,rate\n01001,1,2\n", tmp_path), "CODGEO", 2018, movements, start=2015, rates=rates
            )


def test_the_same_number_for_every_part_is_pointed_out(tmp_path: Path, movements: Movements) -> None:
    people = {2024: {"01005": 50.0, "01006": 50.0}}
    found = convert_table(table("CODGEO,n\n01005,10\n", tmp_path), "CODGEO", 2024, movements, people, 2018)
    assert any("very same number" in note for note in found.notes)


REAL = [
    ("etablissements_par_taille_2014_pdl.csv", 2018, 1272),
    ("etablissements_par_taille_2014_pdl.csv", 2021, 1236),
    ("etablissements_par_taille_2014_pdl.csv", 2024, 1232),
]


@pytest.fixture(scope="module")
def real_movements(real_data: Path) -> Movements:
    return read_movements(real_data / "mouvements_communes_pdl_1943_2024.csv").movements


@pytest.fixture(scope="module")
def real_people(real_data: Path) -> dict[int, dict[str, float]]:
    return read_populations(real_data / "population_communes_france_cog2018_2021_2024.csv")


@pytest.mark.parametrize(("name", "end", "communes"), REAL)
def test_real_establishments_of_2014_keep_every_unit(
    real_data: Path,
    real_movements: Movements,
    real_people: dict[int, dict[str, float]],
    name: str,
    end: int,
    communes: int,
) -> None:
    source = read_table(real_data / name)
    found = convert_table(source, "CODGEO", end, real_movements, real_people)
    assert found.start == 2014 and len(found.table.frame) == communes
    official = pd.read_csv(real_data / f"appartenance_communes_{end}_france.csv", dtype=str)
    assert set(found.table.frame["CODGEO"]) == set(official.loc[official["REG"] == "52", "CODGEO"].dropna())
    for column in (c for c in source.columns if c.startswith("E14")):
        assert found.roles[column] == "count"
        assert sum(map(int, found.table.frame[column])) == sum(map(int, source.frame[column]))


def test_real_basins_with_297_obsolete_codes_give_each_commune_of_2021_one_basin(
    real_data: Path, real_movements: Movements, real_people: dict[int, dict[str, float]]
) -> None:
    source = read_table(real_data / "bassins_emploi_france_travail_2021_pdl.csv")
    found = convert_table(source, "codgeo", 2021, real_movements, real_people)
    codes = found.table.frame["codgeo"]
    official = pd.read_csv(real_data / "appartenance_communes_2021_france.csv", dtype=str)
    communes = set(official.loc[official["REG"] == "52", "CODGEO"])
    assert codes.is_unique and set(codes) <= communes and len(communes - set(codes)) == 3
    # A merged commune whose parts were in two basins is told, with the residents behind each, and decided by them.
    told = [note for note in found.notes if note.startswith("53249")]
    assert any("codbe" in note and "residents" in note for note in told)
    assert dict(zip(codes, found.table.frame["codbe"], strict=True))["53249"] == "5228"


def test_real_zones_of_2018_reach_the_commune_divided_in_2024(
    real_data: Path, real_movements: Movements, real_people: dict[int, dict[str, float]]
) -> None:
    source = read_table(real_data / "appartenance_communes_2018_france.csv")
    rows = (source.frame["REG"] == "52").to_numpy(dtype=bool)
    columns = ["CODGEO", "LIBGEO", "DEP", "EPCI", "ARR", "ZE2010"]
    part = Table(
        source.path,
        source.frame[rows][columns].reset_index(drop=True),
        "",
        ",",
        1,
        2,
        "",
        "",
        tuple(range(int(rows.sum()))),
    )
    found = convert_table(part, "CODGEO", 2024, real_movements, real_people)
    assert found.start == 2018
    frame = found.table.frame.set_index("CODGEO")
    assert len(frame) == 1232
    assert frame.loc["85165", "EPCI"] == frame.loc["85212", "EPCI"] == frame.loc["85084", "EPCI"]
    # Bringing 2018 to 2021 through the years, or at once, is the same.
    once = convert_table(part, "CODGEO", 2021, real_movements, real_people).table
    twice = convert_table(once, "CODGEO", 2024, real_movements, real_people, 2021).table.frame.set_index("CODGEO")
    assert twice["DEP"].equals(frame["DEP"])
