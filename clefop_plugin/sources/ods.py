"""Sheets of an OpenDocument spreadsheet (ODS), as text, with the standard library only."""

from __future__ import annotations

import io
from xml.parsers import expat

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.headers import MAX_COLUMNS
from clefop_plugin.sources.xml import safe_parser
from clefop_plugin.sources.zips import DAMAGED, open_zip

MAX_CONTENT = 500_000_000
_BLOCK = 1 << 18
_MAX_REPEAT = 2_000
_MAX_CELLS = 10_000_000


class _Sheets:
    """Collects the rows of each table; repeated empty cells at the end of a row cost nothing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = 0
        self.sheets: dict[str, list[list[str]]] = {}
        self.uncomputed: dict[str, list[tuple[int, str]]] = {}
        self._rows: list[list[str]] = []
        self._formulas: list[tuple[int, str]] = []
        self._formula = False
        self._row: list[str] = []
        self._pending = 0
        self._repeat_row = 1
        self._repeat_cell = 1
        self._value: str | None = None
        self._text: list[str] = []
        self._in_cell = False
        self._in_note = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if name == "office:annotation":
            self._in_note += 1
        elif name == "table:table":
            self._rows = self.sheets.setdefault(attributes.get("table:name", ""), [])
            self._formulas = self.uncomputed.setdefault(attributes.get("table:name", ""), [])
        elif name == "table:table-row":
            self._row, self._pending = [], 0
            self._repeat_row = _repeat(attributes.get("table:number-rows-repeated"))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._in_cell, self._text = True, []
            self._repeat_cell = _repeat(attributes.get("table:number-columns-repeated"))
            kind = attributes.get("office:value-type")
            # A formula whose value is the empty text says so; one that was never computed has no type.
            self._formula = "table:formula" in attributes and not kind
            self._value = attributes.get("office:value") if kind in ("float", "percentage", "currency") else None
        elif local == "p" and self._text and self._in_cell:
            self._text.append("\n")
        elif local == "s" and self._in_cell:
            self._text.append(" ")

    def end(self, name: str) -> None:
        if name == "office:annotation":
            self._in_note -= 1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._close_cell()
        elif name == "table:table-row":
            times = self._repeat_row if self._row else min(self._repeat_row, 1)
            self._cells += times * len(self._row)
            if self._cells > _MAX_CELLS:
                raise InputError(_too_large(self._name))
            self._rows.extend(list(self._row) for _ in range(times))

    def characters(self, text: str) -> None:
        if self._in_cell and not self._in_note:
            self._text.append(text)

    def _close_cell(self) -> None:
        self._in_cell = False
        text = (self._value if self._value is not None else "".join(self._text)).strip()
        if self._formula and not text:
            self._formulas.append((len(self._rows) + 1, ""))
        if not text:
            self._pending += self._repeat_cell
            return
        self._row.extend([""] * min(self._pending, _MAX_REPEAT))
        self._pending = 0
        self._row.extend([text] * self._repeat_cell)
        if len(self._row) > MAX_COLUMNS:
            raise InputError(_too_large(self._name))


def _repeat(text: str | None) -> int:
    return min(int(text[:9]), _MAX_REPEAT) if text and text.isdecimal() else 1


def _too_large(name: str) -> str:
    return tr("{name} is too large to be read as a spreadsheet: save it as CSV.", name=name)


class Workbook:
    """A workbook whose sheets are read at once. Raises InputError when it is damaged, oversized or unsafe."""

    def __init__(self, name: str, content: bytes) -> None:
        archive = open_zip(name, io.BytesIO(content))
        sheets = _Sheets(name)
        parser = safe_parser(name)
        parser.StartElementHandler = sheets.start
        parser.EndElementHandler = sheets.end
        parser.CharacterDataHandler = sheets.characters
        try:
            if archive.getinfo("content.xml").file_size > MAX_CONTENT:
                raise InputError(_too_large(name))
            with archive.open("content.xml") as stream:
                while block := stream.read(_BLOCK):
                    parser.Parse(block, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, *DAMAGED) as error:
            raise InputError(tr("{name} is not a readable ODS file.", name=name)) from error
        self._sheets, self._uncomputed = sheets.sheets, sheets.uncomputed

    def sizes(self) -> dict[str, int]:
        """Number of rows of each sheet, in the order of the workbook."""
        return {title: len(rows) for title, rows in self._sheets.items()}

    def rows(self, sheet: str) -> list[list[str]]:
        """The rows of a sheet, as text."""
        return self._sheets[sheet]

    def uncomputed(self, sheet: str) -> tuple[tuple[int, str], ...]:
        """Line of the cells of a sheet whose formula has no value kept in the file; their place is not known."""
        return tuple(self._uncomputed[sheet])
