"""The filters of the training panel: search, chips, and the less usual ones under a heading."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.docks.training_rows import stream_label
from clefop_plugin.gui.reach import ReachField
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.chips import Chip, ChoiceChip
from clefop_plugin.gui.widgets.flow import wrapping
from clefop_plugin.gui.widgets.line import Line
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.section import Section
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.offer_filter import OfferFilter, is_date
from clefop_plugin.services.offer_table import OfferTable, modality_label
from clefop_plugin.services.profile_types import Count, TrainingOffer
from clefop_plugin.services.reach import Reach


class TrainingFilters(QWidget):
    """``changed`` whenever another set of trainings is asked for."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._labels: dict[ChoiceChip, list[tuple[str, str]]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._make_search())
        box.addWidget(self._make_chips())
        box.addWidget(self._make_reach())
        box.addWidget(self.how)
        box.addWidget(self._make_more())

    def offer(self, offer: TrainingOffer) -> None:
        """Propose what the workspace has; what was chosen stays chosen when it is still there."""
        table = offer.table
        self._labels = {
            self.domains: [(count.key, count.label) for count in offer.by_domain],
            self.levels: [(count.key, count.label) for count in offer.by_level],
        }
        self.count(offer.by_domain, offer.by_level)
        for chip, column, label in (
            (self.streams, "stream", stream_label),
            (self.modalities, "modality", modality_label),
        ):
            chip.offer([(value, label(value)) for value in sorted(table.words(column).values) if value])
        self.open_only.setVisible(bool(table.sessions.open.any()))
        for field, columns in (
            (self.rome, ("rome",)),
            (self.rncp, ("rncp",)),
            (self.fields, ("nsf", "formacode")),
        ):
            field.completer().model().setStringList(_codes(table, columns))

    def count(self, domains: Sequence[Count], levels: Sequence[Count]) -> None:
        """Say in the menus how many trainings each domain and level has with the other filters."""
        for chip, counts in ((self.domains, domains), (self.levels, levels)):
            found = {count.key: count.offers for count in counts}
            chip.blockSignals(True)
            chip.offer([(key, f"{label} · {number(found.get(key, 0))}") for key, label in self._labels.get(chip, ())])
            chip.blockSignals(False)

    def chosen(self) -> OfferFilter:
        """The filters as set; a date that is none is told in its field, and leaves its side open."""
        return OfferFilter(
            text=self.search.text(),
            domains=frozenset(self.domains.keys()),
            levels=frozenset(self.levels.keys()),
            streams=frozenset(self.streams.keys()),
            modalities=frozenset(self.modalities.keys()),
            open_only=self.open_only.isChecked() and not self.open_only.isHidden(),
            rome=self.rome.text(),
            rncp=self.rncp.text(),
            fields=self.fields.text(),
            start=self.start.text(),
            end=self.end.text(),
        )

    def reach(self) -> Reach:
        """How far around the territory; 0 keeps to the territory."""
        return self.distance.reach() if self.around.isChecked() else Reach(0)

    def tell_how(self, sentence: str) -> None:
        """Say how minutes are known; nothing is said of kilometres."""
        self.how.setText(sentence)
        self.how.setVisible(bool(sentence))

    def reset(self) -> None:
        """Remove every filter, but not what is around."""
        self.blockSignals(True)
        for field in (self.search, self.rome, self.rncp, self.fields, self.start, self.end):
            field.clear()
        self.open_only.setChecked(False)
        for chip in (self.domains, self.levels, self.streams, self.modalities):
            chip.choose(set())
        self.blockSignals(False)
        self._change()

    def toggle_domain(self, key: str) -> None:
        """Add a domain to those chosen, or take it away."""
        self.domains.choose(self.domains.keys() ^ {key})

    def toggle_level(self, key: str) -> None:
        """Add a level to those chosen, or take it away."""
        self.levels.choose(self.levels.keys() ^ {key})

    def _change(self) -> None:
        self.more.heading.summarise(self._summary())
        for field in (self.distance, self.distance.units):
            field.setEnabled(self.around.isChecked())
        self.changed.emit()

    def _summary(self) -> str:
        parts = [self.modalities.text()] if self.modalities.keys() else []
        parts += [field.text().strip() for field in (self.rome, self.rncp, self.fields)]
        dates = [field.text().strip() for field in (self.start, self.end)]
        if any(dates):
            parts.append(" → ".join(date or "…" for date in dates))
        return ", ".join(part for part in parts if part)

    def _make_search(self) -> SearchField:
        self.search = SearchField(tr("Title, organisation, commune"))
        self.search.setAccessibleName(tr("Search the trainings"))
        self.search.textChanged.connect(lambda _text: self._change())
        return self.search

    def _make_chips(self) -> QWidget:
        self.domains, self.levels = ChoiceChip(tr("Domain")), ChoiceChip(tr("Level"))
        self.streams, self.modalities = ChoiceChip(tr("Stream")), ChoiceChip(tr("Teaching"))
        self.open_only = Chip(tr("Open sessions"))
        for chip in (self.domains, self.levels, self.streams, self.modalities):
            chip.chosen.connect(self._change)
        self.open_only.toggled.connect(lambda _on: self._change())
        return wrapping(self.domains, self.levels, self.streams, self.open_only)

    def _make_reach(self) -> QWidget:
        self.around = QCheckBox(tr("And around, within"))
        self.around.setToolTip(tr("Straight line from the outline of the territory."))
        self.distance = ReachField(tr("Distance from the outline of the territory"))
        for field in (self.distance, self.distance.units):
            field.setEnabled(False)
        self.how = QLabel()
        self.how.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(self.how)
        self.how.setTextFormat(Qt.TextFormat.PlainText)
        self.how.hide()
        self.around.toggled.connect(lambda _on: self._change())
        self.distance.valueChanged.connect(lambda _km: self._change())
        return wrapping(self.around, self.distance, self.distance.units)

    def _make_more(self) -> Section:
        self.more = Section(tr("More filters"))
        grid = QGridLayout(self.more.content)
        grid.setContentsMargins(0, 2, 0, 4)
        self.rome = self._field(tr("Occupation (ROME)"), "F1602, K13")
        self.rncp = self._field(tr("Certification (RNCP)"), "37191")
        self.fields = self._field(tr("NSF or FORMACODE"), "232, 43436")
        self.start = self._field(tr("Session from"), tr("month/year"), code=False)
        self.end = self._field(tr("Session until"), tr("month/year"), code=False)
        for i, field in enumerate((self.rome, self.rncp, self.fields, self.start, self.end)):
            label = QLabel(field.accessibleName())
            label.setFont(colour_table.scaled(self.font(), 0.9))
            label.setBuddy(field)
            grid.addWidget(label, i, 0)
            grid.addWidget(field, i, 1)
        grid.addWidget(self.modalities, 6, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self.bad_date = QLabel(tr("Write a date as 03/2026 or 15/03/2026."))
        wrap(self.bad_date)
        self.bad_date.setFont(colour_table.scaled(self.font(), 0.9))
        self.bad_date.setVisible(False)
        grid.addWidget(self.bad_date, 5, 0, 1, 2)
        return self.more

    def _field(self, name: str, hint: str, code: bool = True) -> QLineEdit:
        field = Line(hint)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        if code:
            completer = QCompleter([], field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)
        field.textChanged.connect(lambda _text: self._typed())
        return field

    def _typed(self) -> None:
        self.bad_date.setVisible(not (is_date(self.start.text()) and is_date(self.end.text())))
        self._change()


def _codes(table: OfferTable, columns: Sequence[str]) -> list[str]:
    """The codes that trainings have, for completion."""
    found = {code for column in columns for text in table.words(column).values for code in text.split(";")}
    return sorted(found - {""})
