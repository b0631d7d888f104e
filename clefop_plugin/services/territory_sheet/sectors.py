"""The sectors that employ most, and how specific of the territory each is."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NO_VALUE, number, tr
from clefop_plugin.services.figure_words import quantity, value_text
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.services.territory_sheet.model import Column, Table

#: Indicators that are the share of a sector in private employment.
SECTOR = "part_effectifs_"


def specificity(figure: Figure) -> float | None:
    """Location quotient, 100 when the share is that of the region; None when one of the shares is not known.

    Formula: 100 × share in the territory / share in the region.
    """
    if figure.value is None or not figure.region_value:
        return None
    return 100 * figure.value / figure.region_value


def sectors_table(figures: Sequence[Figure]) -> Table | None:
    """The sectors, largest first; None when the workspace has no share of sectors."""
    known = [figure for figure in figures if figure.id.startswith(SECTOR)]
    if not known:
        return None
    columns = (
        Column(tr("Sector"), width=3.4),
        Column(tr("Territory"), True),
        Column(tr("Region"), True),
        Column(tr("Specificity index"), True, 1.2),
    )
    rows = tuple(
        (
            _sector(figure.label),
            value_text(figure),
            quantity(figure, figure.region_value),
            NO_VALUE if (index := specificity(figure)) is None else number(index),
        )
        for figure in sorted(known, key=lambda figure: -(figure.value or 0.0))
    )
    note = tr("Index 100: the sector has the same share of private employment as in the region.")
    return Table(tr("Sectors of activity, largest first"), columns, rows, note=note)


def _sector(label: str) -> str:
    """The sector alone: what follows the colon of « Part de l’emploi salarié privé : Industrie »."""
    return typographic(label.rpartition(":")[-1].strip())
