"""Write a book as XLSX (ECMA-376): text cells, titles frozen, lists of choices."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from clefop_plugin.services.spreadsheets.model import BLANK_ROWS, Book, Sheet, in_xml, letter, neutral

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Characters of a column a centimetre wide.
_PER_CM = 5.0
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill '
    'patternType="solid"><fgColor rgb="FFDCEBEE"/></patternFill></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" fillId="2" applyFont="1" '
    'applyFill="1"/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" '
    'wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def xlsx_bytes(book: Book) -> bytes:
    """The file of a book."""
    sheets = book.everything
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _links(len(sheets)),
        "xl/styles.xml": _STYLES,
    }
    for rank, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{rank}.xml"] = _sheet(sheet, book)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for i in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{sheets}</Types>'
    )


def _workbook(sheets: tuple[Sheet, ...]) -> str:
    named = "".join(
        f'<sheet name="{in_xml(sheet.name)}" sheetId="{i}" r:id="s{i}"/>' for i, sheet in enumerate(sheets, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{named}</sheets></workbook>'


def _links(count: int) -> str:
    sheets = "".join(
        f'<Relationship Id="s{i}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{sheets}'
        f'<Relationship Id="styles" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>'
    )


def _sheet(sheet: Sheet, book: Book) -> str:
    frozen = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews>'
        if sheet.titled
        else ""
    )
    columns = "".join(
        f'<col min="{i}" max="{i}" width="{column.width * _PER_CM:.1f}" style="2" customWidth="1"/>'
        for i, column in enumerate(sheet.columns, 1)
    )
    first = 2 if sheet.titled else 1
    rows = [_row(1, [column.title for column in sheet.columns], 1)] if sheet.titled else []
    rows += [_row(number, row, 2) for number, row in enumerate(sheet.rows, first)]
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">{frozen}<cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f"{_validations(sheet, book)}</worksheet>"
    )


def _row(number: int, cells: Sequence[str], style: int) -> str:
    written = "".join(
        f'<c r="{letter(rank)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{in_xml(neutral(cell))}</t></is></c>"
        for rank, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{written}</row>'


def _validations(sheet: Sheet, book: Book) -> str:
    last = len(sheet.rows) + 1 + BLANK_ROWS
    found = []
    for rank, column in enumerate(sheet.columns):
        choices = book.choices(column.choices) if column.choices else None
        if choices is not None:
            source, count = choices
            found.append(
                f'<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
                f"sqref=\"{letter(rank)}2:{letter(rank)}{last}\"><formula1>'{in_xml(book.lists.name)}'!"
                f"${source}$2:${source}${count + 1}</formula1></dataValidation>"
            )
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>' if found else ""
