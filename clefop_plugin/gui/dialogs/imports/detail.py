"""The right side of the dialog: the chosen file, what to know first, its counts, and its two pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from clefop_plugin.core.errors import OutsideError
from clefop_plugin.core.text import tr
from clefop_plugin.gui import icons, messages
from clefop_plugin.gui.dialogs.imports.entry import Entry, State, change_words, plain_failure
from clefop_plugin.gui.dialogs.imports.mapping import MappingPage
from clefop_plugin.gui.dialogs.imports.preview import PreviewPage
from clefop_plugin.gui.dialogs.imports.steps import StepsForm
from clefop_plugin.gui.themes import theme_icon, theme_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.counts import Counts, report_counts
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.waiting import WaitingBar

READING, PREVIEW, COLUMNS = range(3)
#: Columns named when no format knows them.
SHOWN_COLUMNS = 8


class EntryDetail(QWidget):
    """``again`` asks for an import of a file that is there already, ``insisting`` for one that is all outside the
    region, ``reporting`` for the report as a page."""

    again = pyqtSignal()
    insisting = pyqtSignal()
    reporting = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None
        self.icon, self.title, self.subtitle = QLabel(), QLabel(), QLabel()
        self.title.setFont(colour_table.scaled(self.font(), 1.2, semibold=True))
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.notice, self.counts = Notice(), Counts()
        self.waiting = WaitingBar()
        self.steps, self.preview, self.mapping = StepsForm(), PreviewPage(), MappingPage()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.steps, tr("Reading"))
        self.tabs.addTab(self.preview, tr("Preview"))
        self.tabs.addTab(self.mapping, tr("Columns"))
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(lambda _page: self._say(self.entry) if self.entry is not None else None)
        self._lay_out()

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry as it stands."""
        self.entry = entry
        self.steps.show_entry(entry)
        self.preview.show_entry(entry)
        self.mapping.show_entry(entry)
        if entry is None:
            return
        self.title.setText(entry.look.document if entry.look is not None else entry.name)
        self.title.setToolTip(plain_tip(self.title.text()))
        theme = theme_label(entry.theme) if entry.theme else ""
        label = entry.look.label if entry.look is not None else ""
        self.subtitle.setText(" · ".join(dict.fromkeys(part for part in (theme, label) if part)))
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self.waiting.setVisible(entry.busy())
        self.tabs.setTabVisible(COLUMNS, entry.look is not None and entry.look.is_table)
        report = entry.check.report if entry.check is not None else None
        if report is not None:
            self.counts.show_counts(report_counts(report.rows_read, report.rows_kept, report.corrected, report.skipped))
        self.counts.setVisible(report is not None)
        self._say(entry)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _say(self, entry: Entry) -> None:
        """What to know first: an error, that it is there already, that it is done."""
        self.notice.clear_buttons()
        self.notice.hide()
        sentence, details = plain_failure(entry.failure)
        if entry.state is State.UNKNOWN and entry.look is not None and entry.look.is_table:
            if self.tabs.currentIndex() == COLUMNS:
                return
            self.notice.say(
                tr("No known format has these columns."),
                tr(
                    "Choose its format below, or say what its columns are: {fields}.",
                    fields=_listed(entry.look.columns),
                ),
                "alert",
            )
            self._button(tr("Say what its columns are…"), lambda: self.tabs.setCurrentIndex(COLUMNS))
        elif sentence:
            first, dot, rest = sentence.partition(". ") if len(sentence) < 600 else ("", "", sentence)
            self.notice.say(first + dot.strip(), rest, "alert")
            if entry.failure is not None and isinstance(entry.failure.error, OutsideError):
                self._button(tr("Import it all the same"), self.insisting.emit)
            if details:
                self._button(tr("Details…"), lambda: messages.show_details(entry.name, details))
        elif entry.check is not None and entry.state is State.DONE:
            done = entry.check.already or change_words(entry.check.changes)
            self.notice.say(tr("Imported."), done, "success")
            self._button(tr("Open the report"), self.reporting.emit)
        elif entry.check is not None and entry.state is State.ALREADY:
            self.notice.say("", entry.check.already, "info")
            self._button(tr("Import it again"), self.again.emit)
        elif entry.state is State.EMPTY:
            self.notice.say(
                tr("No row of this file is kept."),
                tr("Does it cover this region and these communes? The reasons are in the preview."),
                "alert",
            )
        elif entry.stopped:
            self.notice.say("", tr("Stopped. The workspace is as it was."), "info")

    def _button(self, label: str, action: Callable[[], None]) -> None:
        self.notice.add_button(label, action).setAutoDefault(False)

    def _draw_icon(self) -> None:
        side = round(self.fontMetrics().height() * 1.9)
        colours = colour_table.colours(self.palette())
        name = theme_icon(self.entry.theme if self.entry is not None else "")
        self.icon.setPixmap(icons.pixmap(name, colours.accent, side, self.devicePixelRatioF()))
        self.icon.setFixedSize(side, side)
        muted = self.subtitle.palette()
        muted.setColor(self.subtitle.foregroundRole(), colours.secondary)
        self.subtitle.setPalette(muted)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(round(line * 0.6))
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(round(line * 0.4))
        box.addLayout(head)
        box.addWidget(self.waiting)
        box.addWidget(self.notice)
        box.addWidget(self.counts)
        box.addWidget(self.tabs, 1)


def _listed(columns: Sequence[str]) -> str:
    """The first columns of a table, as a sentence quotes them."""
    shown = ", ".join(columns[:SHOWN_COLUMNS])
    return shown + (", …" if len(columns) > SHOWN_COLUMNS else "")
