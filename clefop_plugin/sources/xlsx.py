"""Sheets of an Office Open XML workbook (XLSX), as text, read with openpyxl, which QGIS installers bring.

Cells give the value kept in the file: formulas are never computed.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.grids import as_text
from clefop_plugin.sources.xml import declares_entities
from clefop_plugin.sources.zips import DAMAGED, open_zip

MAX_PART = 1_500_000_000
MAX_CELLS, MAX_ROWS = 40_000_000, 1_048_576
#: What openpyxl raises on a damaged or encrypted workbook, beside what its archive does.
_DAMAGED = (*DAMAGED, TypeError, AttributeError, SyntaxError)
_PROLOGUE = 4096


class Workbook:
    """A workbook: its sheets and, when asked, the rows of one.

    Raises InputError when it is damaged, unsafe or too large, MissingPackageError without openpyxl.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        with open_zip(name, io.BytesIO(content)) as archive:
            _refuse_unsafe(name, archive)
        self._book = _open(name, content)

    def sizes(self) -> dict[str, int]:
        """Number of rows of each sheet, in the order of the workbook; 0 when the workbook does not say."""
        return {sheet.title: int(sheet.max_row or 0) for sheet in self._book.worksheets}

    def rows(self, sheet: str) -> list[list[str]]:
        """The rows of a sheet, as text."""
        rows: list[list[str]] = []
        cells = 0
        try:
            page = self._book[sheet]
            # The rows are as wide as their own cells, whatever the sheet declares.
            page.reset_dimensions()
            for row in page.iter_rows(values_only=True):
                cells += len(row)
                if cells > MAX_CELLS or len(rows) >= MAX_ROWS:
                    raise InputError(_too_large(self._name))
                rows.append([as_text(value) for value in row])
        except _DAMAGED as error:
            raise InputError(_unreadable(self._name, error)) from error
        return rows


def _open(name: str, content: bytes) -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingPackageError(
            tr(
                "The Python package “openpyxl” is missing: XLSX files cannot be read. "
                "Save {name} as CSV or ODS, or install the package.",
                name=name,
            )
        ) from error
    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except _DAMAGED as error:
        raise InputError(_unreadable(name, error)) from error


def _refuse_unsafe(name: str, archive: zipfile.ZipFile) -> None:
    """A workbook never declares a document type: one that does brings entities."""
    try:
        for part in archive.infolist():
            if part.file_size > MAX_PART:
                raise InputError(_too_large(name))
            with archive.open(part) as file:
                if b"<!" in file.read(_PROLOGUE).replace(b"\x00", b"").replace(b"<!--", b""):
                    raise InputError(declares_entities(name))
    except DAMAGED as error:
        raise InputError(_unreadable(name, error)) from error


def _unreadable(name: str, error: object) -> str:
    first = next(iter(str(error).splitlines()), "")
    return tr("{name} is not a readable XLSX file: {error}", name=name, error=first)


def _too_large(name: str) -> str:
    return tr("{name} is too large to be read as a spreadsheet: save it as CSV.", name=name)
