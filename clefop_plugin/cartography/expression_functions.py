"""The functions of expressions: name, arguments, what they say, an example, the answer. Light: read at the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clefop_plugin.cartography import expression_answers as answers
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.cartography.asked import Asked


@dataclass(frozen=True)
class Function:
    """A function of expressions. A name in ``arguments`` that ends with ``?`` may be left out."""

    name: str
    arguments: tuple[str, ...]
    about: Callable[[], str]
    example: str
    answer: Callable[[Asked], Any]


INDICATOR = ("indicator", "territory?", "period?", "container?")
TERRITORY = ("territory?", "container?")


def argument_texts() -> dict[str, str]:
    """What each argument means."""
    return {
        "indicator": tr("id of an indicator of the workspace, for example 'taux_chomage_rp'"),
        "territory": tr("code of a territory; without it, that of the atlas page"),
        "period": tr("period, for example '2021' or '2025-T4'; without it, the latest"),
        "container": tr("scenario or zoning the territories are of; without it, the variable @clefop_container"),
        "theme": tr("theme of the indicators; without it, all of them"),
        "domain": tr("domain of training: arts, commerce, sciences, industrie, sante or agriculture"),
        "network": tr("network of structures, for example 'mission-locale' or 'france-travail'"),
        "what": tr("name of what is asked for"),
        "text": tr("a text"),
        "width": tr("width in millimetres"),
        "size": tr("size in points that is never exceeded"),
        "weight": tr("weight of the letters: 400, 600 or 700"),
        "block": tr("code of a block, for example of an EPCI"),
        "value": tr("a number"),
        "decimals": tr("number of decimals, 0 without it"),
        "unit": tr("unit written after the number"),
    }


def functions() -> tuple[Function, ...]:
    """Every function, in the order of the reference."""
    return (*_indicators(), *_comparisons(), *_territories(), *_maps(), *_facts(), *_pages())


def _indicators() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_indicator",
            INDICATOR,
            lambda: tr("Value of an indicator, as a number. NULL when it is secret, missing or not in the workspace."),
            "clefop_indicator('taux_activite', '05')",
            lambda asked: answers.known(asked.figure, lambda figure: figure.value),
        ),
        Function(
            "clefop_indicator_text",
            INDICATOR,
            lambda: tr(
                "Value of an indicator as it is printed, with its unit: a plain value, “≥” before a minimum, "
                "“secret”, or a dash."
            ),
            "clefop_indicator_text('taux_activite')",
            lambda asked: answers.known(asked.figure, answers.value, "–"),
        ),
        Function(
            "clefop_indicator_note",
            INDICATOR,
            lambda: tr("Period of a value and how sure it is: estimated, a minimum, secret."),
            "clefop_indicator_note('taux_activite')",
            lambda asked: answers.known(asked.figure, answers.note, ""),
        ),
        Function(
            "clefop_indicator_status",
            INDICATOR,
            lambda: tr("Status of a value: ok, estimated, secret or missing."),
            "clefop_indicator_status('taux_activite')",
            lambda asked: answers.known(asked.figure, lambda figure: figure.status, "missing"),
        ),
        Function(
            "clefop_indicator_label",
            ("indicator",),
            lambda: tr("Name of an indicator."),
            "clefop_indicator_label('taux_activite')",
            lambda asked: answers.definition(asked, "label"),
        ),
        Function(
            "clefop_indicator_unit",
            ("indicator",),
            lambda: tr("Unit of an indicator."),
            "clefop_indicator_unit('taux_activite')",
            lambda asked: answers.definition(asked, "unit"),
        ),
        Function(
            "clefop_indicator_source",
            ("indicator",),
            lambda: tr("Source of an indicator, with its licence."),
            "clefop_indicator_source('taux_activite')",
            answers.indicator_source,
        ),
        Function(
            "clefop_indicator_period",
            ("indicator",),
            lambda: tr("Latest period of an indicator, as it is printed."),
            "clefop_indicator_period('taux_activite')",
            lambda asked: answers.known(asked.any_figure, answers.period),
        ),
        Function(
            "clefop_indicators",
            ("theme?",),
            lambda: tr("Ids of the indicators of the workspace, as an array."),
            "clefop_indicators('Emploi')",
            answers.indicators,
        ),
    )


def _comparisons() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_region_value",
            ("indicator", "period?"),
            lambda: tr("Value of an indicator in the region, as a number."),
            "clefop_region_value('taux_activite')",
            lambda asked: answers.known(asked.any_figure, lambda figure: figure.region_value),
        ),
        Function(
            "clefop_region_text",
            ("indicator", "period?"),
            lambda: tr("Value of an indicator in the region as it is printed, with its unit."),
            "clefop_region_text('taux_activite')",
            lambda asked: answers.known(asked.any_figure, answers.region_value, "–"),
        ),
        Function(
            "clefop_gap",
            INDICATOR,
            lambda: tr(
                "Gap of a territory to the region: in points for a percentage, in percent otherwise. NULL for a count."
            ),
            "clefop_gap('taux_activite')",
            lambda asked: answers.known(asked.figure, lambda figure: figure.gap),
        ),
        Function(
            "clefop_gap_text",
            INDICATOR,
            lambda: tr("Gap of a territory to the region as it is printed, with its sign and unit."),
            "clefop_gap_text('taux_activite')",
            lambda asked: answers.known(asked.figure, answers.gap, "–"),
        ),
        Function(
            "clefop_rank",
            INDICATOR,
            lambda: tr("Rank of a territory among those that have a value; 1 is the highest."),
            "clefop_rank('taux_activite')",
            lambda asked: answers.known(asked.figure, lambda figure: figure.rank),
        ),
        Function(
            "clefop_rank_text",
            INDICATOR,
            lambda: tr("Rank of a territory as it is printed, with the number of those that have a value."),
            "clefop_rank_text('taux_activite')",
            lambda asked: answers.known(asked.figure, answers.rank, "–"),
        ),
    )


def _territories() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_territory_code",
            TERRITORY,
            lambda: tr("Code of the territory."),
            "clefop_territory_code()",
            lambda asked: asked.code,
        ),
        Function(
            "clefop_territory_number",
            TERRITORY,
            lambda: tr("What stands for the territory on a map: its code without zeros, or its place in the list."),
            "clefop_territory_number()",
            lambda asked: asked.atlas.territory(asked.code).number,
        ),
        Function(
            "clefop_territory_name",
            TERRITORY,
            lambda: tr("Name of the territory."),
            "clefop_territory_name()",
            lambda asked: asked.atlas.territory(asked.code).name,
        ),
        Function(
            "clefop_territory_heading",
            TERRITORY,
            lambda: tr("Line above the title of a page: the word for the territory, its number, its départements."),
            "upper(clefop_territory_heading())",
            answers.heading,
        ),
        Function(
            "clefop_territory_population",
            TERRITORY,
            lambda: tr("Inhabitants of the territory."),
            "clefop_number(clefop_territory_population())",
            lambda asked: asked.identity.population,
        ),
        Function(
            "clefop_territory_share",
            TERRITORY,
            lambda: tr("Share of the inhabitants of the region, between 0 and 1."),
            "clefop_number(100 * clefop_territory_share(), 1, '%')",
            lambda asked: asked.identity.share_of_region,
        ),
        Function(
            "clefop_territory_communes",
            TERRITORY,
            lambda: tr("Number of communes of the territory."),
            "clefop_territory_communes()",
            lambda asked: asked.identity.communes,
        ),
        Function(
            "clefop_territory_area",
            TERRITORY,
            lambda: tr("Area of the territory in km²."),
            "clefop_number(clefop_territory_area(), 0, 'km²')",
            lambda asked: asked.identity.area_km2,
        ),
        Function(
            "clefop_territory_density",
            TERRITORY,
            lambda: tr("Inhabitants per km²."),
            "clefop_number(clefop_territory_density())",
            lambda asked: asked.identity.density,
        ),
        Function(
            "clefop_blocks",
            TERRITORY,
            lambda: tr("Names of the blocks (EPCI) of the territory, the most populated first, as an array."),
            "array_to_string(clefop_blocks(), ', ')",
            answers.blocks,
        ),
        Function(
            "clefop_communes",
            TERRITORY,
            lambda: tr("Names of the communes of the territory in alphabetical order, as an array."),
            "array_to_string(clefop_communes(), ', ')",
            answers.communes,
        ),
    )


def _maps() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_block_colour",
            ("block", "container?"),
            lambda: tr("Colour of a block on the map of a territory: neighbours differ."),
            'clefop_block_colour("code")',
            answers.block_colour,
        ),
        Function(
            "clefop_territory_colour",
            TERRITORY,
            lambda: tr("Colour of a territory on the map of the region: neighbours differ."),
            'clefop_territory_colour("code")',
            answers.territory_colour,
        ),
    )


def _facts() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_trainings",
            (*TERRITORY, "domain?"),
            lambda: tr("Number of training offers in the territory."),
            "clefop_trainings(domain:='sante')",
            lambda asked: answers.trainings(asked, "offers"),
        ),
        Function(
            "clefop_training_places",
            (*TERRITORY, "domain?"),
            lambda: tr("Number of training places in the territory; NULL when no offer states its places."),
            "clefop_training_places()",
            lambda asked: answers.trainings(asked, "places") if asked.offer.places_known else None,
        ),
        Function(
            "clefop_structures",
            (*TERRITORY, "network?"),
            lambda: tr("Number of support structures that stand in the territory."),
            "clefop_structures(network:='mission-locale')",
            answers.structures,
        ),
        Function(
            "clefop_council",
            TERRITORY,
            lambda: tr(
                "Council of the territory, as a map: label, state_chair, region_chair, members, meetings, projects "
                "(the last three are counted)."
            ),
            "map_get(clefop_council(), 'projects')",
            answers.council,
        ),
    )


def _pages() -> tuple[Function, ...]:
    return (
        Function(
            "clefop_source",
            TERRITORY,
            lambda: tr(
                "Sentence of the sources of a page: figures of the territory, zonings, outlines, perimeter, date. "
                "Without a territory, those of the region."
            ),
            "clefop_source()",
            answers.source,
        ),
        Function(
            "clefop_study",
            ("what", "container?"),
            lambda: tr(
                "About the study: name, title (of the atlas), region, vintage, word (Clefop, CLPE…), container (its "
                "label), territories (their number), population, finding (the title of the overview), fictional."
            ),
            "clefop_study('region')",
            answers.study,
        ),
        Function(
            "clefop_charter",
            ("what",),
            lambda: tr(
                "The charter of the options: primary, secondary, font, logo, footer; and the colours of the pages: "
                "ink, text, muted, rule, hairline, land, outside, alert, ground (of an alert)."
            ),
            "clefop_charter('primary')",
            answers.charter,
        ),
        Function(
            "clefop_font_size",
            ("text", "width", "size", "weight?"),
            lambda: tr("Size in points at which a text fits on one line of the font of the charter."),
            "clefop_font_size(clefop_territory_name(), 186, 22, 600)",
            answers.font_size,
        ),
        Function(
            "clefop_html",
            ("text",),
            lambda: tr("A text for a label that allows HTML: the signs <, > and & of a name are shown as they are."),
            "clefop_html(clefop_territory_name())",
            answers.html,
        ),
        Function(
            "clefop_number",
            ("value", "decimals?", "unit?"),
            lambda: tr(
                "A number as it is printed: spaces between thousands, decimal comma in French, a dash for NULL."
            ),
            "clefop_number(1234.5, 1, '%')",
            answers.written,
        ),
    )
