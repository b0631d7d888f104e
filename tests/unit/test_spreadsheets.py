"""The spreadsheets that are written: whole packages, elements in the order of their schema, what programs read back."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.spreadsheets import save
from clefop_plugin.services.spreadsheets.model import DAY, SHARE, Book, Column, Number, Sheet, sheet_names
from clefop_plugin.services.spreadsheets.ods import ods_bytes
from clefop_plugin.services.spreadsheets.xlsx import xlsx_bytes

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: ECMA-376 part 1, CT_Worksheet, CT_Workbook and CT_Stylesheet: the sequences of their elements.
WORKSHEET = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
]
WORKBOOK = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "definedNames",
]
STYLES = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"]


def book() -> Book:
    columns = (
        Column("code"),
        Column("habitants", format="0"),
        Column("part", format=SHARE),
        Column("jour", format=DAY),
    )
    rows = [
        ["01", 1234.0, 0.125, date(2024, 2, 29)],
        ["=1+1", 5.5, float("nan"), ""],
        ["a\nb & <c> _x0041_", Number(2.345, "2"), float("inf"), date(1999, 12, 31)],
    ]
    made = Sheet("Données: l'essai / très long nom de feuille", columns, rows, heading=("Titre", "Une ligne"),
                 filtered=True, fixed=1)  # fmt: skip
    form = Sheet("Saisie", (Column("oui ou non", choices="choix"),), [["oui"]])
    return Book((made, form), Sheet("Listes", (Column("choix"),), [["oui"], ["non"]]), "Région & essai", "CLEFOP")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_order(root: ElementTree.Element, order: list[str]) -> bool:
    ranks = [order.index(child.tag.removeprefix(MAIN)) for child in root]
    return ranks == sorted(set(ranks))


def test_an_xlsx_is_a_whole_package_in_the_order_of_its_schema():
    found = parts(xlsx_bytes(book()))
    types = ElementTree.fromstring(found["[Content_Types].xml"])
    declared = {child.get("PartName", "")[1:] for child in types if child.tag.endswith("Override")}
    assert declared == {name for name in found if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for name in (name for name in found if name.endswith(".rels")):
        base = Path(name).parent.parent
        for relation in ElementTree.fromstring(found[name]):
            assert str(base / relation.get("Target", "")) in found
    for name, data in found.items():
        root = ElementTree.fromstring(data)
        if "worksheets/" in name:
            assert in_order(root, WORKSHEET), name
    assert in_order(ElementTree.fromstring(found["xl/workbook.xml"]), WORKBOOK)
    styles = ElementTree.fromstring(found["xl/styles.xml"])
    assert in_order(styles, STYLES)
    for group in styles:
        assert int(group.get("count", "0")) == len(group), group.tag
    count = len(styles.find(f"{MAIN}cellXfs") or [])
    texts = len(ElementTree.fromstring(found["xl/sharedStrings.xml"]))
    for name in (name for name in found if "worksheets/" in name):
        places = []
        for cell in ElementTree.fromstring(found[name]).iter(f"{MAIN}c"):
            assert int(cell.get("s", "0")) < count
            value = cell.findtext(f"{MAIN}v") or ""
            assert int(value) < texts if cell.get("t") == "s" else float(value) == float(value)
            row = int(re.sub(r"\D", "", cell.get("r", "")))
            places.append((row, len(re.sub(r"\d", "", cell.get("r", ""))), cell.get("r")))
        assert places == sorted(places) and len(set(places)) == len(places)


def test_an_xlsx_says_what_it_was_given():
    openpyxl = pytest.importorskip("openpyxl")
    read = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(book())))
    assert read.properties.title == "Région & essai"
    page = read.worksheets[0]
    assert page.title == "Données  l'essai   très long no" and len(page.title) == 31
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0][0] == "Titre" and rows[2] == ["code", "habitants", "part", "jour"]
    assert rows[3][:3] == ["01", 1234, 0.125] and rows[3][3].date() == date(2024, 2, 29)
    assert rows[4] == ["'=1+1", 5.5, None, None]
    assert rows[5][:2] == ["a\nb & <c> _x0041_", 2.345] and rows[5][3].date() == date(1999, 12, 31)
    assert page["B6"].number_format == "#,##0.00" and page["D4"].number_format == "dd/mm/yyyy"
    assert (page.freeze_panes, page.auto_filter.ref) == ("B4", "A3:D6")
    assert (page.print_title_rows, page.print_title_cols) == ("$3:$3", "$A:$A")
    assert page.page_setup.orientation == "landscape" and page.sheet_properties.pageSetUpPr.fitToPage
    rule = read["Saisie"].data_validations.dataValidation[0]
    assert (str(rule.sqref), rule.formula1) == ("A2:A502", "'Listes'!$A$2:$A$3")


def test_an_ods_is_a_whole_package():
    data = ods_bytes(book())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    found = parts(data)
    listed = {entry.get(next(k for k in entry.attrib if k.endswith("full-path"))) for entry in
              ElementTree.fromstring(found["META-INF/manifest.xml"])}  # fmt: skip
    assert listed == {"/", *(name for name in found if name not in ("mimetype", "META-INF/manifest.xml"))}
    content = ElementTree.fromstring(found["content.xml"])
    named = {value for element in content.iter() for key, value in element.items() if key.endswith("}style-name")}
    declared = {
        value
        for part in ("content.xml", "styles.xml")
        for element in ElementTree.fromstring(found[part]).iter()
        for key, value in element.items()
        if key.endswith("style:1.0}name")
    }
    assert named <= declared
    kinds = [value for element in content.iter() for key, value in element.items() if key.endswith("}value-type")]
    assert {"string", "float", "percentage", "date"} == set(kinds)
    assert found["content.xml"].count(b'office:value="inf"') == 0


def test_names_of_sheets_are_accepted_everywhere():
    named = [Sheet(name, (), []) for name in ("a/b", "A:B", "'x'", "", "long" * 20, "LONG" * 20)]
    found = sheet_names(named)
    assert found[:4] == ["a b", "A B 2", "x", "4"]
    assert all(0 < len(name) <= 31 for name in found) and len({name.lower() for name in found}) == 6


def test_more_rows_than_a_spreadsheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(save, "MAX_ROWS", 3)
    large = Sheet("s", (Column("c"),), [["x"]] * 3)
    with pytest.raises(InputError, match="more than a spreadsheet may hold"):
        save.save_book(Book((large,)), tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())
