"""Codes of zones as a file writes them, put right: lost zeros, decimals, several EPCI, codes within a département."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.codes import NO_ZONE, departement_of, repair_siren
from clefop_plugin.core.departements import DEPARTEMENTS, REGIONS
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.detect import ZoningRole
from clefop_plugin.sources.report import MAX_CASES, Report

#: The Métropole du Grand Paris: its communes are also in a territorial body (EPT), which has no taxation of its own.
GRAND_PARIS = "200054781"
_SIREN_WIDTH = 9
_SEVERAL = r"(?:NR|NC|\d{9})(?:\s*/\s*(?:NR|NC|\d{9}))+"
_ROUNDED = r"[0-9][.,]?[0-9]*[eE]\+[0-9]{1,3}"
#: Zonings whose codes some files (Admin Express until 2024) write within their département: characters of the number.
_WITHIN = {"arr": 1, "can": 2, "cv": 2}
_KNOWN = {"dep": frozenset(DEPARTEMENTS), "reg": frozenset(REGIONS)}


@dataclass(frozen=True)
class _Mended:
    reason: str
    codes: dict[str, str]


def repair_zones(
    cells: pd.Series,
    role: ZoningRole,
    lines: pd.Series,
    communes: pd.Series,
    zeros_lost: bool,
    report: Report,
) -> pd.Series:
    """The zone codes (n,) of a column, put right; each change goes to ``report`` with its lines (n,).

    Raises InputError when a spreadsheet has rounded some of them.

    ``communes`` (n,) are the communes of the rows; ``zeros_lost`` says that their codes had lost theirs.
    """
    codes = cells.str.strip()
    for mended in (_several(codes, role), _decimals(codes, role), _zeros(codes, role, zeros_lost)):
        if mended.codes:
            _tell(codes, mended, lines, report)
            codes = codes.map({code: mended.codes.get(code, code) for code in codes.unique()})
    _refuse_rounded(codes, role, lines, report)
    return _within(codes, role, communes, report)


def first_epci(text: str) -> tuple[str, str]:
    """The EPCI with taxation of its own of a commune, and the territorial body ("" for none), from ``a/b``.

    IGN writes the Grand Paris as the métropole and an EPT, in no promised order. The tables of INSEE attach the
    communes to the métropole, which alone has taxation of its own: it is taken wherever it stands. Otherwise the first.
    """
    parts = [part for part in (repair_siren(part) for part in re.split(r"[/,;|]", text)) if part not in NO_ZONE]
    if not parts:
        return "", ""
    chosen = GRAND_PARIS if GRAND_PARIS in parts else parts[0]
    others = [part for part in parts if part != chosen]
    return chosen, others[0] if others and chosen == GRAND_PARIS else ""


def _several(codes: pd.Series, role: ZoningRole) -> _Mended:
    reason = tr("several EPCI for a commune: the one with taxation of its own was taken (else the first)")
    if role.id != "epci":
        return _Mended(reason, {})
    found = (str(code) for code in codes.unique())
    return _Mended(reason, {code: first_epci(code)[0] for code in found if re.fullmatch(_SEVERAL, code)})


def _decimals(codes: pd.Series, role: ZoningRole) -> _Mended:
    """Numbers of a spreadsheet: ``44.0``, ``2,44400404E+08``, ``2a``."""
    changed = {}
    for code in map(str, codes.unique()):
        if role.width == _SIREN_WIDTH:
            better = repair_siren(code)
        else:
            better = code[:-2] if re.fullmatch(r"\d+\.0", code) else code
            better = better.upper() if role.width and re.fullmatch(r"2[ab]\d*", better) else better
        if better != code:
            changed[code] = better
    return _Mended(tr("codes of zones that a spreadsheet had turned into numbers"), changed)


def _zeros(codes: pd.Series, role: ZoningRole, zeros_lost: bool) -> _Mended:
    """Codes shorter than those of their zoning, when others are whole or the commune codes had lost their zeros too."""
    reason = tr("codes of zones that had lost their first zero")
    short = [str(code) for code in codes.unique() if re.fullmatch(r"\d+", str(code)) and len(code) < role.width]
    known = _KNOWN.get(role.id)
    if known is not None:
        short = [code for code in short if code.zfill(role.width) in known]
    elif not zeros_lost and not (codes.str.len() == role.width).any():
        return _Mended(reason, {})
    kept = [
        code
        for code in short
        if code not in role.no_zone and (code.strip("0") or code.zfill(role.width) in role.no_zone)
    ]
    return _Mended(reason, {code: code.zfill(role.width) for code in kept})


def _refuse_rounded(codes: pd.Series, role: ZoningRole, lines: pd.Series, report: Report) -> None:
    """Raise InputError for codes of which a spreadsheet kept only the first digits: zones would be merged."""
    rounded = codes[codes.str.fullmatch(_ROUNDED)]
    if len(rounded) and report.source:
        raise InputError(
            tr(
                "{file}: “{code}” (line {line}) is a code that a spreadsheet has rounded in the column “{field}”: its "
                "digits are lost. Take the file again as it was downloaded, without opening it in a spreadsheet.",
                file=report.source,
                code=rounded.iloc[0],
                line=int(lines[rounded.index[0]]),
                field=role.column,
            )
        )


def _within(codes: pd.Series, role: ZoningRole, communes: pd.Series, report: Report) -> pd.Series:
    """Codes that are unique within their département only, with the code of the département before them."""
    width = _WITHIN.get(role.id, 0)
    if not width:
        return codes
    filled = codes[~codes.isin(NO_ZONE | role.no_zone)]
    if filled.empty or int(filled.str.len().max()) > width or not filled.str.fullmatch(r"\d+").all():
        return codes
    departements = communes.map(departement_of)
    report.correct(
        tr("codes of {zoning} written within their département: its code was put before", zoning=role.label),
        f"{filled.iloc[0]} → {departements[filled.index[0]]}{filled.iloc[0].zfill(width)}",
        count=len(filled),
    )
    return codes.where(~codes.index.isin(filled.index), departements + codes.str.zfill(width))


def _tell(codes: pd.Series, mended: _Mended, lines: pd.Series, report: Report) -> None:
    rows = codes.isin(mended.codes)
    count = int(rows.sum())
    shown = codes[rows].head(MAX_CASES)
    for code, line in zip(shown, lines[shown.index], strict=True):
        report.correct(mended.reason, f"{code} → {mended.codes[code] or '–'}", int(line))
    report.correct(mended.reason, count=count - len(shown))
