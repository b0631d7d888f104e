"""Where the files shipped with the plugin are, in a checkout and in an installed zip."""

from __future__ import annotations

import configparser
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file, for example ``resource("styles", "zones.qml")``."""
    return _root("resources").joinpath(*parts)


def translation(language: str) -> Path:
    """Path of the compiled translation of ``language``; it may not exist in a checkout."""
    return _root("i18n") / f"clefop_{language}.qm"


def version() -> str:
    """Version of the plugin, as its metadata give it."""
    metadata = _PACKAGE / "metadata.txt"
    parser = configparser.RawConfigParser()
    parser.read(metadata if metadata.is_file() else _PACKAGE.parent / "metadata.txt", encoding="utf-8")
    return parser.get("general", "version", fallback="")


def _root(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
