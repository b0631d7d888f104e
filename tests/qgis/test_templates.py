"""The templates: those of the plugin are whole, print what they promise, and an officer's copy still prints."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsLayoutItem, QgsLayoutItemLabel, QgsLayoutItemMap, QgsProject, QgsReadWriteContext

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cartography_workspace

from clefop_plugin import paths
from clefop_plugin.cartography import expressions, layout_item
from clefop_plugin.cartography.print_layers import REGION_THEME, TERRITORY_THEME
from clefop_plugin.cartography.template_items import ITEMS, TEMPLATES, bundled
from clefop_plugin.cartography.templates import add_to_project, export_template, load_template, template_path
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import language
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

TERRITORY = [name for name in TEMPLATES if name.startswith("territoire")]
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Workspace]:
    yield cartography_workspace.make(tmp_path / "tiny.gpkg")
    expressions.unregister()


def text_of(pdf: Path) -> str:
    found = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return found.stdout


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def pages_of(pdf: Path) -> int:
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", out)[1])  # type: ignore[index]


def test_the_files_are_those_of_the_generator(tmp_path: Path) -> None:
    import layout_templates

    layout_templates.main([str(tmp_path)])
    shipped = paths.resource("layouts")
    assert sorted(p.name for p in shipped.glob("*.qpt")) == sorted(f"{name}.qpt" for name in TEMPLATES)
    for name in TEMPLATES:
        assert (tmp_path / f"{name}.qpt").read_bytes() == (shipped / f"{name}.qpt").read_bytes()


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_template_is_whole(name: str) -> None:
    layout_item.register()
    path = template_path(name)
    project = QgsProject()
    layout = load_template(project, path)
    written = re.findall(r'<LayoutItem type="\d+" id="([\w-]+)"', path.read_text(encoding="utf-8"))
    items = [item for item in layout.items() if isinstance(item, QgsLayoutItem)]
    read = [item.id() for item in items if item.id()]
    assert sorted(read) == sorted(written)
    assert set(read) <= set(ITEMS)
    page = layout.pageCollection().page(0)
    for item in items:
        inside = page.rect().contains(item.mapRectToItem(page, item.rect()))
        assert inside or item.type() == page.type(), item.id()
    assert len(layout.guides().guidesOnPage(0)) >= 7
    (shown,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
    region = name.startswith("region")
    assert shown.followVisibilityPresetName() == (REGION_THEME if region else TERRITORY_THEME)
    assert shown.atlasDriven() is not region
    assert layout.itemById("titre").textFormat().font().family() == "Open Sans"


@pytest.mark.parametrize("name", TERRITORY)
def test_the_pages_of_territories(name: str, tiny: Workspace, tmp_path: Path, french: None) -> None:
    pdf = tmp_path / "atlas.pdf"
    result = export_template(Profiles(tiny), name, pdf, scenario_id="s1")
    text = plain(text_of(pdf))
    assert result.pages == pages_of(pdf) == 2
    for words in ("Avrillac – Courvin", "L’Épernoux", "CLEFOP 1 · LOIRE-ATLANTIQUE", "RÉGION FICTIVE"):
        assert words in text
    for words in ("Chiffres clés", "Limite du territoire", "Sources : Enquête d’essai", "Atlas des territoires"):
        assert words in text
    assert re.search(r"1 ?/ ?2", text) and re.search(r"2 ?/ ?2", text)
    assert "clefop_" not in text and "[%" not in text and "<span" not in text
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Title: +Atlas des territoires – Essai\n", said)
    content = pdf.read_bytes()
    assert b"/Lang <FEFF00660072>" in content
    assert content.count(b"/Dest [") == 2  # one bookmark a territory
    assert "<dc:title>" in content.decode("utf-8", "replace")
    names = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    fonts = names.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes yes yes\b|\byes no  yes\b|\byes yes no\b", line) for line in fonts)


def test_the_page_of_the_region(tiny: Workspace, tmp_path: Path, french: None) -> None:
    pdf = tmp_path / "region.pdf"
    result = export_template(Profiles(tiny), "region-a4-paysage", pdf)
    text = plain(text_of(pdf))
    assert result.pages == pages_of(pdf) == 1
    for words in ("ESSAI", "2 territoires, de 10 000 à 26 000 habitants", "Avrillac – Courvin", "Limite de territoire"):
        assert words in text.replace("\u202f", " ")


def test_a_zoning_and_some_of_its_zones(tiny: Workspace, tmp_path: Path, french: None) -> None:
    folder = tmp_path / "fiches"
    result = export_template(
        Profiles(tiny), "territoire-a4-portrait", folder, True, zoning_id="epci", codes=["200000002", "200000004"]
    )
    assert [path.name[:9] for path in result.paths] == ["200000002", "200000004"]
    assert "CA Courvin Agglo" in plain(text_of(result.paths[0]))


def test_a_copy_is_put_into_the_project_and_printed_after_a_change(
    tiny: Workspace, tmp_path: Path, qgis_new_project: None, french: None
) -> None:
    project = QgsProject.instance()
    layout = add_to_project(Profiles(tiny), project, "territoire-a4-portrait", scenario_id="s1")
    second = add_to_project(Profiles(tiny), project, "territoire-a4-portrait", scenario_id="s1")
    assert [layout.name(), second.name()] == ["Territoire, A4 portrait", "Territoire, A4 portrait 2"]
    groups = [group.name() for group in project.layerTreeRoot().findGroups()]
    assert groups == ["CLEFOP · mise en page (Essai l'un)"]
    coverage = layout.atlas().coverageLayer()
    assert layout.atlas().enabled() and layout.atlas().count() == 2
    rows = {f["code"]: (f["name"], f["population"], f["communes"]) for f in coverage.getFeatures()}
    assert rows == {"01": ("Avrillac – Courvin", 10000.0, 4), "02": ("L’Épernoux", 26000.0, 4)}
    label = layout.itemById("titre")
    assert isinstance(label, QgsLayoutItemLabel)
    label.setText('[% "name" %], [% clefop_number("population") %] habitants')
    own = tmp_path / "ma-page.qpt"
    assert layout.saveAsTemplate(str(own), QgsReadWriteContext())
    pdf = tmp_path / "ma-page.pdf"
    export_template(Profiles(tiny), own, pdf, scenario_id="s1")
    assert "L’Épernoux, 26 000 habitants" in plain(text_of(pdf)).replace("\u202f", " ")


def test_the_project_keeps_the_page(tiny: Workspace, tmp_path: Path, qgis_new_project: None, french: None) -> None:
    project = QgsProject.instance()
    name = add_to_project(Profiles(tiny), project, "territoire-a4-paysage", scenario_id="s1").name()
    path = str(tmp_path / "projet.qgz")
    assert project.write(path)
    project.clear()
    assert project.read(path)
    layout = project.layoutManager().layoutByName(name)
    shown = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
    assert layout.atlas().coverageLayer().isValid()
    assert len(shown.layersToRender()) >= 6
    layout.atlas().beginRender()
    layout.atlas().seekTo(1)
    assert "L’Épernoux" in layout.itemById("titre").currentText()
    layout.atlas().endRender()
    project.clear()


def test_the_charter_is_applied(tiny: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, french: None) -> None:
    from clefop_plugin import settings

    answers = {"charter/primary": "#7A1F1F", "charter/font": "DejaVu Sans", "charter/footer": "Préfecture d’Essai"}
    known = settings.text
    monkeypatch.setattr(settings, "text", lambda name: answers.get(name) or known(name))
    pdf = tmp_path / "atlas.pdf"
    export_template(Profiles(tiny), "territoire-a4-portrait", pdf, scenario_id="s1", codes=["01"])
    assert "Préfecture d’Essai" in plain(text_of(pdf))
    fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "DejaVu" in fonts and "OpenSans" not in fonts


def test_names_of_templates(tmp_path: Path) -> None:
    assert bundled("territoire-a4-portrait") == bundled("territoire-a4-portrait.qpt")
    assert bundled("poster") is None
    with pytest.raises(InputError, match="territoire-a4-portrait"):
        template_path(tmp_path / "absent.qpt")


def test_by_name_through_the_algorithm(run: Run, tiny: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "atlas.pdf"
    results = run("exportatlas", WORKSPACE=str(tiny.path), TEMPLATE="territoire-a4-paysage", OUTPUT=str(pdf))
    assert results["PAGE_COUNT"] == pages_of(pdf) == 2


def test_what_a_template_does_not_follow_is_told(run: Run, feedback: Any, tiny: Workspace, tmp_path: Path) -> None:
    given = {"WORKSPACE": str(tiny.path), "TEMPLATE": "territoire-a4-paysage", "OUTPUT": str(tmp_path / "atlas.pdf")}
    run("exportatlas", **given)
    assert "PAGES" not in feedback.text
    run("exportatlas", **given, PAGES="territoire", FORMAT="A3", BASEMAP="ign")
    assert "PAGES, FORMAT, BASEMAP" in feedback.text


def test_a_stopped_export_leaves_nothing(tiny: Workspace, tmp_path: Path) -> None:
    class Stop(Progress):
        def update(self, fraction: float, text: str = "") -> None:
            if fraction > 0.4:
                raise Cancelled

        def part(self, start: float, end: float) -> Progress:
            return self

    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    with pytest.raises(Cancelled):
        export_template(Profiles(tiny), "territoire-a4-portrait", tmp_path / "out" / "a.pdf", progress=Stop())
    assert list((tmp_path / "out").iterdir()) == []


def test_names_are_neither_html_nor_expressions(tiny: Workspace, tmp_path: Path) -> None:
    frame = tiny.read("territories")
    frame.loc[frame["code"] == "01", "name"] = "<b>Nord</b> & [% 6 * 7 %]"
    tiny.replace("territories", frame, "s1", by="scenario_id")
    pdf = tmp_path / "a.pdf"
    export_template(Profiles(tiny), "territoire-a4-portrait", pdf, scenario_id="s1", codes=["01"])
    assert "<b>Nord</b> & [% 6 * 7 %]" in plain(text_of(pdf))


def test_a_defect_of_a_drawing_does_not_end_qgis(
    tiny: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise TypeError("no outline")

    monkeypatch.setattr("clefop_plugin.cartography.pages.situation.map_names", broken)
    pdf = tmp_path / "a.pdf"
    export_template(Profiles(tiny), "territoire-a4-portrait", pdf, scenario_id="s1", codes=["01"])
    assert pages_of(pdf) == 1
    assert "defect of the plugin" in plain(text_of(pdf))


def test_the_language_of_a_template(tiny: Workspace, tmp_path: Path, french: None) -> None:
    pdf = tmp_path / "a.pdf"
    export_template(Profiles(tiny), "territoire-a4-portrait", pdf, scenario_id="s1", codes=["01"], spoken_language="en")
    assert "Sources:" in text_of(pdf) and language() == "fr"


def test_a_file_that_cannot_be_written_does_not_take_the_others(tiny: Workspace, tmp_path: Path) -> None:
    (tmp_path / "01_avrillac-courvin.pdf").mkdir()
    result = export_template(Profiles(tiny), "territoire-a4-portrait", tmp_path, by_territory=True, scenario_id="s1")
    assert sorted(path.name for path in tmp_path.glob("0*")) == ["01_avrillac-courvin.pdf", "02_lepernoux.pdf"]
    assert [path.name for path in result.paths] == ["02_lepernoux.pdf"]
    assert "01_avrillac-courvin.pdf" in result.failures[0].reason


def test_unknown_territories_are_named(tiny: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="99"):
        export_template(Profiles(tiny), "territoire-a4-portrait", tmp_path / "a.pdf", codes=["01", "99"])


def test_the_reference_is_that_of_the_code(french: None) -> None:
    import layout_docs

    written = (Path(__file__).resolve().parents[2] / "docs" / "mises-en-page.md").read_text(encoding="utf-8")
    assert written == layout_docs.reference()
