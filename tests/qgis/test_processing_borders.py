"""Shared borders, run as users run it: lines, style, legend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsProcessingException,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from clefop_plugin.cartography.comparison_styles import BORDER_WIDTHS, border_classes

Run = Callable[..., dict[str, Any]]


def test_lines_of_three_zonings(run: Run, small_workspace: Path, feedback: Any) -> None:
    results = run(
        "sharedborders",
        WORKSPACE=str(small_workspace),
        ZONINGS="epci;ze2020;dep",
        WEIGHTS="epci=2",
        OUTPUT="memory:",
    )
    layer = results["OUTPUT"]
    assert layer.crs().authid() == "EPSG:2154" and results["BORDERS"] == layer.featureCount()
    rows = [f for f in layer.getFeatures() if not f["outer"]]
    # Each side is 5 km: epci and dep share the vertical line of the middle, three sides long.
    both = [f for f in rows if f["count"] == 2]
    assert {f["zonings"] for f in both} == {"epci;dep"} and {f["weight"] for f in both} == {3.0}
    assert sum(f["length_m"] for f in both) == pytest.approx(15_000)
    assert all(f.geometry().length() == pytest.approx(f["length_m"]) for f in layer.getFeatures())
    outer = [f for f in layer.getFeatures() if f["outer"]]
    assert sum(f["length_m"] for f in outer) == pytest.approx(2 * (15_000 + 20_000))
    assert not any(f["right_code"] for f in outer)
    assert "zonings or more share" in feedback.text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ZONINGS": " ; "}, "at least one zoning"),
        ({"WEIGHTS": "epci=beaucoup"}, "cannot be read"),
        ({"WEIGHTS": "dep=2"}, "not among"),
        ({"ZONINGS": "canton"}, "canton"),
    ],
)
def test_what_cannot_be_drawn_is_told(run: Run, small_workspace: Path, given: dict[str, str], words: str) -> None:
    common = {"WORKSPACE": str(small_workspace), "ZONINGS": "epci;ze2020", "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match=words):
        run("sharedborders", **(common | given))


def test_the_loaded_layer_has_its_style_and_a_legend_in_words(
    provider: Any, small_workspace: Path, feedback: Any, load_results: Callable[..., dict[str, Any]]
) -> None:
    parameters = {"WORKSPACE": str(small_workspace), "ZONINGS": "epci;ze2020;dep", "OUTPUT": "TEMPORARY_OUTPUT"}
    results = load_results("clefop:sharedborders", parameters, feedback=feedback)
    layer = QgsProject.instance().mapLayer(results["OUTPUT"])
    assert isinstance(layer, QgsVectorLayer)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsRuleBasedRenderer) and renderer.orderByEnabled()
    rules = renderer.rootRule().children()
    assert [rule.label() for rule in rules] == [
        "all 3 zonings: hard line · 0 km",
        "2 zonings · 15 km",
        "1 zoning: soft line · 35 km",
        "coast and outer limit",
    ]
    widths = [rule.symbol().width() for rule in rules[:3]]
    assert widths == sorted(widths, reverse=True) and widths[0] == BORDER_WIDTHS[-1]
    # Every line falls in one class and one only.
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    for feature in layer.getFeatures():
        context.setFeature(feature)
        matches = [rule for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)]
        assert len(matches) == 1, feature.attributes()
    QgsProject.instance().clear()


@pytest.mark.parametrize("zonings", [1, 3, 7, 8, 12, 40])
def test_classes_hold_every_number_of_zonings_once(zonings: int) -> None:
    classes = border_classes(zonings)
    assert [n for low, high in classes for n in range(low, high + 1)] == list(range(1, zonings + 1))
    assert len(classes) <= 7
