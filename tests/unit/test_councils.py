"""The spreadsheet of councils: exported, read again the same, checked, and safe."""

from __future__ import annotations

import html
import io
import sys
import tempfile
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.dates import read_date
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import neutral
from clefop_plugin.services.councils import council_book, export_councils, import_councils
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import prepare
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.spreadsheets.model import Book, Column, Sheet
from clefop_plugin.services.spreadsheets.ods import ods_bytes
from clefop_plugin.services.spreadsheets.xlsx import xlsx_bytes
from clefop_plugin.sources import councils
from clefop_plugin.sources.council_template import spoken, template
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.tables import Table, read_table
from clefop_plugin.workspace.store import Workspace

TABLES = ("councils", "council_members", "projects")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = small_region.make(tmp_path / "petit.gpkg")
    council = {
        "scenario_id": "s1",
        "territory_code": "01",
        "label": "Conseil d’Alpe",
        "state_chair": "=cmd|' /C calc'!A0",
    }
    made.append(
        "councils",
        pd.DataFrame(
            [
                {
                    **council,
                    "region_chair": "R",
                    "next_meeting": "2026-01-17",
                    "note": "a\nb",
                    "meetings": "2025-10-02 – Installation\n2026-01-17 – =Bilan",
                }
            ]
        ),
    )
    made.append(
        "council_members",
        pd.DataFrame(
            [
                ("s1", "01", "État", "Préfecture", "Aurore <b>X</b>", "coprésidence", "a.x@exemple.fr"),
                ("s1", "02", "Collège inventé", "'; DROP TABLE projects;--", "@SUM(A1)", "membre", ""),
                ("autre", "01", "Région", "", "Ailleurs", "membre", ""),
            ],
            columns=["scenario_id", "territory_code", "college", "organisation", "name", "role", "email"],
        ),
    )
    made.append(
        "projects",
        pd.DataFrame(
            [
                (
                    "s1-01-1",
                    "s1",
                    "01",
                    "Décrocheurs",
                    "Groupe & projet",
                    "",
                    "engagé",
                    "2024-06",
                    "",
                    "-1",
                    "",
                    "Taux de chômage; -2",
                ),
                ("s1-01-7", "s1", "01", "Thème libre", "'=déjà", "ML", "à l’étude", "", "2025", "  ", "s1-01-1", ""),
                ("s1-02-1", "s1", "02", "Mobilité", "+33 2", "", "terminé", "vers la fin", "", "", "", ""),
            ],
            columns=[
                "id",
                "scenario_id",
                "territory_code",
                "theme",
                "title",
                "pilot",
                "state",
                "start",
                "end",
                "note",
                "group_id",
                "indicators",
            ],
        ),
    )
    return made


def content(workspace: Workspace) -> dict[str, list[list[str]]]:
    tables = {name: workspace.read(name) for name in TABLES}
    return {name: [[v.strip() for v in map(str, row)] for row in frame.to_numpy()] for name, frame in tables.items()}


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_what_is_exported_is_read_again_the_same(workspace, tmp_path, suffix):
    path = export_councils(workspace, "", tmp_path / f"conseils.{suffix}")
    before = content(workspace)
    for table in TABLES:
        rows = workspace.read(table)
        workspace.replace(table, rows[:0], "s1", by="scenario_id")
    found = import_councils(workspace, path)
    assert {name: sorted(rows) for name, rows in content(workspace).items()} == {
        name: sorted(rows) for name, rows in before.items()
    }
    report = found.report
    # Two councils (one a territory), two members, two meetings, three projects.
    assert (report.rows_read, report.rows_kept, report.skipped) == (9, 9, 0)
    assert "Collège inventé" in report.as_text() and "vers la fin" in report.as_text()
    assert "personal data" in report.as_text()
    assert prepare(workspace, path, Choices(theme="councils")).already


def test_other_territories_and_scenarios_stay(workspace, tmp_path):
    path = tmp_path / "membres.csv"
    path.write_text("Territoire;Collège;Organisme;Nom;Fonction\n2;region;Région;Une élue;Membre\n", encoding="utf-8")
    projects = workspace.read("projects")["territory_code"].tolist()
    import_councils(workspace, path, "s1")
    rows = workspace.read("council_members")
    assert rows[["scenario_id", "territory_code", "college", "name"]].to_numpy().tolist() == [
        ["autre", "01", "Région", "Ailleurs"],
        ["s1", "01", "État", "Aurore <b>X</b>"],
        ["s1", "02", "Région", "Une élue"],
    ]
    # A file of members says nothing of projects: they stay.
    assert workspace.read("projects")["territory_code"].tolist() == projects
    council = Profiles(workspace).council(TerritoryRef("territory", "s1", "02"))
    assert [(member.college, member.role) for member in council.members] == [("Région", "membre")]


def test_rows_are_checked_and_told_with_their_line(workspace, tmp_path):
    path = tmp_path / "projets.csv"
    path.write_text(
        "Territoire;N°;Rattaché au n°;Thème;Intitulé;Pilote;Avancement;Début;Fin\n"
        "01 – Alpe – Côte;1;;décrocheurs;Groupe;ML;Engagé;17/01/2026;31 décembre 2026\n"
        "01;1;1;Mobilité;Action;;en rêve;bientôt;\n"
        "Gué;;9;Logement;Action seule;;terminé;;\n"
        "99 – Ailleurs;;;;Perdu;;;;\n"
        ";;;;Sans territoire;;;;\n",
        encoding="utf-8",
    )
    report = import_councils(workspace, path, "s1").report
    assert (report.rows_read, report.rows_kept, report.skipped) == (5, 3, 2)
    lines = {entry.reason: entry.lines for entry in report.entries if entry.kind != "note"}
    assert lines == {
        "words that are not in their list, kept as written": [3],
        "dates that are not understood, kept as written": [3],
        "rows without a territory": [6],
        "rows of a territory that the scenario does not have": [5],
        "numbers of projects repeated, given another one": [3],
        "actions of an unknown project group, kept on their own": [4],
    }
    rows = workspace.read("projects")
    assert rows[["id", "theme", "state", "start", "end"]].to_numpy().tolist() == [
        ["s1-01-1", "Décrocheurs", "engagé", "2026-01-17", "2026-12-31"],
        ["s1-01-2", "Mobilité", "en rêve", "bientôt", ""],
        ["s1-02-1", "Logement", "terminé", "", ""],
    ]


def test_a_failed_import_changes_nothing(workspace, tmp_path):
    before = content(workspace)
    path = tmp_path / "rien.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not recognised"):
        import_councils(workspace, path)
    with pytest.raises(InputError):
        import_councils(workspace, export_councils(workspace, "", tmp_path / "c.ods"), "inconnu")
    assert content(workspace) == before


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_no_cell_of_an_export_is_a_formula(workspace, tmp_path, suffix):
    path = export_councils(workspace, "s1", tmp_path / f"c.{suffix}")
    with zipfile.ZipFile(path) as archive:
        written = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "table:formula" not in written and "<f>" not in written
    read = html.unescape(written)
    assert "'=cmd|" in read and "'@SUM(A1)" in read
    assert "<b>X</b>" not in written


def test_the_spreadsheet_offers_its_lists(workspace, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(export_councils(workspace, "s1", tmp_path / "c.xlsx"))
    assert book.sheetnames == ["Lisez-moi", "Conseils", "Membres", "Réunions", "Projets", "Territoires", "Listes"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["Membres"].data_validations.dataValidation}
    assert rules == {"A2": "'Listes'!$A$2:$A$3", "B2": "'Listes'!$B$2:$B$10", "E2": "'Listes'!$C$2:$C$7"}
    assert book["Membres"]["B2"].number_format == "@"
    assert "données personnelles" in " ".join(str(row[0].value) for row in book["Lisez-moi"].rows)
    assert book["Conseils"]["A2"].value == "01 – Alpe – Côte"


def test_another_suffix_and_a_folder_that_is_not_there_are_refused(workspace, tmp_path):
    with pytest.raises(InputError, match=r"\.ods, \.xlsx"):
        export_councils(workspace, "s1", tmp_path / "c.doc")
    with pytest.raises(InputError, match="cannot be written"):
        export_councils(workspace, "s1", tmp_path / "absent" / "c.ods")


def test_the_template_is_whole():
    known = template()
    lists = {found.id for found in known.lists}
    for sheet in known.sheets:
        assert len({column.id for column in sheet.columns}) == len(sheet.columns)
        assert {column.list for column in sheet.columns} - {""} <= lists
    assert set(councils.SHEETS) <= {sheet.id for sheet in known.sheets}


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@given(TEXT)
def test_a_text_made_safe_is_found_again(text):
    assert spoken(neutral(text)) == text


@given(TEXT)
def test_dates_are_days_months_years_or_nothing(text):
    found = read_date(text)
    assert found is None or len(found) in (4, 7, 10)


@settings(max_examples=40, deadline=4000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4))
def test_any_text_makes_a_readable_book(rows):
    book = Book(
        (Sheet("Feuille", (Column("Un"), Column("Deux", choices="Liste")), rows),),
        Sheet("L", (Column("Liste"),), [["x"]]),
    )
    for suffix, write in (("ods", ods_bytes), ("xlsx", xlsx_bytes)):
        data = write(book)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"b.{suffix}"
            path.write_bytes(data)
            assert read_table(path, "Feuille").columns[0] == "Un"


@settings(max_examples=60, deadline=3000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_cell_breaks_the_reader(data):
    sheet = data.draw(st.sampled_from([s for s in template().sheets if s.id in councils.SHEETS]))
    titles = [column.title for column in sheet.columns]
    rows = data.draw(st.lists(st.lists(TEXT, min_size=len(titles), max_size=len(titles)), min_size=1, max_size=5))
    path = Path("c.csv")
    table = Table(
        path,
        pd.DataFrame(rows, columns=titles, dtype=object),
        "",
        ";",
        1,
        2,
        "",
        "0" * 64,
        tuple(range(2, len(rows) + 2)),
    )
    found = councils.read(Document(path, lambda: path.open("rb"), table), Options(), Progress())
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert sum(len(frame) for frame in found.frames().values()) == found.report.rows_kept


def test_a_spreadsheet_without_the_right_sheets_is_refused(workspace, tmp_path):
    book = council_book(workspace, "s1")
    path = tmp_path / "listes.ods"
    path.write_bytes(ods_bytes(Book((), book.lists)))
    document = open_document(path)
    assert councils.recognise(document).score == 0.95
    with pytest.raises(InputError, match="none of the sheets"):
        councils.read(document, Options(), Progress())


def test_an_export_without_personal_data_names_nobody_and_read_again_forgets_nobody(workspace, tmp_path):
    before = content(workspace)
    out = export_councils(workspace, "s1", tmp_path / "sans.xlsx", persons=False)
    with zipfile.ZipFile(out) as archive:
        said = html.unescape("".join(archive.read(name).decode("utf-8") for name in archive.namelist()))
    for person in ("Aurore", "a.x@exemple.fr", "cmd|"):
        assert person not in said
    assert "Préfecture" in said
    import_councils(workspace, out)
    assert content(workspace) == before


def test_a_sheet_without_a_row_forgets_nothing(workspace, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = export_councils(workspace, "s1", tmp_path / "conseils.xlsx")
    book = openpyxl.load_workbook(path)
    name = next(sheet.title for sheet in book.worksheets if "embre" in sheet.title)
    del book[name]
    book.save(path)
    before = content(workspace)
    found = import_councils(workspace, path)
    assert sorted(content(workspace)["council_members"]) == sorted(before["council_members"])
    assert "is kept" in found.report.as_text()


def test_a_code_beside_the_name_of_another_territory_is_not_taken(workspace, tmp_path):
    path = tmp_path / "membres.csv"
    path.write_text(
        "Territoire;Collège;Organisme;Nom;Fonction\n02 – Armeval;region;Région;Un autre;Membre\n"
        "2;region;Région;Une élue;Membre\n",
        encoding="utf-8",
    )
    found = import_councils(workspace, path, "s1")
    assert "Un autre" not in workspace.read("council_members")["name"].tolist()
    assert found.report.skipped == 1
