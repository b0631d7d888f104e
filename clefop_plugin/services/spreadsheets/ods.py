"""Write a book as ODS (OpenDocument 1.2): text and numbers, lists of choices."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from clefop_plugin.core.text import neutral
from clefop_plugin.services.spreadsheets.model import BLANK_ROWS, Book, Cell, Sheet, in_xml

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2"><manifest:file-entry '
    f'manifest:full-path="/" manifest:version="1.2" manifest:media-type="{_MIME}"/><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_CELL_STYLES = (
    '<number:text-style style:name="words"><number:text-content/></number:text-style>'
    '<style:style style:name="cell" style:family="table-cell" style:data-style-name="words"><style:table-cell-'
    'properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style><style:style style:name="title" '
    'style:family="table-cell"><style:table-cell-properties fo:background-color="#dcebee"/><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
)


def ods_bytes(book: Book) -> bytes:
    """The file of a book."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", _content(book))
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return target.getvalue()


def _content(book: Book) -> str:
    widths = sorted({column.width for sheet in book.everything for column in sheet.columns})
    styles = "".join(
        f'<style:style style:name="w{rank}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width:.2f}cm"/></style:style>'
        for rank, width in enumerate(widths)
    )
    lists = {column.choices for sheet in book.sheets for column in sheet.columns if column.choices}
    rules = {title: f"v{rank}" for rank, title in enumerate(sorted(lists)) if book.choices(title)}
    tables = "".join(_table(sheet, widths, rules) for sheet in book.everything)
    return (
        f'{_HEAD}<office:document-content {_NAMES} xmlns:of="{_OASIS}:of:1.2" office:version="1.2">'
        f"<office:automatic-styles>{styles}{_CELL_STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:content-validations>{''.join(_rule(book, title, name) for title, name in rules.items())}"
        f"</table:content-validations>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def _rule(book: Book, title: str, name: str) -> str:
    source, count = book.choices(title) or ("A", 0)
    place = f"[${in_xml(book.lists.name)}.${source}$2:.${source}${count + 1}]"
    return (
        f'<table:content-validation table:name="{name}" table:condition="of:cell-content-is-in-list({place})" '
        'table:allow-empty-cell="true" table:display-list="unsorted"><table:error-message table:display="true" '
        'table:message-type="warning"/></table:content-validation>'
    )


def _table(sheet: Sheet, widths: Sequence[float], rules: dict[str, str]) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="w{widths.index(column.width)}" table:default-cell-style-name="cell"/>'
        for column in sheet.columns
    )
    names = [rules.get(column.choices, "") for column in sheet.columns]
    titles = _row([column.title for column in sheet.columns], [""] * len(names), "title") if sheet.titled else ""
    rows = "".join(_row(row, names, "cell") for row in sheet.rows)
    blank = _row([""] * len(names), names, "cell", BLANK_ROWS) if any(names) else ""
    return f'<table:table table:name="{in_xml(sheet.name)}">{columns}{titles}{rows}{blank}</table:table>'


def _row(cells: Sequence[Cell], rules: Sequence[str], style: str, times: int = 1) -> str:
    written = "".join(_cell(cell, rule, style) for cell, rule in zip(cells, rules, strict=False))
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{written}</table:table-row>"


def _cell(value: Cell, rule: str, style: str) -> str:
    if not isinstance(value, str):
        number = repr(float(value))
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{number}"><text:p>'
            f"{number.removesuffix('.0')}</text:p></table:table-cell>"
        )
    text = value
    validated = f' table:content-validation-name="{rule}"' if rule else ""
    if not text:
        return f'<table:table-cell table:style-name="{style}"{validated}/>'
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in in_xml(neutral(text)).split("\n"))
    return (
        f'<table:table-cell table:style-name="{style}"{validated} office:value-type="string">{lines}</table:table-cell>'
    )


def _spaced(line: str) -> str:
    """Spaces that follow one another, which OpenDocument would make one."""
    while "  " in line:
        line = line.replace("  ", " <text:s/>", 1)
    return line
