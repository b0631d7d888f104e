"""What is known of one territory, as panels, atlas and sheets read it. Plain values, nothing computed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from clefop_plugin.services.offer_table import OfferTable
    from clefop_plugin.services.reach import Reach

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


class Peers(Sequence[Peer]):
    """Territories of a container that have a value, in the order of their codes; arrays, which weigh little."""

    def __init__(self, codes: npt.NDArray[np.object_], values: npt.NDArray[np.float64]) -> None:
        self.codes = codes
        self.values = values

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return Peers(self.codes[position], self.values[position])
        return Peer(self.codes[position], float(self.values[position]))

    def __iter__(self) -> Iterator[Peer]:
        return map(Peer, self.codes.tolist(), self.values.tolist())


@dataclass(frozen=True)
class AreaValue:
    """Value published for an area that the territory lies in, and the share (0 to 1) of its residents there."""

    code: str
    name: str
    share: float
    value: float | None


@dataclass(frozen=True)
class DepartementValue:
    """Value of a département that the territory meets, and the share (0 to 1) of the territory's residents there."""

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
    published values an estimate is made of, for an indicator that communes do not have. ``departements`` are all those
    that the territory meets, the one with most of its residents first, which ``departement_value`` is the value of.
    ``numerator`` and ``denominator`` are in words, empty when the indicator is no ratio.
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
    peers: Peers
    trend: tuple[tuple[str, float], ...]
    region_trend: tuple[tuple[str, float], ...]
    source: str
    producer: str
    licence: str
    note: str
    parts: tuple[AreaValue, ...] = ()
    departements: tuple[DepartementValue, ...] = ()
    numerator: str = ""
    denominator: str = ""


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
    """One training offer of the list; ``x`` and ``y`` in the workspace CRS, None when it has no place on the map.

    ``distance_km`` is the straight line to the outline of the territory, 0 inside, None when it is not known.
    """

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
    distance_km: float | None = None
    rome: tuple[str, ...] = ()
    rncp: tuple[str, ...] = ()
    nsf: tuple[str, ...] = ()
    formacode: tuple[str, ...] = ()
    address: str = ""
    minutes: float | None = None


@dataclass(frozen=True)
class TrainingSession:
    """One session: dates as precise as they are known, state of the recruitment (open, closed, suspended or "")."""

    start: str
    end: str
    state: str
    places: float | None


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
    ``table`` holds all the trainings of the workspace, ``inside`` (n,) those of the territory, ``metres`` (n,) how far
    each is from its outline: 0 inside, inf beyond the farthest reach, NaN when its place is not known; None when that
    was not asked. ``minutes`` (n,) are travel times to the commune of each, inf when unknown, from ``time_sources``;
    None when that was not asked or the workspace has none.
    """

    total: int
    places: float
    places_known: int
    without_point: int
    by_domain: tuple[Count, ...]
    by_level: tuple[Count, ...]
    shares_of: str
    region_total: int
    sources: tuple[str, ...]
    table: OfferTable = field(compare=False, repr=False)
    inside: npt.NDArray[np.bool_] = field(compare=False, repr=False)
    metres: npt.NDArray[np.float32] | None = field(compare=False, repr=False)
    at_departement: tuple[DepartementOffer, ...] = ()
    minutes: npt.NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    time_sources: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> tuple[TrainingRow, ...]:
        """The trainings of the territory, one by one, in the order of the workspace."""
        return tuple(self.row(int(i)) for i in self.inside.nonzero()[0])

    def only(self, rows: npt.NDArray[np.int64]) -> TrainingOffer:
        """The same totals with some of the trainings (positions in order): to show, not to count."""
        return replace(
            self,
            table=self.table.only(rows),
            inside=self.inside[rows],
            metres=None if self.metres is None else self.metres[rows],
            minutes=None if self.minutes is None else self.minutes[rows],
        )

    def within(self, reach: Reach) -> npt.NDArray[np.bool_]:
        """The trainings (n,) of the territory and those in reach of it; 0 keeps the territory."""
        if reach.value <= 0 or self.metres is None:
            return self.inside
        if reach.unit == "min" and self.minutes is not None:
            return self.inside | (self.minutes <= reach.value)
        return self.inside | (self.metres <= 1000 * reach.km)

    def row(self, position: int) -> TrainingRow:
        """The training at a position of the table."""
        if self.metres is None:
            return self.table.row(position, 0.0 if self.inside[position] else None)
        minutes = None if self.minutes is None else float(self.minutes[position])
        return self.table.row(position, float(self.metres[position]), minutes)


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
    """How far the nearest structure of a network is from the most populated commune of a block: in a straight line,
    and by travel times (the one that takes least; None when the workspace has none, inf when none is known)."""

    block_code: str
    seat_name: str
    network: str
    structure_name: str
    distance_km: float
    minutes: float | None = None


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
    time_sources: tuple[str, ...] = ()
