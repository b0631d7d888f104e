"""What the generation dialog draws: the search as a curve, the blocks as a map, in both themes."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from clefop_plugin.core.regions.track import Step
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.block_map import ABOVE, BELOW, BlockMap, MappedBlock, Marks
from clefop_plugin.gui.widgets.convergence import ConvergenceChart, longest, value_range
from clefop_plugin.gui.widgets.minimap import MiniMap

SQUARE = [[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]]
NEXT = [[(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0)]]


def themed(widget: QWidget, dark: bool) -> QWidget:
    palette = QPalette()
    ground, ink = (QColor("#2B2E33"), QColor("#EEEEEE")) if dark else (QColor("#EFEFEF"), QColor("#1B2733"))
    palette.setColor(QPalette.ColorRole.Window, ground)
    palette.setColor(QPalette.ColorRole.Base, QColor("#202326") if dark else QColor("white"))
    palette.setColor(QPalette.ColorRole.Text, ink)
    widget.setPalette(palette)
    return widget


def count(image: QImage, colour: QColor, near: int = 24) -> int:
    """Pixels of about this colour."""
    wanted = colour.getRgb()[:3]
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y).getRgb()[:3]
            found += all(abs(a - b) <= near for a, b in zip(pixel, wanted, strict=True))
    return found


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("dark", [False, True])
def test_the_curve_shows_what_is_known(qgis_app: Any, dark: bool) -> None:
    chart = themed(ConvergenceChart(), dark)
    chart.resize(420, 200)
    colours = colour_table.colours(chart.palette())
    assert count(drawn(chart), colours.alert) == 0
    chart.add([Step(0.5, "search", None, 25.0), Step(3.0, "search", None, 25.2)])
    assert chart.accessibleName().endswith("No scenario respects every limit yet")
    dotted = count(drawn(chart), colours.accent)
    assert dotted > 10
    chart.add([Step(4.0, "search", 28.9), Step(6.0, "list", 28.9, None, 30.6, 0.06, 0, 200)])
    chart.tick(8.0)
    assert chart.accessibleName().endswith("scenario 28.90, bound 30.60")
    assert count(drawn(chart), colours.accent) > dotted
    assert count(drawn(chart), colours.alert) > 10
    assert count(drawn(chart), colours.success) == 0
    chart.end(29.18, 29.18, proven=True)
    chart.tick(60.0)
    assert chart.now == 8.0, "time stops with the search"
    assert chart.accessibleName().endswith("29.18 proven")
    assert count(drawn(chart), colours.success) > 20


def test_a_plateau_keeps_two_steps(qgis_app: Any) -> None:
    chart = ConvergenceChart()
    chart.add([Step(float(i), "search", 5.0) for i in range(1000)])
    assert chart.series("objective") == [(0.0, 5.0), (999.0, 5.0)]
    chart.add([Step(1000.0, "search", 6.0)])
    assert len(chart.series("objective")) == 3


def test_a_first_bound_far_away_does_not_flatten_the_curve() -> None:
    low, high = value_range([22.0, 29.0, 29.18], [], [400.0, 30.7, 30.6])
    assert low >= 22
    assert high < 40
    low, high = value_range([], [-15.0, -20.0, -16.0], [])
    assert low < -20 < -15 < high
    low, high = value_range([1.0, 17.6], [-20.0, -15.0], [22.7])
    assert low <= -15
    low, high = value_range([1.0, 17.6], [-900.0], [22.7])
    assert low > -30
    low, high = value_range([-5.0], [], [])
    assert low < -5 < high
    assert value_range([], [25.0], [])[0] < 25 < value_range([], [25.0], [])[1]


def test_the_name_of_a_bound_that_was_met_stands_where_it_stayed_longest() -> None:
    assert longest([(0.0, 40.0), (1.0, 30.6), (9.0, 29.2)], 10.0) == 30.6
    assert longest([(0.0, 29.2)], 10.0) == 29.2


def test_the_map_of_blocks_names_and_picks_them(qgis_app: Any) -> None:
    drawing = BlockMap()
    drawing.resize(300, 200)
    colours = colour_table.colours(drawing.palette())
    blocks = (MappedBlock("a", SQUARE, BELOW, "A"), MappedBlock("b", NEXT, ABOVE, "B"))
    drawing.show_blocks(blocks, Marks(links=((0, 1),), together=((0, 1),), pins=((0, "Nord"),)))
    assert "2 blocks, 1 below the minimum, 1 above the maximum, 1 links" in drawing.accessibleName()
    assert count(drawn(drawing), colours.alert) > 500
    picked: list[str] = []
    drawing.picked.connect(picked.append)
    drawing.show()
    for x in (drawing.width() // 3, 2 * drawing.width() // 3):
        QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(x, drawing.height() // 2 - 10))
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert picked == ["a", "b"]


def test_the_small_map_outlines_the_chosen_territory(qgis_app: Any) -> None:
    drawing = MiniMap()
    drawing.show_shapes([(SQUARE, 0), (NEXT, 2)])
    drawing.resize(drawing.sizeHint())
    plain = count(drawn(drawing), QColor(colour_table.INK))
    drawing.choose(1)
    assert count(drawn(drawing), QColor(colour_table.INK)) > plain
    picked: list[int] = []
    drawing.picked.connect(picked.append)
    drawing.show()
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(drawing.width() - 20, drawing.height() // 2))
    assert picked == [1]
