"""The sheet of a territory: every section, in the order a council reads them."""

from __future__ import annotations

from dataclasses import dataclass

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import language, tr
from clefop_plugin.services.profile_types import Identity
from clefop_plugin.services.region import Region
from clefop_plugin.services.report_content import software
from clefop_plugin.services.territory_sheet.actors import actors_section
from clefop_plugin.services.territory_sheet.commuting import commuting_section
from clefop_plugin.services.territory_sheet.council import council_section
from clefop_plugin.services.territory_sheet.figures import key_section, themes_section
from clefop_plugin.services.territory_sheet.identity import identity_section, strip_of
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import Document
from clefop_plugin.services.territory_sheet.recruitment import needs_section
from clefop_plugin.services.territory_sheet.sources import comments_section, sources_section
from clefop_plugin.services.territory_sheet.training import training_section


@dataclass(frozen=True)
class Wishes:
    """How the sheets are made: with the names of persons or not; ``credits`` the sentence of the sources, ``day``."""

    personal: bool
    credits: str
    day: str


def territory_document(region: Region, known: Known, number_of: str, wishes: Wishes) -> Document:
    """The sheet of one territory; ``number_of`` is what it is called on maps."""
    census = region.meta.get("population_year", "")
    sections = (
        identity_section(known, number_of, census),
        key_section(known),
        training_section(known),
        needs_section(known),
        actors_section(known),
        commuting_section(known),
        council_section(known, wishes.personal),
        comments_section(),
        themes_section(known),
        sources_section(region, [known], wishes.credits),
    )
    identity = known.identity
    return Document(
        title=typographic(identity.name),
        kicker=kicker(identity, number_of),
        subtitle=typographic(identity.container_label),
        study=typographic(identity.region_name),
        language=language(),
        fictional=identity.fictional,
        strip=strip_of(identity, census),
        sections=tuple(section for section in sections if section is not None),
        credits=wishes.credits,
        made=made_by(wishes.day),
    )


def kicker(identity: Identity, number_of: str) -> str:
    """« Clefop 15 · Vendée » for a territory, the name of the zoning for a zone."""
    word = typographic(identity.container_label)
    if identity.ref.kind == "territory":
        word = f"{typographic(identity.territory_word) or tr('territory')} {number_of}"
    return " · ".join([word, *([", ".join(typographic(n) for _, n in identity.departements)] if word else [])])


def made_by(day: str) -> str:
    """When and with what a sheet was made."""
    return tr("Sheet made on {date} with {software}.", date=day, software=software())


def fictional_text() -> str:
    """What a sheet of the fictional region says first."""
    return tr("Fictional region: everything in it is invented. Quote none of these figures.")
