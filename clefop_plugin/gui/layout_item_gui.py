"""The layout item of the plugin in the layout designer: its button, and the panel of its properties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsLayoutItem
from qgis.gui import (
    QgsGui,
    QgsLayoutItemAbstractGuiMetadata,
    QgsLayoutItemBaseWidget,
    QgsLayoutItemPropertiesWidget,
)
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout

from clefop_plugin.cartography import layout_item
from clefop_plugin.core.text import tr


class ClefopItemWidget(QgsLayoutItemBaseWidget):
    """Chooses what the item shows; below, the properties every item has."""

    def __init__(self, item: QgsLayoutItem) -> None:
        super().__init__(None, item)
        from clefop_plugin.cartography.elements import elements

        self.setPanelTitle(tr("CLEFOP element"))
        self._item: Any = item
        self.content = QComboBox()
        for element in elements():
            self.content.addItem(element.label, element.id)
        self.content.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.territory, self.indicators = QLineEdit(), QLineEdit()
        self.territory.setPlaceholderText(tr("that of the atlas page"))
        self.territory.setToolTip(tr("Code of a territory, when the item always shows the same one."))
        self.indicators.setPlaceholderText(tr("all of them"))
        self.indicators.setToolTip(tr("Ids or themes of indicators, separated by ; in the order they are shown."))
        form = QFormLayout()
        form.addRow(tr("Content"), self.content)
        form.addRow(tr("Territory"), self.territory)
        form.addRow(tr("Indicators"), self.indicators)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        self._common = QgsLayoutItemPropertiesWidget(self, item)
        column.addWidget(self._common)
        self._show()
        self.content.activated.connect(lambda _row: self._choose("content", self.content.currentData))
        self.territory.editingFinished.connect(lambda: self._choose("territory", self.territory.text))
        self.indicators.editingFinished.connect(lambda: self._choose("indicators", self.indicators.text))

    def setNewItem(self, item: QgsLayoutItem) -> bool:
        """Show another item of the same kind, without building the panel again."""
        if item.type() != layout_item.ITEM_TYPE:
            return False
        self._item = item
        self._common.setItem(item)
        self._show()
        return True

    def _show(self) -> None:
        self.content.setCurrentIndex(max(self.content.findData(self._item.content), 0))
        self.territory.setText(self._item.territory)
        self.indicators.setText(self._item.indicators)

    def _choose(self, name: str, value: Callable[[], Any]) -> None:
        if value() == getattr(self._item, name):
            return
        item = self._item
        item.beginCommand(tr("Change the CLEFOP element"))
        item.choose(**{name: value()})
        item.endCommand()


class ClefopItemGuiMetadata(QgsLayoutItemAbstractGuiMetadata):
    """Tells the designer how to add the item and how to show its properties."""

    def __init__(self) -> None:
        super().__init__(layout_item.ITEM_TYPE, layout_item.name())

    def creationIcon(self) -> QIcon:
        """Icon of the button."""
        return layout_item.icon()

    def createItemWidget(self, item: QgsLayoutItem) -> QgsLayoutItemBaseWidget:
        """The panel of an item."""
        from clefop_plugin.gui.layout_item_gui import ClefopItemWidget  # that of a plugin loaded anew since

        return ClefopItemWidget(item)


def register() -> None:
    """Add the item to the designer. It cannot be removed before QGIS 4, so the one of an earlier load stays."""
    registry = QgsGui.layoutItemGuiRegistry()
    if registry.metadataIdForItemType(layout_item.ITEM_TYPE) < 0:
        registry.addLayoutItemGuiMetadata(ClefopItemGuiMetadata())
