"""Sheets of an Office Open XML workbook (XLSX), as text, with the standard library only.

Cells give the value kept in the file: formulas are never computed. Dates are told by the number format of the cell.
Format: ECMA-376 part 1, SpreadsheetML.
"""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from typing import Any
from xml.parsers import expat

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.archives import DAMAGED, open_zip
from clefop_plugin.sources.grids import as_text
from clefop_plugin.sources.xml import safe_parser

MAX_PART = 1_500_000_000
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_CELLS = 40_000_000
_MAX_TEXTS = 20_000_000
_BLOCK = 1 << 18
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Workbook:
    """A workbook: its sheets and, when asked, the rows of one. Raises InputError when it is damaged or too large."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        self._archive = open_zip(name, io.BytesIO(content))
        self._parts = {part.filename.lstrip("/"): part for part in self._archive.infolist()}
        book = _Book()
        self._parse("xl/workbook.xml", book)
        targets = _Targets()
        self._parse("xl/_rels/workbook.xml.rels", targets)
        self._start = datetime(1904, 1, 1) if book.from_1904 else datetime(1899, 12, 30)
        self._sheets = {
            title: target
            for title, relation in book.sheets.items()
            if (target := targets.found.get(relation, "")) in self._parts and "worksheets" in target.lower()
        }

    def sizes(self) -> dict[str, int]:
        """Number of rows of each sheet, in the order of the workbook."""
        return {title: self._size(target) for title, target in self._sheets.items()}

    def rows(self, sheet: str) -> list[list[str]]:
        """The rows of a sheet, as text."""
        texts, dates = _Texts(self._name), _Dates()
        for part, reader in (("xl/sharedStrings.xml", texts), ("xl/styles.xml", dates)):
            if part in self._parts:
                self._parse(part, reader)
        cells = _Cells(self._name, texts.found, dates.styles(), self._start)
        self._parse(self._sheets[sheet], cells)
        return cells.found

    def _size(self, target: str) -> int:
        """Number of rows, by the dimension the sheet declares, else by the length of its part."""
        part = self._parts[target]
        try:
            with self._archive.open(part) as stream:
                start = stream.read(4_096)
        except DAMAGED as error:
            raise InputError(_unreadable(self._name, error)) from error
        declared = re.search(rb'<(?:\w+:)?dimension[^>]*ref="[A-Z]+\d+:[A-Z]+(\d{1,7})"', start)
        return int(declared.group(1)) if declared else part.file_size // 400

    def _parse(self, part: str, reader: Any) -> None:
        found = self._parts.get(part)
        if found is None:
            raise InputError(_unreadable(self._name, tr("its part {part} is missing", part=part)))
        if found.file_size > MAX_PART:
            raise InputError(_too_large(self._name))
        parser = safe_parser(self._name)
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.characters
        try:
            with self._archive.open(found) as stream:
                while block := stream.read(_BLOCK):
                    parser.Parse(block, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, *DAMAGED) as error:
            raise InputError(_unreadable(self._name, error)) from error


def _unreadable(name: str, error: object) -> str:
    return tr("{name} is not a readable XLSX file: {error}", name=name, error=error)


def _too_large(name: str) -> str:
    return tr("{name} is too large to be read as a spreadsheet: save it as CSV.", name=name)


def _local(element: str) -> str:
    return element.rpartition(":")[2]


class _Reader:
    """What a parser calls; each part of the workbook redefines what it needs."""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, element: str) -> None:
        """An element closes."""

    def characters(self, text: str) -> None:
        """Text between elements."""


class _Book(_Reader):
    """Titles of the sheets with the id of their part, and where dates start."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.from_1904 = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        local = _local(element)
        if local == "sheet":
            relation = next((value for key, value in attributes.items() if _local(key) == "id" and ":" in key), "")
            self.sheets.setdefault(attributes.get("name", ""), relation)
        elif local == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in ("1", "true")


class _Targets(_Reader):
    """Part of each relation of the workbook."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if _local(element) == "Relationship":
            target = attributes.get("Target", "")
            self.found[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else "xl/" + target


class _Dates(_Reader):
    """Which styles of cells show a date."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._used: list[str] = []
        self._in_cells = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        local = _local(element)
        if local == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif local == "cellXfs":
            self._in_cells = True
        elif local == "xf" and self._in_cells:
            self._used.append(attributes.get("numFmtId", "0"))

    def end(self, element: str) -> None:
        if _local(element) == "cellXfs":
            self._in_cells = False

    def styles(self) -> frozenset[str]:
        """Numbers of the styles, as cells write them."""
        return frozenset(str(rank) for rank, code in enumerate(self._used) if self._is_date(code))

    def _is_date(self, code: str) -> bool:
        if code in self._formats:
            plain = re.sub(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', "", self._formats[code].lower())
            return bool(re.search(r"[dy]|m(?!$)|h", plain)) and "general" not in plain
        return code.isdigit() and int(code) in _DATE_FORMATS


class _Texts(_Reader):
    """Shared texts, by rank; phonetic readings are left out."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.found: list[str] = []
        self._parts: list[str] = []
        self._reading = self._phonetic = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        local = _local(element)
        if local == "si":
            self._parts = []
        elif local == "rPh":
            self._phonetic = True
        elif local == "t":
            self._reading = not self._phonetic

    def end(self, element: str) -> None:
        local = _local(element)
        if local == "si":
            if len(self.found) >= _MAX_TEXTS:
                raise InputError(_too_large(self._name))
            self.found.append(_unescaped("".join(self._parts)))
        elif local == "rPh":
            self._phonetic = False
        elif local == "t":
            self._reading = False

    def characters(self, text: str) -> None:
        if self._reading:
            self._parts.append(text)


class _Cells(_Reader):
    """Rows of one sheet. A row or a cell without its reference comes after the one before."""

    def __init__(self, name: str, texts: list[str], dates: frozenset[str], start: datetime) -> None:
        self.found: list[list[str]] = []
        self._name = name
        self._texts = texts
        self._dates = dates
        self._first_day = start
        self._row: list[str] = []
        self._count = self._column = 0
        self._kind = self._style = ""
        self._parts: list[str] = []
        self._reading = self._phonetic = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        local = _local(element)
        if local == "c":
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._column = self._column_of(attributes.get("r", ""))
            self._parts = []
        elif local == "v":
            self._reading = True
        elif local == "t":
            self._reading = self._kind == "inlineStr" and not self._phonetic
        elif local == "rPh":
            self._phonetic = True
        elif local == "row":
            self._open_row(attributes.get("r", ""))

    def end(self, element: str) -> None:
        local = _local(element)
        if local in ("v", "t"):
            self._reading = False
        elif local == "c":
            self._close_cell()
        elif local == "rPh":
            self._phonetic = False

    def characters(self, text: str) -> None:
        if self._reading:
            self._parts.append(text)

    def _open_row(self, written: str) -> None:
        rank = int(written) if written.isdecimal() and len(written) < 9 else len(self.found) + 1
        if rank > MAX_ROWS:
            raise InputError(_too_large(self._name))
        while len(self.found) < rank:
            self.found.append([])
        self._row = self.found[rank - 1]
        self._column = 0

    def _column_of(self, reference: str) -> int:
        """Column of a cell, from 1."""
        match = _REFERENCE.match(reference)
        if match is None:
            return self._column + 1
        column = 0
        for letter in match.group(1):
            column = column * 26 + ord(letter) - 64
        return column

    def _close_cell(self) -> None:
        text = self._value("".join(self._parts))
        if not text:
            return
        if self._column > MAX_COLUMNS:
            raise InputError(_too_large(self._name))
        missing = self._column - len(self._row)
        self._count += max(missing, 1)
        if self._count > MAX_CELLS:
            raise InputError(_too_large(self._name))
        if missing > 0:
            self._row.extend([""] * missing)
        self._row[self._column - 1] = text

    def _value(self, written: str) -> str:
        if self._kind == "s":
            rank = int(written) if written.isdecimal() and len(written) < 10 else -1
            return self._texts[rank] if 0 <= rank < len(self._texts) else ""
        if self._kind == "n":
            return self._number(written.strip())
        return _unescaped(written) if self._kind in ("str", "inlineStr") else written

    def _number(self, written: str) -> str:
        """A number as it is written, without the traces of binary arithmetic; a date as AAAA-MM-JJ."""
        if not written or (written.isdecimal() and self._style not in self._dates and not written.startswith("0")):
            return written
        try:
            value = float(written)
        except ValueError:
            return written
        is_date = self._style in self._dates and 0 < value < 2_958_466
        return as_text(self._first_day + timedelta(days=value) if is_date else value)


def _unescaped(text: str) -> str:
    """A text whose control characters are written _x000D_ (ECMA-376 part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)
