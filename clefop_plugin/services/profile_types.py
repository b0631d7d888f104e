"""What is known of one territory, as panels, atlas and sheets read it. Plain values, nothing computed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["commune", "zone", "territory", "perimeter"]


@dataclass(frozen=True)
class TerritoryRef:
    """Names one territory of any level.

    ``container`` is the zoning id of a zone, the scenario id of a territory, empty for a commune, and the definition
    itself of a perimeter (see ``perimeters``).
    """

    kind: Kind
    container: str
    code: str


@dataclass(frozen=True)
class Lying:
    """A territory that holds a point, and the container it belongs to."""

    ref: TerritoryRef
    name: str
    container_label: str


@dataclass(frozen=True)
class Part:
    """A block (EPCI) of a territory, or a commune of a block: its share inside the territory only."""

    code: str
    name: str
    population: float
    communes: int
    seat_code: str
    seat_name: str


@dataclass(frozen=True)
class Share:
    """Share (0 to 1) of the territory's residents that live in one zone of another zoning."""

    code: str
    name: str
    share: float


@dataclass(frozen=True)
class Crossing:
    """How one zoning cuts the territory: its zones there, largest share first."""

    zoning_id: str
    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Identity:
    """Who the territory is. Areas in km², density in residents per km², shares between 0 and 1."""

    ref: TerritoryRef
    name: str
    container_label: str
    territory_word: str
    region_name: str
    departements: tuple[tuple[str, str], ...]
    population: float
    unknown_population: int
    communes: int
    area_km2: float
    density: float
    share_of_region: float
    region_density: float
    colour: int | None
    blocks_label: str
    blocks: tuple[Part, ...]
    crossings: tuple[Crossing, ...]
    vintage: str
    fictional: bool


@dataclass(frozen=True)
class Peer:
    """Value of one territory of the same container, for positions and ranks."""

    code: str
    value: float


@dataclass(frozen=True)
class AreaValue:
    """Value published for an area that the territory lies in, and the share (0 to 1) of its residents there."""

    code: str
    name: str
    share: float
    value: float | None


@dataclass(frozen=True)
class Figure:
    """One indicator of one territory at its latest period, with what it is compared to.

    ``status``: ok, estimated, secret (nothing published), missing. ``lower_bound`` is true when masked communes
    make the sum a minimum. ``coverage`` is the share of residents in communes with a published value. ``gap`` is
    in points when ``gap_unit`` is ``pt``, in percent of the regional value when it is ``%``; None for counts
    whose comparison has no meaning. ``rank`` 1 is the highest of ``ranked`` territories. ``parts`` are the areas whose
    published values an estimate is made of, for an indicator that communes do not have.
    """

    id: str
    label: str
    theme: str
    unit: str
    kind: str
    decimals: int
    period: str
    value: float | None
    status: str
    lower_bound: bool
    coverage: float
    masked_communes: int
    communes: int
    region_value: float | None
    departement_value: float | None
    departement_name: str
    gap: float | None
    gap_unit: str
    rank: int | None
    ranked: int
    peers: tuple[Peer, ...]
    trend: tuple[tuple[str, float], ...]
    region_trend: tuple[tuple[str, float], ...]
    source: str
    producer: str
    licence: str
    note: str
    parts: tuple[AreaValue, ...] = ()


@dataclass(frozen=True)
class Count:
    """Offers and places of one domain or level; shares are of places (or offers), between 0 and 1."""

    key: str
    label: str
    offers: int
    places: float
    share: float
    region_share: float


@dataclass(frozen=True)
class TrainingRow:
    """One training offer of the list; ``x`` and ``y`` in the workspace CRS, None when it has no place on the map."""

    id: str
    title: str
    organisation: str
    commune_code: str
    commune_name: str
    level: str
    level_label: str
    domain: str
    domain_label: str
    stream: str
    modality: str
    places: float | None
    sessions: int
    open_sessions: int
    next_session: str
    precision: str
    url: str
    source: str
    x: float | None
    y: float | None


@dataclass(frozen=True)
class DepartementOffer:
    """Trainings known by their département only: ``whole`` when the territory holds every commune of it."""

    code: str
    name: str
    offers: int
    whole: bool


@dataclass(frozen=True)
class TrainingOffer:
    """The training offer of a territory. ``shares_of`` says whether shares count ``places`` or ``offers``.

    ``at_departement``: what is known by département only, for each département that the territory meets; it is in none
    of the other figures, of the territory or of the region.
    """

    total: int
    places: float
    places_known: int
    without_point: int
    by_domain: tuple[Count, ...]
    by_level: tuple[Count, ...]
    shares_of: str
    rows: tuple[TrainingRow, ...]
    region_total: int
    sources: tuple[str, ...]
    at_departement: tuple[DepartementOffer, ...] = ()


@dataclass(frozen=True)
class StructureRow:
    """One support structure: ``serves`` when its service area meets the territory, ``inside`` when it stands there.

    ``area_label`` names what it covers in the territory ("34 communes, 61 % of residents") as numbers:
    ``covered_communes`` and ``covered_share`` (None when no service area is known).
    """

    id: str
    network: str
    network_label: str
    name: str
    is_branch: bool
    parent_name: str
    address: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    opening_hours: str
    commune_name: str
    inside: bool
    serves: bool
    covered_communes: int | None
    covered_share: float | None
    distance_km: float | None
    precision: str
    source: str
    x: float | None
    y: float | None


@dataclass(frozen=True)
class SeatDistance:
    """Straight distance from the most populated commune of a block to the nearest structure of a network."""

    block_code: str
    seat_name: str
    network: str
    structure_name: str
    distance_km: float


@dataclass(frozen=True)
class Support:
    """The support structures of a territory, by network, and who is left without.

    ``networks`` holds (key, label, number of structures); ``uncovered_communes`` (code, name) by name.
    """

    rows: tuple[StructureRow, ...]
    networks: tuple[tuple[str, str, int], ...]
    distances: tuple[SeatDistance, ...]
    uncovered_communes: tuple[tuple[str, str], ...]
    has_service_areas: bool
    region_total: int
    sources: tuple[str, ...]
