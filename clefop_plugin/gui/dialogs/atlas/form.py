"""The questions of the atlas dialog and the options they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from clefop_plugin import settings
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.atlas.checks import CheckList
from clefop_plugin.gui.dialogs.atlas.data import AtlasData, Coverage, Key
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.section import Section
from clefop_plugin.gui.widgets.soft_form import SoftForm

#: Answers that are remembered; which territories, and whether names of persons are printed, is asked each time.
REMEMBERED = ("paper", "orientation", "file", "dpi", "base_map", "language")
GAP = 6


class AtlasForm(SoftForm):
    """``changed`` at each answer. Territories and indicators are in sections that open."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._data: AtlasData | None = None
        self._left_out: set[str] = set()
        self._chosen: dict[Key, list[str]] = {}
        self.coverage = Choice(tr("Territories of"))
        self.territories = CheckList(tr("Territories to print"), tr("Search for a territory"))
        self.indicators = CheckList(tr("Indicators of the map pages"), tr("Search for an indicator"))
        self.own_choice = QCheckBox(tr("Those that the pages choose"))
        self.personal = QCheckBox(tr("Print names and contacts of persons"))
        self.personal.setToolTip(
            tr("Members of councils and contacts of projects. Leave it off for a public document.")
        )
        if settings.locked("exports/personal"):
            self.personal.setChecked(settings.personal_data(False))
            self.personal.setEnabled(False)
            self.personal.setToolTip(tr("Set by your administrator."))
        self.pages: dict[str, QCheckBox] = {}
        self._page_grid = QGridLayout()
        self.choices = {
            "file": _choice(tr("Files"), _files()),
            "dpi": _choice(tr("Resolution"), [(300, tr("300 dots per inch")), (150, tr("150 dots per inch"))]),
            "paper": _choice(tr("Paper"), [("A4", "A4"), ("A3", tr("A3 (A4 enlarged)"))]),
            "orientation": _choice(tr("Orientation"), _orientations()),
            "base_map": Choice(tr("Base map")),
            "language": _choice(tr("Language"), _languages()),
        }
        self.sections = {
            "territories": Section(tr("Territories to print")),
            "indicators": Section(tr("Indicators of the map pages")),
        }
        self.choices["base_map"].setToolTip(
            tr("Under the maps of a territory. The plan of the IGN is not in the preview, which does not wait for it.")
        )
        self._lay_out()
        self._connect()

    def offer(self, data: AtlasData, first: Key, codes: Sequence[str], themes: Sequence[str]) -> None:
        """Fill the form; ``first`` is the set of territories shown, ``codes`` those of it that are ticked (all: [])."""
        self._data = data
        self._chosen = {first: list(codes)} if codes else {}
        self.coverage.offer([(key, _coverage_label(found)) for key, found in data.coverages.items()], first)
        self.indicators.offer(data.indicators, [])
        self.choices["base_map"].offer(_base_maps(themes))
        self._fill_territories()
        self._follow()

    def offer_pages(self, labels: Sequence[tuple[str, str]]) -> None:
        """The kinds of pages, in two columns."""
        for position, (page, label) in enumerate(labels):
            tick = QCheckBox(label.replace("&", "&&"))
            tick.setChecked(page not in self._left_out)
            tick.toggled.connect(self._say_changed)
            self.pages[page] = tick
            rows = (len(labels) + 1) // 2
            self._page_grid.addWidget(tick, position % rows, position // rows)

    def load(self, answers: Mapping[str, Any]) -> None:
        """Take up remembered answers; what is no longer possible is the first choice again. Says nothing."""
        self._left_out = {str(page) for page in answers.get("left_out", [])}
        for name in REMEMBERED:
            choice = self.choices[name]
            choice.blockSignals(True)
            if choice.has(answers.get(name)):
                choice.choose(answers[name])
            choice.blockSignals(False)
        for page, tick in self.pages.items():
            tick.blockSignals(True)
            tick.setChecked(page not in self._left_out)
            tick.blockSignals(False)
        self._follow()

    def answers(self) -> dict[str, Any]:
        """What is remembered."""
        found: dict[str, Any] = {name: self.choices[name].key() for name in REMEMBERED}
        found["left_out"] = [page for page, tick in self.pages.items() if not tick.isChecked()]
        return found

    def options(self) -> Any:
        """The options as answered; None when there is nothing to print."""
        from clefop_plugin.cartography.atlas_options import AtlasOptions

        coverage = self._coverage()
        pages = [page for page, tick in self.pages.items() if tick.isChecked()]
        codes = self.territories.ticked()
        if coverage is None or not pages or not codes:
            return None
        kind, several = self.file_kind()
        return AtlasOptions(
            scenario_id=coverage.id if coverage.kind == "territory" else "",
            zoning_id=coverage.id if coverage.kind == "zone" else "",
            pages=tuple(pages),
            codes=None if self.territories.all_ticked() else tuple(codes),
            by_territory=several,
            paper=str(self.choices["paper"].key()),
            orientation=str(self.choices["orientation"].key()),
            indicators=None if self.own_choice.isChecked() else tuple(self.indicators.ticked()) or None,
            personal=settings.personal_data(self.personal.isChecked()),
            base_map=str(self.choices["base_map"].key()),
            language=str(self.choices["language"].key()),
            file_format=kind,
            dpi=int(str(self.choices["dpi"].key())),
        )

    def missing(self) -> str:
        """What is to be ticked before anything can be printed, or the empty text."""
        if self._coverage() is None:
            return tr("There is no territory to print. Generate a scenario or choose another zoning.")
        if not any(tick.isChecked() for tick in self.pages.values()):
            return tr("Tick at least one kind of page.")
        return "" if self.territories.ticked() else tr("Tick at least one territory.")

    def file_kind(self) -> tuple[str, bool]:
        """File format, and whether each territory has a file of its own."""
        chosen = str(self.choices["file"].key())
        return chosen.split("-")[0].upper(), chosen.endswith("-each")

    def _coverage(self) -> Coverage | None:
        key = self.coverage.key()
        return self._data.coverages.get(key) if self._data is not None and isinstance(key, tuple) else None

    def _fill_territories(self) -> None:
        coverage = self._coverage()
        if coverage is not None:
            self.territories.offer(_names(coverage.members), self._chosen.get(coverage.key))

    def _change_coverage(self) -> None:
        self._fill_territories()
        self._say_changed()

    def _say_changed(self, *_arguments: Any) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        count, ticked = self.territories.list.count(), len(self.territories.ticked())
        whole = tr("all {count}", count=number(count))
        part = tr("{ticked} of {count}", ticked=number(ticked), count=number(count))
        self.sections["territories"].heading.summarise(whole if ticked == count else part)
        own, chosen = self.own_choice.isChecked(), len(self.indicators.ticked())
        self.indicators.setVisible(not own)
        summary = tr("those that the pages choose") if own or not chosen else number(chosen)
        self.sections["indicators"].heading.summarise(summary)
        kind, several = self.file_kind()
        self.choices["dpi"].setEnabled(kind == "PNG")

    def _connect(self) -> None:
        self.own_choice.setChecked(True)
        self.coverage.currentIndexChanged.connect(lambda _row: self._change_coverage())
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(self._say_changed)
        for part in (self.territories, self.indicators):
            part.changed.connect(self._say_changed)
        for tick in (self.own_choice, self.personal):
            tick.toggled.connect(self._say_changed)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, round(line * 0.3), 0)
        box.setSpacing(round(line * 0.4))
        box.addWidget(_heading(self, tr("What is printed")))
        form = _rows()
        form.addRow(_label(self, tr("Territories of")), self.coverage)
        box.addLayout(form)
        inside = QVBoxLayout(self.sections["territories"].content)
        inside.setContentsMargins(0, 0, 0, round(line * 0.4))
        inside.addWidget(self.territories)
        box.addWidget(self.sections["territories"])
        box.addWidget(_heading(self, tr("Pages")))
        self._page_grid.setHorizontalSpacing(line)
        self._page_grid.setVerticalSpacing(round(line * 0.3))
        box.addLayout(self._page_grid)
        inside = QVBoxLayout(self.sections["indicators"].content)
        inside.setContentsMargins(0, 0, 0, round(line * 0.4))
        inside.addWidget(self.own_choice)
        inside.addWidget(self.indicators)
        box.addWidget(self.sections["indicators"])
        box.addWidget(_heading(self, tr("How it is printed")))
        form = _rows()
        for choice in self.choices.values():
            form.addRow(_label(self, choice.accessibleName()), choice)
        box.addLayout(form)
        box.addWidget(self.personal)
        box.addStretch(1)


def _choice(name: str, choices: Sequence[tuple[Any, str]]) -> Choice:
    choice = Choice(name)
    choice.offer(choices)
    return choice


def _files() -> list[tuple[str, str]]:
    return [
        ("pdf", tr("One PDF")),
        ("pdf-each", tr("One PDF per territory")),
        ("png", tr("PNG pictures, one per page")),
        ("svg", tr("SVG pictures, one per page")),
    ]


def _orientations() -> list[tuple[str, str]]:
    return [("", tr("As designed")), ("portrait", tr("Portrait")), ("landscape", tr("Landscape"))]


def _languages() -> list[tuple[str, str]]:
    return [("", tr("That of QGIS")), ("fr", "Français"), ("en", "English")]


def _base_maps(themes: Sequence[str]) -> list[tuple[str, str]]:
    from clefop_plugin.cartography.atlas_options import IGN, NO_BASE_MAP

    first = [(NO_BASE_MAP, tr("None")), (IGN, tr("Plan IGN (online)"))]
    return [*first, *((theme, tr("Theme “{theme}” of the project", theme=theme)) for theme in themes)]


def _coverage_label(coverage: Coverage) -> str:
    return tr("{label} ({count})", label=coverage.label, count=number(len(coverage.members)))


def _names(members: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, name if name == code else f"{code}  {name}") for code, name in members]


def _heading(widget: QWidget, text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(colour_table.scaled(widget.font(), 1, semibold=True))
    return label


def _label(widget: QWidget, text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedWidth(round(widget.fontMetrics().horizontalAdvance(tr("Territories of")) * 1.25))
    return label


def _rows() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(GAP)
    form.setVerticalSpacing(GAP)
    return form
