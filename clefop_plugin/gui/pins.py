"""The two or three territories that the user has pinned, to put them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    from clefop_plugin.services.profile_types import TerritoryRef

#: More columns could not be read.
MOST = 3


class Pins(QObject):
    """Pinned territories, in the order of the pinning. ``changed``: they are others."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refs: list[TerritoryRef] = []

    def toggle(self, ref: TerritoryRef) -> bool:
        """Pin a territory, or take the pin off; False when there is no room for one more."""
        if ref in self.refs:
            self.refs.remove(ref)
        elif len(self.refs) >= MOST:
            return False
        else:
            self.refs.append(ref)
        self.changed.emit()
        return True

    def replace(self, old: TerritoryRef, new: TerritoryRef | None) -> None:
        """Follow a perimeter that has another name, or that is no more (None)."""
        if old in self.refs:
            self.refs = [new if ref == old else ref for ref in self.refs if ref != old or new is not None]
            self.changed.emit()

    def clear(self) -> None:
        """Take every pin off."""
        if self.refs:
            self.refs = []
            self.changed.emit()
