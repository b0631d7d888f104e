"""Text that flows: titles, paragraphs and rows measured once, then laid in columns and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.pages.table_rows import kept_together

SIZE, LEADING = 7.4, 1.4
#: By how much columns that are balanced are shortened at a time, millimetres.
STEP = 4.0
#: Draws at (x, y, width) and returns the bottom.
Draw = Callable[[Drawing, float, float, float], float]


@dataclass(frozen=True)
class Block:
    """Something that is never cut: what draws it, the space above it; ``keep`` holds it with what follows."""

    draw: Draw
    above: float = 0.0
    keep: bool = False


def title(text: str, size: float = 9.5, above: float = 5.0) -> Block:
    """A heading, with a rule below."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        line, fitted = d.shrunk(text, size, w, 600)
        d.text(x, y + size * PT, line, fitted, weight=600, colour=palettes.ACCENT)
        d.rule(x, y + size * PT + 1.7, w, palettes.BAR, 0.25)
        return y + size * PT + 2.6

    return Block(draw, above, keep=True)


def paragraph(
    text: str, weight: int = 400, colour: str = palettes.INK, size: float = SIZE, above: float = 1.4
) -> Block:
    """A paragraph."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        for line in d.wrap(text, size, w, weight):
            y += size * PT * LEADING
            d.text(x, y - size * PT * 0.32, line, size, weight=weight, colour=colour)
        return y

    return Block(draw, above)


def defined(term: str, text: str, above: float = 1.6) -> Block:
    """A term in bold on its own line, what it means below."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        y = paragraph(term, 600).draw(d, x, y, w)
        return paragraph(text, colour=palettes.SECONDARY).draw(d, x, y, w)

    return Block(draw, above)


def bullet(text: str, above: float = 1.0) -> Block:
    """An item of a list."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        d.circle(x + 0.9, y + SIZE * PT * 0.78, 0.42, palettes.ACCENT)
        return paragraph(text).draw(d, x + 3.0, y, w - 3.0)

    return Block(draw, above)


def row(name: str, value: str, share: float = 0.42, above: float = 0.0) -> Block:
    """A name and its value side by side, over a hairline; both may take several lines."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        left = paragraph(name, colour=palettes.SECONDARY).draw(d, x, y + 0.7, w * share - 2)
        right = paragraph(value).draw(d, x + w * share, y + 0.7, w * (1 - share))
        bottom = max(left, right) + 0.6
        d.rule(x, bottom, w, palettes.HAIRLINE)
        return bottom

    return Block(draw, above)


def height_of(block: Block, width: float, measure: Callable[[str, float, int], float]) -> float:
    """Height a block takes in a column of ``width`` millimetres."""
    return block.draw(Drawing(width, 1.0, measure), 0.0, 0.0, width)


def columns(
    blocks: Iterable[Block], width: float, heights: Callable[[int], float], measure: Callable[[str, float, int], float]
) -> list[list[Block]]:
    """Blocks by column: ``heights`` gives the room of the column of a rank. A title never ends a column."""
    found: list[list[Block]] = [[]]
    left = heights(0)
    for group in kept_together(blocks):
        tall = [height_of(block, width, measure) for block in group]
        needed = sum(tall) + sum(block.above for block in group)
        if found[-1] and needed > left:
            found.append([])
            left = heights(len(found) - 1)
        found[-1] += group
        left -= needed
    return found


def balanced(
    blocks: Sequence[Block], width: float, height: float, measure: Callable[[str, float, int], float]
) -> list[list[Block]]:
    """Blocks that fit in two columns of ``height``, in two columns about as tall."""
    tall = height
    found = columns(blocks, width, lambda _rank: height, measure)
    while tall > STEP:
        tall -= STEP
        shorter = columns(blocks, width, lambda _rank, most=tall: most, measure)  # type: ignore[misc]
        if len(shorter) > 2:
            break
        found = shorter
    return found


def draw_column(d: Drawing, blocks: Sequence[Block], x: float, y: float, width: float) -> float:
    """Draw the blocks one below the other; the first stands at the top. Returns the bottom."""
    for position, block in enumerate(blocks):
        y = block.draw(d, x, y + (block.above if position else 0.0), width)
    return y
