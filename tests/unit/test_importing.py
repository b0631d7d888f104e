"""The import pipeline: what a preview says, what is written, what is already there."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import InputError, OutsideError
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.inspecting import inspect
from clefop_plugin.services.importing.preparing import import_given, prepare
from clefop_plugin.services.journal import imports_of
from clefop_plugin.sources.report import Report


@pytest.fixture
def workspace(tmp_path):
    return small_region.make(tmp_path / "petit.gpkg")


def membership(folder: Path, name: str, zones: str) -> Path:
    path = folder / name
    lines = [f"{c};{z};Bassin {z}" for c, z in zip(small_region.CODES, zones, strict=True)]
    path.write_text("codgeo;codbe;libbe\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_preview_says_what_the_file_is_and_why(workspace, tmp_path):
    found = inspect(membership(tmp_path, "a.csv", "AAAABBBB"), Choices())
    assert found.chosen is not None
    assert found.chosen.format.theme == "zonings"
    steps = {step.name: step for step in found.steps}
    assert steps["separator"].value == ";"
    assert steps["key"].value == "codgeo"
    assert steps["format"].why
    assert list(found.sample.columns) == ["codgeo", "codbe", "libbe"]


def test_preparing_writes_nothing_and_counts_what_would_change(workspace, tmp_path):
    path = membership(tmp_path, "a.csv", "AAAABBBB")
    before = workspace.path.read_bytes()
    prepared = prepare(workspace, path, Choices())
    assert workspace.path.read_bytes() == before
    assert [(change.label, change.added, change.replaced) for change in prepared.changes] == [
        ("zonings", 1, 0),
        ("zones", 2, 0),
    ]
    prepared.write()
    again = prepare(workspace, path, Choices(again=True))
    assert (again.changes[0].added, again.changes[0].replaced) == (0, 1)


def test_the_same_file_is_imported_once(workspace, tmp_path):
    path = membership(tmp_path, "a.csv", "AAAABBBB")
    import_given(workspace, path, Choices())
    before = workspace.path.read_bytes()
    again = import_given(workspace, path, Choices())
    assert workspace.path.read_bytes() == before
    assert again.ids == ("codbe",)
    assert any("already in the workspace" in entry.reason for entry in again.report.entries)


def test_the_same_file_is_imported_again_when_it_no_longer_stands(workspace, tmp_path):
    path = membership(tmp_path, "a.csv", "AAAABBBB")
    import_given(workspace, path, Choices())
    import_given(workspace, membership(tmp_path, "b.csv", "AABBCCDD"), Choices())
    assert len(workspace.read("zones", "codbe", by="zoning_id")) == 4
    import_given(workspace, path, Choices())
    assert len(workspace.read("zones", "codbe", by="zoning_id")) == 2
    import_given(workspace, path, Choices(vintage="2020"))
    assert workspace.read("zonings").set_index("id")["vintage"]["codbe"] == 2020


def test_the_report_is_kept_with_its_steps_and_cases(workspace, tmp_path):
    path = membership(tmp_path, "a.csv", "AAAABBBB")
    path.write_text(path.read_text(encoding="utf-8") + "=1+1;Z;z\n", encoding="utf-8")
    import_given(workspace, path, Choices())
    entry = imports_of(workspace)[-1]
    assert entry.theme == "zonings"
    assert {"format", "encoding", "separator", "header", "key"} <= {step.name for step in entry.report.steps}
    wrong = next(e for e in entry.report.entries if e.kind == "skipped")
    assert wrong.cases == [(len(small_region.CODES) + 2, "=1+1")]
    assert "'=1+1" in entry.report.as_csv()
    assert Report.from_dict(entry.report.as_dict()) == entry.report


def test_a_report_of_an_earlier_version_is_still_read():
    old = {"source": "a.csv", "entries": [{"kind": "note", "reason": "x", "count": 1, "examples": ["e"], "lines": [3]}]}
    entry = Report.from_dict(old).entries[0]
    assert (entry.examples, entry.lines) == (["e"], [3])


def test_an_unknown_file_names_the_known_formats(workspace, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(InputError, match="training offers"):
        prepare(workspace, path, Choices())


FLOWS = "CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C21_ACTOCC15P\n"


def flows(folder: Path, name: str, first: str, count: int) -> Path:
    path = folder / name
    path.write_text(f"{FLOWS}{first};x;{small_region.CODES[1]};y;{count}\n", encoding="utf-8")
    return path


def test_flows_of_another_region_replace_nothing(workspace, tmp_path):
    import_given(workspace, flows(tmp_path, "a.csv", small_region.CODES[0], 5), Choices())
    before = workspace.path.read_bytes()
    elsewhere = tmp_path / "b.csv"
    elsewhere.write_text(f"{FLOWS}75056;x;75056;y;9\n", encoding="utf-8")
    with pytest.raises(InputError, match="Nothing of b.csv can be kept"):
        import_given(workspace, elsewhere, Choices())
    assert workspace.path.read_bytes() == before


def test_flows_of_another_file_take_the_place_even_when_as_many(workspace, tmp_path):
    first = flows(tmp_path, "a.csv", small_region.CODES[0], 5)
    for path in (first, flows(tmp_path, "b.csv", small_region.CODES[2], 7), first):
        import_given(workspace, path, Choices())
    assert workspace.read("flows")["count"].tolist() == [5.0]


def test_a_zoning_that_scenarios_are_made_of_is_not_changed_under_them(workspace, tmp_path):
    path = tmp_path / "epci_2030.csv"
    zones = ["E1", "E1", "E2", "E9", "E3", "E3", "E4", "E4"]
    path.write_text(
        "CODGEO;EPCI;LIBEPCI\n"
        + "".join(f"{c};20000000{z[1]};Nom {z}\n" for c, z in zip(small_region.CODES, zones, strict=True)),
        encoding="utf-8",
    )
    before = workspace.read("memberships", "epci", by="zoning_id")
    found = import_given(workspace, path, Choices(fields=("EPCI",), theme="zonings"))
    assert found.ids == ("epci_2030",)
    assert workspace.read("memberships", "epci", by="zoning_id").equals(before)
    assert "beside it" in found.report.as_text()
    assert set(workspace.read("zones", "epci_2030", by="zoning_id")["code"]) == {f"20000000{n}" for n in "12934"}


def test_flows_name_the_communes_that_the_workspace_does_not_have(workspace, tmp_path):
    path = tmp_path / "f.csv"
    path.write_text(f"{FLOWS}{small_region.CODES[0]};Alpe;96999;Fantôme;12\n", encoding="utf-8")
    text = import_given(workspace, path, Choices()).report.as_text()
    assert "96999 Fantôme" in text


def test_the_licence_of_a_known_producer_is_kept(workspace, tmp_path):
    import_given(workspace, membership(tmp_path, "bassins_2021.csv", "AAAABBBB"), Choices())
    known = workspace.read("zonings").set_index("id").loc["codbe"]
    assert (known["producer"], known["licence"]) == ("France Travail", "Licence Ouverte 2.0")


DIRECTORY = (
    "nom;adresse;code_postal;commune;lon;lat\nMission locale A;1 rue A;62000;Arras;;\n"
    "Mission locale B;2 rue B;62400;Béthune;;\n"
)


def test_a_directory_wholly_outside_the_region_is_refused_unless_one_insists(workspace, tmp_path):
    path = tmp_path / "ailleurs.csv"
    path.write_text(DIRECTORY, encoding="utf-8")
    before = len(workspace.read("structures", geometry=False))
    with pytest.raises(OutsideError, match="no structure in this region"):
        import_given(workspace, path, Choices(theme="structures"))
    assert len(workspace.read("structures", geometry=False)) == before
    assert import_given(workspace, path, Choices(theme="structures", outside=True)).report.rows_kept == 2
    path.write_text(DIRECTORY + "Mission locale C;3 rue C;20000;Étang;;\n", encoding="utf-8")
    assert import_given(workspace, path, Choices(theme="structures")).report.rows_kept == 3


def test_a_directory_whose_points_are_all_elsewhere_is_refused_before_it_is_written(workspace, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("nom;adresse;lon;lat\nAgence;1 rue A;2.7;50.3\n", encoding="utf-8")
    far = Choices(theme="structures", to_workspace=lambda lon, lat: (lon * 1e6, lat * 1e6))
    with pytest.raises(OutsideError):
        import_given(workspace, path, far)
    assert import_given(workspace, path, replace(far, outside=True)).report.rows_kept == 1
