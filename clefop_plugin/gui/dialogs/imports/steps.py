"""The page “Reading”: every step of the pipeline, with its value, its reason, and a control to correct it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.imports.columns import ColumnChoice
from clefop_plugin.gui.dialogs.imports.entry import Entry, step_value
from clefop_plugin.gui.dialogs.imports.layers import GivenLayer
from clefop_plugin.gui.dialogs.imports.step_rows import Companion, Found, Line, StepRow, Word
from clefop_plugin.gui.themes import theme_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.sources.encodings import ENCODINGS
from clefop_plugin.sources.networks import network_ids, network_label
from clefop_plugin.sources.report import Step

YEAR = r"(?:19|20)\d\d"
#: What stands in the list of recipes for one that is kept elsewhere; no recipe has this name.
FROM_FILE = "\n"
#: Themes whose rows are communes, which may be of another vintage.
BY_COMMUNE = ("zonings", "indicators", "flows")
#: Themes whose rows are places, known by their name and address.
OF_PLACES = ("trainings", "structures", "councils")


class StepsForm(QScrollArea):
    """``corrected`` carries the changes of the choices of the entry shown, ``cooking`` the name of a recipe to read
    it with (empty: none; FROM_FILE: one to be asked for)."""

    corrected = pyqtSignal(object)
    cooking = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entry: Entry | None = None
        self.rows: dict[str, StepRow] = {}
        self._headings: dict[str, tuple[QLabel, tuple[str, ...]]] = {}
        inside = QWidget()
        self._box = QVBoxLayout(inside)
        self._box.setSpacing(0)
        line = self.fontMetrics().height()
        self._box.setContentsMargins(round(line * 0.2), round(line * 0.2), round(line * 0.6), round(line * 0.5))
        self._make()
        self._box.addStretch(1)
        self.setWidget(inside)
        # The ground of the page, not that of a list.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_entry(self, entry: Entry | None) -> None:
        """Show the steps of an entry; what does not concern it is hidden."""
        self._entry = entry
        if entry is None:
            return
        steps = self._steps(entry)
        shown = self._shown(entry, steps)
        for name, row in self.rows.items():
            step = step_value(steps, name)
            row.setVisible(name in shown)
            if name in shown:
                row.explain(step.why if step is not None else _usual(name), _is_chosen(entry.choices, name))
        for label, names in self._headings.values():
            label.setVisible(any(name in shown for name in names))
        self._fill_reading(entry, steps)
        self._fill_content(entry, steps)
        for name in ("labels", "catalogue"):
            self.rows[name].field.show_path(getattr(entry.choices, name))
        for name in ("movements", "population"):
            self.rows[name].field.show_path(getattr(entry.choices.files, name))

    def _steps(self, entry: Entry) -> tuple[Step, ...]:
        if entry.check is not None:
            return tuple(entry.check.report.steps)
        return entry.look.steps if entry.look is not None else ()

    def _shown(self, entry: Entry, steps: tuple[Step, ...]) -> set[str]:
        """The steps that concern an entry."""
        look, names = entry.look, {step.name for step in steps}
        shown = {name for name in self.rows if name in names or _is_chosen(entry.choices, name)}
        shown.add("format")
        if look is None:
            # It could not be opened: what may help is how its bytes are read.
            return shown | (set() if isinstance(entry.given, GivenLayer) else {"encoding", "separator", "header"})
        members = {content.member for content in look.contents}
        sheets = {content.sheet for content in look.contents}
        if len(members) > 1:
            shown.add("member")
        if len(sheets) > 1:
            shown.add("sheet")
        if not look.is_table:
            return shown & {"format", "member", "encoding"} | ({"network"} if look.theme == "structures" else set())
        if look.is_layer:
            shown -= {"encoding", "separator", "decimal", "header", "sheet"}
        elif "separator" in names:
            shown.add("decimal")
        if look.theme in OF_PLACES:
            shown -= {"key", "level"} if not entry.choices.key else set()
        else:
            shown.add("key")
        return shown | {"recipe"} | _of_theme(look.theme)

    def _fill_reading(self, entry: Entry, steps: tuple[Step, ...]) -> None:
        look, reading = entry.look, entry.choices.reading
        contents = look.contents if look is not None else ()
        members = list(dict.fromkeys(content.member for content in contents if content.member))
        member = reading.member or next((c.member for c in contents if c.chosen), "")
        sheets = [c.sheet for c in contents if c.sheet and c.member in ("", member)]
        self._found("member", steps, [(name, name) for name in members], reading.member)
        self._found("sheet", steps, [(name, name) for name in dict.fromkeys(sheets)], reading.sheet)
        self._found("encoding", steps, [(name, name) for name in ENCODINGS], reading.encoding)
        separators = [(";", tr("semicolon (;)")), (",", tr("comma (,)")), ("\t", tr("tab")), ("|", tr("bar (|)"))]
        self._found("separator", steps, separators, reading.separator)
        self._found("decimal", steps, [(",", tr("comma")), (".", tr("point"))], reading.decimal)
        header = step_value(steps, "header")
        self.rows["header"].field.show_line(header.value if header else "", reading.header_row)

    def _fill_content(self, entry: Entry, steps: tuple[Step, ...]) -> None:
        look, choices = entry.look, entry.choices
        chosen = step_value(steps, "format") if look is not None and look.chosen else None
        label = chosen.value if chosen is not None else tr("Choose a format…")
        self.rows["format"].field.show_choices(label, _formats(entry), choices.format)
        self.rows["recipe"].field.show_choices(tr("none"), _recipes(entry), _recipe_name(choices))
        columns = look.columns if look is not None else ()
        self._found("key", steps, [(name, name) for name in columns], choices.key)
        self.rows["fields"].field.show_columns(columns, choices.fields)
        for name, value in (("vintage", choices.vintage), ("period", choices.period)):
            step = step_value(steps, name)
            self.rows[name].field.show_word(step.value if step is not None else "", value)
        networks = [(name, network_label(name)) for name in network_ids()]
        self._found("network", steps, networks, choices.network)
        self._found("basin_zoning", steps, look.zonings if look is not None else (), choices.basin_zoning)

    def _found(self, name: str, steps: tuple[Step, ...], choices: Sequence[tuple[str, str]], chosen: str) -> None:
        step = step_value(steps, name)
        found = step.value if step is not None else ""
        self.rows[name].field.show_choices(dict(choices).get(found, found), choices, chosen)

    def _make(self) -> None:
        tables = tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)")
        catalogues = tr("Catalogues (*.toml *.csv);;All files (*)")
        self._section(
            tr("Reading the file"),
            ("format", tr("Format"), Found),
            ("recipe", tr("Recipe"), Found),
            ("member", tr("File of the archive"), Found),
            ("sheet", tr("Sheet"), Found),
            ("encoding", tr("Encoding"), Found),
            ("separator", tr("Separator"), Found),
            ("decimal", tr("Decimal mark"), Found),
            ("header", tr("Column names"), Line),
        )
        self._section(
            tr("What its rows are"),
            ("key", tr("Key column"), Found),
            ("fields", tr("Columns to import"), ColumnChoice),
            ("vintage", tr("Vintage"), lambda label: Word(label, YEAR)),
            ("period", tr("Period"), Word),
            ("network", tr("Network"), Found),
            ("basin_zoning", tr("Zoning of the basins"), Found),
        )
        self._section(
            tr("Files that go with it"),
            ("labels", tr("Names of the zones"), lambda label: Companion(label, tables)),
            ("catalogue", tr("Catalogue of columns"), lambda label: Companion(label, catalogues)),
            ("movements", tr("Movements of communes"), lambda label: Companion(label, tables)),
            ("population", tr("Population table"), lambda label: Companion(label, tables)),
        )

    def _section(self, title: str, *rows: tuple[str, str, Callable[[str], Any]]) -> None:
        heading = QLabel(title)
        heading.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        line = self.fontMetrics().height()
        heading.setContentsMargins(0, round(line * (0.9 if self._headings else 0.2)), 0, round(line * 0.2))
        self._box.addWidget(heading)
        self._headings[title] = heading, tuple(name for name, _, _ in rows)
        for name, label, make in rows:
            field = make(label)
            self.rows[name] = StepRow(label, field)
            field.corrected.connect(lambda value, name=name: self._corrected(name, value))
            self._box.addWidget(self.rows[name])

    def _corrected(self, name: str, value: Any) -> None:
        if name == "recipe":
            self.cooking.emit(str(value))
        elif self._entry is not None:
            self.corrected.emit(_changed(self._entry.choices, name, value))


def _changed(choices: Choices, name: str, value: Any) -> dict[str, Any]:
    """The change of the choices that a correction makes."""
    path = Path(value) if isinstance(value, str) and value else None
    if name in ("member", "sheet", "encoding", "separator", "decimal"):
        return {"reading": replace(choices.reading, **{name: value})}
    if name == "header":
        return {"reading": replace(choices.reading, header_row=int(value or 0))}
    if name in ("labels", "catalogue"):
        return {name: path}
    if name in ("movements", "population"):
        return {"files": replace(choices.files, **{name: path})}
    # A format that is chosen takes the place of the recipe that said another.
    return {"format": value, "recipe": None} if name == "format" else {name: value}


def _is_chosen(choices: Choices, name: str) -> bool:
    """Whether the user has said something of a step."""
    if name in ("member", "sheet", "encoding", "separator", "decimal"):
        return bool(getattr(choices.reading, name))
    if name == "header":
        return bool(choices.reading.header_row)
    if name in ("movements", "population"):
        return getattr(choices.files, name) is not None
    return bool(getattr(choices, name, None))


def _of_theme(theme: str) -> set[str]:
    """The questions that only some imports ask."""
    own = {
        "zonings": {"fields", "vintage", "labels"},
        "indicators": {"fields", "period", "vintage", "catalogue"},
        "structures": {"network"},
        "recruitment": {"basin_zoning"},
    }
    return own.get(theme, set()) | ({"movements", "population"} if theme in BY_COMMUNE else set())


def _usual(name: str) -> str:
    """What a question is for, when the file says nothing of it."""
    words = {
        "fields": tr("the columns the catalogue knows; choose others to import them too"),
        "vintage": tr("the year of the list of communes, when the file does not say it"),
        "period": tr("the year of figures whose column does not say it"),
        "network": tr("the network of these structures, when the file does not say it"),
        "basin_zoning": tr("the zoning whose codes the file uses"),
        "labels": tr("the table that names the zones of each code"),
        "catalogue": tr("what the columns are: label, unit, kind"),
        "movements": tr("to bring a table of another vintage to the communes of the workspace"),
        "population": tr("to share the figures of communes that were divided"),
        "decimal": tr("no cell tells it"),
        "recipe": tr("to read the next file of this kind in the same way"),
        "key": tr("no column of commune codes was found"),
    }
    return words.get(name, "")


def _formats(entry: Entry) -> list[tuple[str, str]]:
    """The formats to choose from: those that recognise the file first, then all the others."""
    from clefop_plugin.sources.registry import FORMATS

    known = [(name, label) for name, label, _ in entry.look.candidates] if entry.look is not None else []
    first = {name for name, _ in known}
    others = [(kind.id, f"{theme_label(kind.theme)} · {kind.label()}") for kind in FORMATS if kind.id not in first]
    return [*known, *others]


def _recipes(entry: Entry) -> list[tuple[str, str]]:
    """The recipes kept, and the one in use when it is not."""
    names = list(entry.look.recipes) if entry.look is not None else []
    used = _recipe_name(entry.choices)
    listed = dict.fromkeys([*names, *([used] if used else [])])
    return [*((name, name) for name in listed), (FROM_FILE, tr("From a file…"))]


def _recipe_name(choices: Choices) -> str:
    return choices.recipe.name if choices.recipe is not None else ""
