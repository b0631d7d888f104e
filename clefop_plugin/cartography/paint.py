"""Drawings painted by Qt: on a page as a layout item with real text, and the widths of texts."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import QgsLayout, QgsLayoutItem, QgsLayoutItemRegistry, QgsLayoutItemRenderContext
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from clefop_plugin.cartography import charter
from clefop_plugin.cartography.drawing import PT, Circle, Drawing, Item, Rounded, Shape, Text

#: Fonts are made at this pixel size and scaled by the painter: small sizes would be rounded to whole dots.
EM = 100
HALO = 0.7
#: Too small to be seen at EM pixels; Qt rounds anything under a 64th to nothing.
NO_LIGATURE = 0.02
#: Mean advance of a capital, in ems.
CAPITAL = 0.63
DRAWING_ITEM = QgsLayoutItemRegistry.ItemType.PluginItem + 7321


class DrawingItem(QgsLayoutItem):
    """A layout item that paints a drawing; its size is that of the drawing."""

    def __init__(self, layout: QgsLayout, drawing: Drawing) -> None:
        super().__init__(layout)
        self._drawing = drawing
        self.setBackgroundEnabled(False)

    @property
    def drawing(self) -> Drawing:
        """What it paints."""
        return self._drawing

    def type(self) -> int:
        """Number of this kind of item."""
        return int(DRAWING_ITEM)

    def draw(self, context: QgsLayoutItemRenderContext) -> None:
        """Paint the drawing on the page."""
        painter = context.renderContext().painter()
        scale = context.renderContext().scaleFactor()
        painter.save()
        painter.scale(scale, scale)
        paint(painter, self._drawing)
        painter.restore()


def font(weight: int, italic: bool) -> QFont:
    """The page font of a weight (400, 600 or 700), at EM pixels."""
    return _font(charter.current().family, weight, italic)


@lru_cache(maxsize=16)
def _font(family: str, weight: int, italic: bool) -> QFont:
    result = QFont(family)
    result.setPixelSize(EM)
    result.setWeight(
        QFont.Weight.Bold if weight >= 700 else QFont.Weight.DemiBold if weight >= 600 else QFont.Weight.Normal
    )
    result.setItalic(italic)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt joins no letters in a spaced font: "fi" drawn as one glyph would not be found by a search in the PDF.
    result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, NO_LIGATURE)
    return result


@lru_cache(maxsize=16)
def _metrics(family: str, weight: int) -> QFontMetricsF:
    return QFontMetricsF(_font(family, weight, False))


def measure(text: str, size: float, weight: int = 400) -> float:
    """Width in millimetres of a text of ``size`` points."""
    return _measure(charter.current().family, text, size, weight)


@lru_cache(maxsize=8192)
def _measure(family: str, text: str, size: float, weight: int) -> float:
    return float(_metrics(family, weight).horizontalAdvance(text)) * size * PT / EM


def new_drawing(width: float, height: float) -> Drawing:
    """An empty drawing that measures its texts with the page font."""
    return Drawing(width, height, measure)


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paint a drawing; one painter unit is one millimetre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in drawing.items:
        _paint_item(painter, item)


def _paint_item(painter: QPainter, item: Item) -> None:
    if isinstance(item, Text):
        _paint_text(painter, item)
        return
    painter.setPen(_pen(item))
    painter.setBrush(QBrush(QColor(charter.current().ink(item.fill))) if item.fill else QBrush(Qt.BrushStyle.NoBrush))
    if isinstance(item, Circle):
        painter.drawEllipse(QPointF(item.x, item.y), item.r, item.r)
    elif isinstance(item, Rounded):
        painter.drawRoundedRect(QRectF(item.x, item.y, item.w, item.h), item.r, item.r)
    else:
        polygon = QPolygonF([QPointF(x, y) for x, y in item.points])
        if item.closed:
            painter.drawPolygon(polygon)
        else:
            painter.drawPolyline(polygon)


def _pen(item: Shape | Circle | Rounded) -> QPen:
    if not item.stroke:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(charter.current().ink(item.stroke)), item.width)
    pen.setJoinStyle(
        Qt.PenJoinStyle.MiterJoin if isinstance(item, Shape) and item.closed else Qt.PenJoinStyle.RoundJoin
    )
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if isinstance(item, Shape) and item.dash:
        pen.setDashPattern([length / item.width for length in item.dash])
    return pen


def _outline(face: QFont, item: Text, shift: float) -> QPainterPath:
    path = QPainterPath()
    if not item.spacing:
        path.addText(QPointF(shift, 0), face, item.text)
        return path
    metrics = QFontMetricsF(face)
    for position, character in enumerate(item.text):  # addText ignores the letter spacing
        path.addText(QPointF(shift + metrics.horizontalAdvance(item.text[:position]), 0), face, character)
    return path


def _paint_text(painter: QPainter, item: Text) -> None:
    face = QFont(font(item.weight, item.italic))
    scale = item.size * PT / EM
    if item.spacing:
        # As a percentage: absolute spacing is multiplied by the resolution of the device.
        face.setLetterSpacing(
            QFont.SpacingType.PercentageSpacing, 100 + 100 * item.spacing / (CAPITAL * item.size * PT)
        )
    width = QFontMetricsF(face).horizontalAdvance(item.text) if item.anchor != "start" else 0.0
    shift = {"start": 0.0, "middle": -width / 2, "end": -width}[item.anchor]
    painter.save()
    painter.translate(item.x, item.y)
    painter.scale(scale, scale)
    if item.halo:
        path = _outline(face, item, shift)
        pen = QPen(QColor(item.halo), 2 * HALO * 0.5 / scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.setFont(face)
    painter.setPen(QColor(charter.current().ink(item.colour)))
    painter.drawText(QPointF(shift, 0), item.text)
    painter.restore()
