"""Recipes of columns: saved, read again, recognised, refused in one sentence when they are wrong."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.formats import Document, Format, Options, Recognition
from clefop_plugin.sources.recipes import (
    IndicatorColumn,
    Recipe,
    ZoningColumn,
    file_name,
    formats_of,
    load,
    recipes_in,
    recognised,
    save,
    used_columns,
)
from clefop_plugin.sources.tables import read_table

SECTORS = Recipe(
    name="Secteurs d’insertion",
    theme="zonings",
    columns=("Commune", "Secteur", "Nom du secteur", "Part"),
    key="Commune",
    level="commune",
    zonings=(ZoningColumn("Secteur", id="secteurs", label="Secteurs", names="Nom du secteur", share="Part"),),
    vintage="2024",
    reading=Choice(sheet="Feuil1", header_row=3, encoding="cp1252", separator=";", decimal=","),
)
FIGURES = Recipe(
    name="Offres",
    theme="indicators",
    columns=("code", "nb"),
    key="code",
    indicators=(IndicatorColumn("nb", id="offres", label="Offres d’emploi", unit="offres", kind="count"),),
    period="2023",
)
PLACES = Recipe(name="Lieux", theme="structures", columns=("Nom", "Ville"), fields={"name": "Nom", "city": "Ville"})


def opened(path: Path) -> Document:
    @contextmanager
    def stream():
        with path.open("rb") as file:
            yield file

    return Document(path, stream, read_table(path))


@pytest.mark.parametrize("recipe", [SECTORS, FIGURES, PLACES], ids=lambda recipe: recipe.theme)
def test_a_recipe_is_read_again_as_it_was_saved(tmp_path, recipe):
    path = tmp_path / "new folder" / file_name(recipe)
    save(recipe, path)
    assert load(path) == recipe
    assert [child.name for child in path.parent.iterdir()] == [path.name]


def test_a_recipe_is_recognised_by_its_columns_however_they_are_written(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("COMMUNE;secteur;Nom_du_Secteur;part;reste\n44109;1;Nord;1;x\n", encoding="utf-8")
    found = recognised(SECTORS, opened(path))
    assert found.score == 0.9
    assert "Secteurs d’insertion" in found.why and "“Nom du secteur”" in found.why
    path.write_text("COMMUNE;secteur\n44109;1\n", encoding="utf-8")
    assert recognised(SECTORS, opened(path)).score == 0
    layer = replace(SECTORS, columns=("Commune",), key="", zonings=(), family="layer")
    assert recognised(layer, opened(path)).score == 0


def test_a_recipe_becomes_a_format_that_tells_the_reader_of_its_theme(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Commune;Secteur;Nom du secteur;Part\n44109;1;Nord;1\n", encoding="utf-8")
    asked: list[Options] = []

    def read(document: Document, options: Options, progress: Progress) -> str:
        asked.append(options)
        return document.name

    reader = Format("zonings_table", "zonings", lambda: "Table", lambda document: Recognition(0, ""), read)
    (made,) = formats_of([SECTORS, FIGURES, replace(FIGURES, reader="zonings")], {"zonings": reader})
    assert (made.theme, made.label(), made.recognise(opened(path)).score) == ("zonings", SECTORS.name, 0.9)
    assert made.read(opened(path), Options(vintage="2021"), Progress()) == "t.csv"
    assert asked == [Options(vintage="2021", key="Commune", fields=("Secteur",), recipe=SECTORS)]
    made.read(opened(path), Options(key="x"), Progress())
    assert (asked[1].key, asked[1].vintage, asked[1].recipe.fields) == ("x", "2024", {})


def test_the_columns_a_recipe_uses():
    assert used_columns(SECTORS) == ["Commune", "Secteur", "Nom du secteur", "Part"]
    assert used_columns(PLACES) == ["Nom", "Ville"]


def test_the_recipes_of_a_folder_do_not_stop_at_a_wrong_one(tmp_path):
    assert recipes_in(tmp_path / "absent").recipes == {}
    for recipe in (SECTORS, FIGURES):
        save(recipe, tmp_path / file_name(recipe))
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    found = recipes_in(tmp_path)
    assert list(found.recipes.values()) == [FIGURES, SECTORS]
    assert len(found.problems) == 1 and "other.json is not a recipe" in found.problems[0]


def written(**changes: object) -> str:
    base = {"clefop_recipe": 1, "name": "A", "theme": "zonings", "columns": ["a", "b"], "key": "a"}
    return json.dumps({key: value for key, value in (base | changes).items() if value is not None})


WRONG = {
    "not JSON": ("{", "not readable JSON"),
    "deep": ("[" * 100_000, "not readable JSON"),
    "list": ("[1]", "choose a file saved by this plugin"),
    "no mark": (written(clefop_recipe=None), "choose a file saved by this plugin"),
    "true": (written(clefop_recipe=True), "choose a file saved by this plugin"),
    "newer": (written(clefop_recipe=2), "newer version of the plugin"),
    "no name": (written(name=None), "missing"),
    "blank name": (written(name=" "), "needs a name"),
    "number": (written(name=3), "“name”"),
    "theme": (written(theme="maps"), "“maps” is not a theme"),
    "family": (written(family="cube"), "“cube” is not a family"),
    "level": (written(level="planet"), "“planet” is not a level"),
    "columns": (written(columns="a"), "“columns”"),
    "no column": (written(columns=[], key=""), "needs the names of the columns"),
    "unknown column": (written(key="z"), "“z” is used"),
    "zoning": (written(zonings=[{"id": "a"}]), "missing"),
    "zoning text": (written(zonings=["a"]), "an object was expected"),
    "kind": (written(indicators=[{"column": "b", "kind": "mean"}]), "“mean” is not a kind"),
    "row": (written(reading={"header_row": -1}), "“header_row”"),
    "fields": (written(fields={"name": ["a"]}), "“fields”"),
    "long": (written(name="x" * 2000), "“name”"),
    "half a character": (written(name="\ud800"), "“name”"),
    "large": (written(note="x" * 1_100_000), "too large"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_recipe_is_refused_in_one_sentence(tmp_path, name):
    text, sentence = WRONG[name]
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=sentence) as refused:
        load(path)
    assert "r.json" in str(refused.value)


def test_a_missing_recipe_and_one_that_cannot_be_saved(tmp_path):
    with pytest.raises(InputError, match="absent.json"):
        load(tmp_path / "absent.json")
    path = tmp_path / "r.json"
    save(SECTORS, path)
    with pytest.raises(InputError, match="needs a name"):
        save(replace(SECTORS, name=""), path)
    assert load(path) == SECTORS
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be saved"):
        save(SECTORS, tmp_path / "file" / "r.json")


def test_a_failed_save_leaves_the_recipe_of_before(tmp_path, monkeypatch):
    path = tmp_path / "r.json"
    save(SECTORS, path)

    def full(self, target):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="cannot be saved"):
        save(FIGURES, path)
    assert load(path) == SECTORS
    assert [child.name for child in tmp_path.iterdir()] == ["r.json"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["name", "theme", "columns", "key", "zonings", "indicators", "fields", "reading", "level"])


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=9), st.sampled_from([1, 1, 1, 0, 2, "1", None]))
def test_no_recipe_makes_more_than_a_sentence(tmp_path_factory, values, version):
    path = tmp_path_factory.mktemp("recipes") / "r.json"
    path.write_text(json.dumps({"clefop_recipe": version, **values}), encoding="utf-8")
    try:
        found = load(path)
    except InputError as error:
        assert "r.json" in str(error)
    else:
        save(found, path)
        assert load(path) == found
