"""What a user says of each column of a table, as a recipe; and a recipe, as what is said of each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect, directories, mapped_trainings
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.recipes import IndicatorColumn, Recipe, ZoningColumn, checked, used_columns

#: Themes that a mapping can describe.
THEMES = ("zonings", "indicators", "trainings", "structures")
#: Themes whose rows are places: no column is their key, each fills a field.
PLACES = ("trainings", "structures")
#: Roles of columns that a mapping may give, by theme; those of places are the fields they fill.
ROLES: Mapping[str, tuple[str, ...]] = {
    "zonings": ("", "key", "zoning", "names"),
    "indicators": ("", "key", "count", "given", "ratio"),
    "trainings": ("", *mapped_trainings.TARGETS),
    "structures": ("", *directories.TARGETS),
}


@dataclass(frozen=True)
class ColumnSaid:
    """A column of the table: its role ("" not read), its label and unit, the two columns that a ratio divides."""

    column: str
    role: str = ""
    label: str = ""
    unit: str = ""
    numerator: str = ""
    denominator: str = ""


def recipe_of(
    name: str, theme: str, said: Sequence[ColumnSaid], reading: Choice, vintage: str = "", period: str = ""
) -> Recipe:
    """The recipe of what is said. Raises InputError in one sentence when something is missing or said twice."""
    used = [column for column in said if column.role]
    keys = [column.column for column in used if column.role == "key"]
    if theme not in PLACES and len(keys) != 1:
        raise InputError(tr("Say which column holds the codes of communes: one column, and only one."))
    found = Recipe(
        name=name,
        theme=theme,  # type: ignore[arg-type]
        columns=tuple(column.column for column in used),
        key=keys[0] if keys else "",
        level="" if theme in PLACES else "commune",
        zonings=_zonings(said) if theme == "zonings" else (),
        indicators=_indicators(used) if theme == "indicators" else (),
        fields=_fields(used) if theme in PLACES else {},
        vintage=vintage,
        period=period,
        reading=reading,
    )
    if not (found.zonings or found.indicators or found.fields):
        raise InputError(tr("Say what at least one column brings, beside the codes of communes."))
    return checked(found)


def recipe_of_format(
    name: str, theme: str, reader: str, columns: Sequence[str], key: str, reading: Choice, vintage: str, period: str
) -> Recipe:
    """The recipe of a file that a known format reads: the choices made for it, kept for the next one."""
    return checked(
        Recipe(
            name=name,
            theme=theme,  # type: ignore[arg-type]
            columns=tuple(columns),
            reader=reader,
            key=key,
            vintage=vintage,
            period=period,
            reading=reading,
        )
    )


def said_of(recipe: Recipe, columns: Sequence[str]) -> list[ColumnSaid]:
    """What a recipe says of each column of a table."""
    roles: dict[str, ColumnSaid] = {}
    for target, column in recipe.fields.items():
        roles[column] = ColumnSaid(column, target)
    if recipe.key:
        roles[recipe.key] = ColumnSaid(recipe.key, "key")
    for zoning in recipe.zonings:
        roles[zoning.column] = ColumnSaid(zoning.column, "zoning", zoning.label)
        if zoning.names:
            roles[zoning.names] = ColumnSaid(zoning.names, "names")
    ids = {item.id or detect.zoning_id(item.column): item.column for item in recipe.indicators}
    for item in recipe.indicators:
        roles[item.column] = ColumnSaid(
            item.column,
            item.kind,
            item.label,
            item.unit,
            ids.get(item.numerator, item.numerator),
            ids.get(item.denominator, item.denominator),
        )
    return [roles.get(column, ColumnSaid(column)) for column in columns]


def guessed(theme: str, columns: Sequence[str], roles: Mapping[str, str]) -> list[ColumnSaid]:
    """A first mapping to start from: the codes of communes when they are known, nothing else."""
    key = "commune_code" if theme in PLACES else "key"
    return [ColumnSaid(column, key if roles.get(column) == "key" else "") for column in columns]


def columns_of(recipe: Recipe) -> list[str]:
    """The columns that a recipe reads."""
    return used_columns(recipe)


def _zonings(said: Sequence[ColumnSaid]) -> tuple[ZoningColumn, ...]:
    """Each zoning, with the column of names that follows it, or stands just before it."""
    found: list[ZoningColumn] = []
    waiting = ""
    for column in said:
        if column.role == "zoning":
            found.append(ZoningColumn(column.column, label=column.label, names=waiting))
            waiting = ""
        elif column.role == "names" and found and not found[-1].names:
            found[-1] = replace(found[-1], names=column.column)
        elif column.role == "names":
            waiting = column.column
    if waiting:
        raise InputError(
            tr("“{column}” names the zones of no column: say which column holds their codes.", column=waiting)
        )
    return tuple(found)


def _indicators(used: Sequence[ColumnSaid]) -> tuple[IndicatorColumn, ...]:
    counts = {column.column: detect.zoning_id(column.column) for column in used if column.role == "count"}
    found = []
    for column in used:
        if column.role not in ("count", "given", "ratio"):
            continue
        if column.role == "ratio" and not {column.numerator, column.denominator} <= counts.keys():
            raise InputError(tr("“{column}” is a ratio: choose the two counts that it divides.", column=column.column))
        found.append(
            IndicatorColumn(
                column.column,
                label=column.label,
                unit=column.unit,
                kind=column.role,
                numerator=counts.get(column.numerator, "") if column.role == "ratio" else "",
                denominator=counts.get(column.denominator, "") if column.role == "ratio" else "",
            )
        )
    return tuple(found)


def _fields(used: Sequence[ColumnSaid]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in used:
        if column.role in found:
            raise InputError(
                tr(
                    "The columns “{first}” and “{second}” are given the same part: choose one of them.",
                    first=found[column.role],
                    second=column.column,
                )
            )
        found[column.role] = column.column
    return found
