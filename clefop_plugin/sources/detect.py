"""What the columns of a table are: commune code, label, zonings known by the catalogue, vintage."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from clefop_plugin import paths
from clefop_plugin.core.codes import SIREN, is_commune, repair_commune
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
    "INSEE",
    "CODE_GEO",
    "COMMUNE_CODE",
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
    "NOM",
    "COMMUNES",
    "LIB_COM",
    "NAME",
)
EPCI_NAMES = ("EPCI", "CODE_EPCI", "SIREN_EPCI", "SIREN", "CODE_SIREN", "EPCI_CODE", "CODE_SIREN_EPCI")
_CODE_SHARE = 0.7


@dataclass(frozen=True)
class ZoningRole:
    """A column that is a zoning: its id, label, family, vintage (0: that of the file), producer, names column."""

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
        if column is not None and _commune_share(table.frame[column]) >= _CODE_SHARE:
            return column
    others = [c for c in table.columns if not _is_postcode_name(c) and zoning_role(table, c) is None]
    scored = [(_commune_share(table.frame[c]), c) for c in others if not _is_short(table.frame[c])]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] >= 0.9 and table.frame[best[1]].nunique() > 1:
        return best[1]
    return None


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
        if column is not None and _share(table.frame[column], lambda code: bool(SIREN.match(code))) >= _CODE_SHARE:
            return column
    return None


def flow_ends(table: Table) -> tuple[str, ...]:
    """The columns of the origin and the destination of a table of commuting flows; empty when it is none."""
    ends = table.find("CODGEO", "COMMUNE", "ORIGIN", "ORIGINE"), table.find("DCLT", "DESTINATION")
    return tuple(end for end in ends if end) if all(ends) else ()


def zoning_roles(table: Table) -> list[ZoningRole]:
    """The columns of the table that the catalogue knows as zonings, in the table's order."""
    roles = []
    for column in table.columns:
        role = zoning_role(table, column)
        if role is not None:
            roles.append(role)
    return roles


def zoning_role(table: Table, column: str) -> ZoningRole | None:
    """The role of one column in the zoning catalogue; None when it is not known there."""
    for entry in zoning_catalogue()["zoning"]:
        match = re.fullmatch(entry["column"], _normal(column), re.IGNORECASE)
        if match is None:
            continue
        year = match.group(1) if match.groups() and match.group(1) else ""
        return ZoningRole(
            column=column,
            id=entry.get("id", zoning_id(column)),
            label=entry["label"].format(vintage=year).strip(),
            family=entry["family"],
            vintage=int(year) if year else 0,
            producer=entry["producer"],
            label_column=_label_for(table, entry.get("labels", []), year),
            no_zone=frozenset(entry.get("no_zone", ())),
            no_zone_pattern=entry.get("no_zone_pattern", ""),
            automatic=entry.get("automatic", True),
        )
    return None


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
    """The only year written in a file name, such as 2018 in ``appartenance_communes_2018.csv``."""
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", name)}
    return years.pop() if len(years) == 1 else None


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


def _is_short(cells: pd.Series) -> bool:
    """Whether most codes have four characters: zones d'emploi, rather than communes that all lost their zero."""
    return _share(cells, lambda code: len(code) < 5) > 0.5


def _commune_share(cells: pd.Series) -> float:
    return _share(cells, lambda code: is_commune(repair_commune(code)))


def _share(cells: pd.Series, good: Any) -> float:
    sample = [cell for cell in cells.head(2000) if cell.strip()]
    return sum(1 for cell in sample if good(cell.strip())) / len(sample) if sample else 0.0
