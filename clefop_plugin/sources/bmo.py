"""Recruitment needs of France Travail (Base open data BMO): projects by basin and occupation, of any edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.values import parse_values, repeated
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, simplify

#: Zoning of the basins when no zoning of the workspace has their codes.
BASINS = "codbe"
#: A zoning is that of the basins when it has at least this share of their codes.
_ENOUGH_CODES = 0.5
#: What each column holds, by the forms of its name in the editions since 2010 (simplified: no case, accent, sign).
_PATTERNS = {
    "basin": r"be\d\d|basincode|codebassin",
    "basin_name": r"nombe\d\d|basinname|libellebassin|nombassin",
    "occupation": r"codemetier(bmo)?|metier(bmo)?|occupation",
    "occupation_label": r"nommetier(bmo)?|libellemetier|occupationlabel",
    "family": r"famille(met|metier)?|codefamille|family",
    "family_label": r"lblfammet|libelle(de)?famille.*|nomfamille.*|familylabel",
    "year": r"annee|year",
    "region": r"reg|region|coderegion",
    "departement": r"dept|dep|departement|codedepartement",
    "projects": r"met(\d\d)?|projects|projets",
    "difficult": r"xmet(\d\d)?|difficult|projetsdifficiles",
    "seasonal": r"smet(\d\d)?|seasonal|projetssaisonniers",
}
MEASURES = ("projects", "difficult", "seasonal")
COLUMNS = (
    "basin_zoning",
    "basin_code",
    "basin_name",
    "occupation",
    "occupation_label",
    "family",
    "family_label",
    "year",
    "projects",
    "difficult",
    "seasonal",
    "status",
    "difficult_status",
    "seasonal_status",
)
_RANKS = {"ok": 0, "missing": 1, "secret": 2}


@dataclass(frozen=True)
class RecruitmentImport:
    """``recruitment``: one row per basin, occupation and year, with the columns of ``COLUMNS``.

    A figure that is secret, or whose sum has a secret part, has the status "secret": NaN, or its published part.
    ``status`` is that of the projects.
    """

    recruitment: pd.DataFrame
    report: Report


def recognise(document: Document) -> Recognition:
    """Score that the table is a BMO base, and the reason."""
    table = document.table
    found = {} if table is None else _columns(table)
    if not {"basin", "occupation", "projects"} <= found.keys():
        return NOT_MINE
    sure = 0.95 if {"difficult", "seasonal"} <= found.keys() else 0.7
    names = detect.quoted(found[key] for key in ("basin", "occupation", *MEASURES) if key in found)
    return Recognition(sure, tr("columns {fields}", fields=names))


def read(document: Document, options: Options, progress: Progress) -> RecruitmentImport:
    """Read a BMO base. A basin over two départements has two rows, which are added.

    Only the basins of the region of the workspace are kept, when the file and the workspace tell it. Raises InputError
    when a column is missing, or nothing is kept.
    """
    return read_recruitment(need_table(document), options)


def read_recruitment(table: Table, options: Options) -> RecruitmentImport:
    """The same from a table. Raises InputError."""
    columns = _columns(table)
    if not {"basin", "occupation", "projects"} <= columns.keys():
        raise InputError(
            tr(
                "{name} is not a BMO table: it needs the columns BE25 (or another year), “Code métier BMO” and “met”. "
                "The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    why = tr("basin in the column {field}", field=columns["basin"])
    report = start_report(table, tr("Recruitment needs (BMO)"), why)
    frame = _rows(table, columns, report)
    frame = _kept(frame, table.path.name, options, report)
    report.rows_kept = len(frame)
    zoning, zones = _zoning(frame, options)
    merged = _merge(frame.assign(basin_zoning=zoning))
    if len(merged) < len(frame):
        report.note(tr("Rows of basins over two départements, added: {count}.", count=number(len(frame) - len(merged))))
    _tell_secret(merged, report)
    _tell_unknown(merged, zones, report)
    return RecruitmentImport(merged, report)


def _columns(table: Table) -> dict[str, str]:
    """The column of each thing: the first one whose name has one of its forms."""
    found: dict[str, str] = {}
    for column in table.columns:
        name = simplify(column)
        for key, pattern in _PATTERNS.items():
            if key not in found and re.fullmatch(pattern, name):
                found[key] = column
                break
    return found


def _rows(table: Table, columns: Mapping[str, str], report: Report) -> pd.DataFrame:
    year = re.search(r"\d\d$", columns["basin"].strip())
    usual = 2000 + int(year.group()) if year else detect.year_of_name(table.path.stem) or 0
    texts = {
        key: table.frame[columns[key]].str.strip() if key in columns else pd.Series("", table.frame.index, dtype=object)
        for key in _PATTERNS
        if key not in MEASURES
    }
    frame = pd.DataFrame(
        {
            "basin_code": texts["basin"],
            "basin_name": texts["basin_name"],
            "occupation": texts["occupation"].str.upper(),
            "occupation_label": texts["occupation_label"],
            "family": texts["family"],
            "family_label": texts["family_label"],
            "year": texts["year"].map({text: detect.year_of(text) or usual for text in texts["year"].unique()}),
            "region": texts["region"],
            "departement": texts["departement"],
            "line": list(table.lines),
        }
    )
    for measure in MEASURES:
        frame[measure], frame[f"{measure}_status"] = _figures(table, columns.get(measure), report)
    return frame


def _figures(
    table: Table, column: str | None, report: Report
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_]]:
    """Figures of a column and their statuses; what is no figure, or is negative, is missing and reported."""
    if column is None:
        return np.full(len(table.frame), np.nan), repeated("missing", len(table.frame))
    cells = table.frame[column].to_numpy(dtype=object)
    values, status, wrong = parse_values(cells)
    negative = values < 0
    for row in np.union1d(wrong, np.flatnonzero(negative)):
        report.correct(tr("cells that are not a number, read as missing"), str(cells[row])[:80], table.lines[int(row)])
    return np.where(negative, np.nan, values), np.where(negative, "missing", status)


def _kept(frame: pd.DataFrame, name: str, options: Options, report: Report) -> pd.DataFrame:
    bad = (frame["basin_code"] == "") | (frame["occupation"] == "") | (frame["year"] == 0)
    report.skip_all(
        tr("rows without a basin, an occupation or a year"), frame["occupation"][bad], frame["line"][bad].tolist()
    )
    good = frame[~bad]
    near = good["basin_code"].isin(good["basin_code"][_in_region(good, options)].unique())
    report.skip(tr("rows of other regions"), count=int((~near).sum()))
    if not near.any():
        raise InputError(
            tr("{name} holds no recruitment need of this region. Check the region and the file.", name=name)
        )
    return good[near]


def _in_region(frame: pd.DataFrame, options: Options) -> npt.NDArray[np.bool_]:
    """Rows of the region (n,): by its code, else by the départements of the communes; all when nothing tells."""
    regions = _two_digits(frame["region"])
    if options.region and regions.str.fullmatch(r"\d\d").any():
        return (regions == options.region.zfill(2)).to_numpy(dtype=bool)
    departements = {departement_of(code) for code in options.communes or ()}
    codes = _two_digits(frame["departement"])
    if departements and codes.isin(departements).any():
        return codes.isin(departements).to_numpy(dtype=bool)
    return np.ones(len(frame), dtype=bool)


def _two_digits(codes: pd.Series) -> pd.Series:
    """Codes whose zero a spreadsheet removed, mended; an empty cell stays empty."""
    plain = codes.str.removesuffix(".0")
    return plain.where(plain == "", plain.str.zfill(2))


def _zoning(frame: pd.DataFrame, options: Options) -> tuple[str, frozenset[str]]:
    """The zoning of the basins and its zones: as the user says, else the one that has most of their codes."""
    named = options.basin_zoning
    basins = set(frame["basin_code"])
    best, best_zones, most = named or BASINS, frozenset[str](), 0.0
    for zoning in [named] if named else list(options.zone_of):
        zones = frozenset(options.zone_of[zoning].values()) if zoning in options.zone_of else frozenset[str]()
        share = len(zones & basins) / max(len(basins), 1)
        if share > most or named:
            best, best_zones, most = zoning, zones, share
    return (best, best_zones) if named or most >= _ENOUGH_CODES else (BASINS, frozenset())


def _merge(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["basin_code", "occupation", "year"]
    groups = frame.groupby(keys, sort=True)
    labels = ["basin_zoning", "basin_name", "occupation_label", "family", "family_label"]
    result = groups[labels].first()
    by = [frame[key] for key in keys]
    for measure in MEASURES:
        result[measure] = groups[measure].sum(min_count=1)
        ranks = frame[f"{measure}_status"].map(_RANKS).groupby(by).max()
        result[f"{measure}_status"] = ranks.map({rank: status for status, rank in _RANKS.items()})
    return result.reset_index().rename(columns={"projects_status": "status"})[list(COLUMNS)]


def _tell_secret(frame: pd.DataFrame, report: Report) -> None:
    secret = {
        "projects": int((frame["status"] == "secret").sum()),
        "difficult": int((frame["difficult_status"] == "secret").sum()),
        "seasonal": int((frame["seasonal_status"] == "secret").sum()),
    }
    if any(secret.values()):
        report.note(
            tr(
                "Secret figures: {projects} of projects, {difficult} of difficult ones, {seasonal} of seasonal ones, "
                "of {count} each. They are not zero, and sums are minimums.",
                count=number(len(frame)),
                **{key: number(count) for key, count in secret.items()},
            )
        )


def _tell_unknown(frame: pd.DataFrame, zones: frozenset[str], report: Report) -> None:
    """Name the basins that the zoning of the workspace does not have, or say that there is no such zoning."""
    if not zones:
        report.note(
            tr(
                "The workspace has no zoning with the codes of these basins: import the table of the France Travail "
                "basins, so that needs can be shared out to territories."
            )
        )
        return
    names = dict(zip(frame["basin_code"], frame["basin_name"], strict=True))
    unknown = sorted(set(names) - zones)
    if unknown:
        shown = detect.quoted(f"{code} {names[code]}".strip() for code in unknown)
        report.note(
            tr("Basins absent from the zoning of the workspace: {count} ({names}).", count=len(unknown), names=shown)
        )


FORMATS = (Format("bmo", "recruitment", lambda: tr("Recruitment needs (BMO)"), recognise, read),)
