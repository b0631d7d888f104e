"""Files of the code officiel géographique (INSEE): communes of a year, and movements that are no import alone."""

from __future__ import annotations

from dataclasses import replace

from clefop_plugin.core.codes import repair_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_name
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import some_rows, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import read_zonings
from clefop_plugin.sources.movements import movements_kind
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zoning_import import ZoningImport

_COMMUNES = ("TYPECOM", "COM", "DEP", "REG", "LIBELLE")
_ZONINGS = ("dep", "reg", "arr", "can")
_MOST_NAMES = 20


def recognise_communes(document: Document) -> Recognition:
    """The list of communes of a year, in upper or lower case."""
    table = document.table
    columns = _all(table, _COMMUNES)
    if table is None or not columns:
        return NOT_MINE
    return Recognition(0.97, tr("list of communes of the COG: columns {fields}", fields=detect.quoted(columns)))


def read_communes(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """Départements, régions, arrondissements and cantons of the communes; names that differ are told."""
    table = need_table(document)
    report = start_report(table, tr("Communes of the COG (INSEE)"), recognise_communes(document).why)
    kinds = table.text("TYPECOM").str.strip().str.upper()
    for kind, reason in (
        ("ARM", tr("municipal districts, counted in their commune")),
        ("COMD", tr("delegated communes, part of a commune")),
        ("COMA", tr("associated communes, part of a commune")),
    ):
        report.skip(reason, count=int((kinds == kind).sum()))
    others = ~kinds.isin(["COM", "ARM", "COMD", "COMA"]).to_numpy(dtype=bool)
    for code, line, other in zip(table.text("COM"), table.lines, others, strict=True):
        if other:
            report.skip(tr("rows of an unknown kind of commune"), code or None, line)
    progress.check()
    kept = some_rows(table, (kinds == "COM").to_numpy(dtype=bool))
    if not len(kept.frame):
        raise InputError(tr("{name} holds no commune (TYPECOM = COM).", name=document.name))
    found = [(zoning, table.find(zoning)) for zoning in _ZONINGS]
    regions = kept.text("REG").str.strip().nunique() if options.communes is None else _regions(kept, options)
    fields = tuple(column for zoning, column in found if column and (zoning != "reg" or regions > 1))
    _tell_names(kept, options, report)
    chosen = replace(options, fields=options.fields or fields, key=options.key or kept.find("COM") or "COM")
    return read_zonings(kept, chosen, report)


def recognise_movements(document: Document) -> Recognition:
    """The file of movements, or a table of passage from one year to another."""
    why = "" if document.table is None else movements_kind(document.table)
    return Recognition(0.97, why) if why else NOT_MINE


def refuse_movements(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """Raise InputError: movements convert other tables, they hold no zoning."""
    raise InputError(
        tr(
            "{name} tells how the codes of communes changed ({why}): it holds nothing to import by itself. Give it as "
            "“Movements of communes or passage table” when you import a table of another vintage, or to the algorithm "
            "“Convert the vintage of a table”.",
            name=document.name,
            why=movements_kind(need_table(document)),
        )
    )


def _all(table: Table | None, names: tuple[str, ...]) -> list[str]:
    """The columns of all these names, or none."""
    columns = [] if table is None else [table.find(name) for name in names]
    return [column for column in columns if column] if all(columns) else []


def _regions(table: Table, options: Options) -> int:
    inside = table.text("COM").map(repair_commune).isin(list(options.communes or ()))
    return int(table.text("REG")[inside].str.strip().nunique())


def _tell_names(table: Table, options: Options, report: Report) -> None:
    """Name the communes whose name in the workspace is not that of the COG, beyond articles, case and accents."""
    different = []
    for code, name in zip(table.text("COM").map(repair_commune), table.text("LIBELLE"), strict=True):
        known = options.names.get(code)
        if known and name.strip() and fold_name(known) != fold_name(name):
            different.append(f"{code} {known} → {name.strip()}")
    if different:
        report.note(
            tr(
                "Communes whose name in the workspace is not the one of this file: {count} ({names}).",
                count=number(len(different)),
                names=", ".join(different[:_MOST_NAMES]) + (", …" if len(different) > _MOST_NAMES else ""),
            )
        )


FORMATS = (
    Format("cog_communes", "zonings", lambda: tr("Communes of the COG (INSEE)"), recognise_communes, read_communes),
    Format("cog_movements", "zonings", lambda: tr("Movements of communes"), recognise_movements, refuse_movements),
)
