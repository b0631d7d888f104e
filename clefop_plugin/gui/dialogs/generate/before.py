"""The page before the result: the blocks and what the bounds mean for them, then the search while it works."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.generate import words
from clefop_plugin.gui.dialogs.generate.data import BlockSet, Pair, Prepared
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.block_map import ABOVE, BELOW, WITHIN, BlockMap, MappedBlock, Marks
from clefop_plugin.gui.widgets.convergence import ConvergenceChart
from clefop_plugin.gui.widgets.histogram import Histogram
from clefop_plugin.gui.widgets.level import LevelBox
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.progress_box import ProgressBox
from clefop_plugin.gui.widgets.wrapped import wrap

#: Height under which the chart of the search comes alone, in lines of text.
LOW = 27
#: Blocks above which they are too small to be drawn.
MAPPED_BLOCKS = 5000
LEVELS = ("easy", "medium", "hard", "impossible")


class _Aside(QLabel):
    """A short note at the right; without enough room for it there is none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(colour_table.scaled(self.font(), 0.9))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the note when it fits."""
        if self.width() >= self.fontMetrics().horizontalAdvance(self.text()):
            super().paintEvent(event)


def heading_row(title: QLabel, aside: str) -> QHBoxLayout:
    """A heading in semibold and, at the right, its unit in small type."""
    title.setFont(colour_table.scaled(title.font(), 1, semibold=True))
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setToolTip(aside)
    note = _Aside(aside)
    row = QHBoxLayout()
    row.addWidget(title)
    row.addWidget(note, 1)
    return row


def chart_heading() -> QHBoxLayout:
    """Heading of the chart of the search."""
    return heading_row(QLabel(tr("Agreement of the best scenario, and bound")), tr("billions of pairs of residents"))


class BeforePage(QWidget):
    """``edit_links`` is emitted when the user wants to change the links."""

    edit_links = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.histogram_title, self.histogram_note = QLabel(), QLabel()
        self.histogram_note.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(self.histogram_note)
        self.histogram_note.setTextFormat(Qt.TextFormat.PlainText)
        self.histogram, self.level, self.map = Histogram(), LevelBox(), BlockMap()
        self.links, self.notice = Notice("info"), Notice("info")
        self.links.add_button(tr("Edit the links"), self.edit_links.emit).setAutoDefault(False)
        self.chart, self.search = ConvergenceChart(), ProgressBox(tr("Progress of the search"))
        self.chart_box = QWidget()
        self.chart_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self._lay_out()
        for widget in (self.level, self.links, self.notice, self.map, self.chart_box, self.search):
            widget.hide()

    def describe(self, prepared: Prepared, blocks: BlockSet, parameters: Any, links: tuple[Pair, ...]) -> None:
        """Show what these parameters mean for the blocks."""
        from clefop_plugin.services.difficulty import difficulty

        jobs = parameters.counted == "jobs"
        title = tr("Jobs of the {count} blocks") if jobs else tr("Population of the {count} blocks")
        self.histogram_title.setText(title.format(count=number(len(blocks.codes))))
        self.histogram.show_values(list(blocks.amounts), parameters.minimum, parameters.maximum)
        zones = next((z.zones for z in prepared.zonings if z.id == blocks.zoning), len(blocks.codes))
        self.histogram_note.setText(words.consequence(blocks, parameters.minimum, parameters.maximum, zones, jobs))
        nested = blocks.groups.get(parameters.nest_in) if parameters.nest_in and not parameters.nest_weight else None
        found = difficulty(
            blocks.amounts,
            parameters.k,
            parameters.minimum,
            parameters.maximum,
            nested,
            parameters.k_most,
            parameters.counted,
            [blocks.names[code] for code in blocks.codes],
        )
        names = {
            "easy": tr("Easy"),
            "medium": tr("Moderate"),
            "hard": tr("Difficult"),
            "impossible": tr("Impossible"),
        }
        self.level.say(LEVELS.index(found.level) + 1, names[found.level], found.text)
        cut_off = words.cut_off(blocks, links, parameters.minimum)
        sentence = words.links_sentence(blocks, links, parameters.links is not None)
        self._links_text = cut_off or sentence
        self.links.say("", self._links_text, "alert" if cut_off else "info")
        if len(blocks.codes) <= MAPPED_BLOCKS:
            self.map.show_blocks(_mapped(blocks, parameters, jobs), _marks(blocks, parameters, links))
        else:
            self.map.show_blocks((), Marks())
        self._show_state(searching=False)

    def start(self) -> None:
        """A search begins: the chart takes the place of the estimate."""
        self.chart.clear()
        self.notice.hide()
        self.search.bar.setValue(0)
        self._show_state(searching=True)

    def stop(self) -> None:
        """The search has ended: the estimate comes back, the chart stays while it has something to show."""
        self._show_state(searching=False)

    def say(self, title: str, text: str, kind: str) -> None:
        """Show a notice, without button; one that tells of an obstacle takes the place of the estimate."""
        self.notice.clear_buttons()
        self.notice.say(title, text, kind)
        self.level.setVisible(kind != "alert")
        self.links.setVisible(kind != "alert" and bool(self._links_text))

    def read(self, title: str) -> None:
        """Something is being read: a title and a bar, without chart."""
        self.search.say(title, "", "")
        self.search.show()

    def _show_state(self, searching: bool) -> None:
        for widget in self._told:
            widget.setVisible(not (searching and self._is_low()))
        self.level.setVisible(not searching)
        self.map.setVisible(not searching and not self.map.is_empty())
        self.links.setVisible(not searching and bool(self._links_text))
        self.chart_box.setVisible(searching)
        self.search.setVisible(searching)

    def _is_low(self) -> bool:
        """Whether the window is too low for the histogram and the chart of the search together."""
        window = self.parentWidget()
        return window is not None and window.height() < self.fontMetrics().height() * LOW

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self._links_text = ""
        inside = QVBoxLayout(self.chart_box)
        inside.setContentsMargins(0, round(line * 0.4), 0, 0)
        inside.addLayout(chart_heading())
        inside.addWidget(self.chart, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, round(line * 0.3), 0)
        box.setSpacing(round(line * 0.5))
        heading = QWidget()
        row = heading_row(self.histogram_title, tr("logarithmic scale"))
        row.setContentsMargins(0, 0, 0, 0)
        heading.setLayout(row)
        self._told = (heading, self.histogram, self.histogram_note)
        for widget in self._told:
            widget.hide()
        for widget in (self.notice, heading, self.histogram, self.histogram_note, self.level, self.links):
            box.addWidget(widget)
        box.addWidget(self.map, 1)
        box.addWidget(self.chart_box, 1)
        box.addWidget(self.search)
        box.addStretch(0)


def _mapped(blocks: BlockSet, parameters: Any, jobs: bool) -> tuple[MappedBlock, ...]:
    """The blocks as the map shows them."""
    found = []
    for code, rings, value in zip(blocks.codes, blocks.rings, blocks.amounts, strict=True):
        state = BELOW if value < parameters.minimum else ABOVE if value > parameters.maximum else WITHIN
        found.append(MappedBlock(code, rings, state, f"{blocks.names[code]}\n{words.amount(value, jobs)}"))
    return tuple(found)


def _marks(blocks: BlockSet, parameters: Any, links: tuple[Pair, ...]) -> Marks:
    """Links and constraints between blocks, by position."""
    place = blocks.place
    return Marks(
        links=tuple((place[a], place[b]) for a, b in links if a in place and b in place),
        together=tuple(tuple(place[code] for code in group) for group in parameters.together),
        apart=tuple(tuple(place[code] for code in group) for group in parameters.apart),
        pins=tuple((place[code], seed) for code, seed in parameters.pins),
    )
