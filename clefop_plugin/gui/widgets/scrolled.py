"""Pages that scroll from top to bottom when there is no room for them; never from left to right."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(page: QWidget, focus: bool = True) -> QScrollArea:
    """A page that scrolls when it has no room, instead of crushing its parts on one another.

    Without ``focus``, the keyboard goes to what the page holds and never to the area itself.
    """
    area = QScrollArea()
    _dress(area, page)
    if not focus:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Scrolled(QScrollArea):
    """A scrolling page that is never narrower than what it holds."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        _dress(self, page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (called by Qt)
        """When the page needs another width, the window must know."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the page and its scroll bar; a few lines high."""
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, self.fontMetrics().height() * 8)


def _dress(area: QScrollArea, page: QWidget) -> None:
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
