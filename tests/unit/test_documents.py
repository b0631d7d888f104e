"""Any file opened as it was downloaded: what is found of it, why, and what the user corrects."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from clefop_plugin.core.errors import Cancelled, InputError, MissingPackageError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.documents import Choice, contents, open_document

ROWS = "code;nom;part\n01004;Ambérieu-en-Bugey à côté;31,5\n44109;Nantes, été;2,0\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def tarred(members: dict[str, str], mode: str = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return held.getvalue()


def table_of(path: Path, choice: Choice = Choice()):  # noqa: B008
    table = open_document(path, choice).table
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("codec", "mark", "label"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("cp1252", b"", "Windows-1252"),
        ("latin-1", b"", "Windows-1252"),
        ("cp850", b"", "IBM 850"),
        ("mac-roman", b"", "Mac Roman"),
    ],
)
def test_every_encoding_gives_the_same_table(tmp_path, codec, mark, label):
    table = table_of(write(tmp_path, "t.csv", mark + ROWS.encode(codec)))
    assert table.frame["nom"].tolist() == ["Ambérieu-en-Bugey à côté", "Nantes, été"]
    assert (table.encoding, table.separator, table.decimal) == (label, ";", ",")
    assert all(table.why[name] for name in ("encoding", "separator", "decimal", "header"))


def test_a_few_damaged_characters_do_not_change_the_encoding(tmp_path):
    text = ("é" * 10 + ";x\n").encode() * 100
    table = table_of(write(tmp_path, "t.csv", "à;b\n".encode() + text + b"\xe9;x\n"))
    assert table.encoding == "UTF-8" and "1 characters are damaged" in table.why["encoding"]
    assert table.frame["à"].iloc[-1] == "\ufffd"


def test_what_the_user_says_is_believed(tmp_path):
    path = write(tmp_path, "t.csv", "titre;;\n" + ROWS)
    table = table_of(path, Choice(encoding="latin-1", separator=";", decimal=".", header_row=2))
    assert table.columns == ["code", "nom", "part"] and table.frame["nom"][1] == "Nantes, Ã©tÃ©"
    assert (table.encoding, table.decimal, table.header_row) == ("Latin-1", ".", 2)
    said = {table.why[name] for name in ("encoding", "separator", "decimal", "header")}
    assert said == {"chosen by the user"}


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (Choice(encoding="klingon"), "is not known"),
        (Choice(encoding="UTF-16"), "cannot be decoded as UTF-16"),
        (Choice(separator="--"), "one character"),
        (Choice(separator='"'), "one character"),
        (Choice(header_row=99), "no column names on line 99"),
        (Choice(member="x.csv"), "no file “x.csv”"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_refused(tmp_path, choice, sentence):
    with pytest.raises(InputError, match=sentence):
        open_document(write(tmp_path, "t.csv", ROWS.encode("utf-8") + b"x"), choice)


TWO_ROWS = {
    "labels above": "Zone d'emploi 2020;Nom de la zone;1er trimestre 2003\nZE2020;LIBZE2020;2003-T1\n",
    "labels below": "ZE2020;LIBZE2020;2003-T1\nZone d'emploi 2020;Nom de la zone;1er trimestre 2003\n",
    "under a title": (
        "Taux de chômage;;\n;;\nZone d'emploi 2020;Nom de la zone;1er trimestre 2003\nZE2020;LIBZE2020;2003-T1\n"
    ),
}


@pytest.mark.parametrize("name", TWO_ROWS)
def test_of_two_rows_of_names_that_of_codes_names_the_columns(tmp_path, name):
    table = table_of(write(tmp_path, "t.csv", TWO_ROWS[name] + "0051;Alençon;7,0\n0052;Arles;s\n0053;Avignon;9,1\n"))
    assert table.columns == ["ZE2020", "LIBZE2020", "2003-T1"]
    assert table.frame["2003-T1"].tolist() == ["7,0", "s", "9,1"]
    assert table.labels["2003-T1"] == "1er trimestre 2003" and "two rows of names" in table.why["header"]
    assert table.header_row == {"labels above": 2, "labels below": 1, "under a title": 4}[name]
    assert table.lines[0] == table.first_data_line == {"under a title": 5}.get(name, 3)


def test_a_first_row_of_secret_figures_is_no_second_header(tmp_path):
    table = table_of(write(tmp_path, "t.csv", "CODGEO;MED21;TP60\n2A004;s;nd\n44001;1;2\n44002;3;4\n"))
    assert table.header_row == 1 and len(table.frame) == 3 and not table.labels


ARCHIVES = {
    "zip": zipped({"meta_base.csv": "COD_VAR;LIB\n" + "A;b\n" * 50, "base.CSV": ROWS, "lisezmoi.pdf": b"%PDF-1.4 x"}),
    "zip of zip": zipped({"dedans.zip": zipped({"base.csv": ROWS}), "note.txt": "x"}),
    "no suffix": zipped({"base": ROWS}),
    "gz": gzip.compress(ROWS.encode()),
    "bz2": bz2.compress(ROWS.encode()),
    "xz": lzma.compress(ROWS.encode()),
    "tar": tarred({"d/base.csv": ROWS, "d/readme.md": "x"}),
    "tar.gz": gzip.compress(tarred({"base.csv": ROWS})),
    "tar.bz2": bz2.compress(tarred({"base.csv": ROWS})),
    "zip of gz": zipped({"base.csv.gz": gzip.compress(ROWS.encode())}),
}


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("suffix", ["zip", "csv", "dat"])
def test_the_data_of_an_archive_is_found_whatever_its_name(tmp_path, name, suffix):
    path = write(tmp_path, f"a.{suffix}", ARCHIVES[name])
    document = open_document(path)
    assert document.table is not None and document.table.columns == ["code", "nom", "part"]
    assert document.table.member and document.table.why["member"]
    with document.stream() as stream:
        assert stream.read() == ROWS.encode()
    offered = contents(path)
    chosen = [content for content in offered if content.chosen]
    assert [content.member for content in chosen] == [document.table.member]
    assert all(content.why for content in offered)
    again = open_document(path, Choice(member=document.table.member))
    assert again.table is not None and again.table.why["member"] == "chosen by the user"
    assert again.table.sha256 == document.table.sha256


def test_another_member_can_be_read(tmp_path):
    path = write(tmp_path, "a.zip", ARCHIVES["zip"])
    kinds = {content.member: content.kind for content in contents(path)}
    assert kinds == {"meta_base.csv": "table", "base.CSV": "table", "lisezmoi.pdf": "other"}
    assert table_of(path, Choice(member="meta_base.csv")).columns == ["COD_VAR", "LIB"]
    with pytest.raises(InputError, match="picture or a PDF"):
        open_document(path, Choice(member="lisezmoi.pdf"))


RECORDS = [
    {"code": "01004", "part": 31.5, "n": 3, "ouvert": True, "lieu": {"x": [1, "é"]}, "rien": None},
    {"code": "b"},
]
JSON = {
    "list": RECORDS,
    "results": {"total_count": 2, "results": RECORDS},
    "observations": {"identifier": "X", "observations": RECORDS, "paging": {}},
    "geojson": {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": None, "properties": record} for record in RECORDS],
    },
}


@pytest.mark.parametrize("name", JSON)
def test_json_records_are_a_table(tmp_path, name):
    path = write(tmp_path, "a.txt", json.dumps(JSON[name], ensure_ascii=False))
    table = table_of(path)
    assert table.columns == ["code", "part", "n", "ouvert", "lieu", "rien"]
    assert table.frame.to_numpy().tolist() == [
        ["01004", "31.5", "3", "1", '{"x": [1, "é"]}', ""],
        ["b", "", "", "", "", ""],
    ]
    assert list(table.lines) == [1, 2] and table.encoding == "UTF-8"
    assert [content.kind for content in contents(path)] == ["records"]


def test_one_record_a_line_and_one_feature(tmp_path):
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS)
    assert len(table_of(write(tmp_path, "a.jsonl", lines)).frame) == 2
    one = {"type": "Feature", "geometry": None, "properties": {"nom": "x"}}
    assert table_of(write(tmp_path, "a.json", json.dumps(one))).frame["nom"].tolist() == ["x"]


BAD_JSON = {
    "cut": ('[{"a": 1}, {"a"', r"not valid JSON \(line 1\)"),
    "deep": ('{"a":' * 100_000, "too deeply|not valid JSON"),
    "deep list": ("[" * 200_000 + "]" * 200_000, "too deeply"),
    "no records": ('{"a": {"b": 1}}', "no list of records"),
    "numbers": ('[{"a": 1}, 3]', "no list of records"),
    "long number": ('[{"a": ' + "9" * 10_000 + "}]", "not valid JSON"),
    "empty": ("[]", "no list of records"),
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_json_that_is_no_table_is_refused(tmp_path, name):
    content, sentence = BAD_JSON[name]
    with pytest.raises(InputError, match=sentence):
        open_document(write(tmp_path, "a.json", content))


def test_xml_is_known_by_its_root(tmp_path):
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><l:lheo xmlns:l="http://lheo.gouv.fr/2.3"><offres>'
    document = open_document(write(tmp_path, "a.csv", text))
    assert (document.table, document.root, document.namespace) == (None, "lheo", "http://lheo.gouv.fr/2.3")
    packed = open_document(write(tmp_path, "b.zip", zipped({"x.xml": "<lheo xmlns='n'/>"})))
    assert (packed.root, packed.namespace) == ("lheo", "n")
    with packed.stream() as stream:
        assert stream.read() == b"<lheo xmlns='n'/>"


NO_DATA = {
    "page.csv": (b"\n<!DOCTYPE html><html><body>404</body></html>", "web page"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel"),
    "a.pdf": (b"%PDF-1.7\n", "PDF"),
    "a.gpkg": (b"SQLite format 3\x00" + bytes(84), "GeoPackage"),
    "empty.zip": (zipped({}), "is empty"),
    "blank.csv": (b"\xef\xbb\xbf \n", "no table|is empty"),
    "nul.csv": (b"a;b\n1;2\n" + b"x;y\n" * 40_000 + b"\x00", "binary data"),
    "bomb.xml": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
    "no.xml": (b"<!-- only -->", "not well-formed"),
}


@pytest.mark.parametrize("name", NO_DATA)
def test_a_file_without_data_is_refused_in_one_sentence(tmp_path, name):
    content, sentence = NO_DATA[name]
    with pytest.raises(InputError, match=sentence):
        open_document(write(tmp_path, name, content))


def test_parquet_without_its_package_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match="pyarrow"):
        open_document(write(tmp_path, "a.parquet", b"PAR1" + bytes(20) + b"PAR1"))


def test_parquet_is_read_where_pyarrow_is(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.bin"
    parquet.write_table(pyarrow.table({"code": ["01004", None], "n": [1.0, 2.5]}), path)
    assert table_of(path).frame.to_numpy().tolist() == [["01004", "1"], ["", "2.5"]]
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="damaged"):
        open_document(path)


def test_sheets_are_offered_and_chosen(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Documentation"
    for rank in range(30):
        book.active.append([f"texte {rank}"])
    sheet = book.create_sheet("COM")
    sheet.append(["Recensement de la population"])
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(["Code", "Libellé", "Population"])
    sheet.append(["CODGEO", "LIBGEO", "P21_POP"])
    for rank in range(5):
        sheet.append([f"0100{rank}", "=1+1", 12.5 + rank])
    path = tmp_path / "a.zip"
    held = io.BytesIO()
    book.save(held)
    path.write_bytes(zipped({"base.xlsx": held.getvalue()}))
    assert [(c.member, c.sheet, c.kind, c.chosen) for c in contents(path)] == [
        ("base.xlsx", "Documentation", "sheet", False),
        ("base.xlsx", "COM", "sheet", True),
    ]
    table = table_of(path)
    assert (table.sheet, table.header_row, table.columns) == ("COM", 4, ["CODGEO", "LIBGEO", "P21_POP"])
    assert set(table.frame["LIBGEO"]) == {""}, "a formula without a kept value is never computed"
    assert table.decimal == "." and table.why["sheet"]
    assert table_of(path, Choice(sheet="Documentation")).columns == ["texte 0"]


def test_a_cancel_is_heard_while_reading(tmp_path):
    path = write(tmp_path, "t.csv", ROWS)
    with pytest.raises(Cancelled):
        open_document(path, progress=Progress(None, lambda: True))
