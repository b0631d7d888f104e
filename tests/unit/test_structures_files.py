"""Structures and recruitment needs from whole files, through the import pipeline, into a workspace."""

from __future__ import annotations

import csv
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.services import imports
from clefop_plugin.services.importing.writers.places import no_projection
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

SERVICES: list[dict[str, Any]] = [
    {
        "id": f"s{rank}",
        "nom": name,
        "code_insee_commune": commune,
        "pivot": [{"type_service_local": "mission_locale", "code_insee_commune": served}],
        "adresse": [{"type_adresse": "Adresse", "numero_voie": "1 rue", "code_postal": "96000", "nom_commune": "Alpe"}],
        "telephone": [{"valeur": "0102030405"}],
        "plage_ouverture": [
            {
                "nom_jour_debut": "Mardi",
                "nom_jour_fin": "Mardi",
                "valeur_heure_debut_1": "9:00",
                "valeur_heure_fin_1": "12:00",
            }
        ],
    }
    for rank, (name, commune, served) in enumerate(
        [("ML Nord", "96000", ["96000", "96001", "96002"]), ("ML Sud", "20000", ["20000", "20001", "96002"])]
    )
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_region.make(tmp_path / "petit.gpkg")


def opendatasoft_csv() -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(SERVICES[0])
    for service in SERVICES:
        writer.writerow([v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in service.values()])
    return ("\ufeff" + text.getvalue()).encode()


def opendatasoft_json() -> bytes:
    return json.dumps(
        [{k: v if isinstance(v, str) else json.dumps(v) for k, v in service.items()} for service in SERVICES]
    ).encode()


def bulk() -> bytes:
    return json.dumps({"service": SERVICES}, ensure_ascii=False).encode()


def tarred() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:bz2") as archive:
        for name, data in (("2025-data.gouv_local.json", bulk()), ("lisezmoi.txt", b"bonjour")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return target.getvalue()


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("data.gouv_local.json", bulk())
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("annuaire.csv", opendatasoft_csv),
        ("annuaire.json", opendatasoft_json),
        ("2025.gouv_local.json", bulk),
        ("all_latest.tar.bz2", tarred),
        ("local.zip", zipped),
    ],
)
def test_every_form_of_the_annuaire_gives_the_same(workspace, tmp_path, name, make):
    path = tmp_path / name
    path.write_bytes(make())
    workspace.replace("structures", workspace.read("structures")[:0], "", by="source")
    before = workspace.count("structures")
    found = imports.import_structures(workspace, path, no_projection)
    assert (found.report.rows_read, found.report.rows_kept, found.report.skipped) == (2, 2, 0)
    rows = workspace.read("structures").set_index("id")
    assert len(rows) == before + 2
    assert rows.loc["mission-locale:s0", "phone"] == "01 02 03 04 05"
    # Without coordinates, the commune of the structure places it, and its precision says so.
    assert rows.loc["mission-locale:s0", ["commune_code", "precision"]].tolist() == ["96000", "commune"]
    assert rows.loc["mission-locale:s0", "geom"] is not None
    shares = workspace.read("memberships", "missions_locales", by="zoning_id")
    assert shares["share"].tolist() == [1.0, 1.0, 1.0, 1.0, 0.5, 0.5]
    support = Profiles(workspace).support(TerritoryRef("territory", "s1", "01"))
    nord = next(row for row in support.rows if row.id == "mission-locale:s0")
    assert (nord.serves, nord.opening_hours) == (True, "Tuesday: 9:00 – 12:00")
    assert found.report.rows_read and imports.import_structures(workspace, path, no_projection).report.ids


def test_the_answer_of_the_unml_service_is_read_as_it_comes(workspace, tmp_path):
    path = tmp_path / "TrouveTaML.json"
    structure = {
        "id": 1,
        "codeStructure": "96001",
        "nomStructure": "ML",
        "cp": "96000",
        "ville": "Brune",
        "siteWeb": "a.fr",
    }
    path.write_text(json.dumps({"count": 1, "results": [{"distance": 1.0, "structure": structure}]}), encoding="utf-8")
    imports.import_structures(workspace, path, no_projection)
    row = workspace.read("structures").set_index("id").loc["mission-locale:96001"]
    assert row[["name", "city", "website"]].tolist() == ["ML", "Brune", "https://a.fr"]


def test_a_page_of_data_inclusion_is_read_as_it_comes(workspace, tmp_path):
    path = tmp_path / "structures.json"
    items = [
        {
            "source": "dora",
            "id": f"dora--{rank}",
            "nom": f"Structure {rank}",
            "date_maj": "2025-01-01",
            "adresse": "1 rue",
            "code_postal": "96000",
            "commune": "Alpe",
            "code_insee": "96000",
            "reseaux_porteurs": networks,
            "telephone": None,
        }
        for rank, networks in enumerate((["plie"], ["epide", "inconnu"], None))
    ]
    path.write_text(json.dumps({"items": items, "total": 3, "page": 1, "pages": 1}), encoding="utf-8")
    imports.import_structures(workspace, path, no_projection)
    rows = workspace.read("structures").set_index("id")
    assert {"plie:dora--0", "epide:dora--1", "other:dora--2"} <= set(rows.index)


def test_the_bmo_workbook_is_read_at_its_sheet_of_data(workspace, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Description_des_variables"
    for rank in range(30):
        book.active.append([f"variable {rank}", "description"])
    sheet = book.create_sheet("BMO_2025_open_data")
    columns = "annee,Code métier BMO,Nom métier BMO,Famille_met,Lbl_fam_met,REG,NOM_REG,Dept,NomDept,BE25,NOMBE25"
    sheet.append([*columns.split(","), "met", "xmet", "smet"])
    sheet.append([2025, "M1X80", "Informaticiens", "I", "Cadres", 99, "R", "96", "D", "Z1", "UN", 40, "*", 10])
    sheet.append([2025, "M2X90", "Autres", "I", "Cadres", 99, "R", "96", "D", "Z1", "UN", "*", "*", "*"])
    path = tmp_path / "Base_open_data_BMO_2025.xlsx"
    book.save(path)
    imports.import_recruitment(workspace, path)
    rows = workspace.read("recruitment")
    assert rows[["basin_zoning", "basin_name", "family_label", "status"]].to_numpy().tolist() == [
        ["ze2020", "UN", "Cadres", "ok"],
        ["ze2020", "UN", "Cadres", "secret"],
    ]
    assert rows["difficult_status"].tolist() == ["secret", "secret"]
    assert rows["seasonal"].fillna(-1).tolist() == [10.0, -1.0]


def test_a_structure_that_another_file_has_at_the_same_address_is_left_to_it(workspace, tmp_path):
    head = "id,reseau,nom,adresse,code_postal,commune,structure_parente\n"
    first, second = tmp_path / "agences.csv", tmp_path / "annuaire.csv"
    first.write_text(
        head + "1,france-travail,FRANCE TRAVAIL ALPE,1 BD DU PORT,96000,Alpe,\n2,,Asso A,3 rue,96000,Alpe,\n",
        encoding="utf-8",
    )
    second.write_text(
        head + "a,france-travail,Agence Alpe,1 boulevard du Port,96000,Alpe,\n"
        "b,france-travail,Antenne de Brune,2 rue,96000,Brune,a\nc,,Asso B,3 rue,96000,Alpe,\n",
        encoding="utf-8",
    )
    before = set(workspace.read("structures")["id"])
    imports.import_structures(workspace, first, no_projection)
    report = imports.import_structures(workspace, second, no_projection).report
    assert "1 structures were already known" in report.as_text()
    rows = workspace.read("structures").set_index("id")
    assert set(rows.index) - before == {"france-travail:1", "other:2", "france-travail:b", "other:c"}
    assert rows.loc["france-travail:b", "parent_id"] == "france-travail:1"
