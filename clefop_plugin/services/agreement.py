"""Measure how the zonings of a workspace agree, pair by pair and zone by zone, and say it in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations, permutations

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core import agreement as measures
from clefop_plugin.core.agreement import Contingency
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.pieces import Pieces, cut_pieces
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.agreement_words import cut_sentence, pair_sentences, straddle_sentence
from clefop_plugin.services.choice import NamedZoning, choose
from clefop_plugin.services.region import Region
from clefop_plugin.workspace.store import Workspace

Floats = npt.NDArray[np.float64]
WEIGHTS = ("population", "jobs", "area", "communes")

#: Indicator of the shipped catalogue that counts jobs where they are held.
JOBS_INDICATOR = "emplt"
JOBS_WORDS = "emplois au lieu de travail"
#: A zoning with this many times more zones than the scenario is expected to divide its territories.
FINE = 2


@dataclass(frozen=True)
class WeightUsed:
    """What the measures count: its name, how a legend says it, and what a reader must know of it."""

    key: str
    label: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreementResult:
    """Agreement of the zonings ``chosen``, in their order.

    ``pairs``: one row per pair, with the fields of the output ``OUTPUT``. ``tables``: the contingency of each pair of
    ids, as in ``pairs``. ``coverage``: share of the residents who have a zone, by id. What is told of each zone is
    made when it is first asked: of a whole country it weighs twenty times the rest.
    """

    chosen: tuple[NamedZoning, ...]
    weight: WeightUsed
    pairs: pd.DataFrame
    tables: dict[tuple[str, str], Contingency]
    coverage: dict[str, float]
    min_share: float = 0.0

    @cached_property
    def zones(self) -> pd.DataFrame:
        """One row per zone and other zoning, fields of ``OUTPUT_ZONES``."""
        pairs = [(a.id, b.id) for a, b in permutations(self.chosen, 2)]
        rows = [self.zones_of(a, b) for a, b in pairs if self.compares(a, b)]
        return pd.concat(rows, ignore_index=True)

    @cached_property
    def cutters(self) -> pd.DataFrame:
        """One row per zone that cuts zones of a finer zoning (``zoning``, ``code``, ``name``, ``against``, ``cut``,
        ``people``, ``share``, ``cut_codes``, ``sentence``), most residents concerned first."""
        return _cutters(self, self.pairs)

    @cached_property
    def of_pairs(self) -> tuple[str, ...]:
        """Who cuts what in each pair, in sentences."""
        return tuple(pair_sentences(self.pairs, self.chosen))

    @cached_property
    def of_territories(self) -> tuple[str, ...]:
        """The territories of a scenario that lie over several zones, in sentences."""
        return _territories(self)

    @property
    def of_zones(self) -> tuple[str, ...]:
        """The zones that cut others, in sentences."""
        return tuple(self.cutters["sentence"])

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence: pairs, territories of a scenario, zones."""
        return (*self.of_pairs, *self.of_territories, *self.of_zones)

    @property
    def headline(self) -> str:
        """The first sentence, empty when there is none."""
        found = self.of_pairs or self.of_territories or self.of_zones
        return found[0] if found else ""

    def zones_of(self, zoning: str, against: str) -> pd.DataFrame:
        """The rows of ``zones`` about one zoning and another one."""
        a, b = self.zoning(zoning), self.zoning(against)
        rows = measures.zone_measures(self.table(a.id, b.id), self.min_share)
        rows.insert(0, "zoning", a.id)
        rows.insert(2, "name", [a.zone_name(code) for code in rows["code"]])
        rows.insert(3, "against", b.id)
        rows.insert(5, "modal_name", [b.zone_name(code) for code in rows["modal_code"]])
        return rows

    def cutters_of(self, first: str, second: str) -> pd.DataFrame:
        """The rows of ``cutters`` about two zonings."""
        pairs = self.pairs
        both = pairs["zoning_a"].isin([first, second]) & pairs["zoning_b"].isin([first, second])
        return _cutters(self, pairs[both])

    def zoning(self, identifier: str) -> NamedZoning:
        """One of the zonings by its id."""
        return next(zoning for zoning in self.chosen if zoning.id == identifier)

    def compares(self, first: str, second: str) -> bool:
        """Whether two of the zonings were compared."""
        return (first, second) in self.tables or (second, first) in self.tables

    def table(self, first: str, second: str) -> Contingency:
        """Contingency of two of the zonings, in this order."""
        if (first, second) in self.tables:
            return self.tables[(first, second)]
        return self.tables[(second, first)].turned()


def measure_agreement(
    workspace: Workspace,
    zonings: Sequence[str],
    weight: str = "population",
    min_share: float = 0.0,
    progress: Progress | None = None,
    only_first: bool = False,
) -> AgreementResult:
    """Compare zonings (ids, labels, or ``scenario:…``) two by two, or the first with each of the others.

    ``min_share`` (0 to 1): part of a zone under which a partner is not counted as cutting it. Raises InputError when
    a zoning is unknown, or when the workspace lacks what the weight needs.
    """
    progress = progress or Progress()
    if not 0 <= min_share < 1:
        raise InputError(tr("The least share of a piece must lie between 0 and 1, for example 0.01."))
    region = Region(workspace)
    progress.update(0.05, tr("Reading the zonings"))
    chosen = choose(region, zonings)
    pieces = cut_pieces(region.communes, [zoning.table for zoning in chosen], progress=progress.part(0.1, 0.6))
    values, used = _weights(region, pieces, weight)
    people = pieces.residents(region.population)
    tables = {
        (a.id, b.id): measures.contingency(pieces.zones[a.id], pieces.zones[b.id], values, people, pieces.commune)
        for a, b in combinations(chosen, 2)
        if a is chosen[0] or not only_first
    }
    progress.update(0.7, tr("Comparing {count} pairs of zonings", count=number(len(tables))))
    pairs = pd.DataFrame([_pair(chosen, key, table, used, min_share) for key, table in tables.items()])
    everyone = float(people.sum())
    coverage = {
        zoning.id: float(people[pieces.zones[zoning.id] != ""].sum()) / everyone if everyone else float("nan")
        for zoning in chosen
    }
    named = tuple(zoning.named() for zoning in chosen)
    progress.update(1.0)
    return AgreementResult(named, used, pairs, tables, coverage, min_share)


def misfit_map(workspace: Workspace, found: AgreementResult, zoning: str, against: str) -> pd.DataFrame:
    """The zones of one zoning with their polygons and their measures against another, for a map."""
    region = Region(workspace)
    chosen = found.zoning(zoning)
    rows = found.zones_of(zoning, against)
    if chosen.is_scenario:
        shapes = workspace.read("territories", zoning.partition(":")[2], by="scenario_id")
    else:
        shapes = region.workspace.read("zones", zoning, by="zoning_id")
    geometry = pd.Series(shapes["geom"].to_numpy(), index=shapes["code"].to_numpy(), dtype=object)
    return rows.assign(geom=rows["code"].map(geometry)).reset_index(drop=True)


def _pair(
    chosen: Sequence[NamedZoning], key: tuple[str, str], table: Contingency, used: WeightUsed, min_share: float
) -> dict[str, object]:
    labels = {zoning.id: zoning.label for zoning in chosen}
    found = measures.agreement(table, used.key != "area", min_share)
    return {
        "zoning_a": key[0],
        "zoning_b": key[1],
        "label_a": labels[key[0]],
        "label_b": labels[key[1]],
        "weight": used.key,
        "zones_a": len(table.codes_a),
        "zones_b": len(table.codes_b),
        **asdict(found),
    }


def _cutters(found: AgreementResult, pairs: pd.DataFrame) -> pd.DataFrame:
    frames = []
    for pair in pairs.to_dict(orient="records"):
        coarse, fine = ("b", "a") if pair["zones_a"] >= pair["zones_b"] else ("a", "b")
        cutter, other = found.zoning(pair[f"zoning_{coarse}"]), found.zoning(pair[f"zoning_{fine}"])
        rows = measures.cuts(found.table(other.id, cutter.id), found.min_share)
        sentences = [
            cut_sentence(cutter, other, code, cut, share)
            for code, cut, share in zip(rows["code"], rows["cut"], rows["share"], strict=True)
        ]
        names = [cutter.zone_name(code) for code in rows["code"]]
        frames.append(rows.assign(zoning=cutter.id, name=names, against=other.id, sentence=sentences))
    columns = ["zoning", "code", "name", "against", "cut", "people", "share", "cut_codes", "sentence"]
    rows = pd.concat(frames, ignore_index=True)[columns]
    order = ["people", "cut", "zoning", "code"]
    return rows.sort_values(order, ascending=[False, False, True, True], kind="stable").reset_index(drop=True)


def _territories(found: AgreementResult) -> tuple[str, ...]:
    """The territories of the scenarios that lie over several zones of zonings about as coarse, worst first."""
    straddling = []
    for own in (zoning for zoning in found.chosen if zoning.is_scenario):
        coarse = [o for o in found.chosen if len(o.names) <= FINE * own.zones and found.compares(own.id, o.id)]
        if not coarse:
            continue
        rows = pd.concat([found.zones_of(own.id, other.id) for other in coarse], ignore_index=True)
        rows = rows[rows["pieces"] > 1]
        rows = rows.sort_values("people_apart", ascending=False, kind="stable")
        straddling += [
            straddle_sentence(own, found.zoning(against), code, pieces, share)
            for against, code, pieces, share in zip(
                rows["against"], rows["code"], rows["pieces"], rows["modal_share"], strict=True
            )
        ]
    return tuple(straddling)


def _weights(region: Region, pieces: Pieces, weight: str) -> tuple[Floats, WeightUsed]:
    """Weight of each piece, and what to say of it."""
    if weight == "area":
        return np.asarray(shapely.area(pieces.geometry) / 1e6, dtype=np.float64), WeightUsed("area", tr("area"))
    if weight == "communes":
        return pieces.share, WeightUsed("communes", tr("number of communes"))
    if weight == "jobs":
        return _jobs(region, pieces)
    if weight != "population":
        raise InputError(
            tr("The weight “{weight}” is unknown. Choose one of: {known}.", weight=weight, known=", ".join(WEIGHTS))
        )
    if not np.nansum(region.population) > 0:
        raise InputError(
            tr("The communes have no population: choose the weight “communes” or “area”, or give a population table.")
        )
    unknown = int(np.isnan(region.population).sum())
    notes = (tr("{count} communes have no known population and count for nothing.", count=number(unknown)),)
    return pieces.residents(region.population), WeightUsed("population", tr("population"), notes if unknown else ())


def jobs_indicator(region: Region) -> tuple[str, str] | None:
    """Id and label of the indicator that counts the jobs of each commune, or None."""
    indicators = region.indicators[region.indicators["kind"] == "count"]
    named = indicators["label"].map(lambda label: JOBS_WORDS in fold_text(label))
    rows = indicators[(indicators["id"] == JOBS_INDICATOR) | named]
    rows = rows[rows["id"].isin(list(region.periods))]
    return (str(rows["id"].iloc[0]), str(rows["label"].iloc[0])) if len(rows) else None


def _jobs(region: Region, pieces: Pieces) -> tuple[Floats, WeightUsed]:
    """Jobs of each piece, from the indicator of the workspace that counts them; a cut commune like its residents."""
    found = jobs_indicator(region)
    if found is None:
        raise InputError(
            tr(
                "This workspace has no indicator that counts jobs. Import one (in the census files, the column "
                "P21_EMPLT: jobs at the place of work), or choose another weight."
            )
        )
    identifier, label = found
    period = region.periods[identifier][-1]
    column = region.columns[(identifier, period)]
    absent = int(np.isnan(column.value).sum())
    notes = (tr("{count} communes have no published number of jobs and count for nothing.", count=number(absent)),)
    used = WeightUsed("jobs", tr("{label}, {period}", label=label, period=period), notes if absent else ())
    return pieces.residents(column.value), used
