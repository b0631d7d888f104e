"""Write a book as ODS (OpenDocument 1.3): text, numbers and days, titles frozen and printed again, filters, lists.

Source: OASIS Open Document Format for Office Applications 1.3, part 3; ``settings.xml`` holds what LibreOffice reads
for the panes that stay in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from clefop_plugin.core.text import language, neutral
from clefop_plugin.services.opendocument import HEAD, OASIS, namespaces, package, spaced
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
    in_xml,
    letter,
    sheet_names,
)

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_PREFIXES = ("office", "table", "text", "style", "number", "fo", "meta", "config", "dc")
_NAMES = f'{namespaces(_PREFIXES)} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"'
#: Numbers stay apart from a text in the next column.
_TOP = '<style:table-cell-properties style:vertical-align="top" fo:padding-right="0.2cm"/>'
_CELL_STYLES = (
    '<number:text-style style:name="words"><number:text-content/></number:text-style>'
    '<style:style style:name="cell" style:family="table-cell" style:data-style-name="words"><style:table-cell-'
    'properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style><style:style style:name="title" '
    'style:family="table-cell"><style:table-cell-properties fo:background-color="#dcebee" fo:wrap-option="wrap" '
    'style:vertical-align="middle"/><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="titlenumbers" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#dcebee" style:vertical-align="middle" style:text-align-source="'
    'fix"/><style:paragraph-properties fo:text-align="end" fo:margin-right="0.6cm"/><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="large" style:family="table-cell"><style:text-properties fo:font-weight="bold" '
    'fo:font-size="14pt"/></style:style><style:style style:name="line" style:family="table-cell"/>'
    f'<style:style style:name="n" style:family="table-cell">{_TOP}</style:style>'
)
_NUMBER_STYLES = (
    "".join(
        f'<number:number-style style:name="f{n}"><number:number number:decimal-places="{n}" '
        f'number:min-decimal-places="{n}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        for n in range(MOST_DECIMALS + 1)
    )
    + f'<number:number-style style:name="f{PLAIN}"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1"/></number:number-style>'
    f'<number:percentage-style style:name="f{SHARE}"><number:number number:decimal-places="1" '
    'number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>\u00a0%</number:text>'
    f'</number:percentage-style><number:date-style style:name="f{DAY}"><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    + "".join(
        f'<style:style style:name="n{name}" style:family="table-cell" style:data-style-name="f{name}">{_TOP}'
        "</style:style>"
        for name in (*map(str, range(MOST_DECIMALS + 1)), PLAIN, SHARE, DAY)
    )
)


def ods_bytes(book: Book) -> bytes:
    """The file of a book."""
    names = sheet_names(book.everything)
    return package(
        _MIME,
        {
            "content.xml": _content(book, names),
            "styles.xml": _pages(book),
            "meta.xml": _properties(book),
            "settings.xml": _settings(book, names),
        },
    )


def _content(book: Book, names: Sequence[str]) -> str:
    widths = sorted({column.width for sheet in book.everything for column in sheet.columns})
    styles = "".join(
        f'<style:style style:name="w{rank}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width:.2f}cm"/></style:style>'
        for rank, width in enumerate(widths)
    )
    styles += "".join(
        f'<style:style style:name="t{wide}" style:family="table" style:master-page-name="p{wide}"/>'
        for wide in _widths_of_pages(book)
    )
    lists = {column.choices for sheet in book.sheets for column in sheet.columns if column.choices}
    rules = {title: f"v{rank}" for rank, title in enumerate(sorted(lists)) if book.choices(title)}
    tables = "".join(_table(sheet, name, widths, rules) for sheet, name in zip(book.everything, names, strict=True))
    return (
        f'{HEAD}<office:document-content {_NAMES} xmlns:of="{OASIS}:of:1.2">'
        f"<office:automatic-styles>{styles}{_CELL_STYLES}{_NUMBER_STYLES}</office:automatic-styles><office:body>"
        f"<office:spreadsheet><table:content-validations>"
        f"{''.join(_rule(book, title, name, names[-1]) for title, name in rules.items())}</table:content-validations>"
        f"{tables}{_filters(book, names)}</office:spreadsheet></office:body></office:document-content>"
    )


def _widths_of_pages(book: Book) -> list[int]:
    return sorted({sheet.pages_wide for sheet in book.everything})


def _rule(book: Book, title: str, name: str, lists: str) -> str:
    source, count = book.choices(title) or ("A", 0)
    place = f"[{in_xml(_quoted(lists))}.${source}$2:.${source}${count + 1}]"
    return (
        f'<table:content-validation table:name="{name}" table:condition="of:cell-content-is-in-list({place})" '
        'table:allow-empty-cell="true" table:display-list="unsorted"><table:error-message table:display="true" '
        'table:message-type="warning"/></table:content-validation>'
    )


def _quoted(name: str) -> str:
    return "$'" + name.replace("'", "''") + "'"


def _filters(book: Book, names: Sequence[str]) -> str:
    """The ranges that have filter buttons."""
    found = []
    for rank, (sheet, name) in enumerate(zip(book.everything, names, strict=True)):
        if not (sheet.filtered and sheet.titled):
            continue
        row = len(sheet.heading) + 1
        where = in_xml(_quoted(name))
        last = f"{letter(len(sheet.columns) - 1)}{row + len(sheet.rows)}"
        found.append(
            f'<table:database-range table:name="__Anonymous_Sheet_DB__{rank}" table:display-filter-buttons="true" '
            f'table:target-range-address="{where}.A{row}:{where}.{last}"/>'
        )
    return f"<table:database-ranges>{''.join(found)}</table:database-ranges>" if found else ""


def _table(sheet: Sheet, name: str, widths: Sequence[float], rules: dict[str, str]) -> str:
    columns = [
        f'<table:table-column table:style-name="w{widths.index(column.width)}" table:default-cell-style-name="cell"/>'
        for column in sheet.columns
    ]
    if sheet.fixed:
        fixed = "".join(columns[: sheet.fixed])
        columns = [f"<table:table-header-columns>{fixed}</table:table-header-columns>", *columns[sheet.fixed :]]
    names = [rules.get(column.choices, "") for column in sheet.columns]
    none = [""] * len(names)
    above = "".join(_row([text], none, (), "large" if n == 0 else "line") for n, text in enumerate(sheet.heading))
    titles = ""
    if sheet.titled:
        cells = "".join(_cell(c.title, "", None, "titlenumbers" if c.format else "title") for c in sheet.columns)
        titles = f"<table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>"
    rows = "".join(_row(row, names, sheet.columns, "cell") for row in sheet.rows)
    blank = _row(none, names, (), "cell", BLANK_ROWS) if any(names) else ""
    return (
        f'<table:table table:name="{in_xml(name)}" table:style-name="t{sheet.pages_wide}">{"".join(columns)}{above}'
        f"{titles}{rows}{blank}</table:table>"
    )


def _row(cells: Sequence[Cell], rules: Sequence[str], columns: Sequence[Column], style: str, times: int = 1) -> str:
    written = "".join(
        _cell(cell, rules[rank], columns[rank] if rank < len(columns) else None, style)
        for rank, cell in enumerate(cells[: len(rules)])
    )
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{written}</table:table-row>"


def _cell(value: Cell, rule: str, column: Column | None, style: str) -> str:
    if isinstance(value, date):
        day = value.isoformat()[:10]
        return (
            f'<table:table-cell table:style-name="n{DAY}" office:value-type="date" office:date-value="{day}"><text:p>'
            f"{value:%d/%m/%Y}</text:p></table:table-cell>"
        )
    if not isinstance(value, str):
        found = as_number(value, column)
        return "<table:table-cell/>" if found is None else _figure(*found)
    validated = f' table:content-validation-name="{rule}"' if rule else ""
    if not value:
        return f'<table:table-cell table:style-name="{style}"{validated}/>'
    lines = "".join(f"<text:p>{spaced(line)}</text:p>" for line in in_xml(neutral(value)).split("\n"))
    return (
        f'<table:table-cell table:style-name="{style}"{validated} office:value-type="string">{lines}</table:table-cell>'
    )


def _figure(value: float, shown: str) -> str:
    number = repr(value).removesuffix(".0")
    kind = "percentage" if shown == SHARE else "float"
    return (
        f'<table:table-cell table:style-name="n{shown}" office:value-type="{kind}" office:value="{number}"><text:p>'
        f"{number}</text:p></table:table-cell>"
    )


def _pages(book: Book) -> str:
    """Landscape A4 pages as wide as each sheet needs, with the title above, the sheet and the page below."""
    edge = (
        '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.2cm"/>'
        '</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" '
        'fo:margin-top="0.2cm"/></style:footer-style>'
    )
    layouts, masters = "", ""
    for wide in _widths_of_pages(book):
        layouts += (
            f'<style:page-layout style:name="l{wide}"><style:page-layout-properties fo:page-width="29.7cm" '
            'fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="1cm" fo:margin-bottom="1cm" '
            f'fo:margin-left="1cm" fo:margin-right="1cm" style:first-page-number="continue" '
            f'style:scale-to-X="{wide}" style:scale-to-Y="0"/>{edge}'
            "</style:page-layout>"
        )
        masters += (
            f'<style:master-page style:name="p{wide}" style:page-layout-name="l{wide}"><style:header><text:p>'
            f"{in_xml(book.title)}</text:p></style:header><style:footer><text:p><text:sheet-name/> · "
            "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>"
            "</style:master-page>"
        )
    font = (
        '<style:default-style style:family="table-cell"><style:text-properties fo:font-size="10pt" '
        f'fo:language="{language()}" fo:country="{"FR" if language() == "fr" else "GB"}"/></style:default-style>'
    )
    return (
        f"{HEAD}<office:document-styles {_NAMES}><office:styles>{font}</office:styles><office:automatic-styles>"
        f"{layouts}</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>"
    )


def _properties(book: Book) -> str:
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"{HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>{in_xml(book.title)}</dc:title>"
        f"<meta:initial-creator>{in_xml(book.author)}</meta:initial-creator><dc:language>{language()}</dc:language>"
        f"<meta:creation-date>{when}</meta:creation-date></office:meta></office:document-meta>"
    )


def _settings(book: Book, names: Sequence[str]) -> str:
    """Which rows and columns of each sheet stay in sight."""
    entries = "".join(
        f'<config:config-item-map-entry config:name="{in_xml(name)}">{_frozen(sheet)}</config:config-item-map-entry>'
        for sheet, name in zip(book.everything, names, strict=True)
    )
    return (
        f"{HEAD}<office:document-settings {_NAMES}><office:settings><config:config-item-set config:name="
        '"ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
        f'<config:config-item config:name="ActiveTable" config:type="string">{in_xml(names[0])}</config:config-item>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def _frozen(sheet: Sheet) -> str:
    if not sheet.titled:
        return ""
    rows, columns = len(sheet.heading) + 1, sheet.fixed
    items = {
        "HorizontalSplitMode": ("short", 2 if columns else 0),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", columns),
        "VerticalSplitPosition": ("int", rows),
        "ActiveSplitRange": ("short", 3 if columns else 2),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", columns),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", rows),
    }
    return "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in items.items()
    )
