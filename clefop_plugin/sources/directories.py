"""Directories of any producer: one structure a row, with a name and a place, by known names or by a user's mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.networks import OTHER, network_of_code, network_of_words
from clefop_plugin.sources.structures import StructureImport, StructureRows
from clefop_plugin.sources.tables import Table

#: Names of columns, by what they hold.
COLUMNS = {
    "name": (
        "nom",
        "name",
        "nom_officiel",
        "denomination",
        "raison_sociale",
        "nom_de_l_etablissement",
        "nom_de_l_etablissment",
        "nom_etablissement",
        "appellation_officielle",
        "nom_structure",
        "denomination_principale",
        "denomination_principale_x",
        "libelle",
    ),
    "second_name": ("patronyme", "patronyme_uai", "enseigne"),
    "address": ("adresse", "address", "adresse1", "adresse_uai"),
    "complement": ("complement", "complement_adresse", "adresse2"),
    "postcode": ("code_postal", "postcode", "cp", "codepostal", "code_postal_uai"),
    "city": ("commune", "city", "ville", "nom_commune", "nom_de_la_commune", "libelle_commune", "localite"),
    "phone": ("telephone", "phone", "tel", "numero_telephone", "numero_de_telephone"),
    "email": ("courriel", "email", "mail", "adresse_courriel", "e_mail"),
    "website": ("site_web", "website", "site_internet", "url", "site", "rdv_url"),
    "opening_hours": ("horaires_accueil", "opening_hours", "horaires", "horaires_ouverture"),
    "commune_code": (
        "code_insee",
        "commune_code",
        "code_insee_commune",
        "code_insee_de_la_commune",
        "code_commune",
        "codgeo",
        "depcom",
        "insee_com",
    ),
    "parent_id": ("parent_id", "parent", "structure_parente", "antenne_de"),
    "network": ("network", "reseau", "reseaux_porteurs"),
    "kind": ("type", "categorie", "nature"),
    "id": ("id", "code_safir", "uai", "numero_uai", "numero_lycee", "siret", "identifiant"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "longitude", "lng"),
    "x": ("x",),
    "y": ("y",),
}
#: What a recipe of the user may fill.
TARGETS = tuple(COLUMNS)
_OFFICIAL_IDS = ("code_safir", "uai", "numero_uai", "numero_lycee", "siret")
_MAX_ADDRESS = 300
_ADDRESS_END = re.compile(r"^(?P<street>.*?)[\s,]*\b(?P<postcode>\d{5})\s+(?P<city>[^\d,;]{2,60})$")


def recognise(document: Document) -> Recognition:
    """Score that the table is a directory of structures: a name and, the more it has of them, places and contacts."""
    table = document.table
    if table is None or table.find(*COLUMNS["name"]) is None:
        return NOT_MINE
    found = {key: column for key in COLUMNS if (column := table.find(*COLUMNS[key])) is not None}
    score = 0.0
    if "address" in found:
        score = 0.5 + 0.1 * sum(key in found for key in ("postcode", "city", "phone", "email"))
    elif table.find(*_OFFICIAL_IDS) is not None and {"city", "commune_code", "lat"} & found.keys():
        score = 0.6
    elif {"lat", "lon"} <= found.keys() or ("website" in found and table.find(*_OFFICIAL_IDS) is not None):
        score = 0.45
    shown = [found[key] for key in ("name", "address", "postcode", "city", "lat", "lon") if key in found]
    return Recognition(min(score, 0.85), tr("columns {fields}", fields=detect.quoted(shown)))


def read(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read a directory by the names of its columns, or by the recipe of the options."""
    table = need_table(document)
    if options.recipe is not None and options.recipe.fields:
        return read_mapped(table, options.recipe.fields, options, progress)
    found = {key: column for key in COLUMNS if (column := table.find(*COLUMNS[key])) is not None}
    return _read(table, found, options, recognise(document).why, progress)


def read_mapped(
    table: Table, fields: Mapping[str, str], options: Options, progress: Progress | None = None
) -> StructureImport:
    """Read a directory by a mapping: what is filled (one of ``TARGETS``) → the column it comes from.

    Raises InputError when the mapping has no name, names something unknown, or a column the table does not have.
    """
    columns = {}
    for target, name in fields.items():
        column = name if name in table.columns else table.find(name)
        if target not in COLUMNS or column is None:
            raise InputError(
                tr(
                    "The mapping gives “{field}” to “{target}”, which {name} cannot follow. "
                    "The fields read are {fields}.",
                    field=name,
                    target=target,
                    name=table.path.name,
                    fields=detect.quoted(table.columns),
                )
            )
        columns[target] = column
    why = tr("mapping of {fields}", fields=detect.quoted(columns.values()))
    return _read(table, columns, options, why, progress or Progress())


def _read(table: Table, columns: Mapping[str, str], options: Options, why: str, progress: Progress) -> StructureImport:
    if "name" not in columns:
        raise InputError(
            tr(
                "{name} has no column of names. The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    report = start_report(table, tr("Directory of structures"), why)
    rows = StructureRows(report)
    cells = {key: table.frame[column].tolist() for key, column in columns.items()}
    for rank, line in enumerate(table.lines):
        if rank % 1000 == 0:
            progress.update(rank / len(table.lines))
        row = {key: str(values[rank]) for key, values in cells.items()}
        rows.add(_structure(row, table, options), line)
    report.rows_kept = len(rows)
    return StructureImport(rows.frame(), None, report)


def _structure(row: dict[str, str], table: Table, options: Options) -> dict[str, str]:
    name, second = row.get("name", "").strip(), row.get("second_name", "").strip()
    if second and second.lower() not in name.lower() and len(second) > 3:
        row["name"] = f"{name} {second}" if name else second
    address = row.get("address", "").strip()
    whole = not row.get("postcode", "").strip() and len(address) <= _MAX_ADDRESS
    match = _ADDRESS_END.match(address) if whole else None
    if match is not None:
        address, row["postcode"] = match["street"], match["postcode"]
        row["city"] = row.get("city", "").strip() or match["city"]
    row["address"] = ", ".join(part for part in (address, row.get("complement", "").strip()) if part)
    row["network"] = options.network or _network(row, table)
    return row


def _network(row: Mapping[str, str], table: Table) -> str:
    """The network of a row: its code, its kind, the words of its name, those of the file."""
    for key in ("network", "kind"):
        found = network_of_code(row.get(key, ""))
        if found is not None:
            return found
    texts = (row.get("network", ""), row.get("kind", ""), row.get("name", ""), table.path.stem)
    return network_of_words(texts) or OTHER


def _only_by_recipe(document: Document) -> Recognition:
    return NOT_MINE


FORMATS = (
    Format("directory", "structures", lambda: tr("Directory of structures"), recognise, read),
    Format("mapped_structures", "structures", lambda: tr("Directory, by a mapping"), _only_by_recipe, read),
)
