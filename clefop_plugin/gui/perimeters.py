"""The perimeters drawn or named by the user: the project remembers them, with the workspace they belong to."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.gui.session import Session
    from clefop_plugin.services.perimeters import Perimeter
    from clefop_plugin.services.profile_types import TerritoryRef

SCOPE, KEY = "clefop", "perimeters"
#: Perimeters kept for one workspace: the oldest leave first.
MOST = 20


class Perimeters(QObject):
    """Perimeters of the current workspace, the last one first. ``changed``: the list is another."""

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kept: list[Perimeter] = []
        #: Definitions by workspace file: those of the other workspaces of the project are kept as they are.
        self._texts: dict[str, list[Any]] = {}
        session.opened.connect(self._read)
        session.closed.connect(self._read)
        session.project.readProject.connect(self._read)
        session.project.cleared.connect(self._read)
        session.project.writeProject.connect(self._remember)
        self._read()

    def dispose(self) -> None:
        """Cut every link with the project: called when the plugin is unloaded."""
        self._session.project.readProject.disconnect(self._read)
        self._session.project.cleared.disconnect(self._read)
        self._session.project.writeProject.disconnect(self._remember)

    def next_name(self) -> str:
        """A name that no perimeter has yet."""
        taken = {perimeter.name for perimeter in self.kept}
        rank = 1
        while tr("Perimeter {rank}", rank=rank) in taken:
            rank += 1
        return tr("Perimeter {rank}", rank=rank)

    def find(self, ref: TerritoryRef | None) -> Perimeter | None:
        """The kept perimeter that ``ref`` names, or None."""
        return next((perimeter for perimeter in self.kept if perimeter.ref == ref), None)

    def keep(self, perimeter: Perimeter) -> None:
        """Put a perimeter first in the list."""
        others = [other for other in self.kept if other != perimeter]
        self._store([perimeter, *others][:MOST])

    def rename(self, ref: TerritoryRef, name: str) -> TerritoryRef:
        """Give a perimeter (kept or not) another name, keep it, and return how it is named from now on."""
        from clefop_plugin.services.perimeters import read_perimeter

        renamed = replace(read_perimeter(ref.container), name=name.strip())
        if self.find(ref) is None:
            self.keep(renamed)
        else:
            self._store([renamed if other.ref == ref else other for other in self.kept])
        return renamed.ref

    def remove(self, ref: TerritoryRef) -> None:
        """Forget a perimeter."""
        self._store([other for other in self.kept if other.ref != ref])

    def _store(self, kept: list[Perimeter]) -> None:
        self.kept = kept
        self._remember()
        self.changed.emit()

    def _remember(self, _document: Any = None) -> None:
        """Write the list; again when the project is saved, for the workspace is named from where the project is."""
        project = self._session.project
        if self._session.workspace is not None:
            self._texts[str(self._session.path)] = [perimeter.to_text() for perimeter in self.kept]
        filled = {str(project.writePath(path)): texts for path, texts in self._texts.items() if texts}
        if filled:
            project.writeEntry(SCOPE, KEY, json.dumps(filled))
        else:
            project.removeEntry(SCOPE, KEY)

    def _read(self, _document: Any = None) -> None:
        project = self._session.project
        text, _ = project.readEntry(SCOPE, KEY, "")
        try:
            found = json.loads(text) if text else {}
        except ValueError:
            found = {}
        lists = found.items() if isinstance(found, dict) else ()
        self._texts = {project.readPath(place): texts for place, texts in lists if isinstance(texts, list)}
        own = self._texts.get(str(self._session.path), []) if self._session.workspace is not None else []
        read = [_readable(text) for text in own]
        self.kept = [perimeter for perimeter in read if perimeter is not None]
        self.changed.emit()


def _readable(text: Any) -> Perimeter | None:
    """A perimeter of the project; None when someone has damaged it."""
    from clefop_plugin.services.perimeters import read_perimeter

    try:
        return read_perimeter(str(text))
    except ClefopError:
        return None
