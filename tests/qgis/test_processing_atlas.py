"""The atlas by id: one PDF, a folder of sheets, a zoning, a template, and requests that cannot be met."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QImage

from clefop_plugin.processing.parameters import find_region, find_scenario, find_zoning, split_ids
from clefop_plugin.workspace.store import Workspace

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def demo(demo_workspace: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_workspace, tmp_path / "demo.gpkg"))


def pages_of(pdf: Path) -> int:
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", out)[1])  # type: ignore[index]


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def test_atlas_of_the_latest_scenario(run: Run, demo: Path, tmp_path: Path, french: None) -> None:
    pdf, folder = tmp_path / "out" / "atlas.pdf", tmp_path / "fiches"
    results = run(
        "exportatlas",
        WORKSPACE=str(demo),
        PAGES="couverture;region;territoire",
        TERRITORIES="01;02",
        OUTPUT=str(pdf),
        FOLDER=str(folder),
    )
    territories = Workspace.open(demo).read("territories", geometry=False)
    names = list(territories["name"])[:2]
    assert results["PAGE_COUNT"] == pages_of(pdf) == 4
    assert results["FILE_COUNT"] == 3
    sheets = sorted(folder.glob("*.pdf"))
    assert [sheet.name[:3] for sheet in sheets] == ["01_", "02_"]
    assert pages_of(sheets[0]) == 1
    assert names[0].split(" – ")[0] in re.sub(r"\s+", " ", text_of(sheets[0]).replace("\u00a0", " "))


def test_atlas_of_a_zoning(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "epci.pdf"
    results = run("exportatlas", WORKSPACE=str(small_workspace), ZONING="epci", PAGES="territoire", OUTPUT=str(pdf))
    assert results["PAGE_COUNT"] == pages_of(pdf) == 3
    assert "FOLDER" not in results


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A layout with one map and one text that quotes the territory."""
    project = QgsProject()  # a layout does not keep its project alive
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(100, 100))
    page_map = QgsLayoutItemMap(layout)
    page_map.attemptSetSceneRect(QRectF(5, 20, 90, 75))
    page_map.setExtent(QgsRectangle(0, 0, 90, 75))
    layout.addLayoutItem(page_map)
    label = QgsLayoutItemLabel(layout)
    label.setText('Charte [% "name" %] : [% round("population") %]')
    label.attemptSetSceneRect(QRectF(5, 5, 90, 10))
    layout.addLayoutItem(label)
    path = tmp_path / "charte.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


def test_atlas_through_a_template(run: Run, small_workspace: Path, template: Path, tmp_path: Path) -> None:
    pdf, folder = tmp_path / "charte.pdf", tmp_path / "fiches"
    results = run(
        "exportatlas",
        WORKSPACE=str(small_workspace),
        ZONING="epci",
        TEMPLATE=str(template),
        OUTPUT=str(pdf),
        FOLDER=str(folder),
    )
    assert results["PAGE_COUNT"] == pages_of(pdf) == 3
    assert "Charte 200000003 : 12000" in re.sub(r"\s+", " ", text_of(pdf))
    assert [len(text_of(sheet).strip()) > 0 for sheet in sorted(folder.glob("*.pdf"))] == [True] * 3


def test_a_broken_template_is_refused(run: Run, small_workspace: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.qpt"
    broken.write_text("not a layout", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="broken.qpt cannot be read"):
        run(
            "exportatlas",
            WORKSPACE=str(small_workspace),
            ZONING="epci",
            TEMPLATE=str(broken),
            OUTPUT=str(tmp_path / "a.pdf"),
        )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"SCENARIO": "s1", "ZONING": "epci", "OUTPUT": "a.pdf"}, "not both"),
        ({"ZONING": "epci"}, "Give a PDF file"),
        ({"OUTPUT": "a.pdf"}, "no scenario yet"),
        ({"ZONING": "canton", "OUTPUT": "a.pdf"}, "canton"),
        ({"ZONING": "epci", "PAGES": "poster", "OUTPUT": "a.pdf"}, "poster"),
        ({"ZONING": "epci", "TERRITORIES": "99", "OUTPUT": "a.pdf"}, "99"),
        ({"ZONING": "epci", "INDICATORS": "lune", "OUTPUT": "a.pdf"}, "lune"),
        ({"ZONING": "epci", "BASEMAP": "Relief", "OUTPUT": "a.pdf"}, "no map theme “Relief”"),
    ],
)
def test_requests_that_cannot_be_met(
    run: Run, small_workspace: Path, tmp_path: Path, given: dict[str, str], words: str
) -> None:
    given = {key: str(tmp_path / value) if key == "OUTPUT" else value for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=words):
        run("exportatlas", WORKSPACE=str(small_workspace), **given)
    assert not list(tmp_path.glob("*.pdf"))


def test_names_and_ids_are_both_understood(demo: Path, small_workspace: Path) -> None:
    workspace = Workspace.open(demo)
    latest = workspace.read("scenarios").iloc[-1]
    for wanted in ("", latest["id"], latest["label"]):
        assert find_scenario(workspace, wanted) == (latest["id"], latest["label"])
    label = workspace.read("zonings").set_index("id").loc["epci", "label"]
    assert find_zoning(workspace, label) == ("epci", label) == find_zoning(workspace, "epci")
    assert find_region("Provence-Alpes-Cote d'Azur") == "93" and find_region("") == ""
    assert split_ids(" a; b;;\nc ") == ["a", "b", "c"]


def test_pictures_on_a3_in_another_language(run: Run, small_workspace: Path, tmp_path: Path, french: None) -> None:
    folder, first = tmp_path / "fiches", tmp_path / "images" / "atlas.png"
    results = run(
        "exportatlas",
        WORKSPACE=str(small_workspace),
        ZONING="epci",
        PAGES="couverture;territoire",
        TERRITORIES="200000001;200000003",
        FORMAT="A3",
        FILE_FORMAT="PNG",
        RESOLUTION=60,
        LANGUAGE="en",
        OUTPUT=str(first),
        FOLDER=str(folder),
    )
    assert (results["PAGE_COUNT"], results["FILE_COUNT"]) == (3, 5)
    assert Path(results["OUTPUT"]).name == "atlas-001-couverture.png"
    assert sorted(path.name for path in first.parent.iterdir()) == [
        "atlas-001-couverture.png",
        "atlas-002-territoire-200000001.png",
        "atlas-003-territoire-200000003.png",
    ]
    assert [path.suffix for path in folder.iterdir()] == [".png", ".png"]
    image = QImage(str(first.with_name("atlas-001-couverture.png")))
    assert (image.width(), image.height()) == (702, 992)


def test_a_cancelled_atlas_keeps_its_pages(
    run: Run, small_workspace: Path, tmp_path: Path, feedback: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = feedback.setProgressText
    monkeypatch.setattr(
        feedback, "setProgressText", lambda words: feedback.cancel() if "Page 3 of" in words else said(words)
    )
    run("exportatlas", WORKSPACE=str(small_workspace), ZONING="epci", OUTPUT=str(tmp_path / "atlas.pdf"))
    assert pages_of(tmp_path / "atlas (incomplete).pdf") == 2
    assert "The finished pages are in" in feedback.text
    assert not (tmp_path / "atlas.pdf").exists()
