"""The demonstration script touches only what it writes, and says in one sentence why it stops."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clefop_demo", ROOT / "tools" / "demo.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_clearing_removes_only_what_a_demonstration_wrote(demo: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "fiches").mkdir()
    (tmp_path / "fiches" / "01_nantes.pdf").write_text("old")
    (tmp_path / "atlas.pdf").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "photos").mkdir()
    demo.clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "photos"]


def test_what_was_not_written_is_an_error(demo: ModuleType, tmp_path: Path) -> None:
    made = demo.Demo(tmp_path)
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(demo.DemoError, match="empty.pdf n’a pas été écrit"):
        made.keep(tmp_path / "empty.pdf", "rien")
    with pytest.raises(demo.DemoError, match="communes.geojson manque"):
        demo.need(tmp_path, "communes.geojson")


def test_sizes_are_readable(demo: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0" * 3_500_000)
    assert demo.size(path) == "3 Mio"
    assert demo.size(tmp_path) == "1 fichier"


def test_a_missing_data_folder_stops_it_with_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "demo.py"), "--output", str(tmp_path / "out"), "--data", "/nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Le dossier /nowhere n’existe pas." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
