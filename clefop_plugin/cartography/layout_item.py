"""The layout item « Élément CLEFOP »: a piece of a page of the atlas, drawn for the territory of the atlas page.

It keeps what it shows in the layout and in templates, and draws vectors, with its text as text. Main thread only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemAbstractMetadata,
    QgsLayoutItemMap,
    QgsLayoutItemRegistry,
    QgsLayoutItemRenderContext,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from clefop_plugin import paths
from clefop_plugin.cartography import studies
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import language, tr

if TYPE_CHECKING:
    from clefop_plugin.cartography.asked import Asked
    from clefop_plugin.cartography.drawing import Drawing

#: Number of this kind of item in layouts and templates. It does not change.
ITEM_TYPE = int(QgsLayoutItemRegistry.ItemType.PluginItem) + 7322
TAG = "clefop"
FIRST = "chiffres"


class ClefopItem(QgsLayoutItem):
    """Shows ``content`` (an id of :mod:`elements`) for the territory of the atlas page, or for ``territory``.

    ``indicators`` (ids or themes separated by ``;``) chooses the figures of a table or of charts; empty for all.
    """

    def __init__(self, layout: QgsLayout) -> None:
        super().__init__(layout)
        self.content, self.territory, self.indicators = FIRST, "", ""
        self._followed: set[str] = set()
        self._drawn: tuple[tuple[Any, ...], Drawing] | None = None
        self.setBackgroundEnabled(False)
        layout.reportContext().changed.connect(self.refresh)

    def type(self) -> int:
        """Number of this kind of item."""
        return ITEM_TYPE

    def icon(self) -> QIcon:
        """Icon in the list of items."""
        return icon()

    def displayName(self) -> str:
        """Name in the list of items: the id, or what it shows."""
        from clefop_plugin.cartography.elements import element

        return self.id() or tr("CLEFOP: {content}", content=element(self.content).label)

    def choose(self, content: str | None = None, territory: str | None = None, indicators: str | None = None) -> None:
        """Show something else; what is not given stays."""
        self.content = self.content if content is None else content
        self.territory = self.territory if territory is None else territory.strip()
        self.indicators = self.indicators if indicators is None else indicators.strip()
        self.refresh()

    def refresh(self) -> None:
        """Draw again: the page, the file or the choice has changed."""
        super().refresh()
        self.invalidateCache()

    def draw(self, context: QgsLayoutItemRenderContext) -> None:
        """Paint on the page; what cannot be drawn is said in its place."""
        from clefop_plugin.cartography.paint import paint

        drawing = self._drawing()
        painter = context.renderContext().painter()
        scale = context.renderContext().scaleFactor()
        painter.save()
        painter.scale(scale, scale)
        paint(painter, drawing)
        painter.restore()

    def writePropertiesToElement(
        self, element: QDomElement, document: QDomDocument, _context: QgsReadWriteContext
    ) -> bool:
        """Keep what is shown."""
        own = document.createElement(TAG)
        for name in ("content", "territory", "indicators"):
            own.setAttribute(name, getattr(self, name))
        element.appendChild(own)
        return True

    def readPropertiesFromElement(
        self, element: QDomElement, _document: QDomDocument, _context: QgsReadWriteContext
    ) -> bool:
        """Show what was kept."""
        own = element.firstChildElement(TAG)
        self.content = own.attribute("content", FIRST)
        self.territory, self.indicators = own.attribute("territory", ""), own.attribute("indicators", "")
        self._drawn = None
        return True

    def _drawing(self) -> Drawing:
        """The drawing to paint: empty on a printed page when there is nothing to show."""
        from clefop_plugin.cartography import charter, paint
        from clefop_plugin.cartography.asked import Asked
        from clefop_plugin.cartography.element_drawings import Scene
        from clefop_plugin.cartography.elements import element

        charter.use(charter.from_settings())
        shown, size = element(self.content), (self.rect().width(), self.rect().height())
        extent = self._map_extent() if shown.on_map else None
        wanted = tuple(part.strip() for part in self.indicators.split(";") if part.strip())
        asked = Asked({"territory": self.territory}, self.createExpressionContext())
        try:
            with studies.LOCK:
                key = (
                    self.content,
                    size,
                    extent and extent.toString(),
                    wanted,
                    charter.current(),
                    _subject(asked, shown.own),
                )
                if self._drawn is None or self._drawn[0] != key:
                    drawing = paint.new_drawing(*size)
                    shown.draw(Scene(asked, drawing, extent, wanted))
                    self._drawn = key, drawing
                return self._drawn[1]
        except Exception as error:  # nothing may leave a method that QGIS calls: it would end
            from clefop_plugin.cartography.atlas import reason_of

            drawing = paint.new_drawing(*size)
            if self.layout().renderContext().isPreviewRender() or not isinstance(error, ClefopError):
                _note(drawing, shown.label, reason_of(error))
            return drawing

    def _map_extent(self) -> QgsRectangle | None:
        """The ground that the item covers on the map below it; None when it lies over no map."""
        own = self.mapRectToScene(self.rect())
        maps = [item for item in self.layout().items() if isinstance(item, QgsLayoutItemMap)]
        maps = [item for item in maps if _shared(own, item) > 0]
        if not maps:
            return None
        below = max(maps, key=lambda item: _shared(own, item))
        if below.uuid() not in self._followed:
            self._followed.add(below.uuid())
            below.extentChanged.connect(self.refresh)
        extent, frame = below.extent(), below.mapRectToScene(below.rect())
        metres = extent.width() / frame.width()
        left = extent.xMinimum() + (own.left() - frame.left()) * metres
        top = extent.yMaximum() - (own.top() - frame.top()) * metres
        return QgsRectangle(left, top - own.height() * metres, left + own.width() * metres, top)


class ClefopItemMetadata(QgsLayoutItemAbstractMetadata):
    """Tells QGIS how to make the item, when a layout or a template is read."""

    def __init__(self) -> None:
        super().__init__(ITEM_TYPE, name())

    def createItem(self, layout: QgsLayout) -> QgsLayoutItem:
        """A new item."""
        from clefop_plugin.cartography.layout_item import ClefopItem  # that of a plugin loaded anew since

        return ClefopItem(layout)


def register() -> None:
    """Make QGIS know the item. It cannot be removed before QGIS 4, so the one of an earlier load stays."""
    registry = QgsApplication.layoutItemRegistry()
    if registry.itemMetadata(ITEM_TYPE) is None:
        registry.addLayoutItemType(ClefopItemMetadata())


def name() -> str:
    """Name of the item in menus."""
    return tr("CLEFOP element")


def icon() -> QIcon:
    """Icon of the item."""
    return QIcon(str(paths.resource("icons", "clefop.svg")))


def _shared(own: QRectF, item: QgsLayoutItemMap) -> float:
    common = own.intersected(item.mapRectToScene(item.rect()))
    return float(common.width() * common.height())


def _subject(asked: Asked, own: bool) -> tuple[Any, ...]:
    """What a drawing is about: another one is made when it changes."""
    atlas = asked.atlas
    return id(atlas), atlas.kind, atlas.container, asked.code if own else "", atlas.profiles.region.stamp, language()


def _note(drawing: Drawing, title: str, text: str) -> None:
    from clefop_plugin.cartography import palettes

    inset = 1.5
    drawing.rounded(0.1, 0.1, drawing.width - 0.2, drawing.height - 0.2, 0.8, palettes.OUTSIDE, palettes.RULE, 0.15)
    lines = max(1, int((drawing.height - 5.5) / 3.2))
    drawing.text(inset, 3.8, drawing.fit(title, 7, drawing.width - 2 * inset, 600), 7, weight=600)
    if drawing.height > 8:
        drawing.paragraph(inset, 7.4, text, 6.5, drawing.width - 2 * inset, colour=palettes.SECONDARY, most=lines)
