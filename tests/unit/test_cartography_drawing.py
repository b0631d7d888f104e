"""Charts as drawings, labels that never overlap, colours of neighbours: no QGIS needed."""

from __future__ import annotations

import pytest
import shapely

from clefop_plugin.cartography import charts
from clefop_plugin.cartography.drawing import Circle, Drawing, Shape, Text, estimate
from clefop_plugin.cartography.placement import Placer, broken, colour_neighbours, sized


def test_svg_keeps_text_and_escapes_it() -> None:
    d = Drawing(50, 10)
    d.text(1, 5, "R&D <12\u202f%>", 8, weight=600)
    svg = d.to_svg()
    assert "R&amp;D &lt;12\u202f%&gt;</text>" in svg
    assert 'font-family="Open Sans"' in svg
    assert 'viewBox="0 0 50 10"' in svg


def test_key_strip_puts_values_in_proportion() -> None:
    d = Drawing(100, 10)
    charts.key_strip(d, 0, 5, 100, 15.0, [10.0, 15.0, 20.0], 12.5, 20.0)
    disc = next(i for i in d.items if isinstance(i, Circle))
    assert disc.x == pytest.approx(50)
    diamond = next(i for i in d.items if isinstance(i, Shape) and len(i.points) == 4 and i.points[0][0] == 25)
    assert diamond.fill == "#FFFFFF"


def test_share_bar_tells_which_names_did_not_fit() -> None:
    d = Drawing(58, 10)
    assert charts.share_bar(d, 0, 0, 58, 4, [("La Roche", 0.7), ("Fontenay-le-Comte", 0.2), ("X", 0.1)]) == [1, 2]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(5.2, 8.9, [4, 6, 8, 10]), (99.8, 104.3, [98, 100, 102, 104, 106]), (0, 1, [0, 0.5, 1])],
)
def test_round_ticks(low: float, high: float, ticks: list[float]) -> None:
    assert charts.round_ticks(low, high) == pytest.approx(ticks)


def test_periods() -> None:
    assert charts.period_position("2024-T3") == 2024.5
    assert charts.period_position("2021") == 2021
    assert charts.period_position("") is None


def test_circle_area_is_proportional() -> None:
    d = Drawing(50, 50)
    small = charts.circle(d, 10, 10, 500, [("#111111", 500)], charts.CIRCLE)
    large = charts.circle(d, 30, 30, 2000, [("#111111", 1000), ("#222222", 1000)], charts.CIRCLE)
    assert large == pytest.approx(2 * small)


def test_labels_do_not_overlap() -> None:
    placer = Placer(40, 40, estimate)
    boxes = []
    for i in range(30):
        label = placer.beside(5 + (i * 7) % 30, 5 + (i * 11) % 30, f"Commune {i}", 6)
        if label is not None:
            x = label.x - label.width / 2
            boxes.append(shapely.box(x, label.y, x + label.width, label.y + label.height))
    assert len(boxes) > 3
    touching = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.intersection(b).area > 1e-6]
    assert touching == []
    assert all(shapely.box(0, 0, 40, 40).contains(box) for box in boxes)


def test_names_stay_inside_their_polygon() -> None:
    shape = shapely.box(5, 5, 35, 12)
    label = Placer(40, 40, estimate).inside(shape, sized("La Roche-sur-Yon – Luçon", (9, 6)))
    assert label is not None
    assert shape.contains(
        shapely.box(label.x - label.width / 2, label.y, label.x + label.width / 2, label.y + label.height)
    )
    assert Placer(40, 40, estimate).inside(shapely.box(0, 0, 3, 3), sized("Trop long", (8,))) is None


def test_names_break_evenly() -> None:
    assert broken("Pays des Achards", 2) == [("Pays des Achards",), ("Pays des", "Achards")]


def test_neighbours_have_different_colours() -> None:
    cells = [shapely.box(x, y, x + 1, y + 1) for x in range(6) for y in range(6)]
    colours = colour_neighbours(cells, 5)
    for i, a in enumerate(cells):
        for j in range(i):
            if a.intersects(cells[j]):
                assert colours[i] != colours[j]


def test_long_texts_are_cut_or_wrapped() -> None:
    d = Drawing(50, 10)
    assert d.fit("Communauté de communes", 8, 20).endswith("…")
    assert len(d.wrap("un deux trois quatre cinq six", 8, 20, most=2)) == 2
    d.text(0, 0, "")
    assert not [i for i in d.items if isinstance(i, Text)]
