"""A page of the atlas on a grey table, and the row that leafs through the pages."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QToolButton, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import leave_wheel
from clefop_plugin.gui.widgets.paint import line_height

#: Proportions of the page that is shown before one is drawn.
SHEET = 210 / 297
#: After a new size, a sharper picture is asked for once the window rests (ms).
REST = 250


class PageSheet(QWidget):
    """One page, as large as it fits. ``resized``: its picture should have another size."""

    resized = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._words = ""
        self._alert = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.resized.emit)

    def show_page(self, image: QImage, name: str) -> None:
        """Show a page."""
        self._image, self._words, self._alert = image, "", False
        self.setAccessibleName(tr("Preview: {page}", page=name))
        self.update()

    def say(self, words: str, alert: bool = False) -> None:
        """Say something in the place of the page; the former one stays behind, pale, while another is drawn."""
        self._words, self._alert = words, alert
        self.setAccessibleName(words)
        self.update()

    def dots(self, landscape: bool) -> int:
        """Dots across the page at the present size of the widget."""
        area = self._area(1 / SHEET if landscape else SHEET)
        return max(80, round(area.width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """An upright page of readable size."""
        line = line_height(self.font())
        return QSize(round(line * 26), round(line * 34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a sharper picture."""
        super().resizeEvent(event)
        self._rest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or what is said."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colour_table.mix(colours.base, colours.track, 0.6))
        image = self._image
        area = self._area(SHEET if image is None else image.width() / image.height())
        painter.fillRect(area, Qt.GlobalColor.white)
        if image is not None:
            painter.setOpacity(0.25 if self._words else 1.0)
            painter.drawImage(area, image, QRectF(image.rect()))
            painter.setOpacity(1.0)
        painter.setPen(QPen(colours.rule, 1.0))
        painter.drawRect(area)
        if self._words:
            self._write(painter, area)

    def _write(self, painter: QPainter, area: QRectF) -> None:
        # On the white of the page, whatever the theme: the ink of the atlas.
        from clefop_plugin.cartography import palettes

        painter.setPen(QPen(QColor(palettes.ALERT if self._alert else palettes.SECONDARY), 1.0))
        room = area.adjusted(area.width() * 0.1, 0, -area.width() * 0.1, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _area(self, proportion: float) -> QRectF:
        margin = line_height(self.font()) * 0.7
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        width = min(room.width(), room.height() * proportion)
        height = width / proportion
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


class PageView(QWidget):
    """The page and the row under it. ``asked`` carries the position of the page to show."""

    asked = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = PageSheet()
        self.previous, self.next = self._arrow("previous", tr("Page before")), self._arrow("next", tr("Next page"))
        self.number, self.total, self.name = QSpinBox(), QLabel(), QLabel()
        self.number.setAccessibleName(tr("Page shown"))
        self.number.setMinimum(1)
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setKeyboardTracking(False)
        leave_wheel(self.number)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.total, self.name):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.number.valueChanged.connect(lambda value: self.asked.emit(value - 1))
        self.previous.clicked.connect(lambda _checked=False: self.number.stepDown())
        self.next.clicked.connect(lambda _checked=False: self.number.stepUp())
        self._lay_out()
        self.set_count(0, False)

    @property
    def position(self) -> int:
        """The page asked for, from 0."""
        return int(self.number.value()) - 1

    def set_count(self, count: int, complete: bool) -> None:
        """How many pages there are; more may come while they are counted."""
        self.number.blockSignals(True)
        # While they are counted the page asked for may still come.
        self.number.setMaximum(max(count, 1) if complete else max(count, self.number.maximum()))
        self.number.blockSignals(False)
        self.total.setText(f"/ {number(count)}" if complete else "/ …")
        self.setEnabled(count > 0)
        self._arrows()

    def go_to(self, position: int) -> None:
        """Show another page."""
        self.number.setValue(position + 1)

    def show_name(self, name: str) -> None:
        """Write which page it is."""
        self.name.setText(name)
        self.name.setToolTip(name)
        self._arrows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf with the keys."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.number.stepBy(step)

    def _arrows(self) -> None:
        self.previous.setEnabled(self.number.value() > 1)
        self.next.setEnabled(self.number.value() < self.number.maximum())

    def _arrow(self, icon: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, self.palette()))
        button.setAutoRaise(True)
        button.setToolTip(label)
        button.setAccessibleName(label)
        return button

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self.number.setFixedWidth(round(line * 3.2))
        row = QHBoxLayout()
        row.setSpacing(round(line * 0.3))
        for widget in (self.previous, self.number, self.total, self.next):
            row.addWidget(widget)
        row.addSpacing(round(line * 0.5))
        row.addWidget(self.name, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(round(line * 0.4))
        box.addWidget(self.sheet, 1)
        box.addLayout(row)
