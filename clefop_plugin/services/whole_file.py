"""Files that appear under their name only when they are whole."""

from __future__ import annotations

from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.drafts import drafted


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file; one that existed is replaced once the new one is whole. Raises InputError when it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with drafted(path) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise InputError(
            tr("{file} cannot be written. It may be open in a reader, or the folder may be read-only.", file=path.name)
        ) from error
    return path
