"""What is known of each indicator: the shipped catalogue, those of users, and the columns that recipes describe."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin import paths
from clefop_plugin.core import formulas
from clefop_plugin.core.codes import parse_places
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.recipes import Recipe
from clefop_plugin.sources.tables import read_table

_KINDS = ("count", "ratio", "given")
_YEAR = {"{yyyy}": r"((?:19|20)\d\d)", "{yy}": r"(\d\d)"}


@dataclass(frozen=True)
class Definition:
    """One indicator, as the head of ``resources/catalogues/indicators.toml`` explains its fields."""

    id: str
    label: str = ""
    theme: str = ""
    unit: str = ""
    kind: str = "given"
    numerator: str = ""
    denominator: str = ""
    weight: str = ""
    scale: float | None = None
    decimals: int = 0
    level: str = ""
    source: str = ""
    producer: str = ""
    licence: str = ""
    note: str = ""
    period: str = ""
    sum: str = ""
    sector: str = ""
    columns: tuple[str, ...] = ()
    melodi: tuple[Mapping[str, str], ...] = field(default=(), hash=False)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(column) for column in self.columns)

    def match(self, column: str) -> str | None:
        """The period of a column that feeds this ("" when its name has no year); None when it does not feed it."""
        name = column.strip()
        for pattern in self._patterns:
            match = pattern.fullmatch(name)
            if match is not None:
                return "-".join(_year(year) for year in match.groups()) or self.period
        return None

    @property
    def terms(self) -> frozenset[str]:
        """Ids of the counts that a ratio is made of."""
        return formulas.ids_of(self.numerator) | formulas.ids_of(self.denominator)


_PLAIN = tuple(name for name in Definition.__dataclass_fields__ if name not in ("columns", "melodi"))
_STORED = (
    "id",
    "label",
    "theme",
    "unit",
    "kind",
    "numerator",
    "denominator",
    "weight",
    "scale",
    "decimals",
    "level",
    "source",
    "producer",
    "licence",
    "note",
)


@cache
def shipped() -> tuple[Definition, ...]:
    """The catalogue of the plugin."""
    content = tomllib.loads(paths.resource("catalogues", "indicators.toml").read_text(encoding="utf-8"))
    return tuple(
        _made({**content["sources"].get(entry.get("from", ""), {}), **entry}) for entry in content["indicator"]
    )


def known(catalogue: Path | None = None, recipe: Recipe | None = None) -> list[Definition]:
    """Definitions in order of precedence: those of the recipe, of the user's catalogue, of the plugin.

    Raises InputError naming what is wrong in the catalogue.
    """
    own = _from_recipe(recipe) if recipe is not None else []
    own += _from_file(catalogue) if catalogue is not None else []
    return [*_inherited(own), *shipped()]


def kind_of_column(column: str) -> str | None:
    """Kind (count, ratio, given) that the shipped catalogue gives to a column; None when it does not know it."""
    return next((entry.kind for entry in shipped() if entry.match(column) is not None), None)


def plain(column: str) -> Definition:
    """A column nobody described: a published value, never summed."""
    return Definition(detect.zoning_id(column), column, columns=(column,))


def with_ratios(present: Iterable[str], definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions of what was read, and of the ratios whose numerator was read, in the order of the catalogue.

    The denominator of a ratio may come from another file.
    """
    here = set(present)
    chosen: dict[str, Definition] = {}
    for entry in definitions:
        if entry.id in chosen:
            continue
        ratio = entry.kind == "ratio" and formulas.ids_of(entry.numerator) <= here
        if entry.id in here or ratio:
            chosen[entry.id] = entry
    return list(chosen.values())


def frame_of(entries: Sequence[Definition], source: str) -> pd.DataFrame:
    """The rows of the table of indicators; ``source`` is that of entries that name none."""
    rows = []
    for entry in entries:
        scale = entry.scale or (100.0 if entry.kind == "ratio" and entry.unit.startswith("%") else 1.0)
        stored = {name: getattr(entry, name) for name in _STORED}
        rows.append({**stored, "scale": scale, "level": entry.level or "commune", "source": entry.source or source})
    frame = pd.DataFrame(rows, columns=list(_STORED))
    frame["decimals"] = frame["decimals"].astype("Int64")
    return frame


def _pattern(column: str) -> re.Pattern[str]:
    text = re.escape(column).replace(r"\{", "{").replace(r"\}", "}")
    for mark, years in _YEAR.items():
        text = text.replace(mark, years)
    return re.compile(text, re.IGNORECASE)


def _year(text: str) -> str:
    year = int(text)
    return str(year if year > 99 else 2000 + year if year < 60 else 1900 + year)


def _made(entry: Mapping[str, Any]) -> Definition:
    values = {name: entry[name] for name in _PLAIN if entry.get(name) is not None}
    columns = entry.get("columns") or ([entry["column"]] if entry.get("column") else [])
    return Definition(**values, columns=tuple(columns), melodi=tuple(entry.get("melodi", ())))


def _inherited(own: list[Definition]) -> list[Definition]:
    """Entries of the user, completed by what the plugin knows of the same ids."""
    by_id = {entry.id: entry for entry in shipped()}
    done = []
    for entry in own:
        base = by_id.get(entry.id)
        if base is not None and entry.label in ("", entry.id):
            said = {name: getattr(entry, name) for name in ("theme", "unit", "level", "period") if getattr(entry, name)}
            entry = replace(base, columns=entry.columns, sum="", melodi=(), **said)
        done.append(entry if entry.label else replace(entry, label=entry.id))
    return done


def _from_recipe(recipe: Recipe) -> list[Definition]:
    level = "" if recipe.level == "commune" else recipe.level
    for item in recipe.indicators:
        if item.kind == "ratio":
            said = {"id": item.id or item.column, "numerator": item.numerator, "denominator": item.denominator}
            _check_formulas(said, recipe.name)
    return [
        Definition(
            item.id or detect.zoning_id(item.column),
            item.label or ("" if item.id else item.column),
            item.theme,
            item.unit,
            item.kind,
            item.numerator,
            item.denominator,
            level=level,
            columns=(item.column,) if item.column else (),
        )
        for item in recipe.indicators
    ]


def _from_file(path: Path) -> list[Definition]:
    """Definitions of a TOML or CSV catalogue: columns named as the table of indicators, plus ``column``."""
    if path.suffix.lower() == ".toml":
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            shared = {str(k): dict(v) for k, v in dict(content.get("sources", {})).items()}
            entries = [
                {**shared.get(str(entry.get("from", "")), {}), **dict(entry)} for entry in content.get("indicator", [])
            ]
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(tr("The catalogue {name} cannot be read: {error}", name=path.name, error=error)) from error
    else:
        table = read_table(path)
        names = {column: column.strip().lower() for column in table.columns}
        entries = [
            {names[str(column)]: str(cell).strip() for column, cell in row.items()}
            for row in table.frame.to_dict(orient="records")
        ]
    return [_checked(entry, path) for entry in entries]


def _checked(entry: dict[str, Any], path: Path) -> Definition:
    """One definition of a user's catalogue; InputError naming what is wrong in it."""
    plain_values: dict[str, Any] = {name: str(entry[name]) for name in _PLAIN if name in entry}
    if not plain_values.get("id"):
        raise InputError(tr("The catalogue {name} needs a column “id”.", name=path.name))
    plain_values["kind"] = plain_values.get("kind") or "given"
    if plain_values["kind"] not in _KINDS:
        raise InputError(_wrong(plain_values, "kind", ", ".join(_KINDS), path.name))
    for name in ("scale", "decimals"):
        try:
            value = parse_places(plain_values.get(name) or "")
        except ValueError as error:
            raise InputError(_wrong(plain_values, name, tr("a number above zero"), path.name)) from error
        plain_values[name] = (None if name == "scale" else 0) if np.isnan(value) else value
    plain_values["decimals"] = int(min(plain_values["decimals"], 9))
    if plain_values["kind"] == "ratio":
        _check_formulas(plain_values, path.name)
    elif not plain_values.get("sum"):
        plain_values["column"] = str(entry.get("column") or "") or plain_values["id"]
        columns = entry.get("columns")
        plain_values["columns"] = [str(c) for c in columns] if isinstance(columns, list) else []
    cubes = entry.get("melodi")
    if isinstance(cubes, list):
        plain_values["melodi"] = [{str(k): str(v) for k, v in cube.items()} for cube in cubes if isinstance(cube, dict)]
    return _made(plain_values)


def _check_formulas(entry: Mapping[str, Any], catalogue: str) -> None:
    for name in ("numerator", "denominator"):
        try:
            formulas.ids_of(entry.get(name, ""))
        except ValueError as error:
            raise InputError(_wrong(entry, name, "a + b - c", catalogue)) from error


def _wrong(entry: Mapping[str, Any], name: str, expected: str, catalogue: str) -> str:
    return tr(
        "The catalogue {name} gives “{value}” as “{field}” of the indicator “{id}”. Write one of: {expected}.",
        name=catalogue,
        value=entry.get(name, ""),
        field=name,
        id=entry["id"],
        expected=expected,
    )
