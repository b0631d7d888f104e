"""Which columns of a table are zonings: those the catalogue knows, those that come with names, those a user chose."""

from __future__ import annotations

from dataclasses import replace

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.detect import ZoningRole
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.recipes import Recipe, ZoningColumn
from clefop_plugin.sources.tables import Table

#: A table this narrow was made for one zoning; its département and région only place the communes.
FEW_COLUMNS = 6
#: Zonings that often only say where a commune is.
_PLACING = frozenset({"dep", "reg", "epci"})


def choose_roles(table: Table, key: str, options: Options) -> tuple[list[ZoningRole], str]:
    """The columns to read as zonings, and the sentence that says why. Raises InputError when there is none."""
    if isinstance(options.recipe, Recipe) and options.recipe.zonings:
        roles = [_of_recipe(table, column) for column in options.recipe.zonings]
        _refuse_same_id(table, roles)
        return roles, tr("commune code in “{key}”, recipe “{name}”", key=key, name=options.recipe.name)
    if options.fields:
        columns = dict.fromkeys(_named(table, name) for name in options.fields)
        roles = [detect.zoning_role(table, column) or detect.plain_role(table, column) for column in columns]
        _refuse_same_id(table, roles)
        return roles, tr("commune code in “{key}”, fields chosen", key=key)
    roles = usual_roles(table, key)
    _refuse_same_id(table, roles)
    if not roles:
        raise InputError(
            tr(
                "No known zoning in {name}. Choose the fields to import among {fields}.",
                name=table.path.name,
                fields=detect.quoted(column for column in table.columns if column != key),
            )
        )
    fields = detect.quoted(role.column for role in roles)
    return roles, tr("commune code in “{key}”, zonings {fields}", key=key, fields=fields)


def _named(table: Table, name: str) -> str:
    """The column of that name, or of the zoning of that id, such as ``epci`` for ``codes_siren_des_epci``."""
    if table.find(name) is None:
        for role in detect.zoning_roles(table):
            if role.id == detect.zoning_id(name):
                return role.column
    return detect.need_column(table, name)


def usual_roles(table: Table, key: str) -> list[ZoningRole]:
    """The zonings of a table when the user names none; what only places the communes is left out of a narrow table."""
    roles = [role for role in detect.zoning_roles(table) if role.automatic and role.column != key]
    narrow = len(table.columns) <= FEW_COLUMNS
    if narrow and {role.id for role in roles} <= _PLACING:
        roles = pairs(table, key) or roles or _groupings(table, key)
    if narrow and {role.id for role in roles} - {"dep", "reg"}:
        roles = [role for role in roles if role.id not in ("dep", "reg")]
    return roles


def pairs(table: Table, key: str) -> list[ZoningRole]:
    """Columns unknown to the catalogue that have a column of names beside them."""
    found = []
    for column in table.columns:
        known = column == key or detect.is_no_zoning(column) or detect.zoning_role(table, column) is not None
        role = None if known else detect.plain_role(table, column)
        if role is not None and role.label_column not in (None, column):
            found.append(role)
    return found


def _groupings(table: Table, key: str) -> list[ZoningRole]:
    """The only column of words that gathers rows, in a table of codes and territories without codes of their own."""
    found = []
    for column in table.columns:
        if column == key or detect.is_no_zoning(column) or column == detect.label_column(table):
            continue
        cells = table.frame[column].str.strip()
        filled = cells[cells != ""]
        words = filled.str.contains(r"[^\W\d_]{2}", regex=True)
        if len(filled) and bool(words.all()) and filled.nunique() * 2 <= len(filled):
            found.append(detect.plain_role(table, column))
    return found if len(found) == 1 else []


def _of_recipe(table: Table, said: ZoningColumn) -> ZoningRole:
    column = detect.need_column(table, said.column)
    role = detect.zoning_role(table, column) or detect.plain_role(table, column)
    return replace(
        role,
        id=detect.zoning_id(said.id) if said.id else role.id,
        label=said.label or role.label,
        family=said.family or role.family,
        producer=said.producer or role.producer,
        label_column=detect.need_column(table, said.names) if said.names else role.label_column,
        share_column=detect.need_column(table, said.share) if said.share else None,
    )


def _refuse_same_id(table: Table, roles: list[ZoningRole]) -> None:
    for rank, role in enumerate(roles):
        other = next((known for known in roles[:rank] if known.id == role.id), None)
        if other is not None:
            raise InputError(
                tr(
                    "The fields “{first}” and “{second}” of {name} are the same zoning ({zoning}). Choose one of them.",
                    first=other.column,
                    second=role.column,
                    name=table.path.name,
                    zoning=role.id,
                )
            )
