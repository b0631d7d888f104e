"""Styles of the layers that compare zonings: zones that fit badly, borders that several zonings share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.styles import fill_layer, labels, line_layer, set_labels, with_layers
from clefop_plugin.core.text import number, tr

if TYPE_CHECKING:
    import pandas as pd

#: Line widths, millimetres, of the borders shared by none to all of the zonings.
BORDER_WIDTHS = (0.08, 0.16, 0.32, 0.55, 0.8, 1.1, 1.45, 1.8)
OUTER_WIDTH = 0.35
#: Inhomogeneity under which a zone lies in one zone of the other zoning.
FITS = 1e-6


def misfit_style(layer: QgsVectorLayer) -> None:
    """Zones coloured by inhomogeneity: one class for those that fit, four classes of equal number for the others."""
    values = _numbers(layer, "inhomogeneity")
    limits = _limits(values[values > FITS], len(palettes.SEQUENTIAL) - 1)
    ranges = [_range(0.0, FITS, palettes.SEQUENTIAL[0], tr("lies in one zone"))]
    for (low, high), colour in zip(pairwise(limits), palettes.SEQUENTIAL[1:], strict=False):
        label = tr("{low} to {high}", low=number(low, 2), high=number(high, 2))
        ranges.append(_range(low, high, colour, label))
    layer.setRenderer(QgsGraduatedSymbolRenderer("inhomogeneity", ranges))
    share = "round(100 * \"modal_share\") || ' %'"
    set_labels(layer, labels(f"wordwrap(\"name\", 16, ' ') || '\\n' || {share}", 7, 600))
    layer.setDisplayExpression(f"\"name\" || ' · ' || \"modal_name\" || ' ' || {share}")


@dataclass(frozen=True)
class BorderClass:
    """One class of shared borders: its words, its line (colour, millimetres), its length, and which lines it holds."""

    label: str
    colour: str
    width: float
    km: float
    condition: str


def borders_style(zonings: int, kilometres: Mapping[int, float]) -> Callable[[QgsVectorLayer], None]:
    """Style of the shared borders of ``zonings`` zonings: wider and darker where more of them have a limit.

    The legend goes from the hardest lines to the softest, with their kilometres; the outer border stands apart.
    """
    return classed_borders(classes_by_count(zonings, kilometres), "count")


def classed_borders(classes: Sequence[BorderClass], field: str) -> Callable[[QgsVectorLayer], None]:
    """Style of shared borders in these classes, the highest values of ``field`` drawn last."""

    def style(layer: QgsVectorLayer) -> None:
        root = QgsRuleBasedRenderer.Rule(None)
        for found in classes:
            rule = QgsRuleBasedRenderer.Rule(with_layers(QgsLineSymbol(), [line_layer(found.colour, found.width)]))
            rule.setFilterExpression(f'not "outer" and {found.condition}')
            rule.setLabel(f"{found.label} · {tr('{km} km', km=number(found.km))}")
            root.appendChild(rule)
        outer = QgsRuleBasedRenderer.Rule(
            with_layers(QgsLineSymbol(), [line_layer(palettes.COAST, OUTER_WIDTH)]), 0, 0, '"outer"'
        )
        outer.setLabel(tr("coast and outer limit"))
        root.appendChild(outer)
        renderer = QgsRuleBasedRenderer(root)
        clause = QgsFeatureRequest.OrderByClause(field, True)
        renderer.setOrderBy(QgsFeatureRequest.OrderBy([clause]))
        renderer.setOrderByEnabled(True)
        layer.setRenderer(renderer)
        layer.setDisplayExpression(_BORDER_NAME)
        layer.setMapTipTemplate(f'<b>[% {_BORDER_NAME} %]</b><br>[% "labels" %]')

    return style


def classes_by_count(zonings: int, kilometres: Mapping[int, float]) -> list[BorderClass]:
    """Classes by number of zonings, the hardest lines first, with their kilometres."""
    found = []
    for low, high in reversed(border_classes(zonings)):
        step = _border_step(high, zonings)
        km = sum(length for count, length in kilometres.items() if low <= count <= high)
        label = _border_label(low, high, zonings)
        condition = f'"count" >= {low} and "count" <= {high}'
        found.append(BorderClass(label, palettes.BORDERS[step], BORDER_WIDTHS[step], km, condition))
    return found


def classes_by_weight(total: float, borders: pd.DataFrame) -> list[BorderClass]:
    """Quarters of the summed weight ``total`` of the zonings compared, the hardest lines first."""
    inner = borders[~borders["outer"] & (borders["count"] > 0)]
    share = inner["weight"] / total if total > 0 else inner["weight"] * 0.0
    quarter = np.clip(np.ceil(4 * share.to_numpy(dtype=np.float64) - 1e-9), 1, 4)
    length = np.bincount(quarter.astype(np.int64), inner["length_m"].to_numpy(dtype=np.float64) / 1000, minlength=5)
    words = {
        4: tr("over 75% of the weight: hard line"),
        3: tr("50 to 75% of the weight"),
        2: tr("25 to 50% of the weight"),
        1: tr("up to 25% of the weight: soft line"),
    }
    found = []
    for rank, label in words.items():
        step, low, high = 2 * rank - 1, total * (rank - 1) / 4, total * rank / 4
        lower = '"count" > 0' if rank == 1 else f'"weight" > {low + 1e-9}'
        condition = lower if rank == 4 else f'{lower} and "weight" <= {high + 1e-9}'
        found.append(BorderClass(label, palettes.BORDERS[step], BORDER_WIDTHS[step], float(length[rank]), condition))
    return found


def border_classes(zonings: int) -> list[tuple[int, int]]:
    """Classes (fewest, most) of the number of zonings, from one to all: one a number, seven at most."""
    if zonings < len(palettes.BORDERS):
        return [(count, count) for count in range(1, zonings + 1)]
    limits = [round(zonings * step / (len(palettes.BORDERS) - 1)) for step in range(len(palettes.BORDERS))]
    return [(low + 1, high) for low, high in pairwise(limits)]


#: What a line is called: the two communes it separates.
_BORDER_NAME = "\"left_name\" || coalesce(' – ' || \"right_name\", '')"


def _border_step(count: int, zonings: int) -> int:
    """Place of a number of zonings in the ramp, whose end is all of them."""
    return max(1, round((len(palettes.BORDERS) - 1) * count / zonings))


def _border_label(low: int, high: int, zonings: int) -> str:
    if low < high:
        return tr("{low} to {high} zonings", low=low, high=high)
    if low == zonings and zonings > 1:
        return tr("all {count} zonings: hard line", count=low)
    if low == 1:
        return tr("1 zoning: soft line")
    return tr("{count} zonings", count=low)


def _range(low: float, high: float, colour: str, label: str) -> QgsRendererRange:
    symbol = with_layers(QgsFillSymbol(), [fill_layer(colour), line_layer(palettes.MUTED, 0.15)])
    return QgsRendererRange(low, high, symbol, label)


def _numbers(layer: QgsVectorLayer, field: str) -> np.ndarray:
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([field], layer.fields())
    values = [feature[field] for feature in layer.getFeatures(request)]
    return np.array([float(value) for value in values if isinstance(value, int | float)], dtype=np.float64)


def _limits(values: np.ndarray, classes: int) -> list[float]:
    """Limits of classes of equal number, without repeats."""
    if not len(values):
        return []
    found = np.unique(np.quantile(values, np.linspace(0, 1, classes + 1)))
    return [float(value) for value in (found if len(found) > 1 else np.array([0.0, found[0]]))]
