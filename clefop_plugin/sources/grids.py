"""Rows of cells before their columns are known: the first ones to find the names, then the body as an array."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.cells import ArrayCells, Cells
from clefop_plugin.sources.headers import HEAD_ROWS

MAX_CELLS = 150_000_000


@dataclass(frozen=True)
class Body:
    """The rows that are not blank, their lines, and the lines with too many or too few cells."""

    cells: Cells
    lines: Sequence[int]
    long_lines: tuple[int, ...] = ()
    short_lines: tuple[int, ...] = ()


class Grid(ABC):
    """Rows of text cells."""

    @abstractmethod
    def head(self) -> tuple[list[list[str]], Sequence[int]]:
        """The first rows and their lines."""

    @abstractmethod
    def body(self, start: int, width: int) -> Body:
        """The rows from rank ``start``, cut or completed to ``width`` cells."""


class RowGrid(Grid):
    """Rows already cut into cells; ``ragged`` when a row of another length is a fault to tell."""

    def __init__(self, name: str, rows: list[list[str]], lines: Sequence[int], ragged: bool = False) -> None:
        self._name = name
        self._rows = rows
        self._lines = lines
        self._ragged = ragged

    def head(self) -> tuple[list[list[str]], Sequence[int]]:
        """See :class:`Grid`."""
        return self._rows[:HEAD_ROWS], self._lines

    def body(self, start: int, width: int) -> Body:
        """See :class:`Grid`."""
        kept: list[list[str]] = []
        lines: list[int] = []
        long: list[int] = []
        short: list[int] = []
        for rank in range(start, len(self._rows)):
            row, line = self._rows[rank], self._lines[rank]
            if not any(cell.strip() for cell in row) and (not self._ragged or len(row) < 2):
                continue
            if self._ragged and any(cell.strip() for cell in row[width:]):
                long.append(line)
            elif self._ragged and len(row) < width:
                short.append(line)
            kept.append(row)
            lines.append(line)
        refuse_too_many(self._name, len(kept) * width, sum(map(len, self._rows)))
        kept = [row if len(row) == width else (row + [""] * (width - len(row)))[:width] for row in kept]
        cells = np.array(kept, dtype=object).reshape(len(kept), width)
        return Body(ArrayCells(np.asfortranarray(cells)), tuple(lines), tuple(long), tuple(short))


class StreamGrid(Grid):
    """Rows whose columns are known, that stay in their file; their lines are their ranks."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def head(self) -> tuple[list[list[str]], Sequence[int]]:
        """See :class:`Grid`."""
        rows, columns = self._cells.shape
        first = np.arange(min(HEAD_ROWS, rows))
        texts = [self._cells.column(column, first).tolist() for column in range(columns)]
        return [list(row) for row in zip(*texts, strict=True)], range(1, len(first) + 1)

    def body(self, start: int, width: int) -> Body:
        """See :class:`Grid`."""
        return Body(self._cells, range(1, self._cells.shape[0] + 1))


def refuse_too_many(name: str, cells: int, written: int) -> None:
    """InputError for a table of too many cells, or many more than the file has: its rows are too uneven."""
    if cells > MAX_CELLS or cells > 20 * written + 1_000_000:
        raise InputError(
            tr(
                "{name} would make a table of {count} cells, too large to be read. "
                "Keep the rows of the region and the useful columns.",
                name=name,
                count=number(cells),
            )
        )


def as_text(value: Any) -> str:
    """A value read from a typed file as a cell: no trace of binary arithmetic, a date as AAAA-MM-JJ, "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(value)
