"""The folder that file dialogs propose: that of the last file used."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

FOLDER = "clefop/folder"


def folder() -> str:
    """The folder of the last file, or the user's home."""
    return str(QgsSettings().value(FOLDER, str(Path.home())))


def remember_folder(path: Path) -> None:
    """Propose the same folder next time."""
    QgsSettings().setValue(FOLDER, str(path.parent))


def with_suffix(path: Path) -> Path:
    """The same path, ending in ``.gpkg``."""
    return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")
