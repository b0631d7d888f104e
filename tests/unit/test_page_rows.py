"""Rows over areas, texts wrapped without loss, drawings moved, arrows of print, sentences on structures."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from clefop_plugin.cartography import phrases
from clefop_plugin.cartography.arrows import arrow_lines, arrow_outline, cut
from clefop_plugin.cartography.drawing import Circle, Drawing, Shape, Text
from clefop_plugin.core.dates import date_text


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    assert [date_text(day) for day in ("2024", "2024-03", "2024-03-01", "mi-juin", "")] == [
        "2024",
        "03/2024",
        "01/03/2024",
        "mi-juin",
        "",
    ]


@pytest.mark.parametrize(
    ("inside", "serving", "said"),
    [
        (8, 0, "8 support structures in the territory"),
        (1, 0, "1 support structure in the territory"),
        (8, 4, "8 support structures in the territory, 4 outside it that serve it"),
        (2, 1, "2 support structures in the territory, 1 outside it that serves it"),
        (0, 3, "3 support structures outside the territory serve it"),
        (0, 1, "1 support structure outside the territory serves it"),
    ],
)
def test_structures_are_told_apart_by_where_they_stand(inside: int, serving: int, said: str) -> None:
    assert phrases.structures(inside, serving) == said


def test_a_drawing_is_placed_in_another() -> None:
    part, whole = Drawing(10, 10), Drawing(100, 100)
    part.text(1, 2, "a")
    part.circle(3, 4, 1)
    part.line([(0, 0), (5, 5)], "#000000")
    part.link(0, 0, 4, 2, "mailto:a@example.org")
    whole.place(part, 10, 20)
    text, circle, line = whole.items
    assert isinstance(text, Text) and (text.x, text.y) == (11, 22)
    assert isinstance(circle, Circle) and (circle.x, circle.y) == (13, 24)
    assert isinstance(line, Shape) and line.points == ((10, 20), (15, 25))
    assert whole.links == [((10, 20, 4, 2), "mailto:a@example.org")]
    assert isinstance(part.items[0], Text) and part.items[0].x == 1


def test_a_printed_arrow_has_its_width_and_ends_at_its_point() -> None:
    curve = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (40.0, 0.0)]
    outline = arrow_outline(curve, 4.0)
    assert (40.0, 0.0) in outline
    body = [y for x, y in outline if x <= 10]
    assert (min(body), max(body)) == pytest.approx((-2.0, 2.0))
    assert max(abs(y) for _, y in outline) > 2.0
    short = arrow_outline([(0.0, 0.0), (2.0, 0.0)], 4.0)
    assert max(x for x, _ in short) == pytest.approx(2.0)
    assert min(x for x, _ in short) == pytest.approx(0.0)


def test_a_line_is_cut_at_a_length() -> None:
    assert cut([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 15.0) == [(0.0, 0.0), (10.0, 0.0), (10.0, 5.0)]
    curve = arrow_lines((0.0, 0.0), (100.0, 0.0), 0.0)[0]
    kept = cut(curve, 40.0)
    assert sum(math.dist(a, b) for a, b in pairwise(kept)) == pytest.approx(40.0)
