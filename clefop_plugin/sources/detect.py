"""What the columns of a table are: commune code, label, zonings known by the catalogue, vintage."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from clefop_plugin import paths
from clefop_plugin.core.codes import SIREN, departement_of, is_commune, repair_commune, repair_siren
from clefop_plugin.core.departements import DEPARTEMENTS
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.tables import Table, simplify

COMMUNE_NAMES = (
    "CODGEO",
    "DEPCOM",
    "CODE_INSEE",
    "INSEE_COM",
    "CODE_INSEE_COMMUNE",
    "CODE_INSEE_DE_LA_COMMUNE",
    "CODE_COMMUNE_INSEE",
    "CODE_COMMUNE",
    "COM",
    "COMMUNE",
    "INSEE",
    "CODE_GEO",
    "COMMUNE_CODE",
    "CODE_INSEE_MEMBRE",
    "NUMCOM",
    "NUMCOMDO",
    "CODCOM_INSEE",
    "CODE",
)
LABEL_NAMES = (
    "LIBGEO",
    "NOM_DEPCOM",
    "LIBELLE",
    "NOM_COMMUNE",
    "NOM_COM",
    "COMMUNE",
    "NCCENR",
    "NOM_OFFICIEL",
    "NOM",
    "COMMUNES",
    "LIB_COM",
    "LIBCOM",
    "NAME",
    "LIB",
)
POPULATION_NAMES = (
    *("PMUN", "POP", "POPULATION", "POPULATION_MUNICIPALE", "POP_MUN", "POPMUN", "PTOT", "POPULATION_TOTALE"),
)
EPCI_NAMES = (
    *("EPCI", "CODE_EPCI", "SIREN_EPCI", "SIREN", "CODE_SIREN", "EPCI_CODE", "CODE_SIREN_EPCI", "CODEEPCI", "N_SIREN"),
    *("NUM_SIREN", "SIREN_GROUPEMENT", "SIREN_DU_GROUPEMENT", "CODE"),
)
_CODE_SHARE = 0.7
_SIREN_WIDTH = 9


@dataclass(frozen=True)
class ZoningRole:
    """A column that is a zoning: its id, label, family, vintage (0: that of the file), producer, names column,
    and the licence under which its producer publishes it ("" when it is not known).

    ``width`` is the number of characters of its codes (0: any); ``share_column`` that of the part of each commune in
    its zone, which allows a commune in several zones.
    """

    column: str
    id: str
    label: str
    family: str
    vintage: int
    producer: str
    label_column: str | None
    no_zone: frozenset[str]
    no_zone_pattern: str
    automatic: bool
    width: int = 0
    share_column: str | None = None
    licence: str = ""


@dataclass(frozen=True)
class ZoneWords:
    """How sentences name the zones of a zoning: before the name of one (see ``zonings.toml``), one, several."""

    before: str
    one: str
    several: str


@cache
def zoning_catalogue() -> dict[str, Any]:
    """Content of ``resources/catalogues/zonings.toml``."""
    return tomllib.loads(paths.resource("catalogues", "zonings.toml").read_text(encoding="utf-8"))


def commune_column(table: Table) -> str | None:
    """The column of commune codes: by its name when its content agrees, else by its content; None if there is none."""
    for name in COMMUNE_NAMES:
        column = table.find(name)
        if column is not None and holds_communes(table, column):
            return column
    others = [c for c in table.columns if not (_is_postcode_name(c) or is_no_zoning(c) or known_id(c))]
    scored = [(_sure_commune_share(table.sample(c)), c) for c in others]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] >= 0.9 and len(table.distinct(best[1])[1]) > 1:
        return best[1]
    return None


def holds_communes(table: Table, column: str) -> bool:
    """Whether most cells of a column are commune codes."""
    return _commune_share(table.sample(column)) >= _CODE_SHARE


def need_commune_column(table: Table) -> str:
    """The column of commune codes; InputError naming the fields read when there is none."""
    column = commune_column(table)
    if column is None:
        raise InputError(
            tr(
                "No commune code in {name}. The fields read are {fields}.",
                name=table.path.name,
                fields=quoted(table.columns),
            )
        )
    return column


def need_column(table: Table, *names: str) -> str:
    """The column of one of these names, however it is written; InputError naming the first one and the fields read
    when there is none."""
    column = table.find(*names)
    if column is None:
        raise InputError(
            tr(
                "{file} has no field “{field}”. The fields read are {fields}.",
                file=table.path.name,
                field=names[0],
                fields=quoted(table.columns),
            )
        )
    return column


def quoted(names: Iterable[str], most: int = 12) -> str:
    """Field names as a sentence quotes them, the first ones when there are many."""
    shown = [tr("“{name}”", name=name) for name in names]
    return ", ".join(shown[:most]) + (", …" if len(shown) > most else "")


def label_column(table: Table, *others: str) -> str | None:
    """The column of names that goes with the codes."""
    return table.find(*others, *LABEL_NAMES)


def epci_column(table: Table) -> str | None:
    """The column of EPCI codes (nine digits)."""
    for name in EPCI_NAMES:
        column = table.find(name)
        if column is not None and is_epci_column(table, column):
            return column
    return None


def flow_ends(table: Table) -> tuple[str, ...]:
    """The columns of the origin and the destination of a table of commuting flows; empty when it is none."""
    ends = table.find("CODGEO", "COMMUNE", "ORIGIN", "ORIGINE"), table.find("DCLT", "DESTINATION")
    return tuple(end for end in ends if end) if all(ends) else ()


def is_epci_column(table: Table, column: str) -> bool:
    """Whether most cells of a column are EPCI codes."""
    return _share(table.sample(column), lambda code: SIREN.match(repair_siren(code)) is not None) >= _CODE_SHARE


def zoning_roles(table: Table) -> list[ZoningRole]:
    """The columns of the table that the catalogue knows as zonings, in the table's order.

    Of two columns of one zoning, such as ``epci`` and ``siren_epci``, one that holds names gives them to the other.
    """
    found = [role for role in (zoning_role(table, column) for column in table.columns) if role is not None]
    roles = []
    for role in found:
        twins = [other for other in found if other.id == role.id and other is not role]
        if twins and not _holds_codes(table, role) and any(_holds_codes(table, other) for other in twins):
            continue
        named = next((twin.column for twin in twins if not _holds_codes(table, twin)), None)
        roles.append(replace(role, label_column=role.label_column or named) if twins else role)
    return roles


def zoning_role(table: Table, column: str) -> ZoningRole | None:
    """The role of one column in the zoning catalogue; None when it is not known there."""
    for entry in zoning_catalogue()["zoning"]:
        match = re.fullmatch(entry["column"], _normal(column), re.IGNORECASE)
        if match is None:
            continue
        year = match.group(1) if match.groups() and match.group(1) else ""
        role = _role(table, column, entry, year)
        strict = re.fullmatch(entry.get("strict", ""), _normal(column), re.IGNORECASE) is not None
        return role if not strict or (_holds_codes(table, role) and not _of_communes(table, role)) else None
    return None


def role_of(table: Table, zoning: str, column: str) -> ZoningRole | None:
    """The role of a zoning of the catalogue, given by its id, for a column of any name."""
    for entry in zoning_catalogue()["zoning"]:
        if entry.get("id") == zoning:
            return _role(table, column, entry, "")
    return None


def _role(table: Table, column: str, entry: dict[str, Any], year: str) -> ZoningRole:
    return ZoningRole(
        column=column,
        id=entry.get("id", zoning_id(column)),
        label=entry["label"].format(vintage=year).strip(),
        family=entry["family"],
        vintage=int(year) if year else 0,
        producer=entry["producer"],
        licence=zoning_catalogue()["licences"].get(entry["producer"], ""),
        label_column=_label_for(table, entry.get("labels", []), year),
        no_zone=frozenset(entry.get("no_zone", ())),
        no_zone_pattern=entry.get("no_zone_pattern", ""),
        automatic=entry.get("automatic", True),
        width=entry.get("width", 0),
    )


def known_id(name: str) -> str:
    """Id of the zoning that a column of this name would be; "" when the catalogue does not know it."""
    for entry in zoning_catalogue()["zoning"]:
        if re.fullmatch(entry["column"], _normal(name), re.IGNORECASE):
            return str(entry.get("id", zoning_id(name)))
    return ""


def zone_words(zoning: str, label: str) -> ZoneWords:
    """The words of a zoning by its id; those of a zoning the catalogue does not know are made with its label."""
    for entry in zoning_catalogue()["zoning"]:
        if entry.get("id") == zoning or re.fullmatch(entry["column"], zoning, re.IGNORECASE):
            return ZoneWords(*entry["words"])
    return ZoneWords(tr("the zone"), tr("zone of “{zoning}”", zoning=label), tr("zones of “{zoning}”", zoning=label))


def plain_role(table: Table, column: str) -> ZoningRole:
    """The role of a column that the user named and the catalogue does not know."""
    return ZoningRole(
        column=column,
        id=zoning_id(column),
        label=plain_label(column),
        family="action",
        vintage=0,
        producer="",
        label_column=_twin_label(table, column),
        no_zone=frozenset(),
        no_zone_pattern="",
        automatic=True,
    )


def plain_label(column: str) -> str:
    """A label for a column the catalogue does not know: its words, without the mark of a code."""
    words = re.sub(r"^(code|cod|id)[ _-]+", "", column.strip(), flags=re.IGNORECASE).replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else column


def is_no_zoning(column: str) -> bool:
    """Whether the catalogue says that a column is not a zoning (a label, a size class, a count)."""
    return any(re.fullmatch(p, _normal(column), re.IGNORECASE) for p in zoning_catalogue()["not_zonings"])


def zoning_id(column: str) -> str:
    """Id of the zoning made from a column: its name in lower case, other characters as underscores."""
    return re.sub(r"[^a-z0-9]+", "_", _normal(column).lower()).strip("_") or "zoning"


def year_of(text: str) -> int | None:
    """A year as a user or a file writes it; None when the text is no year."""
    return int(text) if re.fullmatch(r"(?:19|20)[0-9]{2}", text.strip()) else None


def year_of_name(name: str) -> int | None:
    """The only year written in a file name, such as 2018 in ``appartenance_communes_2018.csv``.

    The year of a zoning (``ze2020``) is not that of the file.
    """
    bare = re.sub(r"(?<![a-z])(?:ze|bv|uu|au|aav)[ _-]?(?:19|20)\d\d", "", name, flags=re.IGNORECASE)
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", bare)}
    return years.pop() if len(years) == 1 else None


def _holds_codes(table: Table, role: ZoningRole) -> bool:
    """Whether most cells of a column are codes of the width of its zoning, lost zeros allowed, rather than names."""
    longest = role.width + 1 if role.width < _SIREN_WIDTH else role.width
    pattern = re.compile(rf"(?:\d{{1,{longest}}}|2[AB]\d*)(?:\.0)?", re.IGNORECASE)
    return (
        not role.width or _share(table.sample(role.column), lambda code: bool(pattern.fullmatch(code))) >= _CODE_SHARE
    )


def _of_communes(table: Table, role: ZoningRole) -> bool:
    """Whether a column of SIREN holds those of the communes themselves (21…), as beside each commune in IGN files."""
    if role.width != _SIREN_WIDTH:
        return False
    return _share(table.sample(role.column), lambda code: code.startswith("21")) >= _CODE_SHARE


def _normal(column: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", column.strip()).strip("_")


def _label_for(table: Table, patterns: list[str], year: str) -> str | None:
    wanted = [pattern.replace("{vintage}", year) for pattern in patterns]
    for column in table.columns:
        if any(re.fullmatch(pattern, _normal(column), re.IGNORECASE) for pattern in wanted):
            return column
    return None


def _twin_label(table: Table, column: str) -> str | None:
    """The names beside a code column: ``codx`` and ``libx``, ``code_x`` and ``nom_x``, ``x`` and ``lib_x``."""
    stem = re.sub(r"^(code|cod|id|num)_?", "", _normal(column), flags=re.IGNORECASE)
    return table.find(*(prefix + stem for prefix in ("lib", "libelle", "nom", "label", "name", "intitule")))


def _is_postcode_name(column: str) -> bool:
    return "postal" in simplify(column) or simplify(column) in ("cp", "codepostal")


def _commune_share(cells: pd.Series) -> float:
    return _share(cells, lambda code: is_commune(repair_commune(code)))


def _sure_commune_share(cells: pd.Series) -> float:
    """The same for a column whose name says nothing: five characters as they are, and a département that exists."""
    return _share(cells, lambda code: is_commune(code.upper()) and departement_of(code.upper()) in DEPARTEMENTS)


def _share(cells: pd.Series, good: Any) -> float:
    sample = [cell for cell in cells.head(2000) if cell.strip()]
    return sum(1 for cell in sample if good(cell.strip())) / len(sample) if sample else 0.0
