"""All that is known of one territory, read once for its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.council_types import CouncilPage
from clefop_plugin.services.links import Links
from clefop_plugin.services.needs import NeedsPage
from clefop_plugin.services.profile_types import Figure, Identity, Support, TerritoryRef, TrainingOffer
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_sheet.polygons import Covered, covered


@dataclass(frozen=True)
class Known:
    """Answers of the profiles about one territory.

    ``communes`` holds (code, name), ``block_of`` the code of the block of each; ``links`` is None without flows;
    ``polygons`` is what zonings made of polygons cover; a training is in reach within ``near_km``.
    """

    ref: TerritoryRef
    identity: Identity
    figures: tuple[Figure, ...]
    needs: NeedsPage
    support: Support
    links: Links | None
    council: CouncilPage
    communes: tuple[tuple[str, str], ...]
    block_of: dict[str, str]
    near_km: int
    polygons: tuple[Covered, ...] = ()

    @property
    def offer(self) -> TrainingOffer:
        """The training offer, with how far every training is."""
        return self.needs.offer


def read(profiles: Profiles, ref: TerritoryRef, progress: Progress, near_km: int) -> Known:
    """Read everything. Cancelled when the user stops between two answers."""
    region = profiles.region
    identity = profiles.identity(ref)
    progress.update(0.2, tr("Reading {name}", name=identity.name))
    figures = tuple(profiles.figures(ref))
    progress.update(0.5)
    needs = profiles.needs(ref)
    progress.update(0.7)
    support, links, council = profiles.support(ref), profiles.links(ref), profiles.council_page(ref)
    codes = profiles.communes_of(ref)
    zoning = str(region.scenario(ref.container)["blocks"]) if ref.kind == "territory" else "epci"
    blocks = region.block_of(zoning).reindex(codes).items() if identity.blocks else ()
    progress.update(1.0)
    return Known(
        ref=ref,
        identity=identity,
        figures=figures,
        needs=needs,
        support=support,
        links=links,
        council=council,
        communes=tuple((code, region.commune_names[code]) for code in codes),
        block_of={str(code): str(block) for code, block in blocks},
        near_km=near_km,
        polygons=covered(profiles, codes),
    )
