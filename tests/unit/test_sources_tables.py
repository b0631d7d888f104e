"""Tables read as text whatever their encoding, separator, title rows and file type; reports."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.spreadsheets.model import Book, Column, Sheet
from clefop_plugin.services.spreadsheets.xlsx import xlsx_bytes
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import read_table

ROWS = "code;nom;part\n01004;Ambérieu;31,5\n44109;Nantes;2,0\n"


@pytest.mark.parametrize(
    ("codec", "label"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_encodings(tmp_path, codec, label):
    path = tmp_path / "t.csv"
    path.write_bytes(ROWS.encode(codec))
    table = read_table(path)
    assert table.encoding == label
    assert table.separator == ";"
    assert table.columns == ["code", "nom", "part"]
    assert table.frame["nom"].tolist() == ["Ambérieu", "Nantes"]
    assert table.frame["part"].tolist() == ["31,5", "2,0"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path, separator):
    path = tmp_path / "t.csv"
    path.write_text(ROWS.replace(",", ".").replace(";", separator), encoding="utf-8")
    table = read_table(path)
    assert table.separator == separator
    assert table.frame.shape == (2, 3)


def test_title_rows_and_quoted_newline(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        'Table inventée\nSource : personne\n\nCODGEO,LIBGEO,EPCI\n44109,"Nantes\nCentre",244400404\n'
        "44143,Rezé,244400404\n",
        encoding="utf-8",
    )
    table = read_table(path)
    assert table.header_row == 4
    assert table.lines == (5, 7)
    assert table.frame["LIBGEO"].tolist() == ["Nantes\nCentre", "Rezé"]


def test_empty_missing_and_binary_files_are_refused(tmp_path):
    with pytest.raises(InputError, match="not found"):
        read_table(tmp_path / "absent.csv")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b" \n")
    with pytest.raises(InputError, match=r"empty\.csv is empty"):
        read_table(empty)
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"abc\x00\x01\x02def")
    with pytest.raises(InputError, match="binary"):
        read_table(binary)


def test_xlsx_codes_come_back_as_text(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Documentation"
    book.active.append(["Rien"])
    sheet = book.create_sheet("COM")
    sheet.append(["Titre de la table"])
    sheet.append(["CODGEO", "EPCI"])
    sheet.append([1004.0, 240100883])
    path = tmp_path / "t.xlsx"
    book.save(path)
    table = read_table(path)
    assert table.sheet == "COM"
    assert table.frame.to_dict("list") == {"CODGEO": ["1004"], "EPCI": ["240100883"]}
    with pytest.raises(InputError, match="no sheet “X”"):
        read_table(path, "X")


def test_formulas_without_a_kept_value_are_told_with_their_line(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["CODGEO", "P21_POP", "=1+1"])
    book.active.append(["01004", "=1+1", "x"])
    book.active.append(["01005", 12, "y"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    table = read_table(path)
    assert table.uncomputed == ((2, "B2"),)
    assert table.column("P21_POP").tolist() == ["", "12"]
    report = start_report(table, "", "")
    entry = next(entry for entry in report.entries if "formulas whose value" in entry.reason)
    assert (entry.kind, entry.count, entry.cases) == ("corrected", 1, [(2, "B2")])


def test_a_formula_with_its_value_is_read_without_a_word(tmp_path):
    pytest.importorskip("openpyxl")
    path = _computed(tmp_path / "t.xlsx", "<f>6*7</f><v>42</v>")
    assert read_table(path).uncomputed == ()
    assert read_table(path).column("a").tolist() == ["42", "2"]
    assert read_table(_computed(tmp_path / "u.xlsx", "<f>6*7</f><v></v>")).uncomputed == ((2, "A2"),)


def _computed(path, cell):
    """A workbook whose cell A2 has this inside."""
    sheet = Sheet("s", (Column("a"), Column("b")), [[1.0, "x"], [2.0, "y"]])
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(Book((sheet,))))) as made, zipfile.ZipFile(path, "w") as archive:
        for name in made.namelist():
            data = made.read(name)
            if "worksheets/" in name:
                data = re.sub(rb'(<c r="A2"[^>]*>).*?</c>', rb"\1" + cell.encode() + b"</c>", data)
            archive.writestr(name, data)
    return path


def test_an_ods_formula_that_was_never_computed_is_told(tmp_path):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>{}</table:table-row>"
    never = '<table:table-cell table:formula="of:=1+1"/>'
    path = tmp_path / "t.ods"
    _ods(path, row.format(cell.format("a") + cell.format("b")) + row.format(cell.format("x") + never))
    assert [line for line, _ in read_table(path).uncomputed] == [2]


def _ods(path, body, prolog=""):
    content = (
        f'<?xml version="1.0"?>{prolog}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
        f'<office:body><office:spreadsheet><table:table table:name="F">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def test_ods_repeats_and_numbers(tmp_path):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    head = "<table:table-row>" + "".join(cell.format(x) for x in ("CODGEO", "A", "B")) + "</table:table-row>"
    row = (
        "<table:table-row>"
        '<table:table-cell office:value-type="float" office:value="1004"><text:p>1 004</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    )
    path = tmp_path / "t.ods"
    _ods(path, head + row)
    assert read_table(path).frame.to_dict("list") == {"CODGEO": ["1004"], "A": ["x"], "B": ["x"]}


def test_ods_with_entities_is_refused(tmp_path):
    path = tmp_path / "bomb.ods"
    _ods(path, "&a;", '<!DOCTYPE x [<!ENTITY a "aaaa">]>')
    with pytest.raises(InputError, match="document type or entities"):
        read_table(path)


def test_report_merges_entries_and_survives_json():
    report = Report("f.csv", rows_read=30, rows_kept=5)
    for i in range(25):
        report.skip("reason", f"<b>{i}</b>", i)
    report.correct("mended", "a → b")
    report.note("A note.")
    assert [entry.count for entry in report.entries] == [25, 1, 1]
    assert len(report.entries[0].examples) == 20
    assert report.rows_read == report.rows_kept + report.skipped
    again = Report.from_dict(report.as_dict())
    assert again == report
    assert "30 rows read, 5 kept, 25 left out, 1 values corrected" in again.summary()
    assert "<b>0</b>" not in report.as_html().replace("<b>f.csv", "")
    assert "&lt;b&gt;0&lt;/b&gt;" in report.as_html()
