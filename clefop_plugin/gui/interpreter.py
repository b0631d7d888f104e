"""How Python is shared between the window and what works beside it, and what it keeps of the memory."""

from __future__ import annotations

import ctypes
import gc
import sys

#: How long a worker may keep Python while the window waits for it (s); Python's own 5 ms, many times in the making of
#: one panel, are seen.
TURN = 0.001

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
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # that of GNU; others do not keep it
        library.malloc_trim(0)
