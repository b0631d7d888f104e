"""Maps of one indicator: coloured classes for ratios and given values, circles of proportional area for counts.

What is secret and what is missing are hatched, each in its way. A count is never drawn as coloured areas. The plan of
a map may be made in any thread; styling is for the main thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsDataDefinedSizeLegend,
    QgsFillSymbol,
    QgsLayerMetadata,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSizeScaleTransformer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.result_layers import CIRCLES, INDICATOR_ROLE, Rows, rows_of
from clefop_plugin.cartography.styles import (
    fill_layer,
    hatching,
    labels,
    largest_first,
    line_layer,
    marker,
    set_labels,
    with_layers,
)
from clefop_plugin.core.classes import breaks_around, natural_breaks, quantile_breaks, round_values
from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.services.indicator_map import IndicatorMap

#: How the classes of a ratio or a given value are made.
NATURAL, QUANTILES, AROUND = "natural", "quantiles", "around"
CLASSES = 5
#: Diameter in millimetres of the largest circle.
LARGEST_MM = 16.0
#: Above this number of territories their outlines are thin and their values are not written.
FEW = 100
MOST_DECIMALS = 6


@dataclass(frozen=True)
class MapClass:
    """One class: above ``low`` (from it for the first class) up to ``high``, its colour and its words."""

    low: float
    high: float
    colour: str
    label: str


@dataclass(frozen=True)
class MapPlan:
    """A map ready to be drawn: ``circles`` is None for coloured classes. ``method`` is said in the legend, ``abstract``
    tells everything that a reader of the layer must know. ``doubt`` says which values are estimates or minimums."""

    role: str
    title: str
    method: str
    classes: tuple[MapClass, ...]
    largest: float
    decimals: int
    unit: str
    territories: int
    secret: int
    missing: int
    doubt: str
    abstract: str
    licence: str
    ground: Rows
    circles: Rows | None


def plan_map(found: IndicatorMap, method: str = NATURAL) -> MapPlan:
    """The right map of an indicator; ``method`` chooses how classes are made and is ignored for a count."""
    values = found.rows["value"].to_numpy(dtype=np.float64)
    counts = found.kind == "count"
    if method == AROUND and found.region_value is None:
        method = NATURAL
    classes = () if counts else _classes(found, values, method)
    known = values[np.isfinite(values)]
    largest = float(known.max()) if counts and len(known) else 0.0
    said = _method(found, method, len(classes))
    secret = int(((found.rows["status"] == "secret") & np.isnan(values)).sum())
    unit = f", {tr('in {unit}', unit=found.unit)}" if found.unit else ""
    return MapPlan(
        role=INDICATOR_ROLE + found.id,
        title=tr("{label}, {period}", label=found.label + unit, period=found.period),
        method=said,
        classes=classes,
        largest=largest,
        decimals=found.decimals,
        unit=found.unit,
        territories=len(found.rows),
        secret=secret,
        missing=int(np.isnan(values).sum()) - secret,
        doubt=_doubt(found.rows),
        abstract=_abstract(found, said),
        licence=found.licence,
        ground=rows_of(found.rows, "MultiPolygon"),
        circles=rows_of(_points(found.rows), "MultiPoint") if counts else None,
    )


def style_ground(plan: MapPlan, layer: QgsVectorLayer) -> None:
    """Coloured classes (plain land under circles), hatching for what is secret and what is missing, metadata."""
    line = 0.35 if plan.territories <= FEW else 0.1
    edge = palettes.MUTED if plan.circles is not None or plan.territories <= FEW else palettes.WHITE
    root = QgsRuleBasedRenderer.Rule(None)
    parent = root
    if plan.classes:
        parent = QgsRuleBasedRenderer.Rule(None, label=plan.method)
        root.appendChild(parent)
    for found in plan.classes:
        above = ">=" if found is plan.classes[0] else ">"
        condition = f'"value" {above} {found.low!r} AND "value" <= {found.high!r}'
        parent.appendChild(_rule([fill_layer(found.colour), line_layer(edge, line)], condition, found.label))
    if plan.circles is not None:
        label = tr("value known: see the circles")
        root.appendChild(
            _rule([fill_layer(palettes.LAND), line_layer(palettes.HATCHING, line)], '"value" IS NOT NULL', label)
        )
    land, rim = palettes.LAND, line_layer(palettes.HATCHING, line)
    if plan.secret:
        condition = '"value" IS NULL AND "status" = \'secret\''
        root.appendChild(_rule([fill_layer(land), hatching(45), rim.clone()], condition, tr("statistical secrecy")))
    if plan.missing:
        condition = '"value" IS NULL AND "status" IS NOT \'secret\''
        root.appendChild(_rule([fill_layer(land), hatching(135), rim.clone()], condition, tr("no value")))
    if plan.doubt:  # a line of the legend, which draws nothing
        root.appendChild(QgsRuleBasedRenderer.Rule(None, filterExp="FALSE", label=plan.doubt))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    _describe(plan, layer)
    if plan.classes and plan.territories <= FEW:
        set_labels(layer, labels(_value_expression(plan, "value"), 7.5, 600))


def style_circles(plan: MapPlan, layer: QgsVectorLayer) -> None:
    """Circles of proportional area, the largest below, with a legend of nested circles in round numbers."""
    field = value_field()
    symbol = marker(palettes.ACCENT_SECOND, "circle", LARGEST_MM)
    symbol.setOpacity(0.85)
    scale = QgsSizeScaleTransformer(
        QgsSizeScaleTransformer.ScaleType.Area, 0.0, max(plan.largest, 1e-9), 0.0, LARGEST_MM, 0.0
    )
    size = QgsProperty.fromField(field)
    size.setTransformer(scale)
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    symbol.setDataDefinedSize(size)
    renderer = QgsSingleSymbolRenderer(symbol)
    legend = QgsDataDefinedSizeLegend()
    legend.setLegendType(QgsDataDefinedSizeLegend.LegendType.LegendCollapsed)
    legend.setClasses([QgsDataDefinedSizeLegend.SizeClass(value, number(value)) for value in circle_values(plan)])
    legend.setSymbol(marker(palettes.ACCENT_SECOND, "circle", LARGEST_MM))
    renderer.setDataDefinedSizeLegend(legend)
    largest_first(renderer, f'coalesce("{field}", 0)')
    layer.setRenderer(renderer)
    _describe(plan, layer, field)
    if plan.territories <= FEW:
        set_labels(layer, _under_circles(plan, field))


def _under_circles(plan: MapPlan, field: str) -> QgsPalLayerSettings:
    """Values written right under their circle."""
    settings = labels(_value_expression(plan, field), 7.5, 600, inside=False)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.pointSettings().setQuadrant(Qgis.LabelQuadrantPosition.Below)
    settings.offsetUnits = Qgis.RenderUnit.Millimeters
    radius = f"'0,' || ({LARGEST_MM / 2} * sqrt(\"{field}\" / {max(plan.largest, 1e-9)!r}))"
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.OffsetXY, QgsProperty.fromExpression(radius)
    )
    return settings


def value_field() -> str:
    """Name of the field of the circles, which is the heading of their legend."""
    return tr("value")


def circle_values(plan: MapPlan) -> list[float]:
    """Round values that the legend of the circles shows."""
    return [value for value in round_values(plan.largest) if value >= 1 or plan.decimals]


def circles_role(plan: MapPlan) -> str:
    """Role of the layer of circles, above that of the ground."""
    return plan.role + CIRCLES


def ground_title(plan: MapPlan) -> str:
    """Name of the layer under the circles, or of the coloured map itself."""
    return tr("{title}: territories", title=plan.title) if plan.circles is not None else plan.title


def circles_title(plan: MapPlan) -> str:
    """Name of the layer of circles, which says how they are to be read."""
    return tr("{title}: {method}", title=plan.title, method=plan.method)


def class_labels(limits: Sequence[float], decimals: int) -> list[str]:
    """What each class between ``limits`` is called, with as many decimals as tell its limits apart."""
    places = places_of(limits, decimals)
    return [
        number(low, places)
        if low == high
        else tr("{low} to {high}", low=number(low, places), high=number(high, places))
        for low, high in pairwise(limits)
    ]


def places_of(limits: Sequence[float], decimals: int) -> int:
    """Decimals, at least ``decimals``, that tell the limits of classes apart."""
    places = decimals
    while places < MOST_DECIMALS and len({round(limit, places) for limit in limits}) < len(set(limits)):
        places += 1
    return places


def _classes(found: IndicatorMap, values: np.ndarray, method: str) -> tuple[MapClass, ...]:
    if method == AROUND and found.region_value is not None:
        limits = breaks_around(values, found.region_value)
        colours: Sequence[str] = palettes.DIVERGING
    else:
        limits = (quantile_breaks if method == QUANTILES else natural_breaks)(values, CLASSES)
        colours = palettes.ramp(palettes.SEQUENTIAL, max(len(limits) - 1, 0))
    said = class_labels(limits, found.decimals)
    return tuple(
        MapClass(low, high, colour, label)
        for (low, high), colour, label in zip(pairwise(limits), colours, said, strict=False)
    )


def _method(found: IndicatorMap, method: str, classes: int) -> str:
    region = with_unit(found.region_value, found.unit, found.decimals)
    if found.kind == "count":
        return tr("area of the circles proportional to the value")
    if not classes:
        return tr("no value to classify")
    if method == AROUND:
        return tr("{classes} classes around the region ({region})", classes=classes, region=region)
    if method == QUANTILES:
        return tr("{classes} classes of equal number (quantiles); region {region}", classes=classes, region=region)
    return tr("{classes} natural classes (Jenks); region {region}", classes=classes, region=region)


def _uncertain(rows: pd.DataFrame) -> tuple[int, int]:
    """How many values are estimates, and how many are minimums."""
    known = rows["value"].notna()
    return int(((rows["status"] == "estimated") & known).sum()), int((rows["lower_bound"] & known).sum())


def _doubt(rows: pd.DataFrame) -> str:
    estimated, least = _uncertain(rows)
    parts = []
    if estimated:
        parts.append(tr("estimated values: {count} of {all}", count=number(estimated), all=number(len(rows))))
    if least:
        parts.append(tr("minimums: {count} of {all}", count=number(least), all=number(len(rows))))
    return ", ".join(parts)


def _abstract(found: IndicatorMap, method: str) -> str:
    status = found.rows["status"]
    absent = found.rows["value"].isna()
    estimated, least = _uncertain(found.rows)
    lines = [
        tr(
            "{label}, {period}. Territories: {container}.",
            label=found.label,
            period=found.period,
            container=found.container_label,
        ),
        found.note,
        tr("Method: {method}.", method=method),
        tr("Source: {source}.", source=", ".join(dict.fromkeys(p for p in (found.producer, found.source) if p)))
        if found.source or found.producer
        else "",
        tr("Licence: {licence}.", licence=found.licence) if found.licence else "",
        tr(
            "{count} territories: {estimated} estimated, {least} with a minimum, {secret} under statistical secrecy, "
            "{missing} without a value.",
            count=number(len(found.rows)),
            estimated=number(estimated),
            least=number(least),
            secret=number(int(((status == "secret") & absent).sum())),
            missing=number(int(((status != "secret") & absent).sum())),
        ),
    ]
    return "\n".join(line for line in lines if line)


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[np.isfinite(rows["value"]) & (rows["value"] > 0)].rename(columns={"value": value_field()})
    shapes = np.asarray(known["geom"], dtype=object)
    return known.assign(geom=shapely.point_on_surface(shapes)).reset_index(drop=True)


def _rule(layers: Sequence[QgsSymbolLayer], condition: str, label: str) -> QgsRuleBasedRenderer.Rule:
    return QgsRuleBasedRenderer.Rule(with_layers(QgsFillSymbol(), layers), filterExp=condition, label=label)


def _value_expression(plan: MapPlan, field: str) -> str:
    return f'format_number("{field}", {plan.decimals})'


def _describe(plan: MapPlan, layer: QgsVectorLayer, field: str = "value") -> None:
    metadata = QgsLayerMetadata()
    metadata.setTitle(plan.title)
    metadata.setAbstract(plan.abstract)
    metadata.setLicenses([plan.licence] if plan.licence else [])
    metadata.setHistory([plan.method])
    layer.setMetadata(metadata)
    unit = f" || ' {plan.unit}'" if plan.unit and "'" not in plan.unit else ""
    said = f"coalesce({_value_expression(plan, field)}{unit}, '–')"
    layer.setDisplayExpression(f"\"name\" || ' · ' || {said}")
