"""What each column of a table of communes becomes when its vintage changes: a count, a rate, words, a name, a key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from clefop_plugin.core.codes import parse_value
from clefop_plugin.core.conversion import Rate, Role, rate_scale
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import percent, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.indicators import kind_of_column, kind_of_values
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_RATES = (
    "tx taux part pct pourcent ratio rate share med median moy moyenne mean indice indic ind idx dens densite prix "
    "salaire revenu age rang rank q[1-3] d[1-9] rd lat lon latitude longitude x y"
)
_CODES = (
    "code? type typo cat cate classe? niveau nature tuu tduu tau taav tdaav cateau cateaav id gid fid num siren siret "
    "insee dep reg arr can cv uu ze aav au bv epci annee year cog vintage millesime periode period cp postal"
)
#: Names of figures that no sum gives: rates, means, medians, prices, ranks.
_NO_SUM = re.compile(rf"(?:^|_)(?:{_RATES.replace(' ', '|')})(?:[_\d]|$)", re.IGNORECASE)
#: Names of columns that are codes or years even when they hold only digits.
_CODE = re.compile(rf"^(?:{_CODES.replace(' ', '|')})(?:[_\d]|$)|postal", re.IGNORECASE)


def column_roles(table: Table, code: str, rates: Mapping[str, Rate], counts: Sequence[str] = ()) -> dict[str, Role]:
    """Role of each column but ``code``. ``counts`` names the columns to add up, when the user says so himself.

    Columns of words that differ within one commune tell its rows apart: they are keys.
    """
    chosen = [detect.need_column(table, name) for name in counts]
    names = {detect.label_column(table)}
    roles: dict[str, Role] = {}
    for column in table.columns:
        if column == code:
            continue
        if column in rates:
            roles[column] = "rate"
        elif column in chosen:
            roles[column] = "count"
        elif column in names:
            roles[column] = "name"
        else:
            roles[column] = _role(table, column, bool(chosen))
    if table.frame[code].duplicated().any():
        grouped = table.frame.groupby(code)
        for column, role in roles.items():
            if role == "words" and int(grouped[column].nunique().max()) > 1:
                roles[column] = "key"
    return roles


def read_rates(table: Table, text: str, report: Report) -> dict[str, Rate]:
    """Rates written ``rate=numerator/denominator;…``, with the factor (1, 100…) that the table itself shows.

    Raises InputError when one cannot be read or names no column.
    """
    found = {}
    for part in (part.strip() for part in re.split(r"[;\n]", text)):
        if not part:
            continue
        match = re.fullmatch(r"([^=/]+)=([^=/]+)/([^=/]+)", part)
        if match is None:
            raise InputError(
                tr("The rate “{part}” cannot be read. Write for example unemployment=unemployed/active.", part=part)
            )
        rate, numerator, denominator = (detect.need_column(table, name.strip()) for name in match.groups())
        scale, wrong = rate_scale(*(table.frame[name].tolist() for name in (rate, numerator, denominator)))
        found[rate] = Rate(numerator, denominator, scale)
        if wrong > 0.1:
            report.note(
                tr(
                    "“{rate}” is not “{numerator}” over “{denominator}” in {share} of the rows: check these columns.",
                    rate=rate,
                    numerator=numerator,
                    denominator=denominator,
                    share=percent(wrong),
                )
            )
    return found


def _role(table: Table, column: str, told: bool) -> Role:
    zoning = detect.zoning_role(table, column)
    if zoning is not None and zoning.id == "dep":
        return "departement"
    if zoning is not None or _CODE.search(column.strip()):
        return "words"
    if not _is_number(table.frame[column]):
        return "words"
    kind = kind_of_column(column) or kind_of_values(table, column)
    if kind is not None:
        return "count" if kind == "count" and not told else "published"
    return "published" if told or _NO_SUM.search(column.strip()) else "count"


def _is_number(cells: pd.Series) -> bool:
    """Whether every filled cell is a figure or a mark, with at least one figure and no code such as 044."""
    figures = 0
    for cell in cells.unique():
        text = str(cell).strip()
        try:
            value, _ = parse_value(text)
        except ValueError:
            return False
        if re.fullmatch(r"0\d+", text):
            return False
        figures += int(value == value)
    return figures > 0
