"""Draws the charts of indicators with matplotlib: pixels for a panel, PNG and SVG for a document.

matplotlib is imported when the first chart is drawn, never by pyplot: nothing of its global state is used, and charts
may be drawn in a worker, one at a time. Lengths are pixels of the panel, from the top left.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.chart_content import (
    COMPARE,
    DISTRIBUTION,
    PROFILE,
    REGION,
    TERRITORY,
    TREND,
    Chart,
    Line,
)
from clefop_plugin.cartography.chart_sheet import Look, Sheet
from clefop_plugin.cartography.charts import period_position, round_ticks
from clefop_plugin.core.text import number, signed, with_unit

#: Size in pixels of an exported chart, and the pixels of the PNG for each of them.
EXPORT_WIDTH, EXPORT_RATIO = 640.0, 3.0
EXPORT_FONT = 13.0
#: Above this number of territories the dots of a distribution are small.
MANY = 80
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Picture:
    """Pixels of a chart, RGBA, ``width`` × ``height``."""

    pixels: bytes
    width: int
    height: int


def print_look(families: Sequence[str] = ("Open Sans",)) -> Look:
    """The look of exported charts: ink on white, whatever the theme of the user."""
    return Look(
        palettes.INK,
        palettes.SECONDARY,
        palettes.HAIRLINE,
        palettes.TRACK,
        palettes.ACCENT,
        palettes.ACCENT_SECOND,
        palettes.ALERT,
        palettes.WHITE,
        tuple(families),
        EXPORT_FONT,
    )


def height_of(chart: Chart, size: float) -> float:
    """Pixels that a chart needs in height, for a text of ``size`` pixels."""
    rows = {COMPARE: len(chart.marks), PROFILE: len(chart.gaps)}.get(chart.kind)
    if rows is None:
        return size * 10.5
    return size * (rows * 2.6 + 0.2 if chart.kind == COMPARE else rows * 1.9 + 1.8)


def draw(chart: Chart, look: Look, width: float, height: float, ratio: float = 1.0) -> Picture:
    """The chart as pixels, ``ratio`` of them for each pixel of the panel. Raises ImportError without matplotlib."""
    with _one_at_a_time:
        sheet = Sheet(look, width, height, ratio)
        _PAINTERS[chart.kind](sheet, chart, 0.0, height)
        sheet.canvas.draw()
        pixels = bytes(sheet.canvas.buffer_rgba())
        across, down = sheet.canvas.get_width_height(physical=True)
    return Picture(pixels, int(across), int(down))


def export(chart: Chart, path: Path, look: Look | None = None) -> None:
    """Write the chart with its title and its caption (source, period) as PNG or SVG, by the suffix of ``path``.

    Raises ImportError without matplotlib, OSError when the file cannot be written.
    """
    suffix = path.suffix.lower().removeprefix(".")
    path.write_bytes(encoded(chart, suffix, look or print_look()))


def encoded(chart: Chart, suffix: str, look: Look) -> bytes:
    """The bytes of the file that :func:`export` writes; ``suffix`` is png or svg."""
    with _one_at_a_time:
        import matplotlib

        line = look.size * 1.45
        trial = Sheet(look, EXPORT_WIDTH, 100.0, 1.0)
        title = trial.wrapped(chart.title, EXPORT_WIDTH - 2 * line, look.size * 1.15, bold=True)
        caption = trial.wrapped(chart.caption, EXPORT_WIDTH - 2 * line, look.size * 0.85)
        top = line * (0.6 + 1.15 * len(title) + 0.5)
        body = height_of(chart, look.size)
        sheet = Sheet(look, EXPORT_WIDTH, top + body + line * (0.9 + len(caption)), EXPORT_RATIO, margin=line)
        for i, text in enumerate(title):
            sheet.text(line, line * (1.1 + 1.15 * i), text, look.text, scale=1.15, bold=True)
        _PAINTERS[chart.kind](sheet, chart, top, top + body)
        for i, text in enumerate(caption):
            sheet.text(line, top + body + line * (0.9 + i), text, look.secondary, scale=0.85)
        made = io.BytesIO()
        # Text stays text, and the same chart gives the same file.
        with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "clefop"}):
            metadata = {"Title": chart.title, **({"Date": None} if suffix == "svg" else {"Software": None})}
            sheet.figure.savefig(made, format=suffix, dpi=sheet.figure.dpi, metadata=metadata)
    return made.getvalue()


def _compare(sheet: Sheet, chart: Chart, top: float, bottom: float) -> None:
    """Bars from zero, each under its name: the territory in colour, the départements light, the region dark."""
    look, line = sheet.look, sheet.look.size
    if not chart.marks:
        return
    left, room = sheet.margin, sheet.width - 2 * sheet.margin
    tail = max(sheet.width_of(mark.said, bold=True) for mark in chart.marks) + line * 0.6
    low, high = min(0.0, *(m.value for m in chart.marks)), max(0.0, *(m.value for m in chart.marks))
    span = (high - low) or 1.0
    track = room - tail
    step = (bottom - top) / len(chart.marks)
    colours = {TERRITORY: look.accent, REGION: look.text}
    for i, mark in enumerate(chart.marks):
        own = mark.role == TERRITORY
        y = top + i * step
        sheet.text(left, y + line * 0.75, sheet.fit(mark.label, room, bold=own), look.text, bold=own)
        bar, thick = y + line * 1.45, line * 0.65
        sheet.box(left, bar, track, thick, look.track)
        start, end = sorted((left + track * -low / span, left + track * (mark.value - low) / span))
        sheet.box(start, bar, max(end - start, 1.0), thick, colours.get(mark.role, look.second))
        sheet.text(left + room, bar + thick / 2, mark.said, look.text, "right", bold=own)


def _trend(sheet: Sheet, chart: Chart, top: float, bottom: float) -> None:
    """Lines over time, named at their end: the territory full, the region dashed."""
    look, size = sheet.look, sheet.look.size
    periods = sorted({when for line in chart.lines for when, _ in line.points})
    if len(periods) < 2:
        return
    names = [(line, _end_name(line, chart.decimals)) for line in chart.lines]
    tail = min(max(sheet.width_of(n, 0.9, bold=True) for _, n in names) + size * 0.9, sheet.width * 0.38)
    values = [value for line in chart.lines for _, value in line.points]
    ticks = round_ticks(min(values), max(values))
    left, right, level = _grid(sheet, ticks, top, bottom - size * 1.7, tail)
    places = _places(periods)

    def across(when: str) -> float:
        return left + size * 0.4 + (right - left - size * 0.4) * places[when]

    ends: list[tuple[float, Line, str]] = []
    for line, name in reversed(names):
        points = [(across(when), level(value)) for when, value in line.points]
        own = line.role == TERRITORY
        colour = look.accent if own else look.text
        sheet.line(points, colour, 2.2 if own else 1.3, dashed=not own)
        sheet.dots(points if len(points) <= 6 else points[-1:], colour, 2.8 if own else 2.0)
        ends.append((points[-1][1], line, name))
    previous = -1e9
    for y, line, name in sorted(ends, key=lambda end: end[0]):
        previous = max(y, previous + size * 1.15)
        own = line.role == TERRITORY
        shown = sheet.fit(name, tail - size * 0.8, 0.9, own)
        sheet.text(right + size * 0.6, previous, shown, look.accent if own else look.text, scale=0.9, bold=own)
    _periods(sheet, periods, across, bottom - size * 0.6)


def _profile(sheet: Sheet, chart: Chart, top: float, bottom: float) -> None:
    """One bar an indicator, from the region in the middle: above at the right, below at the left."""
    look, size = sheet.look, sheet.look.size
    if not chart.gaps:
        return
    left, room = sheet.margin, sheet.width - 2 * sheet.margin
    tail = max(sheet.width_of(gap.said, 0.9) for gap in chart.gaps) + size * 0.5
    name = min(max(sheet.width_of(g.label, 0.9, g.chosen) for g in chart.gaps) + size * 0.6, room * 0.5)
    ticks = round_ticks(0.0, max(abs(gap.share) for gap in chart.gaps))
    most = ticks[-1]
    middle, half = left + name + (room - name - tail) / 2, (room - name - tail) / 2
    step = (bottom - top - size * 1.8) / len(chart.gaps)
    for i, gap in enumerate(chart.gaps):
        y = top + (i + 0.5) * step
        colour = look.accent if gap.share >= 0 else look.alert
        sheet.box(middle - half, y - 0.5, 2 * half, 1.0, look.rule)
        length = half * abs(gap.share) / most
        sheet.box(middle if gap.share >= 0 else middle - length, y - step * 0.27, max(length, 1.0), step * 0.54, colour)
        shown = sheet.fit(gap.label, name - size * 0.6, 0.9, gap.chosen)
        sheet.text(left, y, shown, look.text, scale=0.9, bold=gap.chosen)
        sheet.text(left + room, y, gap.said, look.text, "right", 0.9, gap.chosen)
    foot = bottom - size * 0.8
    sheet.line([(middle, top), (middle, foot - size * 0.7)], look.text, 1.2)
    sheet.text(middle, foot, "0", look.secondary, "center", 0.9)
    if half > size * 4:
        written = signed(most, _decimals(ticks)) + with_unit(1.0, "%").removeprefix("1")
        sheet.text(middle + half, foot, written, look.secondary, "right", 0.9)


def _distribution(sheet: Sheet, chart: Chart, top: float, bottom: float) -> None:
    """A dot a territory, from the lowest to the highest; the one shown in colour, the region as a dashed line."""
    look, size = sheet.look, sheet.look.size
    values = chart.values
    if len(values) < 2:
        return
    known = [*values, *([chart.region] if chart.region is not None else [])]
    ticks = round_ticks(min(known), max(known))
    left, right, level = _grid(sheet, ticks, top + size * 0.6, bottom - size * 1.0, sheet.margin)

    def at(i: int) -> tuple[float, float]:
        return left + size * 0.6 + (right - left - size * 1.2) * i / (len(values) - 1), level(values[i])

    named = None
    if chart.region is not None:
        named = level(chart.region)
        sheet.line([(left, named), (right, named)], look.text, 1.2, dashed=True)
        # Dots rise to the right: there is room above the line at its left, or below it at its right.
        if values[len(values) // 3] < chart.region:
            sheet.text(left + size * 0.2, named - size * 0.75, chart.region_said, look.text, "left", 0.9)
        else:
            sheet.text(right, named + size * 0.8, chart.region_said, look.text, "right", 0.9)
    others = [at(i) for i in range(len(values)) if i != chart.own]
    sheet.dots(others, look.second, 2.8 if len(values) <= MANY else 1.4)
    if chart.own is not None:
        _name_own(sheet, chart, at(chart.own), (left, right), named, (top + size * 0.5, bottom - size * 1.6))


def _name_own(
    sheet: Sheet,
    chart: Chart,
    dot: tuple[float, float],
    across: tuple[float, float],
    region: float | None,
    down: tuple[float, float],
) -> None:
    """Mark the territory and name it where there is no other dot: above at the left, or below at the right."""
    look, size = sheet.look, sheet.look.size
    x, y = dot
    sheet.dots([dot], look.accent, 4.6, look.ground or "none")
    before = x > sum(across) / 2
    written = y - size * 0.9 if before else y + size * 0.95
    if region is not None and abs(written - region) < size * 1.6:  # the name of the region is there
        written = region - size * 1.9 if before else region + size * 1.9
    written = min(max(written, down[0]), down[1])
    shown = sheet.fit(chart.own_said, (x - across[0] if before else across[1] - x) - size, 0.9, bold=True)
    shift = -size * 0.4 if before else size * 0.4
    sheet.text(x + shift, written, shown, look.accent, "right" if before else "left", 0.9, True)


_PAINTERS: dict[str, Callable[[Sheet, Chart, float, float], None]] = {
    COMPARE: _compare,
    TREND: _trend,
    PROFILE: _profile,
    DISTRIBUTION: _distribution,
}


def _grid(
    sheet: Sheet, ticks: Sequence[float], top: float, bottom: float, tail: float
) -> tuple[float, float, Callable[[float], float]]:
    """Hairlines at round values, written at the left; gives left and right of the plot, and the height of a value."""
    look, size = sheet.look, sheet.look.size
    written = [number(tick, _decimals(ticks)) for tick in ticks]
    left = sheet.margin + max(sheet.width_of(text, 0.9) for text in written) + size * 0.5
    right = sheet.width - max(tail, sheet.margin)
    high, low = top + size * 0.6, bottom

    def level(value: float) -> float:
        return low - (low - high) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    for tick, text in zip(ticks, written, strict=True):
        sheet.line([(left, level(tick)), (right, level(tick))], look.rule, 0.8)
        sheet.text(left - size * 0.5, level(tick), text, look.secondary, "right", 0.9)
    return left, right, level


def _decimals(ticks: Sequence[float]) -> int:
    """Decimals that round ticks need."""
    step = ticks[1] - ticks[0]
    return next((places for places in range(6) if abs(round(step, places) - step) < step * 1e-6), 6)


def _places(periods: Sequence[str]) -> dict[str, float]:
    """Place of each period between 0 and 1: by date when all have one, else evenly."""
    dates = [period_position(period) for period in periods]
    if any(date is None for date in dates) or dates[0] == dates[-1]:
        return {when: i / (len(periods) - 1) for i, when in enumerate(periods)}
    known = [date for date in dates if date is not None]
    return {when: (date - known[0]) / (known[-1] - known[0]) for when, date in zip(periods, known, strict=True)}


def _periods(sheet: Sheet, periods: Sequence[str], across: Callable[[str], float], y: float) -> None:
    """Write the periods that fit, the last one first."""
    size = sheet.look.size
    edge = sheet.width
    for when in reversed(periods):
        half = sheet.width_of(when, 0.9) / 2
        if across(when) + half + size * 0.8 <= edge or edge == sheet.width:
            sheet.text(max(across(when), half), y, when, sheet.look.secondary, "center", 0.9)
            edge = across(when) - half


def _end_name(line: Line, decimals: int) -> str:
    return f"{number(line.points[-1][1], decimals)} {line.label}"
