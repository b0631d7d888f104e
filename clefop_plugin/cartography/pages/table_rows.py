"""Rows that fill one area after the other, on as many pages as they need: nothing is cut, no heading ends an area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import PT, Drawing

LEADING = 1.32


@dataclass(frozen=True)
class Row:
    """A row ``height`` millimetres tall; ``draw`` writes it at the left of a drawing, from the top it is given.

    ``keep`` holds it together with the row that follows.
    """

    height: float
    draw: Callable[[Drawing, float], None]
    keep: bool = False


@dataclass(frozen=True)
class Line:
    """A text of a cell, wrapped to the width of its column; ``link`` where it leads on a screen."""

    text: str
    size: float = 6.6
    colour: str = palettes.SECONDARY
    weight: int = 400
    link: str = ""


class Kept(Protocol):
    """What may have to stay with what follows it."""

    @property
    def keep(self) -> bool:
        """Whether it does."""


Part = TypeVar("Part", bound=Kept)


def kept_together(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts in groups that must not be separated."""
    groups: list[list[Part]] = []
    held = False
    for part in parts:
        if not held:
            groups.append([])
        groups[-1].append(part)
        held = part.keep
    return groups


def filled(rows: Sequence[Row], heights: Sequence[float]) -> list[list[Row]]:
    """The rows by area: the first areas have these heights, those after the height of the last one.

    A row taller than an area has one for itself.
    """
    areas: list[list[Row]] = [[]]
    left = heights[0]
    for chunk in kept_together(rows):
        needed = sum(row.height for row in chunk)
        if areas[-1] and needed > left:
            areas.append([])
        if not areas[-1]:
            left = heights[min(len(areas), len(heights)) - 1]
            # An area too small for what comes first stays empty when the next one is taller.
            if needed > left and len(areas) < len(heights) and heights[len(areas)] > left:
                areas.append([])
                left = heights[min(len(areas), len(heights)) - 1]
        areas[-1] += chunk
        left -= needed
    return areas


def draw_rows(d: Drawing, rows: Sequence[Row], y: float) -> float:
    """Draw rows one under the other; returns the bottom of the last one."""
    for row in rows:
        row.draw(d, y)
        y += row.height
    return y


def cells_row(d: Drawing, columns: Sequence[tuple[float, float]], cells: Sequence[Sequence[Line]], pad: float) -> Row:
    """A row of a table: ``columns`` (left, width), and the lines of each; as tall as the tallest cell.

    ``d`` only measures the texts; ``pad`` is the room kept above and below them.
    """
    laid = [_laid(d, cell, width) for (_, width), cell in zip(columns, cells, strict=True)]
    height = max(sum(_step(line) for line in cell) for cell in laid) + 2 * pad

    def draw(to: Drawing, y: float) -> None:
        for (x, width), cell in zip(columns, laid, strict=True):
            level = y + pad
            for line in cell:
                level += _step(line)
                base = level - line.size * PT * 0.32
                taken = to.text(x, base, line.text, line.size, colour=line.colour, weight=line.weight)
                to.link(x, level - _step(line), min(taken, width), _step(line), line.link)
        to.rule(0, y + height, to.width, palettes.HAIRLINE)

    return Row(height, draw)


def _laid(d: Drawing, cell: Sequence[Line], width: float) -> list[Line]:
    return [
        Line(text, line.size, line.colour, line.weight, line.link)
        for line in cell
        if line.text
        for text in wrapped(d, line.text, line.size, width, line.weight)
    ]


def _step(line: Line) -> float:
    return line.size * PT * LEADING


def wrapped(d: Drawing, text: str, size: float, width: float, weight: int = 400) -> list[str]:
    """The text in lines no wider than ``width``: at spaces, else after the signs of an address, else anywhere."""
    lines: list[str] = []
    current = ""
    for piece in _pieces(d, text, size, width, weight):
        longer = current + piece
        if current and d.measure(longer.rstrip(), size, weight) > width:
            lines.append(current.rstrip())
            longer = piece.lstrip(" ")
        current = longer
    return [*lines, current.rstrip()] if current.strip() else lines


def _pieces(d: Drawing, text: str, size: float, width: float, weight: int) -> list[str]:
    """Words with the space after them; those too wide are cut."""
    found: list[str] = []
    for word in text.split(" "):
        parts = [word]
        if d.measure(word, size, weight) > width:
            parts = _cut_after_signs(word)
        for part in parts:
            while d.measure(part, size, weight) > width and len(part) > 1:
                most = next(
                    n for n in range(len(part) - 1, 0, -1) if n == 1 or d.measure(part[:n], size, weight) <= width
                )
                found.append(part[:most])
                part = part[most:]
            found.append(part)
        found[-1] += " "
    return found


def _cut_after_signs(word: str) -> list[str]:
    parts, current = [], ""
    for character in word:
        current += character
        if character in "@.-_/":
            parts.append(current)
            current = ""
    return [*parts, current] if current else parts
