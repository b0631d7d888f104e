"""Recipes: what the columns of a file are, as a user said it once, kept in a JSON file and applied again.

A recipe only names columns and choices: nothing of it is executed, and every value is checked when it is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_args

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.detect import quoted
from clefop_plugin.sources.drafts import drafted
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, Theme
from clefop_plugin.sources.tables import simplify

#: Version of the files that are written; older ones are read, newer ones refused.
VERSION = 1
#: Name that says in the file what it is, and its version.
MARK = "clefop_recipe"
SCORE = 0.9
_MOST_BYTES = 1_000_000
_MOST_ITEMS = 2_000
_MOST_CHARACTERS = 1_000
_FAMILIES = ("table", "layer")
_LEVELS = ("", "commune", "epci", "departement", "region")
_KINDS = ("count", "ratio", "given")


@dataclass(frozen=True)
class ZoningColumn:
    """A column of zone codes. ``names`` is the column of their names; ``share`` that of the part (0 to 1, or percent)
    of the commune in the zone, which allows a commune in several zones. ``id`` and ``label`` "": from the column."""

    column: str
    id: str = ""
    label: str = ""
    names: str = ""
    share: str = ""
    family: str = ""
    producer: str = ""


@dataclass(frozen=True)
class IndicatorColumn:
    """A column of figures: id, label, theme, unit, kind (count, ratio, given), numerator and denominator of a ratio."""

    column: str
    id: str = ""
    label: str = ""
    theme: str = ""
    unit: str = ""
    kind: str = "given"
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Recipe:
    """A mapping of columns.

    ``columns`` are those the file must have to be recognised; ``family`` is table or layer (with shapes); ``reader``
    the id of the format that reads it ("": the usual one of its theme); ``key`` the column of the codes, of territories
    of ``level``; ``fields`` gives the column of each field of a training or a structure (target → column).
    """

    name: str
    theme: Theme
    columns: tuple[str, ...]
    family: str = "table"
    reader: str = ""
    key: str = ""
    level: str = ""
    zonings: tuple[ZoningColumn, ...] = ()
    indicators: tuple[IndicatorColumn, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    vintage: str = ""
    period: str = ""
    reading: Choice = field(default_factory=Choice)


@dataclass(frozen=True)
class RecipeFolder:
    """The recipes of a folder, by name of file, and one sentence for each file that is none."""

    recipes: Mapping[str, Recipe]
    problems: tuple[str, ...]


def load(path: str | Path) -> Recipe:
    """Read a recipe. Raises InputError in one sentence when the file is missing, damaged, newer or not a recipe."""
    source = Path(path)
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise InputError(tr("{name} is too large to be a recipe.", name=source.name))
        values = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=source.name, error=error)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(tr("{name} is not a recipe: it is not readable JSON.", name=source.name)) from error
    if not isinstance(values, dict) or MARK not in values:
        raise InputError(tr("{name} is not a recipe of columns: choose a file saved by this plugin.", name=source.name))
    version = values.pop(MARK)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(tr("{name} is not a recipe of columns: choose a file saved by this plugin.", name=source.name))
    if version > VERSION:
        raise InputError(tr("{name} was saved by a newer version of the plugin: update the plugin.", name=source.name))
    try:
        return checked(_made(Recipe, values))
    except InputError as error:
        raise InputError(tr("{name} is not a usable recipe: {problem}", name=source.name, problem=error)) from error


def save(recipe: Recipe, path: str | Path) -> None:
    """Write a recipe in one go: a failure leaves the file of before. Raises InputError when it cannot be written."""
    target = Path(path)
    text = json.dumps({MARK: VERSION, **asdict(checked(recipe))}, ensure_ascii=False, indent=1)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with drafted(target) as draft:
            draft.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(tr("The recipe {name} cannot be saved: {error}", name=target.name, error=error)) from error


def recipes_in(folder: str | Path) -> RecipeFolder:
    """Every recipe of a folder; a folder that does not exist has none, a file that is none does not stop the others."""
    found: dict[str, Recipe] = {}
    problems = []
    for path in sorted(Path(folder).glob("*.json")):
        try:
            found[path.name] = load(path)
        except InputError as error:
            problems.append(str(error))
    return RecipeFolder(found, tuple(problems))


def file_name(recipe: Recipe) -> str:
    """A name of file for a recipe: its name without what a file system refuses."""
    return (simplify(recipe.name)[:80] or "recipe") + ".json"


def recognised(recipe: Recipe, document: Document) -> Recognition:
    """Whether a document has every column of a recipe, however they are written (case, accents, punctuation)."""
    table = document.table
    if table is None or (recipe.family == "layer" and document.geometry is None):
        return NOT_MINE
    known = {simplify(column) for column in table.columns}
    if not all(simplify(column) in known for column in recipe.columns):
        return NOT_MINE
    why = tr("recipe “{name}”: columns {fields}", name=recipe.name, fields=quoted(recipe.columns))
    return Recognition(SCORE, why)


def formats_of(recipes: Iterable[Recipe], readers: Mapping[str, Format]) -> tuple[Format, ...]:
    """A format for each recipe that one of ``readers`` (by id of format, or by theme) can read."""
    made = []
    for recipe in recipes:
        reader = readers.get(recipe.reader or recipe.theme)
        if reader is not None and reader.theme == recipe.theme:
            made.append(_format(recipe, reader))
    return tuple(made)


def told(recipe: Recipe, options: Options) -> Options:
    """What a reader is told with a recipe: what the user says this time goes before what the recipe says."""
    return replace(
        options,
        recipe=recipe,
        key=options.key or recipe.key,
        fields=options.fields or tuple(zoning.column for zoning in recipe.zonings),
        vintage=options.vintage or recipe.vintage,
        period=options.period or recipe.period,
    )


def checked(recipe: Recipe) -> Recipe:
    """The recipe itself. Raises InputError when it says something that cannot be, in one sentence."""
    if not recipe.name.strip():
        raise InputError(tr("a recipe needs a name."))
    if not any(column.strip() for column in recipe.columns):
        raise InputError(tr("a recipe needs the names of the columns it was made for."))
    for what, value, allowed in (
        (tr("theme"), recipe.theme, get_args(Theme)),
        (tr("family"), recipe.family, _FAMILIES),
        (tr("level"), recipe.level, _LEVELS),
        *((tr("kind"), indicator.kind, _KINDS) for indicator in recipe.indicators),
    ):
        if value not in allowed:
            raise InputError(
                tr("“{value}” is not a {field}. Choose among {names}.", value=value, field=what, names=quoted(allowed))
            )
    listed = {simplify(column) for column in recipe.columns}
    for column in used_columns(recipe):
        if simplify(column) not in listed:
            raise InputError(
                tr("the column “{column}” is used, but is not among the columns of the file.", column=column)
            )
    return recipe


def used_columns(recipe: Recipe) -> list[str]:
    """The columns that a recipe reads, each once, in the order it names them."""
    named = [recipe.key, *recipe.fields.values()]
    named += [cell for zoning in recipe.zonings for cell in (zoning.column, zoning.names, zoning.share)]
    named += [indicator.column for indicator in recipe.indicators]
    return list(dict.fromkeys(column for column in named if column))


def _format(recipe: Recipe, reader: Format) -> Format:
    def recognise(document: Document) -> Recognition:
        return recognised(recipe, document)

    def read(document: Document, options: Options, progress: Progress) -> Any:
        return reader.read(document, told(recipe, options), progress)

    return Format(f"recipe:{simplify(recipe.name)}", recipe.theme, lambda: recipe.name, recognise, read)


def _made(kind: Callable[..., Any], values: Any) -> Any:
    """A dataclass of this module from the JSON object that ``asdict`` wrote; InputError when a value is of no use."""
    if not isinstance(values, dict):
        raise InputError(tr("an object was expected, with the names of its fields."))
    given = {}
    for known in fields(kind):  # type: ignore[arg-type]
        if known.name in values:
            given[known.name] = _value(known.name, str(known.type), values[known.name])
    try:
        return kind(**given)
    except TypeError as error:
        raise InputError(tr("a field that cannot be left out is missing.")) from error


def _value(name: str, kind: str, value: Any) -> Any:
    parts = {
        "Choice": Choice,
        "tuple[ZoningColumn, ...]": ZoningColumn,
        "tuple[IndicatorColumn, ...]": IndicatorColumn,
    }
    if kind == "Choice":
        return _made(Choice, value)
    if kind.startswith("tuple") and isinstance(value, list) and len(value) <= _MOST_ITEMS:
        part = parts.get(kind)
        return tuple(_made(part, item) if part else _text(name, item) for item in value)
    if kind.startswith("Mapping") and isinstance(value, dict) and len(value) <= _MOST_ITEMS:
        return {_text(name, key): _text(name, item) for key, item in value.items()}
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000:
        return value
    if kind in ("str", "Theme"):
        return _text(name, value)
    raise InputError(tr("the value of “{field}” is not of the expected kind.", field=name))


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MOST_CHARACTERS or re.search("[\ud800-\udfff]", value):
        raise InputError(tr("the value of “{field}” is not of the expected kind.", field=name))
    return value
