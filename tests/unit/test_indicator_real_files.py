"""Every real file of indicators, read as the plugin reads it, against pandas alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators import IndicatorImport

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def study(real_data: Path) -> Options:
    """The region of 2025, with its employment zones."""
    member = pd.read_csv(real_data / "appartenance_communes_2025_france.csv", dtype=str)
    member = member[member["REG"] == "52"]
    zones = dict(zip(member["DEPCOM"], member["ZE2020"], strict=True))
    return Options(communes=frozenset(zones), zone_of={"ze2020": zones}, region="52")


def load(path: Path, options: Options, expect: str = "indicators") -> IndicatorImport:
    document = open_document(path)
    best = registry.chosen(document, registry.candidates(document, "indicators"), "indicators")
    assert best.format.id == expect
    found = best.format.read(document, options, Progress())
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    return found


def column(found: IndicatorImport, indicator: str, period: str) -> pd.Series:
    rows = found.values[(found.values["indicator_id"] == indicator) & (found.values["period"] == period)]
    return pd.Series(rows["value"].to_numpy(), index=rows["code"].astype(str).to_numpy()).sort_index()


def same(found: pd.Series, plain: pd.Series, communes: frozenset[str]) -> None:
    """Equal values for the same codes, and no other code."""
    expected = plain[plain.index.isin(communes)].sort_index()
    assert len(expected) and list(found.index) == list(expected.index)
    np.testing.assert_array_equal(found.to_numpy(), expected.to_numpy(dtype=float))


def plain(path: Path, key: str, name: str, **options: object) -> pd.Series:
    frame = pd.read_csv(path, dtype=str, **options).set_index(key)
    return pd.to_numeric(frame[name].str.replace(",", "."), errors="coerce")


def test_quarterly_unemployment(real_data, study):
    path = real_data / "taux_chomage_ze2020_trimestriel_brut.csv"
    found = load(path, study, "localised_unemployment")
    zones = frozenset(study.zone_of["ze2020"].values())
    for quarter in ("2003-T1", "2025-T4"):
        expected = plain(path, "ZE2020", quarter, sep=";", skiprows=1)
        same(column(found, "taux_chomage_localise", quarter), expected, zones)
    assert len(set(found.values["period"])) == 92
    assert (set(found.values["level"]), found.report.rows_read) == ({"ze2020"}, 302)
    assert len(set(found.values["code"])) == len(zones) == 23


def test_rates_copied_on_communes(real_data, study):
    path = real_data / "taux_chomage_ze2020_par_commune_pdl.csv"
    found = load(path, study)
    expected = (
        pd.read_csv(path, dtype=str).drop_duplicates("code_ze").set_index("code_ze")["taux_chomage"].astype(float)
    )
    same(column(found, "taux_chomage_localise", ""), expected, frozenset(expected.index))
    assert set(found.values["level"]) == {"ze2020"}


def test_legal_populations(real_data, study):
    path = real_data / "populations_legales_communes_france_2021.csv"
    found = load(path, study)
    for indicator, name in (("pmun", "PMUN"), ("pcap", "PCAP"), ("ptot", "PTOT")):
        same(column(found, indicator, "2021"), plain(path, "COM", name), study.communes)


def test_yearly_populations(real_data, study):
    path = real_data / "population_communes_pdl_2013_2021.csv"
    found = load(path, study)
    for year in (2013, 2021):
        same(column(found, "pop", str(year)), plain(path, "codgeo", f"p{year - 2000}_pop"), study.communes)
    assert "evolution_pop" in set(found.indicators["id"])


def test_filosofi(real_data, study):
    path = real_data / "filosofi_2021_communes_pdl.csv"
    found = load(path, study)
    for indicator, name in (("med", "MED21"), ("tp60", "TP6021"), ("pcho", "PCHO21"), ("nbmenfisc", "NBMENFISC21")):
        same(column(found, indicator, "2021"), plain(path, "CODGEO", name), study.communes)
    marks = (pd.read_csv(path, dtype=str).iloc[:, 1:] == "s").sum().sum()
    assert (found.values["status"] == "secret").sum() > 0.99 * marks


def test_establishments_and_wages(real_data, study):
    path = real_data / "etablissements_par_taille_2014_pdl.csv"
    found = load(path, study)
    same(column(found, "etablissements", "2014"), plain(path, "CODGEO", "E14TST"), study.communes)
    path = real_data / "salaires_nets_horaires_communes_pdl.csv"
    found = load(path, study)
    same(column(found, "snhm", "2014"), plain(path, "CODGEO", "SNHM14"), study.communes)


def test_a_table_that_only_a_catalogue_describes(real_data, study, tmp_path):
    path = real_data / "indicateurs_communes_pdl_latin1_virgule.csv"
    catalogue = tmp_path / "c.csv"
    catalogue.write_text("id;column;unit\ndensite;Densite;hab/km2\nindvieil;ind_vieill;\n", encoding="utf-8")
    found = load(path, Options(communes=study.communes, catalogue=catalogue, period="2012"))
    for indicator, name in (("densite", "Densite"), ("indvieil", "ind_vieill")):
        expected = plain(path, "code", name, sep=";", encoding="latin-1")
        same(column(found, indicator, "2012"), expected, study.communes)


def test_a_table_of_zones_that_only_a_catalogue_describes(real_data, tmp_path):
    path = real_data / "indicateurs_ze2010_latin1_virgule.csv"
    catalogue = tmp_path / "c.csv"
    catalogue.write_text("id;column;level\ncadres;cadres_metro;ze2010\nrevenu;revenu_med;ze2010\n", encoding="utf-8")
    found = load(path, Options(catalogue=catalogue, period="2012"))
    expected = plain(path, "Code", "revenu_med", sep=";", encoding="latin-1")
    same(column(found, "revenu", "2012"), expected, frozenset(expected.index))
    assert set(found.values["level"]) == {"ze2010"}


def test_a_table_without_a_known_indicator_is_refused(real_data, study):
    with pytest.raises(InputError, match="No known indicator"):
        load(real_data / "typologie_rurale_communes_pdl.csv", study)


def test_populations_of_several_vintages_are_no_indicator(real_data, study):
    with pytest.raises(InputError, match="population_communes_france_cog2018_2021_2024"):
        load(real_data / "population_communes_france_cog2018_2021_2024.csv", study, "population_vintages")
