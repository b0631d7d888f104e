"""Sheets of an Office Open XML workbook (XLSX), as text, read with openpyxl, which QGIS installers bring.

Cells give the value kept in the file: formulas are never computed, and those without a kept value are told.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.parsers import expat

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.grids import as_text
from clefop_plugin.sources.xml import declares_entities, safe_parser
from clefop_plugin.sources.zips import DAMAGED, open_zip

MAX_PART = 1_500_000_000
MAX_CELLS, MAX_ROWS = 40_000_000, 1_048_576
#: What openpyxl raises on a damaged or encrypted workbook, beside what its archive does.
_DAMAGED = (*DAMAGED, TypeError, AttributeError, SyntaxError)
_PROLOGUE = 4096
_BLOCK, _OVERLAP = 1 << 18, 64
_FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?f[\s>/]")


class Workbook:
    """A workbook: its sheets and, when asked, the rows of one.

    Raises InputError when it is damaged, unsafe or too large, MissingPackageError without openpyxl.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        self._content = content
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

    def uncomputed(self, sheet: str) -> tuple[tuple[int, str], ...]:
        """Line and place (such as B7) of the cells of a sheet whose formula has no value kept in the file."""
        part = str(getattr(self._book[sheet], "_worksheet_path", "")).lstrip("/")
        try:
            with open_zip(self._name, io.BytesIO(self._content)) as archive:
                if not _has_formulas(archive, part):
                    return ()
                cells, parser = _Formulas(), safe_parser(self._name)
                parser.StartElementHandler, parser.EndElementHandler = cells.start, cells.end
                parser.CharacterDataHandler = cells.characters
                with archive.open(part) as stream:
                    while block := stream.read(_BLOCK):
                        parser.Parse(block, False)
                    parser.Parse(b"", True)
        except (expat.ExpatError, *_DAMAGED) as error:
            raise InputError(_unreadable(self._name, error)) from error
        return tuple(cells.found)


class _Formulas:
    """Follows the cells of a worksheet."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self._line, self._place = 0, ""
        self._formula = self._value = self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            number = attributes.get("r", "")
            self._line = int(number[:9]) if number.isdecimal() else self._line + 1
        elif local == "c":
            self._place = attributes.get("r", "")
            self._formula = self._value = False
        elif local == "f":
            self._formula = True
        elif local in ("v", "t"):
            self._inside = True

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("v", "t"):
            self._inside = False
        elif local == "c" and self._formula and not self._value:
            self.found.append((self._line, self._place))

    def characters(self, text: str) -> None:
        self._value = self._value or (self._inside and bool(text))


def _has_formulas(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a worksheet has the element of a formula: most have none, and are not read twice."""
    end = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            if _FORMULA.search(end + block):
                return True
            end = block[-_OVERLAP:]
    return False


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
