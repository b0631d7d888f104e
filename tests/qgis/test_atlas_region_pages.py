"""The atlas pages about the whole region: how to read, maps, shared borders, agreement, method; and their absence."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cartography_workspace import make
from qgis.core import QgsLayoutItemMap, QgsProject

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.atlas import export_atlas
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.pages import page_types
from clefop_plugin.cartography.pages.indicator_map_page import IndicatorMapPage
from clefop_plugin.cartography.pages.ranked_table import RankedRow, _shown
from clefop_plugin.core.errors import InputError
from clefop_plugin.services.own_borders import own_borders
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.region import Region
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

REGIONAL = ["lire", "region", "cartes", "frontieres", "concordance", "methode"]


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Workspace:
    return make(tmp_path / "essai.gpkg", fictional=False)


def text_of(pdf: Path) -> list[str]:
    """Text of each page, with plain spaces."""
    out = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [re.sub(r"\s+", " ", page) for page in out.split("\f")][:-1]


def printed(workspace: Workspace, folder: Path, pages: list[str], **choice: str) -> list[str]:
    pdf = folder / "atlas.pdf"
    result = export_atlas(workspace, Profiles(workspace), pdf, pages=pages, **(choice or {"scenario_id": "s1"}))
    assert result.failures == []
    assert_inside(pdf)
    return text_of(pdf)


def assert_inside(pdf: Path) -> None:
    """Every word of every page lies inside the margins of the paper."""
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = re.split(r"<page ", boxes)[1:]
    for page in pages:
        width, height = (float(v) for v in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())  # type: ignore[union-attr]
        words = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)', page)
        assert words
        margin = 9 * 72 / 25.4
        outside = [
            w for *box, w in words if float(box[0]) < margin or float(box[2]) > width - margin or float(box[3]) > height
        ]
        assert outside == []


def context_of(workspace: Workspace, **choice: object) -> AtlasContext:
    return AtlasContext(Profiles(workspace), "territory", "s1", QgsProject(), "1er janvier 2026", **choice)  # type: ignore[arg-type]


def set_values(workspace: Workspace, indicator: str, codes: list[str], status: str) -> None:
    values = workspace.read("indicator_values", indicator, by="indicator_id")
    hidden = values["code"].isin(codes)
    values.loc[hidden, "value"] = None
    values.loc[hidden, "status"] = status
    workspace.replace("indicator_values", values, indicator, by="indicator_id")


def test_pages_come_in_order_and_the_method_is_last(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pages = printed(workspace, tmp_path, ["methode", *REGIONAL[:-1], "territoire"])
    begins = (
        "ESSAI · COMMENT LIRE Une idée par page",
        "ESSAI 2 territoires, de 10 000 à 26 000 habitants",
        "ESSAI · EMPLOI Taux",
        "ESSAI · EMPLOI Emplois",
        "ESSAI · FRONTIÈRES PARTAGÉES",
        "ESSAI · ACCORD ENTRE ZONAGES",
        "CLEFOP 1 · LOIRE-ATLANTIQUE",
        "CLEFOP 2 · MAINE-ET-LOIRE",
        "ESSAI · MÉTHODE ET SOURCES Des territoires tracés",
        "ESSAI · MÉTHODE ET SOURCES Méthode et sources (suite)",
    )
    assert len(pages) == len(begins)
    for page, words in zip(pages, begins, strict=True):
        assert page.strip().startswith(words)


def test_contents_give_the_pages_of_the_atlas(workspace: Workspace, tmp_path: Path, french: None) -> None:
    first = printed(workspace, tmp_path, ["lire", "region", "frontieres", "territoire", "methode"])[0]
    for line in (
        "Région 2",
        "Frontières partagées 3",
        r"1 · Avrillac – Courvin 4",
        "2 · L’Épernoux 5",
        "Méthode et sources 6",
    ):
        name, page = line.rsplit(" ", 1)
        assert re.search(re.escape(name) + r"[ .]+" + page + r"\b", first), line


def test_key_explains_every_sign(workspace: Workspace, tmp_path: Path, french: None) -> None:
    page = printed(workspace, tmp_path, ["lire"])[0]
    for words in (
        "la région",
        "son département",
        "Un minimum",
        "Secret statistique",
        "Hachures montantes",
        "Rang : 4e",
    ):
        assert words in page


def test_map_of_a_rate(workspace: Workspace, tmp_path: Path, french: None) -> None:
    page = printed(workspace, tmp_path, ["cartes"])[0]
    # Weighted by the residents: (1000·100 + … + 4000·103) / 10 000 = 102, and 105,6 rounded for the other.
    assert "Taux : de 102 % (Avrillac – Courvin) à 106 % (L’Épernoux)" in page
    assert "classes à seuils naturels (Jenks)" in page
    assert "trait : région, 105 %" in page
    assert "Lecture : n° 2 L’Épernoux vient en tête avec 106 %, contre 105 % dans la région." in page
    assert "Enquête d’essai" in page


def test_map_of_a_count_has_circles_and_says_minimums(workspace: Workspace, tmp_path: Path, french: None) -> None:
    context = context_of(workspace, indicators=["emplois"])
    assert context.regional.mapped == ["emplois"]
    sheet = Sheet(context.project, True, "essai")
    sources = IndicatorMapPage().build(context, "", 0, sheet)
    assert "Enquête d’essai" in sources
    item = next(item for item in sheet.layout.items() if isinstance(item, QgsLayoutItemMap))
    circles = item.layers()[0]
    assert circles.featureCount() == 2
    assert sorted(
        feature["value" if "value" in circles.fields().names() else "valeur"] for feature in circles.getFeatures()
    ) == [306, 422]
    assert not circles.labelsEnabled()
    texts = [
        i.text for d in sheet.layout.items() if hasattr(d, "_drawing") for i in d._drawing.items if hasattr(i, "text")
    ]
    assert "≥\u202f306" in texts
    assert "422" in texts


def test_secret_and_missing_are_hatched_and_counted(workspace: Workspace, tmp_path: Path, french: None) -> None:
    set_values(workspace, "taux", ["44001", "44002", "44003", "44004"], "secret")
    page = printed(workspace, tmp_path, ["cartes"])[0]
    assert "secret statistique : 1" in page
    assert re.search(r"Avrillac – Courvin secret", page)
    set_values(workspace, "taux", ["49005", "49006", "49007", "49008"], "missing")
    page = printed(workspace, tmp_path, ["cartes"])[0]
    assert "Taux : aucune valeur publiée" in page


def test_an_unknown_indicator_is_named(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="inflation.*emplois, taux"):
        IndicatorMapPage().count(context_of(workspace, indicators=["inflation"]), "")


def test_limits_of_territories_on_shared_borders(workspace: Workspace) -> None:
    found = own_borders(Region(workspace), "territory", "s1", ["epci", "ze", "ctr"])
    # Two rows of four communes of 6 km: three zonings between the first three pairs, EPCI alone between the last.
    assert (found.own_km, found.own_hard_km, found.half) == (24.0, 18.0, 2)
    assert found.own_share == 0.75
    assert found.pairs.to_dict("records") == [{"left": "01", "right": "02", "km": 18.0, "most": 3}]
    assert found.inside.to_dict("records") == [{"code": "01", "km": 6.0}]
    # Inner borders: 24 km between the rows and six lines of 6 km inside them.
    assert found.kilometres == {3: 18.0, 2: 6.0, 1: 18.0, 0: 18.0}
    inner = found.borders[~found.borders["outer"]]
    assert "scenario:s1" not in set(";".join(inner["zonings"]).split(";"))


def test_shared_borders_page(workspace: Workspace, tmp_path: Path, french: None) -> None:
    page = printed(workspace, tmp_path, ["frontieres"])[0]
    assert "75 % des limites des territoires suivent une ligne dure de la région" in page
    assert "1 Avrillac – Courvin | 2 L’Épernoux" in page
    assert "18 km ; jusqu’à 3 zonages sur 3" in page
    assert "6 km de lignes dures traversent des territoires, surtout le 1, Avrillac – Courvin (6 km)." in page
    assert "Contrats d’avenir" in page


def test_agreement_page(workspace: Workspace, tmp_path: Path, french: None) -> None:
    page = printed(workspace, tmp_path, ["concordance"])[0]
    assert "Les territoires suivent d’abord les " in page
    assert "Qui coupe quoi" in page
    assert "les territoires face à chaque zonage" in page
    # The two zonings are the same.
    assert "1,00" in page


def test_agreement_of_a_zoning(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pages = printed(workspace, tmp_path, ["frontieres", "concordance", "methode"], zoning_id="ze")
    assert "Zones d’emploi" in pages[1]
    assert "Des territoires repris d’un zonage existant" in pages[2]
    assert "il n’y a pas de certificat à donner" in pages[2]


def test_method_of_a_scenario_made_by_hand(workspace: Workspace, tmp_path: Path, french: None) -> None:
    pages = " ".join(printed(workspace, tmp_path, ["methode"]))
    assert "Des territoires tracés ou corrigés à la main" in pages
    assert "Contrats d’avenir" in pages
    assert "Enquête d’essai" in pages
    assert re.search(r"Emplois .*minimums : 1 ", pages)


def test_certificate_of_a_generated_scenario(demo_workspace: Path, tmp_path: Path, french: None) -> None:
    workspace = Workspace.open(Path(shutil.copy(demo_workspace, tmp_path / "demo.gpkg")))
    scenario = str(workspace.read("scenarios")["id"].iloc[-1])
    pages = " ".join(
        printed(workspace, tmp_path, ["lire", "cartes", "frontieres", "concordance", "methode"], scenario_id=scenario)
    )
    report = context_report(workspace, scenario)
    assert "18 territoires calculés, optimum prouvé" in pages
    assert f"{report['objective']:.5f}".replace(".", ",") in pages
    assert report["fingerprint"] in pages
    assert "Cette région n’existe pas" in pages


def context_report(workspace: Workspace, scenario: str) -> dict[str, object]:
    context = AtlasContext(Profiles(workspace), "territory", scenario, QgsProject(), "")
    return dict(context.regional.report)


@pytest.fixture
def bare(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Communes, EPCI and a scenario of EPCI, nothing else."""
    made = Workspace.create(tmp_path / "nu.gpkg", Crs("EPSG:2154"), workspace.meta())
    for table in ("communes", "scenarios", "territories", "scenario_blocks"):
        made.append(table, workspace.read(table))
    for table, column in (("zonings", "id"), ("zones", "zoning_id"), ("memberships", "zoning_id")):
        rows = workspace.read(table)
        made.append(table, rows[rows[column] == "epci"])
    return made


def test_without_data_no_page_is_left_empty(bare: Workspace, tmp_path: Path, french: None) -> None:
    context = AtlasContext(Profiles(bare), "zone", "epci", QgsProject(), "")
    counts = {page.id: page.count(context, "") for page in page_types() if page.id in REGIONAL}
    assert {page for page, count in counts.items() if not count} == {"cartes", "frontieres", "concordance"}
    pages = printed(bare, tmp_path, ["lire", "methode"], zoning_id="epci")
    assert "Les autres zonages" not in pages[0]
    assert "Un effectif" in pages[0]
    assert "Frontières partagées" not in " ".join(pages)


def test_with_one_zoning_the_pages_say_what_there_is(bare: Workspace, tmp_path: Path, french: None) -> None:
    borders, agreement = printed(bare, tmp_path, ["frontieres", "concordance"])
    assert "Les lignes dures et les lignes souples de la région" in borders
    assert "Comment les territoires et les autres zonages s’accordent" in agreement


def test_colours_of_classes_let_text_be_read() -> None:
    assert min(palettes.contrast(palettes.text_on(colour), colour) for colour in palettes.SEQUENTIAL) >= 4.5


def test_a_table_too_long_keeps_both_ends() -> None:
    rows = [RankedRow(rank, str(rank), "", float(20 - rank), "ok", False) for rank in range(1, 21)]
    rows.append(RankedRow(0, "21", "", float("nan"), "secret", False))
    assert _shown(rows, 21) == rows
    assert [row and row.rank for row in _shown(rows, 7)] == [1, 2, 3, None, 18, 19, 20]
    assert [row and row.rank for row in _shown(rows[-4:], 3)] == [18, None, 20]
    assert [row and row.rank for row in _shown(rows[-3:], 2)] == [19, None]
