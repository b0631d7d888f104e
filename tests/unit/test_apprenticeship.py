"""The catalogue of apprenticeship, as a table and as answers of the API."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from clefop_plugin.sources import apprenticeship, registry
from clefop_plugin.sources.formats import Document

sys.path.insert(0, str(Path(__file__).parent))
from training_cases import accounted, made, table, told

CATALOGUE = [
    *["cle_ministere_educatif", "intitule_long", "cfd", "rncp_code", "niveau", "rome_codes", "code_commune_insee"],
    *["lieu_formation_geo_coordonnees", "etablissement_formateur_enseigne", "date_debut", "date_fin", "capacite"],
    *["entierement_a_distance", "published", "code_postal", "localite"],
]


def test_apprenticeship_catalogue(tmp_path):
    lists = ['["2025-09-01T00:00:00.000Z", "2026-09-01T00:00:00.000Z"]', '["2026-08-31T00:00:00.000Z", "2025-01-01"]']
    source = table(
        tmp_path,
        CATALOGUE,
        [
            "K1",
            "CUISINE (CAP)",
            "50022139",
            "RNCP38430",
            "3 (CAP...)",
            '["G1602"]',
            "44109",
            "47.2,-1.55",
            "CFA A",
            *lists,
            "[10, 12]",
            "false",
            "true",
            "44000",
            "Nantes",
        ],
        [
            "K2",
            "VENTE (BTS)",
            "32031213",
            "RNCP1",
            "",
            "['D1402', 'D1403']",
            "4109",
            "-1.55,47.2",
            "CFA B",
            "01/09/2025",
            "31/08/2026",
            "15",
            "true",
            "",
            "44000",
            "Nantes",
        ],
        ["K3", "X", "", "", "", "", "", "", "", "", "", "", "", "false", "", ""],
    )
    found = registry.read_file(source.path, "trainings")
    accounted(found)
    rows = found.trainings
    assert rows["id"].tolist() == ["apprentissage:K1", "apprentissage:K2"]
    assert rows["level"].tolist() == ["3", "5"] and rows["nsf"].tolist() == ["221", "312"]
    assert rows["rome"].tolist() == ["G1602", "D1402;D1403"]
    assert rows["domain"].tolist() == ["industrie", "commerce"]
    assert rows["lon"].tolist() == [-1.55, -1.55] and rows["lat"].tolist() == [47.2, 47.2]
    assert rows["commune_code"].tolist() == ["44109", "04109"]
    assert rows["places"].tolist() == [22.0, 15.0]
    assert rows["modality"].tolist() == ["presential", "distance"]
    assert set(rows["stream"]) == {"apprenticeship"}
    assert found.sessions["start"].tolist() == ["2025-09-01", "2026-09-01", "2025-09-01"]
    assert found.sessions["end"].tolist() == ["2026-08-31", "", "2026-08-31"]
    assert found.sessions["places"].fillna(-1).tolist() == [10.0, 12.0, -1.0]
    assert told(found.report)["records that are not published"] == (1, [4])


def test_answers_of_the_apprenticeship_api():
    certification = {
        "connue": True,
        "valeur": {
            "identifiant": {"cfd": "40025214", "rncp": "RNCP38878"},
            "intitule": {"cfd": {"long": "MAINTENANCE (BAC PRO)"}, "niveau": {"rncp": {"europeen": "4"}}},
            "domaines": {"rome": {"rncp": [{"code": "I1604", "intitule": "x"}]}},
        },
    }
    place = {
        "adresse": {"label": "1 rue", "code_postal": "44000", "commune": {"nom": "Nantes", "code_insee": "44109"}},
        "geolocalisation": {"type": "Point", "coordinates": [-1.55, 47.2]},
    }
    trainer = {"connu": True, "organisme": {"unite_legale": {"raison_sociale": "CFA INVENTE"}, "etablissement": {}}}
    sessions = [{"debut": "2025-09-01T00:00:00+02:00", "fin": None, "capacite": 12}]
    element = {
        "identifiant": {"cle_ministere_educatif": "K1"},
        "statut": {"catalogue": "publié"},
        "formateur": trainer,
        "certification": certification,
        "lieu": place,
        "modalite": {"entierement_a_distance": False},
        "onisep": {"url": None},
        "sessions": sessions,
    }
    removed = {**element, "statut": {"catalogue": "supprimé"}, "identifiant": {"cle_ministere_educatif": "K2"}}
    rows = [[json.dumps(value) for value in one.values()] for one in (element, removed)]
    source = made(list(element), [*rows, ["{", "[1]", "null", "", "7", "", "", "[null]"]])
    assert apprenticeship._recognise_answer(Document(source.path, source.path.open, source)).score > 0.9
    found = apprenticeship.read_answer(source)
    accounted(found)
    row = found.trainings.iloc[0]
    assert (row["id"], row["title"], row["organisation"]) == (
        "apprentissage:K1",
        "MAINTENANCE (BAC PRO)",
        "CFA INVENTE",
    )
    assert (row["lon"], row["lat"], row["commune_code"]) == (-1.55, 47.2, "44109")
    assert (row["level"], row["nsf"], row["rome"], row["rncp"]) == ("4", "252", "I1604", "38878")
    assert (row["places"], found.sessions["start"][0]) == (12.0, "2025-09-01")
    assert found.report.skipped == 2
