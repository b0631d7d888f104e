"""What was imported, what each indicator is and what each zoning is: vintages, producers, licences, definitions."""

from __future__ import annotations

import json

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables.columns import described
from clefop_plugin.services.territory_tables.model import Container, DataTable
from clefop_plugin.services.territory_tables.territories import NO, YES

_KINDS = {"count": "effectif", "ratio": "ratio recalculé", "given": "valeur publiée"}


def sources(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """Definitions of the indicators, zonings, and files, each with its producer, vintage and licence."""
    progress.update(0.0, tr("Reading the sources"))
    return [_definitions(profiles), _zonings(profiles), _files(profiles)]


def _definitions(profiles: Profiles) -> DataTable:
    region = profiles.region
    table = region.indicators
    periods = {**region.area_periods, **region.periods}
    frame = pd.DataFrame(
        {
            "indicateur": table["id"],
            "libelle": table["label"],
            "theme": table["theme"],
            "unite": table["unit"],
            "nature": [_KINDS.get(kind, kind) for kind in table["kind"]],
            "numerateur": table["numerator"],
            "denominateur": table["denominator"],
            "periodes": [" ; ".join(periods.get(identifier, ())) for identifier in table["id"]],
            "source": table["source"],
            "producteur": table["producer"],
            "licence": table["licence"],
            "definition": table["note"],
        }
    )
    return described("definitions", tr("Definitions of the indicators"), frame)


def _zonings(profiles: Profiles) -> DataTable:
    table = profiles.region.zonings
    frame = pd.DataFrame(
        {
            "zonage": table["id"],
            "libelle": table["label"],
            "famille": table["family"],
            "millesime_zonage": table["vintage"],
            "complet": [YES if whole else NO for whole in table["complete"]],
            "producteur": table["producer"],
            "source": table["source"],
            "licence": table["licence"],
            "adresse_web": table["url"],
        }
    )
    return described("zonages", tr("Zonings, vintages and licences"), frame)


def _files(profiles: Profiles) -> DataTable:
    journal = profiles.workspace.read("imports")
    words = _themes()
    frame = pd.DataFrame(
        {
            "objet": [words.get(theme, theme) for theme in journal["theme"]],
            "fichier": journal["source"],
            "format": [str(json.loads(report or "{}").get("format", "")) for report in journal["report"]],
            "date_import": pd.to_datetime(journal["imported"].str[:10], errors="coerce"),
            "lignes_lues": journal["rows_read"],
            "lignes_gardees": journal["rows_kept"],
            "sha256": journal["sha256"],
        }
    )
    return described("imports", tr("Files imported"), frame)


def _themes() -> dict[str, str]:
    return {
        "communes": tr("communes"),
        "population": tr("population"),
        "zonings": tr("zonings"),
        "indicators": tr("indicators"),
        "flows": tr("commuting flows"),
        "trainings": tr("trainings"),
        "structures": tr("structures"),
        "recruitment": tr("recruitment needs"),
        "councils": tr("councils"),
        "scenarios": tr("scenarios"),
    }
