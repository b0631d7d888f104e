"""Membership tables as a format: INSEE tables, compositions of a zoning, commune → zone and EPCI → territory."""

from __future__ import annotations

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect, zone_layers
from clefop_plugin.sources.documents import Choice, open_document
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import read_zonings
from clefop_plugin.sources.recipes import Recipe
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zone_names import Names, is_names, names_of
from clefop_plugin.sources.zoning_columns import usual_roles
from clefop_plugin.sources.zoning_import import ZoningImport

#: Sheets that INSEE puts beside the communes, with the names of the zones.
_NAME_SHEETS = ("Zones_supra_communales",)
_SAMPLE = 2000
_FEW_OTHERS = 4
_FEW_ROWS = 20


def recognise_membership(document: Document) -> Recognition:
    """A table with commune codes (or EPCI codes) and columns that are zonings, told from a table of figures."""
    table = document.table
    if table is None or is_names(table):
        return NOT_MINE
    commune = detect.commune_column(table)
    key = commune or (detect.epci_column(table) if document.geometry is None else None)
    if key is None:
        return NOT_MINE
    roles = usual_roles(table, key)
    if not roles:
        return Recognition(0.3, tr("codes in “{key}”, no known zoning", key=key))
    why = tr("codes in “{key}”, zonings {fields}", key=key, fields=detect.quoted(role.column for role in roles))
    return Recognition(_score(table, key, roles), why)


def read(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """The zonings of a membership table; the sheet of names of the same workbook names the zones.

    A recipe made for a layer is read as polygons: the usual reader of zonings is this one.
    """
    if isinstance(options.recipe, Recipe) and options.recipe.family == "layer":
        return zone_layers.read(document, options, progress)
    table = need_table(document)
    progress.check()
    return read_zonings(table, options, names=_names_beside(document, table))


def _score(table: Table, key: str, roles: list[detect.ZoningRole]) -> float:
    known = [role for role in roles if detect.known_id(role.column)]
    places = {role.id for role in known} - {"dep", "reg"}
    cells = table.sample(key, _SAMPLE)
    if len(cells) > _FEW_ROWS and cells.nunique() < 0.9 * len(cells):
        return 0.3  # places of something else than communes: schools, agencies, trainings
    explained = {key, detect.label_column(table), *(role.column for role in roles)}
    explained |= {role.label_column for role in roles}
    left = [column for column in table.columns if column not in explained and not detect.is_no_zoning(column)]
    if len(left) > len(roles) + _FEW_OTHERS:
        return 0.5 if places else 0.4  # a table of figures that also says where its communes are
    if not known:
        return 0.6
    return 0.95 if len(places) > 1 else 0.85 if places else 0.4


def _names_beside(document: Document, table: Table) -> Names:
    """Names of zones from the other sheet of an INSEE workbook, when it has one."""
    if not table.sheet or document.geometry is not None:
        return {}
    for sheet in _NAME_SHEETS:
        try:
            other = open_document(document.path, Choice(member=table.member, sheet=sheet)).table
        except InputError:
            continue
        if other is not None and is_names(other):
            return names_of(other)
    return {}


FORMATS = (Format("membership", "zonings", lambda: tr("Membership table"), recognise_membership, read),)
