"""Legends of region maps as drawings: the bar of classes, hatched boxes, the scale of shared borders."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.indicator_maps import MapPlan, places_of
from clefop_plugin.core.text import number, tr

#: Distance of two lines of a hatching and their width, millimetres, as in ``styles.hatching``.
HATCH_STEP, HATCH_WIDTH = 1.1, 0.28
#: Size of the limits of classes, points.
LIMITS = 6.4


def hatched(d: Drawing, x: float, y: float, w: float, h: float, secret: bool) -> None:
    """A box hatched as on maps: at 45° what is secret, at 135° what is missing."""
    d.rect(x, y, w, h, palettes.LAND)
    step = HATCH_STEP * math.sqrt(2)
    for rank in range(1, int((w + h) / step) + 1):
        across = rank * step
        low, high = max(0.0, across - w), min(h, across)
        ends = [(x + across - low, y + low), (x + across - high, y + high)]
        if not secret:
            ends = [(2 * x + w - px, py) for px, py in ends]
        d.line(ends, palettes.HATCHING, HATCH_WIDTH)
    d.rect(x, y, w, h, "", palettes.HATCHING, 0.2)


def class_bar(d: Drawing, x: float, y: float, w: float, plan: MapPlan, values: Sequence[float]) -> float:
    """The classes of a map side by side: how many of ``values`` are in each box, its limits below; returns the bottom.

    Where the words of a class do not fit under its box, its limits are written under its edges.
    """
    if not plan.classes:
        return y
    box = w / len(plan.classes)
    place = np.searchsorted([found.high for found in plan.classes], values, side="left")
    counts = np.bincount(place, minlength=len(plan.classes))
    fits = all(d.measure(found.label, LIMITS, 400) <= box - 1.5 for found in plan.classes)
    for position, (found, count) in enumerate(zip(plan.classes, counts, strict=True)):
        left = x + position * box
        d.rect(left, y, box, 5.4, found.colour, palettes.WHITE, 0.3)
        ink = palettes.text_on(found.colour)
        d.text(left + box / 2, y + 3.75, number(int(count)), 7.5, weight=600, anchor="middle", colour=ink)
        if fits:
            d.text(left + box / 2, y + 8.4, found.label, LIMITS, anchor="middle", colour=palettes.SECONDARY)
    if not fits:
        limits = [plan.classes[0].low, *(found.high for found in plan.classes)]
        places = places_of(limits, plan.decimals)
        for position, limit in enumerate(limits):
            anchor = "start" if position == 0 else "end" if position == len(limits) - 1 else "middle"
            text = number(limit, places)
            d.text(x + position * box, y + 8.4, text, LIMITS, anchor=anchor, colour=palettes.SECONDARY)
    return y + 9.6


def hatch_line(d: Drawing, x: float, y: float, secret: int, missing: int) -> float:
    """One line that tells what is hatched and how many territories are; returns the bottom (``y`` when none is)."""
    entries = [
        (True, secret, tr("statistical secrecy: {count}", count=number(secret))),
        (False, missing, tr("no value: {count}", count=number(missing))),
    ]
    left = x
    for is_secret, count, words in entries:
        if count:
            hatched(d, left, y, 6.5, 3.4, is_secret)
            left += 8 + d.text(left + 8, y + 2.6, words, 6.5, colour=palettes.SECONDARY) + 6
    return y + 5.2 if left > x else y
