"""One chart of an indicator, drawn in the background in the colours of the theme; copied and exported on white."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QByteArray, QEvent, QMimeData, QRectF, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QFontInfo, QImage, QPainter, QPaintEvent, QPen, QPixmap
from qgis.PyQt.QtWidgets import QApplication, QSizePolicy, QWidget

from clefop_plugin import environment
from clefop_plugin.cartography.chart_content import Chart
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip

#: A resize draws again once it rests for this long.
SETTLE_MS = 60
#: A chart may be this many times higher than it needs.
LOOSEST = 1.5
#: Usual height, in sizes of the text.
USUAL = 10.5


class ChartView(QWidget):
    """Shows a chart, or the sentence that stands in its place; ``failed`` is called when it cannot be drawn."""

    def __init__(self, failed: Callable[[Failure], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._chart: Chart | None = None
        self._picture: QPixmap | None = None
        self._shown: tuple[Any, ...] = ()
        self._drawing = False
        self._broken = False
        self.sentence = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart) -> None:
        """Draw a chart as soon as possible."""
        if chart == self._chart:
            return
        if self._chart is None or chart.kind != self._chart.kind:
            self._picture = None
        self._chart = chart
        self._broken = False
        missing = environment.obstacle(("matplotlib",))
        self.sentence = missing or chart.absent
        self.setAccessibleName(self.sentence if missing else chart.spoken)
        self.setAccessibleDescription("" if missing else self.sentence)
        self.setToolTip(plain_tip(chart.spoken))
        self.updateGeometry()
        self.update()
        self._settle.start(0)

    @property
    def drawn(self) -> bool:
        """Whether what is shown is the chart that was asked for, in the present size and colours."""
        return bool(self.sentence) or (self._chart is not None and self._shown == self._wanted())

    def can_export(self) -> bool:
        """Whether there is a chart to copy or to export."""
        return self._chart is not None and not self.sentence

    def copy(self, done: Callable[[], None]) -> None:
        """Put the chart (image, and its text alternative) into the clipboard, then call ``done``."""
        chart = self._chart
        if chart is None:
            return

        def work(_progress: Progress) -> bytes:
            from clefop_plugin.cartography.chart_drawing import encoded, print_look

            return encoded(chart, "png", print_look(self._families()))

        def put(png: bytes) -> None:
            content = QMimeData()
            content.setImageData(QImage.fromData(QByteArray(png)))
            content.setText(f"{chart.spoken}\n{chart.caption}")
            QApplication.clipboard().setMimeData(content)
            done()

        self._start(tr("Copying the chart"), work, put)

    def export(self, path: Path, done: Callable[[Path], None]) -> None:
        """Write the chart as SVG or PNG, by the suffix of ``path``, then call ``done``."""
        chart = self._chart
        if chart is None:
            return
        families = self._families()

        def work(_progress: Progress) -> Path:
            from clefop_plugin.cartography.chart_drawing import export, print_look

            try:
                export(chart, path, print_look(families))
            except OSError as error:
                raise InputError(
                    tr("The chart cannot be written to {name}: {error}", name=path.name, error=error)
                ) from error
            return path

        self._start(tr("Exporting the chart"), work, done)

    def sizeHint(self) -> QSize:
        """The height that the chart needs."""
        return QSize(240, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No less than the chart needs, in height; the same for most charts, so that the panel does not jump."""
        return QSize(120, round(max(self._needed(), self._size() * USUAL)))

    def resizeEvent(self, event: Any) -> None:
        """Draw again at the new size."""
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours or the font of the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, or the sentence."""
        painter = QPainter(self)
        colours = colour_table.colours(self.palette())
        area = QRectF(self.rect())
        if self.sentence:
            painter.setFont(colour_table.scaled(self.font(), 0.9))
            painter.setPen(colours.secondary)
            flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(area.adjusted(8, 4, -8, -4), flags, self.sentence)
        elif self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.0, Qt.PenStyle.DotLine))
            painter.drawRect(area.adjusted(0.5, 0.5, -1, -1))

    def _needed(self) -> float:
        if self._chart is None or self.sentence:
            return self._size() * 5
        from clefop_plugin.cartography.chart_drawing import height_of

        return height_of(self._chart, self._size())

    def _size(self) -> float:
        """Size of the text, in pixels."""
        return float(QFontInfo(self.font()).pixelSize())

    def _families(self) -> tuple[str, ...]:
        return (QFontInfo(self.font()).family(), "Open Sans")

    def _wanted(self) -> tuple[Any, ...]:
        height = min(float(self.height()), self._needed() * LOOSEST)
        return (self._chart, self._look(), float(self.width()), height, self.devicePixelRatioF())

    def _look(self) -> Any:
        from clefop_plugin.cartography.chart_sheet import Look

        colours = colour_table.colours(self.palette())
        return Look(
            text=colours.text.name(),
            secondary=colours.secondary.name(),
            rule=colours.rule.name(),
            track=colours.track.name(),
            accent=colours.accent.name(),
            second=colours.second.name(),
            alert=colours.alert.name(),
            ground="",
            families=self._families(),
            size=self._size(),
        )

    def _draw(self) -> None:
        if self._chart is None or self.sentence or self._broken or self._drawing or self.width() < 60:
            return
        wanted = self._wanted()
        if wanted == self._shown:
            return

        def work(_progress: Progress) -> Any:
            from clefop_plugin.cartography.chart_drawing import draw

            return draw(*wanted)

        self._drawing = True
        self._start(tr("Drawing the chart"), work, lambda made: self._show(wanted, made), self._stop)

    def _show(self, wanted: tuple[Any, ...], made: Any) -> None:
        self._drawing = False
        image = QImage(made.pixels, made.width, made.height, 4 * made.width, QImage.Format.Format_RGBA8888)
        self._picture = QPixmap.fromImage(image.copy())
        self._picture.setDevicePixelRatio(wanted[-1])
        self._shown = wanted
        self.update()
        if wanted != self._wanted():  # asked for something else meanwhile
            self._settle.start()

    def _stop(self) -> None:
        self._drawing = False
        self._broken = True

    def _start(
        self,
        title: str,
        work: tasks.Work,
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        def deliver(answer: Any) -> None:
            if not sip.isdeleted(self):
                done(answer)

        def refuse(failure: Failure) -> None:
            if sip.isdeleted(self):
                return
            if stopped is not None:
                stopped()
            self._failed(failure)

        tasks.start(ServiceTask(title, work, deliver, refuse, stopped, hidden=True))
