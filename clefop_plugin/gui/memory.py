"""Give back to the system the memory that Python no longer uses."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Linux keeps what a thread has freed for its next use, which may never come; other systems take it back."""
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # that of GNU; others do not keep it
        library.malloc_trim(0)
