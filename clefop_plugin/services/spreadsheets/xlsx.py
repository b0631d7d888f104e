"""Write a book as XLSX: text, numbers and days, titles frozen and printed again, filters, lists of choices.

Source: ECMA-376, Office Open XML, part 1, clause 18 (SpreadsheetML; the order of the elements of a worksheet is that
of its schema, annex A.2) and part 2 (the package).
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime

from clefop_plugin.core.text import language, neutral
from clefop_plugin.services.spreadsheets.model import (
    BLANK_ROWS,
    DAY,
    MOST_DECIMALS,
    PLAIN,
    SHARE,
    Book,
    Cell,
    Column,
    Sheet,
    as_number,
    clean,
    in_xml,
    letter,
    sheet_names,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
#: Characters of a column a centimetre wide.
_PER_CM = 5.2
#: Letters of a text a centimetre wide, narrower than digits; height of a line (points); most lines of a row, so that
#: one long text does not fill the screen.
_LETTERS_PER_CM, _LINE_POINTS, _MOST_LINES = 5.7, 15, 12
#: Day 0 of the calendar of spreadsheets.
_DAY_0 = date(1899, 12, 30)
#: What a spreadsheet would read as the code of a character.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: Number formats by name; those of this list take the numbers 164 and following.
_FORMATS = {
    "text": "@",
    **{str(n): "#,##0" + ("." + "0" * n if n else "") for n in range(MOST_DECIMALS + 1)},
    SHARE: '0.0"\u00a0"%',
    PLAIN: "0",
    DAY: "dd/mm/yyyy",
}
#: Styles of cells: as it comes, titles, those of numbers, the large first line of a sheet, the lines under it, then one
#: a number format.
_GENERAL, _TITLE, _TITLE_OF_NUMBERS, _LARGE, _LINE, _FIRST = range(6)
_STYLE = {name: _FIRST + rank for rank, name in enumerate(_FORMATS)}


def xlsx_bytes(book: Book) -> bytes:
    """The file of a book."""
    names = sheet_names(book.everything)
    texts: dict[str, int] = {}
    pages = [_worksheet(sheet, book, texts) for sheet in book.everything]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(len(pages)))
        archive.writestr("_rels/.rels", _package_relations())
        archive.writestr("docProps/core.xml", _properties(book))
        archive.writestr("xl/workbook.xml", _workbook(book, names))
        archive.writestr("xl/_rels/workbook.xml.rels", _workbook_relations(len(pages)))
        archive.writestr("xl/styles.xml", _styles())
        archive.writestr("xl/sharedStrings.xml", _shared(texts))
        for number, page in enumerate(pages, start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", page)
    return target.getvalue()


def _worksheet(sheet: Sheet, book: Book, texts: dict[str, int]) -> str:
    top = len(sheet.heading)
    first = top + sheet.titled
    lines = [_line(number, [text], (), texts, _LARGE if number == 1 else _LINE, wrap=False)
             for number, text in enumerate(sheet.heading, start=1)]  # fmt: skip
    if sheet.titled:
        lines.append(_titles(top + 1, sheet, texts))
    lines += [_line(number, row, sheet.columns, texts) for number, row in enumerate(sheet.rows, start=first + 1)]
    last = f"{letter(max(len(sheet.columns), 1) - 1)}{max(first + len(sheet.rows), 1)}"
    # in a sheet to fill in, what is typed below stays as it was typed
    typed = f' style="{_STYLE["text"]}"' if any(column.choices for column in sheet.columns) else ""
    columns = "".join(
        f'<col min="{rank}" max="{rank}" width="{column.width * _PER_CM:.2f}"{typed} customWidth="1"/>'
        for rank, column in enumerate(sheet.columns, start=1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
        f'{_view(sheet, first)}<sheetFormatPr defaultRowHeight="15"/>{f"<cols>{columns}</cols>" if columns else ""}'
        f"<sheetData>{''.join(lines)}</sheetData>{_filter(sheet, last)}{_validations(sheet, book)}"
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToWidth="{sheet.pages_wide}" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>{_in_header(book.title)}</oddHeader><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N"
        "</oddFooter></headerFooter></worksheet>"
    )


def _in_header(text: str) -> str:
    return "&amp;L" + in_xml(text[:200].replace("&", "&&")) if text else ""


def _view(sheet: Sheet, first: int) -> str:
    if not sheet.titled:
        return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    corner = f"{letter(sheet.fixed)}{first + 1}"
    pane = "bottomRight" if sheet.fixed else "bottomLeft"
    split = f' xSplit="{sheet.fixed}"' if sheet.fixed else ""
    return (
        f'<sheetViews><sheetView workbookViewId="0"><pane{split} ySplit="{first}" topLeftCell="{corner}" '
        f'activePane="{pane}" state="frozen"/><selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/>'
        "</sheetView></sheetViews>"
    )


def _line(
    number: int,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    texts: dict[str, int],
    style: int | None = None,
    wrap: bool = True,
) -> str:
    written = "".join(
        _cell(f"{letter(rank)}{number}", cell, columns[rank] if rank < len(columns) else None, texts, style)
        for rank, cell in enumerate(cells)
        if cell != ""
    )
    height = _height(cells, columns) if wrap else _UNWRAPPED
    return f'<row r="{number}"{height}>{written}</row>'


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> str:
    """The height of a row whose texts run over several lines, which not every program works out by itself."""
    most = 1
    for cell, column in zip(cells, columns, strict=False):
        wide = max(1.0, column.width * _LETTERS_PER_CM)
        if isinstance(cell, str) and (len(cell) > wide or "\n" in cell):
            most = max(most, sum(max(1, math.ceil(len(line) / wide)) for line in cell.split("\n")))
    return f' ht="{_LINE_POINTS * min(most, _MOST_LINES)}"' if most > 1 else ""


def _titles(number: int, sheet: Sheet, texts: dict[str, int]) -> str:
    """Titles stand above what they say: at the right over numbers, with room for the button of a filter."""
    written = "".join(
        _cell(f"{letter(rank)}{number}", column.title, None, texts, _TITLE_OF_NUMBERS if column.format else _TITLE)
        for rank, column in enumerate(sheet.columns)
    )
    return f'<row r="{number}">{written}</row>'


#: Lines above the titles keep their height: their text runs over the next columns.
_UNWRAPPED = ' ht="18" customHeight="1"'


def _cell(place: str, cell: Cell, column: Column | None, texts: dict[str, int], style: int | None) -> str:
    if isinstance(cell, str):
        text = _ESCAPE.sub("_x005F_", clean(neutral(cell)))
        own = _STYLE["text"] if style is None else style
        return f'<c r="{place}" s="{own}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="{_STYLE[DAY]}"><v>{(cell - _DAY_0).days}</v></c>'
    found = as_number(cell, column)
    if found is None:
        return ""
    value, shown = found
    return f'<c r="{place}" s="{_STYLE.get(shown, _GENERAL)}"><v>{_written(value)}</v></c>'


def _written(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _filter(sheet: Sheet, last: str) -> str:
    return f'<autoFilter ref="A{len(sheet.heading) + 1}:{last}"/>' if sheet.filtered and sheet.titled else ""


def _validations(sheet: Sheet, book: Book) -> str:
    start = len(sheet.heading) + sheet.titled + 1
    end = start - 1 + len(sheet.rows) + BLANK_ROWS
    lists = _quoted(sheet_names(book.everything)[-1])
    rules = []
    for rank, column in enumerate(sheet.columns):
        choices = book.choices(column.choices) if column.choices else None
        if choices is None:
            continue
        source, count = choices
        place = f"${source}$2:${source}${count + 1}"
        rules.append(
            f'<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
            f'sqref="{letter(rank)}{start}:{letter(rank)}{end}"><formula1>{lists}!{place}</formula1></dataValidation>'
        )
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def _quoted(name: str) -> str:
    return in_xml("'" + name.replace("'", "''") + "'")


def _shared(texts: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{in_xml(text)}</t></si>' for text in texts)
    return f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'


_WRAPPED = 'vertical="top" wrapText="1"'
#: Numbers stay apart from a text in the next column.
_APART = 'horizontal="right" vertical="top" indent="1"'


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + rank}" formatCode="{in_xml(code)}"/>' for rank, code in enumerate(_FORMATS.values())
    )
    top = '<alignment vertical="top"/>'
    own = "".join(
        f'<xf numFmtId="{164 + rank}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyAlignment="1"><alignment {_WRAPPED if name == "text" else _APART}/></xf>'
        for rank, name in enumerate(_FORMATS)
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        '<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCEBEE"/><bgColor indexed="64"/></patternFill>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{_FIRST + len(_FORMATS)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
        f'applyAlignment="1">{top}</xf><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" '
        'applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="1" '
        'fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" '
        'vertical="center" indent="2"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" '
        'applyFont="1"/>'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{own}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _workbook(book: Book, names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{in_xml(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    defined = "".join(_names_of(sheet, rank, _quoted(names[rank])) for rank, sheet in enumerate(book.everything))
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets>{f'<definedNames>{defined}</definedNames>' if defined else ''}</workbook>"
    )


def _names_of(sheet: Sheet, rank: int, name: str) -> str:
    """What is printed again on each page, and the range that filter buttons act upon."""
    if not sheet.titled:
        return ""
    row = len(sheet.heading) + 1
    fixed = f"{name}!$A:${letter(sheet.fixed - 1)}," if sheet.fixed else ""
    last = f"${letter(len(sheet.columns) - 1)}${row + len(sheet.rows)}"
    filtered = (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{rank}" hidden="1">{name}!$A${row}:{last}'
        "</definedName>"
    )
    titles = f'<definedName name="_xlnm.Print_Titles" localSheetId="{rank}">{fixed}{name}!${row}:${row}</definedName>'
    return (filtered if sheet.filtered else "") + titles


def _content_types(count: int) -> str:
    parts = {
        "/xl/workbook.xml": f"{_TYPES}.spreadsheetml.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.spreadsheetml.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPES}.spreadsheetml.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts |= {f"/xl/worksheets/sheet{n}.xml": f"{_TYPES}.spreadsheetml.worksheet+xml" for n in range(1, count + 1)}
    written = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{written}</Types>'
    )


def _package_relations() -> str:
    return _relations(
        (f"{_RELATIONS}/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def _workbook_relations(count: int) -> str:
    sheets = [(f"{_RELATIONS}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]
    return _relations(
        *sheets, (f"{_RELATIONS}/styles", "styles.xml"), (f"{_RELATIONS}/sharedStrings", "sharedStrings.xml")
    )


def _relations(*found: tuple[str, str]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _properties(book: Book) -> str:
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{in_xml(book.title)}</dc:title>'
        f"<dc:creator>{in_xml(book.author)}</dc:creator><dc:language>{language()}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created></cp:coreProperties>'
    )
