"""The fingerprint of files: the same for the same contents, whatever their names and dates."""

from __future__ import annotations

import hashlib
from pathlib import Path

_BLOCK = 1 << 20


def file_hash(*paths: Path) -> str:
    """SHA-256 of the bytes of files, one after the other. Raises OSError when one cannot be read."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()
