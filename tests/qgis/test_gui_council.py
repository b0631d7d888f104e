"""The panel of councils: what it shows, what it changes in the workspace, what it says when it cannot."""

from __future__ import annotations

import sys
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin.gui.docks.council_rows import span_text
from clefop_plugin.gui.widgets.partial_date import PartialDate
from clefop_plugin.gui.window import Window
from clefop_plugin.services.council_store import read_council, save_council
from clefop_plugin.services.council_types import Council, CouncilMember, Meeting, Project
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.workspace import file
from clefop_plugin.workspace.store import Workspace

YESTERDAY = (date.today() - timedelta(days=1)).isoformat()
TOMORROW = (date.today() + timedelta(days=1)).isoformat()
FULL = Council(
    label="Conseil d’Alpe",
    state_chair="A. État",
    meetings=(Meeting("2020-01", "Installation"), Meeting(TOMORROW, "Bilan <b>x</b>")),
    members=(
        CouncilMember("Région", "Conseil régional", "B. Région", "coprésidence", "b@exemple.fr"),
        CouncilMember("État", "Préfecture", "A. État", "coprésidence"),
    ),
    projects=(
        Project("Mobilité", "Se déplacer", "ML", "engagé", "2025", YESTERDAY, "", "s1-01-1"),
        Project("Mobilité", "Un minibus", "ML", "terminé", "", "", "", "s1-01-2", "s1-01-1", "Taux de chômage"),
        Project("Logement", "Se loger", "Région", "à l’étude", "", "", "", "s1-01-3"),
    ),
)


def opened(window: Window, path: Path, council: Council = FULL) -> Any:
    made = small_region.make(path)
    if not council.empty():
        save_council(made, "s1", "01", Council(), council)
    window.session.open(path)
    wait_for(lambda: window.selection.members)
    window.show_dock("council", True)
    dock = window.docks["council"]
    select(window, dock, TerritoryRef("territory", "s1", "01"))
    return dock


def select(window: Window, dock: Any, ref: TerritoryRef) -> None:
    window.selection.select(ref)
    wait_for(lambda: dock._page is not None and dock._page.ref == ref and dock.stack.currentWidget() is dock.content)


def shown(view: Any) -> list[tuple[str, list[str]]]:
    model = view.model()
    return [
        (
            model.index(i, 0).data(),
            [model.index(j, 0, model.index(i, 0)).data() for j in range(model.rowCount(model.index(i, 0)))],
        )
        for i in range(model.rowCount())
    ]


def choose(view: Any, title: str) -> None:
    model = view.model()
    for i in range(model.rowCount()):
        for j in range(model.rowCount(model.index(i, 0))):
            index = model.index(j, 0, model.index(i, 0))
            if index.data() == title:
                view.setCurrentIndex(index)
                return
    raise AssertionError(f"no row {title}")


def recorded(dock: Any) -> Council:
    return read_council(Workspace.open(dock.context.session.path), "s1", "01")


def test_projects_members_and_meetings_are_shown_in_the_order_of_the_catalogue(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    assert shown(dock.projects.view) == [("Mobilité", ["Se déplacer", "Un minibus"]), ("Logement", ["Se loger"])]
    sections = shown(dock.members.view)
    assert [title for title, _ in sections] == ["Conseil d’Alpe", "État", "Région", "Meetings"]
    assert sections[-1][1] == ["/".join(reversed(TOMORROW.split("-"))), "01/2020"]
    model = dock.projects.view.model()
    first = model.index(0, 0, model.index(0, 0))
    assert "Overdue since" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Taux de chômage" in model.index(1, 0, model.index(0, 0)).data(Qt.ItemDataRole.AccessibleTextRole)
    meeting = dock.members.view.model()
    spot = meeting.index(0, 0, meeting.index(3, 0))
    assert "<b>" not in spot.data(Qt.ItemDataRole.ToolTipRole)
    assert "Next meeting" in spot.data(Qt.ItemDataRole.AccessibleTextRole)


def test_filters_keep_themes_states_and_what_is_overdue(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    dock.projects.themes.choose({"Logement"})
    assert shown(dock.projects.view) == [("Logement", ["Se loger"])]
    dock.projects.states.choose({"terminé"})
    assert dock.projects.stack.currentWidget() is dock.projects.state
    assert "No project with these filters" in dock.projects.state.accessibleName()
    dock.projects.state.primary.click()
    assert len(shown(dock.projects.view)) == 2
    dock.projects.late.setChecked(True)
    assert shown(dock.projects.view) == [("Mobilité", ["Se déplacer"])]


def test_the_overview_counts_by_departement_and_region(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    overview = dock.overview
    assert overview.area.key() == "96"
    assert [count for count, *_ in overview.counts.counts()] == [1, 3, 1]
    assert "Mobilité 2 (1)" in overview.themes.accessibleName()
    assert "Se déplacer (ML), Alpe – Côte" in overview.late.text()
    overview.area.choose("20")
    assert [count for count, *_ in overview.counts.counts()] == [1, 0, 0]
    overview.area.choose("")
    assert [count for count, *_ in overview.counts.counts()] == [2, 3, 1]


def test_a_row_is_changed_by_its_form_and_the_change_undone(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    heard: list[bool] = []
    window.session._settle.setInterval(10_000)  # on a busy machine the answer comes later than the file is read again
    window.session.changed.connect(lambda: heard.append(True))
    dock.projects.view.setFocus()
    choose(dock.projects.view, "Se loger")
    QTest.keyClick(dock.projects.view, Qt.Key.Key_Return)
    form = dock.editor.form()
    assert form.theme.key() == "Logement"
    form.title.setText("Se  loger mieux")
    form.state.choose("engagé")
    form.group.choose("s1-01-1")
    form.end.load("2031-05")
    form.indicators.setCheckedItems(["Revenu médian"])
    form.accept()
    wait_for(lambda: dock.editor.form() is None)
    third = recorded(dock).projects[2]
    assert (third.title, third.state, third.group_id, third.end) == ("Se loger mieux", "engagé", "s1-01-1", "2031-05")
    assert third.followed() == ["Revenu médian"]
    assert dock.entry().title == "Se loger mieux"
    assert "Part of: Se déplacer" in dock.entry().lines
    wait_for(lambda: not window.session.reader.busy())
    assert not heard
    dock.undo_button.click()
    wait_for(lambda: recorded(dock) == FULL)
    wait_for(lambda: not dock.undo_button.isEnabled())


def test_members_meetings_and_projects_are_added(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    dock.editor.edit_member()
    form = dock.editor.form()
    form.accept()
    assert "Give the name" in form.notice.accessibleName()
    form.name.setText("C. Nouvelle")
    form.accept()
    assert "Choose the college" in form.notice.accessibleName()
    form.college.choose("Partenaires sociaux")
    form.email.setText("pas une adresse")
    form.accept()
    assert "is not an e-mail address" in form.notice.accessibleName()
    form.email.setText("c@exemple.fr")
    form.accept()
    wait_for(lambda: dock.editor.form() is None)
    assert recorded(dock).members[-1] == CouncilMember(
        "Partenaires sociaux", "", "C. Nouvelle", "membre", "c@exemple.fr"
    )
    dock.editor.edit_meeting()
    dock.editor.form().day.field.setDate(QDate(2031, 2, 3))
    dock.editor.form().subject.setText("Plan")
    dock.editor.form().accept()
    wait_for(lambda: dock.editor.form() is None)
    assert recorded(dock).meetings[-1] == Meeting("2031-02-03", "Plan")
    dock.editor.add_project(FULL.projects[0])
    form = dock.editor.form()
    form.accept()
    assert "Give the title" in form.notice.accessibleName()
    form.title.setText("Covoiturer")
    form.start.load("2031")
    form.end.load("2030-12")
    form.accept()
    assert "The end comes before the start" in form.notice.accessibleName()
    form.end.load("2031-06")
    form.accept()
    wait_for(lambda: dock.editor.form() is None)
    project = recorded(dock).projects[-1]
    assert (project.id, project.group_id, project.theme, project.state) == (
        "s1-01-4",
        "s1-01-1",
        "Mobilité",
        "à l’étude",
    )


def test_deleting_a_group_keeps_its_actions_and_can_be_undone_from_the_notice(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    choose(dock.projects.view, "Se déplacer")
    QTest.keyClick(dock.projects.view, Qt.Key.Key_Delete)
    wait_for(lambda: dock.notice.isVisibleTo(dock))
    assert [(p.title, p.group_id) for p in recorded(dock).projects] == [("Un minibus", ""), ("Se loger", "")]
    assert "“Se déplacer” was removed." in dock.notice.accessibleName()
    dock.editor.undo()
    wait_for(lambda: recorded(dock) == FULL)


def test_a_locked_file_is_said_in_the_form_which_keeps_what_was_typed(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.1)
    dock = opened(window, tmp_path / "a.gpkg")
    wait_for(lambda: not window.session.reader.busy())
    dock.editor.edit_head()
    form = dock.editor.form()
    form.label.setText("Autre nom")
    free = threading.Event()
    held = threading.Event()

    def hold() -> None:
        with Workspace.open(window.session.path).transaction():
            held.set()
            free.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    form.accept()
    wait_for(lambda: "another QGIS" in form.notice.accessibleName())
    free.set()
    thread.join()
    assert form.isVisible()
    assert form.label.text() == "Autre nom"
    form.accept()
    wait_for(lambda: dock.editor.form() is None)
    assert recorded(dock).label == "Autre nom"


def test_a_change_made_elsewhere_is_not_overwritten(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    dock.editor.edit_member(FULL.members[0])
    form = dock.editor.form()
    form.name.setText("Z")
    window.session._watch.removePaths(window.session._watch.files())
    save_council(Workspace.open(window.session.path), "s1", "01", FULL, Council(label="Autre"))
    form.accept()
    wait_for(lambda: "Someone else has changed" in form.notice.accessibleName())
    assert recorded(dock) == Council(label="Autre")
    form.reject()


def test_another_container_offers_the_territory_whose_council_it_depends_on(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    window.selection.select(TerritoryRef("zone", "ze2020", "Z2"))
    wait_for(lambda: "has no council of its own" in dock.state.accessibleName())
    assert "Gué" in dock.state.accessibleName()
    assert dock.state.primary.text() == "Council of Gué"
    dock.state.primary.click()
    wait_for(lambda: dock._page is not None and dock._page.ref == TerritoryRef("territory", "s1", "02"))


def test_an_empty_council_offers_to_begin(window: Window, tmp_path: Path) -> None:
    dock = opened(window, tmp_path / "a.gpkg", Council())
    assert "No project yet" in dock.projects.state.accessibleName()
    dock.tabs.setCurrentIndex(1)
    assert dock.members.currentWidget() is dock.members.state
    dock.members.state.primary.click()
    assert dock.editor.form().college.key() == ""
    dock.editor.form().reject()
    assert dock.editor.form() is None


def test_the_spreadsheet_algorithms_get_the_scenario(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dock = opened(window, tmp_path / "a.gpkg")
    asked: list[Any] = []
    monkeypatch.setattr(dock.context, "run_algorithm", lambda *given: asked.append(given))
    for action in dock.book.menu().actions():
        action.trigger()
    assert asked == [("clefop:exportcouncils", {"SCENARIO": "s1"}), ("clefop:importcouncils", {"SCENARIO": "s1"})]


@pytest.mark.parametrize("text", ["", "2026", "2026-03", "2026-03-31", "au printemps"])
def test_a_partial_date_comes_back_as_it_went_in(qgis_app: Any, text: str) -> None:
    field = PartialDate("Date")
    field.load(text)
    assert field.text() == text


def test_a_date_may_be_made_less_precise(qgis_app: Any) -> None:
    field = PartialDate("Date")
    field.load("2026-03-31")
    field.precision.choose("month")
    assert field.text() == "2026-03"
    field.precision.choose("")
    assert field.text() == ""


def test_spans_say_what_is_known() -> None:
    given = Project("", "", "", "", "2024-06", "", "")
    assert span_text(given) == "since 06/2024"
