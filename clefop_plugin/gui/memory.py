"""What Python does with memory while the plugin works: no sweeping meanwhile, and giving back what is free."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_paused = {"times": 0, "before": False}


@contextmanager
def no_sweep() -> Iterator[None]:
    """Python does not look for cycles meanwhile: it stops every thread for that, the one of the windows too.

    Reading makes millions of objects and no cycle, which is what makes Python look for them again and again. And it
    looks for them in whatever thread asks for memory: widgets that were closed would be destroyed outside the thread of
    the windows, which ends QGIS.
    """
    with _lock:
        if not _paused["times"]:
            _paused["before"] = gc.isenabled()
            gc.disable()
        _paused["times"] += 1
    try:
        yield
    finally:
        with _lock:
            _paused["times"] -= 1
            if not _paused["times"] and _paused["before"]:
                gc.enable()


def give_back() -> None:
    """Linux keeps what a thread has freed for its next use, which may never come; other systems take it back."""
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # that of GNU; others do not keep it
        library.malloc_trim(0)
