"""The tabs of the result page: territories and why, agreement, borders, other scenarios, stability, notes."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import NARROW_NBSP, NBSP, number, percent, tr
from clefop_plugin.gui.dialogs.generate.rows import ROW, TerritoryDelegate, TerritoryModel
from clefop_plugin.gui.dialogs.generate.told import BorderRow, ReferenceRow, ScenarioRow, Stability, TerritoryRow
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows as row_style
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.minimap import MiniMap
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap


def page(html: str) -> str:
    """Paragraphs and lists with the gaps of the dialog."""
    # Qt breaks lines at a narrow no-break space, not at the ordinary one
    text = html.replace(NARROW_NBSP, NBSP)
    return f"<style>p, ul {{ margin-top: 2px; margin-bottom: 6px; }}</style>{text}"


def paragraphs(lines: tuple[str, ...]) -> str:
    """One paragraph a line, escaped."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def bullets(lines: tuple[str, ...]) -> str:
    """A list, escaped."""
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def title(text: str) -> str:
    """A paragraph in bold, escaped."""
    return f"<p><b>{escape(text)}</b></p>"


class Reading(QTextBrowser):
    """Text to read and copy, without frame; it never opens anything."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setIndentWidth(self.fontMetrics().height())


class TerritoriesTab(QSplitter):
    """The territories at the left; at the right, why the chosen one is made of these blocks."""

    chosen = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.model, self.view, self.why = TerritoryModel(), QListView(), Reading(tr("Why these blocks"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TerritoryDelegate(self.view))
        self.view.setAccessibleName(tr("Territories"))
        row_style.prepare(self.view)
        self.view.selectionModel().currentChanged.connect(lambda index, _before: self._show(index.row()))
        self.addWidget(self.view)
        self.addWidget(self.why)
        line = self.fontMetrics().height()
        self.setSizes([line * 18, line * 16])
        self.setChildrenCollapsible(False)

    def show_rows(self, rows: tuple[TerritoryRow, ...]) -> None:
        """Show these territories, the first one chosen."""
        self.model.show_rows(rows)
        if rows:
            self.choose(0)

    def choose(self, position: int) -> None:
        """Choose a territory."""
        index = self.model.index(position)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _show(self, position: int) -> None:
        row = self.model.index(position).data(ROW)
        if row is None:
            return
        made: tuple[str, ...] = ()
        if len(row.blocks) > 1:  # a single block is the first thing the explanation tells
            made = (tr("{count} blocks: {names}.", count=number(len(row.blocks)), names=", ".join(row.blocks)),)
        self.why.setHtml(page(title(row.name) + paragraphs((*made, *row.why))))
        self.chosen.emit(position)


class AgreementTab(QScrollArea):
    """A bar for each reference, with the mark of what was before; below, the blocks on the wrong side of one."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._rows: tuple[ReferenceRow, ...] = ()
        self._before = ""
        self.measure, self.reference = Choice(tr("Measure")), Choice(tr("Blocks on the wrong side of"))
        self.measure.offer(
            [
                ("kept", tr("Residents of one zone who share a territory")),
                ("shared", tr("Residents of one territory who share a zone")),
                ("rand", tr("Residents treated alike (Rand index)")),
            ]
        )
        self.bars, self.help, self.wrong = Bars(), QLabel(), QLabel()
        for label in (self.help, self.wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
            wrap(label)
        self.help.setFont(colour_table.scaled(self.font(), 0.9))
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.measure.currentIndexChanged.connect(lambda _i: self._draw())
        self.reference.currentIndexChanged.connect(lambda _i: self._list())
        heading = QLabel(tr("Blocks on the wrong side of"))
        heading.setBuddy(self.reference)
        chooser = QHBoxLayout()
        chooser.addWidget(heading)
        chooser.addWidget(self.reference, 1)
        holder = QWidget()
        line = self.fontMetrics().height()
        box = QVBoxLayout(holder)
        box.setContentsMargins(round(line * 0.4), round(line * 0.5), round(line * 0.4), round(line * 0.4))
        box.setSpacing(round(line * 0.5))
        for widget in (self.measure, self.bars, self.help):
            box.addWidget(widget)
        box.addSpacing(round(line * 0.4))
        box.addLayout(chooser)
        box.addWidget(self.wrong)
        box.addStretch(1)
        self.setWidget(holder)

    def show_rows(self, rows: tuple[ReferenceRow, ...], before: str) -> None:
        """Show the agreement with each reference; ``before`` names the scenario the marks stand for."""
        self._rows, self._before = rows, before
        self.reference.offer(
            [(i, tr("{label} ({count})", label=row.label, count=number(len(row.wrong)))) for i, row in enumerate(rows)]
        )
        self._draw()
        self._list()

    def _draw(self) -> None:
        measure = str(self.measure.key())
        self.bars.show_bars(
            [
                Bar(str(i), row.label, row.now[measure], percent(row.now[measure], 1), row.before[measure])
                for i, row in enumerate(self._rows)
            ]
        )
        mark = tr("Mark: with each block alone.")
        if self._before:
            mark = tr("Mark: in the scenario {scenario}.", scenario=self._before)
        self.help.setText(tr("Shares of pairs of residents.") + " " + mark)

    def _list(self) -> None:
        chosen = self.reference.key()
        if isinstance(chosen, int):
            wrong = self._rows[chosen].wrong
            self.wrong.setText("\n".join(wrong) or tr("None: each block is with most of its zone."))


class BordersTab(QWidget):
    """Blocks that touch another territory: where each would go, at what gain or cost, and what forbids it."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Blocks on a border"))
        self.table.setHeaderLabels([tr("Block"), tr("Territory"), tr("Elsewhere"), tr("Effect"), tr("Obstacle")])
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(False)
        self.table.setUniformRowHeights(True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self.words)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table.currentItemChanged.connect(lambda item, _before: self._tell(item))
        line = self.fontMetrics().height()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, round(line * 0.2))
        box.addWidget(self.table, 1)
        box.addWidget(self.words)

    def show_rows(self, rows: tuple[BorderRow, ...], objective: float) -> None:
        """Show these blocks; a gain is told as a share of the objective."""
        self.table.clear()
        self.words.setText(tr("What each block on a border would change in the agreement if it joined its neighbours."))
        for row in rows:
            share = row.gain / abs(objective) if objective else 0.0
            effect = ("+" if share > 0 else "") + percent(share, 2)
            item = QTreeWidgetItem([row.block, row.territory, row.other, effect, row.reason or tr("no obstacle")])
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column in range(5):
                item.setToolTip(column, plain_tip(item.text(column)))
            self.table.addTopLevelItem(item)
        line = self.fontMetrics().height()
        for column, lines in enumerate((8, 6.5, 6.5, 3.8)):
            self.table.setColumnWidth(column, round(line * lines))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        """The whole row in words, where columns are too narrow."""
        if item is None:
            return
        block, territory, other, effect, reason = (item.text(column) for column in range(5))
        self.words.setText(
            tr(
                "{block}, from {territory} to {other}: {effect} of the agreement. Obstacle: {reason}.",
                block=block,
                territory=territory,
                other=other,
                effect=effect,
                reason=reason,
            )
        )


class ScenariosTab(QScrollArea):
    """The best scenario and the others: a small map, the agreement lost, the blocks that move. One is chosen."""

    chosen = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.buttons: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=round(self.fontMetrics().height() * 0.8))
        self.setWidget(self._holder)

    def show_rows(self, rows: tuple[ScenarioRow, ...]) -> None:
        """Show these scenarios; the first is the best."""
        for button in self.buttons:
            self._group.removeButton(button)
        self.buttons = []
        self._flow.clear()
        for i, row in enumerate(rows):
            self._flow.addWidget(self._card(row, i == 0))

    def _card(self, row: ScenarioRow, best: bool) -> QWidget:
        card, line = QWidget(), self.fontMetrics().height()
        button, drawing, words = QRadioButton(row.label), MiniMap(lines=7.5), QLabel()
        loss = tr("agreement {value}", value=number(row.objective, 2))
        if not best:
            loss = tr("{loss} less agreement", loss=percent(row.loss, 2))
        moved = ""
        if row.moved:
            names = ", ".join(row.moved[:3]) + (" …" if len(row.moved) > 3 else "")
            moved = tr("{count} blocks move: {names}", count=number(len(row.moved)), names=names)
            if len(row.moved) == 1:
                moved = tr("One block moves: {name}", name=names)
        words.setText("\n".join(part for part in (loss, moved) if part))
        words.setTextFormat(Qt.TextFormat.PlainText)
        wrap(words)
        words.setFont(colour_table.scaled(self.font(), 0.9))
        words.setFixedWidth(round(line * 9.5))
        drawing.show_shapes(row.shapes, tr("Map of {name}", name=row.label))
        button.setAccessibleName(", ".join(part for part in (row.label, loss, moved) if part))
        button.setChecked(best)
        button.toggled.connect(lambda on: self.chosen.emit(row.id) if on else None)
        self._group.addButton(button)
        self.buttons.append(button)
        box = QVBoxLayout(card)
        box.setContentsMargins(0, round(line * 0.4), 0, 0)
        box.addWidget(button)
        box.addWidget(drawing)
        box.addWidget(words)
        box.addStretch(1)
        card.setFixedWidth(round(line * 9.8))
        return card


class StabilityTab(QWidget):
    """Blocks that stay with the same others under every weighting, and those that move."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading(tr("Stability"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.reading)

    def show_stability(self, found: Stability) -> None:
        """Show what never moves, and what does."""
        parts = [
            paragraphs(
                (
                    tr(
                        "{done} other weightings were tried, of {asked}: each reference halved, doubled, removed, and "
                        "all equal.",
                        done=number(found.done),
                        asked=number(found.asked),
                    ),
                )
            ),
            title(tr("Blocks that move ({count})", count=number(len(found.moving)))),
        ]
        if found.moving:
            parts.append(
                bullets(
                    tuple(
                        tr("{block} stays with {territory} in {share} of them", block=b, territory=t, share=percent(s))
                        for b, t, s in found.moving
                    )
                )
            )
        else:
            parts.append(paragraphs((tr("None: the scenario is the same under every weighting tried."),)))
        parts.append(title(tr("Blocks that never move ({count})", count=number(len(found.never)))))
        parts.append(paragraphs((", ".join(found.never) or tr("None."),)))
        self.reading.setHtml(page("".join(parts)))


class NotesTab(QWidget):
    """What a reader of the scenario must know."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading(tr("Good to know"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.reading)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Show these sentences."""
        self.reading.setHtml(page(bullets(notes)))
