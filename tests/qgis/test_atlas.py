"""The atlas: pages, real text, vector maps, a failing page, cancellation, nothing left behind."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from cartography_workspace import make

from clefop_plugin.cartography.atlas import AtlasResult, export_atlas, export_steps, page_labels
from clefop_plugin.cartography.atlas_files import file_name
from clefop_plugin.cartography.atlas_options import AtlasOptions
from clefop_plugin.cartography.atlas_pages import Atlas
from clefop_plugin.cartography.pages.territory import TerritoryPage
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

#: The kinds of pages that these tests print; those of the region have tests of their own.
KINDS = ["couverture", "region", "territoire", "formation", "chiffres"]


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg")


def tool(name: str, *arguments: str) -> str:
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=True).stdout


def test_whole_atlas(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pdf = tmp_path / "sortie" / "atlas.pdf"
    texts: list[str] = []
    progress = Progress(lambda _, text: texts.append(text))
    result = export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", pages=KINDS, progress=progress)
    assert (result.failures, result.paths, result.pages) == ([], [pdf], 5)
    info = tool("pdfinfo", "-f", "1", "-l", "5", str(pdf))
    assert re.search(r"Pages:\s+5\n", info)
    assert "Atlas des territoires" in info
    sizes = re.findall(r"Page +\d+ size: +(\d+) x (\d+) pts", info)
    assert sizes == [("595", "842"), ("842", "595"), ("595", "842"), ("595", "842"), ("595", "842")]
    text = tool("pdftotext", "-layout", str(pdf), "-")
    pages = text.split("\f")
    assert "RÉGION FICTIVE" in pages[0]
    assert "2 territoires, de 10 000 à 26 000 habitants" in re.sub(r"[\u00a0\u202f ]", " ", pages[1])
    assert "CLEFOP 1 · LOIRE-ATLANTIQUE" in pages[2]
    assert "Avrillac – Courvin" in re.sub("\u00a0", " ", pages[2])
    assert "PAYS D’AVRILLAC" in pages[2]
    assert "minimum" in pages[2]
    assert "CFA d’Avrillac" in pages[3]
    assert "Mission locale d’Avrillac" in pages[3]
    assert re.search(r"5\s*/\s*5", pages[4])
    assert any("Page 3 sur 5" in t for t in texts)


def test_maps_are_vector_and_fonts_embedded(workspace: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "atlas.pdf"
    export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1")
    assert len(tool("pdfimages", "-list", str(pdf)).splitlines()) == 2
    fonts = [line.split() for line in tool("pdffonts", str(pdf)).splitlines()[2:]]
    assert fonts
    assert all("yes" in font for font in fonts)


def test_a_failing_page_is_named_and_the_others_come_out(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = TerritoryPage.build

    def broken(self: TerritoryPage, context: object, code: str, part: int, sheet: object) -> str:
        if code == "02":
            raise InputError("the map of this territory is lost")
        return build(self, context, code, part, sheet)

    monkeypatch.setattr(TerritoryPage, "build", broken)
    result = export_atlas(workspace, Profiles(workspace), tmp_path / "a.pdf", scenario_id="s1", pages=KINDS)
    assert [(f.page, f.reason) for f in result.failures] == [
        ("Territory · 2 L’Épernoux", "the map of this territory is lost")
    ]
    assert result.pages == 4
    assert re.search(r"Pages:\s+4\n", tool("pdfinfo", str(tmp_path / "a.pdf")))


def test_one_file_per_territory(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "fiches"
    result = export_atlas(workspace, Profiles(workspace), folder, scenario_id="s1", pages=KINDS, by_territory=True)
    assert sorted(p.name for p in folder.iterdir()) == ["01_avrillac-courvin.pdf", "02_lepernoux.pdf"]
    assert (result.pages, result.cancelled) == (3, False)
    assert file_name("15", "La Roche-sur-Yon – Luçon") == "15_la-roche-sur-yon-lucon.pdf"


def test_a_name_as_long_as_one_likes_gives_a_file() -> None:
    name = file_name("15", "Très longue appellation " * 20)
    assert len(name) <= 90
    assert name.startswith("15_tres-longue-appellation-") and name.endswith(".pdf") and "-.pdf" not in name


def test_a_file_that_cannot_be_written_does_not_take_the_others(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "01_avrillac-courvin.pdf").mkdir()
    result = export_atlas(workspace, Profiles(workspace), tmp_path, scenario_id="s1", pages=KINDS, by_territory=True)
    assert [path.name for path in result.paths] == ["02_lepernoux.pdf"]
    assert [failure.page for failure in result.failures] == ["1 Avrillac\u00a0– Courvin"]
    assert "01_avrillac-courvin.pdf" in result.failures[0].reason


def test_communes_without_outline_are_left_out_of_the_maps(workspace: Workspace, tmp_path: Path) -> None:
    with sqlite3.connect(workspace.path) as base:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f'DROP TRIGGER "{name}"')
        base.execute("UPDATE communes SET geom = NULL WHERE code LIKE '44%'")
    flows = pd.DataFrame(
        [("44001", "49005", 300.0), ("49005", "44002", 80.0)], columns=["origin", "destination", "count"]
    )
    workspace.append("flows", flows)
    result = export_atlas(workspace, Profiles(workspace), tmp_path / "a.pdf", scenario_id="s1")
    assert result.failures == []
    assert result.pages > 6


def test_a_name_is_no_expression(workspace: Workspace, tmp_path: Path) -> None:
    name, label = "[% 6 * 7 %] <b>Nord</b>", "Essai [% 6 * 7 %]"
    frame = workspace.read("territories")
    frame.loc[frame["code"] == "01", "name"] = name
    workspace.replace("territories", frame, "s1", by="scenario_id")
    scenario = workspace.read("scenarios")
    scenario["label"] = label
    workspace.replace("scenarios", scenario, "s1", by="id")
    pdf = tmp_path / "a.pdf"
    export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", codes=["01"])
    words = re.sub(r"\s+", " ", tool("pdftotext", str(pdf), "-").replace("\u00a0", " "))
    assert name in words and label in words
    assert not re.search(r"\b42\b", words)


def stopped_at(words: str) -> Progress:
    """A progress that is cancelled once a step has said ``words``."""
    said: list[str] = []
    return Progress(lambda _, text: said.append(text), lambda: any(words in text for text in said))


def test_cancelled_before_the_first_page_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "out" / "atlas.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"former")
    for words in ("Reading", "Page 1 of"):
        with pytest.raises(Cancelled):
            export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", progress=stopped_at(words))
    assert pdf.read_bytes() == b"former"
    assert [p.name for p in pdf.parent.iterdir()] == ["atlas.pdf"]


def test_finished_pages_of_a_cancelled_file_stay_beside_the_former_one(workspace: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "atlas.pdf"
    pdf.write_bytes(b"former")
    result = export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", progress=stopped_at("Page 4 of"))
    part = tmp_path / "atlas (incomplete).pdf"
    assert (result.cancelled, result.incomplete, result.paths, result.pages) == (True, part, [part], 3)
    assert pdf.read_bytes() == b"former"
    assert re.search(r"Pages:\s+3\n", tool("pdfinfo", str(part)))
    assert {p.name for p in tmp_path.iterdir()} >= {"atlas.pdf", "atlas (incomplete).pdf"}
    assert not list(tmp_path.glob(".*"))


def test_finished_territories_of_a_cancelled_folder_stay(workspace: Workspace, tmp_path: Path) -> None:
    folder, progress = tmp_path / "fiches", stopped_at("L’Épernoux")
    result = export_atlas(workspace, Profiles(workspace), folder, progress, scenario_id="s1", by_territory=True)
    assert (result.cancelled, result.incomplete) == (True, None)
    assert [p.name for p in folder.iterdir()] == ["01_avrillac-courvin.pdf"]


def test_atlas_of_a_zoning_with_some_pages(workspace: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "ze.pdf"
    result = export_atlas(workspace, Profiles(workspace), pdf, zoning_id="ze", pages=["territoire"], codes=["B"])
    assert result.pages == 1
    assert "ZONES D’EMPLOI" in tool("pdftotext", "-layout", str(pdf), "-")


def test_refusals(workspace: Workspace, tmp_path: Path) -> None:
    profiles, pdf = Profiles(workspace), tmp_path / "a.pdf"
    for wrong in ({}, {"scenario_id": "s1", "zoning_id": "ze"}, {"zoning_id": "no"}):
        with pytest.raises(InputError):
            export_atlas(workspace, profiles, pdf, **wrong)
    with pytest.raises(InputError, match="couverture, lire, region, cartes, frontieres, concordance, territoire"):
        export_atlas(workspace, profiles, pdf, scenario_id="s1", pages=["poster"])
    with pytest.raises(InputError, match="99"):
        export_atlas(workspace, profiles, pdf, scenario_id="s1", codes=["99"])
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(InputError, match=r"folder\.pdf"):
        export_atlas(workspace, profiles, tmp_path / "folder.pdf", scenario_id="s1", pages=["couverture"])
    known = [page for page, _ in page_labels()]
    assert [page for page in known if page in KINDS] == KINDS
    assert known[-1] == "methode"


def test_a_cancel_after_the_last_page_is_not_heard(workspace: Workspace, tmp_path: Path) -> None:
    pdf, said = tmp_path / "a.pdf", []
    progress = Progress(lambda share, _text: said.append(share), lambda: pdf.exists())
    result = export_atlas(workspace, Profiles(workspace), pdf, progress, scenario_id="s1", pages=["couverture"])
    assert (result.paths, result.cancelled) == ([pdf], False)
    assert said[-1] == 1.0


def test_two_exports_to_the_same_file_do_not_mix(workspace: Workspace, tmp_path: Path) -> None:
    profiles, pdf = Profiles(workspace), tmp_path / "a.pdf"
    results = [AtlasResult(), AtlasResult()]
    options = [AtlasOptions(scenario_id="s1", pages=pages) for pages in (("couverture", "territoire"), ("methode",))]
    both = [export_steps(Atlas(profiles, found), pdf, result) for found, result in zip(options, results, strict=True)]
    while both:
        both = [steps for steps in both if next(steps, None) is not None]
    assert [result.pages for result in results] == [3, 2]
    assert re.search(r"Pages:\s+[23]\n", tool("pdfinfo", str(pdf)))
    assert "Syntax" not in subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True).stderr
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []
