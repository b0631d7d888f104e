"""The content of territory sheets, and the pages and documents written of it: escaping, secrecy, nothing known."""

from __future__ import annotations

import io
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.opendocument import OASIS
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_sheet.compared import comparison_document, difference
from clefop_plugin.services.territory_sheet.content import Wishes, territory_document
from clefop_plugin.services.territory_sheet.html import sheet_html
from clefop_plugin.services.territory_sheet.identity import nature
from clefop_plugin.services.territory_sheet.index import Listed, index_html
from clefop_plugin.services.territory_sheet.known import read
from clefop_plugin.services.territory_sheet.model import Comments, Document, Drawn, Paragraph, Picture, Table, parted
from clefop_plugin.services.territory_sheet.odt import MIME, sheet_odt
from clefop_plugin.services.territory_sheet.sectors import sectors_table
from clefop_plugin.services.whole_file import write_whole

HOSTILE = '<script>alert("x")</script>&\x07'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" viewBox="0 0 9 5"><text x="1" y="2">Nord</text></svg>'
PNG = b"\x89PNG\r\n\x1a\n"
DRAWN = Drawn(SVG, PNG, 90.0, 50.0)


def wishes(personal: bool = False) -> Wishes:
    return Wishes(personal, "Sources: essai.", "2026-11-25")


def make(folder: Path, council: bool = True) -> Profiles:
    workspace = small_region.make(folder / "fiches.gpkg")
    if council:
        row = {"scenario_id": "s1", "territory_code": "01", "label": "Conseil d’essai", "state_chair": "Alice Martin"}
        workspace.append("councils", pd.DataFrame([row | {"region_chair": "", "note": "Appeler Alice Martin"}]))
        member = {"scenario_id": "s1", "territory_code": "01", "college": "État", "organisation": "Sous-préfecture"}
        member |= {"name": "Bruno Petit", "role": "membre", "email": "bruno@example.org"}
        workspace.append("council_members", pd.DataFrame([member]))
        project = {"id": "p1", "scenario_id": "s1", "territory_code": "01", "theme": "Mobilité", "group_id": ""}
        project |= {"title": HOSTILE, "pilot": "Région", "state": "engagé", "start": "2020-01", "end": "2020-06"}
        workspace.append("projects", pd.DataFrame([project | {"note": "", "indicators": ""}]))
    return Profiles(workspace)


def document(profiles: Profiles, code: str = "01", kind: str = "territory", personal: bool = False) -> Document:
    ref = TerritoryRef(kind, "s1" if kind == "territory" else "epci", code)  # type: ignore[arg-type]
    return territory_document(profiles.region, read(profiles, ref, Progress(), 15), "1", wishes(personal))


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Profiles:
    return make(tmp_path_factory.mktemp("fiches"))


def tables(found: Document) -> dict[str, Table]:
    return {b.caption: b for section in found.sections for b in section.blocks if isinstance(b, Table)}


def said(found: Document, anchor: str) -> str:
    section = found.section(anchor)
    assert section is not None
    return "\n".join(block.text for block in section.blocks if isinstance(block, Paragraph))


class Outline(HTMLParser):
    """Levels of headings, attributes of header cells, tags that were not closed, texts."""

    VOID = frozenset({"meta", "br", "rect", "circle", "path"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.scopes: list[str | None] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th":
            self.scopes.append(known.get("scope"))
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag == "a":
            self.links.append(str(known["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_sections_follow_the_list_of_what_a_sheet_must_hold(profiles: Profiles) -> None:
    found = document(profiles)
    assert [section.anchor for section in found.sections] == [
        "identity", "key-figures", "training", "needs", "actors", "commuting", "council", "comments", "sources",
    ]  # fmt: skip
    facts = dict(
        row for b in found.sections[0].blocks if hasattr(b, "rows") and b.caption == "Identity" for row in b.rows
    )
    assert facts["Name"] == "Alpe\u00a0– Côte"
    assert facts["Body"] == "Clefop – Conseil d’essai"
    assert facts["Population"] == "1,900"
    parts = tables(found)["Intercommunalités"]
    assert [row[0] for row in parts.rows] == ["Zone E1", "Zone E2"]
    zones = {row[0]: row[2] for row in tables(found)["Zones that the territory lies in"].rows}
    assert zones["Zones d’emploi 2020"] == "Zone Z1 79%, Zone Z2 21%"
    assert "Mobilité" in [row[0] for row in tables(found)["Action plan by axis"].rows]


def test_figures_say_where_they_stand_how_sure_they_are_and_how_they_changed(profiles: Profiles) -> None:
    rows = {row[0].split("\n")[0]: row for row in tables(document(profiles))["Key figures"].rows}
    label, value, _, region, gap, rank, change = rows["Taux de chômage"]
    assert label.split("\n")[1] == "2021, estimated, 89% of inhabitants covered"
    assert (value, region, gap, rank, change) == ("10.0%", "10.0%", "0.0\u202fpt", "1st", "+5.0\u202fpt")


def test_a_secret_value_is_never_written_and_the_sheet_says_so(tmp_path: Path) -> None:
    workspace = small_region.make(tmp_path / "secret.gpkg")
    values = workspace.read("indicator_values")
    assert "secret" in set(values["status"])
    profiles = Profiles(workspace)
    figures = profiles.figures(TerritoryRef("commune", "", small_region.CODES[1]))
    assert {f.id: f.status for f in figures}["rate"] == "secret"
    ref = TerritoryRef("commune", "", small_region.CODES[1])
    found = territory_document(profiles.region, read(profiles, ref, Progress(), 15), "1", wishes())
    row = next(row for row in tables(found)["Key figures"].rows if row[0].startswith("Taux de chômage"))
    assert row[1] == "secret"
    assert "statistical secrecy" in row[0]
    assert "No masked value is given" in said(found, "sources")


def test_zones_that_follow_no_commune_cover_a_share_estimated_from_areas(tmp_path: Path) -> None:
    workspace = small_region.make(tmp_path / "qpv.gpkg")
    row = {"id": "qpv", "label": "Quartiers prioritaires", "family": "action", "vintage": 2024, "complete": False}
    workspace.append("zonings", pd.DataFrame([row | {"unit": "polygon"}]))
    # Half of Alpe (1,000 residents), a corner outside the territory, and one that only touches it.
    shapes = [shapely.box(0, 0, 500, 1000), shapely.box(3500, 1500, 4000, 2000), shapely.box(0, 1000, 500, 1500)]
    zones = {"zoning_id": "qpv", "code": ["Q1", "Q2", "Q3"], "name": ["Nord", "Loin", "Bord"], "geom": shapes}
    workspace.append("zones", pd.DataFrame(zones))
    found = document(Profiles(workspace))
    table = tables(found)["Zones that follow no commune limit"]
    assert table.rows == (("Quartiers prioritaires", "1", "26%", "Nord"),)
    assert "Quartiers prioritaires" not in [row[0] for row in tables(found)["Zones that the territory lies in"].rows]


def test_sectors_are_ranked_with_how_specific_they_are(profiles: Profiles) -> None:
    figure = profiles.figures(TerritoryRef("territory", "s1", "01"), ["rate"])[0]
    shares = (("industrie", 20.0, 10.0), ("commerce", 30.0, 40.0), ("interim", None, 5.0), ("services", 5.0, 0.0))
    figures = [
        replace(figure, id=f"part_effectifs_{name}", label=name, value=value, region_value=region, status="ok")
        for name, value, region in shares
    ]
    table = sectors_table(figures)
    assert table is not None
    assert [(row[0], row[3]) for row in table.rows] == [
        ("commerce", "75"), ("industrie", "200"), ("services", "–"), ("interim", "–"),
    ]  # fmt: skip
    assert sectors_table([figure]) is None


def test_no_person_is_named_unless_asked(profiles: Profiles) -> None:
    for personal in (False, True):
        found = document(profiles, personal=personal)
        page = sheet_html(found, {})
        text = sheet_odt(found, {})
        content = zipfile.ZipFile(io.BytesIO(text)).read("content.xml").decode()
        for name in ("Alice Martin", "Bruno Petit", "bruno@example.org"):
            assert (name in page) == (name in content) == personal
        assert "Sous-préfecture" in page and "Région" in page


def test_a_workspace_with_nothing_but_communes_says_how_to_fill_each_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_region, "_add_facts", lambda _workspace: None)
    found = document(make(tmp_path, council=False))
    assert "holds no indicator" in said(found, "key-figures")
    assert "holds no training offer" in said(found, "training")
    assert "holds no recruitment needs" in said(found, "needs")
    assert "holds no support structure" in said(found, "actors")
    assert "holds no commuting flows" in said(found, "commuting")
    assert "Nothing is recorded" in said(found, "council")
    assert Outline(sheet_html(found, {})).open == []
    ET.fromstring(zipfile.ZipFile(io.BytesIO(sheet_odt(found, {}))).read("content.xml"))


def test_a_zone_has_no_council_of_its_own(profiles: Profiles) -> None:
    found = document(profiles, "E1", "zone")
    assert "depend on the councils of: Alpe\u00a0– Côte 100%" in said(found, "council")
    assert found.kicker.startswith("Intercommunalités")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CC du Pays d'Ancenis", "community of communes"),
        ("Communauté d’agglomération de Cholet", "agglomeration community"),
        ("Cholet Agglomération", "agglomeration community"),
        ("CU Le Mans Métropole", "urban community"),
        ("Nantes Métropole", "metropolis"),
        ("Cap Atlantique", ""),
    ],
)
def test_the_nature_of_an_epci_is_read_in_its_name(name: str, words: str) -> None:
    assert nature(name) == words


def test_the_page_is_well_formed_accessible_and_self_contained(profiles: Profiles) -> None:
    found = document(profiles)
    names = {b.name for s in found.sections for b in s.blocks if isinstance(b, Picture)}
    page = sheet_html(found, dict.fromkeys(names, DRAWN), "index.html")
    outline = Outline(page)
    assert outline.open == []
    assert outline.levels[0] == 1 and outline.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(outline.levels))
    assert set(outline.scopes) == {"row", "col"}
    assert len(outline.ids) == len(set(outline.ids))
    inside = [link.removeprefix("#") for link in outline.links if link.startswith("#")]
    assert set(inside) <= set(outline.ids)
    assert set(outline.links) - {f"#{name}" for name in inside} == {"index.html"}
    assert page.startswith("<!DOCTYPE html>") and '<html lang="en">' in page
    assert "<script" not in page and "url(" not in page and "src=" not in page
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page)
    assert page.count('role="img"') == len(names)
    assert "Map of Alpe\u00a0– Côte among the neighbouring territories" in page
    assert "@media print" in page and 'href="#content"' in page


def test_texts_from_data_are_escaped_everywhere(profiles: Profiles) -> None:
    found = document(profiles)
    page = sheet_html(found, {})
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;" in page
    archive = zipfile.ZipFile(io.BytesIO(sheet_odt(found, {})))
    root = ET.fromstring(archive.read("content.xml"))
    assert any('<script>alert("x")</script>& ' in (node.text or "") for node in root.iter())
    index = index_html(
        HOSTILE, HOSTILE, [Listed("1", HOSTILE, "", 1.0, (("PDF", "a.pdf"),))], pd.DataFrame(), [], "", True
    )
    assert "<script" not in index
    assert Outline(index).open == []


def test_the_document_is_a_valid_package_with_every_style_declared(profiles: Profiles) -> None:
    found = document(profiles)
    names = {b.name for s in found.sections for b in s.blocks if isinstance(b, Picture)}
    content = sheet_odt(found, dict.fromkeys(names, DRAWN))
    archive = zipfile.ZipFile(io.BytesIO(content))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, archive.read("mimetype")) == (
        "mimetype", zipfile.ZIP_STORED, MIME.encode(),
    )  # fmt: skip
    manifest = ET.fromstring(archive.read("META-INF/manifest.xml"))
    listed = {node.get(f"{{{OASIS}:manifest:1.0}}full-path") for node in manifest}
    assert listed == {"/"} | {n for n in archive.namelist() if n not in ("mimetype", "META-INF/manifest.xml")}
    body, styles = (ET.fromstring(archive.read(name)) for name in ("content.xml", "styles.xml"))
    ET.fromstring(archive.read("meta.xml"))
    style = f"{{{OASIS}:style:1.0}}"
    declared = {
        node.get(f"{style}name") for root in (body, styles) for node in root.iter() if node.tag.startswith(style)
    }
    declared |= {"Bullets"}
    used = {
        value
        for root in (body, styles)
        for node in root.iter()
        for key, value in node.attrib.items()
        if key.endswith("}style-name") or key.endswith("}parent-style-name") or key.endswith("}next-style-name")
    }
    assert used <= declared
    text, table, draw = (f"{{{OASIS}:{name}:1.0}}" for name in ("text", "table", "drawing"))
    levels = [int(node.get(f"{text}outline-level", "0")) for node in body.iter(f"{text}h")]
    assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    assert sum(1 for _ in body.iter(f"{table}table-header-rows")) >= 10
    for grid in body.iter(f"{table}table"):
        width = len(grid.findall(f"{table}table-column"))
        assert {len(row.findall(f"{table}table-cell")) for row in grid.iter(f"{table}table-row")} == {width}
    frames = list(body.iter(f"{draw}frame"))
    assert len(frames) == len(names)
    svg = f"{{{OASIS}:svg-compatible:1.0}}"
    assert all(frame.find(f"{svg}desc").text for frame in frames)  # type: ignore[union-attr]
    assert content == sheet_odt(found, dict.fromkeys(names, DRAWN))


def test_a_picture_that_could_not_be_drawn_leaves_its_words(profiles: Profiles) -> None:
    found = document(profiles)
    words = "among the neighbouring territories"
    assert words in sheet_html(found, {})
    assert words in zipfile.ZipFile(io.BytesIO(sheet_odt(found, {}))).read("content.xml").decode()


def test_room_for_comments_is_for_documents_only(profiles: Profiles) -> None:
    found = document(profiles)
    section = found.section("comments")
    assert section is not None and isinstance(section.blocks[0], Comments)
    question = section.blocks[0].questions[0]
    assert question not in sheet_html(found, {})
    assert question in zipfile.ZipFile(io.BytesIO(sheet_odt(found, {}))).read("content.xml").decode()


def test_a_document_begins_with_what_matters_and_loses_nothing(profiles: Profiles) -> None:
    for section in document(profiles).sections:
        first, annex = parted(section)
        known = {*first, *annex}
        assert set(section.blocks) <= known
        assert not set(first) & set(annex)


def test_two_territories_compared(profiles: Profiles) -> None:
    refs = [TerritoryRef("territory", "s1", code) for code in ("01", "02")]
    known = tuple(read(profiles, ref, Progress(), 15) for ref in refs)
    compared = profiles.comparison(refs, Progress())
    found = comparison_document(profiles.region, known, compared, wishes())  # type: ignore[arg-type]
    assert found.title == "Alpe\u00a0– Côte and Gué"
    rows = {row[0].split("\n")[0]: row[1:] for row in tables(found)["Key figures"].rows}
    lines = {line.label: line for line in compared.lines}
    assert rows["Revenu médian"][2] == difference(lines["Revenu médian"])
    assert rows["Actifs"][2] == "–"
    first, second = (figure.value for figure in lines["Revenu médian"].figures if figure)
    assert first is not None and second is not None
    assert float(rows["Revenu médian"][2].replace("−", "-").split("\u202f")[0]) == pytest.approx(
        100 * (first - second) / second, abs=0.05
    )
    assert Outline(sheet_html(found, {"map": DRAWN})).open == []


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dossier" / "fiche.html"
    write_whole(path, b"avant")

    def full(self: Path, content: bytes) -> int:
        self.open("wb").close()
        raise OSError("disk full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match=r"fiche\.html cannot be written"):
        write_whole(path, b"apres")
    assert path.read_bytes() == b"avant"
    assert [p.name for p in path.parent.iterdir()] == ["fiche.html"]
