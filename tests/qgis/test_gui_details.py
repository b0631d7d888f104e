"""Details of the window that a user meets: names, units, plain text, the demo file, what follows an import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from qgis.core import QgsProject

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import wait_for

from clefop_plugin import settings
from clefop_plugin.gui import messages
from clefop_plugin.gui.docks.indicator_rows import value_text
from clefop_plugin.gui.folders import demo_place
from clefop_plugin.gui.widgets.plain import plain_html, plain_lines, plain_tip
from clefop_plugin.gui.window import DOCKS, SHOWN, Window
from clefop_plugin.gui.wizard.draft import CommuneLayer, Draft
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def small(tmp_path: Path) -> Path:
    small_region.make(tmp_path / "small.gpkg")
    return tmp_path / "small.gpkg"


def draft(name: str, region: str = "") -> Draft:
    layer = CommuneLayer(name, name, "EPSG:2154", ["code"], "code", "code", "", ["44109"])
    found = Draft(communes=layer, region=region)
    found.propose_name()
    return found


@pytest.mark.parametrize(
    ("file", "region", "name"),
    [
        ("communes_pdl_2018.geojson", "52", "Pays de la Loire"),
        ("communes_france_2018.geojson.gz", "", "France"),
        ("Val-d-Orme_communes.gpkg", "", "Val D Orme"),
        ("communes.geojson", "", "New study"),
    ],
)
def test_a_study_is_named_after_its_region_else_its_file(file: str, region: str, name: str) -> None:
    assert draft(file, region).name == name


def test_another_region_renames_the_study_until_the_user_names_it() -> None:
    found = draft("communes.geojson", "52")
    found.region = "53"
    found.propose_name()
    assert found.name == "Bretagne"
    found.name = "Mon étude"
    found.region = "52"
    found.propose_name()
    assert found.name == "Mon étude"


def test_units_that_are_words_stay_out_of_the_rows(small: Path) -> None:
    from dataclasses import replace

    figure = Profiles(Workspace.open(small)).figures(TerritoryRef("territory", "s1", "01"))[0]
    people = replace(figure, value=1234.0, unit="habitants", decimals=0, lower_bound=False)
    assert value_text(people, short=True) == "1,234"
    assert value_text(people).endswith("habitants")
    assert value_text(replace(people, unit="km"), short=True).endswith("km")
    assert value_text(replace(people, unit="%"), short=True) == "1,234%"


def test_text_from_data_is_never_read_as_html(window: Window) -> None:
    assert plain_tip("Lycée A & B") == "Lycée A & B"
    assert plain_tip("<b>x</b>\ny") == "<p>&lt;b&gt;x&lt;/b&gt;<br>y</p>"
    assert plain_html("a<b>") == "a&lt;b&gt;"
    assert plain_lines("File <stdin>") == "<pre>File &lt;stdin&gt;</pre>"
    messages.warning(window.iface, "le fichier <img src=x> & co")
    assert window.iface.bar.currentItem().text() == "le fichier &lt;img src=x&gt; &amp; co"


def test_details_stay_open_and_close_with_the_plugin(window: Window) -> None:
    messages.show_details("Report", "<b>18</b> territories", html=True)
    (dialog,) = messages._shown
    assert dialog.isVisible()
    assert dialog.browser.toPlainText() == "18 territories"
    window.commands.dispose()
    assert not messages._shown


def test_the_demo_never_replaces_a_file_of_the_user(tmp_path: Path, small: Path) -> None:
    assert demo_place(tmp_path, "demo.gpkg") == (tmp_path / "demo.gpkg", False)
    (tmp_path / "demo.gpkg").write_text("something else", encoding="utf-8")
    assert demo_place(tmp_path, "demo.gpkg") == (tmp_path / "demo-2.gpkg", False)
    small.rename(tmp_path / "demo-2.gpkg")
    workspace = Workspace.open(tmp_path / "demo-2.gpkg")
    workspace.set_meta("fictional", "0")
    assert demo_place(tmp_path, "demo.gpkg") == (tmp_path / "demo-3.gpkg", False)
    workspace.set_meta("fictional", "1")
    assert demo_place(tmp_path, "demo.gpkg") == (tmp_path / "demo-2.gpkg", True)


def test_short_titles_and_a_fictional_region_that_says_so(window: Window, small: Path) -> None:
    Workspace.open(small).set_meta("fictional", "1")
    window.session.open(small)
    wait_for(lambda: window.selection.members)
    window.selection.step(1)
    wait_for(lambda: window.selection.description)
    titles = [dock.windowTitle() for dock in window.docks.values()]
    assert len(titles) == sum(settings.value(SHOWN.format(name=name)) for name in DOCKS)
    assert max(map(len, titles)) <= len("Missions locales")
    zonings = window.docks["zonings"]
    wait_for(lambda: zonings.desk.zonings)
    territory = [dock for dock in window.docks.values() if hasattr(dock, "header")]
    said = [*(dock.header._fictional for dock in territory), zonings.list_page.fictional]
    assert all(not label.isHidden() for label in said)
    assert all(dock.minimumSizeHint().height() < 200 for dock in window.docks.values())


def test_what_another_tool_writes_appears_in_the_project_and_the_panels(window: Window, small: Path) -> None:
    workspace = Workspace.open(small)
    rows = workspace.read("trainings")
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM trainings")
    window.session.open(small)
    window.session.load_layers()
    names = {layer.customProperty("clefop/role") for layer in QgsProject.instance().mapLayers().values()}
    assert "trainings" not in names
    told: list[bool] = []
    window.session.changed.connect(lambda: told.append(True))
    workspace.append("trainings", rows)
    wait_for(lambda: told)
    layers = {layer.customProperty("clefop/role"): layer for layer in QgsProject.instance().mapLayers().values()}
    assert layers["trainings"].featureCount() == len(rows)
    QgsProject.instance().removeMapLayer(layers["trainings"].id())
    workspace.set_meta("note", "touched")
    told.clear()
    wait_for(lambda: told)
    roles = {layer.customProperty("clefop/role") for layer in QgsProject.instance().mapLayers().values()}
    assert "trainings" not in roles
