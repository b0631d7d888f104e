"""Readers of indicators: official formats by their own names, levels, periods, statuses, and what is left out."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators import IndicatorImport
from clefop_plugin.sources.recipes import IndicatorColumn, Recipe

COMMUNES = frozenset({"44001", "44002", "75056", "01004"})
ZONES = {"ze2020": {"44001": "5201", "44002": "5202", "01004": "0051", "75056": "5202"}}
STUDY = Options(communes=COMMUNES, zone_of=ZONES, region="52")


def write(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


def load(path: Path, options: Options = STUDY, expect: str = "", recipe: Recipe | None = None) -> IndicatorImport:
    document = open_document(path)
    best = registry.chosen(document, registry.candidates(document, "indicators", recipe=recipe), "indicators")
    assert not expect or best.format.id == expect
    found = best.format.read(document, options, Progress())
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert not found.values.duplicated(["indicator_id", "level", "code", "period"]).any()
    assert (found.values["value"].isna() == (found.values["status"] != "ok")).all()
    return found


def value(found: IndicatorImport, indicator: str, code: str, period: str = "") -> float | str:
    """The value, or the status of one that is not published."""
    rows = found.values[(found.values["indicator_id"] == indicator) & (found.values["code"] == code)]
    rows = rows[rows["period"] == period] if period else rows
    assert len(rows) == 1, (indicator, code, period, len(rows))
    row = rows.iloc[0]
    return float(row["value"]) if row["status"] == "ok" else str(row["status"])


def test_marks_are_never_zero(tmp_path):
    marks = ["s", "nd", "N/A", "///", "*", "", "ns"]
    codes = [f"4400{i}" for i in range(1, 8)]
    rows = "".join(f"{code};{mark};10\n" for code, mark in zip(codes, marks, strict=True))
    found = load(write(tmp_path, "base.csv", "CODGEO;P21_POP;P21_LOG\n" + rows), Options())
    statuses = [value(found, "pop", code) for code in codes]
    assert statuses == ["secret", "missing", "missing", "missing", "secret", "missing", "missing"]


def test_a_workbook_of_insee_with_labels_above_the_names(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Documentation"
    book.active.append(["Base de données inventée"])
    sheet = book.create_sheet("COM_2021")
    for row in (
        ["Emploi - Population active en 2021"],
        ["Recensement de la population"],
        [],
        ["Code géographique", "Libellé", "Pop 15-64 ans en 2021", "Actifs 15-64 ans en 2021"],
        ["CODGEO", "LIBGEO", "P21_POP1564", "P21_ACT1564"],
        ["44001", "Un", 60.25, 45],
        ["01004", "Deux", 30, "s"],
    ):
        sheet.append(row)
    path = tmp_path / "base-cc-emploi.xlsx"
    book.save(path)
    found = load(path, expect="indicators")
    assert value(found, "pop1564", "44001") == 60.25
    assert value(found, "act1564", "01004") == "secret"
    assert "taux_activite" in set(found.indicators["id"])
    assert set(found.values["period"]) == {"2021"}


def test_districts_are_summed_when_all_are_known_and_published_values_are_not(tmp_path):
    text = "CODGEO;P21_POP;P21_LOG;MED21\n75101;10;4;20000\n75102;20;s;30000\n44001;5;5;25000\n"
    found = load(write(tmp_path, "base.csv", text))
    assert value(found, "pop", "75056") == 30
    assert value(found, "log", "75056") == "secret"
    assert value(found, "med", "75056") == "missing"
    whole = load(write(tmp_path, "w.csv", "CODGEO;P21_POP\n75056;31\n75101;10\n75102;20\n"))
    assert value(whole, "pop", "75056") == 31
    assert whole.report.skipped == 2


def test_counts_split_otherwise_are_summed(tmp_path):
    found = load(write(tmp_path, "b.csv", "CODGEO;P22_POP;P22_POP7589;P22_POP90P\n44001;100;7;2\n44002;50;s;1\n"))
    assert value(found, "pop75p", "44001") == 9
    assert value(found, "pop75p", "44002") == "secret"


def test_births_between_censuses_run_to_the_census_of_the_file(tmp_path):
    text = "CODGEO;P21_POP;P15_POP;NAIS1520;DECE1520;NAISD23\n44001;110;100;12;6;3\n"
    found = load(write(tmp_path, "base_cc_comparateur.csv", text))
    assert value(found, "naissances_periode", "44001", "2015-2021") == 12
    assert value(found, "naissances", "44001", "2023") == 3
    assert {"evolution_pop", "evolution_naturelle", "evolution_migratoire"} <= set(found.indicators["id"])


UNEMPLOYMENT = (
    "Code de la zone d'emploi 2020;Libellé de la zone d'emploi 2020;Code région 2016;Libellé région 2016;"
    "1er trimestre 2024;2e trimestre 2024\n"
)


@pytest.mark.parametrize("names", ["", "ZE2020;LIBZE2020;REG;LIBREG;2024-T1;2024-T2\n"])
def test_localised_unemployment_by_zone(tmp_path, names):
    rows = "0051;Alençon;00;INTERRÉGIONAL ;7,0;7,4\n5201;Ancenis;52;PAYS DE LA LOIRE;4,5;s\n9901;Loin;99;X;1,0;2,0\n"
    found = load(
        write(tmp_path, "chomage.csv", "\ufeff" + UNEMPLOYMENT + names + rows), expect="localised_unemployment"
    )
    assert set(found.values["level"]) == {"ze2020"}
    assert found.indicators["level"].tolist() == ["ze2020"]
    assert found.indicators["kind"].tolist() == ["given"]
    assert value(found, "taux_chomage_localise", "0051", "2024-T1") == 7.0
    assert value(found, "taux_chomage_localise", "5201", "2024-T2") == "secret"
    assert (found.report.rows_kept, found.report.skipped) == (2, 1)


def test_rates_of_zones_copied_on_communes_are_those_of_the_zones(tmp_path):
    text = "code_insee,code_ze,lib_ze,taux_chomage\n44001,5201,A,5.8\n44002,5202,B,6.3\n01004,5201,A,5.8\n"
    found = load(write(tmp_path, "taux_chomage_ze2020_par_commune.csv", text), expect="indicators")
    assert set(found.values["level"]) == {"ze2020"}
    assert sorted(found.values["code"]) == ["5201", "5202"]
    assert value(found, "taux_chomage_localise", "5201") == 5.8
    assert set(found.values["period"]) == {""}
    assert "does not say the period" in found.report.as_text()
    differs = "code_insee,code_ze,taux_chomage,pmun\n44001,5201,5.8,10\n44002,5201,6.3,20\n"
    other = load(write(tmp_path, "autre.csv", differs))
    assert set(other.values["indicator_id"]) == {"pmun"}
    assert "differs inside the zone 5201" in other.report.as_text()


def test_copied_rates_take_the_zones_of_the_workspace_when_the_file_names_none(tmp_path):
    text = "code_insee,taux_chomage\n44001,5.8\n44002,6.3\n"
    found = load(write(tmp_path, "t.csv", text))
    assert sorted(found.values["code"]) == ["5201", "5202"]
    alone = load(write(tmp_path, "t.csv", text), Options(communes=COMMUNES))
    assert set(alone.values["level"]) == {"commune"}
    assert alone.indicators["weight"].tolist() == [""]


def test_legal_populations(tmp_path):
    text = "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n52;PdL;44;1;01;001;44001;Un;90;5;95\n"
    found = load(write(tmp_path, "donnees_communes_2021.csv", text), expect="indicators")
    assert [value(found, name, "44001", "2021") for name in ("pmun", "pcap", "ptot")] == [90, 5, 95]
    years = load(write(tmp_path, "p.csv", "codgeo,p13_pop,p21_pop\n44001,80,90\n"))
    assert value(years, "pop", "44001", "2013") == 80


MELODI = "GEO;GEO_OBJECT;SEX;AGE;EDUC;EMPSTA_ENQ;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE\n"


def melodi_rows() -> str:
    rows = []
    for geo, kind in (("44001", "COM"), ("44002", "COM"), ("44", "DEP"), ("5201", "ZE2020"), ("75101", "ARM")):
        for sta, figure in (("_T", "100"), ("1T2", "70.5"), ("2", "7")):
            rows.append(f"{geo};{kind};_T;Y15T64;_T;{sta};POP;A;A;2022;{figure}")
        rows.append(f"{geo};{kind};F;Y15T64;_T;2;POP;A;A;2022;3")
        rows.append(f"{geo};{kind};_T;Y15T24;_T;2;POP;A;Q;2022;")
        rows.append(f"{geo};{kind};_T;Y15T64;BAC;2;POP;A;A;2022;1")
    return "\n".join(rows) + "\n"


def test_melodi_bulk_file_in_its_archive(tmp_path):
    path = tmp_path / "DS_RP_EMPLOI_LR_PRINC_2022_CSV_FR.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("DS_RP_EMPLOI_LR_PRINC_2022_data.csv", MELODI + melodi_rows())
        archive.writestr("DS_RP_EMPLOI_LR_PRINC_2022_metadata.csv", "COD_VAR;LIB_VAR;COD_MOD;LIB_MOD\nSEX;Sexe;F;F\n")
    found = load(path, expect="melodi")
    communes = found.values[found.values["level"] == "commune"]
    assert set(communes["code"]) == {"44001", "44002"}
    assert value(found, "act1564", "44001", "2022") == 70.5
    assert value(found, "chom1564", "44001", "2022") == 7
    assert value(found, "chom1524", "44001", "2022") == "secret"
    assert value(found, "chom1564", "44", "2022") == 7
    assert value(found, "chom1564", "5201", "2022") == 7
    assert set(found.values["level"]) == {"commune", "departement", "ze2020"}
    assert "taux_chomage_rp" in set(found.indicators["id"])


def test_melodi_answer_of_the_api(tmp_path):
    def observation(geo: str, measure: str, figure: float | None, status: str = "A") -> dict[str, object]:
        return {
            "dimensions": {"GEO": geo, "FREQ": "A", "TIME_PERIOD": "2023", "POPREF_MEASURE": measure},
            "attributes": {"OBS_STATUS": status, "CONF_STATUS": "C" if figure is None else "F"},
            "measures": {"OBS_VALUE_NIVEAU": {} if figure is None else {"value": figure}},
        }

    answer = {
        "identifier": "DS_POPULATIONS_REFERENCE",
        "title": {"fr": "Populations"},
        "observations": [
            observation("2025-COM-44001", "PMUN", 327734.0),
            observation("2025-COM-44001", "PTOT", 330000.0),
            observation("2025-COM-44002", "PMUN", None),
            observation("2025-DEP-44", "PMUN", 1400000.0),
            observation("2025-COM-35001", "PMUN", 5.0),
        ],
        "paging": {"first": "x", "count": 5},
    }
    found = load(write(tmp_path, "reponse.json", json.dumps(answer)), expect="melodi")
    assert value(found, "pmun", "44001", "2023") == 327734
    assert value(found, "pmun", "44002") == "secret"
    assert value(found, "pmun", "44") == 1400000
    assert (found.report.rows_kept, found.report.skipped) == (4, 1)


def test_melodi_cube_that_the_catalogue_does_not_know_is_named_by_its_metadata(tmp_path):
    head = "GEO;GEO_OBJECT;FACILITY;BPE_MEASURE;TIME_PERIOD;OBS_VALUE\n"
    rows = "44001;COM;_T;FACILITIES;2023;9\n44001;COM;A101;FACILITIES;2023;2\n44001;COM;A104;FACILITIES;2023;\n"
    path = tmp_path / "DS_BPE_2023_CSV_FR.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("DS_BPE_2023_data.csv", head + rows)
        labels = "FACILITY;Équipement;A101;Police\nBPE_MEASURE;Mesure;FACILITIES;Nombre d’équipements\n"
        archive.writestr("DS_BPE_2023_metadata.csv", "COD_VAR;LIB_VAR;COD_MOD;LIB_MOD\n" + labels)
    found = load(path, expect="melodi")
    assert found.indicators["label"].tolist() == [
        "Nombre d’équipements",
        "Nombre d’équipements, Police",
        "Nombre d’équipements, A104",
    ]
    assert set(found.indicators["kind"]) == {"given"}
    assert value(found, "ds_bpe_facilities_a101", "44001", "2023") == 2
    assert value(found, "ds_bpe_facilities_a104", "44001", "2023") == "missing"


def test_a_melodi_cube_of_too_many_modalities_asks_for_a_catalogue(tmp_path):
    rows = "".join(f"44001;COM;X{i};FACILITIES;2023;1\n" for i in range(90))
    text = "GEO;GEO_OBJECT;FACILITY;BPE_MEASURE;TIME_PERIOD;OBS_VALUE\n" + rows
    with pytest.raises(InputError, match="DS_BPE"):
        load(write(tmp_path, "DS_BPE_2023_data.csv", text))


URSSAF = (
    "code_commune;code_ape;grand_secteur_d_activite;code_departement;effectifs_salaries_2018;effectifs_salaries_2023;"
    "nombre_d_etablissements_2023\n"
    "44001;1071C;GS1 Industrie;44;10;12;2\n44001;4711B;GS3 Commerce;44;;3;1\n44001;1071D;GS1 Industrie;44;1;5;1\n"
    "44002;4711B;GS3 Commerce;44;4;s;1\n35001;4711B;GS3 Commerce;35;4;4;1\n"
)


def test_urssaf_rows_are_summed_by_commune_and_sector(tmp_path):
    found = load(write(tmp_path, "urssaf.csv", URSSAF), expect="urssaf")
    assert value(found, "effectifs_prives", "44001", "2023") == 20
    assert value(found, "effectifs_industrie", "44001", "2023") == 17
    assert value(found, "effectifs_commerce", "44001", "2018") == "missing"
    assert value(found, "effectifs_prives", "44001", "2018") == 11
    assert value(found, "effectifs_commerce", "44002", "2023") == "secret"
    assert value(found, "effectifs_prives", "44002", "2023") == "secret"
    assert value(found, "effectifs_industrie", "44002", "2023") == 0
    assert value(found, "etablissements_prives", "44001", "2023") == 4
    assert "evolution_effectifs_prives" in set(found.indicators["id"])
    assert (found.report.rows_kept, found.report.skipped) == (4, 1)


def test_cnaf_types_of_rsa_are_summed(tmp_path):
    text = (
        "dtreffre;numcomdo;nomcom;rsa_type;indfoy_rsa;indnbp_rsa\n"
        "202312;44001;UN;RSA majoré;5;15\n202312;44001;UN;RSA non majoré;25;40\n202306;44001;UN;RSA majoré;10;20\n"
        "202312;44002;DEUX;RSA majoré;nd;5\n202312;44XXX;AUTRE;RSA majoré;5;5\n"
    )
    found = load(write(tmp_path, "rsa_s_type_com_f.csv", text), expect="cnaf_rsa")
    assert value(found, "rsa_foyers", "44001", "2023") == 30
    assert value(found, "rsa_personnes", "44001", "2023-06") == 20
    assert value(found, "rsa_foyers", "44002") == "missing"
    assert found.report.skipped == 1


def test_dares_columns_are_told_by_a_catalogue_that_borrows_what_the_plugin_knows(tmp_path):
    data = write(tmp_path, "dares.csv", "Code commune;Nb inscrits ABC\n44001;125\n44002;*\n")
    catalogue = write(tmp_path, "c.csv", "id;column\ndefm_abc;Nb inscrits ABC\n")
    found = load(data, Options(communes=COMMUNES, catalogue=catalogue, period="2024"))
    row = found.indicators.iloc[0]
    assert (row["id"], row["kind"], row["producer"]) == ("defm_abc", "count", "Dares")
    assert value(found, "defm_abc", "44001", "2024") == 125
    assert value(found, "defm_abc", "44002") == "secret"


def test_a_recipe_describes_columns_and_their_level(tmp_path):
    recipe = Recipe(
        "Essai",
        "indicators",
        ("zone", "demandes"),
        key="zone",
        level="departement",
        period="2024",
        indicators=(IndicatorColumn("demandes", "demandes", "Demandes", "Essai", "dossiers", "count"),),
    )
    path = write(tmp_path, "d.csv", "zone;demandes\n44;10\n1;3\n85;4\n")
    found = load(path, recipe=recipe)
    assert set(found.values["level"]) == {"departement"}
    assert value(found, "demandes", "44", "2024") == 10
    assert value(found, "demandes", "01", "2024") == 3
    assert found.report.skipped == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vide.csv", "CODGEO;P21_POP\n"),
        ("inconnus.csv", "CODGEO;P21_POP\n99999;1\n99998;2\n"),
        ("double.csv", "CODGEO;P21_POP\n44001;1\n44001;2\n"),
        ("zones.csv", "ZE2020;LIBZE2020;2024-T1;2024-T2\n9901;x;1;2\n9902;y;1;2\n"),
        ("double_ze.csv", "ZE2020;LIBZE2020;2024-T1;2024-T2\n5201;x;1;2\n5201;y;1;2\n"),
        ("autre.csv", "nom;adresse\nA;B\nC;D\n"),
        ("rsa.csv", "dtreffre;numcomdo;indfoy_rsa\nhier;44001;5\n"),
    ],
)
def test_a_file_of_no_use_is_refused_in_one_sentence(tmp_path, name, text):
    with pytest.raises(InputError) as refusal:
        load(write(tmp_path, name, text))
    assert name in str(refusal.value) or "44001" in str(refusal.value) or "5201" in str(refusal.value)


def test_markup_and_formulas_stay_text(tmp_path):
    text = 'code;indicateur;periode;valeur\n44001;"<b>=HYPERLINK(""x"")</b>";2024;"=1+1"\n44002;DROP TABLE;2024;3\n'
    found = load(write(tmp_path, "l.csv", text))
    assert set(found.values["status"].astype(str)) == {"missing", "ok"}
    assert "<b>" not in found.report.as_html().replace("<p><b>", "")
    assert np.isnan(found.values["value"].iloc[0])
