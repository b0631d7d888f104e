"""The trainings read as columns are those that were written, sessions with their training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import small_region

from clefop_plugin.workspace import offer_columns
from clefop_plugin.workspace.schema import TABLES


def test_every_text_of_the_table_is_read_but_the_ids_of_its_files(tmp_path: Path) -> None:
    with small_region.make(tmp_path / "texts.gpkg").reading() as connection:
        read = offer_columns.trainings(connection)
    texts = {name for name, kind in TABLES["trainings"].columns.items() if kind == "text"}
    assert set(read.texts) == texts - {"formation_id", "action_id"}
    assert set(offer_columns.DISTINCT) < texts


def test_the_columns_hold_what_the_table_holds(tmp_path: Path) -> None:
    workspace = small_region.make(tmp_path / "a.gpkg")
    rows = workspace.read("trainings")
    with workspace.reading() as connection:
        read = offer_columns.trainings(connection)
        sessions = offer_columns.sessions(connection)
    for name in read.texts:
        assert [read.texts[name].text(row) for row in range(len(rows))] == rows[name].tolist()
    assert np.array_equal(read.places, rows["places"].to_numpy(dtype=float), equal_nan=True)
    assert read.outside.tolist() == rows["outside"].tolist()
    x = [np.nan if point is None else point.x for point in rows["geom"]]
    assert np.array_equal(read.xy[:, 0], x, equal_nan=True)
    ids = dict(zip(read.fid.tolist(), rows["id"], strict=True))
    found = sorted((ids[fid], sessions.starts.text(i)) for i, fid in enumerate(sessions.of.tolist()))
    table = workspace.read("training_sessions")
    assert found == sorted(zip(table["training_id"], table["start"], strict=True))


def test_a_session_without_its_training_is_in_no_column(tmp_path: Path) -> None:
    workspace = small_region.make(tmp_path / "b.gpkg")
    count = len(workspace.read("training_sessions"))
    workspace.append("training_sessions", pd.DataFrame({"id": ["lost"], "training_id": ["nowhere"]}))
    with workspace.reading() as connection:
        assert len(offer_columns.sessions(connection).of) == count


def test_a_workspace_without_trainings(tmp_path: Path) -> None:
    workspace = small_region.make(tmp_path / "c.gpkg")
    with workspace.transaction() as connection:
        connection.execute("DELETE FROM training_sessions")
        connection.execute("DELETE FROM trainings")
    with workspace.reading() as connection:
        read = offer_columns.trainings(connection)
        assert len(offer_columns.sessions(connection).of) == 0
    assert len(read.texts["title"].values) == 0
    assert read.xy.shape == (0, 2)
