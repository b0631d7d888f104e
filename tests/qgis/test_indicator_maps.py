"""Maps of an indicator: classes, legend, hatching, circles, what the layer says of itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import (
    QgsDataDefinedSizeLegend,
    QgsLinePatternFillSymbolLayer,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from clefop_plugin.cartography import indicator_maps as maps
from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.result_layers import Rows, features
from clefop_plugin.services.indicator_map import IndicatorMap

pytestmark = pytest.mark.usefixtures("qgis_app")


def made(kind: str = "ratio", values: tuple[float, ...] = (1, 2, 2.5, 8, 9, 15, 16, 30, 31, 60)) -> IndicatorMap:
    """Squares in a row: those of ``values``, then one that is secret and one without a value."""
    value = [*values, np.nan, np.nan]
    rows = pd.DataFrame(
        {
            "code": [f"{i:02d}" for i in range(len(value))],
            "name": [f"Zone {i}" for i in range(len(value))],
            "value": value,
            "status": ["ok"] * (len(values) - 1) + ["estimated", "secret", "missing"],
            "lower_bound": [False] * len(value),
            "coverage": [1.0] * len(value),
            "geom": [shapely.box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(len(value))],
        }
    )
    return IndicatorMap(
        "rate", "Taux", "%", kind, 1, "2021", "Scénario 1", "Région", 10.0, "Recensement", "Insee", "Licence Ouverte",
        "Ce que c’est.", rows,
    )  # fmt: skip


def filled(rows: Rows) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{rows.geometry}?crs=EPSG:2154", "map", "memory")
    layer.dataProvider().addAttributes(rows.fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(features(rows, layer.fields(), 0, len(rows.values)))
    return layer


def ground(plan: maps.MapPlan) -> QgsVectorLayer:
    layer = filled(plan.ground)
    maps.style_ground(plan, layer)
    return layer


def drawn(layer: QgsVectorLayer) -> dict[str, list[str]]:
    """Legend text of the rules that draw each territory."""
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    found = {}
    keys = {rule.ruleKey(): rule.label() for rule in renderer.rootRule().descendants() if rule.symbol()}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        found[feature["code"]] = sorted(
            keys[key] for key in renderer.legendKeysForFeature(feature, context) if key in keys
        )
    renderer.stopRender(context)
    return found


def test_a_ratio_has_five_classes_that_hold_every_value_once() -> None:
    plan = maps.plan_map(made())
    layer = ground(plan)
    assert [c.colour for c in plan.classes] == list(palettes.SEQUENTIAL)
    assert [c.label for c in plan.classes] == [
        "1.0 to 2.5",
        "2.5 to 9.0",
        "9.0 to 16.0",
        "16.0 to 31.0",
        "31.0 to 60.0",
    ]
    found = drawn(layer)
    assert found["00"] == found["02"] == ["1.0 to 2.5"]
    assert found["09"] == ["31.0 to 60.0"]
    assert all(len(labels) == 1 for labels in found.values())
    assert plan.method.startswith("5 natural classes (Jenks)")
    assert plan.method in [rule.label() for rule in layer.renderer().rootRule().children()]


def test_secret_and_missing_are_hatched_apart() -> None:
    layer = ground(maps.plan_map(made()))
    found = drawn(layer)
    assert (found["10"], found["11"]) == (["statistical secrecy"], ["no value"])
    angles = {
        rule.label(): part.lineAngle()
        for rule in layer.renderer().rootRule().descendants()
        if rule.symbol() is not None
        for part in rule.symbol().symbolLayers()
        if isinstance(part, QgsLinePatternFillSymbolLayer)
    }
    assert angles == {"statistical secrecy": 45.0, "no value": 135.0}


def test_the_legend_names_no_hatching_that_is_not_there() -> None:
    found = made()
    whole = replace(found, rows=found.rows[found.rows["value"].notna()])
    layer = ground(maps.plan_map(whole))
    labels = [rule.label() for rule in layer.renderer().rootRule().descendants()]
    assert "statistical secrecy" not in labels
    assert "no value" not in labels


def test_quantiles_and_classes_around_the_region() -> None:
    plan = maps.plan_map(made(), maps.QUANTILES)
    assert "quantiles" in plan.method
    plan = maps.plan_map(made(), maps.AROUND)
    assert [c.colour for c in plan.classes] == list(palettes.DIVERGING)
    assert "10.0" in plan.method
    middle = plan.classes[2]
    assert (middle.low + middle.high) / 2 == pytest.approx(10.0)
    layer = ground(plan)
    assert all(len(labels) == 1 for labels in drawn(layer).values())
    unknown = replace(made(), region_value=None)
    assert "Jenks" in maps.plan_map(unknown, maps.AROUND).method


@pytest.mark.parametrize("method", [maps.NATURAL, maps.QUANTILES, maps.AROUND])
def test_a_count_is_drawn_as_circles_whatever_is_asked(method: str) -> None:
    plan = maps.plan_map(made("count", (100.0, 400.0, 2_430.0)), method)
    assert plan.classes == ()
    assert plan.circles is not None
    layer = ground(plan)
    fills = {
        part.fillColor().name().upper()
        for rule in layer.renderer().rootRule().descendants()
        if rule.symbol() is not None
        for part in rule.symbol().symbolLayers()
        if part.layerType() == "SimpleFill"
    }
    assert fills == {palettes.LAND}


def test_circles_have_proportional_areas_and_a_round_legend() -> None:
    plan = maps.plan_map(made("count", (100.0, 400.0, 2_430.0)))
    layer = filled(plan.circles)
    maps.style_circles(plan, layer)
    symbol = layer.renderer().symbol()
    size = symbol.dataDefinedSize().transformer().size
    assert size(2_430) == pytest.approx(maps.LARGEST_MM)
    assert (size(400) / size(100)) ** 2 == pytest.approx(4.0)
    legend = layer.renderer().dataDefinedSizeLegend()
    assert legend.legendType() == QgsDataDefinedSizeLegend.LegendType.LegendCollapsed
    assert [(c.size, c.label) for c in legend.classes()] == [(2_000, "2,000"), (500, "500"), (100, "100")]
    assert layer.featureCount() == 3
    assert layer.renderer().orderByEnabled()


def test_the_layer_says_where_it_comes_from_and_how_it_is_drawn() -> None:
    plan = maps.plan_map(made())
    layer = ground(plan)
    metadata = layer.metadata()
    for part in ("2021", "Insee, Recensement", "Licence Ouverte", "Jenks", "Ce que c’est.", "Scénario 1"):
        assert part in metadata.abstract()
    assert (
        "12 territories: 1 estimated, 0 with a minimum, 1 under statistical secrecy, 1 without" in metadata.abstract()
    )
    assert metadata.licenses() == ["Licence Ouverte"]
    assert plan.title == "Taux, in %, 2021"


def test_the_legend_says_which_values_are_uncertain() -> None:
    found = made()
    layer = ground(maps.plan_map(found))
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert labels[-1] == "estimated values: 1 of 12"
    certain = replace(found, rows=found.rows.assign(status=found.rows["status"].replace("estimated", "ok")))
    assert maps.plan_map(certain).doubt == ""
    least = replace(found, kind="count", rows=found.rows.assign(lower_bound=found.rows["value"] > 10))
    assert maps.plan_map(least).doubt == "estimated values: 1 of 12, minimums: 5 of 12"


def test_close_limits_are_told_apart() -> None:
    assert maps.class_labels([1.0, 1.01, 1.02], 1) == ["1.00 to 1.01", "1.01 to 1.02"]
    assert maps.class_labels([2.0, 2.0], 1) == ["2.0"]


def test_without_any_value_everything_is_hatched() -> None:
    found = made()
    plan = maps.plan_map(replace(found, rows=found.rows[found.rows["value"].isna()]))
    layer = ground(plan)
    assert isinstance(layer.renderer(), QgsRuleBasedRenderer)
    assert drawn(layer) == {"10": ["statistical secrecy"], "11": ["no value"]}
