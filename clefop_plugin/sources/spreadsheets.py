"""Sheets of XLSX and ODS workbooks: which ones there are, which one holds the data, and its rows as text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Protocol

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import ods, xlsx
from clefop_plugin.sources.headers import simplify
from clefop_plugin.sources.kinds import suffix
from clefop_plugin.sources.zips import DAMAGED


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its number of rows (0: not known), its weight among the others and why it is so heavy."""

    name: str
    rows: int
    weight: float
    why: str


class Workbook(Protocol):
    """What is read of a workbook, XLSX or ODS."""

    def sizes(self) -> dict[str, int]:
        """Number of rows of each sheet, in the order of the workbook."""

    def rows(self, sheet: str) -> list[list[str]]:
        """The rows of a sheet, as text."""

    def uncomputed(self, sheet: str) -> tuple[tuple[int, str], ...]:
        """Line and place of the cells whose formula has no value kept in the file."""


def open_workbook(name: str, content: bytes) -> Workbook:
    """The workbook ``name``. Raises InputError when it is damaged, unsafe or too large."""
    return ods.Workbook(name, content) if _is_ods(name, content) else xlsx.Workbook(name, content)


def sheets_of(name: str, workbook: Workbook) -> tuple[Sheet, ...]:
    """The sheets of a workbook, in its order. Raises InputError when it has none."""
    found = workbook.sizes()
    if not found:
        raise InputError(tr("{name} holds no sheet.", name=name))
    most = max(found.values()) + 1
    return tuple(_weighed(sheet, rows, most) for sheet, rows in found.items())


def heaviest(sheets: tuple[Sheet, ...]) -> Sheet:
    """The sheet to read by default."""
    return max(sheets, key=lambda sheet: sheet.weight)


def need_sheet(name: str, sheets: tuple[Sheet, ...], asked: str) -> Sheet:
    """The sheet that the user asks for; InputError naming those there are."""
    for sheet in sheets:
        if sheet.name == asked:
            return Sheet(sheet.name, sheet.rows, sheet.weight, tr("chosen by the user"))
    raise InputError(
        tr(
            "{name} has no sheet “{sheet}”. Its sheets are: {sheets}.",
            name=name,
            sheet=asked,
            sheets=", ".join(sheet.name for sheet in sheets),
        )
    )


def _is_ods(name: str, content: bytes) -> bool:
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except DAMAGED:
        return suffix(name) == ".ods"
    return "content.xml" in names


def _weighed(name: str, rows: int, most: int) -> Sheet:
    """INSEE and France Travail put the communes in known sheets, next to documentation sheets."""
    key = simplify(name)
    size = rows / most
    if key.startswith(("description", "documentation", "lisezmoi", "variables", "dictionnaire", "notice")):
        return Sheet(name, rows, size - 1, tr("documentation"))
    if key == "com" or re.match(r"com\d{4}$|compositioncommunale$|bmo\d{4}", key):
        return Sheet(name, rows, size + 1, tr("its name is that of the sheet of data in the files of INSEE or BMO"))
    return Sheet(name, rows, size, tr("it has {count} rows", count=number(rows)))
