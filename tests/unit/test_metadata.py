"""metadata.txt: what QGIS and its repository read from it."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def general() -> dict[str, str]:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return dict(parser.items("general"))  # items() interpolates: a stray % raises


def test_qgis_range_and_provider(general):
    assert general["qgisminimumversion"] == "3.40"
    assert general["qgismaximumversion"] == "4.99"
    assert general["hasprocessingprovider"] == "yes"
    assert "supportsqt6" not in general


def test_both_languages_say_the_same_things(general):
    for key in ("description", "about"):
        assert general[key].isascii()
        assert len(general[f"{key}[fr]"]) > 50
        assert " :" not in general[f"{key}[fr]"].replace("\u00a0:", "")
        assert "'" not in general[f"{key}[fr]"]
    for package in ("numpy", "pandas", "scipy", "shapely", "matplotlib"):
        assert package in general["about"]
        assert package in general["about[fr]"]


def test_addresses_are_reserved_ones_until_there_is_a_public_home(general):
    for key in ("homepage", "tracker", "repository"):
        assert general[key].startswith("https://clefop.example.org/")
    assert general["email"].endswith("example.org")


def test_no_other_file_knows_the_addresses():
    users = [
        path.relative_to(ROOT).as_posix()
        for folder in ("clefop_plugin", "resources", "tools")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".sh", ".html"}
        and "clefop.example.org" in path.read_text(encoding="utf-8")
    ]
    assert users == []


def test_the_version_is_that_of_the_changelog(general):
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert f"## [{general['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_icon_is_a_vector_drawing(general):
    icon = ROOT / general["icon"]
    assert icon.suffix == ".svg"
    assert "<svg" in icon.read_text(encoding="utf-8")


def test_the_licence_is_the_whole_gpl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
