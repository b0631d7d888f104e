"""Line icons drawn in the text colour of the theme, so that they are read on light and dark windows."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer

from clefop_plugin import paths

#: Drawn once each: small widgets, toolbars, and twice that on fine screens; Qt scales and greys the rest.
SIZES = (16, 24, 48)


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the text colour of ``palette``."""
    result = QIcon()
    colour = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    for size in SIZES:
        result.addPixmap(pixmap(name, colour, size))
    return result


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of ``size`` device-independent pixels in ``colour``."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer(name, colour).render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def paint(painter: QPainter, name: str, colour: QColor, area: QRectF) -> None:
    """Draw the icon in ``area``."""
    renderer(name, colour).render(painter, area)


def plugin_icon() -> QIcon:
    """The coloured icon of the plugin."""
    return QIcon(str(paths.resource("icons", "clefop.svg")))


def renderer(name: str, colour: QColor) -> QSvgRenderer:
    """The drawing with every ``currentColor`` replaced by ``colour``."""
    key = (name, colour.name())
    if key not in _drawings:
        text = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        text = text.replace("currentColor", colour.name())
        _drawings[key] = QSvgRenderer(QByteArray(text.encode("utf-8")))
        _drawings[key].setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return _drawings[key]


_drawings: dict[tuple[str, str], QSvgRenderer] = {}
