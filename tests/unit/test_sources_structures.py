"""Support structures: the annuaire, data·inclusion, the UNML, directories by name or by mapping, hostile cells."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import install_language
from clefop_plugin.sources import annuaire, data_inclusion, directories, networks, unml
from clefop_plugin.sources.formats import Document, Format, Options
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.structures import StructureImport
from clefop_plugin.sources.tables import Table, read_table

FORMATS = (*unml.FORMATS, *annuaire.FORMATS, *data_inclusion.FORMATS, *directories.FORMATS)
COMMUNES = frozenset({"44109", "44143", "44001"})
NAMES = {"44109": "Nantes", "44143": "Rezé", "44001": "Abbaretz"}
OPTIONS = Options(communes=COMMUNES, names=NAMES)


def document(rows: list[dict[str, object]], name: str = "annuaire.json") -> Document:
    """Records as the JSON reader gives them: nested values as JSON text, numbers as text."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    frame = pd.DataFrame(cells, columns=columns, dtype=object)
    path = Path(name)
    table = Table(path, frame, "UTF-8", "", 1, 2, "", "0" * 64, tuple(range(2, len(rows) + 2)))
    return Document(path, lambda: path.open("rb"), table)


def of_table(table: Table) -> Document:
    return Document(table.path, lambda: table.path.open("rb"), table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read(given: Document, options: Options = OPTIONS, expected: str = "") -> StructureImport:
    scored = [(known.recognise(given), known) for known in FORMATS]
    recognition, best = max(scored, key=lambda pair: pair[0].score)
    assert recognition.score >= 0.4 and recognition.why
    assert not expected or best.id == expected
    found = best.read(given, options, Progress())
    accounted(found.report)
    return found


def accounted(report: Report) -> None:
    assert report.rows_read == report.rows_kept + report.skipped


def entry(report: Report, words: str) -> tuple[int, list[int]]:
    return next((e.count, e.lines) for e in report.entries if words in e.reason)


def service(identity: str, kind: str, name: str, **more: object) -> dict[str, object]:
    return {
        "id": identity,
        "nom": name,
        "code_insee_commune": "44109",
        "pivot": [{"type_service_local": kind, "code_insee_commune": ["44109"]}],
        "adresse": [
            {"type_adresse": "Adresse postale", "numero_voie": "BP 1", "code_postal": "44099", "nom_commune": "Nantes"},
            {
                "type_adresse": "Adresse",
                "numero_voie": "1 rue Inventée",
                "complement1": "Bâtiment B",
                "code_postal": "44000",
                "nom_commune": "Nantes",
                "longitude": "-1.55",
                "latitude": "47.21",
            },
        ],
        "telephone": [{"valeur": "0240000001", "description": ""}, {"valeur": "+33 2 40 00 00 02"}],
        "adresse_courriel": "accueil@exemple.fr",
        "site_internet": [{"libelle": "", "valeur": "www.exemple.fr"}],
        "plage_ouverture": [
            {
                "nom_jour_debut": "Lundi",
                "nom_jour_fin": "Vendredi",
                "valeur_heure_debut_1": "09:00:00",
                "valeur_heure_fin_1": "12:30:00",
                "valeur_heure_debut_2": "13:30:00",
                "valeur_heure_fin_2": "17:00:00",
                "commentaire": "",
            }
        ],
        **more,
    }


def test_annuaire_reads_the_json_inside_the_fields():
    found = read(
        document(
            [
                service("a", "mission_locale", "Mission locale - Nantes"),
                service("b", "mairie", "Mairie - Nantes"),
                service("c", "france_travail", "France Travail - Paris", code_insee_commune="75113", adresse=""),
            ]
        ),
        expected="annuaire",
    )
    assert found.report.rows_kept == 1
    row = found.structures.iloc[0]
    assert row["id"] == "mission-locale:a"
    assert (row["address"], row["postcode"], row["city"]) == ("1 rue Inventée, Bâtiment B", "44000", "Nantes")
    assert (row["lon"], row["lat"]) == (-1.55, 47.21)
    assert row["phone"] == "02 40 00 00 01, 02 40 00 00 02"
    assert (row["email"], row["website"]) == ("accueil@exemple.fr", "https://www.exemple.fr")
    assert row["opening_hours"] == "Mo-Fr 09:00-12:30,13:30-17:00"


def test_annuaire_communes_served_become_the_zoning_and_branches_are_those_of_their_parent():
    both = [{"type_service_local": "mission_locale", "code_insee_commune": ["44109", "44143", "35238"]}]
    other = [{"type_service_local": "mission_locale", "code_insee_commune": ["44143", "44001"]}]
    found = read(
        document(
            [
                service(
                    "a",
                    "",
                    "Mission locale A",
                    pivot=both,
                    hierarchie=[{"type_hierarchie": "Service Fils", "service": "a2"}],
                ),
                service("a2", "", "Antenne de A", pivot=both, adresse=""),
                service("b", "", "Mission locale B", pivot=other, code_insee_commune="44001"),
            ]
        )
    )
    assert found.zoning is not None
    shares = {
        (commune, zone): share
        for commune, zone, share in found.zoning.memberships[["commune_code", "zone_code", "share"]].itertuples(
            index=False, name=None
        )
    }
    assert shares == {("44001", "b"): 1.0, ("44109", "a"): 1.0, ("44143", "a"): 0.5, ("44143", "b"): 0.5}
    zoning = found.zoning.zonings.iloc[0]
    assert (zoning["id"], zoning["label"], zoning["family"]) == ("missions_locales", "Missions locales", "action")
    assert not zoning["complete"]
    assert dict(zip(found.zoning.zones["code"], found.zoning.zones["communes_outside"], strict=True)) == {
        "a": 1,
        "b": 0,
    }
    parents = dict(zip(found.structures["id"], found.structures["parent_id"], strict=True))
    assert parents["mission-locale:a2"] == "mission-locale:a"
    assert "44143 Rezé" in found.report.as_text()


def test_annuaire_keeps_a_row_whose_fields_are_broken():
    found = read(
        document(
            [
                service("a", "mission_locale", "Mission locale", telephone='[{"valeur": "02'),
                service("b", "mission_locale", "<b>ML</b>'; DROP TABLE structures;--", adresse="[" * 200_000),
                service("c", "x", "Mission locale du Nord", pivot="[{", site_internet=[{"valeur": "javascript:x()"}]),
                service("d", "mission_locale", "ML D", plage_ouverture="[1, 2]", adresse_courriel='["d@exemple.fr"]'),
            ]
        )
    )
    assert found.report.rows_kept == 4
    count, lines = entry(found.report, "cannot be read, left empty")
    assert (count, sorted(lines)) == (4, [2, 3, 4, 5])
    rows = found.structures.set_index("id")
    assert rows.loc["mission-locale:a", "phone"] == ""
    assert rows.loc["mission-locale:b", "name"] == "<b>ML</b>'; DROP TABLE structures;--"
    assert np.isnan(rows.loc["mission-locale:b", "lon"])
    assert rows.loc["mission-locale:c", "website"] == ""
    assert entry(found.report, "web addresses")[0] == 1
    assert rows.loc["mission-locale:d", "email"] == "d@exemple.fr"


def structure(identity: str, name: str, **more: object) -> dict[str, object]:
    return {
        "source": "essai",
        "id": identity,
        "nom": name,
        "date_maj": "2025-01-01",
        "siret": "",
        "adresse": "1 rue",
        "code_postal": "44000",
        "commune": "Nantes",
        "code_insee": "44109",
        "latitude": "",
        "longitude": "",
        "reseaux_porteurs": [],
        "horaires_accueil": "Mo-Fr 09:00-12:00",
        **more,
    }


def test_data_inclusion_networks_and_places():
    found = read(
        document(
            [
                structure("1", "Un", reseaux_porteurs=["cap-emploi-reseau-cheops"]),
                structure("2", "Deux", reseaux_porteurs=["inae", "geiq"], latitude="47.2", longitude="-1.5"),
                structure("3", "Mission locale Trois"),
                structure("4", "Quatre", reseaux_porteurs="{wimoov}"),
                structure("5", "Cinq"),
                structure("6", "Six", code_insee="75056", code_postal="75001"),
            ]
        ),
        expected="data_inclusion_structures",
    )
    assert found.structures["network"].tolist() == ["cap-emploi", "geiq", "mission-locale", "mobilite", "other"]
    assert found.structures["id"][0] == "cap-emploi:1"
    assert entry(found.report, "other départements")[0] == 1


def test_data_inclusion_v0_names_and_branches():
    rows = [
        {
            "id": "1",
            "source": "s",
            "nom": "E2C",
            "typologie": "E2C",
            "siret": "12345678900011",
            "antenne": "false",
            "code_insee": "44109",
            "horaires_ouverture": "Mo 09:00-12:00",
        },
        {
            "id": "2",
            "source": "s",
            "nom": "E2C nord",
            "typologie": "E2C",
            "siret": "12345678900029",
            "antenne": "true",
            "code_insee": "44143",
        },
    ]
    found = read(document(rows), expected="data_inclusion_structures")
    assert found.structures["network"].tolist() == ["e2c", "e2c"]
    assert found.structures["parent_id"].tolist() == ["", "e2c:1"]
    assert found.structures["opening_hours"].tolist() == ["Mo 09:00-12:00", ""]


def test_data_inclusion_services_keep_the_themes_of_a_network():
    base = {"source": "s", "structure_id": "1", "code_insee": "44109", "adresse": "1 rue"}
    found = read(
        document(
            [
                {**base, "id": "a", "nom": "Louer une auto", "thematiques": ["mobilite--louer-un-vehicule"]},
                {**base, "id": "b", "nom": "Garder un logement", "thematiques": ["logement-hebergement--x"]},
                {**base, "id": "c", "nom": "Apprendre", "thematiques": ["numerique--x"]},
            ]
        ),
        expected="data_inclusion_services",
    )
    assert found.structures["network"].tolist() == ["mobilite", "logement"]
    assert entry(found.report, "other themes")[0] == 1


UNML = (
    "﻿Code INSEE;Nom Commune;Code ML;Nom Officiel ML;Commune présente sur plusieurs ML;Adresse ML;Code Postal ML;"
    "Ville ML\n44109;Nantes;1;ML Un;Oui;1 rue;44000;Nantes\n44109;Nantes;2;ML Deux;Oui;2 rue;44400;Rezé\n"
    "44143;Rezé;2;ML Deux;Non;2 rue;44400;Rezé\n44143;Rezé;2;ML Deux;Non;2 rue;44400;Rezé\n"
    "35238;Rennes;2;ML Deux;Non;2 rue;44400;Rezé\n33063;Bordeaux;9;Autre;Non;;33000;Bordeaux\n"
    "44001;Abbaretz;;;Non;;;\n"
)


def coverage(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "unml_2025.csv"
    path.write_text(text, encoding="utf-8")
    return of_table(read_table(path))


def test_unml_shares_a_commune_of_several_missions_locales(tmp_path):
    found = read(coverage(tmp_path, UNML), expected="unml_coverage")
    assert found.zoning is not None
    rows = found.zoning.memberships[["commune_code", "zone_code", "share"]].to_numpy().tolist()
    assert rows == [["44109", "1", 0.5], ["44109", "2", 0.5], ["44143", "2", 1.0]]
    zoning = found.zoning.zonings.iloc[0]
    assert (zoning["complete"], zoning["vintage"]) == (False, 2025)
    assert found.zoning.zones["communes_outside"].tolist() == [0, 1]
    assert found.structures["id"].tolist() == ["mission-locale:1", "mission-locale:2"]
    assert entry(found.report, "without a mission locale") == (1, [8])
    whole = read(coverage(tmp_path, UNML), Options(communes=frozenset({"44143"})))
    assert whole.zoning is not None and bool(whole.zoning.zonings["complete"].iloc[0])


def test_unml_refuses_two_missions_locales_that_it_does_not_announce(tmp_path):
    with pytest.raises(InputError, match="44109 has two missions locales"):
        read(coverage(tmp_path, UNML.replace(";Oui;", ";Non;")))


def test_unml_folds_the_districts_of_paris(tmp_path):
    text = UNML.split("\n")[0] + "\n75101;Paris 1;1;A;Non;;;\n75102;Paris 2;2;B;Non;;;\n75103;Paris 3;2;B;Non;;;\n"
    found = read(coverage(tmp_path, text), Options(communes=frozenset({"75056"})))
    assert found.zoning is not None
    assert found.zoning.memberships["share"].round(3).tolist() == [0.333, 0.667]


def test_unml_service_answer():
    result = {
        "structure": {
            "id": 7,
            "codeStructure": "44001",
            "nomStructure": "ML inventée",
            "geoloc_lat": 47.2,
            "geoloc_lng": -1.5,
            "adresse1": "1 rue",
            "adresse2": "",
            "cp": "44000",
            "ville": "Nantes",
            "emailAccueil": "ml@exemple.fr",
            "telephones": ["02 40 00 00 00"],
            "siteWeb": "http://exemple.fr",
        }
    }
    found = read(document([result, {"structure": "{"}]), expected="unml_service")
    row = found.structures.iloc[0]
    assert (row["id"], row["phone"], row["lat"]) == ("mission-locale:44001", "02 40 00 00 00", 47.2)
    assert entry(found.report, "cannot be read")[1] == [3]


def directory(tmp_path: Path, text: str, name: str = "liste.csv") -> Table:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def test_directory_checks_contacts_and_completes_what_it_merges(tmp_path):
    table = directory(
        tmp_path,
        "nom,adresse,code_postal,commune,telephone,courriel,site_web\n"
        "PLIE,1 rue,44000,Nantes,,moi,javascript:alert(1)\n"
        "Plie,1 Rue,44000,Nantes,02.40.00.00.00,plie@exemple.fr,exemple.fr\n",
    )
    found = read(of_table(table), expected="directory")
    row = found.structures.iloc[0]
    assert len(found.structures) == 1
    assert (row["network"], row["phone"], row["email"], row["website"]) == (
        "plie",
        "02 40 00 00 00",
        "plie@exemple.fr",
        "https://exemple.fr",
    )
    assert entry(found.report, "merged") == (1, [3])
    assert entry(found.report, "e-mail addresses")[1] == [2]


def test_directory_takes_the_postcode_at_the_end_of_an_address(tmp_path):
    table = directory(tmp_path, "uai,raison_sociale,commune,adresse\n044X,LYCEE,Rezé,2 RUE DU PORT 44400 REZE\n")
    row = read(of_table(table)).structures.iloc[0]
    assert (row["address"], row["postcode"], row["city"]) == ("2 RUE DU PORT", "44400", "Rezé")
    assert row["id"] == "other:044X"


def test_a_mapping_says_which_column_is_what(tmp_path):
    table = directory(tmp_path, "A,B,C\nStructure,44109,E2C\n,44109,x\n")
    found = directories.read_mapped(table, {"name": "A", "commune_code": "B", "network": "C"}, OPTIONS)
    accounted(found.report)
    assert found.structures[["name", "commune_code", "network"]].to_numpy().tolist() == [["Structure", "44109", "e2c"]]
    with pytest.raises(InputError, match="cannot follow"):
        directories.read_mapped(table, {"name": "Z"}, OPTIONS)
    with pytest.raises(InputError, match="no column of names"):
        directories.read_mapped(table, {"city": "A"}, OPTIONS)


def test_a_table_of_communes_is_no_directory(tmp_path):
    table = directory(tmp_path, "code_insee,nom,population\n44109,Nantes,1\n")
    assert max(known.recognise(of_table(table)).score for known in FORMATS) < 0.4


def test_networks_have_one_label_and_one_owner_for_each_code():
    known = networks.catalogue()
    codes = [code for network in known for code in network.codes]
    assert len(codes) == len(set(codes))
    assert len({network.id for network in known}) == len(known)
    install_language("fr", None)
    try:
        assert networks.network_label("e2c") == "Écoles de la 2e chance (E2C)"
    finally:
        install_language("en", None)
    assert networks.network_label("e2c").startswith("Second-chance")
    assert networks.network_label("unknown") == "unknown"


CELL = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["[", "{}", '[{"a":1}]', "[[[[", "null", "1e999", "=1+1", "44109", "\x00", "<b>", "'; --", "🦊"]),
    st.integers(0, 10_000).map(lambda depth: "[" * depth),
    st.recursive(st.none() | st.text(max_size=5) | st.floats() | st.booleans(), lambda x: st.lists(x, max_size=3)).map(
        json.dumps
    ),
)
NAMES_OF = {
    "annuaire": ["id", *annuaire._WANTED, "telephone", "plage_ouverture", "hierarchie", "site_internet"],
    "data_inclusion_structures": ["id", "source", "nom", "reseaux_porteurs", "siret", "antenne", "code_postal"],
    "data_inclusion_services": ["id", "source", "nom", "structure_id", "thematiques", "longitude", "latitude"],
    "unml_coverage": ["Code INSEE", "Code ML", "Nom Officiel ML", "Commune présente sur plusieurs ML"],
    "unml_service": ["structure", "codeStructure", "nomStructure", "telephones"],
    "directory": ["nom", "adresse", "code_postal", "telephone", "courriel", "site_web", "lat", "lon", "x", "y"],
}


@pytest.mark.parametrize("known", [k for k in FORMATS if k.id in NAMES_OF], ids=lambda known: known.id)
@settings(max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_reader_breaks_on_any_cell(known: Format, data):
    columns = NAMES_OF[known.id]
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(columns, CELL)), min_size=1, max_size=5))
    given_document = document(rows)
    known.recognise(given_document)
    try:
        found = known.read(given_document, data.draw(st.sampled_from([OPTIONS, Options()])), Progress())
    except InputError:
        return
    accounted(found.report)
    assert found.structures["id"].is_unique


@pytest.mark.parametrize("known", [k for k in FORMATS if k.id in NAMES_OF], ids=lambda known: known.id)
def test_a_megabyte_of_noise_takes_no_reader_long(known: Format):
    columns = NAMES_OF[known.id]
    cells = ["[" * 50, '[{"valeur": "', "x" * 60, "a@" * 30, "http://" * 9, "44109", '{"a":' * 9, '"' * 50]
    many = [{column: cells[(rank + i) % 8] for i, column in enumerate(columns)} for rank in range(3000)]
    long = [{column: cells[(rank + i) % 8] * 4000 for i, column in enumerate(columns)} for rank in range(3)]
    for rows in (many, long):
        given_document = document(rows)
        start = time.process_time()
        with suppress(InputError):
            accounted(known.read(given_document, OPTIONS, Progress()).report)
        assert time.process_time() - start < 4.0


@pytest.mark.real_data
def test_real_directories(real_data):
    kept = {}
    for name in (
        "organismes_formation_apprentissage_pdl.csv",
        "lycees_pdl_geoloc.csv",
        "lycees_ips_effectifs_pdl.csv",
        "lycees_pro_effectifs_pdl.csv",
        "missions_locales_hors_pdl_echantillon.csv",
        "agences_france_travail_pdl.csv",
    ):
        table = read_table(real_data / name)
        found = read(of_table(table), Options(), "directory")
        kept[name] = (found.report.rows_read, found.report.rows_kept, found.structures["network"].mode()[0])
    assert kept["agences_france_travail_pdl.csv"] == (54, 50, "france-travail")
    assert kept["missions_locales_hors_pdl_echantillon.csv"][2] == "mission-locale"
    assert kept["organismes_formation_apprentissage_pdl.csv"][0] == 503
    # 232 rows over two school years, 187 different UAI codes.
    assert kept["lycees_ips_effectifs_pdl.csv"][:2] == (232, 187)
