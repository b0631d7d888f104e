"""The page “Columns”: the user says what each column is; it is read that way, and may be kept as a recipe."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.imports import recipes
from clefop_plugin.gui.dialogs.imports.entry import Entry
from clefop_plugin.gui.dialogs.imports.mapping_table import MappingTable
from clefop_plugin.gui.themes import theme_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.importing.mapping import THEMES, guessed, recipe_of, recipe_of_format, said_of
from clefop_plugin.sources.recipes import Recipe


class MappingPage(QWidget):
    """``applied`` carries a recipe to read the file with."""

    applied = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._shown: tuple[object, ...] = ()
        self._own = False
        self.theme, self.table, self.notice = Choice(tr("What the file brings")), MappingTable(), Notice()
        self.theme.offer([(theme, theme_label(theme)) for theme in THEMES])
        self.apply, self.save = QPushButton(tr("Read it this way")), QPushButton(tr("Save as a recipe…"))
        self.hint = QLabel(tr("A recipe is found again by the names of its columns, for the file of next year."))
        self._lay_out()
        self.notice.hide()
        self.theme.currentIndexChanged.connect(lambda _i: self._change_theme())
        self.table.told.connect(self._told)
        self.apply.clicked.connect(lambda _checked=False: self._apply())
        self.save.clicked.connect(lambda _checked=False: self._ask_name())

    def show_entry(self, entry: Entry | None) -> None:
        """Show the columns of an entry; what the user is saying of them is kept while they stay the same."""
        self._entry = entry
        look = entry.look if entry is not None else None
        if entry is None or look is None:
            self._shown = ()
            return
        key = (entry, look.columns, repr(entry.choices.recipe))
        if key == self._shown:
            return
        self._shown, self._own = key, False
        self.notice.hide()
        recipe = entry.choices.recipe
        theme = recipe.theme if recipe is not None else look.theme
        self.theme.blockSignals(True)
        self.theme.choose(theme if theme in THEMES else THEMES[0])
        self.theme.blockSignals(False)
        said = said_of(recipe, look.columns) if recipe is not None else self._guess()
        self.table.show_said(str(self.theme.key()), said, look.sample)
        self._enable()

    def recipe(self, name: str) -> Recipe:
        """What is said, as a recipe. Raises InputError when something is missing."""
        if self._entry is None or self._entry.look is None:
            raise InputError(tr("The file could not be opened: there is nothing to say of its columns."))
        choices, look = self._entry.choices, self._entry.look
        if not self._own and choices.recipe is None and look.chosen:
            roles = [column for column, role in look.roles.items() if role in ("key", "zoning", "indicator")]
            return recipe_of_format(
                name,
                look.theme,
                look.chosen,
                roles if len(roles) > 1 else look.columns,
                choices.key,
                choices.reading,
                choices.vintage,
                choices.period,
            )
        said, theme = self.table.model().said, str(self.theme.key())
        return recipe_of(name, theme, said, choices.reading, choices.vintage, choices.period)

    def keep(self, name: str) -> None:
        """Keep what is said as a recipe of this name, and read the file with it."""
        try:
            recipe = self.recipe(name)
            path = recipes.keep(recipe)
        except InputError as error:
            self._refuse(error)
            return
        self.applied.emit(recipe)
        self.notice.say("", tr("The recipe is kept in {file}.", file=path.name), "success")

    def _apply(self) -> None:
        try:
            recipe = self.recipe(self._name())
        except InputError as error:
            self._refuse(error)
            return
        self.notice.hide()
        self.applied.emit(recipe)

    def _ask_name(self) -> None:
        name, said = QInputDialog.getText(self, tr("Save as a recipe"), tr("Name of the recipe"), text=self._name())
        if said and name.strip():
            self.keep(name.strip())

    def _name(self) -> str:
        if self._entry is None:
            return ""
        recipe = self._entry.choices.recipe
        return recipe.name if recipe is not None else Path(self._entry.name).stem

    def _guess(self) -> list:
        look = self._entry.look if self._entry is not None else None
        return guessed(str(self.theme.key()), look.columns, look.roles) if look is not None else []

    def _change_theme(self) -> None:
        if self._entry is not None and self._entry.look is not None:
            self.table.show_said(str(self.theme.key()), self._guess(), self._entry.look.sample)
            self._told()

    def _told(self) -> None:
        self._own = True
        self.notice.hide()
        self._enable()

    def _enable(self) -> None:
        there = self.table.model().rowCount() > 0
        self.apply.setEnabled(there and self._own)
        self.save.setEnabled(there)

    def _refuse(self, error: InputError) -> None:
        sentence = str(error)
        self.notice.say("", sentence[:1].upper() + sentence[1:], "alert")

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        label = QLabel(tr("What the file brings"))
        label.setBuddy(self.theme)
        self.theme.setMinimumContentsLength(14)
        self.hint.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(self.hint)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.apply, self.save):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.theme)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.save)
        foot.addWidget(self.apply)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.5), 0, 0)
        box.setSpacing(round(line * 0.4))
        box.addLayout(top)
        box.addWidget(self.table, 1)
        box.addWidget(self.notice)
        box.addLayout(foot)
