"""The values a heat map shows, on plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class Matrix:
    """What a heat map shows. ``values[i][j]`` is that of row i and column j, NaN for none; only the lower triangle is
    drawn when ``symmetric``. ``counts`` stand on the diagonal; ``outlined`` is the row and column set apart; cells in
    ``partial`` rest on a part of the region only, which a notch says."""

    title: str
    names: Sequence[str]
    counts: Sequence[int]
    values: Sequence[Sequence[float]]
    breaks: Sequence[float]
    symmetric: bool = True
    outlined: int | None = None
    partial: frozenset[Cell] = frozenset()

    def has(self, cell: Cell) -> bool:
        """Whether a cell is one of a pair that is drawn."""
        row, column = cell
        inside = 0 <= row < len(self.names) and 0 <= column < len(self.names)
        return inside and row != column and (column < row or not self.symmetric)
