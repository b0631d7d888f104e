"""The forms of a council: chairs, member, meeting, project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from clefop_plugin.core import contacts
from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.council.base import CouncilDialog, listed, suggested
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.partial_date import PartialDate
from clefop_plugin.services.council_types import Council, CouncilMember, Meeting, Project
from clefop_plugin.sources.council_template import template

NOTE_LINES = 3


class HeadForm(CouncilDialog):
    """Name of the council, its two chairs, a note."""

    def __init__(self, parent: QWidget | None, council: Council, save: Callable[[Any], None]) -> None:
        self._council = council
        super().__init__(parent, tr("Council"), save)

    def make(self) -> None:
        """The fields of a council."""
        self.label = _line(tr("Name of the council"), self._council.label)
        self.state = _line(tr("Co-chair for the State"), self._council.state_chair)
        self.region = _line(tr("Co-chair for the Region"), self._council.region_chair)
        self.note = _note(self._council.note)
        _rows(self, self.label, self.state, self.region, self.note)

    def value(self) -> Council:
        """The council with these words."""
        return replace(
            self._council,
            label=_said(self.label),
            state_chair=_said(self.state),
            region_chair=_said(self.region),
            note=self.note.toPlainText().strip(),
        )


class MemberForm(CouncilDialog):
    """One member."""

    def __init__(
        self, parent: QWidget | None, council: Council, member: CouncilMember | None, save: Callable[[Any], None]
    ) -> None:
        self._council, self._member = council, member or CouncilMember("", "", "", "membre")
        super().__init__(parent, tr("Member of the council") if member else tr("New member of the council"), save)

    def make(self) -> None:
        """The fields of a member."""
        known = self._member
        book = template()
        self.college = listed(tr("College"), book.list("college").values, known.college)
        self.organisation = suggested(
            tr("Organisation"), (member.organisation for member in self._council.members), known.organisation
        )
        self.name = _line(tr("Name"), known.name)
        self.role = listed(tr("Role"), book.list("role").values, known.role)
        self.email = _line(tr("E-mail"), known.email)
        self.email.setToolTip(tr("Names and e-mail addresses are personal data: they stay in this workspace."))
        _rows(self, self.college, self.organisation, self.name, self.role, self.email)

    def problem(self) -> str:
        """A member has a name or an organisation, and a real address."""
        found = self.value()
        if not (found.name or found.organisation):
            return tr("Give the name of the member, or the organisation.")
        if not found.college:
            return tr("Choose the college of the member.")
        if self.email.text().strip() and not found.email:
            return tr("“{text}” is not an e-mail address.", text=self.email.text().strip())
        return ""

    def value(self) -> CouncilMember:
        """The member."""
        typed = self.email.text().strip()
        return CouncilMember(
            college=str(self.college.key() or ""),
            organisation=" ".join(self.organisation.currentText().split()),
            name=_said(self.name),
            role=str(self.role.key() or ""),
            email=(contacts.email(typed) or "") if typed else "",
        )


class MeetingForm(CouncilDialog):
    """One meeting."""

    def __init__(
        self, parent: QWidget | None, meeting: Meeting | None, today: str, save: Callable[[Any], None]
    ) -> None:
        self._meeting = meeting or Meeting(today)
        super().__init__(parent, tr("Meeting") if meeting else tr("New meeting"), save)

    def make(self) -> None:
        """The fields of a meeting."""
        self.day = PartialDate(tr("Date"))
        self.day.load(self._meeting.day)
        self.subject = _line(tr("Subject"), self._meeting.subject)
        _rows(self, self.day, self.subject)

    def problem(self) -> str:
        """A meeting has a date."""
        return "" if self.day.text() else tr("Give the date of the meeting, or at least its month or year.")

    def value(self) -> Meeting:
        """The meeting."""
        return Meeting(self.day.text(), _said(self.subject))


@dataclass(frozen=True)
class ProjectChoices:
    """What a project may name: the groups of the council (id, title), the pilots and the indicators known."""

    groups: tuple[tuple[str, str], ...]
    pilots: tuple[str, ...]
    indicators: tuple[str, ...]


class ProjectForm(CouncilDialog):
    """One project group, or one action."""

    def __init__(
        self, parent: QWidget | None, title: str, project: Project, choices: ProjectChoices, save: Callable[[Any], None]
    ) -> None:
        self._project, self._choices = project, choices
        super().__init__(parent, title, save)

    def make(self) -> None:
        """The fields of a project."""
        known, book = self._project, template()
        self.title = _line(tr("Title"), known.title)
        self.theme = listed(tr("Theme"), book.list("theme").values, known.theme)
        self.state = listed(tr("State of progress"), book.list("state").values, known.state)
        self.pilot = suggested(tr("Pilot"), self._choices.pilots, known.pilot)
        self.group = Choice(tr("Action of the project group"))
        self.group.offer([("", tr("none: on its own")), *self._choices.groups], known.group_id)
        self.start, self.end = PartialDate(tr("Start")), PartialDate(tr("End"))
        self.start.load(known.start)
        self.end.load(known.end)
        self.indicators = _indicators(known, self._choices.indicators)
        self.note = _note(known.note)
        _rows(
            self, self.title, self.theme, self.state, self.pilot, self.group, self.start, self.end, self.indicators,
            self.note,
        )  # fmt: skip

    def problem(self) -> str:
        """A project has a title and a theme, and ends after it starts."""
        found = self.value()
        if not found.title:
            return tr("Give the title of the project or of the action.")
        if not found.theme:
            return tr("Choose the theme: the overview counts by theme.")
        shortest = min(len(found.start), len(found.end))
        if found.start[:shortest] > found.end[:shortest] and found.start[:1].isdigit() and found.end[:1].isdigit():
            return tr("The end comes before the start.")
        return ""

    def value(self) -> Project:
        """The project."""
        return replace(
            self._project,
            title=_said(self.title),
            theme=str(self.theme.key() or ""),
            state=str(self.state.key() or ""),
            pilot=" ".join(self.pilot.currentText().split()),
            group_id=str(self.group.key() or ""),
            start=self.start.text(),
            end=self.end.text(),
            indicators=" ; ".join(self.indicators.checkedItems()),
            note=self.note.toPlainText().strip(),
        )


def _rows(form: CouncilDialog, *fields: QWidget) -> None:
    """Each field under the name a screen reader says of it."""
    for field in fields:
        form.form.addRow(field.accessibleName(), field)


def _line(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    return field


def _note(text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setAccessibleName(tr("Remarks"))
    field.setTabChangesFocus(True)
    field.setFixedHeight(round(field.fontMetrics().height() * (NOTE_LINES + 1)))
    return field


def _indicators(project: Project, known: tuple[str, ...]) -> QgsCheckableComboBox:
    field = QgsCheckableComboBox()
    field.setAccessibleName(tr("Indicators to follow"))
    field.setDefaultText(tr("no indicator"))
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setSeparator(" ; ")
    followed = project.followed()
    for label in [*followed, *(label for label in known if label not in followed)]:
        state = Qt.CheckState.Checked if label in followed else Qt.CheckState.Unchecked
        field.addItemWithCheckState(label, state)
    return field


def _said(field: QLineEdit) -> str:
    return " ".join(field.text().split())
