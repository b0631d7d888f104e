"""The tabs of the result page: territories and why, agreement by reference, other scenarios, stability, notes."""

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
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.dialogs.generate_rows import ROW, TerritoryDelegate, TerritoryModel
from clefop_plugin.gui.dialogs.generate_told import ReferenceRow, ScenarioRow, TerritoryRow
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows as row_style
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.minimap import MiniMap


def page(html: str) -> str:
    """Paragraphs and lists with the gaps of the dialog."""
    return f"<style>p, ul {{ margin-top: 2px; margin-bottom: 6px; }} ul {{ -qt-list-indent: 1; }}</style>{html}"


def paragraphs(lines: tuple[str, ...]) -> str:
    """One paragraph a line, escaped."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def bullets(lines: tuple[str, ...]) -> str:
    """A list, escaped."""
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


class Reading(QTextBrowser):
    """Text to read and copy, without frame; it never opens anything."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)


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
        title = f"<p><b>{escape(row.name)}</b></p>"
        made = tr("{count} blocks: {names}.", count=number(len(row.blocks)), names=", ".join(row.blocks))
        if len(row.blocks) == 1:
            made = tr("One block: {names}.", names=row.blocks[0])
        self.why.setHtml(page(title + paragraphs((made, *row.why))))
        self.chosen.emit(position)


class AgreementTab(QScrollArea):
    """A bar for each reference, with the value before; below, the blocks on the wrong side of the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.bars, self.wrong = Bars(selectable=True), QLabel()
        self.help = QLabel()
        self._rows: tuple[ReferenceRow, ...] = ()
        for label in (self.help, self.wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.help.setFont(colour_table.scaled(self.font(), 0.9))
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bars.clicked.connect(self._show)
        holder = QWidget()
        line = self.fontMetrics().height()
        box = QVBoxLayout(holder)
        box.setContentsMargins(round(line * 0.4), round(line * 0.5), round(line * 0.4), round(line * 0.4))
        box.setSpacing(round(line * 0.5))
        for widget in (self.help, self.bars, self.wrong):
            box.addWidget(widget)
        box.addStretch(1)
        self.setWidget(holder)

    def show_rows(self, rows: tuple[ReferenceRow, ...]) -> None:
        """Show the agreement with each reference."""
        self._rows = rows
        self.help.setText(
            tr(
                "Of the pairs of residents who live in one zone, the share that live in one territory; the mark is "
                "each block alone, or the scenario it comes from."
            )
        )
        self._draw("")

    def _draw(self, chosen: str) -> None:
        bars = [
            Bar(str(i), row.label, row.value, percent(row.value, 1), row.before) for i, row in enumerate(self._rows)
        ]
        self.bars.show_bars(bars, {chosen})
        self.wrong.hide()

    def _show(self, key: str) -> None:
        self._draw(key)
        row = self._rows[int(key)]
        if row.wrong:
            self.wrong.setText("\n".join(row.wrong))
            self.wrong.show()


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
        words.setText("\n".join(part for part in (loss, moved) if part))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
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

    def show_blocks(self, stable: tuple[str, ...] | None, moving: tuple[tuple[str, str], ...]) -> None:
        """``moving``: a block and what happens to it."""
        if stable is None:
            self.reading.clear()
            return
        parts = [f"<p><b>{escape(tr('Blocks that move under other weights'))}</b></p>"]
        if moving:
            parts.append(bullets(tuple(f"{name} : {what}" for name, what in moving)))
        else:
            parts.append(paragraphs((tr("None: the scenario is the same under every weighting tried."),)))
        parts.append(f"<p><b>{escape(tr('Blocks that never move ({count})', count=number(len(stable))))}</b></p>")
        parts.append(paragraphs((", ".join(stable) + ".",) if stable else (tr("None."),)))
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
