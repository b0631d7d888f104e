"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import os
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file; one that existed is replaced once the new one is whole. Raises InputError when it cannot be."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        if draft.exists():
            draft.unlink()
        raise InputError(
            tr("{file} cannot be written. It may be open in a reader, or the folder may be read-only.", file=path.name)
        ) from error
    return path
