"""The sheets by id: two pages per territory, documents, pages, index, comparison, what is kept when it stops."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cartography_workspace import make
from qgis.core import QgsProcessingException, QgsProject

from clefop_plugin.cartography import styles
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import SCALES, Sheet, frame_extent
from clefop_plugin.cartography.sheets import export
from clefop_plugin.cartography.sheets.export import SheetOptions, export_sheets
from clefop_plugin.cartography.sheets.svg import sheet_svg
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def demo(demo_workspace: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_workspace, tmp_path / "demo.gpkg"))


@pytest.fixture
def small(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg")


def pages_of(pdf: Path) -> list[str]:
    """Text of each page, its special spaces made plain."""
    out = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [re.sub(r"[\u00a0\u202f ]+", " ", page) for page in out.split("\f")[:-1]]


def test_sheets_of_two_territories_in_every_format(run: Run, demo: Path, tmp_path: Path, french: None) -> None:
    folder = tmp_path / "fiches"
    results = run("territorysheets", WORKSPACE=str(demo), TERRITORIES="01;05", FOLDER=str(folder), COMPARE="01;05")
    names = sorted(path.name for path in folder.iterdir())
    assert [name.rpartition(".")[2] for name in names].count("html") == 4
    assert (results["SHEET_COUNT"], results["FILE_COUNT"]) == (3, 10) == (3, len(names))
    assert Path(results["INDEX"]) == folder / "index.html"
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in index for name in names if name != "index.html")
    assert '<html lang="fr">' in index
    rows = Workspace.open(demo).read("territories", geometry=False)
    for code in ("01", "05"):
        pdf, odt, html = (next(folder.glob(f"{code}_*.{suffix}")) for suffix in ("pdf", "odt", "html"))
        pages = pages_of(pdf)
        assert len(pages) == 2
        name = rows[rows["code"] == code]["name"].iloc[-1].replace("\u00a0", " ")
        assert name.split(" – ")[0] in pages[0]
        assert "Chiffres clés" in pages[0]
        for title in ("Offre de formation", "Besoins de recrutement", "Structures d’accompagnement",
                      "Navettes domicile-travail", "Conseil et plan d’action"):  # fmt: skip
            assert title in pages[1]
        info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
        assert name in info.replace("\u00a0", " ")
        with zipfile.ZipFile(odt) as archive:
            assert archive.testzip() is None
            pictures = [entry for entry in archive.namelist() if entry.startswith("Pictures/")]
            assert len(pictures) >= 4
            assert all(archive.read(entry).startswith(b"\x89PNG") for entry in pictures)
        page = html.read_text(encoding="utf-8")
        assert page.count('role="img"') >= 4
        assert page.count('aria-hidden="true"') == 9
        assert "<script" not in page


def test_the_map_of_a_page_keeps_its_words_and_its_outlines(small: Workspace, tmp_path: Path) -> None:
    export_sheets(Profiles(small), tmp_path / "f", SheetOptions(scenario_id="s1", codes=("01",), formats=("HTML",)))
    page = next((tmp_path / "f").glob("01_*.html")).read_text(encoding="utf-8")
    svg = page[page.index("<svg") : page.index("</svg>")]
    assert ">Avrillac</text>" in svg
    assert svg.count("<path") >= 5
    assert len(set(re.findall(r'<path[^>]* fill="(#[0-9a-fA-F]{6})"', svg))) >= 3
    assert not re.search(r"[^-\d.]nan|inf", svg)


def test_hatching_and_dashes_of_a_map_are_kept_in_the_drawing(small: Workspace) -> None:
    project = QgsProject()
    context = AtlasContext(Profiles(small), "territory", "s1", project, "")
    sheet = Sheet(project, False, "essai")
    shape = context.territory("01").shape
    hatched = styles.polygon([styles.fill_layer("#FBFAF6"), styles.hatching(135)])
    layers = [
        context.borders("limit", [shape], [styles.line_layer("#1B2733", 0.5, (2.0, 1.0))], 100_000),
        context.polygons("missing", [shape], hatched),
    ]
    extent, _ = frame_extent(shape.bounds, 80.0, 60.0, SCALES)
    sheet.map("carte", (5.0, 10.0, 80.0, 60.0), layers, extent, context.crs)
    svg = sheet_svg(sheet, 90.0, 75.0, "essai")
    root = ET.fromstring(svg)
    pattern = next(node for node in root.iter() if node.tag.endswith("pattern"))
    assert pattern.get("patternTransform") == "rotate(-135)"
    assert f'fill="url(#{pattern.get("id")})"' in svg
    assert 'stroke-dasharray="2 1"' in svg and 'fill="#fbfaf6"' in svg
    assert 'transform="translate(5 10)"' in svg


def test_the_drawings_of_a_page_share_no_id(run: Run, demo: Path, tmp_path: Path) -> None:
    run("territorysheets", WORKSPACE=str(demo), TERRITORIES="05", FORMAT=["HTML"], FOLDER=str(tmp_path / "f"))
    page = next((tmp_path / "f").glob("05_*.html")).read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)
    assert len(re.findall(r"<clipPath", page)) >= 4


def test_a_format_alone_and_a_zoning(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    results = run("territorysheets", WORKSPACE=str(small_workspace), ZONING="epci", FORMAT=["PDF"], FOLDER=str(folder))
    assert "INDEX" not in results
    assert {path.suffix for path in folder.iterdir()} == {".pdf"}
    assert results["SHEET_COUNT"] == results["FILE_COUNT"] == len(list(folder.iterdir()))


def test_another_language_than_that_of_qgis(small: Workspace, tmp_path: Path) -> None:
    options = SheetOptions(scenario_id="s1", codes=("02",), formats=("PDF", "HTML"), language="fr")
    made = export_sheets(Profiles(small), tmp_path, options)
    assert made.failures == []
    html = next(tmp_path.glob("02_*.html")).read_text(encoding="utf-8")
    assert '<html lang="fr">' in html and "Chiffres clés" in html
    assert "Offre de formation" in pages_of(next(tmp_path.glob("02_*.pdf")))[1]


def test_what_is_done_stays_when_the_user_stops(small: Workspace, tmp_path: Path) -> None:
    seen: list[str] = []

    def stop() -> bool:
        return len(seen) > 1

    def report(_share: float, text: str) -> None:
        if text.startswith("Sheet"):
            seen.append(text)

    options = SheetOptions(scenario_id="s1", formats=("HTML",))
    made = export_sheets(Profiles(small), tmp_path / "f", options, Progress(report, stop))
    assert made.cancelled
    assert seen[0].startswith("Sheet 1 of 2: 1 Avrillac")
    assert sorted(path.name for path in (tmp_path / "f").iterdir()) == ["01_avrillac-courvin.html", "index.html"]


def test_a_sheet_that_fails_is_named_and_the_others_come_out(
    small: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = export.territory_pictures

    def broken(context: Any, code: str, *others: Any) -> Any:
        if code == "01":
            raise ValueError("no outline")
        return pictures(context, code, *others)

    monkeypatch.setattr(export, "territory_pictures", broken)
    made = export_sheets(Profiles(small), tmp_path / "f", SheetOptions(scenario_id="s1", formats=("ODT",)))
    assert [failure.page for failure in made.failures] == ["1 Avrillac\u00a0– Courvin"]
    assert made.failures[0].reason.endswith("report it with these words: ValueError: no outline")
    assert [path.name for path in (tmp_path / "f").iterdir()] == ["02_lepernoux.odt"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"COMPARE": "01"}, "two different territories"),
        ({"SCENARIO": "s1", "ZONING": "epci"}, "not both"),
        ({"TERRITORIES": "99"}, "no territory 99"),
        ({"SCENARIO": "inconnu"}, "inconnu"),
        ({"FORMAT": "PDF;ODT"}, "PDF;ODT.*Choose among PDF, ODT, HTML"),
    ],
)
def test_what_cannot_be_made_is_said(run: Run, demo: Path, tmp_path: Path, values: dict[str, str], words: str) -> None:
    with pytest.raises((QgsProcessingException, AssertionError), match=words):
        run("territorysheets", WORKSPACE=str(demo), FOLDER=str(tmp_path / "f"), **values)


def test_a_folder_that_cannot_be_written_ends_the_export(small: Workspace, tmp_path: Path) -> None:
    blocked = tmp_path / "fichier"
    blocked.write_text("not a folder")
    with pytest.raises(InputError, match="cannot be written"):
        export_sheets(Profiles(small), blocked, SheetOptions(scenario_id="s1", formats=("ODT",)))
