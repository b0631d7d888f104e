"""A dashed box to drop files on, with a button to browse for them; it then names what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap


class _Name(QLabel):
    """A line that is cut in its middle, as file names are read, rather than widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class DropZone(QWidget):
    """``given`` carries the paths (list of str) that were dropped or chosen."""

    given = pyqtSignal(list)

    def __init__(
        self, icon: str, invitation: str, kinds: str, folder: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._kinds, self._folder, self._over = icon, kinds, folder, False
        self._invitation = invitation
        self.setAcceptDrops(True)
        self._title, self._text = _Name(), QLabel()
        self._title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self._text)
        self.browse = QPushButton(tr("Browse…"))
        self.browse.clicked.connect(lambda _checked=False: self._ask())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        line = self.fontMetrics().height()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(round(line * 3.2), line, line, line)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.browse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(round(line * 4.2))
        self.say("", "")

    def add_widget(self, widget: QWidget) -> None:
        """Add a button beside the one that browses."""
        self._row.addWidget(widget)

    def make_compact(self) -> None:
        """Take one line only, above what was given."""
        line = self.fontMetrics().height()
        self._row.setContentsMargins(round(line * 3.2), round(line * 0.5), round(line * 0.7), round(line * 0.5))
        self.setMinimumHeight(round(line * 2.6))

    def say(self, title: str, text: str) -> None:
        """Name the file that was given; empty shows the invitation."""
        self._title.setText(title or self._invitation)
        self._title.setToolTip(plain_tip(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{self._title.text()} {text}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept local files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went away."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the local files."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.given.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge and the icon."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.chosen if self._over else colours.base)
        painter.setPen(QPen(colours.accent if self._over else colours.muted, 1.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        line = self.fontMetrics().height()
        area = QRectF(line * 1.0, self.height() / 2 - line * 0.8, line * 1.6, line * 1.6)
        icons.paint(painter, self._icon, colours.secondary, area)

    def _ask(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Choose a file"), self._folder(), self._kinds)
        if paths:
            self.given.emit([str(Path(path)) for path in paths])
