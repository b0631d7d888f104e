"""How Python is shared between the window and what works beside it, and what it keeps of the memory."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

#: How long a worker may keep Python while the window waits for it (s); Python's own 5 ms, many times in the making of
#: one panel, are seen.
TURN = 0.001


@dataclass
class _Share:
    """How many workers work now, and what Python did before the first of them."""

    workers: int = 0
    sweeping: bool = True
    turn: float = 0.0


_lock, _share = Lock(), _Share()


@contextmanager
def at_work() -> Iterator[None]:
    """A worker works: the window gets Python as soon as it asks, and nobody looks for cycles.

    Reading makes millions of objects and no cycle, which is what makes Python look for them again and again. And it
    looks for them in whatever thread asks for memory: widgets that were closed would be destroyed outside the thread of
    the windows, which ends QGIS.
    """
    with _lock:
        if not _share.workers:
            _share.sweeping, _share.turn = gc.isenabled(), sys.getswitchinterval()
            gc.disable()
            sys.setswitchinterval(min(TURN, _share.turn))
        _share.workers += 1
    try:
        yield
    finally:
        with _lock:
            _share.workers -= 1
            if not _share.workers:
                sys.setswitchinterval(_share.turn)
                if _share.sweeping:
                    gc.enable()


def give_back() -> None:
    """Linux keeps what a thread has freed for its next use, which may never come; other systems take it back."""
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # that of GNU; others do not keep it
        library.malloc_trim(0)
