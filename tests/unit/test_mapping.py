"""What a user says of columns, as a recipe and back; what columns are to an import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.columns import column_roles
from clefop_plugin.services.importing.inspecting import inspect
from clefop_plugin.services.importing.mapping import ROLES, THEMES, ColumnSaid, guessed, recipe_of, said_of
from clefop_plugin.services.report_page import report_page
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.recipes import load, save

COLUMNS = ["insee", "zone", "nom_zone", "jeunes", "suivis", "taux"]
READING = Choice(separator="|", header_row=3)


def said(**roles: str) -> list[ColumnSaid]:
    return [ColumnSaid(column, roles.get(column, "")) for column in COLUMNS]


def test_zonings_take_the_names_that_follow_them(tmp_path: Path) -> None:
    recipe = recipe_of("Zones", "zonings", said(insee="key", zone="zoning", nom_zone="names"), READING, "2024")
    assert (recipe.key, recipe.vintage, recipe.columns) == ("insee", "2024", ("insee", "zone", "nom_zone"))
    assert [(zoning.column, zoning.names) for zoning in recipe.zonings] == [("zone", "nom_zone")]
    assert (recipe.reading.separator, recipe.reading.header_row) == ("|", 3)
    save(recipe, tmp_path / "r.json")
    assert load(tmp_path / "r.json") == recipe


def test_names_before_their_zoning_are_taken_too() -> None:
    columns = [ColumnSaid("insee", "key"), ColumnSaid("nom", "names"), ColumnSaid("code", "zoning", "Bassins")]
    (zoning,) = recipe_of("Z", "zonings", columns, Choice()).zonings
    assert (zoning.column, zoning.names, zoning.label) == ("code", "nom", "Bassins")
    with pytest.raises(InputError, match="nom"):
        recipe_of("Z", "zonings", columns[:2], Choice())


def test_a_ratio_names_two_counts() -> None:
    columns = said(insee="key", jeunes="count", suivis="count", taux="ratio")
    columns[-1] = replace(columns[-1], numerator="suivis", denominator="jeunes", unit="%")
    recipe = recipe_of("Suivi", "indicators", columns, Choice(), period="2023")
    ratio = recipe.indicators[-1]
    assert (ratio.kind, ratio.numerator, ratio.denominator, ratio.unit) == ("ratio", "suivis", "jeunes", "%")
    columns[3] = replace(columns[3], role="")
    with pytest.raises(InputError, match="taux"):
        recipe_of("Suivi", "indicators", columns, Choice())


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_said_comes_back_from_the_recipe(theme: str) -> None:
    roles = {
        "zonings": {"insee": "key", "zone": "zoning", "nom_zone": "names"},
        "indicators": {"insee": "key", "jeunes": "count", "taux": "given"},
        "trainings": {"zone": "title", "insee": "commune_code"},
        "structures": {"zone": "name", "insee": "commune_code"},
    }[theme]
    given = said(**roles)
    assert set(roles.values()) <= set(ROLES[theme])
    assert said_of(recipe_of("R", theme, given, Choice()), COLUMNS) == given


@pytest.mark.parametrize(
    ("theme", "roles", "words"),
    [
        ("zonings", {"zone": "zoning"}, "one column"),
        ("zonings", {"insee": "key", "zone": "key"}, "one column"),
        ("indicators", {"insee": "key"}, "at least one column"),
        ("structures", {"zone": "name", "nom_zone": "name"}, "same part"),
        ("structures", {}, "at least one column"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(theme: str, roles: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        recipe_of("R", theme, said(**roles), Choice())


def test_the_first_mapping_knows_the_codes_of_communes() -> None:
    assert [c.role for c in guessed("zonings", COLUMNS, {"insee": "key"})] == ["key", "", "", "", "", ""]
    assert guessed("structures", COLUMNS, {"insee": "key"})[0].role == "commune_code"


def test_columns_are_told_by_the_format_or_by_the_recipe(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"440{i:02d};Commune {i};52{i % 3}{i % 2}1;{i}" for i in range(1, 40)]
    path.write_text("\n".join(["CODGEO;LIBGEO;ZE2020;autre", *rows]) + "\n", encoding="utf-8")
    roles = column_roles(inspect(path, Choices()), Choices())
    assert roles == {"CODGEO": "key", "LIBGEO": "label", "ZE2020": "zoning", "autre": "unread"}
    columns = [ColumnSaid("CODGEO", "key"), ColumnSaid("autre", "count")]
    choices = Choices(recipe=recipe_of("R", "indicators", columns, Choice()))
    told = column_roles(inspect(path, choices), choices)
    assert told == {"CODGEO": "key", "LIBGEO": "unread", "ZE2020": "unread", "autre": "indicator"}


def test_a_key_of_another_file_is_not_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    assert inspect(path, Choices(key="CODGEO")).steps


def test_the_title_of_a_page_is_escaped() -> None:
    page = report_page("<b>x</b>", "<p>y</p>")
    assert "<h1>&lt;b&gt;x&lt;/b&gt;</h1><p>y</p>" in page
