"""Write a book as XLSX with openpyxl: text and numbers, titles frozen, lists of choices."""

from __future__ import annotations

import io
from typing import Any

from clefop_plugin.core.errors import MissingPackageError
from clefop_plugin.core.text import neutral, tr
from clefop_plugin.services.spreadsheets.model import BLANK_ROWS, Book, Cell, Sheet, clean, letter

#: Characters of a column a centimetre wide.
_PER_CM = 5.0
_TITLE_GROUND = "FFDCEBEE"
#: The number format of cells that are text even when they look like numbers.
_TEXT = "@"


def xlsx_bytes(book: Book) -> bytes:
    """The file of a book. Raises MissingPackageError without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingPackageError(
            tr(
                "The Python package “openpyxl” is missing: XLSX files cannot be written. Give a name that ends with "
                ".ods."
            )
        ) from error
    written = Workbook()
    written.remove(written.active)
    for sheet in book.everything:
        _write(written.create_sheet(clean(sheet.name)), sheet, book)
    target = io.BytesIO()
    written.save(target)
    return target.getvalue()


def _write(page: Any, sheet: Sheet, book: Book) -> None:
    for rank, column in enumerate(sheet.columns):
        page.column_dimensions[letter(rank)].width = column.width * _PER_CM
    first = 2 if sheet.titled else 1
    if sheet.titled:
        _titles(page, sheet)
    for number, row in enumerate(sheet.rows, first):
        for rank, value in enumerate(row, 1):
            if value != "":
                _cell(page.cell(number, rank), value)
    _validations(page, sheet, book)


def _titles(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font, PatternFill

    for rank, column in enumerate(sheet.columns, 1):
        cell = page.cell(1, rank)
        _cell(cell, column.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_TITLE_GROUND)
    page.freeze_panes = "A2"


def _cell(cell: Any, value: Cell) -> None:
    from openpyxl.styles import Alignment

    if not isinstance(value, str):
        cell.value = float(value)
        return
    cell.value = clean(neutral(value))
    cell.data_type = "s"  # text, whatever it begins with
    cell.number_format = _TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _validations(page: Any, sheet: Sheet, book: Book) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    last = len(sheet.rows) + 1 + BLANK_ROWS
    lists = clean(book.lists.name).replace("'", "''")
    for rank, column in enumerate(sheet.columns):
        choices = book.choices(column.choices) if column.choices else None
        if choices is None:
            continue
        source, count = choices
        rule = DataValidation(
            type="list", formula1=f"'{lists}'!${source}$2:${source}${count + 1}", allow_blank=True, errorStyle="warning"
        )
        rule.showErrorMessage = True
        rule.add(f"{letter(rank)}2:{letter(rank)}{last}")
        page.add_data_validation(rule)
