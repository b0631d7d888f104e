"""Networks of support structures, in the order they are shown. Keys follow data·inclusion where it has one."""

from __future__ import annotations

from clefop_plugin.core.text import tr

NETWORKS = (
    "mission-locale",
    "france-travail",
    "cap-emploi",
    "plie",
    "e2c",
    "maison-emploi",
    "france-services",
    "other",
)


def network_label(network: str) -> str:
    """Name of a network in the plural, as a heading."""
    labels = {
        "mission-locale": tr("Missions locales"),
        "france-travail": tr("France Travail agencies"),
        "cap-emploi": tr("Cap emploi"),
        "plie": tr("Local integration plans (PLIE)"),
        "e2c": tr("Second-chance schools (E2C)"),
        "maison-emploi": tr("Employment centres"),
        "france-services": tr("France services"),
        "other": tr("Other structures"),
    }
    return labels.get(network, network)
