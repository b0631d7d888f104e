"""Progress and cancellation, as every long computation receives them."""

from __future__ import annotations

from collections.abc import Callable

from clefop_plugin.core.errors import Cancelled


class Progress:
    """Reports a fraction between 0 and 1 with a short text, and tells when the user has cancelled.

    ``report`` and ``is_cancelled`` are callables given by the door (dialog, algorithm, test);
    the default reports nothing and is never cancelled.
    """

    def __init__(
        self,
        report: Callable[[float, str], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled

    def update(self, fraction: float, text: str = "") -> None:
        """Report ``fraction`` (0 to 1) and raise :class:`Cancelled` when the user has asked to stop."""
        if self._report is not None:
            self._report(min(1.0, max(0.0, fraction)), text)
        self.check()

    def done(self) -> None:
        """Report the end. What is written stays written: a cancel that comes this late is not heard."""
        if self._report is not None:
            self._report(1.0, "")

    def cancelled(self) -> bool:
        """Whether the user has asked to stop."""
        return self._is_cancelled is not None and self._is_cancelled()

    def check(self) -> None:
        """Raise :class:`Cancelled` when the user has asked to stop."""
        if self.cancelled():
            raise Cancelled

    def keeping(self) -> Progress:
        """The same, for what must be kept: a stop is asked for as before, but no longer cancels."""

        def is_cancelled() -> bool:
            self.cancelled()  # it may raise what gives up everything
            return False

        return Progress(self._report, is_cancelled)

    def part(self, start: float, end: float) -> Progress:
        """A progress whose 0 to 1 is the interval ``start`` to ``end`` of this one."""

        def report(fraction: float, text: str) -> None:
            if self._report is not None:
                self._report(start + (end - start) * fraction, text)

        return Progress(report, self._is_cancelled)
