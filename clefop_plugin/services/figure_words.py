"""A figure in words: its value, when it is of, how sure it is, its gap, its rank, how it changed."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, ordinal, percent, signed, tr, with_unit
from clefop_plugin.services.profile_types import Figure

#: Signs that follow a number; other units are words.
SYMBOLS = ("%", "€", "‰")
#: From this share on, nothing that counts is elsewhere.
WHOLE = 0.99995
#: Figures of a first page.
MOST = 9


def value_text(figure: Figure) -> str:
    """The value as it is printed: secret, missing, a minimum or a plain value with its unit."""
    if figure.status == "secret":
        return tr("secret")
    if figure.value is None:
        return NO_VALUE
    value = quantity(figure, figure.value)
    return f"≥{NARROW_NBSP}{value}" if figure.lower_bound else value


def quantity(figure: Figure, value: float | None) -> str:
    """Another value of the same indicator, with the sign of its unit."""
    return with_unit(value, unit_sign(figure.unit), figure.decimals)


def unit_sign(unit: str) -> str:
    """The sign a unit starts with; words go under the label."""
    first = unit.split(" ")[0]
    return first if first in SYMBOLS else ""


def remark(figure: Figure) -> str:
    """Period, and how sure the value is."""
    words = "" if unit_sign(figure.unit) == figure.unit else figure.unit
    parts = [period_text(figure.period), typographic(words)]
    if figure.status == "secret":
        parts.append(tr("statistical secrecy"))
    elif figure.lower_bound:
        parts.append(
            tr("minimum: secret in 1 commune of {total}", total=figure.communes)
            if figure.masked_communes == 1
            else tr(
                "minimum: secret in {count} communes of {total}", count=figure.masked_communes, total=figure.communes
            )
        )
    elif figure.status == "estimated":
        parts.append(tr("estimated, {share} of inhabitants covered", share=share_text(figure.coverage)))
    elif figure.value is None:
        parts.append(tr("not published"))
    return ", ".join(part for part in parts if part)


def period_text(period: str) -> str:
    """A period as people say it: ``T4 2025`` for ``2025-T4``."""
    year, _, rest = period.partition("-")
    return f"{rest} {year}" if rest.startswith("T") else period


def share_text(share: float) -> str:
    """A share in whole percents; never 0 or 100 for what is a little or nearly all."""
    if 0 < share < 0.01:
        return tr("less than {share}", share=percent(0.01))
    if 0.995 <= share < WHOLE:
        return tr("more than {share}", share=percent(0.99))
    return percent(share)


def gap_text(figure: Figure) -> str:
    """The gap to the region, in points or percent; a dash when it has no meaning."""
    if figure.gap is None:
        return NO_VALUE
    decimals = figure.decimals if figure.gap_unit == "pt" else 0
    return f"{signed(figure.gap, decimals)}{NARROW_NBSP}{tr('pt') if figure.gap_unit == 'pt' else figure.gap_unit}"


def rank_text(figure: Figure, alone: bool = False) -> str:
    """« 4e sur 18 », or « 4e » when it stands ``alone``; a dash when it has no rank among others."""
    if figure.rank is None or figure.ranked < 2:
        return NO_VALUE
    if alone:
        return ordinal(figure.rank)
    return tr("{rank} of {count}", rank=ordinal(figure.rank), count=number(figure.ranked))


def change_text(figure: Figure, alone: bool = False) -> str:
    """Change since the period before: « +1,2 pt depuis 2018 », or « +1,2 pt » when it stands ``alone``; a dash when it
    is not known."""
    period = period_before(figure)
    if not period:
        return NO_VALUE
    old, new = figure.trend[-2][1], figure.trend[-1][1]
    if figure.unit == "%":
        change = f"{signed(new - old, max(1, figure.decimals))}{NARROW_NBSP}{tr('pt')}"
    elif old:
        change = f"{signed(100 * (new - old) / abs(old), 1)}{NARROW_NBSP}%"
    else:
        return NO_VALUE
    return change if alone else tr("{change} since {period}", change=change, period=period)


def period_before(figure: Figure) -> str:
    """The period that the latest one is compared to; empty when there is none."""
    if len(figure.trend) < 2 or figure.trend[-1][0] != figure.period:
        return ""
    return period_text(figure.trend[-2][0])


def main_figures(figures: Sequence[Figure], most: int = MOST) -> list[Figure]:
    """The figures of a first page: the first of each theme, then the second… in the order of the catalogue."""
    if len(figures) <= most:
        return list(figures)
    turn: dict[str, int] = {}
    ranked = []
    for position, figure in enumerate(figures):
        turn[figure.theme] = turn.get(figure.theme, -1) + 1
        ranked.append((figure.kind == "count", turn[figure.theme], position))
    kept = sorted(position for *_, position in sorted(ranked)[:most])
    return [figures[position] for position in kept]
