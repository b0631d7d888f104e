"""Small specimens of what the pages draw, each beside the words that explain it; they flow as blocks of text do."""

from __future__ import annotations

from collections.abc import Callable

from clefop_plugin.cartography import charts, palettes
from clefop_plugin.cartography.comparison_styles import BORDER_WIDTHS
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.indicator_maps import MapPlan
from clefop_plugin.cartography.map_legends import class_bar, hatched
from clefop_plugin.cartography.pages.flow import LEADING, Block
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, ordinal, percent, signed, tr
from clefop_plugin.core.training import domain_label

#: Width of a specimen, and size of what is said beside it.
SPECIMEN, SIZE = 22.0, 7.0
#: Draws at the left (x) and the middle (y) of its room.
Mark = Callable[[Drawing, float, float], None]


def beside(mark: Mark, term: str, text: str, least: float = 0.0, above: float = 1.6) -> Block:
    """A specimen and, at its right, a term in bold and what it means; ``least`` the height of the specimen."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        lines = d.wrap(text, SIZE, w - SPECIMEN)
        step = SIZE * PT * LEADING
        height = step * (len(lines) + bool(term))
        bottom = y + max(height, least)
        mark(d, x, (y + bottom) / 2)
        base = (y + bottom - height) / 2 + step * 0.76
        if term:
            d.text(x + SPECIMEN, base, d.fit(term, SIZE, w - SPECIMEN, 600), SIZE, weight=600)
            base += step
        for position, line in enumerate(lines):
            d.text(x + SPECIMEN, base + position * step, line, SIZE, colour=palettes.SECONDARY)
        return bottom

    return Block(draw, above)


def line_mark(colour: str, width: float, dash: tuple[float, ...] = (), casing: float = 0.0) -> Mark:
    """A line as maps and charts draw it; ``casing`` is the width of the white line under it, on a colour."""

    def mark(d: Drawing, x: float, y: float) -> None:
        if casing or colour == palettes.WHITE:
            d.rect(x, y - 1.9, SPECIMEN - 5, 3.8, palettes.TERRITORIES[0])
        if casing:
            d.line([(x, y), (x + SPECIMEN - 5, y)], palettes.WHITE, casing)
        d.line([(x, y), (x + SPECIMEN - 5, y)], colour, width, dash)

    return mark


def strip_block() -> Block:
    """The position strip with the name of each of its parts."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        peers = (0.0, 6.0, 14.0, 22.0, 31.0, 40.0, 47.0, 55.0, 71.0, 84.0, 100.0)
        middle, own, around, region = y + 8.6, 71.0, 40.0, 22.0
        charts.key_strip(d, x + 1, middle, w - 2, own, peers, around, region)

        def at(value: float) -> float:
            return x + 1 + (w - 2) * value / 100

        for value, words, up in (
            (region, tr("the region"), True),
            (around, tr("its département"), False),
            (own, tr("the territory"), True),
        ):
            ends = (middle - 2.2, middle - 4.2) if up else (middle + 2.0, middle + 4.0)
            d.line([(at(value), ends[0]), (at(value), ends[1])], palettes.MUTED, 0.15)
            base = middle - 5.0 if up else middle + 6.4
            d.text(at(value), base, words, SIZE, weight=600, anchor="middle")
        d.text(x, middle + 6.4, tr("the lowest"), SIZE, colour=palettes.SECONDARY)
        d.text(x + w, middle + 6.4, tr("the highest"), SIZE, colour=palettes.SECONDARY, anchor="end")
        return middle + 7.8

    return Block(draw, 2.0)


def rank_mark(d: Drawing, x: float, y: float) -> None:
    """The marks of a rank, 4th of 18."""
    charts.rank_marks(d, x, y, SPECIMEN - 5, 4, 18)


def value_mark(text: str, sure: bool = True, known: bool = True) -> Mark:
    """A value as tables write it."""

    def mark(d: Drawing, x: float, y: float) -> None:
        colour = palettes.INK if known else palettes.MUTED
        weight = 600 if known else 400
        d.text(x, y + 1.1, text, 9.0, weight=weight, colour=colour, italic=not sure)

    return mark


def value_blocks() -> list[Block]:
    """What the forms of a value mean."""
    least = f"≥{NARROW_NBSP}{number(1240)}"
    return [
        beside(
            value_mark(least),
            tr("A minimum"),
            tr(
                "Some communes are under statistical secrecy: the sum of the others is printed, the true one is higher."
            ),
        ),
        beside(
            value_mark(percent(0.124, 1), sure=False),
            tr("An estimate"),
            tr("Computed on the communes that are published; the share of the residents they cover stands beside it."),
        ),
        beside(
            value_mark(tr("secret"), False, False),
            tr("Statistical secrecy"),
            tr("Too few households or firms to be published. It is neither zero nor small."),
        ),
        beside(
            value_mark(NO_VALUE, True, False),
            tr("Not published"),
            tr("The producer gives no value here."),
        ),
    ]


def comparison_blocks() -> list[Block]:
    """The gap to the region and the rank."""
    return [
        beside(
            value_mark(f"{signed(1.2, 1)}{NARROW_NBSP}pt"),
            tr("Gap to the region"),
            tr("In points for a rate, in percent for an amount."),
        ),
        beside(
            rank_mark,
            tr("Rank: {rank} of {count}", rank=ordinal(4), count=18),
            tr("1 is the highest value, which is not always the best: think of unemployment."),
        ),
    ]


def class_block(plan: MapPlan, values: list[float]) -> Block:
    """The bar of classes of a map of this atlas."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        return class_bar(d, x, y, w, plan, values)

    return Block(draw, 2.0)


def hatch_mark(secret: bool) -> Mark:
    """A hatched box."""

    def mark(d: Drawing, x: float, y: float) -> None:
        hatched(d, x, y - 2.6, SPECIMEN - 5, 5.2, secret)

    return mark


def circles_mark(d: Drawing, x: float, y: float) -> None:
    """Nested circles of a legend."""
    radius = charts.CIRCLE * 1000**0.5
    charts.circle_legend(d, x, y - radius, 1000, charts.CIRCLE)


def domains_block() -> Block:
    """The colours of the training domains, in the order they always have."""

    def draw(d: Drawing, x: float, y: float, w: float) -> float:
        half = -(-len(palettes.DOMAINS) // 2)
        for position, (domain, colour) in enumerate(palettes.DOMAINS.items()):
            left, top = x + (position // half) * w / 2, y + (position % half) * 4.0
            d.rect(left, top + 0.4, 3.4, 2.8, colour)
            text, size = d.shrunk(typographic(domain_label(domain)), SIZE, w / 2 - 6, least=5.6)
            d.text(left + 4.8, top + 2.7, text, size)
        return y + half * 4.0

    return Block(draw, 1.8)


def pie_mark(d: Drawing, x: float, y: float) -> None:
    """A place where several domains are taught."""
    shares = [
        (palettes.DOMAINS[domain], part) for domain, part in (("commerce", 5.0), ("industrie", 3.0), ("sante", 4.0))
    ]
    charts.circle(d, x + 5.0, y, 900.0, shares, charts.CIRCLE)


def borders_mark(d: Drawing, x: float, y: float) -> None:
    """Shared borders from the softest to the hardest."""
    for position, step in enumerate((1, 3, 5, 7)):
        level = y - 4.2 + position * 2.8
        d.line([(x, level), (x + SPECIMEN - 5, level)], palettes.BORDERS[step], BORDER_WIDTHS[step])


def matrix_mark(d: Drawing, x: float, y: float) -> None:
    """Three cells of the triangle of agreement."""
    side = (SPECIMEN - 5) / 3
    for position, (step, value) in enumerate(((1, 0.55), (4, 0.75), (6, 0.95))):
        colour = palettes.MATRIX[step]
        d.rect(x + position * side, y - side / 2, side, side, colour, palettes.WHITE, 0.3)
        ink = palettes.text_on(colour)
        d.text(x + (position + 0.5) * side, y + 0.8, number(value, 2), 6.2, anchor="middle", weight=600, colour=ink)
