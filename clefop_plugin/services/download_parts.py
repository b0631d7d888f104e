"""What can be brought from the official services, in words: light enough for the start of QGIS."""

from __future__ import annotations

from clefop_plugin.core.text import tr

#: What can be brought besides the communes, in the order it comes. Batch scripts give the ranks: add at the end.
PARTS = ("populations", "zonings", "structures", "commuting", "data_inclusion", "addresses")
#: What is brought when the user does not choose.
USUAL = ("populations", "zonings", "structures", "addresses")


def part_label(part: str) -> str:
    """How a part, or the communes, are called."""
    labels = {
        "communes": tr("Communes"),
        "populations": tr("Legal populations"),
        "zonings": tr("Zonings: EPCI, arrondissements, employment areas, living areas…"),
        "structures": tr("Missions locales and other support structures"),
        "commuting": tr("Commuting between communes"),
        "data_inclusion": tr("Structures of data·inclusion (with a key)"),
        "addresses": tr("Places of the structures that only have an address"),
    }
    return labels[part]
