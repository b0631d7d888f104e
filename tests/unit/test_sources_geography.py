"""Zonings, populations, flows, recruitment and indicators from small invented tables and from the real files."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.sources.bmo import read_recruitment
from clefop_plugin.sources.detect import year_of
from clefop_plugin.sources.flows import read_flows
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.geography import read_membership
from clefop_plugin.sources.indicators import read_indicators
from clefop_plugin.sources.populations import read_population
from clefop_plugin.sources.tables import read_table

COMMUNES = {"44109", "44143", "01004", "75056", "85113"}


def write(path, text, codec="utf-8"):
    path.write_text(text, encoding=codec)
    return path


def balanced(report):
    return report.rows_read == report.rows_kept + report.skipped


@pytest.fixture(scope="module")
def pdl(real_data):
    features = json.loads((real_data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    return {f["properties"]["code"]: f["properties"]["nom"] for f in features}


def test_membership_repairs_folds_and_reports(tmp_path):
    path = write(
        tmp_path / "appartenance_2024.csv",
        "CODGEO,LIBGEO,DEP,EPCI,NATURE_EPCI,AU2010,ZE2020\n"
        "1004,Ambérieu,01,240100883,CC,000,8405\n"
        "44109,Nantes,44,244400404,ME,003,5216\n"
        "44109,Nantes,44,244400404,ME,003,5216\n"
        "75101,Paris 1er,75,200054781,ME,001,1109\n"
        "75102,Paris 2e,75,200054781,ME,001,1109\n"
        "85113,L'Île-d'Yeu,85,ZZZZZZZZZ,,997,5217\n"
        "44999,Ancienne,44,244400404,ME,003,5216\n"
        "33063,Bordeaux,33,243300316,ME,006,7505\n"
        ",,,,,,\n"
        "Total,,,,,,\n",
    )
    found = read_membership(path, communes=COMMUNES, commune_names={"44143": "Rezé"})
    assert found.zonings["id"].tolist() == ["dep", "epci", "au2010", "ze2020"]
    assert found.zonings["vintage"].tolist() == [2024, 2024, 2010, 2020]
    assert balanced(found.report)
    assert (found.report.rows_read, found.report.rows_kept) == (10, 4)
    reasons = {entry.reason: entry.count for entry in found.report.entries}
    assert reasons["commune codes repaired"] == 1
    assert reasons["rows of communes outside the workspace"] == 1
    assert reasons["rows of communes that the workspace does not have (another vintage)"] == 1
    assert reasons["rows without a commune code"] == 1
    assert reasons["rows whose code is not a commune code"] == 1
    assert "44143 Rezé" in found.report.as_text()
    epci = found.memberships[found.memberships["zoning_id"] == "epci"]
    assert dict(zip(epci["commune_code"], epci["zone_code"], strict=True)) == {
        "01004": "240100883",
        "44109": "244400404",
        "75056": "200054781",
    }
    assert epci["share"].tolist() == [1.0, 1.0, 1.0]
    assert set(found.memberships.query("zoning_id == 'au2010'")["zone_code"]) == {"001", "003"}
    names = dict(found.zones.query("zoning_id == 'dep'")[["code", "name"]].itertuples(index=False, name=None))
    assert names["44"] == "Loire-Atlantique"


def test_a_commune_in_two_zones_is_refused(tmp_path):
    path = write(tmp_path / "t.csv", "codgeo,codbe,libbe\n44109,5201,A\n44109,5202,B\n44143,5201,A\n")
    with pytest.raises(
        InputError, match="44109 Nantes appears more than once in t.csv, with different codes of “codbe”"
    ):
        read_membership(path, communes=COMMUNES, commune_names={"44109": "Nantes"})


def test_labels_beside_or_in_their_own_file(tmp_path):
    table = write(
        tmp_path / "t.csv", "CODGEO,EPCI,ZE2020,LIB_ZE2020\n44109,244400404,5216,Nantes\n44143,244400404,5216,Nantes\n"
    )
    labels = write(tmp_path / "l.csv", "NIVGEO,CODGEO,LIBGEO,NB_COM\nEPCI,244400404,Nantes Métropole,24\n")
    found = read_membership(table, labels_path=labels, communes=COMMUNES)
    assert dict(zip(found.zones["zoning_id"], found.zones["name"], strict=True)) == {
        "epci": "Nantes Métropole",
        "ze2020": "Nantes",
    }
    with pytest.raises(InputError, match="file of labels"):
        read_membership(labels, communes=COMMUNES)


def test_epci_to_territory_needs_the_epci_of_communes(tmp_path):
    path = write(tmp_path / "t.csv", "siren_epci,code_efop,nom_efop\n244400404,01,Métropole\n240100883,02,Ain\n")
    with pytest.raises(InputError, match="goes by EPCI"):
        read_membership(path, communes=COMMUNES)
    found = read_membership(
        path, communes=COMMUNES, epci_of={"44109": "244400404", "44143": "244400404", "01004": "240100883"}
    )
    territories = found.memberships[found.memberships["zoning_id"] == "code_efop"]
    assert dict(zip(territories["commune_code"], territories["zone_code"], strict=True)) == {
        "44109": "01",
        "44143": "01",
        "01004": "02",
    }


def test_unknown_fields_and_no_commune_code(tmp_path):
    path = write(tmp_path / "t.csv", "gid,lib,surf\n1,a,2\n2,b,3\n")
    with pytest.raises(InputError, match="The fields read are “gid”, “lib”, “surf”"):
        read_membership(path, communes=COMMUNES)
    path = write(tmp_path / "u.csv", "CODGEO,secteur,x1,x2\n44109,N,1,2\n44143,S,1,2\n")
    with pytest.raises(InputError, match="No known zoning"):
        read_membership(path, communes=COMMUNES)
    with pytest.raises(InputError, match="no field “absent”"):
        read_membership(path, fields=["absent"], communes=COMMUNES)
    assert read_membership(path, fields=["secteur"], communes=COMMUNES).zones["code"].tolist() == ["N", "S"]


def test_a_year_is_four_digits_of_this_century_or_the_last():
    assert [year_of(text) for text in (" 2018 ", "1999", "²", "20180", "deux mille", "")] == [
        2018,
        1999,
        None,
        None,
        None,
        None,
    ]


def test_population_vintages_and_wide_years(tmp_path):
    path = write(
        tmp_path / "p.csv", "COG,CODGEO,LIBGEO,POP\n2018,44109,Nantes,100\n2018,44143,Rezé,50\n2024,44109,Nantes,120\n"
    )
    found = read_population(path, communes={"44109", "44143"})
    assert (found.vintage, found.frame["population"].tolist()) == (2018, [100.0, 50.0])
    assert balanced(found.report)
    assert read_population(path, vintage=2024).frame["population"].tolist() == [120.0]
    with pytest.raises(InputError, match="Its vintages are 2018, 2024"):
        read_population(path, vintage=2021)
    wide = write(tmp_path / "w.csv", "codgeo,p13_pop,p21_pop\n44109,1 200,1 300\n44143,s,\n")
    found = read_population(wide)
    assert (found.vintage, found.frame["population"].tolist()) == (2021, [1300.0])
    assert balanced(found.report)


def test_flows_keep_a_commune_of_the_workspace_whatever_its_prefix(tmp_path):
    path = tmp_path / "flux.csv"
    path.write_text("CODGEO;DCLT;NBFLUX_C21\n99001;99002;5\n99001;99999;2\n", encoding="utf-8")
    found = read_flows(path, communes={"99001", "99002"})
    assert found.flows.values.tolist() == [["99001", "99002", 5.0]]
    assert found.report.skipped == 1


def test_flows_fold_and_skip_foreign(tmp_path):
    path = write(
        tmp_path / "f.csv",
        "CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C21_ACTOCC15P\n"
        "75101;;75102;;10,5\n75103;;75104;;1\n44109;;99999;Suisse;3\n44109;;44143;;7\n44109;;44143;;x\n33063;;33069;;9\n",
    )
    found = read_flows(path, communes={"75056", "44109"})
    assert balanced(found.report)
    # 99999 is a foreign country in the codes of INSEE: such flows are counted in the report.
    assert sorted(found.flows.itertuples(index=False, name=None)) == [
        ("44109", "44143", 7.0),
        ("75056", "75056", 11.5),
    ]


def test_recruitment_secret_is_not_zero(tmp_path):
    path = write(
        tmp_path / "b.csv",
        "annee,Code métier BMO,Nom métier BMO,Famille_met,Lbl_fam_met,"
        "REG,NOM_REG,Dept,NomDept,BE24,NOMBE24,met,xmet,smet\n"
        "2024,M1X80,Informaticiens,I,x,52,y,44,z,5216,NANTES,100,*,0\n"
        "2024,M1X80,Informaticiens,I,x,52,y,85,z,5216,NANTES,*,*,5\n"
        "2024,A0Z40,Agriculteurs,A,x,53,y,35,z,5301,RENNES,10,5,*\n",
    )
    found = read_recruitment(read_table(path), Options(region="52"))
    assert balanced(found.report)
    row = found.recruitment.iloc[0]
    assert (row["projects"], row["seasonal"], row["status"], row["year"]) == (100.0, 5.0, "secret", 2024)
    assert np.isnan(row["difficult"])
    assert len(found.recruitment) == 1


def test_indicators_wide_long_and_catalogue(tmp_path):
    wide = write(
        tmp_path / "rp.csv",
        "CODGEO;LIBGEO;P21_POP;P21_POP1564;P21_ACT1564;P21_CHOM1564;MED21;autre\n"
        "44109;N;100;60;50;5;21 000,5;7\n44143;R;50;30;25;s;N/A;8\n",
    )
    found = read_indicators(wide, communes={"44109", "44143"})
    ids = set(found.indicators["id"])
    assert {"pop", "pop1564", "act1564", "chom1564", "med", "taux_activite", "taux_chomage_rp"} <= ids
    assert "autre" not in ids
    values = found.values.set_index(["indicator_id", "code"])
    assert values.loc[("med", "44109"), "value"] == 21000.5
    assert values.loc[("chom1564", "44143"), "status"] == "secret"
    assert values.loc[("med", "44143"), "status"] == "missing"
    assert set(found.values["period"]) == {"2021"}
    assert "autre" in set(read_indicators(wide, communes={"44109"}, columns=["autre"]).indicators["id"])
    long = write(
        tmp_path / "long.csv",
        'code,indicateur,periode,valeur\n44109,Taux inventé,2024-T1,"5,8"\n44109,Taux inventé,2024-T2,s\n',
    )
    found = read_indicators(long)
    assert found.values[["period", "status"]].to_numpy().tolist() == [["2024-T1", "ok"], ["2024-T2", "secret"]]
    assert balanced(found.report)
    catalogue = write(
        tmp_path / "c.csv",
        "id,label,theme,unit,kind,numerator,denominator,scale,decimals\nautre,Autre,Essai,u,count,,,1,0\n"
        "part,Part,Essai,%,ratio,autre,pop,100,1\n",
    )
    found = read_indicators(wide, catalogue=catalogue)
    assert {"autre", "part"} <= set(found.indicators["id"])
    twice = write(tmp_path / "d.csv", "CODGEO,PMUN\n44109,1\n44109,2\n")
    with pytest.raises(InputError, match="44109 appears more than once"):
        read_indicators(twice)


REAL = [
    ("appartenance_communes_2018_france.csv", 35357, 1272, {"epci": 72, "ze2010": 20, "bv2012": 141, "arr": 16}),
    ("appartenance_communes_2021_france.csv", 34965, 1236, {"epci": 71, "ze2020": 23, "bv2012": 141}),
    ("appartenance_communes_2024_france.csv", 34936, 1230, {"epci": 71, "ze2020": 23, "bv2022": 139, "canov": 106}),
    ("appartenance_communes_2025_france.csv", 34875, 1225, {"epci": 71, "arr": 16}),
]


@pytest.mark.real_data
@pytest.mark.parametrize(("name", "read", "kept", "zones"), REAL)
def test_real_membership_tables(real_data, pdl, name, read, kept, zones):
    start = time.process_time()
    found = read_membership(real_data / name, communes=set(pdl), commune_names=pdl)
    assert time.process_time() - start < 3.0
    assert (found.report.rows_read, found.report.rows_kept) == (read, kept)
    assert balanced(found.report)
    counts = found.zones.groupby("zoning_id").size()
    assert {zoning: counts[zoning] for zoning in zones} == zones


@pytest.mark.real_data
def test_real_labels_name_every_zone_of_2018(real_data, pdl):
    found = read_membership(
        real_data / "appartenance_communes_2018_france.csv",
        labels_path=real_data / "libelles_zonages_2018_france.csv",
        communes=set(pdl),
    )
    assert (found.zones["name"] != found.zones["code"]).all()
    epci = found.memberships[found.memberships["zoning_id"] == "epci"]
    assert set(pdl) - set(epci["commune_code"]) == {"85113"}


@pytest.mark.real_data
def test_real_basins(real_data, pdl):
    path = real_data / "bassins_emploi_france_travail_2021_pdl.csv"
    found = read_membership(path, communes=set(pdl), commune_names=pdl)
    # By hand: 1,530 rows, 1,269 codes of COG 2018, 260 older codes of the five départements, 1 of another one.
    assert found.zonings["id"].tolist() == ["codbe"]
    assert len(found.zones) == 26
    assert [entry.count for entry in found.report.entries if entry.kind == "skipped"] == [260, 1]
    assert "44007 Avessac" in found.report.as_text()


@pytest.mark.real_data
def test_real_population_takes_the_vintage_of_the_workspace(real_data, pdl):
    found = read_population(real_data / "population_communes_france_cog2018_2021_2024.csv", communes=set(pdl))
    assert found.vintage == 2018
    assert (len(found.frame), found.frame["population"].sum()) == (1272, 3737632.0)


@pytest.mark.real_data
def test_real_filosofi(real_data, pdl):
    found = read_indicators(real_data / "filosofi_2021_communes_pdl.csv", communes=set(pdl))
    assert len(found.indicators) == 27
    assert (found.report.rows_read, found.report.rows_kept) == (1232, 1230)
    pcho = found.values[found.values["indicator_id"] == "pcho"]
    assert (pcho["status"] == "secret").sum() == 817
    assert set(found.values["period"]) == {"2021"}


@pytest.mark.real_data
def test_real_tables_that_must_not_crash(real_data):
    from clefop_plugin.sources.tables import read_table

    for path in sorted(real_data.glob("*.csv")):
        table = read_table(path)
        assert len(table.frame) > 0, path.name
    raw = read_table(real_data / "taux_chomage_ze2020_trimestriel_brut.csv")
    assert raw.separator == ";"
    latin = read_table(real_data / "indicateurs_communes_pdl_latin1_virgule.csv")
    assert (latin.encoding, len(latin.frame)) == ("Windows-1252", 1502)


@pytest.mark.real_data
def test_real_flows_fold_the_districts(real_data):
    found = read_flows(real_data / "flux_domicile_travail_2014_idf_format_insee.csv")
    assert (found.report.rows_read, found.report.rows_kept, len(found.flows)) == (7905, 7905, 4795)
