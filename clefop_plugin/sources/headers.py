"""Where the column names of a table are: under title rows, on one row or two (labels and codes), and what they are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clefop_plugin.core.codes import MISSING, SECRET
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr

#: The column names are looked for on the first rows, with a few more rows to know the width of the table.
HEADER_ROWS = 15
HEAD_ROWS = HEADER_ROWS + 30
MAX_COLUMNS = 16_384

_FIGURE = re.compile(r"\s*-?\d+[.,]?\d*\s*")
_NUMBER = re.compile(r"\s*[+-]?[\d\s\u00a0\u202f]*\d[.,]?\d*\s*%?\s*")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*|\d{4}[-_]?[TQMS]\d{1,2}")
_MARKS = SECRET | MISSING
#: What it takes to see a second row of names: later rows, and columns of figures.
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


@dataclass(frozen=True)
class Header:
    """The column names, the rank of their row among the first rows, of the first row of data, and why they are there.

    ``labels`` gives the label of each column when a second row of names has it.
    """

    row: int
    body: int
    names: tuple[str, ...]
    why: str
    labels: dict[str, str] = field(default_factory=dict)


def simplify(name: str) -> str:
    """A column name without case, accents or punctuation: ``Code INSEE`` and ``code_insee`` are one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", plain)


def find_header(name: str, head: Sequence[Sequence[str]], lines: Sequence[int], asked: int = 0) -> Header:
    """The column names among the first rows ``head`` of the file ``name``, whose lines are ``lines``.

    ``asked`` is the line the user gives, 0 to look for it. Raises InputError when there is none, or too many columns.
    """
    if asked:
        row, why = _row_of(name, head, lines, asked), tr("chosen by the user")
        return _header(name, head, row, row + 1, why)
    found = _header_row(head)
    if found is None:
        raise InputError(tr("{name} holds no table: no row of column names was found.", name=name))
    if _is_second(head, found):
        return _header_of_two(name, head, found)
    if found:
        why = tr("the first row as wide as the table whose cells are words: the rows above it are titles")
    else:
        why = tr("the first row: its cells are words")
    return _header(name, head, found, found + 1, why)


def _row_of(name: str, head: Sequence[Sequence[str]], lines: Sequence[int], asked: int) -> int:
    rows = [row for row, line in enumerate(lines[: len(head)]) if line == asked]
    if not rows or not any(cell.strip() for cell in head[rows[0]]):
        raise InputError(
            tr(
                "{name} has no column names on line {line}: it is empty, or beyond the first {count} rows.",
                name=name,
                line=asked,
                count=number(len(head)),
            )
        )
    return rows[0]


def _header_row(head: Sequence[Sequence[str]]) -> int | None:
    """The first row as wide as the table whose cells are filled and are not figures."""
    filled = [sum(1 for cell in row if cell.strip()) for row in head]
    if not filled or max(filled) == 0:
        return None
    wide = max(filled)
    usual = Counter(count for count in filled if count > 1).most_common(1)
    target = min(wide, usual[0][0]) if usual else wide
    for rank, row in enumerate(head[:HEADER_ROWS]):
        if filled[rank] < max(1, 0.6 * target):
            continue
        figures = sum(1 for cell in row if _FIGURE.fullmatch(cell))
        if figures * 2 <= filled[rank] or target == 1:
            return rank
    return filled.index(wide)


def _is_second(head: Sequence[Sequence[str]], first: int) -> bool:
    """Whether the row after the first row of names names the columns again: words where all later rows have figures.

    It takes several columns and rows to say so: a first row of data may well have a word where the next has a figure.
    """
    after = [row for row in head[first + 2 :] if any(cell.strip() for cell in row)]
    if first + 1 >= len(head) or len(after) < _FEWEST_ROWS:
        return False
    words = columns = 0
    for column, cell in enumerate(head[first + 1]):
        later = [row[column].strip() for row in after if column < len(row)]
        later = [text for text in later if text not in _MARKS]
        if later and sum(1 for text in later if _NUMBER.fullmatch(text)) >= 0.8 * len(later):
            columns += 1
            text = cell.strip()
            words += bool(text) and text not in _MARKS and not _NUMBER.fullmatch(text)
    return columns >= _FEWEST_COLUMNS and words >= 0.8 * columns


def _header_of_two(name: str, head: Sequence[Sequence[str]], first: int) -> Header:
    """Two rows of names: that of codes names the columns, the other gives their labels."""
    codes = max((first, first + 1), key=lambda row: (_identifiers(head[row]), -row))
    labels = 2 * first + 1 - codes
    if codes > labels:
        why = tr("two rows of names: this one has the codes, the one above has the labels")
    else:
        why = tr("two rows of names: this one has the codes, the one below has the labels")
    found = _header(name, head, codes, first + 2, why)
    texts = [" ".join(cell.split()) for cell in head[labels]]
    return Header(found.row, found.body, found.names, why, dict(zip(found.names, texts, strict=False)))


def _identifiers(row: Sequence[str]) -> float:
    filled = [cell.strip() for cell in row if cell.strip()]
    return sum(1 for cell in filled if _IDENTIFIER.fullmatch(cell)) / len(filled) if filled else 0.0


def _header(name: str, head: Sequence[Sequence[str]], row: int, body: int, why: str) -> Header:
    names = column_names(head[row])
    if len(names) > MAX_COLUMNS:
        raise InputError(
            tr(
                "{name} has {count} columns, more than the {most} that can be read. Keep the useful ones.",
                name=name,
                count=number(len(names)),
                most=number(MAX_COLUMNS),
            )
        )
    return Header(row, body, names, why)


def column_names(row: Sequence[str]) -> tuple[str, ...]:
    """Column names as written; an empty one is named by its rank, a repeated one gets a number."""
    width = len(row)
    while width > 1 and not row[width - 1].strip():
        width -= 1
    seen: Counter[str] = Counter()
    names: list[str] = []
    taken: set[str] = set()
    for rank, cell in enumerate(row[:width], start=1):
        plain = name = " ".join(cell.replace("\ufeff", "").split()) or f"column_{rank}"
        while name in taken:
            seen[plain] += 1
            name = f"{plain}_{seen[plain] + 1}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def decimal_mark(body: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The decimal mark met in the first rows ("" when no cell tells it), and what it rests on."""
    cells = [cell for row in body for cell in row]
    commas = sum(1 for cell in cells if re.fullmatch(r"\s*-?\d[\d\s\u00a0\u202f]*,\d+\s*%?\s*", cell))
    points = sum(1 for cell in cells if re.fullmatch(r"\s*-?\d[\d\s\u00a0\u202f]*\.\d+\s*%?\s*", cell))
    if not commas and not points:
        return "", tr("no cell of the first rows has decimals")
    mark, count = (",", commas) if commas > points else (".", points)
    return mark, tr("met in {count} cells of the first rows", count=number(count))
