"""Hostile files and parameters: each gives one clear refusal, or a right result whose report accounts for every row."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.codes import parse_value
from clefop_plugin.core.errors import Cancelled, ClefopError, InputError, WorkspaceError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services import imports
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.services.generate import generate
from clefop_plugin.services.generation_parameters import GenerateParameters, checked, parse_references
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

CRS = Crs("EPSG:2154")
CODES = [f"44{i:03d}" for i in range(1, 13)]
ROWS = "".join(f"{code};V{i};{20000 + i}\n" for i, code in enumerate(CODES))
HEAD = "CODGEO;LIBGEO;MED21\n"
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><lheo>&b;</lheo>'


def communes() -> pd.DataFrame:
    cells = [(x, y) for y in range(3) for x in range(4)]
    return pd.DataFrame(
        {
            "code": CODES,
            "name": [f"Ville {i}" for i in range(12)],
            "population": [1000.0 * (i + 1) for i in range(12)],
            "geom": [shapely.box(1000 * x, 1000 * y, 1000 * (x + 1), 1000 * (y + 1)) for x, y in cells],
        }
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "essai.gpkg", communes(), CRS, Study("Essai")).workspace
    table = tmp_path / "base.csv"
    rows = "".join(f"{c};{244400000 + i // 2};{5200 + i // 4};{44001 + i // 3}\n" for i, c in enumerate(CODES))
    table.write_text("CODGEO;EPCI;ZE2020;BV2022\n" + rows, encoding="utf-8")
    imports.import_zonings(made, table)
    return made


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def accounted(report: object) -> None:
    assert report.rows_read == report.rows_kept + report.skipped  # type: ignore[attr-defined]


def degrees(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return lon * 1000, lat * 10


REFUSED = {
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b"  \n \n", "is empty"),
    "header.csv": (HEAD, "and no row"),
    "binary.csv": (bytes(range(256)) * 20, "binary data"),
    "truncated.xlsx": (b"PK\x03\x04" + bytes(range(200)), "damaged or incomplete"),
    "truncated.ods": (b"PK\x03\x04" + bytes(range(200)), "not a readable ODS"),
    "open_quote.csv": (HEAD + ROWS.replace("V3;", '"V3;'), "line 5 is not closed"),
    "two_quotes.csv": (HEAD + ROWS.replace("V3;", '"V3;').replace("V8;", 'V8";'), "line 5 is not closed"),
    "elsewhere.csv": (HEAD + "35001;X;1\n35002;Y;2\n", "None of the 2 rows"),
    "twice.csv": (HEAD + "44001;X;1\n44001;Y;2\n", "appears more than once in twice.csv .lines 2, 3."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(workspace, tmp_path, name):
    content, sentence = REFUSED[name]
    before = workspace.count("indicator_values"), workspace.count("imports")
    with pytest.raises(InputError, match=sentence):
        imports.import_indicators(workspace, write(tmp_path, name, content))
    assert (workspace.count("indicator_values"), workspace.count("imports")) == before


@pytest.mark.parametrize(
    "content",
    [(HEAD + ROWS).encode("utf-16"), (HEAD + ROWS).encode("cp1252"), (HEAD + ROWS).replace("\n", "\r").encode()],
    ids=["utf-16", "cp1252", "old Mac lines"],
)
def test_every_usual_encoding_and_end_of_line_is_read(workspace, tmp_path, content):
    found = imports.import_indicators(workspace, write(tmp_path, "revenus.csv", content))
    accounted(found.report)
    values = workspace.read("indicator_values").set_index("code")["value"]
    assert values["44004"] == 20003.0 and len(values) == 12


def test_ragged_rows_are_named_with_their_lines(workspace, tmp_path):
    text = HEAD + ROWS.replace("V3;", "V3;x;y;").replace("V5;20005", "V5")
    report = imports.import_indicators(workspace, write(tmp_path, "r.csv", text)).report
    accounted(report)
    lines = {entry.reason.split(":")[0]: entry.lines for entry in report.entries if "cells than" in entry.reason}
    assert lines == {"rows with more cells than column names": [5], "rows with fewer cells than column names": [7]}


def test_repeated_column_names_stay_apart(workspace, tmp_path):
    text = "CODGEO;MED21;MED21;MED21_2\n" + "".join(f"{code};1;2;3\n" for code in CODES)
    imports.import_indicators(workspace, write(tmp_path, "d.csv", text))
    assert set(workspace.read("indicator_values")["value"]) == {1.0}


@pytest.mark.parametrize("text", ["inf", "-inf", "1e400", "NAN", "1_000", "٣", "²", "0x10", "=1+1", "1,2,3"])
def test_what_is_not_a_finite_decimal_number_is_refused(text):
    with pytest.raises(ValueError):
        parse_value(text)


def test_a_negative_count_is_missing_and_secret_is_never_zero(workspace, tmp_path):
    text = "CODGEO;P21_POP;MED21\n44001;-999;-5\n44002;s;s\n44003;12;nd\n"
    report = imports.import_indicators(workspace, write(tmp_path, "n.csv", text)).report
    table = workspace.read("indicator_values")
    counts = table[table["indicator_id"] == "pop"].set_index("code")
    assert counts["status"].to_dict() == {"44001": "missing", "44002": "secret", "44003": "ok"}
    assert np.isnan(counts["value"]["44001"]) and np.isnan(counts["value"]["44002"])
    assert any(entry.reason == "negative counts, read as missing" and entry.lines == [2] for entry in report.entries)


@pytest.mark.parametrize(
    "line",
    ["aa;AA;A;t;count;abc;0", "aa;AA;A;t;count;1;x", "aa;AA;A;t;mean;1;0", ";AA;A;t;count;1;0", "aa;AA;A;t;count;-1;0"],
)
def test_a_wrong_catalogue_is_refused(workspace, tmp_path, line):
    catalogue = write(tmp_path, "c.csv", "id;column;label;theme;kind;scale;decimals\n" + line + "\n")
    data = write(tmp_path, "d.csv", "CODGEO;AA\n" + "".join(f"{code};1\n" for code in CODES))
    with pytest.raises(InputError, match="c.csv"):
        imports.import_indicators(workspace, data, catalogue=catalogue)


XML = {
    "bomb.xml": (BOMB, "document type or entities"),
    "external.xml": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><lheo>&x;</lheo>', "document type"),
    "deep.xml": (b"<lheo><formation>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</formation></lheo>", "too deeply"),
    "encoding.xml": (b'<?xml version="1.0" encoding="klingon"?><lheo/>', "encoding"),
    "multibyte.xml": (b'<?xml version="1.0" encoding="shift_jis"?><lheo/>', "encoding"),
    "middle.xml": (b'<lheo><formation numero="1"><intitule-formation>BTS', "not well-formed XML: line 1"),
    "other.xml": (b"<rss><channel/></rss>", "root element is “rss”"),
}


@pytest.mark.parametrize("name", XML)
def test_hostile_xml_is_refused_and_nothing_is_written(workspace, tmp_path, name):
    content, sentence = XML[name]
    with pytest.raises(InputError, match=sentence):
        imports.import_trainings(workspace, write(tmp_path, name, content), degrees)
    assert workspace.count("trainings") == 0


def lheo(places: str, latitude: str = "47.2", longitude: str = "-1.5") -> str:
    return (
        '<lheo><formation numero="F"><intitule-formation>=cmd</intitule-formation><action numero="A">'
        "<lieu-de-formation><coordonnees><adresse><geolocalisation>"
        f"<latitude>{latitude}</latitude><longitude>{longitude}</longitude></geolocalisation></adresse></coordonnees>"
        f"</lieu-de-formation><session><recrutement><nb-places>{places}</nb-places></recrutement></session>"
        "</action></formation></lheo>"
    )


@pytest.mark.parametrize("places", ["²", "-5", "1e400", "beaucoup"])
def test_places_that_are_no_number_are_unknown_and_reported(workspace, tmp_path, places):
    report = imports.import_trainings(workspace, write(tmp_path, "f.xml", lheo(places)), degrees).report
    accounted(report)
    assert np.isnan(workspace.read("trainings")["places"][0])
    assert any(entry.examples == [places] for entry in report.entries if "places" in entry.reason)


def test_the_same_training_in_another_file_takes_the_place_of_the_first(workspace, tmp_path):
    imports.import_trainings(workspace, write(tmp_path, "2024.xml", lheo("10")), degrees)
    imports.import_trainings(workspace, write(tmp_path, "2025.xml", lheo("12")), degrees)
    table = workspace.read("trainings")
    assert (table["source"].tolist(), table["places"].tolist()) == (["2025.xml"], [12.0])
    assert workspace.count("training_sessions") == 1


def test_exchanged_coordinates_are_put_right(workspace, tmp_path):
    report = imports.import_trainings(workspace, write(tmp_path, "f.xml", lheo("1", "-1.5", "47.2")), degrees).report
    point = workspace.read("trainings")["geom"][0]
    assert (point.x, point.y) == (-1500.0, 472.0)
    assert any("exchanged" in entry.reason for entry in report.entries)


def test_a_spreadsheet_that_would_fill_the_memory_is_refused(workspace, tmp_path, monkeypatch):
    path = tmp_path / "b.ods"
    row = (
        '<table:table-row table:number-rows-repeated="2000"><table:table-cell '
        'table:number-columns-repeated="2000"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            '<d xmlns:table="t" xmlns:text="x"><table:table table:name="a">' + row + "</table:table></d>",
        )
    monkeypatch.setattr("clefop_plugin.sources.ods._MAX_CELLS", 1_000_000)
    with pytest.raises(InputError, match="too large"):
        imports.import_indicators(workspace, path)


def test_a_flow_or_a_need_that_cannot_be_read_is_counted(workspace, tmp_path):
    flows = "CODGEO;DCLT;NBFLUX\n44001;44002;5\n44001;99999;1\nzz;44001;1\n44001;;2\n44001;44003;-4\n44001;44004;inf\n"
    report = imports.import_flows(workspace, write(tmp_path, "f.csv", flows)).report
    accounted(report)
    assert report.rows_kept == 1 and json.dumps(report.as_dict())
    needs = "BE25;Code métier BMO;met;xmet;smet;annee\n5201;A;10;*;-3;2025\n5201;B;abc;1e400;2;inf\n;A;1;1;1;1e30\n"
    found = imports.import_recruitment(workspace, write(tmp_path, "b.csv", needs))
    accounted(found.report)
    assert workspace.read("recruitment")["year"].tolist() == [2025, 2025]
    assert workspace.read("recruitment")["seasonal"].isna().tolist() == [True, False]


def test_a_population_given_twice_never_counts_twice(tmp_path):
    same = "CODGEO;PMUN\n" + "44001;100\n44001;100\n44002;50\n"
    made = create_workspace(tmp_path / "a.gpkg", communes(), CRS, Study("x"), write(tmp_path, "p.csv", same))
    assert made.workspace.read("communes")["population"][0] == 100.0
    with pytest.raises(InputError, match="44001 has two different populations in q.csv .line 3."):
        create_workspace(
            tmp_path / "b.gpkg",
            communes(),
            CRS,
            Study("x"),
            write(tmp_path, "q.csv", "CODGEO;PMUN\n44001;100\n44001;101\n"),
        )
    assert not (tmp_path / "b.gpkg").exists()


def test_districts_do_not_add_to_the_commune_that_is_given_whole(tmp_path):
    paris = pd.DataFrame({"code": ["75056"], "name": ["Paris"], "geom": [shapely.box(0, 0, 1000, 1000)]})
    table = write(tmp_path, "p.csv", "CODGEO;PMUN\n75056;300\n75101;100\n75102;200\n")
    made = create_workspace(tmp_path / "a.gpkg", paris, CRS, Study("x"), table)
    assert made.workspace.read("communes")["population"].tolist() == [300.0]


BOW = shapely.Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)])


@pytest.mark.parametrize(
    ("shape", "kept", "area"),
    [
        (BOW, 12, 5e5),
        (shapely.Polygon(), 11, None),
        (shapely.Point(0, 0), 11, None),
        (shapely.GeometryCollection([shapely.box(0, 0, 1000, 1000), shapely.Point(0, 0)]), 12, 1e6),
        (shapely.force_3d(shapely.box(0, 0, 1000, 1000), 5.0), 12, 1e6),
    ],
    ids=["crossed", "empty", "point", "collection", "3D"],
)
def test_polygons_are_valid_and_flat_or_left_out(tmp_path, shape, kept, area):
    frame = communes()
    frame.at[0, "geom"] = shape
    made = create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("x"))
    accounted(made.report)
    table = made.workspace.read("communes")
    assert len(table) == kept and shapely.is_valid(table["geom"].to_numpy()).all()
    assert not shapely.has_z(table["geom"].to_numpy()).any()
    if area is not None:
        assert table["geom"][0].area == pytest.approx(area)


def test_communes_over_one_another_are_named(tmp_path):
    frame = communes()
    frame.at[0, "geom"] = frame["geom"][1].buffer(-50)
    notes = [entry.reason for entry in create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("x")).report.entries]
    assert any("Ville 0 / Ville 1" in note for note in notes)


@pytest.mark.parametrize("authority", ["", "EPSG", "EPSG:abc"])
def test_a_reference_system_without_code_is_refused(tmp_path, authority):
    with pytest.raises(WorkspaceError, match="EPSG:2154"):
        create_workspace(tmp_path / "a.gpkg", communes(), Crs(authority), Study("x"))
    assert list(tmp_path.iterdir()) == []


def test_degrees_are_refused(tmp_path):
    frame = communes()
    frame["geom"] = shapely.transform(frame["geom"].to_numpy(), lambda xy: xy / 1000)
    with pytest.raises(InputError, match="degrees"):
        create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("x"))


def usual(**values: object) -> GenerateParameters:
    base = {"references": (("ze2020", 1.0),), "k": 3, "minimum": 1, "maximum": 1e6, "time_limit": 2, "rounds": 1}
    return GenerateParameters(**{**base, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values",
    [
        {"k": "x"},
        {"k": 2.5},
        {"k": float("inf")},
        {"k": -1},
        {"k": 7},
        {"minimum": float("nan")},
        {"minimum": -5},
        {"minimum": 10, "maximum": 5},
        {"maximum": None},
        {"seed": -1},
        {"time_limit": float("nan")},
        {"rounds": -3},
        {"flow_weight": -1},
        {"maximum_diameter_km": float("nan")},
        {"references": ()},
        {"references": (("zz", 1.0),)},
        {"references": (("ze2020", float("inf")),)},
        {"nest_in": "epci"},
        {"nest_in": "zz"},
        {"blocks": "zz"},
        {"locked": "s99"},
    ],
    ids=str,
)
def test_a_senseless_generation_is_refused_and_leaves_no_scenario(workspace, values):
    with pytest.raises(ClefopError):
        generate(workspace, usual(**values))
    assert workspace.count("scenarios") == 0 and workspace.count("territories") == 0


@pytest.mark.parametrize(("k", "population"), [(1, [78000.0]), (6, None)])
def test_one_territory_or_as_many_as_blocks(workspace, k, population):
    found = generate(workspace, usual(k=k)).territories
    assert len(found) == k and found["population"].sum() == 78000
    assert population is None or found["population"].tolist() == population


def test_nesting_in_the_blocks_gives_each_block_its_territory(workspace):
    assert generate(workspace, usual(k=6, nest_in="epci")).territories["blocks"].tolist() == [1] * 6


def test_a_zoning_without_zone_and_a_scenario_of_other_blocks_are_refused(workspace):
    empty = {"id": "vide", "label": "Vide", "family": "action", "complete": False, "unit": "commune"}
    workspace.append("zonings", pd.DataFrame([empty]))
    for values in ({"references": (("vide", 1.0),)}, {"nest_in": "vide"}):
        with pytest.raises(InputError, match="Vide has no zone"):
            generate(workspace, usual(**values))
    other = generate(workspace, usual(blocks="bv2022", k=2)).scenario_id
    with pytest.raises(InputError, match="made of other blocks"):
        generate(workspace, usual(locked=other))


def test_communes_without_population_are_named_in_the_report_of_a_generation(tmp_path, workspace):
    frame = communes()
    frame.at[0, "population"] = np.nan
    made = create_workspace(tmp_path / "n.gpkg", frame, CRS, Study("x")).workspace
    imports.import_zonings(made, tmp_path / "base.csv")
    found = generate(made, usual())
    assert "44001" in found.report["notes"][0] and "44001" in found.html


@pytest.mark.parametrize("text", ["ze2020=nan", "ze2020=inf", "=1", "ze2020=-1", "ze2020==2"])
def test_a_reference_without_name_or_finite_weight_is_refused(text):
    with pytest.raises(InputError):
        parse_references(text)


@pytest.mark.parametrize("text", ["", "[1]", "null", "5", '{"zz": 1}', '{"references": [["a"]]}', "[" * 100000])
def test_a_file_that_holds_no_parameters_is_refused(text):
    with pytest.raises(InputError):
        GenerateParameters.from_json(text)


def test_numbers_written_as_text_are_accepted_as_numbers():
    assert (checked(usual(k="4")).k, checked(usual(minimum="5")).minimum) == (4, 5.0)


def test_a_cancelled_creation_leaves_the_workspace_of_before(workspace):
    calls = iter(range(100))
    with pytest.raises(Cancelled):
        create_workspace(
            workspace.path, communes().iloc[:2], CRS, Study("y"), progress=Progress(None, lambda: next(calls) >= 3)
        )
    assert Workspace.open(workspace.path).count("communes") == 12
    assert workspace.count("zonings") == 3 and not list(workspace.path.parent.glob("*.new"))
