"""Drawing shared by rows and widgets: texts, frames, position strips, hatching, bars, spark lines."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRect, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from clefop_plugin.gui.widgets.palette import Colours
from clefop_plugin.services.profile_types import Figure


def width_of(font: QFont, text: str) -> float:
    """Width of a text in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """Height of a line of text in pixels."""
    return QFontMetricsF(font).height()


def text_left(painter: QPainter, font: QFont, colour: QColor, area: QRectF, text: str, middle: bool = False) -> float:
    """Draw a text at the left of ``area``, cut when too long; return the width it took."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = elided(font, text, area.width(), middle)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return width_of(font, shown)


def elided(font: QFont, text: str, width: float, middle: bool = True) -> str:
    """A text cut in its middle, or at its end, when it is wider than ``width`` pixels."""
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return QFontMetricsF(font).elidedText(text, mode, max(0.0, width) + 0.5)


def text_right(painter: QPainter, font: QFont, colour: QColor, area: QRectF, text: str) -> float:
    """Draw a text at the right of ``area``; return the width it took."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return width_of(font, text)


def hatch(painter: QPainter, area: QRectF, colour: QColor, mirrored: bool = False) -> None:
    """Lines at 45° (secret) or 135° (missing) over ``area``."""
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(colour, 1.0))
    step, height = 4.0, area.height()
    x = area.left() - height
    while x < area.right() + height:
        top, bottom = (x + height, x) if not mirrored else (x, x + height)
        painter.drawLine(QPointF(top, area.top()), QPointF(bottom, area.bottom()))
        x += step
    painter.restore()


def frame(painter: QPainter, area: QRect, colours: Colours, radius: float = 0.0) -> None:
    """The ground of a widget and the line around it."""
    painter.setPen(QPen(colours.rule, 1.0))
    painter.setBrush(colours.base)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def strip(painter: QPainter, area: QRectF, figure: Figure, code: str, colours: Colours) -> None:
    """Where the territory stands: grey bar the range, ticks the territories, bar the région, diamond the
    département, disc the territory. A count has no region to be compared to: only the territories are shown."""
    comparable = figure.gap is not None
    region = figure.region_value if comparable else None
    departement = figure.departement_value if comparable else None
    marks = [v for v in (figure.value, region, departement) if v is not None]
    values = [peer.value for peer in figure.peers] + marks
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    unit = area.height()
    inner = area.adjusted(unit * 0.4, 0, -unit * 0.4, 0)
    y = inner.center().y()

    def at(value: float) -> float:
        return inner.left() + inner.width() * (value - low) / span

    painter.fillRect(QRectF(inner.left(), y - unit * 0.13, inner.width(), unit * 0.26), colours.track)
    painter.setPen(QPen(colours.tick, 1.0))
    for peer in figure.peers:
        if peer.code != code:
            painter.drawLine(QPointF(at(peer.value), y - unit * 0.13), QPointF(at(peer.value), y + unit * 0.13))
    if region is not None:
        painter.fillRect(QRectF(at(region) - 1, y - unit * 0.42, 2, unit * 0.84), colours.text)
    if departement is not None:
        diamond(painter, QPointF(at(departement), y), unit * 0.36, colours)
    if figure.value is not None:
        painter.setPen(QPen(colours.base, 1.2))
        painter.setBrush(colours.accent)
        painter.drawEllipse(QPointF(at(figure.value), y), unit * 0.36, unit * 0.36)


def diamond(painter: QPainter, centre: QPointF, radius: float, colours: Colours) -> None:
    """An open diamond: the département."""
    painter.setPen(QPen(colours.secondary, 1.3))
    painter.setBrush(colours.base)
    painter.drawPolygon(
        QPolygonF([centre + QPointF(dx * radius, dy * radius) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))])
    )


def coverage(painter: QPainter, area: QRectF, share: float, colours: Colours) -> None:
    """A small bar: the part of the residents that is covered, the rest hatched."""
    edge = area.left() + area.width() * max(0.0, min(1.0, share))
    painter.fillRect(QRectF(area.left(), area.top(), edge - area.left(), area.height()), colours.second)
    hatch(painter, QRectF(edge, area.top(), area.right() - edge, area.height()), colours.tick)


def spark(painter: QPainter, area: QRectF, trend: Sequence[tuple[str, float]], colours: Colours) -> None:
    """The trend as a small line, with a dot on the last value."""
    if len(trend) < 2:
        return
    values = [value for _, value in trend]
    low, span = min(values), (max(values) - min(values)) or 1.0
    points = [
        QPointF(
            area.left() + area.width() * i / (len(values) - 1), area.bottom() - area.height() * (value - low) / span
        )
        for i, value in enumerate(values)
    ]
    polyline(painter, points, QPen(colours.accent, 1.4))
    painter.setBrush(colours.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(points[-1], 2.2, 2.2)


def polyline(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
    """A line through points."""
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def chevron(painter: QPainter, centre: QPointF, size: float, colour: QColor, down: bool) -> None:
    """The mark of an open (down) or closed section."""
    painter.setPen(QPen(colour, 1.35))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    turns = ((-1, -0.5), (0, 0.5), (1, -0.5)) if down else ((-0.5, -1), (0.5, 0), (-0.5, 1))
    painter.drawPolyline(QPolygonF([centre + QPointF(dx * size, dy * size) for dx, dy in turns]))
