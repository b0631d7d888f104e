"""What an atlas is written to: a PDF with bookmarks, links and language, A3, pictures; languages and base maps."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from qgis.core import QgsMapThemeCollection, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QBuffer, QRectF
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

from cartography_workspace import make
from web_server import Asked, Reply, Server

from clefop_plugin import network
from clefop_plugin.cartography import speech
from clefop_plugin.cartography.atlas import AtlasOptions, export_atlas
from clefop_plugin.cartography.atlas_files import page_image, xmp_metadata
from clefop_plugin.cartography.atlas_pages import Atlas
from clefop_plugin.cartography.base_map import SERVICE, base_map, layer_source, theme_names
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import Sheet, to_kind, to_mail, to_phone, to_territory, to_web
from clefop_plugin.cartography.pages.training import TrainingPage
from clefop_plugin.core import text
from clefop_plugin.core.errors import InputError
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Catalogue
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.failures import ServiceError
from clefop_plugin.workspace.store import Workspace

#: Where the local server has its tiles.
TILES = "/tiles"
#: Kinds of pages that most tests print: five pages in all.
PAGES = ("couverture", "region", "territoire", "formation", "chiffres")
poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg")


def tool(name: str, *arguments: str) -> str:
    done = subprocess.run([name, *arguments], capture_output=True, text=True, check=True)
    assert "Error" not in done.stderr
    return done.stdout


def plain(words: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", words)


def titles(pdf: Path) -> list[str]:
    """Titles of the bookmarks, in the order of their objects."""
    found = re.findall(rb"/Title <FEFF([0-9A-F]+)> /Dest", pdf.read_bytes())
    return [bytes.fromhex(title.decode()).decode("utf-16-be").replace("\u00a0", " ") for title in found]


@poppler
def test_an_address_leads_where_it_says_only() -> None:
    assert to_mail(" accueil@exemple.fr ") == "mailto:accueil@exemple.fr"
    assert [to_mail(text) for text in ("x@y.z?bcc=a@b.c", "x@y.z,a@b.c", "x y@z", "mailto:x@y.z", "x")] == [""] * 5
    assert to_web("exemple.fr:8080/a") == "https://exemple.fr:8080/a"
    assert [to_web(text) for text in ("javascript:alert(1)", "file:///etc/passwd", "DATA:text/html,x")] == [""] * 3


def test_bookmarks_places_and_language(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pdf = tmp_path / "atlas.pdf"
    assert export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", pages=PAGES).notes == []
    found = titles(pdf)
    assert found[:4] == ["Couverture", "Région", "1 · Avrillac – Courvin", "Territoire"]
    assert found[found.index("2 · L’Épernoux") + 1] == "Territoire"
    content = pdf.read_bytes()
    assert b"/Lang <FEFF00660072>" in content and b"/DisplayDocTitle true" in content
    places = tool("pdfinfo", "-dests", str(pdf))
    assert re.search(r"^ +2 .*\"region\"", places, re.MULTILINE)
    assert re.search(r"^ +3 .*\"territoire-01\"", places, re.MULTILINE)


def links(pdf: Path) -> list[bytes]:
    return re.findall(rb"/Subtype /Link[^\n]*", pdf.read_bytes())


@poppler
def test_links_lead_to_pages_and_addresses(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = TrainingPage.build

    def with_links(self: TrainingPage, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        sheet.link((12, 250, 40, 5), to_mail("accueil@exemple.fr"))
        sheet.link((12, 256, 40, 5), to_web("exemple.fr/a"))
        sheet.link((12, 262, 40, 5), to_phone("02 40 00 00 00"))
        sheet.link((12, 268, 40, 5), "javascript:alert(1)")
        sheet.link((12, 270, 40, 5), to_kind("nowhere"))
        sheet.link((12, 272, 40, 5), to_territory("02", "territoire"))
        return build(self, context, code, part, sheet)

    monkeypatch.setattr(TrainingPage, "build", with_links)
    pdf = tmp_path / "atlas.pdf"
    export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", pages=PAGES)
    urls = tool("pdfinfo", "-url", str(pdf))
    assert [line.split()[-1] for line in urls.splitlines()[1:]] == [
        "mailto:accueil@exemple.fr",
        "https://exemple.fr/a",
        "tel:0240000000",
    ]
    assert b"javascript" not in pdf.read_bytes()
    inside = [link for link in links(pdf) if b"/Dest" in link]
    pages = re.findall(rb"(\d+) 0 R", re.search(rb"/Kids\s*\[([^\]]*)\]", pdf.read_bytes())[1])  # type: ignore[index]
    led_to = [re.search(rb"/Dest \[(\d+) 0 R", link)[1] for link in inside]  # type: ignore[index]
    # Both territories from the table and the map of the region; the overview from each page; L’Épernoux once more.
    assert {pages.index(number) for number in led_to} == {1, 2, 4}
    assert sum(number == pages[4] for number in led_to) >= 3
    for link in links(pdf):
        left, bottom, right, top = map(float, re.search(rb"/Rect \[([\d. ]+)\]", link)[1].split())  # type: ignore[index]
        assert 0 <= left < right <= 842 and 0 <= bottom < top <= 842


@poppler
def test_a3_is_a4_enlarged(workspace: Workspace, tmp_path: Path) -> None:
    small, large = tmp_path / "a4.pdf", tmp_path / "a3.pdf"
    for pdf, paper in ((small, "A4"), (large, "A3")):
        export_atlas(workspace, Profiles(workspace), pdf, scenario_id="s1", pages=PAGES, paper=paper)
    sizes = re.findall(r"Page +\d+ size: +(\d+) x (\d+) pts", tool("pdfinfo", "-f", "1", "-l", "3", str(large)))
    assert sizes == [("842", "1191"), ("1191", "842"), ("842", "1191")]
    assert plain(tool("pdftotext", "-f", "3", "-l", "3", str(large), "-")) == plain(
        tool("pdftotext", "-f", "3", "-l", "3", str(small), "-")
    )
    a, b = (words_at(pdf, 3)["Avrillac"] for pdf in (small, large))
    assert b[0] / a[0] == pytest.approx(2**0.5, rel=0.01) and b[1] / a[1] == pytest.approx(2**0.5, rel=0.01)


def words_at(pdf: Path, page: int) -> dict[str, tuple[float, float]]:
    """Where words are on a page, in points from its top left corner."""
    html = tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-")
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>', html)
    return {word: (float(x), float(y)) for x, y, word in reversed(found)}


def test_png_pages(workspace: Workspace, tmp_path: Path) -> None:
    result = export_atlas(
        workspace,
        Profiles(workspace),
        tmp_path / "images" / "atlas.png",
        scenario_id="s1",
        pages=["region", "territoire"],
        file_format="PNG",
        dpi=75,
    )
    assert [path.name for path in result.paths] == [
        "atlas-001-region.png",
        "atlas-002-territoire-01.png",
        "atlas-003-territoire-02.png",
    ]
    sizes = [(QImage(str(path)).width(), QImage(str(path)).height()) for path in result.paths]
    assert sizes == [(877, 620), (620, 877), (620, 877)]
    assert sorted(path.name for path in (tmp_path / "images").iterdir()) == [path.name for path in result.paths]


def test_svg_pages_keep_text_and_stay_in_their_frames(workspace: Workspace, tmp_path: Path) -> None:
    result = export_atlas(
        workspace, Profiles(workspace), tmp_path / "a.svg", scenario_id="s1", pages=["territoire"], file_format="SVG"
    )
    root = ElementTree.parse(result.paths[0]).getroot()
    words = plain(" ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")))
    assert "Avrillac – Courvin" in words and "Key figures" in words
    assert root.get("width", "").endswith("mm") and float(root.get("width", "0mm")[:-2]) == pytest.approx(210, abs=0.5)
    renderer = QSvgRenderer(str(result.paths[0]))
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 420, 594))
    painter.end()
    # Left of the map's frame, where the neighbours would be if the map were not cut.
    assert {image.pixelColor(x, y).name() for x in (4, 12, 20) for y in range(100, 300, 10)} == {"#ffffff"}


@poppler
def test_another_language_than_that_of_qgis(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pdf, said = tmp_path / "english.pdf", []
    from clefop_plugin.core.progress import Progress

    progress = Progress(lambda _, words: said.append((words, text.language())))
    export_atlas(workspace, Profiles(workspace), pdf, progress, scenario_id="s1", pages=PAGES, language="en")
    words = plain(tool("pdftotext", "-layout", str(pdf), "-"))
    assert "Key figures" in words and "2 territories, from 10,000 to 26,000 inhabitants" in words
    assert "Chiffres clés" not in words
    assert titles(pdf)[0] == "Cover" and b"/Lang <FEFF0065006E>" in pdf.read_bytes()
    assert {language for _, language in said} == {"fr"} == {text.language()}
    assert any(words.startswith("Page 3 sur 5") for words, _ in said)


def test_a_language_without_texts_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech.paths, "translation", lambda code: tmp_path / f"clefop_{code}.qm")
    with pytest.raises(InputError, match="no texts in the language “fr”"):
        export_atlas(workspace, Profiles(workspace), tmp_path / "a.pdf", scenario_id="s1", language="fr")
    assert text.language() == "en"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"paper": "A5"}, "Paper: “A5” is not possible. Choose among A4, A3"),
        ({"orientation": "oblique"}, "portrait, landscape"),
        ({"file_format": "GIF"}, "PDF, PNG, SVG"),
        ({"language": "de"}, "fr, en"),
        ({"indicators": ["emplois", "lune"]}, "The indicator lune is not in this workspace"),
        ({"base_map": "Relief"}, "no map theme “Relief”"),
    ],
)
def test_impossible_answers_are_refused(
    workspace: Workspace, tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        export_atlas(workspace, Profiles(workspace), tmp_path / "a.pdf", host=QgsProject(), scenario_id="s1", **changes)
    assert not (tmp_path / "a.pdf").exists()


def green_project() -> QgsProject:
    """A project whose theme « Vert » shows the whole region in green; its layer is red outside the theme."""
    project = QgsProject()
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", "fond", "memory")
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle

    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(300_000, 6_600_000, 400_000, 6_800_000)))
    layer.dataProvider().addFeatures([feature])
    project.addMapLayer(layer)
    layer.renderer().symbol().setColor(QColor("#00a000"))
    layer.styleManager().addStyleFromLayer("vert")
    record = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    record.usingCurrentStyle, record.currentStyle = True, "vert"
    theme = QgsMapThemeCollection.MapThemeRecord()
    theme.addLayerRecord(record)
    project.mapThemeCollection().insert("Vert", theme)
    layer.renderer().symbol().setColor(QColor("#d00000"))
    return project


def test_a_theme_lies_under_the_maps_of_territories(workspace: Workspace) -> None:
    project = green_project()
    assert theme_names(project) == ["Vert"]
    profiles = Profiles(workspace)
    options = AtlasOptions(scenario_id="s1", pages=("territoire",), base_map="Vert")
    with_theme, without = (Atlas(profiles, options.changed({"base_map": name}), project) for name in ("Vert", ""))
    images = []
    for atlas in (with_theme, without):
        job = atlas.territory_jobs("01")[0]
        images.append(page_image(atlas.sheet(job, 1, 1), 50))
    # In the map, beyond the territory: the green of the theme, as it was kept in the theme.
    colours = [
        {image.pixelColor(x, y).name() for x in range(26, 265, 4) for y in range(90, 304, 4)} for image in images
    ]
    assert "#00a000" in colours[0] and "#00a000" not in colours[1] and "#d00000" not in colours[0]
    assert project.mapLayersByName("fond")[0].renderer().symbol().color().name() == "#d00000"
    assert "base map: Vert" in with_theme.context.base.credit  # type: ignore[union-attr]


@pytest.fixture
def server(qgis_app: object) -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def tile() -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def tile_client(server: Server, folder: Path) -> Client:
    names = {"tiles": "z={z}&y={y}&x={x}"}
    service = server.service(SERVICE, path=TILES, licence="LO", producer="Essai", attempts=1, timeout=5.0, names=names)
    return Client(Catalogue({SERVICE: service}), network.QgisTransport(), Cache(folder))


def test_tiles_of_the_ign_are_drawn_under_the_maps(
    workspace: Workspace, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_tiles = []

    def answer(asked: Asked) -> Reply:
        asked_tiles.append(asked.query)
        return Reply(tile(), "image/png")

    server.routes[TILES] = answer
    client = tile_client(server, tmp_path / "cache")
    monkeypatch.setattr(network, "client", lambda: client)
    atlas = Atlas(Profiles(workspace), AtlasOptions(scenario_id="s1", pages=("territoire",), base_map="ign"))
    assert atlas.notes == []
    assert asked_tiles == [{"z": "6", "y": "22", "x": "31"}]
    base = atlas.context.base
    assert base is not None and base.credit == f"base map: {client.catalogue.service(SERVICE).label} (Essai, LO)"
    image = page_image(atlas.sheet(atlas.territory_jobs("01")[0], 1, 1), 50)
    colours = {image.pixelColor(x, y).name() for x in range(26, 265, 4) for y in range(90, 304, 4)}
    assert "#123456" in colours
    assert len(asked_tiles) > 1


def test_a_base_map_out_of_reach_is_told_and_left_out(
    workspace: Workspace, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes[TILES] = Reply(b"", status=503)
    client = tile_client(server, tmp_path / "cache")
    with pytest.raises(ServiceError):
        base_map("ign", None, client)
    monkeypatch.setattr(network, "client", lambda: client)
    result = export_atlas(
        workspace, Profiles(workspace), tmp_path / "a.pdf", scenario_id="s1", pages=["territoire"], base_map="ign"
    )
    assert result.pages == 2 and len(result.notes) == 1 and client.catalogue.service(SERVICE).label in result.notes[0]


def test_the_catalogue_names_the_plan_of_the_ign() -> None:
    source = layer_source(network.load_catalogue())
    assert source.startswith("type=xyz&zmin=0&zmax=18&url=https://data.geopf.fr/wmts?SERVICE=WMTS%26")
    for part in ("TILEMATRIX={z}", "TILEROW={y}", "TILECOL={x}", "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"):
        assert part in source


def test_metadata_is_xml_whatever_the_names() -> None:
    packet = xmp_metadata('<b>Essai</b> & \x0b"', "R\x01", "fr")
    found = [element.text for element in ElementTree.fromstring(packet).iter() if element.tag.endswith("li")]
    assert found == ['<b>Essai</b> &  "', "R ", "fr"]
