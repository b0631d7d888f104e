"""Each format of zonings, on small invented files: how it is recognised, what it brings, what it says and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from zoning_cases import COMMUNES, EPCI, OPTIONS, SQUARES, layer, names_of, opened, read, zones_of

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.recipes import Recipe, ZoningColumn


def workbook(path: Path, **sheets: list[list[object]]) -> Document:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return open_document(path)


def test_the_workbook_of_insee_is_read_at_its_sixth_row_and_named_by_its_other_sheet(tmp_path):
    title = [["Table d'appartenance"], ["Mise en ligne"], [], ["Champ : France"], []]
    head = ["CODGEO", "LIBGEO", "DEP", "REG", "EPCI", "NATURE_EPCI", "ARR", "CV", "ZE2020"]
    com = [
        [1004, "Ambre", 1, 84, 240100001, "CC", 12, 101, 8405],
        [44109, "Dune", 44, 52, 244400001.0, "ME", 445, 4401, 5216],
        ["2A004", "Cime", "2A", 94, 242000001, "CA", "2A1", "2A01", 94],
        [75056, "Grand", 75, 11, 200054781, "ME", 751, 7599, 1109],
    ]
    names = [["NIVGEO", "CODGEO", "LIBGEO", "NB_COM"], ["EPCI", "244400001", "Dune Métropole", 2]]
    arm = [
        ["CODGEO", "LIBGEO", "DEP", "REG", "EPCI"],
        *[[75100 + i, f"Grand {i}", 75, 11, 200054781] for i in range(9)],
    ]
    document = workbook(
        tmp_path / "table-appartenance-2025.xlsx",
        COM=[*title, head, *com],
        ARM=[*title, *arm],
        Zones_supra_communales=[*title, *names],
    )
    assert (document.table.sheet, document.table.header_row) == ("COM", 6)
    kind, found = read(document)
    assert kind == "membership"
    assert zones_of(found, "epci")["44109"] == "244400001"
    assert names_of(found, "epci")["244400001"] == "Dune Métropole"
    assert zones_of(found, "dep") == {"01004": "01", "44109": "44", "2A004": "2A", "75056": "75"}
    assert zones_of(found, "arr")["01004"] == "012"
    assert zones_of(found, "cv")["01004"] == "0101"
    assert zones_of(found, "ze2020")["2A004"] == "0094"
    assert "44143 Étang" in found.report.as_text()
    reasons = {entry.reason: entry.examples for entry in found.report.entries if entry.kind == "corrected"}
    assert reasons["commune codes repaired"] == ["1004 → 01004"]
    assert "1 → 01" in reasons["codes of zones that had lost their first zero"]


def test_the_composition_sheet_of_a_zoning(tmp_path):
    document = workbook(
        tmp_path / "BV2022_au_01-01-2025.xlsx",
        BV2022=[[], [], [], [], [], ["BV2022", "LIBBV2022", "NB_COM"], ["01004", "Ambre", 2]],
        Composition_communale=[
            *[[], [], [], [], []],
            ["CODGEO", "LIBGEO", "BV2022", "LIBBV2022", "DEP", "REG"],
            ["01004", "Ambre", "01004", "Ambre", "01", "84"],
            ["01007", "Belle", "01004", "Ambre", "01", "84"],
            ["01999", "Ailleurs", "01004", "Ambre", "01", "84"],
        ],
    )
    kind, found = read(document)
    assert (kind, found.zonings["id"].tolist()) == ("membership", ["bv2022"])
    assert names_of(found, "bv2022") == {"01004": "Ambre"}
    assert found.report.rows_kept == 2


BANATIC = "siren,raison_sociale,nature_juridique,mode_financ,total_pop_tot,insee,siren_membre,nom_membre,ptot_2025\n"


def test_banatic_keeps_the_epci_with_taxation_and_pads_its_numbers(tmp_path):
    text = BANATIC + (
        "240100001,CC Ambre,CC,FPU,10,1004,210100042,Ambre,5\n"
        "240100001.0,CC Ambre,CC,FPU,10,1007,210100075,Belle,5\n"
        '"2,44400001E+08",Dune Métropole,METRO,FPU,10,44109,214401093,Dune,5\n'
        "254400009,Syndicat des eaux,SIVU,,10,44109,214401093,Dune,5\n"
        "254400009,Pôle métropolitain,POLEM,,10,1004,214401093,Ambre,5\n"
    )
    kind, found = read(opened(tmp_path, "epcicom2025.csv", text))
    assert (kind, found.zonings["vintage"].tolist()) == ("banatic", [2025])
    assert zones_of(found, "epci") == {"01004": "240100001", "01007": "240100001", "44109": "244400001"}
    assert names_of(found, "epci")["240100001"] == "CC Ambre"
    assert "syndicates" in found.report.as_text()
    old = text.replace("siren,raison_sociale", "siren_epci,nom_complet")
    assert read(opened(tmp_path, "epcicom2018.csv", old))[0] == "banatic"
    words = (
        BANATIC
        + "240100001,CC Ambre,Communauté de communes,,1,01004,2,Ambre,1\n"
        + "254400009,x,Pôle métropolitain,,1,01004,2,A,1\n"
    )
    assert zones_of(read(opened(tmp_path, "banatic.csv", words))[1], "epci") == {"01004": "240100001"}
    none = BANATIC + "254400009,Syndicat,SIVU,,1,44109,2,Dune,1\n"
    with pytest.raises(InputError, match="no EPCI with taxation"):
        read(opened(tmp_path, "s.csv", none))


COG = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"


@pytest.mark.parametrize("lower", [False, True], ids=["upper case", "lower case of 2020"])
def test_the_communes_of_the_cog(tmp_path, lower):
    head = COG.lower() if lower else COG
    text = head + (
        "COM,01004,84,01,01D,012,1,AMBRE,Ambre,L'Ambre,0101,\n"
        "COM,44109,52,44,44D,445,0,DUNE,Dune,Dune,4499,\n"
        "COM,44143,52,44,44D,445,0,ETANG,Étang,Étang-Neuf,4412,\n"
        "COM,75056,11,75,75C,751,0,GRAND,Grand,Grand,7599,\n"
        "ARM,75101,11,75,75C,751,0,GRAND 1,Grand 1er,Grand 1er,7599,75056\n"
        "COMD,44140,,,,,0,VIEUX,Vieux,Vieux,,44143\n"
        "COMA,44141,,,,,0,VIEIL,Vieil,Vieil,,44143\n"
    )
    kind, found = read(opened(tmp_path, "v_commune_2020.csv", text))
    assert (kind, sorted(found.zonings["id"])) == ("cog_communes", ["arr", "can", "dep", "reg"])
    assert found.report.rows_kept == 4
    assert zones_of(found, "reg")["75056"] == "11"
    assert "44143 Étang → Étang-Neuf" in found.report.as_text()
    assert "L'Ambre" not in found.report.as_text()
    assert [entry.count for entry in found.report.entries if entry.kind == "skipped"] == [1, 1, 1]
    one = Options(communes=frozenset({"44109", "44143"}), names=COMMUNES)
    assert "reg" not in set(read(opened(tmp_path, "v_commune_2020.csv", text), one)[1].zonings["id"])


PASSAGES = {
    "movements": "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP\n32,2024-01-01,COM,44109,COM,44143\n",
    "steps": "COG_DE,COG_VERS,CODE_DE,CODE_VERS\n2014,2015,44109,44143\n",
    "wide": "CODGEO_2003,CODGEO_2024,CODGEO_2025\n44109,44109,44143\n44143,44143,44143\n",
    "codes": "DEPCOM_HIST,DEPCOM\n44109,44143\n",
}


@pytest.mark.parametrize("name", PASSAGES)
def test_movements_are_named_and_refused_with_what_to_do(tmp_path, name):
    document = opened(tmp_path, "passage_2025.csv", PASSAGES[name])
    best = registry.best_of(registry.candidates(document))
    assert best is not None and best.format.id == "cog_movements"
    with pytest.raises(InputError, match="nothing to import by itself. Give it as"):
        best.format.read(document, OPTIONS, Progress())


def test_admin_express_since_2025_takes_the_metropole_of_several_epci(tmp_path):
    head = "cleabs,code_insee,nom_officiel,code_siren,code_insee_du_departement,code_insee_de_l_arrondissement"
    text = head + (
        ",codes_siren_des_epci\n"
        "a,44109,Dune,214401093,44,445,244400001\n"
        "b,44143,Étang,214401432,44,445,NR\n"
        "c,75056,Grand,217500567,75,751,200057867/200054781\n"
        "d,01004,Ambre,210100042,01,012,240100001/240100002\n"
    )
    kind, found = read(opened(tmp_path, "commune.csv", text))
    assert (kind, sorted(found.zonings["id"])) == ("commune_attributes", ["arr", "dep", "epci", "ept"])
    assert zones_of(found, "epci") == {"44109": "244400001", "75056": "200054781", "01004": "240100001"}
    assert zones_of(found, "ept") == {"75056": "200057867"}
    report = found.report.as_text()
    assert "200057867/200054781 → 200054781" in report and "240100001/240100002 → 240100001" in report


def test_admin_express_before_2025_completes_the_arrondissement_of_a_departement(tmp_path):
    text = "ID,NOM,NOM_M,INSEE_COM,STATUT,POPULATION,INSEE_CAN,INSEE_ARR,INSEE_DEP,INSEE_REG,SIREN_EPCI\n" + (
        "1,Dune,DUNE,44109,Préfecture,10,99,3,44,52,244400001\n"
        "2,Ambre,AMBRE,01004,Commune simple,5,1,3,01,84,240100001\n"
    )
    kind, found = read(opened(tmp_path, "COMMUNE.csv", text))
    assert kind == "commune_attributes"
    assert zones_of(found, "arr") == {"44109": "443", "01004": "013"}
    assert zones_of(found, "can") == {"44109": "4499", "01004": "0101"}


def test_geo_api_nested_objects_name_the_epci(tmp_path):
    epci = json.dumps({"code": "244400001", "nom": "Dune Métropole"}, ensure_ascii=False)
    frame = [
        {"nom": "Dune", "code": "44109", "siren": "214401093", "codeDepartement": "44", "epci": epci, "surface": "9"},
        {"nom": "Étang", "code": "44143", "siren": "214401432", "codeDepartement": "44", "epci": epci, "surface": "8"},
        {"nom": "Ambre", "code": "01004", "siren": "210100042", "codeDepartement": "01", "epci": "{", "surface": "7"},
    ]
    kind, found = read(layer("communes.json", frame, [None, None, None]))
    assert (kind, sorted(found.zonings["id"])) == ("commune_attributes", ["dep", "epci"])
    assert zones_of(found, "epci") == {"44109": "244400001", "44143": "244400001"}
    assert names_of(found, "epci") == {"244400001": "Dune Métropole"}
    flat = [{**row, "codeEpci": "244400001"} for row in frame]
    assert len(zones_of(read(layer("communes.json", flat, [None] * 3))[1], "epci")) == 3


def test_layers_of_official_zones_take_the_id_of_the_catalogue():
    qpv = [{"code_qp": f"QN0440{i}M", "lib_qp": f"Quartier {i}"} for i in range(3)]
    kind, found = read(layer("QP2024_France.gpkg", qpv, SQUARES))
    assert (kind, found.zonings["id"][0], found.zonings["vintage"][0]) == ("zone_polygons", "qpv", 2024)
    assert found.polygons["name"].tolist() == ["Quartier 0", "Quartier 1", "Quartier 2"]
    epci = [
        {"code_siren": f"24440000{i}", "nom_officiel": f"N {i}", "nature": "Communauté de communes"} for i in range(3)
    ]
    assert read(layer("epci.gpkg", epci, SQUARES))[1].zonings["id"][0] == "epci"
    petr = [{"SIREN": f"20000000{i}", "NOM": f"PETR {i}", "NATURE": "PETR"} for i in range(3)]
    assert read(layer("petr_2019.shp", petr, SQUARES))[1].zonings["id"][0] == "petr_2019"
    departements = [
        {"code_insee": c, "nom_officiel": n} for c, n in (("44", "Loire-Atlantique"), ("49", "Maine-et-Loire"))
    ]
    assert read(layer("d.geojson", departements, SQUARES[:2]))[1].zonings["id"][0] == "dep"
    districts = [{"code_insee": f"44{i}", "nom_officiel": "x", "code_insee_du_departement": "44"} for i in range(1, 4)]
    assert read(layer("a.geojson", districts, SQUARES))[1].zonings["id"][0] == "arr"


def test_any_polygons_become_a_zoning_named_after_their_file():
    rows = [{"lib": "Nord", "code": "1"}, {"lib": "", "code": "2"}, {"lib": "Vide", "code": ""}]
    kind, found = read(layer("secteurs_jeunes_2023.kml", rows, SQUARES))
    assert kind == "zone_polygons"
    assert found.zonings[["id", "label", "vintage", "family"]].values.tolist() == [
        ["secteurs_jeunes_2023", "Secteurs jeunes 2023", 2023, "action"]
    ]
    assert found.polygons[["code", "name"]].values.tolist() == [["1", "Nord"], ["2", "2"]]
    assert (found.report.rows_kept, found.report.skipped) == (2, 1)
    points = layer("p.geojson", rows, [shapely.Point(i, 0) for i in range(3)])
    assert "zone_polygons" not in {candidate.format.id for candidate in registry.candidates(points)}


def test_a_recipe_reads_a_layer_and_a_table_with_shares(tmp_path):
    said = ZoningColumn("REF", id="Secteurs", label="Secteurs d’action", names="NOM_S")
    recipe = Recipe("Secteurs", "zonings", ("REF", "NOM_S"), family="layer", zonings=(said,))
    rows = [{"REF": f"S{i}", "NOM_S": f"Secteur {i}"} for i in range(3)]
    kind, found = read(layer("x.shp", rows, SQUARES), Options(communes=frozenset(COMMUNES), recipe=recipe))
    assert kind == "recipe:secteurs"
    assert found.zonings[["id", "label"]].values.tolist() == [["secteurs", "Secteurs d’action"]]
    shares = Recipe(
        "Parts",
        "zonings",
        ("insee", "zone", "pct"),
        key="insee",
        zonings=(ZoningColumn("zone", id="parts", share="pct"),),
    )
    text = "insee;zone;pct\n44109;A;60\n44109;B;40\n44143;A;100\n01004;B;30\n"
    found = read(opened(tmp_path, "p.csv", text), Options(communes=frozenset(COMMUNES), recipe=shares))[1]
    rows = found.memberships[["commune_code", "zone_code", "share"]].values.tolist()
    assert rows == [["01004", "B", 0.3], ["44109", "A", 0.6], ["44109", "B", 0.4], ["44143", "A", 1.0]]
    assert not found.zonings["complete"][0]
    wrong = opened(tmp_path, "w.csv", text.replace("60", "beaucoup"))
    with pytest.raises(InputError, match="“beaucoup” \\(line 2\\) is not the share"):
        read(wrong, Options(communes=frozenset(COMMUNES), recipe=shares))


def test_a_commune_in_two_zones_is_refused_with_lines_and_zones(tmp_path):
    document = opened(tmp_path, "t.csv", "codgeo,codbe,libbe\n44143,5201,A\n44109,5201,A\n44109,5202,B\n")
    with pytest.raises(InputError, match=r"44109 Dune .*“codbe”: 5201 \(line 3\) and 5202 \(line 4\)"):
        read(document)


CORRESPONDENCES = {
    "codes and names": "code_territoire;nom_territoire;siren_epci\nT1;Ain;240100001\nT2;Mer;244400001\n",
    "catalogue": "SIREN EPCI;Nom EPCI;Code EFOP;Nom EFOP\n240100001.0;A;T1;Ain\n244400001;B;T2;Mer\n",
    "unknown names": "N° SIREN;EPCI;idbassin;libbassin\n240100001;CC A;T1;Ain\n244400001;CC B;T2;Mer\n",
}


@pytest.mark.parametrize("name", CORRESPONDENCES)
def test_a_table_of_epci_gives_each_row_to_its_communes(tmp_path, name):
    kind, found = read(opened(tmp_path, "t.csv", CORRESPONDENCES[name]))
    assert kind == "membership"
    (zoning,) = found.zonings["id"]
    assert zones_of(found, zoning) == {"01004": "T1", "01007": "T1", "44109": "T2", "44143": "T2"}
    assert names_of(found, zoning) == {"T1": "Ain", "T2": "Mer"}
    with pytest.raises(InputError, match="Import first the zoning of the EPCI"):
        read(opened(tmp_path, "t.csv", CORRESPONDENCES[name]), Options(communes=frozenset(COMMUNES)))


def test_a_table_of_territories_without_codes(tmp_path):
    rows = "44109;Dune;Littoral\n44143;Étang;Littoral\n01004;Ambre;Montagne\n01007;Belle;Montagne\n"
    text = "Code commune;Commune;Territoire\n" + rows
    found = read(opened(tmp_path, "t.csv", text))[1]
    assert zones_of(found, "territoire")["01007"] == "Montagne"


def test_names_complete_the_zonings_of_the_workspace(tmp_path):
    zone_of = {"epci": EPCI, "ze2020": {"44109": "5216", "01004": "8405"}, "dep": {"44109": "44"}}
    options = Options(communes=frozenset(COMMUNES), zone_of=zone_of)
    rows = "EPCI,244400001,Dune Métropole,2\nEPCI,999999999,Autre,1\nZE2020,5216,Dune,3\nBV2022,01004,x,1\n"
    text = "NIVGEO,CODGEO,LIBGEO,NB_COM\n" + rows
    kind, found = read(opened(tmp_path, "libelles_2024.csv", text), options)
    assert (kind, found.names_only) == ("zone_names", True)
    assert found.zones.values.tolist() == [["epci", "244400001", "Dune Métropole"], ["ze2020", "5216", "Dune"]]
    listed = "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n44,52,44109,3,LOIRE,Loire,Loire-Atlantique\n"
    assert read(opened(tmp_path, "v_departement_2024.csv", listed), options)[1].zones["name"].tolist() == [
        "Loire-Atlantique"
    ]
    sheet = "ZE2020,LIBZE2020,NB_COM\n5216,Dune,12\n8405,Ambre,7\n"
    assert names_of(read(opened(tmp_path, "ze.csv", sheet), options)[1], "ze2020") == {"5216": "Dune", "8405": "Ambre"}
    with pytest.raises(InputError, match="none of a zoning of the workspace"):
        read(opened(tmp_path, "libelles.csv", text), Options(communes=frozenset(COMMUNES)))
