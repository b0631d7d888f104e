"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

_numbers = count(1)


def draft_of(path: Path, suffix: str = ".part") -> Path:
    """A name beside ``path`` that no other export has, of this QGIS or of another: two may write the same file."""
    return path.with_name(f".{path.name}.{os.getpid()}-{next(_numbers)}{suffix}")


@contextmanager
def drafted(path: Path, suffix: str = "") -> Iterator[Path]:
    """A file beside ``path`` to write in; it takes the place of ``path`` when the block ends well, and goes otherwise.

    ``suffix`` ends the name of the draft, for a writer that looks at it. Errors of the disk (OSError) are those of the
    caller, who knows what to say. A workspace has drafts of its own (``workspace.file.drafted``): SQLite keeps files
    beside it.
    """
    draft = draft_of(path, suffix)
    try:
        yield draft
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
