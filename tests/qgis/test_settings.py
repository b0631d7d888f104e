"""Settings: defaults, values of the user, presets of an administrator, and what reads them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtGui import QColor

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gui_fixtures import FakeIface, wait_for

from clefop_plugin import network, settings
from clefop_plugin.cartography import charter, palettes
from clefop_plugin.cartography.layouts import Sheet, text_format
from clefop_plugin.core.text import install_number_format, number, percent
from clefop_plugin.gui.options import OptionsPage
from clefop_plugin.gui.options_form import OptionsForm
from clefop_plugin.gui.selection import preferred
from clefop_plugin.gui.window import Window
from clefop_plugin.gui.wizard.draft import Draft
from clefop_plugin.services.region import Container


@pytest.fixture(autouse=True)
def clean(qgis_app: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(settings.ENVIRONMENT, raising=False)
    QgsSettings().remove("clefop")
    yield
    QgsSettings().remove("clefop")
    install_number_format("")
    charter.use(charter.Charter())


def preset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Any, name: str = "preset.json") -> Path:
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    monkeypatch.setenv(settings.ENVIRONMENT, str(path))
    return path


def test_every_default_is_a_value_of_its_setting() -> None:
    for name, known in {**settings.OPTIONS, **settings.REMEMBERED}.items():
        assert settings.problem(name, known.default) == "", name
        assert settings.value(name) == known.default


def test_a_value_of_the_user_is_kept_and_reset() -> None:
    settings.set_value("distance/km", 20)
    settings.set_value("exports/personal", False)
    assert settings.value("distance/km") == 20.0
    assert settings.value("exports/personal") is False
    settings.set_value("distance/km", -1)
    assert settings.value("distance/km") == 20.0
    settings.reset()
    assert settings.value("distance/km") == 15.0
    assert settings.value("exports/personal") is True


def test_a_spoilt_value_is_not_used() -> None:
    QgsSettings().setValue("clefop/distance/km", "beaucoup")
    QgsSettings().setValue("clefop/charter/primary", "url(x)")
    assert settings.value("distance/km") == 15.0
    assert settings.value("charter/primary") == "#0F5E73"


def test_presets_are_defaults_and_locked_ones_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.set_value("territory/label", "Bassin")
    settings.set_value("charter/primary", "#123456")
    values = {"territory/label": "CLPE", "charter/primary": "#00529B", "numbers/format": "fr"}
    preset(tmp_path, monkeypatch, {"values": values, "locked": ["charter/primary"]})
    assert settings.value("territory/label") == "Bassin"
    assert settings.value("charter/primary") == "#00529B"
    assert settings.value("numbers/format") == "fr"
    settings.set_value("charter/primary", "#654321")
    assert settings.value("charter/primary") == "#00529B"
    settings.reset()
    assert settings.value("territory/label") == "CLPE"
    preset(tmp_path, monkeypatch, {"values": values, "locked": True}, "all.json")
    assert all(settings.locked(name) for name in values)
    assert not settings.locked("distance/km")


def test_an_ini_file_presets_too_and_qgis_may_name_it(tmp_path: Path) -> None:
    path = tmp_path / "preset.ini"
    path.write_text(
        "[clefop]\nterritory/label=Territoire EFOP\nexports/personal=false\nlocked=exports/personal, inconnu\n",
        encoding="utf-8",
    )
    QgsSettings().setValue(settings.FILE_SETTING, str(path))
    assert settings.value("territory/label") == "Territoire EFOP"
    assert settings.value("exports/personal") is False
    assert settings.preset().locked == {"exports/personal"}
    assert not settings.personal_data(True)


@pytest.mark.parametrize("content", ["{", "[]", '{"values": 3}', '{"values": {}, "locked": 4}', '"values"'])
def test_a_bad_preset_file_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    preset(tmp_path, monkeypatch, content)
    assert "cannot be read" in settings.preset().problems[0]
    assert settings.value("territory/label") == "Clefop"


def test_wrong_presets_are_said_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"inconnu": 1, "charter/primary": "#FFFF00", "distance/km": "x", "territory/label": "CLPE"}
    preset(tmp_path, monkeypatch, {"values": values, "locked": True})
    assert len(settings.preset().problems) == 3
    assert settings.preset().values == {"territory/label": "CLPE"}
    monkeypatch.setenv(settings.ENVIRONMENT, str(tmp_path / "nowhere.json"))
    assert "were not found" in settings.preset().problems[0]


def test_a_preset_file_that_changes_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = preset(tmp_path, monkeypatch, {"values": {"territory/label": "A"}})
    assert settings.value("territory/label") == "A"
    import os

    path.write_text('{"values": {"territory/label": "B"}}', encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert settings.value("territory/label") == "B"


def test_numbers_follow_the_language_or_the_choice() -> None:
    assert number(1234.5, 1) == "1,234.5"
    settings.set_value("numbers/format", "fr")
    settings.apply()
    assert number(1234.5, 1) == "1\u202f234,5"
    assert percent(0.5) == "50\u202f%"


def test_new_workspaces_take_the_label() -> None:
    settings.set_value("territory/label", "CLPE")
    assert Draft().word == "CLPE"


def test_a_workspace_opens_on_the_chosen_scenario_or_zoning() -> None:
    found = [
        Container("territory", "s2", "Deux", "", 2),
        Container("territory", "s1", "Scénario Un", "", 2),
        Container("zone", "ze2020", "Zones d’emploi", "étude", 2),
    ]
    assert preferred(found).id == "s2"
    settings.set_value("default/zoning", "ze2020")
    assert preferred(found).id == "ze2020"
    settings.set_value("default/scenario", "scenario un")
    assert preferred(found).id == "s1"


def test_pages_are_drawn_with_the_charter(tmp_path: Path) -> None:
    from qgis.PyQt.QtGui import QImage

    logo = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(logo))
    given = {"primary": "#7A1FA2", "font": "DejaVu Sans", "footer": "Région d’essai", "logo": str(logo)}
    for name, value in given.items():
        settings.set_value(f"charter/{name}", value)
    sheet = Sheet(QgsProject.instance(), False, "page")
    sheet.heading("surtitre", "Titre")
    sheet.footer("Sources : essai.", "Atlas", 1, 2)
    found = text_format(8, 400, palettes.ACCENT)
    assert found.color() == QColor("#7A1FA2")
    assert found.font().family() == "DejaVu Sans"
    assert sheet.layout.itemById("logo").picturePath() == str(logo)
    assert sheet.layout.itemById("sources").text().startswith("Région d’essai\n")
    logo.unlink()
    assert Sheet(QgsProject.instance(), False, "autre").layout is not None
    assert charter.current().logo == ""


def test_without_options_pages_are_as_designed() -> None:
    Sheet(QgsProject.instance(), False, "page")
    assert charter.current() == charter.Charter()
    assert text_format(8, 400, palettes.ACCENT).color() == QColor(palettes.ACCENT)


def test_the_page_keeps_what_was_changed(qgis_new_project: None) -> None:
    page = OptionsPage()
    assert set(page.form.fields) == set(settings.OPTIONS)
    assert all(field.accessibleName() for field in page.form.fields.values())
    page.form.fields["territory/label"].setText("CLPE")
    page.form.fields["distance/km"].setValue(30)
    page.form.fields["numbers/format"].choose("fr")
    page.form.fields["exports/personal"].setChecked(False)
    assert page.isValid()
    page.apply()
    assert settings.value("territory/label") == "CLPE"
    assert settings.value("distance/km") == 30.0
    assert settings.value("exports/personal") is False
    assert number(1234) == "1\u202f234"
    page.form.defaults.click()
    page.apply()
    assert settings.value("territory/label") == "Clefop"
    assert not QgsSettings().contains("clefop/territory/label")


def test_a_pale_colour_or_an_absent_file_cannot_be_kept(tmp_path: Path) -> None:
    form = OptionsForm()
    form.fields["charter/primary"].setColor(QColor("#FFEE88"))
    assert not form.check()
    assert "too light" in form.notice.accessibleName()
    form.fields["charter/primary"].setColor(QColor("#00529B"))
    form.fields["services/catalogue"].setFilePath(str(tmp_path / "absent.toml"))
    assert not form.check()
    assert "was not found" in form.notice.accessibleName()
    form.save()
    assert settings.value("charter/primary") == "#00529B"
    assert settings.value("services/catalogue") == ""


def test_locked_options_are_shown_and_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preset(tmp_path, monkeypatch, {"values": {"territory/label": "CLPE"}, "locked": True})
    form = OptionsForm()
    assert not form.fields["territory/label"].isEnabled()
    assert form.fields["territory/label"].text() == "CLPE"
    assert "Locked: 1." in form.preset.accessibleName()
    assert form.fields["charter/footer"].isEnabled()


def test_the_downloads_are_measured_and_emptied(tmp_path: Path) -> None:
    settings.set_value("services/cache", str(tmp_path))
    assert network.cache_folder() == tmp_path
    (tmp_path / ("a" * 40 + ".data")).write_bytes(b"x" * 2_500_000)
    (tmp_path / ("a" * 40 + ".json")).write_text("{}")
    (tmp_path / "photo.jpg").write_bytes(b"y")
    form = OptionsForm()
    wait_for(lambda: form.size.text() == "2.5 MB")
    form.empty.click()
    wait_for(lambda: form.size.text() == "0.0 MB")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_the_page_comes_and_goes_with_the_window(qgis_new_project: None) -> None:
    iface = FakeIface()
    window = Window(iface)
    assert iface.factories == [window.options]
    assert window.options.title() == "CLEFOP"
    window.dispose()
    assert iface.factories == []
