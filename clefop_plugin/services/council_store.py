"""Read the council of a territory, and write it back whole in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pandas as pd

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.services.council_types import Council, CouncilMember, Meeting, Project, by_date
from clefop_plugin.sources.council_template import DASH
from clefop_plugin.workspace.store import Workspace

_MEMBER = ["college", "organisation", "name", "role", "email"]
_PROJECT = ["theme", "title", "pilot", "state", "start", "end", "note", "id", "group_id", "indicators"]


def read_council(workspace: Workspace, scenario: str, territory: str) -> Council:
    """The council of a territory of a scenario; an empty one when nothing is recorded."""
    heads = workspace.read("councils", scenario, territory, by="territory")
    head = dict.fromkeys(heads.columns, "") if heads.empty else heads.iloc[0].to_dict()
    members = workspace.read("council_members", scenario, territory, by="territory")[_MEMBER]
    projects = workspace.read("projects", scenario, territory, by="territory")[_PROJECT]
    return Council(
        label=head["label"],
        state_chair=head["state_chair"],
        region_chair=head["region_chair"],
        note=head["note"],
        meetings=meetings_of(head["meetings"], head["next_meeting"]),
        members=tuple(CouncilMember(*values) for values in members.itertuples(index=False, name=None)),
        projects=tuple(Project(*values) for values in projects.itertuples(index=False, name=None)),
    )


def save_council(
    workspace: Workspace, scenario: str, territory: str, before: Council, after: Council, today: date | None = None
) -> Council:
    """Put ``after`` in the place of ``before``, which is what the user saw, and return what is now recorded.

    Raises WorkspaceError when the council has changed meanwhile, when the territory is gone, or when the file cannot be
    written; nothing is written then. Undoing is saving the other way round.
    """
    today = today or datetime.now(UTC).date()
    with workspace.transaction():
        _check(workspace, scenario, territory, before)
        for table, rows in _rows(scenario, territory, after, today).items():
            workspace.delete(table, scenario, territory, by="territory")
            workspace.append(table, pd.DataFrame(rows, dtype=object))
        return read_council(workspace, scenario, territory)


def meetings_of(lines: str, following: str) -> tuple[Meeting, ...]:
    """The meetings of a council from its lines ``date – subject`` and the date of the next one, in order of time."""
    found = []
    for line in lines.split("\n"):
        when, _, subject = line.partition(DASH)
        if line.strip():
            found.append(Meeting(when.strip(), subject.strip()))
    if following and following not in {meeting.day for meeting in found}:
        found.append(Meeting(following))
    return by_date(found)


def new_project_id(scenario: str, territory: str, projects: Iterable[Project]) -> str:
    """An id for one more project: the first number that the territory does not use."""
    taken = {project.id for project in projects}
    number = 1
    while f"{scenario}-{territory}-{number}" in taken:
        number += 1
    return f"{scenario}-{territory}-{number}"


def _check(workspace: Workspace, scenario: str, territory: str, before: Council) -> None:
    territories = workspace.read("territories", scenario, by="scenario_id", geometry=False)
    if territory not in set(territories["code"]):
        raise WorkspaceError(
            tr("The territory {code} is no longer in the workspace. Choose another one.", code=territory)
        )
    if read_council(workspace, scenario, territory) != before:
        raise WorkspaceError(
            tr(
                "Someone else has changed this council since it was read. Nothing was written: look at it again, then "
                "make your change."
            )
        )


def _rows(scenario: str, territory: str, council: Council, today: date) -> dict[str, list[dict[str, str]]]:
    key = {"scenario_id": scenario, "territory_code": territory}
    following = council.next_meeting(today)
    meetings = by_date(council.meetings)
    head = {
        "label": council.label,
        "state_chair": council.state_chair,
        "region_chair": council.region_chair,
        "note": council.note,
        "next_meeting": following.day if following else "",
        "meetings": "\n".join(_line(meeting) for meeting in meetings),
    }
    return {
        "councils": [{**key, **head}] if any(head.values()) else [],
        "council_members": [{**key, **{name: getattr(m, name) for name in _MEMBER}} for m in council.members],
        "projects": [{**key, **{name: getattr(p, name) for name in _PROJECT}} for p in council.projects],
    }


def _line(meeting: Meeting) -> str:
    """A meeting on one line: a line break of its subject would make another meeting."""
    return f"{meeting.day}{DASH}{' '.join(meeting.subject.split())}".removesuffix(DASH)
