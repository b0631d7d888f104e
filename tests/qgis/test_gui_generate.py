"""The generation dialog at work: before, during and after the search; nothing possible; stopped with or without."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QPushButton

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate_fixtures import IMPOSSIBLE, POSSIBLE, answer, compute, fake_generate, shown_dialog
from gui_fixtures import wait_for

from clefop_plugin.core.errors import Cancelled, InfeasibleError
from clefop_plugin.core.regions.track import Step
from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog
from clefop_plugin.gui.dialogs.generate.run import Relay
from clefop_plugin.services.relaxation import Relaxation


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def dialog(qgis_new_project: None, tmp_path: Path, opened: list[str]) -> Iterator[GenerateDialog]:
    with shown_dialog(tmp_path, opened) as found:
        yield found


def scenarios(dialog: GenerateDialog) -> list[str]:
    return list(dialog._workspace.read("scenarios")["id"])


def test_bounds_are_explained_before_any_search(dialog: GenerateDialog) -> None:
    answer(dialog, **POSSIBLE)
    before = dialog.before
    assert before.histogram_title.text() == "Population of the 5 blocks"
    assert "4 zones and 1 commune without zone" in before.histogram_note.text()
    assert "Zone E1 (1,200 inhab.) fits under the maximum." in before.histogram_note.text()
    assert before.level.accessibleName().startswith("Difficulty: ")
    assert before.map.accessibleName().startswith("Map of 5 blocks, 3 below")
    answer(dialog, **IMPOSSIBLE)
    assert before.level.accessibleName().startswith("Difficulty: Impossible")
    assert "cannot all reach 3,000 residents" in before.level.accessibleName()


def test_jobs_can_be_counted_in_the_place_of_residents(dialog: GenerateDialog) -> None:
    answer(dialog, counted="jobs", counted_indicator="active", minimum=150.0, maximum=250.0)
    assert dialog.before.histogram_title.text() == "Jobs of the 5 blocks"
    assert set(dialog._blocks.amounts) == {100.0, 200.0}
    assert "jobs) fits under the maximum" in dialog.before.histogram_note.text()


def test_a_block_cut_off_by_the_user_is_told(dialog: GenerateDialog) -> None:
    from dataclasses import replace

    blocks = dialog._blocks
    dialog._blocks = replace(blocks, contacts=tuple(pair for pair in blocks.contacts if "Z20003" not in pair))
    answer(dialog, minimum=10.0, links=())
    assert "Houle: no link to the others" in dialog.before.links.accessibleName()
    answer(dialog, links=(("E4", "Z20003"),))
    assert "Your links" in dialog.before.links.accessibleName()


def test_a_scenario_is_found_told_and_opened(dialog: GenerateDialog, opened: list[str]) -> None:
    compute(dialog, **POSSIBLE)
    result = dialog._result
    assert result is not None, dialog.before.notice.accessibleName()
    assert result.report["optimal"]
    assert dialog.view.result_shown()
    certificate = dialog.result.certificate
    assert certificate.title.text() == "Proven optimum"
    assert "No other partition into 2 territories" in certificate.text.text()
    assert " = " in certificate.accessibleName()
    territories = dialog.result.territories
    assert territories.model.rowCount() == 2
    assert "blocks:" in territories.why.toPlainText()
    dialog.result.certificate.map.picked.emit(1)
    assert territories.view.currentIndex().row() == 1
    assert dialog.result.chart.accessibleName().endswith("proven")
    assert dialog.main.text() == "Open on the map"
    dialog.main.click()
    assert opened == [result.scenario_id]
    assert result.scenario_id in scenarios(dialog)


def test_the_objective_is_an_agreement_made_largest(dialog: GenerateDialog) -> None:
    compute(dialog, **POSSIBLE)
    report, told = dialog._result.report, dialog.result.certificate.accessibleName()
    assert "isagreement" not in told
    assert report["bound"] >= report["objective"]
    from clefop_plugin.gui.dialogs.generate.words import metrics

    hints = " ".join(hint for _, _, hint in metrics(report, dialog._result.territories, False))
    assert "what is made largest" in hints


def test_an_answer_changed_after_the_result_is_told(dialog: GenerateDialog) -> None:
    compute(dialog, **POSSIBLE)
    assert not dialog.result.stale.isVisible()
    dialog.form.territories.minimum.setValue(900)
    assert dialog.result.stale.isVisible()
    assert dialog.view.again.isVisible()
    dialog.view.show_before()
    assert dialog.main.text() == "Generate"


def test_what_is_impossible_is_explained_with_changes_that_work(dialog: GenerateDialog) -> None:
    before = scenarios(dialog)
    compute(dialog, k=2, minimum=1000.0, maximum=1100.0)
    assert dialog._result is None
    notice = dialog.before.notice
    assert notice.isVisible()
    assert "Zone E1 has 1,200 residents" in notice.accessibleName()
    assert not dialog.before.level.isVisible(), "the notice says it better"
    buttons = [b for b in notice.findChildren(QPushButton) if b.isVisible()]
    raising = next(b for b in buttons if b.text().startswith("Raise the maximum to"))
    raising.click()
    assert dialog.form.parameters().maximum > 1200
    assert dialog.before.level.isVisible()
    assert scenarios(dialog) == before
    dialog.main.click()
    wait_for(lambda: dialog._task is None, 60)
    assert dialog._result is not None


def test_offered_changes_leave_with_the_answers_they_were_made_for(
    dialog: GenerateDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = (
        Relaxation("nest_in", "no nesting", {"nest_in": ""}),
        Relaxation("k", "3 territories", {"k": 3, "k_most": 0}),
        Relaxation("maximum_diameter_km", "a diameter", {"maximum_diameter_km": 60.0}),
        Relaxation("pins", "no block pinned", {"pins": ()}),
    )

    def refuse(_progress: Any, _watch: Any, _keep: bool) -> Any:
        raise InfeasibleError("Nothing is possible. Loosen something.", changes)

    fake_generate(monkeypatch, refuse)
    compute(dialog, nest_in="dep", maximum_diameter_km=10.0, **POSSIBLE)
    texts = [b.text() for b in dialog.before.notice.findChildren(QPushButton) if b.isVisible()]
    assert texts == [
        "Allow the limits to be crossed",
        "Ask for 3 territories",
        "Diameter of 60\u202fkm",
        "No block pinned",
    ]
    dialog.form.territories.k.setValue(4)
    assert not dialog.before.notice.isVisible()


class FakeSearch:
    """A search that goes on until it is stopped; what it was asked is kept."""

    def __init__(self) -> None:
        self.kept: bool | None = None
        self.outcome = ""

    def __call__(self, progress: Any, watch: Any, keep_on_cancel: bool) -> Any:
        self.kept = keep_on_cancel
        start = time.monotonic()
        watch(Step(0.0, "search", None, 1.5))
        try:
            while time.monotonic() < start + 20:
                progress.update(0.2, "")
                watch(Step(time.monotonic() - start, "list", 2.0, None, 2.5, 0.25, 3, 12))
                time.sleep(0.01)
        except Cancelled:
            self.outcome = "kept"
            raise
        except BaseException:
            self.outcome = "discarded"
            raise
        return None


def test_the_search_is_followed_then_given_up(dialog: GenerateDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    search = FakeSearch()
    fake_generate(monkeypatch, search)
    answer(dialog, **POSSIBLE)
    dialog.main.click()
    wait_for(lambda: dialog._last is not None and dialog._last.objective is not None)
    assert dialog.main.text() == "Stop and keep this scenario"
    assert dialog.main.isEnabled()
    assert not dialog.form.isEnabled()
    box = dialog.before.search
    assert box.title.text() == "Within 25.0% of the optimum"
    assert "territories remain to be ruled out" in box.text.text()
    assert "12 candidate territories" in box.numbers.text()
    assert dialog.before.chart.isVisible()
    assert not dialog.before.level.isVisible()
    dialog.view.close.click()
    wait_for(lambda: dialog._task is None)
    assert search.outcome == "discarded"
    assert dialog._result is None
    assert "No scenario was stored" in dialog.before.notice.accessibleName()
    assert dialog.form.isEnabled()
    assert dialog.isVisible(), "the first time only stops"


def test_a_search_that_will_not_stop_does_not_hold_the_window(
    dialog: GenerateDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def deaf(_progress: Any, watch: Any, _keep: bool) -> Any:
        watch(Step(0.0, "search", 1.0))
        time.sleep(0.6)
        ended.set()
        raise InfeasibleError("too late")

    fake_generate(monkeypatch, deaf)
    answer(dialog, **POSSIBLE)
    task = dialog.generate()
    wait_for(lambda: dialog.main.isEnabled())
    dialog.close()
    assert dialog.isVisible()
    dialog.close()
    assert not dialog.isVisible()
    wait_for(ended.is_set)
    wait_for(lambda: task.status() not in (task.TaskStatus.Running, task.TaskStatus.Queued))
    QCoreApplication.processEvents()
    assert not dialog.before.notice.isVisible()


def test_the_scenario_can_be_kept_once_there_is_one(dialog: GenerateDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    search = FakeSearch()
    fake_generate(monkeypatch, search)
    answer(dialog, **POSSIBLE)
    dialog.generate()
    assert not dialog.main.isEnabled(), "no scenario yet"
    wait_for(lambda: dialog.main.isEnabled())
    dialog.main.click()
    assert not dialog.main.isEnabled()
    wait_for(lambda: dialog._task is None)
    assert search.kept is True
    assert search.outcome == "kept"


def test_a_kept_search_stores_its_scenario(dialog: GenerateDialog) -> None:
    """The real service: a stop that comes at once keeps what was found, or finds that all is already proven."""
    answer(dialog, time_limit=20.0, rounds=0, **POSSIBLE)
    before = scenarios(dialog)
    dialog.generate()
    wait_for(lambda: dialog._task is None or dialog.main.isEnabled(), 30)
    dialog.keep()
    wait_for(lambda: dialog._task is None, 30)
    assert dialog._result is not None
    assert len(scenarios(dialog)) == len(before) + 1


def test_closing_while_reading_is_no_error(qgis_new_project: None, tmp_path: Path) -> None:
    with shown_dialog(tmp_path, []) as dialog:
        dialog.form.territories.blocks.choose("dep")
        assert dialog._reading is not None
        assert not dialog.main.isEnabled()
        dialog.form.territories.blocks.choose("epci")
        dialog.reject()
        wait_for(lambda: dialog._reading is None)
        assert not dialog.isVisible()


def test_steps_never_flood_the_main_thread_and_none_is_lost(qgis_app: Any) -> None:
    told: list[list[int]] = []
    relay = Relay(told.append)
    worker = threading.Thread(target=lambda: [relay.push(i) for i in range(5000)])
    worker.start()
    worker.join()
    QCoreApplication.processEvents()
    assert len(told) == 1
    relay.push(5000)
    QCoreApplication.processEvents()
    assert [step for steps in told for step in steps] == list(range(5001))


def test_the_window_is_never_higher_than_the_screen(dialog: GenerateDialog) -> None:
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.minimumSizeHint().height() < 400
    for section in dialog.form.sections.values():
        section.open()
    QCoreApplication.processEvents()
    assert dialog.height() <= room.height()
    assert dialog.view.questions.verticalScrollBar().maximum() > 0
