"""The council of a territory as panels read and change it: who sits there, when they meet, what they lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clefop_plugin.core.dates import last_day
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.sources.council_template import template


@dataclass(frozen=True)
class CouncilMember:
    """One member of a council, by college."""

    college: str
    organisation: str
    name: str
    role: str
    email: str = ""


@dataclass(frozen=True)
class Meeting:
    """One meeting: ``day`` ISO, partial, or as it was written when it is not understood."""

    day: str
    subject: str = ""

    def past(self, today: date) -> bool:
        """Whether it is over; a meeting whose date is not understood is still to come."""
        last = last_day(self.day)
        return last is not None and last < today


@dataclass(frozen=True)
class Project:
    """One project group, or one action (of the group ``group_id``, or on its own when it is empty).

    ``start`` and ``end`` are ISO, partial, or as they were written; ``indicators`` names separated by ``;``.
    """

    theme: str
    title: str
    pilot: str
    state: str
    start: str
    end: str
    note: str
    id: str = ""
    group_id: str = ""
    indicators: str = ""

    def followed(self) -> list[str]:
        """Names of the indicators to follow."""
        return [name.strip() for name in self.indicators.split(";") if name.strip()]

    def overdue(self, today: date) -> bool:
        """Whether its end is past and its state is not one that ends it."""
        last = last_day(self.end)
        return last is not None and last < today and self.state not in template().list("state").closed


@dataclass(frozen=True)
class Council:
    """The council of a territory; empty when nothing is recorded."""

    label: str = ""
    state_chair: str = ""
    region_chair: str = ""
    note: str = ""
    meetings: tuple[Meeting, ...] = ()
    members: tuple[CouncilMember, ...] = ()
    projects: tuple[Project, ...] = ()

    def empty(self) -> bool:
        """Whether nothing at all is recorded."""
        return self == Council()

    def next_meeting(self, today: date) -> Meeting | None:
        """The nearest meeting to come, those without a clear date last."""
        coming = [meeting for meeting in self.meetings if not meeting.past(today)]
        return min(coming, key=_when) if coming else None

    def colleges(self) -> list[tuple[str, list[CouncilMember]]]:
        """Members by college, in the order of the catalogue, then the other colleges."""
        order = list(template().list("college").values)
        found: dict[str, list[CouncilMember]] = {}
        for member in self.members:
            found.setdefault(member.college, []).append(member)
        rank = {name: i for i, name in enumerate(order)}
        return sorted(found.items(), key=lambda item: (rank.get(item[0], len(order)), item[0]))

    def actions_of(self, group: str) -> list[Project]:
        """Actions of a project group."""
        return [project for project in self.projects if group and project.group_id == group]


def by_date(meetings: tuple[Meeting, ...] | list[Meeting]) -> tuple[Meeting, ...]:
    """Meetings in order of time."""
    return tuple(sorted(meetings, key=_when))


@dataclass(frozen=True)
class Late:
    """One action whose end is past, with its territory."""

    territory: str
    title: str
    pilot: str
    end: str


@dataclass(frozen=True)
class Area:
    """What the councils of a région or a département do: counts by theme and state, and what is late.

    A territory counts in the département where most of its residents live. ``themes`` holds (theme, projects,
    overdue ones); ``states`` (state, projects); both without those that have none.
    """

    code: str
    name: str
    territories: int
    with_council: int
    projects: int
    themes: tuple[tuple[str, int, int], ...]
    states: tuple[tuple[str, int], ...]
    late: tuple[Late, ...]


@dataclass(frozen=True)
class Elsewhere:
    """A territory of a scenario that a zone or a commune lies in, with the share of its residents (0 to 1)."""

    ref: TerritoryRef
    name: str
    scenario: str
    share: float


@dataclass(frozen=True)
class CouncilPage:
    """Everything the panel of councils shows of a territory.

    ``council`` is None for a territory that is not one of a scenario; ``elsewhere`` then says where its council is.
    ``areas`` holds the région, then the départements; ``home`` is the code of the territory's own.
    """

    ref: TerritoryRef
    name: str
    scenario: str
    council: Council | None
    elsewhere: tuple[Elsewhere, ...]
    areas: tuple[Area, ...]
    home: str
    indicators: tuple[str, ...]
    today: date


def _when(meeting: Meeting) -> tuple[bool, str]:
    return last_day(meeting.day) is None, meeting.day
