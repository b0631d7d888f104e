"""Styles of the layers that compare zonings: zones that fit badly, borders that several zonings share."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsRendererRange,
    QgsVectorLayer,
)

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.styles import fill_layer, labels, line_layer, set_labels, with_layers
from clefop_plugin.core.text import number, tr

#: Inhomogeneity under which a zone lies in one zone of the other zoning.
FITS = 1e-6


def misfit_style(layer: QgsVectorLayer) -> None:
    """Zones coloured by inhomogeneity: one class for those that fit, four classes of equal number for the others."""
    values = _numbers(layer, "inhomogeneity")
    limits = _limits(values[values > FITS], len(palettes.SEQUENTIAL) - 1)
    ranges = [_range(0.0, FITS, palettes.SEQUENTIAL[0], tr("lies in one zone"))]
    for low, high, colour in zip(limits[:-1], limits[1:], palettes.SEQUENTIAL[1:], strict=False):
        label = tr("{low} to {high}", low=number(low, 2), high=number(high, 2))
        ranges.append(_range(low, high, colour, label))
    layer.setRenderer(QgsGraduatedSymbolRenderer("inhomogeneity", ranges))
    share = "round(100 * \"modal_share\") || ' %'"
    set_labels(layer, labels(f"wordwrap(\"name\", 16, ' ') || '\\n' || {share}", 7, 600))
    layer.setDisplayExpression(f"\"name\" || ' · ' || \"modal_name\" || ' ' || {share}")


def _range(low: float, high: float, colour: str, label: str) -> QgsRendererRange:
    symbol = with_layers(QgsFillSymbol(), [fill_layer(colour), line_layer(palettes.WHITE, 0.3)])
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
