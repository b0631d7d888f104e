"""The questions of the generation: each control acts on the parameters, and shows those it is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate_fixtures import answer, ready, shown_dialog
from gui_fixtures import wait_for

from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog
from clefop_plugin.services.generation_parameters import GenerateParameters

#: Every field away from its default, with values the controls cannot show to the last digit.
FULL = GenerateParameters(
    blocks="epci",
    references=(("ze2020", 0.123456), ("dep", 2.0)),
    k=2,
    k_most=3,
    minimum=1000.25,
    maximum=2700.75,
    counted="jobs",
    counted_indicator="active",
    nest_in="dep",
    nest_weight=0.333,
    locked="s1",
    together=(("E1", "E2"), ("E3", "E4")),
    apart=(("E1", "E4"),),
    pins=(("E1", "nord"), ("E3", "sud")),
    links=(("E1", "E4"),),
    maximum_diameter_km=12.34,
    maximum_seat_km=45.67,
    flow_weight=0.4321,
    compactness=0.2,
    balance=0.1,
    alternatives=3,
    alternatives_share=0.0333,
    sensitivity=True,
    seed=77,
    time_limit=12.5,
    rounds=9,
    scenario_name="Essai",
)
TRAVEL = replace(FULL, maximum_seat_km=None, travel_table="/data/trajets.csv", maximum_travel=31.25)
VARIANTS = {
    "full": FULL,
    "travel": TRAVEL,
    "free": replace(FULL, k=0, k_most=0),
    "fixed": replace(FULL, k_most=0),
    "fixed twice": replace(FULL, k_most=2),
    "hard nesting": replace(FULL, nest_weight=0.0),
    "no link": replace(FULL, links=()),
    "proposed links": replace(FULL, links=None),
    "other blocks": replace(
        GenerateParameters(), blocks="dep", references=(("epci", 1.0),), together=(("96", "20"),), k=1
    ),
    "plain": GenerateParameters(references=(("ze2020", 1.0),)),
}


@pytest.fixture
def dialog(qgis_new_project: None, tmp_path: Path) -> Iterator[GenerateDialog]:
    with shown_dialog(tmp_path, []) as found:
        yield found


def test_the_full_example_leaves_no_field_at_its_default() -> None:
    plain = asdict(GenerateParameters())
    changed = {name for name, value in asdict(FULL).items() if value != plain[name]}
    changed |= {name for name, value in asdict(TRAVEL).items() if value != plain[name]}
    # the small workspace has one zoning that is usually cut into blocks: the variant "other blocks" changes it
    assert changed | {"blocks"} == {field.name for field in fields(GenerateParameters)}


@pytest.mark.parametrize("name", list(VARIANTS))
def test_parameters_come_back_as_they_were_given(dialog: GenerateDialog, name: str) -> None:
    assert dialog.form.load(VARIANTS[name]) == []
    wait_for(lambda: ready(dialog))
    assert asdict(dialog.form.parameters()) == asdict(VARIANTS[name])


def test_the_proposed_answers_come_back(dialog: GenerateDialog) -> None:
    proposed = dialog._prepared.parameters
    assert dialog.form.parameters() == proposed
    answer(dialog, k=2, together=(("E1", "E2"),))
    dialog._propose()
    assert dialog.form.parameters() == proposed


def changed_by(dialog: GenerateDialog, act: Any) -> dict[str, Any]:
    """The fields of the parameters an action changes."""
    before = asdict(dialog.form.parameters())
    act()
    after = asdict(dialog.form.parameters())
    return {name: value for name, value in after.items() if value != before[name]}


def test_each_control_acts(dialog: GenerateDialog) -> None:
    form = dialog.form
    main, more, wishes, search = form.territories, form.constraints, form.wishes, form.search
    answer(dialog, nest_in="dep", alternatives=1)
    cases = [
        (lambda: main.k.setValue(5), {"k": 5}),
        (lambda: main.count_mode.choose("range"), {"k_most": 5}),
        (lambda: main.k_most.setValue(7), {"k_most": 7}),
        (lambda: main.count_mode.choose("free"), {"k": 0, "k_most": 0}),
        (lambda: main.minimum.setValue(123), {"minimum": 123.0}),
        (lambda: main.maximum.setValue(4567), {"maximum": 4567.0}),
        (lambda: main.nest_mode.choose("wish"), {"nest_weight": 1.0}),
        (lambda: main.nest_weight.setValue(0.5), {"nest_weight": 0.5}),
        (lambda: main.nest.choose(""), {"nest_in": "", "nest_weight": 0.0}),
        (lambda: main.locked.choose("s1"), {"locked": "s1"}),
        (lambda: main.name.setText(" Nom "), {"scenario_name": "Nom"}),
        (lambda: more.diameter.tick.setChecked(True), {"maximum_diameter_km": 100.0}),
        (lambda: more.diameter.field.setValue(80.5), {"maximum_diameter_km": 80.5}),
        (lambda: more.seat_mode.choose("straight"), {"maximum_seat_km": 45.0}),
        (lambda: more.seat_km.setValue(30), {"maximum_seat_km": 30.0}),
        (lambda: more.seat_mode.choose("table"), {"maximum_seat_km": None, "maximum_travel": 45.0}),
        (lambda: more.table.setFilePath("/x.csv"), {"travel_table": "/x.csv"}),
        (lambda: more.travel.setValue(20), {"maximum_travel": 20.0}),
        (lambda: wishes.weights["flow_weight"].setValue(1), {"flow_weight": 1.0}),
        (lambda: wishes.weights["compactness"].setValue(0.3), {"compactness": 0.3}),
        (lambda: wishes.weights["balance"].setValue(0.2), {"balance": 0.2}),
        (lambda: search.seconds.setValue(33), {"time_limit": 33.0}),
        (lambda: search.seed.setValue(5), {"seed": 5}),
        (lambda: search.rounds.setValue(8), {"rounds": 8}),
        (lambda: search.alternatives.setValue(4), {"alternatives": 4}),
        (lambda: search.share.setValue(3.5), {"alternatives_share": pytest.approx(0.035)}),
        (lambda: search.sensitivity.setChecked(True), {"sensitivity": True}),
    ]
    for act, expected in cases:
        assert changed_by(dialog, act) == expected


def test_a_reference_is_ticked_weighted_and_hidden_with_its_blocks(dialog: GenerateDialog) -> None:
    references = dialog.form.references
    rows = {row.id: row for row in references._rows}
    assert set(rows) == {"epci", "ze2020", "missions_locales", "dep"}
    assert rows["epci"].tick.isHidden()
    assert not rows["dep"].tick.isHidden()
    rows["missions_locales"].tick.setChecked(True)
    rows["missions_locales"].weight.setValue(0.7)
    assert dict(references.values())["missions_locales"] == 0.7
    answer(dialog, blocks="dep")
    assert rows["dep"].tick.isHidden()
    assert not rows["epci"].tick.isHidden()
    assert "dep" not in dict(references.values())
    assert dialog._blocks.zoning == "dep"


def test_without_reference_nothing_can_be_generated(dialog: GenerateDialog) -> None:
    assert dialog.main.isEnabled()
    for row in dialog.form.references._rows:
        row.tick.setChecked(False)
    assert not dialog.main.isEnabled()


def type_block(search: Any, words: str) -> None:
    """Type a part of a name and confirm it."""
    search.clear()
    QTest.keyClicks(search, words)
    QTest.keyClick(search, Qt.Key.Key_Return)


def test_groups_are_made_by_searching_names(dialog: GenerateDialog) -> None:
    dialog.form.sections[dialog.form.constraints].open()
    editor = dialog.form.constraints.together
    type_block(editor.search, "zone e1")
    assert not editor.add.isEnabled()
    type_block(editor.search, "E3")
    assert editor.add.isEnabled()
    editor.add.click()
    assert dialog.form.parameters().together == (("E1", "E3"),)
    assert dialog._task is None, "Enter in a search must not start the generation"
    assert editor.list.rows() == [("Zone E1 + Zone E3",)]
    editor.list.buttons[0].click()
    assert dialog.form.parameters().together == ()
    apart = dialog.form.constraints.apart
    for name in ("e1", "houle"):
        type_block(apart.search, name)
    apart.add.click()
    assert dialog.form.parameters().apart == (("E1", "Z20003"),)


def test_a_block_is_pinned_once(dialog: GenerateDialog) -> None:
    dialog.form.sections[dialog.form.constraints].open()
    pins = dialog.form.constraints.pins
    for seed in ("Nord", "Sud"):
        type_block(pins.search, "zone e2")
        pins.seed.setEditText(seed)
        pins.add.click()
    assert dialog.form.parameters().pins == (("E2", "Sud"),)
    pins.list.buttons[0].click()
    assert dialog.form.parameters().pins == ()


def test_links_are_added_removed_and_proposed_again(dialog: GenerateDialog) -> None:
    dialog.form.sections[dialog.form.constraints].open()
    links = dialog.form.constraints.links
    assert dialog.form.parameters().links is None
    assert not links.reset.isEnabled()
    type_block(links.left, "zone e1")
    type_block(links.right, "zone e4")
    links.add.click()
    assert dialog.form.parameters().links == (("E1", "E4"),)
    distance = links.list.rows()[0][1]
    assert distance == "1.8\u202fkm"
    links.left.setText("Zone E4")
    links.right.setText("Zone E1")
    assert not links.add.isEnabled(), "the same link the other way round"
    links.list.buttons[0].click()
    assert dialog.form.parameters().links == ()
    links.reset.click()
    assert dialog.form.parameters().links is None


def test_constraints_of_other_blocks_wait_for_them(dialog: GenerateDialog) -> None:
    answer(dialog, together=(("E1", "E2"),), links=(("E1", "E4"),))
    dialog.form.territories.blocks.choose("dep")
    wait_for(lambda: ready(dialog))
    assert dialog.form.parameters().together == ()
    assert dialog.form.parameters().links == ()
    dialog.form.territories.blocks.choose("epci")
    wait_for(lambda: ready(dialog))
    assert dialog.form.parameters().together == (("E1", "E2"),)


def test_a_click_on_the_map_fills_the_search_in_use(dialog: GenerateDialog) -> None:
    dialog.form.sections[dialog.form.constraints].open()
    editor = dialog.form.constraints.apart
    editor.search.setFocus()
    editor.search.used.emit(editor.search)
    for block in ("E1", "E2"):
        dialog.before.map.picked.emit(block)
    editor.add.click()
    assert dialog.form.parameters().apart == (("E1", "E2"),)


def test_closed_sections_say_what_they_hold(dialog: GenerateDialog) -> None:
    form = dialog.form
    headings = {part: form.sections[part].heading for part in form.sections}
    assert headings[form.constraints].accessibleName() == "Constraints, no constraint, closed"
    answer(dialog, maximum_diameter_km=50.0, apart=(("E1", "E2"),), balance=0.5, alternatives=2)
    assert headings[form.constraints].accessibleName() == "Constraints, 2 set, closed"
    assert "balance 0.5" in headings[form.wishes].accessibleName()
    assert "2 other scenarios" in headings[form.search].accessibleName()
    QTest.keyClick(headings[form.constraints], Qt.Key.Key_Space)
    assert form.constraints.isVisible()


def test_parameters_of_a_stored_scenario_are_taken_back(dialog: GenerateDialog) -> None:
    menu = dialog.view.load.menu()
    scenarios = next(action.menu() for action in menu.actions() if action.menu() is not None)
    (action,) = scenarios.actions()
    assert action.text() == "Scénario 1"
    action.trigger()
    assert dialog.form.parameters().references == (("dep", 1.0),)
    assert dialog.form.parameters().k == 3
    assert dialog.form.parameters().scenario_name == "Ancien"


def test_a_parameter_file_goes_and_comes_back(dialog: GenerateDialog, tmp_path: Path) -> None:
    answer(dialog, **asdict(replace(FULL, counted="residents", counted_indicator="")))
    asked = dialog.form.parameters()
    dialog.save(tmp_path / "p.json")
    assert "p.json" in dialog.before.notice.accessibleName()
    dialog._propose()
    assert dialog.form.parameters() != asked
    dialog.load_text((tmp_path / "p.json").read_text(encoding="utf-8"))
    wait_for(lambda: ready(dialog))
    assert dialog.form.parameters() == asked


def test_what_the_workspace_does_not_have_is_named(dialog: GenerateDialog) -> None:
    dialog.load_text(replace(FULL, references=(("ze2020", 1.0), ("au2010", 1.0)), locked="s9").to_json())
    wait_for(lambda: ready(dialog))
    assert "au2010, s9" in dialog.before.notice.accessibleName()
    assert dialog.form.parameters().references == (("ze2020", 1.0),)
    assert dialog.form.parameters().locked == ""
    dialog.load_text("{not json")
    assert "does not hold the parameters" in dialog.before.notice.accessibleName()
    assert dialog.form.parameters().references == (("ze2020", 1.0),)


def test_an_unwritable_file_is_said(dialog: GenerateDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path / "no" / "such" / "p.json")
    assert "cannot be written" in dialog.before.notice.accessibleName()


def fields_of(root: QWidget) -> list[QWidget]:
    """What a user can act on, inner parts of fields left out."""
    kinds = (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractButton)
    found = [child for child in root.findChildren(QWidget) if isinstance(child, kinds)]
    inner = (QAbstractSpinBox, QComboBox, QLineEdit)
    return [w for w in found if not isinstance(w.parentWidget(), inner) and w.objectName() != "qt_spinbox_lineedit"]


def test_every_field_has_a_name_for_screen_readers(dialog: GenerateDialog) -> None:
    nameless = [
        widget
        for widget in fields_of(dialog.form)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    # the button of QGIS's file field shows three dots and carries its tool tip
    assert [w for w in nameless if w.metaObject().className() != "QToolButton"] == []


def test_the_tab_key_goes_from_top_to_bottom(dialog: GenerateDialog) -> None:
    for section in dialog.form.sections.values():
        section.open()
    QApplication.processEvents()
    first = dialog.form.references._rows[0].tick
    seen: list[QWidget] = [first]
    widget = first.nextInFocusChain()
    while widget is not first:
        reached = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and dialog.form.isAncestorOf(widget):
            seen.append(widget)
        widget = widget.nextInFocusChain()
    tops = [w.mapTo(dialog.form, QPoint(0, w.height())).y() for w in seen]
    assert len(seen) > 30
    slack = dialog.fontMetrics().height()
    assert all(after >= before - slack for before, after in pairwise(tops))


def test_scrolling_over_a_field_changes_nothing(dialog: GenerateDialog) -> None:
    k = dialog.form.territories.k
    dialog.main.setFocus()
    before = k.value()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(k.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(k, event)
    assert k.value() == before
