"""Values of indicators: packed in the file, the same rows for whoever reads them."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.workspace import packed_values
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

COLUMNS = ["indicator_id", "level", "code", "period", "value", "status"]
ROWS = [
    ("a", "commune", "01001", "2021", 12.0, "ok"),
    ("a", "commune", "01002", "2021", 0.1 + 0.2, "ok"),
    ("a", "commune", "01003", "2021", None, "secret"),
    ("a", "commune", "01004", "2021", 3.5, "estimated"),
    ("a", "commune", "01004", "2015", -7.0, "ok"),
    ("b", "departement", "2A", "2021", 1e300, "ok"),
    ("b", "departement", "01", "2021", None, "ok"),
    ("b", "region", "", "2021", 5.0, "l’été"),
]


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "w.gpkg", Crs("EPSG:2154"), {"name": "Étude"})


def rows(found: pd.DataFrame) -> set[tuple[object, ...]]:
    values = found["value"].astype(object).where(found["value"].notna(), None)
    return set(found.assign(value=values)[COLUMNS].itertuples(index=False, name=None))


def in_the_view(path: Path) -> set[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return set(connection.execute("SELECT indicator_id, level, code, period, value, status FROM indicator_values"))


def test_the_frame_and_the_view_hold_the_rows_that_were_added(workspace):
    workspace.append("indicator_values", pd.DataFrame(ROWS, columns=COLUMNS))
    found = workspace.read("indicator_values")
    assert rows(found) == in_the_view(workspace.path) == set(ROWS)
    assert workspace.count("indicator_values") == len(found) == len(ROWS)
    assert [str(kind) for kind in found.dtypes] == ["object"] * 4 + ["float64", "object"]
    one = workspace.read("indicator_values", "b", by="indicator_id")
    assert rows(one) == {row for row in ROWS if row[0] == "b"}


def test_an_infinite_value_does_not_break_the_view(workspace):
    added = pd.DataFrame([("a", "commune", "1", "2021", np.inf, "ok")], columns=COLUMNS)
    workspace.append("indicator_values", added)
    assert in_the_view(workspace.path) == {("a", "commune", "1", "2021", np.inf, "ok")}


def test_rows_added_later_join_their_series_and_new_places_take_the_next_ranks(workspace):
    table = pd.DataFrame(ROWS, columns=COLUMNS)
    workspace.append("indicator_values", table.iloc[[2, 0]])
    workspace.append("indicator_values", table.drop(index=[0, 2]))
    assert rows(workspace.read("indicator_values")) == in_the_view(workspace.path) == set(ROWS)
    with workspace.reading() as connection:
        assert packed_values.places(connection, "commune") == ["01003", "01001", "01002", "01004"]


def test_a_row_with_the_key_of_another_is_refused_and_nothing_is_written(workspace):
    table = pd.DataFrame(ROWS, columns=COLUMNS)
    with pytest.raises(WorkspaceError, match="same key"):
        workspace.append("indicator_values", pd.concat([table, table.iloc[[3]]]))
    assert workspace.count("indicator_values") == 0
    workspace.append("indicator_values", table)
    with pytest.raises(WorkspaceError, match="same key"):
        workspace.append("indicator_values", table.iloc[[3]])
    assert in_the_view(workspace.path) == set(ROWS)


def test_deleting_and_replacing_series(workspace):
    table = pd.DataFrame(ROWS, columns=COLUMNS)
    workspace.append("indicator_values", table)
    workspace.delete("indicator_values", "a", "commune", "2021", by="indicator_id, level, period")
    assert in_the_view(workspace.path) == set(ROWS[4:])
    workspace.replace("indicator_values", table.iloc[[0]], "a", by="indicator_id")
    assert rows(workspace.read("indicator_values")) == {ROWS[0], *ROWS[5:]}


def test_missing_columns_and_missing_texts_are_empty(workspace):
    workspace.append("indicator_values", pd.DataFrame({"indicator_id": ["a"], "code": [None], "value": [2.0]}))
    assert rows(workspace.read("indicator_values")) == in_the_view(workspace.path) == {("a", "", "", "", 2.0, "")}


def test_the_view_has_the_types_of_its_columns_and_a_number_for_each_row(workspace):
    workspace.append("indicator_values", pd.DataFrame(ROWS, columns=COLUMNS))
    with sqlite3.connect(workspace.path) as connection:
        types = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(indicator_values)")}
        numbers = [row[0] for row in connection.execute("SELECT fid FROM indicator_values")]
        listed = connection.execute(
            "SELECT data_type FROM gpkg_contents WHERE table_name = 'indicator_values'"
        ).fetchall()
    assert types == {"fid": "INTEGER", "value": "REAL"} | {name: "TEXT" for name in COLUMNS if name != "value"}
    assert len(set(numbers)) == len(ROWS)
    assert listed == [("attributes",)]


def test_a_workspace_of_schema_2_keeps_every_value(tmp_path):
    packed = Path(__file__).parent.parent / "data" / "workspaces" / "v2.gpkg.gz"
    path = tmp_path / "old.gpkg"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    before = in_the_view(path)
    opened = Workspace.open(path)
    assert len(before) == 44
    assert in_the_view(path) == rows(opened.read("indicator_values")) == before
    with sqlite3.connect(path) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'structures'")}
    assert {"structures_commune", "structures_parent", "structures_network"} <= names
