"""Trainings, structures and projects of each territory."""

from __future__ import annotations

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables.columns import described
from clefop_plugin.services.territory_tables.model import Container, DataTable, by_territory
from clefop_plugin.services.territory_tables.territories import NO, YES

_BETWEEN = " ; "


def trainings(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a training that stands in a territory."""

    def offer(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "id": row.id,
                "intitule": row.title,
                "organisme": row.organisation,
                "adresse": row.address,
                "code_commune": row.commune_code,
                "nom_commune": row.commune_name,
                "niveau": row.level_label,
                "domaine": row.domain_label,
                "modalite": row.modality,
                "codes_rome": _BETWEEN.join(row.rome),
                "codes_rncp": _BETWEEN.join(row.rncp),
                "codes_nsf": _BETWEEN.join(row.nsf),
                "codes_formacode": _BETWEEN.join(row.formacode),
                "places": row.places,
                "sessions": row.sessions,
                "sessions_ouvertes": row.open_sessions,
                "prochaine_session": row.next_session,
                "precision_lieu": row.precision,
                "adresse_web": row.url,
                "source": row.source,
            }
            for row in profiles.training_offer(ref).rows
        ]

    rows = by_territory(container, progress, tr("Reading the training offer"), offer)
    return [described("formations", tr("Training offer"), rows)]


def structures(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a structure and a territory that it stands in or serves."""

    def support(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "id": row.id,
                "reseau": row.network_label,
                "nom": row.name,
                "antenne_de": row.parent_name,
                "adresse": row.address,
                "code_postal": row.postcode,
                "ville": row.city,
                "nom_commune": row.commune_name,
                "telephone": row.phone,
                "courriel": row.email,
                "site_web": row.website,
                "horaires": row.opening_hours,
                "dans_le_territoire": YES if row.inside else NO,
                "dessert_le_territoire": YES if row.serves else NO,
                "communes_desservies": row.covered_communes,
                "part_desservie": None if row.covered_share is None else round(row.covered_share, 6),
                "precision_lieu": row.precision,
                "source": row.source,
            }
            for row in profiles.support(ref).rows
        ]

    rows = by_territory(container, progress, tr("Reading the structures"), support)
    return [described("structures", tr("Support structures"), rows)]


def projects(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a project or an action; its note is left out, as are names: it may tell of persons."""

    def led(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "id": project.id,
                "groupe": project.group_id,
                "theme": project.theme,
                "intitule": project.title,
                "pilote": project.pilot,
                "etat": project.state,
                "debut": project.start,
                "fin": project.end,
                "indicateurs_suivis": _BETWEEN.join(project.followed()),
            }
            for project in profiles.council(ref).projects
        ]

    rows = by_territory(container, progress, tr("Reading the councils"), led)
    return [described("projets", tr("Projects and actions"), rows)]
