"""Layers and lists of communes: Admin Express (before and since 2025) and geo.api.gouv.fr, and their attributes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import pandas as pd

from clefop_plugin.core.codes import is_commune, repair_commune
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import read_zonings
from clefop_plugin.sources.tables import Table, simplify
from clefop_plugin.sources.zone_codes import first_epci
from clefop_plugin.sources.zoning_import import ZoningImport

#: Attributes that tell one producer's communes from another's.
_SETS = (
    ("admin_express_2025", ("code_insee", "nom_officiel", "codes_siren_des_epci")),
    ("admin_express", ("INSEE_COM", "NOM", "INSEE_DEP")),
    ("geo_api", ("code", "nom", "codeEpci")),
    ("geo_api", ("code", "nom", "codeDepartement")),
    ("geo_api", ("code", "nom", "departement", "region")),
)
#: Objects that geo.api.gouv.fr nests (fields=epci,departement,region): their field, and the columns they become.
_NESTED = (
    ("epci", "codeEpci", "NOM_EPCI"),
    ("departement", "codeDepartement", "NOM_DEP"),
    ("region", "codeRegion", "NOM_REG"),
)
#: A layer of communes is refused when fewer of its features have a commune code.
_ENOUGH = 0.9
_MOST_CHARACTERS = 10_000


@dataclass(frozen=True)
class CommuneFields:
    """The fields of a layer of communes: code, name (the code's when there is none), population ("" for none)."""

    code: str
    name: str
    population: str


def commune_fields(table: Table, code: str = "") -> CommuneFields | None:
    """Which attributes of a layer are the code, the name and the population; None when no field holds commune codes.

    ``code`` is the field the user chose; else a field is taken when nearly all its cells are commune codes, mostly
    different.
    """
    code = code or _code_field(table)
    if not code:
        return None
    names = [column for column in map(table.find, detect.LABEL_NAMES) if column and _has_words(table, column)]
    residents = [column for column in map(table.find, detect.POPULATION_NAMES) if column and column != code]
    return CommuneFields(code, next(iter(names), code), next(iter(residents), ""))


def no_commune_code(table: Table) -> str:
    """The sentence for a layer in which no field holds commune codes."""
    shown = ", ".join(tr("“{name}”", name=name) for name in table.columns[:8]) or "–"
    return tr(
        "No commune code in this file. The fields read are {fields}. A code has five characters, for example "
        "44109 or 2A004. Export the layer with this field, or choose another file.",
        fields=shown,
    )


def recognise(document: Document) -> Recognition:
    """Communes of Admin Express or of geo.api.gouv.fr, by their attributes; a zoning is in at least one of them."""
    table = document.table
    names = None if table is None else _set(table)
    if table is None or names is None:
        return NOT_MINE
    return Recognition(0.97, tr("attributes of communes: {fields}", fields=detect.quoted(names)))


def read(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """The EPCI, départements, arrondissements and cantons that the attributes of the communes give."""
    table = need_table(document)
    report = start_report(table, tr("Attributes of communes (Admin Express, geo.api.gouv.fr)"), recognise(document).why)
    progress.check()
    flat = with_territorial_bodies(flattened(table))
    return read_zonings(flat, replace(options, key=options.key or _code_field(flat)), report)


def flattened(table: Table) -> Table:
    """The table with the objects that geo.api.gouv.fr nests in a cell as columns of codes and of names."""
    frame = table.frame.copy()
    for column in table.columns:
        nested = next((names for names in _NESTED if simplify(names[0]) == simplify(column)), None)
        if nested is None or not frame[column].str.lstrip().str.startswith("{").any():
            continue
        _, code, name = nested
        objects = [_object(cell) for cell in frame[column]]
        if table.find(code) is None:
            frame[code] = [str(found.get("code") or "") for found in objects]
        frame[name] = [str(found.get("nom") or "") for found in objects]
        frame = frame.drop(columns=[column])
    return replace(table, frame=frame)


def with_territorial_bodies(table: Table) -> Table:
    """The table with a column EPT when its EPCI column also names the territorial bodies of the Grand Paris."""
    column = table.find("codes_siren_des_epci", "SIREN_EPCI", "EPCI")
    if column is None or table.find("EPT") is not None:
        return table
    bodies: pd.Series = table.frame[column].map(lambda text: first_epci(text)[1] if "/" in text else "")
    if not (bodies != "").any():
        return table
    return replace(table, frame=table.frame.assign(EPT=bodies))


def _object(text: str) -> dict[str, object]:
    """The JSON object of a cell; an empty one when it is none."""
    if len(text) > _MOST_CHARACTERS:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _set(table: Table) -> list[str] | None:
    for _, names in _SETS:
        columns = [table.find(name) for name in names]
        found = [column for column in columns if column is not None]
        if len(found) == len(names) and detect.holds_communes(table, found[0]):
            return found
    return None


def _code_field(table: Table) -> str:
    best, best_share = "", 0.0
    for column in dict.fromkeys([*filter(None, map(table.find, detect.COMMUNE_NAMES)), *table.columns]):
        cells = table.frame[column].str.strip()
        filled = cells[cells != ""]
        if filled.empty or filled.nunique() < 0.5 * len(filled) or detect.known_id(column):
            continue
        share = sum(is_commune(repair_commune(cell)) for cell in filled) / len(cells)
        if share > best_share:
            best, best_share = column, share
    return best if best_share >= _ENOUGH else ""


def _has_words(table: Table, column: str) -> bool:
    """Whether most filled cells of a column hold letters: a column named “commune” may hold codes."""
    cells = table.frame[column]
    filled = cells[cells.str.strip() != ""]
    return bool(len(filled)) and float(filled.str.contains(r"[^\W\d_]{2}", regex=True).mean()) > 0.5


FORMATS = (
    Format("commune_attributes", "zonings", lambda: tr("Communes (Admin Express, geo.api.gouv.fr)"), recognise, read),
)
