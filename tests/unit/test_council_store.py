"""The council of a territory: read, changed whole or not at all, undone; the overview of its scenario."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.dates import last_day
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.services.council_store import meetings_of, new_project_id, read_council, save_council
from clefop_plugin.services.council_types import Council, CouncilMember, Meeting, Project
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace import file
from clefop_plugin.workspace.store import Workspace

TODAY = date(2026, 3, 15)
FULL = Council(
    label="Conseil d’Alpe",
    state_chair="A, sous-préfecture",
    region_chair="B, Région",
    note="Une remarque",
    meetings=(Meeting("2025-10-02", "Installation"), Meeting("2026-04", "Bilan – et suites"), Meeting("au printemps")),
    members=(
        CouncilMember("Région", "Conseil régional", "B", "coprésidence"),
        CouncilMember("État", "Préfecture", "A'); DROP TABLE projects;--", "coprésidence", "a@exemple.fr"),
        CouncilMember("Autre", "", "C", "membre"),
    ),
    projects=(
        Project("Mobilité", "Groupe", "ML", "engagé", "2025", "2026-02", "", "s1-01-1"),
        Project("Mobilité", "Action", "", "terminé", "", "2025-01-31", "", "s1-01-2", "s1-01-1", "Taux ; Part"),
        Project("Thème libre", "Seule", "", "à l’étude", "", "2026-03-15", "", "s1-01-3"),
    ),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_region.make(tmp_path / "a.gpkg")


def saved(workspace: Workspace, after: Council, before: Council | None = None, code: str = "01") -> Council:
    return save_council(workspace, "s1", code, before or Council(), after, TODAY)


def test_what_is_saved_is_read_again_the_same(workspace):
    assert saved(workspace, FULL) == FULL
    assert read_council(workspace, "s1", "01") == FULL
    assert workspace.read("councils")["next_meeting"].tolist() == ["2026-04"]
    assert Profiles(workspace).council(TerritoryRef("territory", "s1", "01")) == FULL


def test_a_change_is_undone_by_saving_the_other_way_round(workspace):
    saved(workspace, FULL)
    fewer = replace(FULL, members=FULL.members[1:], projects=())
    saved(workspace, fewer, FULL)
    assert saved(workspace, FULL, fewer) == FULL
    assert saved(workspace, Council(), FULL).empty()
    assert all(not workspace.count(table) for table in ("councils", "council_members", "projects"))


def test_other_territories_and_scenarios_stay(workspace):
    saved(workspace, replace(FULL, projects=()), code="02")
    saved(workspace, FULL)
    saved(workspace, Council(), FULL)
    assert read_council(workspace, "s1", "02").members == FULL.members


def test_a_council_changed_by_someone_else_is_not_overwritten(workspace):
    saved(workspace, FULL)
    theirs = replace(FULL, note="autre")
    saved(workspace, theirs, FULL)
    with pytest.raises(WorkspaceError, match="Someone else has changed this council"):
        saved(workspace, replace(FULL, label="x"), FULL)
    assert read_council(workspace, "s1", "01") == theirs


def test_a_territory_that_is_gone_is_refused(workspace):
    with pytest.raises(WorkspaceError, match="09 is no longer in the workspace"):
        saved(workspace, FULL, code="09")
    assert workspace.count("projects") == 0


def test_two_projects_of_one_id_leave_everything_as_it_was(workspace):
    saved(workspace, FULL)
    twice = replace(FULL, label="x", projects=(*FULL.projects, FULL.projects[0]))
    with pytest.raises(WorkspaceError, match="same key"):
        saved(workspace, twice, FULL)
    assert read_council(workspace, "s1", "01") == FULL


def test_a_locked_file_is_said_in_a_sentence_and_nothing_is_written(workspace, monkeypatch):
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    saved(workspace, FULL)
    raised: list[str] = []

    def other() -> None:
        try:
            saved(workspace, Council(), FULL)
        except WorkspaceError as error:
            raised.append(str(error))

    with workspace.transaction():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert raised == ["The file a.gpkg is being written by another QGIS. Nothing was changed; try again in a moment."]
    assert read_council(workspace, "s1", "01") == FULL


def test_a_line_break_in_a_subject_makes_no_other_meeting(workspace):
    odd = Council(meetings=(Meeting("2026-01-02", "a\n2026-05-05 – b"),))
    assert [m.day for m in saved(workspace, odd).meetings] == ["2026-01-02"]


def test_the_date_of_the_next_meeting_is_a_meeting_when_no_line_has_it():
    assert meetings_of("2026-02-01 – Bilan\n\n", "2026-01-05") == (
        Meeting("2026-01-05"),
        Meeting("2026-02-01", "Bilan"),
    )
    assert meetings_of("2026-02-01 – Bilan", "2026-02-01") == (Meeting("2026-02-01", "Bilan"),)


def test_the_next_meeting_is_the_nearest_to_come():
    assert FULL.next_meeting(TODAY) == FULL.meetings[1]
    assert FULL.next_meeting(date(2026, 4, 30)) == FULL.meetings[1]
    assert FULL.next_meeting(date(2026, 5, 1)) == FULL.meetings[2]
    assert Council(meetings=FULL.meetings[:1]).next_meeting(TODAY) is None


def test_an_action_is_late_after_the_last_day_its_end_may_mean():
    first, done, alone = FULL.projects
    assert first.overdue(TODAY)
    assert not first.overdue(date(2026, 2, 28))
    assert not done.overdue(TODAY)
    assert not alone.overdue(TODAY)
    assert alone.overdue(date(2026, 3, 16))
    assert done.followed() == ["Taux", "Part"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("", None),
    ],
)
def test_last_day(text, day):
    assert last_day(text) == day


def test_a_new_project_takes_the_first_free_number():
    assert new_project_id("s1", "01", FULL.projects) == "s1-01-4"
    assert new_project_id("s1", "01", FULL.projects[1:]) == "s1-01-1"


def test_colleges_follow_the_catalogue():
    assert [name for name, _ in FULL.colleges()] == ["État", "Région", "Autre"]


def test_the_page_counts_by_departement_and_region(workspace):
    saved(workspace, FULL)
    late = Project("Logement", "En retard", "P", "engagé", "", "2020", "", "s1-02-1")
    saved(workspace, Council(projects=(late,)), code="02")
    page = Profiles(workspace).council_page(TerritoryRef("territory", "s1", "01"))
    assert page.council == FULL
    assert page.home == "96"
    region, south, north = page.areas
    assert (region.name, region.territories, region.with_council, region.projects) == ("Région d’essai", 2, 1, 4)
    assert ("Logement", 1, 1) in region.themes
    assert [theme for theme, _, _ in region.themes] == ["Mobilité", "Logement", "Thème libre"]
    assert region.states == (("à l’étude", 1), ("engagé", 2), ("terminé", 1))
    assert (south.code, south.projects, south.late[0].territory) == ("20", 1, "Gué")
    assert (north.code, north.projects) == ("96", 3)
    assert "Taux de chômage" in page.indicators


def test_another_container_says_whose_council_it_depends_on(workspace):
    page = Profiles(workspace).council_page(TerritoryRef("zone", "ze2020", "Z2"))
    assert page.council is None
    assert [(e.ref.code, e.name, e.scenario) for e in page.elsewhere] == [
        ("02", "Gué", "Scénario 1"),
        ("01", "Alpe – Côte", "Scénario 1"),
    ]
    assert sum(e.share for e in page.elsewhere) == pytest.approx(1.0)


def test_a_workspace_without_scenario_has_no_council(workspace):
    for table in ("scenarios", "territories", "scenario_blocks"):
        column = "id" if table == "scenarios" else "scenario_id"
        workspace.delete(table, "s1", by=column)
    page = Profiles(workspace).council_page(TerritoryRef("commune", "", small_region.CODES[0]))
    assert (page.scenario, page.council, page.elsewhere) == ("", None, ())
