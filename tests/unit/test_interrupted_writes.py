"""A process killed in the middle of a write, two writers, threads, full disks: the file stays whole and as before."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest
from small_region import CODES, make

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace import file, store
from clefop_plugin.workspace.store import Workspace

# The child kills itself at the last moment before the commit, when most has been written.
CHILD = """
import os, signal, sys
from pathlib import Path
from clefop_plugin.services import generate, imports, journal
from clefop_plugin.services.importing import preparing
from clefop_plugin.workspace.store import Workspace

path, what, table = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
workspace = Workspace.open(path)

def die(*_):
    connection = workspace._open
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("CREATE TABLE filler AS WITH RECURSIVE n(i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT zeroblob(1000) AS b FROM n")
    os.kill(os.getpid(), signal.SIGKILL)

if what == "indicators":
    preparing.record = die
    imports.import_indicators(workspace, table)
else:
    append = Workspace.append
    def stop(self, name, frame):
        append(self, name, frame)
        if name == "scenario_blocks":
            die()
    Workspace.append = stop
    asked = generate.GenerateParameters(references=(("ze2020", 1.0),), k=2, minimum=1, maximum=1e6, rounds=1)
    generate.generate(workspace, asked)
"""


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
            for name in names
            if not name.startswith(("rtree_", "sqlite_"))
        }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a POSIX kill")
@pytest.mark.parametrize("what", ["indicators", "generation"])
def test_a_kill_in_the_middle_of_a_write_leaves_the_file_as_before(tmp_path, what):
    path = tmp_path / "étude d'essai.gpkg"
    make(path)
    before = content(path)
    table = tmp_path / "revenus_2021.csv"
    table.write_text("CODGEO;MED21\n" + "".join(f"{code};21000\n" for code in CODES), encoding="utf-8")
    root = Path(__file__).parents[2]
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), what, str(table)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    assert Path(str(path) + "-journal").exists(), "the kill came before anything was written"
    assert Workspace.open(path).count("scenarios") == 1
    assert content(path) == before
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_writers_one_waits_and_is_told(tmp_path, monkeypatch):
    make(tmp_path / "a.gpkg")
    first, second = Workspace.open(tmp_path / "a.gpkg"), Workspace.open(tmp_path / "a.gpkg")
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.1)
    with first.transaction():
        first.set_meta("one", "1")
        with pytest.raises(WorkspaceError, match="being written by another QGIS"):
            second.set_meta("two", "2")
        assert "one" not in second.meta()
    second.set_meta("two", "2")
    assert (first.meta()["one"], first.meta()["two"]) == ("1", "2")


def test_another_thread_never_sees_what_is_not_committed(tmp_path):
    workspace = make(tmp_path / "a.gpkg")
    seen: list[int] = []
    with workspace.transaction():
        workspace.append("scenarios", pd.DataFrame([{"id": "s2", "label": "x", "blocks": "epci"}]))
        thread = threading.Thread(target=lambda: seen.append(workspace.count("scenarios")))
        thread.start()
        thread.join()
        assert workspace.count("scenarios") == 2
    assert seen == [1]


def test_a_full_disk_is_told_and_changes_nothing(tmp_path):
    path = tmp_path / "a.gpkg"
    workspace = make(path)
    before = content(path)
    with pytest.raises(WorkspaceError, match="full"), workspace.transaction() as connection:
        workspace.set_meta("name", "autre")
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE big AS SELECT zeroblob(10000000) AS b")
    assert content(path) == before


def test_a_workspace_that_was_moved_is_told_and_not_made_again(tmp_path):
    path = tmp_path / "a.gpkg"
    workspace = make(path)
    profiles = Profiles(workspace)
    path.unlink()
    for action in (workspace.meta, profiles.is_stale, lambda: workspace.set_meta("a", "b")):
        with pytest.raises(WorkspaceError, match="does not exist"):
            action()
    assert not path.exists()


def test_a_read_only_file_can_be_read_and_a_write_is_refused(tmp_path, monkeypatch):
    workspace = make(tmp_path / "a.gpkg")

    def read_only(path: Path, create: bool = False) -> sqlite3.Connection:
        # As SQLite opens a file that may not be written; chmod would not stop root, who runs the tests in containers.
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(store, "connect", read_only)
    assert workspace.count("communes") == 8
    with pytest.raises(WorkspaceError, match="read-only"):
        workspace.set_meta("a", "b")


@pytest.mark.parametrize("folder", ["avec espaces", "d'été #1", "é%41?x"])
def test_any_folder_name_will_do(tmp_path, folder):
    place = tmp_path / folder
    place.mkdir()
    make(place / "étude.gpkg")
    assert Workspace.open(place / "étude.gpkg").count("communes") == 8


@pytest.mark.parametrize("bytes_", [b"", b"hello", b"SQLite format 3\0" + bytes(2000)])
def test_a_file_that_is_no_workspace_is_refused(tmp_path, bytes_):
    path = tmp_path / "a.gpkg"
    path.write_bytes(bytes_)
    with pytest.raises(WorkspaceError, match="not a CLEFOP workspace"):
        Workspace.open(path)
    assert path.read_bytes() == bytes_
