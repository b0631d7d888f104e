"""Pages of one territory: structures, commuting, council, training with needs; upright and lying; without data."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely
from cartography_workspace import make
from qgis.core import Qgis, QgsLayoutExporter, QgsProject

from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing, Text
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages import page_types
from clefop_plugin.cartography.pages.base import PageType, lies
from clefop_plugin.cartography.pages.table_rows import Line, Row, cells_row, filled, wrapped
from clefop_plugin.cartography.paint import DrawingItem
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
#: Layouts refer to the project of their context, which must outlive them.
KEPT: list[AtlasContext] = []
NAMES = ("Rouvraille", "Hautecoult", "Marteloup")


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg")


def add_structures(workspace: Workspace) -> None:
    """A mission locale that serves seven communes, its branch in the other territory, an agency."""
    codes = list(workspace.read("communes")["code"])
    zoning = {"id": "missions_locales", "label": "Missions locales", "family": "action", "vintage": 2024}
    zoning |= {"producer": "Essai", "source": "Essai", "licence": "", "url": "", "complete": False, "unit": "commune"}
    workspace.append("zonings", pd.DataFrame([zoning]))
    area = {"zoning_id": "missions_locales", "code": "ml9", "name": "Mission locale du Vent", "communes_outside": 0}
    workspace.append("zones", pd.DataFrame([area | {"geom": shapely.box(350_000, 6_700_000, 374_000, 6_712_000)}]))
    rows = {"zoning_id": "missions_locales", "commune_code": codes[:7], "zone_code": "ml9", "share": 1.0}
    workspace.append("memberships", pd.DataFrame(rows))
    empty = dict.fromkeys(("website", "parent_id"), "")
    common = empty | {"precision": "coordinates", "source": "Annuaire d’essai"}
    structures = [
        ("mission-locale:ml9", "mission-locale", "Mission locale du Vent", "44002", "", 359_000),
        ("mission-locale:ml9-1", "mission-locale", "Antenne de Gratelou", "49007", "mission-locale:ml9", 365_000),
        ("france-travail:1", "france-travail", "Agence de Courvin", "44003", "", 363_500),
    ]
    frame = pd.DataFrame(
        [
            common
            | {"id": i, "network": network, "name": name, "commune_code": commune, "parent_id": parent}
            | {"address": "3 rue du Pont", "postcode": commune, "city": "Ville", "phone": "01 99 00 00 0" + str(n)}
            | {"email": f"contact.{n}@example.org", "opening_hours": "Mo-Fr 09:00-12:30"}
            | {"geom": shapely.Point(x, 6_703_500)}
            for n, (i, network, name, commune, parent, x) in enumerate(structures)
        ]
    )
    workspace.append("structures", frame)


def add_flows(workspace: Workspace) -> None:
    rows = [("44001", "44001", 900.0), ("44001", "49005", 600.0), ("49005", "44003", 150.0), ("44002", "75056", 50.0)]
    workspace.append("flows", pd.DataFrame(rows, columns=["origin", "destination", "count"]))


def add_council(workspace: Workspace) -> None:
    where = {"scenario_id": "s1", "territory_code": "01"}
    head = where | {"label": "Conseil d’Avrillac", "state_chair": "Aurore Rouvraille, préfecture", "note": ""}
    head |= {
        "region_chair": "Amélie Hautecoult, Région",
        "meetings": "2026-01-17 – Bilan",
        "next_meeting": "2030-06-09",
    }
    workspace.append("councils", pd.DataFrame([head]))
    members = [
        ("État", "Préfecture", "Aurore Rouvraille", "coprésidence"),
        ("Opérateurs", "Mission locale", "Nadia Marteloup", "membre"),
    ]
    frame = pd.DataFrame(members, columns=["college", "organisation", "name", "role"])
    workspace.append("council_members", frame.assign(**where, email="n.marteloup@example.org"))
    projects = [
        ("g", "", "Mobilité", "Covoiturage", "engagé", "2024-06", "2026-03"),
        ("a", "g", "Mobilité", "Aires de dépose", "terminé", "2024", ""),
        ("b", "", "Décrocheurs", "Sas de remobilisation", "à l’étude", "", ""),
    ]
    columns = ["id", "group_id", "theme", "title", "state", "start", "end"]
    frame = pd.DataFrame(projects, columns=columns)
    workspace.append("projects", frame.assign(**where, pilot="Département", note="", indicators="Taux"))


def context_of(workspace: Workspace, **options: Any) -> AtlasContext:
    KEPT.append(AtlasContext(Profiles(workspace), "territory", "s1", QgsProject(), "25 novembre 2026", **options))
    return KEPT[-1]


def page(identifier: str) -> PageType:
    return next(kind for kind in page_types() if kind.id == identifier)


def sheets_of(context: AtlasContext, identifier: str, code: str = "01") -> list[Sheet]:
    kind = page(identifier)
    sheets = []
    for part in range(kind.count(context, code)):
        sheet = Sheet(context.project, lies(kind, context), identifier)
        sheet.footer(kind.build(context, code, part, sheet), "Atlas", part + 1, 9)
        sheets.append(sheet)
    return sheets


def text_of(sheets: list[Sheet], tmp_path: Path) -> str:
    """The text of the pages as a reader of the PDF finds it; nothing may be outside the page."""
    found = []
    for number, sheet in enumerate(sheets):
        path = tmp_path / f"{number}.pdf"
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        assert (
            QgsLayoutExporter(sheet.layout).exportToPdf(str(path), settings) == QgsLayoutExporter.ExportResult.Success
        )
        boxes = subprocess.run(
            ["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        width, height = (float(x) for x in re.search(r'page width="([\d.]+)" height="([\d.]+)"', boxes).groups())
        pattern = r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
        for left, top, right, bottom, word in re.findall(pattern, boxes):
            assert float(left) > 25 and float(right) < width - 25, word
            assert float(top) > 20 and float(bottom) < height - 15, word
            assert "…" not in word
            found.append(html.unescape(word))
    return re.sub(r"[\u00a0\u202f ]+", " ", " ".join(found))


@pytest.mark.parametrize("orientation", ["", "landscape"])
def test_structures_with_their_contacts_and_the_communes_nobody_serves(
    workspace: Workspace, tmp_path: Path, french: None, orientation: str
) -> None:
    add_structures(workspace)
    context = context_of(workspace, orientation=orientation)
    text = text_of(sheets_of(context, "accompagnement"), tmp_path)
    for said in ("Mission locale du Vent", "Antenne de Gratelou", "3 rue du Pont", "01 99 00 00 00"):
        assert said in text
    assert "contact.0@example.org" in text.replace(" ", "")
    assert "9 h – 12 h 30" in text
    assert "Dessert tout le territoire" in text
    assert "Hors du territoire" in text
    assert "Distance au plus proche" in text
    assert "Une seule mission locale dessert le territoire : Mission locale du Vent" in text
    other = text_of(sheets_of(context, "accompagnement", "02"), tmp_path)
    assert "Hauterive n’est desservie par aucune mission locale" in other


def test_contacts_lead_to_a_mail_and_a_call(workspace: Workspace) -> None:
    add_structures(workspace)
    targets = [target for sheet in sheets_of(context_of(workspace), "accompagnement") for _, target in sheet.links]
    assert "mailto:contact.0@example.org" in targets
    assert any(target.startswith("tel:") for target in targets)


def test_a_territory_without_structures_says_so(workspace: Workspace, tmp_path: Path, french: None) -> None:
    text = text_of(sheets_of(context_of(workspace), "accompagnement", "02"), tmp_path)
    assert "Aucune structure d’accompagnement connue dans ce territoire" in text
    assert "1 territoire sur 2 en a" in text
    assert "Avrillac – Courvin" in text


@pytest.mark.parametrize("orientation", ["", "landscape"])
def test_commuting_with_partners_and_arrows(
    workspace: Workspace, tmp_path: Path, french: None, orientation: str
) -> None:
    add_flows(workspace)
    context = context_of(workspace, orientation=orientation)
    sheets = sheets_of(context, "liens")
    text = text_of(sheets, tmp_path)
    assert "58 % des actifs occupés travaillent dans le territoire" in text
    assert "L’Épernoux" in text
    assert "Paris (hors région)" in text
    assert "≈ 150" in text
    assert "un flux est un ordre de grandeur" in text
    assert "Cet espace de travail n’a pas d’indicateur de logement" in text
    drawn = drawing(sheets[0], "noms")
    assert sum(item.fill in ("#A8431C", "#0F5E73") for item in drawn.items if hasattr(item, "points")) == 2


@pytest.mark.parametrize("rows", [[("44001", "75056", 300.0)], [("44001", "44001", 300.0)]])
def test_commuting_without_a_partner_on_the_map(
    workspace: Workspace, tmp_path: Path, french: None, rows: list[tuple[str, str, float]]
) -> None:
    workspace.append("flows", pd.DataFrame(rows, columns=["origin", "destination", "count"]))
    context = context_of(workspace)
    text = text_of(sheets_of(context, "liens"), tmp_path)
    assert "300" in text
    assert "Personne." in text
    other = text_of(sheets_of(context, "liens", "02"), tmp_path)
    assert "Aucun déplacement domicile-travail connu dans ce territoire" in other


def drawing(sheet: Sheet, identifier: str) -> Drawing:
    item = sheet.layout.itemById(identifier)
    assert isinstance(item, DrawingItem)
    return item._drawing


def test_pages_without_data_are_made_only_when_they_are_asked_for_alone(workspace: Workspace, tmp_path: Path) -> None:
    context = context_of(workspace)
    assert [page(kind).count(context, "01") for kind in ("liens", "conseil")] == [0, 0]
    for kind, said in (("liens", "No commuting flows in this workspace"), ("conseil", "No council recorded")):
        alone = context_of(workspace, pages=[kind])
        assert page(kind).count(alone, "01") == 1
        assert said in text_of(sheets_of(alone, kind), tmp_path)


@pytest.mark.parametrize(("personal", "orientation"), [(False, ""), (True, ""), (False, "landscape")])
def test_a_council_prints_names_only_when_asked(
    workspace: Workspace, tmp_path: Path, french: None, personal: bool, orientation: str
) -> None:
    add_council(workspace)
    context = context_of(workspace, personal=personal, orientation=orientation)
    context.today = date(2026, 11, 25)
    text = text_of(sheets_of(context, "conseil"), tmp_path)
    assert [name in text for name in NAMES] == [personal] * 3
    assert ("n.marteloup@example.org" in text.replace(" ", "")) == personal
    assert ("ils ne sont pas imprimés" in text) == (not personal)
    for said in ("1 action sur 3 est en retard", "Préfecture", "09/06/2030", "17/01/2026", "Bilan", "Covoiturage"):
        assert said in text
    assert "En retard depuis 03/2026" in text
    assert "dates non fixées" in text
    assert "À suivre : Taux (102 %)" in text
    other = text_of(sheets_of(context, "conseil", "02"), tmp_path)
    assert "Aucun conseil n’est saisi pour ce territoire" in other


def test_a_long_council_goes_on_over_pages(workspace: Workspace, tmp_path: Path) -> None:
    add_council(workspace)
    where = {"scenario_id": "s1", "territory_code": "01", "theme": "Logement", "group_id": "", "state": "engagé"}
    rows = [{"id": f"x{i}", "title": f"Action number {i}"} for i in range(60)]
    blank = dict.fromkeys(("pilot", "start", "end", "note", "indicators"), "")
    workspace.append("projects", pd.DataFrame(rows).assign(**where, **blank))
    people = pd.DataFrame({"name": [f"Person {i}" for i in range(90)]})
    people = people.assign(
        scenario_id="s1", territory_code="01", college="Associés", organisation="", role="", email=""
    )
    workspace.append("council_members", people)
    sheets = sheets_of(context_of(workspace, personal=True), "conseil")
    assert len(sheets) > 2
    text = text_of(sheets, tmp_path)
    assert all(f"Action number {i}" in text for i in range(60))
    assert all(f"Person {i}" in text for i in range(90))


def test_the_training_page_tells_which_structures_it_counts(workspace: Workspace, tmp_path: Path, french: None) -> None:
    add_structures(workspace)
    text = text_of(sheets_of(context_of(workspace), "formation"), tmp_path)
    assert "3 structures d’accompagnement dans le territoire, 1 hors du territoire le dessert" in text


def test_recruitment_needs_stand_beside_training(workspace: Workspace, tmp_path: Path, french: None) -> None:
    rows = [("A", "G0A40", "Boulangers", "G", 80.0, 60.0), ("B", "V1Z80", "Infirmiers", "V", 40.0, 10.0)]
    frame = pd.DataFrame(
        rows, columns=["basin_code", "occupation", "occupation_label", "family", "projects", "difficult"]
    )
    common = {"year": 2025, "basin_zoning": "ze", "family_label": "Métiers", "status": "ok", "difficult_status": "ok"}
    common |= {"seasonal": 5.0, "seasonal_status": "ok", "source": "bmo.csv"}
    workspace.append("recruitment", frame.assign(**common))
    text = text_of(sheets_of(context_of(workspace), "formation"), tmp_path)
    assert "Besoins de recrutement et formations" in text
    assert "enquête de 2025" in text
    assert "75 %" in text
    assert "CFA d’Avrillac" in text


def test_pages_of_a_territory_turn_and_the_others_keep_their_form(workspace: Workspace) -> None:
    upright, lying = context_of(workspace, orientation="portrait"), context_of(workspace, orientation="landscape")
    turning = {kind.id for kind in page_types() if lies(kind, lying) != lies(kind, upright)}
    assert turning >= {"territoire", "formation", "accompagnement", "liens", "conseil", "chiffres"}
    assert "couverture" not in turning
    for code in ("01", "02"):
        (sheet,) = sheets_of(lying, "territoire", code)
        assert (sheet.width, sheet.height) == (297.0, 210.0)
        assert {"carte", "situation", "cote", "zonages", "chiffres"} <= {
            item.id() for item in sheet.layout.items() if hasattr(item, "id")
        }


def test_rows_fill_areas_without_a_heading_at_the_end() -> None:
    def nothing(_to: Drawing, _y: float) -> None:
        """A row that draws nothing."""

    heading, row = Row(5, nothing, keep=True), Row(10, nothing)
    assert [len(area) for area in filled([heading, row, row, heading, row], (28.0, 40.0))] == [3, 2]
    assert [len(area) for area in filled([row] * 5, (20.0,))] == [2, 2, 1]
    assert [len(area) for area in filled([Row(50, nothing), row], (20.0, 60.0))] == [0, 2]
    assert filled([], (20.0,)) == [[]]


def test_texts_wrap_without_loss() -> None:
    d = Drawing(100, 100)
    for text in ("une adresse bien longue, 44000 Nantes", "contact.accueil@mission-locale.example.org", "x" * 60):
        lines = wrapped(d, text, 7, 20)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(d.measure(line, 7, 400) <= 20 for line in lines)
    row = cells_row(d, [(0.0, 20.0), (25.0, 20.0)], [[Line("un deux trois quatre cinq six")], [Line("a")]], 1.0)
    row.draw(d, 0.0)
    texts = [item for item in d.items if isinstance(item, Text)]
    assert len(texts) >= 3
    assert max(item.y for item in texts) < row.height
