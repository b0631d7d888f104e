"""The indicators: those of the first page with where they stand, all of them by theme, and charts of evolution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.figure_words import (
    MOST,
    change_text,
    gap_text,
    main_figures,
    period_before,
    period_text,
    quantity,
    rank_text,
    remark,
    value_text,
)
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import (
    EMPTY,
    NOTE,
    Block,
    Column,
    Paragraph,
    Picture,
    Section,
    Subtitle,
    Table,
)
from clefop_plugin.services.territory_sheet.sectors import sectors_table

#: Names of the pictures: where a figure stands among the territories, and how it changed.
STRIP, TREND = "strip-{}", "trend-{}"
#: Anchor of the section of all figures, which is an annex.
ANNEX = "figures"
#: Charts of evolution of a sheet.
MOST_TRENDS = 4


def key_section(known: Known) -> Section:
    """The main figures, each beside the département, the region and the other territories."""
    figures = known.figures
    shown = main_figures(figures)
    blocks: list[Block] = []
    if shown:
        marks = tuple(STRIP.format(f.id) if f.value is not None else "" for f in shown)
        blocks += [Paragraph(_reading(figures)), figures_table(tr("Key figures"), shown, marks, quiet=True)]
        blocks += [_trend(figure) for figure in with_trend(figures)[:MOST_TRENDS]]
    else:
        text = tr("This workspace holds no indicator. Import a table of figures by commune: it will be summed here.")
        blocks.append(Paragraph(text, EMPTY))
    return Section("key-figures", tr("Key figures"), tuple(blocks), brief=tuple(blocks))


def themes_section(known: Known) -> Section | None:
    """Every figure by theme; None when the key figures are all there is."""
    figures = known.figures
    if len(figures) <= MOST:
        return None
    blocks: list[Block] = []
    for theme, own in by_theme(figures):
        blocks += [Subtitle(theme), figures_table(tr("Figures: {theme}", theme=theme), own, quiet=True)]
    sectors = sectors_table(figures)
    if sectors is not None:
        blocks.append(sectors)
    first = {figure.id for figure in main_figures(figures)}
    others = [figure for figure in figures if figure.id not in first]
    return Section(ANNEX, tr("All the figures, by theme"), tuple(blocks), brief=(_others(others),))


def by_theme(figures: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures by theme, in the order in which the themes come."""
    themes: dict[str, list[Figure]] = {}
    for figure in figures:
        themes.setdefault(typographic(figure.theme), []).append(figure)
    return list(themes.items())


def with_trend(figures: Sequence[Figure]) -> list[Figure]:
    """The figures known at two dates or more: those with most dates first, rates before counts."""
    usable = [f for f in figures if len(f.trend) >= 2]
    return sorted(usable, key=lambda f: (-len(f.trend), f.unit != "%"))


def _reading(figures: Sequence[Figure]) -> str:
    ranked = max(figure.ranked for figure in figures)
    text = tr("The gap is that to the region: in points for a percentage, in % of the regional value for the others.")
    if ranked > 1:
        text += " " + tr("Rank 1 is the highest of the {count} territories.", count=number(ranked))
    return text


def figures_table(caption: str, figures: Sequence[Figure], marks: tuple[str, ...] = (), quiet: bool = False) -> Table:
    """Figures with what each is compared to; ``marks`` are names of strips, one a figure."""
    around = dict.fromkeys(typographic(f.departement_name) for f in figures if f.departement_name)
    departement = next(iter(around)) if len(around) == 1 else tr("Département")
    counts = {figure.ranked for figure in figures if figure.ranked > 1}
    before = {period for figure in figures if (period := period_before(figure))}
    one_count, one_period = len(counts) == 1, len(before) == 1
    columns = (
        Column(tr("Indicator"), width=3.4),
        Column(tr("Territory"), True, 1.25),
        Column(departement, True, 1.2),
        Column(tr("Region"), True, 1.2),
        Column(tr("Gap to region"), True, 1.0),
        Column(tr("Rank of {count}", count=number(*counts)) if one_count else tr("Rank"), True, 0.9),
        Column(tr("Since {period}", period=next(iter(before))) if one_period else tr("Change"), True, 1.2),
    )
    rows = tuple(
        (
            f"{typographic(figure.label)}\n{remark(figure)}",
            value_text(figure),
            quantity(figure, figure.departement_value),
            quantity(figure, figure.region_value),
            gap_text(figure),
            rank_text(figure, one_count),
            change_text(figure, one_period),
        )
        for figure in figures
    )
    note = tr(
        "Position: disc, the territory; diamond, the département; black bar, the region; grey bar, the range of the "
        "territories. The other columns say the same in numbers."
    )
    return Table(caption, columns, rows, marks=marks, marks_head=tr("Position"), marks_note=note, quiet=quiet)


def _others(figures: Sequence[Figure]) -> Table:
    """What can be compared first, in few columns: fills the room that is left on a page."""
    ordered = sorted(figures, key=lambda figure: (figure.value is None, figure.kind == "count"))
    columns = (
        Column(tr("Indicator"), width=3.4),
        Column(tr("Territory"), True, 1.2),
        Column(tr("Region"), True, 1.2),
        Column(tr("Gap to region"), True, 1.1),
    )
    rows = tuple(
        (
            typographic(figure.label),
            value_text(figure),
            quantity(figure, figure.region_value),
            gap_text(figure),
        )
        for figure in ordered
    )
    return Table(tr("Other figures"), columns, rows, brief=len(rows))


def _trend(figure: Figure) -> Picture:
    label = typographic(figure.label) + (f" ({figure.unit})" if figure.unit else "")
    first, last = period_text(figure.trend[0][0]), period_text(figure.trend[-1][0])
    caption = tr("{label}, from {first} to {last}", label=label, first=first, last=last)
    territory = _points(figure, figure.trend)
    text = tr("Chart. {label}. Territory: {values}.", label=label, values=territory)
    if figure.kind == "count":
        text += " " + tr("It is drawn as an index beside the region, 100 at the first date.")
    elif figure.region_trend:
        text += " " + tr("Region: {values}.", values=_points(figure, figure.region_trend))
    return Picture(TREND.format(figure.id), caption, text, 0.5)


def _points(figure: Figure, trend: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{period_text(period)} {quantity(figure, value)}" for period, value in trend)


def doubts(figures: Sequence[Figure]) -> list[Paragraph]:
    """What a reader must know of values that are not plain: secret, minimum, estimated."""
    found = []
    if any(figure.status == "secret" or figure.lower_bound for figure in figures):
        found.append(
            tr(
                "Statistical secrecy: a value marked “secret” is published for no commune; a sum marked “≥” leaves out "
                "masked communes and is a minimum. No masked value is given, nor can one be found by difference."
            )
        )
    if any(figure.status == "estimated" for figure in figures):
        found.append(
            tr(
                "Estimated: computed on the communes where a value is published; the share of inhabitants covered is "
                "given."
            )
        )
    return [Paragraph(text, NOTE) for text in found]
