"""Commuting between territories: who stays, who leaves, who comes.

Definitions (Coombes and Bond 2008; Franconi, D'Alò and Ichim, Istat 2016, package LabourMarketAreas): with f_ab the
workers who live in a and work in b, R_a = sum over b of f_ab the employed residents, J_a = sum over b of f_ba the jobs
held by the residents of somewhere: supply-side self-containment f_aa / R_a, demand-side f_aa / J_a.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True)
class FlowTable:
    """Flows between ``places`` places: ``origin`` and ``destination`` (m,) are positions, a pair may come back."""

    origin: Ints
    destination: Ints
    count: Floats
    places: int

    @cached_property
    def residents(self) -> Floats:
        """Workers who live in each place (G,)."""
        return self._summed(self.origin, self.count)

    @cached_property
    def jobs(self) -> Floats:
        """Workers who work in each place (G,)."""
        return self._summed(self.destination, self.count)

    @cached_property
    def inside(self) -> Floats:
        """Workers who live and work in each place (G,)."""
        stay = self.origin == self.destination
        return self._summed(self.origin[stay], self.count[stay])

    def leaving(self, place: int) -> Floats:
        """Workers who live in a place, by workplace (G,); those who stay count for zero."""
        return self._others(self.origin == place, self.destination, place)

    def coming(self, place: int) -> Floats:
        """Workers of a place who live elsewhere, by home (G,)."""
        return self._others(self.destination == place, self.origin, place)

    def _others(self, rows: npt.NDArray[np.bool_], ends: Ints, place: int) -> Floats:
        found = self._summed(ends[rows], self.count[rows])
        found[place] = 0.0
        return found

    def _summed(self, ends: Ints, counts: Floats) -> Floats:
        return np.bincount(ends, counts, minlength=self.places).astype(np.float64)


@dataclass(frozen=True)
class Containment:
    """Self-containment, shares between 0 and 1, NaN when nobody works or lives there."""

    supply: float
    demand: float

    @property
    def both(self) -> float:
        """The smaller of the two."""
        return float(np.fmin(self.supply, self.demand))


def between(origin: Ints, destination: Ints, count: Floats, places: int) -> FlowTable:
    """Flows between places from rows of origin and destination (positions, -1: left out) and their count."""
    known = (origin >= 0) & (destination >= 0)
    return FlowTable(origin[known], destination[known], count[known], places)


def containment(table: FlowTable, place: int) -> Containment:
    """Self-containment of one place."""
    inside = float(table.inside[place])
    residents, jobs = float(table.residents[place]), float(table.jobs[place])
    return Containment(inside / residents if residents else np.nan, inside / jobs if jobs else np.nan)


def largest(values: Floats, most: int) -> list[int]:
    """Positions of the largest values above zero, at most ``most``, the largest first; ties by position."""
    order = np.argsort(-values, kind="stable")[:most]
    return [int(place) for place in order if values[place] > 0]
