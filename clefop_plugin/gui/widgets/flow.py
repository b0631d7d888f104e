"""A layout that puts its widgets one after another and wraps like text."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Wraps its widgets within the width it is given; hidden widgets take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (called by Qt)
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (called by Qt)
        """Item at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (called by Qt)
        """Remove and return the item at ``index``, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and destroy every widget."""
        while self._items:
            widget = self._items.pop().widget()
            widget.hide()
            widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (called by Qt)
        """It asks for no more room than it needs."""
        return Qt.Orientation(0) if hasattr(Qt, "Horizontal") else Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped widgets."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (called by Qt)
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As narrow as the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 (called by Qt)
        """As narrow as the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        y, most = rect.y(), max(1, rect.width())
        for row in self._rows(most):
            line = max(hint.height() for _, hint in row)
            x = rect.x()
            for item, hint in row if move else ():
                # In the middle of its line: a tick stands beside a higher field.
                top = y + (line - hint.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), hint.boundedTo(QSize(most, hint.height()))))
                x += hint.width() + self._gap
            y += line + self._gap
        return max(0, y - self._gap - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items that are shown, with the size they ask for, line by line."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if not rows or used + hint.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((item, hint))
            used += hint.width() + self._gap
        return rows


def wrapping(*widgets: QWidget) -> QWidget:
    """Widgets side by side that pass to the next line when there is no room."""
    holder = QWidget()
    flow = FlowLayout(holder)
    for widget in widgets:
        flow.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
