"""What the expression functions answer. Whatever is heavy is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, ordinal, signed, tr, with_unit

if TYPE_CHECKING:
    from clefop_plugin.cartography.asked import Asked
    from clefop_plugin.services.profile_types import Figure


def known(figure: Figure | None, take: Callable[[Figure], Any], otherwise: Any = None) -> Any:
    """What to take of a figure, or ``otherwise`` when the workspace has none."""
    return otherwise if figure is None else take(figure)


def value(figure: Figure) -> str:
    """The value as it is printed."""
    from clefop_plugin.services.figure_words import value_text

    return value_text(figure)


def note(figure: Figure) -> str:
    """Its period, and how sure it is."""
    from clefop_plugin.services.figure_words import remark

    return remark(figure)


def period(figure: Figure) -> str:
    """Its period as it is printed."""
    from clefop_plugin.services.figure_words import period_text

    return period_text(figure.period)


def region_value(figure: Figure) -> str:
    """The value of the region as it is printed."""
    from clefop_plugin.services.figure_words import unit_sign

    return with_unit(figure.region_value, unit_sign(figure.unit), figure.decimals)


def gap(figure: Figure) -> str:
    """The gap to the region as it is printed."""
    decimals = figure.decimals if figure.gap_unit == "pt" else 0
    return f"{signed(figure.gap, decimals)}{NARROW_NBSP}{figure.gap_unit}" if figure.gap is not None else NO_VALUE


def rank(figure: Figure) -> str:
    """The rank as it is printed."""
    if figure.rank is None:
        return NO_VALUE
    return tr("{rank} of {count}", rank=ordinal(figure.rank), count=number(figure.ranked))


def definition(asked: Asked, field: str) -> str:
    """A text of an indicator: from the workspace, else from the catalogue."""
    from clefop_plugin.sources.indicators.catalogue import shipped

    wanted = asked.text("indicator")
    table = asked.study.profiles.region.indicators
    rows = table[table["id"] == wanted]
    if len(rows):
        return _typographic(str(rows[field].iloc[0] or ""))
    asked.any_figure  # noqa: B018 (says that the indicator does not exist, unless the catalogue has it)
    return next(_typographic(getattr(known, field)) for known in shipped() if known.id == wanted)


def indicator_source(asked: Asked) -> str:
    """Source of an indicator, with its licence."""
    from clefop_plugin.cartography.credits import with_licence

    source = definition(asked, "source") or definition(asked, "producer")
    return with_licence(source, definition(asked, "licence"))


def indicators(asked: Asked) -> list[str]:
    """Ids of the indicators that have a theme, or this theme."""
    table = asked.study.profiles.region.indicators
    theme = asked.text("theme")
    shown = table[table["theme"] == theme] if theme else table[table["theme"] != ""]
    return [str(indicator) for indicator in shown["id"]]


def heading(asked: Asked) -> str:
    """The line above the title of a page."""
    from clefop_plugin.cartography.pages.territory import kicker

    return kicker(asked.atlas, asked.atlas.territory(asked.code), asked.identity)


def communes(asked: Asked) -> list[str]:
    """Names of the communes in alphabetical order."""
    from clefop_plugin.core.names import fold_text

    region = asked.study.profiles.region
    names = region.plain_communes["name"].to_numpy()[asked.atlas.communes_of(asked.code)]
    return sorted((_typographic(str(name)) for name in names), key=fold_text)


def block_colour(asked: Asked) -> str | None:
    """Colour of a block on the map of the territory."""
    from clefop_plugin.cartography import palettes

    index = asked.study.colours(asked.atlas).get(asked.text("block"))
    return None if index is None else palettes.territory_colour(index)


def trainings(asked: Asked, field: str) -> float:
    """Offers or places, of a domain when one is given."""
    domain = asked.text("domain")
    if domain:
        return sum(getattr(count, field) for count in asked.offer.by_domain if count.key == domain)
    return asked.offer.total if field == "offers" else asked.offer.places


def structures(asked: Asked) -> int:
    """Structures that stand in the territory, of a network when one is given."""
    network = asked.text("network")
    return sum(row.inside and (not network or row.network == network) for row in asked.support.rows)


def council(asked: Asked) -> dict[str, Any]:
    """What the council is, and how many members, meetings and projects it has."""
    council = asked.atlas.council(asked.code)
    return {
        "label": council.label,
        "state_chair": council.state_chair,
        "region_chair": council.region_chair,
        "members": len(council.members),
        "meetings": len(council.meetings),
        "projects": len(council.projects),
    }


def source(asked: Asked) -> str:
    """The sentence of the sources of a page."""
    from clefop_plugin.cartography.pages.base import data_sources

    try:
        code = asked.code
    except InputError:
        if asked.text("territory"):
            raise
        code = ""
    return data_sources(asked.atlas, code)


def study(asked: Asked) -> Any:
    """Something of the study, by name."""
    from clefop_plugin.cartography.pages.region import overview_title

    atlas = asked.atlas
    answers: dict[str, Callable[[], Any]] = {
        "name": lambda: atlas.meta.get("name", ""),
        "title": lambda: atlas.title,
        "region": lambda: atlas.region,
        "vintage": lambda: atlas.meta.get("vintage", ""),
        "word": lambda: atlas.word,
        "container": lambda: _typographic(atlas.label),
        "territories": lambda: len(atlas.territories),
        "population": lambda: sum(atlas.identity(t.code).population for t in atlas.territories),
        "finding": lambda: overview_title(atlas),
        "fictional": lambda: atlas.fictional,
    }
    return _one_of(asked, answers)


def charter(asked: Asked) -> str:
    """Something of the charter, by name."""
    from clefop_plugin.cartography import charter, palettes

    own = charter.from_settings()
    answers: dict[str, Callable[[], Any]] = {
        "primary": lambda: own.primary,
        "secondary": lambda: own.secondary,
        "font": lambda: own.family,
        "logo": lambda: own.logo,
        "footer": lambda: own.footer,
        "ink": lambda: palettes.INK,
        "text": lambda: palettes.SECONDARY,
        "muted": lambda: palettes.MUTED,
        "rule": lambda: palettes.RULE,
        "hairline": lambda: palettes.HAIRLINE,
        "land": lambda: palettes.LAND,
        "outside": lambda: palettes.OUTSIDE,
        "alert": lambda: palettes.ALERT,
        "ground": lambda: palettes.ALERT_GROUND,
    }
    return str(_one_of(asked, answers))


def _one_of(asked: Asked, answers: dict[str, Callable[[], Any]]) -> Any:
    what = asked.text("what")
    if what not in answers:
        raise InputError(tr("“{what}” is unknown here. Choose among {choices}.", what=what, choices=", ".join(answers)))
    return answers[what]()


def _typographic(name: str) -> str:
    from clefop_plugin.core.names import typographic

    return typographic(name)


def blocks(asked: Asked) -> list[str]:
    """Names of the blocks, the most populated first."""
    return [_typographic(part.name) for part in asked.identity.blocks]


def written(asked: Asked) -> str:
    """A number as it is printed."""
    return with_unit(asked.number("value"), asked.text("unit"), int(asked.number("decimals") or 0))


def html(asked: Asked) -> str:
    """A text with the signs of HTML escaped: a name is never read as a picture or a link to fetch."""
    return asked.text("text").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def territory_colour(asked: Asked) -> str:
    """Colour of a territory on the map of the region."""
    from clefop_plugin.cartography import palettes

    return palettes.territory_colour(asked.atlas.territory(asked.code).colour)


def font_size(asked: Asked) -> float:
    """The largest size at which a text fits in a width."""
    from clefop_plugin.cartography import charter
    from clefop_plugin.cartography.paint import measure

    charter.use(charter.from_settings())
    size, width = asked.number("size") or 8.0, asked.number("width") or 100.0
    natural = measure(asked.text("text"), size, int(asked.number("weight") or 400))
    return size if natural <= width else int(20 * size * width / natural) / 20
