"""Charts drawn in millimetres on a :class:`Drawing`: strips, ranks, bars, trends, proportional circles.

Pure functions. ``Drawing.to_svg`` gives the SVG of any of them; on a page they are painted with real text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.core import text
from clefop_plugin.core.classes import round_values
from clefop_plugin.core.text import percent, tr
from clefop_plugin.services.figure_words import share_text

#: Radius in millimetres of a circle that stands for n places: CIRCLE times the square root of n.
CIRCLE = 0.145
SMALLEST_PIE = 1.5


@dataclass(frozen=True)
class Series:
    """A line of a trend: its label, its points (position, value) and what it is (territory, departement, region)."""

    label: str
    points: tuple[tuple[float, float], ...]
    role: str


def key_strip(
    d: Drawing,
    x: float,
    y: float,
    w: float,
    value: float | None,
    peers: Sequence[float],
    departement: float | None = None,
    region: float | None = None,
) -> None:
    """Where a value stands: grey bar the range of the territories, ticks each, disc the territory, diamond the
    département, black bar the region. ``y`` is the middle of the strip."""
    known = [v for v in (*peers, value, departement, region) if v is not None and math.isfinite(v)]
    if not known:
        return
    low, high = min(known), max(known)
    span = (high - low) or 1.0

    def at(v: float) -> float:
        return x + w * ((v - low) / span if high > low else 0.5)

    inside = [v for v in peers if math.isfinite(v)]
    if inside:
        d.rect(at(min(inside)) - 0.3, y - 0.6, at(max(inside)) - at(min(inside)) + 0.6, 1.2, palettes.TRACK)
        for peer in inside:
            d.line([(at(peer), y - 0.6), (at(peer), y + 0.6)], palettes.BAR, 0.14)
    if region is not None:
        d.rect(at(region) - 0.3, y - 1.7, 0.6, 3.4, palettes.INK)
    if departement is not None:
        diamond(d, at(departement), y, 1.5)
    if value is not None and math.isfinite(value):
        d.circle(at(value), y, 1.25, palettes.ACCENT, palettes.WHITE, 0.25)


def diamond(d: Drawing, x: float, y: float, r: float) -> None:
    """The open diamond of the département."""
    d.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], palettes.WHITE, palettes.SECONDARY, 0.28)


def rank_marks(d: Drawing, x: float, y: float, w: float, rank: int, ranked: int) -> None:
    """One mark per territory, the highest first, that of the territory in colour and taller."""
    step = w / ranked
    thick = min(step * 0.7, 1.6)
    for place in range(1, ranked + 1):
        own = place == rank
        height = 2.6 if own else 1.7
        d.rect(x + (place - 1) * step, y - height / 2, thick, height, palettes.ACCENT if own else palettes.TRACK)


def share_bar(d: Drawing, x: float, y: float, w: float, h: float, shares: Sequence[tuple[str, float]]) -> list[int]:
    """One bar of shares (name, 0 to 1), largest first; returns the positions whose name did not fit in the bar."""
    outside: list[int] = []
    colours = [palettes.ACCENT, "#5E9BAA", "#9CC3CC", "#C7DDE2", "#DDEAED", "#EAF1F3"]
    left = x
    d.rect(x, y, w, h, palettes.TRACK_LIGHT)
    for position, (name, share) in enumerate(shares):
        width = w * share
        colour = colours[min(position, len(colours) - 1)]
        d.rect(left, y, max(width - 0.25, 0.15), h, colour)
        ink = palettes.text_on(colour)
        full = f"{name} {share_text(share)}"
        weight = 600 if position == 0 else 400
        baseline = y + h / 2 + 0.85
        if d.measure(full, 6.5, weight) < width - 1.8:
            d.text(left + 0.9, baseline, full, 6.5, colour=ink, weight=weight)
        else:
            outside.append(position)
            if d.measure(percent(share), 6.2, 400) < width - 1.2:
                d.text(left + 0.7, baseline, percent(share), 6.2, colour=ink)
        left += width
    return outside


def comparison_bar(
    d: Drawing, x: float, y: float, w: float, h: float, share: float, region: float | None, colour: str, top: float
) -> None:
    """A bar from zero to ``top`` for the territory, a black mark for the region."""
    d.rect(x, y, w, h, palettes.TRACK_LIGHT)
    d.rect(x, y, w * min(share / top, 1.0) if top else 0.0, h, colour)
    if region is not None and top:
        d.rect(x + w * min(region / top, 1.0) - 0.25, y - 0.7, 0.5, h + 1.4, palettes.INK)


def trend(d: Drawing, x: float, y: float, w: float, h: float, series: Sequence[Series], decimals: int) -> None:
    """Lines over time, labelled at their end; 3 to 5 round values on the axis."""
    values = [v for line in series for _, v in line.points]
    positions = sorted({p for line in series for p, _ in line.points})
    if len(positions) < 2:
        return
    ticks = round_ticks(min(values), max(values))
    left, right, bottom = x + 9.0, x + w - 25.0, y + h - 5.0
    low, high = ticks[0], ticks[-1]

    def at(position: float, value: float) -> tuple[float, float]:
        across = (position - positions[0]) / (positions[-1] - positions[0])
        return left + (right - left) * across, bottom - (bottom - y) * (value - low) / (high - low)

    step = ticks[1] - ticks[0]
    places = next((p for p in range(6) if math.isclose(round(step, p), step, rel_tol=1e-6)), 6)
    for tick in ticks:
        level = at(positions[0], tick)[1]
        d.rule(left, level, right - left, palettes.HAIRLINE, 0.18)
        d.text(left - 1.4, level + 0.8, text.number(tick, places), 6.4, colour=palettes.MUTED, anchor="end")
    for position in _year_ticks(positions):
        d.text(at(position, low)[0], bottom + 3.9, f"{position:.0f}", 6.4, colour=palettes.MUTED, anchor="middle")
    _lines(d, series, at, right, decimals)


def round_ticks(low: float, high: float) -> list[float]:
    """Three to six round values that enclose ``low`` and ``high``."""
    span = (high - low) or max(abs(high), 1.0) * 0.1
    raw = span / 3
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if first == last:
        last += 1
    return [i * step for i in range(first, last + 1)]


def period_position(period: str) -> float | None:
    """Position in years of a period (``2021``, ``2024-T1``, ``2024-03``); None when it has no year."""
    found = re.match(r"^(\d{4})(?:-T([1-4])|-(\d{2}))?", period)
    if found is None:
        return None
    quarter = (int(found[2]) - 1) / 4 if found[2] else 0.0
    month = (int(found[3]) - 1) / 12 if found[3] else 0.0
    return int(found[1]) + quarter + month


def circle(d: Drawing, x: float, y: float, total: float, shares: Sequence[tuple[str, float]], k: float) -> float:
    """A circle of area proportional to ``total``, as a pie of (colour, part) when it is large enough.

    Returns the radius in millimetres.
    """
    radius = max(k * math.sqrt(max(total, 0.0)), 0.6)
    whole = sum(part for _, part in shares)
    if radius < SMALLEST_PIE or whole <= 0 or sum(part > 0 for _, part in shares) < 2:
        colour = max(shares, key=lambda item: item[1])[0] if shares else palettes.ACCENT_SECOND
        d.circle(x, y, radius, colour, palettes.WHITE, 0.3)
        return radius
    d.circle(x, y, radius + 0.3, palettes.WHITE)
    start = -math.pi / 2
    for colour, part in shares:
        if part <= 0:
            continue
        end = start + 2 * math.pi * part / whole
        steps = max(2, int((end - start) / 0.08))
        arc = [
            (x + radius * math.cos(a), y + radius * math.sin(a))
            for a in (start + (end - start) * i / steps for i in range(steps + 1))
        ]
        d.polygon([(x, y), *arc], colour, palettes.WHITE, 0.22)
        start = end
    d.circle(x, y, radius, "", palettes.SECONDARY, 0.15)
    return radius


def circle_legend(d: Drawing, x: float, y: float, largest: float, k: float) -> float:
    """Three nested circles in round numbers up to ``largest``; ``y`` the top. Returns the height taken."""
    values = [v for v in round_values(largest) if v >= 1]
    radius = k * math.sqrt(values[0])
    bottom = y + 2 * radius
    previous = -9.0
    for value in values:
        r = k * math.sqrt(value)
        level = bottom - 2 * r
        d.circle(x + radius, bottom - r, r, "", palettes.SECONDARY, 0.22)
        written = max(level, previous + 2.9)
        d.line(
            [(x + radius, level), (x + 2 * radius + 1.2, level), (x + 2 * radius + 3.0, written)], palettes.MUTED, 0.15
        )
        d.text(x + 2 * radius + 3.6, written + 0.8, text.number(value), 6.4)
        previous = written
    return max(2 * radius, previous - y + 1.2)


def _year_ticks(positions: Sequence[float]) -> list[float]:
    years = sorted({float(math.floor(p)) for p in positions if math.floor(p) >= positions[0]}) or [positions[0]]
    while len(years) > 6:
        years = years[::2]
    return years


_STYLE = {
    "territory": (palettes.ACCENT, 0.75, (), 600),
    "departement": (palettes.SECONDARY, 0.35, (), 400),
    "region": (palettes.INK, 0.35, (1.1, 0.7), 400),
}


def _lines(d: Drawing, series: Sequence[Series], at: object, right: float, decimals: int) -> None:
    ends: list[tuple[float, Series]] = []
    for line in sorted(series, key=lambda s: s.role == "territory"):
        colour, width, dash, _ = _STYLE[line.role]
        points = [at(p, v) for p, v in line.points]  # type: ignore[operator]
        d.line(points, colour, width, dash)
        if len(points) <= 6:
            for px, py in points:
                d.circle(px, py, 0.55 if line.role == "territory" else 0.4, colour, palettes.WHITE, 0.12)
        ends.append((points[-1][1], line))
    previous = -1e9
    for level, line in sorted(ends, key=lambda end: end[0]):
        colour, _, _, weight = _STYLE[line.role]
        written = max(level, previous + 7.4 * PT * 1.3)
        label = tr("{name} {value}", name=line.label, value=text.number(line.points[-1][1], decimals))
        d.text(right + 2, written + 0.9, d.fit(label, 7, 23, weight), 7, colour=colour, weight=weight)
        previous = written
