"""The plugin in the locator bar of QGIS: prefix ``clefop``, then a commune, a territory, a structure or a training."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons

if TYPE_CHECKING:
    from clefop_plugin.gui.session import Session
    from clefop_plugin.services.search import Found

#: Shorter texts have too many answers.
SHORTEST = 2
MOST = 30


class Names:
    """The index of the names of the current workspace, made at the first search and again when the file changes.

    It may be asked from any thread.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = Lock()
        self._stamp: Any = None
        self._search: Any = None

    def find(self, text: str) -> list[Found]:
        """Answers for a text; nothing when no workspace is open or it cannot be read."""
        workspace = self._session.workspace
        if workspace is None:
            return []
        from clefop_plugin.services.region import Region
        from clefop_plugin.services.search import Search

        try:
            with self._lock:
                stamp = (str(workspace.path), workspace.stamp())
                if stamp != self._stamp:
                    self._search, self._stamp = Search(Region(workspace)), stamp
                return list(self._search.find(text, MOST))
        except ClefopError:
            return []


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
