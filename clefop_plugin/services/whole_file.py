"""Write a file whole or not at all, and say so when it cannot be."""

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
        raise InputError(cannot_write(path)) from error
    return path


def cannot_write(path: Path) -> str:
    """The sentence for a file that cannot be written."""
    return tr("{file} cannot be written. It may be open in a reader, or the folder may be read-only.", file=path.name)


def cannot_write_table(name: str, error: OSError) -> InputError:
    """The error of a table that cannot be written, with the reason of the system."""
    return InputError(tr("{name} cannot be written: {error}. Is it open in a spreadsheet?", name=name, error=error))
