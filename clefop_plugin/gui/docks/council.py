"""The panel of councils: projects and actions, who sits in the council, the overview; changed in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import percent, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.council_editor import CouncilEditor
from clefop_plugin.gui.docks.council_overview import CouncilOverview
from clefop_plugin.gui.docks.council_pages import EntryView, MembersPage, ProjectsPage
from clefop_plugin.gui.docks.council_rows import Entry
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.header import MenuLabel
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.services.council_types import Council, CouncilPage, Project
from clefop_plugin.services.profile_types import TerritoryRef

PROJECTS, COUNCIL, OVERVIEW = range(3)


class CouncilDock(TerritoryDock):
    """Council and projects of the selected territory of a scenario."""

    def __init__(self, context: Context) -> None:
        self._page: CouncilPage | None = None
        super().__init__("ClefopCouncilDock", tr("Council"), tr("Council and projects"), context)
        self.editor = CouncilEditor(context, self)
        self.editor.saved.connect(self._saved)
        self.editor.failed.connect(lambda sentence: self._tell(sentence, alert=True))
        self.editor.busy.connect(lambda on: self.tools.setEnabled(not on))

    def make_content(self) -> QWidget:
        """Tools, what was just done, three pages."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.tools = self._make_tools()
        self.notice = Notice()
        self.notice.hide()
        holder = QVBoxLayout()
        holder.setContentsMargins(8, 0, 8, 0)
        holder.addWidget(self.notice)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts of the panel"))
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for label in (tr("Projects"), tr("Council"), tr("Overview")):
            self.tabs.addTab(label)
        self.projects = ProjectsPage(lambda: self.editor.add_project(), self._import)
        self.members = MembersPage(lambda: self.editor.edit_member(), self._import)
        self.overview = CouncilOverview()
        for view in (self.projects.view, self.members.view):
            view.changing.connect(self._edit)
            view.removing.connect(self._delete)
            view.moved.connect(self._enable)
            view.menu.connect(lambda point, view=view: self._menu(view, point))
        self.pages = QStackedWidget()
        for part in (self.projects, self.members, self.overview):
            self.pages.addWidget(part)
        self.tabs.currentChanged.connect(self._turn)
        box.addWidget(self.tools)
        box.addLayout(holder)
        box.addWidget(self.tabs)
        box.addWidget(self.pages, 1)
        return page

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> CouncilPage:
        """The council, or whose council it is, and the overview."""
        progress.update(0.1, tr("Reading the council… The map remains usable."))
        found: CouncilPage = profiles.council_page(ref)
        return found

    def nothing_imported(self, answer: CouncilPage) -> bool:
        """Not a territory of a scenario: say which ones it lies in, and offer them."""
        if answer.council is not None:
            return False
        self._page = None
        self.editor.show_page(None)
        if not answer.scenario:
            self.state.say(
                "councils",
                tr("No scenario, no council"),
                tr("Councils belong to the territories of a scenario. Generate one, or import one."),
                (tr("Generate territories…"), lambda: self.context.run_algorithm("clefop:generateterritories")),
            )
        elif not answer.elsewhere:
            title = tr("No council for {name}", name=answer.name)
            self.state.say("councils", title, tr("It lies in no territory of “{scenario}”.", scenario=answer.scenario))
        else:
            self._point_elsewhere(answer)
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click the map to see who sits in the council and what it does.")

    def show_answer(self, answer: CouncilPage) -> None:
        """Fill the three pages."""
        if self._page is None or self._page.ref != answer.ref:
            self.notice.hide()
        self._page = answer
        self.editor.show_page(answer)
        for part in (self.projects, self.members, self.overview):
            part.show_page(answer)
        self._enable()

    def dispose(self) -> None:
        """Close the form."""
        self.editor.dispose()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tools"):
            self._draw_icons()

    def entry(self) -> Entry | None:
        """The chosen row of the page that is shown."""
        part: Any = {PROJECTS: self.projects, COUNCIL: self.members}.get(self.tabs.currentIndex())
        return None if part is None else part.view.entry()

    def _point_elsewhere(self, answer: CouncilPage) -> None:
        first, *others = answer.elsewhere
        if others:
            names = ", ".join(
                tr("{name} ({share} of the residents)", name=found.name, share=percent(found.share))
                for found in answer.elsewhere[:3]
            )
            text = tr("In “{scenario}” it lies in several territories: {names}.", scenario=first.scenario, names=names)
        else:
            text = tr("In “{scenario}” it lies in {name}.", scenario=first.scenario, name=first.name)
        buttons = [
            (tr("Council of {name}", name=found.name), lambda ref=found.ref: self.context.selection.select(ref))
            for found in answer.elsewhere[:2]
        ]
        title = tr("{name} has no council of its own", name=answer.name)
        self.state.say("councils", title, text, buttons[0], buttons[1] if len(buttons) > 1 else None)

    def _saved(self, ref: TerritoryRef, council: Council, said: str) -> None:
        """Show what was written at once; the counts of the overview follow."""
        self._answers.clear()
        page = self._page
        if page is None or page.ref != ref:
            return
        self.show_answer(replace(page, council=council))
        if said:
            self._tell(said)
        else:
            self.notice.hide()
        reader = self.context.session.reader
        if reader is not None:
            reader.ask(
                "council.again",
                lambda profiles, progress: self.question(profiles, ref, progress),
                self._read_again,
                self._not_read,
            )

    def _read_again(self, answer: CouncilPage) -> None:
        if self._page is not None and self._page.ref == answer.ref and answer.council is not None:
            self._answers[answer.ref] = answer
            self.show_answer(answer)

    def _not_read(self, failure: Failure) -> None:
        self._tell(failure.sentence, alert=True)

    def _tell(self, sentence: str, alert: bool = False) -> None:
        self.notice.clear_buttons()
        if self.editor.can_undo() and not alert:
            self.notice.add_button(tr("Undo"), self.editor.undo)
        self.notice.say("", sentence, "alert" if alert else "success")
        self._enable()

    def _turn(self, position: int) -> None:
        self.pages.setCurrentIndex(position)
        self._enable()

    def _enable(self) -> None:
        if not hasattr(self, "editor"):
            return
        entry = self.entry()
        self.edit_button.setEnabled(entry is not None)
        self.delete_button.setEnabled(entry is not None and not isinstance(entry.item, str))
        self.undo_button.setEnabled(self.editor.can_undo())

    def _edit(self) -> None:
        entry = self.entry()
        if entry is not None:
            self.editor.edit(entry.item)

    def _delete(self) -> None:
        entry = self.entry()
        if entry is not None:
            self.editor.delete(entry.item)

    def _menu(self, view: EntryView, point: QPoint) -> None:
        entry = self.entry()
        if entry is None:
            return
        menu = QMenu(view)
        menu.addAction(tr("Change…"), self._edit)
        item = entry.item
        if isinstance(item, Project) and not item.group_id:
            menu.addAction(tr("Add an action to this group…"), lambda: self.editor.add_project(item))
        if not isinstance(item, str):
            menu.addAction(tr("Delete"), self._delete)
        menu.exec(view.viewport().mapToGlobal(point))

    def _export(self) -> None:
        ref = self.context.selection.ref
        if ref is not None:
            self.context.run_algorithm("clefop:exportcouncils", {"SCENARIO": ref.container})

    def _import(self) -> None:
        ref = self.context.selection.ref
        if ref is not None:
            self.context.run_algorithm("clefop:importcouncils", {"SCENARIO": ref.container})

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self.add_button = _button("add", tr("Add"))
        self.add_button.setText(tr("Add"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add_button)
        menu.addAction(tr("Project group or action…"), lambda: self.editor.add_project())
        menu.addAction(tr("Member…"), lambda: self.editor.edit_member())
        menu.addAction(tr("Meeting…"), lambda: self.editor.edit_meeting())
        menu.addSeparator()
        menu.addAction(tr("Name and chairs of the council…"), lambda: self.editor.edit_head())
        self.add_button.setMenu(menu)
        self.edit_button = _button("edit", tr("Change the chosen row"))
        self.edit_button.clicked.connect(lambda _checked=False: self._edit())
        self.delete_button = _button("delete", tr("Delete the chosen row"))
        self.delete_button.clicked.connect(lambda _checked=False: self._delete())
        self.undo_button = _button("undo", tr("Undo the last change"))
        self.undo_button.clicked.connect(lambda _checked=False: self.editor.undo())
        self.book = MenuLabel()
        self.book.setText(tr("Spreadsheet"))
        self.book.setMinimumWidth(self.book.fontMetrics().height() * 4)  # all the tools fit in a panel of 300 pixels
        self.book.setToolTip(tr("Write the spreadsheet of the councils, or read it again once filled in"))
        self.book.setAccessibleName(tr("Spreadsheet of councils"))
        self.book.menu().addAction(tr("Export the spreadsheet…"), self._export)
        self.book.menu().addAction(tr("Read the spreadsheet…"), self._import)
        for button in (self.add_button, self.edit_button, self.delete_button, self.undo_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.book)
        self._buttons = (self.add_button, self.edit_button, self.delete_button, self.undo_button)
        self._draw_icons()
        return tools

    def _draw_icons(self) -> None:
        for button in self._buttons:
            button.setIcon(icons.icon(button.property("clefop_icon"), self.palette()))


def _button(icon: str, label: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setProperty("clefop_icon", icon)
    button.setToolTip(label)
    button.setAccessibleName(label)
    return button
