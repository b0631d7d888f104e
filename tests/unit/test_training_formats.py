"""Tables of trainings: Onisep, Parcoursup, apprenticeship, Mon Compte Formation, any table by its columns."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import mapped_trainings, registry
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.recipes import Recipe

sys.path.insert(0, str(Path(__file__).parent))
from training_cases import READERS, accounted, made, table, told

ONISEP = [
    "Action de Formation (AF) identifiant Onisep",
    "Formation (FOR) libellé",
    "FOR niveau de sortie",
    "Lieu d'enseignement (ENS) libellé",
    "ENS code UAI",
    "ENS code postal",
    "ENS commune",
    "ENS latitude",
    "ENS longitude",
    "AF modalités scolarité",
]


def test_onisep_initial_training(tmp_path):
    found = registry.read_file(
        table(
            tmp_path,
            ONISEP,
            *[
                [
                    "AF.1",
                    "CAP cuisine",
                    "CAP ou équivalent",
                    "Lycée A",
                    "0440001A",
                    "44000",
                    "Nantes",
                    "47.2",
                    "-1.55",
                    "temps plein, cours en présentiel",
                ],
                [
                    "AF.1",
                    "CAP cuisine",
                    "CAP ou équivalent",
                    "Lycée A",
                    "0440001A",
                    "44000",
                    "Nantes",
                    "47.2",
                    "-1.55",
                    "temps plein, cours en présentiel",
                ],
                [
                    "AF.1",
                    "CAP cuisine",
                    "CAP ou équivalent",
                    "Lycée B",
                    "0440002B",
                    "44400",
                    "Rezé",
                    "999",
                    "-1.55",
                    "à distance",
                ],
                [
                    "AF.2",
                    "BTS inventé",
                    "bac + 2",
                    "Lycée B",
                    "",
                    "44400",
                    "Rezé",
                    "",
                    "",
                    "apprentissage, à distance, cours en présentiel",
                ],
                ["", "x", "", "Lycée C", "", "", "", "", "", ""],
            ],
        ).path,
        "trainings",
    )
    accounted(found)
    rows = found.trainings
    assert rows["id"].tolist() == ["onisep:AF.1", "onisep:AF.1#2", "onisep:AF.2"]
    assert rows["level"].tolist() == ["3", "3", "5"]
    assert rows["stream"].tolist() == ["school", "school", "apprenticeship"]
    assert rows["modality"].tolist() == ["presential", "distance", "mixed"]
    assert told(found.report) == {
        "rows that repeat another": (1, [3]),
        "impossible coordinates, dropped": (1, [4]),
        "identifiers borne by several trainings: a number is added": (1, [4]),
        "rows without an identifier of action": (1, [6]),
    }


def test_onisep_courses_of_a_lycee(tmp_path):
    columns = [
        *["Identifiant action de formation", "Enseignements optionnels de classe de 2nde GT", "UAI lieu de cours"],
        *["Libellé lieu de cours", "Adresse lieu de cours", "Code postal lieu de cours", "Commune lieu de cours"],
    ]
    source = table(tmp_path, columns, ["AF.1", "Latin / Théâtre", "044A", "Lycée A", "1 rue", "44000", "Nantes"])
    found = registry.read_file(source.path, "trainings")
    assert found.trainings["title"].tolist() == ["General and technological seconde: Latin, Théâtre"]
    assert found.trainings["level"].tolist() == ["4"]


def test_official_parcoursup_columns(tmp_path):
    columns = ["session", "cod_uai", "g_ea_lib_vx", "dep", "ville_etab", "fili", "lib_for_voe_ins", "lib_comp_voe_ins"]
    columns += ["detail_forma", "g_olocalisation_des_formations", "capa_fin", "cod_aff_form", "lien_form_psup"]
    start = ["2025", "0440001A", "Lycée A", "44", "Nantes"]
    source = table(
        tmp_path,
        columns,
        [*start, "BTS", "BTS - Services - Tourisme", "x", "", "47.21, -1.55", "24", "101", "https://example.org/1"],
        [*start, "BTS", "BTS - Services - Tourisme - en apprentissage", "x", "", "", "douze", "102", ""],
        [*start, "BTS", "", "x", "", "", "", "103", ""],
    )
    found = registry.read_file(source.path, "trainings")
    accounted(found)
    rows = found.trainings
    assert rows["id"].tolist() == ["parcoursup:101", "parcoursup:102"]
    assert rows["stream"].tolist() == ["school", "apprenticeship"]
    assert (rows["lat"][0], rows["lon"][0], rows["places"][0]) == (47.21, -1.55, 24.0)
    assert (rows["departement"][1], rows["city"][1]) == ("44", "Nantes")
    assert told(found.report)["rows without a title"] == (1, [4])


MCF = [
    *["nom_of", "siret", "numero_formation", "intitule_formation", "code_departement", "nom_departement", "code_rncp"],
    *["code_inventaire", "libelle_niveau_sortie_formation", "code_nsf_1", "code_nsf_2", "code_rome_1", "code_rome_2"],
    *["code_formacode_1", "nb_session_active", "nb_session_a_distance"],
]


def test_mon_compte_formation_stays_at_the_departement(tmp_path):
    source = table(
        tmp_path,
        MCF,
        [
            "OF A",
            "1",
            "N1",
            "Titre cuisinier",
            "44",
            "Loire-Atlantique",
            "37859",
            "-1",
            "Niveau 3",
            "221",
            "-1",
            "G1602",
            "-1",
            "42752",
            "4",
            "0",
        ],
        [
            "OF A",
            "1",
            "N1",
            "Titre cuisinier",
            "49",
            "Maine-et-Loire",
            "37859",
            "-1",
            "Niveau 3",
            "221",
            "-1",
            "G1602",
            "-1",
            "42752",
            "4",
            "0",
        ],
        [
            "OF B",
            "2",
            "N2",
            "Anglais",
            "1",
            "Ain",
            "-1",
            "5764",
            "Sans niveau spécifique",
            "136",
            "-1",
            "-1",
            "-1",
            "15234",
            "2",
            "2",
        ],
        ["OF C", "3", "N3", "Ailleurs", "2A", "Corse-du-Sud", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "0", "0"],
        ["OF D", "4", "N4", "Nulle part", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "-1", "0", "0"],
    )
    found = registry.read_file(source.path, "trainings")
    accounted(found)
    rows = found.trainings
    assert rows["departement"].tolist() == ["44", "49", "01", "2A"]
    assert rows["formation_id"].tolist()[:2] == ["mcf:1:N1", "mcf:1:N1"]
    assert rows["rncp"].tolist() == ["37859", "37859", "RS5764", ""]
    assert rows["level"].tolist() == ["3", "3", "none", ""]
    assert rows["modality"].tolist() == ["presential", "presential", "distance", ""]
    assert rows["rome"].tolist() == ["G1602", "G1602", "", ""]
    assert not rows["lon"].notna().any() and not (rows["commune_code"] + rows["postcode"] + rows["city"]).any()
    assert told(found.report) == {"rows without a known département": (1, [6])}
    here = registry.read_file(source.path, "trainings", Options(communes=frozenset({"44109", "01004"})))
    accounted(here)
    assert here.trainings["departement"].tolist() == ["44", "01"]
    assert told(here.report)["rows of départements outside the workspace"] == (2, [3, 5])


def test_any_table_by_its_columns(tmp_path):
    columns = ["Intitulé", "Centre", "CP", "Ville", "GPS", "Début", "Fin", "Places", "Mode", "Public", "ROME", "Etat"]
    source = table(
        tmp_path,
        columns,
        [
            "CAP Cuisine",
            "Centre A",
            "44000",
            "Nantes",
            "47.2,-1.55",
            "01/09/2025",
            "30/06/2026",
            "12",
            "Présentiel",
            "Apprentissage",
            "G1602;D1106",
            "Ouvert",
        ],
        [
            "CAP Cuisine",
            "Centre A",
            "44000",
            "Nantes",
            "47.2,-1.55",
            "01/09/2026",
            "",
            "12",
            "Présentiel",
            "Apprentissage",
            "G1602;D1106",
            "Complet",
        ],
        [
            "CAP Cuisine",
            "Centre A",
            "44000",
            "Nantes",
            "47.2,-1.55",
            "01/09/2026",
            "",
            "12",
            "Présentiel",
            "Apprentissage",
            "G1602;D1106",
            "Complet",
        ],
        ["", "Centre B", "", "", "", "", "", "", "", "", "", ""],
        ["Autre", "Centre B", "44000", "Nantes", "", "", "", "-3", "En ligne", "Formation continue", "", ""],
    )
    fields = {
        "title": "Intitulé",
        "organisation": "centre",
        "postcode": "CP",
        "city": "Ville",
        "coordinates": "GPS",
        "start": "Début",
        "end": "Fin",
        "places": "Places",
        "modality": "Mode",
        "stream": "Public",
        "rome": "ROME",
        "state": "Etat",
    }
    found = mapped_trainings.read_mapped(source, fields, Options())
    accounted(found)
    assert (len(found.trainings), len(found.sessions), found.report.skipped) == (2, 2, 2)
    row = found.trainings.iloc[0]
    assert (row["level"], row["stream"], row["modality"], row["rome"]) == (
        "3",
        "apprenticeship",
        "presential",
        "G1602;D1106",
    )
    assert (row["lon"], row["lat"], row["places"]) == (-1.55, 47.2, 12.0)
    assert found.sessions["state"].tolist() == ["open", "closed"]
    assert found.trainings["stream"].tolist()[1] == "adult" and np.isnan(found.trainings["places"][1])
    recipe = Recipe(
        "essai", "trainings", tuple(columns), fields={k: v for k, v in fields.items() if k != "organisation"}
    )
    by_recipe = registry.candidates(Document(source.path, source.path.open, source), recipe=recipe)[0].format
    again = by_recipe.read(Document(source.path, source.path.open, source), Options(), Progress())
    assert len(again.trainings) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "a", "colour": "b"}, "no field of a training"),
        ({"organisation": "a"}, "holds the titles"),
        ({"title": "c"}, "no column “c”"),
    ],
)
def test_a_mapping_that_cannot_be_is_told(tmp_path, fields, sentence):
    with pytest.raises(InputError, match=sentence):
        mapped_trainings.read_mapped(table(tmp_path, ["a", "b"], ["1", "2"]), fields, Options())


def test_formats_do_not_take_the_files_of_others(tmp_path):
    other = Document(tmp_path, tmp_path.open, made(["CODGEO", "LIBGEO", "MED21"], [["44109", "Nantes", "1"]]))
    for kind, _ in READERS:
        assert kind.recognise(other).score < 0.3
        assert kind.recognise(Document(tmp_path, tmp_path.open, root="lheo")).score == 0
    assert mapped_trainings.FORMATS[0].recognise(other).score == 0
