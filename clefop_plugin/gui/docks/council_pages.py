"""Two pages of the panel of councils: the projects with their filters, and the council with its meetings."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.docks.council_rows import (
    ENTRY,
    CouncilDelegate,
    Entry,
    Section,
    council_sections,
    kept_projects,
    make_model,
    project_sections,
)
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.chips import Chip, ChoiceChip
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.states import StateView
from clefop_plugin.services.council_types import Council, CouncilPage, Project


class EntryView(QTreeView):
    """Rows that wrap. ``changing`` and ``removing`` are what the keyboard or a double click asks for the chosen row,
    ``menu`` where its menu is wanted; ``moved`` says that another row is chosen."""

    changing = pyqtSignal()
    removing = pyqtSignal()
    menu = pyqtSignal(QPoint)
    moved = pyqtSignal()

    def __init__(self, name: str) -> None:
        super().__init__()
        rows.prepare(self)
        self.setAccessibleName(name)
        self.setItemDelegate(CouncilDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda _index: self.changing.emit())
        self.customContextMenuRequested.connect(self.menu)

    def entry(self) -> Entry | None:
        """The chosen row."""
        found: Entry | None = self.currentIndex().data(ENTRY)
        return found

    def show_sections(self, sections: list[Section]) -> None:
        """Replace the rows; the same row stays chosen, and the list where it was."""
        before, place = self.entry(), self.verticalScrollBar().value()
        self.setModel(make_model(sections))
        self.expandAll()
        self.selectionModel().currentChanged.connect(lambda _now, _was: self.moved.emit())
        self.verticalScrollBar().setValue(place)
        if before is not None:
            self._choose_again(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the form of a row, Delete removes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.changing.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap again when the panel changes its width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose_again(self, before: Entry) -> None:
        model = self.model()
        for section in range(model.rowCount()):
            parent = model.index(section, 0)
            for row in range(model.rowCount(parent)):
                index = model.index(row, 0, parent)
                item = index.data(ENTRY).item
                same = isinstance(item, Project) and isinstance(before.item, Project) and item.id == before.item.id
                if same or item == before.item:
                    self.setCurrentIndex(index)
                    return


class ProjectsPage(QWidget):
    """Chips of themes and states, the projects by theme. ``add`` and ``read`` are what an empty page proposes."""

    def __init__(self, add: Callable[[], None], read: Callable[[], None]) -> None:
        super().__init__()
        self._page: CouncilPage | None = None
        self._add, self._read = add, read
        self.filters = QWidget()
        self.filters.setContentsMargins(8, 6, 8, 6)
        flow = FlowLayout(self.filters)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.filters.setSizePolicy(policy)
        self.themes, self.states, self.late = ChoiceChip(tr("Theme")), ChoiceChip(tr("State")), Chip(tr("Overdue"))
        for chip in (self.themes, self.states, self.late):
            flow.addWidget(chip)
        self.themes.chosen.connect(self._apply)
        self.states.chosen.connect(self._apply)
        self.late.toggled.connect(lambda _on: self._apply())
        self.state, self.view = StateView(), EntryView(tr("Projects and actions of the council"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.filters)
        box.addWidget(self.stack, 1)

    def show_page(self, page: CouncilPage) -> None:
        """Show the projects of a council."""
        self._page = page
        projects = (page.council or Council()).projects
        self.themes.offer([(theme, theme) for theme in dict.fromkeys(p.theme for p in projects) if theme])
        self.states.offer([(state, state) for state in dict.fromkeys(p.state for p in projects) if state])
        self._apply()

    def _apply(self) -> None:
        page = self._page
        if page is None:
            return
        council = page.council or Council()
        late = any(project.overdue(page.today) for project in council.projects)
        self.late.setVisible(late)
        only = self.late.isChecked() and late
        kept = kept_projects(council.projects, self.themes.keys(), self.states.keys(), only, page.today)
        self.view.show_sections(project_sections(council, kept, page.today))
        self.filters.setVisible(bool(council.projects))
        self.stack.setCurrentWidget(self.view if kept else self.state)
        self.view.moved.emit()
        if council.projects:
            self.state.say(
                "filter",
                tr("No project with these filters"),
                tr("The council has {count} projects and actions.", count=number(len(council.projects))),
                (tr("Remove the filters"), self._unfilter),
            )
        else:
            self.state.say(
                "councils",
                tr("No project yet"),
                tr("Add the project groups and the actions of the council, or bring its spreadsheet back."),
                (tr("Add a project…"), self._add),
                (tr("Read the spreadsheet…"), self._read),
            )

    def _unfilter(self) -> None:
        self.late.setChecked(False)
        self.themes.choose(set())
        self.states.choose(set())


class MembersPage(QStackedWidget):
    """Chairs, members by college, meetings. ``add`` and ``read`` are what an empty page proposes."""

    def __init__(self, add: Callable[[], None], read: Callable[[], None]) -> None:
        super().__init__()
        self.state, self.view = StateView(), EntryView(tr("Members and meetings of the council"))
        self.state.say(
            "councils",
            tr("No council recorded"),
            tr("Add its chairs, its members and its meetings, or bring its spreadsheet back."),
            (tr("Add a member…"), add),
            (tr("Read the spreadsheet…"), read),
        )
        self.addWidget(self.state)
        self.addWidget(self.view)

    def show_page(self, page: CouncilPage) -> None:
        """Show a council."""
        sections = council_sections(page.council or Council(), page.today)
        self.view.show_sections(sections)
        self.setCurrentWidget(self.view if sections else self.state)
