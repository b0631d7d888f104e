"""The index of the names of the current workspace, shared by the locator bar and the search of the panels."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

from clefop_plugin.core.errors import ClefopError

if TYPE_CHECKING:
    from clefop_plugin.gui.session import Session
    from clefop_plugin.services.search import Found, What

#: Shorter texts have too many answers.
SHORTEST = 2
MOST = 30
EVERYTHING: tuple[What, ...] = ("territory", "structure", "training")


class Names:
    """Made at the first search and again when the file changes. It may be asked from any thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = Lock()
        self._stamp: Any = None
        self._search: Any = None

    def forget(self) -> None:
        """Let go of the index, which is made again at the next search, unless a search is using it now."""
        if self._lock.acquire(blocking=False):
            self._search = self._stamp = None
            self._lock.release()

    def find(self, text: str, kinds: Iterable[What] = EVERYTHING) -> list[Found]:
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
                return list(self._search.find(text, MOST, kinds))
        except ClefopError:
            return []
