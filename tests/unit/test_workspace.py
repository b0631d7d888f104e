"""The workspace file: round trip, transactions, locks, versions."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.workspace import file, migrations
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.schema import SCHEMA_VERSION, TABLES
from clefop_plugin.workspace.store import Workspace

CRS = Crs("EPSG:2154")


def communes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": ["01004", "2A004"],
            "name": ["Ambérieu-en-Bugey", "Ajaccio"],
            "population": [14081.0, np.nan],
            "departement": ["01", "2A"],
            "region": ["84", "94"],
            "geom": [shapely.box(0, 0, 10, 10), shapely.MultiPolygon([shapely.box(20, 0, 30, 5)])],
        }
    )


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "étude.gpkg", CRS, {"name": "Étude"})


def test_round_trip_keeps_codes_geometry_and_missing_values(workspace):
    workspace.append("communes", communes())
    read = Workspace.open(workspace.path).read("communes")
    assert read["code"].tolist() == ["01004", "2A004"]
    assert read["population"].tolist()[0] == 14081.0
    assert np.isnan(read["population"].tolist()[1])
    assert [g.geom_type for g in read["geom"]] == ["MultiPolygon", "MultiPolygon"]
    assert [g.area for g in read["geom"]] == [100.0, 50.0]


def test_spatial_index_follows_inserts_and_deletes(workspace):
    workspace.append("communes", communes())
    with sqlite3.connect(workspace.path) as connection:
        boxes = connection.execute("SELECT minx, maxx, miny, maxy FROM rtree_communes_geom ORDER BY id").fetchall()
        extent = connection.execute(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'communes'"
        ).fetchone()
    assert boxes == [(0, 10, 0, 10), (20, 30, 0, 5)]
    assert extent == (0, 0, 30, 10)
    workspace.delete("communes", by="all")
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("SELECT count(*) FROM rtree_communes_geom").fetchone() == (0,)


def test_every_table_of_the_schema_is_consistent(workspace):
    with sqlite3.connect(workspace.path) as connection:
        for table in TABLES.values():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
            assert columns == ["fid", *table.columns]
            for by, statement in table.select.items():
                found = connection.execute(statement, ('"x"',) * statement.count("?")).description
                # the column compared with the parameter may be left out
                expected = [column for column in table.columns if column != by]
                assert [column[0] for column in found if column[0] != by] == expected, (table.name, by)
            assert table.insert.count("?") == (0 if table.parts else len(table.columns))


def test_rows_of_one_zoning_have_the_columns_of_all_rows(workspace):
    rows = pd.DataFrame(
        {
            "zoning_id": ["b", "a", "b"],
            "commune_code": ["2", "1", "1"],
            "zone_code": ["y", "x", "z"],
            "share": [0.5, 1, 1],
        }
    )
    workspace.append("memberships", rows)
    everything = workspace.read("memberships")
    one = workspace.read("memberships", "b", by="zoning_id")
    assert one.to_dict("list") == everything[everything["zoning_id"] == "b"].to_dict("list")
    assert list(one.dtypes) == list(everything.dtypes)
    assert list(workspace.read("memberships", "none", by="zoning_id").columns) == list(everything.columns)


def test_a_failed_transaction_leaves_the_file_as_before(workspace):
    workspace.append("communes", communes())
    with pytest.raises(WorkspaceError, match="same key"), workspace.transaction():
        workspace.delete("communes", by="all")
        workspace.append("communes", pd.concat([communes(), communes()]))
    assert workspace.read("communes")["code"].tolist() == ["01004", "2A004"]


def test_a_locked_file_is_refused_with_a_sentence(workspace, monkeypatch):
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(workspace.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WorkspaceError, match="another QGIS"):
        workspace.append("communes", communes())
    other.rollback()
    workspace.append("communes", communes())
    assert workspace.count("communes") == 2


def test_a_newer_schema_is_refused(workspace):
    workspace.set_meta("schema_version", str(SCHEMA_VERSION + 1))
    with pytest.raises(WorkspaceError, match="newer version"):
        Workspace.open(workspace.path)


def test_a_file_that_is_no_workspace_is_refused(tmp_path):
    path = tmp_path / "other.gpkg"
    path.write_bytes(b"not a database")
    with pytest.raises(WorkspaceError, match="not a CLEFOP workspace"):
        Workspace.open(path)
    with pytest.raises(WorkspaceError, match="does not exist"):
        Workspace.open(tmp_path / "absent.gpkg")


def test_a_migration_keeps_a_backup_and_a_failed_one_changes_nothing(workspace):
    def good(connection):
        connection.execute("ALTER TABLE projects ADD COLUMN colour TEXT")

    def bad(connection):
        connection.execute("DROP TABLE projects")
        connection.execute("SELECT * FROM nowhere")

    before = workspace.path.read_bytes()
    with pytest.raises(WorkspaceError, match="could not be migrated"):
        migrations.migrate(workspace.path, 3, {3: bad}, 4)
    assert workspace.count("projects") == 0
    migrations.migrate(workspace.path, 3, {3: good}, 4)
    assert workspace.meta()["schema_version"] == "4"
    assert (workspace.path.parent / (workspace.path.name + ".v3.bak")).read_bytes() == before


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_workspace_of_every_past_version_is_brought_up_to_date(tmp_path, version):
    packed = Path(__file__).parent.parent / "data" / "workspaces" / f"v{version}.gpkg.gz"
    path = tmp_path / "old.gpkg"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    opened = Workspace.open(path)
    assert opened.meta()["schema_version"] == str(SCHEMA_VERSION)
    assert len(opened.read("communes")) == 8
    for name, table in TABLES.items():
        assert list(opened.read(name).columns) == list(table.columns), name
    opened.append("projects", pd.DataFrame([{"id": "p", "title": "x", "group_id": "g"}]))
    assert opened.read("projects")["group_id"].tolist()[-1] == "g"


def test_creation_in_a_folder_that_does_not_exist_says_so(tmp_path):
    with pytest.raises(WorkspaceError, match="does not exist"):
        Workspace.create(tmp_path / "absent" / "x.gpkg", CRS, {})
