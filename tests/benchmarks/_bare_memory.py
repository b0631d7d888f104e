"""Memory of the process before anything heavy is imported: to be imported first. Linux."""

from __future__ import annotations

from pathlib import Path


def megabytes(which: str = "VmRSS") -> float:
    """Memory of the process now, or at its highest (``VmHWM``) since :func:`forget_peak`."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which)) / 1000


def forget_peak() -> None:
    """Measure the highest memory from now on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


BARE = megabytes()
