"""Support structures of the invented region: networks, branches, contacts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np

from demo_region import names
from demo_region.zonings import Region

HOURS = (
    "Mo-Fr 09:00-12:00,14:00-17:00",
    "Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:00",
    "Mo,Tu,Th 09:00-12:00,13:30-17:30",
    "Tu,Fr 09:00-12:00",
)
HEADER = [
    "network",
    "id",
    "name",
    "address",
    "postcode",
    "city",
    "commune_code",
    "phone",
    "email",
    "website",
    "opening_hours",
    "parent_id",
    "x",
    "y",
]


@dataclass
class Structure:
    """One place: network, id, name, commune (index), head office and street number."""

    network: str
    id: str
    name: str
    commune: int
    parent: str = ""


def postcode(region: Region, commune: int) -> str:
    """Invented postcode of a commune: its département and its bassin de vie."""
    basin = region.zonings["bv2022"]
    ranks = {code: rank for rank, code in enumerate(sorted(basin.labels))}
    return f"{region.departements[commune]}{ranks[basin.codes[commune]] * 10 + 100:03d}"


def _seat(region: Region, members: list[int]) -> int:
    return max(members, key=lambda i: (region.population[i], i))


def _missions(region: Region) -> list[Structure]:
    rows = []
    zoning = region.zonings["mission_locale"]
    for code in sorted(zoning.labels):
        members = zoning.members(code)
        ranked = sorted(members, key=lambda i: (-region.population[i], i))
        rows.append(Structure("mission-locale", code, zoning.labels[code], ranked[0]))
        branches: list[int] = []
        for i in ranked[1:60]:
            gaps = [np.hypot(*(region.shapes.centres[i] - region.shapes.centres[j])) for j in (ranked[0], *branches)]
            if min(gaps) > 15_000 and len(branches) < 4:
                branches.append(i)
        for number, i in enumerate(branches, 1):
            rows.append(
                Structure("mission-locale", f"{code}-{number}", f"Antenne {names.of(region.names[i])}", i, code)
            )
    return rows


def _in_zones(region: Region, zoning: str, network: str, prefix: str, label: str) -> list[Structure]:
    zones = region.zonings[zoning]
    rows = []
    for number, code in enumerate(sorted(zones.labels), 1):
        seat = _seat(region, zones.members(code))
        rows.append(Structure(network, f"{prefix}{number:02d}", label.format(of=names.of(region.names[seat])), seat))
    return rows


def _others(rng: np.random.Generator, region: Region) -> list[Structure]:
    rows = []
    for number, i in enumerate([*region.towns, region.bourgs[2]], 1):
        if number <= 3:
            label = f"Agence France Travail {names.of(region.names[i])} – Centre {number} (fictive)"
            rows.append(Structure("france-travail", f"FT{90 + number}", label, i))
        if number <= 6:
            rows.append(
                Structure("cap-emploi", f"CE{number:02d}", f"Cap emploi {names.of(region.names[i])} (fictif)", i)
            )
        if number <= 5:
            rows.append(
                Structure("e2c", f"E2C{number:02d}", f"École de la 2e chance {names.of(region.names[i])} (fictive)", i)
            )
        if number <= 8:
            rows.append(Structure("plie", f"PLIE{number:02d}", f"PLIE {names.of(region.names[i])} (fictif)", i))
        if number in (1, 2, 4, 6):
            rows.append(
                Structure(
                    "maison-emploi", f"ME{number:02d}", f"Maison de l’emploi {names.of(region.names[i])} (fictive)", i
                )
            )
        if number in (1, 2, 3, 5, 7, 10):
            rows.append(Structure("other", f"GE{number:02d}", f"GEIQ {names.of(region.names[i])} (fictif)", i))
    homes = [*sorted(rng.choice(region.bourgs, 22, replace=False).tolist()), region.shapes.lone_island]
    for number, i in enumerate(homes, 1):
        rows.append(
            Structure("france-services", f"FS{number:02d}", f"France services {names.of(region.names[i])} (fictive)", i)
        )
    return rows


def make_structures(rng: np.random.Generator, region: Region) -> list[Structure]:
    """Every structure, head offices before their branches."""
    agencies = _in_zones(region, "bassin_ft", "france-travail", "FT", "Agence France Travail {of} (fictive)")
    return [*_missions(region), *agencies, *_others(rng, region)]


def slug(text: str) -> str:
    """``text`` in ASCII lower case with hyphens, for an address at example.org."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def address(rng: np.random.Generator) -> str:
    """An invented street address."""
    return f"{int(rng.integers(1, 90))} {rng.choice(names.STREETS)}"


def structure_rows(rng: np.random.Generator, region: Region, structures: list[Structure]) -> list[list[str]]:
    """Rows of structures.csv, header first; a few contacts are missing, as in real directories."""
    rows = [HEADER]
    for number, item in enumerate(structures):
        bearing, reach = rng.uniform(0, 2 * np.pi), rng.uniform(80, 450)
        centre = region.shapes.centres[item.commune] + reach * np.array([np.cos(bearing), np.sin(bearing)])
        has = rng.random(3) < (0.97, 0.92, 0.85)
        mail = f"{slug(item.network)}.{slug(item.id)}@example.org"
        site = f"https://www.example.org/{slug(item.network)}/{slug(item.id)}"
        where = [f"{centre[0]:.0f}", f"{centre[1]:.0f}"] if rng.random() < 0.94 else ["", ""]
        row = [item.network, item.id, item.name, address(rng), postcode(region, item.commune)]
        row += [region.names[item.commune], region.codes[item.commune]]
        row += [f"01 99 00 {number // 100:02d} {number % 100:02d}" if has[0] else "", mail if has[1] else ""]
        row += [site if has[2] else "", HOURS[int(rng.integers(len(HOURS)))], item.parent, *where]
        rows.append(row)
    return rows


def unml_rows(region: Region, structures: list[Structure], rng: np.random.Generator) -> list[list[str]]:
    """Rows of the coverage of communes by missions locales, header first, in the shape of the UNML file."""
    header = (
        "Code INSEE;Nom Commune;Département Commune;Région Commune;Code Région Commune;Code ML;Nom Officiel ML;"
        "Région ML;Code Région ML;Commune présente sur plusieurs ML;Adresse ML;Code Postal ML;Ville ML"
    )
    rows = [header.split(";")]
    heads = {item.id: item for item in structures if item.network == "mission-locale" and not item.parent}
    streets = {code: address(rng) for code in sorted(heads)}
    zoning = region.zonings["mission_locale"]
    place = "Armerie (fictive)"
    for i in region.order:
        code = zoning.codes[i]
        if not code:
            continue
        seat = heads[code].commune
        row = [region.codes[i], region.names[i], region.departements[i], place, names.REGION_CODE]
        row += [code, zoning.labels[code], place, names.REGION_CODE, "Non"]
        rows.append([*row, streets[code], postcode(region, seat), region.names[seat]])
    return rows
