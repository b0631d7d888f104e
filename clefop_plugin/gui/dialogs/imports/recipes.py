"""The recipes of the user: a folder of the QGIS profile, and those that a file was made for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import recipes
from clefop_plugin.sources.recipes import Recipe
from clefop_plugin.sources.registry import recipe_formats


def recipe_folder() -> Path:
    """Where recipes are kept: with the settings of QGIS, so that every project finds them."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "clefop" / "recipes"


def stored_recipes() -> list[Recipe]:
    """The recipes that can be read, by name; a damaged file is passed over."""
    found = recipes.recipes_in(recipe_folder()).recipes.values()
    return sorted(found, key=lambda recipe: recipe.name.lower())


def keep(recipe: Recipe) -> Path:
    """Keep a recipe in the folder, in the place of the one of that name. Raises InputError when it cannot be."""
    path = recipe_folder() / recipes.file_name(recipe)
    recipes.save(recipe, path)
    return path


def load(path: Path) -> Recipe:
    """A recipe of any folder. Raises InputError in one sentence when the file is none."""
    return recipes.load(path)


def format_of(recipe: Recipe) -> str:
    """Id of the format that a recipe makes. Raises InputError when nothing can read it."""
    made = recipe_formats(recipe)
    if not made:
        raise InputError(tr("The recipe {name} needs a reader that this version does not have.", name=recipe.name))
    return made[0].id


def made_for(document: Any) -> Recipe | None:
    """The recipe of the folder that knows most columns of a document, among those whose columns it has all."""
    known = [recipe for recipe in stored_recipes() if recipes.recognised(recipe, document).score > 0]
    known.sort(key=lambda recipe: -len(recipe.columns))
    return known[0] if known else None
