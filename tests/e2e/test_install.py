"""The zip installed in a clean profile: what QGIS sees, and what is left when the plugin goes."""

from __future__ import annotations

import zipfile

ALGORITHMS = {
    "clefop:createworkspace",
    "clefop:importzonings",
    "clefop:importindicators",
    "clefop:importtrainings",
    "clefop:importstructures",
    "clefop:loaddemo",
    "clefop:overlayzonings",
    "clefop:generateterritories",
    "clefop:exportatlas",
}


def test_the_zip_holds_the_compiled_translation_and_no_test(plugin_zip):
    with zipfile.ZipFile(plugin_zip) as archive:
        names = archive.namelist()
    assert "clefop_plugin/i18n/clefop_fr.qm" in names
    parts = [part for name in names for part in name.split("/")]
    assert not [part for part in parts if part.startswith("test") or part.endswith((".pyc", ".ts"))]


def test_the_same_sources_give_the_same_bytes(plugin_zip, tmp_path):
    import package

    assert package.build(tmp_path).read_bytes() == plugin_zip.read_bytes()


def test_qgis_process_lists_the_algorithms(run_qgis_process):
    providers = run_qgis_process(["list"])["providers"]
    assert "clefop" in providers
    listed = providers["clefop"]["algorithms"]
    assert set(listed) >= ALGORITHMS
    assert all(a["help_url"] or a["name"] for a in listed.values())


def test_the_desktop_loads_unloads_and_reloads_without_a_trace(run_desktop):
    result = run_desktop("loaded.py").result
    started = result["started"]
    assert started["provider"]
    assert set(started["algorithms"]) >= ALGORITHMS
    assert started["menus"] == 1
    assert started["toolbars"] == 1
    assert started["translators"] == 1
    assert result["heavy"] == []
    assert len(result["opened"]) >= 3
    assert result["opened_again"] == result["opened"]
    for state in ("unloaded", "unloaded_again"):
        left = result[state]
        assert left == {
            "provider": False, "algorithms": [], "widgets": [], "menus": 0, "toolbars": 0, "translators": 0,
            "locators": [],
        }, state  # fmt: skip
    assert result["reloaded"] == started


def test_the_menu_opens_the_options_on_the_page_of_the_plugin(run_desktop):
    result = run_desktop("options.py").result
    assert result["visible"]
    assert result["label"] == "CLPE"
