"""What a panel shows when it has nothing to show: empty, loading, error, nothing imported, missing package."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import elided
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap

#: A reading shorter than this shows no skeleton: nothing flickers.
PATIENCE_MS = 150


class _NarrowButton(QPushButton):
    """A button whose words are cut in their middle rather than widen its panel; the tool tip has them all."""

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._label = label

    def setText(self, label: str) -> None:  # noqa: N802 (a name of Qt)
        """Set the words."""
        self._label = label
        super().setText(label)
        self.setAccessibleName(label)
        self.setToolTip("")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        hint = super().sizeHint()
        missing = self.fontMetrics().horizontalAdvance(self._label) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + missing, hint.height())

    def minimumSizeHint(self) -> QSize:
        """About ten letters."""
        return QSize(self.fontMetrics().height() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what has no room."""
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        shown = elided(self.font(), self._label, room + 1)
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(plain_tip(self._label) if shown != self._label else "")


class PrimaryButton(_NarrowButton):
    """The one action a window invites to: white on the primary blue, 5:1 in both themes."""

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setFont(colour_table.scaled(self.font(), 1, semibold=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it flat: styles lighten a coloured button until its text can no longer be read."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colours.primary
        if not self.isEnabled():
            fill = colours.track
        elif self.isDown() or self.underMouse():
            fill = fill.darker(118)
        painter.setPen(QPen(colours.text, 1.5) if self.hasFocus() else QPen(fill, 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QColor("white") if self.isEnabled() else colours.muted)
        painter.setFont(self.font())
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())

    def sizeHint(self) -> QSize:
        """The usual size, with room for the semibold text."""
        hint = super().sizeHint()
        return QSize(hint.width() + self.fontMetrics().height(), hint.height())


class _Drawing(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = "info"
        self.alert = False
        side = round(self.fontMetrics().height() * 2.2)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, self.name, colours.alert if self.alert else colours.secondary, QRectF(self.rect()))


class StateView(QWidget):
    """An icon, what is the case, what it means, and at most two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._drawing = _Drawing()
        self._title, self._text = QLabel(), QLabel()
        self._title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        for label in (self._title, self._text):
            wrap(label)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(120)
        self.primary, self.secondary = PrimaryButton(), _NarrowButton()
        self._actions: list[Callable[[], None] | None] = [None, None]
        self.primary.clicked.connect(lambda: self._act(0))
        self.secondary.clicked.connect(lambda: self._act(1))
        line = self.fontMetrics().height()
        # One under the other: side by side, two long labels would widen the panel.
        buttons = QVBoxLayout()
        for button in (self.primary, self.secondary):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(line, line, line, line)
        box.setSpacing(round(line * 0.5))
        box.addStretch(2)
        box.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title)
        box.addWidget(self._text)
        box.addSpacing(round(line * 0.3))
        box.addLayout(buttons)
        box.addStretch(3)

    def say(
        self,
        icon: str,
        title: str,
        text: str,
        primary: tuple[str, Callable[[], None]] | None = None,
        secondary: tuple[str, Callable[[], None]] | None = None,
        alert: bool = False,
    ) -> None:
        """Set the icon, the words and the buttons (label and action)."""
        self._drawing.name, self._drawing.alert = icon, alert
        self._drawing.update()
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
        for i, (button, given) in enumerate(((self.primary, primary), (self.secondary, secondary))):
            button.setVisible(given is not None)
            self._actions[i] = given[1] if given else None
            button.setText(given[0] if given else "")

    def _act(self, which: int) -> None:
        action = self._actions[which]
        if action is not None:
            action()


class LoadingView(QWidget):
    """Grey rows in the place of what is being read, how far it is, and a way to stop."""

    def __init__(self, cancel: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setRange(0, 1000)
        self._rows = Skeleton()
        self._text = QLabel(tr("The map remains usable."))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        wrap(self._text)
        button = QPushButton(tr("Cancel"))
        button.clicked.connect(lambda: cancel())
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 8, 6)
        foot.addWidget(self._text, 1)
        foot.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.progress)
        box.addWidget(self._rows, 1)
        box.addLayout(foot)

    def report(self, fraction: float, text: str) -> None:
        """Show how far the reading is; without figure yet, the bar moves."""
        self.progress.setRange(0, 0 if fraction <= 0 else 1000)
        self.progress.setValue(round(1000 * fraction))
        if text:
            self._text.setText(text)


class Skeleton(QWidget):
    """Grey rows in the place of what is being read."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.base)
        line = self.fontMetrics().height()
        y, i = line * 0.9, 0
        while y < self.height():
            width = self.width() * (0.5, 0.62, 0.38, 0.7, 0.45)[i % 5]
            painter.fillRect(QRectF(line * 0.6, y, width, line * 0.5), colours.track)
            painter.fillRect(QRectF(self.width() - line * 3.2, y, line * 2.6, line * 0.5), colours.track)
            painter.fillRect(QRectF(line * 0.6, y + line * 1.1, self.width() * 0.55, line * 0.3), colours.track)
            y += line * 2.7
            i += 1
