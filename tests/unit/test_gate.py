"""The gate must let a good package through, and each of its rules must be able to stop a bad one."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

gate = pytest.importorskip("gate")
for tool in ("bandit", "detect_secrets", "flake8"):
    pytest.importorskip(tool)

METADATA = """[general]
name=Example
description=An example.
about=It shows what passes.
version=1.0.0
qgisMinimumVersion=3.40
qgisMaximumVersion=4.99
author=Somebody
email=somebody@example.org
homepage=https://example.org/
tracker=https://example.org/issues
repository=https://example.org/source
category=Vector
icon=icon.svg
hasProcessingProvider=no
"""
ENTRY = '"""Example."""\n\n\ndef classFactory(iface):\n    """Return nothing."""\n    return None\n'
GOOD = {
    "good/__init__.py": ENTRY,
    "good/metadata.txt": METADATA,
    "good/LICENSE": "GPL",
    "good/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def make(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """The good package with some files added, replaced, or taken away (None)."""
    path = folder / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (GOOD | (changes or {})).items():
            if text is not None:
                archive.writestr(name, text)
    return path


def structure(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [f"{f.rule}: {f.path}" for f in gate.check_names(archive)]


def content(rule, folder: Path, files: dict[str, str]) -> list[str]:
    """Findings of one rule on a package folder that holds these files."""
    package = folder / "good"
    for name, text in ({n.removeprefix("good/"): t for n, t in GOOD.items()} | files).items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    return [f"{f.path} {f.message}" for f in rule(package)]


def test_a_good_package_passes(tmp_path, capsys):
    assert gate.check(make(tmp_path)) == []
    assert gate.main([str(tmp_path / "package.zip")]) == 0
    assert "0 findings" in capsys.readouterr().out


def test_a_bad_package_makes_the_command_fail(tmp_path, capsys):
    path = make(tmp_path, {"good/LICENSE": None, "good/bad.py": "assert True\n"})
    assert gate.main([str(path)]) == 1
    printed = capsys.readouterr().out
    assert "structure: LICENSE: missing" in printed
    assert "bandit: bad.py:1: B101" in printed
    assert "Gate: 2 findings." in printed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("other/file.txt", "structure: good, other"),
        ("good/__pycache__/a.txt", "structure: good/__pycache__/a.txt"),
        ("good/../a.txt", "structure: good/../a.txt"),
        ("good/a\\b.txt", "structure: good/a\\b.txt"),
        ("good/.hidden", "structure: good/.hidden"),
        ("good/.bandit", "structure: good/.bandit"),
        ("good/setup.cfg", "structure: good/setup.cfg"),
        ("good/run.sh", "files: good/run.sh"),
        ("good/lib.DLL", "files: good/lib.DLL"),
        ("good/a.pyc", "files: good/a.pyc"),
    ],
)
def test_names_that_are_refused(tmp_path, name, expected):
    assert expected in structure(make(tmp_path, {name: "x"}))


def test_the_folder_must_be_an_identifier(tmp_path):
    path = tmp_path / "dash.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("my-plugin/__init__.py", ENTRY)
    assert structure(path) == ["structure: my-plugin"]


@pytest.mark.parametrize(("mode", "message"), [(0o100755, "executable bit set"), (0o120777, "symbolic link")])
def test_rights_that_are_refused(tmp_path, mode, message):
    path = make(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("good/data.csv")
        entry.external_attr = mode << 16
        archive.writestr(entry, "a;b")
    with zipfile.ZipFile(path) as archive:
        assert [f.message for f in gate.check_names(archive)] == [message]


def test_size(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "MAXIMUM_BYTES", 100)
    assert [f.rule for f in gate.check(make(tmp_path))] == ["size"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"__init__.py": '"""Empty."""\n'}, "__init__.py no classFactory"),
        ({"tests/data.csv": "a"}, "tests tests do not belong in the package"),
        ({"test_a.py": ""}, "test_a.py tests do not belong in the package"),
    ],
)
def test_files_that_must_or_must_not_be_there(tmp_path, files, expected):
    assert content(gate.check_files, tmp_path, files) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("about=It shows what passes.", "about=100 % sure", "metadata.txt does not parse"),
        ("tracker=https://example.org/issues\n", "", "tracker missing or empty"),
        ("homepage=https://example.org/", "homepage=somewhere", "homepage not acceptable"),
        ("author=Somebody", "author=Some/body", "author not acceptable"),
        ("version=1.0.0", "version=one", "version not acceptable"),
        ("category=Vector", "category=Other", "category not acceptable"),
        ("name=Example", "name=Example plugin", "name not acceptable"),
        ("about=It", "about=<b>It</b>", "about HTML is not allowed"),
        ("qgisMaximumVersion=4.99", "qgisMaximumVersion=3.4", "qgisMaximumVersion 3.4 is below the minimum 3.40"),
        ("category=Vector", "category=Vector\nsupportsQt6=yes", "supportsQt6 given up"),
        ("icon=icon.svg", "icon=none.svg", "icon none.svg is not in the package"),
    ],
)
def test_metadata_that_is_refused(tmp_path, old, new, expected):
    found = content(gate.check_metadata, tmp_path, {"metadata.txt": METADATA.replace(old, new)})
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_bandit_has_every_rule_on_and_cannot_be_silenced(tmp_path):
    source = (
        "import random\n"
        "import subprocess\n"
        "value = random.random()\n"
        "assert value  # nosec\n"
        "try:\n    value = 1\nexcept Exception:\n    pass\n"
        'query = "SELECT * FROM t WHERE a = %s" % value\n'
    )
    found = content(gate.check_bandit, tmp_path, {"bad.py": source})
    assert {line.split()[1] for line in found} == {"B311", "B404", "B101", "B110", "B608"}


def test_secrets_are_found_everywhere_but_in_the_metadata(tmp_path):
    key = "AKIA" + "Z7Q4PLMX2VB6TRWY"  # cut in two, so that this file itself holds no key
    files = {"a.py": f'KEY = "{key}"\n', "notes.md": f"key {key}\n", "metadata.txt": METADATA + f"key={key}\n"}
    found = content(gate.check_secrets, tmp_path, files)
    assert {line.split(":")[0] for line in found} == {"a.py", "notes.md"}
    assert any("AWS Access Key" in line for line in found)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("print(unknown)\n", "F821"),
        ("value = 1\nif value == None:\n    value = 2\n", "E711"),
        ("from os import *\n", "F403"),
        ("try:\n    value = 1\nexcept:  # noqa\n    value = 2\n", "E722"),
        ("l = 1\n", "E741"),
        (f"value = '{'x' * 120}'\n", "E501"),
        (
            "def f(a):\n" + "".join(f"    if a == {i}:\n        return {i}\n" for i in range(11)) + "    return a\n",
            "C901",
        ),
    ],
)
def test_flake8_list(tmp_path, source, code):
    found = content(gate.check_flake8, tmp_path, {"bad.py": source})
    assert [line.split()[1] for line in found] == [code]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = 1  # nosec B101\n", "bad.py:1 # nosec B101"),
        ("a = 1  # pragma: allowlist secret\n", "bad.py:1 # pragma: allowlist secret"),
        ("import requests\n", "bad.py:1 requests must not be used"),
        ("from urllib import request\n", "bad.py:1 urllib.request must not be used"),
        ("def f():\n    import geopandas as g\n    return g\n", "bad.py:2 geopandas must not be used"),
        ("import PyQt5.QtCore\n", "bad.py:1 import PyQt5.QtCore: import from qgis.PyQt"),
        ("dialog.exec_()\n", "bad.py:1 exec_() is gone in Qt 6: write exec()"),
        ("from qgis.PyQt import QtWebKit\n", "bad.py:1 qgis.PyQt.QtWebKit does not exist everywhere"),
        ("a = (\n", "bad.py:1 syntax error"),
    ],
)
def test_code_rules(tmp_path, source, expected):
    assert content(gate.check_code, tmp_path, {"bad.py": source}) == [expected]


@pytest.mark.skipif(importlib.util.find_spec("qgis") is None, reason="QGIS's Python modules are not on this path")
def test_enumerations_must_be_scoped(tmp_path):
    source = (
        "from qgis.core import Qgis, QgsProcessing\n"
        "from qgis.PyQt.QtCore import Qt\n"
        "good = (Qt.ItemDataRole.UserRole, Qgis.MessageLevel.Info, QgsProcessing.SourceType.TypeVector)\n"
        "bad = Qt.UserRole\n"
        "worse = QgsProcessing.TypeVector\n"
    )
    found = content(gate.check_code, tmp_path, {"bad.py": source})
    assert found[0] == "bad.py:4 Qt.UserRole: write Qt.ItemDataRole.UserRole"
    assert len(found) == 2
    assert found[1].startswith("bad.py:5 QgsProcessing.TypeVector")
