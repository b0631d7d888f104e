"""Every page of the fictional region as printed: all its words, none cut, inside the page; pictures as they were."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsLayoutItemLabel
from qgis.PyQt.QtGui import QImage

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cartography_workspace import make

from clefop_plugin.cartography import atlas_pages
from clefop_plugin.cartography.atlas import AtlasOptions, AtlasResult, export_steps
from clefop_plugin.cartography.atlas_files import page_image
from clefop_plugin.cartography.atlas_pages import Atlas, PageJob
from clefop_plugin.cartography.drawing import Text
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.paint import DrawingItem
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

MILLIMETRE = 72 / 25.4
#: The two territories of the fictional region that have most and least in them.
CODES = ("01", "09")
REFERENCES = Path(__file__).resolve().parents[1] / "data" / "pages"
#: Set it to write the pictures again, after a page was changed on purpose and looked at.
WRITE = "CLEFOP_WRITE_REFERENCES"
#: Cells across a page when pictures are compared: fonts are not drawn alike by every Qt.
CELLS = 42


@pytest.fixture(scope="module")
def printed(
    qgis_app: object, demo_workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[tuple[PageJob, Sheet]]]]:
    """The atlas of the fictional region, and each of its pages as it was laid out."""
    workspace = Workspace.open(demo_workspace)
    options = AtlasOptions(scenario_id=str(workspace.read("scenarios")["id"].iloc[-1]), codes=CODES)
    atlas, result = Atlas(Profiles(workspace), options), AtlasResult()
    pages: list[tuple[PageJob, Sheet]] = []
    build = atlas.sheet

    def kept(job: PageJob, number: int, total: int, linked: bool = True) -> Sheet:
        sheet = build(job, number, total, linked)
        pages.append((job, sheet))
        return sheet

    atlas.sheet = kept  # type: ignore[method-assign]
    pdf = tmp_path_factory.mktemp("pages") / "atlas.pdf"
    list(export_steps(atlas, pdf, result))
    assert result.failures == []
    assert result.pages == len(pages)
    yield pdf, pages


def texts(sheet: Sheet) -> list[str]:
    """Every text that is laid out on a page."""
    found = []
    for item in sheet.layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            found += item.text().split("\n")
        elif isinstance(item, DrawingItem):
            found += [drawn.text for drawn in item._drawing.items if isinstance(drawn, Text)]
    return [text for text in found if text.strip()]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u2009]+", "", text)


needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


@needs_poppler
def test_every_word_laid_out_is_in_the_pdf(printed: tuple[Path, list[tuple[PageJob, Sheet]]]) -> None:
    pdf, pages = printed
    out = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    found = [squeezed(page) for page in out.split("\f")]
    missing = [
        (job.name, text)
        for (job, sheet), page in zip(pages, found, strict=False)
        for text in texts(sheet)
        if squeezed(text) not in page
    ]
    assert missing == []


@needs_poppler
def test_no_word_leaves_the_page(printed: tuple[Path, list[tuple[PageJob, Sheet]]]) -> None:
    pdf, pages = printed
    html = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    parts = html.split("<page ")[1:]
    assert len(parts) == len(pages)
    for (job, _), part in zip(pages, parts, strict=True):
        width, height = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', part).groups())  # type: ignore[union-attr]
        words = re.findall(r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">([^<]*)<', part)
        assert len(words) > 20
        margin = 5 * MILLIMETRE
        outside = [
            unescape(word)
            for left, top, right, bottom, word in words
            if float(left) < margin
            or float(top) < margin / 2
            or float(right) > width - margin
            or float(bottom) > height - margin / 2
        ]
        assert outside == [], job.name


def test_no_label_is_wider_or_higher_than_its_box(printed: tuple[Path, list[tuple[PageJob, Sheet]]]) -> None:
    _, pages = printed
    cut = []
    for job, sheet in pages:
        for item in sheet.layout.items():
            if isinstance(item, QgsLayoutItemLabel) and item.text():
                needed, box = item.sizeForText(), item.sizeWithUnits()
                if needed.width() > box.width() + 0.6 or needed.height() > box.height() + 0.6:
                    cut.append((job.name, item.id(), item.text(), needed.width() - box.width()))
    assert cut == []


@needs_poppler
def test_fonts_are_embedded_and_pages_are_vector(printed: tuple[Path, list[tuple[PageJob, Sheet]]]) -> None:
    pdf, _ = printed
    fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, subset, unicode_map = font.split()[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes"), font
        assert subset in ("yes", "no")
    images = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert len(images.splitlines()) == 2


def cells(image: QImage) -> np.ndarray:
    """Mean colour of the cells of a page, (rows, CELLS, 3), 0 to 255."""
    rows = round(CELLS * image.height() / image.width())
    small = image.convertToFormat(QImage.Format.Format_RGB888)
    data = small.constBits().asarray(small.sizeInBytes())
    pixels = np.frombuffer(data, np.uint8).reshape(small.height(), small.bytesPerLine())[:, : small.width() * 3]
    pixels = pixels.reshape(small.height(), small.width(), 3).astype(float)
    down = np.array_split(pixels, rows, axis=0)
    return np.array([[cell.mean(axis=(0, 1)) for cell in np.array_split(band, CELLS, axis=1)] for band in down])


@pytest.mark.parametrize("kind", ["couverture", "region", "territoire", "formation"])
def test_pages_look_as_they_did(
    qgis_app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, french: None, kind: str
) -> None:
    monkeypatch.setattr(atlas_pages, "long_date", lambda _day: "23 novembre 2026")
    workspace = make(tmp_path / "essai.gpkg")
    atlas = Atlas(Profiles(workspace), AtlasOptions(scenario_id="s1", pages=(kind,)))
    job = next(job for jobs in atlas.listing() for job in jobs)
    image = page_image(atlas.sheet(job, 1, 1), 50)
    path = REFERENCES / f"{kind}.png"
    if os.environ.get(WRITE):
        path.parent.mkdir(exist_ok=True)
        image.convertToFormat(QImage.Format.Format_Indexed8).save(str(path), "PNG")
    reference = QImage(str(path))
    assert (reference.width(), reference.height()) == (image.width(), image.height())
    gap = np.abs(cells(image) - cells(reference)).mean(axis=2)
    # Letters drawn a little otherwise change a cell by a few steps; a block that moved or is missing, by far more.
    assert gap.mean() < 2.0
    assert np.mean(gap > 25) < 0.005
