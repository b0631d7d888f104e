"""What changes a council: forms, deletion, undo of the last change; each is one transaction in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.dialogs.council.base import CouncilDialog
from clefop_plugin.gui.dialogs.council.forms import HeadForm, MeetingForm, MemberForm, ProjectChoices, ProjectForm
from clefop_plugin.gui.docks.council_rows import HEAD
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.services.council_types import Council, CouncilMember, CouncilPage, Meeting, Project
from clefop_plugin.services.profile_types import TerritoryRef

Item = CouncilMember | Meeting | Project | str
Change = Callable[[Council], Council]
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Done:
    """The last change: of which council, what it was and what it became."""

    ref: TerritoryRef
    before: Council
    after: Council


class CouncilEditor(QObject):
    """Changes the council of the page it was given.

    ``saved`` carries (territory, council, what to say); ``failed`` a sentence when no form can show it; ``busy``
    whether something is being written.
    """

    saved = pyqtSignal(object, object, str)
    failed = pyqtSignal(str)
    busy = pyqtSignal(bool)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._page: CouncilPage | None = None
        self._last: Done | None = None
        self._form: CouncilDialog | None = None
        self._writing = False
        context.session.opened.connect(self.forget)
        context.session.closed.connect(self.forget)

    def show_page(self, page: CouncilPage | None) -> None:
        """Work on another council, or none."""
        self._page = page

    def forget(self) -> None:
        """Another workspace: nothing can be undone, no form stays open."""
        self._page, self._last = None, None
        if self._form is not None:
            self._form.reject()

    def can_undo(self) -> bool:
        """Whether the last change was one of the council that is shown."""
        return self._last is not None and self._page is not None and self._last.ref == self._page.ref

    def form(self) -> CouncilDialog | None:
        """The form that is open."""
        return self._form

    def edit_head(self) -> None:
        """Name, chairs and note."""
        council = self._council()
        if council is None:
            return

        def save(given: Council) -> None:
            words = {name: getattr(given, name) for name in ("label", "state_chair", "region_chair", "note")}
            self._write(lambda now: replace(now, **words), "")

        self._open(HeadForm(self._parent, council, save))

    def edit_member(self, member: CouncilMember | None = None) -> None:
        """Change a member, or add one."""
        council = self._council()
        if council is not None:
            self._open(
                MemberForm(
                    self._parent,
                    council,
                    member,
                    lambda given: self._write(lambda now: replace(now, members=_put(now.members, member, given)), ""),
                )
            )

    def edit_meeting(self, meeting: Meeting | None = None) -> None:
        """Change a meeting, or add one."""
        council, page = self._council(), self._page
        if council is not None and page is not None:
            self._open(
                MeetingForm(
                    self._parent,
                    meeting,
                    page.today.isoformat(),
                    lambda given: self._write(
                        lambda now: replace(now, meetings=_put(now.meetings, meeting, given)), ""
                    ),
                )
            )

    def edit_project(self, project: Project) -> None:
        """Change a project group or an action."""
        self._project_form(tr("Project or action"), project, project)

    def add_project(self, group: Project | None = None, theme: str = "") -> None:
        """Add a project group or an action, of a group when it is given."""
        fresh = Project(group.theme if group else theme, "", "", "à l’étude", "", "", "", "", group.id if group else "")
        self._project_form(tr("New action") if group else tr("New project or action"), fresh, None)

    def edit(self, item: Item) -> None:
        """Open the form of a row."""
        if isinstance(item, CouncilMember):
            self.edit_member(item)
        elif isinstance(item, Meeting):
            self.edit_meeting(item)
        elif isinstance(item, Project):
            self.edit_project(item)
        elif item == HEAD:
            self.edit_head()

    def delete(self, item: Item) -> None:
        """Remove a member, a meeting or a project; the actions of a removed group stay, on their own."""
        if isinstance(item, CouncilMember):
            said = tr("“{name}” was removed from the council.", name=item.name or item.organisation)
            self._write(lambda now: replace(now, members=_without(now.members, item)), said)
        elif isinstance(item, Meeting):
            self._write(lambda now: replace(now, meetings=_without(now.meetings, item)), tr("The meeting was removed."))
        elif isinstance(item, Project):
            said = tr("“{name}” was removed.", name=item.title)
            self._write(lambda now: replace(now, projects=_without_project(now.projects, item)), said)

    def undo(self) -> None:
        """Put back what the last change replaced."""
        last = self._last
        if last is not None and self.can_undo():
            self._start(last.ref, last.after, last.before, tr("The last change was undone."), undoing=True)

    def dispose(self) -> None:
        """Close the form that is open."""
        self.forget()

    def _project_form(self, title: str, shown: Project, known: Project | None) -> None:
        council, page = self._council(), self._page
        if council is None or page is None:
            return
        groups = tuple((p.id, p.title) for p in council.projects if not p.group_id and p.id != shown.id)
        if council.actions_of(shown.id):
            groups = ()  # a group that has actions is no action of another one
        organisations = (member.organisation for member in council.members)
        pilots = tuple(dict.fromkeys([*organisations, *(project.pilot for project in council.projects)]))
        choices = ProjectChoices(groups, pilots, page.indicators)

        def save(given: Project) -> None:
            self._write(lambda now: replace(now, projects=_put_project(now, page.ref, known, given)), "")

        self._open(ProjectForm(self._parent, title, shown, choices, save))

    def _council(self) -> Council | None:
        return None if self._page is None or self._writing else self._page.council

    def _open(self, form: CouncilDialog) -> None:
        if self._form is not None:
            self._form.reject()
        self._form = form
        form.finished.connect(lambda _result: self._closed(form))
        form.show()

    def _closed(self, form: CouncilDialog) -> None:
        if self._form is form:
            self._form = None

    def _write(self, change: Change, said: str) -> None:
        page = self._page
        if page is None or page.council is None or self._writing:
            return
        try:
            after = change(page.council)
        except InputError as error:
            self._refuse(str(error))
            return
        if after == page.council:
            self._close_form()
            return
        self._start(page.ref, page.council, after, said)

    def _start(self, ref: TerritoryRef, before: Council, after: Council, said: str, undoing: bool = False) -> None:
        workspace = self._context.session.workspace
        if workspace is None or self._writing:
            return

        def work(progress: Progress) -> Council:
            from clefop_plugin.services.council_store import save_council

            progress.check()
            return save_council(workspace, ref.container, ref.code, before, after)

        def done(now: Council) -> None:
            self._busy(False)
            if self._context.session.workspace is not workspace:
                return
            self._last = None if undoing else Done(ref, before, now)
            self._context.session.own_write()
            self._close_form()
            self.saved.emit(ref, now, said)

        def stopped() -> None:
            self._refuse(tr("Stopped. Nothing was written."))

        self._busy(True)
        tasks.start(ServiceTask(tr("Saving the council"), work, done, self._failed, stopped, hidden=True))

    def _failed(self, failure: Failure) -> None:
        self._refuse(failure.sentence)

    def _refuse(self, sentence: str) -> None:
        self._busy(False)
        if self._form is not None and self._form.isVisible():
            self._form.refuse(sentence)
        else:
            self.failed.emit(sentence)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.finish()

    def _busy(self, on: bool) -> None:
        self._writing = on
        self.busy.emit(on)


def _place(items: Sequence[_Row], known: _Row) -> int:
    """Where a row is. Raises InputError when it is no longer there."""
    if known not in items:
        raise InputError(tr("This row was changed or removed meanwhile. Close the form and look at the council again."))
    return items.index(known)


def _put(items: tuple[_Row, ...], known: _Row | None, given: _Row) -> tuple[_Row, ...]:
    """The rows with ``given`` in the place of ``known``, or at the end when nothing is replaced."""
    if known is None:
        return (*items, given)
    place = _place(items, known)
    return (*items[:place], given, *items[place + 1 :])


def _without(items: tuple[_Row, ...], known: _Row) -> tuple[_Row, ...]:
    place = _place(items, known)
    return (*items[:place], *items[place + 1 :])


def _put_project(now: Council, ref: TerritoryRef, known: Project | None, given: Project) -> tuple[Project, ...]:
    if known is None:
        from clefop_plugin.services.council_store import new_project_id

        given = replace(given, id=new_project_id(ref.container, ref.code, now.projects))
    return _put(now.projects, known, given)


def _without_project(projects: tuple[Project, ...], gone: Project) -> tuple[Project, ...]:
    kept = _without(projects, gone)
    return tuple(replace(p, group_id="") if gone.id and p.group_id == gone.id else p for p in kept)
