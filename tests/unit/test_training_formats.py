"""Tables of trainings: Onisep, Parcoursup, apprenticeship, Mon Compte Formation, any table by its columns."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clefop_plugin.core import training
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import apprenticeship, mapped_trainings, mcf, onisep, parcoursup, registry
from clefop_plugin.sources.dates import any_date
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.offers import Here, coordinates, numbered, read_commune, read_period, read_places
from clefop_plugin.sources.recipes import Recipe
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table
from clefop_plugin.sources.training_rows import joined, listed

READERS = [
    *[(kind, kind.id) for kind in (*onisep.FORMATS, *parcoursup.FORMATS, *apprenticeship.FORMATS, *mcf.FORMATS)],
]


def table(folder: Path, columns: list[str], *rows: list[str], name: str = "offre.csv") -> Table:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    writer.writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return read_table(path)


def made(columns: list[str], rows: list[list[str]]) -> Table:
    """A table without a file."""
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    lines = tuple(range(2, len(rows) + 2))
    return Table(Path("offre.csv"), frame, "UTF-8", ";", 1, 2, "", "0" * 64, lines)


def accounted(found) -> None:
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert found.trainings["id"].is_unique and found.sessions["id"].is_unique
    assert found.sessions["training_id"].isin(found.trainings["id"]).all()


def told(report: Report) -> dict[str, tuple[int, list[int]]]:
    return {entry.reason: (entry.count, entry.lines) for entry in report.entries if entry.kind != "note"}


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("01/09/2025", ("2025-09-01", True)),
        ("1/9/2025", ("2025-09-01", True)),
        ("01-09-2025 08:00", ("2025-09-01", True)),
        ("2025-09-01", ("2025-09-01", True)),
        ("2025-09-01T22:00:00.000Z", ("2025-09-01", True)),
        ("20250901", ("2025-09-01", True)),
        ("20250900", ("2025-09", True)),
        ("09/2025", ("2025-09", True)),
        ("2025", ("2025", True)),
        ("00/00/0000", ("", True)),
        ("99999999", ("", True)),
        ("31/02/2025", ("2025-02", False)),
        ("2025-13-01", ("", False)),
        ("20259901", ("", False)),
        ("1899-01-01", ("", False)),
        ("septembre", ("", False)),
        ("٢٠٢٥", ("", False)),
    ],
)
def test_dates_of_every_writing(text, partial):
    assert any_date(text) == partial


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('["A1101", "B1201"]', ["A1101", "B1201"]),
        ("['A1101', 'B1201']", ["A1101", "B1201"]),
        ("A1101;B1201", ["A1101", "B1201"]),
        ("A1101,B1201", ["A1101", "B1201"]),
        ("[]", []),
        ("", []),
        ('["", null]', []),
        ('["a", "", "b"]', ["a", "", "b"]),
        ("[1, 2]", ["1", "2"]),
        ('[{"a": 1}]', []),
        ("[" * 100_000, []),
    ],
)
def test_lists_in_cells(text, values):
    assert listed(text) == values


def test_codes_are_joined_once():
    assert joined(["a", "", "b", "a"]) == "a;b"


def test_levels_and_specialities_of_producers():
    levels = ("3 (CAP...)", "Niveau 7", "NIVEAU III", "bac + 1", "bac + 5", "CAP ou équivalent", "Sans niveau", "?", "")
    assert [training.level_of_words(text) for text in levels] == ["3", "7", "5", "4", "7", "3", "none", "", ""]
    assert [training.level_of_cfd(code) for code in ("50022137", "40025214", "32031213", "1", "90000000")] == [
        *["3", "4", "5", "", ""],
    ]
    assert [training.nsf_of_cfd(code) for code in ("50022137", "32031213", "320", "32xxx213")] == ["221", "312", "", ""]


def test_numbered_never_meets_what_it_makes():
    assert numbered(["a", "b", "a", "a", "a#2", "a#2"]) == ["a", "b", "a#2", "a#3", "a#2#2", "a#2#3"]


def test_values_that_are_mended_are_told_with_their_line():
    report = Report("x")
    here = Here(report)
    here.position = 7
    assert read_commune("1004", "01500", "Ambérieu", here) == "01004"
    assert read_commune("44000", "44000", "Nantes", here) == ""
    assert read_commune("Nantes", "", "", here) == ""
    assert np.isnan(read_places("1e300", "x", here)) and np.isnan(read_places("douze", "x", here))
    assert read_period("01/09/2025", "31/08/2025", here) == ("2025-09-01", "")
    assert np.isnan(coordinates("0", "0", "x", here)[0])
    assert {lines[0] for _, lines in told(report).values()} == {7}
    assert sum(count for count, _ in told(report).values()) == 7


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


def test_a_cancel_is_heard():
    for kind, _ in READERS:
        source = made(names_of(kind.id), [["x"] * len(names_of(kind.id))])
        with pytest.raises(Cancelled):
            kind.read(Document(source.path, source.path.open, source), Options(), Progress(None, lambda: True))


def names_of(identifier: str) -> list[str]:
    fields = {
        "onisep": onisep._COURSES,
        "onisep_initial": onisep._INITIAL,
        "parcoursup": parcoursup._FIELDS,
        "apprenticeship": apprenticeship._CATALOGUE,
        "apprenticeship_api": apprenticeship._ANSWER,
        "mcf": mcf._FIELDS,
    }[identifier]
    return [names[0] for names in fields.values()]


ODD = st.sampled_from(
    [
        "",
        "-1",
        "nan",
        "1e400",
        "[",
        '["a"',
        '{"a": {"b": []}}',
        "[[]]",
        "47.2,-1.5",
        ",",
        "44109",
        "2a004",
        "31/02/2025",
        "<b>x</b>",
        "'; DROP TABLE x",
        "=1+1",
        "٣",
        "\u2028",
        "\x00",
        "9" * 5000,
        '["2025-09-01"]',
        "1,2,3",
        '["\\ud800"]',
        '{"long": "\\ud800"}',
        "null",
        "true",
    ]
)


@pytest.mark.parametrize(("kind", "_name"), READERS, ids=[name for _, name in READERS])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_cells(kind, _name, data):
    columns = names_of(kind.id)
    row = st.lists(st.one_of(ODD, st.text(max_size=20)), min_size=len(columns), max_size=len(columns))
    source = made(columns, data.draw(st.lists(row, max_size=8)))
    accounted(kind.read(Document(source.path, source.path.open, source), Options(), Progress()))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.one_of(ODD, st.text(max_size=12)), min_size=6, max_size=6), max_size=8),
    st.dictionaries(st.sampled_from(mapped_trainings.TARGETS), st.sampled_from(list("abcdef")), max_size=12),
)
@example([["x", "2025", "", "", "", ""], ["x", "2026", "", "", "", ""]], {"title": "a", "start": "b"})
def test_any_mapping(rows, fields):
    try:
        found = mapped_trainings.read_mapped(made(list("abcdef"), rows), fields, Options())
    except InputError as error:
        assert "title" in str(error)
        return
    accounted(found)
    assert len(found.sessions) <= len(rows)


@pytest.mark.parametrize(("kind", "_name"), READERS, ids=[name for _, name in READERS])
def test_a_megabyte_of_noise_takes_no_time(kind, _name):
    columns = names_of(kind.id)
    count = 1_000_000 // (6 * len(columns))
    same = made(columns, [["[1,2]x"] * len(columns)] * count)
    different = made(columns, [[f"{row}"] * (len(columns) - 1) + ["["] for row in range(count)])
    for source in (same, different):
        begin = time.process_time()
        accounted(kind.read(Document(source.path, source.path.open, source), Options(), Progress()))
        assert time.process_time() - begin < 5
