"""How Python is shared between the window and what works beside it, and what it keeps of the memory."""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import Any

#: How long a worker may keep Python while the window waits for it (s); Python's own 5 ms, many times in the making of
#: one panel, are seen.
TURN = 0.001
#: Parameters of ``mallopt`` (malloc.h of the GNU C library): what an arena keeps at its end, and the size from which
#: memory is asked of the system, to which it goes back at once.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3

#: Whether Python looked for cycles and how long a turn was, before workers came; nothing when there is none.
_usual: list[tuple[bool, float]] = []


def make_way() -> None:
    """Workers work from now on: the window gets Python as soon as it asks, and nobody looks for cycles.

    Reading makes millions of objects and no cycle, which is what makes Python look for them again and again. And it
    looks for them in whatever thread asks for memory: widgets that were closed would be destroyed outside the thread of
    the windows, which ends QGIS. Main thread only, as is :func:`take_back`: PyQt stops the search for a moment when it
    connects signals, and would undo what another thread changed meanwhile.
    """
    if not _usual:
        _usual.append((gc.isenabled(), sys.getswitchinterval()))
        gc.disable()
        sys.setswitchinterval(min(TURN, _usual[0][1]))


def take_back() -> None:
    """No worker works any more: as before the first of them."""
    if _usual:
        sweeping, turn = _usual.pop()
        sys.setswitchinterval(turn)
        if sweeping:
            gc.enable()


def give_back() -> None:
    """Linux keeps what a thread has freed for its next use, which may never come; other systems take it back."""
    library = _gnu("malloc_trim")
    if library is not None:
        library.malloc_trim(0)


def keep_little() -> None:
    """Once arrays of tens of megabytes were freed, GNU keeps as much for the next ones, in the arena of each thread and
    for ever, out of the reach of :func:`give_back`. These bounds are four and eight times those it starts with."""
    library = _gnu("mallopt")
    if library is not None:
        library.mallopt(_TRIM_THRESHOLD, 1 << 19)
        library.mallopt(_MMAP_THRESHOLD, 1 << 20)


def _gnu(function: str) -> Any:
    """The C library when it has a function that only that of GNU has, as most of Linux; else None."""
    library = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
    return library if hasattr(library, function) else None
