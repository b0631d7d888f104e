"""What each column of the tables means and how it is shown: the dictionary that goes with every export."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from clefop_plugin.core.text import tr
from clefop_plugin.services.territory_tables.model import ColumnKind, DataTable, Field


def described(
    name: str, title: str, frame: pd.DataFrame, own: Mapping[str, Field] | None = None, **more: object
) -> DataTable:
    """A table with what its columns mean: from ``own``, else from the dictionary."""
    known = {**_fields(), **(own or {})}
    fields = tuple(known.get(str(column), Field(str(column), "")) for column in frame.columns)
    return DataTable(name, title, frame, fields, **more)  # type: ignore[arg-type]


def _fields() -> dict[str, Field]:
    found = [*_texts(), *_whole(), *_measures(), *_shares(), *_times()]
    return {field.name: field for field in found}


def _texts() -> list[Field]:
    labels = {
        "code_territoire": tr("Code of the territory"),
        "nom_territoire": tr("Name of the territory"),
        "departements": tr("Départements, the one with most residents first"),
        "indicateur": tr("Id of the indicator"),
        "libelle": tr("Name in words"),
        "theme": tr("Theme"),
        "unite": tr("Unit"),
        "periode": tr("Year or period of the value"),
        "derniere_periode": tr("Whether it is the latest period known (oui, non)"),
        "statut": tr("publié, estimé, secret (masked by the producer) or absent"),
        "minimum": tr("oui when masked communes make the value a minimum"),
        "unite_ecart": tr("Unit of the difference: points (pt) or percent of the value of the region (%)"),
        "code_commune": tr("INSEE code of the commune"),
        "nom_commune": tr("Name of the commune"),
        "code_epci": tr("SIREN of the EPCI; empty for a commune without EPCI"),
        "nom_epci": tr("Name of the EPCI"),
        "code_departement": tr("INSEE code of the département"),
        "nom_departement": tr("Name of the département"),
        "code_region": tr("INSEE code of the region"),
        "zonage": tr("Id of the zoning"),
        "nom_zonage": tr("Name of the zoning"),
        "code_zone": tr("Code of the zone; empty outside any zone"),
        "nom_zone": tr("Name of the zone"),
        "zonage_a": tr("Id of the first zoning"),
        "nom_zonage_a": tr("Name of the first zoning"),
        "zonage_b": tr("Id of the second zoning"),
        "nom_zonage_b": tr("Name of the second zoning"),
        "zonage_compare": tr("Id of the zoning it is compared with"),
        "nom_zonage_compare": tr("Name of the zoning it is compared with"),
        "code_zone_principale": tr("Code of the zone that holds most of it"),
        "nom_zone_principale": tr("Name of the zone that holds most of it"),
        "poids": tr("What the measures count: population or communes"),
        "a_emboite_dans_b": tr("Whether each zone of the first lies in one zone of the second (oui, non)"),
        "b_emboite_dans_a": tr("Whether each zone of the second lies in one zone of the first (oui, non)"),
        "id": tr("Identifier in its source"),
        "intitule": tr("Title"),
        "organisme": tr("Organisation"),
        "adresse": tr("Address"),
        "niveau": tr("Level of the diploma"),
        "domaine": tr("Domain of training"),
        "modalite": tr("Modality of the training"),
        "codes_rome": tr("ROME codes of the occupations"),
        "codes_rncp": tr("RNCP codes of the certification"),
        "codes_nsf": tr("NSF codes of the speciality"),
        "codes_formacode": tr("FORMACODE codes"),
        "prochaine_session": tr("Start of the next session, as precisely as it is known"),
        "precision_lieu": tr("How the place is known: coordinates, address, commune, postcode, organisation, none"),
        "adresse_web": tr("Web address"),
        "source": tr("Source"),
        "reseau": tr("Network"),
        "nom": tr("Name"),
        "antenne_de": tr("Structure it is a branch of"),
        "code_postal": tr("Postcode"),
        "ville": tr("Town of the address"),
        "telephone": tr("Telephone"),
        "courriel": tr("E-mail"),
        "site_web": tr("Website"),
        "horaires": tr("Opening hours"),
        "dans_le_territoire": tr("Whether it stands in the territory (oui, non)"),
        "dessert_le_territoire": tr("Whether its service area meets the territory (oui, non)"),
        "groupe": tr("Identifier of the project group of an action"),
        "pilote": tr("Who leads it"),
        "etat": tr("State"),
        "debut": tr("Start, as precisely as it is known"),
        "fin": tr("End, as precisely as it is known"),
        "indicateurs_suivis": tr("Indicators to follow"),
        "nature": tr("effectif (a count), ratio (recomputed from sums) or valeur publiée (never summed)"),
        "numerateur": tr("Numerator of the ratio"),
        "denominateur": tr("Denominator of the ratio"),
        "periodes": tr("Periods known, the oldest first"),
        "producteur": tr("Producer"),
        "licence": tr("Licence"),
        "definition": tr("Definition and what to know of it"),
        "famille": tr("Family of zonings: administratif, étude or action"),
        "complet": tr("Whether each commune is in exactly one zone (oui, non)"),
        "objet": tr("What the file brought"),
        "fichier": tr("File"),
        "format": tr("Format that was recognised"),
        "sha256": tr("Fingerprint of the file (SHA-256)"),
        "table": tr("Table"),
        "colonne": tr("Column"),
        "type": tr("What the column holds"),
    }
    return [Field(name, label) for name, label in labels.items()]


def _whole() -> list[Field]:
    labels = {
        "communes": tr("Number of communes"),
        "communes_hors_region": tr("Communes of the EPCI that are outside the study"),
        "population": tr("Residents"),
        "communes_masquees": tr("Communes whose value is masked or not known"),
        "rang": tr("Rank among the territories, 1 the highest value"),
        "territoires_classes": tr("Territories that are ranked"),
        "zones_coupees_a": tr("Zones of the first zoning that are shared by several of the second"),
        "zones_coupees_b": tr("Zones of the second zoning that are shared by several of the first"),
        "morceaux": tr("Number of zones of the other zoning that share it"),
        "places": tr("Places, when they are given"),
        "sessions": tr("Number of sessions"),
        "sessions_ouvertes": tr("Sessions that take applications"),
        "communes_desservies": tr("Communes of the territory in its service area"),
        "decimales": tr("Decimals shown"),
        "lignes": tr("Number of rows"),
        "lignes_lues": tr("Rows read"),
        "lignes_gardees": tr("Rows kept"),
    }
    return [Field(name, label, "whole") for name, label in labels.items()]


def _measures() -> list[Field]:
    labels = {
        "surface_km2": (tr("Area, km²"), 1),
        "densite": (tr("Residents per km²"), 1),
        "valeur": (tr("Value; empty when it is masked or not known"), 1),
        "valeur_departement": (tr("Value of the département that holds most of the residents"), 1),
        "valeur_region": (tr("Value of the region"), 1),
        "ecart": (tr("Difference with the region, in the unit beside it; empty for a count"), 1),
        "v_mesure": (tr("V-measure: 1 when the two zonings are the same, 0 when they have nothing in common"), 3),
        "homogeneite": (tr("Homogeneity: 1 when each zone of the second lies in one zone of the first"), 3),
        "completude": (tr("Completeness: 1 when each zone of the first lies in one zone of the second"), 3),
        "rand_ajuste": (tr("Adjusted Rand index: 1 when they are the same, 0 as by chance"), 3),
        "mapcurves": (tr("MapCurves index, between 0 and 1"), 3),
        "nombre_effectif": (tr("How many zones matter among those that share it (2 to the power of the entropy)"), 2),
        "heterogeneite": (tr("0 when it lies in one zone, 1 when it is as mixed as the region"), 3),
        "distance_km": (tr("Straight distance to the territory, km; 0 inside"), 1),
    }
    return [Field(name, label, "measure", decimals) for name, (label, decimals) in labels.items()]


def _shares() -> list[Field]:
    labels = {
        "part_region": tr("Share of the residents of the region (0 to 1)"),
        "couverture": tr("Share of the residents in communes with a published value (0 to 1)"),
        "part_population": tr("Share of the residents of the territory that live in the zone (0 to 1)"),
        "part_zone": tr("Share of the residents of the zone, in the study, that live in the territory (0 to 1)"),
        "part_epci": tr("Share of the residents of the EPCI, in the study, that live in the territory (0 to 1)"),
        "part_zone_principale": tr("Share of the weight in the zone that holds most of it (0 to 1)"),
        "part_desservie": tr("Share of the residents of the territory in its service area (0 to 1)"),
    }
    return [Field(name, label, "share") for name, label in labels.items()]


def _times() -> list[Field]:
    years: dict[str, str] = {
        "millesime": tr("Vintage of the communes (year of the official geographic code)"),
        "millesime_epci": tr("Vintage of the EPCI"),
        "millesime_zonage": tr("Vintage of the zoning"),
    }
    kind: ColumnKind = "year"
    return [Field(name, label, kind) for name, label in years.items()] + [
        Field("date_import", tr("Day of the import"), "day")
    ]
