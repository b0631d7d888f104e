"""The plugin in the locator bar of QGIS: prefix ``clefop``, then a commune, a territory, a structure or a training."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.names import MOST, SHORTEST, Names

if TYPE_CHECKING:
    from clefop_plugin.services.search import Found


class ClefopLocator(QgsLocatorFilter):
    """Searches in the background; ``choose`` is called on the main thread with what the user picks."""

    def __init__(self, names: Names, choose: Callable[[Found], None]) -> None:
        super().__init__()
        self._names, self._choose = names, choose

    def clone(self) -> ClefopLocator:
        """Each search has its own filter; the index is shared."""
        return ClefopLocator(self._names, self._choose)

    def name(self) -> str:
        """Id of the filter."""
        return "clefop"

    def displayName(self) -> str:
        """Name in the settings of the locator."""
        return tr("Territories, structures and trainings (CLEFOP)")

    def prefix(self) -> str:
        """What to type before the text to search here alone."""
        return "clefop"

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Worker thread: give what is found, unless the user typed on."""
        if len(string.strip()) < SHORTEST:
            return
        for rank, found in enumerate(self._names.find(string)):
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(self, found.name, found)
            result.description = found.detail
            result.group = _group(found.what)
            result.score = 1.0 - rank / (2 * MOST)
            result.icon = icons.plugin_icon()
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Main thread: show what was picked."""
        self._choose(result.userData)


def _group(what: str) -> str:
    return {
        "territory": tr("Communes and territories"),
        "structure": tr("Support structures"),
        "training": tr("Trainings"),
    }[what]
