"""A book of sheets, with lists of choices for its cells; and text made fit for the XML of a cell."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

#: Longest text of a cell: XLSX allows 32,767 characters.
MAX_TEXT = 32_000
#: Rows below the data where the lists of choices are offered too.
BLANK_ROWS = 500
#: Most rows of a sheet: the limit of XLSX, and of ODS in the programs that read it.
MAX_ROWS = 1_048_576
#: Width (cm) that fits on a landscape A4 page when it is reduced as far as it can still be read.
PAGE_CM = 48.0
#: Formats of numbers beside a number of decimals: a share between 0 and 1 shown as a percentage, a number without
#: separators (a year), a day.
SHARE, PLAIN, DAY = "share", "plain", "day"
MOST_DECIMALS = 4
_NOT_XML = re.compile("[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Number:
    """A number with a format of its own: "0" to "4" decimals, or one of the names above."""

    value: float
    format: str


#: What a cell may hold.
Cell = str | float | date | Number


@dataclass(frozen=True)
class Column:
    """A column: its title, its width (cm), and the title of the column of ``Book.lists`` that holds its choices.

    ``format`` is how its numbers are shown (see :class:`Number`), "" as they come.
    """

    title: str
    width: float = 4.0
    choices: str = ""
    format: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its columns, its rows; ``titled`` whether a row shows the titles.

    A cell is text, a number or a day, which stays one in the spreadsheet; a code is text. ``heading`` are lines above
    the titles, the first one large. ``filtered``: whether the titles have filter buttons. ``fixed``: how many columns
    stay in sight, and are printed again when the sheet is too wide for a page.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    titled: bool = True
    heading: tuple[str, ...] = ()
    filtered: bool = False
    fixed: int = 0

    @property
    def pages_wide(self) -> int:
        """Pages side by side that the columns need."""
        return max(1, math.ceil(sum(column.width for column in self.columns) / PAGE_CM))


@dataclass(frozen=True)
class Book:
    """Sheets in their order; ``lists`` is the sheet whose columns are the lists of choices, written last.

    ``title`` and ``author`` are properties of the document.
    """

    sheets: tuple[Sheet, ...]
    lists: Sheet | None = None
    title: str = ""
    author: str = ""

    @property
    def everything(self) -> tuple[Sheet, ...]:
        """The sheets, the lists last."""
        return self.sheets if self.lists is None else (*self.sheets, self.lists)

    def choices(self, title: str) -> tuple[str, int] | None:
        """Letter of the column of a list, and its number of choices; None when it is empty or absent."""
        for rank, column in enumerate(self.lists.columns if self.lists is not None else ()):
            if self.lists is not None and column.title == title:
                count = sum(1 for row in self.lists.rows if rank < len(row) and row[rank])
                return (letter(rank), count) if count else None
        return None


def letter(rank: int) -> str:
    """Letter of a column from its rank: A, B… Z, AA…"""
    text = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        text = chr(65 + rest) + text
    return text


def sheet_names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a spreadsheet accepts: 1 to 31 characters, none of : \\ / ? * [ ], no apostrophe at the ends, each
    once whatever its case."""
    found: list[str] = []
    taken: set[str] = set()
    for rank, sheet in enumerate(sheets, start=1):
        base = re.sub(r"[:\\/?*\[\]\n]", " ", clean(sheet.name)).strip(" '")[:31].strip(" '") or f"{rank}"
        name, again = base, 2
        while name.lower() in taken:
            name = f"{base[: 30 - len(str(again))]} {again}"
            again += 1
        taken.add(name.lower())
        found.append(name)
    return found


def clean(text: str) -> str:
    """Text without the characters that XML, and so a cell, cannot hold; cut at the longest that a cell may be."""
    return _NOT_XML.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))[:MAX_TEXT]


def in_xml(text: str) -> str:
    """Text for XML: control characters out, marks escaped."""
    return escape(clean(text), quote=True)


def as_number(cell: float | Number, column: Column | None = None) -> tuple[float, str] | None:
    """Value and format of a number; None when it is not one that a cell may hold (infinite, or not a number)."""
    value, shown = (cell.value, cell.format) if isinstance(cell, Number) else (float(cell), "")
    if not math.isfinite(value):
        return None
    return float(value), shown or (column.format if column is not None else "")
