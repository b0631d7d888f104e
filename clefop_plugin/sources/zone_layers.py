"""A zoning given as polygons: which attribute is the code, which the name, what the zoning is called."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.codes import is_commune
from clefop_plugin.core.departements import DEPARTEMENTS, REGIONS
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_name, fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.detect import ZoningRole
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.recipes import Recipe
from clefop_plugin.sources.tables import Table, simplify
from clefop_plugin.sources.zoning_import import ZoningImport, of_polygons

#: Key of ``table.frame.attrs`` under which the reader of a layer leaves its sentences (polygons mended, left out).
NOTES = "notes"
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_SAMPLE = 300
_CODE_NAMES = (
    *("code", "code_insee", "code_siren", "insee_dep", "insee_reg", "id", "codgeo", "code_zone", "siren"),
    *("identifiant", "num", "numero", "fid"),
)
_NAME_NAMES = ("nom", "nom_officiel", "libelle", "lib", "name", "label", "intitule", "libgeo", "title")
#: Words of a file's name that say which zoning its polygons are.
_WORDS = (("arr", "arrondissement"), ("can", "canton"), ("qpv", "qpv"))
_OWN_TAXATION = re.compile(r"\b(cc|ca|cu|m|metropole|communaute (de communes|d agglomeration|urbaine))\b")


def recognise(document: Document) -> Recognition:
    """Any layer of polygons; the score says whether its attributes are those of a known zoning."""
    table, shapes = document.table, document.geometry
    if table is None or shapes is None or not holds_polygons(shapes[:_SAMPLE]):
        return NOT_MINE
    role, code, name = zone_columns(table, Options())
    if code and role is None and _of_communes(table, code):
        return Recognition(0.4, tr("polygons of communes, in “{code}”: a workspace is created from them", code=code))
    why = tr("polygons; code in “{code}”, name in “{name}”", code=code or "–", name=name or code or "–")
    return Recognition(0.9 if role is not None else 0.6, why)


def read(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """One zoning, its zones as polygons; ``options.fields`` is empty, or the code field, or the code and name fields.

    Raises InputError when the layer has no polygon or lacks a field.
    """
    table, shapes = document.table, document.geometry
    if table is None or shapes is None or not holds_polygons(shapes):
        raise InputError(tr("{name} holds no polygons. Choose a layer of communes or zones.", name=document.name))
    progress.check()
    role, code, name = zone_columns(table, options)
    report = start_report(table, tr("Polygon file"), "")
    report.why = tr("polygons; code in “{code}”, name in “{name}”", code=code or "–", name=name or code or "–")
    for sentence in table.frame.attrs.get(NOTES, ()):
        report.note(sentence)
    codes = table.frame[code].str.strip() if code else pd.Series(list(map(str, range(1, len(table.frame) + 1))))
    names = table.frame[name or code].str.strip() if name or code else codes
    polygons = pd.DataFrame({"code": codes.to_numpy(), "name": names.to_numpy()}, dtype=object)
    polygons["name"] = polygons["name"].where(polygons["name"] != "", polygons["code"])
    polygons["geom"] = pd.Series(shapes, dtype=object)
    for line in np.asarray(table.lines)[(polygons["code"] == "").to_numpy()]:
        report.skip(tr("zones without a code"), None, int(line))
    kept = polygons[polygons["code"] != ""].reset_index(drop=True)
    if kept.empty:
        raise InputError(
            tr("The field “{field}” of {name} is empty: choose another field.", field=code, name=document.name)
        )
    report.rows_kept = len(kept)
    return of_polygons(zoning_row(table, role, options, report.source), kept, report)


def zone_columns(table: Table, options: Options) -> tuple[ZoningRole | None, str, str]:
    """The catalogue's role of the code field when it has one, the code field and the name field ("" for none)."""
    if isinstance(options.recipe, Recipe) and options.recipe.zonings:
        return _of_recipe(table, options.recipe)
    if options.fields:
        found = [detect.need_column(table, field) for field in options.fields[:2]]
        name = found[1] if len(found) > 1 else _beside(table, found[0])
        return _role(table, found[0]), found[0], name
    for role in detect.zoning_roles(table):
        if table.frame[role.column].is_unique and _is_itself(table, role):
            return role, role.column, role.label_column or _beside(table, role.column)
    code = table.find(*_CODE_NAMES) or _first_distinct(table)
    return (_role(table, code) if code else None), code, _beside(table, code) if code else ""


def zoning_row(table: Table, role: ZoningRole | None, options: Options, source: str) -> dict[str, object]:
    """The row of the table of zonings: what the catalogue says of a known zoning, else the name of the file."""
    stem = table.path.stem.removesuffix(".geojson")
    year = detect.year_of(options.vintage) or (role.vintage if role else 0) or detect.year_of_name(stem)
    return {
        "id": role.id if role else detect.zoning_id(stem),
        "label": role.label if role else _label(stem),
        "family": role.family if role else "action",
        "vintage": year,
        "producer": role.producer if role else "",
        "source": source,
        "licence": role.licence if role else "",
        "url": "",
        "complete": False,
        "unit": "polygon",
    }


def _of_recipe(table: Table, recipe: Recipe) -> tuple[ZoningRole | None, str, str]:
    said = recipe.zonings[0]
    column = detect.need_column(table, said.column)
    known = _role(table, column) or replace(
        detect.plain_role(table, column), id=detect.zoning_id(recipe.name), label=recipe.name
    )
    role = replace(
        known,
        id=detect.zoning_id(said.id) if said.id else known.id,
        label=said.label or known.label,
        family=said.family or known.family,
        producer=said.producer or known.producer,
        licence="" if said.producer else known.licence,
    )
    return role, column, detect.need_column(table, said.names) if said.names else _beside(table, column)


def _role(table: Table, code: str) -> ZoningRole | None:
    """The known zoning that a code field is: by its name, or because it holds départements, régions…"""
    role = detect.zoning_role(table, code)
    if role is not None:
        return role if _is_itself(table, role) else None
    codes = table.frame[code].str.strip()
    name = _beside(table, code)
    names = table.frame[name] if name else codes
    for zoning, official in (
        ("dep", {key: value for key, (value, _) in DEPARTEMENTS.items()}),
        ("reg", dict(REGIONS)),
    ):
        same = [fold_name(official.get(key, "")) == fold_name(said) for key, said in zip(codes, names, strict=True)]
        if same and sum(same) >= 0.8 * len(same):
            return detect.role_of(table, zoning, code)
    said = set(fold_text(table.path.stem).split())
    for zoning, word in _WORDS:
        if word in said or word + "s" in said:
            return detect.role_of(table, zoning, code)
    departement = table.find("code_insee_du_departement", "INSEE_DEP", "dep")
    if departement is not None:
        parents = table.frame[departement].str.strip()
        for zoning, more in (("arr", 1), ("can", 2)):
            if all(c[: len(p)] == p and len(c) == len(p) + more for c, p in zip(codes, parents, strict=True) if c):
                return detect.role_of(table, zoning, code)
    return None


def _of_communes(table: Table, code: str) -> bool:
    """Whether the zones are the communes themselves: five characters, in a file or with a field that says so."""
    cells = table.frame[code].head(_SAMPLE).str.strip()
    words = simplify(table.path.stem) + "".join(map(simplify, table.columns))
    return "commun" in words and len(cells) > 0 and float(cells.map(is_commune).mean()) > 0.9


def _is_itself(table: Table, role: ZoningRole) -> bool:
    """Whether zones with a SIREN are EPCI: their nature or names say so, which those of other groups do not."""
    if role.id != "epci" or not re.search("siren$", role.column, re.IGNORECASE):
        return True
    said = table.find("nature", "nature_epci", "nature_juridique", "type") or _beside(table, role.column)
    cells = table.frame[said] if said else pd.Series([], dtype=object)
    return len(cells) > 0 and float(cells.map(_is_own_taxation).mean()) >= 0.5


def _is_own_taxation(text: str) -> bool:
    plain = fold_text(text)
    return _OWN_TAXATION.search(plain) is not None and "pole" not in plain


def _beside(table: Table, code: str) -> str:
    twin = detect.plain_role(table, code).label_column
    found = twin or table.find(*_NAME_NAMES)
    return found if found and found != code else ""


def _first_distinct(table: Table) -> str:
    for column in table.columns:
        cells = table.frame[column].str.strip()
        if cells.is_unique and (cells != "").all():
            return column
    return ""


def holds_polygons(shapes: np.ndarray) -> bool:
    """Whether most shapes (n,) that are there are polygons."""
    kinds = shapely.get_type_id(shapes)
    known = kinds[kinds >= 0]
    return bool(len(known)) and bool(np.isin(known, [int(kind) for kind in _POLYGONS]).mean() > 0.5)


def _label(stem: str) -> str:
    words = stem.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


FORMATS = (Format("zone_polygons", "zonings", lambda: tr("Polygons of zones"), recognise, read),)
