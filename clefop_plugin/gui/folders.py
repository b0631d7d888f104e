"""The folder that file dialogs propose: that of the last file used."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths

from clefop_plugin import settings
from clefop_plugin.core.errors import ClefopError

FOLDER = "folder"


def folder() -> str:
    """The folder of the last file, or the user's documents, or the home."""
    stored = settings.text(FOLDER)
    if stored and Path(stored).is_dir():
        return stored
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and Path(documents).is_dir() else str(Path.home())


def writable_folder() -> Path:
    """The same folder, or the user's home when nothing can be written there."""
    found = Path(folder())
    return found if os.access(found, os.W_OK) else Path.home()


def remember_folder(path: Path) -> None:
    """Propose the same folder next time."""
    settings.set_value(FOLDER, str(path.parent))


def with_suffix(path: Path) -> Path:
    """The same path, ending in ``.gpkg``."""
    return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")


def demo_place(parent: Path, name: str) -> tuple[Path, bool]:
    """Where the fictional region is (True) or goes (False): a file of the user is never replaced."""
    stem, suffix = Path(name).stem, Path(name).suffix
    places = (parent / (name if number == 1 else f"{stem}-{number}{suffix}") for number in count(1))
    path = next(place for place in places if not place.exists() or _is_demo(place))
    return path, path.exists()


def _is_demo(path: Path) -> bool:
    from clefop_plugin.workspace.store import Workspace

    try:
        return Workspace.open(path).meta().get("fictional", "") == "1"
    except ClefopError:
        return False
