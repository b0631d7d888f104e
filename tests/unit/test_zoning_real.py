"""The real geography files: which format takes each, and the counts that were checked by hand on them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.zoning_import import ZoningImport

pytestmark = pytest.mark.real_data

FORMATS = {
    "appartenance_communes_2018_france.csv": "membership",
    "appartenance_communes_2021_france.csv": "membership",
    "appartenance_communes_2024_france.csv": "membership",
    "appartenance_communes_2025_france.csv": "membership",
    "bassins_emploi_france_travail_2021_pdl.csv": "membership",
    "libelles_zonages_2018_france.csv": "zone_names",
    "libelles_zonages_2021_france.csv": "zone_names",
    "libelles_zonages_2024_france.csv": "zone_names",
    "epci_pdl_2018_liste.csv": "zone_names",
    "epci_pdl_2025_liste.csv": "zone_names",
    "passage_communes_2014_2024.csv": "cog_movements",
    "passage_communes_historique_vers_2025.csv": "cog_movements",
    "mouvements_communes_pdl_1943_2024.csv": "cog_movements",
}
#: Zones in the region, and those that have communes outside it, by the table of each year.
COUNTS = {
    "appartenance_communes_2018_france.csv": {
        **{"epci": (72, 4), "ze2010": (20, 1), "bv2012": (141, 31), "arr": (16, 0), "cv": (107, 0)},
    },
    "appartenance_communes_2021_france.csv": {"epci": (71, 4), "ze2020": (23, 2)},
    "appartenance_communes_2024_france.csv": {"epci": (71, 4), "ze2020": (23, 2), "bv2022": (139, 30)},
    "appartenance_communes_2025_france.csv": {"epci": (71, 4), "ze2020": (23, 2), "bv2022": (139, 30)},
}


def communes_of(path: Path, region: str = "52") -> dict[str, str]:
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["REG"] == region]
    return {row.get("CODGEO") or row["DEPCOM"]: row.get("LIBGEO") or row["NOM_DEPCOM"] for row in rows}


def read(path: Path, options: Options) -> ZoningImport:
    document = open_document(path)
    best = registry.best_of(registry.candidates(document))
    assert best is not None and best.format.id == FORMATS[path.name]
    return best.format.read(document, options, Progress())


@pytest.mark.parametrize("name", FORMATS)
def test_each_file_goes_to_its_format(real_data, name):
    best = registry.best_of(registry.candidates(open_document(real_data / name)))
    assert best is not None and (best.format.id, best.recognition.why != "") == (FORMATS[name], True)


@pytest.mark.parametrize("name", COUNTS)
def test_zones_of_the_region_and_those_cut_at_its_border(real_data, name):
    communes = communes_of(real_data / name)
    found = read(real_data / name, Options(communes=frozenset(communes), names=communes))
    zones = found.zones.assign(cut=found.zones["communes_outside"] > 0).groupby("zoning_id")["cut"].agg(["size", "sum"])
    assert {zoning: tuple(zones.loc[zoning]) for zoning in COUNTS[name]} == COUNTS[name]
    assert found.report.rows_kept == len(communes)
    assert found.report.corrected == 0


def test_the_label_files_name_every_zone_of_their_year(real_data):
    for year in (2018, 2021, 2024):
        table = real_data / f"appartenance_communes_{year}_france.csv"
        communes = communes_of(table)
        members = read(table, Options(communes=frozenset(communes))).memberships
        zone_of = {
            zoning: dict(zip(rows["commune_code"], rows["zone_code"], strict=True))
            for zoning, rows in members.groupby("zoning_id")
        }
        names = read(real_data / f"libelles_zonages_{year}_france.csv", Options(zone_of=zone_of))
        without = {
            zoning: len(set(zones.values())) - int((names.zones["zoning_id"] == zoning).sum())
            for zoning, zones in zone_of.items()
        }
        assert set(without.values()) == {0}, without
        assert names.report.rows_read == names.report.rows_kept + names.report.skipped


def test_the_lists_of_epci_name_them(real_data):
    table = real_data / "appartenance_communes_2025_france.csv"
    members = read(table, Options(communes=frozenset(communes_of(table)))).memberships
    epci = members[members["zoning_id"] == "epci"]
    zone_of = {"epci": dict(zip(epci["commune_code"], epci["zone_code"], strict=True))}
    found = read(real_data / "epci_pdl_2025_liste.csv", Options(zone_of=zone_of))
    # 72 rows: 71 EPCI, and ZZZZZZZZZ for L’Île-d’Yeu, which has none.
    assert (found.report.rows_read, found.report.rows_kept) == (72, 71)


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if kind == "cog_movements"])
def test_files_of_movements_say_how_to_use_them(real_data, name):
    with pytest.raises(InputError, match="Give it as"):
        read(real_data / name, Options())
