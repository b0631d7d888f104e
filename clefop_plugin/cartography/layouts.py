"""A page as a QGIS print layout on the grid of the design language: labels, maps, drawings, footer.

Item ids that templates and scripts may rely on: ``surtitre`` (kicker), ``titre``, ``sous-titre``, ``carte`` (map),
``noms`` (names drawn over the map), ``situation`` (locator), ``identite``, ``cote`` (side column), ``chiffres``
(key figures), ``courbes`` (trends), ``listes``, ``sources``, ``pagination``, ``fictif`` (fictional region), ``logo``.

Text is kept as text in two ways: titles are layout labels, tables and charts are :class:`DrawingItem`. SVG pictures
are avoided because QtSvg turns their text into outlines; layout tables because they cannot hold strips and ranks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutRenderContext,
    QgsLayoutSize,
    QgsMapClippingRegion,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTextFormat,
    QgsVectorSimplifyMethod,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter

from clefop_plugin.cartography import charter, palettes
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.paint import DrawingItem, measure, new_drawing
from clefop_plugin.core.text import tr

DPI = 300
MARGIN_X, MARGIN_Y = 12.0, 10.0
A4 = (210.0, 297.0)
Box = tuple[float, float, float, float]
#: A layout label spaces its letters a little: it is wider than :func:`measure` says by up to this.
LABEL_STRETCH = 1.045
#: A plain mail address: no copy, subject or body added to it.
_ADDRESS = re.compile(r"[^\s@?&<>\"',;:]+@[^\s@?&<>\"',;:]+")
#: A kind of address that is no web page; a port (``exemple.fr:8080``) is none.
_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
#: The most a logo takes in the footer, width and height.
LOGO = (22.0, 9.5)


class Sheet:
    """One page under construction. Positions and sizes are millimetres from the top left corner.

    ``cut``: what maps show is cut at their frame, for formats that cannot clip (SVG).
    """

    def __init__(self, project: QgsProject, landscape: bool, name: str, cut: bool = False) -> None:
        charter.use(charter.from_settings())
        self.width, self.height = (A4[1], A4[0]) if landscape else A4
        self.inner = self.width - 2 * MARGIN_X
        # A map item does not own its layers: they live as long as the sheet.
        self._layers: list[QgsMapLayer] = []
        self._cut = cut
        #: Areas that lead somewhere in a PDF: box and target.
        self.links: list[tuple[Box, str]] = []
        #: Where the kicker and the name of the atlas lead back to; nowhere when it is empty.
        self.back = ""
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(self.width, self.height))
        context = self.layout.renderContext()
        context.setDpi(DPI)
        context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
        context.setFlag(QgsLayoutRenderContext.Flag.FlagForceVectorOutput, True)
        # Outlines come simplified, the same way for neighbours; the renderer must not open gaps between them.
        context.setSimplifyMethod(QgsVectorSimplifyMethod())
        context.setFlag(QgsLayoutRenderContext.Flag.FlagUseAdvancedEffects, False)

    def label(
        self,
        item_id: str,
        text: str,
        box: Box,
        size: float,
        weight: int = 400,
        colour: str = palettes.INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        spacing: float = 0.0,
    ) -> QgsLayoutItemLabel:
        """Add a text label in ``box`` (x, y, width, height)."""
        item = QgsLayoutItemLabel(self.layout)
        item.setId(item_id)
        item.setMode(QgsLayoutItemLabel.Mode.ModeFont)
        item.setText(as_written(text))
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(align)
        item.setVAlign(Qt.AlignmentFlag.AlignTop)
        item.setTextFormat(text_format(size, weight, colour, spacing))
        item.attemptSetSceneRect(QRectF(*box))
        self.layout.addLayoutItem(item)
        return item

    def draw(self, item_id: str, drawing: Drawing, x: float, y: float) -> DrawingItem:
        """Add a drawing with its top left corner at ``x``, ``y``."""
        item = DrawingItem(self.layout, drawing)
        item.setId(item_id)
        item.attemptSetSceneRect(QRectF(x, y, drawing.width, drawing.height))
        self.layout.addLayoutItem(item)
        for (left, top, width, height), target in drawing.links:
            self.link((x + left, y + top, width, height), target)
        return item

    def link(self, box: Box, target: str) -> None:
        """Make a box (x, y, width, height) of the page lead to ``target`` in a PDF.

        A target is an address (``https://…``, ``mailto:…``, ``tel:…``), or a place of the atlas: :func:`to_kind`,
        :func:`to_territory`. A place that is not printed leads nowhere and is left out, as is an unknown kind of
        address.
        """
        self.links.append((box, target))

    def map(
        self,
        item_id: str,
        box: Box,
        layers: Sequence[QgsMapLayer],
        extent: QgsRectangle,
        crs: QgsCoordinateReferenceSystem,
        background: str = palettes.OUTSIDE,
    ) -> QgsLayoutItemMap:
        """Add a map of ``layers`` (first on top); ``extent`` has the proportions of ``box``."""
        item = QgsLayoutItemMap(self.layout)
        item.setId(item_id)
        item.attemptSetSceneRect(QRectF(*box))
        item.setCrs(crs)
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
        item.setExtent(extent)
        item.setBackgroundEnabled(True)
        item.setBackgroundColor(QColor(background))
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(palettes.COAST))
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25))
        self.layout.addLayoutItem(item)
        self._layers += layers
        if self._cut:
            self._cut_at_frame(item, box)
        return item

    def heading(self, kicker: str, title: str, y: float = MARGIN_Y, size: float = 22.0) -> None:
        """Add the kicker and the title, in the largest size that fits on one line; the end of a longer one is cut."""
        width = self.inner - (44.0 if self._has("fictif") else 0.0)
        kicker = new_drawing(width, 5).fit(kicker.upper(), 8.5, width - 0.04 * len(kicker) - 2, 600)
        self.label("surtitre", kicker, (MARGIN_X, y, width, 5), 8.5, 600, palettes.ACCENT, spacing=0.04)
        if self.back:
            self.link((MARGIN_X, y, min(width, measure(kicker, 8.5, 600) + 0.04 * len(kicker)), 4), self.back)
        while size > 13 and measure(title, size, 600) > self.inner - 3:  # a layout label spaces its letters a little
            size -= 0.5
        title = new_drawing(self.inner, 12).fit(title, size, self.inner - 3, 600)
        self.label("titre", title, (MARGIN_X, y + 4.3, self.inner + 2, 12), size, 600)

    def fictional(self) -> None:
        """Add the banner that says the region is invented."""
        self.draw("fictif", fictional_banner(), self.width - MARGIN_X - 40, MARGIN_Y)

    def footer(self, sources: str, atlas: str, number: int, total: int) -> None:
        """Add the rule, the sources, the name of the atlas and the page number."""
        top = self.height - 17.5
        drawing = new_drawing(self.inner, 11)
        drawing.rule(0, 0.2, self.inner, palettes.RULE, 0.25)
        self.draw("filet", drawing, MARGIN_X, top)
        own = charter.current()
        left = self._logo(own.logo, top + 1.4) if own.logo else 0.0
        room = (self.inner - 36 - left) / LABEL_STRETCH
        said = drawing.wrap(own.footer, 6.2, room, most=1) if own.footer else []
        lines = said + drawing.wrap(sources, 6.2, room, most=4 - len(said))
        box = (MARGIN_X + left, top + 1.4, self.inner - 36 - left, 10.5)
        self.label("sources", "\n".join(lines), box, 6.2, 400, palettes.SECONDARY)
        right = Qt.AlignmentFlag.AlignRight
        box = (self.width - MARGIN_X - 60, top + 1.6, 60.0, 4.0)
        self.label("atlas", atlas, box, 7.2, 400, palettes.ACCENT if self.back else palettes.SECONDARY, right)
        if self.back:
            width = measure(atlas, 7.2)
            self.link((self.width - MARGIN_X - width, top + 1.2, width, 4.4), self.back)
        page = new_drawing(60, 5)
        tail = f" / {total}"
        page.text(60 - page.measure(tail, 8, 400), 3.6, str(number), 8, weight=600, anchor="end")
        page.text(60, 3.6, tail, 8, anchor="end", colour=palettes.SECONDARY)
        self.draw("pagination", page, self.width - MARGIN_X - 60, top + 5)

    def render(self, painter: QPainter) -> None:
        """Paint the page on a device that has its size."""
        QgsLayoutExporter(self.layout).renderPage(painter, 0)

    def _cut_at_frame(self, item: QgsLayoutItemMap, box: Box) -> None:
        frame = QgsLayoutItemShape(self.layout)
        frame.setId(f"{item.id()}-cadre")
        frame.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        frame.attemptSetSceneRect(QRectF(*box))
        self.layout.addLayoutItem(frame)
        cut = item.itemClippingSettings()
        cut.setEnabled(True)
        cut.setSourceItem(frame)  # the shape itself is then not drawn
        cut.setFeatureClippingType(QgsMapClippingRegion.FeatureClippingType.ClipToIntersection)

    def _logo(self, path: str, y: float) -> float:
        """Add the logo of the charter at the left of the footer; return the width it takes from the sources."""
        item = QgsLayoutItemPicture(self.layout)
        item.setId("logo")
        item.setPicturePath(path)
        item.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        item.attemptSetSceneRect(QRectF(MARGIN_X, y, *LOGO))
        self.layout.addLayoutItem(item)
        return LOGO[0] + 3.0

    def _has(self, item_id: str) -> bool:
        return self.layout.itemById(item_id) is not None


def as_written(text: str) -> str:
    """A text of a label that says itself: ``[% … %]`` in a name is no expression to evaluate."""
    return text.replace("[%", "[% '[' || '%' %]")


def to_kind(page: str) -> str:
    """Target of a link to the first page of a kind: ``to_kind("region")``."""
    return f"#{page}"


def to_territory(code: str, page: str = "") -> str:
    """Target of a link to the first page of a territory, or to its first page of a kind."""
    return f"#{code}/{page}"


def to_mail(address: str) -> str:
    """Target of a link that writes a mail; nothing for what is not one address, and an address only."""
    address = address.strip()
    return f"mailto:{address}" if _ADDRESS.fullmatch(address) else ""


def to_web(address: str) -> str:
    """Target of a link to a web page, written with or without its scheme; nothing for an empty address, or for
    one of another kind (``javascript:``, ``file:``)."""
    address = address.strip()
    if not address or " " in address or _SCHEME.match(address):
        return ""
    return address if address.lower().startswith(("http://", "https://")) else f"https://{address}"


def to_phone(number: str) -> str:
    """Target of a link that calls a number, French or international; nothing for what is not one."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return f"tel:{digits}" if len(digits) >= 4 else ""


def fictional_banner() -> Drawing:
    """What says that a region is invented."""
    drawing = new_drawing(40, 5.6)
    drawing.rounded(0.2, 0.2, 39.6, 5.2, 0.8, palettes.ALERT_GROUND, palettes.ALERT, 0.25)
    drawing.text(20, 3.75, tr("FICTIONAL REGION"), 7, colour=palettes.ALERT, weight=600, anchor="middle")
    return drawing


def text_format(size: float, weight: int, colour: str, spacing: float = 0.0) -> QgsTextFormat:
    """Text of the charter: its font, ``size`` in points, weight 400, 600 or 700, ``spacing`` in millimetres."""
    face = QFont(charter.current().family)
    face.setWeight(
        QFont.Weight.Bold if weight >= 700 else QFont.Weight.DemiBold if weight >= 600 else QFont.Weight.Normal
    )
    # Never nothing: a spaced font has no ligature, so that "fi" can be searched and copied in the PDF.
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(spacing, 0.01) * 72 / 25.4)
    result = QgsTextFormat()
    result.setFont(face)
    result.setSize(size)
    result.setSizeUnit(Qgis.RenderUnit.Points)
    result.setColor(QColor(charter.current().ink(colour)))
    result.setLineHeight(1.15)
    return result


def frame_extent(
    bounds: tuple[float, float, float, float], width: float, height: float, scales: Sequence[int], margin: float = 0.03
) -> tuple[QgsRectangle, int]:
    """Extent centred on ``bounds`` (metres) for a frame (mm) at the first round scale that holds it with a margin."""
    left, bottom, right, top = bounds
    across, up = (right - left) * (1 + 2 * margin), (top - bottom) * (1 + 2 * margin)
    needed = max(across / width, up / height) * 1000
    scale = next((s for s in scales if s >= needed), int(needed) + 1)
    half_w, half_h = width * scale / 2000, height * scale / 2000
    x, y = (left + right) / 2, (bottom + top) / 2
    return QgsRectangle(x - half_w, y - half_h, x + half_w, y + half_h), scale


SCALES = tuple(
    int(base * 10**power)
    for power in (4, 5, 6)
    for base in (
        *(1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.1, 2.25, 2.4, 2.5, 2.75),
        *(3, 3.25, 3.5, 3.75, 4, 4.25, 4.5, 4.75, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5),
    )
)


def scale_bar(d: Drawing, x: float, y: float, scale: int, most: float = 30.0) -> tuple[float, float]:
    """Draw a bar of two segments in round kilometres, at most ``most`` mm long; returns the size of its box."""
    kilometre = 1e6 / scale
    whole = next((v for v in (200, 100, 50, 40, 20, 10, 8, 4, 2, 1) if v * kilometre <= most), 1)
    length = whole * kilometre
    width, height = length + 10, 7.2
    d.rounded(x, y, width, height, 0.8, palettes.WHITE, palettes.RULE, 0.12)
    left, level = x + 3, y + 4.6
    d.rect(left, level, length / 2, 1.1, palettes.INK, palettes.INK, 0.2)
    d.rect(left + length / 2, level, length / 2, 1.1, palettes.WHITE, palettes.INK, 0.2)
    for share in (0.0, 0.5):
        label = f"{whole * share:g}".replace(".", ",")
        d.text(left + length * share, y + 3.5, label, 6.2, anchor="middle")
    d.text(left + length - d.measure(f"{whole}", 6.2, 400) / 2, y + 3.5, f"{whole}\u202fkm", 6.2)
    return width, height
