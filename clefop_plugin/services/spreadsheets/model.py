"""A book of sheets, with lists of choices for its cells; and text made fit for the XML of a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

#: Longest text of a cell: XLSX allows 32,767 characters.
MAX_TEXT = 32_000
#: Rows below the data where the lists of choices are offered too.
BLANK_ROWS = 500
#: What a cell may hold.
Cell = str | float
_NOT_XML = re.compile("[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Column:
    """A column: its title, its width (cm), and the title of the column of ``Book.lists`` that holds its choices."""

    title: str
    width: float = 4.0
    choices: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its columns, its rows; ``titled`` whether the first row shows the titles.

    A cell is text, or a number, which stays one in the spreadsheet; a code is text.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    titled: bool = True


@dataclass(frozen=True)
class Book:
    """Sheets in their order; ``lists`` is the sheet whose columns are the lists of choices, written last."""

    sheets: tuple[Sheet, ...]
    lists: Sheet

    @property
    def everything(self) -> tuple[Sheet, ...]:
        """The sheets, the lists last."""
        return (*self.sheets, self.lists)

    def choices(self, title: str) -> tuple[str, int] | None:
        """Letter of the column of a list, and its number of choices; None when it is empty or absent."""
        for rank, column in enumerate(self.lists.columns):
            if column.title == title:
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


def clean(text: str) -> str:
    """Text without the characters that XML, and so a cell, cannot hold; cut at the longest that a cell may be."""
    return _NOT_XML.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))[:MAX_TEXT]


def in_xml(text: str) -> str:
    """Text for XML: control characters out, marks escaped."""
    return escape(clean(text), quote=True)
