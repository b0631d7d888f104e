"""The tabs of the result: why, agreement, borders, other scenarios, stability; the report in the browser."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate_fixtures import POSSIBLE, compute, shown_dialog

from clefop_plugin.gui import messages
from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog
from clefop_plugin.gui.dialogs.generate.rows import ROW
from clefop_plugin.gui.dialogs.generate.told import moved_blocks, tell


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def dialog(qgis_new_project: None, tmp_path: Path, opened: list[str]) -> Iterator[GenerateDialog]:
    with shown_dialog(tmp_path, opened) as found:
        compute(found, **POSSIBLE, sensitivity=True)
        assert found._result is not None, found.before.notice.accessibleName()
        yield found


def titles(dialog: GenerateDialog) -> list[str]:
    tabs = dialog.result.tabs
    return [tabs.tabText(i) for i in range(tabs.count())]


def plain(words: str) -> str:
    """Text with ordinary spaces only."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_territory_says_why(dialog: GenerateDialog) -> None:
    tab, explanation = dialog.result.territories, dialog._result.explanation
    for i in range(tab.model.rowCount()):
        tab.choose(i)
        row = tab.model.index(i).data(ROW)
        assert row.why == explanation.sentences[row.code]
        assert all(plain(sentence) in plain(tab.why.toPlainText()) for sentence in row.why)
        assert row.name in tab.model.index(i).data(Qt.ItemDataRole.AccessibleTextRole)


def test_agreement_by_reference_in_three_measures(dialog: GenerateDialog) -> None:
    tab, agreement = dialog.result.agreement, dialog._result.explanation.agreement
    for name in ("kept", "shared", "rand"):
        assert tab.measure.choose(name)
        for row, (_, expected) in zip(tab._rows, agreement.iterrows(), strict=True):
            assert row.label == expected["label"]
            assert row.now[name] == expected[name]
            assert row.before[name] == expected[f"{name}_before"]
        bar = tab.bars._bars[0]
        assert bar.length == agreement.iloc[0][name]
        assert bar.mark == agreement.iloc[0][f"{name}_before"]
    assert "each block alone" in tab.help.text()
    wrong = dialog._result.explanation.wrong_side
    for i, row in enumerate(tab._rows):
        tab.reference.setCurrentIndex(i)
        own = wrong[wrong["label"] == row.label]
        assert len(row.wrong) == len(own)
        assert all(block in tab.wrong.text() for block in own["block_name"])


def test_what_was_before_is_named(dialog: GenerateDialog) -> None:
    compute(dialog, **POSSIBLE, locked="s1")
    if dialog._result is None:  # the locked territory may leave no plan: nothing to compare then
        pytest.skip("the locked scenario leaves no plan within these bounds")
    assert "Scénario 1" in dialog.result.agreement.help.text()


def test_blocks_on_a_border_and_what_they_would_change(dialog: GenerateDialog) -> None:
    table, border = dialog.result.borders.table, dialog._result.explanation.border
    assert table.topLevelItemCount() == len(border) > 0
    gains = sorted(border["gain"], reverse=True)
    best = border[border["gain"] == gains[0]]["block_name"]
    assert table.topLevelItem(0).text(0) in set(best)
    table.setCurrentItem(table.topLevelItem(0))
    words = dialog.result.borders.words.text()
    assert words.startswith(table.topLevelItem(0).text(0))
    assert "Obstacle" in words


def test_stability_names_every_block_once(dialog: GenerateDialog) -> None:
    assert "Stability" in titles(dialog)
    told = tell(dialog._workspace, dialog._result)
    assert told.stability is not None
    assert len(told.stability.never) + len(told.stability.moving) == 5
    text = dialog.result.stability.reading.toPlainText()
    assert all(name in text for name in told.stability.never)
    assert f"Blocks that never move ({len(told.stability.never)})" in text


def test_another_scenario_can_be_chosen_and_opened(dialog: GenerateDialog, opened: list[str]) -> None:
    told = tell(dialog._workspace, dialog._result)
    assert "scenarios" not in " ".join(titles(dialog))
    other = replace(told.scenarios[0], id="s77", label="Scenario 2", loss=0.004, moved=("Zone E2",))
    dialog.result.show_result(dialog._result, replace(told, scenarios=(told.scenarios[0], other)), False)
    assert "2 scenarios" in titles(dialog)
    buttons = dialog.result.scenarios.buttons
    assert [button.isChecked() for button in buttons] == [True, False]
    assert "0.40% less agreement" in buttons[1].accessibleName()
    assert "Zone E2" in buttons[1].accessibleName()
    buttons[1].click()
    dialog.main.click()
    assert opened == ["s77"]


def test_stored_alternatives_are_read_and_compared(dialog: GenerateDialog) -> None:
    workspace, result = dialog._workspace, dialog._result
    stored = workspace.read("scenarios").set_index("id")
    report = json.loads(stored.loc[result.scenario_id, "report"])
    second = (
        stored.loc[[result.scenario_id]]
        .reset_index()
        .assign(id="s50", label="Autre", report=json.dumps(report | {"objective": report["objective"] * 0.9}))
    )
    workspace.append("scenarios", second)
    blocks = workspace.read("scenario_blocks", result.scenario_id, by="scenario_id").assign(scenario_id="s50")
    moved = blocks.index[blocks["territory_code"] == "01"][0]
    blocks.loc[moved, "territory_code"] = "02"
    workspace.append("scenario_blocks", blocks)
    territories = workspace.read("territories", result.scenario_id, by="scenario_id").assign(scenario_id="s50")
    workspace.append("territories", territories)

    class WithOthers:
        """The result as it is with one more scenario."""

        alternatives = ("s50",)

        def __getattr__(self, name: str) -> object:
            return getattr(result, name)

    found = tell(workspace, WithOthers()).scenarios
    assert [row.id for row in found] == [result.scenario_id, "s50"]
    assert found[1].loss == pytest.approx(0.1)
    assert len(found[1].moved) == 1


def test_blocks_that_move_are_those_outside_the_common_part() -> None:
    first = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}
    assert moved_blocks(first, first) == []
    assert moved_blocks(first, {"a": "9", "b": "9", "c": "8", "d": "8", "e": "8"}) == ["c"]
    assert moved_blocks(first, {"a": "1", "b": "1", "c": "1", "d": "3", "e": "3"}) == []
    assert moved_blocks(first, {"a": "2", "b": "2", "c": "2", "d": "1", "e": "2"}) == ["e"]


def test_the_report_opens_in_the_browser(dialog: GenerateDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []
    monkeypatch.setattr(messages.QDesktopServices, "openUrl", lambda url: pages.append(url.toLocalFile()) or True)
    dialog.view.report.click()
    assert Path(pages[0]).read_text(encoding="utf-8") == dialog._result.html


def test_the_new_scenario_can_be_taken_up_again(dialog: GenerateDialog) -> None:
    menu = next(action.menu() for action in dialog.view.load.menu().actions() if action.menu() is not None)
    labels = [action.text() for action in menu.actions()]
    assert len(labels) == 2
    assert dialog.form.territories.locked.has(dialog._result.scenario_id)
    dialog.form.territories.k.setValue(5)
    menu.actions()[1].trigger()
    assert dialog.form.parameters().k == POSSIBLE["k"]
