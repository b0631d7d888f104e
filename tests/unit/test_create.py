"""Creation of a workspace: codes, regions, population, names, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.workspace.geopackage import Crs

CRS = Crs("EPSG:2154")


def squares(codes: list[str], names: list[str]) -> pd.DataFrame:
    shapes = [shapely.box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(len(codes))]
    return pd.DataFrame({"code": codes, "name": names, "geom": shapes})


def population(folder: Path, rows: list[str]) -> Path:
    path = folder / "population.csv"
    path.write_text("COG,CODGEO,LIBGEO,POP\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_codes_that_lost_their_zero_are_repaired_and_reported(tmp_path):
    result = create_workspace(
        tmp_path / "a.gpkg", squares(["1004", "01005"], ["Ambérieu", "Dombes"]), CRS, Study("Ain")
    )
    table = result.workspace.read("communes")
    assert table["code"].tolist() == ["01004", "01005"]
    assert set(table["region"]) == {"84"}
    corrected = [e for e in result.report.entries if e.kind == "corrected"]
    assert corrected[0].examples == ["1004 → 01004"]
    assert result.workspace.meta()["region_label"] == "Auvergne-Rhône-Alpes"


def test_population_vintage_and_names_come_from_the_table(tmp_path):
    table = population(
        tmp_path,
        [
            "2018,44190,La Haie-Fouassière,4000",
            "2018,44109,Nantes,300000",
            "2024,44109,Nantes,320000",
            "2024,35238,Rennes,220000",
        ],
    )
    frame = squares(["44190", "44109", "44999"], ["Haie-Fouassière", "Nantes", "Inconnue"])
    result = create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("Essai", vintage="2018"), population=table)
    read = result.workspace.read("communes").set_index("code")
    assert read["name"].to_dict() == {"44109": "Nantes", "44190": "La Haie-Fouassière", "44999": "Inconnue"}
    assert read["population"]["44109"] == 300000
    assert np.isnan(read["population"]["44999"])
    assert any("Inconnue" in e.reason for e in result.report.entries)
    assert result.workspace.meta()["vintage"] == "2018"


def test_a_region_keeps_its_communes_and_counts_the_others(tmp_path):
    frame = squares(["44109", "35238", "85191"], ["Nantes", "Rennes", "La Roche-sur-Yon"])
    result = create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("Essai", region="52"))
    assert result.workspace.read("communes")["code"].tolist() == ["44109", "85191"]
    assert result.report.skipped == 1
    assert result.report.rows_read == result.report.rows_kept + result.report.skipped
    with pytest.raises(InputError, match="region 94"):
        create_workspace(tmp_path / "b.gpkg", frame, CRS, Study("Essai", region="94"))
    assert not (tmp_path / "b.gpkg").exists()


def test_a_field_that_holds_no_code_is_refused_with_its_values(tmp_path):
    with pytest.raises(InputError, match="« 12 »"):
        create_workspace(tmp_path / "a.gpkg", squares(["12", "13"], ["a", "b"]), CRS, Study("Essai"))
    assert list(tmp_path.iterdir()) == []


def test_pieces_of_one_commune_are_united(tmp_path):
    frame = squares(["85113", "85113", "85191"], ["L'Île-d'Yeu", "L'Île-d'Yeu", "La Roche-sur-Yon"])
    result = create_workspace(tmp_path / "a.gpkg", frame, CRS, Study("Essai"))
    areas = result.workspace.read("communes").set_index("code")["geom"].map(lambda g: g.area)
    assert areas.to_dict() == {"85113": 2e6, "85191": 1e6}
    assert (result.report.rows_read, result.report.rows_kept, result.report.skipped) == (3, 2, 1)


def test_the_import_is_kept_in_the_journal(tmp_path):
    result = create_workspace(tmp_path / "a.gpkg", squares(["44109"], ["Nantes"]), CRS, Study("Essai"), source="c.shp")
    journal = result.workspace.read("imports")
    assert journal["source"].tolist() == ["c.shp"]
    assert json.loads(journal["report"][0])["rows_kept"] == 1
