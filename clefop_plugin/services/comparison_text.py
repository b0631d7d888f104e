"""A comparison as rows of text, for the clipboard and for spreadsheets."""

from __future__ import annotations

import csv
import io
import math

from clefop_plugin.core.text import language, neutral, tr
from clefop_plugin.services.comparison import Comparison, Line
from clefop_plugin.services.profile_types import Figure


def comparison_rows(comparison: Comparison) -> list[list[str]]:
    """A title row, who the territories are, then one row an indicator: value and gap of each, value of the region.

    Numbers have no unit and no space, as spreadsheets read them; texts that look like formulas are made safe.
    """
    identities, whole = comparison.identities, comparison.whole
    titles = [tr("Indicator"), tr("Theme"), tr("Unit"), tr("Period")]
    for identity in identities:
        titles += [identity.name, tr("{name}: gap to the region", name=identity.name), tr("Reserve")]
    rows = [[neutral(title) for title in (*titles, whole.name)]]
    facts = (
        (tr("Container"), "", [identity.container_label for identity in identities], ""),
        (
            tr("Départements"),
            "",
            [", ".join(name for _, name in identity.departements) for identity in identities],
            "",
        ),
        (tr("Residents"), "", [_plain(i.population, 0) for i in identities], _plain(whole.population, 0)),
        (tr("Communes"), "", [_plain(i.communes, 0) for i in identities], _plain(whole.communes, 0)),
        (tr("Area"), "km²", [_plain(i.area_km2, 1) for i in identities], _plain(whole.area_km2, 1)),
        (tr("Density"), tr("inh./km²"), [_plain(i.density, 1) for i in identities], _plain(whole.density, 1)),
    )
    for label, unit, values, region in facts:
        cells = [cell for value in values for cell in (neutral(value), "", "")]
        rows.append([label, "", unit, "", *cells, region])
    rows += [_row(line) for line in comparison.lines]
    return rows


def as_csv(rows: list[list[str]], separator: str = ";") -> str:
    """Rows as CSV text; with a tab, as spreadsheets paste it."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _row(line: Line) -> list[str]:
    cells = [neutral(text) for text in (line.label, line.theme, line.unit, line.period)]
    for figure in line.figures:
        cells += _cells(figure, line.decimals)
    return [*cells, _plain(line.region_value, line.decimals)]


def _cells(figure: Figure | None, decimals: int) -> list[str]:
    """Value, gap and reserve. The gap of a rate is in points, that of other values in percent."""
    if figure is None or figure.value is None:
        secret = figure is not None and figure.status == "secret"
        return ["", "", tr("secret") if secret else tr("missing")]
    reserve = tr("minimum") if figure.lower_bound else tr("estimated") if figure.status == "estimated" else ""
    return [_plain(figure.value, decimals), _plain(figure.gap, max(1, decimals)), reserve]


def _plain(value: float | None, decimals: int) -> str:
    if value is None or math.isnan(value):
        return ""
    text = f"{value:.{decimals}f}"
    return text.replace(".", ",") if language() == "fr" else text
