"""A thin bar that moves while something is read; its room is kept when it is hidden."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QProgressBar

HEIGHT = 4


class WaitingBar(QProgressBar):
    """Shown while one waits, for a time that nobody knows."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedHeight(HEIGHT)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
