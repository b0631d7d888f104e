"""Says above the figures of a panel that the workspace has changed since they were read, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.notice import Notice


class StaleNotice(QWidget):
    """Hidden while what is shown is up to date. ``cancel`` stops the reading, ``again`` begins one."""

    def __init__(self, cancel: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__()
        self._cancel, self._again = cancel, again
        self.notice = Notice("alert")
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 2)
        box.addWidget(self.notice)
        self.hide()

    def say_reading(self) -> None:
        """The new figures are on their way."""
        self._say(tr("They are being read again. The map remains usable."), (tr("Cancel"), self._cancel))

    def say_stopped(self) -> None:
        """The user has stopped the reading."""
        self._say(tr("The reading was stopped."), (tr("Read again"), self._again))

    def say_failed(self, reason: str, details: Callable[[], None]) -> None:
        """The new figures could not be read."""
        self._say(reason, (tr("Try again"), self._again), (tr("Details…"), details))

    def _say(self, text: str, *buttons: tuple[str, Callable[[], None]]) -> None:
        self.notice.clear_buttons()
        for label, action in buttons:
            self.notice.add_button(label, action)
        self.notice.say(tr("These figures are older than the workspace"), text)
        self.show()
