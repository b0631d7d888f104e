"""All that is known of one figure, line by line: definition, formula, values compared, coverage, source."""

from __future__ import annotations

from clefop_plugin.cartography.chart_content import gap_text
from clefop_plugin.core.text import number, percent, tr, with_unit
from clefop_plugin.gui.docks.indicator_rows import note_text, rank_text, value_text
from clefop_plugin.services.profile_types import Figure


def facts_of(figure: Figure) -> list[tuple[str, str]]:
    """Labels and values of a figure, those that are known; what has no value says why."""

    def written(value: float | None) -> str:
        return with_unit(value, figure.unit, figure.decimals)

    found = [
        (tr("Definition"), figure.note),
        (tr("Numerator"), figure.numerator),
        (tr("Denominator"), figure.denominator),
        (tr("Territory"), value_text(figure) if figure.value is not None else note_text(figure)),
        *((_departement(d.name, d.share, len(figure.departements)), written(d.value)) for d in figure.departements),
        (tr("Region"), written(figure.region_value)),
        (tr("Gap to the region"), gap_text(figure)),
        (tr("Rank"), rank_words(figure)),
        (tr("Coverage"), coverage_words(figure)),
        (tr("Period"), figure.period),
        (tr("Source"), figure.source),
        (tr("Producer"), figure.producer),
        (tr("Licence"), figure.licence),
    ]
    return [(label, value) for label, value in found if value]


def rank_words(figure: Figure) -> str:
    """The rank with its direction; empty when there is none."""
    text = rank_text(figure)
    return tr("{rank}; the 1st has the highest value", rank=text) if text else ""


def coverage_words(figure: Figure) -> str:
    """What share of the residents the value covers, when some communes are not published."""
    if figure.communes == 1 or (figure.masked_communes == 0 and figure.coverage >= 1):
        return ""
    share = tr("{share} of residents covered", share=percent(figure.coverage))
    if figure.masked_communes == 0:
        return share
    masked = tr(
        "{masked} communes out of {communes} are masked",
        masked=number(figure.masked_communes),
        communes=number(figure.communes),
    )
    return f"{share} · {masked}"


def _departement(name: str, share: float, count: int) -> str:
    return name if count == 1 else tr("{name} ({share} of residents)", name=name, share=percent(share))
