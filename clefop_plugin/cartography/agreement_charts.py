"""Agreement of zonings as charts: the heat map of zonings against zonings, the flows from zones to zones.

Pure functions, like ``charts.py``: the same drawing serves the report, the panel and a page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.flow_layout import main_partner, order_left, order_right, ribbon_ends
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.agreement import AgreementResult
from clefop_plugin.services.choice import NamedZoning

Floats = npt.NDArray[np.float64]

LABEL_WIDTH = 52.0
CELL = 19.0
#: Under this, columns are named by the number of their row.
NARROW = 12.0
#: Widest matrix, millimetres; cells shrink beyond it.
MATRIX_WIDTH = 220.0
SMALLEST_TEXT = 5.5
#: Room of one zone of the flow chart, millimetres: a line of its label.
ZONE_ROOM = 4.4
BAR = 3.0
CURVE_STEPS = 16


def heat_map(found: AgreementResult) -> Drawing:
    """Lower triangle of V-measures, number of zones on the diagonal, row and column of a scenario outlined."""
    n = len(found.chosen)
    cell = min(CELL, MATRIX_WIDTH / n)
    d = Drawing(LABEL_WIDTH + max(n * cell, 2 * CELL) + 78.0, n * cell + 26.0)
    own = [zoning.id for zoning in found.chosen if zoning.is_scenario]
    breaks = triangle(d, found, cell, own)
    said = tr("the scenario against each zoning") if own else ""
    matrix_legend(d, LABEL_WIDTH + max(n * cell, 2 * CELL) + 8.0, breaks, found.weight.label, said)
    return d


def triangle(d: Drawing, found: AgreementResult, cell: float, own: Collection[str]) -> list[float]:
    """Draw the lower triangle from the top left corner of ``d``, in cells of ``cell`` millimetres, with its labels.

    ``own``: ids of the zonings whose row and column are outlined. Returns the limits of the colours.
    """
    n = len(found.chosen)
    values = _matrix(found)
    breaks = class_breaks(values[np.isfinite(values)])
    for row, zoning in enumerate(found.chosen):
        _row_label(d, zoning, row, cell, zoning.id in own)
        for column in range(row):
            _cell(d, values[row, column], column, row, cell, breaks)
        _diagonal(d, zoning.zones, row, cell)
        _column_label(d, zoning, row, cell, n, zoning.id in own)
    for position, zoning in enumerate(found.chosen):
        if zoning.id in own:
            _outline(d, position, cell, n)
    return breaks


def class_breaks(values: Floats) -> list[float]:
    """Six round limits under the highest value: the colours tell most among the zonings that agree."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    step = 0.05 if high - low <= 0.4 else 0.1
    count = len(palettes.MATRIX) - 1
    last = max(math.floor(min(high, 0.999) / step) * step, count * step)
    return [round(last - (count - 1 - i) * step, 2) for i in range(count)]


def flow_chart(found: AgreementResult, first: str, second: str) -> Drawing:
    """Zones of one zoning on the left, of another on the right, ribbons as wide as what they share.

    The ribbon to the main partner of a left zone is pale; what is cut off from it stands out.
    """
    a, b = found.zoning(first), found.zoning(second)
    table = found.table(first, second)
    left, right = table.totals(table.weight), table.turned().totals(table.weight)
    main = main_partner(table.a, table.weight)
    order_a = order_left(left, table.b, main, right)
    order_b = order_right(right, table.a, table.b, table.weight, order_a)
    height = ZONE_ROOM * max(len(left), len(right)) + 12.0
    d = Drawing(190.0, height + 14.0)
    x_a, x_b = 62.0, 128.0
    tops_a, scale = _bars(d, a, table.codes_a, left, order_a, x_a, height, "end")
    tops_b, _ = _bars(d, b, table.codes_b, right, order_b, x_b, height, "start", scale)
    places = ribbon_ends(table.a, table.b, table.weight * scale, tops_a, tops_b, order_a, order_b)
    for minor in (False, True):
        for pair, (y_a, y_b) in enumerate(places):
            if minor == (main[table.a[pair]] != pair) and table.weight[pair] > 0:
                colour = palettes.ALERT if minor else palettes.MATRIX[1]
                _ribbon(d, x_a + BAR, y_a, x_b, y_b, max(0.12, float(table.weight[pair]) * scale), colour)
    return d


def _matrix(found: AgreementResult) -> Floats:
    position = {zoning.id: i for i, zoning in enumerate(found.chosen)}
    values = np.full((len(position), len(position)), np.nan)
    for a, b, v in zip(found.pairs["zoning_a"], found.pairs["zoning_b"], found.pairs["v_measure"], strict=True):
        values[position[b], position[a]] = v
    return values


def _row_label(d: Drawing, zoning: NamedZoning, row: int, cell: float, own: bool) -> None:
    size = min(8.0, max(SMALLEST_TEXT, cell * 1.5))
    colour, weight = (palettes.ACCENT, 600) if own else (palettes.INK, 400)
    label = zoning.label if cell >= NARROW else f"{zoning.label} · {row + 1}"
    text, size = d.shrunk(label, size, LABEL_WIDTH - 4, weight)
    d.text(
        LABEL_WIDTH - 2, row * cell + cell / 2 + size * PT / 3, text, size, anchor="end", colour=colour, weight=weight
    )


def _column_label(d: Drawing, zoning: NamedZoning, column: int, cell: float, n: int, own: bool) -> None:
    colour, weight = (palettes.ACCENT, 600) if own else (palettes.INK, 400)
    x = LABEL_WIDTH + column * cell + cell / 2
    if cell < NARROW:
        d.text(x, n * cell + 4, str(column + 1), 6.0, anchor="middle", colour=colour, weight=weight)
        return
    room = cell - 0.6
    size = min(6.5, *(d.shrunk(word, 6.5, room, weight, SMALLEST_TEXT)[1] for word in zoning.label.split(" ")))
    parts = [part for word in zoning.label.split(" ") for part in _hyphenated(d, word, size, room, weight)]
    for line, text in enumerate(d.wrap(" ".join(parts), size, room, weight, most=4)):
        d.text(x, n * cell + 4 + 3 * line, text, size, anchor="middle", colour=colour, weight=weight)


def _hyphenated(d: Drawing, word: str, size: float, room: float, weight: int) -> list[str]:
    """A word, or its two halves when it is too long: cut between two syllables, nearest to the middle."""
    if d.measure(word, size, weight) <= room:
        return [word]
    if "-" in word[1:-1]:
        first, _, last = word.partition("-")
        return [first + "-", last]
    vowels = "aeiouyàâéèêëîïôùûü"
    cuts = [
        i
        for i in range(3, len(word) - 3)
        if word[i - 1].lower() in vowels and word[i].lower() not in vowels and word[i + 1].lower() in vowels
    ]
    if not cuts:
        return [word]
    cut = min(cuts, key=lambda i: abs(i - len(word) / 2))
    return [word[:cut] + "-", word[cut:]]


def _cell(d: Drawing, value: float, column: int, row: int, cell: float, breaks: Sequence[float]) -> None:
    x, y = LABEL_WIDTH + column * cell, row * cell
    if not math.isfinite(value):
        d.rect(x, y, cell, cell, palettes.TRACK_LIGHT, palettes.WHITE, 0.4)
        return
    colour = palettes.MATRIX[int(np.searchsorted(breaks, value, side="right"))]
    d.rect(x, y, cell, cell, colour, palettes.WHITE, 0.4)
    size = min(9.0, max(4.2, cell * 0.9))
    d.text(
        x + cell / 2,
        y + cell / 2 + size * PT / 3,
        number(value, 2),
        size,
        anchor="middle",
        weight=600,
        colour=palettes.text_on(colour),
    )


def _diagonal(d: Drawing, count: int, row: int, cell: float) -> None:
    x, y = LABEL_WIDTH + row * cell, row * cell
    d.rect(x, y, cell, cell, palettes.OUTSIDE, palettes.WHITE, 0.4)
    size = min(8.0, max(4.2, cell * 0.8))
    d.text(x + cell / 2, y + cell / 2 + size * PT / 3, number(count), size, anchor="middle", colour=palettes.MUTED)


def _outline(d: Drawing, position: int, cell: float, n: int) -> None:
    """Outline of the row and the column of a scenario, in one line."""
    x, y = LABEL_WIDTH, position * cell
    right, bottom = x + (position + 1) * cell, n * cell
    corner = x + position * cell
    points = [(x, y), (right, y), (right, bottom), (corner, bottom), (corner, y + cell), (x, y + cell)]
    d.polygon(points, "", palettes.ALERT, 0.5)


def matrix_legend(d: Drawing, x: float, breaks: Sequence[float], weight: str, outlined: str, y: float = 4.0) -> float:
    """Legend of the triangle, 66 mm wide, from the baseline ``y``; returns its bottom.

    ``weight``: what the measure counts. ``outlined``: what the outlined row and column are, "" for none.
    """
    y = d.paragraph(x, y, tr("Agreement (V-measure), weight: {weight}", weight=weight), 8, 66, weight=600)
    for position, colour in enumerate(palettes.MATRIX):
        d.rect(x + 9 * position, y, 9, 4, colour)
    for position, value in enumerate(breaks):
        d.text(x + 9 * (position + 1), y + 8, number(value, 2), 6, anchor="middle", colour=palettes.MUTED)
    y += 13
    for sentence in (
        tr("1: the two zonings are the same"),
        tr("0: knowing one tells nothing of the other"),
        tr("On the diagonal, the number of zones"),
    ):
        y = d.paragraph(x, y, sentence, 6.8, 66, colour=palettes.SECONDARY)
    if outlined:
        d.rect(x, y - 1.6, 6, 3, "", palettes.ALERT, 0.5)
        d.text(x + 8, y + 0.8, outlined, 6.8, colour=palettes.SECONDARY)
        y += 3.0
    return y


def _bars(
    d: Drawing,
    zoning: NamedZoning,
    codes: Sequence[str],
    weights: Floats,
    order: Sequence[int],
    x: float,
    height: float,
    anchor: str,
    scale: float = 0.0,
) -> tuple[Floats, float]:
    """Draw the zones of one side from top to bottom; returns the top of each and the millimetres of one unit."""
    label_x = x - 1.5 if anchor == "end" else x + BAR + 1.5
    d.text(label_x, 4, zoning.label, 8, anchor=anchor, weight=600, colour=palettes.ACCENT)
    room = max(1.0, height - 1.6 * len(weights))
    scale = scale or room / max(float(weights.sum()), 1e-9)
    gap = max(0.4, (height - float(weights.sum()) * scale) / max(1, len(weights)))
    tops, y, last = np.zeros(len(weights)), 9.0, -9.0
    for position in order:
        tall = float(weights[position]) * scale
        tops[position] = y
        d.rect(x, y, BAR, max(tall, 0.12), palettes.SECONDARY)
        middle = y + tall / 2
        if middle - last >= 2.4:
            text = d.fit(zoning.zone_name(codes[position]), 6, 50)
            d.text(label_x, middle + 0.7, text, 6, anchor=anchor)
            last = middle
        y += tall + gap
    return tops, scale


def _ribbon(d: Drawing, x1: float, y1: float, x2: float, y2: float, thick: float, colour: str) -> None:
    steps = [i / CURVE_STEPS for i in range(CURVE_STEPS + 1)]
    top = [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t * t * (3 - 2 * t)) for t in steps]
    d.polygon([*top, *((x, y + thick) for x, y in reversed(top))], colour)
